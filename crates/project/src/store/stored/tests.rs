//! Every name that project files may hold stands in a frozen file, and is written as it always was.

mod names;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::article::{
    StoredBoilerplate, StoredLeftOut, StoredLimit, StoredParagraph, StoredParagraphKind,
    StoredWarning,
};
use super::edit::{StoredEdit, StoredLink, StoredResolution, StoredValue, StoredVerdict};
use super::metadata::{StoredField, StoredMetadata, StoredPlace, StoredUnclearDate};
use super::place::{StoredFigure, StoredSpan};
use super::policy::{StoredPolicy, StoredVagueNumber};
use super::sheet::{
    StoredDateStyle, StoredDecimalSign, StoredScale, StoredSection, StoredSheetEdit,
    StoredSheetText, StoredStyle, StoredThousands,
};
use crate::store::row;
use crate::{Contents, Store, StoreError};
use names::{held, named};
use tally_comparing::finding::Policy;

/// The frozen files, each opened as a copy.
fn fixtures() -> Vec<(PathBuf, Contents)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "tally")
        })
        .collect();
    paths.sort();
    let copies = tempfile::tempdir().unwrap();
    paths
        .into_iter()
        .map(|path| {
            let copy = copies.path().join(path.file_name().unwrap());
            std::fs::copy(&path, &copy).unwrap();
            let (_, contents) = Store::open(&copy).unwrap();
            (path, contents)
        })
        .collect()
}

/// Type and name of each variant and field that project files may hold.
fn all_names() -> BTreeSet<(&'static str, &'static str)> {
    let lists = [
        named::<StoredDateStyle>(),
        named::<StoredDecimalSign>(),
        named::<StoredEdit>(),
        named::<StoredField>(),
        named::<StoredFigure>(),
        named::<StoredBoilerplate>(),
        named::<StoredLeftOut>(),
        named::<StoredLimit>(),
        named::<StoredLink>(),
        named::<StoredMetadata>(),
        named::<StoredParagraph>(),
        named::<StoredParagraphKind>(),
        named::<StoredPlace>(),
        named::<StoredPolicy>(),
        named::<StoredResolution>(),
        named::<StoredScale>(),
        named::<StoredSection>(),
        named::<StoredSheetEdit>(),
        named::<StoredSheetText>(),
        named::<StoredSpan>(),
        named::<StoredStyle>(),
        named::<StoredThousands>(),
        named::<StoredUnclearDate>(),
        named::<StoredVagueNumber>(),
        named::<StoredValue>(),
        named::<StoredVerdict>(),
        named::<StoredWarning>(),
    ];
    lists.into_iter().flatten().collect()
}

#[test]
fn the_frozen_files_hold_every_variant_and_field() {
    let mut found = BTreeSet::new();
    for (_, contents) in fixtures() {
        for article in &contents.articles {
            held(&StoredMetadata::from(&article.metadata), &mut found);
            for paragraph in &article.paragraphs {
                held(&StoredParagraph::from(paragraph), &mut found);
            }
            for left in &article.left_out {
                held(&StoredLeftOut::from(left), &mut found);
            }
            for warning in &article.warnings {
                held(&StoredWarning::from(warning), &mut found);
            }
        }
        for decision in &contents.decisions {
            held(&StoredEdit::from(&decision.edit), &mut found);
            held(&StoredEdit::from(&decision.inverse), &mut found);
        }
    }
    let all = all_names();
    let unlisted: Vec<_> = found.difference(&all).collect();
    assert!(
        unlisted.is_empty(),
        "add their types to the list above: {unlisted:?}"
    );
    let missing: Vec<_> = all.difference(&found).collect();
    assert!(
        missing.is_empty(),
        "no file in tests/fixtures holds {missing:?}: add them to xtask/src/bin/freeze_project and freeze another file"
    );
}

#[test]
fn what_the_frozen_files_hold_would_be_written_with_the_same_seals_today() {
    for (path, contents) in fixtures() {
        let mut before = String::new();
        for decision in &contents.decisions {
            let mut again = decision.clone();
            row::seal(&mut again, &before).unwrap();
            assert_eq!(
                again.seal, decision.seal,
                "{path:?}, decision {}",
                decision.id
            );
            before = again.seal;
        }
        let folder = tempfile::tempdir().unwrap();
        let again = folder.path().join("again.tally");
        let mut store = Store::create(&again).unwrap();
        store.add_articles(&contents.articles).unwrap();
        drop(store);
        assert_eq!(seals(&again), seals(&path), "{path:?}");
    }
}

/// The seals of the articles in a file.
fn seals(path: &Path) -> Vec<String> {
    let file =
        Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut seals = file
        .prepare("SELECT seal FROM article ORDER BY rowid")
        .unwrap();
    let rows = seals.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn there_is_a_frozen_file_for_every_version() {
    let mut versions: Vec<i32> = fixtures()
        .iter()
        .map(|(path, _)| {
            let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
            let file = Connection::open_with_flags(path, flags).unwrap();
            crate::store::schema::pragma(&file, "user_version").unwrap()
        })
        .collect();
    versions.sort_unstable();
    versions.dedup();
    assert_eq!(versions, (1..=crate::VERSION).collect::<Vec<_>>());
}

#[test]
fn a_row_that_says_what_this_tally_does_not_know_is_told_with_what_to_do() {
    for (edit, why) in [
        (r#"{"set_colour":"red"}"#, "unknown variant `set_colour`"),
        (
            r#"{"set_policy":{"colour":"red"}}"#,
            "unknown field `colour`",
        ),
        (
            r#"{"set_policy":{"round_steps":"many"}}"#,
            "Invalid decimal",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tally");
        drop(Store::create(&path).unwrap());
        row::insert_foreign_decision(&Connection::open(&path).unwrap(), edit);
        let bytes = std::fs::read(&path).unwrap();
        let error = Store::open(&path).unwrap_err();
        assert!(matches!(error, StoreError::NotUnderstood { .. }), "{error}");
        let words = error.to_string();
        assert!(
            words.contains(why) && !words.contains("expected"),
            "{words}"
        );
        assert!(words.contains("decision 1, “an act”"), "{words}");
        assert!(
            words.contains("open it with the Tally that wrote it last"),
            "{words}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn a_policy_from_before_a_field_came_is_as_the_house_reads_it() {
    let kept: StoredPolicy = serde_json::from_str(r#"{"name":"desk","most_room":"0.25"}"#).unwrap();
    let policy = Policy::from(kept);
    assert_eq!(policy.most_room.to_string(), "0.25");
    assert_eq!(policy.vague, Policy::default().vague);
    assert_eq!(policy.same_news_days, 7);
}

/// Sheets that were exported name their policy by the digest of this text.
#[test]
fn the_house_policy_is_kept_as_it_always_was() {
    let kept = crate::kept_policy(&Policy::default());
    assert!(
        kept.starts_with(
            r#"{"name":"house","round_steps":"0.5","round_from":"20","about_steps":"1","nearly_steps":"1","most_room":"0.5","bound_steps":"1","from_below":["nearly","almost","close to","just under","approaching"],"vague":[{"word":"dozens","stated":"24","low":"24","suggests":"99"},"#
        ),
        "{kept}"
    );
    assert!(
        !kept.contains("\"close\":") && !kept.contains("days"),
        "{kept}"
    );
}
