//! How good the network is on sentences that it did not learn from: in floats, and in the whole numbers that ship.

use std::fmt;

use tally_language::syntax::Parser;
use tally_language::syntax::conllu::Sentence;
use tally_language::text::Span;

use super::batch::{Batch, Encoded, Vocabulary, batches};
use super::net::{Net, best};
use super::random::Random;

/// How many words had the right part of speech, the right head, and both head and relation.
#[derive(Default)]
pub(crate) struct Scores {
    words: usize,
    tags: usize,
    heads: usize,
    labelled: usize,
}

impl Scores {
    /// Adds a word of which `right` tells whether its tag, head and relation are.
    fn add(&mut self, right: [bool; 3]) {
        let [tag, head, relation] = right;
        self.words += 1;
        self.tags += usize::from(tag);
        self.heads += usize::from(head);
        self.labelled += usize::from(head && relation);
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |right: usize| right as f64 * 100.0 / self.words.max(1) as f64;
        let (tags, heads, labelled) = (share(self.tags), share(self.heads), share(self.labelled));
        write!(f, "UPOS {tags:.2}, UAS {heads:.2}, LAS {labelled:.2}")
    }
}

/// The scores of the network itself, each word on its best head, be that a tree or not.
pub(crate) fn floats(net: &Net, vocabulary: &Vocabulary, sentences: &[Sentence]) -> Scores {
    let encoded: Vec<Encoded> = sentences.iter().map(|one| vocabulary.encode(one)).collect();
    let lengths: Vec<usize> = encoded.iter().map(|one| one.forms.len()).collect();
    let mut scores = Scores::default();
    for group in batches(&lengths, 1000, &mut Random::new(1)) {
        let batch = Batch::new(&group.iter().map(|at| &encoded[*at]).collect::<Vec<_>>());
        for (scored, at) in net.score(&batch).iter().zip(&group) {
            for (place, word) in sentences[*at].tree.words.iter().enumerate() {
                let mut row = scored.heads.row(place)[..=lengths[*at]].to_vec();
                row[place + 1] = f32::NEG_INFINITY;
                let head = best(&row);
                let (dependent, other) = (
                    scored.label_dependents.row(place),
                    scored.label_heads.row(head),
                );
                let relation = vocabulary.relations[net.relation(dependent, other)];
                scores.add([
                    vocabulary.tags[scored.tags[place] as usize].0 == word.upos,
                    head.checked_sub(1) == word.head,
                    relation.universal() == word.relation.universal(),
                ]);
            }
        }
    }
    scores
}

/// The scores of the model as it ships.
pub(crate) fn shipped(parser: &Parser, sentences: &[Sentence]) -> Scores {
    let mut scores = Scores::default();
    for sentence in sentences {
        let gold = &sentence.tree.words;
        let spans: Vec<Span> = gold.iter().map(|word| word.span).collect();
        let found = parser.parse(&sentence.text, &spans);
        for (gold, word) in gold.iter().zip(&found.words) {
            scores.add([
                gold.upos == word.upos,
                gold.head == word.head,
                gold.relation.universal() == word.relation.universal(),
            ]);
        }
    }
    scores
}
