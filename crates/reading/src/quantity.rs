//! What is stated: exact decimals, a qualifier, a unit.

use std::borrow::Cow;

use tally_language::lexicon::{self, named};

pub use tally_language::lexicon::Dimension;

pub use rust_decimal::Decimal;

/// How a value is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// The bare number.
    Exact,
    /// About, around, some, roughly, nearly, an estimated.
    About,
    /// More than, over, above.
    MoreThan,
    /// At least, no fewer than.
    AtLeast,
    /// Fewer than, under, below.
    LessThan,
    /// Up to, as many as, at most.
    AtMost,
    /// Between a and b, a to b, a–b.
    Range,
    /// Dozens, hundreds, several.
    Vague,
}

impl Qualifier {
    /// All.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::About,
        Self::MoreThan,
        Self::AtLeast,
        Self::LessThan,
        Self::AtMost,
        Self::Range,
        Self::Vague,
    ];

    /// Its name at the JSON border.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::MoreThan => "more_than",
            Self::AtLeast => "at_least",
            Self::LessThan => "less_than",
            Self::AtMost => "at_most",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }
}

/// What is stated. `low` and `high` are the stated bounds: "about 70" is 70, 70; "more than 46,000" is 46000, none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The stated lower bound.
    pub low: Option<Decimal>,
    /// The stated upper bound.
    pub high: Option<Decimal>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// The word that hedged it, as printed ("nearly"), empty for none: "nearly" comes from below, "about" does not.
    pub hedge: String,
    /// What it is measured in.
    pub unit: Unit,
}

impl Quantity {
    /// One number, where only one is stated.
    pub fn single(&self) -> Option<Decimal> {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => Some(low),
            (Some(one), None) | (None, Some(one)) => Some(one),
            _ => None,
        }
    }
}

/// A unit by its code: `count`, `percent`, an ISO currency code, `°C`, `km`, `day`, `years_age`, `magnitude` …
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(pub Cow<'static, str>);

impl Unit {
    /// Things that are counted.
    pub const COUNT: Self = Self(Cow::Borrowed(named::COUNT));

    /// Its code at the JSON border.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl Unit {
    /// What kind of quantity it measures.
    pub fn dimension(&self) -> Dimension {
        let named = lexicon::units().named(self.code());
        named.map_or(Dimension::Other, |unit| unit.dimension)
    }

    /// `value` in the base unit of its dimension (metre, kilogram, second, degree Celsius …), where that is exact
    /// but for the last of 28 digits. Two units without it compare only with themselves.
    pub fn in_base(&self, value: Decimal) -> Option<Decimal> {
        if self.code() == named::FAHRENHEIT {
            let above = value.checked_sub(Decimal::from(32))?;
            return above
                .checked_mul(Decimal::from(5))?
                .checked_div(Decimal::from(9));
        }
        let factor = lexicon::units().named(self.code())?.factor?;
        value.checked_mul(factor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_of_one_dimension_meet_in_its_base_unit() {
        let unit = |code: &'static str| Unit(Cow::Borrowed(code));
        assert_eq!(unit("mi").dimension(), Dimension::Length);
        assert_eq!(
            unit("mi").in_base(Decimal::from(10)),
            "16093.44".parse().ok()
        );
        assert_eq!(unit("°F").in_base(Decimal::from(14)), "-10".parse().ok());
        assert_eq!(unit("EUR").dimension(), Dimension::Money);
        assert_eq!(unit("month").in_base(Decimal::ONE), None);
        assert_eq!(Unit::COUNT.dimension(), Dimension::Count);
    }
}
