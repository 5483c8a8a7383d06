//! The ladder of a group whose values supersede each other, as the widget shows it.

use egui::Ui;

use super::subject::Subject;
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::statements::value_text;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::ladder::{self as widget, Rung};
use tally_comparing::finding::LadderStep;

/// One rung and the row that a click on it selects.
#[derive(Debug)]
pub(super) struct OverTime {
    rungs: Vec<Rung>,
    rows: Vec<usize>,
}

impl OverTime {
    /// How the subject's values follow each other; `None` where there are none, or no two steps.
    pub(super) fn of(cx: Cx<'_>, subject: &Subject) -> Option<Self> {
        let derived = cx.session.derived();
        let steps = &derived.standings.get(subject.group?)?.ladder;
        (steps.len() > 1).then(|| Self {
            rungs: steps.iter().map(|step| rung(cx, step)).collect(),
            rows: steps.iter().map(|step| step.rows[0]).collect(),
        })
    }

    /// Shows it with its heading; a click selects the first figure of the step.
    pub(super) fn show(&self, ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.label(theme::strong("Over time").size(size::SECONDARY));
            let words = "by the day that the text names, else by the day of publication; a bar lasts until the next value";
            ui.label(theme::secondary(ui, words).size(size::CHIP));
        });
        if let Some(clicked) = widget::show(ui, &self.rungs) {
            let row = self.rows[clicked];
            let key = cx.session.derived().table.rows[row].key.clone();
            requests.push(Request::Select(key));
        }
    }
}

fn rung(cx: Cx<'_>, step: &LadderStep) -> Rung {
    let table = &cx.session.derived().table;
    let mut outlets: Vec<&str> = Vec::new();
    for row in &step.rows {
        let outlet = describe::outlet(table.article(*row));
        if !outlets.contains(&outlet) {
            outlets.push(outlet);
        }
    }
    let day = step.day.map(describe::date);
    Rung {
        value: value_text(cx, step.rows[0]),
        outlets: outlets.join(", "),
        told: match day {
            Some(day) if step.is_told => format!("as of {day}"),
            Some(day) => format!("published {day}"),
            None => "no date".to_owned(),
        },
        day: step.day,
        superseded: cx.session.derived().is_superseded(step.rows[0]),
        selected: cx.row.is_some_and(|row| step.rows.contains(&row)),
    }
}
