//! None at all.

use super::super::scan::Scan;
use super::{Draft, Proposal, Rule};
use crate::figure::Unit;
use crate::lexicon::{Classes, kinds, lemma};
use rust_decimal::Decimal;

/// `no casualties`, `no deaths`: zero, where the noun is one of harm or survival.
pub(super) struct Zero;

impl Rule for Zero {
    fn name(&self) -> &'static str {
        "zero"
    }

    fn propose(&self, scan: &Scan<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        if !number.implied || scan.word(number.tokens.start) != "no" {
            return None;
        }
        let mut at = number.tokens.end;
        while at < number.tokens.end + 2
            && scan.class(at).has(Classes::ADJECTIVE)
            && kinds().of(&lemma(scan.word(at))).is_none()
        {
            at += 1;
        }
        let noun = scan.word(at);
        let harmed = kinds().of(&lemma(noun)).is_some_and(|kind| {
            matches!(
                kind.name.as_str(),
                "death" | "injury" | "survivor" | "victim"
            )
        });
        let plural = crate::lexicon::grammar().is_plural(noun) || number.tokens.end == at;
        if !harmed || !plural || noun == "life" || noun == "body" {
            return None;
        }
        Some(Draft::single(number, Decimal::ZERO, Unit::COUNT).proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "There were [no casualties|0 count casualty] and [no serious injuries|0 count injury].",
            "There was no warning and no tsunami.",
        ]
    }
}
