//! The scale of a plot: bounds around some values, round ticks, and how to write them.

use rust_decimal::prelude::{FromPrimitive as _, ToPrimitive as _};

use tally_reading::Decimal;
use tally_reading::written::{HouseStyle, alike};

/// A stretch of numbers that is worth drawing. Floating point is for pixels only.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Left end.
    pub low: f64,
    /// Right end.
    pub high: f64,
    /// Distance of the ticks.
    step: f64,
}

impl Axis {
    /// Holds all `values` with some air, and about `ticks` ticks.
    pub fn around(values: impl IntoIterator<Item = f64>, ticks: usize) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut whole = true;
        for value in values.into_iter().filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
            whole &= value.fract() == 0.0;
        }
        if low > high {
            (low, high) = (0.0, 1.0);
        }
        let spread = high - low;
        let air = if spread > 0.0 {
            spread * 0.12
        } else {
            (low.abs() * 0.05).max(1.0)
        };
        let (low, high) = (low - air, high + air);
        let step = round_step((high - low) / ticks.max(1) as f64);
        // What is counted in whole things has no halves.
        let step = if whole { step.max(1.0) } else { step };
        Self { low, high, step }
    }

    /// Where `value` lies between left (0) and right (1); beyond the ends it is cut.
    pub fn share(&self, value: f64) -> f32 {
        let share = (value - self.low) / (self.high - self.low);
        #[expect(clippy::cast_possible_truncation, reason = "a share of pixels")]
        let share = share.clamp(0.0, 1.0) as f32;
        share
    }

    /// The round values inside, ascending.
    pub fn ticks(&self) -> Vec<f64> {
        let first = (self.low / self.step).ceil();
        (0..32)
            .map(|at| (first + f64::from(at)) * self.step)
            .take_while(|tick| *tick <= self.high)
            .collect()
    }

    /// Distance of the ticks.
    pub const fn step(&self) -> f64 {
        self.step
    }

    /// How a tick is written: "45,000", "−20", "2.5 million".
    pub fn label(&self, tick: f64, style: HouseStyle) -> String {
        if tick.abs() < self.step / 1000.0 {
            return alike(Decimal::ZERO, Decimal::ONE, Decimal::ONE, style);
        }
        let largest = self.low.abs().max(self.high.abs());
        let decimal = |value: f64| Decimal::from_f64(value);
        match (decimal(tick), decimal(largest), decimal(self.step)) {
            (Some(tick), Some(largest), Some(step)) => alike(tick, largest, step, style),
            // Beyond what a decimal holds.
            _ => format!("{tick:e}"),
        }
    }
}

/// A decimal for drawing.
pub fn pixels(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::NAN)
}

/// The round number at or above `step`: 1, 2 or 5 times a power of ten.
fn round_step(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let times = step / power;
    let round = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|round| times <= *round)
        .unwrap_or(10.0);
    round * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[f64], expected: &[&str]) {
        let axis = Axis::around(values.iter().copied(), 4);
        let labels: Vec<String> = axis
            .ticks()
            .iter()
            .map(|tick| axis.label(*tick, HouseStyle::default()))
            .collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn ticks_are_round_and_grouped() {
        check(
            &[46_000.0, 47_000.0, 55_000.0],
            &["45,000", "50,000", "55,000"],
        );
        check(&[60.0, 71.0, 80.0], &["60", "70", "80"]);
    }

    #[test]
    fn below_zero_has_a_real_minus() {
        check(&[-21.0, -20.0], &["−21", "−20"]);
        check(&[-21.5, -20.0], &["−21.5", "−21.0", "−20.5", "−20.0"]);
    }

    #[test]
    fn large_numbers_are_written_in_words() {
        check(&[90e9, 100e9], &["90 billion", "95 billion", "100 billion"]);
        check(&[2.5e6], &["2.4 million", "2.5 million", "2.6 million"]);
    }

    #[test]
    fn nothing_is_nothing_in_every_unit() {
        check(&[0.0, 1e6], &["0", "0.5 million", "1.0 million"]);
    }

    #[test]
    fn one_value_or_none_still_has_a_scale() {
        let axis = Axis::around([5.0], 4);
        assert!(axis.low < 5.0 && axis.high > 5.0);
        let axis = Axis::around([], 4);
        assert!(axis.ticks().len() >= 2);
        let axis = Axis::around([f64::NAN, 1e300], 4);
        assert!(axis.ticks().len() < 33);
    }
}
