//! What waits to be done with files, and what waits for an answer.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use super::jobs::Watch;
use super::wanted::Export;
use tally_article::{Columns, UnclearTable};

/// A task with files.
pub(super) enum Task {
    New,
    Sample,
    Open(PathBuf),
    Manifest(PathBuf),
    Load(LoadSource),
    /// A table of articles, now that its columns are named.
    Table(String, Vec<u8>, Columns),
    Copy(PathBuf),
    Export(PathBuf, Box<Export>),
}

/// The tasks that wait, and the one that runs.
#[derive(Default)]
pub(super) struct Files {
    pub(super) running: Option<Arc<Watch>>,
    pub(super) waiting: VecDeque<Task>,
}

impl Files {
    /// How far the running task has come.
    pub(super) fn watch(&self) -> Option<&Arc<Watch>> {
        self.running.as_ref()
    }

    /// Stops the running task, and forgets the loads that wait behind it.
    pub(super) fn cancel(&mut self) {
        if let Some(watch) = &self.running {
            watch.cancel();
            self.waiting.retain(|task| !matches!(task, Task::Load(_)));
        }
    }
}

/// Where an article comes from.
#[derive(Debug, Clone)]
pub(super) enum LoadSource {
    /// Files and folders of them.
    Paths(Vec<PathBuf>),
    /// Files by name and content.
    Contents(Vec<(String, Vec<u8>)>),
}

/// Questions that wait for an answer.
#[derive(Debug, Default)]
pub(super) struct Questions {
    pub(super) tables: Vec<UnclearTable>,
}
