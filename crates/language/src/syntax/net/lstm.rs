//! A layer of long short-term memory in whole numbers (Hochreiter and Schmidhuber 1997).
//!
//! States are in 1/4096; what goes into the gates is in 1/2^24; the squashing functions are tables.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the dispatched function is compiled without its vectors"
)]

use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

use super::kernel::Weights;
use super::squash::{Tables, place};

/// The binary places of states and weights.
pub(super) const STATE: u32 = 12;

/// How far a cell's content reaches, so that its products fit 32 bits.
const LIMIT: i32 = (1 << 17) - 1;

/// One direction of a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lstm {
    /// From the input to the four gates: input, forget, output, new content.
    pub(super) input: Weights,
    /// From the state before to the gates.
    pub(super) state: Weights,
    pub(super) bias: Vec<i32>,
}

impl Lstm {
    /// How many states it has.
    pub(super) fn hidden(&self) -> usize {
        self.bias.len() / 4
    }

    /// Puts into `gates` what the rows of `x` bring to them.
    pub(super) fn bring(&self, x: &[i16], gates: &mut Vec<i32>) {
        let rows = x.len() / self.input.inputs().max(1);
        gates.resize(rows * self.bias.len(), 0);
        self.input.product(x, &self.bias, gates);
    }

    /// Reads rows of words and writes the states into the columns of `out` (rows of `width`) from `offset` on; `places`
    /// are those of the rows among the `gates`.
    ///
    /// `sentences` are the rows of each sentence, the longest sentence first: they are read side by side, as one pass
    /// over the weights then serves several.
    pub(super) fn read(
        &self,
        (gates, places): (&[i32], &[usize]),
        sentences: &[Range<usize>],
        backward: bool,
        (out, width, offset): (&mut [i16], usize, usize),
    ) {
        let tables = Tables::get();
        let hidden = self.hidden();
        let mut cells = vec![0; sentences.len() * hidden];
        let mut states = vec![0; sentences.len() * hidden];
        let mut sums = vec![0; sentences.len() * 4 * hidden];
        let zero = vec![0; 4 * hidden];
        for step in 0..sentences.first().map_or(0, Range::len) {
            let open = sentences.iter().take_while(|rows| rows.len() > step);
            let active = open.clone().count();
            let (before, after) = (..active * hidden, ..active * 4 * hidden);
            self.state.product(&states[before], &zero, &mut sums[after]);
            for (at, rows) in open.enumerate() {
                let row = if backward {
                    rows.end - 1 - step
                } else {
                    rows.start + step
                };
                let state = &mut states[at * hidden..][..hidden];
                let sums = &mut sums[at * 4 * hidden..][..4 * hidden];
                let cell = &mut cells[at * hidden..][..hidden];
                let gates = &gates[places[row] * 4 * hidden..][..4 * hidden];
                Arch::new().dispatch(Step {
                    tables,
                    gates,
                    sums,
                    cell,
                    state,
                });
                out[row * width + offset..][..hidden].copy_from_slice(state);
            }
        }
    }
}

/// One step: what the gates let through. `sums` are added to the gates and then used up.
///
/// Looking up is apart from computing, which vectors then do.
struct Step<'a> {
    tables: &'a Tables,
    gates: &'a [i32],
    sums: &'a mut [i32],
    cell: &'a mut [i32],
    state: &'a mut [i16],
}

impl WithSimd for Step<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self {
            tables,
            gates,
            sums,
            cell,
            state,
        } = self;
        let hidden = cell.len();
        for (sum, gate) in sums.iter_mut().zip(gates) {
            *sum = place(sum.wrapping_add(*gate));
        }
        let (squashed, content) = sums.split_at_mut(3 * hidden);
        tables.sigmoid(squashed);
        tables.tanh(content);
        let (input, rest) = squashed.split_at(hidden);
        let (forget, output) = rest.split_at(hidden);
        let pairs = cell.iter_mut().zip(content.iter_mut());
        for ((cell, content), (input, forget)) in pairs.zip(input.iter().zip(forget)) {
            let kept = (forget * *cell) >> 14;
            let new = (input * *content) >> 16;
            *cell = (kept + new).clamp(-LIMIT, LIMIT);
            *content = place(*cell << (24 - STATE));
        }
        tables.tanh(content);
        for (state, (output, shown)) in state.iter_mut().zip(output.iter().zip(content)) {
            // Two numbers up to one in 1/2^14 make one in 1/2^28.
            *state = ((output * *shown) >> (28 - STATE)) as i16;
        }
    }
}
