//! A layer of long short-term memory in whole numbers (Hochreiter and Schmidhuber 1997).
//!
//! States are in 1/4096; what goes into the gates is in 1/2^24; the squashing functions are tables.

use std::ops::Range;

use super::kernel::Weights;
use super::squash::Tables;

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

    /// Reads the rows of `x` and writes the states into the columns of `out` (rows of `width`) from `offset` on.
    ///
    /// `sentences` are the rows of each sentence, the longest sentence first: they are read side by side, as one pass
    /// over the weights then serves several.
    pub(super) fn read(
        &self,
        (x, sentences): (&[i16], &[Range<usize>]),
        backward: bool,
        gates: &mut Vec<i32>,
        (out, width, offset): (&mut [i16], usize, usize),
    ) {
        let tables = Tables::get();
        let hidden = self.hidden();
        let rows = x.len() / self.input.inputs().max(1);
        gates.clear();
        for _ in 0..rows {
            gates.extend_from_slice(&self.bias);
        }
        self.input.add_product(x, gates);
        let mut cells = vec![0; sentences.len() * hidden];
        let mut states = vec![0; sentences.len() * hidden];
        let mut sums = vec![0; sentences.len() * 4 * hidden];
        for step in 0..sentences.first().map_or(0, Range::len) {
            let open = sentences.iter().take_while(|rows| rows.len() > step);
            let active = open.clone().count();
            sums[..active * 4 * hidden].fill(0);
            self.state
                .add_product(&states[..active * hidden], &mut sums[..active * 4 * hidden]);
            for (at, rows) in open.enumerate() {
                let row = if backward {
                    rows.end - 1 - step
                } else {
                    rows.start + step
                };
                let state = &mut states[at * hidden..][..hidden];
                let sums = &mut sums[at * 4 * hidden..][..4 * hidden];
                for (sum, gate) in sums.iter_mut().zip(&gates[row * 4 * hidden..]) {
                    *sum = sum.wrapping_add(*gate);
                }
                advance(tables, sums, &mut cells[at * hidden..][..hidden], state);
                out[row * width + offset..][..hidden].copy_from_slice(state);
            }
        }
    }
}

/// One step: what the gates let through.
fn advance(tables: &Tables, gates: &[i32], cell: &mut [i32], state: &mut [i16]) {
    let hidden = cell.len();
    let (input, rest) = gates.split_at(hidden);
    let (forget, rest) = rest.split_at(hidden);
    let (output, content) = rest.split_at(hidden);
    let (content, state) = (&content[..hidden], &mut state[..hidden]);
    for at in 0..hidden {
        let kept = (tables.sigmoid(forget[at]) * cell[at]) >> 14;
        let new = (tables.sigmoid(input[at]) * tables.tanh(content[at])) >> 16;
        cell[at] = (kept + new).clamp(-LIMIT, LIMIT);
        let shown = tables.sigmoid(output[at]) * tables.tanh(cell[at] << (24 - STATE));
        state[at] = (shown >> 16) as i16;
    }
}
