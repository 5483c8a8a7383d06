//! A layer of long short-term memory that reads a batch of sentences in one direction
//! (Hochreiter and Schmidhuber 1997; Gers et al. 2000).
//!
//! Rows are ordered by place in the sentence, then by sentence: row `place * batch + sentence`.

use pulp::Arch;

use super::matrix::{Matrix, add_product, plain, turned};
use super::param::Param;
use super::random::Random;

/// One direction of a layer.
pub struct Lstm {
    /// From the input to the four gates: input, forget, output, new content.
    pub input: Param,
    /// From the state before to the gates.
    pub state: Param,
    pub bias: Param,
    pub hidden: usize,
    backward: bool,
}

/// What the forward pass leaves for the backward pass.
#[derive(Default)]
pub struct Trace {
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
pub struct Shape {
    pub places: usize,
    pub sentences: usize,
    /// How many words each sentence has.
    pub lengths: Vec<usize>,
}

impl Lstm {
    pub fn new(inputs: usize, hidden: usize, backward: bool, random: &mut Random) -> Self {
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
    pub fn forward(
        &self,
        x: &Matrix,
        shape: &Shape,
        (out, offset): (&mut Matrix, usize),
        drop: Option<(f32, &mut Random)>,
    ) -> Trace {
        let (h, b) = (self.hidden, shape.sentences);
        let n = x.rows;
        let mut trace = Trace {
            gates: Matrix::zero(n, 4 * h),
            cells: Matrix::zero(n, h),
            squashed: Matrix::zero(n, h),
            before: Matrix::zero(n, h),
            drop: vec![1.0; b * h],
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
        let mut state = vec![0.0; b * h];
        let mut cell = vec![0.0; b * h];
        for place in self.places(shape) {
            let rows = place * b..(place + 1) * b;
            let before = &mut trace.before.data[rows.start * h..rows.end * h];
            for ((before, state), drop) in before.iter_mut().zip(&state).zip(&trace.drop) {
                *before = state * drop;
            }
            let gates = &mut trace.gates.data[rows.start * 4 * h..rows.end * 4 * h];
            add_product(plain(before, h), &self.state.value.data, (b, h, 4 * h), gates);
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

    /// Adds to `dx` the gradient of the input, given that of the states in the columns of `dout` from `offset` on.
    pub fn backward(
        &mut self,
        x: &Matrix,
        shape: &Shape,
        mut trace: Trace,
        (dout, offset): (&Matrix, usize),
        dx: &mut Matrix,
    ) {
        let (h, b) = (self.hidden, shape.sentences);
        let n = x.rows;
        let turned_state = self.state.value.transposed();
        let mut dstate = vec![0.0; b * h];
        let mut dcell = vec![0.0; b * h];
        let places = self.places(shape);
        for (step, place) in places.iter().enumerate().rev() {
            let earlier = step.checked_sub(1).map(|step| places[step]);
            for s in 0..b {
                let row = place * b + s;
                let dstate = &mut dstate[s * h..][..h];
                let dcell = &mut dcell[s * h..][..h];
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
                let zero;
                let before = match earlier.filter(|place| *place < shape.lengths[s]) {
                    Some(place) => trace.cells.row(place * b + s),
                    None => {
                        zero = vec![0.0; h];
                        &zero
                    }
                };
                let squashed = trace.squashed.row(row);
                Arch::new().dispatch(
                    #[inline(always)]
                    || unstep(gates, before, squashed, dstate, dcell),
                );
            }
            let gates = &trace.gates.data[place * b * 4 * h..(place + 1) * b * 4 * h];
            dstate.fill(0.0);
            add_product(
                plain(gates, 4 * h),
                &turned_state.data,
                (b, 4 * h, h),
                &mut dstate,
            );
            for (one, drop) in dstate.iter_mut().zip(&trace.drop) {
                *one *= drop;
            }
        }
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

    pub fn params(&mut self) -> [&mut Param; 3] {
        [&mut self.input, &mut self.state, &mut self.bias]
    }
}

/// e to the `x`, to seven digits; the same on every machine, and made of what vectors can do.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
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
                                + part * (0.041_666_668 + part * (0.008_333_334 + part * 0.001_388_889)))));
    power * f32::from_bits((((whole as i32) + 127) << 23) as u32)
}

#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    1.0 - 2.0 / (1.0 + exp(2.0 * x))
}

#[inline(always)]
fn step(gates: &mut [f32], cell: &mut [f32], squashed: &mut [f32], state: &mut [f32]) {
    let h = cell.len();
    let (i, rest) = gates.split_at_mut(h);
    let (f, rest) = rest.split_at_mut(h);
    let (o, g) = rest.split_at_mut(h);
    let (g, squashed, state) = (&mut g[..h], &mut squashed[..h], &mut state[..h]);
    for at in 0..h {
        i[at] = sigmoid(i[at]);
        f[at] = sigmoid(f[at]);
        o[at] = sigmoid(o[at]);
        g[at] = tanh(g[at]);
        cell[at] = f[at] * cell[at] + i[at] * g[at];
        squashed[at] = tanh(cell[at]);
        state[at] = o[at] * squashed[at];
    }
}

/// Turns the gates into the gradients of what went into them.
#[inline(always)]
fn unstep(
    gates: &mut [f32],
    before: &[f32],
    squashed: &[f32],
    dstate: &[f32],
    dcell: &mut [f32],
) {
    let h = dcell.len();
    let (i, rest) = gates.split_at_mut(h);
    let (f, rest) = rest.split_at_mut(h);
    let (o, g) = rest.split_at_mut(h);
    let (g, before, squashed, dstate) = (&mut g[..h], &before[..h], &squashed[..h], &dstate[..h]);
    for at in 0..h {
        let dsquashed = dstate[at] * o[at];
        let d = dcell[at] + dsquashed * (1.0 - squashed[at] * squashed[at]);
        let (di, df) = (d * g[at], d * before[at]);
        let (dout, dg) = (dstate[at] * squashed[at], d * i[at]);
        dcell[at] = d * f[at];
        i[at] = di * i[at] * (1.0 - i[at]);
        f[at] = df * f[at] * (1.0 - f[at]);
        o[at] = dout * o[at] * (1.0 - o[at]);
        g[at] = dg * (1.0 - g[at] * g[at]);
    }
}
