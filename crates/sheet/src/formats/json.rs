//! All data of the sheet for other programs (schema `tally.factsheet/1`); places count Unicode code points.

use serde::Serialize;
use serde_json::Number;

use super::ExportError;
use crate::index::Index;
use crate::{
    Differing, FactSheet, Logged, Refused, Remark, SheetLadder, SheetMeasure, SheetSource,
    SheetState, SheetStatement, ShownSection,
};
use tally_language::text::Span;
use tally_reading::Decimal;

/// The name and version of this layout.
const SCHEMA: &str = "tally.factsheet/1";

pub(super) fn write(sheet: &FactSheet) -> Result<Vec<u8>, ExportError> {
    let index = Index::new(sheet);
    let statement = |(idx, one)| StatementOut::new(&index, idx, one);
    let document = Document {
        schema: SCHEMA,
        title: &sheet.title,
        event: &sheet.event,
        as_of: &sheet.as_of,
        version: sheet.version,
        analyst: &sheet.analyst,
        audience: sheet.audience.word(),
        status: &sheet.status,
        selection_of: sheet.part_of,
        sections: sheet.sections.iter().map(SectionOut::new).collect(),
        measures: sheet.measures.iter().map(MeasureOut::new).collect(),
        checks: sheet.checks.iter().map(RemarkOut::new).collect(),
        quotations: sheet.quotations.iter().map(DifferingOut::new).collect(),
        superseded: sheet.ladders.iter().map(LadderOut::new).collect(),
        rejected: footnotes(&sheet.rejected),
        refused: sheet.refused.iter().map(RefusedOut::new).collect(),
        sources: sheet
            .sources
            .iter()
            .enumerate()
            .map(|(idx, source)| SourceOut::new(sheet, idx, source))
            .collect(),
        method: &sheet.method,
        statements: sheet.statements.iter().enumerate().map(statement).collect(),
        decisions: sheet.decisions.iter().map(DecisionOut::new).collect(),
        seal: SealOut {
            project: &sheet.seal.project_hash,
            tally: &sheet.seal.version,
            policy: &sheet.seal.policy,
            line: &sheet.seal.line,
            quotations_checked: sheet.seal.checked,
            quotations_refused: sheet.refused.len(),
        },
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    title: &'a str,
    event: &'a str,
    as_of: &'a str,
    version: usize,
    analyst: &'a str,
    audience: &'static str,
    status: &'a str,
    selection_of: Option<usize>,
    sections: Vec<SectionOut<'a>>,
    measures: Vec<MeasureOut<'a>>,
    checks: Vec<RemarkOut<'a>>,
    quotations: Vec<DifferingOut<'a>>,
    superseded: Vec<LadderOut<'a>>,
    rejected: Vec<usize>,
    refused: Vec<RefusedOut<'a>>,
    sources: Vec<SourceOut<'a>>,
    method: &'a [String],
    statements: Vec<StatementOut<'a>>,
    decisions: Vec<DecisionOut<'a>>,
    seal: SealOut<'a>,
}

#[derive(Serialize)]
struct SectionOut<'a> {
    section: &'static str,
    heading: &'a str,
    lead: &'a str,
}

#[derive(Serialize)]
struct DifferingOut<'a> {
    explanation: &'a str,
    quoted: Vec<QuotedOut<'a>>,
}

#[derive(Serialize)]
struct QuotedOut<'a> {
    source: usize,
    paragraph: usize,
    speaker: &'a str,
    words: Vec<WordsOut<'a>>,
}

#[derive(Serialize)]
struct WordsOut<'a> {
    text: &'a str,
    differs: bool,
}

#[derive(Serialize)]
struct DecisionOut<'a> {
    decision: i64,
    at: &'a str,
    who: &'a str,
    act: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct MeasureOut<'a> {
    section: &'static str,
    label: &'a str,
    unit: &'a str,
    value: String,
    value_footnotes: Vec<usize>,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolution: Option<ResolutionOut<'a>>,
    who: &'a str,
    as_of: Option<&'a str>,
    origins: usize,
    articles: usize,
    caveats: &'a [String],
    own_caveats: bool,
    feasible: &'a str,
    findings: Vec<RemarkOut<'a>>,
    footnotes: Vec<usize>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ResolutionOut<'a> {
    choice: &'static str,
    why: &'a str,
    left_open: bool,
}

#[derive(Serialize)]
struct RemarkOut<'a> {
    kind: &'static str,
    headline: &'a str,
    explanation: &'a str,
    footnotes: Vec<usize>,
}

#[derive(Serialize)]
struct LadderOut<'a> {
    label: &'a str,
    superseded: Vec<usize>,
    now: Vec<usize>,
    explanations: &'a [String],
}

#[derive(Serialize)]
struct RefusedOut<'a> {
    source: usize,
    paragraph: usize,
    why: &'a str,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    source: usize,
    citation: String,
    title: &'a str,
    outlet: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    file: &'a str,
    sha256: &'a str,
    figures: usize,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct StatementOut<'a> {
    footnote: usize,
    section: &'static str,
    measure: &'a str,
    value: &'a str,
    low: Option<Number>,
    high: Option<Number>,
    qualifier: &'static str,
    unit: &'a str,
    counted: Option<&'a str>,
    role: Option<&'a str>,
    speaker: Option<&'a str>,
    verb: Option<&'a str>,
    medium: Option<&'a str>,
    as_of: Option<&'a str>,
    as_of_date: Option<&'a str>,
    place: Option<&'a str>,
    echo: bool,
    superseded: bool,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict_reason: Option<&'a str>,
    note: Option<&'a str>,
    quotation: QuotationOut<'a>,
}

#[derive(Serialize)]
struct QuotationOut<'a> {
    source: usize,
    paragraph: usize,
    sentence: String,
    mention: &'a str,
    start: usize,
    end: usize,
    sentence_start: usize,
    sentence_end: usize,
}

#[derive(Serialize)]
struct SealOut<'a> {
    project: &'a str,
    tally: &'a str,
    policy: &'a str,
    line: &'a str,
    quotations_checked: usize,
    quotations_refused: usize,
}

impl<'a> SectionOut<'a> {
    fn new(shown: &'a ShownSection) -> Self {
        Self {
            section: shown.section.code(),
            heading: &shown.heading,
            lead: &shown.lead,
        }
    }
}

impl<'a> DifferingOut<'a> {
    fn new(one: &'a Differing) -> Self {
        let quoted = one.quoted.iter().map(|quoted| QuotedOut {
            source: quoted.source + 1,
            paragraph: quoted.paragraph,
            speaker: &quoted.speaker,
            words: quoted
                .words
                .iter()
                .map(|(text, differs)| WordsOut {
                    text,
                    differs: *differs,
                })
                .collect(),
        });
        Self {
            explanation: &one.explanation,
            quoted: quoted.collect(),
        }
    }
}

impl<'a> DecisionOut<'a> {
    fn new(one: &'a Logged) -> Self {
        Self {
            decision: one.id,
            at: &one.at,
            who: &one.who,
            act: &one.label,
            why: &one.why,
        }
    }
}

impl<'a> MeasureOut<'a> {
    fn new(measure: &'a SheetMeasure) -> Self {
        let of_value: Vec<usize> = measure
            .value
            .iter()
            .filter_map(|part| part.statement)
            .collect();
        Self {
            section: measure.section.code(),
            label: &measure.label,
            unit: measure.unit.code(),
            value: measure.value_text(),
            value_footnotes: footnotes(&of_value),
            state: measure.state_word(),
            resolution: measure.decision.as_ref().map(|decision| ResolutionOut {
                choice: decision.choice,
                why: &decision.why,
                left_open: decision.left_open,
            }),
            who: &measure.who,
            as_of: measure.as_of.as_deref(),
            origins: measure.origins,
            articles: measure.articles,
            caveats: &measure.caveats,
            own_caveats: measure.own_caveats,
            feasible: &measure.feasible,
            findings: measure.remarks.iter().map(RemarkOut::new).collect(),
            footnotes: footnotes(&measure.statements),
            note: measure.note.as_deref(),
        }
    }
}

impl<'a> RemarkOut<'a> {
    fn new(remark: &'a Remark) -> Self {
        Self {
            kind: remark.kind.code(),
            headline: &remark.headline,
            explanation: &remark.explanation,
            footnotes: footnotes(&remark.statements),
        }
    }
}

impl<'a> LadderOut<'a> {
    fn new(ladder: &'a SheetLadder) -> Self {
        Self {
            label: &ladder.label,
            superseded: footnotes(&ladder.rungs),
            now: footnotes(&ladder.now),
            explanations: &ladder.explanations,
        }
    }
}

impl<'a> RefusedOut<'a> {
    fn new(refused: &'a Refused) -> Self {
        Self {
            source: refused.source + 1,
            paragraph: refused.paragraph,
            why: &refused.why,
        }
    }
}

impl<'a> SourceOut<'a> {
    fn new(sheet: &FactSheet, idx: usize, source: &'a SheetSource) -> Self {
        Self {
            source: idx + 1,
            citation: source.citation(sheet.style),
            title: &source.title,
            outlet: source.outlet.as_deref(),
            author: source.author.as_deref(),
            published: source.published.map(|date| date.to_string()),
            url: source.url.as_deref(),
            file: &source.file,
            sha256: &source.hash,
            figures: source.figures,
            warnings: &source.warnings,
        }
    }
}

impl<'a> StatementOut<'a> {
    fn new(index: &Index<'_>, idx: usize, one: &'a SheetStatement) -> Self {
        let reason = match &one.state {
            SheetState::Rejected(why) => Some(why.as_str()),
            SheetState::Open | SheetState::Accepted => None,
        };
        Self {
            footnote: idx + 1,
            section: index.section(idx),
            measure: &one.measure,
            value: &one.printed,
            low: one.low.and_then(number),
            high: one.high.and_then(number),
            qualifier: one.qualifier.code(),
            unit: one.unit.code(),
            counted: one.counted.as_deref(),
            role: one.role,
            speaker: one.speaker.as_deref(),
            verb: one.verb.as_deref(),
            medium: one.medium.as_deref(),
            as_of: one.as_of.as_deref(),
            as_of_date: one.as_of_date.as_deref(),
            place: one.place.as_deref(),
            echo: one.echo,
            superseded: one.superseded,
            verdict: one.state.word(),
            verdict_reason: reason,
            note: one.note.as_deref(),
            quotation: QuotationOut::new(one),
        }
    }
}

impl<'a> QuotationOut<'a> {
    fn new(one: &'a SheetStatement) -> Self {
        let Span { start, end } = one.quotation.points;
        Self {
            source: one.source + 1,
            paragraph: one.paragraph,
            sentence: one.quotation.sentence(),
            mention: &one.quotation.mention,
            start,
            end,
            sentence_start: one.quotation.sentence_points.start,
            sentence_end: one.quotation.sentence_points.end,
        }
    }
}

fn footnotes(statements: &[usize]) -> Vec<usize> {
    statements.iter().map(|idx| idx + 1).collect()
}

/// The decimal as a JSON number, digit for digit.
fn number(value: Decimal) -> Option<Number> {
    value.normalize().to_string().parse().ok()
}
