//! What a measure measures: money, shares, lengths, times.

use super::super::rules::FigureDraft;
use super::super::scan::Scan;
use super::cost::costing;
use super::counted::{is_time, is_verb, through_of};
use super::found::FoundParts;
use super::phrase::{BORROWED, Noun, is_bare_adjective, noun_phrase};
use super::subject::{acting, before_number, chained, noun_ending, of_before};
use crate::Dimension;
use tally_language::lexicon::{Classes, Cue, WordClass, grammar, named};

/// "€2m worth of gems", "a €90 billion loan", "depth of 10 km", "temperatures fell to -20°C".
pub(super) fn of_measure(
    scan: &Scan<'_>,
    draft: &FigureDraft,
    earlier: &[FoundParts],
) -> Option<Noun> {
    let mut at = past_brackets(scan, draft.mention.end);
    at += usize::from(scan.is_tie(at));
    if Cue::Extent.holds(scan.word(at)) {
        return before_number(scan, draft, earlier).or_else(|| acting(scan, draft));
    }
    let dimension = draft.unit.dimension();
    let stretch = matches!(dimension, Dimension::Length | Dimension::Duration);
    let joint = scan.word(at) == "of"
        || scan.word(at) == "worth" && scan.word(at + 1) == "of"
        || draft.unit.code() == named::RATIO && scan.class(at).has(Classes::DETERMINER);
    if joint {
        return over_joint(scan, at, earlier);
    }
    let told = in_kind(scan, draft, at).or_else(|| again(scan, draft, earlier));
    if told.is_some() {
        return told;
    }
    if stretch && is_direction(scan, at) {
        return starting(scan, draft).or_else(|| acting(scan, draft));
    }
    let loose = stretch && at == draft.mention.end && is_plain_plural(scan, draft);
    let noun = noun_phrase(scan, at, false).filter(|noun| !loose && is_measured(scan, noun));
    if noun.is_some() {
        return noun;
    }
    if dimension == Dimension::Duration {
        let lasts = super::qualifier::start(scan, draft)
            .checked_sub(1)
            .is_some_and(|at| scan.word(at) == "for");
        return of_before(scan, draft).or_else(|| acting(scan, draft).filter(|_| lasts));
    }
    let share = dimension == Dimension::Share;
    chained(scan, draft, earlier)
        .or_else(|| of_before(scan, draft))
        .or_else(|| costing(scan, draft).filter(|_| !stretch))
        .or_else(|| before_number(scan, draft, earlier))
        .or_else(|| acting(scan, draft).filter(|_| stretch || share))
}

/// "worth of gems", "of voters", "the size".
fn over_joint(scan: &Scan<'_>, at: usize, earlier: &[FoundParts]) -> Option<Noun> {
    match scan.word(at) {
        "worth" => noun_phrase(scan, at + 2, true),
        "of" => through_of(scan, at + 1, earlier),
        _ => noun_phrase(scan, at + 1, false),
    }
}

/// "£2.5m in aid".
fn in_kind(scan: &Scan<'_>, draft: &FigureDraft, at: usize) -> Option<Noun> {
    let money = scan.word(at) == "in" && draft.unit.dimension() == Dimension::Money;
    noun_phrase(scan, at + 1, true)
        .filter(|_| money)
        .filter(|noun| grammar().is_plural(scan.word(noun.head)) || noun.kind == Some(named::MONEY))
        .map(|noun| noun.found_by("noun after “in”"))
}

/// "30 km (19 miles)", "£9m (€11m)": the same again.
fn again(scan: &Scan<'_>, draft: &FigureDraft, earlier: &[FoundParts]) -> Option<Noun> {
    let sign = draft.mention.start.checked_sub(1)?;
    let last = earlier.last().filter(|last| {
        let same = last.draft.unit.dimension() == draft.unit.dimension();
        scan.raw(sign) == "(" && same && last.draft.mention.end + 2 > sign
    })?;
    Some(last.counted.clone()?.found_by(BORROWED))
}

/// "In Alder, 12 km north of the border": the place from which the way is told.
fn starting(scan: &Scan<'_>, draft: &FigureDraft) -> Option<Noun> {
    let comma = super::qualifier::start(scan, draft).checked_sub(1)?;
    noun_ending(scan, comma, scan.sentence(comma).start)
        .filter(|noun| scan.raw(comma) == "," && scan.is_capital(noun.head))
}

/// Whether a noun right behind a measure may be what it measures.
fn is_measured(scan: &Scan<'_>, noun: &Noun) -> bool {
    let class = scan.class(noun.head);
    let verbal = class.has(Classes::VERB_PAST) && !class.has(Classes::VERB);
    !is_bare_adjective(scan, noun) && !verbal && !is_time(scan, noun) && !is_verb(scan, noun)
}

/// Past brackets that tell the same worth again: "€2 million ($2.6 million) booty".
fn past_brackets(scan: &Scan<'_>, from: usize) -> usize {
    let mut at = from;
    let mut brackets = 0;
    while brackets < 2 && scan.raw(at) == "(" || brackets > 0 && matches!(scan.raw(at), ";" | ",") {
        match (at..at + 20).find(|idx| scan.raw(*idx) == ")") {
            Some(close) => at = close + 1,
            None => break,
        }
        brackets += 1;
    }
    if matches!(scan.raw(at), ")" | ";") {
        at = (at..at + 20)
            .find(|idx| scan.raw(*idx) == ")")
            .map_or(at, |close| close + 1);
    }
    at
}

/// Words behind a length that tell a distance.
fn is_direction(scan: &Scan<'_>, at: usize) -> bool {
    let bracket = scan.raw(at) == "(" || scan.raw(at) == ")";
    let at = if bracket {
        (at..at + 12)
            .find(|idx| scan.raw(*idx) == ")")
            .map_or(at, |close| close + 1)
    } else {
        at
    };
    let word = scan.word(at);
    Cue::Way.holds(word) || is_compass(scan.raw(at)) || scan.is(at, WordClass::Direction)
}

/// "SW", "NNE".
fn is_compass(raw: &str) -> bool {
    (1..=3).contains(&raw.len())
        && raw
            .bytes()
            .all(|byte| matches!(byte, b'N' | b'S' | b'E' | b'W'))
}

/// Whether the unit is a plural word, which no noun follows: "55 kilometres south".
fn is_plain_plural(scan: &Scan<'_>, draft: &FigureDraft) -> bool {
    let unit = draft.mention.end.saturating_sub(1);
    scan.word(unit).ends_with('s') || matches!(scan.word(unit), "feet")
}
