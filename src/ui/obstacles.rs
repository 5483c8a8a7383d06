//! Whether a command can do something now, what stands in its way, and how it is named here.

use super::commands::{Command, EditCommand, FigureCommand, FileCommand, GoCommand, ViewCommand};
use super::cx::Cx;
use super::place::ViewTab;
use super::suggested::{SuggestionAnswer, suggestion};

const NO_ARTICLES: &str = "No article is loaded";
const NO_FIGURES: &str = "There are no figures";
const NOT_SELECTED: &str = "Select a figure first";
const ONLY_IN_FIGURES: &str = "Only in Figures";
const ONLY_IN_COMPARE: &str = "Only in Compare";

/// What stands in the way where `holds` does not.
fn unless(holds: bool, why: &'static str) -> Option<&'static str> {
    (!holds).then_some(why)
}

fn has_figures(cx: Cx<'_>) -> bool {
    !cx.session.derived().table.rows.is_empty()
}

impl Command {
    /// Whether it can do something now.
    pub fn is_enabled(self, cx: Cx<'_>) -> bool {
        self.obstacle(cx).is_none()
    }

    /// Why it can do nothing now; none where it can.
    pub fn obstacle(self, cx: Cx<'_>) -> Option<&'static str> {
        match self {
            Self::File(command) => of_file(command, cx),
            Self::Edit(command) => of_edit(command, cx),
            Self::Figure(command) => of_figure(command, cx),
            Self::View(command) => of_view(command, cx),
            Self::Go(command) => of_go(command, cx),
            Self::Help(_) => None,
        }
    }

    /// What it would do here, by name: undo tells the act, Enter where it leads.
    pub fn text_here(self, cx: Cx<'_>) -> String {
        let act = match self {
            Self::Edit(EditCommand::Undo) => cx.session.undo_label(),
            Self::Edit(EditCommand::Redo) => cx.session.redo_label(),
            Self::Figure(FigureCommand::Jump) if cx.tab == ViewTab::Read => {
                return Self::from(FigureCommand::Compare).text().to_owned();
            }
            Self::Figure(FigureCommand::Jump) if cx.tab == ViewTab::Coverage => {
                return "Compare the measure".to_owned();
            }
            Self::File(_)
            | Self::Edit(_)
            | Self::Figure(_)
            | Self::View(_)
            | Self::Go(_)
            | Self::Help(_) => None,
        };
        match act {
            Some(act) => format!("{} {act}", self.text()),
            None => self.text().to_owned(),
        }
    }
}

fn of_file(command: FileCommand, cx: Cx<'_>) -> Option<&'static str> {
    match command {
        FileCommand::SaveCopy | FileCommand::Export => {
            unless(!cx.session.derived().table.articles.is_empty(), NO_ARTICLES)
        }
        FileCommand::ExportShown => unless(has_figures(cx), NO_FIGURES).or_else(|| {
            let why = "Nothing is searched or filtered, so all figures are shown";
            unless(!cx.filter.is_empty(), why)
        }),
        FileCommand::NewProject
        | FileCommand::OpenProject
        | FileCommand::OpenSample
        | FileCommand::AddArticles
        | FileCommand::AddFolder
        | FileCommand::Paste
        | FileCommand::Quit => None,
    }
}

fn of_edit(command: EditCommand, cx: Cx<'_>) -> Option<&'static str> {
    match command {
        EditCommand::Undo => unless(cx.session.undo_label().is_some(), "Nothing was decided"),
        EditCommand::Redo => unless(cx.session.redo_label().is_some(), "Nothing was taken back"),
        EditCommand::MarkAll => unless(has_figures(cx), NO_FIGURES)
            .or_else(|| unless(cx.tab == ViewTab::Figures, ONLY_IN_FIGURES)),
        EditCommand::Find | EditCommand::ClearFilter | EditCommand::Settings => None,
    }
}

fn of_figure(command: FigureCommand, cx: Cx<'_>) -> Option<&'static str> {
    match command {
        // In the matrix a silent cell leads to its measure.
        FigureCommand::Jump if cx.tab == ViewTab::Coverage => unless(has_figures(cx), NO_FIGURES),
        FigureCommand::Accept
        | FigureCommand::Reject
        | FigureCommand::Note
        | FigureCommand::Jump
        | FigureCommand::Compare
        | FigureCommand::Copy
        | FigureCommand::CopyMarkdown
        | FigureCommand::CopyHtml
        | FigureCommand::Join
        | FigureCommand::Rename => unless(cx.row.is_some(), NOT_SELECTED),
        FigureCommand::Reopen => {
            let verdicts = &cx.session.judgements().verdicts;
            let decided = cx.chosen_keys().any(|key| verdicts.contains_key(key));
            unless(decided, "Nothing was decided of this figure")
        }
        FigureCommand::Split => unless(cx.row.is_some(), NOT_SELECTED).or_else(|| {
            let group = cx
                .group()
                .and_then(|idx| cx.session.derived().groups.get(idx));
            let shared = group.is_some_and(|group| group.figures.len() > 1);
            unless(shared, "It stands alone in its group")
        }),
        FigureCommand::JoinSuggested | FigureCommand::KeepApart => {
            unless(cx.tab == ViewTab::Compare, ONLY_IN_COMPARE).or_else(|| {
                let group = cx.group();
                let suggested =
                    group.and_then(|group| suggestion(cx, group, SuggestionAnswer::Join));
                unless(suggested.is_some(), "Nothing is suggested for this measure")
            })
        }
        FigureCommand::Decide => unless(cx.tab == ViewTab::Compare, ONLY_IN_COMPARE),
    }
}

fn of_view(command: ViewCommand, cx: Cx<'_>) -> Option<&'static str> {
    match command {
        ViewCommand::Arrange => unless(cx.tab == ViewTab::Compare, ONLY_IN_COMPARE),
        // Elsewhere nobody would see that they change.
        ViewCommand::GroupByMeasure | ViewCommand::ToggleInspector => {
            unless(cx.tab == ViewTab::Figures, ONLY_IN_FIGURES)
        }
        ViewCommand::ShowFigures
        | ViewCommand::ShowRead
        | ViewCommand::ShowCompare
        | ViewCommand::ShowCoverage
        | ViewCommand::ShowFactSheet
        | ViewCommand::ToggleArticles
        | ViewCommand::ToggleConflicts
        | ViewCommand::History
        | ViewCommand::Notices
        | ViewCommand::LightTheme
        | ViewCommand::DarkTheme
        | ViewCommand::SystemTheme => None,
    }
}

fn of_go(command: GoCommand, cx: Cx<'_>) -> Option<&'static str> {
    match command {
        GoCommand::Back => unless(cx.can_go_back, "There is no place before this one"),
        GoCommand::Forward => unless(cx.can_go_forward, "There is no place after this one"),
        GoCommand::NextFigure | GoCommand::PreviousFigure => unless(has_figures(cx), NO_FIGURES)
            .or_else(|| unless(cx.tab != ViewTab::FactSheet, "Not in the fact sheet")),
        GoCommand::NextArticle | GoCommand::PreviousArticle => unless(has_figures(cx), NO_FIGURES)
            .or_else(|| unless(cx.tab == ViewTab::Coverage, "Only in Coverage")),
        GoCommand::NextFinding | GoCommand::PreviousFinding => {
            let found = !cx.session.derived().findings.is_empty();
            unless(found, "There are no findings")
        }
        GoCommand::Leave => None,
    }
}
