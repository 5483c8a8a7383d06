//! Where sentences get their trees from, and which sentences are worth one.

use std::ops::Range;

use super::parsed::Parsed;
use super::scan::Scan;
use crate::article::{Article, ParagraphKind};
use crate::lexicon::speech;
use crate::syntax::{Parser, Tree, Upos};
use crate::text::{Span, Token, TokenKind, words};

/// Gives sentences their trees.
pub trait Trees {
    /// The trees of the sentences that runs of tokens of `text` make, in their order; `None` where there is none to be
    /// had.
    fn trees(&self, text: &str, sentences: &[&[Token]]) -> Vec<Option<Tree>>;
}

impl Trees for Parser {
    fn trees(&self, text: &str, sentences: &[&[Token]]) -> Vec<Option<Tree>> {
        let words: Vec<Vec<Span>> = sentences.iter().map(|one| words(text, one)).collect();
        let words: Vec<&[Span]> = words.iter().map(Vec::as_slice).collect();
        self.parse_all(text, &words).into_iter().map(Some).collect()
    }
}

/// No sentence has a tree, and word order alone decides.
#[derive(Debug, Clone, Copy)]
pub struct NoTrees;

impl Trees for NoTrees {
    fn trees(&self, _text: &str, _sentences: &[&[Token]]) -> Vec<Option<Tree>> {
        Vec::new()
    }
}

/// The fewest words of a sentence that is parsed.
const SHORTEST: usize = 2;

/// The most tokens of a sentence that is parsed: beyond, it is a list or a table.
const LONGEST: usize = 160;

/// Gives the sentences of an article's paragraphs their trees, all at once, which takes less time than one by one.
///
/// Headlines get none, as they leave out what a tree hangs on: articles, auxiliaries, the verb.
pub(super) fn grow(article: &Article, scans: &mut [Scan<'_>], trees: &dyn Trees) {
    let is_body = |scan: &Scan<'_>| {
        let paragraph = article.paragraphs.get(scan.paragraph);
        paragraph.is_some_and(|paragraph| paragraph.kind == ParagraphKind::Body)
    };
    let mut places = Vec::new();
    let mut sentences = Vec::new();
    for (at, scan) in scans.iter().enumerate().filter(|(_, scan)| is_body(scan)) {
        for (sentence, range) in scan.sentences.iter().enumerate() {
            let tokens = scan.tokens.get(range.clone()).unwrap_or(&[]);
            if is_asked(scan, range) && is_prose(scan, range) {
                places.push((at, sentence));
                sentences.push(tokens);
            }
        }
    }
    let grown = trees.trees(&article.text, &sentences);
    for ((at, sentence), tree) in places.into_iter().zip(grown) {
        let scan = &mut scans[at];
        scan.trees.resize(scan.sentences.len(), None);
        scan.trees[sentence] = tree;
    }
}

/// Whether anyone will look at the tree: the sentence holds a numeral or a verb of saying.
fn is_asked(scan: &Scan<'_>, range: &Range<usize>) -> bool {
    range
        .clone()
        .any(|at| scan.is_number(at) || speech().is_verb(scan.word(at)))
}

/// Whether the tokens are running text: headlines in title case and lists have no trees like those of the treebank.
fn is_prose(scan: &Scan<'_>, range: &Range<usize>) -> bool {
    let words = || {
        let words = scan.tokens.get(range.clone()).unwrap_or(&[]);
        words.iter().filter(|token| token.kind == TokenKind::Word)
    };
    let long = || words().filter(|token| token.span.len() > 3);
    let capital = |token: &&Token| token.span.of(scan.text).starts_with(char::is_uppercase);
    let titled = long().filter(capital).count() * 4 > long().count() * 3;
    words().count() >= SHORTEST && range.len() <= LONGEST && !(titled && long().count() > 3)
}

impl Scan<'_> {
    /// The tree of the sentence that holds token `at`, if it has one.
    pub(super) fn parsed(&self, at: usize) -> Option<Parsed<'_>> {
        let tree = self.trees.get(self.sentence_at(at))?.as_ref()?;
        Some(Parsed::new(self, tree))
    }

    /// The part of speech of token `at` in its sentence's tree, if it has one.
    pub(super) fn upos(&self, at: usize) -> Option<Upos> {
        let parsed = self.parsed(at)?;
        parsed.word(at).map(|word| parsed.upos(word))
    }
}
