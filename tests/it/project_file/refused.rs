//! Files that are no whole project of this version are refused, in words that say what to do, and left as they are.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use rusqlite::Connection;
use tally::session::{Decide, FileAction};

use crate::same_cases;

use super::{any_key, decide, errors, file, folder, open, project};

#[track_caller]
fn assert_refused(folder: &Path, path: &Path, words: &str) {
    let before = fs::read(path).ok();
    let session = open(folder, path);
    let errors = errors(&session);
    assert!(
        errors.len() == 1 && errors[0].contains(words),
        "expected {words:?} in {errors:?}"
    );
    assert!(session.judgements().articles.is_empty());
    assert_eq!(fs::read(path).ok(), before, "the file was touched");
}

#[test]
fn a_project_that_is_open_in_another_window_is_refused() {
    let folder = folder();
    let path = project(folder.path());
    let mut first = open(folder.path(), &path);
    let second = open(folder.path(), &path);
    assert!(errors(&second)[0].contains("open in another window"));

    let key = any_key(&first);
    decide(
        &mut first,
        Decide::NoteFigure(key, "still works".to_owned()),
    );
    assert_eq!(first.judgements().figure_notes.len(), 1);
    drop((first, second));
    assert_eq!(errors(&open(folder.path(), &path)), [""; 0]);
}

#[test]
fn a_copy_never_replaces_a_project_that_is_open() {
    let folder = folder();
    let path = project(folder.path());
    let first = open(folder.path(), &path);
    let mut second = super::session(folder.path());
    super::add(&mut second, "other.txt", super::SECOND);
    file(&mut second, FileAction::SaveCopy(path.clone()));
    assert!(errors(&second)[0].contains("open in another window"));
    drop(first);
    assert_eq!(open(folder.path(), &path).history().len(), 1);
}

#[test]
fn a_newer_project_is_refused_with_the_version_that_it_needs() {
    let folder = folder();
    let path = project(folder.path());
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch(
        "UPDATE about SET value = '7.2.0' WHERE name = 'needs_tally'; PRAGMA user_version = 99;",
    )
    .unwrap();
    drop(raw);
    assert_refused(folder.path(), &path, "version 7.2.0 or later");
}

#[test]
fn what_is_no_project_is_refused() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(
        at("text.tally"),
        "Just some text, longer than a header.".repeat(40),
    )
    .unwrap();
    fs::write(at("empty.tally"), "").unwrap();
    let raw = Connection::open(at("other.tally")).unwrap();
    raw.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1);")
        .unwrap();
    drop(raw);
    for name in ["text.tally", "empty.tally", "other.tally"] {
        assert_refused(folder.path(), &at(name), "no Tally project");
    }
    assert_refused(folder.path(), &at("gone.tally"), "there is no such file");
}

#[test]
fn a_cut_project_is_refused_as_damaged() {
    let folder = folder();
    let path = project(folder.path());
    let bytes = fs::read(&path).unwrap();
    for share in [2, 3, 5] {
        fs::write(&path, &bytes[..bytes.len() / share]).unwrap();
        assert_refused(folder.path(), &path, "damaged");
    }
}

#[test]
fn a_changed_text_or_decision_is_found_by_its_seal() {
    for change in [
        "DROP TRIGGER article_stays; UPDATE article SET text = replace(text, '212', '213');",
        "DROP TRIGGER decision_stays; UPDATE decision SET who = 'Eve';",
        "DROP TRIGGER decision_is_kept; PRAGMA foreign_keys = OFF; DELETE FROM decision WHERE id = 1;",
    ] {
        let folder = folder();
        let path = project(folder.path());
        let raw = Connection::open(&path).unwrap();
        raw.execute_batch(change).unwrap();
        drop(raw);
        assert_refused(folder.path(), &path, "damaged");
    }
}

#[test]
fn whatever_byte_is_wrong_the_project_opens_whole_or_is_refused() {
    let folder = folder();
    let path = project(folder.path());
    let whole = open(folder.path(), &path);
    let (articles, history) = (
        whole.judgements().articles.clone(),
        whole.history().to_vec(),
    );
    drop(whole);
    let bytes = fs::read(&path).unwrap();
    proptest!(same_cases(150), |(at in 0..bytes.len(), more in 1_u8..)| {
        let mut wrong = bytes.clone();
        wrong[at] = wrong[at].wrapping_add(more);
        fs::write(&path, &wrong).unwrap();
        let session = open(folder.path(), &path);
        if errors(&session).is_empty() {
            prop_assert_eq!(&session.judgements().articles, &articles);
            prop_assert_eq!(session.history(), &history);
        }
    });
}

#[test]
fn the_log_takes_no_changes() {
    let folder = folder();
    let path = project(folder.path());
    let raw = Connection::open(&path).unwrap();
    for table in ["decision", "article", "move"] {
        let error = raw
            .execute(&format!("DELETE FROM {table}"), [])
            .unwrap_err();
        assert!(error.to_string().contains("never") || error.to_string().contains("append-only"));
        let error = raw
            .execute(&format!("UPDATE {table} SET rowid = rowid + 1"), [])
            .unwrap_err();
        assert!(error.to_string().contains("never") || error.to_string().contains("append-only"));
    }
}
