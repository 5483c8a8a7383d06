//! What a stated quantity may mean, by a policy.

use super::prose::prose;
use super::{Policy, Prose, Segment};
use tally_reading::{Decimal, Dimension, Qualifier, Quantity};

/// The values that a statement allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lowest; `None` is open below.
    pub low: Option<Decimal>,
    /// The highest; `None` is open above.
    pub high: Option<Decimal>,
    /// Whether `low` itself is left out.
    pub low_open: bool,
    /// Whether `high` itself is left out.
    pub high_open: bool,
    /// Where open above or below: the end of what the words suggest ("more than 1,000" suggests up to 2,000).
    pub soft: Option<Decimal>,
}

impl Interval {
    /// Reads `quantity` as `policy` says.
    pub fn read(quantity: &Quantity, policy: &Policy) -> Self {
        let Some(number) = quantity.low.or(quantity.high) else {
            return Self::closed(None, None);
        };
        let step = step(number);
        let bound = times(step, policy.bound_steps);
        match quantity.qualifier {
            Qualifier::Exact if quantity.low == quantity.high => exact(number, policy),
            Qualifier::About if policy.comes_from_below(&quantity.hedge) => {
                nearly(number, room(number, policy.nearly_steps, policy))
            }
            Qualifier::About => Self::around(number, room(number, policy.about_steps, policy)),
            Qualifier::MoreThan | Qualifier::AtLeast => Self {
                low_open: quantity.qualifier == Qualifier::MoreThan,
                soft: number.checked_add(bound),
                ..Self::closed(Some(number), None)
            },
            Qualifier::LessThan | Qualifier::AtMost => Self {
                high_open: false,
                soft: number.checked_sub(bound),
                ..Self::closed(None, Some(number))
            },
            Qualifier::Vague => vague(number, quantity.high, policy),
            Qualifier::Exact | Qualifier::Range => Self::closed(quantity.low, quantity.high),
        }
    }

    /// Reads `quantity` as it is held against others of its measure: a number that was measured, not counted, has half of
    /// its last printed digit's step as room.
    pub fn compared(quantity: &Quantity, policy: &Policy) -> Self {
        let printed = Self::read(quantity, policy);
        let is_measured = quantity.unit.dimension() != Dimension::Count;
        match quantity.single().filter(|_| is_measured) {
            Some(number) => printed.as_measured(number),
            None => printed,
        }
    }

    const fn closed(low: Option<Decimal>, high: Option<Decimal>) -> Self {
        Self {
            low,
            high,
            low_open: false,
            high_open: false,
            soft: None,
        }
    }

    /// One value.
    pub const fn exact(value: Decimal) -> Self {
        Self::closed(Some(value), Some(value))
    }

    /// From so much below `value` to so much above it.
    pub fn around(value: Decimal, room: Decimal) -> Self {
        Self::closed(value.checked_sub(room), value.checked_add(room))
    }

    /// The same with its ends carried over, to another unit say; an end that cannot be is open.
    #[must_use]
    pub fn map(&self, carry: impl Fn(Decimal) -> Option<Decimal>) -> Self {
        Self {
            low: self.low.and_then(&carry),
            high: self.high.and_then(&carry),
            soft: self.soft.and_then(&carry),
            ..*self
        }
    }

    /// Whether it is open to one side.
    pub const fn is_bound(&self) -> bool {
        self.low.is_none() || self.high.is_none()
    }

    /// How far its ends are apart.
    pub fn width(&self) -> Option<Decimal> {
        self.high?.checked_sub(self.low?)
    }

    /// Whether `value` lies between its ends, or at one.
    pub fn spans(&self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// The same with both of its ends included, and nothing suggested beyond.
    #[must_use]
    pub const fn as_closed(&self) -> Self {
        Self::closed(self.low, self.high)
    }

    /// The same, and no farther than `room` from `value`.
    #[must_use]
    pub fn within(&self, room: Decimal, value: Decimal) -> Self {
        let cut =
            |end: Option<Decimal>,
             bound: Option<Decimal>,
             keep: fn(Decimal, Decimal) -> Decimal| { Some(keep(end?, bound?)) };
        Self::closed(
            cut(self.low, value.checked_sub(room), Decimal::max),
            cut(self.high, value.checked_add(room), Decimal::min),
        )
    }

    /// What a value of each comes to together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let add = Decimal::checked_add;
        Self::closed(
            ends(self.low, other.low, add),
            ends(self.high, other.high, add),
        )
    }

    /// What is left of a value of this without one of the other.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let subtract = Decimal::checked_sub;
        Self::closed(
            ends(self.low, other.high, subtract),
            ends(self.high, other.low, subtract),
        )
    }

    /// A value of this so many times; neither may be negative.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let multiply = Decimal::checked_mul;
        Self::closed(
            ends(self.low, other.low, multiply),
            ends(self.high, other.high, multiply),
        )
    }

    /// A value of this shared out among one of the other; neither may be negative.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        let divide = Decimal::checked_div;
        Self::closed(
            ends(self.low, other.high, divide),
            ends(self.high, other.low, divide),
        )
    }

    /// Whether some value satisfies both.
    pub fn meets(&self, other: &Self) -> bool {
        !self.lies_below(other) && !other.lies_below(self)
    }

    /// The same with half of the last printed digit's step as room to both sides, as a measured value has it.
    #[must_use]
    pub fn as_measured(&self, number: Decimal) -> Self {
        let half =
            times(step(number), Decimal::new(5, 1)).min(times(number.abs(), Decimal::new(5, 1)));
        let exact = Self::around(number, half);
        if self.low == self.high {
            return Self {
                high_open: true,
                ..exact
            };
        }
        *self
    }

    /// Whether some value satisfies both within what their words suggest.
    pub fn meets_softly(&self, other: &Self) -> bool {
        self.as_suggested().meets(&other.as_suggested())
    }

    /// The same with its open end closed where the words suggest.
    #[must_use]
    pub fn as_suggested(&self) -> Self {
        let mut closed = *self;
        if self.high.is_none() && self.low.is_some() {
            closed.high = self.soft;
        } else if self.low.is_none() {
            closed.low = self.soft;
        }
        closed
    }

    /// The values that satisfy both; `None` where there are none.
    pub fn and(&self, other: &Self) -> Option<Self> {
        if !self.meets(other) {
            return None;
        }
        let (low, low_open) = match (self.low, other.low) {
            (Some(a), Some(b)) if a == b => (Some(a), self.low_open || other.low_open),
            (Some(a), Some(b)) if a > b => (Some(a), self.low_open),
            (a, None) => (a, self.low_open),
            (_, b) => (b, other.low_open),
        };
        let (high, high_open) = match (self.high, other.high) {
            (Some(a), Some(b)) if a == b => (Some(a), self.high_open || other.high_open),
            (Some(a), Some(b)) if a < b => (Some(a), self.high_open),
            (a, None) => (a, self.high_open),
            (_, b) => (b, other.high_open),
        };
        Some(Self {
            low,
            high,
            low_open,
            high_open,
            soft: None,
        })
    }

    fn lies_below(&self, other: &Self) -> bool {
        match (self.high, other.low) {
            (Some(high), Some(low)) => {
                high < low || (high == low && (self.high_open || other.low_open))
            }
            _ => false,
        }
    }

    /// In words: "60 to 80", "more than 1,000, as a rule up to 2,000".
    pub fn words(&self) -> Prose {
        let n = Segment::Number;
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => n(low).into(),
            (Some(low), Some(high)) => prose![n(low), " to ", n(high)],
            (Some(low), None) => {
                let bound = if self.low_open {
                    "more than "
                } else {
                    "at least "
                };
                let soft = self.soft.map(|soft| prose![", as a rule up to ", n(soft)]);
                prose![bound, n(low), soft]
            }
            (None, Some(high)) => {
                let soft = self.soft.map(|soft| prose![", as a rule from ", n(soft)]);
                prose!["up to ", n(high), soft]
            }
            (None, None) => "any value".into(),
        }
    }
}

/// An end computed from two; open where one of them is, or where the result has no room.
fn ends(
    a: Option<Decimal>,
    b: Option<Decimal>,
    operation: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Decimal> {
    operation(a?, b?)
}

fn exact(number: Decimal, policy: &Policy) -> Interval {
    if !is_round(number) || number.abs() < policy.round_from {
        return Interval::closed(Some(number), Some(number));
    }
    let room = room(number, policy.round_steps, policy);
    // Half up: 2.45 and 2.549 round to 2.5, 2.55 does not.
    Interval {
        high_open: number.is_sign_positive(),
        low_open: number.is_sign_negative(),
        ..Interval::around(number, room)
    }
}

fn nearly(number: Decimal, room: Decimal) -> Interval {
    if number.is_sign_negative() {
        return Interval {
            low_open: true,
            ..Interval::closed(Some(number), number.checked_add(room))
        };
    }
    Interval {
        high_open: true,
        ..Interval::closed(number.checked_sub(room), Some(number))
    }
}

fn vague(stated: Decimal, high: Option<Decimal>, policy: &Policy) -> Interval {
    let row = policy.vague.iter().find(|row| row.stated == stated);
    let low = row.map_or(stated, |row| row.low);
    let suggests = row.map_or_else(|| times(stated, Decimal::from(5)), |row| row.suggests);
    Interval {
        soft: high.is_none().then_some(suggests),
        ..Interval::closed(Some(low), high.filter(|high| *high > stated))
    }
}

/// The value of one unit in the last non-zero digit.
pub fn step(number: Decimal) -> Decimal {
    let number = number.normalize();
    let mantissa = number.mantissa().unsigned_abs();
    let scale = number.scale();
    if mantissa == 0 {
        return Decimal::ONE;
    }
    let (mut rest, mut zeros) = (mantissa, 0_u32);
    while rest % 10 == 0 {
        rest /= 10;
        zeros += 1;
    }
    let ten = 10_i128.checked_pow(zeros).unwrap_or(1);
    Decimal::try_from_i128_with_scale(ten, scale).unwrap_or(Decimal::ONE)
}

/// So many steps, but never more than the policy's share of the number.
fn room(number: Decimal, steps: Decimal, policy: &Policy) -> Decimal {
    times(step(number), steps).min(times(number.abs(), policy.most_room))
}

fn is_round(number: Decimal) -> bool {
    step(number) >= Decimal::TEN
}

fn times(a: Decimal, b: Decimal) -> Decimal {
    a.checked_mul(b).unwrap_or(Decimal::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_reading::Unit;

    fn read(low: Option<&str>, high: Option<&str>, qualifier: Qualifier, hedge: &str) -> Interval {
        let number = |text: Option<&str>| text.map(|t| t.parse().unwrap());
        let quantity = Quantity {
            low: number(low),
            high: number(high),
            qualifier,
            hedge: hedge.to_owned(),
            unit: Unit::COUNT,
        };
        Interval::read(&quantity, &Policy::default())
    }

    fn bare(n: &str) -> Interval {
        read(Some(n), Some(n), Qualifier::Exact, "")
    }

    fn about(n: &str, hedge: &str) -> Interval {
        read(Some(n), Some(n), Qualifier::About, hedge)
    }

    #[test]
    fn statements_are_read_as_the_house_reads_them() {
        let more = read(Some("1000"), None, Qualifier::MoreThan, "over");
        let colder = read(None, Some("-20"), Qualifier::LessThan, "below");
        let dozens = read(Some("24"), None, Qualifier::Vague, "dozens");
        let range = read(Some("5"), Some("7"), Qualifier::Range, "");
        for (interval, words) in [
            (bare("71"), "71"),
            (bare("105"), "105"),
            (bare("10"), "10"),
            (bare("6.1"), "6.1"),
            (bare("70"), "65 to 75"),
            (bare("450"), "445 to 455"),
            (bare("55000"), "54,500 to 55,500"),
            (about("70", "about"), "60 to 80"),
            (about("4", "nearly"), "3 to 4"),
            (more, "more than 1,000, as a rule up to 2,000"),
            (colder, "up to \u{2212}20, as a rule from \u{2212}30"),
            (dozens, "at least 24, as a rule up to 99"),
            (range, "5 to 7"),
        ] {
            assert_eq!(interval.words().to_string(), words);
        }
    }

    #[test]
    fn statements_meet_where_a_value_satisfies_both() {
        assert!(bare("71").meets(&about("70", "about")));
        assert!(bare("70").meets(&bare("71")));
        assert!(!bare("71").meets(&bare("72")));
        assert!(bare("99").meets(&about("100", "nearly")));
        assert!(!bare("100000").meets(&about("4", "nearly")));
        assert!(
            !bare("2500000").meets(&bare("2600000")),
            "2.55 million rounds up"
        );
        let below = read(None, Some("-20"), Qualifier::LessThan, "below");
        assert!(below.meets(&bare("-20")));
        assert!(!below.meets(&bare("12")));
        let more = read(Some("1000"), None, Qualifier::MoreThan, "over");
        assert!(more.meets(&bare("5170")) && !more.meets_softly(&bare("5170")));
        assert!(more.meets_softly(&bare("1170")));
    }

    #[test]
    fn intervals_are_reckoned_with_end_by_end() {
        let (seventy, four) = (bare("70"), about("4", "nearly"));
        let more = read(Some("1000"), None, Qualifier::MoreThan, "over");
        for (made, words) in [
            (seventy.plus(&four), "68 to 79"),
            (seventy.minus(&four), "61 to 72"),
            (seventy.times(&four), "195 to 300"),
            (seventy.over(&Interval::exact(5.into())), "13 to 15"),
            (seventy.plus(&more), "at least 1,065"),
            (seventy.within(2.into(), 70.into()), "68 to 72"),
            (seventy.map(|n| n.checked_mul(2.into())), "130 to 150"),
        ] {
            assert_eq!(made.words().to_string(), words);
        }
        assert!(more.is_bound() && more.width().is_none() && more.spans(1000.into()));
        assert_eq!(seventy.width(), Some(10.into()));
        assert!(seventy.high_open && !seventy.as_closed().high_open);
    }

    #[test]
    fn what_satisfies_both_is_the_overlap() {
        let both = bare("70").and(&about("70", "about")).unwrap();
        assert_eq!(both.words().to_string(), "65 to 75");
        assert!(both.high_open);
        assert_eq!(bare("71").and(&bare("12")), None);
    }

    #[test]
    fn the_largest_numbers_do_no_harm() {
        let most = Decimal::MAX.to_string();
        for n in ["0", "0.0", most.as_str(), "10000000000000000000000000000"] {
            for q in [
                Qualifier::Exact,
                Qualifier::About,
                Qualifier::MoreThan,
                Qualifier::Vague,
            ] {
                let interval = read(Some(n), Some(n), q, "");
                assert!(interval.meets(&interval));
            }
        }
    }
}
