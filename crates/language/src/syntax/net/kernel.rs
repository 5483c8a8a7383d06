//! Products of integer matrices, with the machine's vectors where it has them.
//!
//! Sums of whole numbers are the same in any order and at any width of vector.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the dispatched function is compiled without its vectors"
)]

use pulp::{Arch, NullaryFnOnce, Scalar, Simd};

/// A matrix of weights, laid out for [`Weights::product`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Weights {
    inputs: usize,
    outputs: usize,
    /// By panel of [`PANEL`] outputs, by pair of inputs, then by output: the weight of the first input in the low half,
    /// of the second in the high. A panel lies in one piece, so that all rows can be read against it from the nearest
    /// cache.
    pairs: Vec<i32>,
}

/// Outputs come in runs of this length, the widest vector of 32-bit numbers.
pub(super) const RUN: usize = 16;

/// The most outputs of a panel: four of the widest vectors.
const PANEL: usize = 4 * RUN;

impl Weights {
    /// From weights by input, then by output; the inputs are even in number, the outputs a multiple of [`RUN`].
    pub(super) fn new(weights: &[i16], outputs: usize) -> Self {
        let inputs = weights.len() / outputs.max(1);
        debug_assert!(inputs.is_multiple_of(2) && outputs.is_multiple_of(RUN));
        let mut pairs = Vec::with_capacity(weights.len() / 2);
        for start in (0..outputs).step_by(PANEL) {
            let panel = start..outputs.min(start + PANEL);
            for two in weights.chunks_exact(2 * outputs) {
                let (first, second) = two.split_at(outputs);
                let both = first[panel.clone()].iter().zip(&second[panel.clone()]);
                pairs.extend(both.map(|(a, b)| paired(*a, *b)));
            }
        }
        Self {
            inputs,
            outputs,
            pairs,
        }
    }

    /// From the weights of each output, all of an even number of `inputs`; outputs of no weight fill the last [`RUN`].
    pub(super) fn of_outputs(weights: &[&[i16]], inputs: usize) -> Self {
        let outputs = weights.len().next_multiple_of(RUN);
        let mut pairs = vec![0; inputs / 2 * outputs];
        for (output, weights) in weights.iter().enumerate() {
            let start = output / PANEL * PANEL;
            let width = PANEL.min(outputs - start);
            let panel = &mut pairs[start * inputs / 2..];
            let places = panel[output - start..].iter_mut().step_by(width);
            for (place, [low, high]) in places.zip(weights.as_chunks().0) {
                *place = paired(*low, *high);
            }
        }
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

    /// Writes into each row of `out` the product of that row of `x` with the weights, on top of `start`; sums wrap around.
    pub(super) fn product(&self, x: &[i16], start: &[i32], out: &mut [i32]) {
        let task = Task {
            start,
            weights: &self.pairs,
            inputs: self.inputs,
            outputs: self.outputs,
            x,
        };
        match Arch::new() {
            #[cfg(target_arch = "x86_64")]
            Arch::V4(simd) => match Fused::try_new() {
                Some(fused) => fused.vectorize(Run { task, simd, out }),
                None => simd.vectorize(Run { task, simd, out }),
            },
            #[cfg(target_arch = "x86_64")]
            Arch::V3(simd) => simd.vectorize(Run { task, simd, out }),
            _ => task.run(Scalar, out),
        }
    }
}

#[cfg(target_arch = "x86_64")]
pulp::simd_type!({
    /// The vectors of [`pulp::x86::V4`] on machines that multiply halves and add them to a sum in one instruction: the
    /// compiler makes it of the two, where it may.
    struct Fused {
        sse: f!("sse"),
        sse2: f!("sse2"),
        fxsr: f!("fxsr"),
        sse3: f!("sse3"),
        ssse3: f!("ssse3"),
        sse4_1: f!("sse4.1"),
        sse4_2: f!("sse4.2"),
        popcnt: f!("popcnt"),
        avx: f!("avx"),
        avx2: f!("avx2"),
        bmi1: f!("bmi1"),
        bmi2: f!("bmi2"),
        fma: f!("fma"),
        lzcnt: f!("lzcnt"),
        avx512f: f!("avx512f"),
        avx512bw: f!("avx512bw"),
        avx512cd: f!("avx512cd"),
        avx512dq: f!("avx512dq"),
        avx512vl: f!("avx512vl"),
        avx512vnni: f!("avx512vnni"),
    }
});

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
    /// What each row of sums starts with.
    start: &'a [i32],
}

/// A product to be made with the vectors of `simd`.
struct Run<'a, S> {
    task: Task<'a>,
    simd: S,
    out: &'a mut [i32],
}

impl<S: Pairs> NullaryFnOnce for Run<'_, S> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.task.run(self.simd, self.out);
    }
}

/// Where a tile starts: its row, its vector of outputs, and where its panel starts in the weights, in vectors.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    at: usize,
    panel: usize,
    /// How many vectors of outputs the panel has.
    width: usize,
}

impl Task<'_> {
    #[inline(always)]
    fn run<S: Pairs>(self, simd: S, out: &mut [i32]) {
        let lanes = size_of::<S::i32s>() / size_of::<i32>();
        let (weights, _) = S::as_simd_i32s(self.weights);
        let (out, _) = S::as_mut_simd_i32s(out);
        let (starts, _) = S::as_simd_i32s(self.start);
        let vectors = (weights, starts);
        // As many sums at once as there are registers: half of 32 of the widest vectors, half of 16 of the others.
        let wide = lanes == RUN;
        let mut panel = 0;
        for start in (0..self.outputs).step_by(PANEL) {
            let width = (self.outputs - start).min(PANEL) / lanes;
            let mut at = 0;
            while at < width {
                let place = Place {
                    row: 0,
                    at: start / lanes + at,
                    panel: panel + at,
                    width,
                };
                at += match width - at {
                    4.. if wide => self.column::<S, 4>(simd, vectors, out, place),
                    2.. => self.column::<S, 2>(simd, vectors, out, place),
                    _ => self.column::<S, 1>(simd, vectors, out, place),
                };
            }
            panel += self.inputs / 2 * width;
        }
    }

    /// All rows of `W` vectors of outputs; gives `W`.
    #[inline(always)]
    fn column<S: Pairs, const W: usize>(
        self,
        simd: S,
        vectors: (&[S::i32s], &[S::i32s]),
        out: &mut [S::i32s],
        mut place: Place,
    ) -> usize {
        let rows = self.x.len() / self.inputs.max(1);
        while place.row + 4 <= rows {
            self.tile::<S, 4, W>(simd, vectors, out, place);
            place.row += 4;
        }
        match rows - place.row {
            3 => self.tile::<S, 3, W>(simd, vectors, out, place),
            2 => self.tile::<S, 2, W>(simd, vectors, out, place),
            1 => self.tile::<S, 1, W>(simd, vectors, out, place),
            _ => {}
        }
        W
    }

    #[inline(always)]
    fn tile<S: Pairs, const R: usize, const W: usize>(
        self,
        simd: S,
        vectors: (&[S::i32s], &[S::i32s]),
        out: &mut [S::i32s],
        place: Place,
    ) {
        let (weights, starts) = vectors;
        // By loops: a function that makes an array is not always inlined.
        let mut inputs: [&[[i16; 2]]; R] = [&[]; R];
        for (r, inputs) in inputs.iter_mut().enumerate() {
            let row = &self.x[(place.row + r) * self.inputs..][..self.inputs];
            *inputs = row.as_chunks().0;
        }
        let mut sums = [[simd.splat_i32s(0); W]; R];
        for sums in &mut sums {
            sums.copy_from_slice(&starts[place.at..][..W]);
        }
        let lines = weights[place.panel..].chunks(place.width);
        for (pair, line) in lines.take(self.inputs / 2).enumerate() {
            let line = &line[..W];
            for (sums, inputs) in sums.iter_mut().zip(&inputs) {
                let [low, high] = inputs[pair];
                let x = simd.splat_i32s(paired(low, high));
                for (sum, weight) in sums.iter_mut().zip(line) {
                    *sum = simd.add_i32s(*sum, simd.dot(*weight, x));
                }
            }
        }
        let width = self.outputs / (size_of::<S::i32s>() / size_of::<i32>());
        for (r, sums) in sums.iter().enumerate() {
            let places = &mut out[(place.row + r) * width + place.at..][..W];
            places.copy_from_slice(sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_of_vector_gives_the_same_sums() {
        let (inputs, outputs, rows) = (6, 176, 7);
        let mut random = fastrand::Rng::with_seed(5);
        let weights: Vec<i16> = (0..inputs * outputs).map(|_| random.i16(..)).collect();
        let x: Vec<i16> = (0..rows * inputs).map(|_| random.i16(..)).collect();
        let start = vec![3_i32; outputs];
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
        let by_output: Vec<Vec<i16>> = (0..outputs)
            .map(|output| {
                weights
                    .iter()
                    .skip(output)
                    .step_by(outputs)
                    .copied()
                    .collect()
            })
            .collect();
        let by_output: Vec<&[i16]> = by_output.iter().map(Vec::as_slice).collect();
        assert_eq!(Weights::of_outputs(&by_output, inputs), laid);
        let mut out = vec![7; rows * outputs];
        laid.product(&x, &start, &mut out);
        assert_eq!(out, expected);
        let mut plain = vec![7; rows * outputs];
        let task = Task {
            weights: &laid.pairs,
            inputs,
            outputs,
            x: &x,
            start: &start,
        };
        task.run(Scalar, &mut plain);
        assert_eq!(plain, expected);
    }
}
