//! The subject of a verb of cost or amount before a measure: "the bridge cost $3m", "the fines come to £5m".

use super::super::rules::FigureDraft;
use super::super::scan::Scan;
use super::phrase::{Noun, VERB_BEFORE};
use super::subject::{noun_ending, outermost};
use tally_language::lexicon::{Classes, Cue, WordClass};

/// How far before the number its verb is looked for, in tokens: "cost the island's taxpayers about €3m".
const REACH: usize = 5;

/// How long the subject and its verb may be, in tokens.
const LONGEST: usize = 24;

/// What costs or amounts to the number of `draft`.
pub(super) fn costing(scan: &Scan<'_>, draft: &FigureDraft) -> Option<Noun> {
    let start = super::qualifier::start(scan, draft);
    let first = scan
        .sentence(start)
        .start
        .max(start.saturating_sub(LONGEST));
    let verb = verb_before(scan, start, first)?;
    let mut end = verb;
    while end > first && is_between(scan, end - 1) {
        end -= 1;
    }
    if end > first && matches!(scan.word(end - 1), "which" | "that") {
        end -= 1;
        end -= usize::from(end > first && scan.raw(end - 1) == ",");
    }
    let noun = outermost(scan, noun_ending(scan, end, first)?, first);
    let acts = scan.class(noun.head).has(Classes::VERB_PAST);
    (!acts).then(|| noun.found_by(VERB_BEFORE))
}

/// The verb, with nothing between it and the number but whom it costs and adverbs.
fn verb_before(scan: &Scan<'_>, start: usize, first: usize) -> Option<usize> {
    let mut at = start;
    while at > first && start - at < REACH {
        at -= 1;
        if Cue::Cost.holds(scan.word(at)) && !is_nominal(scan, at) {
            return Some(at);
        }
        if matches!(scan.word(at), "to" | "at") && at > first {
            let passive = scan.class(at.wrapping_sub(2)).has(Classes::AUXILIARY);
            let word = scan.word(at - 1);
            let amounts = scan.word(at) == "to" && Cue::AmountTo.holds(word);
            let put = scan.word(at) == "at" && passive && Cue::PutAt.holds(word);
            return (amounts || put).then(|| at - 1);
        }
        let class = scan.class(at);
        let stops = class.has(Classes::PREPOSITION)
            || class.has(Classes::CONJUNCTION)
            || class.has(Classes::PRONOUN)
            || class.has(Classes::AUXILIARY)
            || scan.is_number(at);
        if stops || !scan.is_word(at) {
            return None;
        }
    }
    None
}

/// Whether the word is a noun here: "the cost", "a total".
fn is_nominal(scan: &Scan<'_>, at: usize) -> bool {
    let before = scan.class(at.wrapping_sub(1));
    before.has(Classes::DETERMINER)
        || before.has(Classes::PREPOSITION)
        || before.has(Classes::ADJECTIVE)
        || before.has(Classes::VERB_PAST)
        || scan.word(at.wrapping_sub(1)) == "'s"
}

/// "Would", "is expected to": what stands between a subject and its verb.
fn is_between(scan: &Scan<'_>, at: usize) -> bool {
    let class = scan.class(at);
    class.has(Classes::AUXILIARY) || class.has(Classes::ADVERB) || scan.is(at, WordClass::Prospect)
}

#[cfg(test)]
mod tests {
    use tally_article::load;

    /// What the last figure of `text` counts.
    fn counted(text: &str) -> Option<String> {
        let reading = crate::read(&load("a.txt", text.as_bytes()).unwrap());
        reading
            .figures
            .last()?
            .counted
            .as_ref()
            .map(|noun| noun.text.clone())
    }

    #[test]
    fn the_subject_of_a_verb_of_cost_is_what_is_measured() {
        for (text, subject) in [
            (
                "Repairs in the valley would cost an estimated €140 million.",
                "Repairs",
            ),
            ("The bridge cost $3m.", "bridge"),
            (
                "The new pier, which cost about £4m, opened in May.",
                "new pier",
            ),
            ("The strike cost the ferry line $9m.", "strike"),
            ("Claims from growers came to more than €6m.", "Claims"),
            ("The cost to the town came to €8m.", "cost"),
            ("The grants amount to £5m.", "grants"),
            ("The harvest was put at €2bn.", "harvest"),
        ] {
            assert_eq!(counted(text).as_deref(), Some(subject), "{text}");
        }
    }

    #[test]
    fn a_pronoun_names_nothing_and_a_noun_of_cost_has_no_subject() {
        assert_eq!(counted("It cost $3m."), None);
        assert_eq!(
            counted("The mayor paid a total €3m.").as_deref(),
            Some("total")
        );
    }
}
