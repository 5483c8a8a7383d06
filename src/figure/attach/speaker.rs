//! Names of speakers: where they stand, and whom pronouns and short forms mean.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::scan::Scan;
use crate::lexicon::{Classes, Cue, calendar, kinds, lemma, speech};
use crate::text::{Span, is_apostrophe};

/// The longest noun phrase of a speaker, in tokens.
const LONGEST: usize = 14;

/// Persons of an article in order of mention; where the short form of a name stands, the long one is told.
#[derive(Default)]
pub(super) struct Names {
    /// Full names by last word.
    known: BTreeMap<String, String>,
    /// The last person named.
    last: Option<(String, Span)>,
}

impl Names {
    /// Remembers a person whose name starts at `at`: behind a title, or known already.
    pub(super) fn note(&mut self, scan: &Scan<'_>, at: usize, range: &Range<usize>) {
        let starts = at == range.start || !is_name(scan, at - 1);
        if !starts || !is_name(scan, at) {
            return;
        }
        let end = (at..range.end.min(at + 8))
            .find(|idx| !is_name(scan, *idx))
            .unwrap_or(range.end.min(at + 8));
        let after_title = (at..end)
            .rev()
            .find(|idx| speech().is_title(scan.word(*idx)))
            .map(|idx| idx + 1);
        let behind_title = at.checked_sub(1).is_some_and(|before| {
            speech().is_title(scan.word(before))
                || scan.raw(before) == "." && speech().is_title(scan.before(before, 1))
        });
        let name = after_title.unwrap_or(at)..end;
        let known = end > at && self.known.contains_key(scan.word(end - 1));
        if !name.is_empty() && (after_title.is_some() || behind_title || known) {
            self.remember(scan, &name);
        }
    }

    fn remember(&mut self, scan: &Scan<'_>, name: &Range<usize>) {
        let text = scan.phrase(name);
        let last = scan.word(name.end - 1).to_owned();
        if name.len() > 1 {
            self.known.insert(last.clone(), text.clone());
        }
        let full = self.known.get(&last).cloned().unwrap_or(text);
        self.last = Some((full, scan.span(name)));
    }

    /// Whom `name` means, and where that one is named.
    pub(super) fn resolve(&mut self, scan: &Scan<'_>, name: &Range<usize>) -> (String, Span) {
        if (is_pronoun(scan, name) || is_definite_person(scan, name))
            && let Some(last) = &self.last
        {
            return last.clone();
        }
        let proper = proper(scan, name);
        if proper
            .clone()
            .all(|at| is_name(scan, at) || scan.raw(at) == "." || scan.is_dash(at))
            && is_person(scan, name, &proper)
        {
            self.remember(scan, &proper);
            if let Some((full, _)) = &self.last {
                return (full.clone(), scan.span(&proper));
            }
        }
        (scan.phrase(name), scan.span(name))
    }
}

fn is_pronoun(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    name.len() == 1 && matches!(scan.word(name.start), "he" | "she")
}

/// "the official", "the doctor": the person spoken of last.
fn is_definite_person(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let the = scan.word(name.start) == "the" || scan.before(name.start, 1) == "the";
    let noun = scan.word(name.end - 1);
    let one = name.len() <= 2 && !noun.ends_with('s') && !scan.is_capital(name.end - 1);
    the && one
        && kinds()
            .of(noun)
            .is_some_and(|kind| kind.name == "person" || kind.within.as_deref() == Some("person"))
}

/// Whether a name is that of a person: two words or more, none of them an institution, or one behind a title.
fn is_person(scan: &Scan<'_>, name: &Range<usize>, proper: &Range<usize>) -> bool {
    let institution = proper.clone().any(|at| {
        let word = scan.word(at);
        speech().is_speaker(word) && !speech().is_title(word) || Cue::Institution.holds(word)
    });
    let acronym = proper.len() == 1
        && scan
            .raw(proper.start)
            .chars()
            .all(|c| c.is_uppercase() || c == '.');
    !institution && !acronym && (proper.len() <= 5 || proper.start > name.start)
}

/// "President Ann Hill" without the title, "Ann Hill of the council" without the council.
fn proper(scan: &Scan<'_>, name: &Range<usize>) -> Range<usize> {
    let end = name
        .clone()
        .skip(1)
        .find(|at| {
            matches!(
                scan.word(*at),
                "of" | "for" | "from" | "at" | "in" | "with" | ","
            )
        })
        .filter(|end| {
            (name.start..*end).any(|at| is_name(scan, at) && !speech().is_title(scan.word(at)))
        })
        .unwrap_or(name.end);
    let title = (name.start..end.saturating_sub(1)).rev().find(|at| {
        speech().is_title(scan.word(*at))
            || !is_name(scan, *at) && scan.raw(*at) != "." && !scan.is_dash(*at)
    });
    let mut start = title.map_or(name.start, |at| at + 1);
    while start + 1 < end && !scan.is_word(start) {
        start += 1;
    }
    start..end
}

fn is_name(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_word(at)
        && scan.is_capital(at)
        && !scan.class(at).has(Classes::FUNCTION)
        && !is_time(scan, at)
        && !scan.word(at).starts_with('\'')
}

fn is_time(scan: &Scan<'_>, at: usize) -> bool {
    calendar().month(scan.word(at)).is_some() || calendar().weekday(scan.word(at)).is_some()
}

/// The speaker who is named from `at` on.
pub(super) fn after(scan: &Scan<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    if matches!(scan.word(at), "he" | "she" | "they") {
        return Some(at..at + 1);
    }
    let opens = scan.class(at).has(Classes::DETERMINER) && !scan.is_number(at);
    let start = at + usize::from(opens);
    let mut end = start;
    let mut found = None;
    while end < limit && end < start + LONGEST {
        if is_name(scan, end) || speech().is_speaker(scan.word(end)) && scan.is_word(end) {
            found = Some(end);
        } else if !is_inside(scan, end, start, found.is_some()) {
            break;
        }
        end += 1;
    }
    let last = found?;
    Some(
        if opens && scan.word(at) != "the" || is_definite_person(scan, &(start..last + 1)) {
            at
        } else {
            start
        }..last + 1,
    )
}

/// Whether token `at` may stand inside the noun phrase of a speaker.
fn is_inside(scan: &Scan<'_>, at: usize, start: usize, named: bool) -> bool {
    let (word, class) = (scan.word(at), scan.class(at));
    let initial = scan.raw(at) == "."
        && scan.glued(at)
        && at > start
        && (speech().is_title(scan.before(at, 1)) || scan.raw(at - 1).chars().count() == 1);
    let linked = matches!(word, "of" | "for" | "and")
        && named
        && (scan.is_capital(at + 1)
            || scan.class(at + 1).has(Classes::DETERMINER) && scan.is_capital(at + 2));
    let article = word == "the" && at > start && matches!(scan.before(at, 1), "of" | "for");
    let plain = scan.is_word(at)
        && !named
        && !class.has(Classes::FUNCTION)
        && !class.has(Classes::ADVERB)
        && (!class.has(Classes::VERB_PAST) || at == start);
    plain || initial || linked || article || scan.is_dash(at) && scan.glued(at) || word == "'s"
}

/// The speaker who is named before the verb at `verb`, over appositions between commas.
pub(super) fn before(scan: &Scan<'_>, verb: usize, first: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > first
        && (scan.class(end - 1).has(Classes::AUXILIARY)
            || scan.class(end - 1).has(Classes::ADVERB)
            || is_time(scan, end - 1))
    {
        end -= 1;
    }
    if end == first {
        return None;
    }
    if !matches!(scan.raw(end - 1), "," | ")") {
        return ending(scan, end, first);
    }
    // "The chief executive, Piet Vos, said": the apposition is the name.
    let inner = ending(scan, end - 1, first).filter(|name| {
        name.start > first && scan.raw(name.start - 1) == "," && is_full_name(scan, name)
    });
    if inner.is_some() {
        return inner;
    }
    // "Bo Lind, an official of the port, a large one, told": the first name that an apposition follows.
    let mut found = None;
    let mut stop = end - 1;
    for _ in 0..4 {
        let open = |at: &usize| matches!(scan.raw(*at), "," | "(");
        let Some(comma) = (first..stop).rev().take(24).find(open) else {
            break;
        };
        if let Some(name) = ending(scan, comma, first) {
            let alone = name.start == first
                || matches!(scan.raw(name.start - 1), "," | "\"" | "”" | "“")
                || scan.class(name.start - 1).has(Classes::DETERMINER)
                || scan.class(name.start - 1).has(Classes::CONJUNCTION);
            let named = found.as_ref().is_some_and(|name| is_full_name(scan, name));
            if found.is_none() || alone && !named {
                found = Some(name);
            }
        }
        stop = comma;
    }
    found
}

/// Whether a phrase is nothing but a name of two words or more.
fn is_full_name(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    name.len() > 1 && name.clone().all(|at| is_name(scan, at))
}

/// The noun phrase of a speaker that ends right before `end`.
fn ending(scan: &Scan<'_>, end: usize, first: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last >= first)?;
    let pronoun = matches!(scan.word(last), "he" | "she" | "they" | "it");
    if pronoun || matches!(scan.word(last), "i" | "we" | "you" | "who" | "which") {
        return pronoun.then_some(last..end);
    }
    let mut start = end;
    let mut good = false;
    while start > first && end - start < LONGEST {
        let at = start - 1;
        let speaker =
            speech().is_speaker(&lemma(scan.word(at))) || speech().is_speaker(scan.word(at));
        let names = is_name(scan, at);
        if !names && !speaker && !joins(scan, at, start < end) {
            break;
        }
        good |= names || speaker && scan.is_word(at);
        start = at;
    }
    while start < end
        && (!scan.is_word(start)
            || scan.class(start).has(Classes::FUNCTION)
                && !scan.class(start).has(Classes::DETERMINER)
            || scan.word(start).starts_with('\''))
    {
        start += 1;
    }
    let whole = source(scan, start..end);
    let is_good = good
        && whole
            .clone()
            .any(|at| is_name(scan, at) || speech().is_speaker(scan.word(at)));
    let place = whole.start > first
        && scan.class(whole.start - 1).has(Classes::PREPOSITION)
        && whole.len() == 1
        && scan.raw(end) == ",";
    (is_good && !whole.is_empty() && !place).then_some(whole)
}

/// Whether token `at` may stand in the noun phrase of a speaker that goes on to the right.
fn joins(scan: &Scan<'_>, at: usize, inside: bool) -> bool {
    let (word, class) = (scan.word(at), scan.class(at));
    let finite = class.has(Classes::VERB_PAST) && !class.has(Classes::ADJECTIVE)
        || class.has(Classes::VERB_S) && !class.has(Classes::VERB);
    scan.is_dash(at) && scan.glued(at)
        || word == "'s"
        || scan.raw(at) == "." && scan.glued(at) && inside
        || inside
            && matches!(
                word,
                "of" | "for" | "and" | "at" | "from" | "in" | "with" | "the" | "a" | "an"
            )
        || scan.is_word(at)
            && !class.has(Classes::FUNCTION)
            && !finite
            && !class.has(Classes::ADVERB)
            && !is_time(scan, at)
}

/// The speaker in the tokens at `range`, cut as a speaker before a verb is; `None` for one who is no source.
pub(super) fn cut(scan: &Scan<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let told = !matches!(
        scan.word(range.start),
        "i" | "we" | "you" | "who" | "which" | "that" | "this" | "it"
    );
    let contracted = range.len() == 1 && scan.raw(range.start).contains(is_apostrophe);
    let whole = source(scan, range);
    (told && !contracted && !whole.is_empty()).then_some(whole)
}

/// Cuts "officials in the town" to the officials, and takes the ministry of "a report from the ministry".
fn source(scan: &Scan<'_>, range: Range<usize>) -> Range<usize> {
    let Some(cut) = range
        .clone()
        .skip(1)
        .find(|at| matches!(scan.word(*at), "at" | "from" | "in" | "with"))
    else {
        return without_article(scan, range);
    };
    let paper = matches!(
        scan.before(cut, 1),
        "report" | "data" | "figures" | "statement" | "statistics" | "survey"
    );
    if paper && scan.word(cut) == "from" {
        return without_article(scan, cut + 1..range.end);
    }
    without_article(scan, range.start..cut)
}

/// "The ministry" is told as "ministry", "a doctor" and "the doctor" as they stand.
fn without_article(scan: &Scan<'_>, range: Range<usize>) -> Range<usize> {
    let article = scan.word(range.start) == "the" && !is_definite_person(scan, &range);
    range.start + usize::from(article && range.len() > 1)..range.end
}
