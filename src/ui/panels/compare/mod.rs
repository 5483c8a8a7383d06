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
use crate::ui::describe;
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

/// What is shown of the subject, and how much of it.
#[derive(Debug)]
struct Shown {
    subject: Subject,
    /// The revision and the selected row that the rest was computed from.
    of: (u64, Option<usize>),
    statements: Vec<Statement>,
    /// What all statements of a group allow.
    common: Option<Common>,
    provenance: String,
    plotted: usize,
    quoted: usize,
}

impl Shown {
    fn new(cx: Cx<'_>, subject: Subject) -> Self {
        let derived = cx.session.derived();
        Self {
            of: (derived.revision, cx.row),
            statements: statements(cx, &subject.rows),
            // The parts of a sum share no value.
            common: subject.group.map(|_| common(cx, &subject.rows)),
            provenance: describe::provenance(derived, &subject.rows),
            plotted: PLOTTED,
            quoted: QUOTED,
            subject,
        }
    }
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

    /// The statement below or above `row`.
    pub(in crate::ui) fn neighbour(&self, row: Option<usize>, down: bool) -> Option<usize> {
        let rows = &self.shown.as_ref()?.subject.rows;
        let at = rows.iter().position(|one| Some(*one) == row);
        let next = match at {
            None => 0,
            Some(at) if down => at + 1,
            Some(at) => at.checked_sub(1)?,
        };
        rows.get(next).copied()
    }

    /// Computes what is shown anew where it may have changed; more that was asked for of a subject stays.
    fn show(&mut self, cx: Cx<'_>, subject: Subject) -> &mut Shown {
        let of = (cx.session.derived().revision, cx.row);
        let known = self.shown.take();
        let same = known.as_ref().is_some_and(|shown| shown.subject == subject);
        let fresh = |amounts: Option<(usize, usize)>| {
            let mut shown = Shown::new(cx, subject);
            (shown.plotted, shown.quoted) = amounts.unwrap_or((shown.plotted, shown.quoted));
            shown
        };
        let shown = match known {
            Some(shown) if same && shown.of == of => shown,
            Some(shown) if same => fresh(Some((shown.plotted, shown.quoted))),
            _ => fresh(None),
        };
        self.shown.insert(shown)
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
    let provenance = state.show(cx, subject.clone()).provenance.clone();
    let area = ScrollArea::vertical()
        .auto_shrink(false)
        // Each subject begins at its top.
        .id_salt((subject.group, subject.rows.first()));
    area.show(ui, |ui| {
        let margin = Margin::symmetric(20, 14);
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            head::show(ui, cx, (&subject, &provenance), state, requests);
            if let Some(shown) = &mut state.shown {
                body_ui(ui, cx, shown, requests);
            }
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

fn body_ui(ui: &mut Ui, cx: Cx<'_>, shown: &mut Shown, requests: &mut Requests) {
    let rows = &shown.subject.rows;
    if share_an_axis(cx, rows) {
        plot_ui(ui, cx, shown, requests);
        ui.add_space(space::M);
    }
    let rows = &shown.subject.rows;
    let quoted = shown.quoted.min(rows.len());
    quotations::show(ui, cx, &rows[..quoted], &shown.statements, requests);
    more_ui(ui, rows.len(), &mut shown.quoted, "quotations");
}

fn plot_ui(ui: &mut Ui, cx: Cx<'_>, shown: &mut Shown, requests: &mut Requests) {
    let band = match shown.common {
        Some(Common::Values(from, to)) => Some((from, to)),
        _ => None,
    };
    let statements = &shown.statements;
    let count = statements.len().min(shown.plotted);
    if let Some(clicked) = interval_plot::show(ui, &statements[..count], band) {
        let row = shown.subject.rows[clicked];
        let key = cx.session.derived().table.rows[row].key.clone();
        requests.push(Request::Select(key));
    }
    more_ui(ui, statements.len(), &mut shown.plotted, "statements");
    let tail = match shown.common {
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
