//! Gives the project a file, leaves it, and goes to another one.

use std::path::{Path, PathBuf};

use super::basis::Basis;
use super::derive::{Derived, Given};
use super::home::Home;
use super::manifests::Manifests;
use super::readings::Readings;
use super::session::Session;
use tally_project::{Edit, Project, Store, StoreError};

impl Session {
    /// Gives the project a file, before anything is decided in it.
    pub(super) fn settle_down(&mut self) {
        if self.home != Home::Nowhere {
            return;
        }
        if let Some(folder) = self.config.places.drafts.clone() {
            match self.new_draft(&folder) {
                Ok((store, path)) => {
                    self.project = Project::new(Some(store));
                    self.change_settings(|settings| settings.remember(&path));
                    self.home = Home::Draft(path);
                    return;
                }
                Err(error) => self.notices.warn(format!(
                    "Nothing can be kept in {} ({error}); save a copy of the project before you close it",
                    folder.display()
                )),
            }
        }
        self.project = Project::new(Store::in_memory().ok());
        self.home = Home::Memory;
    }

    fn new_draft(&self, folder: &Path) -> Result<(Store, PathBuf), StoreError> {
        std::fs::create_dir_all(folder)?;
        let minute: String = self
            .now()
            .chars()
            .take(16)
            .map(|c| match c {
                'T' => ' ',
                ':' => '-',
                c => c,
            })
            .collect();
        let name = format!("Untitled {minute}");
        let mut n = 1;
        loop {
            let path = folder.join(match n {
                1 => format!("{}.tally", name.trim()),
                n => format!("{} ({n}).tally", name.trim()),
            });
            match Store::create(&path) {
                Ok(store) => return Ok((store, path)),
                Err(StoreError::Io(error))
                    if error.kind() == std::io::ErrorKind::AlreadyExists && n < 1_000 =>
                {
                    n += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    pub(super) fn is_draft(&self, path: &Path) -> bool {
        let drafts = self.config.places.drafts.as_deref();
        drafts.is_some() && path.parent() == drafts
    }

    /// Leaves the project behind and shows another one.
    pub(super) fn enter(&mut self, project: Project, home: Home) {
        self.leave();
        self.project = project;
        self.home = home;
        self.articles.clear();
        self.manifests = Manifests::default();
        self.epoch += 1;
        self.deriving = None;
        self.behind = false;
        self.lost = 0;
        self.derived = Derived::empty(self.derived.revision + 1);
        self.basis = Basis::default();
        self.given = Given::default();
        self.readings = Readings::default();
        self.history.take();
    }

    /// Closes the project's file. A draft in which nothing was decided is not worth keeping.
    pub(super) fn leave(&mut self) {
        let decisions = self.project.history().decisions();
        let idle = decisions.iter().all(|decision| is_load(&decision.edit));
        self.project = Project::default();
        let home = std::mem::take(&mut self.home);
        if idle {
            self.remove_draft(&home);
        }
    }

    pub(super) fn remove_draft(&mut self, home: &Home) {
        if let Home::Draft(path) = home {
            std::fs::remove_file(path).ok(); // It is only litter.
            self.change_settings(|settings| settings.forget(path));
        }
    }
}

/// Whether the edit only loads articles, with what their manifest tells.
fn is_load(edit: &Edit) -> bool {
    match edit {
        Edit::SetArticle(_, at) => at.is_some(),
        Edit::Batch(edits) => edits.iter().any(is_load) && edits.iter().all(comes_with_loading),
        _ => false,
    }
}

fn comes_with_loading(edit: &Edit) -> bool {
    is_load(edit) || matches!(edit, Edit::SetMetadata(..))
}
