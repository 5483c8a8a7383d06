//! Where sentences get their trees from, and which sentences are worth one.

use std::ops::Range;

use super::parsed::Parsed;
use super::scan::Scan;
use crate::lexicon::speech;
use crate::syntax::{Parser, Tree};
use crate::text::{Token, TokenKind, words};

/// Gives sentences their trees.
pub trait Trees {
    /// The tree of the sentence that `tokens` of `text` make; `None` where there is none to be had.
    fn tree(&self, text: &str, tokens: &[Token]) -> Option<Tree>;
}

impl Trees for Parser {
    fn tree(&self, text: &str, tokens: &[Token]) -> Option<Tree> {
        Some(self.parse(text, &words(text, tokens)))
    }
}

/// No sentence has a tree, and word order alone decides.
#[derive(Debug, Clone, Copy)]
pub struct NoTrees;

impl Trees for NoTrees {
    fn tree(&self, _text: &str, _tokens: &[Token]) -> Option<Tree> {
        None
    }
}

/// The fewest words of a sentence that is parsed.
const SHORTEST: usize = 3;

/// The most tokens of a sentence that is parsed: beyond, it is a list or a table.
const LONGEST: usize = 160;

/// The trees of the paragraph's sentences, by index.
pub(super) fn grow(scan: &Scan<'_>, trees: &dyn Trees) -> Vec<Option<Tree>> {
    scan.sentences
        .iter()
        .map(|range| {
            let wanted = (is_asked(scan, range) && is_prose(scan, range)).then_some(range)?;
            trees.tree(scan.text, scan.tokens.get(wanted.clone())?)
        })
        .collect()
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
}
