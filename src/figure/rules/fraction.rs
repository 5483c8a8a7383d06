//! Shares told as fractions.

use rust_decimal::Decimal;

use super::super::scan::Scan;
use super::{Draft, Proposal, Rule, unit};
use crate::lexicon::numerals;

/// `two-thirds of`, `three quarters of`, `a third of`, `half of`: so many percent.
pub(super) struct Fraction;

impl Rule for Fraction {
    fn name(&self) -> &'static str {
        "fraction"
    }

    fn propose(&self, scan: &Scan<'_>, numeral: usize) -> Option<Proposal> {
        let part = &scan.numerals[numeral];
        let start = part.tokens.start;
        if part.implied && scan.word(start) == "half" {
            return half(scan, numeral);
        }
        let article = part.implied && matches!(scan.word(start), "a" | "an");
        if part.implied && !article {
            return None;
        }
        let count = part.exact().filter(|_| !part.is_scaled())?;
        let hyphen = usize::from(scan.is_dash(part.tokens.end) && scan.glued(part.tokens.end));
        let at = part.tokens.end + hyphen;
        let denominator = numerals().denominator(scan.word(at))?;
        let of = scan.word(at + 1) == "of" || hyphen == 1 && !article;
        if count >= denominator || !of || scan.word(at) == "half" && article {
            return None;
        }
        let percent = count
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(denominator)?;
        let mut draft = Draft::single(part, percent.round_dp(4).normalize(), unit("percent"))
            .with_unit_at(at..at + 1);
        draft.number.end = at + 1;
        Some(draft.proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "[More than two-thirds|>66.6667 percent voter] of voters agreed.",
            "[Three quarters|75 percent applicant] of applicants pass.",
            "[About a third|≈33.3333 percent fleet] of the fleet sank.",
            "They spent [half|50 percent budget] of the budget at once.",
            "It came {third|ordinal} in the {first|ordinal} quarter of the year.",
        ]
    }
}

/// "half of the", "half the", "nearly half".
fn half(scan: &Scan<'_>, numeral: usize) -> Option<Proposal> {
    let part = &scan.numerals[numeral];
    let start = part.tokens.start;
    let next = scan.word(part.tokens.end);
    let whole = matches!(
        next,
        "of" | "the" | "its" | "their" | "all" | "his" | "her" | "our"
    );
    let article = matches!(
        scan.before(start, 1),
        "a" | "an" | "the" | "-" | "first" | "second" | "other" | "and"
    );
    if !whole
        || article
        || scan.word(start + 1) == "the"
            && matches!(scan.word(start + 2), "time" | "night" | "way" | "battle")
    {
        return None;
    }
    let draft = Draft::single(part, Decimal::from(50), unit("percent"));
    Some(draft.proposal())
}
