//! Which sections the sheet has, and in which order: boxes, and handles to drag them by.

use egui::{
    Align, Button, Checkbox, CursorIcon, Key, Layout, Modifiers, Response, Role, Sense, Ui,
    WidgetInfo, vec2,
};

use crate::ui::cx::Cx;
use crate::ui::icons::{Icon, icon_button};
use crate::ui::request::Requests;
use crate::ui::theme;
use tally_project::SheetEdit;
use tally_session::{Action, Decide};
use tally_sheet::{FactSheet, Section};

/// Shows the list; each change is a decision.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, sheet: &FactSheet, requests: &mut Requests) {
    let chosen = cx.session.judgements().sections.as_deref();
    let order = Order::new(chosen);
    let mut wanted: Option<Vec<Section>> = None;
    for (idx, section) in order.all.iter().copied().enumerate() {
        let shown = sheet.sections.iter().find(|one| one.section == section);
        let name = shown.map_or(section.heading(), |one| &one.heading);
        wanted = order.row_ui(ui, idx, name).or(wanted);
    }
    ui.separator();
    let usual = Button::new("Usual sections");
    if ui.add_enabled(chosen.is_some(), usual).clicked() {
        let edit = SheetEdit::SetSections(None);
        requests.act(Action::Decide(Decide::Present(edit)));
    }
    if let Some(wanted) = wanted {
        let edit = SheetEdit::SetSections(Some(wanted));
        requests.act(Action::Decide(Decide::Present(edit)));
    }
}

/// All sections: those that are shown in their order, then the others.
struct Order {
    all: Vec<Section>,
    shown: Vec<Section>,
}

impl Order {
    fn new(chosen: Option<&[Section]>) -> Self {
        let chosen = chosen.unwrap_or(&Section::ALL);
        let mut all = chosen.to_vec();
        all.extend(Section::ALL.iter().filter(|one| !chosen.contains(one)));
        let shown = all
            .iter()
            .copied()
            .filter(|one| one.is_fixed() || chosen.contains(one))
            .collect();
        Self { all, shown }
    }

    /// One section; gives the sections as the analyst wants them now.
    fn row_ui(&self, ui: &mut Ui, idx: usize, name: &str) -> Option<Vec<Section>> {
        let section = self.all[idx];
        let row = ui.horizontal(|ui| {
            let handle = handle_ui(ui, name, section);
            let moved = key_way(ui, &handle).map(|way| self.moved(idx, way));
            let turned = self.box_ui(ui, section, name);
            let stepped = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let down = icon_button(ui, Icon::Down, &format!("Move {name} down"));
                let up = icon_button(ui, Icon::Up, &format!("Move {name} up"));
                match (up.clicked(), down.clicked()) {
                    (true, _) => Some(self.moved(idx, -1)),
                    (_, true) => Some(self.moved(idx, 1)),
                    _ => None,
                }
            });
            moved.or(turned).or(stepped.inner)
        });
        if let Some(dragged) = row.response.dnd_hover_payload::<Section>()
            && *dragged != section
        {
            let rect = row.response.rect;
            let line = (2.0, theme::tokens(ui).accent.ink);
            ui.painter().hline(rect.x_range(), rect.top() - 1.0, line);
        }
        let dropped = row.response.dnd_release_payload::<Section>();
        dropped
            .map(|dropped| self.before(*dropped, section))
            .or(row.inner)
    }

    fn box_ui(&self, ui: &mut Ui, section: Section, name: &str) -> Option<Vec<Section>> {
        let mut on = self.shown.contains(&section);
        let check = ui.add_enabled(!section.is_fixed(), Checkbox::new(&mut on, name));
        let changed = check.changed();
        check.on_disabled_hover_text("On every sheet: numbers must lead back to their words");
        changed.then(|| {
            let keeps = |one: &Section| {
                if *one == section {
                    on
                } else {
                    self.shown.contains(one)
                }
            };
            self.all.iter().copied().filter(keeps).collect()
        })
    }

    /// Those that are shown of `order`.
    fn kept(&self, order: Vec<Section>) -> Vec<Section> {
        let shown = |one: &Section| self.shown.contains(one);
        order.into_iter().filter(shown).collect()
    }

    fn moved(&self, idx: usize, way: isize) -> Vec<Section> {
        let mut order = self.all.clone();
        let other = idx.checked_add_signed(way);
        if let Some(other) = other.filter(|other| *other < order.len()) {
            order.swap(idx, other);
        }
        self.kept(order)
    }

    /// With `dropped` in front of `target`.
    fn before(&self, dropped: Section, target: Section) -> Vec<Section> {
        let others = self.all.iter().copied().filter(|one| *one != dropped);
        let mut order: Vec<Section> = others.collect();
        let at = order.iter().position(|one| *one == target);
        order.insert(at.unwrap_or(order.len()), dropped);
        self.kept(order)
    }
}

/// Six dots that a section is dragged by.
fn handle_ui(ui: &mut Ui, name: &str, section: Section) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::click_and_drag());
    response.dnd_set_drag_payload(section);
    let tokens = theme::tokens(ui);
    let ink = if response.hovered() || response.has_focus() {
        tokens.ink
    } else {
        tokens.muted
    };
    for row in 0..3_u8 {
        for column in 0..2_u8 {
            let offset = vec2(4.0 + f32::from(column) * 5.0, 5.0 + f32::from(row) * 5.0);
            ui.painter().circle_filled(rect.min + offset, 1.2, ink);
        }
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Drag {name}")));
    response
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_text("Drag, or press Alt with an arrow key")
}

fn key_way(ui: &Ui, handle: &Response) -> Option<isize> {
    if !handle.has_focus() {
        return None;
    }
    ui.input_mut(|input| {
        let pressed = |input: &mut egui::InputState, key| input.consume_key(Modifiers::ALT, key);
        if pressed(input, Key::ArrowUp) {
            Some(-1)
        } else if pressed(input, Key::ArrowDown) {
            Some(1)
        } else {
            None
        }
    })
}
