//! Carries out what the views of one frame asked for.

use std::sync::Arc;

use egui::{Ui, ViewportCommand};

use super::clipboard;
use super::commands::{
    Command, EditCommand, FigureCommand, FileCommand, GoCommand, HelpCommand, ViewCommand,
};
use super::filter::Filter;
use super::panels::coverage::CellDirection;
use super::place::{FindingKey, ViewPlace, ViewTab};
use super::request::{ExportRequest, Request, Writing};
use super::sides::SidePanel;
use super::state::ViewState;
use super::suggested::{SuggestionAnswer, suggestion};
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
            view.go(ViewPlace { article, ..place });
        }
        Request::Open(tab) => open(tab, view),
        Request::Filter(filter) => view.filter = filter,
        Request::Jump(key) => jump(key, view),
        Request::Reveal(article, span) => {
            view.panels.read.reveal = Some((article.clone(), span));
            let place = view.place.clone();
            view.go(ViewPlace {
                tab: ViewTab::Read,
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
        view.go(ViewPlace {
            selected: Some(key),
            ..place
        });
    }
}

fn unselect(view: &mut ViewState) {
    view.marked.clear();
    view.panels.inspector.leave();
    let place = view.place.clone();
    view.go(ViewPlace {
        selected: None,
        ..place
    });
}

fn open(tab: ViewTab, view: &mut ViewState) {
    let place = view.place.clone();
    view.go(ViewPlace { tab, ..place });
}

fn jump(key: FigureKey, view: &mut ViewState) {
    view.panels.read.reveal = Some((key.article.clone(), key.span));
    let article = Some(key.article.clone());
    let place = view.place.clone();
    view.go(ViewPlace {
        tab: ViewTab::Read,
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
    place.tab = ViewTab::Compare;
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
    match command {
        Command::File(command) => run_file(command, ui, session, view),
        Command::Edit(command) => run_edit(command, session, view),
        Command::Figure(command) => run_figure(command, ui, session, view),
        Command::View(command) => run_view(command, ui, session, view),
        Command::Go(command) => run_go(command, session, view),
        Command::Help(command) => run_help(command, view),
    }
}

fn run_file(command: FileCommand, ui: &Ui, session: &mut Session, view: &mut ViewState) {
    session.perform(Action::File(match command {
        FileCommand::NewProject => FileAction::New,
        FileCommand::OpenProject => FileAction::ChooseProject,
        FileCommand::OpenSample => FileAction::OpenSample,
        FileCommand::AddArticles => FileAction::ChooseArticles,
        FileCommand::AddFolder => FileAction::ChooseFolder,
        FileCommand::Paste => clipboard::article(),
        FileCommand::SaveCopy => FileAction::ChooseCopy,
        FileCommand::Export => return open_export(false, session, view),
        FileCommand::ExportShown => return open_export(true, session, view),
        FileCommand::Quit => return ui.send_viewport_cmd(ViewportCommand::Close),
    }));
}

fn run_edit(command: EditCommand, session: &mut Session, view: &mut ViewState) {
    match command {
        EditCommand::Undo => session.perform(Action::Undo),
        EditCommand::Redo => session.perform(Action::Redo),
        EditCommand::Find => view.panels.menu.find(),
        EditCommand::ClearFilter => view.filter = Filter::default(),
        EditCommand::MarkAll => view.marked = view.panels.figures.shown(session.derived()),
        EditCommand::Settings => view.panels.sides.toggle(SidePanel::Settings),
    }
}

fn run_figure(command: FigureCommand, ui: &Ui, session: &mut Session, view: &mut ViewState) {
    let decide = |decide| Action::Decide(decide);
    match command {
        FigureCommand::Accept => session.perform(decide(Decide::Accept(chosen(view)))),
        FigureCommand::Reopen => session.perform(decide(Decide::Reopen(chosen(view)))),
        FigureCommand::Split => session.perform(decide(Decide::Split(chosen(view)))),
        FigureCommand::Join => join(session, view),
        FigureCommand::JoinSuggested => answer(SuggestionAnswer::Join, session, view),
        FigureCommand::KeepApart => answer(SuggestionAnswer::KeepApart, session, view),
        FigureCommand::Reject => write(Writing::Reject, session, view),
        FigureCommand::Note => write(Writing::Note, session, view),
        FigureCommand::Rename => write(Writing::Rename, session, view),
        FigureCommand::Jump => enter(session, view),
        FigureCommand::Compare => open(ViewTab::Compare, view),
        FigureCommand::Decide => {
            if let Some(decision) = view.panels.compare.decision() {
                session.perform(decide(decision));
            }
        }
        FigureCommand::Copy => copy(CitationForm::Plain, ui, session, view),
        FigureCommand::CopyMarkdown => copy(CitationForm::Markdown, ui, session, view),
        FigureCommand::CopyHtml => copy(CitationForm::Html, ui, session, view),
    }
}

/// Joins the marked figures; where there is only one, the next that is clicked in the table joins it.
fn join(session: &mut Session, view: &mut ViewState) {
    let keys = chosen(view);
    if keys.len() > 1 {
        session.perform(Action::Decide(Decide::Join(keys)));
        view.marked.clear();
    } else if let Some(selected) = view.place.selected.clone() {
        view.panels.figures.pick_partner(selected);
        open(ViewTab::Figures, view);
    }
}

/// Goes deeper: from the matrix and from the text to Compare, from elsewhere to the quotation.
fn enter(session: &Session, view: &mut ViewState) {
    match (view.place.tab, view.place.selected.clone()) {
        (ViewTab::Coverage, _) => {
            if let Some(group) = view.panels.coverage.measure() {
                compare(group, session, view);
            }
        }
        (ViewTab::Read, Some(_)) => open(ViewTab::Compare, view),
        (ViewTab::Figures | ViewTab::Compare | ViewTab::FactSheet, Some(selected)) => {
            jump(selected, view);
        }
        (ViewTab::Read | ViewTab::Figures | ViewTab::Compare | ViewTab::FactSheet, None) => {}
    }
}

/// Answers the first suggestion for the group that is compared.
fn answer(answer: SuggestionAnswer, session: &mut Session, view: &mut ViewState) {
    let cx = view.cx(session);
    let group = cx.group();
    if let Some(decide) = group.and_then(|group| suggestion(cx, group, answer)) {
        session.perform(Action::Decide(decide));
    }
}

/// Opens the form for a file beside the preview.
fn open_export(filtered: bool, session: &Session, view: &mut ViewState) {
    open(ViewTab::FactSheet, view);
    let mut sheet = std::mem::take(&mut view.panels.factsheet);
    sheet.export(view.cx(session), filtered);
    view.panels.factsheet = sheet;
}

/// Writes the sheet, or asks where to.
fn export(asked: ExportRequest, session: &mut Session, view: &mut ViewState) {
    let only = asked.filtered.then(|| {
        let mut figures = std::mem::take(&mut view.panels.figures);
        figures.update(view.cx(session));
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
fn copy(form: CitationForm, ui: &Ui, session: &mut Session, view: &ViewState) {
    let (cited, refused) = session.citations(&chosen(view), form);
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
    if matches!(
        view.place.tab,
        ViewTab::Read | ViewTab::Compare | ViewTab::Coverage
    ) {
        let key = derived.table.rows[row].key.clone();
        view.panels.figure_bar.write(writing, key, line);
        return;
    }
    view.panels.sides.unfold_inspector();
    view.panels.inspector.write(writing, line);
    open(ViewTab::Figures, view);
}

/// Wears a theme and keeps the choice.
fn wear(choice: ThemeChoice, ui: &Ui, session: &mut Session) {
    ui.set_theme(super::theme::preference(choice));
    session.perform(Action::Prefer(Preference::Theme(choice)));
}

fn run_view(command: ViewCommand, ui: &Ui, session: &mut Session, view: &mut ViewState) {
    match command {
        ViewCommand::ShowFigures => open(ViewTab::Figures, view),
        ViewCommand::ShowRead => open(ViewTab::Read, view),
        ViewCommand::ShowCompare => open(ViewTab::Compare, view),
        ViewCommand::ShowCoverage => open(ViewTab::Coverage, view),
        ViewCommand::ShowFactSheet => open(ViewTab::FactSheet, view),
        ViewCommand::GroupByMeasure => view.panels.figures.toggle_grouping(),
        ViewCommand::Arrange => view.panels.compare.rearrange(),
        ViewCommand::ToggleArticles => view.panels.sides.toggle_articles(),
        ViewCommand::ToggleConflicts => view.panels.sides.toggle(SidePanel::Conflicts),
        ViewCommand::ToggleInspector => view.panels.sides.toggle_inspector(),
        ViewCommand::History => view.panels.sides.toggle(SidePanel::History),
        ViewCommand::Notices => view.panels.sides.toggle(SidePanel::Notices),
        ViewCommand::LightTheme => wear(ThemeChoice::Light, ui, session),
        ViewCommand::DarkTheme => wear(ThemeChoice::Dark, ui, session),
        ViewCommand::SystemTheme => wear(ThemeChoice::System, ui, session),
    }
}

fn run_help(command: HelpCommand, view: &mut ViewState) {
    match command {
        HelpCommand::Keys => view.panels.sides.toggle(SidePanel::Keys),
        HelpCommand::Palette => view.panels.palette.toggle(),
    }
}

fn run_go(command: GoCommand, session: &Session, view: &mut ViewState) {
    match command {
        GoCommand::Back => view.go_back(),
        GoCommand::Forward => view.go_forward(),
        GoCommand::NextFigure => step_down(true, session, view),
        GoCommand::PreviousFigure => step_down(false, session, view),
        GoCommand::NextArticle => step_cell(CellDirection::Right, session, view),
        GoCommand::PreviousArticle => step_cell(CellDirection::Left, session, view),
        GoCommand::NextFinding => step_finding(true, session, view),
        GoCommand::PreviousFinding => step_finding(false, session, view),
        GoCommand::Leave => leave(view),
    }
}

/// To the finding below or above in the list of conflicts.
fn step_finding(down: bool, session: &Session, view: &mut ViewState) {
    let mut conflicts = std::mem::take(&mut view.panels.conflicts);
    let next = conflicts.neighbour(view.cx(session), down);
    view.panels.conflicts = conflicts;
    if let Some(next) = next {
        select_finding(next, session, view);
    }
}

/// To what stands below or above: a cell of the matrix, else a figure.
fn step_down(down: bool, session: &Session, view: &mut ViewState) {
    match (view.place.tab, down) {
        (ViewTab::Coverage, true) => step_cell(CellDirection::Down, session, view),
        (ViewTab::Coverage, false) => step_cell(CellDirection::Up, session, view),
        (ViewTab::Figures | ViewTab::Read | ViewTab::Compare | ViewTab::FactSheet, _) => {
            step_figure(down, session, view);
        }
    }
}

/// To the figure below or above: in the table as it is sorted, in Compare among its statements, in Read in the text.
fn step_figure(down: bool, session: &Session, view: &mut ViewState) {
    let (row, _) = view.resolve(session);
    let derived = session.derived();
    match view.place.tab {
        ViewTab::Figures => {
            if let Some(key) = view.panels.figures.neighbour(derived, row, down) {
                select(key, view);
            }
        }
        ViewTab::Compare => {
            let next = view.panels.compare.neighbour(row, down);
            if let Some(row) = next.and_then(|row| derived.table.rows.get(row)) {
                select(row.key.clone(), view);
            }
        }
        ViewTab::Read | ViewTab::Coverage | ViewTab::FactSheet => {
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
fn step_cell(way: CellDirection, session: &Session, view: &mut ViewState) {
    let mut coverage = std::mem::take(&mut view.panels.coverage);
    let figure = coverage.step(view.cx(session), way);
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
        view.panels.sides.show(SidePanel::Conflicts);
    } else {
        view.marked.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Context, OutputCommand, RawInput, Rect, pos2};
    use tally_session::FileAction;

    /// A window without a screen.
    struct Trial {
        ctx: Context,
        session: Session,
        view: ViewState,
    }

    impl Trial {
        fn new(articles: &[&str]) -> Self {
            let ctx = Context::default();
            crate::ui::install(&ctx);
            let mut session = Session::default();
            for (at, text) in articles.iter().enumerate() {
                session.perform(Action::File(FileAction::AddBytes {
                    name: format!("{at}.txt"),
                    bytes: text.as_bytes().to_owned(),
                }));
            }
            let mut trial = Self {
                ctx,
                session,
                view: ViewState::default(),
            };
            trial.show();
            trial
        }

        /// Shows the window; what it tells the system.
        fn frame(&mut self, mut show: impl FnMut(&Ui, &mut Session, &mut ViewState)) -> String {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_max(pos2(0.0, 0.0), pos2(1440.0, 900.0))),
                ..RawInput::default()
            };
            let mut shown = false;
            let (session, view) = (&mut self.session, &mut self.view);
            let output = self.ctx.run_ui(input, |ui| {
                crate::ui::show(ui, session, view);
                if !std::mem::replace(&mut shown, true) {
                    show(ui, session, view);
                }
            });
            let asked = output.viewport_output.into_values();
            let asked: Vec<ViewportCommand> = asked.flat_map(|one| one.commands).collect();
            let copied = output.platform_output.commands.into_iter();
            let copied: Vec<OutputCommand> = copied.collect();
            format!("{asked:?} {copied:?}")
        }

        fn show(&mut self) {
            self.frame(|_, _, _| {});
        }

        fn ask(&mut self, requests: Vec<Request>) {
            let mut requests = Some(requests);
            self.frame(|ui, session, view| {
                for request in requests.take().into_iter().flatten() {
                    perform(request, ui, session, view);
                }
            });
            self.show();
        }

        fn key(&self, row: usize) -> FigureKey {
            self.session.derived().table.rows[row].key.clone()
        }

        /// Why `command` can do nothing; else whether it does something.
        fn try_out(&mut self, command: Command) -> Result<bool, &'static str> {
            if let Some(why) = command.obstacle(self.view.cx(&self.session)) {
                return Err(why);
            }
            let mut changes = false;
            let told = self.frame(|ui, session, view| {
                let before = state(session, view);
                perform(Request::Run(command), ui, session, view);
                changes = before != state(session, view);
            });
            let closes = told.contains("Close");
            assert_eq!(closes, command == FileCommand::Quit.into(), "{command:?}");
            Ok(changes || closes || told.contains("CopyText"))
        }
    }

    /// All that a command could change, as text.
    fn state(session: &Session, view: &ViewState) -> String {
        let decided = (session.head(), session.judgements());
        format!(
            "{view:?} {decided:?} {:?} {:?}",
            session.notices(),
            session.settings()
        )
    }

    const STORM: [&str; 3] = [
        "Storm hits Tolva\n\nThe storm damaged 340 houses in Tolva on Monday, the mayor said.\n",
        "Storm leaves Tolva\n\nThe storm damaged some 350 houses in Tolva on Monday.\n",
        "Roofs lost in Tolva\n\nThe storm damaged 200 wooden houses in Tolva on Monday, a builder said. \
         Crews pulled 12 boats from the water.\n",
    ];

    /// What an analyst may have before them: nothing, a figure in each view, several figures, decisions, a search.
    fn situation(number: usize) -> Option<Trial> {
        let Some(number) = number.checked_sub(1) else {
            return Some(Trial::new(&[]));
        };
        let mut trial = Trial::new(&STORM);
        let keys = vec![trial.key(0), trial.key(1)];
        // One of a group of several, and one that stands alone.
        let selected = trial.key([0, 3][number % 2]);
        let of_view = ViewTab::ALL.get(number / 2);
        trial.ask(match of_view {
            Some(tab) => vec![Request::Select(selected), Request::Open(*tab)],
            None if number > 2 * ViewTab::ALL.len() => return None,
            None => vec![
                Request::Select(keys[0].clone()),
                Request::Open(ViewTab::Compare),
                Request::Open(ViewTab::Figures),
                Request::Act(Action::Prefer(Preference::Theme(ThemeChoice::Dark))),
                Request::Act(Action::Decide(Decide::Accept(keys.clone()))),
                Request::Act(Action::Decide(Decide::Join(keys.clone()))),
                Request::Act(Action::Undo),
                Request::Filter(Filter {
                    search: "storm".to_owned(),
                    ..Filter::default()
                }),
                Request::Mark(keys),
                Request::Back,
            ],
        });
        Some(trial)
    }

    #[test]
    fn every_command_has_an_effect_or_says_why_not() {
        for command in Command::all() {
            let tried = (0..).map_while(situation);
            let tried: Vec<_> = tried.map(|mut trial| trial.try_out(command)).collect();
            assert!(
                tried.contains(&Ok(true)),
                "{command:?} never acts: {tried:?}"
            );
            assert!(
                !tried.contains(&Err("")),
                "{command:?} does not say why not"
            );
        }
    }
}
