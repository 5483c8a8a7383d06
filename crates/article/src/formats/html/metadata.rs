//! What a page tells of its article: JSON-LD, OpenGraph and other meta tags, the saving browser's comment.

use dom_query::Document;
use serde_json::Value;

use crate::dates;
use crate::metadata::{FoundIn, Metadata};
use tally_language::text::one_line;

/// Meta tags that hold a title, best first.
const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "parsely-title",
    "sailthru.title",
];
/// Meta tags that hold the outlet's name, best first.
const OUTLETS: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "twitter:site",
];
/// Meta tags that hold an author's name, best first.
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
];
/// Meta tags that hold the publication's date, best first.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "publication_date",
    "pubdate",
    "dc.date",
    "dc.date.issued",
    "date",
];
/// What stands between a title and the outlet's name.
const SEPARATORS: &[&str] = &[" | ", " – ", " — ", " - ", " :: ", " » "];

/// Meta tags that hold the day of the last change, best first.
const UPDATES: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dc.date.modified",
];

/// Reads all that a page tells, the most exact place first.
pub(super) fn read(document: &Document, html: &str) -> Metadata {
    let tags = meta_tags(document);
    let meta = |names: &[&'static str]| {
        names.iter().find_map(|name| {
            let (_, value) = tags.iter().find(|(key, _)| key == name)?;
            Some((value.clone(), FoundIn::MetaTag((*name).to_owned())))
        })
    };
    let told = linked_data(document);
    let mut page = Metadata::default();
    page.set_outlet(told.outlet, FoundIn::LinkedData);
    if let Some((name, found_in)) = meta(OUTLETS) {
        page.set_outlet(Some(name.trim_start_matches('@').to_owned()), found_in);
    }
    page.set_title(told.title, FoundIn::LinkedData);
    if let Some((title, found_in)) = meta(TITLES) {
        page.set_title(Some(title), found_in);
    }
    page.set_title(only_heading(document), FoundIn::Heading);
    page.set_title(text_of(document, "title"), FoundIn::PageTitle);
    page.title = page
        .title
        .map(|title| without_outlet(&title, page.outlet.as_deref()));
    page.set_author(told.author.as_deref(), FoundIn::LinkedData);
    if let Some((author, found_in)) = meta(AUTHORS) {
        page.set_author(Some(&author), found_in);
    }
    page.set_published(told.published.as_deref(), FoundIn::LinkedData);
    for name in DATES {
        if let Some((date, found_in)) = meta(&[name]) {
            page.set_published(Some(&date), found_in);
        }
    }
    page.set_published(time_tag(document).as_deref(), FoundIn::TimeTag);
    page.set_updated(told.updated.as_deref(), FoundIn::LinkedData);
    if let Some((date, found_in)) = meta(UPDATES) {
        page.set_updated(Some(&date), found_in);
    }
    if page.updated == page.published {
        page.updated = None;
    }
    if let Some((url, found_in)) = meta(&["og:url"]) {
        page.set_url(Some(url), found_in);
    }
    page.set_url(
        attribute(document, "link[rel=canonical]", "href"),
        FoundIn::MetaTag("canonical".to_owned()),
    );
    page.set_url(told.url, FoundIn::LinkedData);
    page.set_url(saved_from(html), FoundIn::SavedAddress);
    page.set_language(
        attribute(document, "html", "lang").as_deref(),
        FoundIn::LanguageTag,
    );
    page
}

/// Name or property of each meta tag in lower case, and its content.
fn meta_tags(document: &Document) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for node in document.select("meta[content]").nodes() {
        let value = node.attr_or("content", "");
        let value = value.trim();
        for key in ["property", "name", "itemprop"] {
            if let Some(name) = node.attr(key).filter(|_| !value.is_empty()) {
                tags.push((name.trim().to_ascii_lowercase(), value.to_owned()));
            }
        }
    }
    tags
}

/// What the page's JSON-LD tells.
#[derive(Debug, Default)]
struct Told {
    title: Option<String>,
    outlet: Option<String>,
    author: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    url: Option<String>,
}

fn linked_data(document: &Document) -> Told {
    let mut objects = Vec::new();
    for node in document
        .select("script[type='application/ld+json']")
        .nodes()
    {
        if let Ok(value) = serde_json::from_str::<Value>(node.text().trim()) {
            flatten(value, &mut objects);
        }
    }
    let Some(article) = objects.iter().find(|object| is_article(object)) else {
        return Told::default();
    };
    let named = |key: &str| article.get(key).and_then(|value| names(value, &objects));
    Told {
        title: string(article, "headline").or_else(|| string(article, "name")),
        outlet: named("publisher"),
        author: named("author").or_else(|| named("creator")),
        published: string(article, "datePublished"),
        updated: string(article, "dateModified"),
        url: string(article, "url"),
    }
}

/// All objects of a list or a graph, one level deep: that is where articles and their publishers stand.
fn flatten(value: Value, objects: &mut Vec<Value>) {
    match value {
        Value::Array(list) => list.into_iter().for_each(|value| flatten(value, objects)),
        Value::Object(mut fields) => {
            let graph = fields.remove("@graph");
            objects.push(Value::Object(fields));
            if let Some(graph) = graph {
                flatten(graph, objects);
            }
        }
        _ => {}
    }
}

fn is_article(object: &Value) -> bool {
    let is_kind = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_kind),
        Some(kind) => is_kind(kind),
        None => false,
    }
}

fn string(object: &Value, key: &str) -> Option<String> {
    let text = object.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| resolved(text))
}

/// The names of a person, an organisation, a list of them, or of what a reference points to.
fn names(value: &Value, objects: &[Value]) -> Option<String> {
    match value {
        Value::String(name) => {
            Some(resolved(name)).filter(|name| !name.trim().is_empty() && !name.contains("://"))
        }
        Value::Array(list) => {
            let names: Vec<String> = list
                .iter()
                .filter_map(|value| names(value, objects))
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(_) => string(value, "name").or_else(|| {
            let id = value.get("@id")?;
            let meant = objects
                .iter()
                .find(|object| object.get("@id") == Some(id))?;
            string(meant, "name")
        }),
        _ => None,
    }
}

/// JSON-LD should hold no entities, but often does.
fn resolved(text: &str) -> String {
    if text.contains('&') {
        Document::fragment(text).text().to_string()
    } else {
        text.to_owned()
    }
}

fn time_tag(document: &Document) -> Option<String> {
    document
        .select("time[datetime]")
        .nodes()
        .iter()
        .map(|node| node.attr_or("datetime", "").to_string())
        .find(|text| dates::when(text).is_some())
}

fn only_heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    let first = headings
        .nodes()
        .first()
        .filter(|_| headings.length() == 1)?;
    clean(&first.text())
}

fn text_of(document: &Document, selector: &str) -> Option<String> {
    clean(&document.select_single(selector).text())
}

fn clean(text: &str) -> Option<String> {
    let text = one_line(text);
    (!text.is_empty()).then_some(text)
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select_single(selector).attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// "Title | Outlet" without the outlet; an unknown last part is taken off only where what is left still is a title.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let title = one_line(title);
    for separator in SEPARATORS {
        let Some((before, after)) = title.rsplit_once(separator) else {
            continue;
        };
        let is_outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(after.trim()));
        let is_bar = matches!(*separator, " | " | " :: " | " » ");
        if is_outlet
            || (is_bar
                && before.split_whitespace().count() >= 4
                && after.split_whitespace().count() <= 4)
        {
            return before.trim().to_owned();
        }
    }
    title
}

/// The address in the comment that browsers write: `<!-- saved from url=(0042)https://… -->`.
fn saved_from(html: &str) -> Option<String> {
    let (_, after) = html.split_once("<!-- saved from url=(")?;
    let (_, after) = after.split_once(')')?;
    let end = after.find(|character: char| character.is_whitespace() || character == '>')?;
    Some(after[..end].to_owned())
}
