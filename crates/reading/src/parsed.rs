//! A sentence's tree, with the way between its words and the paragraph's tokens.

use std::ops::Range;

use super::scan::Scan;
use tally_language::lexicon::WordClass;
use tally_language::syntax::{Relation, Tag, Tree, Upos};

/// A sentence's tree beside its tokens: words of the tree may hold several tokens ("55,000"), and the other way round
/// ("don't").
#[derive(Clone, Copy)]
pub(super) struct Parsed<'s> {
    /// The tokens.
    pub(super) scan: &'s Scan<'s>,
    /// The tree.
    pub(super) tree: &'s Tree,
}

impl<'s> Parsed<'s> {
    pub(super) const fn new(scan: &'s Scan<'_>, tree: &'s Tree) -> Self {
        Self { scan, tree }
    }

    /// The word that holds token `at`.
    pub(super) fn word(self, at: usize) -> Option<usize> {
        self.tree.word_at(self.scan.tokens.get(at)?.span.start)
    }

    /// The tokens of word `at`.
    pub(super) fn tokens(self, at: usize) -> Range<usize> {
        let Some(word) = self.tree.words.get(at) else {
            return 0..0;
        };
        let tokens = &self.scan.tokens;
        let start = tokens.partition_point(|token| token.span.end <= word.span.start);
        let end = tokens.partition_point(|token| token.span.start < word.span.end);
        start..end.max(start)
    }

    /// The words of a run of tokens.
    pub(super) fn words(self, tokens: &Range<usize>) -> Range<usize> {
        let span = self.scan.span(tokens);
        let words = &self.tree.words;
        let start = words.partition_point(|word| word.span.end <= span.start);
        let end = words.partition_point(|word| word.span.start < span.end);
        start..end.max(start)
    }

    /// The word of a run that the others hang on: the last one whose head lies outside.
    ///
    /// Inside a number (sign, currency, digits, scale, unit) the grammar of numbers knows better than the tree.
    pub(super) fn top(self, words: &Range<usize>) -> Option<usize> {
        let outside = |at: &usize| self.head(*at).is_none_or(|head| !words.contains(&head));
        words
            .clone()
            .rev()
            .filter(|at| self.upos(*at) != Upos::Punct)
            .find(outside)
    }

    /// What word `at` hangs on.
    pub(super) fn head(self, at: usize) -> Option<usize> {
        self.tree.words.get(at)?.head
    }

    /// How word `at` hangs on its head.
    pub(super) fn relation(self, at: usize) -> Relation {
        self.tree
            .words
            .get(at)
            .map_or(Relation::Dep, |word| word.relation)
    }

    /// The part of speech of word `at`.
    pub(super) fn upos(self, at: usize) -> Upos {
        self.tree.words.get(at).map_or(Upos::X, |word| word.upos)
    }

    /// The finer part of speech of word `at`.
    pub(super) fn tag(self, at: usize) -> Option<Tag> {
        self.tree.words.get(at).map(|word| word.tag)
    }

    /// How sure the head of word `at` is.
    pub(super) fn margin(self, at: usize) -> u16 {
        self.tree.words.get(at).map_or(0, |word| word.margin)
    }

    /// Word `at` in lower case.
    pub(super) fn lower(self, at: usize) -> &'s str {
        self.scan.word(self.tokens(at).start)
    }

    /// Whether word `at` is of this class.
    pub(super) fn is(self, at: usize, class: WordClass) -> bool {
        self.scan.is(self.tokens(at).start, class)
    }

    /// The dictionary form of word `at`, in lower case.
    pub(super) fn lemma(self, at: usize) -> String {
        match self.tree.words.get(at) {
            Some(word) if !word.lemma.is_empty() => word.lemma.to_lowercase(),
            _ => self.lower(at).to_owned(),
        }
    }

    /// Whether word `at` is a noun or a name.
    pub(super) fn is_noun(self, at: usize) -> bool {
        matches!(self.upos(at), Upos::Noun | Upos::Propn)
    }

    /// Whether word `at` is a noun, a name, or a number that stands for one.
    pub(super) fn is_thing(self, at: usize) -> bool {
        self.is_noun(at) || self.upos(at) == Upos::Num
    }

    /// Whether word `at` stands behind the preposition `word`.
    pub(super) fn is_behind(self, at: usize, word: &str) -> bool {
        self.tree
            .children(at)
            .any(|child| self.relation(child) == Relation::Case && self.lower(child) == word)
    }

    /// Whether word `at` stands behind a preposition of this class.
    pub(super) fn is_behind_any(self, at: usize, class: WordClass) -> bool {
        self.tree
            .children(at)
            .any(|child| self.relation(child) == Relation::Case && self.is(child, class))
    }

    /// The noun of the "of"-phrase that hangs on word `at`, past the words of `but`.
    pub(super) fn of(self, at: usize, but: &Range<usize>) -> Option<usize> {
        self.tree.children(at).find(|child| {
            self.relation(*child).universal() == "nmod"
                && !but.contains(child)
                && self.is_behind(*child, "of")
        })
    }
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
