//! Project files of every version still open, and mean what they meant.
//!
//! `tests/fixtures/NAME.tally` is frozen, and so is `NAME.txt`, which says in words what the file means.
//! `cargo run -p xtask --bin freeze_project -- NAME` makes a further file; `UPDATE_EXPECT=1` writes the words of a file
//! that has none yet, to be read before they are kept. Nothing writes over either.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too")]

mod meaning;

use std::fs;
use std::path::{Path, PathBuf};

use tally_project::{Contents, Project, Store};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "tally")
        })
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// Opens a copy, as opening an older file brings it to this version.
fn open(path: &Path, folder: &Path) -> (Store, Contents) {
    let copy = folder.join(path.file_name().unwrap());
    fs::copy(path, &copy).unwrap();
    Store::open(&copy).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_row_of_a_frozen_file_means_what_it_meant() {
    let folder = tempfile::tempdir().unwrap();
    for path in fixtures() {
        let (_, contents) = open(&path, folder.path());
        let words = meaning::of(&contents);
        let kept = path.with_extension("txt");
        if !kept.exists() && std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&kept, &words).unwrap();
        }
        let expected = fs::read_to_string(&kept).unwrap_or_else(|_| {
            panic!(
                "{} has no words yet: run with UPDATE_EXPECT=1, and read them",
                path.display()
            )
        });
        for (number, (found, expected)) in words.lines().zip(expected.lines()).enumerate() {
            let line = number + 1;
            assert_eq!(found, expected, "{}, line {line}", kept.display());
        }
        assert_eq!(words.lines().count(), expected.lines().count());
    }
}

#[test]
fn a_frozen_project_stands_where_it_was_left_and_goes_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    for path in fixtures() {
        let (store, contents) = open(&path, folder.path());
        let last = contents.heads.last().copied().flatten();
        let decisions = contents.decisions.clone();
        let mut project = Project::reopen(store, contents);
        assert_eq!(project.history().head(), last);
        for decision in decisions {
            project.go_to(Some(decision.id), "").unwrap();
            assert_eq!(project.history().head(), Some(decision.id));
            let mut state = project.judgements().clone();
            assert_eq!(decision.inverse.apply(&mut state), decision.edit);
        }
    }
}
