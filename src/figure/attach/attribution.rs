//! Who is said to have said it.
//!
//! Each sentence is read for acts of saying; a quotation that runs over several sentences or paragraphs hands its
//! speaker to those that name none.

use super::super::scan::Scan;
use super::speaker::Names;
use super::speech::{self, Event};
use super::tree::Scope;
use crate::figure::{Attribution, Evidence, Figure};

/// How many sentences a quotation without a speaker of its own may stand after the last act of saying.
const NEAR: usize = 3;

/// Who speaks where, in the whole article.
pub(in crate::figure) struct Said {
    /// By paragraph, then by sentence.
    paragraphs: Vec<Vec<Sentence>>,
}

/// The speech of one sentence.
#[derive(Default, Clone)]
struct Sentence {
    events: Vec<Event>,
    /// Who speaks in it though it does not say so: the quotation goes on.
    carried: Option<Event>,
    /// Whether it holds a quotation mark.
    quotes: bool,
}

impl Said {
    /// Finds who speaks in each sentence.
    pub(in crate::figure) fn new(scans: &[Scan<'_>]) -> Self {
        let mut names = Names::default();
        let paragraphs = scans
            .iter()
            .map(|scan| {
                scan.sentences
                    .iter()
                    .map(|range| Sentence {
                        events: speech::events(scan, range, &mut names),
                        carried: None,
                        quotes: range
                            .clone()
                            .any(|at| quotation_mark(scan.raw(at)).is_some()),
                    })
                    .collect()
            })
            .collect();
        let mut said = Self { paragraphs };
        said.carry(scans);
        said
    }

    /// Hands the speaker of a quotation to the sentences into which it runs.
    fn carry(&mut self, scans: &[Scan<'_>]) {
        let mut state = Quotation::default();
        for (paragraph, scan) in scans.iter().enumerate() {
            let reopens = scan.len() > 0
                && quotation_mark(scan.raw(0)).is_some_and(|mark| mark != Mark::Closes);
            if state.open && reopens {
                // Each paragraph of a long quotation opens it again.
                state.open = false;
            }
            for sentence in 0..scan.sentences.len() {
                self.carry_into((paragraph, sentence), scan, &mut state);
            }
            state.paragraphs_open = if state.open {
                state.paragraphs_open + 1
            } else {
                0
            };
            if state.paragraphs_open > NEAR {
                state = Quotation::default();
            }
        }
    }

    fn carry_into(&mut self, place: (usize, usize), scan: &Scan<'_>, state: &mut Quotation) {
        let range = scan.sentences[place.1].clone();
        let was_open = state.open;
        for at in range.clone() {
            match quotation_mark(scan.raw(at)) {
                Some(Mark::Opens) => state.open = true,
                Some(Mark::Closes) => state.open = false,
                Some(Mark::Either) => state.open = !state.open,
                None => {}
            }
        }
        state.age += 1;
        let sentence = &mut self.paragraphs[place.0][place.1];
        let starts = quotation_mark(scan.raw(range.start)).is_some_and(|mark| mark != Mark::Closes);
        let closing = sentence
            .events
            .iter()
            .find(|event| !event.leads)
            .or(sentence.events.last())
            .cloned();
        if let Some(event) = closing {
            let waiting = if was_open {
                std::mem::take(&mut state.waiting)
            } else {
                Vec::new()
            };
            state.waiting.clear();
            let quotes = sentence.quotes;
            for (paragraph, sentence) in waiting {
                self.paragraphs[paragraph][sentence].carried = Some(event.clone());
            }
            state.last = Some(event).filter(|_| quotes || was_open);
            state.age = 0;
        } else if was_open || starts {
            if state.age <= NEAR {
                sentence.carried.clone_from(&state.last);
            }
            if sentence.carried.is_some() {
                state.age = 0;
            } else {
                state.waiting.push(place);
            }
            if !state.open && !was_open {
                state.waiting.clear();
            }
        } else {
            state.waiting.clear();
        }
    }
}

/// A quotation that may be open.
#[derive(Default)]
struct Quotation {
    open: bool,
    paragraphs_open: usize,
    /// The last act of saying with a quotation.
    last: Option<Event>,
    /// Sentences since then.
    age: usize,
    /// Sentences whose speaker has not been named yet.
    waiting: Vec<(usize, usize)>,
}

/// What a quotation mark does.
#[derive(PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Either,
}

fn quotation_mark(sign: &str) -> Option<Mark> {
    match sign {
        "“" | "«" | "„" => Some(Mark::Opens),
        "”" | "»" => Some(Mark::Closes),
        "\"" => Some(Mark::Either),
        _ => None,
    }
}

/// Writes into `figure` who says it; `idx` is the place of its scan among those given to [`Said::new`].
pub(in crate::figure) fn attribute(figure: &mut Figure, scan: &Scan<'_>, said: &Said, idx: usize) {
    let at = scan
        .tokens
        .partition_point(|token| token.span.end <= figure.number.start);
    let sentence = said
        .paragraphs
        .get(idx)
        .and_then(|paragraph| paragraph.get(scan.sentence_at(at)));
    let Some(event) = sentence.and_then(|sentence| speaking(sentence, scan, at)) else {
        return;
    };
    figure.attribution = Some(Attribution {
        speaker: event.speaker.clone(),
        span: event.span,
        verb: Some(event.verb.clone()),
        medium: event.medium.clone(),
    });
    figure.evidence.push(Evidence {
        part: "attribution",
        span: event.span,
        rule: if event.scope.as_ref().is_some_and(|scope| scope.contains(at)) {
            "subject of the verb of saying in the sentence’s tree"
        } else if event.leads {
            "speaker before the statement"
        } else {
            "speaker behind the statement"
        },
    });
}

/// Whether the sentence's tree leaves it open that `event` says token `at`.
fn may_say(event: &Event, at: usize) -> bool {
    event.scope.as_ref().is_none_or(|scope| !scope.excludes(at))
}

/// Whose words token `at` lies in by the sentence's tree: of several the one who says least.
fn in_scope(sentence: &Sentence, at: usize) -> Option<&Event> {
    sentence
        .events
        .iter()
        .filter_map(|event| Some((event, event.scope.as_ref()?)))
        .filter(|(_, scope)| scope.contains(at))
        .min_by_key(|(_, scope)| scope.len())
        .map(|(event, _)| event)
}

/// Who speaks within what `outer` says, right before token `at`: "the army said it lost a number that Hark put at 40".
fn inner<'s>(sentence: &'s Sentence, outer: &'s Event, at: usize) -> &'s Event {
    let within = |event: &&Event| {
        let said = |scope: &Scope| scope.contains(event.range.start);
        let nested = outer.scope.as_ref().is_some_and(said);
        nested && event.leads && event.scope.is_none() && event.range.end <= at
    };
    sentence.events.iter().rev().find(within).unwrap_or(outer)
}

/// How far before "expected by X" its number may start, in tokens.
const BESIDE: usize = 8;

/// How far behind a speaker what is said may stand, in tokens.
const REACH: usize = 200;

/// Who says what stands at token `at`: the last speaker who leads before it, else the first who closes after it.
fn speaking<'s>(sentence: &'s Sentence, scan: &Scan<'_>, at: usize) -> Option<&'s Event> {
    if let Some(event) = in_scope(sentence, at) {
        return Some(inner(sentence, event, at));
    }
    let next = sentence
        .events
        .partition_point(|event| event.range.end <= at);
    let (before, after) = sentence.events.split_at(next);
    if after.first().is_some_and(|event| event.range.contains(&at)) {
        return None;
    }
    let between = |event: &Event, sign: &str| {
        (event.range.end.max(at.saturating_sub(REACH))..at).any(|idx| scan.raw(idx) == sign)
    };
    let leading = before
        .iter()
        .rev()
        .take(NEAR)
        .find(|event| event.leads && may_say(event, at))
        .filter(|event| !between(event, ";"));
    let closing = || {
        after.iter().take(NEAR).find(|event| {
            !event.leads && may_say(event, at) && (!event.near || event.range.start <= at + BESIDE)
        })
    };
    // "The rate fell to 4.8%, the bureau said, down from 5.2%": the say goes on behind the speaker.
    let around = || {
        let last = before
            .last()
            .filter(|last| !sentence.quotes && may_say(last, at))?;
        (scan.raw(last.range.end) == "," || between(last, ",")).then_some(last)
    };
    leading
        .or_else(closing)
        .or_else(around)
        .or(sentence.carried.as_ref())
}
