//! The way from an article to its figures.

use std::sync::Arc;

use super::attach::{self, Places, Said, Times};
use super::numeral::Style;
use super::resolve::{self, Choice};
use super::rules::{Draft, Verdict};
use super::scan::Scan;
use super::trees::{self, NoTrees, Trees};
use super::{Figure, Ignored, Reading, ledger};
use tally_article::{Article, Boilerplate, Metadata, ParagraphKind};
use tally_language::syntax::Parser;

/// Reads all figures of `article`. Never fails: it returns less.
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
    let mut pages: Vec<Page<'_>> = articles.iter().map(|article| Page::new(article)).collect();
    trees::grow(&mut pages, trees);
    pages.into_iter().map(Page::read).collect()
}

/// An article on its way to its figures.
pub(super) struct Page<'a> {
    pub(super) article: &'a Article,
    /// Its paragraphs that are read.
    pub(super) scans: Vec<Scan<'a>>,
    /// Of each, what its numerals were taken for.
    pub(super) choices: Vec<Vec<Choice>>,
    /// Numerals of the others.
    ignored: Vec<Ignored>,
}

impl<'a> Page<'a> {
    /// Cuts the article up and tells figures from other numerals.
    fn new(article: &'a Article) -> Self {
        let mut page = Self {
            article,
            scans: Vec::new(),
            choices: Vec::new(),
            ignored: Vec::new(),
        };
        if !reads(&article.metadata) {
            return page;
        }
        let style = Style::of(&article.text);
        for (idx, paragraph) in article.paragraphs.iter().enumerate() {
            if paragraph.kind == ParagraphKind::Boilerplate(Boilerplate::Endless) {
                continue; // A warning of the article says so; its numerals would fill the memory.
            }
            let scan = Scan::new(&article.text, style, idx, paragraph.span);
            if let Some(reason) = ledger::unread(paragraph) {
                page.ignored.extend(ledger::all(&scan, reason));
            } else {
                page.choices.push(resolve::choose(&scan));
                page.scans.push(scan);
            }
        }
        page
    }

    /// Finds what belongs to each figure.
    fn read(self) -> Reading {
        let mut reading = Reading {
            ignored: self.ignored,
            ..Reading::default()
        };
        let said = Said::new(&self.scans);
        let metadata = &self.article.metadata;
        let times: Vec<Times> = self
            .scans
            .iter()
            .map(|scan| Times::new(scan, metadata.published_on()))
            .collect();
        let mut places = Places::new(metadata.dateline.as_deref(), &self.scans);
        for (idx, (scan, choices)) in self.scans.iter().zip(&self.choices).enumerate() {
            reading.ignored.extend(ledger::ignored(scan, choices));
            let mut figures = attach::figures(scan, &drafts(choices), &times[idx], &mut places);
            for figure in &mut figures {
                attach::attribute(figure, scan, &said, idx);
                attach::said_on(figure, &self.scans, &times, idx);
            }
            let figures = figures.into_iter().map(Arc::<Figure>::new);
            reading.figures.extend(figures);
        }
        reading.ignored.sort_by_key(|one| one.span);
        reading.quotations = said.into_quotations();
        reading
    }
}

fn drafts(choices: &[Choice]) -> Vec<(&'static str, Draft)> {
    choices
        .iter()
        .filter_map(|choice| match &choice.proposal.verdict {
            Verdict::Figure(draft) => Some((choice.rule, draft.clone())),
            Verdict::Ignore(_) => None,
        })
        .collect()
}
