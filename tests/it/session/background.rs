//! Jobs on threads of their own: the same results, nothing lost, nothing waited for.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use tally::session::{Action, Config, Decide, Export, FileAction, NoticeLevel, Session};

use super::{add, decide, file, told};

/// A session with jobs on threads of their own, and their wake-up calls.
fn in_background() -> (Session, Receiver<()>) {
    let (sender, woken) = channel();
    let session = Session::new(Config {
        wake: Some(Arc::new(move || {
            sender.send(()).ok();
        })),
        ..Config::default()
    });
    (session, woken)
}

/// Polls at every wake-up call until all is done.
#[track_caller]
fn settle(session: &mut Session, woken: &Receiver<()>) {
    session.poll();
    while session.progress().is_some() {
        woken.recv_timeout(Duration::from_secs(30)).unwrap();
        session.poll();
    }
}

fn many_articles(folder: &std::path::Path, n: usize) {
    for idx in 0..n {
        let text = format!(
            "Ship {idx} reaches port\n\nThe ship carried {} tonnes of grain and {idx} sailors.\n",
            idx + 20
        );
        std::fs::write(folder.join(format!("{idx:04}.txt")), text).unwrap();
    }
}

#[test]
fn work_in_the_background_gives_what_work_at_once_gives() {
    let folder = tempfile::tempdir().unwrap();
    many_articles(folder.path(), 60);
    let paths = vec![folder.path().to_owned()];
    let (mut session, woken) = in_background();
    file(&mut session, FileAction::Add(paths.clone()));
    settle(&mut session, &woken);
    let mut at_once = Session::default();
    file(&mut at_once, FileAction::Add(paths));
    assert_eq!(session.judgements(), at_once.judgements());
    assert_eq!(session.derived().groups, at_once.derived().groups);
    assert_eq!(session.derived().findings, at_once.derived().findings);
    assert_eq!(session.derived().readings, at_once.derived().readings);
}

#[test]
fn what_is_decided_while_work_goes_on_is_in_its_result() {
    let folder = tempfile::tempdir().unwrap();
    many_articles(folder.path(), 60);
    let (mut session, woken) = in_background();
    file(
        &mut session,
        FileAction::Add(vec![folder.path().to_owned()]),
    );
    decide(&mut session, Decide::SetTitle("Grain".to_owned()));
    assert_eq!(session.project_name(), "Grain");
    settle(&mut session, &woken);
    session.perform(Action::Undo);
    settle(&mut session, &woken);
    assert!(session.derived().table.articles.is_empty());
    assert_eq!(session.redo_label(), Some("load 60 articles"));
}

#[test]
fn tasks_with_files_are_done_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    many_articles(folder.path(), 40);
    let sheet = folder.path().join("sheet.json");
    let (mut session, woken) = in_background();
    file(
        &mut session,
        FileAction::Add(vec![folder.path().join("0007.txt")]),
    );
    file(&mut session, FileAction::New);
    file(
        &mut session,
        FileAction::Add(vec![folder.path().to_owned()]),
    );
    file(
        &mut session,
        FileAction::Export(sheet.clone(), Export::default()),
    );
    settle(&mut session, &woken);
    assert_eq!(told(&session, NoticeLevel::Error), [""; 0]);
    assert_eq!(session.derived().table.articles.len(), 40);
    let sheet = std::fs::read_to_string(sheet).unwrap();
    assert!(sheet.contains("0039.txt") || sheet.contains("Ship 39"));
}

#[test]
fn a_load_that_is_stopped_leaves_all_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    many_articles(folder.path(), 400);
    let (mut session, woken) = in_background();
    file(
        &mut session,
        FileAction::Add(vec![folder.path().to_owned()]),
    );
    assert!(
        session
            .progress()
            .is_some_and(|progress| progress.can_cancel)
    );
    session.perform(Action::Cancel);
    settle(&mut session, &woken);
    assert_eq!(
        told(&session, NoticeLevel::Info),
        ["Loading was stopped; nothing was loaded"]
    );
    assert!(session.history().is_empty());
    add(&mut session, "after.txt", "Then 3 ships came.");
    settle(&mut session, &woken);
    assert_eq!(session.history().len(), 1);
}
