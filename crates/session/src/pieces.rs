//! Cutting an article in two and putting two together, when a file was not cut as the analyst sees it.

use std::sync::{Arc, PoisonError};

use super::carry::{Heirs, carry};
use super::session::Session;
use tally_article::{Article, ArticleId, MetadataField, pieces};
use tally_language::text::Span;
use tally_project::{Act, Edit};
use tally_reading::FigureKey;

impl Session {
    /// Cuts the article before paragraph `at`.
    pub(super) fn cut_article(&mut self, id: &ArticleId, at: usize) {
        let Some(article) = self.current(id) else {
            return;
        };
        let Some([first, second]) = pieces::cut(&article, at) else {
            return self
                .notices
                .warn("There must be text on both sides of a cut; choose another paragraph");
        };
        let start = article.paragraphs[at].span.start;
        let label = format!("cut “{}” in two", super::label::cut(article.name()));
        let heir = |key: &FigureKey| {
            let by = if key.span.start < start { 0 } else { start };
            let article = if by == 0 { &first.id } else { &second.id };
            moved(key, article, by, false)
        };
        let heirs = self.heirs(id, heir);
        self.replace(std::slice::from_ref(id), &[first, second], &heirs, label);
    }

    /// Puts two articles together, the second behind the first.
    pub(super) fn join_articles(&mut self, first: &ArticleId, second: &ArticleId) {
        let (Some(one), Some(two)) = (self.current(first), self.current(second)) else {
            return;
        };
        let joined = pieces::join(&one, &two);
        let by = pieces::second_starts(&one);
        let label = format!(
            "join “{}” and “{}”",
            super::label::cut(one.name()),
            super::label::cut(two.name())
        );
        let mut heirs = self.heirs(first, |key| moved(key, &joined.id, 0, true));
        heirs.extend(self.heirs(second, |key| moved(key, &joined.id, by, true)));
        self.replace(&[first.clone(), second.clone()], &[joined], &heirs, label);
    }

    /// An article of the project, with the analyst's corrections.
    fn current(&self, id: &ArticleId) -> Option<Arc<Article>> {
        let table = &self.derived.table;
        Some(Arc::clone(&table.articles[table.article_of(id)?]))
    }

    fn heirs(&self, id: &ArticleId, heir: impl Fn(&FigureKey) -> FigureKey) -> Heirs {
        let rows = self.derived.table.rows.iter();
        rows.filter(|row| row.key.article == *id)
            .map(|row| (row.key.clone(), heir(&row.key)))
            .collect()
    }

    /// Puts `fresh` in the place of `old`, with what was decided on the figures.
    fn replace(&mut self, old: &[ArticleId], fresh: &[Article], heirs: &Heirs, label: String) {
        let fresh: Vec<Arc<Article>> = fresh.iter().cloned().map(Arc::new).collect();
        self.settle_down();
        if let Some(store) = self.project.store() {
            let kept = store
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .add_articles(&fresh);
            if let Err(error) = kept {
                return self
                    .notices
                    .error(format!("The article could not be kept: {error}"));
            }
        }
        let judgements = self.project.judgements();
        let place = judgements
            .articles
            .iter()
            .position(|id| old.first() == Some(id))
            .unwrap_or(0);
        let mut edits: Vec<Edit> = old
            .iter()
            .map(|id| Edit::SetArticle(id.clone(), None))
            .collect();
        for (idx, article) in fresh.iter().enumerate() {
            edits.push(Edit::SetArticle(article.id.clone(), Some(place + idx)));
        }
        edits.extend(carry(judgements, heirs));
        // A text that was in the project before is there with what was known of it then.
        for article in fresh {
            let reading = Arc::new(tally_reading::read(&article));
            self.readings.put(&article, reading);
            let title = article.metadata.title.clone();
            let known = self.articles.entry(article.id.clone()).or_insert(article);
            if known.metadata.title != title {
                edits.push(Edit::SetMetadata(
                    known.id.clone(),
                    MetadataField::Title,
                    title,
                ));
            }
        }
        self.commit(Act {
            label,
            why: String::new(),
            edit: Edit::Batch(edits),
        });
    }
}

/// The figure in another text, `by` bytes further behind, or in front.
fn moved(key: &FigureKey, article: &ArticleId, by: usize, behind: bool) -> FigureKey {
    let place = |at: usize| {
        if behind {
            at + by
        } else {
            at.saturating_sub(by)
        }
    };
    FigureKey {
        article: article.clone(),
        span: Span::new(place(key.span.start), place(key.span.end)),
    }
}
