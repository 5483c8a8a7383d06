//! Products of integer matrices, with the machine's vectors where it has them.
//!
//! Sums of whole numbers are the same in any order and at any width of vector.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the dispatched function is compiled without its vectors"
)]

use pulp::{Arch, Scalar, Simd};

/// A matrix of weights, laid out for [`Weights::add_product`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weights {
    inputs: usize,
    outputs: usize,
    /// By pair of inputs, then by output: the weight of the first input in the low half, of the second in the high.
    pairs: Vec<i32>,
}

/// Outputs come in runs of this length, the widest vector of 32-bit numbers.
pub(super) const RUN: usize = 16;

impl Weights {
    /// From weights by input, then by output; the inputs are even in number, the outputs a multiple of [`RUN`].
    pub(super) fn new(weights: &[i16], outputs: usize) -> Self {
        let inputs = weights.len() / outputs.max(1);
        debug_assert!(inputs.is_multiple_of(2) && outputs.is_multiple_of(RUN));
        let pairs = weights
            .chunks_exact(2 * outputs)
            .flat_map(|two| {
                let (first, second) = two.split_at(outputs);
                first.iter().zip(second).map(|(a, b)| paired(*a, *b))
            })
            .collect();
        Self {
            inputs,
            outputs,
            pairs,
        }
    }

    /// How many inputs it takes.
    pub(super) fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many outputs it gives.
    pub(super) fn outputs(&self) -> usize {
        self.outputs
    }

    /// Adds to each row of `out` the product of that row of `x` with the weights; sums wrap around.
    pub(super) fn add_product(&self, x: &[i16], out: &mut [i32]) {
        let task = Task {
            weights: &self.pairs,
            inputs: self.inputs,
            outputs: self.outputs,
            x,
        };
        match Arch::new() {
            #[cfg(target_arch = "x86_64")]
            Arch::V4(simd) => simd.vectorize(
                #[inline(always)]
                || task.run(simd, out),
            ),
            #[cfg(target_arch = "x86_64")]
            Arch::V3(simd) => simd.vectorize(
                #[inline(always)]
                || task.run(simd, out),
            ),
            _ => task.run(Scalar, out),
        }
    }
}

/// Two numbers in one.
fn paired(low: i16, high: i16) -> i32 {
    (i32::from(high) << 16) | i32::from(low.cast_unsigned())
}

/// Vectors that multiply halves pairwise.
trait Pairs: Simd {
    /// In each lane: low half times low half plus high half times high half.
    fn dot(self, a: Self::i32s, b: Self::i32s) -> Self::i32s;
}

impl Pairs for Scalar {
    #[inline(always)]
    fn dot(self, a: i32, b: i32) -> i32 {
        // Shifting up and down again leaves the low half with its sign.
        let low = ((a << 16) >> 16) * ((b << 16) >> 16);
        low.wrapping_add((a >> 16) * (b >> 16))
    }
}

#[cfg(target_arch = "x86_64")]
impl Pairs for pulp::x86::V3 {
    #[inline(always)]
    fn dot(self, a: Self::i32s, b: Self::i32s) -> Self::i32s {
        self.multiply_wrapping_add_adjacent_i16x16(pulp::cast(a), pulp::cast(b))
    }
}

#[cfg(target_arch = "x86_64")]
impl Pairs for pulp::x86::V4 {
    #[inline(always)]
    fn dot(self, a: Self::i32s, b: Self::i32s) -> Self::i32s {
        self.multiply_wrapping_add_adjacent_i16x32(pulp::cast(a), pulp::cast(b))
    }
}

/// One product.
#[derive(Clone, Copy)]
struct Task<'a> {
    weights: &'a [i32],
    inputs: usize,
    outputs: usize,
    x: &'a [i16],
}

impl Task<'_> {
    #[inline(always)]
    fn run<S: Pairs>(self, simd: S, out: &mut [i32]) {
        let (out, _) = S::as_mut_simd_i32s(out);
        let (weights, _) = S::as_simd_i32s(self.weights);
        let width = self.outputs / (size_of::<S::i32s>() / size_of::<i32>());
        let rows = self.x.len() / self.inputs.max(1);
        let mut row = 0;
        // As many sums at once as there are registers: half of 32 of the widest vectors, half of 16 of the others.
        let wide = size_of::<S::i32s>() == 64;
        while row + 4 <= rows {
            if wide {
                self.rows::<S, 4, 4>(simd, weights, out, (row, width));
            } else {
                self.rows::<S, 4, 2>(simd, weights, out, (row, width));
            }
            row += 4;
        }
        while row < rows {
            self.rows::<S, 1, 8>(simd, weights, out, (row, width));
            row += 1;
        }
    }

    /// `R` rows, in runs of `W` vectors of outputs as long as there are so many.
    #[inline(always)]
    fn rows<S: Pairs, const R: usize, const W: usize>(
        self,
        simd: S,
        weights: &[S::i32s],
        out: &mut [S::i32s],
        (row, width): (usize, usize),
    ) {
        let mut at = 0;
        while at + W <= width {
            self.tile::<S, R, W>(simd, weights, out, (row, at, width));
            at += W;
        }
        while at + 2 <= width {
            self.tile::<S, R, 2>(simd, weights, out, (row, at, width));
            at += 2;
        }
        if at < width {
            self.tile::<S, R, 1>(simd, weights, out, (row, at, width));
        }
    }

    #[inline(always)]
    fn tile<S: Pairs, const R: usize, const W: usize>(
        self,
        simd: S,
        weights: &[S::i32s],
        out: &mut [S::i32s],
        (row, at, width): (usize, usize, usize),
    ) {
        let inputs: [&[i16]; R] =
            std::array::from_fn(|r| &self.x[(row + r) * self.inputs..][..self.inputs]);
        let mut sums = [[simd.splat_i32s(0); W]; R];
        for (pair, line) in weights.chunks_exact(width).enumerate() {
            let line = &line[at..at + W];
            for (sums, inputs) in sums.iter_mut().zip(&inputs) {
                let x = simd.splat_i32s(paired(inputs[2 * pair], inputs[2 * pair + 1]));
                for (sum, weight) in sums.iter_mut().zip(line) {
                    *sum = simd.add_i32s(*sum, simd.dot(*weight, x));
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            let places = &mut out[(row + r) * width + at..][..W];
            for (place, sum) in places.iter_mut().zip(sums) {
                *place = simd.add_i32s(*place, *sum);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_of_vector_gives_the_same_sums() {
        let (inputs, outputs, rows) = (6, 48, 7);
        let mut random = fastrand::Rng::with_seed(5);
        let weights: Vec<i16> = (0..inputs * outputs).map(|_| random.i16(..)).collect();
        let x: Vec<i16> = (0..rows * inputs).map(|_| random.i16(..)).collect();
        let mut expected = vec![3_i32; rows * outputs];
        for row in 0..rows {
            for input in 0..inputs {
                for output in 0..outputs {
                    let product = i32::from(x[row * inputs + input])
                        * i32::from(weights[input * outputs + output]);
                    let sum = &mut expected[row * outputs + output];
                    *sum = sum.wrapping_add(product);
                }
            }
        }
        let laid = Weights::new(&weights, outputs);
        let mut out = vec![3; rows * outputs];
        laid.add_product(&x, &mut out);
        assert_eq!(out, expected);
        let mut plain = vec![3; rows * outputs];
        let task = Task {
            weights: &laid.pairs,
            inputs,
            outputs,
            x: &x,
        };
        task.run(Scalar, &mut plain);
        assert_eq!(plain, expected);
    }
}
