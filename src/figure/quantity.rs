//! What is stated: exact decimals, a qualifier, a unit.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

pub use rust_decimal::Decimal;

/// How a value is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Unit(pub Cow<'static, str>);

impl Unit {
    /// Things that are counted.
    pub const COUNT: Self = Self(Cow::Borrowed("count"));

    /// Its code at the JSON border.
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// What kind of quantity a unit measures; only figures of one dimension are ever compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// People, drones, buildings.
    Count,
    /// Percent, percentage points, "one in five".
    Share,
    /// Money; each currency is its own.
    Money,
    /// Kilometres, miles, metres.
    Length,
    /// Hectares, square miles.
    Area,
    /// Litres, barrels.
    Volume,
    /// Tonnes, pounds.
    Mass,
    /// Degrees Celsius or Fahrenheit.
    Temperature,
    /// Seconds to years.
    Duration,
    /// Years of age.
    Age,
    /// Kilometres an hour.
    Speed,
    /// Magnitude of an earthquake.
    Magnitude,
    /// Watts, joules, volts and whatever else has a unit of its own.
    Other,
}
