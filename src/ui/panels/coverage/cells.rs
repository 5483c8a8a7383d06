//! What stands in the cells of the matrix.

use egui::{
    Align2, Color32, CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::matrix::{CellMark, CellTold};
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::icons::Icon;
use crate::ui::statements::{value_text, written};
use crate::ui::theme::{self, Tokens, size, space};
use crate::ui::widgets::typeset::{Type, paint};
use crate::ui::widgets::value::{ValueFace, value_line};

/// Left of the value: the sign that tells how it stands.
const SIGN: f32 = 20.0;

/// So many figures of one cell are told under the pointer, with their sentences.
const TOLD: usize = 3;

/// A cell to be drawn.
pub(super) struct MatrixCell<'a> {
    /// What is said; `None` where the article is silent.
    pub(super) told: Option<CellTold>,
    /// All rows of it.
    pub(super) rows: &'a [usize],
    /// What is measured.
    pub(super) measure: &'a str,
    /// Index of the article.
    pub(super) article: usize,
    /// Whether the keys move from it.
    pub(super) here: bool,
}

impl MatrixCell<'_> {
    /// Draws it in `rect`; it answers to clicks.
    pub(super) fn show(&self, ui: &Ui, cx: Cx<'_>, rect: Rect, salt: (usize, usize)) -> Response {
        let tokens = theme::tokens(ui);
        let response = ui.interact(rect, ui.scope_id().with(("cell", salt)), Sense::click());
        let name = self.name(cx);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.here, &name));
        let ground = rect.shrink2(vec2(1.0, 1.0));
        let fill = match self.told.map(|told| told.mark) {
            _ if response.hovered() => Some(tokens.hover),
            Some(CellMark::Conflict) => Some(tokens.conflict.ground),
            Some(CellMark::Superseded) => Some(tokens.updated.ground),
            Some(CellMark::Echo | CellMark::Rejected) => Some(tokens.plain.ground),
            Some(CellMark::Own) | None => None,
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(ground, theme::CHIP_RADIUS, fill);
        }
        match self.told {
            Some(told) => told_ui(ui, cx, rect, told),
            None => sign(ui, rect.center(), None),
        }
        if self.here || response.has_focus() {
            let stroke = Stroke::new(2.0, tokens.accent.ink);
            ui.painter()
                .rect_stroke(ground, theme::CHIP_RADIUS, stroke, StrokeKind::Inside);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if self.rows.is_empty() {
            return response;
        }
        response.on_hover_ui(|ui| self.sentences_ui(ui, cx))
    }

    /// "people killed, Harbour Post: about 12, echo".
    fn name(&self, cx: Cx<'_>) -> String {
        let article = &cx.session.derived().table.articles[self.article];
        let outlet = describe::outlet(article);
        let told = self.told.map_or_else(
            || "silent".to_owned(),
            |told| {
                format!(
                    "{}, {}{}",
                    value_text(cx, told.row),
                    told.mark.word(),
                    more(told)
                )
            },
        );
        format!("{}, {outlet}: {told}", self.measure)
    }

    fn sentences_ui(&self, ui: &mut Ui, cx: Cx<'_>) {
        let table = &cx.session.derived().table;
        ui.set_max_width(420.0);
        let mut before = None;
        for row in self.rows.iter().take(TOLD) {
            let figure = &table.rows[*row].figure;
            let when = figure.time().map(describe::as_of);
            let when = when.map_or_else(String::new, |when| format!(" · as of {when}"));
            if before.replace(figure.sentence) != Some(figure.sentence) {
                ui.label(format!("\u{201c}{}\u{201d}", table.sentence(*row).trim()));
            }
            let who = format!("{} · {}{when}", value_text(cx, *row), describe::who(figure));
            ui.label(theme::secondary(ui, who));
        }
        if let Some(more) = self.rows.len().checked_sub(TOLD).filter(|more| *more > 0) {
            ui.label(theme::secondary(ui, format!("and {more} more")));
        }
    }
}

fn more(told: CellTold) -> String {
    match told.figures {
        1 => String::new(),
        figures => format!(", {figures} figures"),
    }
}

fn told_ui(ui: &Ui, cx: Cx<'_>, rect: Rect, told: CellTold) {
    let tokens = theme::tokens(ui);
    let middle = rect.center().y;
    sign(ui, pos2(rect.left() + 12.0, middle), Some(told.mark));
    let count = (told.figures > 1).then(|| {
        let text = format!("+{}", told.figures - 1);
        Type::regular(size::CHIP, tokens.muted).line(ui, &text, 40.0)
    });
    let taken = count
        .as_ref()
        .map_or(0.0, |count| count.size().x + space::XS);
    let room = rect.width() - SIGN - taken - space::S;
    let parts = written(cx, told.row);
    let face = ValueFace {
        size: size::SECONDARY,
        ink: ink(tokens, told.mark),
        struck: told.mark == CellMark::Rejected,
    };
    let value = value_line(ui, &parts, face, room);
    let top = middle - value.size().y / 2.0;
    paint(ui, pos2(rect.left() + SIGN, top), &value);
    if let Some(count) = count {
        let right = pos2(rect.right() - 6.0, middle);
        let place = Align2::RIGHT_CENTER.anchor_size(right, count.size());
        paint(ui, place.min, &count);
    }
}

const fn ink(tokens: &Tokens, mark: CellMark) -> Color32 {
    match mark {
        CellMark::Own => tokens.ink,
        CellMark::Echo | CellMark::Rejected => tokens.plain.ink,
        CellMark::Superseded => tokens.updated.ink,
        CellMark::Conflict => tokens.conflict.ink,
    }
}

/// The shape that tells how a cell stands; a small point for silence.
pub(super) fn sign(ui: &Ui, at: Pos2, mark: Option<CellMark>) {
    let tokens = theme::tokens(ui);
    let painter = ui.painter();
    let icon = |icon: Icon, ink: Color32| {
        let square = Rect::from_center_size(at, vec2(11.0, 11.0));
        icon.paint(painter, square, ink);
    };
    match mark {
        None => {
            painter.circle_filled(at, 1.5, tokens.muted);
        }
        Some(CellMark::Own) => {
            painter.circle_filled(at, 3.5, tokens.accent.ink);
        }
        Some(CellMark::Echo) => {
            painter.circle_stroke(at, 3.0, Stroke::new(1.5, tokens.accent.ink));
        }
        Some(CellMark::Superseded) => icon(Icon::Right, tokens.updated.ink),
        Some(CellMark::Conflict) => icon(Icon::Warning, tokens.conflict.ink),
        Some(CellMark::Rejected) => icon(Icon::Close, tokens.muted),
    }
}
