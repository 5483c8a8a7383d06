//! Acts of saying in a sentence: "X said", "said X", "according to X", "Officials: …".

use std::ops::Range;

use super::super::scan::Scan;
use super::speaker::{self, Names};
use super::tree::{Saying, Scope, denies, sayings};
use crate::figure::Phrase;
use crate::lexicon::{Classes, calendar, speech};
use crate::text::Span;

/// How many tokens may stand between a speaker and the verb, with the verb.
const NEAR: usize = 4;

/// Someone says something.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// The speaker's name, as far as it is known.
    pub(super) speaker: String,
    /// Where the speaker is named.
    pub(super) span: Span,
    /// The verb.
    pub(super) verb: Phrase,
    /// Where it was said.
    pub(super) medium: Option<Phrase>,
    /// Tokens of speaker and verb.
    pub(super) range: Range<usize>,
    /// Whether what is said follows; else it comes before.
    pub(super) leads: bool,
    /// Whether it holds for the number right before it only: "the 30 expected by analysts".
    pub(super) near: bool,
    /// What is said, where the sentence's tree tells.
    pub(super) scope: Option<Scope>,
}

/// All acts of saying in the sentence at `range`.
pub(super) fn events(scan: &Scan<'_>, range: &Range<usize>, names: &mut Names) -> Vec<Event> {
    let sayings = sayings(scan, range);
    let mut events: Vec<Event> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        names.note(scan, at, range);
        let saying = sayings.iter().find(|saying| saying.verb == at);
        let found = event(scan, at, range, names);
        let found = match saying {
            Some(saying) => by_tree(scan, found, saying, names),
            None => found,
        };
        let found = found.filter(|event| !repeats(scan, event, events.last()));
        at = found
            .as_ref()
            .map_or(at + 1, |event| event.range.end.max(at + 1));
        events.extend(found);
    }
    if events.is_empty() {
        events.extend(colon(scan, range, names));
    }
    events
}

/// What the rules made of the act of saying that the tree has here, with what is said; the tree's speaker where the
/// rules found none, or another one.
fn by_tree(
    scan: &Scan<'_>,
    found: Option<Event>,
    saying: &Saying,
    names: &mut Names,
) -> Option<Event> {
    // The tree hangs "according to" on one word of what is said, which tells less than the commas around it.
    if found.is_some() && saying.is_phrase {
        return found;
    }
    let same = |event: &Event| {
        let name = event.range.clone();
        name.start < saying.around.end && saying.around.start < name.end
    };
    let event = found.filter(same).or_else(|| {
        let name = speaker::cut(scan, saying.name.clone())?;
        let verb = saying.verb..saying.verb + 1;
        // A speaker who is named far off speaks here with the verb alone: "Lind counted 40, and added that …".
        let beside = name.end.max(verb.end) - name.start.min(verb.start) <= name.len() + NEAR;
        let range = if beside {
            verb.start.min(name.start)..verb.end.max(name.end)
        } else {
            verb.clone()
        };
        let leads = saying.scope.contains(range.end) || saying.scope.contains(range.end + 1);
        Some(finish(scan, names, (verb, name), range, leads))
    })?;
    Some(Event {
        scope: Some(saying.scope.clone()),
        ..event
    })
}

/// "The council said that it had confirmed": the pronoun speaks within what is said already.
fn repeats(scan: &Scan<'_>, event: &Event, last: Option<&Event>) -> bool {
    let word = scan.word(event.range.start);
    let pronoun = matches!(word, "it" | "they");
    pronoun && event.leads && last.is_some_and(|last| last.leads)
        || pronoun && last.is_none() && word == "it"
}

/// The act of saying whose verb or phrase stands at `at`.
fn event(scan: &Scan<'_>, at: usize, range: &Range<usize>, names: &mut Names) -> Option<Event> {
    if let Some(len) = speech().phrase(scan.words(at)) {
        return by_phrase(scan, at..at + len, range, names);
    }
    let (word, class) = (scan.word(at), scan.class(at));
    if !speech().is_verb(word) || denies(scan, at) {
        return None;
    }
    if class.has(Classes::VERB_PAST) && scan.word(at + 1) == "by" {
        let event = by_phrase(scan, at..at + 2, range, names)?;
        let reported = matches!(
            word,
            "reported" | "said" | "announced" | "released" | "confirmed"
        );
        return Some(Event {
            near: !reported,
            ..event
        });
    }
    let continuous =
        class.has(Classes::VERB_ING) && scan.class(at.wrapping_sub(1)).has(Classes::AUXILIARY);
    if !class.has(Classes::FINITE) && !continuous && !matches!(word, "saying" | "adding") {
        return None;
    }
    behind_verb(scan, at, range, names).or_else(|| before_verb(scan, at, range, names))
}

/// "according to X", "expected by X".
fn by_phrase(
    scan: &Scan<'_>,
    phrase: Range<usize>,
    range: &Range<usize>,
    names: &mut Names,
) -> Option<Event> {
    let name = speaker::after(scan, phrase.end, range.end)?;
    let opening = phrase.start <= range.start + 1;
    let leads = opening || phrase.start < range.start + 4 && scan.raw(name.end) == ",";
    let whole = phrase.start..name.end;
    Some(finish(scan, names, (phrase, name), whole, leads))
}

/// ", said Ann Hill", "\" added the doctor".
fn behind_verb(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    names: &mut Names,
) -> Option<Event> {
    let word = scan.word(at);
    let inverts = speech().is_strong(word) && !matches!(word, "told" | "tells" | "tell")
        || matches!(word, "added" | "adds");
    let before = at.checked_sub(1).map_or("", |idx| scan.raw(idx));
    let opens = matches!(
        before,
        "," | "\"" | "”" | "'" | "’" | ")" | "—" | "-" | "–" | "?" | "!"
    );
    if !inverts || !opens || at == range.start {
        return None;
    }
    let name = speaker::after(scan, at + 1, range.end)?;
    let next = scan.class(name.end);
    let verb = next.has(Classes::VERB_PAST)
        || next.has(Classes::AUXILIARY)
        || next.has(Classes::VERB_S) && !scan.is_capital(name.end);
    if verb || scan.word(at + 1) == "it" {
        return None;
    }
    let whole = at..name.end;
    Some(finish(scan, names, (at..at + 1, name), whole, false))
}

/// "Ann Hill said", "officials, who fled, told", "he added".
fn before_verb(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    names: &mut Names,
) -> Option<Event> {
    if is_passive(scan, at, range.start) {
        return None;
    }
    let name = speaker::before(scan, at, range.start)?;
    let strong = speech().is_strong(scan.word(at));
    let base = scan.class(at).has(Classes::VERB) && !scan.class(at).has(Classes::VERB_PAST);
    if !strong && !is_reporting(scan, at, &name) || base && !speaks_in_plural(scan, &name) {
        return None;
    }
    let leads = leads(scan, at + 1, name.start, range);
    let whole = name.start..at + 1;
    Some(finish(scan, names, (at..at + 1, name), whole, leads))
}

/// Whether a form of "be" makes the verb at `at` passive.
fn is_passive(scan: &Scan<'_>, at: usize, first: usize) -> bool {
    scan.class(at).has(Classes::VERB_PAST)
        && (first..at)
            .rev()
            .take(6)
            .take_while(|idx| {
                scan.class(*idx).has(Classes::AUXILIARY) || scan.class(*idx).has(Classes::ADVERB)
            })
            .any(|idx| {
                matches!(
                    scan.word(idx),
                    "is" | "are" | "was" | "were" | "be" | "been" | "being"
                )
            })
}

/// Whether a verb that may mean something else reports here: before "that" or a quotation, or of people who judge.
fn is_reporting(scan: &Scan<'_>, at: usize, name: &Range<usize>) -> bool {
    let next = scan.raw(at + 1);
    let object = scan.word(at + 1) == "that"
        || matches!(next, ":" | "\"" | "“" | ",")
        || scan.word(at + 1) == "the" && scan.word(at) == "put";
    let closes = matches!(next, "." | "");
    let judges = matches!(
        scan.word(at),
        "expected"
            | "expect"
            | "expecting"
            | "believe"
            | "believed"
            | "believes"
            | "put"
            | "predicted"
            | "predict"
            | "forecast"
            | "projected"
            | "shows"
            | "showed"
            | "show"
            | "stated"
            | "think"
    );
    let named = name
        .clone()
        .any(|idx| speech().is_speaker(scan.word(idx)) || scan.is_capital(idx));
    object || closes || judges && named
}

fn speaks_in_plural(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let last = scan.word(name.end.saturating_sub(1));
    speech().is_speaker(last)
        && (last.ends_with('s') || matches!(last, "police" | "they" | "media"))
}

/// Whether what is said follows the verb: unless only a time, a place or a hearer stands between it and the next stop.
fn leads(scan: &Scan<'_>, after: usize, start: usize, range: &Range<usize>) -> bool {
    let comma = start > range.start
        && (start.saturating_sub(3)..start).any(|at| matches!(scan.raw(at), "," | "\"" | "”"));
    let quoted = start > range.start
        && (start.saturating_sub(2)..start).any(|at| matches!(scan.raw(at), "\"" | "”"));
    let mut at = after;
    let limit = range.end.min(after + 40);
    while at < limit && !matches!(scan.raw(at), "," | "." | ";" | "!" | "?") {
        let word = scan.word(at);
        if word == "that" || matches!(scan.raw(at), ":" | "\"" | "“") {
            return true;
        }
        let time =
            calendar().weekday(word).is_some() || calendar().relative(scan.words(at)).is_some();
        let class = scan.class(at);
        let states = class.has(Classes::VERB_PAST)
            || class.has(Classes::AUXILIARY)
            || scan.is_number(at) && !time;
        if states && !quoted {
            return true;
        }
        at += 1;
    }
    // "…, officials said Friday." closes; "Officials said Friday, …" leads; so does "Officials said …".
    start == range.start || !comma
}

fn finish(
    scan: &Scan<'_>,
    names: &mut Names,
    (verb, name): (Range<usize>, Range<usize>),
    range: Range<usize>,
    leads: bool,
) -> Event {
    let (speaker, named_at) = names.resolve(scan, &name);
    Event {
        speaker,
        span: named_at,
        medium: medium(scan, verb.end),
        verb: Phrase {
            text: scan.phrase(&verb),
            span: scan.span(&verb),
        },
        range,
        leads,
        near: false,
        scope: None,
    }
}

/// "told Channel 4", "on Telegram", "in an interview with X".
fn medium(scan: &Scan<'_>, after: usize) -> Option<Phrase> {
    let told = matches!(scan.before(after, 1), "told" | "tells");
    let limit = scan.sentence(after.saturating_sub(1)).end.min(after + 8);
    let mut at = after;
    if !told {
        let opens = |at: &usize| {
            matches!(scan.word(*at), "on" | "in" | "to" | "via")
                && calendar().weekday(scan.word(at + 1)).is_none()
        };
        at = (after..limit.min(after + 4)).find(opens)? + 1;
    }
    at += usize::from(scan.class(at).has(Classes::DETERMINER));
    let mut end = at;
    while end < limit
        && (scan.is_word(end) && (scan.is_capital(end) || speech().is_medium(scan.word(end)))
            || scan.is_digits(end) && end > at)
        && calendar().weekday(scan.word(end)).is_none()
    {
        end += 1;
    }
    let known = (at..end).any(|idx| speech().is_medium(scan.word(idx)));
    (end > at && (told || known)).then(|| Phrase {
        text: scan.phrase(&(at..end)),
        span: scan.span(&(at..end)),
    })
}

/// Headlines: "Quake strikes island: USGS", "Police: two missing".
fn colon(scan: &Scan<'_>, range: &Range<usize>, names: &mut Names) -> Option<Event> {
    let at = range
        .clone()
        .take(60)
        .find(|at| scan.raw(*at) == ":" && !scan.glued(at + 1))?;
    let last = range.end - 1;
    let tail = at + 1..range.end;
    let closes = tail.len() <= 4
        && !tail.is_empty()
        && tail.clone().all(|idx| scan.is_capital(idx))
        && scan.raw(last) != ".";
    let head = range.start..at;
    let plain = head.len() <= 3 && head.clone().any(|idx| speech().is_speaker(scan.word(idx)));
    let name = if closes {
        tail
    } else if plain {
        head
    } else {
        return None;
    };
    Some(finish(
        scan,
        names,
        (at..at + 1, name.clone()),
        name,
        !closes,
    ))
}
