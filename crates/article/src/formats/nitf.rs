//! NITF, the News Industry Text Format of the IPTC (version 3.x).

use crate::article::ParagraphKind;
use crate::composer::Composer;
use crate::formats::format::{ArticleFormat, Found, root_name};
use crate::markup::prose;
use crate::markup::xml::{XmlElement, XmlTree};
use crate::metadata::{FoundIn, Metadata};
use crate::source::{LoadError, SourceFile};

/// `.nitf`, and XML whose root says so.
pub(super) struct Nitf;

impl ArticleFormat for Nitf {
    fn name(&self) -> &'static str {
        "nitf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["nitf"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        root_name(bytes).as_deref() == Some("nitf")
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let tree = XmlTree::of_bytes(file.bytes)?;
        let Some(root) = tree.root() else {
            return Err(LoadError::NoArticle("the NITF file holds no article"));
        };
        let metadata = metadata(root);
        let mut composer = Composer::default();
        if let Some(title) = &metadata.title {
            composer.push(Some(ParagraphKind::Headline), title);
        }
        if let Some(second) = root.find("hl2").and_then(XmlElement::words) {
            composer.push(Some(ParagraphKind::Headline), &second);
        }
        if let Some(content) = root.find("body.content") {
            prose::compose(&mut composer, content);
        }
        found(Found::only(composer.finish(metadata)));
        Ok(())
    }
}

fn metadata(root: XmlElement<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    let found_in = |name: &str| FoundIn::Element(name.to_owned());
    let words = |name: &str| root.find(name).and_then(XmlElement::words);
    metadata.set_title(words("hl1").or_else(|| words("hedline")), found_in("hl1"));
    metadata.set_title(words("title"), found_in("title"));
    let author = root.find("byline").and_then(|byline| {
        byline
            .find("person")
            .and_then(XmlElement::words)
            .or_else(|| byline.words())
    });
    metadata.set_author(author.as_deref(), found_in("byline"));
    let rights = root.find("doc.copyright");
    let holder = rights.and_then(|rights| rights.attribute("holder"));
    let outlet =
        words("distributor").or_else(|| root.find("pubdata")?.attribute("name").map(str::to_owned));
    metadata.set_outlet(
        outlet.or_else(|| holder.map(str::to_owned)),
        found_in("distributor"),
    );
    for name in ["date.issue", "date.release", "story.date", "pubdata"] {
        let element = root.find(name);
        let norm = element.and_then(|element| {
            element
                .attribute("norm")
                .or_else(|| element.attribute("date.publication"))
        });
        metadata.set_published(norm, found_in(name));
    }
    let dateline = root.find("dateline").and_then(|dateline| {
        dateline
            .find("location")
            .and_then(XmlElement::words)
            .or_else(|| dateline.words())
    });
    metadata.dateline = dateline;
    let url = root
        .find("pubdata")
        .and_then(|pubdata| pubdata.attribute("ex-ref"));
    metadata.set_url(url.map(str::to_owned), found_in("pubdata"));
    metadata.set_language(root.attribute("lang"), FoundIn::LanguageTag);
    metadata
}

#[cfg(test)]
mod tests {
    use crate::{ParagraphKind, load};

    #[test]
    fn the_head_is_metadata_and_the_content_text() {
        let xml = r#"<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf><head><docdata>
            <date.issue norm="20310205T093000+0400"/></docdata></head><body><body.head><hedline><hl1>Dam fails</hl1></hedline>
            <byline>By <person>Ann Marsh</person></byline><distributor>Gull News</distributor></body.head><body.content>
            <p>It held 1,200&nbsp;m&#179;.</p><media><media-caption>70 homes</media-caption></media>
            <table><tr><td>Vale</td><td>7</td></tr></table></body.content></body></nitf>"#;
        let article = load("a.xml", xml.as_bytes()).unwrap();
        assert_eq!(
            &*article.text,
            "Dam fails\n\nIt held 1,200\u{a0}m³.\n\n70 homes\n\nVale | 7"
        );
        assert_eq!(article.paragraphs[2].kind, ParagraphKind::Caption);
        let told = &article.metadata;
        assert_eq!(
            told.published.unwrap().to_string(),
            "2031-02-05T09:30+04:00"
        );
        assert_eq!(
            (told.author.as_deref(), told.outlet.as_deref()),
            (Some("Ann Marsh"), Some("Gull News"))
        );
    }
}
