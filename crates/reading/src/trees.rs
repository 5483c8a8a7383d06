//! Where sentences get their trees from, and which sentences are worth one.

use std::ops::Range;

use super::parsed::Parsed;
use super::read::Page;
use super::rules::Verdict;
use super::scan::Scan;
use tally_language::lexicon::speech;
use tally_language::segment::words;
use tally_language::syntax::{Parser, Tag, Tree, Upos};
use tally_language::text::{Span, Token, TokenKind};

/// A sentence: the text, and the tokens of it that are the sentence's.
pub type Sentence<'a> = (&'a str, &'a [Token]);

/// Gives sentences their trees.
pub trait Trees {
    /// The trees of these sentences, in their order; `None` where there is none to be had.
    fn trees(&self, sentences: &[Sentence<'_>]) -> Vec<Option<Tree>>;
}

impl Trees for Parser {
    fn trees(&self, sentences: &[Sentence<'_>]) -> Vec<Option<Tree>> {
        let cut = |(text, tokens): &Sentence<'_>| words(text, tokens);
        let words: Vec<Vec<Span>> = sentences.iter().map(cut).collect();
        let texts = sentences.iter().map(|(text, _)| *text);
        let sentences: Vec<_> = texts.zip(words.iter().map(Vec::as_slice)).collect();
        self.parse_all(&sentences).into_iter().map(Some).collect()
    }
}

/// No sentence has a tree, and word order alone decides.
#[derive(Debug, Clone, Copy)]
pub struct NoTrees;

impl Trees for NoTrees {
    fn trees(&self, _sentences: &[Sentence<'_>]) -> Vec<Option<Tree>> {
        Vec::new()
    }
}

/// The fewest words of a sentence that is parsed.
const SHORTEST: usize = 2;

/// The most tokens of a sentence that is parsed: beyond, it is a list or a table.
const LONGEST: usize = 160;

/// How many sentences may lie between a figure and the sentence that tells whose words it is.
const NEAR: usize = 3;

/// Gives the sentences of articles their trees, all at once, which takes less time than one by one.
///
/// Headlines get none, as they leave out what a tree hangs on: articles, auxiliaries, the verb.
pub(super) fn grow(pages: &mut [Page<'_>], trees: &dyn Trees) {
    let mut places = Vec::new();
    let mut sentences = Vec::new();
    for (page, at) in pages.iter().zip(0..) {
        for (scan, sentence) in asked(page) {
            let tokens = &page.scans[scan].tokens[page.scans[scan].sentences[sentence].clone()];
            places.push((at, scan, sentence));
            sentences.push((page.scans[scan].text, tokens));
        }
    }
    let grown = trees.trees(&sentences);
    for ((page, scan, sentence), tree) in places.into_iter().zip(grown) {
        let scan: &mut Scan<'_> = &mut pages[page].scans[scan];
        scan.trees.resize(scan.sentences.len(), None);
        scan.trees[sentence] = tree;
    }
}

/// A sentence, as far as it tells whether anyone will look at its tree.
struct Look {
    place: (usize, usize),
    /// Whether a figure stands in it.
    counts: bool,
    /// Whether someone says something in it that may be a quotation.
    quotes: bool,
}

/// The scans and sentences of an article whose trees someone will look at: those of figures, and those that tell who
/// speaks in a quotation near one.
fn asked(page: &Page<'_>) -> Vec<(usize, usize)> {
    let mut looks: Vec<Look> = Vec::new();
    for (at, (scan, choices)) in page.scans.iter().zip(&page.choices).enumerate() {
        let mut counts = vec![false; scan.sentences.len()];
        for choice in choices {
            if let Verdict::Figure(draft) = &choice.proposal.verdict
                && let Some(counts) = counts.get_mut(scan.sentence_at(draft.number.start))
            {
                *counts = true;
            }
        }
        looks.extend(
            counts
                .into_iter()
                .enumerate()
                .map(|(sentence, counts)| Look {
                    place: (at, sentence),
                    counts,
                    quotes: !counts && is_quoting(scan, &scan.sentences[sentence]),
                }),
        );
    }
    let is_near = |at: usize| {
        let around = at.saturating_sub(NEAR)..looks.len().min(at + NEAR + 1);
        looks[around].iter().any(|look| look.counts)
    };
    let is_asked = |(at, look): &(usize, &Look)| look.counts || look.quotes && is_near(*at);
    let asked = looks.iter().enumerate().filter(is_asked);
    let is_parsed = |(at, sentence): &(usize, usize)| {
        let scan = &page.scans[*at];
        let kind = page.article.paragraphs.get(scan.paragraph);
        kind.is_some_and(|paragraph| paragraph.kind.is_prose())
            && is_prose(scan, &scan.sentences[*sentence])
    };
    asked
        .map(|(_, look)| look.place)
        .filter(is_parsed)
        .collect()
}

/// Whether the sentence holds a quotation mark and a verb of saying.
fn is_quoting(scan: &Scan<'_>, range: &Range<usize>) -> bool {
    let marked = |at: usize| matches!(scan.raw(at), "“" | "”" | "«" | "»" | "„" | "\"");
    range.clone().any(marked) && range.clone().any(|at| speech().is_verb(scan.word(at)))
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

    /// Whether token `at` is a finite verb by its sentence's tree.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        let tag = self
            .parsed(at)
            .and_then(|parsed| parsed.tag(parsed.word(at)?));
        matches!(tag, Some(Tag::Vbz | Tag::Vbp | Tag::Vbd))
    }

    /// The part of speech of token `at` in its sentence's tree, if it has one.
    pub(super) fn upos(&self, at: usize) -> Option<Upos> {
        let parsed = self.parsed(at)?;
        parsed.word(at).map(|word| parsed.upos(word))
    }
}
