//! From paths to the files that are to be read: folders are walked in order, and what is passed over is counted.

use std::path::{Path, PathBuf};

/// What lies under the paths that the analyst named.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Walk {
    /// Files to read, in order.
    pub(super) files: Vec<PathBuf>,
    /// Manifests found in folders; they tell of the files beside and below them.
    pub(super) manifests: Vec<PathBuf>,
    /// How many files of folders are of kinds that are not read.
    pub(super) passed_over: usize,
    /// What could not be looked into, and why.
    pub(super) troubles: Vec<String>,
}

/// A folder in a folder, this often, is a loop.
const DEPTH: usize = 64;

impl Walk {
    /// Looks through `paths`: files are taken as they are, folders for the files in them that `wanted` names.
    pub(super) fn through(paths: &[PathBuf], wanted: impl Fn(&Path) -> bool) -> Self {
        let mut walk = Self::default();
        for path in paths {
            if path.is_dir() {
                walk.folder(path, &wanted, DEPTH);
            } else {
                walk.files.push(path.clone());
            }
        }
        walk
    }

    fn folder(&mut self, folder: &Path, wanted: &impl Fn(&Path) -> bool, depth: usize) {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.trouble(folder, &error),
        };
        let mut paths: Vec<PathBuf> = entries
            .filter_map(|entry| match entry {
                Ok(entry) => Some(entry.path()),
                Err(error) => {
                    self.trouble(folder, &error);
                    None
                }
            })
            .filter(|path| !is_hidden(path))
            .collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                // A link to a folder may lead back up here.
                if depth > 0 && !path.is_symlink() {
                    self.folder(&path, wanted, depth - 1);
                }
            } else if is_manifest(&path) {
                self.manifests.push(path);
            } else if wanted(&path) {
                self.files.push(path);
            } else {
                self.passed_over += 1;
            }
        }
    }

    fn trouble(&mut self, path: &Path, error: &std::io::Error) {
        self.troubles.push(format!("{}: {error}", path.display()));
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Whether the file tells of the articles beside it.
pub(super) fn is_manifest(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name == "manifest.json" || name == "manifest.csv")
}
