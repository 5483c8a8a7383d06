//! Acts of saying in a sentence, by word order and by its tree.

use std::ops::Range;

use super::super::scan::Scan;
use super::act::{
    AGENT, NEAR, SpeechAct, colon, event, finish, is_plain_paper, is_undone, may_be_it, phrase,
};
use super::coreference::Coreference;
use super::speaker;
use super::tree::{Saying, SayingScope, sayings};
use tally_language::lexicon::{Classes, SpeakerCue, WordClass, speech};

/// All acts of saying in the sentence at `range`.
///
/// Whom the ranges of `quoted` name is not whom the words around them mean: "'Lind fled', he said".
pub(super) fn events(
    scan: &Scan<'_>,
    range: &Range<usize>,
    quoted: &[Range<usize>],
    coreference: &mut Coreference,
) -> Vec<SpeechAct> {
    let sayings = sayings(scan, range);
    let mut events: Vec<SpeechAct> = Vec::new();
    let mut at = range.start;
    let mut noted = at;
    coreference.next_sentence(scan, range);
    while at < range.end {
        // Names within an act of saying are passed over, but may be meant later.
        for name in noted..=at {
            if !quoted.iter().any(|range| range.contains(&name)) {
                coreference.note(scan, name, range);
            }
        }
        noted = at + 1;
        let found = joined(scan, at, events.last()).or_else(|| {
            let found = event(scan, at, range, coreference);
            match sayings.iter().find(|saying| saying.verb == at) {
                Some(_) if is_undone(scan, at, range) => None,
                Some(saying) => by_tree(scan, found, saying, coreference)
                    .map(|event| without_aside(scan, event, range)),
                None => found.map(|event| bounded(scan, event, range)),
            }
        });
        let found = found.filter(|event| !repeats(scan, event, events.last()));
        at = found
            .as_ref()
            .map_or(at + 1, |event| event.range.end.max(at + 1));
        events.extend(found);
    }
    if events.is_empty() {
        events.extend(colon(scan, range, coreference));
    }
    go_back(scan, &mut events);
    events
}

/// Words of saying that have no clause: "warned of 40 deaths as 12 ships left" says the deaths only.
fn bounded(scan: &Scan<'_>, event: SpeechAct, range: &Range<usize>) -> SpeechAct {
    let after = event.range.end;
    let event = without_aside(scan, event, range);
    let before = event.range.start;
    let article = usize::from(scan.class(before.wrapping_sub(1)).has(Classes::DETERMINER));
    let relative = matches!(
        scan.before(before - article.min(before), 1),
        "who" | "which"
    );
    if relative && scan.class(after).has(Classes::AUXILIARY) {
        // "Lind, who police said was armed, fled": said in the relative clause only.
        let end = (after..range.end).find(|at| scan.raw(*at) == ",");
        let end = end.unwrap_or(range.end);
        return SpeechAct {
            scope: Some(SayingScope::new(after..end, end..range.end)),
            ..event
        };
    }
    let names = scan.is(after, WordClass::TopicPreposition);
    if !names || !event.leads || event.scope.is_some() {
        return event;
    }
    let stops = |at: &usize| {
        scan.class(*at).has(Classes::CONJUNCTION) && !scan.is(*at, WordClass::PhraseConjunction)
            || matches!(scan.raw(*at), "," | ";")
    };
    let end = (after..range.end).find(stops).unwrap_or(range.end);
    SpeechAct {
        scope: Some(SayingScope::new(after..end, end..range.end)),
        ..event
    }
}

/// "Told the 12 families that", "said on a visit to 12 villages that": the numbers before "that" are not said.
fn without_aside(scan: &Scan<'_>, event: SpeechAct, range: &Range<usize>) -> SpeechAct {
    let after = event.range.end;
    let opens = speech().has_hearer(scan.before(after, 1))
        || scan.is(after, WordClass::OccasionPreposition);
    let stop = |at: &usize| {
        let class = scan.class(*at);
        let states = class.has(Classes::AUXILIARY)
            || class.has(Classes::VERB_PAST) && !class.has(Classes::ADJECTIVE);
        states || matches!(scan.raw(*at), "," | "." | ";" | ":" | "\"" | "“")
    };
    let that = (after..range.end)
        .take(2 * AGENT)
        .take_while(|at| !stop(at))
        .find(|at| scan.word(*at) == "that" && !scan.class(at - 1).has(Classes::CONJUNCTION));
    let Some(that) = that.filter(|_| opens && event.leads) else {
        return event;
    };
    let scope = event.scope.unwrap_or_default();
    SpeechAct {
        scope: Some(scope.without(after..that)),
        ..event
    }
}

/// "Police said 12 had fled, adding that …": whoever spoke just before goes on.
fn joined(scan: &Scan<'_>, at: usize, last: Option<&SpeechAct>) -> Option<SpeechAct> {
    let word = scan.word(at);
    let goes_on = word == "adding"
        || word == "added" && scan.before(at, 1) == "and" && scan.word(at + 1) == "that";
    let last = last.filter(|last| goes_on && last.range.end <= at)?;
    let verb = at..at + 1;
    Some(SpeechAct {
        verb: Some(phrase(scan, &verb)),
        medium: None,
        range: verb,
        leads: true,
        near: false,
        scope: None,
        ..last.clone()
    })
}

/// "The paper said, citing police, …": it is the police who say it, wherever the paper stands.
fn go_back(scan: &Scan<'_>, events: &mut Vec<SpeechAct>) {
    let is_origin = |event: &SpeechAct| {
        let word = scan.word(event.range.start);
        speech()
            .phrase(&[word])
            .is_some_and(|(_, before)| before == SpeakerCue::Origin)
    };
    let near = |a: &SpeechAct, b: &SpeechAct| b.range.start <= a.range.end + 2;
    let mut at = 0;
    while at < events.len() {
        if !is_origin(&events[at]) {
            at += 1;
            continue;
        }
        let reporter = if at > 0 && near(&events[at - 1], &events[at]) {
            Some(at - 1)
        } else {
            (at + 1 < events.len() && near(&events[at], &events[at + 1])).then_some(at + 1)
        };
        let Some(reporter) = reporter else {
            at += 1;
            continue;
        };
        let report = events.remove(reporter);
        at = at.min(reporter);
        let origin = &mut events[at];
        origin.leads = report.leads;
        origin.scope = report.scope;
        origin.medium = report.medium;
        origin.range =
            origin.range.start.min(report.range.start)..origin.range.end.max(report.range.end);
        at += 1;
    }
}

/// What the rules made of the act of saying that the tree has here, with what is said; the tree's speaker where the
/// rules found none, or another one.
fn by_tree(
    scan: &Scan<'_>,
    found: Option<SpeechAct>,
    saying: &Saying,
    coreference: &mut Coreference,
) -> Option<SpeechAct> {
    // The tree hangs "according to" on one word of what is said, which tells less than the commas around it.
    if found.is_some() && saying.is_phrase {
        return found;
    }
    let same = |event: &SpeechAct| {
        let name = event.range.clone();
        name.start < saying.around.end && saying.around.start < name.end
    };
    // "Crude fell after Lind+ said": right before the verb stands someone whom the tree does not know for a name.
    let beside = |event: &SpeechAct| {
        let far = saying.around.end + 2 * NEAR < saying.verb;
        far && event.range.end == saying.verb + 1 && event.range.len() <= NEAR
    };
    if found.as_ref().is_some_and(beside) {
        return found;
    }
    let event = found.filter(same).or_else(|| {
        let name = speaker::cut(scan, saying.name.clone())?;
        if is_plain_paper(scan, &name) {
            return None;
        }
        if scan.word(name.start) == "it" && !may_be_it(scan, saying.verb, coreference) {
            return None;
        }
        let len = speech()
            .phrase(scan.words(saying.verb))
            .map_or(1, |(len, _)| len);
        let verb = saying.verb..saying.verb + len;
        let name = speaker::with_description(scan, name, verb.start);
        // A speaker who is named far off speaks here with the verb alone: "Lind counted 40, and added that …".
        let beside = name.end.max(verb.end) - name.start.min(verb.start) <= name.len() + NEAR;
        let range = if beside {
            verb.start.min(name.start)..verb.end.max(name.end)
        } else {
            verb.clone()
        };
        let leads = saying.scope.contains(range.end) || saying.scope.contains(range.end + 1);
        Some(finish(scan, coreference, (verb, name), range, leads))
    })?;
    Some(SpeechAct {
        scope: Some(saying.scope.clone()),
        ..event
    })
}

/// "The council said that it had confirmed": the pronoun speaks within what is said already.
fn repeats(scan: &Scan<'_>, event: &SpeechAct, last: Option<&SpeechAct>) -> bool {
    let pronoun = matches!(scan.word(event.range.start), "it" | "they");
    pronoun && event.leads && last.is_some_and(|last| last.leads)
}
