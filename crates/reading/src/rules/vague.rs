//! Vague plurals.

use super::super::numbered::Numbered;
use super::super::numeral::NumeralValue;
use super::rule::{DraftShape, FigureDraft, Proposal, Rule, unit};
use crate::Unit;
use tally_language::lexicon::{Classes, grammar, kinds, lemma, units};

/// `dozens`, `hundreds of thousands`, `several hundred`, `scores of homes`.
pub(super) struct Vague;

impl Rule for Vague {
    fn name(&self) -> &'static str {
        "vague"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let NumeralValue::Vague(low) = number.value else {
            return None;
        };
        if number.implied && !is_couple_of_things(scan, number.tokens.end) {
            return None;
        }
        let mut draft = FigureDraft::single(number, low, Unit::COUNT);
        draft.high = None;
        draft.shape = DraftShape::Vague;
        let end = number.tokens.end;
        let at = end + usize::from(scan.word(end) == "of");
        if let Some((len, found)) = units().form(scan.words(at)) {
            draft.unit = unit(&found.code);
            draft = draft.with_unit_at(at..at + len);
        }
        Some(draft.proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "[Dozens of boats|~24 count boat] and [hundreds of thousands of leaflets|~200000 count leaflet] came.",
            "[Several hundred supporters|~300 count supporter] sang.",
            "[A couple of soldiers|~2 count soldier] fell.",
            "[Tens of thousands|~20000 count] fled; [a few hundred people|~200 count person] stayed.",
            // Set phrases, time that passes, and a pair of people.
            "A couple of days later the couple of the year left.",
            "They drew level with a couple of good ideas.",
            "She {scores|idiom} {tens|idiom} and wrote a few lines in several of them.",
            "[Scores of homes|~40 count home] burned at a cost of [millions of dollars|~2000000 USD cost].",
        ]
    }
}

/// Whether "a couple of" is said of things that are counted: persons, vehicles, buildings; not of days and ideas.
fn is_couple_of_things(scan: &Numbered<'_>, end: usize) -> bool {
    let noun = (end..end + 3)
        .take_while(|at| scan.is_word(*at) && !scan.class(*at).has(Classes::FUNCTION))
        .find(|at| grammar().is_plural(scan.word(*at)));
    noun.is_some_and(|at| kinds().of(&lemma(scan.word(at))).is_some())
}
