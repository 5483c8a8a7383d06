//! Equations as an editor would write them, with their figures quoted and their articles named.

use super::computed::{Fit, Value};
use super::link::{figure, is_worded};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Equation, Finding, FindingKind, Operation, Prose, Segment};
use tally_language::lexicon::Cue;
use tally_reading::{Decimal, Dimension, Qualifier};

/// How many digits of a computed value are printed.
const DIGITS: u32 = 3;

/// An equation that is told.
pub(super) struct ToldEquation {
    /// How its parts make the total.
    pub operation: Operation,
    /// Row of the total.
    pub total: usize,
    /// Rows of the parts, in the equation's order.
    pub parts: Vec<usize>,
    /// In short: "105 − 88 = 17".
    pub headline: Prose,
    /// In words, without its articles: "“105 drones” less “88” leaves “17”".
    pub clause: Prose,
    /// The reckoning behind the colon; empty where the clause has said it all.
    pub reckoning: Prose,
}

impl ToldEquation {
    /// The finding; where all stand in one article that is named once, else each figure should have been named with its own.
    pub(super) fn finding(self, compared: &Compared<'_>, kind: FindingKind) -> Finding {
        let mut figures = self.parts.clone();
        figures.push(self.total);
        figures.sort_unstable();
        figures.dedup();
        let place = place(compared, &figures);
        let explanation = prose![self.clause, place, ": ", self.reckoning, "."];
        Finding {
            equation: Some(Equation {
                operation: self.operation,
                total: self.total,
                parts: self.parts,
            }),
            ..Finding::new(kind, None, figures, self.headline, explanation)
        }
    }
}

/// ", all in Outlet A" where one article has all figures; nothing else.
fn place(compared: &Compared<'_>, figures: &[usize]) -> Option<Prose> {
    if compared.articles(figures) > 1 {
        return None;
    }
    let all_in = match figures.len() {
        1 => ", in ",
        2 => ", both in ",
        _ => ", all in ",
    };
    let article = compared.table.rows[*figures.first()?].article;
    Some(prose![all_in, compared.outlet(article)])
}

/// A share in its own words where it is written in words: "a third", "half"; else as an editor would print it.
pub(super) fn share(compared: &Compared<'_>, row: usize) -> Prose {
    let number = figure(compared, row).number;
    let printed = number.of(&compared.table.article(row).text).to_lowercase();
    let is_fraction =
        is_worded(compared, row) && !compared.table.quote(row).to_lowercase().contains("cent");
    let is_bare = compared.measures[row].qualifier == Qualifier::Exact;
    if is_fraction && is_bare {
        return Segment::Wording {
            row: Some(row),
            text: printed.split_whitespace().collect::<Vec<_>>().join(" "),
        }
        .into();
    }
    compared.said(row)
}

/// The kind of finding that a fit makes; `None` where nothing should be said.
pub(super) const fn kind(fit: Fit) -> Option<FindingKind> {
    match fit {
        Fit::Exact | Fit::Rounded | Fit::Near => Some(FindingKind::ArithmeticHolds),
        Fit::Fails => Some(FindingKind::ArithmeticFails),
        Fit::Open => None,
    }
}

/// The mention of a row in quotation marks; its number alone where the mention runs into the noun of a change.
pub(super) fn quoted(compared: &Compared<'_>, row: usize) -> Prose {
    let quote: Vec<&str> = compared.table.quote(row).split_whitespace().collect();
    let moves = |word: &&str| Cue::Shift.holds(&word.to_lowercase());
    if quote.last().is_some_and(moves) {
        return compared.said(row);
    }
    let mention = Segment::Wording {
        row: Some(row),
        text: quote.join(" "),
    };
    Prose::from(mention).quoted()
}

/// "= 2,500", "= 2,480, which rounds to 2,500", "= 2,400, not 2,500": how a computed value in the unit of row `row`
/// stands to what that row states.
pub(super) fn outcome(compared: &Compared<'_>, value: &Value, row: usize, fit: Fit) -> Prose {
    if fit == Fit::Exact && compared.measures[row].qualifier == Qualifier::Exact {
        return prose!["= ", compared.said(row)];
    }
    let made = made(compared, value, row);
    prose!["= ", made, ending(compared, row, fit)]
}

/// The same for the difference of two numbers, which of two shares is one of points.
pub(super) fn difference(compared: &Compared<'_>, value: &Value, row: usize, fit: Fit) -> Prose {
    let outcome = outcome(compared, value, row, fit);
    if compared.measures[row].dimension == Dimension::Share {
        outcome.in_points()
    } else {
        outcome
    }
}

/// What follows a computed value: ", which rounds to 2,500"; nothing where it is the stated one.
pub(super) fn ending(compared: &Compared<'_>, row: usize, fit: Fit) -> Prose {
    let is_bare = compared.measures[row].qualifier == Qualifier::Exact;
    let stated = compared.said(row);
    match fit {
        Fit::Exact => Prose::default(),
        Fit::Rounded if is_bare => prose![", which rounds to ", stated],
        Fit::Rounded => prose![", which is ", stated],
        Fit::Near => prose![", close to ", stated],
        Fit::Open => prose![", and ", stated, " is within the rounding"],
        Fit::Fails => prose![", not ", stated],
    }
}

/// A computed value in the unit of row `row`, with no more digits than help.
pub(super) fn made(compared: &Compared<'_>, value: &Value, row: usize) -> Prose {
    let unit = &figure(compared, row).quantity.unit;
    let one = unit.in_base(Decimal::ONE).unwrap_or(Decimal::ONE);
    let printed = value.point.checked_div(one).unwrap_or(value.point);
    let is_whole = compared.measures[row].dimension == Dimension::Count;
    compared.number_like(row, Some(trimmed(printed, is_whole)))
}

/// To three digits, but never without the last digits before the point.
fn trimmed(number: Decimal, is_whole: bool) -> Decimal {
    let number = number.normalize();
    if number.scale() == 0 {
        return number;
    }
    let before = number.trunc().abs().to_string().len();
    let behind = DIGITS.saturating_sub(u32::try_from(before).unwrap_or(DIGITS));
    let least = u32::from(!is_whole && before < 4);
    number.round_dp(behind.max(least)).normalize()
}
