//! Sentences as numbers, and batches of sentences of like length.

use std::collections::BTreeMap;

use tally_language::syntax::conllu::Sentence;
use tally_language::syntax::features::{self, MANY};
use tally_language::syntax::{Relation, Tag, Upos};

use super::lstm::Shape;
use super::random::Random;

/// The row of a part that the model does not know.
pub(crate) const NONE: u32 = u32::MAX;

/// The row of all forms that the model does not know.
pub(crate) const UNKNOWN: u32 = 0;

/// What the model knows: keys of forms and parts with their rows, and the classes of tags and relations.
pub(crate) struct Vocabulary {
    pub(crate) forms: BTreeMap<u32, u32>,
    /// How often each form is in the training data, by row.
    pub(crate) counts: Vec<u32>,
    pub(crate) parts: BTreeMap<u32, u32>,
    pub(crate) tags: Vec<(Upos, Tag)>,
    pub(crate) relations: Vec<Relation>,
}

impl Vocabulary {
    /// Forms seen twice, parts and classes seen a few times.
    pub(crate) fn new(sentences: &[Sentence]) -> Self {
        let (mut forms, mut parts) = (BTreeMap::new(), BTreeMap::new());
        let (mut tags, mut relations) = (BTreeMap::new(), BTreeMap::new());
        for sentence in sentences {
            for (at, word) in sentence.tree.words.iter().enumerate() {
                let keys = features::keys(word.span.of(&sentence.text), at == 0);
                *forms.entry(keys.form).or_insert(0_u32) += 1;
                for part in keys.parts.into_iter().filter(|part| *part != 0) {
                    *parts.entry(part).or_insert(0_u32) += 1;
                }
                *tags.entry((word.upos, word.tag)).or_insert(0_u32) += 1;
                *relations.entry(word.relation).or_insert(0_u32) += 1;
            }
        }
        forms.retain(|_, count| *count >= 2);
        parts.retain(|_, count| *count >= 5);
        tags.retain(|_, count| *count >= 5);
        relations.retain(|_, count| *count >= 3);
        let mut counts = vec![0];
        counts.extend(forms.values());
        Self {
            counts,
            forms: forms.into_keys().zip(1..).collect(),
            parts: parts.into_keys().zip(0..).collect(),
            tags: tags.into_keys().collect(),
            relations: relations.into_keys().collect(),
        }
    }

    /// A sentence as numbers.
    pub(crate) fn encode(&self, sentence: &Sentence) -> Encoded {
        let mut encoded = Encoded::default();
        for (at, word) in sentence.tree.words.iter().enumerate() {
            let keys = features::keys(word.span.of(&sentence.text), at == 0);
            let form = self.forms.get(&keys.form).copied().unwrap_or(UNKNOWN);
            encoded.forms.push(form);
            let part = |key: u32| self.parts.get(&key).copied().unwrap_or(NONE);
            encoded.parts.push(keys.parts.map(part));
            let class = (word.upos, word.tag);
            let tag = self.tags.binary_search(&class);
            // A rare pair is learned as the first pair of its part of speech.
            let like = |class: &(Upos, Tag)| class.0 == word.upos;
            let tag = tag.ok().or_else(|| self.tags.iter().position(like));
            encoded.tags.push(tag.unwrap_or(0) as u32);
            encoded
                .heads
                .push(word.head.map_or(0, |head| head as u32 + 1));
            let relation = self.relations.binary_search(&word.relation);
            encoded.relations.push(relation.unwrap_or(0) as u32);
        }
        encoded
    }
}

/// A sentence as numbers; a head of zero is the root, else one more than the head's place.
#[derive(Default, Clone)]
pub(crate) struct Encoded {
    pub(crate) forms: Vec<u32>,
    pub(crate) parts: Vec<[u32; MANY]>,
    pub(crate) tags: Vec<u32>,
    pub(crate) heads: Vec<u32>,
    pub(crate) relations: Vec<u32>,
}

/// Sentences side by side, in rows as the layers want them.
#[derive(Default)]
pub(crate) struct Batch {
    pub(crate) shape: Shape,
    pub(crate) forms: Vec<u32>,
    pub(crate) parts: Vec<[u32; MANY]>,
    pub(crate) tags: Vec<u32>,
    pub(crate) heads: Vec<u32>,
    pub(crate) relations: Vec<u32>,
}

impl Batch {
    pub(crate) fn new(sentences: &[&Encoded]) -> Self {
        let places = sentences.iter().map(|one| one.forms.len()).max();
        let mut batch = Self {
            shape: Shape {
                places: places.unwrap_or(0),
                sentences: sentences.len(),
                lengths: sentences.iter().map(|one| one.forms.len()).collect(),
            },
            ..Self::default()
        };
        for place in 0..batch.shape.places {
            for one in sentences {
                let at = |all: &[u32]| all.get(place).copied().unwrap_or(0);
                batch.forms.push(at(&one.forms));
                let parts = one.parts.get(place).copied();
                batch.parts.push(parts.unwrap_or([NONE; MANY]));
                batch.tags.push(at(&one.tags));
                batch.heads.push(at(&one.heads));
                batch.relations.push(at(&one.relations));
            }
        }
        batch
    }

    pub(crate) fn rows(&self) -> usize {
        self.forms.len()
    }

    pub(crate) fn words(&self) -> usize {
        self.shape.lengths.iter().sum()
    }

    /// Whether a row holds a word, and not the room behind a short sentence.
    pub(crate) fn is_word(&self, row: usize) -> bool {
        row / self.shape.sentences < self.shape.lengths[row % self.shape.sentences]
    }

    /// Forgets some forms, the rare ones more often, so that their parts are learned too
    /// (Iyyer et al. 2015; Kiperwasser and Goldberg 2016).
    pub(crate) fn forget(&mut self, counts: &[u32], weight: f32, random: &mut Random) {
        for form in &mut self.forms {
            let count = counts[*form as usize] as f32;
            if random.unit() < weight / (weight + count) {
                *form = UNKNOWN;
            }
        }
    }
}

/// Cuts sentences into batches of about `words` words and of like length, in an order by chance.
pub(crate) fn batches(lengths: &[usize], words: usize, random: &mut Random) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..lengths.len()).collect();
    random.shuffle(&mut order);
    order.sort_by_key(|at| lengths[*at]);
    let mut batches: Vec<Vec<usize>> = Vec::new();
    let mut current: Vec<usize> = Vec::new();
    for at in order {
        if (current.len() + 1) * lengths[at] > words && !current.is_empty() {
            batches.push(std::mem::take(&mut current));
        }
        current.push(at);
    }
    batches.extend((!current.is_empty()).then_some(current));
    random.shuffle(&mut batches);
    batches
}
