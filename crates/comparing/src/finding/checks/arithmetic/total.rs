//! A total with its parts, told as a sum or as a difference.

use super::computed::{Fit, Value, whole_unit};
use super::sums::is_fate_of;
use super::wording::{ToldEquation, outcome, quoted};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Operation, Prose};
use tally_reading::Decimal;

/// A total with its parts.
pub(super) struct Total {
    /// Row of the total.
    pub total: usize,
    /// Rows of the parts, in the order of the text.
    pub parts: Vec<usize>,
}

/// What the printed numbers of `parts` make together.
pub(super) fn sum(compared: &Compared<'_>, parts: &[usize]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, row| {
        sum.checked_add(compared.measures[*row].single()?)
    })
}

impl Total {
    /// How the parts fit the total, each as far as it may be rounded.
    pub(super) fn fit(&self, compared: &Compared<'_>) -> Option<(Value, Fit)> {
        let mut all = self.parts.clone();
        all.push(self.total);
        let unit = whole_unit(compared, &all);
        let mut made = Value::exact(Decimal::ZERO);
        for part in &self.parts {
            made = made.plus(Value::of(compared, *part)?.in_whole(unit))?;
        }
        let stated = Value::of(compared, self.total)?.in_whole(unit);
        Some((made, made.fit_to(&stated, compared, self.total)?))
    }

    /// The equation as an editor would write it.
    pub(super) fn finding(self, compared: &Compared<'_>, kind: FindingKind) -> Finding {
        let (reckoning, clause) = match self.parts.as_slice() {
            [one, other]
                if kind == FindingKind::ArithmeticHolds && self.is_difference(compared, *one) =>
            {
                self.as_difference(compared, *one, *other)
            }
            _ => self.as_sum(compared, kind),
        };
        let told = ToldEquation {
            operation: Operation::Sum,
            headline: reckoning.clone(),
            clause,
            reckoning,
            total: self.total,
            parts: self.parts,
        };
        told.finding(compared, kind)
    }

    fn is_difference(&self, compared: &Compared<'_>, one: usize) -> bool {
        let partitive = compared.measures[one].partitive;
        self.fit(compared).is_some_and(|(_, fit)| fit == Fit::Exact)
            && (partitive || is_fate_of(compared, self.total, one))
    }

    fn as_difference(&self, compared: &Compared<'_>, one: usize, other: usize) -> (Prose, Prose) {
        let number = |row: usize| compared.said(row);
        let quoted = |row: usize| quoted(compared, row);
        let reckoning = prose![
            number(self.total),
            " \u{2212} ",
            number(one),
            " = ",
            number(other)
        ];
        let clause = prose![
            quoted(self.total),
            " less ",
            quoted(one),
            " leaves ",
            quoted(other)
        ];
        (reckoning, clause)
    }

    fn as_sum(&self, compared: &Compared<'_>, kind: FindingKind) -> (Prose, Prose) {
        let terms = self.parts.iter().map(|row| compared.said(*row));
        let parts = self.parts.iter().map(|row| quoted(compared, *row));
        let verb = match kind {
            FindingKind::ArithmeticFails => " do not make up ",
            FindingKind::ArithmeticUndecidable => " may make up ",
            _ => " add up to ",
        };
        let outcome = self
            .fit(compared)
            .map(|(made, fit)| outcome(compared, &made, self.total, fit));
        let clause = prose![
            Prose::list(parts.collect()),
            verb,
            quoted(compared, self.total)
        ];
        let terms = Prose::joined(terms.collect(), " + ");
        (prose![terms, " ", outcome], clause)
    }
}
