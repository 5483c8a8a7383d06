//! Killing the program at any moment loses no decision that it showed.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tally::session::{Action, Decide};

use super::{any_key, decide, folder, open, project};

/// Tells the child which project to work on.
const PROJECT: &str = "TALLY_TEST_PROJECT";

/// Runs as a process of its own: decides without end, and prints each decision once it is shown.
#[test]
#[ignore = "the child of the test below, which kills it"]
fn child_that_decides() {
    let Some(path) = std::env::var_os(PROJECT) else {
        return;
    };
    let path = Path::new(&path);
    let mut session = open(path.parent().unwrap(), path);
    let key = any_key(&session);
    let first = session.history().len();
    for n in first.. {
        let note = format!("note {n}");
        decide(&mut session, Decide::NoteFigure(key.clone(), note.clone()));
        assert_eq!(session.judgements().figure_notes.get(&key), Some(&note));
        let id = session.history().last().unwrap().id;
        writeln!(std::io::stdout(), "shown {id}").unwrap();
        if n % 7 == 0 {
            session.perform(Action::Undo); // The next act opens a branch.
        }
    }
}

#[test]
fn no_decision_that_was_shown_is_lost_by_a_kill() {
    let folder = folder();
    let path = project(folder.path());
    let mut shown_in_all = 0;
    for n in 0..50 {
        // All over 30 milliseconds, near moments far apart in the order of trying.
        let delay = Duration::from_micros(n * 18_541 % 30_000);
        let shown = killed_after(delay, &path);
        let session = open(folder.path(), &path);
        let history = session.history();
        for id in &shown {
            let row = history.iter().find(|row| row.id == *id);
            assert!(row.is_some(), "decision {id} was shown, and is lost");
        }
        // One more may have been kept without having been shown.
        let last = history.last().map_or(0, |row| row.id);
        assert!(shown.last().is_none_or(|shown| last - shown <= 1));
        shown_in_all += shown.len();
    }
    assert!(shown_in_all > 50, "only {shown_in_all} decisions were made");
}

/// Lets the child decide, kills it `delay` after its first decision, and gives the decisions that it printed.
fn killed_after(delay: Duration, path: &Path) -> Vec<i64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--nocapture", "--exact"])
        .arg("project_file::killed::child_that_decides")
        .env(PROJECT, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut shown = Vec::new();
    let mut deadline = None;
    for line in lines.by_ref().map_while(Result::ok) {
        // The name of the test may stand before the first.
        if let Some((_, id)) = line.split_once("shown ") {
            shown.push(id.parse().unwrap());
            let deadline = *deadline.get_or_insert_with(|| Instant::now() + delay);
            if Instant::now() >= deadline {
                break;
            }
        }
    }
    child.kill().unwrap();
    // What it had written before it was killed.
    for line in lines.map_while(Result::ok) {
        if let Some(id) = line.strip_prefix("shown ") {
            shown.push(id.parse().unwrap());
        }
    }
    child.wait().unwrap();
    shown
}
