//! What views ask for; performed after all of them were shown.

use std::path::PathBuf;

use super::commands::Command;
use super::filter::Filter;
use super::place::ViewTab;
use super::sides::SidePanel;
use tally_article::ArticleId;
use tally_language::text::Span;
use tally_reading::FigureKey;
use tally_session::Action;
use tally_sheet::{Audience, Layout, SheetFormat};

/// What a view asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// A change of the session.
    Act(Action),
    /// A command of the table of commands.
    Run(Command),
    /// This figure is the selected one, everywhere.
    Select(FigureKey),
    /// No figure is the selected one.
    Unselect,
    /// These figures are marked beside the selected one, for acts on several.
    Mark(Vec<FigureKey>),
    /// This finding, by its index in [`tally_session::Derived::findings`], and its first figure.
    SelectFinding(usize),
    /// This article is the selected one; `None` for all.
    SelectArticle(Option<ArticleId>),
    /// Shows this view.
    Open(ViewTab),
    /// The table shows the figures that pass this.
    Filter(Filter),
    /// Selects the figure and shows its quotation in the text.
    Jump(FigureKey),
    /// Shows this place of an article in the text.
    Reveal(ArticleId, Span),
    /// Shows the group with this index side by side.
    Compare(usize),
    /// Gives the keyboard to the inspector's field, to write this.
    Write(Writing),
    /// Writes the fact sheet to a file.
    Export(ExportRequest),
    /// The panel on the right shows this.
    Show(SidePanel),
    /// To the place looked at before.
    Back,
    /// To the place looked at before going back.
    Forward,
}

/// A fact sheet that is to be written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRequest {
    /// Where to; none asks the analyst.
    pub path: Option<PathBuf>,
    /// Its format.
    pub format: SheetFormat,
    /// Who it is for.
    pub audience: Audience,
    /// Whether it has only the figures that the table shows.
    pub filtered: bool,
    /// Its pages and columns.
    pub layout: Layout,
}

/// What the inspector's fields are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// The reason of a rejection, which Enter carries out.
    Reject,
    /// The figure's note.
    Note,
    /// The name of the figure's group.
    Rename,
}

/// What the views of one frame ask for, in order.
#[derive(Debug, Default)]
pub struct Requests(Vec<Request>);

impl Requests {
    /// Asks for `request` once all views are shown.
    pub fn push(&mut self, request: Request) {
        self.0.push(request);
    }

    /// Asks for a command of the table of commands.
    pub fn run(&mut self, command: impl Into<Command>) {
        self.0.push(Request::Run(command.into()));
    }

    /// Asks for a change of the session.
    pub fn act(&mut self, action: Action) {
        self.0.push(Request::Act(action));
    }
}

impl IntoIterator for Requests {
    type Item = Request;
    type IntoIter = std::vec::IntoIter<Request>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
