//! The tables of a project file, its version, and how it is taken for this window alone.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// Marks a database as a project of Tally: "Taly" in ASCII.
const APPLICATION: i32 = 0x5461_6c79;

/// The version of the schema that this Tally writes. A change of `TABLES` raises it, and adds a step to
/// `super::migrate::STEPS`.
pub const VERSION: i32 = 2;

/// Strict types, and an append-only log: what is decided or loaded can be added to, never changed.
const TABLES: &str = "
CREATE TABLE about (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    id TEXT PRIMARY KEY NOT NULL,
    hash TEXT NOT NULL,
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    text TEXT NOT NULL,
    paragraphs TEXT NOT NULL CHECK (json_valid(paragraphs)),
    metadata TEXT NOT NULL CHECK (json_valid(metadata)),
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    seal TEXT NOT NULL,
    left_out TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(left_out))
) STRICT;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY NOT NULL,
    parent INTEGER REFERENCES decision (id) CHECK (parent < id),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    label TEXT NOT NULL,
    why TEXT NOT NULL,
    edit TEXT NOT NULL CHECK (json_valid(edit)),
    inverse TEXT NOT NULL CHECK (json_valid(inverse)),
    seal TEXT NOT NULL
) STRICT;

CREATE TABLE move (
    id INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    head INTEGER REFERENCES decision (id)
) STRICT;

CREATE TRIGGER article_stays BEFORE UPDATE ON article
BEGIN SELECT RAISE(ABORT, 'articles are never changed'); END;
CREATE TRIGGER article_is_kept BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'articles are never deleted'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER move_stays BEFORE UPDATE ON move
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER move_is_kept BEFORE DELETE ON move
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
";

/// Makes the file ours alone until it is closed, and each commit durable.
pub(super) fn take(connection: &Connection) -> Result<(), StoreError> {
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Commits by cutting the journal to nothing and syncing that: durable without a second file that holds decisions.
    connection.pragma_update(None, "journal_mode", "TRUNCATE")?;
    // The lock is taken by the first write; an empty one takes it now.
    connection.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
    Ok(())
}

/// Lays out a new project.
pub(super) fn create(connection: &Connection) -> Result<(), StoreError> {
    let act = rusqlite::Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    act.execute_batch(TABLES)?;
    act.execute(
        "INSERT INTO about (name, value) VALUES ('needs_tally', ?1)",
        [env!("CARGO_PKG_VERSION")],
    )?;
    act.pragma_update(None, "application_id", APPLICATION)?;
    act.pragma_update(None, "user_version", VERSION)?;
    act.commit()?;
    Ok(())
}

/// Refuses what is no project and what a newer Tally wrote, without touching it.
pub(super) fn identify(connection: &Connection) -> Result<i32, StoreError> {
    if pragma(connection, "application_id")? != APPLICATION {
        return Err(StoreError::Foreign);
    }
    let version = pragma(connection, "user_version")?;
    if version > VERSION {
        return Err(StoreError::Newer {
            needs: needs(connection),
        });
    }
    if version < 1 {
        return Err(StoreError::damaged("it has no version"));
    }
    Ok(version)
}

/// Refuses a file whose pages do not fit together.
pub(super) fn check(connection: &Connection) -> Result<(), StoreError> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(StoreError::damaged(found));
    }
    Ok(())
}

pub(super) fn pragma(connection: &Connection, name: &str) -> Result<i32, StoreError> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

/// The version that a newer file asks for; its tables may be anything.
fn needs(connection: &Connection) -> String {
    connection
        .query_row(
            "SELECT value FROM about WHERE name = 'needs_tally'",
            [],
            |row| row.get(0),
        )
        .unwrap_or_else(|_| "a later one".to_owned())
}
