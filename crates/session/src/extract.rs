//! The JSON of `tally extract --json`: everything that was read and found, for other programs.
//!
//! Offsets count Unicode code points of the article's text as loaded, end exclusive.

use std::io;

use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};
use serde_json::Number;

use super::derive::Derived;
use tally_article::Article;
use tally_comparing::finding::{Finding, Prose, QuotedWords};
use tally_comparing::group::{Group, Row, Table};
use tally_language::text::{CodePoints, Span};
use tally_reading::{Decimal, Figure, Reading, TimeRef};

/// The name and version of this layout.
pub const SCHEMA: &str = "tally.extract/1";

/// Writes `derived` to `out` as one JSON object, piece by piece: it is never held as a whole.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(derived: &Derived, out: impl io::Write) -> io::Result<()> {
    let places = Places::new(&derived.table);
    let mut out = serde_json::Serializer::pretty(out);
    let mut document = out.serialize_struct("Document", 6)?;
    document.serialize_field("schema", SCHEMA)?;
    let read = || derived.table.articles.iter().zip(&derived.readings);
    let articles = || read().map(|(article, reading)| ArticleOut::new(article, reading));
    document.serialize_field("articles", &Each(articles))?;
    let figures = || (0..derived.table.rows.len()).map(|idx| places.figure(derived, idx));
    document.serialize_field("figures", &Each(figures))?;
    let groups = || derived.groups.iter().enumerate();
    let groups = || groups().map(|(idx, group)| GroupOut::new(idx, group));
    document.serialize_field("groups", &Each(groups))?;
    let findings = || {
        let findings = derived.findings.iter();
        findings.flat_map(|finding| places.findings(derived, finding))
    };
    document.serialize_field("findings", &Each(findings))?;
    document.serialize_field("ignored", &Each(|| places.ignored(derived)))?;
    document.end()?;
    Ok(())
}

/// A list that is made one by one as it is written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    id: &'a str,
    path: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    published: Option<String>,
    format: &'a str,
    language: Option<&'a str>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct FigureOut<'a> {
    id: String,
    article: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
    low: Option<Number>,
    high: Option<Number>,
    qualifier: &'static str,
    unit: &'a str,
    counted: Option<&'a str>,
    role: Option<&'static str>,
    attributed_to: Option<&'a str>,
    mood: &'static str,
    as_of: Option<&'a str>,
    event: Option<&'a str>,
    said_on: Option<&'a str>,
    place: Option<&'a str>,
    within: Vec<&'a str>,
    group: String,
}

#[derive(Serialize)]
struct GroupOut<'a> {
    id: String,
    label: &'a str,
    unit: &'a str,
    figures: Vec<String>,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    kind: &'static str,
    group: Option<String>,
    figures: Vec<String>,
    explanation: &'a Prose,
    #[serde(skip_serializing_if = "Option::is_none")]
    op: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotations: Vec<QuotationOut<'a>>,
}

/// A quotation of a finding, with the places of its words that differ.
#[derive(Serialize)]
struct QuotationOut<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
    speaker: &'a str,
    differing: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct IgnoredOut<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    quote: &'a str,
    reason: &'static str,
}

fn words(time: Option<&TimeRef>) -> Option<&str> {
    time.map(|time| time.text.as_str())
}

/// What the figure's place lies in, as worded.
fn within(figure: &Figure) -> Vec<&str> {
    let place = figure.place.iter();
    place
        .flat_map(|place| &place.within)
        .map(|one| one.text.as_str())
        .collect()
}

impl<'a> ArticleOut<'a> {
    fn new(article: &'a Article, reading: &Reading) -> Self {
        let metadata = &article.metadata;
        let mut warnings: Vec<String> = article.warnings.iter().map(ToString::to_string).collect();
        if reading.by_word_order {
            warnings
                .push("read by word order alone, as the syntax model cannot be opened".to_owned());
        }
        Self {
            id: &article.id.0,
            path: &article.path,
            title: metadata.title.as_deref(),
            outlet: metadata.outlet.as_deref(),
            published: metadata.published_on().map(|date| date.to_string()),
            format: &article.format,
            language: metadata.language.as_deref(),
            warnings,
        }
    }
}

impl<'a> GroupOut<'a> {
    fn new(idx: usize, group: &'a Group) -> Self {
        Self {
            id: group_name(idx),
            label: &group.label,
            unit: group.unit.code(),
            figures: group.figures.iter().map(|row| figure_name(*row)).collect(),
        }
    }
}

/// Counts the places of each article in code points.
struct Places {
    points: Vec<CodePoints>,
}

impl Places {
    fn new(table: &Table) -> Self {
        Self {
            points: table
                .articles
                .iter()
                .map(|article| CodePoints::new(&article.text))
                .collect(),
        }
    }

    fn offsets(&self, article: usize, span: Span) -> (usize, usize) {
        let points = &self.points[article];
        (points.before(span.start), points.before(span.end))
    }

    fn figure<'a>(&self, derived: &'a Derived, idx: usize) -> FigureOut<'a> {
        let Row {
            article, figure, ..
        } = &derived.table.rows[idx];
        let (start, end) = self.offsets(*article, figure.span);
        FigureOut {
            id: figure_name(idx),
            article: &derived.table.articles[*article].id.0,
            start,
            end,
            quote: derived.table.quote(idx),
            low: figure.quantity.low.and_then(number),
            high: figure.quantity.high.and_then(number),
            qualifier: figure.quantity.qualifier.code(),
            unit: figure.quantity.unit.code(),
            counted: figure.counted.as_ref().map(|counted| counted.text.as_str()),
            role: figure.role.as_ref().map(|role| role.name),
            attributed_to: figure
                .attribution
                .as_ref()
                .map(|said| said.speaker.as_str()),
            mood: figure.factuality.code(),
            as_of: words(figure.time()),
            event: words(figure.event.as_ref()),
            said_on: words(figure.said_on.as_ref()),
            place: figure.place.as_ref().map(|place| place.text.as_str()),
            within: within(figure),
            group: group_name(derived.group_of[idx]),
        }
    }

    /// One for each set of figures that all relate as the finding says.
    fn findings<'a>(
        &'a self,
        derived: &'a Derived,
        finding: &'a Finding,
    ) -> impl Iterator<Item = FindingOut<'a>> {
        let related = finding.related();
        related.map(|rows| self.finding(derived, finding, rows))
    }

    fn finding<'a>(
        &self,
        derived: &'a Derived,
        finding: &'a Finding,
        rows: &[usize],
    ) -> FindingOut<'a> {
        let names = |rows: &[usize]| rows.iter().map(|row| figure_name(*row)).collect();
        let equation = finding.equation.as_ref();
        let quotations = finding.quotations.iter();
        FindingOut {
            kind: finding.kind.code(),
            group: finding.group.map(group_name),
            figures: names(rows),
            explanation: &finding.explanation,
            op: equation.map(|equation| equation.operation.code()),
            total: equation.map(|equation| figure_name(equation.total)),
            parts: equation.map(|equation| names(&equation.parts)),
            quotations: quotations.map(|one| self.quotation(derived, one)).collect(),
        }
    }

    fn quotation<'a>(&self, derived: &'a Derived, quoted: &'a QuotedWords) -> QuotationOut<'a> {
        let article = &derived.table.articles[quoted.article];
        let (start, end) = self.offsets(quoted.article, quoted.span);
        let differing = quoted.differing.iter();
        QuotationOut {
            article: &article.id.0,
            start,
            end,
            quote: quoted.span.of(&article.text),
            speaker: &quoted.speaker,
            differing: differing
                .map(|span| self.offsets(quoted.article, *span))
                .collect(),
        }
    }

    fn ignored<'a>(&self, derived: &'a Derived) -> impl Iterator<Item = IgnoredOut<'a>> {
        let read = derived.table.articles.iter().zip(&derived.readings);
        read.enumerate().flat_map(move |(idx, (article, reading))| {
            reading.ignored.iter().map(move |ignored| {
                let (start, end) = self.offsets(idx, ignored.span);
                IgnoredOut {
                    article: &article.id.0,
                    start,
                    end,
                    quote: ignored.span.of(&article.text),
                    reason: ignored.reason.code(),
                }
            })
        })
    }
}

fn figure_name(row: usize) -> String {
    format!("f{}", row + 1)
}

fn group_name(idx: usize) -> String {
    format!("g{}", idx + 1)
}

/// The decimal as a JSON number, digit for digit; `None` only where JSON has no form for it.
fn number(value: Decimal) -> Option<Number> {
    value.normalize().to_string().parse().ok()
}
