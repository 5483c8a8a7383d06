//! The network: embeddings of a word's form and parts, two layers of LSTM in both directions, and on their states a
//! tagger, scores of every pair of word and head (Dozat and Manning 2017), and a classifier of relations.

use std::fmt;

use super::batch::{Batch, NONE};
use super::lstm::{Lstm, Shape, Trace};
use super::matrix::{Matrix, add_product, plain, turned};
use super::param::Param;
use super::random::Random;

/// How large each part of the network is; all are multiples of 16.
#[derive(Clone, Copy)]
pub(crate) struct Sizes {
    pub(crate) forms: usize,
    pub(crate) parts: usize,
    pub(crate) tags: usize,
    pub(crate) relations: usize,
    pub(crate) form: usize,
    pub(crate) part: usize,
    pub(crate) hidden: usize,
    pub(crate) arc: usize,
    pub(crate) label: usize,
}

/// Chances that a number is dropped in training, by place.
#[derive(Clone, Copy)]
pub(crate) struct Drops {
    pub(crate) input: f32,
    pub(crate) between: f32,
    pub(crate) state: f32,
    pub(crate) arc: f32,
}

pub(crate) struct Net {
    pub(crate) sizes: Sizes,
    pub(crate) drops: Drops,
    pub(crate) forms: Param,
    pub(crate) parts: Param,
    pub(crate) layers: Vec<[Lstm; 2]>,
    pub(crate) tag: Dense,
    pub(crate) dependent: Dense,
    pub(crate) head: Dense,
    pub(crate) root: Param,
    pub(crate) arc: Dense,
    pub(crate) label_dependent: Dense,
    pub(crate) label_head: Dense,
    pub(crate) label_root: Param,
    pub(crate) label_out: Dense,
}

/// A map from one vector to another.
pub(crate) struct Dense {
    pub(crate) weights: Param,
    pub(crate) bias: Param,
}

impl Dense {
    fn new(weights: Param) -> Self {
        let bias = Param::zero(1, weights.value.cols);
        Self { weights, bias }
    }

    /// The images of the rows of `x`.
    fn map(&self, x: &Matrix) -> Matrix {
        let weights = &self.weights.value;
        let mut out = Matrix::zero(x.rows, weights.cols);
        for row in out.data.chunks_exact_mut(weights.cols) {
            row.copy_from_slice(&self.bias.value.data);
        }
        let shape = (x.rows, x.cols, weights.cols);
        add_product(plain(&x.data, x.cols), &weights.data, shape, &mut out.data);
        out
    }

    /// Adds to the gradients of the map, and to that of `x` in `dx`, given that of the images.
    fn learn(&mut self, x: &Matrix, dout: &Matrix, dx: &mut Matrix) {
        let cols = dout.cols;
        add_product(
            turned(&x.data, x.cols),
            &dout.data,
            (x.cols, x.rows, cols),
            &mut self.weights.gradient.data,
        );
        for row in dout.data.chunks_exact(cols) {
            for (sum, one) in self.bias.gradient.data.iter_mut().zip(row) {
                *sum += one;
            }
        }
        let turned_weights = self.weights.value.transposed();
        add_product(
            plain(&dout.data, cols),
            &turned_weights.data,
            (x.rows, cols, x.cols),
            &mut dx.data,
        );
    }
}

/// A dense layer's output with what the backward pass needs.
struct Layer {
    out: Matrix,
    mask: Vec<f32>,
}

/// Everything that a forward pass made.
struct Pass {
    input: Matrix,
    input_mask: Vec<f32>,
    /// The states of each layer, with those dropped that are.
    states: Vec<Matrix>,
    state_masks: Vec<Vec<f32>>,
    traces: Vec<[Trace; 2]>,
    tags: Matrix,
    dependents: Layer,
    heads: Layer,
    pairs: Matrix,
    label_dependents: Matrix,
    label_heads: Matrix,
}

/// What a batch lost: by tags, heads and relations, summed over words.
#[derive(Default, Clone, Copy)]
pub(crate) struct Losses {
    pub(crate) tags: f32,
    pub(crate) heads: f32,
    pub(crate) relations: f32,
    pub(crate) words: usize,
}

/// What the network says of one sentence.
pub(crate) struct Scored {
    /// The best tag class of each word.
    pub(crate) tags: Vec<u32>,
    /// By word, the score of each head; the root comes first.
    pub(crate) heads: Matrix,
    /// By word, what the classifier of relations adds up for it, and for each head, the root first.
    pub(crate) label_dependents: Matrix,
    pub(crate) label_heads: Matrix,
}

impl Losses {
    pub(crate) fn add(&mut self, other: Self) {
        self.tags += other.tags;
        self.heads += other.heads;
        self.relations += other.relations;
        self.words += other.words;
    }
}

impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words.max(1) as f32;
        let (tags, heads, relations) = (
            self.tags / words,
            self.heads / words,
            self.relations / words,
        );
        write!(
            f,
            "losses of tags {tags:.3}, heads {heads:.3}, relations {relations:.3}"
        )
    }
}

impl Net {
    pub(crate) fn new(sizes: Sizes, drops: Drops, random: &mut Random) -> Self {
        let (h, a, m) = (sizes.hidden, sizes.arc, sizes.label);
        let mut layers = Vec::new();
        let mut inputs = sizes.form + sizes.part;
        for _ in 0..2 {
            layers.push([
                Lstm::new(inputs, h, false, random),
                Lstm::new(inputs, h, true, random),
            ]);
            inputs = 2 * h;
        }
        Self {
            sizes,
            drops,
            forms: Param::table(sizes.forms, sizes.form, 0.15, random),
            parts: Param::table(sizes.parts, sizes.part, 0.08, random),
            layers,
            tag: Dense::new(Param::random(2 * h, sizes.tags, random)),
            dependent: Dense::new(Param::random(2 * h, a, random)),
            head: Dense::new(Param::random(2 * h, a, random)),
            root: Param::within(1, a, 0.1, random),
            arc: Dense::new(Param::within(a, a, 0.05, random)),
            label_dependent: Dense::new(Param::random(2 * h, m, random)),
            label_head: Dense::new(Param::random(2 * h, m, random)),
            label_root: Param::within(1, m, 0.1, random),
            label_out: Dense::new(Param::random(m, sizes.relations, random)),
        }
    }

    pub(crate) fn params(&mut self) -> Vec<&mut Param> {
        let mut all = vec![&mut self.forms, &mut self.parts];
        for [forward, backward] in &mut self.layers {
            all.extend(forward.params());
            all.extend(backward.params());
        }
        for dense in [
            &mut self.tag,
            &mut self.dependent,
            &mut self.head,
            &mut self.arc,
            &mut self.label_dependent,
            &mut self.label_head,
            &mut self.label_out,
        ] {
            all.extend([&mut dense.weights, &mut dense.bias]);
        }
        all.extend([&mut self.root, &mut self.label_root]);
        all
    }

    fn embedded(&self, batch: &Batch) -> Matrix {
        let (f, p) = (self.sizes.form, self.sizes.part);
        let mut x = Matrix::zero(batch.rows(), f + p);
        for row in 0..batch.rows() {
            if !batch.is_word(row) {
                continue;
            }
            let (form, part) = x.row_mut(row).split_at_mut(f);
            form.copy_from_slice(self.forms.value.row(batch.forms[row] as usize));
            for at in batch.parts[row].iter().filter(|at| **at != NONE) {
                for (sum, one) in part.iter_mut().zip(self.parts.value.row(*at as usize)) {
                    *sum += one;
                }
            }
        }
        x
    }

    fn pass(&self, batch: &Batch, mut random: Option<&mut Random>) -> Pass {
        let h = self.sizes.hidden;
        let n = batch.rows();
        let mut input = self.embedded(batch);
        let input_mask = masked(&mut input, self.drops.input, random.as_deref_mut());
        let mut states: Vec<Matrix> = Vec::new();
        let mut state_masks = Vec::new();
        let mut traces = Vec::new();
        for [forward, backward] in &self.layers {
            let x = states.last().unwrap_or(&input);
            let mut out = Matrix::zero(n, 2 * h);
            let drop = self.drops.state;
            let first = forward.forward(
                x,
                &batch.shape,
                (&mut out, 0),
                random.as_deref_mut().map(|r| (drop, r)),
            );
            let second = backward.forward(
                x,
                &batch.shape,
                (&mut out, h),
                random.as_deref_mut().map(|r| (drop, r)),
            );
            state_masks.push(masked(&mut out, self.drops.between, random.as_deref_mut()));
            states.push(out);
            traces.push([first, second]);
        }
        let tags = self.tag.map(&states[0]);
        let top = &states[1];
        let drop = self.drops.arc;
        let dependents = rectified(self.dependent.map(top), drop, random.as_deref_mut());
        let heads = rectified(self.head.map(top), drop, random);
        let pairs = self.arc.map(&dependents.out);
        let label_dependents = self.label_dependent.map(top);
        let label_heads = self.label_head.map(top);
        Pass {
            input,
            input_mask,
            states,
            state_masks,
            traces,
            tags,
            dependents,
            heads,
            pairs,
            label_dependents,
            label_heads,
        }
    }

    /// The head side of sentence `s`: the root, then its words.
    fn head_rows(&self, heads: &Matrix, shape: &Shape, s: usize) -> Matrix {
        let a = heads.cols;
        let mut rows = Matrix::zero(shape.lengths[s] + 1, a);
        rows.row_mut(0).copy_from_slice(&self.root.value.data);
        for place in 0..shape.lengths[s] {
            rows.row_mut(place + 1)
                .copy_from_slice(heads.row(place * shape.sentences + s));
        }
        rows
    }

    /// By word of sentence `s`, the score of each head, root first; padded to a multiple of 16 columns.
    fn arc_scores(&self, pairs: &Matrix, heads: &Matrix, shape: &Shape, s: usize) -> Matrix {
        let a = self.sizes.arc;
        let length = shape.lengths[s];
        let wide = (length + 1).next_multiple_of(16);
        let mut turned_heads = Matrix::zero(a, wide);
        for at in 0..=length {
            for (k, value) in heads.row(at).iter().enumerate() {
                turned_heads.data[k * wide + at] = *value;
            }
        }
        let mut own = Matrix::zero(length, a);
        for place in 0..length {
            own.row_mut(place)
                .copy_from_slice(pairs.row(place * shape.sentences + s));
        }
        let mut scores = Matrix::zero(length, wide);
        add_product(
            plain(&own.data, a),
            &turned_heads.data,
            (length, a, wide),
            &mut scores.data,
        );
        scores
    }

    /// Scores all sentences of a batch, nothing dropped.
    pub(crate) fn score(&self, batch: &Batch) -> Vec<Scored> {
        let pass = self.pass(batch, None);
        let shape = &batch.shape;
        (0..shape.sentences)
            .map(|s| {
                let heads = self.head_rows(&pass.heads.out, shape, s);
                let rows = |place: usize| place * shape.sentences + s;
                let length = shape.lengths[s];
                let mut label_heads = Matrix::zero(length + 1, self.sizes.label);
                let mut label_dependents = Matrix::zero(length, self.sizes.label);
                label_heads
                    .row_mut(0)
                    .copy_from_slice(&self.label_root.value.data);
                for place in 0..length {
                    label_heads
                        .row_mut(place + 1)
                        .copy_from_slice(pass.label_heads.row(rows(place)));
                    label_dependents
                        .row_mut(place)
                        .copy_from_slice(pass.label_dependents.row(rows(place)));
                }
                Scored {
                    tags: (0..length)
                        .map(|place| best(pass.tags.row(rows(place))) as u32)
                        .collect(),
                    heads: self.arc_scores(&pass.pairs, &heads, shape, s),
                    label_dependents,
                    label_heads,
                }
            })
            .collect()
    }

    /// The best relation of a word to a head, given what the classifier adds up for both.
    pub(crate) fn relation(&self, dependent: &[f32], head: &[f32]) -> usize {
        let mut hidden = Matrix::zero(1, self.sizes.label);
        for (at, sum) in hidden.data.iter_mut().enumerate() {
            *sum = (dependent[at] + head[at]).max(0.0);
        }
        best(&self.label_out.map(&hidden).data)
    }

    /// Runs a batch forth and back, adding to the gradients.
    pub(crate) fn learn(&mut self, batch: &Batch, random: &mut Random) -> Losses {
        let pass = self.pass(batch, Some(random));
        let n = batch.rows();
        let width = self.sizes.label;
        let mut dstates: Vec<Matrix> = (0..2)
            .map(|_| Matrix::zero(n, 2 * self.sizes.hidden))
            .collect();
        let tags = self.learn_tags(batch, &pass, &mut dstates[0]);
        let heads = self.learn_arcs(batch, &pass, &mut dstates[1]);
        let mut ddependents = Matrix::zero(n, width);
        let mut dheads = Matrix::zero(n, width);
        let relations = self.learn_relations(batch, &pass, (&mut ddependents, &mut dheads));
        let (top, dtop) = (&pass.states[1], &mut dstates[1]);
        self.label_dependent.learn(top, &ddependents, dtop);
        self.label_head.learn(top, &dheads, dtop);
        self.learn_encoder(batch, pass, dstates);
        Losses {
            tags,
            heads,
            relations,
            words: batch.words(),
        }
    }

    fn learn_tags(&mut self, batch: &Batch, pass: &Pass, dstates: &mut Matrix) -> f32 {
        let share = 1.0 / batch.words() as f32;
        let mut lost = 0.0;
        let mut dtags = pass.tags.clone();
        for row in 0..batch.rows() {
            if batch.is_word(row) {
                lost += softmax(dtags.row_mut(row), batch.tags[row] as usize, share);
            } else {
                dtags.row_mut(row).fill(0.0);
            }
        }
        self.tag.learn(&pass.states[0], &dtags, dstates);
        lost
    }

    fn learn_arcs(&mut self, batch: &Batch, pass: &Pass, dstates: &mut Matrix) -> f32 {
        let (n, width) = (batch.rows(), self.sizes.arc);
        let mut lost = 0.0;
        let mut dpairs = Matrix::zero(n, width);
        let mut dheads = Matrix::zero(n, width);
        for s in 0..batch.shape.sentences {
            lost += self.learn_heads(batch, pass, s, (&mut dpairs, &mut dheads));
        }
        let mut ddependents = Matrix::zero(n, width);
        self.arc
            .learn(&pass.dependents.out, &dpairs, &mut ddependents);
        unrectify(&mut ddependents, &pass.dependents);
        unrectify(&mut dheads, &pass.heads);
        self.dependent.learn(&pass.states[1], &ddependents, dstates);
        self.head.learn(&pass.states[1], &dheads, dstates);
        lost
    }

    fn learn_heads(
        &mut self,
        batch: &Batch,
        pass: &Pass,
        s: usize,
        (dpairs, dheads): (&mut Matrix, &mut Matrix),
    ) -> f32 {
        let shape = &batch.shape;
        let a = self.sizes.arc;
        let each = 1.0 / batch.words() as f32;
        let length = shape.lengths[s];
        let heads = self.head_rows(&pass.heads.out, shape, s);
        let mut scores = self.arc_scores(&pass.pairs, &heads, shape, s);
        let mut lost = 0.0;
        for place in 0..length {
            let row = scores.row_mut(place);
            row[place + 1] = f32::NEG_INFINITY;
            row[length + 1..].fill(f32::NEG_INFINITY);
            lost += softmax(row, batch.heads[place * shape.sentences + s] as usize, each);
        }
        let wide = scores.cols;
        let mut down = Matrix::zero(length, a);
        add_product(
            plain(&scores.data, wide),
            &heads.data,
            (length, length + 1, a),
            &mut down.data,
        );
        let mut own = Matrix::zero(length, a);
        for place in 0..length {
            let row = place * shape.sentences + s;
            own.row_mut(place).copy_from_slice(pass.pairs.row(row));
            dpairs.row_mut(row).copy_from_slice(down.row(place));
        }
        let mut up = Matrix::zero(length + 1, a);
        add_product(
            turned(&scores.data, wide),
            &own.data,
            (length + 1, length, a),
            &mut up.data,
        );
        for (sum, one) in self.root.gradient.data.iter_mut().zip(up.row(0)) {
            *sum += one;
        }
        for place in 0..length {
            dheads
                .row_mut(place * shape.sentences + s)
                .copy_from_slice(up.row(place + 1));
        }
        lost
    }

    fn learn_relations(
        &mut self,
        batch: &Batch,
        pass: &Pass,
        (ddependents, dheads): (&mut Matrix, &mut Matrix),
    ) -> f32 {
        let n = batch.rows();
        let m = self.sizes.label;
        let share = 1.0 / batch.words() as f32;
        let head_row = |row: usize| {
            let head = batch.heads[row] as usize;
            let s = row % batch.shape.sentences;
            (head > 0).then(|| (head - 1) * batch.shape.sentences + s)
        };
        let mut hidden = Matrix::zero(n, m);
        for row in (0..n).filter(|row| batch.is_word(*row)) {
            let head = match head_row(row) {
                Some(head) => pass.label_heads.row(head),
                None => &self.label_root.value.data,
            };
            let dependent = pass.label_dependents.row(row);
            for (at, sum) in hidden.row_mut(row).iter_mut().enumerate() {
                *sum = (dependent[at] + head[at]).max(0.0);
            }
        }
        let mut scores = self.label_out.map(&hidden);
        let mut lost = 0.0;
        for row in 0..n {
            if batch.is_word(row) {
                lost += softmax(scores.row_mut(row), batch.relations[row] as usize, share);
            } else {
                scores.row_mut(row).fill(0.0);
            }
        }
        let mut dhidden = Matrix::zero(n, m);
        self.label_out.learn(&hidden, &scores, &mut dhidden);
        for row in (0..n).filter(|row| batch.is_word(*row)) {
            for (d, value) in dhidden.row_mut(row).iter_mut().zip(hidden.row(row)) {
                if *value <= 0.0 {
                    *d = 0.0;
                }
            }
            ddependents.row_mut(row).copy_from_slice(dhidden.row(row));
            let sums = match head_row(row) {
                Some(head) => dheads.row_mut(head),
                None => &mut self.label_root.gradient.data,
            };
            for (sum, one) in sums.iter_mut().zip(dhidden.row(row)) {
                *sum += one;
            }
        }
        lost
    }

    fn learn_encoder(&mut self, batch: &Batch, pass: Pass, mut dstates: Vec<Matrix>) {
        let h = self.sizes.hidden;
        let Pass {
            input,
            input_mask,
            states,
            state_masks,
            traces,
            ..
        } = pass;
        let mut traces = traces.into_iter().rev();
        let mut dinput = Matrix::zero(input.rows, input.cols);
        for layer in (0..self.layers.len()).rev() {
            unmask(&mut dstates[layer], &state_masks[layer]);
            let Some([first, second]) = traces.next() else {
                return;
            };
            let (below, above) = dstates.split_at_mut(layer);
            let x = layer.checked_sub(1).map_or(&input, |below| &states[below]);
            let dx = below.last_mut().unwrap_or(&mut dinput);
            let [forward, backward] = &mut self.layers[layer];
            forward.backward((x, &batch.shape), first, (&above[0], 0), dx);
            backward.backward((x, &batch.shape), second, (&above[0], h), dx);
        }
        unmask(&mut dinput, &input_mask);
        let f = self.sizes.form;
        for row in (0..input.rows).filter(|row| batch.is_word(*row)) {
            let (form, part) = dinput.row(row).split_at(f);
            self.forms.touch(batch.forms[row] as usize, form);
            for at in batch.parts[row].iter().filter(|at| **at != NONE) {
                self.parts.touch(*at as usize, part);
            }
        }
    }
}

/// Drops numbers by `chance`; the mask is empty where nothing is dropped.
fn masked(x: &mut Matrix, chance: f32, random: Option<&mut Random>) -> Vec<f32> {
    let Some(random) = random.filter(|_| chance > 0.0) else {
        return Vec::new();
    };
    let mut mask = vec![0.0; x.data.len()];
    random.dropout(&mut mask, chance);
    unmask(x, &mask);
    mask
}

fn unmask(x: &mut Matrix, mask: &[f32]) {
    for (value, keep) in x.data.iter_mut().zip(mask) {
        *value *= keep;
    }
}

fn rectified(mut out: Matrix, chance: f32, random: Option<&mut Random>) -> Layer {
    for value in &mut out.data {
        *value = value.max(0.0);
    }
    let mask = masked(&mut out, chance, random);
    Layer { out, mask }
}

fn unrectify(d: &mut Matrix, layer: &Layer) {
    unmask(d, &layer.mask);
    for (d, value) in d.data.iter_mut().zip(&layer.out.data) {
        if *value <= 0.0 {
            *d = 0.0;
        }
    }
}

/// Turns scores into the gradient of the loss, times `share`; returns the loss of the right class.
fn softmax(scores: &mut [f32], right: usize, share: f32) -> f32 {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = if score.is_finite() {
            super::lstm::exp(*score - top)
        } else {
            0.0
        };
        sum += *score;
    }
    let lost = -(scores[right] / sum).max(1e-12).ln();
    for score in scores.iter_mut() {
        *score *= share / sum;
    }
    scores[right] -= share;
    lost
}

/// The place of the largest number; of equals the first.
pub(crate) fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
