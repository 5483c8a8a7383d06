//! Opening a project, and writing a copy of it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::files::is_project;
use super::home::Home;
use super::jobs::Watch;
use super::session::Session;
use tally_project::{Contents, Project, Store, StoreError};

impl Session {
    pub(super) fn open(&mut self, path: &Path) {
        let path = absolute(path);
        if self.home.named() == Some(&path) {
            return self.notices.info("This project is open already");
        }
        let watch = Watch::new("Opening the project", false);
        self.start("opening the project", watch, move || {
            let opened = Store::open(&path);
            Box::new(move |session| session.opened(&path, opened))
        });
    }

    fn opened(&mut self, path: &Path, opened: Result<(Store, Contents), StoreError>) {
        match opened {
            Ok((store, contents)) => {
                let articles = contents.articles.clone();
                let project = Project::reopen(store, contents);
                let home = if self.is_draft(path) {
                    Home::Draft(path.to_owned())
                } else {
                    Home::Named(path.to_owned())
                };
                self.enter(project, home);
                self.articles = articles
                    .into_iter()
                    .map(|article| (article.id.clone(), article))
                    .collect();
                self.change_settings(|settings| settings.remember(path));
                self.changed();
            }
            Err(error) => {
                if matches!(error, StoreError::Missing) {
                    self.change_settings(|settings| settings.forget(path));
                }
                self.notices.error(format!("{}: {error}", path.display()));
            }
        }
    }

    /// Writes a copy. A project without a name of its own goes on in the copy.
    pub(super) fn copy(&mut self, target: &Path) {
        let target = with_ending(absolute(target));
        if self.home.named() == Some(&target) {
            let text = "That is this project itself; each decision is kept there already";
            return self.notices.info(text);
        }
        self.settle_down();
        let Some(store) = self.project.store() else {
            return; // The notice that there is no place for it was given.
        };
        let moves_in = self.home.named().is_none();
        let watch = Watch::new("Writing a copy", false);
        self.start("writing a copy", watch, move || {
            let copied = hold(&store).copy_to(&target);
            let opened = match copied {
                Ok(()) if moves_in => Store::open(&target).map(Some),
                other => other.map(|()| None),
            };
            Box::new(move |session| session.copied(&target, opened))
        });
    }

    fn copied(&mut self, target: &Path, copied: Result<Option<(Store, Contents)>, StoreError>) {
        match copied {
            Ok(None) => {
                let text = format!("A copy was written to {}", target.display());
                self.notices.info(text);
            }
            Ok(Some((store, contents))) if self.is_all(&contents) => {
                let draft = std::mem::replace(&mut self.home, Home::Named(target.to_owned()));
                self.project.move_to(store);
                self.remove_draft(&draft);
                self.change_settings(|settings| settings.remember(target));
                let text = format!("The project is kept in {} from now on", target.display());
                self.notices.info(text);
            }
            // Something was decided meanwhile: once more.
            Ok(Some(_)) => self.copy(target),
            Err(error) => self.notices.error(format!("{}: {error}", target.display())),
        }
    }

    /// Whether a copy with these contents holds everything up to now.
    fn is_all(&self, contents: &Contents) -> bool {
        let Some(store) = self.project.store() else {
            return false;
        };
        let n_moves = hold(&store).n_moves().ok();
        n_moves.is_some_and(|n| usize::try_from(n) == Ok(contents.heads.len()))
    }
}

/// The whole path, which still leads there in the next run.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn with_ending(path: PathBuf) -> PathBuf {
    if is_project(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".tally");
    name.into()
}

fn hold(store: &Mutex<Store>) -> MutexGuard<'_, Store> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}
