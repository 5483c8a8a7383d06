//! The program without its window: loading, deciding, jobs, settings, dialogs.

mod articles;
mod background;
mod deciding;
mod dialogs;
mod loading;
mod settings;
mod sheets;

use tally::reading::FigureKey;
use tally::session::{Action, Decide, FileAction, NoticeLevel, Session};

fn file(session: &mut Session, action: FileAction) {
    session.perform(Action::File(action));
}

fn add(session: &mut Session, name: &str, text: &str) {
    let (name, bytes) = (name.to_owned(), text.as_bytes().to_vec());
    file(session, FileAction::AddBytes { name, bytes });
}

fn decide(session: &mut Session, decide: Decide) {
    session.perform(Action::Decide(decide));
}

fn keys(session: &Session) -> Vec<FigureKey> {
    let rows = &session.derived().table.rows;
    rows.iter().map(|row| row.key.clone()).collect()
}

/// What the analyst was told, with the details.
fn told(session: &Session, severity: NoticeLevel) -> Vec<String> {
    session
        .notices()
        .iter()
        .filter(|notice| notice.severity == severity)
        .map(|notice| {
            [
                std::slice::from_ref(&notice.text),
                notice.details.as_slice(),
            ]
            .concat()
            .join("\n")
        })
        .collect()
}
