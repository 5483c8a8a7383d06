//! The window: views read the session and queue requests; they change nothing themselves.

mod app;
mod clipboard;
pub mod commands;
pub mod decided;
pub mod describe;
mod dialogs;
pub mod evidence;
pub mod filter;
pub mod fonts;
pub mod icons;
mod keys;
mod obstacles;
pub mod panels;
mod perform;
pub mod printed;
pub mod request;
pub mod state;
pub mod statements;
pub mod theme;
pub mod topic;
pub mod widgets;

use std::collections::BTreeSet;

use tally_article::ArticleId;
use tally_reading::FigureKey;
use tally_session::Session;

pub use app::run;
pub use commands::Command;
pub use filter::Filter;
pub use request::{Request, Requests, Writing};
pub use state::{Panels, ViewPlace, ViewState, ViewTab};
pub use theme::install;

/// What every view may look at.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The program.
    pub session: &'a Session,
    /// The view in the middle.
    pub tab: ViewTab,
    /// The figure that is selected everywhere.
    pub selected: Option<&'a FigureKey>,
    /// Its row in the table.
    pub row: Option<usize>,
    /// Figures marked beside the selected one.
    pub marked: &'a BTreeSet<FigureKey>,
    /// The finding that is selected everywhere, by index.
    pub finding: Option<usize>,
    /// The article that is selected; `None` for all.
    pub article: Option<&'a ArticleId>,
    /// Which figures the table shows.
    pub filter: &'a Filter,
    /// Whether there is a place to go back to.
    pub can_go_back: bool,
    /// Whether there is a place to go forward to.
    pub can_go_forward: bool,
}

impl<'a> Cx<'a> {
    /// What views may look at, as of now.
    pub fn new(session: &'a Session, view: &'a mut ViewState) -> Self {
        let (row, finding) = view.resolve(session);
        Self {
            session,
            tab: view.place.tab,
            selected: view.place.selected.as_ref(),
            row,
            marked: &view.marked,
            finding,
            article: view.place.article.as_ref(),
            filter: &view.filter,
            can_go_back: !view.back.is_empty(),
            can_go_forward: !view.forward.is_empty(),
        }
    }

    /// The group that is looked at: the selected figure's, else the selected finding's.
    pub fn group(self) -> Option<usize> {
        let derived = self.session.derived();
        self.row
            .and_then(|row| derived.group_of.get(row).copied())
            .or_else(|| derived.findings.get(self.finding?)?.group)
    }

    /// The selected figure and those marked beside it, each once.
    pub fn chosen_keys(self) -> impl Iterator<Item = &'a FigureKey> {
        let selected = self.selected.filter(|key| !self.marked.contains(key));
        selected.into_iter().chain(self.marked)
    }

    /// The selected figure and those marked beside it, to act on.
    pub fn chosen(self) -> Vec<FigureKey> {
        self.chosen_keys().cloned().collect()
    }
}

/// Shows the whole window and performs what the analyst asked for.
pub fn show(ui: &mut egui::Ui, session: &mut Session, view: &mut ViewState) {
    session.poll();
    let mut requests = Requests::default();
    let mut panels = std::mem::take(&mut view.panels);
    let cx = Cx::new(session, view);
    keys::take(ui, cx, &mut requests);
    panels::take_dropped(ui, &mut requests);
    // Before the panels, as they forget the note of a figure that is no longer selected.
    panels::inspector::settle(cx, &mut panels.inspector, &mut requests);
    panels::show(ui, cx, &mut panels, &mut requests);
    panels::inspector::settle(cx, &mut panels.inspector, &mut requests);
    view.panels = panels;
    for request in requests {
        perform::perform(request, ui, session, view);
    }
}

/// Makes decisions of what is still being written, before the window closes.
pub fn settle(session: &mut Session, view: &mut ViewState) {
    let mut requests = Requests::default();
    let mut panels = std::mem::take(&mut view.panels);
    let leaving = Cx {
        selected: None,
        ..Cx::new(session, view)
    };
    panels::inspector::settle(leaving, &mut panels.inspector, &mut requests);
    view.panels = panels;
    for request in requests {
        if let Request::Act(action) = request {
            session.perform(action);
        }
    }
}
