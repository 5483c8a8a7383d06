//! What the analyst has decided of groups and findings.

use super::cx::Cx;
use crate::ui::statements::{is_rejected, value_text};
use tally_comparing::finding::{Entry, Finding, Severity};
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

/// From the lowest to the highest statement of a group that is not rejected, both as printed.
pub fn range(cx: Cx<'_>, group: usize) -> String {
    let derived = cx.session.derived();
    let Some(group) = derived.groups.get(group) else {
        return String::new();
    };
    let rows = group.figures.iter().copied();
    let counted: Vec<usize> = rows.filter(|row| !is_rejected(cx, *row)).collect();
    let quantity = |row: &usize| &derived.table.rows[*row].figure.quantity;
    let lowest = counted.iter().min_by_key(|row| {
        let one = quantity(row);
        one.low.or(one.high)
    });
    let highest = counted.iter().max_by_key(|row| {
        let one = quantity(row);
        one.high.or(one.low)
    });
    match (lowest, highest) {
        (Some(low), Some(high)) if low == high => value_text(cx, *low),
        (Some(low), Some(high)) => format!("{} to {}", value_text(cx, *low), value_text(cx, *high)),
        _ => String::new(),
    }
}
