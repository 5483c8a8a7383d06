//! Every decision ever made, on all branches; each can be gone to.

use egui::{Rect, ScrollArea, Sense, Ui, pos2, vec2};

use crate::ui::cx::Cx;
use crate::ui::request::{Request, Requests};
use crate::ui::sides::SidePanel;
use crate::ui::theme::{self, Tokens, size, space};
use crate::ui::widgets::side_head;
use crate::ui::widgets::typeset::{self, Type};
use tally_project::{DecisionStanding, HistoryRow};
use tally_session::Action;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct HistoryState {}

const LINE: f32 = 44.0;

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, _state: &mut HistoryState, requests: &mut Requests) {
    if side_head(ui, "History", "Close the history") {
        requests.push(Request::Show(SidePanel::Conflicts));
    }
    let rows = cx.session.history();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .auto_shrink(false)
        .show_rows(ui, LINE, rows.len() + 1, |ui, range| {
            for idx in range {
                // The latest stands on top, the beginning at the bottom.
                match rows.len().checked_sub(idx + 1) {
                    Some(at) => row_ui(ui, cx, &rows[at], requests),
                    None => beginning_ui(ui, cx, requests),
                }
            }
        });
}

fn row_ui(ui: &mut Ui, cx: Cx<'_>, row: &HistoryRow, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let here = cx.session.head() == Some(row.id);
    let in_force = row.standing != DecisionStanding::Undone;
    let said = [row.who.clone(), time(&row.at), row.why.clone()];
    let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
    let line = Line {
        lane: row.lane,
        label: &row.label,
        said: &said.join(" · "),
        here,
        in_force,
    };
    if line_ui(ui, tokens, &line) {
        requests.act(Action::GoTo(Some(row.id)));
    }
}

fn beginning_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let line = Line {
        lane: 0,
        label: "beginning",
        said: "",
        here: cx.session.head().is_none(),
        in_force: true,
    };
    if line_ui(ui, tokens, &line) {
        requests.act(Action::GoTo(None));
    }
}

/// "2026-02-05 14:03" of an RFC 3339 time.
fn time(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}

struct Line<'a> {
    lane: usize,
    label: &'a str,
    said: &'a str,
    here: bool,
    in_force: bool,
}

/// Draws a line; whether it was clicked.
fn line_ui(ui: &mut Ui, tokens: &Tokens, line: &Line<'_>) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let fill = match (line.here, response.hovered()) {
        (true, _) => tokens.accent.ground,
        (false, true) => tokens.hover,
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    let left = rect.left() + 20.0 + 12.0 * line.lane.min(6) as f32;
    let center = pos2(left, rect.center().y);
    ui.painter().vline(left, rect.y_range(), (1.0, tokens.line));
    if line.in_force {
        ui.painter().circle_filled(center, 4.0, tokens.accent.ink);
    } else {
        ui.painter()
            .circle(center, 4.0, tokens.panel, (1.2, tokens.muted));
    }
    let ink = if line.in_force {
        tokens.ink
    } else {
        tokens.muted
    };
    let text = Rect::from_min_max(pos2(left + space::M, rect.top()), rect.max);
    let label = Type::medium(size::TEXT, ink).line(ui, line.label, text.width() - space::S);
    let said =
        Type::regular(size::SECONDARY, tokens.muted).line(ui, line.said, text.width() - space::S);
    let top = if line.said.is_empty() { 14.0 } else { 5.0 };
    typeset::paint(ui, text.min + vec2(0.0, top), &label);
    typeset::paint(ui, text.min + vec2(0.0, 23.0), &said);
    let name = if line.here {
        format!("{}, you are here", line.label)
    } else {
        format!("Go to {}", line.label)
    };
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, line.here, &name));
    response.clicked()
}
