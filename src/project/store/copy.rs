//! A complete copy of the project file, in place at once or not at all.

use std::fs::File;
use std::path::Path;

use rusqlite::Connection;
use tempfile::NamedTempFile;

use super::{Store, StoreError};

impl Store {
    /// Writes a copy, complete to the last decision, over whatever `target` was.
    ///
    /// # Errors
    /// When the folder cannot be written, or `target` is this file or a project that is open elsewhere.
    pub fn copy_to(&self, target: &Path) -> Result<(), StoreError> {
        if target.is_file() {
            // A window that has this file open would go on writing to one that no name leads to.
            let free = Self::connect(target)
                .and_then(|other| Ok(other.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?));
            if matches!(free, Err(StoreError::InUse)) {
                return Err(StoreError::InUse);
            }
        }
        put(draft(&self.connection, target)?, target)
    }
}

/// A copy of the database in a file of its own beside `target`.
pub(super) fn draft(connection: &Connection, target: &Path) -> Result<NamedTempFile, StoreError> {
    let draft = tempfile::Builder::new()
        .prefix(".tally-copy-")
        .tempfile_in(folder_of(target))?;
    let name = draft.path().to_string_lossy().into_owned();
    connection.execute("VACUUM INTO ?1", [&name])?;
    Ok(draft)
}

/// Puts the draft into its place, whole and durable.
pub(super) fn put(draft: NamedTempFile, target: &Path) -> Result<(), StoreError> {
    draft.as_file().sync_all()?;
    draft.persist(target).map_err(|error| error.error)?;
    sync_folder(folder_of(target));
    Ok(())
}

/// The folder that `path` lies in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the new name durable, where the system can.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().ok(); // Some systems cannot sync folders; the file itself is on disk.
    }
}
