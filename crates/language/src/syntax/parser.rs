//! From the words of a sentence to its tree.

use std::collections::BTreeMap;
use std::mem::take;
use std::ops::Range;
use std::sync::LazyLock;

use super::lemma::Lemmas;
use super::model::{Model, ModelError};
use super::net::{Net, Read, SCORE};
use super::{Relation, Tag, Tree, Upos, Word, decode, features};
use crate::text::Span;

/// The model that ships with the program; `assets/model/README.md` tells how it was trained.
const MODEL: &[u8] = include_bytes!("../../../../assets/model/english.syntax");

/// How many words are searched for heads at once. Longer sentences are cut, as the search grows with the square.
const MOST: usize = 160;

/// How many sentences are read side by side.
const ABREAST: usize = 16;

/// Up to how many words are made ready for the network at once, as each takes a few kilobytes.
const BLOCK: usize = 4096;

/// How many words before a cut a better place for it is looked for.
const BACK: usize = 40;

/// A tagger and parser with an opened model.
#[derive(Debug, Clone)]
pub struct Parser {
    net: Net,
    tags: Vec<(Upos, Tag)>,
    relations: Vec<Relation>,
    /// The class of roots among the relations.
    root: Option<usize>,
    lemmas: Lemmas,
}

impl Parser {
    /// The parser with the model that ships with the program, opened when first asked for; `None` if it cannot be
    /// read, and then all works by word lists alone.
    pub fn builtin() -> Option<&'static Self> {
        static PARSER: LazyLock<Option<Parser>> =
            LazyLock::new(|| Model::from_bytes(MODEL).ok().map(Parser::new));
        PARSER.as_ref()
    }

    /// Opens a model from the bytes of its file.
    ///
    /// # Errors
    /// Where they are no model, or one of another version, or damaged.
    pub fn open(bytes: &[u8]) -> Result<Self, ModelError> {
        Ok(Self::new(Model::from_bytes(bytes)?))
    }

    fn new(mut model: Model) -> Self {
        let (tags, relations) = (take(&mut model.tags), take(&mut model.relations));
        Self {
            root: relations.iter().position(|one| *one == Relation::Root),
            tags,
            relations,
            lemmas: Lemmas::parse(&model.lemmas),
            net: Net::new(model),
        }
    }

    /// The tree of a sentence whose `words` stand at these places of `text`.
    ///
    /// The time is linear in the number of words; the tree of a sentence of more than 160 words is put together from
    /// the trees of its parts.
    pub fn parse(&self, text: &str, words: &[Span]) -> Tree {
        self.parse_all(&[(text, words)]).pop().unwrap_or_default()
    }

    /// The trees of several sentences, each with the text in which its words stand, in their order: the same as one by
    /// one, in less time.
    pub fn parse_all(&self, sentences: &[(&str, &[Span])]) -> Vec<Tree> {
        // Sentences of like length are read side by side.
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(sentences[*at].1.len()));
        let mut trees = vec![Tree::default(); sentences.len()];
        let mut rest = order.as_slice();
        while !rest.is_empty() {
            let mut words = 0;
            let fits = rest.iter().take_while(|at| {
                words += sentences[**at].1.len();
                words <= BLOCK
            });
            let (block, after) = rest.split_at(fits.count().max(1));
            self.parse_block(sentences, block, &mut trees);
            rest = after;
        }
        trees
    }

    /// Parses the sentences at these places, the longest first. What a word brings to the network is computed once for
    /// all its occurrences.
    fn parse_block(&self, sentences: &[(&str, &[Span])], block: &[usize], trees: &mut [Tree]) {
        let mut known = BTreeMap::new();
        let mut distinct = Vec::new();
        let mut places = Vec::new();
        for (text, words) in block.iter().map(|at| sentences[*at]) {
            for (at, word) in words.iter().enumerate() {
                let (word, opens) = (word.of(text), at == 0);
                places.push(*known.entry((word, opens)).or_insert_with(|| {
                    distinct.push(features::keys(word, opens));
                    distinct.len() - 1
                }));
            }
        }
        let words = self.net.words(&distinct);
        let mut places = places.as_slice();
        let mut room = Vec::new();
        for group in block.chunks(ABREAST) {
            let mut end = 0;
            let ranges = group.iter().map(|at| {
                let start = end;
                end += sentences[*at].1.len();
                start..end
            });
            let ranges: Vec<Range<usize>> = ranges.collect();
            let (own, after) = places.split_at(end);
            let read = self.net.read(&words, own, &ranges, &mut room);
            for (at, rows) in group.iter().zip(ranges) {
                let (text, words) = sentences[*at];
                trees[*at] = self.tree(text, words, &read, &rows);
            }
            places = after;
        }
    }

    /// The tree of the words that were read as these `rows`.
    fn tree(&self, text: &str, words: &[Span], read: &Read, rows: &Range<usize>) -> Tree {
        let mut heads = Vec::with_capacity(words.len());
        let mut margins = Vec::with_capacity(words.len());
        for part in parts(text, words) {
            self.search(read, rows.start, &part, (&mut heads, &mut margins));
        }
        let relations = self.relations(read, rows.start, &heads);
        let words = words.iter().enumerate().map(|(at, span)| {
            let (upos, tag) = self.tag(read, rows.start + at);
            Word {
                span: *span,
                upos,
                tag,
                lemma: self.lemmas.lemma(span.of(text), tag),
                head: heads[at],
                relation: relations[at],
                margin: margins[at],
            }
        });
        Tree {
            words: words.collect(),
        }
    }

    /// Finds the heads of one part of a sentence, whose first word is row `first`; the part's root hangs on the root of
    /// the first part.
    fn search(
        &self,
        read: &Read,
        first: usize,
        part: &Range<usize>,
        (heads, margins): (&mut Vec<Option<usize>>, &mut Vec<u16>),
    ) {
        let scores = self.net.arcs(read, &(first + part.start..first + part.end));
        let width = part.len() + 1;
        let root = heads.iter().position(Option::is_none);
        for (at, head) in decode::heads(&scores, part.len()).into_iter().enumerate() {
            let row = &scores[at * width..][..width];
            margins.push(margin(row, head.map_or(0, |head| head + 1), at + 1));
            heads.push(head.map(|head| part.start + head).or(root));
        }
    }

    fn tag(&self, read: &Read, row: usize) -> (Upos, Tag) {
        let width = self.net.tag_width();
        let scores = &read.tags[row * width..][..self.tags.len()];
        self.tags[best(scores, None)]
    }

    fn relations(&self, read: &Read, first: usize, heads: &[Option<usize>]) -> Vec<Relation> {
        let scores = self.net.relations(read, first, heads);
        let rows = scores.chunks_exact(self.net.relation_width());
        rows.zip(heads)
            .map(|(scores, head)| match head {
                None => Relation::Root,
                Some(_) => self.relations[best(&scores[..self.relations.len()], self.root)],
            })
            .collect()
    }
}

/// How far the score of `head` stands above that of the best other one, in 1/256.
fn margin(scores: &[i32], head: usize, own: usize) -> u16 {
    let (low, high) = (head.min(own), head.max(own));
    let others = [&scores[..low], &scores[low + 1..high], &scores[high + 1..]];
    let second = others.iter().filter_map(|part| part.iter().max()).max();
    let ahead = second.map_or(i32::MAX, |second| scores[head].saturating_sub(*second));
    u16::try_from((ahead >> (SCORE - 8)).max(0)).unwrap_or(u16::MAX)
}

/// The place of the largest score but that of `barred`; of equals the first.
fn best(scores: &[i32], barred: Option<usize>) -> usize {
    let open = scores
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != barred);
    open.max_by_key(|(at, score)| (**score, std::cmp::Reverse(*at)))
        .map_or(0, |(at, _)| at)
}

/// Cuts a long sentence, behind a sign that divides where there is one.
fn parts(text: &str, words: &[Span]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while words.len() - start > MOST {
        let limit = start + MOST;
        let divides = |at: &usize| matches!(words[*at].of(text), "," | ";" | ":" | "." | "–" | "—");
        let cut = (limit - BACK..limit).rev().find(divides);
        let end = cut.map_or(limit, |at| at + 1);
        parts.push(start..end);
        start = end;
    }
    parts.push(start..words.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::{sentences, words};
    use crate::syntax::conllu;
    use crate::text::tokens;

    /// Sentences of our own with trees made by hand.
    const TREES: &str = include_str!("../../../../tests/corpus/trees.conllu");

    fn parser() -> &'static Parser {
        Parser::builtin().expect("the model that ships can be read")
    }

    /// The tree of a text that is one sentence.
    fn tree(text: &str) -> Tree {
        parser().parse(text, &words(text, &tokens(text, Span::new(0, text.len()))))
    }

    #[test]
    fn trees_made_by_hand_are_found_again() {
        let (mut all, mut tags, mut heads, mut labelled, mut lemmas) = (0, 0, 0, 0, 0);
        for sentence in conllu::read(TREES).unwrap() {
            let gold = &sentence.tree.words;
            let spans: Vec<Span> = gold.iter().map(|word| word.span).collect();
            let found = parser().parse(&sentence.text, &spans);
            for (gold, word) in gold.iter().zip(&found.words) {
                let head = gold.head == word.head;
                all += 1;
                tags += usize::from(gold.upos == word.upos);
                heads += usize::from(head);
                labelled += usize::from(head && gold.relation == word.relation);
                lemmas += usize::from(gold.lemma == word.lemma);
            }
        }
        let shares = [tags, heads, labelled, lemmas].map(|right| right * 100 / all);
        let floors = [97, 90, 88, 98];
        assert!(
            shares
                .iter()
                .zip(floors)
                .all(|(share, floor)| *share >= floor),
            "of {all} words: tags, heads, relations, lemmas {shares:?} percent"
        );
    }

    #[test]
    fn sentences_give_the_same_trees_together_and_alone() {
        let text = "Five boats sank. Rain. The ministry said that 12 people had left the valley.";
        let tokens = tokens(text, Span::new(0, text.len()));
        let cut: Vec<Vec<Span>> = sentences(text, &tokens)
            .into_iter()
            .map(|sentence| words(text, &tokens[sentence]))
            .collect();
        let spans: Vec<(&str, &[Span])> = cut.iter().map(|words| (text, &words[..])).collect();
        let together = parser().parse_all(&spans);
        let alone: Vec<Tree> = cut
            .iter()
            .map(|words| parser().parse(text, words))
            .collect();
        assert_eq!(together, alone);
        assert_eq!(together.len(), 3);
    }

    #[test]
    fn any_words_make_one_tree() {
        for text in [
            String::new(),
            "7".to_owned(),
            "👍 👍👍".to_owned(),
            "Пять лодок затонули у города".to_owned(),
            "五艘船沉没了。".to_owned(),
            "five boats sank , ".repeat(1_250),
            "( ".repeat(700),
        ] {
            let tree = tree(&text);
            let roots = tree.words.iter().filter(|word| word.head.is_none()).count();
            assert_eq!(roots, usize::from(!tree.words.is_empty()), "{text:.20}");
            let lost = (0..tree.words.len()).find(|at| {
                tree.ancestors(*at).take(tree.words.len() + 1).count() > tree.words.len()
            });
            assert_eq!(lost, None, "{text:.20}");
        }
    }

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        assert_eq!(Parser::open(b"no").err(), Some(ModelError::NoModel));
        let cut = &MODEL[..MODEL.len() / 2];
        assert_eq!(Parser::open(cut).err(), Some(ModelError::Damaged));
        let mut newer = MODEL.to_vec();
        newer[8] = 200;
        assert_eq!(
            Parser::open(&newer).err(),
            Some(ModelError::Version { found: 200 })
        );
        let model = Model::from_bytes(MODEL).unwrap();
        assert_eq!(model.to_bytes(), MODEL);
    }
}
