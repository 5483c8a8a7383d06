//! Why a project file could not be opened or written.

/// What is wrong with a project file, and what to do; the path is for the caller to tell.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no such file; it may have been moved or renamed")]
    Missing,
    /// Something else than a project.
    #[error("this is no Tally project; to read it as an article, load it with Add articles")]
    Foreign,
    /// Made by a later version.
    #[error(
        "this project was written by a newer Tally; open it with version {needs} or later (this is {})",
        env!("CARGO_PKG_VERSION")
    )]
    Newer {
        /// The version of Tally that it asks for.
        needs: String,
    },
    /// Its content does not fit together.
    #[error(
        "the project file is damaged ({what}); it was left as it is: open a copy or a backup of it"
    )]
    Damaged {
        /// What does not fit.
        what: String,
    },
    /// A row is whole, and says what this Tally does not know.
    #[error(
        "this Tally does not understand {what} ({why}); the file was left as it is: open it with the Tally that wrote it \
         last, or open a backup of it"
    )]
    NotUnderstood {
        /// The row.
        what: String,
        /// What is not understood.
        why: String,
    },
    /// Another window has it.
    #[error("the project is open in another window; close it there, then open it here")]
    InUse,
    /// The file or its folder cannot be written.
    #[error(
        "the project file cannot be written; check its permissions, or copy it to a folder of your own"
    )]
    ReadOnly,
    /// No space is left.
    #[error("there is no space left on the disk; free some, then try again")]
    Full,
    /// Any other trouble of the file system.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// Any other trouble of the database.
    #[error("the project file cannot be used ({0})")]
    Database(rusqlite::Error),
}

impl StoreError {
    /// Content that does not fit together.
    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::Foreign,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly
            }
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseCorrupt) => Self::damaged(error.to_string()),
            _ => Self::Database(error),
        }
    }
}
