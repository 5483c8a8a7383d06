//! A layer of long short-term memory that reads a batch of sentences in one direction
//! (Hochreiter and Schmidhuber 1997; Gers et al. 2000).
//!
//! Rows are ordered by place in the sentence, then by sentence: row `place * batch + sentence`.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into the dispatched function is compiled without its vectors"
)]

use pulp::Arch;

use super::matrix::{Matrix, add_product, plain, turned};
use super::param::Param;
use super::random::Random;

/// One direction of a layer.
pub(crate) struct Lstm {
    /// From the input to the four gates: input, forget, output, new content.
    pub(crate) input: Param,
    /// From the state before to the gates.
    pub(crate) state: Param,
    pub(crate) bias: Param,
    pub(crate) hidden: usize,
    backward: bool,
}

/// What the forward pass leaves for the backward pass.
#[derive(Default)]
pub(crate) struct Trace {
    /// The gates after their squashing.
    gates: Matrix,
    cells: Matrix,
    squashed: Matrix,
    /// The states before each step, with those dropped that are.
    before: Matrix,
    drop: Vec<f32>,
}

/// The shape of a batch, and which of its places hold words.
#[derive(Clone, Default)]
pub(crate) struct Shape {
    pub(crate) places: usize,
    pub(crate) sentences: usize,
    /// How many words each sentence has.
    pub(crate) lengths: Vec<usize>,
}

impl Lstm {
    pub(crate) fn new(inputs: usize, hidden: usize, backward: bool, random: &mut Random) -> Self {
        let mut bias = Param::zero(1, 4 * hidden);
        // Remembering is the better start.
        bias.value.data[hidden..2 * hidden].fill(1.0);
        bias.average(0.0);
        Self {
            input: Param::random(inputs, 4 * hidden, random),
            state: Param::random(hidden, 4 * hidden, random),
            bias,
            hidden,
            backward,
        }
    }

    fn places(&self, shape: &Shape) -> Vec<usize> {
        let forward = 0..shape.places;
        if self.backward {
            forward.rev().collect()
        } else {
            forward.collect()
        }
    }

    /// Writes the states into the columns of `out` from `offset` on; `drop` is the chance that a state is dropped on
    /// its way to the next step.
    pub(crate) fn forward(
        &self,
        x: &Matrix,
        shape: &Shape,
        (out, offset): (&mut Matrix, usize),
        drop: Option<(f32, &mut Random)>,
    ) -> Trace {
        let (h, b) = (self.hidden, shape.sentences);
        let mut trace = self.opened(x, shape, drop);
        let mut state = vec![0.0; b * h];
        let mut cell = vec![0.0; b * h];
        for place in self.places(shape) {
            let rows = place * b..(place + 1) * b;
            let before = &mut trace.before.data[rows.start * h..rows.end * h];
            for ((before, state), drop) in before.iter_mut().zip(&state).zip(&trace.drop) {
                *before = state * drop;
            }
            let gates = &mut trace.gates.data[rows.start * 4 * h..rows.end * 4 * h];
            let weights = &self.state.value.data;
            add_product(plain(before, h), weights, (b, h, 4 * h), gates);
            for s in 0..b {
                let row = rows.start + s;
                let (cell, state) = (&mut cell[s * h..][..h], &mut state[s * h..][..h]);
                if place >= shape.lengths[s] {
                    cell.fill(0.0);
                    state.fill(0.0);
                    continue;
                }
                let gates = &mut gates[s * 4 * h..][..4 * h];
                let squashed = trace.squashed.row_mut(row);
                Arch::new().dispatch(
                    #[inline(always)]
                    || step(gates, cell, squashed, state),
                );
                trace.cells.row_mut(row).copy_from_slice(cell);
                out.row_mut(row)[offset..offset + h].copy_from_slice(state);
            }
        }
        trace
    }

    /// A trace with what the input alone brings to the gates.
    fn opened(&self, x: &Matrix, shape: &Shape, drop: Option<(f32, &mut Random)>) -> Trace {
        let (h, n) = (self.hidden, x.rows);
        let mut trace = Trace {
            gates: Matrix::zero(n, 4 * h),
            cells: Matrix::zero(n, h),
            squashed: Matrix::zero(n, h),
            before: Matrix::zero(n, h),
            drop: vec![1.0; shape.sentences * h],
        };
        if let Some((chance, random)) = drop {
            random.dropout(&mut trace.drop, chance);
        }
        for row in trace.gates.data.chunks_exact_mut(4 * h) {
            row.copy_from_slice(&self.bias.value.data);
        }
        add_product(
            plain(&x.data, x.cols),
            &self.input.value.data,
            (n, x.cols, 4 * h),
            &mut trace.gates.data,
        );
        trace
    }

    /// Adds to `dx` the gradient of the input, given that of the states in the columns of `dout` from `offset` on.
    pub(crate) fn backward(
        &mut self,
        (x, shape): (&Matrix, &Shape),
        mut trace: Trace,
        (dout, offset): (&Matrix, usize),
        dx: &mut Matrix,
    ) {
        let (h, b) = (self.hidden, shape.sentences);
        let turned_state = self.state.value.transposed();
        let mut dstate = vec![0.0; b * h];
        let mut dcell = vec![0.0; b * h];
        let zero = vec![0.0; h];
        let places = self.places(shape);
        for (step, place) in places.iter().enumerate().rev() {
            let earlier = step.checked_sub(1).map(|step| places[step]);
            for s in 0..b {
                let row = place * b + s;
                let (dstate, dcell) = (&mut dstate[s * h..][..h], &mut dcell[s * h..][..h]);
                let gates = &mut trace.gates.data[row * 4 * h..][..4 * h];
                if *place >= shape.lengths[s] {
                    gates.fill(0.0);
                    dstate.fill(0.0);
                    dcell.fill(0.0);
                    continue;
                }
                for (sum, one) in dstate.iter_mut().zip(&dout.row(row)[offset..offset + h]) {
                    *sum += one;
                }
                let before = earlier.filter(|place| *place < shape.lengths[s]);
                let before = before.map_or(&zero[..], |place| trace.cells.row(place * b + s));
                let squashed = trace.squashed.row(row);
                Arch::new().dispatch(
                    #[inline(always)]
                    || unstep(gates, before, squashed, dstate, dcell),
                );
            }
            let gates = &trace.gates.data[place * b * 4 * h..(place + 1) * b * 4 * h];
            dstate.fill(0.0);
            let shape = (b, 4 * h, h);
            add_product(plain(gates, 4 * h), &turned_state.data, shape, &mut dstate);
            for (one, drop) in dstate.iter_mut().zip(&trace.drop) {
                *one *= drop;
            }
        }
        self.gather(x, &trace, dx);
    }

    /// Adds to the gradients of the weights and of the input, given those of the gates in `trace`.
    fn gather(&mut self, x: &Matrix, trace: &Trace, dx: &mut Matrix) {
        let (h, n) = (self.hidden, x.rows);
        add_product(
            turned(&trace.before.data, h),
            &trace.gates.data,
            (h, n, 4 * h),
            &mut self.state.gradient.data,
        );
        add_product(
            turned(&x.data, x.cols),
            &trace.gates.data,
            (x.cols, n, 4 * h),
            &mut self.input.gradient.data,
        );
        for row in trace.gates.data.chunks_exact(4 * h) {
            for (sum, one) in self.bias.gradient.data.iter_mut().zip(row) {
                *sum += one;
            }
        }
        let turned_input = self.input.value.transposed();
        add_product(
            plain(&trace.gates.data, 4 * h),
            &turned_input.data,
            (n, 4 * h, x.cols),
            &mut dx.data,
        );
    }

    pub(crate) fn params(&mut self) -> [&mut Param; 3] {
        [&mut self.input, &mut self.state, &mut self.bias]
    }
}

/// e to the `x`, to seven digits; the same on every machine, and made of what vectors can do.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 87.0) * std::f32::consts::LOG2_E;
    // Adding and taking away 1.5 times 2^23 rounds to a whole number.
    let whole = (x + 12_582_912.0) - 12_582_912.0;
    let part = (x - whole) * std::f32::consts::LN_2;
    let power = 1.0
        + part
            * (1.0
                + part
                    * (0.5
                        + part
                            * (0.166_666_67
                                + part
                                    * (0.041_666_668
                                        + part * (0.008_333_334 + part * 0.001_388_889)))));
    power * f32::from_bits((((whole as i32) + 127) << 23) as u32)
}

#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    1.0 - 2.0 / (1.0 + exp(2.0 * x))
}

/// The four gates of one word, in the order in which they stand.
#[inline(always)]
fn apart(gates: &mut [f32], hidden: usize) -> [&mut [f32]; 4] {
    let (input, rest) = gates.split_at_mut(hidden);
    let (forget, rest) = rest.split_at_mut(hidden);
    let (output, content) = rest.split_at_mut(hidden);
    [input, forget, output, &mut content[..hidden]]
}

#[inline(always)]
fn step(gates: &mut [f32], cell: &mut [f32], squashed: &mut [f32], state: &mut [f32]) {
    let hidden = cell.len();
    let [input, forget, output, content] = apart(gates, hidden);
    let (squashed, state) = (&mut squashed[..hidden], &mut state[..hidden]);
    for at in 0..hidden {
        input[at] = sigmoid(input[at]);
        forget[at] = sigmoid(forget[at]);
        output[at] = sigmoid(output[at]);
        content[at] = tanh(content[at]);
        cell[at] = forget[at] * cell[at] + input[at] * content[at];
        squashed[at] = tanh(cell[at]);
        state[at] = output[at] * squashed[at];
    }
}

/// Turns the gates into the gradients of what went into them.
#[inline(always)]
fn unstep(gates: &mut [f32], before: &[f32], squashed: &[f32], dstate: &[f32], dcell: &mut [f32]) {
    let hidden = dcell.len();
    let [input, forget, output, content] = apart(gates, hidden);
    let (before, squashed, dstate) = (&before[..hidden], &squashed[..hidden], &dstate[..hidden]);
    for at in 0..hidden {
        let dsquashed = dstate[at] * output[at];
        let down = dcell[at] + dsquashed * (1.0 - squashed[at] * squashed[at]);
        dcell[at] = down * forget[at];
        let doutput = dstate[at] * squashed[at];
        let dinput = down * content[at];
        content[at] = down * input[at] * (1.0 - content[at] * content[at]);
        input[at] = dinput * input[at] * (1.0 - input[at]);
        forget[at] = down * before[at] * forget[at] * (1.0 - forget[at]);
        output[at] = doutput * output[at] * (1.0 - output[at]);
    }
}
