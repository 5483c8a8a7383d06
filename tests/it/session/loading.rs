//! Articles from files, folders and manifests, and what is said of those that give none.

use std::fs;
use std::path::Path;

use tally::session::{Action, FileAction, NoticeLevel, Session};

use super::{add, file, told};

const TEXT: &str =
    "Bridge closes for repairs\n\nThe bridge carries 4,000 cars a day, the council said.\n";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn loaded(session: &Session) -> Vec<&str> {
    let articles = &session.derived().table.articles;
    articles.iter().map(|article| article.file_name()).collect()
}

#[test]
fn a_folder_gives_its_articles_in_order_and_counts_what_it_passes_over() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("b.txt", "The second text."),
        ("a/z.md", "The first text."),
        (".hidden.txt", "Not this one."),
        (".git/x.txt", "Nor this one."),
        ("photo.jpg", "no text"),
        ("table.xlsx", "no text"),
    ] {
        write(folder.path(), name, text);
    }
    let mut session = Session::default();
    file(
        &mut session,
        FileAction::Add(vec![folder.path().to_owned()]),
    );
    assert_eq!(loaded(&session), ["z.md", "b.txt"]);
    assert_eq!(
        told(&session, NoticeLevel::Info),
        ["2 files of other kinds were passed over in the folders"]
    );
    assert_eq!(told(&session, NoticeLevel::Error), [""; 0]);
    assert_eq!(session.undo_label(), Some("load 2 articles"));
}

#[test]
fn a_folder_that_holds_itself_is_walked_once() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", TEXT);
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).unwrap();
    let mut session = Session::default();
    file(
        &mut session,
        FileAction::Add(vec![folder.path().to_owned()]),
    );
    assert_eq!(loaded(&session), ["a.txt"]);
}

#[test]
fn the_same_file_twice_is_said_and_loaded_once() {
    let mut session = Session::default();
    add(&mut session, "first.txt", TEXT);
    add(&mut session, "again.txt", TEXT);
    assert_eq!(loaded(&session), ["first.txt"]);
    assert_eq!(
        told(&session, NoticeLevel::Info),
        ["again.txt has the same content as first.txt, so it was not loaded twice"]
    );
    assert_eq!(session.history().len(), 1);
}

#[test]
fn what_cannot_be_loaded_is_told_by_name_and_the_rest_is_loaded() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "good.txt", TEXT);
    write(folder.path(), "empty.txt", " \n");
    write(folder.path(), "letter.docx", "PK\u{3}\u{4}");
    let paths =
        ["empty.txt", "letter.docx", "gone.txt", "good.txt"].map(|name| folder.path().join(name));
    let mut session = Session::default();
    file(&mut session, FileAction::Add(paths.to_vec()));
    assert_eq!(loaded(&session), ["good.txt"]);
    let errors = told(&session, NoticeLevel::Error);
    assert_eq!(errors.len(), 1);
    for part in [
        "3 files could not be loaded",
        "empty.txt: the file contains no text",
        "letter.docx: ",
        "gone.txt: there is no such file",
    ] {
        assert!(errors[0].contains(part), "{part:?} in {errors:?}");
    }
}

#[test]
fn a_huge_file_is_refused_without_being_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.txt");
    fs::File::create(&path)
        .unwrap()
        .set_len(3_000_000_000)
        .unwrap();
    let mut session = Session::default();
    file(&mut session, FileAction::Add(vec![path]));
    assert!(told(&session, NoticeLevel::Error)[0].contains("200 MB"));
}

#[test]
fn nothing_at_all_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::default();
    file(
        &mut session,
        FileAction::Add(vec![folder.path().to_owned()]),
    );
    assert!(told(&session, NoticeLevel::Warning)[0].starts_with("No article was found"));
    assert!(session.history().is_empty());
}

#[test]
fn a_manifest_in_a_folder_tells_of_the_articles_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", TEXT);
    write(
        folder.path(),
        "manifest.json",
        r#"[{"file": "a.txt", "outlet": "The Quay", "published": "2031-05-06"}]"#,
    );
    let mut session = Session::default();
    file(
        &mut session,
        FileAction::Add(vec![folder.path().to_owned()]),
    );
    let metadata = &session.derived().table.articles[0].metadata;
    assert_eq!(metadata.outlet.as_deref(), Some("The Quay"));
    assert_eq!(
        metadata
            .published_on()
            .map(|date| date.to_string())
            .as_deref(),
        Some("2031-05-06")
    );
    assert_eq!(told(&session, NoticeLevel::Error), [""; 0]);
}

#[test]
fn a_manifest_named_later_tells_of_the_articles_that_are_there_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "list.csv",
        "file,outlet\na.txt,The Quay\nb.txt,The Bay\n",
    );
    let mut session = Session::default();
    add(&mut session, "a.txt", TEXT);
    file(
        &mut session,
        FileAction::Manifest(folder.path().join("list.csv")),
    );
    add(&mut session, "b.txt", "Another text, about 12 boats.");
    let outlets: Vec<_> = session
        .derived()
        .table
        .articles
        .iter()
        .map(|a| a.metadata.outlet.clone())
        .collect();
    assert_eq!(
        outlets,
        [Some("The Quay".to_owned()), Some("The Bay".to_owned())]
    );
    session.perform(Action::Undo);
    session.perform(Action::Undo);
    assert_eq!(session.derived().table.articles[0].metadata.outlet, None);
}

#[test]
fn a_manifest_that_is_none_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "list.json", "{");
    let mut session = Session::default();
    file(
        &mut session,
        FileAction::Manifest(folder.path().join("list.json")),
    );
    file(
        &mut session,
        FileAction::Manifest(folder.path().join("gone.json")),
    );
    let errors = told(&session, NoticeLevel::Error);
    assert!(
        errors[0].contains("not valid JSON") && errors[1].contains("no such file"),
        "{errors:?}"
    );
}

#[test]
fn the_sample_opens_in_a_project_of_its_own() {
    let mut session = Session::default();
    add(&mut session, "a.txt", TEXT);
    file(&mut session, FileAction::OpenSample);
    assert_eq!(session.derived().table.articles.len(), 5);
    assert_eq!(session.history().len(), 1);
    assert!(
        session
            .derived()
            .table
            .articles
            .iter()
            .all(|a| a.metadata.outlet.is_some())
    );
    file(&mut session, FileAction::New);
    assert!(session.derived().table.articles.is_empty() && session.undo_label().is_none());
}

#[test]
fn an_article_that_was_taken_out_comes_back_with_what_a_manifest_tells_now() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.txt", TEXT);
    let mut session = Session::default();
    file(
        &mut session,
        FileAction::Add(vec![folder.path().join("a.txt")]),
    );
    session.perform(Action::Undo);
    write(
        folder.path(),
        "manifest.csv",
        "file;outlet\na.txt;The Quay\n",
    );
    file(
        &mut session,
        FileAction::Add(vec![folder.path().to_owned()]),
    );
    let outlet = session.derived().table.articles[0]
        .metadata
        .outlet
        .as_deref();
    assert_eq!(outlet, Some("The Quay"));
}
