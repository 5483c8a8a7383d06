//! What a project file keeps, what it refuses, and that nothing shown is ever lost.

mod fixture;
mod kept;
mod killed;
mod refused;

use std::path::{Path, PathBuf};

use tally::reading::FigureKey;
use tally::session::{Action, Config, Decide, FileAction, NoticeLevel, Session, SessionPlaces};
use tempfile::TempDir;

/// Our own prose, with figures to decide on.
const ARTICLE: &str = "Ferry runs aground off Port Sorrel\n\n\
    The ferry carried 212 passengers and 14 crew members when it struck a sandbank on Tuesday.\n\n\
    Rescue boats brought 180 people ashore before nightfall, the coast guard said.\n";
const SECOND: &str = "Passengers wait as tide turns\n\n\
    About 200 passengers were aboard the ferry, a harbour official said on Tuesday.\n";

/// A session whose places all lie in `folder`.
fn session(folder: &Path) -> Session {
    Session::new(Config {
        places: SessionPlaces {
            settings: Some(folder.join("settings.toml")),
            drafts: Some(folder.join("drafts")),
            ..SessionPlaces::default()
        },
        user: "Ada".to_owned(),
        ..Config::default()
    })
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A project file with the first article loaded, closed again.
fn project(folder: &Path) -> PathBuf {
    let path = folder.join("ferry.tally");
    let mut session = session(folder);
    add(&mut session, "ferry.txt", ARTICLE);
    file(&mut session, FileAction::SaveCopy(path.clone()));
    assert_eq!(session.project_path(), Some(path.as_path()));
    path
}

fn add(session: &mut Session, name: &str, text: &str) {
    let bytes = text.as_bytes().to_vec();
    let name = name.to_owned();
    file(session, FileAction::AddBytes { name, bytes });
}

fn file(session: &mut Session, action: FileAction) {
    session.perform(Action::File(action));
}

fn open(folder: &Path, path: &Path) -> Session {
    let mut session = session(folder);
    file(&mut session, FileAction::Open(path.to_owned()));
    session
}

fn decide(session: &mut Session, decide: Decide) {
    session.perform(Action::Decide(decide));
}

/// A figure of the first article, whether it is read or not.
fn any_key(session: &Session) -> FigureKey {
    FigureKey {
        article: session.judgements().articles[0].clone(),
        span: tally::language::text::Span::new(54, 57),
    }
}

/// The errors that the analyst was told.
fn errors(session: &Session) -> Vec<&str> {
    session
        .notices()
        .iter()
        .filter(|notice| notice.severity == NoticeLevel::Error)
        .map(|notice| notice.text.as_str())
        .collect()
}
