//! Percent.

use super::super::scan::Scan;
use super::{Draft, Proposal, Rule, unit};
use crate::lexicon::units;

/// `20%`, `5.2 per cent`, `three percentage points`.
pub(super) struct Percent;

impl Rule for Percent {
    fn name(&self) -> &'static str {
        "percent"
    }

    fn propose(&self, scan: &Scan<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let value = number.exact().filter(|_| !number.implied)?;
        let end = number.tokens.end;
        let at = end + usize::from(scan.is_dash(end) && scan.glued(end));
        let found = units()
            .form(scan.words(at))
            .or_else(|| units().symbol(scan.raws(at)));
        let (len, found) = found.filter(|(_, unit)| unit.dimension == "share")?;
        Some(
            Draft::single(number, value, unit(&found.code))
                .with_unit_at(at..at + len)
                .proposal(),
        )
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "[Some 20%|≈20 percent voter] of voters agreed.",
            "It fell to [5.2 per cent|5.2 percent] from [5.4%|5.4 percent].",
            "A [ten percent cut|10 percent cut] came.",
        ]
    }
}
