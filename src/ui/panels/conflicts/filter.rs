//! Which entries are listed: by severity, by kind, decided or not.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{RichText, Ui};

use crate::ui::cx::Cx;
use crate::ui::decided;
use crate::ui::theme;
use crate::ui::widgets::count_chip;
use tally_comparing::finding::{Entry, FindingKind, Severity};

/// What is asked for, and what that gives as of one revision.
#[derive(Debug, Default)]
pub(super) struct ConflictsFilter {
    severity: Option<Severity>,
    kind: Option<FindingKind>,
    unfolded: bool,
    listed: Option<Listed>,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum ConflictItem {
    /// Findings of one cause, by the index of their entry.
    Entry(usize),
    /// Opens or closes the decided ones.
    Fold {
        /// How many they are.
        decided: usize,
    },
}

/// The lines, as of one revision and one filter.
#[derive(Debug)]
struct Listed {
    of: u64,
    items: Vec<ConflictItem>,
    by_severity: [usize; SEVERITIES.len()],
    by_kind: [usize; FindingKind::ALL.len()],
}

const SEVERITIES: [(Severity, &str); 4] = [
    (Severity::Conflict, "conflict"),
    (Severity::Caution, "caution"),
    (Severity::Updated, "updated"),
    (Severity::Good, "in order"),
];

impl ConflictsFilter {
    /// Lists anew where the findings, the decisions or the filter have changed.
    pub(super) fn refresh(&mut self, cx: Cx<'_>) {
        let mut hasher = DefaultHasher::new();
        cx.session.derived().revision.hash(&mut hasher);
        (self.severity, self.kind, self.unfolded).hash(&mut hasher);
        let of = hasher.finish();
        if self.listed.as_ref().is_none_or(|listed| listed.of != of) {
            self.listed = Some(self.list(cx, of));
        }
    }

    fn list(&self, cx: Cx<'_>, of: u64) -> Listed {
        let mut listed = Listed {
            of,
            items: Vec::new(),
            by_severity: [0; SEVERITIES.len()],
            by_kind: [0; FindingKind::ALL.len()],
        };
        let derived = cx.session.derived();
        let mut settled = Vec::new();
        for (idx, entry) in derived.entries.iter().enumerate() {
            let kind = |finding: usize| derived.findings[finding].kind;
            listed.count(entry, kind);
            if !self.takes(entry, kind) {
                continue;
            }
            if decided::is_entry_settled(cx, entry) {
                settled.push(ConflictItem::Entry(idx));
            } else {
                listed.items.push(ConflictItem::Entry(idx));
            }
        }
        if !settled.is_empty() {
            let decided = settled.len();
            listed.items.push(ConflictItem::Fold { decided });
            if self.unfolded {
                listed.items.append(&mut settled);
            }
        }
        listed
    }

    /// An entry is as severe as its front finding, and of every kind that one of its findings has.
    fn takes(&self, entry: &Entry, kind: impl Fn(usize) -> FindingKind) -> bool {
        let severity = kind(entry.front).severity();
        self.severity.is_none_or(|wanted| severity == wanted)
            && self
                .kind
                .is_none_or(|wanted| entry.findings().any(|idx| kind(idx) == wanted))
    }

    /// The lines to show.
    pub(super) fn items(&self) -> &[ConflictItem] {
        self.listed.as_ref().map_or(&[], |listed| &listed.items)
    }

    /// Changes whenever the lines may have.
    pub(super) fn version(&self) -> u64 {
        self.listed.as_ref().map_or(0, |listed| listed.of)
    }

    /// Whether the decided ones are shown.
    pub(super) const fn is_unfolded(&self) -> bool {
        self.unfolded
    }

    /// Shows the decided ones or folds them away.
    pub(super) fn toggle_decided(&mut self) {
        self.unfolded = !self.unfolded;
    }

    /// Whether a filter hides some entries.
    pub(super) const fn is_on(&self) -> bool {
        self.severity.is_some() || self.kind.is_some()
    }

    /// Takes all filters away.
    pub(super) fn clear(&mut self) {
        self.severity = None;
        self.kind = None;
    }

    /// How many entries there are, whatever the filter.
    fn total(&self) -> usize {
        let listed = self.listed.as_ref();
        listed.map_or(0, |listed| listed.by_severity.iter().sum())
    }
}

impl Listed {
    fn count(&mut self, entry: &Entry, kind: impl Fn(usize) -> FindingKind) {
        let severity = kind(entry.front).severity();
        if let Some(at) = SEVERITIES.iter().position(|(one, _)| *one == severity) {
            self.by_severity[at] += 1;
        }
        for (at, one) in FindingKind::ALL.into_iter().enumerate() {
            if entry.findings().any(|idx| kind(idx) == one) {
                self.by_kind[at] += 1;
            }
        }
    }
}

/// Shows the counts by severity, which filter when clicked, and the kinds to choose from.
pub(super) fn show(ui: &mut Ui, state: &mut ConflictsFilter) {
    let Some(listed) = &state.listed else {
        return;
    };
    let (by_severity, by_kind) = (listed.by_severity, listed.by_kind);
    ui.horizontal(|ui| {
        ui.label(theme::strong("Conflicts").size(theme::size::SECONDARY));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            kinds_ui(ui, state, &by_kind);
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for ((severity, word), count) in SEVERITIES.into_iter().zip(by_severity) {
            let colors = theme::tokens(ui).severity(severity);
            let on = state.severity == Some(severity);
            let response = count_chip(ui, on, (count, word), colors);
            if response.clicked() {
                state.severity = (!on).then_some(severity);
                state.kind = None;
            }
        }
    });
}

/// The kinds that there are, with how many entries have each; the chosen one stays, so that it can be taken back.
fn kinds_ui(ui: &mut Ui, state: &mut ConflictsFilter, by_kind: &[usize; FindingKind::ALL.len()]) {
    let text = state.kind.map_or_else(
        || format!("All kinds {}", state.total()),
        |kind| kind.word().to_owned(),
    );
    let text = theme::secondary(ui, text);
    let menu = ui.menu_button(text, |ui| {
        if ui
            .selectable_label(state.kind.is_none(), "All kinds")
            .clicked()
        {
            state.kind = None;
        }
        for (kind, count) in FindingKind::ALL.into_iter().zip(by_kind) {
            let on = state.kind == Some(kind);
            if *count == 0 && !on {
                continue;
            }
            let ink = theme::tokens(ui).kind(kind).ink;
            let text = RichText::new(format!("{} {count}", kind.word())).color(ink);
            if ui.selectable_label(on, text).clicked() {
                state.kind = (!on).then_some(kind);
                state.severity = None;
            }
        }
    });
    menu.response.on_hover_text("Show one kind of finding");
}
