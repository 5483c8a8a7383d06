//! Where sentences get their trees from, and which sentences are worth one.

use std::ops::Range;

use super::chosen::{ChosenArticle, ChosenParagraph};
use super::numbered::Numbered;
use super::rules::Outcome;
use tally_language::lexicon::speech;
use tally_language::segment::words;
use tally_language::syntax::{Parser, Tree};
use tally_language::text::{Span, Token, TokenKind};

/// A sentence: the text, and the tokens of it that are the sentence's.
pub type SentenceTokens<'a> = (&'a str, &'a [Token]);

/// Gives sentences their trees.
pub trait Trees {
    /// The trees of these sentences, in their order; `None` where there is none to be had.
    fn trees(&self, sentences: &[SentenceTokens<'_>]) -> Vec<Option<Tree>>;
}

impl Trees for Parser {
    fn trees(&self, sentences: &[SentenceTokens<'_>]) -> Vec<Option<Tree>> {
        let cut = |(text, tokens): &SentenceTokens<'_>| words(text, tokens);
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
    fn trees(&self, _sentences: &[SentenceTokens<'_>]) -> Vec<Option<Tree>> {
        Vec::new()
    }
}

/// The fewest words of a sentence that is parsed.
const SHORTEST: usize = 2;

/// The most tokens of a sentence that is parsed: beyond, it is a list or a table.
const LONGEST: usize = 160;

/// How many sentences may lie between a figure and the sentence that tells whose words it is.
const NEAR: usize = 3;

/// The trees of articles' sentences, by paragraph, made all at once, which takes less time than one by one.
///
/// Headlines get none, as they leave out what a tree hangs on: articles, auxiliaries, the verb.
pub(super) fn grow(
    articles: &[ChosenArticle<'_>],
    trees: &dyn Trees,
) -> Vec<Vec<Vec<Option<Tree>>>> {
    let mut places = Vec::new();
    let mut sentences = Vec::new();
    for (article, at) in articles.iter().zip(0..) {
        for (paragraph, sentence) in asked(article) {
            let numbered = &article.paragraphs[paragraph].numbered;
            let tokens = &numbered.tokens[numbered.sentences[sentence].clone()];
            places.push((at, paragraph, sentence));
            sentences.push((numbered.text, tokens));
        }
    }
    let none = |article: &ChosenArticle<'_>| vec![Vec::new(); article.paragraphs.len()];
    let mut grown: Vec<Vec<Vec<Option<Tree>>>> = articles.iter().map(none).collect();
    for ((article, paragraph, sentence), tree) in places.into_iter().zip(trees.trees(&sentences)) {
        let of_paragraph: &mut Vec<Option<Tree>> = &mut grown[article][paragraph];
        of_paragraph.resize(of_paragraph.len().max(sentence + 1), None);
        of_paragraph[sentence] = tree;
    }
    grown
}

/// A sentence, as far as it tells whether anyone will look at its tree.
struct Look {
    place: (usize, usize),
    /// Whether a figure stands in it.
    counts: bool,
    /// Whether someone says something in it that may be a quotation.
    quotes: bool,
}

/// The paragraphs and sentences of an article whose trees someone will look at: those of figures, and those that tell who
/// speaks in a quotation near one.
fn asked(article: &ChosenArticle<'_>) -> Vec<(usize, usize)> {
    let mut looks: Vec<Look> = Vec::new();
    for (at, ChosenParagraph { numbered, choices }) in article.paragraphs.iter().enumerate() {
        let mut counts = vec![false; numbered.sentences.len()];
        for choice in choices {
            if let Outcome::Figure(draft) = &choice.proposal.verdict
                && let Some(counts) = counts.get_mut(numbered.sentence_at(draft.number.start))
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
                    quotes: !counts && is_quoting(numbered, &numbered.sentences[sentence]),
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
        let numbered = &article.paragraphs[*at].numbered;
        let kind = article.article.paragraphs.get(numbered.paragraph);
        kind.is_some_and(|paragraph| paragraph.kind.is_prose())
            && is_prose(numbered, &numbered.sentences[*sentence])
    };
    asked
        .map(|(_, look)| look.place)
        .filter(is_parsed)
        .collect()
}

/// Whether the sentence holds a quotation mark and a verb of saying.
fn is_quoting(numbered: &Numbered<'_>, range: &Range<usize>) -> bool {
    let marked = |at: usize| matches!(numbered.raw(at), "“" | "”" | "«" | "»" | "„" | "\"");
    range.clone().any(marked) && range.clone().any(|at| speech().is_verb(numbered.word(at)))
}

/// Whether the tokens are running text: headlines in title case and lists have no trees like those of the treebank.
fn is_prose(numbered: &Numbered<'_>, range: &Range<usize>) -> bool {
    let words = || {
        let words = numbered.tokens.get(range.clone()).unwrap_or(&[]);
        words.iter().filter(|token| token.kind == TokenKind::Word)
    };
    let long = || words().filter(|token| token.span.len() > 3);
    let capital = |token: &&Token| token.span.of(numbered.text).starts_with(char::is_uppercase);
    let titled = long().filter(capital).count() * 4 > long().count() * 3;
    words().count() >= SHORTEST && range.len() <= LONGEST && !(titled && long().count() > 3)
}
