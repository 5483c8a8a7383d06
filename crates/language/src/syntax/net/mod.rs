//! The network that tags words and scores their heads, in whole numbers.
//!
//! Embeddings of a word's form and parts go through layers of LSTM that read in both directions. The first layer's
//! states tell the tag; the last layer's are made into one vector of each word as a dependent and one as a head, and
//! the score of an arc is a bilinear form of the two (Dozat and Manning 2017, in small). It is trained in floating
//! point and runs in fixed point, so that every machine gives the same trees.

#![expect(
    clippy::cast_possible_truncation,
    reason = "fixed-point numbers are clamped before they are narrowed"
)]

mod kernel;
mod lstm;
mod squash;

use std::ops::Range;

use kernel::Weights;
use lstm::{Lstm, STATE};

use super::features::Keys;
use super::model::{Model, PlainDense, PlainTable};

/// The binary places of what the dense layers pass on.
const PASSED: u32 = 10;

/// The binary places of a dependent's vector after the bilinear form.
const PAIRED: u32 = 8;

/// The binary places of an arc's score.
pub(super) const SCORE: u32 = PASSED + PAIRED;

/// The trained numbers, laid out for reading.
#[derive(Debug, Clone)]
pub(super) struct Net {
    forms: Table,
    parts: Table,
    layers: Vec<[Lstm; 2]>,
    tag: Dense,
    dependent: Dense,
    head: Dense,
    root: Vec<i16>,
    arc: Dense,
    label_dependent: Dense,
    label_head: Dense,
    label_root: Vec<i32>,
    label_out: Dense,
}

/// Embeddings by key.
#[derive(Debug, Clone)]
struct Table {
    /// Where the keys of each upper half start.
    starts: Vec<u32>,
    keys: Vec<u32>,
    rows: Vec<i8>,
    width: usize,
    scale: i16,
}

impl Table {
    fn new(plain: PlainTable) -> Self {
        let starts = (0..=1_u64 << 16).map(|high| {
            let first = plain
                .keys
                .partition_point(|key| u64::from(*key) < high << 16);
            first as u32
        });
        Self {
            starts: starts.collect(),
            keys: plain.keys,
            rows: plain.rows,
            width: plain.width,
            scale: plain.scale,
        }
    }

    /// The place of a key among the keys.
    fn find(&self, key: u32) -> Option<usize> {
        let high = (key >> 16) as usize;
        let (first, last) = (self.starts[high] as usize, self.starts[high + 1] as usize);
        let at = self.keys[first..last].iter().position(|one| *one == key)?;
        Some(first + at)
    }

    /// Adds row `at` to `out`.
    fn add(&self, at: usize, out: &mut [i16]) {
        let row = &self.rows[at * self.width..][..self.width];
        for (sum, one) in out.iter_mut().zip(row) {
            *sum = sum.wrapping_add(i16::from(*one).wrapping_mul(self.scale));
        }
    }
}

/// A map from one vector to another.
#[derive(Debug, Clone)]
struct Dense {
    weights: Weights,
    bias: Vec<i32>,
}

impl Dense {
    fn new(plain: PlainDense) -> Self {
        Self {
            weights: Weights::new(&plain.weights, plain.bias.len()),
            bias: plain.bias,
        }
    }

    /// The images of the rows of `x`.
    fn map(&self, x: &[i16]) -> Vec<i32> {
        let rows = x.len() / self.weights.inputs().max(1);
        let mut out = vec![0; rows * self.weights.outputs()];
        self.weights.product(x, &self.bias, &mut out);
        out
    }
}

/// What words bring to the first layer's gates, by direction.
#[derive(Default)]
pub(super) struct Words {
    gates: [Vec<i32>; 2],
}

/// What the network says of a run of words.
pub(super) struct Read {
    /// By word, the scores of all tag classes.
    pub(super) tags: Vec<i32>,
    dependents: Vec<i16>,
    heads: Vec<i16>,
    label_dependents: Vec<i32>,
    label_heads: Vec<i32>,
}

impl Net {
    pub(super) fn new(model: Model) -> Self {
        let lstm = |plain: super::model::PlainLstm| Lstm {
            input: Weights::new(&plain.input, plain.bias.len()),
            state: Weights::new(&plain.state, plain.bias.len()),
            bias: plain.bias,
        };
        Self {
            forms: Table::new(model.forms),
            parts: Table::new(model.parts),
            layers: model
                .layers
                .into_iter()
                .map(|[forward, backward]| [lstm(forward), lstm(backward)])
                .collect(),
            tag: Dense::new(model.tag),
            dependent: Dense::new(model.dependent),
            head: Dense::new(model.head),
            root: model.root,
            arc: Dense::new(model.arc),
            label_dependent: Dense::new(model.label_dependent),
            label_head: Dense::new(model.label_head),
            label_root: model.label_root,
            label_out: Dense::new(model.label_out),
        }
    }

    fn embedded(&self, keys: &[Keys]) -> Vec<i16> {
        let width = self.forms.width + self.parts.width;
        let mut x = vec![0; keys.len() * width];
        for (keys, row) in keys.iter().zip(x.chunks_exact_mut(width)) {
            let (form, part) = row.split_at_mut(self.forms.width);
            // The first row stands for all forms that are not known.
            let at = self.forms.find(keys.form).map_or(0, |at| at + 1);
            self.forms.add(at, form);
            for key in keys.parts.iter().filter(|key| **key != 0) {
                if let Some(at) = self.parts.find(*key) {
                    self.parts.add(at, part);
                }
            }
        }
        x
    }

    /// What each of these words brings to the first layer, which hangs on the word alone.
    pub(super) fn words(&self, keys: &[Keys]) -> Words {
        let x = self.embedded(keys);
        let mut words = Words::default();
        for (lstm, gates) in self.layers.iter().take(1).flatten().zip(&mut words.gates) {
            lstm.bring(&x, gates);
        }
        words
    }

    /// Reads several sentences, the longest first; `places` are those of all their words among `words`, and `room` is
    /// for numbers on the way, to be handed in again.
    pub(super) fn read(
        &self,
        words: &Words,
        places: &[usize],
        sentences: &[Range<usize>],
        room: &mut Vec<i32>,
    ) -> Read {
        let own: Vec<usize> = (0..places.len()).collect();
        let mut x = Vec::new();
        let mut tags = Vec::new();
        for (level, layer) in self.layers.iter().enumerate() {
            let width = layer[0].hidden() + layer[1].hidden();
            let mut out = vec![0; places.len() * width];
            for (side, lstm) in layer.iter().enumerate() {
                let gates = if level == 0 {
                    (&words.gates[side][..], places)
                } else {
                    lstm.bring(&x, room);
                    (&room[..], &own[..])
                };
                let columns = (&mut out[..], width, side * layer[0].hidden());
                lstm.read(gates, sentences, side == 1, columns);
            }
            x = out;
            if level == 0 {
                tags = self.tag.map(&x);
            }
        }
        let shift = 2 * STATE - PASSED;
        let dependents = rectified(&self.dependent.map(&x), shift);
        Read {
            tags,
            dependents: narrowed(&self.arc.map(&dependents), PASSED + STATE - PAIRED),
            heads: rectified(&self.head.map(&x), shift),
            label_dependents: self.label_dependent.map(&x),
            label_heads: self.label_head.map(&x),
        }
    }

    /// By word of the range, the score of each head: first the root, then the words of the range.
    pub(super) fn arcs(&self, read: &Read, range: &Range<usize>) -> Vec<i32> {
        let width = self.root.len();
        // The heads are the weights of a product.
        let words = read.heads[range.start * width..range.end * width].chunks_exact(width);
        let heads: Vec<&[i16]> = std::iter::once(self.root.as_slice()).chain(words).collect();
        let heads = Weights::of_outputs(&heads, width);
        let zero = vec![0; heads.outputs()];
        let mut rows = vec![0; range.len() * heads.outputs()];
        let dependents = &read.dependents[range.start * width..range.end * width];
        heads.product(dependents, &zero, &mut rows);
        let mut scores = Vec::with_capacity(range.len() * (range.len() + 1));
        for row in rows.chunks_exact(heads.outputs()) {
            scores.extend_from_slice(&row[..=range.len()]);
        }
        scores
    }

    /// The scores of all relations of each word to its head, `None` being the root; word and head count from row
    /// `first`.
    pub(super) fn relations(&self, read: &Read, first: usize, heads: &[Option<usize>]) -> Vec<i32> {
        let width = self.label_root.len();
        let mut sums = Vec::with_capacity(heads.len() * width);
        for (at, head) in heads.iter().enumerate() {
            let own = &read.label_dependents[(first + at) * width..][..width];
            let other = match head {
                Some(head) => &read.label_heads[(first + head) * width..][..width],
                None => &self.label_root,
            };
            sums.extend(own.iter().zip(other).map(|(a, b)| a.wrapping_add(*b)));
        }
        self.label_out.map(&rectified(&sums, 2 * STATE - PASSED))
    }

    /// How many tag classes the scores of a word have, the room behind them included.
    pub(super) fn tag_width(&self) -> usize {
        self.tag.bias.len()
    }

    /// How many relations the scores of a word have, the room behind them included.
    pub(super) fn relation_width(&self) -> usize {
        self.label_out.bias.len()
    }
}

/// Shifts right with rounding, into 16 bits.
fn narrowed(x: &[i32], shift: u32) -> Vec<i16> {
    x.iter()
        .map(|x| {
            let rounded = (x >> (shift - 1)).wrapping_add(1) >> 1;
            rounded.clamp(i16::MIN.into(), i16::MAX.into()) as i16
        })
        .collect()
}

/// The same, with nothing below zero.
fn rectified(x: &[i32], shift: u32) -> Vec<i16> {
    let mut out = narrowed(x, shift);
    for x in &mut out {
        *x = (*x).max(0);
    }
    out
}
