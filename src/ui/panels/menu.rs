//! The menu bar, the project's name and the search field.

use egui::{Align, Button, Frame, Key, Layout, Margin, MenuBar, RichText, Stroke, TextEdit, Ui};

use crate::ui::commands::{Command, EditCommand, FileCommand, GoCommand, Menu};
use crate::ui::cx::Cx;
use crate::ui::place::ViewTab;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, size, space};
use tally_session::{Action, Decide, FileAction};

/// What the bar remembers.
#[derive(Debug, Default)]
pub struct MenuState {
    wants_focus: bool,
    /// The project's title, while it is being written.
    title: Option<String>,
}

impl MenuState {
    /// Gives the keyboard to the search field.
    pub(in crate::ui) fn find(&mut self) {
        self.wants_focus = true;
    }
}

/// Shows the bar.
pub(in crate::ui) fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut MenuState, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.spacing_mut().button_padding.x = 3.0;
        ui.label(theme::strong("Tally"));
        for menu in Menu::ALL {
            let text = RichText::new(menu.text()).color(tokens.muted);
            ui.menu_button(text, |ui| menu_ui(ui, cx, menu, requests));
        }
        ui.add_space(space::S);
        title_ui(ui, cx, state, requests);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            search_ui(ui, cx, state, requests);
        });
    });
}

/// The project's title; a click lets the analyst write it.
fn title_ui(ui: &mut Ui, cx: Cx<'_>, state: &mut MenuState, requests: &mut Requests) {
    let name = cx.session.project_name();
    let Some(title) = &mut state.title else {
        let button = Button::new(theme::medium(name)).frame_when_inactive(false);
        if ui.add(button).on_hover_text("Name the project").clicked() {
            state.title = Some(cx.session.judgements().title.clone());
        }
        return;
    };
    let field = ui
        .add(
            TextEdit::singleline(title)
                .hint_text("Title of the project")
                .desired_width(220.0),
        )
        .accessible_name("Title of the project");
    if field.lost_focus() {
        if *title != cx.session.judgements().title
            && !ui.input(|input| input.key_pressed(Key::Escape))
        {
            requests.act(Action::Decide(Decide::SetTitle(title.trim().to_owned())));
        }
        state.title = None;
    } else {
        field.request_focus();
    }
}

fn search_ui(ui: &mut Ui, cx: Cx<'_>, state: &mut MenuState, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let mut filter = cx.filter.clone();
    let room = (ui.available_width() - space::M).clamp(90.0, 308.0);
    let keys = Command::from(EditCommand::Find).keys_text(ui);
    let frame = Frame::NONE
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(theme::CONTROL_RADIUS)
        .inner_margin(Margin::symmetric(9, 3));
    let field = ui
        .add(
            TextEdit::singleline(&mut filter.search)
                .hint_text("Search figures, quotations, notes")
                .suffix(
                    RichText::new(keys)
                        .size(size::SECONDARY)
                        .color(tokens.muted),
                )
                .frame(frame)
                .align(egui::Align2::LEFT_CENTER)
                .desired_width(room - 20.0),
        )
        .on_hover_text("Words, -without, 50k-60k, >1,000");
    let field = field.accessible_name("Search figures, quotations, notes");
    if std::mem::take(&mut state.wants_focus) {
        field.request_focus();
    }
    // Enter goes on to what was found.
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        requests.run(GoCommand::NextFigure);
    }
    if field.changed() {
        requests.push(Request::Filter(filter));
        requests.push(Request::Open(ViewTab::Figures));
    }
}

fn menu_ui(ui: &mut Ui, cx: Cx<'_>, menu: Menu, requests: &mut Requests) {
    ui.set_min_width(230.0);
    for &command in menu.commands() {
        if command.is_ruled() {
            ui.separator();
        }
        let button = Button::new(command.text_here(cx)).shortcut_text(command.keys_text(ui));
        let obstacle = command.obstacle(cx);
        let response = ui.add_enabled(obstacle.is_none(), button);
        if response
            .on_disabled_hover_text(obstacle.unwrap_or_default())
            .clicked()
        {
            requests.run(command);
        }
        if command == FileCommand::OpenProject.into() {
            recent_ui(ui, cx, requests);
        }
    }
}

fn recent_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    if cx.session.recent().is_empty() {
        return;
    }
    ui.menu_button("Recent projects", |ui| {
        for path in cx.session.recent() {
            let name = path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy();
            let button = ui.button(name.as_ref());
            if button.on_hover_text(path.display().to_string()).clicked() {
                requests.act(Action::File(FileAction::Open(path.clone())));
            }
        }
    });
}
