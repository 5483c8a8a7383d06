//! The reconciled value: what can be chosen, what is chosen, and why.

use egui::{Align, Layout, ScrollArea, TextEdit, Ui};

use super::subject::Subject;
use crate::ui::commands::{Command, FigureCommand, GoCommand};
use crate::ui::cx::Cx;
use crate::ui::decided;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::statements::{is_rejected, value_text};
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::{KeyButton, chip, toggle_chip};
use tally_comparing::finding::FindingKind;
use tally_comparing::group::GroupKey;
use tally_project::{ChosenValue, Resolution};
use tally_reading::FigureKey;
use tally_session::{Action, Decide};

/// What is picked for a group but not yet decided.
#[derive(Debug, Default)]
pub(super) struct Picking {
    /// The group, and what was decided of it when picking began.
    of: Option<(GroupKey, Option<Resolution>)>,
    pick: Option<Pick>,
    /// Whether the analyst picked it; else it was proposed, or is what was decided.
    by_hand: bool,
    own: String,
    why: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Pick {
    Figure(FigureKey),
    Range,
    Own,
    Unresolved,
}

/// Values that are offered as chips; more are in a menu.
const OFFERED: usize = 5;

impl Picking {
    /// Begins anew when another group is looked at or its decision has changed.
    pub(super) fn sync(&mut self, cx: Cx<'_>, subject: &Subject) {
        let Some(group) = subject.group else {
            *self = Self::default();
            return;
        };
        let Some(proposed_key) = subject.key(cx) else {
            return;
        };
        let (key, before) = cx
            .session
            .resolution_of(group)
            .map_or((proposed_key, None), |(key, one)| {
                (key.clone(), Some(one.clone()))
            });
        let of = Some((key, before.clone()));
        if self.of == of {
            return;
        }
        *self = Self {
            of,
            ..Self::default()
        };
        match before {
            None => self.pick = proposal(cx, subject),
            Some(resolution) => {
                self.why = resolution.why;
                self.pick = Some(match resolution.choice {
                    ChosenValue::Figure(key) => Pick::Figure(key),
                    ChosenValue::Range => Pick::Range,
                    ChosenValue::Unresolved => Pick::Unresolved,
                    ChosenValue::Own(value) => {
                        self.own = value;
                        Pick::Own
                    }
                });
            }
        }
    }

    fn choice(&self) -> Option<ChosenValue> {
        match self.pick.as_ref()? {
            Pick::Figure(key) => Some(ChosenValue::Figure(key.clone())),
            Pick::Range => Some(ChosenValue::Range),
            Pick::Unresolved => Some(ChosenValue::Unresolved),
            Pick::Own => {
                let value = self.own.trim();
                (!value.is_empty()).then(|| ChosenValue::Own(value.to_owned()))
            }
        }
    }

    /// What Decide would do now; none where nothing is picked or nothing would change.
    pub(super) fn decision(&self) -> Option<Decide> {
        let (key, before) = self.of.as_ref()?;
        let resolution = Resolution {
            choice: self.choice()?,
            why: self.why.trim().to_owned(),
        };
        (before.as_ref() != Some(&resolution))
            .then(|| Decide::Resolve(key.clone(), resolution.choice, resolution.why))
    }

    fn has(&self, key: &FigureKey) -> bool {
        matches!(&self.pick, Some(Pick::Figure(picked)) if picked == key)
    }

    fn take(&mut self, pick: Pick) {
        self.pick = Some(pick);
        self.by_hand = true;
    }
}

/// What Tally proposes, where it is one value. It decides nothing.
fn proposal(cx: Cx<'_>, subject: &Subject) -> Option<Pick> {
    let derived = cx.session.derived();
    let row = derived.standings.get(subject.group?)?.proposal.single()?;
    Some(Pick::Figure(derived.table.rows[row].key.clone()))
}

/// Whether the value of `row`'s group is decided to be what `row` states.
pub(super) fn is_chosen(cx: Cx<'_>, row: usize) -> bool {
    let derived = cx.session.derived();
    let group = derived.group_of.get(row);
    let resolution = group.and_then(|group| cx.session.resolution_of(*group));
    resolution.is_some_and(|(_, resolution)| {
        resolution.choice == ChosenValue::Figure(derived.table.rows[row].key.clone())
    })
}

pub(super) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    subject: &Subject,
    picking: &mut Picking,
    requests: &mut Requests,
) {
    let Some(group) = subject.group else {
        if subject.rows.is_empty() {
            ui.label(theme::strong("Nothing to reconcile"));
            let text = "Two wordings of one quotation: check them against the source before you print either.";
            ui.label(theme::secondary(ui, text));
            return;
        }
        measures_ui(ui, cx, subject, requests);
        return;
    };
    picking.sync(cx, subject);
    stale_ui(ui, cx, group, requests);
    let right = (ui.available_width() * 0.36).clamp(220.0, 300.0);
    if ui.available_width() < 560.0 {
        left_ui(ui, cx, subject, picking);
        value_ui(ui, cx, group, picking);
        right_ui(ui, cx, picking, requests);
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.allocate_ui_with_layout(egui::vec2(right, 0.0), Layout::top_down(Align::Min), |ui| {
            right_ui(ui, cx, picking, requests);
        });
        ui.add_space(space::L);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            left_ui(ui, cx, subject, picking);
            value_ui(ui, cx, group, picking);
        });
    });
}

/// That the chosen value leans on what a later version of an article changed, and the word that it stands all the same.
fn stale_ui(ui: &mut Ui, cx: Cx<'_>, group: usize, requests: &mut Requests) {
    let Some(why) = cx.session.stale(group) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP_LINE;
        chip(ui, "stale", theme::tokens(ui).caution);
        ui.label(theme::secondary(
            ui,
            format!("This value was chosen before {why} in a later version of its article."),
        ));
        if let Some((key, resolution)) = cx.session.resolution_of(group)
            && ui.link("It still stands").clicked()
        {
            let (choice, why) = (resolution.choice.clone(), resolution.why.clone());
            requests.act(Action::Decide(Decide::Resolve(key.clone(), choice, why)));
        }
    });
}

/// For a check across measures: where their values are chosen.
fn measures_ui(ui: &mut Ui, cx: Cx<'_>, subject: &Subject, requests: &mut Requests) {
    let derived = cx.session.derived();
    ui.label(theme::strong("Across measures"));
    let text = "This finding relates several measures; a value is chosen for each of them.";
    ui.label(theme::secondary(ui, text));
    acts_ui(ui, cx, subject, requests);
    let mut groups: Vec<usize> = subject
        .rows
        .iter()
        .filter_map(|row| derived.group_of.get(*row).copied())
        .collect();
    groups.sort_unstable();
    groups.dedup();
    ui.horizontal_wrapped(|ui| {
        for idx in groups {
            let group = &derived.groups[idx];
            let mut here = group
                .figures
                .iter()
                .filter(|row| subject.rows.contains(row));
            let first = here
                .next()
                .map_or_else(String::new, |row| value_text(cx, *row));
            let text = if group.label.is_empty() {
                first
            } else {
                format!("{first} · {}", group.label)
            };
            if ui.button(text).clicked() {
                requests.push(Request::Select(group.key.0.clone()));
                requests.push(Request::Compare(idx));
            }
        }
    });
}

/// What can be decided of the figures as they stand here.
fn acts_ui(ui: &mut Ui, cx: Cx<'_>, subject: &Subject, requests: &mut Requests) {
    let derived = cx.session.derived();
    let keys = || -> Vec<FigureKey> {
        let rows = subject.rows.iter();
        rows.map(|row| derived.table.rows[*row].key.clone())
            .collect()
    };
    ui.horizontal_wrapped(|ui| {
        if ui.button("Accept all as stated").clicked() {
            requests.act(Action::Decide(Decide::Accept(keys())));
        }
        let alike =
            subject.finding(cx).map(|finding| finding.kind) == Some(FindingKind::ScopeDifference);
        if alike && ui.button("Join: they measure the same").clicked() {
            requests.act(Action::Decide(Decide::Join(keys())));
        }
    });
}

fn left_ui(ui: &mut Ui, cx: Cx<'_>, subject: &Subject, picking: &mut Picking) {
    ui.label(theme::strong("Reconciled value"));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let mut values = values(cx, subject, picking);
        // What is picked is never hidden in the menu.
        let picked = values.iter().position(|(key, _)| picking.has(key));
        if let Some(at) = picked.filter(|at| *at >= OFFERED) {
            values[..=at].rotate_right(1);
        }
        for (key, printed) in values.iter().take(OFFERED) {
            value_chip(ui, key, printed, picking);
        }
        if values.len() > OFFERED {
            more_ui(ui, &values[OFFERED..], picking);
        }
        for (pick, text) in [
            (Pick::Range, "Range"),
            (Pick::Own, "Own value"),
            (Pick::Unresolved, "Leave unresolved"),
        ] {
            let on = picking.pick.as_ref() == Some(&pick);
            let offered = pick != Pick::Range || on || has_range(cx, subject);
            if offered && toggle_chip(ui, on, text).clicked() {
                picking.take(pick);
            }
        }
    });
}

/// The values that have no chip, in a menu.
fn more_ui(ui: &mut Ui, values: &[(FigureKey, String)], picking: &mut Picking) {
    let text = format!("{} more", values.len());
    ui.menu_button(theme::secondary(ui, text), |ui| {
        ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
            let clicked = values.iter().find(|(_, text)| ui.button(text).clicked());
            if let Some((key, _)) = clicked {
                picking.take(Pick::Figure(key.clone()));
                ui.close();
            }
        });
    });
}

fn value_chip(ui: &mut Ui, key: &FigureKey, printed: &str, picking: &mut Picking) {
    let pick = Pick::Figure(key.clone());
    let on = picking.pick.as_ref() == Some(&pick);
    let response = toggle_chip(ui, on, printed);
    let name = format!("Choose {printed}");
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), on, &name));
    if response.clicked() {
        picking.take(pick);
    }
}

/// Each value that is stated and not rejected, once, latest first; the figure that is picked stands for its value, else
/// the selected one.
fn values(cx: Cx<'_>, subject: &Subject, picking: &Picking) -> Vec<(FigureKey, String)> {
    let table = &cx.session.derived().table;
    let mut values: Vec<(FigureKey, String)> = Vec::new();
    for row in subject.rows.iter().rev() {
        let printed = value_text(cx, *row);
        if is_rejected(cx, *row) {
            continue;
        }
        let key = &table.rows[*row].key;
        match values.iter_mut().find(|(_, one)| *one == printed) {
            None => values.push((key.clone(), printed)),
            Some(value) if picking.has(&value.0) => {}
            Some(value) if picking.has(key) || cx.selected == Some(key) => value.0 = key.clone(),
            Some(_) => {}
        }
    }
    values
}

/// The value as it will be printed, and what it rests on.
fn value_ui(ui: &mut Ui, cx: Cx<'_>, group: usize, picking: &mut Picking) {
    let tokens = theme::tokens(ui);
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        if picking.pick == Some(Pick::Own) {
            let name = "Value as it should be printed";
            let field = TextEdit::singleline(&mut picking.own)
                .hint_text(name)
                .desired_width(220.0);
            ui.add(field).accessible_name(name);
        }
        let Some(choice) = picking.choice() else {
            if !picking.by_hand {
                let value = decided::proposed_value(cx, group);
                ui.label(theme::strong(value).size(size::VALUE));
                proposed_ui(ui, cx, group);
            }
            let text = "Choose what the fact sheet prints";
            ui.label(theme::secondary(ui, text).size(size::TEXT));
            return;
        };
        let value = decided::chosen_value(cx, group, &choice);
        ui.label(theme::strong(value).size(size::VALUE));
        let before = picking.of.as_ref().and_then(|(_, before)| before.as_ref());
        if before.is_some_and(|one| one.choice == choice) {
            chip(ui, "decided", tokens.good);
        } else if !picking.by_hand {
            proposed_ui(ui, cx, group);
        }
        ui.label(theme::secondary(ui, rests_on(cx, &choice)));
    });
}

/// That the value is proposed; why, when pointed at.
fn proposed_ui(ui: &mut Ui, cx: Cx<'_>, group: usize) {
    let chip = chip(ui, "proposed", theme::tokens(ui).plain);
    if let Some(standing) = cx.session.derived().standings.get(group) {
        chip.on_hover_text(standing.proposal.why.words());
    }
}

/// Whether the statements that hold have a lowest and a highest.
fn has_range(cx: Cx<'_>, subject: &Subject) -> bool {
    let standings = &cx.session.derived().standings;
    let standing = subject.group.and_then(|group| standings.get(group));
    standing.is_some_and(|standing| standing.proposal.range.len() > 1)
}

fn rests_on(cx: Cx<'_>, choice: &ChosenValue) -> String {
    let table = &cx.session.derived().table;
    match choice {
        ChosenValue::Figure(key) => table.position(key).map_or_else(String::new, |row| {
            let figure = &table.rows[row].figure;
            let who = describe::who(figure);
            match figure.time() {
                Some(time) => format!("as of {} · {who}", describe::as_of(time)),
                None => who,
            }
        }),
        ChosenValue::Range => "from the lowest to the highest statement".to_owned(),
        ChosenValue::Own(_) => "the desk’s own wording".to_owned(),
        ChosenValue::Unresolved => "printed with every side".to_owned(),
    }
}

fn right_ui(ui: &mut Ui, cx: Cx<'_>, picking: &mut Picking, requests: &mut Requests) {
    let field = TextEdit::multiline(&mut picking.why)
        .hint_text("Why? (kept in the history and printed)")
        .desired_rows(2)
        .desired_width(f32::INFINITY);
    ui.add(field).accessible_name("Why this value");
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let keys = Command::from(FigureCommand::Decide).keys_text(ui);
        let decide = KeyButton::new("Decide", &keys).primary(true);
        let ready = picking.decision().is_some();
        if ui.add_enabled(ready, decide).clicked() {
            requests.run(FigureCommand::Decide);
        }
        let keys = Command::from(GoCommand::NextFinding).keys_text(ui);
        let next = Command::from(GoCommand::NextFinding).is_enabled(cx);
        if ui
            .add_enabled(next, KeyButton::new("Skip", &keys))
            .clicked()
        {
            requests.run(GoCommand::NextFinding);
        }
        if let Some((key, Some(_))) = &picking.of
            && ui.button("Reopen value").clicked()
        {
            requests.act(Action::Decide(Decide::Unresolve(key.clone())));
        }
    });
}
