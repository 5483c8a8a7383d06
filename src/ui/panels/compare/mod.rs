//! One group: its statements on an axis, its quotations side by side, the value that the analyst chooses.

mod head;
mod quotations;
mod resolve;
mod subject;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::group::GroupKey;
use crate::session::Decide;
use crate::ui::Cx;
use crate::ui::decided;
use crate::ui::request::{Request, Requests};
use crate::ui::statements::{Common, common, share_an_axis, statements};
use crate::ui::theme::{self, space};
use crate::ui::widgets::inline_field::Draft;
use crate::ui::widgets::interval_plot;
use crate::ui::widgets::statement::Statement;

use subject::Subject;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {
    picking: resolve::Picking,
    draft: Option<Draft<(head::Part, GroupKey)>>,
    shown: Option<Shown>,
    open: Open,
}

/// How much of the subject is shown; begins anew with each subject.
#[derive(Debug)]
struct Shown {
    subject: Subject,
    plotted: usize,
    quoted: usize,
}

/// The findings that ask for a decision and have none, as of one revision.
#[derive(Debug, Default)]
struct Open {
    revision: Option<u64>,
    findings: Vec<usize>,
}

/// Statements that the plot shows at first, and quotations.
const PLOTTED: usize = 12;
const QUOTED: usize = 30;

impl State {
    /// What Decide would do now.
    pub(in crate::ui) fn decision(&self) -> Option<Decide> {
        self.picking.decision()
    }

    /// "1 of 4 open": where the selected finding stands among those that ask for a decision.
    fn place_among_open(&mut self, cx: Cx<'_>) -> String {
        let derived = cx.session.derived();
        if self.open.revision != Some(derived.revision) {
            let open = |idx: &usize| {
                let finding = &derived.findings[*idx];
                decided::asks(finding) && !decided::is_settled(cx, finding)
            };
            self.open = Open {
                revision: Some(derived.revision),
                findings: (0..derived.findings.len()).filter(open).collect(),
            };
        }
        let open = &self.open.findings;
        let at = cx.finding.and_then(|idx| open.binary_search(&idx).ok());
        match at {
            Some(at) => format!("{} of {} open", at + 1, open.len()),
            None => format!("{} open", open.len()),
        }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut State, requests: &mut Requests) {
    let Some(subject) = Subject::of(cx) else {
        empty_ui(ui, cx);
        return;
    };
    let tokens = theme::tokens(ui);
    let bar = Frame::NONE
        .fill(tokens.panel)
        .inner_margin(Margin::symmetric(16, 12));
    Panel::bottom("resolve")
        .frame(bar)
        .resizable(false)
        .show(ui, |ui| {
            resolve::show(ui, cx, &subject, state, requests);
        });
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = Margin::symmetric(20, 14);
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            head::show(ui, cx, &subject, state, requests);
            body_ui(ui, cx, &subject, state, requests);
        });
    });
}

fn empty_ui(ui: &mut Ui, cx: Cx<'_>) {
    let (title, text) = if cx.session.derived().table.rows.is_empty() {
        (
            "Nothing to compare yet",
            "Load articles: what their figures say of the same thing is put side by side here.",
        )
    } else {
        (
            "Nothing is selected",
            "Select a finding on the right, or a figure in the table, to see its measure here.",
        )
    };
    Frame::NONE.inner_margin(Margin::same(20)).show(ui, |ui| {
        ui.label(theme::title(title));
        ui.label(theme::secondary(ui, text));
    });
}

fn body_ui(ui: &mut Ui, cx: Cx<'_>, subject: &Subject, state: &mut State, requests: &mut Requests) {
    if state
        .shown
        .as_ref()
        .is_none_or(|shown| shown.subject != *subject)
    {
        state.shown = Some(Shown {
            subject: subject.clone(),
            plotted: PLOTTED,
            quoted: QUOTED,
        });
    }
    let Some(shown) = &mut state.shown else {
        return;
    };
    let statements = statements(cx, &subject.rows);
    if share_an_axis(cx, &subject.rows) {
        plot_ui(ui, cx, (subject, &statements), &mut shown.plotted, requests);
        ui.add_space(space::M);
    }
    let quoted = shown.quoted.min(subject.rows.len());
    let rows = &subject.rows[..quoted];
    quotations::show(ui, cx, rows, &statements, requests);
    more_ui(ui, subject.rows.len(), &mut shown.quoted, "quotations");
}

fn plot_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    of: (&Subject, &[Statement]),
    plotted: &mut usize,
    requests: &mut Requests,
) {
    let (subject, statements) = of;
    // The parts of a sum share no value.
    let common = subject.group.map(|_| common(cx, &subject.rows));
    let band = match common {
        Some(Common::Values(from, to)) => Some((from, to)),
        _ => None,
    };
    let count = statements.len().min(*plotted);
    if let Some(clicked) = interval_plot::show(ui, &statements[..count], band) {
        let row = subject.rows[clicked];
        let key = cx.session.derived().table.rows[row].key.clone();
        requests.push(Request::Select(key));
    }
    more_ui(ui, statements.len(), plotted, "statements");
    let tail = match common {
        Some(Common::Values(..)) if statements.len() > 1 => "; band: what all of them allow",
        Some(Common::Nothing) => "; no one value fits all of them",
        _ => "",
    };
    let text = format!("Dot: as printed; bar: as the policy reads it{tail}");
    ui.label(theme::secondary(ui, text).size(theme::size::CHIP));
}

/// Offers to show the rest of a long list.
fn more_ui(ui: &mut Ui, all: usize, shown: &mut usize, what: &str) {
    let Some(more) = all.checked_sub(*shown).filter(|more| *more > 0) else {
        return;
    };
    let text = format!("Show {more} more {what}");
    if ui.button(theme::secondary(ui, text)).clicked() {
        *shown = all;
    }
}
