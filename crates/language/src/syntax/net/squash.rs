//! The squashing functions of the network as tables, made in whole numbers.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "fixed-point numbers that are bounded before they are narrowed"
)]
#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the dispatched function is compiled without its vectors"
)]

use std::sync::LazyLock;

/// Steps of a table on each side of zero; a step is 1/256, so a table reaches to eight.
const SIDE: usize = 2048;

/// How far a table reaches, in 1/2^24.
const REACH: i32 = (SIDE as i32) << 16;

/// Tables of the logistic function and of the hyperbolic tangent, in 1/2^14.
///
/// They are of 32 bits, which machines can look up by the vector; of 16 they cannot.
pub(super) struct Tables {
    sigmoid: Box<[i32; 2 * SIDE]>,
    tanh: Box<[i32; 2 * SIDE]>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::new);

impl Tables {
    fn new() -> Self {
        let steps = |at: usize| at as i64 - SIDE as i64;
        Self {
            sigmoid: Box::new(std::array::from_fn(|at| logistic(steps(at)) as i32)),
            // tanh(x) = 2 * sigmoid(2x) - 1
            tanh: Box::new(std::array::from_fn(|at| {
                (2 * logistic(2 * steps(at)) - ONE) as i32
            })),
        }
    }
}

/// One, in the tables' unit.
const ONE: i64 = 1 << 14;

/// The logistic function of `x`/256, in 1/2^14.
fn logistic(x: i64) -> i64 {
    if x < 0 {
        return ONE - logistic(-x);
    }
    // e to the minus x, in 1/2^40: by halves of x until its series is short, then squared as often.
    let unit = 1_i128 << 40;
    let small = (i128::from(x) << 32) >> 8;
    let mut term = unit;
    let mut power = unit;
    for n in 1..8 {
        term = -((term * small) >> 40) / n;
        power += term;
    }
    for _ in 0..8 {
        power = (power * power) >> 40;
    }
    let one = i128::from(ONE);
    ((one * unit + i128::midpoint(unit, power)) / (unit + power)) as i64
}

impl Tables {
    /// The tables, made when first asked for.
    pub(super) fn get() -> &'static Self {
        &TABLES
    }

    /// Puts the logistic function, in 1/2^14, in the place of each [`place`].
    #[inline(always)]
    pub(super) fn sigmoid(&self, places: &mut [i32]) {
        look_up(&self.sigmoid, places);
    }

    /// Puts the hyperbolic tangent, in 1/2^14, in the place of each [`place`].
    #[inline(always)]
    pub(super) fn tanh(&self, places: &mut [i32]) {
        look_up(&self.tanh, places);
    }
}

#[inline(always)]
fn look_up(table: &[i32; 2 * SIDE], places: &mut [i32]) {
    for place in places {
        // Places are within the table; the compiler sees it by the remainder.
        *place = table[*place as usize % (2 * SIDE)];
    }
}

/// The place in a table of a number in 1/2^24.
#[inline(always)]
pub(super) fn place(x: i32) -> i32 {
    // Bounded before the rounding, which would wrap around.
    let steps = (x.clamp(-REACH, REACH - (1 << 16)) + (1 << 15)) >> 16;
    steps + SIDE as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_follow_the_functions() {
        let one = |sigmoid: bool, x: i32| {
            let mut places = [place(x)];
            if sigmoid {
                Tables::get().sigmoid(&mut places);
            } else {
                Tables::get().tanh(&mut places);
            }
            places[0]
        };
        for step in -1000..1000 {
            let x = f64::from(step) / 100.0;
            let fixed = (x * f64::from(1 << 24)) as i32;
            let near = |found: i32, expected: f64| {
                assert!(
                    (f64::from(found) / 16384.0 - expected).abs() < 0.003,
                    "{x}: {found} for {expected}"
                );
            };
            near(one(true, fixed), 1.0 / (1.0 + (-x).exp()));
            near(one(false, fixed), x.tanh());
        }
        assert!(one(true, i32::MAX) > 16370 && one(false, i32::MIN) < -16370);
    }
}
