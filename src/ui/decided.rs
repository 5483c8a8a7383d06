//! What the analyst has decided of groups and findings.

use super::cx::Cx;
use crate::ui::statements::value_text;
use tally_comparing::finding::{Entry, Finding, ProposedPiece, Severity};
use tally_project::ChosenValue;

/// Whether the analyst has to look at it at all: what is in order asks for nothing.
pub fn asks(finding: &Finding) -> bool {
    finding.kind.severity() != Severity::Good
}

/// Whether nothing is left to decide on any finding of the entry.
pub fn is_entry_settled(cx: Cx<'_>, entry: &Entry) -> bool {
    let findings = &cx.session.derived().findings;
    entry.findings().all(|idx| is_settled(cx, &findings[idx]))
}

/// Whether nothing is left to decide: the group has a value, or every figure has been accepted or rejected; there is
/// nothing to accept in quotations without figures.
fn is_settled(cx: Cx<'_>, finding: &Finding) -> bool {
    let resolved = finding
        .group
        .is_some_and(|idx| cx.session.resolution_of(idx).is_some());
    resolved || all_judged(cx, finding)
}

fn all_judged(cx: Cx<'_>, finding: &Finding) -> bool {
    let rows = &cx.session.derived().table.rows;
    let verdicts = &cx.session.judgements().verdicts;
    !finding.figures.is_empty()
        && finding
            .figures
            .iter()
            .all(|row| verdicts.contains_key(&rows[*row].key))
}

/// The value that a resolution chooses, in words: what is printed for a figure, "46,000 to 55,000" for a range.
pub fn chosen_value(cx: Cx<'_>, group: usize, choice: &ChosenValue) -> String {
    let derived = cx.session.derived();
    match choice {
        ChosenValue::Figure(key) => derived.table.position(key).map_or_else(
            || "a figure that is no longer read".to_owned(),
            |row| value_text(cx, row),
        ),
        ChosenValue::Range => range(cx, group),
        ChosenValue::Own(value) => value.clone(),
        ChosenValue::Unresolved => "unresolved".to_owned(),
    }
}

/// What the fact sheet prints of a group for which nothing was chosen.
pub fn proposed_value(cx: Cx<'_>, group: usize) -> String {
    let standing = cx.session.derived().standings.get(group);
    standing.map_or_else(String::new, |standing| {
        text(cx, &standing.proposal.pieces(false))
    })
}

/// From the lowest to the highest statement of a group that holds, both as printed.
fn range(cx: Cx<'_>, group: usize) -> String {
    let standing = cx.session.derived().standings.get(group);
    standing.map_or_else(String::new, |standing| text(cx, &standing.proposal.range))
}

fn text(cx: Cx<'_>, pieces: &[ProposedPiece]) -> String {
    let piece = |piece: &ProposedPiece| match piece {
        ProposedPiece::Words(words) => words.clone(),
        ProposedPiece::Row(row) => value_text(cx, *row),
    };
    pieces.iter().map(piece).collect()
}
