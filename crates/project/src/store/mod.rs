//! The project file: one SQLite database, of which nothing is ever deleted.
//!
//! Whoever opens it holds it alone until closing: a second window is refused, and a killed process leaves no lock behind.
//! Each write is one transaction that has reached the disk when the call returns.

mod copy;
mod error;
mod migrate;
mod read;
mod row;
mod schema;
mod stored;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags, params};

use super::Decision;
use tally_article::Article;

pub use error::StoreError;
pub use read::Contents;
pub use schema::VERSION;
pub use stored::kept_policy;

pub(super) use row::{DecisionRow, seal};

/// An open project file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: Option<PathBuf>,
}

impl Store {
    /// Makes a new project file; there must be none of that name.
    ///
    /// # Errors
    /// When the place cannot be written, or is taken.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        // Only one of two programs that want the same name gets it.
        std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)?;
        let made = Self::connect(path).and_then(|connection| {
            schema::take(&connection)?;
            schema::create(&connection)?;
            Ok(connection)
        });
        if made.is_err() {
            std::fs::remove_file(path).ok(); // Ours, and empty; the first trouble is the one to tell.
        }
        Ok(Self {
            connection: made?,
            path: Some(path.to_owned()),
        })
    }

    /// A project in memory, for runs that keep nothing.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self, StoreError> {
        let connection = Connection::open_in_memory()?;
        schema::create(&connection)?;
        Ok(Self {
            connection,
            path: None,
        })
    }

    /// Opens a project file, checks that it is whole, and reads it; an older one is migrated first.
    ///
    /// # Errors
    /// When it is no project, damaged, from a newer Tally, or open elsewhere.
    pub fn open(path: &Path) -> Result<(Self, Contents), StoreError> {
        if !path.is_file() {
            return Err(StoreError::Missing);
        }
        let mut connection = Self::connect(path)?;
        let version = schema::identify(&connection)?;
        schema::take(&connection)?;
        schema::check(&connection)?;
        if version < VERSION {
            connection = migrate::replace(connection, path, migrate::STEPS)?;
        }
        let contents = read::contents(&connection)?;
        let path = Some(path.to_owned());
        Ok((Self { connection, path }, contents))
    }

    fn connect(path: &Path) -> Result<Connection, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        // Whoever has the file has it for long: waiting would only freeze the window.
        connection.busy_timeout(std::time::Duration::from_millis(100))?;
        Ok(connection)
    }

    /// The file; `None` in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Keeps articles; one that is there already stays as it is. No decision speaks of them yet.
    ///
    /// # Errors
    /// When the file cannot take them; then it has taken none.
    pub fn add_articles(&mut self, articles: &[Arc<Article>]) -> Result<(), StoreError> {
        let act = self.connection.transaction()?;
        for article in articles {
            row::insert_article(&act, article)?;
        }
        act.commit()?;
        Ok(())
    }

    /// Keeps a decision, and that the project stands there now.
    pub(super) fn record(
        &mut self,
        decision: &Decision,
        row: &DecisionRow,
    ) -> Result<(), StoreError> {
        let act = self.connection.transaction()?;
        row::insert_decision(&act, decision, row)?;
        row::insert_move(&act, Some(decision.id), &decision.at)?;
        act.commit()?;
        Ok(())
    }

    /// Keeps that the project stands at `head` now.
    pub(super) fn move_head(&mut self, head: Option<i64>, at: &str) -> Result<(), StoreError> {
        let act = self.connection.transaction()?;
        row::insert_move(&act, head, at)?;
        act.commit()?;
        Ok(())
    }

    /// How often the project has moved; two files of one project are equal when they have moved equally often.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn n_moves(&self) -> Result<i64, StoreError> {
        let count = "SELECT count(*) FROM move";
        Ok(self
            .connection
            .query_row(count, params![], |row| row.get(0))?)
    }
}

impl Drop for Store {
    /// Leaves the one file behind, without an empty journal beside it.
    fn drop(&mut self) {
        self.connection
            .pragma_update(None, "journal_mode", "DELETE")
            .ok(); // The project itself is whole either way.
    }
}
