//! RSS 2.0, RSS 1.0 (RDF) and Atom: each entry with text is an article.

use crate::article::ParagraphKind;
use crate::composer::Composer;
use crate::draft::Draft;
use crate::formats::format::{ArticleFormat, Found, root_name};
use crate::formats::html;
use crate::markup::entities;
use crate::markup::prose;
use crate::markup::xml::{XmlElement, XmlTree};
use crate::metadata::{FoundIn, Metadata};
use crate::source::{LoadError, SourceFile};

/// Entries with fewer words only point to an article elsewhere.
const MIN_WORDS: usize = 12;

/// `.rss`, `.atom`, and XML whose root says so.
pub(super) struct Feed;

impl ArticleFormat for Feed {
    fn name(&self) -> &'static str {
        "feed"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rss", "atom", "rdf", "xml"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        matches!(root_name(bytes).as_deref(), Some("rss" | "feed" | "RDF"))
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let tree = XmlTree::of_bytes(file.bytes)?;
        let no_feed = LoadError::NoArticle(
            "it is XML of a kind that is no news format; Tally reads NITF, NewsML-G2, RSS and Atom",
        );
        let root = tree
            .root()
            .filter(|root| matches!(root.name(), "rss" | "feed" | "RDF"))
            .ok_or(no_feed)?;
        let channel = root.child("channel").unwrap_or(root);
        let outlet = channel.child("title").and_then(XmlElement::words);
        let language = channel
            .child("language")
            .and_then(XmlElement::words)
            .or_else(|| root.attribute("lang").map(str::to_owned));
        let entries: Vec<XmlElement<'_>> = root
            .descendants()
            .filter(|element| matches!(element.name(), "item" | "entry"))
            .collect();
        let mut n_short = 0;
        let n = entries.len();
        for (idx, entry) in entries.into_iter().enumerate() {
            file.cancellation.check()?;
            let mut draft = composed(entry);
            if draft.text.split_whitespace().nth(MIN_WORDS - 1).is_none() {
                n_short += 1;
                continue;
            }
            draft
                .metadata
                .set_outlet(outlet.clone(), FoundIn::Element("channel".to_owned()));
            draft
                .metadata
                .set_language(language.as_deref(), FoundIn::LanguageTag);
            let source = draft.text.clone().into_bytes();
            found(Found::Article {
                name: if n == 1 {
                    String::new()
                } else {
                    (idx + 1).to_string()
                },
                source: Some(source),
                draft,
            });
        }
        if n_short > 0 {
            found(Found::PassedOver(n_short));
        }
        if n == n_short {
            return Err(LoadError::NoArticle(
                "the feed’s entries have no text of their own; save the articles that it points to",
            ));
        }
        Ok(())
    }
}

fn composed(entry: XmlElement<'_>) -> Draft {
    let metadata = metadata(entry);
    let mut composer = Composer::default();
    if let Some(title) = &metadata.title {
        composer.push(Some(ParagraphKind::Headline), title);
    }
    let of = |name: &str| entry.child(name);
    let content = of("encoded")
        .or_else(|| of("content"))
        .or_else(|| of("description"))
        .or_else(|| of("summary"));
    if let Some(content) = content {
        if content.elements().next().is_some() {
            prose::compose(&mut composer, content);
        } else {
            html::compose(&mut composer, &content.text(), metadata.title.as_deref());
        }
    }
    composer.finish(metadata)
}

fn metadata(entry: XmlElement<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    let found_in = |name: &str| FoundIn::Element(name.to_owned());
    let words = |name: &str| entry.child(name).and_then(XmlElement::words);
    // Titles of feeds often hold the page's escapes once more.
    let title = words("title").map(|title| entities::resolved(&title));
    metadata.set_title(title, found_in("title"));
    let author = entry.child("author").and_then(|author| {
        author
            .child("name")
            .and_then(XmlElement::words)
            .or_else(|| author.words())
    });
    let author = words("creator").or(author);
    // "mail@example.org (Ann Marsh)".
    let author = author.map(|author| match author.split_once('(') {
        Some((mail, name)) if mail.contains('@') => name.trim_end_matches(')').to_owned(),
        _ => author,
    });
    metadata.set_author(
        author.as_deref().filter(|author| !author.contains('@')),
        found_in("author"),
    );
    metadata.set_outlet(words("source"), found_in("source"));
    for name in ["pubDate", "published", "date", "issued"] {
        metadata.set_published(words(name).as_deref(), found_in(name));
    }
    let updated = words("updated").or_else(|| words("modified"));
    if metadata.published.is_none() {
        metadata.set_published(updated.as_deref(), found_in("updated"));
    } else {
        metadata.set_updated(updated.as_deref(), found_in("updated"));
    }
    let link = entry
        .elements()
        .filter(|child| child.name() == "link")
        .find(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"));
    let url = link.and_then(|link| {
        link.attribute("href")
            .map(str::to_owned)
            .or_else(|| link.words())
    });
    metadata.set_url(url, found_in("link"));
    metadata.set_url(words("guid"), found_in("guid"));
    metadata
}

#[cfg(test)]
mod tests {
    use crate::{Cancellation, open};

    #[test]
    fn entries_with_text_are_articles_and_bare_links_are_passed_over() {
        let xml = r"<rss><channel><title>Gull News</title><language>en-gb</language>
            <item><title>Dam &amp;amp; river</title><link>https://example.org/a</link><pubDate>Wed, 05 Feb 2031 09:30:00 +0400</pubDate>
              <content:encoded><![CDATA[<p>It held 1,200&nbsp;m&sup3; of water until the night.</p><p>70 homes are wet, the mayor said.</p>]]></content:encoded></item>
            <item><title>Only a link</title><link>https://example.org/b</link></item></channel></rss>";
        let opened = open("a.xml", xml.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!((opened.articles.len(), opened.passed_over), (1, 1));
        let one = &opened.articles[0];
        assert_eq!(
            &*one.text,
            "Dam & river\n\nIt held 1,200\u{a0}m³ of water until the night.\n\n70 homes are wet, the mayor said."
        );
        let told = &one.metadata;
        assert_eq!(told.outlet.as_deref(), Some("Gull News"));
        assert_eq!(
            told.published.unwrap().to_string(),
            "2031-02-05T09:30+04:00"
        );
        assert_eq!(told.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn atom_tells_when_it_was_updated() {
        let xml = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Gull</title><entry><title>Dam fails</title>
            <link rel="self" href="https://example.org/x"/><link href="https://example.org/a"/><author><name>Ann Marsh</name></author>
            <published>2031-02-05</published><updated>2031-02-06T10:00:00Z</updated>
            <content type="html">&lt;p>It held 1,200 m of water until the very last night.&lt;/p>&lt;p>70 homes are wet.&lt;/p></content></entry></feed>"#;
        let opened = open("a.xml", xml.as_bytes(), None, Cancellation::never()).unwrap();
        let told = &opened.articles[0].metadata;
        assert_eq!(told.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(told.updated.unwrap().to_string(), "2031-02-06T10:00+00:00");
        assert_eq!(told.author.as_deref(), Some("Ann Marsh"));
    }

    #[test]
    fn other_xml_is_refused_whatever_its_entities() {
        let xml =
            "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY x SYSTEM 'file:///etc/passwd'>]><l>&a;&x;</l>";
        let error = open("a.xml", xml.as_bytes(), None, Cancellation::never()).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("it is XML of a kind that is no news format")
        );
    }
}
