//! How many times as many.

use rust_decimal::Decimal;

use super::super::numbered::Numbered;
use super::rule::{FigureDraft, Proposal, Rule, unit};
use tally_language::lexicon::{Classes, Cue, WordClass, lemma, named};

/// `twice as many`, `three times the size`, `double the number`, `a tenfold rise`.
pub(super) struct Multiple;

impl Rule for Multiple {
    fn name(&self) -> &'static str {
        "multiple"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let value = number.exact()?;
        let (start, end) = (number.tokens.start, number.tokens.end);
        let unit_at = if number.implied {
            by_word(scan, start)?
        } else {
            behind(scan, end)?
        };
        let draft = FigureDraft::single(number, value, unit(named::RATIO)).with_unit_at(unit_at);
        (value > Decimal::ZERO).then(|| draft.proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "[Twice as many people|2 ratio person] came as last year.",
            "It is [three times|3 ratio size] the size of Alder.",
            "[Nearly double|≈2 ratio number] the number of boats sank.",
            "They saw a [tenfold rise|10 ratio rise] and a [5-fold drop|5 ratio drop].",
            "Rents are [four times higher|4 ratio rent] now.",
            // How often something happens is a count, and a verb doubles.
            "She won [three times|3 count time] in May.",
            "They want to double the number of boats.",
            "He came twice, with a double room and a triple jump.",
            "It rained [20 times|20 count time].",
            "The twofold aim was plain.",
        ]
    }
}

/// "twice", "double", "tenfold" at `at`: the tokens that make it a multiple.
fn by_word(scan: &Numbered<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let next = scan.word(at + 1);
    let is_multiple = match scan.word(at) {
        "twice" | "thrice" => next == "as" || is_whole(scan, at + 1),
        _ if scan.is(at, WordClass::MultipleVerb) => {
            let verb = scan.is_before(at, 1, WordClass::VerbLead);
            !verb && at > 0 && is_whole(scan, at + 1)
        }
        word if word.ends_with("fold") => shifts(scan, at, at + 1),
        _ => return None,
    };
    is_multiple.then(|| at..past_many(scan, at + 1))
}

/// "times as many", "times the size", "times higher", "-fold increase" from `end`.
fn behind(scan: &Numbered<'_>, end: usize) -> Option<std::ops::Range<usize>> {
    let tie = usize::from(scan.is_tie(end));
    if tie == 1 && scan.word(end + 1) == "fold" {
        return shifts(scan, end.saturating_sub(1), end + 2).then_some(end..end + 2);
    }
    if scan.word(end + tie) != "times" {
        return None;
    }
    let at = end + tie + 1;
    let next = scan.word(at);
    let compares = next == "as" && !scan.is(at + 1, WordClass::ComparedThing)
        || is_comparative(next)
        || is_whole(scan, at);
    compares.then(|| end..past_many(scan, at))
}

/// "More", "higher"; not what only ends like them.
fn is_comparative(word: &str) -> bool {
    let other = WordClass::NoComparative.has(word);
    WordClass::Comparative.has(word) || word.len() > 4 && word.ends_with("er") && !other
}

/// The end of "as many", "more", "higher" from `at`.
fn past_many(scan: &Numbered<'_>, at: usize) -> usize {
    match scan.word(at) {
        "as" if matches!(scan.word(at + 1), "many" | "much") => at + 2,
        word if is_comparative(word) => at + 1,
        _ => at,
    }
}

/// Whether the multiple before `end` tells of a change: "a tenfold rise", "rose 5-fold".
fn shifts(scan: &Numbered<'_>, start: usize, end: usize) -> bool {
    let noun = (end..end + 2).any(|at| Cue::Shift.holds(&lemma(scan.word(at))));
    let verb = start.checked_sub(1).is_some_and(|at| {
        let word = scan.word(at);
        scan.class(at).has(Classes::VERB_PAST)
            || scan.class(at).has(Classes::VERB_ING)
            || Cue::Change.holds(word)
    });
    noun || verb
}

/// "the size of", "its budget", "that of" at `at`: something that can be taken many times.
fn is_whole(scan: &Numbered<'_>, at: usize) -> bool {
    match scan.word(at) {
        "that" => scan.word(at + 1) == "of",
        "what" => true,
        _ if scan.is(at, WordClass::WholeDeterminer) => (at + 1..at + 4)
            .take_while(|at| scan.is_word(*at) && !scan.class(*at).has(Classes::FUNCTION))
            .any(|at| Cue::Size.holds(&lemma(scan.word(at)))),
        _ => false,
    }
}
