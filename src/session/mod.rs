//! The program without its window: actions in, state and notices out. The command line uses it too.

mod action;
mod derive;
pub mod extract;
mod notice;
pub mod report;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::{self, Article, ArticleId};
use crate::project::{Edit, Judgements};

pub use action::{Action, Decide, FileAction};
pub use derive::Derived;
pub use notice::{Notice, Severity};

/// The whole state of the program. It changes only in [`Session::perform`] and [`Session::poll`].
#[derive(Debug, Default)]
pub struct Session {
    articles: BTreeMap<ArticleId, Arc<Article>>,
    judgements: Judgements,
    undo: Vec<(String, Edit)>,
    redo: Vec<(String, Edit)>,
    derived: Derived,
    notices: Vec<Notice>,
}

impl Session {
    /// Does what the analyst asked for. Whatever goes wrong becomes a notice.
    pub fn perform(&mut self, action: Action) {
        match action {
            Action::File(FileAction::Add(paths)) => {
                for path in paths {
                    let name = path.display().to_string();
                    match std::fs::read(&path) {
                        Ok(bytes) => self.add(&name, &bytes),
                        Err(error) => self.notices.push(Notice::error(format!("{name}: {error}"))),
                    }
                }
            }
            Action::File(FileAction::AddBytes { name, bytes }) => self.add(&name, &bytes),
            Action::Decide(decide) => {
                let (label, edit) = decide.edit(&self.judgements, &self.derived);
                self.commit(label, edit);
            }
            Action::Undo => {
                if let Some((label, edit)) = self.undo.pop() {
                    let inverse = edit.apply(&mut self.judgements);
                    self.redo.push((label, inverse));
                    self.derive();
                }
            }
            Action::Redo => {
                if let Some((label, edit)) = self.redo.pop() {
                    let inverse = edit.apply(&mut self.judgements);
                    self.undo.push((label, inverse));
                    self.derive();
                }
            }
            _ => {}
        }
    }

    /// Takes in what background jobs have finished. Called once a frame.
    pub fn poll(&mut self) {}

    /// What the analyst decided.
    pub fn judgements(&self) -> &Judgements {
        &self.judgements
    }

    /// Figures, groups and findings as of now.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// What the analyst should know, newest last.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The act that undo takes back: "accept 70 missiles".
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|(label, _)| label.as_str())
    }

    /// The act that redo does again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|(label, _)| label.as_str())
    }

    /// The project's title, else its file's name, else "Untitled".
    pub fn project_name(&self) -> &str {
        if self.judgements.title.is_empty() {
            "Untitled"
        } else {
            &self.judgements.title
        }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) {
        match article::load(name, bytes) {
            Ok(article) => {
                let id = article.id.clone();
                self.articles.insert(id.clone(), Arc::new(article));
                let at = self.judgements.articles.len();
                self.commit("load article".to_owned(), Edit::SetArticle(id, Some(at)));
            }
            Err(error) => self.notices.push(Notice::error(format!("{name}: {error}"))),
        }
    }

    fn commit(&mut self, label: String, edit: Edit) {
        let inverse = edit.apply(&mut self.judgements);
        self.undo.push((label, inverse));
        self.redo.clear();
        self.derive();
    }

    fn derive(&mut self) {
        let articles: Vec<Arc<Article>> = self
            .judgements
            .articles
            .iter()
            .filter_map(|id| self.articles.get(id).cloned())
            .collect();
        self.derived = Derived::new(articles, &self.judgements, self.derived.revision + 1);
    }
}
