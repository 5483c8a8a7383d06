//! What a page tells of its article: JSON-LD, OpenGraph and other meta tags, the saving browser's comment.

use dom_query::Document;
use jiff::civil::Date;
use serde_json::Value;

use crate::article::{Metadata, dates};

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

/// Reads all that a page tells, the most exact place first.
pub(super) fn read(document: &Document, html: &str) -> Metadata {
    let tags = meta_tags(document);
    let meta = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| tags.iter().find(|(key, _)| key == name))
            .map(|(_, value)| value.clone())
    };
    let told = linked_data(document);
    let outlet = told
        .outlet
        .or_else(|| meta(OUTLETS).map(|name| name.trim_start_matches('@').to_owned()));
    let title = told
        .title
        .or_else(|| meta(TITLES))
        .or_else(|| only_heading(document))
        .or_else(|| text_of(document, "title"))
        .map(|title| without_outlet(&title, outlet.as_deref()));
    Metadata {
        title,
        author: told
            .author
            .or_else(|| meta(AUTHORS).as_deref().and_then(author)),
        published: told
            .published
            .or_else(|| {
                DATES
                    .iter()
                    .find_map(|name| meta(&[name]).as_deref().and_then(day))
            })
            .or_else(|| time_tag(document)),
        url: meta(&["og:url"])
            .or_else(|| attribute(document, "link[rel=canonical]", "href"))
            .or_else(|| told.url.clone())
            .or_else(|| saved_from(html))
            .filter(|url| url.starts_with("http")),
        language: attribute(document, "html", "lang")
            .as_deref()
            .and_then(language),
        outlet,
        dateline: None,
    }
}

/// An author as printed, without "By"; none where it is an address.
pub(super) fn author(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = text
        .strip_prefix("By ")
        .or_else(|| text.strip_prefix("by "))
        .unwrap_or(&text);
    let fits = !name.is_empty() && name.chars().count() <= 120 && !name.contains("://");
    fits.then(|| name.to_owned())
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
    published: Option<Date>,
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
        published: string(article, "datePublished").as_deref().and_then(day),
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
        Value::String(name) => author(&resolved(name)),
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

/// The day in an ISO time or a written date.
fn day(text: &str) -> Option<Date> {
    let words = dates::words(text);
    (0..words.len()).find_map(|at| dates::date_at(&words[at..]).map(|(date, _)| date))
}

fn time_tag(document: &Document) -> Option<Date> {
    document
        .select("time[datetime]")
        .nodes()
        .iter()
        .find_map(|node| day(&node.attr_or("datetime", "")))
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
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select_single(selector).attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// "Title | Outlet" without the outlet; an unknown last part is taken off only where what is left still is a title.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
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

/// The first part of a language tag: `en` of `en-GB`.
fn language(tag: &str) -> Option<String> {
    let code = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    (code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(code)
}

/// The address in the comment that browsers write: `<!-- saved from url=(0042)https://… -->`.
fn saved_from(html: &str) -> Option<String> {
    let (_, after) = html.split_once("<!-- saved from url=(")?;
    let (_, after) = after.split_once(')')?;
    let end = after.find(|sign: char| sign.is_whitespace() || sign == '>')?;
    Some(after[..end].to_owned())
}
