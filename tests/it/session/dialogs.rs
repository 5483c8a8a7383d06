//! Files that the analyst is asked for, and sheets that cannot be written.

use std::path::PathBuf;
use std::sync::Arc;

use tally::session::{
    Ask, Config, DialogAnswer, Export, FileAction, FileDialogs, NoticeLevel, Session, SessionPlaces,
};

use super::{add, file, told};

/// Always answers the same.
struct Says(DialogAnswer);

impl FileDialogs for Says {
    fn ask(&self, _ask: &Ask) -> DialogAnswer {
        self.0.clone()
    }
}

fn with(answer: DialogAnswer) -> Session {
    Session::new(Config {
        dialogs: Some(Arc::new(Says(answer))),
        ..Config::default()
    })
}

fn paths(path: PathBuf) -> DialogAnswer {
    DialogAnswer::Paths(vec![path])
}

#[test]
fn what_the_analyst_chooses_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(&article, "The dam holds 3 million litres.").unwrap();
    let mut session = with(paths(article));
    file(&mut session, FileAction::ChooseArticles);
    assert_eq!(session.derived().table.articles.len(), 1);

    let sheet = folder.path().join("sheet.json");
    let mut session = with(paths(sheet.clone()));
    add(&mut session, "a.txt", "The dam holds 3 million litres.");
    file(&mut session, FileAction::ChooseExport(Export::default()));
    assert!(sheet.is_file());

    let mut session = with(paths(folder.path().join("dam")));
    add(&mut session, "a.txt", "The dam holds 3 million litres.");
    file(&mut session, FileAction::ChooseCopy);
    assert!(folder.path().join("dam.tally").is_file());
}

#[test]
fn where_no_dialog_can_be_shown_the_analyst_hears_what_else_works() {
    for mut session in [with(DialogAnswer::Unavailable), Session::default()] {
        file(&mut session, FileAction::ChooseArticles);
        assert!(told(&session, NoticeLevel::Warning)[0].contains("drop files on the window"));
    }
    let mut session = with(DialogAnswer::Cancelled);
    file(&mut session, FileAction::ChooseArticles);
    assert!(session.notices().is_empty());
}

#[test]
fn where_no_dialog_can_be_shown_a_sheet_goes_to_a_new_file_of_the_home_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new(Config {
        places: SessionPlaces {
            outgoing: Some(folder.path().to_owned()),
            ..SessionPlaces::default()
        },
        ..Config::default()
    });
    add(&mut session, "a.txt", "The dam holds 3 million litres.");
    for name in ["Untitled.html", "Untitled (2).html"] {
        file(&mut session, FileAction::ChooseExport(Export::default()));
        assert!(folder.path().join(name).is_file());
        assert!(
            told(&session, NoticeLevel::Info)
                .last()
                .unwrap()
                .contains(name)
        );
    }
    file(&mut session, FileAction::ChooseCopy);
    assert!(folder.path().join("Untitled.tally").is_file());
}

#[test]
fn a_sheet_that_cannot_be_written_is_said_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("file"), "").unwrap();
    let mut session = Session::default();
    file(
        &mut session,
        FileAction::Export(at("empty.json"), Export::default()),
    );
    assert!(told(&session, NoticeLevel::Error)[0].starts_with("There is nothing to export"));
    add(&mut session, "a.txt", "The dam holds 3 million litres.");
    for (name, why) in [
        ("sheet.exe", ".csv"),
        ("no/such/sheet.json", "there is no such folder"),
        ("file/sheet.json", "there is no such folder"),
    ] {
        file(
            &mut session,
            FileAction::Export(at(name), Export::default()),
        );
        let errors = told(&session, NoticeLevel::Error);
        assert!(errors.last().unwrap().contains(why), "{errors:?}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
