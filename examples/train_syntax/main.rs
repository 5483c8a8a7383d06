//! Trains the model of `syntax` from a folder of CoNLL-U files.
//!
//! `cargo run --release --no-default-features --example train_syntax -- FOLDER MODEL`

#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod batch;
mod export;
mod lemmas;
mod lstm;
mod matrix;
mod net;
mod param;
mod random;

use std::time::Instant;

use batch::{Batch, Encoded, Vocabulary, batches};
use net::{Drops, Net, Sizes, best};
use param::{DECAYS, Step};
use random::Random;
use tally::syntax::conllu::{self, Sentence};

fn env(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let load = |name: &str| -> Vec<Sentence> {
        conllu::read(&std::fs::read_to_string(format!("{folder}/{name}")).unwrap()).unwrap()
    };
    let train = load("train.conllu");
    let dev = load("dev.conllu");
    let vocabulary = Vocabulary::new(&train);
    let sizes = Sizes {
        forms: vocabulary.counts.len(),
        parts: vocabulary.parts.len(),
        tags: vocabulary.tags.len().next_multiple_of(16),
        relations: vocabulary.relations.len().next_multiple_of(16),
        form: env("FORM", 80.0) as usize,
        part: env("PART", 64.0) as usize,
        hidden: env("HIDDEN", 112.0) as usize,
        arc: env("ARC", 96.0) as usize,
        label: env("LABEL", 64.0) as usize,
    };
    println!("forms {} parts {} tags {} relations {}", sizes.forms, sizes.parts, vocabulary.tags.len(), vocabulary.relations.len());
    let drops = Drops {
        input: env("DIN", 0.2),
        between: env("DBET", 0.33),
        state: env("DST", 0.25),
        arc: env("DARC", 0.33),
    };
    let mut random = Random::new(env("SEED", 1.0) as u64);
    let mut net = Net::new(sizes, drops, &mut random);
    let encoded: Vec<Encoded> = train.iter().map(|s| vocabulary.encode(s)).filter(|e| e.forms.len() <= 120).collect();
    let dev_enc: Vec<Encoded> = dev.iter().map(|s| vocabulary.encode(s)).collect();
    let lengths: Vec<usize> = encoded.iter().map(|e| e.forms.len()).collect();
    let epochs = env("EPOCHS", 10.0) as usize;
    let per_batch = env("BATCH", 600.0) as usize;
    let rate = env("RATE", 0.002);
    let total = batches(&lengths, per_batch, &mut Random::new(9)).len() * epochs;
    let mut at = 0;
    let start = Instant::now();
    for epoch in 0..epochs {
        let mut sums = [0.0f32; 3];
        let mut words = 0;
        for group in batches(&lengths, per_batch, &mut random) {
            let group: Vec<&Encoded> = group.iter().map(|at| &encoded[*at]).collect();
            let mut batch = Batch::new(&group);
            batch.forget(&vocabulary.counts, env("FORGET", 0.5), &mut random);
            let losses = net.learn(&batch, &mut random);
            sums[0] += losses.tags; sums[1] += losses.heads; sums[2] += losses.relations;
            words += losses.words;
            at += 1;
            let progress = at as f32 / total as f32;
            let warm = (at as f32 / 200.0).min(1.0);
            let norm = net.params().iter().map(|p| p.norm()).sum::<f32>().sqrt();
            let step = Step {
                rate: rate * warm * (1.0 - progress).max(0.01),
                keep: 0.999,
                corrections: (1.0 - DECAYS.0.powi(at as i32), 1.0 - DECAYS.1.powi(at as i32)),
                scale: (env("CLIP", 5.0) / norm).min(1.0),
            };
            let keep = (1.0 - 1.0 / (1.0 + at as f32 / 4.0)).min(0.996);
            for param in net.params() {
                param.update(step);
                if at % 4 == 0 { param.average(keep); }
            }
        }
        let w = words as f32;
        if epoch % 2 == 1 || epoch + 1 == epochs {
        for param in net.params() { param.swap(); }
        let (t, u, l) = evaluate(&net, &vocabulary, &dev_enc, &dev);
        for param in net.params() { param.swap(); }
        println!("epoch {epoch} {:.0}s loss {:.3} {:.3} {:.3} | dev upos {:?} uas {:?} las {:?}", start.elapsed().as_secs_f32(), sums[0]/w, sums[1]/w, sums[2]/w, t, u, l);
        } else {
        println!("epoch {epoch} {:.0}s loss {:.3} {:.3} {:.3}", start.elapsed().as_secs_f32(), sums[0]/w, sums[1]/w, sums[2]/w);
        }
    }
    for param in net.params() { param.swap(); }
    let model = export::model(&net, &vocabulary, lemmas::rules(&train));
    std::fs::write(std::env::args().nth(2).unwrap(), model.to_bytes()).unwrap();
}

fn evaluate(net: &Net, vocabulary: &Vocabulary, encoded: &[Encoded], sentences: &[Sentence]) -> ([f32;2],[f32;2],[f32;2]) {
    let (mut t, mut u, mut l, mut n) = ([0.0f32;2], [0.0f32;2], [0.0f32;2], [0.0f32;2]);
    let lengths: Vec<usize> = encoded.iter().map(|e| e.forms.len()).collect();
    for group in batches(&lengths, 1000, &mut Random::new(1)) {
        let group_enc: Vec<&Encoded> = group.iter().map(|at| &encoded[*at]).collect();
        let batch = Batch::new(&group_enc);
        for (scored, at) in net.score(&batch).iter().zip(&group) {
            let e = &encoded[*at];
            let s = &sentences[*at];
            let g = usize::from(s.document.starts_with("GUM"));
            for w in 0..e.forms.len() {
                n[g] += 1.0;
                let word = &s.tree.words[w];
                if vocabulary.tags[scored.tags[w] as usize].0 == word.upos { t[g] += 1.0; }
                let mut row = scored.heads.row(w)[..e.forms.len()+1].to_vec();
                row[w+1] = f32::NEG_INFINITY;
                let head = best(&row);
                if head == e.heads[w] as usize {
                    u[g] += 1.0;
                    let r = net.relation(scored.label_dependents.row(w), scored.label_heads.row(head));
                    if vocabulary.relations[r].universal() == word.relation.universal() { l[g] += 1.0; }
                }
            }
        }
    }
    let p = |x: [f32;2]| [x[0]/n[0]*100.0, x[1]/n[1]*100.0];
    (p(t), p(u), p(l))
}
