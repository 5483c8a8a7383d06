//! So many in so many thousand.

use rust_decimal::Decimal;

use super::super::numbered::Numbered;
use super::rule::{FigureDraft, Proposal, Rule, unit};
use tally_language::lexicon::WordClass;

/// `3.4 per 100,000`, `38 of every 1,000`, `12 cases per million`: both numbers are one figure.
pub(super) struct Rate;

impl Rule for Rate {
    fn name(&self) -> &'static str {
        "rate"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let whole = scan.numerals.get(numeral + 1)?;
        let value = number
            .exact()
            .filter(|_| !number.implied && !whole.implied)?;
        let start = whole.tokens.start;
        let joint = match scan.before(start, 1) {
            "per" => 1,
            "every" if scan.is_before(start, 2, WordClass::RateTie) => 2,
            _ => return None,
        };
        let gap = start.checked_sub(joint)?.checked_sub(number.tokens.end)?;
        let noun = (number.tokens.end..start - joint).all(|at| scan.is_word(at));
        let base = whole.exact()?;
        if gap > MOST_WORDS || !noun || !is_base(base) {
            return None;
        }
        let code = format!("per {}", base.normalize());
        let mut draft = FigureDraft::single(number, value, unit(&code));
        draft.unit_at = Some(start - joint..whole.tokens.end);
        draft.mention.end = if gap == 0 {
            whole.tokens.end
        } else {
            number.tokens.end
        };
        Some(Proposal {
            claim: number.tokens.start..whole.tokens.end,
            ..draft.proposal()
        })
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "Fatality is [3.4 per 100,000|3.4 per 100000 fatality].",
            "They found [12 cases|12 per 1000000 case] per million people.",
            // Not a rate: prices, times, and people counted alone.
            "It costs [3 euros|3 EUR] per kilo and runs [5 times|5 count time] per day.",
            "[Some 40 per cent|≈40 percent home] of [1,000 homes|1000 count home] fell.",
            "He sold [12|12 count] per week to [1,000 shops|1000 count shop].",
        ]
    }
}

/// How many words may stand between the two: "12 confirmed cases per million".
const MOST_WORDS: usize = 3;

/// Whether a number is one that rates are told in: a hundred, a thousand, a million.
fn is_base(value: Decimal) -> bool {
    let mut base = Decimal::ONE_HUNDRED;
    while base < value {
        base *= Decimal::TEN;
    }
    base == value && value <= Decimal::from(10_000_000)
}
