//! Where something is said: "told Channel 4", "on Telegram", "in a statement, …".

use std::ops::Range;

use super::super::scan::Scan;
use super::speaker::is_name;
use crate::Phrase;
use tally_language::lexicon::{Classes, WordClass, calendar, speech};

/// How far behind the verb the words may start that tell where, in tokens.
const NEAR: usize = 5;

/// The longest wording, in tokens.
const LONGEST: usize = 8;

/// Where the speaker at `name` says it by the verb at `verb`.
pub(super) fn medium(scan: &Scan<'_>, verb: &Range<usize>, name: &Range<usize>) -> Option<Phrase> {
    let found = behind(scan, verb.end).or_else(|| ahead(scan, name.start))?;
    Some(Phrase {
        text: scan.phrase(&found),
        span: scan.span(&found),
    })
}

/// "Told Channel 4", "said in a post on Telegram".
fn behind(scan: &Scan<'_>, after: usize) -> Option<Range<usize>> {
    let told = matches!(scan.before(after, 1), "told" | "tells");
    let limit = scan
        .sentence(after.saturating_sub(1))
        .end
        .min(after + LONGEST);
    if told {
        return place(scan, after, limit).filter(|found| !found.is_empty());
    }
    let from = (after..limit.min(after + NEAR)).find(|at| opens(scan, *at))?;
    last_of(scan, from, limit)
}

/// "In a statement on Monday, the ministry said".
fn ahead(scan: &Scan<'_>, name: usize) -> Option<Range<usize>> {
    let first = scan.sentence(name).start;
    let comma = (first..name)
        .rev()
        .take(3)
        .find(|at| scan.raw(*at) == ",")?;
    let from = (first..comma)
        .take(3)
        .find(|at| opens(scan, *at))
        .filter(|at| *at == first || scan.class(at - 1).has(Classes::VERB_ING))?;
    last_of(scan, from, comma.min(from + LONGEST))
}

/// Whether the preposition at `at` may tell where.
fn opens(scan: &Scan<'_>, at: usize) -> bool {
    scan.is(at, WordClass::VenuePreposition) && calendar().weekday(scan.word(at + 1)).is_none()
}

/// "In a post on Telegram": Telegram, as it tells more than that it was a post.
fn last_of(scan: &Scan<'_>, from: usize, limit: usize) -> Option<Range<usize>> {
    let known = |range: &Range<usize>| range.clone().any(|at| speech().is_medium(scan.word(at)));
    let first = place(scan, from + 1, limit).filter(&known)?;
    let next = opens(scan, first.end) && scan.is(first.end, WordClass::VenueTie);
    let second = place(scan, first.end + 1, limit.max(first.end + 4))
        .filter(|range| next && range.clone().any(|at| is_name(scan, at)));
    Some(second.unwrap_or(first))
}

/// The words from `at` on that name a medium or its name.
fn place(scan: &Scan<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let start = at + usize::from(scan.class(at).has(Classes::DETERMINER));
    let mut end = start;
    // "Agence France-Presse".
    let hyphen =
        |at: usize| at > start && scan.raw(at) == "-" && scan.glued(at) && scan.is_capital(at + 1);
    while end < limit
        && (scan.is_word(end) && (scan.is_capital(end) || speech().is_medium(scan.word(end)))
            || scan.is_digits(end) && end > start
            || hyphen(end))
        && calendar().weekday(scan.word(end)).is_none()
    {
        end += 1;
    }
    (end > start).then_some(start..end)
}
