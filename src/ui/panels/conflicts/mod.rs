//! The findings by cause, most severe first, explained in a sentence; decided ones fold away.

mod filter;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{CursorIcon, Frame, Margin, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::ui::cx::Cx;
use crate::ui::decided;
use crate::ui::place::{FindingKey, ViewTab};
use crate::ui::request::{Request, Requests};
use crate::ui::statements::{policy, statements};
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::finding_card::{Clicked, FindingCard, Other, Says};
use crate::ui::widgets::long_list::{ListParts, LongList};
use crate::ui::widgets::strip;
use crate::ui::widgets::typeset::{Type, paint};
use tally_comparing::finding::{Entry, Finding, FindingKind, why_no_conflict};
use tally_comparing::group::Table;
use tally_reading::Quantity;

use filter::ConflictItem;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct ConflictsState {
    filter: filter::ConflictsFilter,
    list: LongList,
    followed: Option<usize>,
    /// Findings whose reason for being no conflict is shown.
    whys: BTreeSet<FindingKey>,
}

impl ConflictsState {
    /// The front finding of the entry below or above the selected one, among those that are listed.
    pub(in crate::ui) fn neighbour(&mut self, cx: Cx<'_>, down: bool) -> Option<usize> {
        self.filter.refresh(cx);
        let derived = cx.session.derived();
        let listed: Vec<usize> = self
            .filter
            .items()
            .iter()
            .filter_map(|item| match item {
                ConflictItem::Entry(idx) => Some(*idx),
                ConflictItem::Fold { .. } => None,
            })
            .collect();
        let selected = cx.finding.and_then(|idx| derived.entry_of.get(idx));
        let at = selected.and_then(|entry| listed.iter().position(|one| one == entry));
        let next = match at {
            None => 0,
            Some(at) if down => (at + 1).min(listed.len().saturating_sub(1)),
            Some(at) => at.saturating_sub(1),
        };
        let entry = derived.entries.get(*listed.get(next)?)?;
        Some(entry.front)
    }

    /// Changes whenever what is listed may have, or how high it is.
    fn version(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.filter.version(), &self.whys).hash(&mut hasher);
        hasher.finish()
    }
}

const FOLD_HEIGHT: f32 = 30.0;

/// So many other findings of one cause have a line each; the rest are counted.
const OTHERS: usize = 5;

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut ConflictsState, requests: &mut Requests) {
    state.filter.refresh(cx);
    let margin = Margin {
        left: 14,
        right: 12,
        top: 10,
        bottom: 8,
    };
    Frame::NONE
        .inner_margin(margin)
        .show(ui, |ui| filter::show(ui, &mut state.filter));
    state.filter.refresh(cx);
    if state.filter.items().is_empty() {
        empty_ui(ui, cx, &mut state.filter);
        return;
    }
    follow(cx, state);
    let version = state.version();
    let mut cards = Cards {
        cx,
        items: state.filter.items(),
        unfolded: state.filter.is_unfolded(),
        whys: &state.whys,
        clicked: None,
    };
    state.list.show(ui, "conflicts", version, &mut cards);
    let clicked = cards.clicked;
    if let Some((item, what)) = clicked {
        click(cx, state, item, what, requests);
    }
}

fn click(
    cx: Cx<'_>,
    state: &mut ConflictsState,
    item: ConflictItem,
    what: Clicked,
    requests: &mut Requests,
) {
    let derived = cx.session.derived();
    let ConflictItem::Entry(idx) = item else {
        state.filter.toggle_decided();
        return;
    };
    let Some(entry) = derived.entries.get(idx) else {
        return;
    };
    let finding = match what {
        Clicked::Why => {
            let key = key_of(cx, &derived.findings[entry.front]);
            if !state.whys.remove(&key) {
                state.whys.insert(key);
            }
            return;
        }
        Clicked::Card => entry.front,
        Clicked::Other(at) => entry.others.get(at).copied().unwrap_or(entry.front),
    };
    state.followed = Some(finding);
    requests.push(Request::SelectFinding(finding));
    requests.push(Request::Open(ViewTab::Compare));
}

fn key_of(cx: Cx<'_>, finding: &Finding) -> FindingKey {
    FindingKey::of(finding, &cx.session.derived().table)
}

/// Keeps the selected finding in view when it was selected elsewhere.
fn follow(cx: Cx<'_>, state: &mut ConflictsState) {
    if state.followed == cx.finding {
        return;
    }
    state.followed = cx.finding;
    let entry_of = &cx.session.derived().entry_of;
    let entry = cx.finding.and_then(|idx| entry_of.get(idx));
    let selected = entry.map(|entry| ConflictItem::Entry(*entry));
    let mut items = state.filter.items().iter();
    if let Some(at) = items.position(|item| Some(*item) == selected) {
        state.list.keep_in_view(at);
    }
}

fn empty_ui(ui: &mut Ui, cx: Cx<'_>, filter: &mut filter::ConflictsFilter) {
    let (title, text) = if filter.is_on() {
        (
            "No finding of this kind",
            "Others are hidden by the filter.",
        )
    } else if cx.session.derived().table.rows.is_empty() {
        (
            "Nothing to compare yet",
            "Once articles are loaded, this shows where their figures differ and why.",
        )
    } else {
        (
            "No differences found",
            "No two figures measure the same thing, as far as can be told. Join figures that do: their findings \
             come here.",
        )
    };
    let margin = Margin::symmetric(14, 8);
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.label(theme::medium(title));
        ui.label(theme::secondary(ui, text));
        if filter.is_on() {
            ui.add_space(space::XS);
            if ui.button("Show all findings").clicked() {
                filter.clear();
            }
        }
    });
}

/// The list's parts: a card each, and the line that folds the decided ones.
struct Cards<'a> {
    cx: Cx<'a>,
    items: &'a [ConflictItem],
    unfolded: bool,
    whys: &'a BTreeSet<FindingKey>,
    clicked: Option<(ConflictItem, Clicked)>,
}

impl Cards<'_> {
    fn card(&self, ui: &Ui, idx: usize, width: f32) -> Option<FindingCard> {
        let entry = self.cx.session.derived().entries.get(idx)?;
        let width = width - 2.0 * space::M;
        Some(FindingCard::new(ui, self.says(ui, entry), width))
    }
}

impl ListParts for Cards<'_> {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn estimate(&self, idx: usize, _width: f32) -> f32 {
        match self.items[idx] {
            ConflictItem::Entry(_) => 128.0,
            ConflictItem::Fold { .. } => FOLD_HEIGHT,
        }
    }

    fn height(&mut self, ui: &Ui, idx: usize, width: f32) -> f32 {
        match self.items[idx] {
            ConflictItem::Entry(idx) => self
                .card(ui, idx, width)
                .map_or(0.0, |card| card.height() + space::S),
            ConflictItem::Fold { .. } => FOLD_HEIGHT,
        }
    }

    fn show(&mut self, ui: &mut Ui, idx: usize) {
        let item = self.items[idx];
        let rect = ui.max_rect();
        let clicked = match item {
            ConflictItem::Entry(idx) => {
                let width = rect.width();
                let Some(card) = self.card(ui, idx, width) else {
                    return;
                };
                let size = vec2(width - 2.0 * space::M, card.height());
                let rect = Rect::from_min_size(rect.min + vec2(space::M, 0.0), size);
                let derived = self.cx.session.derived();
                let selected = self.cx.finding.and_then(|one| derived.entry_of.get(one));
                card.show(ui, rect, selected == Some(&idx))
            }
            ConflictItem::Fold { decided } => {
                fold_ui(ui, rect, decided, self.unfolded).then_some(Clicked::Card)
            }
        };
        if let Some(what) = clicked {
            self.clicked = Some((item, what));
        }
    }
}

fn fold_ui(ui: &Ui, rect: Rect, decided: usize, unfolded: bool) -> bool {
    let tokens = theme::tokens(ui);
    let text = if unfolded {
        format!("{decided} decided, fold away")
    } else {
        format!("{decided} decided, folded")
    };
    let response = ui.interact(rect, ui.scope_id().with("fold"), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, unfolded, &text));
    let color = if response.hovered() || response.has_focus() {
        tokens.ink
    } else {
        tokens.muted
    };
    let galley = Type::regular(size::SECONDARY, color).line(ui, &text, rect.width());
    let at = pos2(
        rect.left() + space::L,
        rect.center().y - galley.size().y / 2.0,
    );
    paint(ui, at, &galley);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

impl Cards<'_> {
    fn says(&self, ui: &Ui, entry: &Entry) -> Says {
        let cx = self.cx;
        let (derived, tokens) = (cx.session.derived(), theme::tokens(ui));
        let finding = &derived.findings[entry.front];
        let resolution = finding.group.and_then(|idx| {
            let (_, resolution) = cx.session.resolution_of(idx)?;
            Some(decided::chosen_value(cx, idx, &resolution.choice))
        });
        let why = why_no_conflict(finding, &derived.table, &policy(cx));
        let lines = entry.others.iter().take(OTHERS);
        Says {
            chip: (finding.kind.word(), tokens.kind(finding.kind)),
            decided: resolution,
            headline: finding.headline.printed(derived),
            measure: measure(cx, finding),
            explanation: finding.explanation.printed(derived),
            style: derived.style,
            statements: if on_values(finding.kind) {
                statements(cx, &different(&derived.table, &finding.figures))
            } else {
                Vec::new()
            },
            others: lines.map(|idx| other(ui, cx, *idx)).collect(),
            more: entry.others.len().saturating_sub(OTHERS),
            why: why.map(|why| {
                (
                    why.printed(derived),
                    self.whys.contains(&key_of(cx, finding)),
                )
            }),
        }
    }
}

fn other(ui: &Ui, cx: Cx<'_>, idx: usize) -> Other {
    let derived = cx.session.derived();
    let finding = &derived.findings[idx];
    Other {
        chip: (finding.kind.word(), theme::tokens(ui).kind(finding.kind)),
        headline: finding.headline.printed(derived),
        explanation: finding.explanation.printed(derived),
        selected: cx.finding == Some(idx),
    }
}

/// The name of its group, else what its first figure counts.
fn measure(cx: Cx<'_>, finding: &Finding) -> String {
    let derived = cx.session.derived();
    let group = finding.group.and_then(|idx| derived.groups.get(idx));
    let first = finding.figures.first().map(|row| &derived.table.rows[*row]);
    let counted = || first.and_then(|row| row.figure.counted.as_ref());
    group.map_or_else(
        || counted().map_or_else(String::new, |counted| counted.text.clone()),
        |group| group.label.clone(),
    )
}

/// The first rows that state different values, as many as a strip shows.
fn different(table: &Table, rows: &[usize]) -> Vec<usize> {
    let mut seen: Vec<&Quantity> = Vec::new();
    let mut different = Vec::new();
    for row in rows {
        let quantity = &table.rows[*row].figure.quantity;
        if !seen.contains(&quantity) && seen.len() < strip::ROWS {
            seen.push(quantity);
            different.push(*row);
        }
    }
    different
}

/// Whether a picture of the values says more than their words.
const fn on_values(kind: FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::Contradiction
            | FindingKind::DisputedByParties
            | FindingKind::QualifierDrift
            | FindingKind::PrecisionInflation
            | FindingKind::RoundingCompatible
            | FindingKind::BoundCompatible
    )
}
