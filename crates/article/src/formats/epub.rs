//! EPUB: the chapters in reading order, as one article.

use crate::article::ParagraphKind;
use crate::composer::Composer;
use crate::encoding;
use crate::formats::format::{ArticleFormat, Found};
use crate::formats::html;
use crate::markup::xml::XmlElement;
use crate::metadata::{FoundIn, Metadata};
use crate::package::{self, Package};
use crate::source::{LoadError, SourceFile};

/// `.epub`.
pub(super) struct Epub;

impl ArticleFormat for Epub {
    fn name(&self) -> &'static str {
        "epub"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["epub"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        package::names(bytes, &["application/epub+zip", "META-INF/container.xml"])
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let mut package = Package::open("EPUB", file.bytes)?;
        let container = package.xml("META-INF/container.xml")?;
        let book = container
            .root()
            .and_then(|root| root.find("rootfile"))
            .and_then(|rootfile| rootfile.attribute("full-path"));
        let Some(book) = book else {
            return Err(LoadError::Damaged {
                kind: "EPUB",
                why: "it does not say where its contents are".to_owned(),
            });
        };
        let folder = book.rsplit_once('/').map_or("", |(folder, _)| folder);
        let tree = package.xml(book)?;
        let Some(root) = tree.root() else {
            return Err(LoadError::Damaged {
                kind: "EPUB",
                why: "its list of contents is no XML".to_owned(),
            });
        };
        let metadata = metadata(root);
        let mut composer = Composer::default();
        if let Some(title) = &metadata.title {
            composer.push(Some(ParagraphKind::Headline), title);
        }
        for href in chapters(root) {
            file.cancellation.check()?;
            let chapter = package.part(&path(folder, &href))?;
            let page = encoding::decode(&chapter, None).text;
            html::compose(&mut composer, &page, metadata.title.as_deref());
        }
        found(Found::only(composer.finish(metadata)));
        Ok(())
    }
}

/// The chapters' places, in reading order; lists of contents and covers are none.
fn chapters(root: XmlElement<'_>) -> Vec<String> {
    let items: Vec<XmlElement<'_>> = root
        .child("manifest")
        .into_iter()
        .flat_map(XmlElement::elements)
        .collect();
    let spine = root
        .child("spine")
        .into_iter()
        .flat_map(XmlElement::elements);
    let in_order = spine
        .filter(|itemref| itemref.attribute("linear") != Some("no"))
        .filter_map(|itemref| {
            let id = itemref.attribute("idref")?;
            items.iter().find(|item| item.attribute("id") == Some(id))
        });
    in_order
        .filter(|item| {
            let properties = item.attribute("properties").unwrap_or("");
            !properties.split_whitespace().any(|one| one == "nav")
                && item
                    .attribute("media-type")
                    .is_some_and(|kind| kind.contains("html"))
        })
        .filter_map(|item| item.attribute("href").map(str::to_owned))
        .collect()
}

/// `href` as seen from `folder`, with its escapes resolved.
fn path(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or(href);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "" | "." => {}
            part => parts.push(part),
        }
    }
    percent_decoded(&parts.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%')
            .then(|| std::str::from_utf8(after.get(..2)?).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(byte) = code {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn metadata(root: XmlElement<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    let Some(told) = root.child("metadata") else {
        return metadata;
    };
    let of = |name: &str| told.child(name).and_then(XmlElement::words);
    let found_in = |name: &str| FoundIn::Element(format!("dc:{name}"));
    metadata.set_title(of("title"), found_in("title"));
    metadata.set_author(of("creator").as_deref(), found_in("creator"));
    metadata.set_outlet(of("publisher"), found_in("publisher"));
    metadata.set_language(of("language").as_deref(), found_in("language"));
    metadata.set_url(of("source"), found_in("source"));
    metadata
}

#[cfg(test)]
mod tests {
    use super::super::zipped::tests::zip;
    use super::*;
    use crate::load;

    #[test]
    fn chapters_are_read_in_the_order_of_the_spine() {
        let container =
            r#"<container><rootfiles><rootfile full-path="o/b.opf"/></rootfiles></container>"#;
        let book = r#"<package xmlns:dc="d"><metadata><dc:title>Dam fails</dc:title><dc:creator>Ann Marsh</dc:creator></metadata>
            <manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
            <item id="a" href="t/a%20b.xhtml" media-type="application/xhtml+xml"/><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>
            <spine><itemref idref="n"/><itemref idref="c"/><itemref idref="a"/></spine></package>"#;
        let file = zip(&[
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("o/b.opf", book),
            ("o/nav.xhtml", "<html><body><p>Contents</p></body></html>"),
            (
                "o/c.xhtml",
                "<html><body><h1>Dam fails</h1><p>It held 1,200&#160;m³.</p></body></html>",
            ),
            (
                "o/t/a b.xhtml",
                "<html><body><p>70 homes are wet.</p></body></html>",
            ),
        ]);
        let article = load("a.epub", &file).unwrap();
        assert_eq!(
            &*article.text,
            "Dam fails\n\nIt held 1,200\u{a0}m³.\n\n70 homes are wet."
        );
        assert_eq!(article.metadata.author.as_deref(), Some("Ann Marsh"));
    }

    #[test]
    fn ways_lead_nowhere_outside() {
        assert_eq!(path("o/x", "../../../a%2"), "a%2");
    }
}
