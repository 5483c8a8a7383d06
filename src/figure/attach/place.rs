//! Where a figure holds, as worded.

use std::ops::Range;

use super::super::scan::Scan;
use crate::figure::{Place, Told};
use crate::lexicon::{Classes, calendar, speech};

/// How far from the number a place is looked for.
const REACH: usize = 24;

/// The nearest capitalised name behind "in", "at", "near" …, after the number first, then before it.
pub(super) fn place(scan: &Scan<'_>, mention: &Range<usize>) -> Option<Place> {
    let sentence = scan.sentence(mention.start);
    let after = mention.end..sentence.end.min(mention.end + REACH);
    let before = sentence.start.max(mention.start.saturating_sub(REACH))..mention.start;
    let clause_end = after
        .clone()
        .find(|at| scan.raw(*at) == ";" || speech().is_strong(scan.word(*at)))
        .unwrap_or(after.end);
    let near = (after.start..clause_end).find_map(|at| named(scan, at, sentence.end));
    let range = near.or_else(|| before.rev().find_map(|at| named(scan, at, mention.start)))?;
    Some(Place {
        text: scan.phrase(&range),
        span: scan.span(&range),
        within: Vec::new(),
        told: Told::Here,
    })
}

/// A capitalised name right after the preposition at `at`, with words such as "the city of" between.
fn named(scan: &Scan<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    if !matches!(
        scan.word(at),
        "in" | "at" | "near" | "across" | "outside" | "inside" | "off" | "throughout" | "within"
    ) {
        return None;
    }
    let mut start = at + 1;
    while start < end && start < at + 5 && !scan.is_capital(start) && passes(scan, start) {
        start += 1;
    }
    let mut last = start;
    while last < end
        && scan.is_word(last)
        && (scan.is_capital(last) || joins(scan, last))
        && last < start + 6
    {
        last += 1;
    }
    let word = scan.word(start);
    let is_time = calendar().month(word).is_some() || calendar().weekday(word).is_some();
    let is_title = speech().is_title(word) && last - start > 1;
    (last > start && !is_time && !is_title && !scan.class(start).has(Classes::PRONOUN))
        .then_some(start..last)
}

/// "of" inside a name: "Gulf of Aden".
fn joins(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "of" | "de" | "al" | "el") && scan.is_capital(at + 1)
}

/// Lower-case words between the preposition and the name.
fn passes(scan: &Scan<'_>, at: usize) -> bool {
    matches!(
        scan.word(at),
        "the"
            | "city"
            | "town"
            | "village"
            | "province"
            | "district"
            | "region"
            | "state"
            | "of"
            | "capital"
            | "nearby"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "neighbouring"
            | "neighboring"
            | "port"
            | "island"
            | "northwestern"
            | "northeastern"
            | "southwestern"
            | "southeastern"
            | "downtown"
            | "country"
    )
}
