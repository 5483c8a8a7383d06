//! A complete copy of the project file, in place at once or not at all.

use std::path::Path;

use rusqlite::Connection;
use tempfile::NamedTempFile;

use super::{Store, StoreError};
use crate::whole_file;

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
        Ok(whole_file::put(draft(&self.connection, target)?, target)?)
    }
}

/// A copy of the database in a file of its own beside `target`.
pub(super) fn draft(connection: &Connection, target: &Path) -> Result<NamedTempFile, StoreError> {
    let draft = whole_file::beside(target)?;
    let name = draft.path().to_string_lossy().into_owned();
    connection.execute("VACUUM INTO ?1", [&name])?;
    Ok(draft)
}
