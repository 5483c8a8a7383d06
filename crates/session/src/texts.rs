//! The articles themselves, as loaded: metadata with its places, paragraphs with their kinds, what was left out.

use std::fmt::Write as _;
use std::io;

use serde::Serialize;

use tally_article::{Article, Boilerplate, MetadataField, ParagraphKind};

/// The name and version of the JSON's layout.
pub const SCHEMA: &str = "tally.text/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    articles: Vec<ArticleOut<'a>>,
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    id: &'a str,
    path: &'a str,
    format: &'a str,
    metadata: Vec<FieldOut>,
    paragraphs: Vec<ParagraphOut<'a>>,
    left_out: Vec<LeftOutOut<'a>>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct FieldOut {
    field: MetadataField,
    value: String,
    /// Where it was found, in words.
    found: Option<String>,
    /// `stated`, `read` or `guessed`.
    sureness: Option<&'static str>,
}

#[derive(Serialize)]
struct ParagraphOut<'a> {
    kind: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct LeftOutOut<'a> {
    why: &'static str,
    text: &'a str,
}

/// Writes `articles` as one JSON object.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn json<'a>(
    articles: impl Iterator<Item = &'a Article>,
    out: impl io::Write,
) -> io::Result<()> {
    let document = Document {
        schema: SCHEMA,
        articles: articles.map(article_out).collect(),
    };
    Ok(serde_json::to_writer_pretty(out, &document)?)
}

fn article_out(article: &Article) -> ArticleOut<'_> {
    let paragraphs = article.paragraphs.iter();
    let left_out = article.left_out.iter();
    ArticleOut {
        id: &article.id.0,
        path: &article.path,
        format: &article.format,
        metadata: fields(article),
        paragraphs: paragraphs
            .map(|paragraph| ParagraphOut {
                kind: kind(paragraph.kind),
                text: paragraph.span.of(&article.text),
            })
            .collect(),
        left_out: left_out
            .map(|left| LeftOutOut {
                why: furniture(left.why),
                text: &left.text,
            })
            .collect(),
        warnings: article.warnings.iter().map(ToString::to_string).collect(),
    }
}

fn fields(article: &Article) -> Vec<FieldOut> {
    let metadata = &article.metadata;
    let fields = MetadataField::ALL.into_iter();
    fields
        .filter_map(|field| {
            let place = metadata.found.get(&field);
            Some(FieldOut {
                field,
                value: metadata.value(field)?,
                found: place.map(ToString::to_string),
                sureness: place.map(|place| place.sureness().word()),
            })
        })
        .collect()
}

/// Writes `articles` as plain text: what is known of each, then a paragraph a line.
pub fn text<'a>(articles: impl Iterator<Item = &'a Article>) -> String {
    let mut out = String::new();
    for article in articles {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "# {}", article.path); // Writing to a string cannot fail.
        for field in fields(article) {
            let name = format!("{:?}", field.field).to_lowercase();
            let found = match (&field.found, field.sureness) {
                (Some(found), Some(sureness)) => format!("  ({sureness}: {found})"),
                _ => String::new(),
            };
            let _ = writeln!(out, "# {name}: {}{found}", field.value);
        }
        if let Some(unclear) = &article.metadata.unclear {
            let (day, month) = (unclear.day_first, unclear.month_first);
            let _ = writeln!(out, "# published: {} is {day} or {month}", unclear.text);
        }
        for warning in &article.warnings {
            let _ = writeln!(out, "# note: {warning}");
        }
        for paragraph in article
            .paragraphs
            .iter()
            .filter(|paragraph| paragraph.kind.is_read())
        {
            let words: Vec<&str> = paragraph
                .span
                .of(&article.text)
                .split_ascii_whitespace()
                .collect();
            let _ = writeln!(out, "{}", words.join(" "));
        }
    }
    out
}

const fn kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Headline => "headline",
        ParagraphKind::Heading => "heading",
        ParagraphKind::Body => "body",
        ParagraphKind::Item => "item",
        ParagraphKind::Caption => "caption",
        ParagraphKind::Row => "row",
        ParagraphKind::Repeat { .. } => "repeat",
        ParagraphKind::Boilerplate(why) => furniture(why),
    }
}

const fn furniture(why: Boilerplate) -> &'static str {
    match why {
        Boilerplate::ClockTimes => "clock_times",
        Boilerplate::Links => "links",
        Boilerplate::Notice => "notice",
        Boilerplate::Page => "page",
        Boilerplate::RunningHead => "running_head",
        Boilerplate::Mail => "mail",
        Boilerplate::Record => "record",
        Boilerplate::Endless => "endless",
    }
}
