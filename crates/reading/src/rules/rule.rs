//! What a rule is, and what it proposes.

use std::ops::{Range, RangeInclusive};

use rust_decimal::Decimal;

use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use crate::{Reason, Unit};
use tally_language::lexicon::{Hedge, qualifiers};

/// One way to read a numeral.
pub(crate) trait Rule: Sync {
    /// Its stable name, shown to the analyst and stored in exports.
    fn name(&self) -> &'static str;

    /// What the numeral at this index is, if this rule knows.
    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal>;

    /// Marked sentences: `[about 70 missiles|≈70 count missile]` is a figure, `{2015|date}` is ignored for that reason.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the specification that tests walk")
    )]
    fn examples(&self) -> &'static [&'static str];
}

/// What a rule makes of a numeral.
#[derive(Debug, Clone)]
pub(crate) struct Proposal {
    /// The tokens that it accounts for.
    pub(crate) claim: Range<usize>,
    /// What they are.
    pub(crate) verdict: Outcome,
}

/// A figure, or none.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    /// It states how much or how many.
    Figure(FigureDraft),
    /// It does not, for this reason.
    Ignore(Reason),
}

/// The number of a figure, before what belongs to it is attached.
#[derive(Debug, Clone)]
pub(crate) struct FigureDraft {
    /// The stated lower bound.
    pub(crate) low: Option<Decimal>,
    /// The stated upper bound.
    pub(crate) high: Option<Decimal>,
    /// What kind of statement it is before any hedge.
    pub(crate) shape: DraftShape,
    /// What it is measured in.
    pub(crate) unit: Unit,
    /// Tokens of the numerals.
    pub(crate) number: Range<usize>,
    /// Tokens of number, currency sign, scale and unit.
    pub(crate) mention: Range<usize>,
    /// Tokens of the unit, where one is printed.
    pub(crate) unit_at: Option<Range<usize>>,
}

/// What kind of statement a number is before any hedge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftShape {
    /// One number.
    Single,
    /// From one to another.
    Range,
    /// "Dozens".
    Vague,
}

impl FigureDraft {
    /// One exact number of things.
    pub(super) fn single(numeral: &Numeral, value: Decimal, unit: Unit) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
            shape: DraftShape::Single,
            unit,
            number: numeral.tokens.clone(),
            mention: numeral.tokens.clone(),
            unit_at: None,
        }
    }

    pub(super) fn with_unit_at(mut self, unit: Range<usize>) -> Self {
        self.mention = self.mention.start.min(unit.start)..self.mention.end.max(unit.end);
        self.unit_at = Some(unit);
        self
    }

    pub(super) fn proposal(self) -> Proposal {
        Proposal {
            claim: self.mention.clone(),
            verdict: Outcome::Figure(self),
        }
    }
}

impl Proposal {
    pub(super) fn ignore(claim: Range<usize>, reason: Reason) -> Self {
        Self {
            claim,
            verdict: Outcome::Ignore(reason),
        }
    }
}

/// The hedges of so many words that end right before token `start`: "at least" before 12.
pub(super) fn hedges(
    scan: &Numbered<'_>,
    start: usize,
    words: RangeInclusive<usize>,
) -> impl Iterator<Item = Hedge> {
    words.filter_map(move |words| {
        let from = start.checked_sub(words)?;
        let (len, hedge) = qualifiers().before(scan.words(from))?;
        (len == words).then_some(hedge)
    })
}

/// `part` of `whole` in percent, to four decimals.
pub(super) fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(percent.round_dp(4).normalize())
}

/// The unit with this code.
pub(super) fn unit(code: &str) -> Unit {
    Unit(code.to_owned().into())
}
