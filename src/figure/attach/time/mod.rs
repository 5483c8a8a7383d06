//! When: the time for which a value holds, that of the event, and that of the statement.
//!
//! A sentence's tree tells which verb a time hangs on: one of saying, one of the event, or one that only states. Without
//! a tree, or where the tree says nothing, the nearest time is taken.

mod forms;
mod tie;

use std::ops::Range;

use jiff::civil::Date;

use super::super::scan::Scan;
use crate::figure::{Evidence, Figure, Precision, TimeRef};
use crate::lexicon::{Classes, Cue, speech};
use crate::text::Span;

use forms::{Reader, Time};
use tie::{Part, Tie};

/// The words for times in a paragraph.
pub(in crate::figure) struct Times {
    found: Vec<Found>,
}

struct Found {
    time: Time,
    /// The token of the verb of saying that it hangs on.
    said: Option<usize>,
}

/// How far from a number its time is looked for, in tokens.
const REACH: usize = 80;

/// How many times on each side of a number are looked at.
const MOST: usize = 4;

/// How a time was found by the tree.
const BY_TREE: &str = "time that the sentence’s tree hangs on its verb or noun";

/// How a time was found by word order.
const NEAR: &str = "time nearest to the number";

/// How a time was found beside a verb of saying.
const SAID: &str = "time beside the verb of saying";

/// How the time of a statement becomes that of a value.
const STATED: &str = "time of the statement, which tells how things stood then";

impl Times {
    /// Finds all times; `published` makes dates of them.
    pub(in crate::figure) fn new(scan: &Scan<'_>, published: Option<Date>) -> Self {
        let mut found = Vec::new();
        let mut reader = Reader {
            scan,
            published,
            named: None,
        };
        let mut at = 0;
        while at < scan.len() {
            match reader.time(at) {
                Some(time) => {
                    at = time.range.end.max(at + 1);
                    reader.named = time.date.or(reader.named);
                    let said = saying(scan, &time.range);
                    found.push(Found { time, said });
                }
                None => at += 1,
            }
        }
        Self { found }
    }

    /// Tells `figure`, whose mention is the tokens given, when it holds and when it happened.
    pub(super) fn tell(&self, figure: &mut Figure, scan: &Scan<'_>, mention: &Range<usize>) {
        let near = self.near(scan, mention);
        let parsed = scan.parsed(mention.start);
        let word = parsed.and_then(|parsed| parsed.top(&parsed.words(mention)));
        let mut best: [Option<(usize, &Time, &'static str)>; 2] = [None, None];
        for one in near {
            let time = &one.time;
            let tied = match (parsed, word) {
                (Some(parsed), Some(word)) => tie::tie(parsed, time, figure, word),
                _ => Tie::Loose,
            };
            let (part, cost, rule) = match tied {
                Tie::Tells(part, cost) => (part, cost * 100, BY_TREE),
                Tie::Apart => continue,
                Tie::Loose if one.said.is_some() => continue,
                Tie::Loose => (guess(figure, time), LOOSE, NEAR),
            };
            let cost = cost + distance(scan, &time.range, mention);
            let slot = &mut best[usize::from(part == Part::Event)];
            if slot.is_none_or(|(least, ..)| cost < least) {
                *slot = Some((cost, time, rule));
            }
        }
        let [as_of, mut event] = best;
        // A time that the tree ties leaves no room for one that is only near.
        if let (Some((.., BY_TREE)), Some((.., NEAR))) = (&as_of, &event) {
            event = None;
        }
        let as_of =
            as_of.filter(|(.., rule)| *rule == BY_TREE || !matches!(&event, Some((.., BY_TREE))));
        for (part, told) in [(AS_OF, as_of), (EVENT, event)] {
            if let Some((_, time, rule)) = told {
                put(figure, part, time_ref(scan, time), rule);
            }
        }
    }

    /// Nobody said it, so that a time beside a verb of saying is that of the figure too, where it has none.
    fn nearest(&self, figure: &mut Figure, scan: &Scan<'_>) {
        if figure.time().is_some() {
            return;
        }
        let token = |byte: usize| scan.tokens.partition_point(|token| token.span.end <= byte);
        let mention = token(figure.span.start)..token(figure.span.end.saturating_sub(1)) + 1;
        let said = |one: &&Found| one.said.is_some();
        let near = self.near(scan, &mention).filter(said);
        let nearest = near.min_by_key(|one| distance(scan, &one.time.range, &mention));
        if let Some(one) = nearest {
            let part = match guess(figure, &one.time) {
                Part::AsOf => AS_OF,
                Part::Event => EVENT,
            };
            put(figure, part, time_ref(scan, &one.time), NEAR);
        }
    }

    /// The times around `mention` in its sentence.
    fn near(&self, scan: &Scan<'_>, mention: &Range<usize>) -> impl Iterator<Item = &Found> {
        let sentence = scan.sentence(mention.start);
        let reach = mention.start.saturating_sub(REACH)..mention.end + REACH;
        let idx = self
            .found
            .partition_point(|one| one.time.range.end <= mention.start);
        let around = idx.saturating_sub(MOST)..self.found.len().min(idx + MOST);
        let mention = mention.clone();
        self.found[around].iter().filter(move |one| {
            let range = &one.time.range;
            let apart = range.end <= mention.start || mention.end <= range.start;
            sentence.contains(&range.start) && reach.contains(&range.start) && apart
        })
    }

    /// The time that hangs on the verb of saying at `verb`.
    fn said(&self, scan: &Scan<'_>, verb: Span) -> Option<TimeRef> {
        let verb = scan
            .tokens
            .partition_point(|token| token.span.end <= verb.start);
        let from = verb.saturating_sub(REACH);
        let first = self.found.partition_point(|one| one.time.range.end <= from);
        let mut near = self.found[first..]
            .iter()
            .take_while(|one| one.time.range.start < verb + REACH);
        let one = near.find(|one| one.said == Some(verb))?;
        Some(time_ref(scan, &one.time))
    }
}

/// The part of evidence that a value's time is.
const AS_OF: &str = "as of";

/// The part of evidence that an event's time is.
const EVENT: &str = "event";

/// The part of evidence that a statement's time is.
const SAID_ON: &str = "said on";

/// What a time that is only near costs, which is more than one that the tree ties through three verbs.
const LOOSE: usize = 700;

fn put(figure: &mut Figure, part: &'static str, time: TimeRef, rule: &'static str) {
    let span = time.span;
    figure.evidence.push(Evidence { part, span, rule });
    match part {
        AS_OF => figure.as_of = Some(time),
        EVENT => figure.event = Some(time),
        _ => figure.said_on = Some(time),
    }
}

/// Tells each figure of the paragraph at `idx` when it was said: the time beside its verb of saying, which may stand in
/// another paragraph. Of a state, that is also the time for which it holds, where it tells no other.
pub(in crate::figure) fn said_on(
    figure: &mut Figure,
    scans: &[Scan<'_>],
    times: &[Times],
    idx: usize,
) {
    let verb = figure
        .attribution
        .as_ref()
        .and_then(|said| said.verb.as_ref());
    let Some(verb) = verb.map(|verb| verb.span) else {
        return times[idx].nearest(figure, &scans[idx]);
    };
    let starts = |scan: &Scan<'_>| scan.tokens.first().map_or(0, |token| token.span.start);
    let place = scans.partition_point(|scan| starts(scan) <= verb.start);
    let Some(place) = place.checked_sub(1) else {
        return;
    };
    let Some(time) = times[place].said(&scans[place], verb) else {
        return;
    };
    let scan = &scans[idx];
    let holds = figure.as_of.is_none() && figure.event.is_none() && is_present(figure, scan);
    if holds {
        put(figure, AS_OF, time.clone(), STATED);
    }
    put(figure, SAID_ON, time, SAID);
}

fn is_present(figure: &Figure, scan: &Scan<'_>) -> bool {
    let at = scan
        .tokens
        .partition_point(|token| token.span.end <= figure.number.start);
    let word = scan
        .parsed(at)
        .and_then(|parsed| Some((parsed, parsed.word(at)?)));
    match word {
        Some((parsed, word)) => tie::is_present(parsed, figure, word),
        None => tie::is_staying(figure),
    }
}

/// The token of the verb of saying that the time at `range` stands beside.
fn saying(scan: &Scan<'_>, range: &Range<usize>) -> Option<usize> {
    if let Some(parsed) = scan.parsed(range.start) {
        return tie::saying(parsed, range);
    }
    /// "Officials said late on Tuesday".
    const BEFORE: usize = 3;
    /// "On Tuesday, the mayor said".
    const AFTER: usize = 5;
    let sentence = scan.sentence(range.start);
    let says = |at: &usize| {
        let word = scan.word(*at);
        let finite = scan.class(*at).has(Classes::VERB_PAST) || word == "says";
        finite && speech().is_strong(word)
    };
    let start = sentence.start.max(range.start.saturating_sub(BEFORE));
    let passes = |at: &usize| scan.class(*at).has(Classes::PREPOSITION) || says(at);
    let before = (start..range.start).rev().take_while(passes).find(says);
    let comma = scan.raw(range.end) == ",";
    before.or_else(|| {
        let end = sentence.end.min(range.end + AFTER);
        (range.end..end).find(says).filter(|_| comma)
    })
}

/// What a time tells that is only near, by what the figure is.
fn guess(figure: &Figure, time: &Time) -> Part {
    let counts = figure
        .counted
        .as_ref()
        .is_some_and(|counted| Cue::CountNoun.holds(&counted.head));
    let states = figure.role.is_none() || counts || tie::is_staying(figure);
    if time.bounds || states || tie::is_statistic(figure, time) {
        Part::AsOf
    } else {
        Part::Event
    }
}

fn distance(scan: &Scan<'_>, range: &Range<usize>, mention: &Range<usize>) -> usize {
    let between = if range.end <= mention.start {
        range.end..mention.start
    } else {
        mention.end..range.start
    };
    let wall = |at: &usize| matches!(scan.raw(*at), "," | ";" | "(");
    let walls = between.clone().filter(wall).count();
    between.len() + 4 * walls.min(20)
}

fn time_ref(scan: &Scan<'_>, time: &Time) -> TimeRef {
    TimeRef {
        text: scan.phrase(&time.range),
        span: scan.span(&time.range),
        date: time.date,
        last: time.last,
        precision: if time.date.is_some() {
            time.precision
        } else {
            Precision::Unknown
        },
    }
}
