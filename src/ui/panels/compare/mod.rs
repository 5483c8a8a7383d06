//! One group: its statements on an axis, its quotations side by side, the value that the analyst chooses.

mod arranged;
mod differs;
mod feasible;
mod head;
mod over_time;
mod quotations;
mod resolve;
mod subject;
mod suggested;
mod worded;

use std::collections::BTreeSet;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::ui::commands::{Command, ViewCommand};
use crate::ui::cx::Cx;
use crate::ui::decided;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::statements::{band, share_an_axis, statements};
use crate::ui::theme::{self, space};
use crate::ui::widgets::inline_field::FieldDraft;
use crate::ui::widgets::interval_plot;
use crate::ui::widgets::statement::PlotStatement;
use crate::ui::widgets::toggle_chip;
use tally_comparing::finding::FindingKind;
use tally_comparing::group::GroupKey;
use tally_language::text::Span;
use tally_session::Decide;

use arranged::{Arranged, Arrangement, arranged};
use over_time::OverTime;
use subject::Subject;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct CompareState {
    picking: resolve::Picking,
    draft: Option<FieldDraft<(head::HeadPart, GroupKey)>>,
    arrangement: Arrangement,
    shown: Option<Shown>,
    open: Open,
}

/// The revision, the selected row, and the arrangement.
type Basis = (u64, Option<usize>, Arrangement);

/// What is shown of the subject, and how much of it.
#[derive(Debug)]
struct Shown {
    subject: Subject,
    /// What the rest was computed from.
    of: Basis,
    /// The subject's rows in the order in which they are shown, and what brackets them.
    arranged: Arranged,
    /// Of those rows, in their order.
    statements: Vec<PlotStatement>,
    /// For each of those rows the words of its quotation that another has not.
    differs: Vec<Vec<Span>>,
    /// How the values follow each other, where they do.
    ladder: Option<OverTime>,
    /// Findings whose reason for being no conflict is shown.
    whys: BTreeSet<usize>,
    /// What all statements of a group allow.
    band: Option<(f64, f64)>,
    /// The same in a sentence, or which statements stand in the way.
    feasible: String,
    provenance: String,
    plotted: usize,
    quoted: usize,
}

impl Shown {
    fn new(cx: Cx<'_>, subject: Subject, of: Basis) -> Self {
        let derived = cx.session.derived();
        // What is an echo goes by time, however the rows are arranged. Parts of a sum keep the equation's order.
        let told = statements(cx, &subject.rows);
        let arranged = match subject.group {
            Some(_) => arranged(derived, &subject.rows, of.2),
            None => Arranged::as_given(&subject.rows),
        };
        let statement = |row: &usize| {
            let at = subject.rows.iter().position(|one| one == row)?;
            told.get(at).cloned()
        };
        Self {
            of,
            statements: arranged.rows.iter().filter_map(statement).collect(),
            differs: differs::words(cx, &arranged.rows),
            arranged,
            ladder: OverTime::of(cx, &subject),
            whys: BTreeSet::new(),
            // The parts of a sum share no value.
            band: subject
                .group
                .and_then(|group| band(cx, group, &subject.rows)),
            feasible: subject
                .group
                .map_or_else(String::new, |group| feasible::sentence(cx, group)),
            provenance: provenance(cx, &subject),
            plotted: PLOTTED,
            quoted: QUOTED,
            subject,
        }
    }
}

/// The entries that ask for a decision and have none, as of one revision.
#[derive(Debug, Default)]
struct Open {
    revision: Option<u64>,
    entries: Vec<usize>,
}

/// Statements that the plot shows at first, and quotations.
const PLOTTED: usize = 12;
const QUOTED: usize = 30;

impl CompareState {
    /// What Decide would do now.
    pub(in crate::ui) fn decision(&self) -> Option<Decide> {
        self.picking.decision()
    }

    /// The statement below or above `row`.
    pub(in crate::ui) fn neighbour(&self, row: Option<usize>, down: bool) -> Option<usize> {
        let rows = &self.shown.as_ref()?.arranged.rows;
        let at = rows.iter().position(|one| Some(*one) == row);
        let next = match at {
            None => 0,
            Some(at) if down => at + 1,
            Some(at) => at.checked_sub(1)?,
        };
        rows.get(next).copied()
    }

    /// By article, or by origin.
    pub(in crate::ui) fn rearrange(&mut self) {
        self.arrangement = self.arrangement.other();
    }

    /// Computes what is shown anew where it may have changed; more that was asked for of a subject stays.
    fn show(&mut self, cx: Cx<'_>, subject: Subject) -> &mut Shown {
        let of = (cx.session.derived().revision, cx.row, self.arrangement);
        let known = self.shown.take();
        let same = known.as_ref().is_some_and(|shown| shown.subject == subject);
        let shown = match known {
            Some(shown) if same && shown.of == of => shown,
            Some(before) if same => Shown {
                plotted: before.plotted,
                quoted: before.quoted,
                whys: before.whys,
                ..Shown::new(cx, subject, of)
            },
            _ => Shown::new(cx, subject, of),
        };
        self.shown.insert(shown)
    }

    /// "1 of 4 open": where the selected finding's entry stands among those that ask for a decision.
    fn place_among_open(&mut self, cx: Cx<'_>) -> String {
        let derived = cx.session.derived();
        if self.open.revision != Some(derived.revision) {
            let open = |idx: &usize| {
                let entry = &derived.entries[*idx];
                decided::asks(&derived.findings[entry.front])
                    && !decided::is_entry_settled(cx, entry)
            };
            self.open = Open {
                revision: Some(derived.revision),
                entries: (0..derived.entries.len()).filter(open).collect(),
            };
        }
        let open = &self.open.entries;
        let entry = cx.finding.and_then(|idx| derived.entry_of.get(idx));
        let at = entry.and_then(|entry| open.binary_search(entry).ok());
        match at {
            Some(at) => format!("{} of {} open", at + 1, open.len()),
            None => format!("{} open", open.len()),
        }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut CompareState, requests: &mut Requests) {
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
            resolve::show(ui, cx, &subject, &mut state.picking, requests);
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
            let arrangement = state.arrangement;
            if let Some(shown) = &mut state.shown {
                body_ui(ui, cx, (shown, arrangement), requests);
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

fn body_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    (shown, arrangement): (&mut Shown, Arrangement),
    requests: &mut Requests,
) {
    // Where the finding is an update, its days come before its values.
    let finding = shown.subject.finding(cx);
    let first = finding.is_some_and(|finding| finding.kind == FindingKind::UpdatedOverTime);
    let ladder_ui = |ui: &mut Ui, shown: &Shown, requests: &mut Requests| {
        if let Some(ladder) = &shown.ladder {
            ladder.show(ui, cx, requests);
            ui.add_space(space::S);
        }
    };
    if first {
        ladder_ui(ui, shown, requests);
    }
    if share_an_axis(cx, &shown.subject.rows) {
        if shown.subject.group.is_some() && shown.subject.rows.len() > 1 {
            arrangement_ui(ui, arrangement, requests);
        }
        plot_ui(ui, cx, shown, requests);
        ui.add_space(space::M);
    }
    if !first {
        ladder_ui(ui, shown, requests);
    }
    if let Some(group) = shown.subject.group {
        suggested::show(ui, cx, group, requests);
    }
    if let Some(finding) = shown.subject.finding(cx)
        && !finding.quotations.is_empty()
    {
        differs::legend(ui);
        worded::show(ui, cx, &finding.quotations);
    }
    if shown.differs.iter().any(|words| !words.is_empty()) {
        differs::legend(ui);
    }
    quotations::show(ui, cx, shown, requests);
    let all = shown.subject.rows.len();
    more_ui(ui, all, &mut shown.quoted, "quotations");
}

/// How much is compared, and from how many hands.
fn provenance(cx: Cx<'_>, subject: &Subject) -> String {
    let quoted = subject
        .finding(cx)
        .map_or(0, |found| found.quotations.len());
    if subject.rows.is_empty() && quoted > 0 {
        return describe::count(quoted, "quotation", "quotations");
    }
    describe::provenance(cx.session.derived(), &subject.rows)
}

/// By article or by origin, with the key that turns from one to the other.
fn arrangement_ui(ui: &mut Ui, now: Arrangement, requests: &mut Requests) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        ui.spacing_mut().button_padding.x = space::S;
        for (arrangement, text) in Arrangement::ALL {
            let on = now == arrangement;
            if toggle_chip(ui, on, text).clicked() && !on {
                requests.run(ViewCommand::Arrange);
            }
        }
        let keys = Command::from(ViewCommand::Arrange).keys_text(ui);
        ui.label(theme::secondary(ui, keys).size(theme::size::CHIP));
    });
    ui.add_space(space::XS);
}

fn plot_ui(ui: &mut Ui, cx: Cx<'_>, shown: &mut Shown, requests: &mut Requests) {
    let statements = &shown.statements;
    let count = statements.len().min(shown.plotted);
    let (brackets, band) = (&shown.arranged.brackets, shown.band);
    let statements = &statements[..count];
    let style = cx.session.derived().style;
    if let Some(clicked) = interval_plot::show(ui, statements, (brackets, band), style) {
        let row = shown.arranged.rows[clicked];
        let key = cx.session.derived().table.rows[row].key.clone();
        requests.push(Request::Select(key));
    }
    more_ui(ui, shown.statements.len(), &mut shown.plotted, "statements");
    feasible::show(ui, shown.band.is_some(), &shown.feasible);
}

/// Offers to show the rest of a long list.
fn more_ui(ui: &mut Ui, all: usize, shown: &mut usize, what: &str) {
    let Some(more) = all.checked_sub(*shown).filter(|more| *more > 0) else {
        return;
    };
    let text = match more {
        1 => format!("Show one more {}", what.trim_end_matches('s')),
        _ => format!("Show {more} more {what}"),
    };
    if ui.button(theme::secondary(ui, text)).clicked() {
        *shown = all;
    }
}
