//! Numbers that share the unit of a later one.

use super::super::numbered::Numbered;
use super::range::single;
use super::rule::{FigureDraft, Proposal, Rule};
use crate::{Dimension, Unit};
use tally_language::lexicon::{Classes, Cue, WordClass};

/// `5, 10 and 20 km`, `from 3 to 5 percent`, `six- and seven-year-olds`: the unit is told once, behind the last.
pub(super) struct Ellipsis;

/// The most numbers in one list.
const LONGEST_LIST: usize = 8;

impl Rule for Ellipsis {
    fn name(&self) -> &'static str {
        "shared-unit"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let value = number.exact().filter(|_| !number.implied)?;
        if let Some(unit) = of_extent(scan, numeral) {
            return Some(FigureDraft::single(number, value, unit).proposal());
        }
        let Some(last) = last_of_list(scan, numeral) else {
            return compared(scan, numeral)
                .map(|unit| FigureDraft::single(number, value, unit).proposal());
        };
        let with_unit = single(scan, last)?;
        let at = with_unit.unit_at.clone()?;
        let behind = at.start >= with_unit.number.end;
        let aged = with_unit.unit.dimension() == Dimension::Age;
        let tied = scan.is_dash(at.start) || scan.is_dash(at.start.saturating_sub(1));
        if !behind
            || with_unit.unit == Unit::COUNT
            || tied && !aged && !is_suspended(scan, number.tokens.end)
        {
            return None;
        }
        let mut draft = FigureDraft::single(number, value, with_unit.unit);
        draft.unit_at = Some(at);
        Some(draft.proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "They ran [5|5 km], [10|10 km] and [20 km|20 km] on Sunday.",
            "The rate rose from [3|3 percent rate] to [5 percent|5 percent rate].",
            "Exports fell from [46,000|46000 barrels/day export] to [35,000 barrels a day|35000 barrels/day export].",
            "[Six|6 years_age]- and [seven-year-olds|7 years_age] sang.",
            "The [two|2 day trip]- and [three-day trips|3 day trip] sold out.",
            "The bridge is [300 metres|300 m bridge] long and [12|12 m bridge] wide.",
            "Output fell to [1.9 million barrels|1900000 barrel output] in May from [2.2 million|2200000 barrel output] in June.",
            "They fell by [3 percent|3 percent] from [300|300 count].",
            // What stands between has its own noun, or no list joins them.
            "It took [12 boats|12 count boat] and [3 days|3 day] to finish.",
            "They killed [12|12 count], and [3 km|3 km] away a mill burned.",
            "He bought [40|40 count cow] of the cows for [3 euros|3 EUR] each.",
            "The [40|40 count] met the [12-year-old|12 years_age] there.",
        ]
    }
}

/// The "12" of "300 metres long and 12 wide": the unit of the number before.
fn of_extent(scan: &Numbered<'_>, numeral: usize) -> Option<Unit> {
    let end = scan.numerals[numeral].tokens.end;
    if !Cue::Extent.holds(scan.word(end)) {
        return None;
    }
    let before = single(scan, numeral.checked_sub(1)?)?;
    let near = scan.numerals[numeral].tokens.start <= before.mention.end + 3;
    let extends = Cue::Extent.holds(scan.word(before.mention.end));
    (near && extends && before.unit.dimension() == Dimension::Length).then_some(before.unit)
}

/// The "2.2 million" of "fell to 1.9 million barrels from 2.2 million": the unit of the number that it is held against.
fn compared(scan: &Numbered<'_>, numeral: usize) -> Option<Unit> {
    let number = &scan.numerals[numeral];
    let (start, end) = (number.tokens.start, number.tokens.end);
    let against = scan.is_before(start, 1, WordClass::Against)
        || scan.before(start, 1) == "with" && scan.before(start, 2) == "compared"
        || scan.before(start, 1) == "to" && scan.before(start, 2) == "compared";
    let before = numeral.checked_sub(1).filter(|_| against)?;
    let first = single(scan, before)?;
    let behind = first.unit_at.as_ref().is_some_and(|at| {
        let tied = at.start > 0 && scan.is_dash(at.start - 1);
        at.start >= first.number.end && !tied
    });
    let near = start <= first.mention.end + NEAR
        && scan.sentence_at(start) == scan.sentence_at(first.mention.start);
    let alone = !scan.is_word(end) || scan.class(end).has(Classes::FUNCTION);
    let scaled = scan.numerals[before].is_scaled() == number.is_scaled();
    let share = first.unit.dimension() == Dimension::Share;
    (behind && near && alone && scaled && !share && first.unit != Unit::COUNT).then_some(first.unit)
}

/// How far apart two numbers are held against each other, in tokens.
const NEAR: usize = 10;

/// The last number of the list in which this numeral stands, where another follows it.
fn last_of_list(scan: &Numbered<'_>, numeral: usize) -> Option<usize> {
    let mut last = numeral;
    while last < numeral + LONGEST_LIST {
        let end = scan.numerals[last].tokens.end;
        let Some(next) = scan.numerals.get(last + 1).filter(|next| {
            !next.implied
                && next.exact().is_some()
                && joins(scan, end, next.tokens.start, last > numeral)
        }) else {
            break;
        };
        debug_assert!(next.tokens.start > end);
        last += 1;
        if closes(scan, end) {
            return Some(last);
        }
    }
    None
}

/// Whether nothing but a joint stands from `end` to the next number at `next`.
fn joins(scan: &Numbered<'_>, end: usize, next: usize, listed: bool) -> bool {
    let at = end + usize::from(is_suspended(scan, end));
    let comma = scan.raw(at) == "," && !scan.glued(next);
    let word = usize::from(comma && matches!(scan.word(at + 1), "and" | "or"));
    match next.checked_sub(at) {
        Some(1) if comma => true,
        Some(1) => match scan.word(at) {
            "and" | "or" => true,
            "to" => listed || is_from(scan, end),
            _ => false,
        },
        Some(2) => word == 1 && listed,
        _ => false,
    }
}

/// Whether the joint at `end` is the one before the last of a list.
fn closes(scan: &Numbered<'_>, end: usize) -> bool {
    let at = end + usize::from(is_suspended(scan, end));
    scan.raw(at) != "," || matches!(scan.word(at + 1), "and" | "or")
}

/// The hyphen of "six- and seven-year-olds".
fn is_suspended(scan: &Numbered<'_>, end: usize) -> bool {
    scan.is_dash(end) && scan.glued(end) && !scan.glued(end + 1)
}

/// Whether "from" stands a few words before the number that ends at `end`.
fn is_from(scan: &Numbered<'_>, end: usize) -> bool {
    (2..=4).any(|back| scan.before(end, back) == "from")
}
