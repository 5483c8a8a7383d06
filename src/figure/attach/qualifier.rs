//! The hedge of a number: before it, behind it, or in the verb.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::rules::Draft;
use super::super::scan::Scan;
use crate::lexicon::{Cue, Hedge, qualifiers, units};

/// The most words that a hedge has.
const LONGEST: usize = 7;

/// The hedge that ends where the mention starts. Words without meaning ("another", "the") may stand between.
pub(super) fn before(scan: &Scan<'_>, draft: &Draft) -> Option<(Range<usize>, Hedge)> {
    if draft.unit.code() == "score" {
        return None;
    }
    let mut end = draft.mention.start.min(draft.number.start);
    let first = scan.sentence(end).start;
    let mut passed = None;
    for _ in 0..4 {
        let found = (1..=LONGEST)
            .rev()
            .filter_map(|len| end.checked_sub(len))
            .filter(|start| *start >= first)
            .find_map(|start| {
                let (len, hedge) = qualifiers().before(scan.words(start))?;
                (start + len == end).then_some((start..end, hedge))
            });
        match found {
            Some((place, Hedge::Exact)) => {
                end = place.start;
                passed = passed.or(Some((place, Hedge::Exact)));
            }
            Some((place, hedge)) => return allowed(scan, draft, &place).then_some((place, hedge)),
            None if end > first
                && matches!(scan.word(end - 1), "a" | "an" | "\"" | "“" | "of" | "-")
                && passed.is_none() =>
            {
                end -= 1;
            }
            None => break,
        }
    }
    None
}

/// "The agency estimates the number of homes at 400": a verb of estimate before "at" and the number.
pub(super) fn in_verb(scan: &Scan<'_>, draft: &Draft) -> Option<(Range<usize>, Hedge)> {
    let at = draft.mention.start.min(draft.number.start).checked_sub(1)?;
    if scan.word(at) != "at" {
        return None;
    }
    let first = scan.sentence(at).start.max(at.saturating_sub(FARTHEST));
    let verb = (first..at)
        .rev()
        .take_while(|at| !scan.is_number(*at) && !matches!(scan.raw(*at), ";" | ":" | "\"" | "”"))
        .find(|at| {
            matches!(
                scan.word(*at),
                "estimate" | "estimates" | "estimated" | "estimating"
            )
        })?;
    let noun = matches!(
        scan.before(verb, 1),
        "the" | "an" | "its" | "their" | "previous" | "earlier"
    );
    (!noun).then_some((verb..verb + 1, Hedge::About))
}

/// How far before "at" a verb of estimate is looked for, in tokens.
const FARTHEST: usize = 14;

/// Where the mention starts with its hedge.
pub(super) fn start(scan: &Scan<'_>, draft: &Draft) -> usize {
    let start = draft.mention.start.min(draft.number.start);
    before(scan, draft).map_or(start, |(place, _)| place.start.min(start))
}

/// Whether the words before the number are a hedge here.
fn allowed(scan: &Scan<'_>, draft: &Draft, place: &Range<usize>) -> bool {
    let hedge = scan.phrase(place).to_lowercase();
    let before = scan.before(place.start, 1);
    let duration = draft.unit.dimension() == crate::figure::Dimension::Duration;
    match hedge.as_str() {
        // "revised up to 366,000" moves, "up to 366,000" bounds.
        "up to" => !Cue::Moving.holds(before),
        // "Some, possibly 40" guesses; "it is possibly the 40 that" does not.
        "perhaps" | "possibly" | "maybe" => !scan
            .class(place.end)
            .has(crate::lexicon::Classes::DETERMINER),
        // "The top 40 songs".
        "top" => before != "the" && before != "a",
        // "over two days" is a stretch of time, "over 40 days" a bound.
        "over" => !duration || draft.low.is_some_and(|value| value >= Decimal::from(15)),
        // "Within two years" bounds a time, "within 12 wards" is a place.
        "within" => duration || draft.unit.dimension() == crate::figure::Dimension::Length,
        "under" | "above" | "below" | "near" | "around" | "about" => {
            !matches!(before, "the" | "is" | "was") || hedge != "under"
        }
        "some" => {
            draft.low.is_some_and(|value| value >= Decimal::from(5))
                || draft.unit != crate::figure::Unit::COUNT
        }
        _ => true,
    }
}

/// Where the hedge right behind the number ends: "20 or so" barns, "500-plus" shops.
pub(super) fn past(scan: &Scan<'_>, end: usize) -> usize {
    let dash = usize::from(scan.is_tie(end));
    let (len, _) = match qualifiers().after(scan.words(end + dash)) {
        Some(found) => found,
        None => return end,
    };
    let after = end + dash + len;
    if scan.is_number(after) { end } else { after }
}

/// The hedge right behind the number, its unit, or the noun that ends at `noun_end`.
pub(super) fn after(
    scan: &Scan<'_>,
    draft: &Draft,
    noun_end: usize,
) -> Option<(Range<usize>, Hedge)> {
    [draft.number.end, draft.mention.end, noun_end]
        .into_iter()
        .find_map(|end| {
            let dash = usize::from(scan.is_dash(end) && scan.glued(end));
            let (len, hedge) = qualifiers().after(scan.words(end)).or_else(|| {
                let found = qualifiers().after(scan.words(end + dash))?;
                (dash == 1).then_some((found.0 + 1, found.1))
            })?;
            // "40 at least 12" hedges what comes next; "5 + 3" adds.
            let next = scan.is_number(end + len) || units().prefix(scan.raws(end + len)).is_some();
            (!next).then_some((end..end + len, hedge))
        })
}
