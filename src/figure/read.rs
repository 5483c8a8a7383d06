//! The way from an article to its figures.

use std::sync::Arc;

use super::attach::{self, Places, Said, Times};
use super::numeral::Style;
use super::resolve::{self, Choice};
use super::rules::{Draft, Verdict};
use super::scan::Scan;
use super::trees::{self, NoTrees, Trees};
use super::{Figure, Reading, ledger};
use crate::article::Article;
use crate::syntax::Parser;

/// Reads all figures of `article`. Never fails: it returns less.
pub fn read(article: &Article) -> Reading {
    match Parser::builtin() {
        Some(parser) => read_with(article, parser),
        None => Reading {
            by_word_order: true,
            ..read_with(article, &NoTrees)
        },
    }
}

/// Reads all figures of `article`, whose sentences get their trees from `trees`.
pub fn read_with(article: &Article, trees: &dyn Trees) -> Reading {
    let mut reading = Reading::default();
    let mut scans = Vec::new();
    let style = Style::of(&article.text);
    for (idx, paragraph) in article.paragraphs.iter().enumerate() {
        let scan = Scan::new(&article.text, style, idx, paragraph.span);
        match ledger::unread(paragraph) {
            Some(reason) => reading.ignored.extend(ledger::all(&scan, reason)),
            None => scans.push(scan),
        }
    }
    trees::grow(article, &mut scans, trees);
    let said = Said::new(&scans);
    let published = article.metadata.published;
    let times: Vec<Times> = scans
        .iter()
        .map(|scan| Times::new(scan, published))
        .collect();
    let mut places = Places::new(article.metadata.dateline.as_deref(), &scans);
    for (idx, scan) in scans.iter().enumerate() {
        let choices = resolve::choose(scan);
        reading.ignored.extend(ledger::ignored(scan, &choices));
        let drafts = drafts(&choices);
        let mut figures = attach::figures(scan, &drafts, &times[idx], &mut places);
        for figure in &mut figures {
            attach::attribute(figure, scan, &said, idx);
            attach::said_on(figure, &scans, &times, idx);
        }
        reading
            .figures
            .extend(figures.into_iter().map(Arc::<Figure>::new));
    }
    reading.ignored.sort_by_key(|one| one.span);
    reading
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
