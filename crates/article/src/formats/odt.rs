//! OpenDocument texts: paragraphs, headings, lists and tables of `content.xml` (ISO/IEC 26300).

use crate::article::ParagraphKind;
use crate::formats::format::{ArticleFormat, Found, root_name};
use crate::markup::flow::Flow;
use crate::markup::xml::{XmlElement, XmlStep, XmlTree};
use crate::metadata::Metadata;
use crate::package::{self, Package};
use crate::source::{LoadError, SourceFile};

/// So many spaces may be written by one element.
const MAX_SPACES: usize = 40;
/// Elements whose text is not the article's: remarks, deletions, what fields and notes are marked by.
const UNSEEN: &[&str] = &[
    "annotation",
    "annotation-end",
    "tracked-changes",
    "note-citation",
    "forms",
    "sequence-decls",
    "page-number",
    "page-count",
    "binary-data",
    "title",
    "desc",
];

/// `.odt`.
pub(super) struct Odt;

impl ArticleFormat for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["odt", "ott", "fodt"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        package::names(bytes, &["application/vnd.oasis.opendocument.text"])
            || (root_name(bytes).as_deref() == Some("document")
                && String::from_utf8_lossy(&bytes[..bytes.len().min(8192)])
                    .contains("opendocument"))
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let tree = if package::is_zip(file.bytes) {
            Package::open("OpenDocument", file.bytes)?.xml("content.xml")?
        } else {
            XmlTree::of_bytes(file.bytes)?
        };
        let mut writer = Writer::default();
        let text = tree.root().and_then(|root| root.find("text"));
        let Some(text) = text else {
            return Err(LoadError::Damaged {
                kind: "OpenDocument",
                why: "it has no text".to_owned(),
            });
        };
        text.walk(&mut |step| writer.step(step));
        found(Found::only(
            writer.flow.finish().finish(Metadata::default()),
        ));
        Ok(())
    }
}

#[derive(Default)]
struct Writer {
    flow: Flow,
    n_lists: usize,
}

impl Writer {
    fn step(&mut self, step: XmlStep<'_>) -> bool {
        match step {
            XmlStep::Enter(element) => return self.enter(element),
            XmlStep::Leave(element) => self.leave(element.name()),
            XmlStep::Text(text) => self.flow.say(&text.replace(['\n', '\r'], " ")),
        }
        true
    }

    fn enter(&mut self, element: XmlElement<'_>) -> bool {
        let name = element.name();
        if UNSEEN.contains(&name) {
            return false;
        }
        match name {
            "p" | "h" => {
                let style = element.attribute("style-name").unwrap_or("");
                let kind = match style {
                    "Title" => Some(ParagraphKind::Headline),
                    "Caption" | "Illustration" | "Table" | "Figure" => Some(ParagraphKind::Caption),
                    _ if name == "h" || style == "Subtitle" => Some(ParagraphKind::Heading),
                    _ => (self.n_lists > 0).then_some(ParagraphKind::Item),
                };
                self.flow.open_paragraph(kind);
            }
            "list" => self.n_lists += 1,
            "table-row" => self.flow.open_row(),
            "table-cell" => self.flow.open_cell(),
            "s" => {
                let n = element.attribute("c").and_then(|n| n.parse().ok());
                self.flow.say(&" ".repeat(n.unwrap_or(1).min(MAX_SPACES)));
            }
            "tab" => self.flow.say(" "),
            "line-break" => self.flow.say("\n"),
            _ => {}
        }
        true
    }

    fn leave(&mut self, name: &str) {
        match name {
            "p" | "h" => self.flow.end_paragraph(),
            "list" => self.n_lists = self.n_lists.saturating_sub(1),
            "table-row" => self.flow.end_row(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::zipped::tests::zip;
    use crate::load;

    #[test]
    fn spaces_notes_and_remarks_are_read_as_they_are_shown() {
        let content = r#"<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
            <text:tracked-changes><text:p>Gone</text:p></text:tracked-changes>
            <text:h>Dam fails</text:h>
            <text:p>It held<text:s text:c="2"/>1,200<text:tab/>m³<office:annotation><text:p>Sure?</text:p></office:annotation>.</text:p>
            <text:list><text:list-item><text:p>70 homes</text:p></text:list-item></text:list>
            </office:text></office:body></office:document-content>"#;
        let file = zip(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", content),
        ]);
        let article = load("a.odt", &file).unwrap();
        assert_eq!(&*article.text, "Dam fails\n\nIt held 1,200 m³.\n\n70 homes");
    }
}
