//! Nouns before a number: the subject of its verb, the measured noun, the noun before "of".

use super::super::rules::FigureDraft;
use super::super::scan::Scan;
use super::found::FoundParts;
use super::phrase::{BEFORE, BORROWED, Noun, VERB_BEFORE, noun_phrase};
use tally_language::lexicon::{Classes, Cue, WordClass, grammar, kinds, lemma, roles, units};
use tally_language::syntax::Upos;

/// How far before the number its noun is looked for, in tokens.
const REACH: usize = 30;

/// "a depth of 10 km", "forecasts of 750,000": the noun phrase before "of".
pub(super) fn of_before(scan: &Scan<'_>, draft: &FigureDraft) -> Option<Noun> {
    let hedge = super::qualifier::start(scan, draft);
    let of = hedge.checked_sub(1).filter(|at| scan.word(*at) == "of")?;
    let first = scan.sentence(of).start;
    let noun = noun_ending(scan, of, first)?;
    let word = scan.word(noun.head);
    let plain = draft.unit == crate::Unit::COUNT;
    let verb =
        scan.class(noun.head).has(Classes::VERB_PAST) && scan.upos(noun.head) != Some(Upos::Noun);
    let place = plain && noun.holds();
    let sound = !place && !verb && !Cue::Idiom.holds(word) && !scan.is_number(noun.head);
    sound.then_some(noun)
}

/// The measured noun before the number, or what the figure before it measures.
pub(super) fn before_number(
    scan: &Scan<'_>,
    draft: &FigureDraft,
    earlier: &[FoundParts],
) -> Option<Noun> {
    measured_before(scan, draft, earlier).or_else(|| inherited(scan, draft, earlier))
}

/// The noun of "toll rose to 60", "deaths are estimated at 55,000", "gems worth €2m".
pub(super) fn measured_before(
    scan: &Scan<'_>,
    draft: &FigureDraft,
    earlier: &[FoundParts],
) -> Option<Noun> {
    let start = draft.mention.start.min(draft.number.start);
    let first = scan.sentence(start).start.max(start.saturating_sub(REACH));
    let blocked = earlier
        .last()
        .map_or(first, |found| found.draft.mention.end);
    let mut at = start;
    while at > first {
        at -= 1;
        if scan.is(at, WordClass::Priced) && start - at < 8 {
            return noun_ending(scan, at, first);
        }
        let word = lemma(scan.word(at));
        if scan.is_word(at) && Cue::Measured.holds(&word) && !is_verb_here(scan, at) {
            return Some(expanded(scan, at, first, start));
        }
        if at <= blocked && !earlier.is_empty() || matches!(scan.raw(at), ";" | "\"" | "”") {
            break;
        }
    }
    None
}

/// "Sank 25% to €3m", "by 2,000 to 6,000", "5%, or €3m": what the figure right before says how much of.
pub(super) fn chained(
    scan: &Scan<'_>,
    draft: &FigureDraft,
    earlier: &[FoundParts],
) -> Option<Noun> {
    let last = earlier.last()?;
    let start = super::qualifier::start(scan, draft);
    let end = last.draft.mention.end;
    let joint = last.counted.as_ref().map_or(end, |noun| noun.end(end));
    let at = joint + usize::from(scan.raw(joint) == ",");
    let chains = match scan.word(at) {
        "to" | "or" => start == at + 1,
        _ => false,
    };
    let noun = last.counted.clone().filter(|_| chains)?;
    // "40 of the boats, or 20%" shares a noun, "40 boats to 20 ports" does not.
    let own = noun.follows(end);
    (!own || scan.word(at) == "or").then(|| noun.found_by(BORROWED))
}

/// "to 5.2%, from 5.4%", "12 km (7 miles)": what the figure right before measures, in a unit of the same dimension.
fn inherited(scan: &Scan<'_>, draft: &FigureDraft, earlier: &[FoundParts]) -> Option<Noun> {
    // "€2.7bn ($2.9bn) in May, up from €2.4bn": the last one of the same unit, past its worth in another.
    let from = scan.is_before(super::qualifier::start(scan, draft), 1, WordClass::Against)
        || matches!(
            scan.before(super::qualifier::start(scan, draft), 1),
            "with" | "than"
        );
    let alike = |found: &&FoundParts| found.draft.unit == draft.unit && found.counted.is_some();
    let before = earlier.iter().rev().take(3).find(alike).filter(|_| from);
    let last = before.or(earlier.last())?;
    let near = draft.mention.start <= last.draft.mention.end + REACH;
    let same = last.draft.unit == draft.unit
        || last.draft.unit.dimension() == draft.unit.dimension()
            && draft.mention.start <= last.draft.mention.end + 8;
    let together =
        scan.sentence_at(last.draft.number.start) == scan.sentence_at(draft.number.start);
    let noun = last.counted.clone()?;
    (near && same && together).then(|| noun.found_by(BORROWED))
}

fn is_verb_here(scan: &Scan<'_>, at: usize) -> bool {
    // "Britain estimates that", "he estimates the loss": an object follows.
    let opens = scan.word(at + 1) == "that" || scan.class(at + 1).has(Classes::DETERMINER);
    if scan.word(at) == "estimates" && opens {
        return true;
    }
    if let Some(part) = scan.upos(at) {
        return matches!(part, Upos::Verb | Upos::Aux);
    }
    let class = scan.class(at);
    let before = scan.class(at.wrapping_sub(1));
    let nominal = before.has(Classes::DETERMINER)
        || before.has(Classes::PREPOSITION)
        || before.has(Classes::ADJECTIVE);
    class.has(Classes::VERB_PAST) && !nominal
        || class.has(Classes::VERB) && before.has(Classes::AUXILIARY)
}

/// The phrase around a noun before the number: "battlefield deaths of Norland soldiers".
fn expanded(scan: &Scan<'_>, head: usize, first: usize, limit: usize) -> Noun {
    let mut start = head;
    while start > first && is_modifier(scan, start - 1) && head - start < 5 {
        start -= 1;
    }
    start = past_unit(scan, start, head);
    let mut end = head + 1;
    if scan.word(end) == "of" {
        let from = end + 1 + usize::from(scan.class(end + 1).has(Classes::DETERMINER));
        if let Some(noun) = noun_phrase(scan, from, true).filter(|noun| noun.range.end <= limit) {
            end = noun.range.end;
            if scan.is(head, WordClass::AmountNoun) {
                return noun.found_by(BEFORE);
            }
        }
    }
    Noun::new(scan, start..end, head, BEFORE)
}

/// Drops the unit of a number from the start of a phrase: the "metre" of "the 100-metre record".
pub(super) fn past_unit(scan: &Scan<'_>, start: usize, head: usize) -> usize {
    let tied = start > 1 && scan.is_dash(start - 1) && scan.is_number(start - 2);
    let mut past = start + usize::from(tied);
    while scan.is_dash(past) && past + 2 <= head {
        past += 2;
    }
    past.min(head)
}

fn is_modifier(scan: &Scan<'_>, at: usize) -> bool {
    let class = scan.class(at);
    if scan.is_number(at) || scan.before(at, 1) == "°" {
        return false;
    }
    let joined = scan.is_tie(at);
    joined
        || scan.is_word(at)
            && !class.has(Classes::FUNCTION)
            && !class.has(Classes::FINITE)
            && !class.has(Classes::VERB_ING)
            && !scan.word(at).starts_with('\'')
        || class.has(Classes::ADJECTIVE)
}

/// The noun phrase that ends right before `end`: "diamonds and watches" before "worth".
pub(super) fn noun_ending(scan: &Scan<'_>, end: usize, first: usize) -> Option<Noun> {
    let mut head = end;
    while head > first
        && (scan.class(head - 1).has(Classes::AUXILIARY)
            || scan.is(head - 1, WordClass::EstimatePassive))
    {
        head -= 1;
    }
    let head = head
        .checked_sub(1)
        .filter(|head| *head >= first && scan.is_word(*head))?;
    let mut start = head;
    while start > first
        && head - start < 6
        && (is_modifier(scan, start - 1) || scan.word(start - 1) == "and" && start < head + 1)
    {
        start -= 1;
    }
    while scan.word(start) == "and" && start < head {
        start += 1;
    }
    start = past_unit(scan, start, head);
    (!scan.class(head).has(Classes::FUNCTION))
        .then(|| Noun::new(scan, start..head + 1, head, BEFORE))
}

/// The plural noun before the verb nearest to a number with nothing behind it.
fn subject(scan: &Scan<'_>, start: usize, first: usize) -> Option<Noun> {
    let verb = (first..start).rev().find(|at| {
        let class = scan.class(*at);
        class.has(Classes::VERB_PAST) || class.has(Classes::AUXILIARY) || class.has(Classes::VERB_S)
    })?;
    let mut at = verb;
    while at > first {
        at -= 1;
        if scan.is_word(at)
            && grammar().is_plural(scan.word(at))
            && !scan.class(at).has(Classes::FUNCTION)
            && kinds().of(&lemma(scan.word(at))).is_some()
        {
            return Some(expanded(scan, at, first, start).found_by(VERB_BEFORE));
        }
        if matches!(scan.raw(at), "," | ";" | "." | "\"") || verb - at > 10 {
            break;
        }
    }
    None
}

/// The plural subject, where the number is no object of a verb: "injuring dozens" counts no buildings.
pub(super) fn subject_of(scan: &Scan<'_>, draft: &FigureDraft) -> Option<Noun> {
    let start = draft.mention.start.min(draft.number.start);
    let hedge = super::qualifier::start(scan, draft);
    let before = hedge.checked_sub(1)?;
    let class = scan.class(before);
    let object = (class.has(Classes::VERB_ING) || class.has(Classes::VERB_PAST))
        && roles().verb(scan.word(before)).is_some();
    let first = scan.sentence(start).start.max(start.saturating_sub(REACH));
    if object {
        None
    } else {
        subject(scan, start, first)
    }
}

/// What does or undergoes the verb before a stretch of way or time: the quake that struck 40 km off the coast.
pub(super) fn acting(scan: &Scan<'_>, draft: &FigureDraft) -> Option<Noun> {
    let start = draft.mention.start.min(draft.number.start);
    let first = scan.sentence(start).start.max(start.saturating_sub(REACH));
    let verb = (first + 1..start).rev().find(|at| {
        let class = scan.class(*at);
        let finite = class.has(Classes::VERB_PAST)
            || class.has(Classes::AUXILIARY)
            || class.has(Classes::VERB_S);
        let before = scan.class(at - 1);
        finite
            && scan.is_word(at - 1)
            && !before.has(Classes::FUNCTION)
            && !before.has(Classes::ADVERB)
            && !before.has(Classes::VERB_PAST)
    })?;
    let noun = outermost(scan, noun_ending(scan, verb, first)?, first);
    let is_unit = units().form(scan.words(noun.head)).is_some();
    let counts = scan.numeral_at(noun.head).is_some();
    (!is_unit && !counts).then(|| noun.found_by(VERB_BEFORE))
}

/// "Spending on schools rises": the subject is what the preposition hangs on.
pub(super) fn outermost(scan: &Scan<'_>, mut noun: Noun, first: usize) -> Noun {
    for _ in 0..2 {
        let Some(joint) = noun.range.start.checked_sub(1) else {
            break;
        };
        let joint =
            joint - usize::from(scan.class(joint).has(Classes::DETERMINER) && joint > first);
        let hangs = scan.is(joint, WordClass::NounPreposition) && joint > first;
        let Some(outer) = noun_ending(scan, joint, first).filter(|_| hangs) else {
            break;
        };
        noun = outer;
    }
    noun
}
