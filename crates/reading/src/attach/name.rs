//! What a speaker's words tell of who it is: a person or a body, one or many, and which words are the name.

use std::ops::Range;

use super::super::scan::Scan;
use super::speaker::is_name;
use tally_language::lexicon::{
    Classes, Cue, KindEntry, WordClass, grammar, kinds, lemma, names, speech,
};

/// The longest name, in words.
pub(super) const LONGEST: usize = 8;

/// Whether a noun names more than one: "officials", "police".
pub(super) fn is_many(word: &str) -> bool {
    grammar().is_plural(word)
}

/// Whether a plural noun names people, not things: "officials", "separatists".
pub(super) fn may_speak(word: &str) -> bool {
    let lemma = lemma(word);
    let person = KindEntry::is_of_people;
    speech().is_speaker(word)
        || speech().is_speaker(&lemma)
        || kinds().of(&lemma).is_some_and(person)
        || ["ists", "ians"].iter().any(|end| word.ends_with(end))
}

/// The word of a body's name that says what sort of body it is: "ministry" of "the Ministry of Health".
pub(super) fn main_word(scan: &Scan<'_>, name: &Range<usize>) -> usize {
    let linked = name
        .clone()
        .skip(1)
        .find(|at| scan.is(*at, WordClass::BodyNameTie));
    linked.unwrap_or(name.end).saturating_sub(1).max(name.start)
}

/// Whether a name is that of an institution by its words.
pub(super) fn is_body_name(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let given = name.len() > 1 && names().gender(scan.word(name.start)).is_some();
    let last = scan.word(name.end - 1);
    let body = |at: usize| {
        let word = scan.word(at);
        speech().is_speaker(word) && !speech().is_title(word)
            || Cue::Institution.holds(word)
            || speech().is_body(word)
    };
    !given && (name.clone().any(body) || speech().is_speaker(last) || speech().is_title(last))
}

/// Whether a name is that of a person: two words or more, none of them an institution, or one behind a title.
pub(super) fn is_person(scan: &Scan<'_>, name: &Range<usize>, proper: &Range<usize>) -> bool {
    let single = proper.len() == 1;
    let other = single
        && (is_acronym(scan.raw(proper.start)) || speech().is_medium(scan.word(proper.start)));
    !proper.is_empty()
        && !is_body_name(scan, proper)
        && !other
        && (proper.len() <= 5 || proper.start > name.start)
}

/// "President Ann Hill" without the title, "Ann Hill of the council" without the council.
pub(super) fn proper(scan: &Scan<'_>, name: &Range<usize>) -> Range<usize> {
    let end = name
        .clone()
        .skip(1)
        .find(|at| scan.is(*at, WordClass::OfficeTie) || scan.word(*at) == ",")
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

/// Whether a word is made of initials: "WFO", "U.N".
pub(super) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && word.chars().all(|c| c.is_uppercase() || c == '.')
}

/// Where the name starts that ends before `end` and that `initials` stand for.
pub(super) fn spelled_out(
    scan: &Scan<'_>,
    end: usize,
    first: usize,
    initials: &str,
) -> Option<usize> {
    let mut wanted: Vec<char> = initials.chars().filter(|c| c.is_uppercase()).collect();
    let mut start = end;
    for at in (first..end).rev().take(2 * LONGEST) {
        let word = scan.raw(at);
        let linking = scan.class(at).has(Classes::FUNCTION);
        if word.starts_with(char::is_uppercase) && !linking {
            if !word.starts_with(wanted.pop()?) {
                return None;
            }
            start = at;
            if wanted.is_empty() {
                return Some(start);
            }
        } else if !linking && !scan.is_dash(at) {
            return None;
        }
    }
    wanted.is_empty().then_some(start)
}
