//! The sheet as one page: no script, nothing from elsewhere, every number a link to its sentence.

use std::collections::BTreeSet;

use askama::Template;

use super::ExportError;
use crate::factsheet::plain::{plain, plain_piece};
use crate::factsheet::sheet::{UNTITLED, day, plural};
use crate::factsheet::{
    FactSheet, Ladder, Measure, Part, Remark, Section, Source, State, Statement,
};
use crate::finding::{Kind, Severity};
use crate::text::sentence_case;

pub(super) fn write(sheet: &FactSheet) -> Result<Vec<u8>, ExportError> {
    let mut page = Page::new(sheet).render()?;
    page.push('\n');
    Ok(page.into_bytes())
}

/// How many findings are told in a row of a table; the rest is counted.
const MANY_CAUTIONS: usize = 3;

/// The page; every text in it is safe to show, and the template escapes it.
#[derive(Template)]
#[template(path = "factsheet.html")]
struct Page {
    title: String,
    about: String,
    status: String,
    chips: Vec<Chip>,
    contents: Vec<Entry>,
    key: Vec<Row>,
    disputed: Vec<Dispute>,
    checks: Vec<Check>,
    single: Vec<Row>,
    ladders: Vec<Steps>,
    rejected: Vec<RejectedRow>,
    refused: Vec<RefusedRow>,
    sources: Vec<SourceRow>,
    method: Vec<String>,
    footnotes: Vec<Footnote>,
    checked: usize,
    project_hash: String,
    version: String,
}

/// A word on a coloured ground.
struct Chip {
    tone: &'static str,
    word: String,
}

/// A line of the table of contents.
struct Entry {
    id: &'static str,
    heading: &'static str,
    count: usize,
}

/// A way to a footnote.
#[derive(Clone, Copy)]
struct Cite {
    number: usize,
    /// Whether this is the place to which the footnote leads back.
    first: bool,
}

/// A part of a value.
struct Piece {
    /// Words before the number, set lighter.
    hedge: String,
    text: String,
    cite: Option<Cite>,
}

/// A measure as a row of a table.
struct Row {
    value: Vec<Piece>,
    label: String,
    unit: String,
    who: String,
    as_of: String,
    carried: String,
    cites: Vec<Cite>,
    chips: Vec<Chip>,
    /// What its findings say, where that limits the value.
    cautions: Vec<Check>,
    more_cautions: usize,
    caveats: Vec<String>,
    choice: &'static str,
    why: String,
    note: String,
}

/// A disputed measure with its sides.
struct Dispute {
    row: Row,
    resolved: bool,
    remarks: Vec<Check>,
    sides: Vec<Side>,
    sides_have_chips: bool,
}

/// One statement of a disputed measure.
struct Side {
    value: Vec<Piece>,
    who: String,
    as_of: String,
    article: String,
    chips: Vec<Chip>,
}

/// A finding in words.
struct Check {
    headline: String,
    word: &'static str,
    tone: &'static str,
    explanation: String,
    cites: Vec<Cite>,
}

/// A measure over time.
struct Steps {
    label: String,
    rungs: Vec<Rung>,
    explanations: Vec<String>,
}

/// One statement of it.
struct Rung {
    value: Vec<Piece>,
    told: String,
    now: bool,
}

/// A figure that the analyst set aside.
struct RejectedRow {
    value: Vec<Piece>,
    label: String,
    article: String,
    why: String,
}

/// A figure that may not be printed.
struct RefusedRow {
    article: String,
    paragraph: usize,
    why: String,
}

/// An article.
struct SourceRow {
    title: String,
    by: String,
    link: String,
    url: String,
    published: String,
    figures: usize,
    hash: String,
    warnings: Vec<String>,
}

/// A quotation.
struct Footnote {
    number: usize,
    context_before: String,
    before: String,
    mention: String,
    after: String,
    context_after: String,
    cited: String,
    paragraph: usize,
    who: String,
    as_of: String,
    chips: Vec<Chip>,
    note: String,
}

impl Page {
    fn new(sheet: &FactSheet) -> Self {
        let mut links = Links {
            sheet,
            seen: BTreeSet::new(),
        };
        let key = sheet.key().map(|measure| links.row(measure)).collect();
        let disputed = sheet
            .disputed()
            .map(|measure| links.dispute(measure))
            .collect();
        let checks = sheet
            .checks
            .iter()
            .map(|check| links.check(check))
            .collect();
        let single = sheet.single().map(|measure| links.row(measure)).collect();
        let ladders = sheet
            .ladders
            .iter()
            .map(|ladder| links.steps(ladder))
            .collect();
        let rejected = sheet
            .rejected
            .iter()
            .map(|idx| links.rejected(*idx))
            .collect();
        Self {
            title: plain(&sheet.title),
            about: about(sheet),
            status: counted(sheet),
            chips: status_chips(sheet),
            contents: contents(sheet),
            key,
            disputed,
            checks,
            single,
            ladders,
            rejected,
            refused: refused(sheet),
            sources: sheet.sources.iter().map(source_row).collect(),
            method: sheet
                .method
                .iter()
                .map(|sentence| plain(sentence))
                .collect(),
            footnotes: (0..sheet.statements.len())
                .map(|idx| footnote(sheet, idx))
                .collect(),
            checked: sheet.seal.checked,
            project_hash: plain(&sheet.seal.project_hash),
            version: plain(&sheet.seal.version),
        }
    }
}

/// Makes links to footnotes, and remembers which footnote has a way back already.
struct Links<'a> {
    sheet: &'a FactSheet,
    seen: BTreeSet<usize>,
}

impl Links<'_> {
    fn cite(&mut self, statement: usize) -> Cite {
        Cite {
            number: statement + 1,
            first: self.seen.insert(statement),
        }
    }

    fn cites(&mut self, statements: &[usize]) -> Vec<Cite> {
        statements.iter().map(|idx| self.cite(*idx)).collect()
    }

    fn value(&mut self, parts: &[Part]) -> Vec<Piece> {
        parts
            .iter()
            .map(|part| match part.statement {
                Some(idx) => self.number(idx, &part.text),
                None => Piece {
                    hedge: String::new(),
                    text: plain_piece(&part.text),
                    cite: None,
                },
            })
            .collect()
    }

    fn number(&mut self, statement: usize, printed: &str) -> Piece {
        let (hedge, text) = split_hedge(&plain(printed));
        Piece {
            hedge,
            text,
            cite: Some(self.cite(statement)),
        }
    }

    /// The value that one statement prints.
    fn printed(&mut self, statement: usize) -> Vec<Piece> {
        let printed = self.sheet.statements[statement].printed.clone();
        vec![self.number(statement, &printed)]
    }

    fn row(&mut self, measure: &Measure) -> Row {
        let decision = measure.decision.as_ref();
        let cautions = measure.cautions().take(MANY_CAUTIONS);
        Row {
            value: self.value(&measure.value),
            label: plain(&measure.label),
            unit: unit_words(measure),
            who: plain(&measure.who),
            as_of: measure.as_of.as_deref().map(plain).unwrap_or_default(),
            carried: plain(&measure.carried(self.sheet)),
            cites: self.cites(&measure.statements),
            chips: measure_chips(measure),
            cautions: cautions.map(|remark| self.check(remark)).collect(),
            more_cautions: measure.cautions().skip(MANY_CAUTIONS).count(),
            caveats: measure.caveats.iter().map(|caveat| plain(caveat)).collect(),
            choice: decision.map(|decision| decision.choice).unwrap_or_default(),
            why: decision
                .map(|decision| plain(&decision.why))
                .unwrap_or_default(),
            note: measure.note.as_deref().map(plain).unwrap_or_default(),
        }
    }

    fn dispute(&mut self, measure: &Measure) -> Dispute {
        let row = self.row(measure);
        let sides: Vec<Side> = measure
            .statements
            .iter()
            .map(|idx| self.side(*idx))
            .collect();
        Dispute {
            row,
            resolved: measure.is_resolved(),
            remarks: measure
                .remarks
                .iter()
                .map(|remark| self.check(remark))
                .collect(),
            sides_have_chips: sides.iter().any(|side| !side.chips.is_empty()),
            sides,
        }
    }

    fn side(&mut self, idx: usize) -> Side {
        let one = &self.sheet.statements[idx];
        let source = &self.sheet.sources[one.source];
        let published = source.published.map(|date| format!(", {}", day(date)));
        Side {
            value: self.printed(idx),
            who: plain(&one.who()),
            as_of: one.when().as_deref().map(plain).unwrap_or_default(),
            article: format!("{}{}", plain(source.short()), published.unwrap_or_default()),
            chips: statement_chips(one),
        }
    }

    fn check(&mut self, remark: &Remark) -> Check {
        Check {
            headline: plain(&remark.headline),
            word: remark.kind.word(),
            tone: tone(remark.kind),
            explanation: plain(&remark.explanation),
            cites: self.cites(&remark.statements),
        }
    }

    fn steps(&mut self, ladder: &Ladder) -> Steps {
        let earlier = ladder.rungs.iter().map(|idx| (*idx, false));
        let rungs = earlier.chain(ladder.now.iter().map(|idx| (*idx, true)));
        Steps {
            label: plain(&ladder.label),
            rungs: rungs.map(|(idx, now)| self.rung(idx, now)).collect(),
            explanations: ladder
                .explanations
                .iter()
                .map(|words| plain(words))
                .collect(),
        }
    }

    fn rung(&mut self, idx: usize, now: bool) -> Rung {
        let one = &self.sheet.statements[idx];
        let mut told = vec![plain(&one.who())];
        told.extend(
            one.when()
                .as_deref()
                .map(|words| format!("as of {}", plain(words))),
        );
        told.push(plain(self.sheet.sources[one.source].short()));
        Rung {
            value: self.printed(idx),
            told: told.join(", "),
            now,
        }
    }

    fn rejected(&mut self, idx: usize) -> RejectedRow {
        let one = &self.sheet.statements[idx];
        RejectedRow {
            value: self.printed(idx),
            label: plain(&one.measure),
            article: plain(self.sheet.sources[one.source].short()),
            why: match &one.state {
                State::Rejected(why) if !why.is_empty() => plain(why),
                _ => "no reason given".to_owned(),
            },
        }
    }
}

/// The words before the number, and the number: "about " and "70". A value in words is all number.
fn split_hedge(printed: &str) -> (String, String) {
    let starts = |c: char| {
        c.is_numeric() || matches!(c, '$' | '€' | '£' | '¥' | '₴' | '₹' | '-' | '\u{2212}')
    };
    let at = printed
        .char_indices()
        .find(|(at, c)| starts(*c) && (*at == 0 || printed[..*at].ends_with(' ')));
    match at {
        Some((at, _)) if printed[at..].chars().any(char::is_numeric) => {
            (printed[..at].to_owned(), printed[at..].to_owned())
        }
        _ => (String::new(), printed.to_owned()),
    }
}

fn tone(kind: Kind) -> &'static str {
    match kind.severity() {
        Severity::Conflict => "conflict",
        Severity::Caution => "caution",
        Severity::Updated => "updated",
        Severity::Good if kind != Kind::ArithmeticHolds => "",
        Severity::Good => "good",
    }
}

/// The unit where the value does not show it: counts need none, and other units are printed with the number.
fn unit_words(measure: &Measure) -> String {
    if measure.value.iter().all(|part| part.statement.is_some()) || measure.unit.code() == "count" {
        return String::new();
    }
    plain(measure.unit.code())
}

fn chip(tone: &'static str, word: impl Into<String>) -> Chip {
    Chip {
        tone,
        word: word.into(),
    }
}

/// What kind of page it is, of when, by whom.
fn about(sheet: &FactSheet) -> String {
    let mut parts: Vec<String> = Vec::new();
    if sheet.title != UNTITLED {
        parts.push(UNTITLED.to_owned());
    }
    if !sheet.as_of.is_empty() {
        parts.push(format!("as of {}", plain(&sheet.as_of)));
    }
    if !sheet.analyst.is_empty() {
        parts.push(format!("by {}", plain(&sheet.analyst)));
    }
    sentence_case(&parts.join(", "))
}

/// What there is; the chips below tell how it stands.
fn counted(sheet: &FactSheet) -> String {
    let counts = &sheet.counts;
    format!(
        "{} in {} from {}",
        plural(counts.figures, "figure"),
        plural(sheet.measures.len(), "measure"),
        plural(counts.articles, "article")
    )
}

fn status_chips(sheet: &FactSheet) -> Vec<Chip> {
    let counts = &sheet.counts;
    let all = [
        (counts.key, "good", "key"),
        (counts.unresolved, "conflict", "unresolved"),
        (
            counts.disputed - counts.unresolved,
            "good",
            "disputed, resolved",
        ),
        (counts.single, "", "seen once"),
        (counts.superseded, "updated", "superseded"),
        (counts.rejected, "", "rejected"),
        (counts.refused, "conflict", "refused"),
    ];
    all.into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, tone, word)| chip(tone, format!("{n} {word}")))
        .collect()
}

fn measure_chips(measure: &Measure) -> Vec<Chip> {
    let tone_of_state = match measure.state_word() {
        "decided" => "good",
        "unresolved" => "conflict",
        _ => "",
    };
    let mut chips = Vec::new();
    // The section's heading says of all its rows that they are seen once.
    if measure.section != Section::Single {
        chips.push(chip(tone_of_state, measure.state_word()));
    }
    let mut kinds: Vec<Kind> = measure.remarks.iter().map(|remark| remark.kind).collect();
    kinds.sort();
    kinds.dedup();
    chips.extend(kinds.into_iter().map(|kind| chip(tone(kind), kind.word())));
    chips
}

fn statement_chips(one: &Statement) -> Vec<Chip> {
    let mut chips = Vec::new();
    chips.extend(match &one.state {
        State::Open => None,
        State::Accepted => Some(chip("good", "accepted")),
        State::Rejected(_) => Some(chip("conflict", "rejected")),
    });
    chips.extend(one.echo.then(|| chip("", "echo")));
    chips.extend(one.superseded.then(|| chip("updated", "superseded")));
    chips
}

fn contents(sheet: &FactSheet) -> Vec<Entry> {
    let counts = &sheet.counts;
    let optional = [
        ("disputed", Section::Disputed.heading(), counts.disputed),
        ("checks", "Arithmetic checks", sheet.checks.len()),
        ("single", Section::Single.heading(), counts.single),
        ("superseded", "Superseded figures", counts.superseded),
        ("rejected", "Rejected figures", counts.rejected),
        ("refused", "Refused figures", counts.refused),
    ];
    let entry = |(id, heading, count)| Entry { id, heading, count };
    let mut entries = vec![entry(("key", Section::Key.heading(), counts.key))];
    entries.extend(
        optional
            .into_iter()
            .filter(|(.., count)| *count > 0)
            .map(entry),
    );
    entries.push(entry(("sources", "Sources", counts.articles)));
    entries.push(entry(("method", "Method note", 0)));
    if !sheet.statements.is_empty() {
        entries.push(entry(("footnotes", "Footnotes", sheet.statements.len())));
    }
    entries.push(entry(("seal", "Seal", 0)));
    entries
}

fn refused(sheet: &FactSheet) -> Vec<RefusedRow> {
    let row = |refused: &crate::factsheet::Refused| RefusedRow {
        article: plain(sheet.sources[refused.source].short()),
        paragraph: refused.paragraph,
        why: plain(&refused.why),
    };
    sheet.refused.iter().map(row).collect()
}

fn source_row(source: &Source) -> SourceRow {
    let mut by: Vec<String> = Vec::new();
    by.extend(source.outlet.as_deref().map(plain));
    by.extend(source.author.as_deref().map(plain));
    by.push(plain(&source.file));
    SourceRow {
        title: plain(&source.title),
        by: by.join(", "),
        link: source.link().map(plain).unwrap_or_default(),
        url: source.url.as_deref().map(plain).unwrap_or_default(),
        published: source.published.map(day).unwrap_or_default(),
        figures: source.figures,
        hash: plain(&source.hash),
        warnings: source
            .warnings
            .iter()
            .map(|warning| plain(warning))
            .collect(),
    }
}

fn footnote(sheet: &FactSheet, idx: usize) -> Footnote {
    let one = &sheet.statements[idx];
    let quotation = &one.quotation;
    Footnote {
        number: idx + 1,
        context_before: plain(&quotation.context_before),
        before: plain_piece(&quotation.before).trim_start().to_owned(),
        mention: plain(&quotation.mention),
        after: plain_piece(&quotation.after).trim_end().to_owned(),
        context_after: plain(&quotation.context_after),
        cited: plain(&sheet.sources[one.source].citation()),
        paragraph: one.paragraph,
        who: sentence_case(&plain(&one.who())),
        as_of: one.when().as_deref().map(plain).unwrap_or_default(),
        chips: statement_chips(one),
        note: one.note.as_deref().map(plain).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hedge_is_set_apart_from_the_number() {
        let split = |printed: &str| {
            let (hedge, text) = split_hedge(printed);
            format!("{hedge}|{text}")
        };
        assert_eq!(split("about 70"), "about |70");
        assert_eq!(split("more than €1.2bn"), "more than |€1.2bn");
        assert_eq!(split("-20°C"), "|-20°C");
        assert_eq!(split("two dozen"), "|two dozen");
        assert_eq!(split("70"), "|70");
    }
}
