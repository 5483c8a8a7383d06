//! Equations as an editor would write them, with their figures quoted and their articles named.

use super::computed::{Fit, Value};
use super::link::{figure, is_worded};
use crate::finding::compared::Compared;
use crate::finding::{Equation, Finding, Kind, Operation};
use tally_language::lexicon::Cue;
use tally_reading::{Decimal, Dimension, Qualifier};

/// How many digits of a computed value are printed.
const DIGITS: u32 = 3;

/// An equation that is told.
pub(super) struct Told {
    /// How its parts make the total.
    pub operation: Operation,
    /// Row of the total.
    pub total: usize,
    /// Rows of the parts, in the equation's order.
    pub parts: Vec<usize>,
    /// In short: "105 − 88 = 17".
    pub headline: String,
    /// In words, without its articles: "“105 drones” less “88” leaves “17”".
    pub clause: String,
    /// The reckoning behind the colon; empty where the clause has said it all.
    pub reckoning: String,
}

impl Told {
    /// The finding; where all stand in one article that is named once, else each figure should have been named with its own.
    pub(super) fn finding(self, compared: &Compared<'_>, kind: Kind) -> Finding {
        let mut figures = self.parts.clone();
        figures.push(self.total);
        figures.sort_unstable();
        figures.dedup();
        let place = place(compared, &figures);
        let explanation = format!("{}{place}: {}.", self.clause, self.reckoning);
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
fn place(compared: &Compared<'_>, figures: &[usize]) -> String {
    if compared.articles(figures) > 1 {
        return String::new();
    }
    let all = match figures.len() {
        1 => "",
        2 => "both ",
        _ => "all ",
    };
    let article = figures.first().map(|row| compared.table.rows[*row].article);
    let outlet = article.map(|article| compared.outlet(article));
    outlet.map_or_else(String::new, |outlet| format!(", {all}in {outlet}"))
}

/// A share in its own words where it is written in words: "a third", "half"; else as an editor would print it.
pub(super) fn share(compared: &Compared<'_>, row: usize) -> String {
    let number = figure(compared, row).number;
    let printed = number.of(&compared.table.article(row).text).to_lowercase();
    let is_fraction =
        is_worded(compared, row) && !compared.table.quote(row).to_lowercase().contains("cent");
    let is_bare = compared.measures[row].qualifier == Qualifier::Exact;
    if is_fraction && is_bare {
        return printed.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    shown(compared, row)
}

/// The kind of finding that a fit makes; `None` where nothing should be said.
pub(super) const fn kind(fit: Fit) -> Option<Kind> {
    match fit {
        Fit::Exact | Fit::Rounded | Fit::Near => Some(Kind::ArithmeticHolds),
        Fit::Fails => Some(Kind::ArithmeticFails),
        Fit::Open => None,
    }
}

/// The mention of a row in quotation marks; its number alone where the mention runs into the noun of a change.
pub(super) fn quoted(compared: &Compared<'_>, row: usize) -> String {
    let quote: Vec<&str> = compared.table.quote(row).split_whitespace().collect();
    let moves = |word: &&str| Cue::Shift.holds(&word.to_lowercase());
    if quote.last().is_some_and(moves) {
        return compared.statement(row).shown;
    }
    format!("\u{201c}{}\u{201d}", quote.join(" "))
}

/// What a row states, as an editor would print it.
pub(super) fn shown(compared: &Compared<'_>, row: usize) -> String {
    compared.statement(row).shown
}

/// "= 2,500", "= 2,480, which rounds to 2,500", "= 2,400, not 2,500": how a computed value in the unit of row `row`
/// stands to what that row states.
pub(super) fn outcome(compared: &Compared<'_>, value: &Value, row: usize, fit: Fit) -> String {
    let stated = shown(compared, row);
    if fit == Fit::Exact && compared.measures[row].qualifier == Qualifier::Exact {
        return format!("= {stated}");
    }
    let made = made(compared, value, row);
    format!("= {made}{}", ending(compared, row, &stated, fit))
}

/// The same for the difference of two numbers, which of two shares is one of points.
pub(super) fn difference(compared: &Compared<'_>, value: &Value, row: usize, fit: Fit) -> String {
    if compared.measures[row].dimension != Dimension::Share {
        return outcome(compared, value, row, fit);
    }
    let points = |text: String| text.replace('%', " points");
    points(outcome(compared, value, row, fit))
}

/// What follows a computed value: ", which rounds to 2,500"; nothing where it is the stated one.
pub(super) fn ending(compared: &Compared<'_>, row: usize, stated: &str, fit: Fit) -> String {
    let is_bare = compared.measures[row].qualifier == Qualifier::Exact;
    match fit {
        Fit::Exact => String::new(),
        Fit::Rounded if is_bare => format!(", which rounds to {stated}"),
        Fit::Rounded => format!(", which is {stated}"),
        Fit::Near => format!(", close to {stated}"),
        Fit::Open => format!(", and {stated} is within the rounding"),
        Fit::Fails => format!(", not {stated}"),
    }
}

/// A computed value in the unit of row `row`, with no more digits than help.
pub(super) fn made(compared: &Compared<'_>, value: &Value, row: usize) -> String {
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
