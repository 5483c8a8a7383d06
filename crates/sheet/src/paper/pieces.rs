//! Pieces of the document: lines, chips and tables, apart from what is told where.

use super::{
    Chip, ChipTone, Editable, Heading, PaperBlock, PaperColumn, PaperLine, PaperRow, PaperRun,
    PaperTable, Tone,
};
use crate::plain::{plain, plain_piece};
use crate::{Remark, Section, SheetMeasure, SheetState, SheetStatement, ShownSection};
use tally_comparing::finding::{FindingKind, Severity};
use tally_project::SheetText;

/// A section's heading.
pub(super) fn heading(shown: &ShownSection) -> Heading {
    let line = PaperLine::text(Tone::Body, plain(&shown.heading));
    Heading {
        level: 1,
        section: shown.section,
        line: line.editable(Editable::Text(SheetText::Heading(shown.section))),
        chips: Vec::new(),
    }
}

/// What stands under a section's heading; a line without runs for nothing.
pub(super) fn lead(shown: &ShownSection) -> PaperLine {
    let mut line = PaperLine::new(Tone::Secondary, Vec::new());
    if !shown.lead.is_empty() {
        line.runs.push(PaperRun::Text(plain(&shown.lead)));
    }
    line.editable(Editable::Text(SheetText::Lead(shown.section)))
}

/// "as of Tuesday", unless the words are no date but tell a stretch of time themselves.
pub(super) fn as_of(when: &str) -> String {
    const STRETCHES: [&str; 9] = [
        "since", "as of", "by", "over", "until", "from", "between", "during", "so far",
    ];
    let lower = when.to_lowercase();
    let tells = |stretch: &&str| {
        let rest = lower.strip_prefix(*stretch);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    if STRETCHES.iter().any(tells) {
        when.to_owned()
    } else {
        format!("as of {when}")
    }
}

pub(super) fn table<const N: usize>(
    summary: &str,
    columns: [(&'static str, u16, bool); N],
    rows: Vec<PaperRow>,
) -> Vec<PaperBlock> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = columns.map(|(head, share, flush_right)| PaperColumn {
        head,
        share,
        flush_right,
    });
    vec![PaperBlock::Table(PaperTable {
        summary: summary.to_owned(),
        columns: columns.to_vec(),
        rows,
    })]
}

/// A printed value that leads to its footnote, and the footnote's number.
///
/// `hedge` are the words at its start that are set apart from its number.
pub(super) fn numbered(printed: &str, hedge: &str, note: usize) -> Vec<PaperRun> {
    let (hedge, number) = match printed.strip_prefix(hedge) {
        Some(number) => (hedge, number),
        None => ("", printed),
    };
    let number = PaperRun::Number {
        hedge: plain_piece(hedge),
        text: plain(number),
        note,
    };
    vec![number, PaperRun::Note(note)]
}

pub(super) fn notes(statements: &[usize]) -> impl Iterator<Item = PaperRun> {
    statements.iter().map(|idx| PaperRun::Note(*idx))
}

/// A finding in its sentence, with the footnotes that it rests on.
pub(super) fn told(remark: &Remark, tone: Tone) -> PaperLine {
    let mut runs = vec![PaperRun::Text(plain(&remark.explanation))];
    runs.extend(notes(&remark.statements));
    PaperLine::new(tone, runs)
}

pub(super) fn check(remark: &Remark) -> Vec<PaperBlock> {
    let line = PaperLine::text(Tone::Body, plain(&remark.headline));
    vec![
        PaperBlock::Heading(Heading {
            level: 2,
            section: Section::Checks,
            line,
            chips: vec![kind_chip(remark.kind)],
        }),
        PaperBlock::Paragraph(told(remark, Tone::Body)),
    ]
}

pub(super) fn caveats(measure: &SheetMeasure) -> Vec<PaperLine> {
    let editable = Editable::Caveats(measure.key.clone());
    measure
        .caveats
        .iter()
        .map(|words| PaperLine::text(Tone::Caution, plain(words)).editable(editable.clone()))
        .collect()
}

/// What was chosen, and why.
pub(super) fn chosen(measure: &SheetMeasure) -> Option<PaperLine> {
    let words = measure.decision.as_ref()?.words();
    Some(PaperLine::text(Tone::Secondary, plain(&words)))
}

pub(super) fn note(measure: &SheetMeasure) -> Option<PaperLine> {
    let note = measure.note.as_deref()?;
    Some(PaperLine::text(Tone::Note, plain(note)))
}

pub(super) fn chip(tone: ChipTone, word: impl Into<String>) -> Chip {
    Chip {
        word: word.into(),
        tone,
    }
}

pub(super) fn chip_runs(chips: Vec<Chip>) -> Vec<PaperRun> {
    chips.into_iter().map(PaperRun::Chip).collect()
}

pub(super) fn kind_chip(kind: FindingKind) -> Chip {
    let tone = match kind.severity() {
        Severity::Conflict => ChipTone::Conflict,
        Severity::Caution => ChipTone::Caution,
        Severity::Updated => ChipTone::Updated,
        Severity::Good if kind == FindingKind::ArithmeticHolds => ChipTone::Good,
        Severity::Good => ChipTone::Plain,
    };
    chip(tone, kind.word())
}

/// How a measure stands. The heading of figures seen once says it of all of them.
pub(super) fn measure_chips(measure: &SheetMeasure) -> Vec<Chip> {
    let tone = match measure.state_word() {
        "decided" => ChipTone::Good,
        "unresolved" => ChipTone::Conflict,
        _ => ChipTone::Plain,
    };
    let mut chips = Vec::new();
    if measure.section != Section::Single {
        chips.push(chip(tone, measure.state_word()));
    }
    let mut kinds: Vec<FindingKind> = measure.remarks.iter().map(|remark| remark.kind).collect();
    kinds.sort();
    kinds.dedup();
    chips.extend(kinds.into_iter().map(kind_chip));
    chips
}

pub(super) fn statement_chips(one: &SheetStatement) -> Vec<Chip> {
    let mut chips = Vec::new();
    chips.extend(match &one.state {
        SheetState::Open => None,
        SheetState::Accepted => Some(chip(ChipTone::Good, "accepted")),
        SheetState::Rejected(_) => Some(chip(ChipTone::Conflict, "rejected")),
    });
    chips.extend(one.echo.then(|| chip(ChipTone::Plain, "echo")));
    chips.extend(
        one.superseded
            .then(|| chip(ChipTone::Updated, "superseded")),
    );
    chips
}
