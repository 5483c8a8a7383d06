//! Words for a place behind a preposition: "the eastern town of Oaks, in the north of the county".

use std::ops::Range;

use super::super::super::scan::Scan;
use tally_language::lexicon::{Classes, Cue, WordClass, calendar, places, speech};

/// How many words may stand between a preposition and the name of a place.
const AHEAD: usize = 6;

/// How many words the name of a place may have.
const LONGEST: usize = 9;

/// How many places one lies in by one phrase.
const DEEPEST: usize = 3;

/// A place in words.
#[derive(Debug, Clone)]
pub(super) struct Worded {
    /// The preposition.
    pub(super) opening: usize,
    /// The name; of "the city" the noun with its article.
    pub(super) name: Range<usize>,
    /// What sort of place it is called: "town".
    pub(super) kind: Option<usize>,
    /// Whether it has a name of its own.
    pub(super) is_named: bool,
    /// What it lies in, from the inside out.
    pub(super) within: Vec<Range<usize>>,
}

impl Worded {
    /// Where its words end.
    pub(super) fn end(&self) -> usize {
        self.within
            .iter()
            .fold(self.name.end, |end, outer| end.max(outer.end))
    }
}

/// The place that the preposition at `at` opens, before token `end`.
pub(super) fn worded(scan: &Scan<'_>, at: usize, end: usize) -> Option<Worded> {
    let mut place = if opens(scan.word(at)) {
        single(scan, at, at + 1, end)?
    } else {
        called(scan, at, end)?
    };
    let mut last = place.name.end;
    while place.within.len() < DEEPEST {
        let Some(outer) = outer(scan, last, end) else {
            break;
        };
        last = outer.end;
        place.within.push(outer);
    }
    Some(place)
}

/// "The town of Oaks", whatever stands before it.
fn called(scan: &Scan<'_>, at: usize, end: usize) -> Option<Worded> {
    if !scan.class(at).has(Classes::DETERMINER) || opens(scan.before(at, 1)) {
        return None;
    }
    let place = single(scan, at, at + 1, end)?;
    let kind = place
        .kind
        .filter(|kind| scan.word(kind + 1) == "of" && kind + 2 == place.name.start)?;
    Some(Worded {
        opening: at,
        kind: Some(kind),
        ..place
    })
}

fn opens(word: &str) -> bool {
    WordClass::PlacePreposition.has(word)
}

/// The place whose words start at `from`, behind the preposition at `at` if there is one.
fn single(scan: &Scan<'_>, at: usize, from: usize, end: usize) -> Option<Worded> {
    let mut start = from;
    let mut kind = None;
    let mut side = None;
    while start < end && start < from + AHEAD && !scan.is_capital(start) && passes(scan, start) {
        if places().is_kind(scan.word(start)) {
            kind = Some(start);
        } else if side.is_none() && places().is_side(scan.word(start)) {
            side = Some(start);
        }
        start += 1;
    }
    let name = name(scan, start, end);
    let on = scan.word(at) == "on";
    // "Kestria's Oaks county": the owner is what the place lies in.
    let owner = name.clone().filter(|name| {
        scan.word(name.end) == "'s" && scan.is_capital(name.end + 1) && is_place(scan, name)
    });
    let name = match &owner {
        Some(owner) => self::name(scan, owner.end + 1, end),
        None => name,
    };
    if let Some(name) = name.filter(|name| is_place(scan, name)) {
        let possessive = usize::from(scan.word(name.end) == "'s");
        let tail = kind_behind(scan, name.end + possessive).filter(|_| kind.is_none());
        let kind = kind.or(tail);
        let is_on = |kind: usize| places().is_on(scan.word(kind));
        let inner = (name.clone()).any(|at| places().is_on(scan.word(at)));
        if on && !kind.is_some_and(is_on) && !inner {
            return None;
        }
        let name = name.start..tail.map_or(name.end, |tail| tail + 1);
        return Some(Worded {
            opening: at,
            name,
            kind,
            is_named: true,
            within: owner.into_iter().collect(),
        });
    }
    if start < end && scan.is_capital(start) || on {
        return None;
    }
    unnamed(scan, (at, from), kind, side)
}

/// "In the city", "in the north of the county".
fn unnamed(
    scan: &Scan<'_>,
    (at, start): (usize, usize),
    kind: Option<usize>,
    side: Option<usize>,
) -> Option<Worded> {
    let the = scan.is(start, WordClass::DefiniteLead);
    let part = side.filter(|side| scan.word(side + 1) == "of" || is_stop(scan, side + 1));
    let from = part.or(kind).filter(|_| the)?;
    let last = kind.filter(|kind| *kind > from).unwrap_or(from);
    if part.is_none() && !is_stop(scan, last + 1) {
        return None;
    }
    let end = part.and_then(|part| outer_of(scan, part + 1, scan.len()));
    Some(Worded {
        opening: at,
        name: start..end.unwrap_or(last + 1),
        kind: kind.filter(|_| part.is_none()),
        is_named: false,
        within: Vec::new(),
    })
}

/// Whether no further noun follows, so that the one before is the head: "in the city", not "in the city hall".
fn is_stop(scan: &Scan<'_>, at: usize) -> bool {
    let class = scan.class(at);
    !scan.is_word(at)
        || class.has(Classes::FUNCTION)
        || class.has(Classes::ADVERB)
        || class.has(Classes::FINITE)
        || calendar().relative(scan.words(at)).is_some()
        || calendar().weekday(scan.word(at)).is_some()
}

/// The name that starts at `start`: capitalised words, with "of" and "de" inside.
fn name(scan: &Scan<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let joins = |at: usize| {
        (scan.is(at, WordClass::PlaceNameTie) || scan.word(at) == "-") && scan.is_capital(at + 1)
    };
    let mut last = start;
    while last < end && last < start + LONGEST {
        let word = scan.is_word(last) && scan.is_capital(last);
        let time = last > start
            && (calendar().weekday(scan.word(last)).is_some()
                || calendar().month(scan.word(last)).is_some());
        let inside = last > start && joins(last);
        if time || !(word || inside) {
            break;
        }
        last += 1;
    }
    (last > start).then_some(start..last)
}

fn is_place(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let first = scan.word(name.start);
    let is_time = calendar().month(first).is_some()
        || calendar().weekday(first).is_some()
        || calendar().is_season(first);
    let is_title = speech().is_title(first) && name.len() > 1 && !places().is_kind(first);
    let medium =
        |at: usize| speech().is_medium(scan.word(at)) || Cue::Institution.holds(scan.word(at));
    let all_media = name.clone().all(medium);
    let last = scan.word(name.end - 1);
    let other = places().is_other(last)
        || name.len() > 1 && places().is_other(scan.word(name.end - 2))
        || places().is_other(first) && name.len() == 1;
    // "At Gate 7", "in Q3".
    let numbered =
        scan.is_digits(name.end) && (scan.glued(name.end) || !scan.is_word(name.end + 1));
    // "In an Oaks hotel room": the name only describes.
    let article = name
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(scan.word(at), "a" | "an"));
    let describes = article && !is_stop(scan, name.end) && !places().is_kind(scan.word(name.end));
    let owned = scan.word(name.end) == "'s" && !owns_place(scan, name.end + 1);
    !is_time
        && !is_title
        && !all_media
        && !other
        && !owned
        && !numbered
        && !describes
        && !scan.class(name.start).has(Classes::PRONOUN)
        && !scan.class(name.start).has(Classes::DETERMINER)
}

/// "Kestria's capital", "Kestria's worst floods": whose place, or event, it is; "in Ann Hill's view" names none.
fn owns_place(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    scan.is_capital(at)
        || places().is_kind(word)
        || places().is_side(word)
        || WordClass::PlaceRank.has(word)
}

/// "Oaks county", "Fern district": a sort of place behind the name.
fn kind_behind(scan: &Scan<'_>, at: usize) -> Option<usize> {
    (places().is_kind(scan.word(at)) && is_stop(scan, at + 1)).then_some(at)
}

/// Lower-case words between the preposition and the name.
fn passes(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    (WordClass::PlaceApposition.has(word) || word == "-")
        || places().is_kind(word)
        || places().is_side(word)
}

/// What the place whose words end at `from` lies in: ", Kestria", ", in the north of the county", " in Kestria", "'s".
fn outer(scan: &Scan<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let comma = usize::from(scan.raw(from) == ",");
    let at = from + comma;
    if at >= end {
        return None;
    }
    if scan.is(at, WordClass::LyingPreposition) {
        let place = single(scan, at, at + 1, end)?;
        // "In the north of the county": all of it tells where.
        let last = outer_of(scan, place.name.end, end).unwrap_or(place.name.end);
        return Some(place.name.start..last);
    }
    if comma == 0 {
        return None;
    }
    let name = name(scan, at, end).filter(|name| is_place(scan, name))?;
    let closes = matches!(scan.raw(name.end), "," | "." | ";" | ")" | "")
        || name.end >= end
        || calendar().weekday(scan.word(name.end)).is_some()
        || scan.class(name.end).has(Classes::PREPOSITION);
    // "In Oaks, Fern and Holm": places side by side.
    let listed = scan.raw(name.end) == ","
        && (scan.is_capital(name.end + 1) || scan.word(name.end + 1) == "and");
    let person =
        speech().is_strong(scan.word(name.end)) || speech().is_strong(scan.word(name.end + 1));
    (closes && !person && !listed).then_some(name)
}

fn outer_of(scan: &Scan<'_>, at: usize, end: usize) -> Option<usize> {
    if scan.word(at) != "of" {
        return None;
    }
    let place = single(scan, at, at + 1, end)?;
    Some(place.name.end)
}
