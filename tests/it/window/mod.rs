//! The whole window, tried by the names of what stands in it.

mod articles;
mod commands;
mod compare;
mod coverage;
mod factsheet;
mod figures;
mod read;
mod shell;
mod whole;

use egui_kittest::Harness;
use tally::session::{Action, FileAction, Session};
use tally::ui::{self, ViewState};

/// The window with a session whose jobs run at once.
pub(crate) type Window = Harness<'static, (Session, ViewState)>;

/// The window with these articles, by name and text.
pub(crate) fn window(articles: &[(&str, &str)]) -> Window {
    let mut session = Session::default();
    for (name, text) in articles {
        session.perform(Action::File(FileAction::AddBytes {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_owned(),
        }));
    }
    shown(session)
}

/// The window around `session`.
pub(crate) fn shown(session: Session) -> Window {
    let mut window = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_context_setup(ui::install)
        .build_ui_state(
            |ui, (session, view)| ui::show(ui, session, view),
            (session, ViewState::default()),
        );
    window.run();
    window
}

/// Two articles on one storm: the first says 70 houses and 12 boats, the second 71 houses.
pub(crate) fn storm() -> Window {
    window(&[
        (
            "morning.txt",
            "Storm hits the coast\n\nThe storm damaged 70 houses in the old harbour on Monday. \
             Crews pulled 12 boats from the water before noon.\n",
        ),
        (
            "evening.txt",
            "Harbour counts its losses\n\nThe storm damaged 71 houses in the old harbour on Monday.\n",
        ),
    ])
}
