//! Text in the elements that news formats share with web pages: paragraphs, headings, lists, tables, captions.

use crate::article::ParagraphKind;
use crate::composer::{Composer, push_lines};
use crate::draft::CELL;
use crate::markup::xml::{XmlElement, XmlStep};

/// Elements whose text is not the article's.
const UNSEEN: &[&str] = &[
    "script",
    "style",
    "head",
    "media-metadata",
    "media-producer",
    "note",
    "title",
];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "p",
    "block",
    "bq",
    "blockquote",
    "div",
    "section",
    "hl1",
    "hl2",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "nitf-table",
    "media",
    "media-caption",
    "media-reference",
    "caption",
    "figcaption",
    "figure",
    "pre",
    "body",
    "hr",
    "credit",
    "summary",
    "article",
    "header",
    "footer",
    "aside",
];

/// Adds what stands inside `element`.
pub(crate) fn compose(composer: &mut Composer, element: XmlElement<'_>) {
    let mut writer = Writer {
        composer,
        line: String::new(),
        kinds: Vec::new(),
    };
    element.walk(&mut |step| writer.step(step));
    writer.end_block();
}

struct Writer<'a> {
    composer: &'a mut Composer,
    line: String,
    /// What the open elements make of their text, the innermost last.
    kinds: Vec<ParagraphKind>,
}

impl Writer<'_> {
    fn step(&mut self, step: XmlStep<'_>) -> bool {
        match step {
            XmlStep::Enter(element) => {
                let name = element.name();
                if UNSEEN.contains(&name) {
                    return false;
                }
                let in_row = self.kinds.contains(&ParagraphKind::Row);
                if BLOCKS.contains(&name) && !in_row {
                    self.end_block();
                }
                match name {
                    "td" | "th" if !self.line.trim().is_empty() => self.line.push_str(CELL),
                    "br" => self.line.push('\n'),
                    _ => {}
                }
                self.kinds.extend(kind(name));
            }
            XmlStep::Leave(element) => {
                let name = element.name();
                if BLOCKS.contains(&name)
                    && (name == "tr" || !self.kinds.contains(&ParagraphKind::Row))
                {
                    self.end_block();
                }
                if kind(name).is_some() {
                    self.kinds.pop();
                }
            }
            XmlStep::Text(text) => self.line.push_str(&text.replace(['\n', '\r'], " ")),
        }
        true
    }

    fn end_block(&mut self) {
        let line = std::mem::take(&mut self.line);
        push_lines(self.composer, self.kinds.last().copied(), &line);
    }
}

const fn kind(name: &str) -> Option<ParagraphKind> {
    match name.as_bytes() {
        b"hl1" | b"hl2" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => {
            Some(ParagraphKind::Heading)
        }
        b"li" | b"dt" | b"dd" => Some(ParagraphKind::Item),
        b"tr" => Some(ParagraphKind::Row),
        b"media-caption" | b"caption" | b"figcaption" => Some(ParagraphKind::Caption),
        _ => None,
    }
}
