//! Figures and findings as plain text, for terminals and pipes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::derive::Derived;
use tally_article::Article;
use tally_comparing::finding::Entry;
use tally_language::text::one_line;
use tally_reading::Reason;

/// How wide a quotation may grow before it is cut.
const QUOTE_CHARS: usize = 100;

/// Writes what was read and found: articles, findings by cause and severity, figures by measure, what was left out.
pub fn text(derived: &Derived) -> String {
    let mut out = String::new();
    articles(&mut out, derived);
    findings(&mut out, derived);
    figures(&mut out, derived);
    left_out(&mut out, derived);
    out
}

// Writing to a string cannot fail; `let _` below drops a result that is always `Ok`.

fn articles(out: &mut String, derived: &Derived) {
    let _ = writeln!(out, "ARTICLES ({})", derived.table.articles.len());
    for (article, reading) in derived.table.articles.iter().zip(&derived.readings) {
        let _ = writeln!(out, "  {}", cut(article.name(), QUOTE_CHARS));
        let _ = writeln!(out, "    {}", about(article, reading.figures.len()));
        for warning in &article.warnings {
            let _ = writeln!(out, "    note: {warning}");
        }
    }
}

fn about(article: &Article, figures: usize) -> String {
    let mut parts = Vec::new();
    parts.extend(article.metadata.outlet.clone());
    parts.extend(article.metadata.published_on().map(|date| date.to_string()));
    parts.push(match figures {
        0 => "no figures".to_owned(),
        1 => "1 figure".to_owned(),
        n => format!("{n} figures"),
    });
    parts.push(article.file_name().to_owned());
    parts.join(", ")
}

fn findings(out: &mut String, derived: &Derived) {
    let (all, entries) = (derived.findings.len(), derived.entries.len());
    let causes = match entries {
        _ if entries == all => String::new(),
        1 => " of 1 cause".to_owned(),
        n => format!(" of {n} causes"),
    };
    let _ = writeln!(out, "\nFINDINGS ({all}{causes})");
    if derived.findings.is_empty() {
        let _ = writeln!(out, "  none: no two figures measure the same thing");
    }
    for entry in &derived.entries {
        entry_lines(out, derived, entry);
    }
}

/// The front finding with its figures, then what else is found of the same cause, and the figures of that.
fn entry_lines(out: &mut String, derived: &Derived, entry: &Entry) {
    let mut quoted = BTreeSet::new();
    for idx in entry.findings() {
        let finding = &derived.findings[idx];
        let (kind, headline) = (finding.kind.word(), &finding.headline);
        if idx == entry.front {
            let group = finding.group.and_then(|idx| derived.groups.get(idx));
            let measure = group.map_or("", |group| group.label.as_str());
            let _ = writeln!(out, "  {kind}: {headline}  {measure}");
        } else {
            let _ = writeln!(out, "    also {kind}: {headline}");
        }
        let _ = writeln!(out, "    {}", finding.explanation);
        for row in &finding.figures {
            if quoted.insert(*row) {
                quotation(out, derived, *row);
            }
        }
        for quoted in &finding.quotations {
            let article = &derived.table.articles[quoted.article];
            let words = cut(quoted.span.of(&article.text), QUOTE_CHARS);
            let file = article.file_name();
            let _ = writeln!(out, "    - {}: {words} [{file}]", quoted.speaker);
        }
    }
}

fn quotation(out: &mut String, derived: &Derived, row: usize) {
    let article = derived.table.article(row);
    let sentence = cut(derived.table.sentence(row), QUOTE_CHARS);
    let quote = derived.table.quote(row);
    let _ = writeln!(out, "    - {quote}: {sentence} [{}]", article.file_name());
}

fn figures(out: &mut String, derived: &Derived) {
    let groups = &derived.groups;
    let _ = writeln!(
        out,
        "\nFIGURES ({} in {} measures)",
        derived.table.rows.len(),
        groups.len()
    );
    for group in groups {
        let _ = writeln!(out, "  {}", group.label);
        for row in &group.figures {
            let figure = &derived.table.rows[*row].figure;
            let quote = one_line(derived.table.quote(*row));
            let mut facts = Vec::new();
            facts.extend(
                figure
                    .attribution
                    .as_ref()
                    .map(|said| format!("says {}", said.speaker)),
            );
            facts.extend(figure.time().map(|time| format!("as of {}", time.text)));
            facts.push(derived.table.article(*row).file_name().to_owned());
            let _ = writeln!(out, "    {quote:<36} {}", facts.join(", "));
        }
    }
}

fn left_out(out: &mut String, derived: &Derived) {
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    for ignored in derived.readings.iter().flat_map(|reading| &reading.ignored) {
        *counts.entry(ignored.reason).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    let list: Vec<String> = counts
        .iter()
        .map(|(reason, n)| reason.counted(*n))
        .collect();
    let _ = writeln!(out, "\nLEFT OUT ({total})");
    if !list.is_empty() {
        let _ = writeln!(out, "  {}", list.join(", "));
    }
}

/// One line of at most `chars` characters, with an ellipsis where it was cut.
fn cut(text: &str, chars: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= chars {
        return line;
    }
    let head: String = line.chars().take(chars - 1).collect();
    format!("{}…", head.trim_end())
}
