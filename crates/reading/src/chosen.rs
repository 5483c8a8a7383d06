//! An article whose numerals are told: figures, and those that are none.

use super::numbered::Numbered;
use super::resolve::{self, ChosenProposal};
use super::style::Style;
use super::tokenized::Tokenized;
use super::{Ignored, ledger};
use tally_article::{Article, Boilerplate, ParagraphKind};

/// An article cut up, with figures told from other numerals.
pub(super) struct ChosenArticle<'a> {
    pub(super) article: &'a Article,
    /// Its paragraphs that are read.
    pub(super) paragraphs: Vec<ChosenParagraph<'a>>,
    /// Numerals of the others.
    pub(super) ignored: Vec<Ignored>,
}

/// A paragraph that is read.
pub(super) struct ChosenParagraph<'a> {
    /// Its tokens and numerals.
    pub(super) numbered: Numbered<'a>,
    /// What its numerals were taken for.
    pub(super) choices: Vec<ChosenProposal>,
}

impl<'a> ChosenArticle<'a> {
    /// Cuts the article up and tells figures from other numerals.
    pub(super) fn new(article: &'a Article) -> Self {
        let mut chosen = Self::unread(article);
        let style = Style::of(&article.text);
        for (idx, paragraph) in article.paragraphs.iter().enumerate() {
            if paragraph.kind == ParagraphKind::Boilerplate(Boilerplate::Endless) {
                continue; // A warning of the article says so; its numerals would fill the memory.
            }
            let tokenized = Tokenized::new(&article.text, style, idx, paragraph.span);
            let numbered = Numbered::new(tokenized);
            if let Some(reason) = ledger::unread(paragraph) {
                chosen.ignored.extend(ledger::all(&numbered, reason));
            } else {
                let choices = resolve::choose(&numbered);
                chosen
                    .paragraphs
                    .push(ChosenParagraph { numbered, choices });
            }
        }
        chosen
    }

    /// An article of which nothing is read.
    pub(super) const fn unread(article: &'a Article) -> Self {
        Self {
            article,
            paragraphs: Vec::new(),
            ignored: Vec::new(),
        }
    }
}
