//! Where the project lives: in the analyst's file, or in a draft of ours until it has one.

use std::path::{Path, PathBuf};

/// Where the project lives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Home {
    /// Nothing is decided yet.
    #[default]
    Nowhere,
    /// In memory.
    Memory,
    /// In a file of ours, until the analyst names one.
    Draft(PathBuf),
    /// In the analyst's file.
    Named(PathBuf),
}

impl Home {
    /// The analyst's file.
    pub(super) fn named(&self) -> Option<&Path> {
        match self {
            Self::Named(path) => Some(path),
            _ => None,
        }
    }

    /// What the project is called by its file.
    pub(super) fn name(&self) -> Option<&str> {
        self.named()?.file_stem()?.to_str()
    }
}
