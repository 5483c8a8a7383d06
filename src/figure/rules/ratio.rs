//! Shares told as so many in so many.

use rust_decimal::Decimal;

use super::super::scan::Scan;
use super::{Draft, Proposal, Rule, Shape, unit};
use crate::lexicon::{grammar, kinds, lemma, units};

/// `one in five`, `nine out of ten`: a share of 20, 90 percent.
pub(super) struct Ratio;

impl Rule for Ratio {
    fn name(&self) -> &'static str {
        "ratio"
    }

    fn propose(&self, scan: &Scan<'_>, numeral: usize) -> Option<Proposal> {
        let part = &scan.numerals[numeral];
        let whole = scan.numerals.get(numeral + 1)?;
        let end = part.tokens.end;
        let out_of = scan.word(end) == "out" && scan.word(end + 1) == "of";
        let joined = scan.word(end) == "in" && whole.tokens.start == end + 1
            || out_of && whole.tokens.start == end + 2;
        let (a, b) = (part.exact()?, whole.exact()?);
        let is_share =
            !part.implied && !whole.implied && a > Decimal::ZERO && a < b && !part.is_scaled();
        // "20 in 2019" is no share, and "12 out of 40 seats" are two counts.
        let round = matches!(
            b.to_string().as_str(),
            "2" | "3"
                | "4"
                | "5"
                | "6"
                | "7"
                | "8"
                | "9"
                | "10"
                | "20"
                | "100"
                | "1000"
                | "10000"
                | "100000"
        );
        let single = a == Decimal::ONE || out_of && b <= Decimal::TEN;
        let share = round && single
            || a == Decimal::ONE && (!whole.bare || b <= Decimal::ONE_HUNDRED)
            || b <= Decimal::TEN
                && (is_of_people(scan, whole.tokens.end) || scan.word(whole.tokens.end) == "of");
        let measured = units().form(scan.words(whole.tokens.end)).is_some();
        if !joined || !is_share || !share || measured {
            return None;
        }
        let percent = a
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(b)?
            .round_dp(4)
            .normalize();
        let number = part.tokens.start..whole.tokens.end;
        Some(
            Draft {
                low: Some(percent),
                high: Some(percent),
                shape: Shape::Single,
                unit: unit("percent"),
                number: number.clone(),
                mention: number,
                unit_at: None,
            }
            .proposal(),
        )
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "Only [one in five voters|20 percent voter] stayed home.",
            "[Nine out of ten|90 percent] agreed.",
        ]
    }
}

/// "three in four voters": people or homes behind the numbers.
fn is_of_people(scan: &Scan<'_>, at: usize) -> bool {
    let kind = kinds().of(&lemma(scan.word(at)));
    grammar().is_plural(scan.word(at))
        && kind.is_some_and(|kind| {
            matches!(kind.name.as_str(), "person" | "family" | "home")
                || kind.within.as_deref() == Some("person")
        })
}
