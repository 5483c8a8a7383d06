//! The trained network in whole numbers, as it ships.

use tally_language::syntax::model::{Model, PlainDense, PlainLstm, PlainTable};

use super::batch::Vocabulary;
use super::lstm::Lstm;
use super::matrix::Matrix;
use super::net::{self, Net};

/// States and weights have twelve binary places.
const PLACES: i32 = 12;

/// The model of a network; `lemmas` are the rules of lemmas as text.
pub(crate) fn model(net: &Net, vocabulary: &Vocabulary, lemmas: String) -> Model {
    // See `tally_language::syntax`'s net: what the dense layers pass on has 10 places, a paired dependent 8.
    let first = 2 * PLACES;
    let passed = PLACES + 10;
    let plain = |dense: &net::Dense, places: i32| PlainDense {
        weights: narrow(&dense.weights.value, PLACES),
        bias: wide(&dense.bias.value, places),
    };
    Model {
        forms: table(&net.forms.value, vocabulary.forms.keys().copied().collect()),
        parts: table(&net.parts.value, vocabulary.parts.keys().copied().collect()),
        layers: net
            .layers
            .iter()
            .map(|[forward, backward]| [lstm(forward), lstm(backward)])
            .collect(),
        tag: plain(&net.tag, first),
        dependent: plain(&net.dependent, first),
        head: plain(&net.head, first),
        root: narrow(&net.root.value, 10),
        arc: plain(&net.arc, passed),
        label_dependent: plain(&net.label_dependent, first),
        label_head: plain(&net.label_head, first),
        label_root: wide(&net.label_root.value, first),
        label_out: plain(&net.label_out, passed),
        tags: vocabulary.tags.clone(),
        relations: vocabulary.relations.clone(),
        lemmas,
    }
}

fn lstm(lstm: &Lstm) -> PlainLstm {
    PlainLstm {
        input: narrow(&lstm.input.value, PLACES),
        state: narrow(&lstm.state.value, PLACES),
        bias: wide(&lstm.bias.value, 2 * PLACES),
    }
}

fn rounded(value: f32, places: i32) -> f64 {
    (f64::from(value) * f64::from(places).exp2()).round()
}

fn narrow(matrix: &Matrix, places: i32) -> Vec<i16> {
    let bound = f64::from(i16::MAX);
    let numbers = matrix.data.iter();
    numbers
        .map(|one| rounded(*one, places).clamp(-bound, bound) as i16)
        .collect()
}

fn wide(matrix: &Matrix, places: i32) -> Vec<i32> {
    matrix
        .data
        .iter()
        .map(|one| rounded(*one, places) as i32)
        .collect()
}

/// A table in bytes: steps are as fine as lets all but one number in ten thousand keep their size.
fn table(matrix: &Matrix, keys: Vec<u32>) -> PlainTable {
    let mut sizes: Vec<f32> = matrix.data.iter().map(|one| one.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes[sizes.len() - 1 - sizes.len() / 10_000];
    let scale = rounded(top / 127.0, PLACES).max(1.0);
    let numbers = matrix.data.iter();
    PlainTable {
        keys,
        rows: numbers
            .map(|one| (rounded(*one, PLACES) / scale).round().clamp(-127.0, 127.0) as i8)
            .collect(),
        width: matrix.cols,
        scale: scale as i16,
    }
}
