//! Acts of saying in a sentence: "X said", "said X", "according to X", "Officials: …".

use std::ops::Range;

use super::super::scan::Scan;
use super::cast::Cast;
use super::speaker;
use super::tree::{Saying, Scope, denies, is_verb, sayings};
use super::venue;
use crate::figure::Phrase;
use crate::lexicon::{Before, Classes, calendar, speech};
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
    /// The verb; `None` where a quotation has none.
    pub(super) verb: Option<Phrase>,
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

impl Event {
    /// Whoever a quotation without a verb of saying is laid to.
    pub(super) fn silent(speaker: String, span: Span) -> Self {
        Self {
            speaker,
            span,
            verb: None,
            medium: None,
            range: 0..0,
            leads: true,
            near: false,
            scope: None,
        }
    }

    /// Whether the speaker stands behind the verb, so that more of the speaker may follow: "said Ann Hill, who leads 14".
    pub(super) fn inverts(&self) -> bool {
        let is_phrase = |verb: &Phrase| verb.text.contains(' ');
        let verb = self.verb.as_ref().filter(|verb| !is_phrase(verb));
        verb.is_some_and(|verb| verb.span.end <= self.span.start)
    }

    /// The rule that took the verb.
    pub(super) const fn rule(&self) -> &'static str {
        if self.scope.is_some() {
            "verb of saying in the sentence’s tree"
        } else {
            "word of saying beside the speaker"
        }
    }
}

/// All acts of saying in the sentence at `range`.
///
/// Whom the ranges of `quoted` name is not whom the words around them mean: "'Lind fled', he said".
pub(super) fn events(
    scan: &Scan<'_>,
    range: &Range<usize>,
    quoted: &[Range<usize>],
    cast: &mut Cast,
) -> Vec<Event> {
    let sayings = sayings(scan, range);
    let mut events: Vec<Event> = Vec::new();
    let mut at = range.start;
    let mut noted = at;
    cast.next_sentence(scan, range);
    while at < range.end {
        // Names within an act of saying are passed over, but may be meant later.
        for name in noted..=at {
            if !quoted.iter().any(|range| range.contains(&name)) {
                cast.note(scan, name, range);
            }
        }
        noted = at + 1;
        let found = joined(scan, at, events.last()).or_else(|| {
            let found = event(scan, at, range, cast);
            match sayings.iter().find(|saying| saying.verb == at) {
                Some(_) if is_undone(scan, at, range) => None,
                Some(saying) => by_tree(scan, found, saying, cast)
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
        events.extend(colon(scan, range, cast));
    }
    go_back(scan, &mut events);
    events
}

/// Words of saying that have no clause: "warned of 40 deaths as 12 ships left" says the deaths only.
fn bounded(scan: &Scan<'_>, event: Event, range: &Range<usize>) -> Event {
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
        return Event {
            scope: Some(Scope::new(after..end, end..range.end)),
            ..event
        };
    }
    let names = matches!(scan.word(after), "of" | "about" | "against" | "for");
    if !names || !event.leads || event.scope.is_some() {
        return event;
    }
    let stops = |at: &usize| {
        scan.class(*at).has(Classes::CONJUNCTION)
            && !matches!(scan.word(*at), "and" | "or" | "than")
            || matches!(scan.raw(*at), "," | ";")
    };
    let end = (after..range.end).find(stops).unwrap_or(range.end);
    Event {
        scope: Some(Scope::new(after..end, end..range.end)),
        ..event
    }
}

/// "Told the 12 families that", "said on a visit to 12 villages that": the numbers before "that" are not said.
fn without_aside(scan: &Scan<'_>, event: Event, range: &Range<usize>) -> Event {
    let after = event.range.end;
    let opens = speech().has_hearer(scan.before(after, 1))
        || matches!(
            scan.word(after),
            "on" | "in" | "at" | "during" | "after" | "to"
        );
    let stop = |at: &usize| matches!(scan.raw(*at), "," | "." | ";" | ":" | "\"" | "“");
    let that = (after..range.end)
        .take(2 * AGENT)
        .take_while(|at| !stop(at))
        .find(|at| scan.word(*at) == "that" && !scan.class(at - 1).has(Classes::CONJUNCTION));
    let Some(that) = that.filter(|_| opens && event.leads) else {
        return event;
    };
    let scope = event.scope.unwrap_or_default();
    Event {
        scope: Some(scope.without(after..that)),
        ..event
    }
}

/// "Police said 12 had fled, adding that …": whoever spoke just before goes on.
fn joined(scan: &Scan<'_>, at: usize, last: Option<&Event>) -> Option<Event> {
    let word = scan.word(at);
    let goes_on = word == "adding"
        || word == "added" && scan.before(at, 1) == "and" && scan.word(at + 1) == "that";
    let last = last.filter(|last| goes_on && last.range.end <= at)?;
    let verb = at..at + 1;
    Some(Event {
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
fn go_back(scan: &Scan<'_>, events: &mut Vec<Event>) {
    let is_origin = |event: &Event| {
        let word = scan.word(event.range.start);
        speech()
            .phrase(&[word])
            .is_some_and(|(_, before)| before == Before::Origin)
    };
    let near = |a: &Event, b: &Event| b.range.start <= a.range.end + 2;
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
    found: Option<Event>,
    saying: &Saying,
    cast: &mut Cast,
) -> Option<Event> {
    // The tree hangs "according to" on one word of what is said, which tells less than the commas around it.
    if found.is_some() && saying.is_phrase {
        return found;
    }
    let same = |event: &Event| {
        let name = event.range.clone();
        name.start < saying.around.end && saying.around.start < name.end
    };
    // "Crude fell after Lind+ said": right before the verb stands someone whom the tree does not know for a name.
    let beside = |event: &Event| {
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
        if scan.word(name.start) == "it" && !may_be_it(scan, saying.verb, cast) {
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
        Some(finish(scan, cast, (verb, name), range, leads))
    })?;
    Some(Event {
        scope: Some(saying.scope.clone()),
        ..event
    })
}

/// "The council said that it had confirmed": the pronoun speaks within what is said already.
fn repeats(scan: &Scan<'_>, event: &Event, last: Option<&Event>) -> bool {
    let pronoun = matches!(scan.word(event.range.start), "it" | "they");
    pronoun && event.leads && last.is_some_and(|last| last.leads)
}

/// Whether "it" stands for a body that speaks by the verb at `verb`: not in "it shows that …".
fn may_be_it(scan: &Scan<'_>, verb: usize, cast: &Cast) -> bool {
    let word = scan.word(verb);
    let speaks = speech().is_strong(word)
        || matches!(
            word,
            "added" | "adds" | "put" | "puts" | "warned" | "warns" | "forecast"
        );
    speaks && cast.knows("it")
}

/// The act of saying whose verb or phrase stands at `at`.
fn event(scan: &Scan<'_>, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Event> {
    let passive = scan.class(at).has(Classes::VERB_PAST) && is_passive(scan, at, range.start);
    if let Some((len, before)) = speech().phrase(scan.words(at)).filter(|_| !passive) {
        let event = by_phrase(scan, at..at + len, range, cast)?;
        return Some(if before == Before::Speaker {
            shown(scan, event, range)
        } else {
            event
        });
    }
    let (word, class) = (scan.word(at), scan.class(at));
    if !passive && let Some(event) = anew(scan, at, range, cast) {
        return Some(event);
    }
    if !speech().is_verb(word) || denies(scan, at) || is_undone(scan, at, range) {
        return None;
    }
    if matches!(word, "quoted" | "quotes" | "cited" | "cites") && !passive {
        // "The paper quoted officials as saying 40".
        let name = speaker::after(scan, at + 1, range.end)?;
        let whole = at..name.end;
        return Some(finish(scan, cast, (at..at + 1, name), whole, true));
    }
    if passive {
        return by_agent(scan, at, range, cast);
    }
    if class.has(Classes::VERB_PAST) && scan.word(at + 1) == "by" {
        let event = by_phrase(scan, at..at + 2, range, cast)?;
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
    // "With organisers claiming 40": the participle has a subject of its own.
    let absolute = class.has(Classes::VERB_ING) && speech().is_strong(word);
    let finite = class.has(Classes::FINITE) || !word.ends_with("ing") && is_verb(scan, at);
    if !finite && !continuous && !absolute && word != "adding" {
        return None;
    }
    behind_verb(scan, at, range, cast).or_else(|| before_verb(scan, at, range, cast))
}

/// "Cut its forecast from $76 to $71", "raised its toll to 40".
fn anew(scan: &Scan<'_>, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Event> {
    if !speech().is_paper(scan.word(at)) {
        return None;
    }
    let owns = |idx: &usize| matches!(scan.word(*idx), "its" | "their" | "his" | "her");
    let owner = (range.start..at).rev().take(NEAR).find(owns)?;
    let verb = owner
        .checked_sub(1)
        .filter(|verb| speech().is_revising(scan.word(*verb)) && *verb >= range.start)?;
    let name = speaker::before(scan, verb, range.start)?;
    let whole = name.start..at + 1;
    Some(finish(scan, cast, (verb..verb + 1, name), whole, true))
}

/// How far behind a passive verb its agent may stand, in tokens.
const AGENT: usize = 10;

/// "Was put at 40 by the council", "were reported dead by the ministry".
fn by_agent(scan: &Scan<'_>, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Event> {
    let limit = range.end.min(at + AGENT);
    let by = (at + 1..limit).find(|idx| scan.word(*idx) == "by")?;
    // "Was reported killed by police": another verb has that agent.
    let apart = (at + 1..by).any(|idx| {
        let class = scan.class(idx);
        let verb = class.has(Classes::VERB_PAST) || class.has(Classes::VERB_ING);
        verb && !class.has(Classes::ADVERB)
            || class.has(Classes::AUXILIARY)
            || matches!(scan.raw(idx), "," | ";" | "." | ":")
    });
    if apart {
        return None;
    }
    let name = speaker::after(scan, by + 1, range.end)?;
    let leads = states_behind(scan, name.end, range)
        && !states_behind(scan, range.start, &(range.start..at));
    let verb = at..at + 1;
    Some(finish(
        scan,
        cast,
        (verb, name.clone()),
        by..name.end,
        leads,
    ))
}

/// Whether a number stands between `from` and the next stop.
fn states_behind(scan: &Scan<'_>, from: usize, range: &Range<usize>) -> bool {
    (from..range.end)
        .take(2 * AGENT)
        .take_while(|at| !matches!(scan.raw(*at), "," | ";"))
        .any(|at| scan.is_number(at))
}

/// "Has not said", "said nothing": nothing is said.
fn is_undone(scan: &Scan<'_>, at: usize, range: &Range<usize>) -> bool {
    let helps = |idx: &usize| {
        scan.class(*idx).has(Classes::AUXILIARY) || scan.class(*idx).has(Classes::ADVERB)
    };
    let not = (range.start..at)
        .rev()
        .take(AGENT)
        .take_while(helps)
        .any(|idx| matches!(scan.word(idx), "not" | "never") || scan.word(idx).ends_with("n't"));
    let counts = matches!(scan.word(at + 2), "fewer" | "less" | "more" | "one");
    not || speech().is_void(scan.word(at + 1)) && !scan.is_number(at + 1) && !counts
}

/// "Figures released by the agency show 40": the papers speak by the verb behind their maker.
fn shown(scan: &Scan<'_>, event: Event, range: &Range<usize>) -> Event {
    let times = (event.range.end..range.end)
        .take(NEAR)
        .take_while(|at| is_time(scan, *at) || matches!(scan.word(*at), "on" | "in" | "last"));
    let at = times.last().map_or(event.range.end, |at| at + 1);
    let paper = speech().is_paper(scan.before(event.range.start, 1));
    if !paper || !speech().is_showing(scan.word(at)) || denies(scan, at) {
        return event;
    }
    Event {
        verb: Some(phrase(scan, &(at..at + 1))),
        range: event.range.start..at + 1,
        leads: true,
        ..event
    }
}

fn is_time(scan: &Scan<'_>, at: usize) -> bool {
    calendar().weekday(scan.word(at)).is_some()
        || calendar().month(scan.word(at)).is_some()
        || calendar().relative(scan.words(at)).is_some()
        || matches!(scan.word(at), "week" | "month" | "year")
}

/// "according to X", "expected by X".
fn by_phrase(
    scan: &Scan<'_>,
    phrase: Range<usize>,
    range: &Range<usize>,
    cast: &mut Cast,
) -> Option<Event> {
    let name = speaker::after(scan, phrase.end, range.end)?;
    let opening = phrase.start <= range.start + 1;
    let leads = opening || phrase.start < range.start + 4 && scan.raw(name.end) == ",";
    let whole = phrase.start..name.end;
    Some(finish(scan, cast, (phrase, name), whole, leads))
}

/// ", said Ann Hill", "\" added the doctor".
fn behind_verb(scan: &Scan<'_>, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Event> {
    let word = scan.word(at);
    let inverts = speech().is_strong(word) && !matches!(word, "told" | "tells" | "tell")
        || matches!(word, "added" | "adds");
    let before = at.checked_sub(1).map_or("", |idx| scan.raw(idx));
    let opens = matches!(
        before,
        "," | "\"" | "”" | "'" | "’" | ")" | "—" | "-" | "–" | "?" | "!"
    );
    let starts = at == range.start && scan.is_capital(at);
    if !inverts || !opens && !starts || at == range.start && !starts {
        return None;
    }
    let name = speaker::after(scan, at + 1, range.end)?;
    if starts {
        let quotes = matches!(scan.raw(name.end), ":" | "," | "\"" | "“");
        let whole = at..name.end;
        return quotes.then(|| finish(scan, cast, (at..at + 1, name), whole, true));
    }
    let next = scan.class(name.end);
    let verb = next.has(Classes::VERB_PAST)
        || next.has(Classes::AUXILIARY)
        || next.has(Classes::VERB_S) && !scan.is_capital(name.end);
    if verb || scan.word(at + 1) == "it" {
        return None;
    }
    let whole = at..name.end;
    Some(finish(scan, cast, (at..at + 1, name), whole, false))
}

/// "Ann Hill said", "officials, who fled, told", "he added".
fn before_verb(scan: &Scan<'_>, at: usize, range: &Range<usize>, cast: &mut Cast) -> Option<Event> {
    let name = speaker::before(scan, at, range.start)
        .or_else(|| speaker::antecedent(scan, at, range.start))?;
    let name = speaker::with_description(scan, name, at);
    if name.len() == 1 && scan.word(name.start) == "it" && !may_be_it(scan, at, cast) {
        return None;
    }
    let strong = speech().is_strong(scan.word(at));
    let base = scan.class(at).has(Classes::VERB)
        && !scan.class(at).has(Classes::VERB_PAST)
        && scan.word(at) != "forecast";
    if !strong && !is_reporting(scan, at, &name) || base && !speaks_in_plural(scan, &name) {
        return None;
    }
    if is_plain_paper(scan, &name) {
        return None;
    }
    let leads = leads(scan, at + 1, name.start, range);
    let whole = name.start..at + 1;
    Some(finish(scan, cast, (at..at + 1, name), whole, leads))
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
    // "Put at 40" has its speaker elsewhere.
    let elsewhere = scan.word(at + 1) == "at" && scan.before(name.start, 1) != "which";
    let judges = speech().is_stating(scan.word(at)) && !elsewhere;
    let speaks_of =
        matches!(scan.word(at), "spoke" | "speaks" | "spoken") && scan.word(at + 1) == "of";
    let named = name
        .clone()
        .any(|idx| speech().is_speaker(scan.word(idx)) || scan.is_capital(idx));
    let shows = speech().is_showing(scan.word(at)) && is_paper(scan, at, name);
    let last = scan.word(name.end - 1);
    let several = last.ends_with('s') && !scan.is_capital(name.end - 1);
    let many = speech().is_body(last) || speech().is_paper(last) || several;
    let counts = speech().is_counting(scan.word(at)) && many;
    object || closes || judges && named || shows || counts && named || speaks_of
}

/// "The latest figures": what no one is named for is the article's own knowledge.
fn is_plain_paper(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let plain = [
        "figures",
        "data",
        "numbers",
        "results",
        "result",
        "statistics",
        "estimates",
    ];
    let idle = [
        "the",
        "these",
        "latest",
        "new",
        "recent",
        "preliminary",
        "first",
    ];
    let (last, rest) = (name.end - 1, name.start..name.end - 1);
    plain.contains(&scan.word(last)) && rest.clone().all(|at| idle.contains(&scan.word(at)))
}

/// Whether a paper is the subject of the verb at `at`: "a survey by the institute found".
fn is_paper(scan: &Scan<'_>, at: usize, name: &Range<usize>) -> bool {
    let from = name.start.saturating_sub(NEAR);
    (from..at).any(|idx| speech().is_paper(scan.word(idx)))
}

fn speaks_in_plural(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let linked = |at: &usize| matches!(scan.word(*at), "of" | "for" | "familiar" | "with" | "who");
    let end = name.clone().skip(1).find(linked).unwrap_or(name.end);
    let last = scan.word(end.saturating_sub(1));
    speech().is_speaker(last)
        && (last.ends_with('s') || matches!(last, "police" | "they" | "media" | "data"))
}

/// Whether what is said follows the verb: unless only a time, a place or a hearer stands between it and the next stop.
fn leads(scan: &Scan<'_>, after: usize, start: usize, range: &Range<usize>) -> bool {
    let comma = start > range.start
        && (start.saturating_sub(3)..start).any(|at| matches!(scan.raw(at), "," | "\"" | "”"));
    let quoted = start > range.start
        && (start.saturating_sub(2)..start).any(|at| matches!(scan.raw(at), "\"" | "”"));
    let mut at = after;
    let limit = range.end.min(after + 40);
    // "…, officials said after a five-hour session.": an adjunct, with its own numbers.
    let adjunct = comma
        && matches!(
            scan.word(after),
            "after" | "during" | "following" | "before" | "at" | "in" | "on"
        );
    let dash = |at: usize| scan.is_dash(at) && !scan.glued(at);
    let ends = matches!(scan.raw(after), "." | "" | ";");
    while at < limit && !matches!(scan.raw(at), "," | "." | ";" | "!" | "?") && !dash(at) {
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
        if states && !quoted && !adjunct {
            return true;
        }
        at += 1;
    }
    // "The 573 that forecasters had predicted."
    if ends && start > range.start && matches!(scan.before(start, 1), "that" | "than" | "which") {
        return false;
    }
    // "…, officials said Friday." closes; "Officials said Friday, …" leads; so does "Officials said …".
    start == range.start || !comma
}

fn finish(
    scan: &Scan<'_>,
    cast: &mut Cast,
    (verb, name): (Range<usize>, Range<usize>),
    range: Range<usize>,
    leads: bool,
) -> Event {
    let (speaker, named_at) = cast.resolve(scan, &name);
    Event {
        speaker,
        span: named_at,
        medium: venue::medium(scan, &verb, &name),
        verb: Some(phrase(scan, &verb)),
        range,
        leads,
        near: false,
        scope: None,
    }
}

fn phrase(scan: &Scan<'_>, range: &Range<usize>) -> Phrase {
    Phrase {
        text: scan.phrase(range),
        span: scan.span(range),
    }
}

/// Headlines: "Quake strikes island: USGS", "Police: two missing".
fn colon(scan: &Scan<'_>, range: &Range<usize>, cast: &mut Cast) -> Option<Event> {
    let at = range
        .clone()
        .take(60)
        .find(|at| scan.raw(*at) == ":" && !scan.glued(at + 1))?;
    let last = range.end - 1;
    let tail = at + 1..range.end;
    let closes = tail.len() <= 4
        && !tail.is_empty()
        && (tail.clone().all(|idx| scan.is_capital(idx))
            || tail
                .clone()
                .all(|idx| speech().is_speaker(scan.word(idx)) || scan.is_capital(idx)))
        && scan.raw(last) != ".";
    let head = range.start..at;
    let quotes = matches!(scan.raw(at + 1), "\"" | "“" | "‘");
    let known = head.len() == 1 && cast.knows_name(scan.word(head.start));
    let named = head.clone().all(|idx| scan.is_capital(idx));
    let plain = head.len() <= 3
        && (head.clone().any(|idx| speech().is_speaker(scan.word(idx)))
            || quotes && named
            || known);
    let name = if closes {
        tail
    } else if plain {
        head
    } else {
        return None;
    };
    Some(finish(
        scan,
        cast,
        (at..at + 1, name.clone()),
        name,
        !closes,
    ))
}
