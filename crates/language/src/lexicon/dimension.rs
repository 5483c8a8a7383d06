//! What kinds of quantities units measure.

use serde::Deserialize;

/// What kind of quantity a unit measures; only figures of one dimension are ever compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    /// Watts, horsepower.
    Power,
    /// Joules, kilowatt-hours.
    Energy,
    /// Hectopascals, pounds per square inch.
    Pressure,
    /// Hertz.
    Frequency,
    /// Cubic metres a second, barrels a day.
    Flow,
    /// Volts, bytes, carats and whatever else compares with its own unit alone.
    Other,
}

impl Dimension {
    /// Its place in an editor's order where no role has one: money, what is counted or measured, durations, ages.
    const fn order(self) -> u8 {
        match self {
            Self::Money => 101,
            Self::Duration => 103,
            Self::Age => 104,
            _ => 102,
        }
    }
}

/// The place of what is measured in an editor's order: the dead, injured, missing, displaced, rescued and arrested, the
/// damage, money, the rest, and durations and ages last.
pub fn editors_order(role: Option<&str>, dimension: Dimension) -> u8 {
    let told = role.filter(|_| matches!(dimension, Dimension::Count | Dimension::Share));
    let named = told.and_then(|role| super::roles().named(role)?.order);
    named.unwrap_or(dimension.order())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dead_come_first_and_ages_last() {
        let sorted = [
            (Some("killed"), Dimension::Count),
            (Some("injured"), Dimension::Count),
            (Some("missing"), Dimension::Count),
            (Some("displaced"), Dimension::Count),
            (Some("rescued"), Dimension::Count),
            (Some("arrested"), Dimension::Count),
            (Some("damaged"), Dimension::Count),
            (Some("stolen"), Dimension::Money),
            (Some("sold"), Dimension::Count),
            (Some("killed"), Dimension::Duration),
            (None, Dimension::Age),
        ];
        assert!(sorted.is_sorted_by_key(|(role, dimension)| editors_order(*role, *dimension)));
    }
}
