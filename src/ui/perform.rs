//! Carries out what the views of one frame asked for.

use std::sync::Arc;

use egui::{Ui, ViewportCommand};

use super::Cx;
use super::clipboard;
use super::commands::Command;
use super::filter::Filter;
use super::panels::Side;
use super::panels::compare::{Answer, suggestion};
use super::panels::coverage::Way;
use super::request::{ExportRequest, Request, Writing};
use super::state::{FindingKey, Place, Tab, ViewState};
use tally_project::Verdict;
use tally_reading::FigureKey;
use tally_session::{
    Action, Decide, Export, FileAction, Preference, Session, SheetOptions, ThemeChoice,
};
use tally_sheet::CitationForm;

/// Carries out one request.
pub(super) fn perform(request: Request, ui: &Ui, session: &mut Session, view: &mut ViewState) {
    match request {
        Request::Act(action) => session.perform(action),
        Request::Run(command) => run(command, ui, session, view),
        Request::Select(key) => select(key, view),
        Request::Unselect => unselect(view),
        Request::Mark(keys) => view.marked = keys.into_iter().collect(),
        Request::SelectFinding(idx) => select_finding(idx, session, view),
        Request::SelectArticle(article) => {
            let place = view.place.clone();
            view.go(Place { article, ..place });
        }
        Request::Open(tab) => open(tab, view),
        Request::Filter(filter) => view.filter = filter,
        Request::Jump(key) => jump(key, view),
        Request::Reveal(article, span) => {
            view.panels.read.reveal = Some((article.clone(), span));
            let place = view.place.clone();
            view.go(Place {
                tab: Tab::Read,
                article: Some(article),
                ..place
            });
        }
        Request::Compare(group) => compare(group, session, view),
        Request::Write(writing) => write(writing, session, view),
        Request::Export(asked) => export(asked, session, view),
        Request::Show(side) => view.panels.sides.show(side),
        Request::Back => view.go_back(),
        Request::Forward => view.go_forward(),
    }
}

fn select(key: FigureKey, view: &mut ViewState) {
    view.marked.clear();
    if view.place.selected.as_ref() != Some(&key) {
        view.panels.inspector.leave();
        let place = view.place.clone();
        view.go(Place {
            selected: Some(key),
            ..place
        });
    }
}

fn unselect(view: &mut ViewState) {
    view.marked.clear();
    view.panels.inspector.leave();
    let place = view.place.clone();
    view.go(Place {
        selected: None,
        ..place
    });
}

fn open(tab: Tab, view: &mut ViewState) {
    let place = view.place.clone();
    view.go(Place { tab, ..place });
}

fn jump(key: FigureKey, view: &mut ViewState) {
    view.panels.read.reveal = Some((key.article.clone(), key.span));
    let article = Some(key.article.clone());
    let place = view.place.clone();
    view.go(Place {
        tab: Tab::Read,
        selected: Some(key),
        article,
        ..place
    });
}

fn select_finding(idx: usize, session: &Session, view: &mut ViewState) {
    let derived = session.derived();
    let Some(finding) = derived.findings.get(idx) else {
        return;
    };
    let key = FindingKey::of(finding, &derived.table);
    view.marked.clear();
    let mut place = view.place.clone();
    if !place
        .selected
        .as_ref()
        .is_some_and(|selected| key.figures.contains(selected))
    {
        place.selected = key.figures.first().cloned();
        view.panels.inspector.leave();
    }
    place.finding = Some(key);
    view.go(place);
}

fn compare(group: usize, session: &Session, view: &mut ViewState) {
    let (_, finding) = view.resolve(session);
    let derived = session.derived();
    let of_group = finding.is_some_and(|idx| derived.findings[idx].group == Some(group));
    let Some(group) = derived.groups.get(group) else {
        return;
    };
    let mut place = view.place.clone();
    place.tab = Tab::Compare;
    if !of_group {
        place.finding = None; // It would be shown in the group's place.
    }
    let inside = |key: &FigureKey| {
        group
            .figures
            .iter()
            .any(|row| derived.table.rows[*row].key == *key)
    };
    if !place.selected.as_ref().is_some_and(inside) {
        place.selected = Some(group.key.0.clone());
    }
    view.go(place);
}

/// The selected figure and those marked beside it.
fn chosen(view: &ViewState) -> Vec<FigureKey> {
    let mut keys = view.marked.clone();
    keys.extend(view.place.selected.clone());
    keys.into_iter().collect()
}

fn run(command: Command, ui: &Ui, session: &mut Session, view: &mut ViewState) {
    match command.menu() {
        super::commands::Menu::File => run_file(command, ui, session, view),
        super::commands::Menu::Edit => run_edit(command, session, view),
        super::commands::Menu::Figure => run_figure(command, ui, session, view),
        super::commands::Menu::View => run_view(command, ui, session, view),
        super::commands::Menu::Go => run_go(command, session, view),
        super::commands::Menu::Help => run_help(command, view),
    }
}

fn run_file(command: Command, ui: &Ui, session: &mut Session, view: &mut ViewState) {
    let action = match command {
        Command::NewProject => FileAction::New,
        Command::OpenProject => FileAction::ChooseProject,
        Command::OpenSample => FileAction::OpenSample,
        Command::AddArticles => FileAction::ChooseArticles,
        Command::AddFolder => FileAction::ChooseFolder,
        Command::Paste => clipboard::article(),
        Command::SaveCopy => FileAction::ChooseCopy,
        Command::Export | Command::ExportShown => {
            return open_export(command == Command::ExportShown, session, view);
        }
        _ => return ui.send_viewport_cmd(ViewportCommand::Close),
    };
    session.perform(Action::File(action));
}

fn run_edit(command: Command, session: &mut Session, view: &mut ViewState) {
    match command {
        Command::Undo => session.perform(Action::Undo),
        Command::Redo => session.perform(Action::Redo),
        Command::Find => view.panels.menu.find(),
        Command::Settings => view.panels.sides.toggle(Side::Settings),
        Command::ClearFilter => view.filter = Filter::default(),
        _ => view.marked = view.panels.figures.shown(session.derived()),
    }
}

fn run_figure(command: Command, ui: &Ui, session: &mut Session, view: &mut ViewState) {
    if command == Command::Jump && view.place.tab == Tab::Coverage {
        if let Some(group) = view.panels.coverage.measure() {
            compare(group, session, view);
        }
        return;
    }
    let keys = chosen(view);
    let Some(selected) = view.place.selected.clone() else {
        return;
    };
    match command {
        Command::Accept => session.perform(Action::Decide(Decide::Accept(keys))),
        Command::Reopen => session.perform(Action::Decide(Decide::Reopen(keys))),
        Command::Split => session.perform(Action::Decide(Decide::Split(keys))),
        Command::JoinSuggested => answer(Answer::Join, session, view),
        Command::KeepApart => answer(Answer::KeepApart, session, view),
        Command::Join if keys.len() > 1 => {
            session.perform(Action::Decide(Decide::Join(keys)));
            view.marked.clear();
        }
        Command::Join => view.panels.figures.pick_partner(selected),
        Command::Reject => write(Writing::Reject, session, view),
        Command::Note => write(Writing::Note, session, view),
        Command::Rename => write(Writing::Rename, session, view),
        Command::Jump if view.place.tab == Tab::Read => open(Tab::Compare, view),
        Command::Copy | Command::CopyMarkdown | Command::CopyHtml => {
            copy(command, &keys, ui, session);
        }
        Command::Jump => jump(selected, view),
        Command::Decide => {
            if let Some(decide) = view.panels.compare.decision() {
                session.perform(Action::Decide(decide));
            }
        }
        _ => open(Tab::Compare, view),
    }
}

/// Answers the first suggestion for the group that is compared.
fn answer(answer: Answer, session: &mut Session, view: &mut ViewState) {
    let cx = Cx::new(session, view);
    let group = cx.group();
    if let Some(decide) = group.and_then(|group| suggestion(cx, group, answer)) {
        session.perform(Action::Decide(decide));
    }
}

/// Opens the form for a file beside the preview.
fn open_export(filtered: bool, session: &Session, view: &mut ViewState) {
    open(Tab::FactSheet, view);
    let mut sheet = std::mem::take(&mut view.panels.factsheet);
    sheet.export(Cx::new(session, view), filtered);
    view.panels.factsheet = sheet;
}

/// Writes the sheet, or asks where to.
fn export(asked: ExportRequest, session: &mut Session, view: &mut ViewState) {
    let only = asked.filtered.then(|| {
        let mut figures = std::mem::take(&mut view.panels.figures);
        figures.update(Cx::new(session, view));
        view.panels.figures = figures;
        Arc::new(view.panels.figures.shown(session.derived()))
    });
    let export = Export {
        sheet: SheetOptions {
            audience: asked.audience,
            only,
            policy: None,
        },
        format: Some(asked.format),
        layout: asked.layout,
        replaces: false,
    };
    session.perform(Action::File(match asked.path {
        Some(path) => FileAction::Export(path, export),
        None => FileAction::ChooseExport(export),
    }));
}

/// Puts the figures with their quotations and sources on the clipboard; one whose words do not match stays here.
fn copy(command: Command, keys: &[FigureKey], ui: &Ui, session: &mut Session) {
    let form = match command {
        Command::CopyMarkdown => CitationForm::Markdown,
        Command::CopyHtml => CitationForm::Html,
        _ => CitationForm::Plain,
    };
    let (cited, refused) = session.citations(keys, form);
    if !cited.is_empty() {
        ui.copy_text(cited.join("\n\n"));
    }
    if refused > 0 {
        session.perform(Action::Refuse(refused));
    }
}

/// Opens a field of the inspector, with what was written there before.
fn write(writing: Writing, session: &Session, view: &mut ViewState) {
    let (row, _) = view.resolve(session);
    let derived = session.derived();
    let Some(row) = row else {
        return;
    };
    let line = match (writing, &view.place.selected) {
        (Writing::Rename, _) => derived.groups[derived.group_of[row]].label.clone(),
        (Writing::Reject, Some(key)) => match session.judgements().verdicts.get(key) {
            Some(Verdict::Rejected(why)) => why.clone(),
            _ => String::new(),
        },
        (Writing::Note, Some(key)) => {
            let note = session.judgements().figure_notes.get(key);
            note.cloned().unwrap_or_default()
        }
        _ => String::new(),
    };
    if matches!(view.place.tab, Tab::Read | Tab::Compare | Tab::Coverage) {
        let key = derived.table.rows[row].key.clone();
        view.panels.figure_bar.write(writing, key, line);
        return;
    }
    view.panels.sides.unfold_inspector();
    view.panels.inspector.write(writing, line);
    open(Tab::Figures, view);
}

/// Wears a theme and keeps the choice.
fn wear(choice: ThemeChoice, ui: &Ui, session: &mut Session) {
    ui.set_theme(super::theme::preference(choice));
    session.perform(Action::Prefer(Preference::Theme(choice)));
}

fn run_view(command: Command, ui: &Ui, session: &mut Session, view: &mut ViewState) {
    match command {
        Command::ShowFigures => open(Tab::Figures, view),
        Command::ShowRead => open(Tab::Read, view),
        Command::ShowCompare => open(Tab::Compare, view),
        Command::ShowCoverage => open(Tab::Coverage, view),
        Command::ShowFactSheet => open(Tab::FactSheet, view),
        Command::Arrange => view.panels.compare.rearrange(),
        Command::GroupByMeasure => view.panels.figures.toggle_grouping(),
        Command::LightTheme => wear(ThemeChoice::Light, ui, session),
        Command::DarkTheme => wear(ThemeChoice::Dark, ui, session),
        Command::SystemTheme => wear(ThemeChoice::System, ui, session),
        Command::ToggleArticles => view.panels.sides.toggle_articles(),
        Command::ToggleInspector => view.panels.sides.toggle_inspector(),
        Command::ToggleConflicts => view.panels.sides.toggle(Side::Conflicts),
        Command::History => view.panels.sides.toggle(Side::History),
        _ => view.panels.sides.toggle(Side::Notices),
    }
}

fn run_help(command: Command, view: &mut ViewState) {
    match command {
        Command::Keys => view.panels.sides.toggle(Side::Keys),
        _ => view.panels.palette.toggle(),
    }
}

fn run_go(command: Command, session: &Session, view: &mut ViewState) {
    match command {
        Command::Leave => leave(view),
        Command::Back => view.go_back(),
        Command::Forward => view.go_forward(),
        Command::NextFinding | Command::PreviousFinding => {
            let mut conflicts = std::mem::take(&mut view.panels.conflicts);
            let down = command == Command::NextFinding;
            let next = conflicts.neighbour(Cx::new(session, view), down);
            view.panels.conflicts = conflicts;
            if let Some(next) = next {
                select_finding(next, session, view);
            }
        }
        Command::NextArticle => step_cell(Way::Right, session, view),
        Command::PreviousArticle => step_cell(Way::Left, session, view),
        Command::NextFigure if view.place.tab == Tab::Coverage => {
            step_cell(Way::Down, session, view);
        }
        Command::PreviousFigure if view.place.tab == Tab::Coverage => {
            step_cell(Way::Up, session, view);
        }
        _ => step_figure(command == Command::NextFigure, session, view),
    }
}

/// To the figure below or above: in the table as it is sorted, in Compare among its statements, in Read in the text.
fn step_figure(down: bool, session: &Session, view: &mut ViewState) {
    let (row, _) = view.resolve(session);
    let derived = session.derived();
    match view.place.tab {
        Tab::Figures => {
            if let Some(key) = view.panels.figures.neighbour(derived, row, down) {
                select(key, view);
            }
        }
        Tab::Compare => {
            let next = view.panels.compare.neighbour(row, down);
            if let Some(row) = next.and_then(|row| derived.table.rows.get(row)) {
                select(row.key.clone(), view);
            }
        }
        Tab::Read | Tab::Coverage | Tab::FactSheet => {
            let next = match row {
                Some(row) if down => row + 1,
                Some(row) => row.saturating_sub(1),
                None => 0,
            };
            if let Some(row) = derived.table.rows.get(next) {
                jump(row.key.clone(), view);
            }
        }
    }
}

/// To the cell beside the present one in the matrix. What it states is selected; nothing is where it is silent, so that
/// no act meets a figure of another cell.
fn step_cell(way: Way, session: &Session, view: &mut ViewState) {
    let mut coverage = std::mem::take(&mut view.panels.coverage);
    let figure = coverage.step(Cx::new(session, view), way);
    view.panels.coverage = coverage;
    match figure {
        Some(key) => select(key, view),
        None => unselect(view),
    }
}

/// Steps out of what is open, innermost first.
fn leave(view: &mut ViewState) {
    if view.panels.palette.is_open() {
        view.panels.palette.toggle();
    } else if view.panels.inspector.is_writing() {
        view.panels.inspector.leave();
    } else if view.panels.figures.is_joining() {
        view.panels.figures.stop_joining();
    } else if view.marked.is_empty() {
        view.panels.sides.show(Side::Conflicts);
    } else {
        view.marked.clear();
    }
}
