//! The findings, most severe first, explained in a sentence; decided ones fold away.

mod filter;

use egui::{CursorIcon, Frame, Margin, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::figure::Quantity;
use crate::finding::{Finding, Kind};
use crate::group::Table;
use crate::ui::Cx;
use crate::ui::decided;
use crate::ui::request::{Request, Requests};
use crate::ui::state::Tab;
use crate::ui::statements::statements;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::finding_card::{FindingCard, Says};
use crate::ui::widgets::long_list::{LongList, Parts};
use crate::ui::widgets::strip;
use crate::ui::widgets::typeset::{Type, paint};

use filter::Item;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {
    filter: filter::State,
    list: LongList,
    followed: Option<usize>,
}

const FOLD_HEIGHT: f32 = 30.0;

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut State, requests: &mut Requests) {
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
    let version = state.filter.version();
    let mut cards = Cards {
        cx,
        items: state.filter.items(),
        unfolded: state.filter.is_unfolded(),
        clicked: None,
    };
    state.list.show(ui, "conflicts", version, &mut cards);
    match cards.clicked {
        Some(Item::Finding(idx)) => {
            state.followed = Some(idx);
            requests.push(Request::SelectFinding(idx));
            requests.push(Request::Open(Tab::Compare));
        }
        Some(Item::Fold { .. }) => state.filter.toggle_decided(),
        None => {}
    }
}

/// Keeps the selected finding in view when it was selected elsewhere.
fn follow(cx: Cx<'_>, state: &mut State) {
    if state.followed == cx.finding {
        return;
    }
    state.followed = cx.finding;
    let selected = cx.finding.map(Item::Finding);
    let mut items = state.filter.items().iter();
    if let Some(at) = items.position(|item| Some(*item) == selected) {
        state.list.keep_in_view(at);
    }
}

fn empty_ui(ui: &mut Ui, cx: Cx<'_>, filter: &mut filter::State) {
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
    items: &'a [Item],
    unfolded: bool,
    clicked: Option<Item>,
}

impl Cards<'_> {
    fn card(&self, ui: &Ui, idx: usize, width: f32) -> Option<FindingCard> {
        let finding = self.cx.session.derived().findings.get(idx)?;
        let width = width - 2.0 * space::M;
        Some(FindingCard::new(ui, says(ui, self.cx, finding), width))
    }
}

impl Parts for Cards<'_> {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn estimate(&self, idx: usize, _width: f32) -> f32 {
        match self.items[idx] {
            Item::Finding(_) => 110.0,
            Item::Fold { .. } => FOLD_HEIGHT,
        }
    }

    fn height(&mut self, ui: &Ui, idx: usize, width: f32) -> f32 {
        match self.items[idx] {
            Item::Finding(idx) => self
                .card(ui, idx, width)
                .map_or(0.0, |card| card.height() + space::S),
            Item::Fold { .. } => FOLD_HEIGHT,
        }
    }

    fn show(&mut self, ui: &mut Ui, idx: usize) {
        let item = self.items[idx];
        let rect = ui.max_rect();
        let clicked = match item {
            Item::Finding(idx) => {
                let width = rect.width();
                let Some(card) = self.card(ui, idx, width) else {
                    return;
                };
                let size = vec2(width - 2.0 * space::M, card.height());
                let rect = Rect::from_min_size(rect.min + vec2(space::M, 0.0), size);
                card.show(ui, rect, self.cx.finding == Some(idx)).clicked()
            }
            Item::Fold { decided } => fold_ui(ui, rect, decided, self.unfolded),
        };
        if clicked {
            self.clicked = Some(item);
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

fn says(ui: &Ui, cx: Cx<'_>, finding: &Finding) -> Says {
    let derived = cx.session.derived();
    let group = finding.group.and_then(|idx| derived.groups.get(idx));
    let resolution = finding.group.and_then(|idx| {
        let (_, resolution) = cx.session.resolution_of(idx)?;
        Some(decided::chosen_value(cx, idx, &resolution.choice))
    });
    let first = finding.figures.first().map(|row| &derived.table.rows[*row]);
    let counted = || first.and_then(|row| row.figure.counted.as_ref());
    let measure = group.map_or_else(
        || counted().map_or_else(String::new, |counted| counted.text.clone()),
        |group| group.label.clone(),
    );
    Says {
        chip: (finding.kind.word(), theme::tokens(ui).kind(finding.kind)),
        decided: resolution,
        headline: finding.headline.clone(),
        measure,
        explanation: finding.explanation.clone(),
        statements: if on_values(finding.kind) {
            statements(cx, &different(&derived.table, &finding.figures))
        } else {
            Vec::new()
        },
    }
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
const fn on_values(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Contradiction | Kind::RoundingCompatible | Kind::BoundCompatible
    )
}
