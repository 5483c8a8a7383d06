//! The hedge of a number: before it, behind it, or in the verb.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::rules::FigureDraft;
use super::super::scan::Scan;
use tally_language::lexicon::{Cue, Hedge, WordClass, named, qualifiers, units};

/// The most words that a hedge has.
const LONGEST: usize = 7;

/// The hedge that ends where the mention starts. Words without meaning ("another", "the") may stand between.
pub(super) fn before(scan: &Scan<'_>, draft: &FigureDraft) -> Option<(Range<usize>, Hedge)> {
    if draft.unit.code() == named::SCORE {
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
                && (scan.is(end - 1, WordClass::HedgeGap)
                    || matches!(scan.word(end - 1), "\"" | "“" | "-"))
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
pub(super) fn in_verb(scan: &Scan<'_>, draft: &FigureDraft) -> Option<(Range<usize>, Hedge)> {
    let at = draft.mention.start.min(draft.number.start).checked_sub(1)?;
    if scan.word(at) != "at" {
        return None;
    }
    let first = scan.sentence(at).start.max(at.saturating_sub(FARTHEST));
    let verb = (first..at)
        .rev()
        .take_while(|at| !scan.is_number(*at) && !matches!(scan.raw(*at), ";" | ":" | "\"" | "”"))
        .find(|at| scan.is(*at, WordClass::Estimate))?;
    let noun = scan.is_before(verb, 1, WordClass::EstimateLead);
    (!noun).then_some((verb..verb + 1, Hedge::About))
}

/// How far before "at" a verb of estimate is looked for, in tokens.
const FARTHEST: usize = 14;

/// Where the mention starts with its hedge.
pub(super) fn start(scan: &Scan<'_>, draft: &FigureDraft) -> usize {
    let start = draft.mention.start.min(draft.number.start);
    before(scan, draft).map_or(start, |(place, _)| place.start.min(start))
}

/// Whether the words before the number are a hedge here.
fn allowed(scan: &Scan<'_>, draft: &FigureDraft, place: &Range<usize>) -> bool {
    let hedge = scan.phrase(place).to_lowercase();
    let before = scan.before(place.start, 1);
    let duration = draft.unit.dimension() == crate::Dimension::Duration;
    match hedge.as_str() {
        // "revised up to 366,000" moves, "up to 366,000" bounds.
        "up to" => !Cue::Moving.holds(before),
        // "Some, possibly 40" guesses; "it is possibly the 40 that" does not.
        hedge if WordClass::Maybe.has(hedge) => !scan
            .class(place.end)
            .has(tally_language::lexicon::Classes::DETERMINER),
        // "The top 40 songs".
        "top" => before != "the" && before != "a",
        // "over two days" is a stretch of time, "over 40 days" a bound.
        "over" => !duration || draft.low.is_some_and(|value| value >= Decimal::from(15)),
        // "Within two years" bounds a time, "within 12 wards" is a place.
        "within" => duration || draft.unit.dimension() == crate::Dimension::Length,
        // "Near 12 villages the river rose" tells where.
        "near" => scan.sentence(place.start).start < place.start,
        "under" => before != "the" && !matches!(before, "is" | "was"),
        "some" => {
            draft.low.is_some_and(|value| value >= Decimal::from(5))
                || draft.unit != crate::Unit::COUNT
        }
        _ => true,
    }
}

/// Where the hedge right behind the number ends: "20 or so" barns, "500-plus" shops.
pub(super) fn past(scan: &Scan<'_>, end: usize) -> usize {
    let dash = usize::from(scan.is_tie(end));
    let Some((len, _)) = qualifiers().after(scan.words(end + dash)) else {
        return end;
    };
    let after = end + dash + len;
    if scan.is_number(after) { end } else { after }
}

/// The hedge right behind the number, its unit, or the noun that ends at `noun_end`.
pub(super) fn after(
    scan: &Scan<'_>,
    draft: &FigureDraft,
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

#[cfg(test)]
mod tests {
    use crate::marked;

    const EXAMPLES: &[&str] = &[
        // Before the number.
        "[Nearly 300 homes|≈300 count home] and [well over 40 barns|>40 count barn] burned.",
        "[No fewer than 12|≥12 count] died; [as many as 300 people|≤300 count person] fled.",
        "[An estimated 300 people|≈300 count person] and [just under 50 dogs|<50 count dog] swam.",
        "It has [close to 90,000 members|≈90000 count member] and [up to nine clubs|≤9 count club].",
        "[More than two dozen missiles|>24 count missile] flew [less than 12 km|<12 km missile].",
        "[Not more than 40|≤40 count] left, [at most 9|≤9 count] stayed.",
        "It costs [upwards of $3bn|>3000000000 USD], not [below $2bn|<2000000000 USD].",
        "[Some 40 to 50 boats|40–50 count boat] and [about 12-15 rafts|12–15 count raft] came.",
        "It will take [within two years|≤2 year] to end.",
        // Behind it, behind its unit, or behind its noun.
        "[300 homes|≥300 count home] or more burned, [20 or so barns|≈20 count barn] stand.",
        "[500-plus shops|>500 count shop] and [30-odd stalls|≈30 count stall] opened.",
        "Children aged [five or under|≤5 years_age] and [10+ cars|≥10 count car] were there.",
        "[12 or more boats|≥12 count boat] and [40 people|≥40 count person] at least came.",
        // In the verb.
        "The toll [topped 400|>400 count toll], [surpassed 500|>500 count toll] and [fell short of 700|<700 count toll].",
        "Losses are [put at $5 million|≈5000000 USD loss] by the insurer.",
        "The harvest is [estimated at 12 tonnes|≈12 t harvest].",
        "The agency estimates the number of homes at [400|≈400 count home].",
        "The crowd [exceeded 300|>300 count crowd].",
        // Words that look like hedges, or hedge something else.
        "The estimate of [40 homes|40 count home] is from May.",
        "They put the toll at [40|40 count toll].",
        "Around {8pm|clock_time} a boat with [8 people|8 count person] sank.",
        "The top [40 songs|40 count song] were sung.",
        "The flood came over [two days|2 day flood].",
        "Growth was revised up to [366,000 jobs|366000 count job].",
        "They met at the latest [five times|5 count time] over this.",
        "He is under the [12 oaks|12 count oak] above the house.",
        "It is [at least 12|≥12 count boat] of the [40 boats|40 count boat].",
        "At least he sold [300 cows|300 count cow].",
        "More than once he said [12 men|12 count man] came.",
        "She paid a total of [$300|300 USD total] for only [three|3 count] of them.",
        "Nearly all of the [300 rooms|300 count room] are taken.",
        "He almost sold [12 boats|12 count boat].",
        "About half past {nine|clock_time} another [20|20 count] arrived.",
        "They may top up [12 cards|12 count card].",
        "Below the dam [300 people|300 count person] live.",
        "Near [12 villages|12 count village] the river is over its banks.",
    ];

    #[test]
    fn hedges_are_read_wherever_they_stand() {
        marked::hold(EXAMPLES);
    }
}
