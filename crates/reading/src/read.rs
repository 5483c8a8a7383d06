//! The way from an article to its figures.

use std::sync::Arc;

use super::attach::{self, PlacesTold, Said, Times};
use super::chosen::{ChosenArticle, ChosenParagraph};
use super::resolve::ChosenProposal;
use super::rules::{FigureDraft, Outcome};
use super::scan::Scan;
use super::trees::{self, NoTrees, Trees};
use super::{Figure, Reading, ledger};
use tally_article::{Article, Metadata};
use tally_language::syntax::{Parser, Tree};

/// Reads all figures of `article`. Never fails: it returns less.
///
/// ```
/// let text = "Ferry runs aground\n\nThe ferry carried about 70 passengers, Mayor Ann Hill said on Tuesday.\n";
/// let article = tally_article::load("ferry.txt", text.as_bytes())?;
/// let reading = tally_reading::read(&article);
/// let figure = &reading.figures[0];
/// assert_eq!(figure.span.of(&article.text), "about 70 passengers");
/// assert_eq!(figure.quantity.qualifier, tally_reading::Qualifier::About);
/// assert_eq!(figure.attribution.as_ref().unwrap().speaker, "Mayor Ann Hill");
/// # Ok::<(), tally_article::LoadError>(())
/// ```
pub fn read(article: &Article) -> Reading {
    read_all(&[article]).pop().unwrap_or_default()
}

/// Whether articles of this language are read: English, and those whose language is not known.
pub fn reads(metadata: &Metadata) -> bool {
    metadata
        .language
        .as_deref()
        .is_none_or(|language| matches!(language, "" | "en" | "eng"))
}

/// Reads all figures of several articles: the same as one by one, in less time where they are short.
pub fn read_all(articles: &[&Article]) -> Vec<Reading> {
    if let Some(parser) = Parser::builtin() {
        return read_all_with(articles, parser);
    }
    let mut readings = read_all_with(articles, &NoTrees);
    for reading in &mut readings {
        reading.by_word_order = true;
    }
    readings
}

/// Reads all figures of `article`, whose sentences get their trees from `trees`.
pub fn read_with(article: &Article, trees: &dyn Trees) -> Reading {
    let mut readings = read_all_with(&[article], trees);
    readings.pop().unwrap_or_default()
}

fn read_all_with(articles: &[&Article], trees: &dyn Trees) -> Vec<Reading> {
    let chosen: Vec<ChosenArticle<'_>> = articles.iter().map(|article| choose(article)).collect();
    let grown = trees::grow(&chosen, trees);
    let read = |(article, grown)| read_chosen(article, grown);
    chosen.into_iter().zip(grown).map(read).collect()
}

fn choose(article: &Article) -> ChosenArticle<'_> {
    if reads(&article.metadata) {
        ChosenArticle::new(article)
    } else {
        ChosenArticle::unread(article)
    }
}

/// Finds what belongs to each figure of an article, given the trees of each paragraph's sentences.
fn read_chosen(article: ChosenArticle<'_>, trees: Vec<Vec<Option<Tree>>>) -> Reading {
    let mut reading = Reading {
        ignored: article.ignored,
        ..Reading::default()
    };
    let (scans, choices) = scans(article.paragraphs, trees);
    let said = Said::new(&scans);
    let metadata = &article.article.metadata;
    let times: Vec<Times> = scans
        .iter()
        .map(|scan| Times::new(scan, metadata.published_on()))
        .collect();
    let mut places = PlacesTold::new(metadata.dateline.as_deref(), &scans);
    for (idx, (scan, choices)) in scans.iter().zip(&choices).enumerate() {
        reading.ignored.extend(ledger::ignored(scan, choices));
        let mut figures = attach::figures(scan, &drafts(choices), &times[idx], &mut places);
        for figure in &mut figures {
            attach::attribute(figure, scan, &said, idx);
            attach::said_on(figure, &scans, &times, idx);
        }
        let figures = figures.into_iter().map(Arc::<Figure>::new);
        reading.figures.extend(figures);
    }
    reading.ignored.sort_by_key(|one| one.span);
    reading.quotations = said.into_quotations();
    reading
}

/// The paragraphs with their trees, and what the numerals of each were taken for.
fn scans(
    paragraphs: Vec<ChosenParagraph<'_>>,
    trees: Vec<Vec<Option<Tree>>>,
) -> (Vec<Scan<'_>>, Vec<Vec<ChosenProposal>>) {
    let pairs = paragraphs.into_iter().zip(trees);
    pairs
        .map(|(one, trees)| (Scan::new(one.numbered, trees), one.choices))
        .unzip()
}

fn drafts(choices: &[ChosenProposal]) -> Vec<(&'static str, FigureDraft)> {
    choices
        .iter()
        .filter_map(|choice| match &choice.proposal.verdict {
            Outcome::Figure(draft) => Some((choice.rule, draft.clone())),
            Outcome::Ignore(_) => None,
        })
        .collect()
}
