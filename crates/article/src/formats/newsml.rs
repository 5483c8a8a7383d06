//! NewsML-G2, the exchange format of news agencies (IPTC): news items, alone or in a message or package.

use crate::article::ParagraphKind;
use crate::composer::Composer;
use crate::draft::Draft;
use crate::formats::format::{ArticleFormat, Found, root_name};
use crate::formats::html;
use crate::markup::prose;
use crate::markup::xml::{XmlElement, XmlTree};
use crate::metadata::{FoundIn, Metadata};
use crate::source::{LoadError, SourceFile};

/// XML whose root is `newsItem` or `newsMessage`.
pub(super) struct NewsMl;

impl ArticleFormat for NewsMl {
    fn name(&self) -> &'static str {
        "newsml-g2"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["newsml"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        matches!(
            root_name(bytes).as_deref(),
            Some("newsItem" | "newsMessage" | "NewsML" | "NewsItem")
        )
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let tree = XmlTree::of_bytes(file.bytes)?;
        let Some(root) = tree.root() else {
            return Err(LoadError::NoArticle("the NewsML file holds no article"));
        };
        let is_item = |element: &XmlElement<'_>| matches!(element.name(), "newsItem" | "NewsItem");
        let items: Vec<XmlElement<'_>> = if is_item(&root) {
            vec![root]
        } else {
            root.descendants().filter(is_item).collect()
        };
        if items.is_empty() {
            return Err(LoadError::NoArticle("the NewsML file holds no article"));
        }
        let is_only = items.len() == 1;
        for (idx, item) in items.into_iter().enumerate() {
            let draft = composed(item);
            let source = draft.text.clone().into_bytes();
            found(Found::Article {
                name: if is_only {
                    String::new()
                } else {
                    (idx + 1).to_string()
                },
                source: (!is_only).then_some(source),
                draft,
            });
        }
        Ok(())
    }
}

fn composed(item: XmlElement<'_>) -> Draft {
    let metadata = metadata(item);
    let mut composer = Composer::default();
    if let Some(title) = &metadata.title {
        composer.push(Some(ParagraphKind::Headline), title);
    }
    // The first way of telling the content: others are the same in other formats.
    let sets = item
        .child("contentSet")
        .or_else(|| item.find("ContentItem"));
    let content = sets.and_then(|sets| {
        let named = |name: &str| sets.descendants().find(|element| element.name() == name);
        named("inlineXML")
            .or_else(|| named("DataContent"))
            .or_else(|| named("inlineData"))
    });
    match content {
        Some(content) if content.name() == "inlineData" => {
            let text = content.text();
            let is_html = content
                .attribute("contenttype")
                .is_some_and(|kind| kind.contains("html"));
            if is_html {
                html::compose(&mut composer, &text, metadata.title.as_deref());
            } else {
                text.lines().for_each(|line| composer.push(None, line));
            }
        }
        Some(content) => {
            // NITF or HTML inside: what stands before its body is metadata.
            let body = content
                .find("body.content")
                .or_else(|| content.find("body"))
                .unwrap_or(content);
            prose::compose(&mut composer, body);
        }
        None => {}
    }
    composer.finish(metadata)
}

fn metadata(item: XmlElement<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    let found_in = |name: &str| FoundIn::Element(name.to_owned());
    let words = |name: &str| item.find(name).and_then(XmlElement::words);
    metadata.set_title(
        words("headline").or_else(|| words("HeadLine")),
        found_in("headline"),
    );
    let by = words("by")
        .or_else(|| words("creator"))
        .or_else(|| words("ByLine"));
    metadata.set_author(by.as_deref(), found_in("by"));
    for name in ["infoSource", "provider", "copyrightHolder"] {
        let element = item.find(name);
        let named = element.and_then(|element| {
            element
                .child("name")
                .and_then(XmlElement::words)
                .or_else(|| element.attribute("literal").map(str::to_owned))
        });
        metadata.set_outlet(named, found_in(name));
    }
    // A version is an update where the item was created before it.
    let created = words("contentCreated").or_else(|| words("firstCreated"));
    metadata.set_published(words("embargoed").as_deref(), found_in("embargoed"));
    match (&created, words("versionCreated")) {
        (Some(created), version) => {
            metadata.set_published(Some(created), found_in("contentCreated"));
            metadata.set_updated(
                version.as_deref().filter(|version| version != created),
                found_in("versionCreated"),
            );
        }
        (None, version) => metadata.set_published(version.as_deref(), found_in("versionCreated")),
    }
    metadata.set_published(
        words("contentModified")
            .or_else(|| words("ThisRevisionCreated"))
            .as_deref(),
        found_in("contentModified"),
    );
    let language = item
        .find("language")
        .and_then(|language| language.attribute("tag"));
    metadata.set_language(
        language.or_else(|| item.attribute("lang")),
        FoundIn::LanguageTag,
    );
    let link = item
        .descendants()
        .filter(|element| element.name() == "link")
        .find_map(|link| link.attribute("href"));
    metadata.set_url(link.map(str::to_owned), found_in("link"));
    metadata.dateline = words("dateline");
    metadata
}

#[cfg(test)]
mod tests {
    use crate::formats::tests::texts;
    use crate::{Cancellation, open};

    #[test]
    fn each_item_of_a_message_is_an_article() {
        let item = |title: &str, n: u8| {
            format!(
                "<newsItem><itemMeta><provider literal=\"Gull\"/><versionCreated>2031-02-0{n}T09:30:00Z</versionCreated></itemMeta>\
                 <contentMeta><headline>{title}</headline></contentMeta><contentSet><inlineXML><html><head><title>x</title></head>\
                 <body><p>{n} homes are wet.</p></body></html></inlineXML></contentSet></newsItem>"
            )
        };
        let xml = format!(
            "<newsMessage>{}{}</newsMessage>",
            item("One", 3),
            item("Two", 4)
        );
        let opened = open("a.xml", xml.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!(
            texts(&opened),
            [
                ("a.xml#1", "One\n\n3 homes are wet."),
                ("a.xml#2", "Two\n\n4 homes are wet.")
            ]
        );
        assert_eq!(
            opened.articles[1].metadata.published.unwrap().to_string(),
            "2031-02-04T09:30+00:00"
        );
    }
}
