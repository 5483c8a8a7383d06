//! Word documents: paragraphs, headings, lists, tables and notes of `word/document.xml` (ECMA-376).

use std::collections::BTreeMap;

use crate::article::ParagraphKind;
use crate::formats::format::{ArticleFormat, Found};
use crate::markup::flow::{self, Flow};
use crate::markup::xml::{XmlElement, XmlStep};
use crate::metadata::Metadata;
use crate::package::{self, Package};
use crate::source::{LoadError, SourceFile};

/// Elements whose text is not shown: deletions, field codes, drawings' alternatives, notes' marks.
const UNSEEN: &[&str] = &[
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "Fallback",
    "rPr",
    "sectPr",
    "footnoteRef",
    "endnoteRef",
];

/// `.docx`.
pub(super) struct Docx;

impl ArticleFormat for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        package::names(bytes, &["word/document.xml"])
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let mut package = Package::open("Word", file.bytes)?;
        let styles = styles(&mut package);
        let document = package.xml("word/document.xml")?;
        let mut writer = Writer {
            styles,
            flow: Flow::default(),
        };
        let Some(root) = document.root() else {
            return Err(LoadError::Damaged {
                kind: "Word",
                why: "its text is no XML".to_owned(),
            });
        };
        root.walk(&mut |step| writer.step(step));
        for part in ["word/footnotes.xml", "word/endnotes.xml"] {
            if package.has(part)
                && let Ok(notes) = package.xml(part)
                && let Some(root) = notes.root()
            {
                root.walk(&mut |step| writer.step(step));
            }
        }
        let draft = writer.flow.finish().finish(Metadata::default());
        found(Found::only(draft));
        Ok(())
    }
}

/// What the document's styles make of a paragraph, by the style's id.
fn styles(package: &mut Package<'_>) -> BTreeMap<String, ParagraphKind> {
    let mut styles = BTreeMap::new();
    let Ok(tree) = package.xml("word/styles.xml") else {
        return styles;
    };
    let Some(root) = tree.root() else {
        return styles;
    };
    for style in root.elements().filter(|element| element.name() == "style") {
        let name = style.child("name").and_then(|name| name.attribute("val"));
        let level = style.find("outlineLvl").is_some();
        if let (Some(id), Some(kind)) = (
            style.attribute("styleId"),
            name.and_then(kind_of_style)
                .or(level.then_some(ParagraphKind::Heading)),
        ) {
            styles.insert(id.to_owned(), kind);
        }
    }
    styles
}

/// By the names that styles have in every language of the program, and those that converters give.
fn kind_of_style(name: &str) -> Option<ParagraphKind> {
    match name.to_ascii_lowercase().as_str() {
        "image caption" | "table caption" => Some(ParagraphKind::Caption),
        name => flow::kind_of_style(name),
    }
}

struct Writer {
    styles: BTreeMap<String, ParagraphKind>,
    flow: Flow,
}

impl Writer {
    fn step(&mut self, step: XmlStep<'_>) -> bool {
        match step {
            XmlStep::Enter(element) => self.enter(element),
            XmlStep::Leave(element) => {
                self.leave(element.name());
                true
            }
            XmlStep::Text(_) => true,
        }
    }

    fn enter(&mut self, element: XmlElement<'_>) -> bool {
        let name = element.name();
        if UNSEEN.contains(&name) {
            return false;
        }
        match name {
            "p" => self.flow.open_paragraph(None),
            "pPr" => {
                self.look(element);
                return false;
            }
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "t" => self.flow.say(&element.text()),
            "tab" | "ptab" => self.flow.say(" "),
            "noBreakHyphen" => self.flow.say("\u{2011}"),
            // It ends the paragraph where a new sentence or line starts, as in lines set by hand.
            "br" | "cr" => self.flow.say("\n"),
            _ => {}
        }
        true
    }

    fn leave(&mut self, name: &str) {
        match name {
            "p" => self.flow.end_paragraph(),
            "tr" => self.flow.end_row(),
            _ => {}
        }
    }

    /// Reads a paragraph's properties.
    fn look(&mut self, properties: XmlElement<'_>) {
        let style = properties
            .child("pStyle")
            .and_then(|style| style.attribute("val"));
        let kind = style.and_then(|id| self.styles.get(id).copied().or_else(|| kind_of_style(id)));
        let is_item = properties.child("numPr").is_some();
        let is_heading = properties.child("outlineLvl").is_some();
        let kind = kind
            .or(is_heading.then_some(ParagraphKind::Heading))
            .or(is_item.then_some(ParagraphKind::Item));
        self.flow.is_of(kind);
    }
}

#[cfg(test)]
mod tests {
    use super::super::zipped::tests::zip;
    use crate::ParagraphKind::{self, Body, Headline, Item, Row};
    use crate::load;

    #[test]
    fn paragraphs_headings_items_and_rows_are_told_apart() {
        let body = r#"<w:document xmlns:w="w"><w:body>
            <w:p><w:pPr><w:pStyle w:val="Titre"/></w:pPr><w:r><w:t>Dam fails</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">It held </w:t></w:r><w:del><w:r><w:t>9</w:t></w:r></w:del>
              <w:ins><w:r><w:t>1,200 m</w:t></w:r></w:ins><w:r><w:t>³ &amp; more.</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>70 homes</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Vale</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:instrText>PAGE 3</w:instrText></w:r></w:p></w:body></w:document>"#;
        let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="Titre"><w:name w:val="Title"/></w:style></w:styles>"#;
        let file = zip(&[("word/document.xml", body), ("word/styles.xml", styles)]);
        let article = load("a.docx", &file).unwrap();
        assert_eq!(
            &*article.text,
            "Dam fails\n\nIt held 1,200 m³ & more.\n\n70 homes\n\nVale | 7"
        );
        let kinds: Vec<ParagraphKind> = article.paragraphs.iter().map(|p| p.kind).collect();
        assert_eq!(kinds, [Headline, Body, Item, Row]);
        assert_eq!(article.metadata.title.as_deref(), Some("Dam fails"));
    }

    #[test]
    fn a_damaged_file_says_so() {
        let error = load("a.docx", b"PK\x03\x04 word/document.xml, and then nothing").unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("the Word file is damaged or cut off"),
            "{error}"
        );
    }
}
