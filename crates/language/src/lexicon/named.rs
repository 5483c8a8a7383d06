//! Roles, kinds and units that rules name, each of which a table has.

/// Declares names, and under `cfg(test)` the list of them all.
macro_rules! named {
    ($all:ident: $($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        $($(#[doc = $doc])+ pub const $name: &str = $text;)+

        #[cfg(test)]
        const $all: &[&str] = &[$($name,)+];
    };
}

named! { ROLES:
    /// The role of whatever is found, identified or confirmed.
    FOUND = "found",
    /// The role of whatever is struck.
    HIT = "hit",
    /// The role of the hurt, of whom some get better or worse.
    INJURED = "injured",
    /// The role of whoever nobody can find.
    MISSING = "missing",
}

named! { KINDS:
    /// The kind of sums of money and what they are for.
    MONEY = "money",
    /// The kind that all kinds of people lie within.
    PERSON = "person",
}

named! { UNITS:
    /// Degrees Celsius.
    CELSIUS = "°C",
    /// Things that are counted.
    COUNT = "count",
    /// Whole days.
    DAY = "day",
    /// Degrees Fahrenheit, which need more than a factor.
    FAHRENHEIT = "°F",
    /// The size of an earthquake.
    MAGNITUDE = "magnitude",
    /// Hundredths.
    PERCENT = "percent",
    /// Points between two shares in percent.
    PERCENTAGE_POINTS = "percentage_points",
    /// Pounds of weight.
    POUND = "lb",
    /// One number against another.
    RATIO = "ratio",
    /// What both sides of a game have.
    SCORE = "score",
    /// Floors of a building.
    STOREY = "story",
    /// Whole weeks.
    WEEK = "week",
    /// Years of age.
    YEARS_OF_AGE = "years_age",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{kinds, roles, units};

    #[test]
    fn tables_have_what_rules_name() {
        for name in ROLES {
            assert!(roles().named(name).is_some(), "no role {name}");
        }
        for name in KINDS {
            assert!(kinds().named(name).is_some(), "no kind {name}");
        }
        for code in UNITS {
            assert!(units().named(code).is_some(), "no unit {code}");
        }
    }
}
