//! Trained numbers and how they are moved: Adam, with running means for the model that is shipped.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the dispatched function is compiled without its vectors"
)]

use std::ops::Range;

use pulp::Arch;

use super::matrix::Matrix;
use super::random::Random;

/// A matrix of trained numbers.
pub(crate) struct Param {
    pub(crate) value: Matrix,
    pub(crate) gradient: Matrix,
    first: Vec<f32>,
    second: Vec<f32>,
    /// Running means of the values: smoother than the last values, and better on unseen text.
    mean: Vec<f32>,
    /// The rows that have a gradient, where only some have; `None` for a dense matrix.
    touched: Option<Touched>,
}

/// Rows of a table of embeddings that a batch used.
struct Touched {
    is: Vec<bool>,
    rows: Vec<u32>,
}

/// How far and how a step goes.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) rate: f32,
    /// One minus the powers of the two decays, which correct the young means.
    pub(crate) corrections: (f32, f32),
    /// What gradients are multiplied with, to bound their norm.
    pub(crate) scale: f32,
}

/// The decays of Adam's means.
pub(crate) const DECAYS: (f32, f32) = (0.9, 0.98);

impl Param {
    pub(crate) fn zero(rows: usize, cols: usize) -> Self {
        Self {
            value: Matrix::zero(rows, cols),
            gradient: Matrix::zero(rows, cols),
            first: vec![0.0; rows * cols],
            second: vec![0.0; rows * cols],
            mean: vec![0.0; rows * cols],
            touched: None,
        }
    }

    /// Uniform numbers of the variance that keeps that of what goes through (Glorot and Bengio 2010).
    pub(crate) fn random(rows: usize, cols: usize, random: &mut Random) -> Self {
        let bound = (6.0 / (rows + cols) as f32).sqrt();
        Self::within(rows, cols, bound, random)
    }

    pub(crate) fn within(rows: usize, cols: usize, bound: f32, random: &mut Random) -> Self {
        let mut param = Self::zero(rows, cols);
        for value in &mut param.value.data {
            *value = (random.unit() * 2.0 - 1.0) * bound;
        }
        param.mean.clone_from(&param.value.data);
        param
    }

    /// A table of which each batch uses a few rows.
    pub(crate) fn table(rows: usize, cols: usize, bound: f32, random: &mut Random) -> Self {
        let mut param = Self::within(rows, cols, bound, random);
        param.touched = Some(Touched {
            is: vec![false; rows],
            rows: Vec::new(),
        });
        param
    }

    /// Adds `gradient` to that of row `at` of a table.
    pub(crate) fn touch(&mut self, at: usize, gradient: &[f32]) {
        if let Some(touched) = &mut self.touched
            && !touched.is[at]
        {
            touched.is[at] = true;
            touched.rows.push(at as u32);
        }
        for (sum, one) in self.gradient.row_mut(at).iter_mut().zip(gradient) {
            *sum += one;
        }
    }

    /// The square of the gradient's norm.
    pub(crate) fn norm(&self) -> f32 {
        let square = |numbers: &[f32]| numbers.iter().map(|x| x * x).sum::<f32>();
        match &self.touched {
            None => square(&self.gradient.data),
            Some(touched) => {
                let rows = touched.rows.iter();
                rows.map(|at| square(self.gradient.row(*at as usize))).sum()
            }
        }
    }

    /// Moves the values against their gradient and clears it.
    pub(crate) fn update(&mut self, step: Step) {
        let Some(touched) = &mut self.touched else {
            return self.move_range(0..self.value.data.len(), step);
        };
        let cols = self.value.cols;
        let mut rows = std::mem::take(&mut touched.rows);
        rows.sort_unstable();
        for at in &rows {
            touched.is[*at as usize] = false;
        }
        for at in rows {
            let at = at as usize;
            self.move_range(at * cols..(at + 1) * cols, step);
        }
    }

    fn move_range(&mut self, range: Range<usize>, step: Step) {
        let slices = (
            &mut self.value.data[range.clone()],
            &mut self.gradient.data[range.clone()],
            &mut self.first[range.clone()],
            &mut self.second[range],
        );
        Arch::new().dispatch(
            #[inline(always)]
            || adam(slices, step),
        );
    }

    /// Moves the running means towards the values.
    pub(crate) fn average(&mut self, keep: f32) {
        let (mean, value) = (&mut self.mean[..], &self.value.data[..]);
        Arch::new().dispatch(
            #[inline(always)]
            || {
                for (mean, value) in mean.iter_mut().zip(value) {
                    *mean += (1.0 - keep) * (value - *mean);
                }
            },
        );
    }

    /// Puts the means in the place of the values, and the other way round.
    pub(crate) fn swap(&mut self) {
        std::mem::swap(&mut self.mean, &mut self.value.data);
    }
}

#[inline(always)]
fn adam(
    (value, gradient, first, second): (&mut [f32], &mut [f32], &mut [f32], &mut [f32]),
    step: Step,
) {
    let n = value.len();
    let (gradient, first, second) = (&mut gradient[..n], &mut first[..n], &mut second[..n]);
    for at in 0..n {
        let slope = gradient[at] * step.scale;
        first[at] += (1.0 - DECAYS.0) * (slope - first[at]);
        second[at] += (1.0 - DECAYS.1) * (slope * slope - second[at]);
        let mean = first[at] / step.corrections.0;
        let spread = (second[at] / step.corrections.1).sqrt() + 1e-8;
        value[at] -= step.rate * mean / spread;
        gradient[at] = 0.0;
    }
}
