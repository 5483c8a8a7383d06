//! Two, told without a number.

use rust_decimal::Decimal;

use super::super::numbered::Numbered;
use super::rule::{FigureDraft, Proposal, Rule};
use crate::Unit;
use tally_language::lexicon::{Classes, WordClass, grammar, kinds, lemma, roles};

/// `both men died`, `killing both pilots`, `both were hurt`: where the text tells what became of the two. Elsewhere
/// "both" only points back, and a count of two would state nothing.
pub(super) struct Both;

/// How many words the noun may have.
const REACH: usize = 4;

impl Rule for Both {
    fn name(&self) -> &'static str {
        "both"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let at = number.tokens.start;
        if !number.implied || scan.word(at) != "both" {
            return None;
        }
        let done = at
            .checked_sub(1)
            .is_some_and(|before| roles().befalls(scan.word(before)));
        let fits = if let Some(noun) = noun(scan, at + 1) {
            done || (noun + 1..=noun + 2).any(|at| roles().befalls(scan.word(at)))
        } else {
            let auxiliary =
                scan.is(at + 1, WordClass::FiniteBe) || scan.is(at + 1, WordClass::FormOfHave);
            auxiliary && (at + 2..at + 4).any(|at| roles().befalls(scan.word(at)))
                || roles().befalls(scan.word(at + 1))
        };
        fits.then(|| FigureDraft::single(number, Decimal::TWO, Unit::COUNT).proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "[Both men|2 count man; role killed] died at the scene.",
            "The crash killed [both pilots|2 count pilot; role killed].",
            "[Two climbers|2 count climber] fell; [both|2 count climber; role injured] were injured.",
            "Both sides agreed, and both leaders spoke.",
            "Both the mayor and the council object.",
            "She speaks both languages and was killed by neither.",
        ]
    }
}

/// The plural noun of a person or vehicle that "both" stands before.
fn noun(scan: &Numbered<'_>, from: usize) -> Option<usize> {
    let start =
        from + usize::from(scan.word(from) == "of") + usize::from(scan.word(from + 1) == "the");
    (start..start + REACH)
        .take_while(|at| scan.is_word(*at) && !scan.class(*at).has(Classes::FUNCTION))
        .find(|at| {
            grammar().is_plural(scan.word(*at)) && kinds().of(&lemma(scan.word(*at))).is_some()
        })
}
