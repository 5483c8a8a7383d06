//! Older project files are brought to this version on a copy; the old file stays beside it under another name.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{Store, StoreError, copy, schema};
use crate::whole_file;

/// What brings a project from version n to n + 1 stands at place n − 1.
pub(super) const STEPS: &[&str] = &[
    "ALTER TABLE article ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(left_out))",
];

/// Replaces the older project at `path`, which `old` holds, by a migrated copy, and opens that.
pub(super) fn replace(
    old: Connection,
    path: &Path,
    steps: &[&str],
) -> Result<Connection, StoreError> {
    let version = schema::pragma(&old, "user_version")?;
    let draft = copy::draft(&old, path)?;
    let fresh = Connection::open(draft.path())?;
    fresh.execute_batch("BEGIN")?;
    let done = usize::try_from(version - 1).unwrap_or(0);
    for step in steps.iter().skip(done) {
        fresh.execute_batch(step)?;
    }
    fresh.execute_batch("COMMIT")?;
    let reached = i64::try_from(steps.len() + 1).unwrap_or(i64::MAX);
    fresh.pragma_update(None, "user_version", reached)?;
    schema::check(&fresh)?;
    drop(fresh);
    std::fs::copy(path, aside(path, version))?;
    drop(old);
    whole_file::put(draft, path)?;
    let connection = Store::connect(path)?;
    schema::take(&connection)?;
    Ok(connection)
}

/// `ferry.tally` of version 1 stays as `ferry (version 1).tally`.
fn aside(path: &Path, version: i32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem} (version {version}).tally"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_project_is_migrated_on_a_copy_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.tally");
        drop(Store::create(&path).unwrap());
        let before = std::fs::read(&path).unwrap();

        let steps = [STEPS, &["ALTER TABLE article ADD COLUMN tongue TEXT"]].concat();
        let old = Store::connect(&path).unwrap();
        schema::take(&old).unwrap();
        let fresh = replace(old, &path, &steps).unwrap();
        fresh.prepare("SELECT tongue FROM article").unwrap();
        assert_eq!(schema::pragma(&fresh, "user_version").unwrap(), 3);
        let kept = folder.path().join("ferry (version 2).tally");
        assert_eq!(std::fs::read(kept).unwrap(), before);
    }

    #[test]
    fn a_step_that_fails_leaves_the_project_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.tally");
        drop(Store::create(&path).unwrap());
        let old = Store::connect(&path).unwrap();
        schema::take(&old).unwrap();
        let steps = [STEPS, &["ALTER TABLE nowhere ADD COLUMN x TEXT"]].concat();
        let failed = replace(old, &path, &steps);
        assert!(failed.is_err());
        assert!(Store::open(&path).is_ok());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_project_of_the_first_version_opens_with_its_articles() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ferry.tally");
        let mut store = Store::create(&path).unwrap();
        let article = tally_article::load("a.txt", b"The ferry sank with 12 people.").unwrap();
        store.add_articles(&[article.clone().into()]).unwrap();
        drop(store);
        let old = Connection::open(&path).unwrap();
        old.execute_batch("ALTER TABLE article DROP COLUMN left_out; PRAGMA user_version = 1")
            .unwrap();
        drop(old);
        let (_, contents) = Store::open(&path).unwrap();
        assert_eq!(*contents.articles[0], article);
    }

    #[test]
    fn there_is_a_step_for_every_version() {
        assert_eq!(usize::try_from(schema::VERSION).unwrap(), STEPS.len() + 1);
    }
}
