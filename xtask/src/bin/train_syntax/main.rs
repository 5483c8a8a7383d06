//! Trains the model of `syntax` from a folder of CoNLL-U files, on one core.
//!
//! `cargo run --release --no-default-features --example train_syntax -- FOLDER MODEL`
//!
//! Reads `train.conllu` and `dev.conllu` of the folder and writes the model to the file `MODEL`. The same folder gives
//! the same bytes: chance has a fixed seed, and sums are added in a fixed order. The development set is only looked at
//! to tell how the training goes.

#![expect(
    clippy::print_stdout,
    reason = "a training of minutes tells how it goes"
)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of a treebank, and numbers that are rounded and clamped first"
)]

mod batch;
mod check;
mod export;
mod lemmas;
mod lstm;
mod matrix;
mod net;
mod param;
mod random;

use std::path::Path;
use std::time::Instant;

use anyhow::Context as _;
use batch::{Batch, Encoded, Vocabulary, batches};
use net::{Drops, Losses, Net, Sizes};
use param::{DECAYS, Step};
use random::Random;
use tally_language::syntax::Parser;
use tally_language::syntax::conllu::{self, Sentence};

/// How often the training data is gone through.
const EPOCHS: usize = 25;

/// How many words a batch has, the room behind short sentences included.
const BATCH: usize = 320;

/// The longest sentence that is learned from; the few longer ones are lists and tables.
const LONGEST: usize = 120;

/// The first rate of learning; it falls to nothing over the training, after the steps of [`WARMING`].
const RATE: f32 = 0.002;

/// Over how many steps the rate rises at first.
const WARMING: f32 = 200.0;

/// The longest that a gradient may be.
const CLIP: f32 = 5.0;

/// A form that was seen `n` times is forgotten with the chance of this in this plus `n`.
const FORGET: f32 = 0.25;

/// How many steps there are between two moves of the running means.
const AVERAGE_EVERY: usize = 4;

/// How much of a running mean is kept at each of its moves.
const KEEP: f32 = 0.996;

const DROPS: Drops = Drops {
    input: 0.15,
    between: 0.3,
    state: 0.2,
    arc: 0.33,
};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments
        .next()
        .context("name the folder of the treebank")?;
    let target = arguments.next().context("name the file for the model")?;
    let train = load(&folder, "train.conllu")?;
    let dev = load(&folder, "dev.conllu")?;
    let vocabulary = Vocabulary::new(&train);
    let mut random = Random::new(1);
    let mut net = Net::new(sizes(&vocabulary), DROPS, &mut random);
    let encoded: Vec<Encoded> = train
        .iter()
        .map(|sentence| vocabulary.encode(sentence))
        .filter(|sentence| sentence.forms.len() <= LONGEST)
        .collect();
    learn(&mut net, &vocabulary, &encoded, &mut random);
    for param in net.params() {
        param.swap();
    }
    let bytes = export::model(&net, &vocabulary, lemmas::rules(&train)).to_bytes();
    println!(
        "development set, in floats:  {}",
        check::floats(&net, &vocabulary, &dev)
    );
    println!(
        "development set, as shipped: {}",
        check::shipped(&Parser::open(&bytes)?, &dev)
    );
    std::fs::write(&target, bytes).with_context(|| target.clone())
}

fn load(folder: &str, name: &str) -> anyhow::Result<Vec<Sentence>> {
    let file = Path::new(folder).join(name);
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    Ok(conllu::read(&text)?)
}

fn sizes(vocabulary: &Vocabulary) -> Sizes {
    Sizes {
        forms: vocabulary.counts.len(),
        parts: vocabulary.parts.len(),
        tags: vocabulary.tags.len().next_multiple_of(16),
        relations: vocabulary.relations.len().next_multiple_of(16),
        form: 80,
        part: 64,
        hidden: 128,
        arc: 128,
        label: 64,
    }
}

/// Goes through the sentences again and again, and tells the mean losses of each time.
fn learn(net: &mut Net, vocabulary: &Vocabulary, encoded: &[Encoded], random: &mut Random) {
    let lengths: Vec<usize> = encoded.iter().map(|one| one.forms.len()).collect();
    let steps = batches(&lengths, BATCH, random).len() * EPOCHS;
    let start = Instant::now();
    let mut at = 0;
    for epoch in 1..=EPOCHS {
        let mut sums = Losses::default();
        for group in batches(&lengths, BATCH, random) {
            let group: Vec<&Encoded> = group.iter().map(|at| &encoded[*at]).collect();
            let mut batch = Batch::new(&group);
            batch.forget(&vocabulary.counts, FORGET, random);
            sums.add(net.learn(&batch, random));
            at += 1;
            advance(net, at, at as f32 / steps as f32);
        }
        println!(
            "{epoch:2} of {EPOCHS}, {:3} s: {sums}",
            start.elapsed().as_secs()
        );
    }
}

/// Moves all numbers by step `at`, when the training has come so far.
fn advance(net: &mut Net, at: usize, progress: f32) {
    let norm = net
        .params()
        .iter()
        .map(|param| param.norm())
        .sum::<f32>()
        .sqrt();
    let taken = at as f32;
    let power = i32::try_from(at).unwrap_or(i32::MAX);
    let step = Step {
        rate: RATE * (taken / WARMING).min(1.0) * (1.0 - progress).max(0.01),
        corrections: (1.0 - DECAYS.0.powi(power), 1.0 - DECAYS.1.powi(power)),
        scale: (CLIP / norm).min(1.0),
    };
    // The means of a young training forget quickly, as its first numbers are bad ones.
    let keep = (1.0 - 1.0 / (1.0 + taken / AVERAGE_EVERY as f32)).min(KEEP);
    for param in net.params() {
        param.update(step);
        if at.is_multiple_of(AVERAGE_EVERY) {
            param.average(keep);
        }
    }
}
