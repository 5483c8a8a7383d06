//! What stands in the table's cells.

use egui::text::LayoutJob;
use egui::{
    Align, FontFamily, FontId, Layout, Rect, Role, Sense, TextFormat, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use super::View;
use super::sort::FigureColumn;
use crate::ui::describe;
use crate::ui::filter::Stand;
use crate::ui::fonts;
use crate::ui::icons::{self, Icon};
use crate::ui::request::{Request, Requests};
use crate::ui::statements::written;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::chip;
use crate::ui::widgets::value::{ValueFace, value_line};
use tally_project::{ChosenValue, Verdict};
use tally_reading::{Factuality, Figure};

/// Beside the text of each cell.
pub(super) const PADDING: f32 = 10.0;

/// How wide the column of states is.
const STATE: f32 = 112.0;

/// How wide the column of dates is, so that each day fits: "11 May 2026".
const AS_OF: f32 = 104.0;

/// The columns that fit, with their widths; the article gives way first.
pub(super) fn widths(available: f32) -> Vec<(FigureColumn, f32)> {
    let value = (available * 0.17).clamp(96.0, 172.0);
    let rest = (available - value - STATE - AS_OF).max(0.0);
    let shares = |column: &FigureColumn| match column {
        FigureColumn::Counted => 0.39,
        FigureColumn::Who => 0.28,
        FigureColumn::Article => 0.33,
        FigureColumn::Value | FigureColumn::AsOf | FigureColumn::FiguresState => 0.0,
    };
    let shown: Vec<FigureColumn> = FigureColumn::ALL
        .into_iter()
        .filter(|column| *column != FigureColumn::Article || rest > 320.0)
        .collect();
    let whole: f32 = shown.iter().map(shares).sum();
    shown
        .into_iter()
        .map(|column| match column {
            FigureColumn::Value => (column, value),
            FigureColumn::FiguresState => (column, STATE),
            FigureColumn::AsOf => (column, AS_OF),
            other => (other, (rest * shares(&other) / whole).floor()),
        })
        .collect()
}

/// One cell of a figure's line.
pub(super) fn cell_ui(ui: &mut Ui, view: &View<'_>, row: usize, column: FigureColumn) {
    let table = &view.cx.session.derived().table;
    let figure = &table.rows[row].figure;
    let tokens = theme::tokens(ui);
    match column {
        FigureColumn::Value => value_ui(ui, view, row),
        FigureColumn::Counted => {
            ui.add_space(PADDING);
            ui.label(counted(ui, figure));
        }
        FigureColumn::Who => {
            ui.add_space(PADDING);
            match &figure.attribution {
                Some(_) => ui.label(describe::who(figure)),
                None => ui.colored_label(tokens.muted, describe::ARTICLE_VOICE),
            };
        }
        FigureColumn::AsOf => {
            ui.add_space(PADDING);
            match figure.time() {
                Some(time) => ui.label(describe::as_of(time)),
                None => ui.colored_label(tokens.muted, "–"),
            };
        }
        FigureColumn::Article => {
            ui.add_space(PADDING);
            ui.colored_label(tokens.muted, table.article(row).name());
        }
        FigureColumn::FiguresState => state_ui(ui, view, row),
    }
}

fn value_ui(ui: &mut Ui, view: &View<'_>, row: usize) {
    let cx = view.cx;
    let tokens = theme::tokens(ui);
    if cx.row == Some(row) {
        let rect = ui.max_rect();
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent.ink);
    }
    let value = written(cx, row);
    let rejected = stand(view, row) == Stand::Rejected;
    let face = ValueFace {
        size: size::TEXT,
        ink: if rejected { tokens.muted } else { tokens.ink },
        struck: rejected,
    };
    let room = ui.available_width() - PADDING;
    let line = value_line(ui, &value, face, room);
    ui.add_space((room - line.size().x).max(0.0));
    let whole = value.to_string();
    let is_short = line.text() != whole;
    let label = ui.label(line);
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
    if is_short {
        label.on_hover_text(whole);
    }
}

/// What is counted, and muted what happened to it where the words do not say so.
fn counted(ui: &Ui, figure: &Figure) -> LayoutJob {
    let tokens = theme::tokens(ui);
    let font = FontId::new(size::TEXT, FontFamily::Proportional);
    let mut job = LayoutJob::default();
    let words = figure.counted.as_ref().map_or("", |counted| &counted.text);
    job.append(words, 0.0, TextFormat::simple(font.clone(), tokens.ink));
    let said = figure.counted.as_ref().map(|counted| counted.span);
    if let Some(role) = &figure.role
        && !said.is_some_and(|said| said.overlaps(role.span))
    {
        let space = if words.is_empty() { "" } else { " " };
        let muted = TextFormat::simple(font.clone(), tokens.muted);
        job.append(&format!("{space}{}", role.name), 0.0, muted);
    }
    if figure.factuality != Factuality::Actual {
        let muted = TextFormat::simple(font, tokens.muted);
        job.append(&format!(", {}", figure.factuality.code()), 0.0, muted);
    }
    job
}

fn stand(view: &View<'_>, row: usize) -> Stand {
    let session = view.cx.session;
    let key = &session.derived().table.rows[row].key;
    Stand::of(session.judgements().verdicts.get(key))
}

fn state_ui(ui: &mut Ui, view: &View<'_>, row: usize) {
    let tokens = theme::tokens(ui);
    let session = view.cx.session;
    let judgements = session.judgements();
    let key = &session.derived().table.rows[row].key;
    ui.add_space(PADDING);
    let chosen = judgements
        .resolutions
        .values()
        .any(|resolution| resolution.choice == ChosenValue::Figure(key.clone()));
    match judgements.verdicts.get(key) {
        _ if chosen => {
            chip(ui, "recommended", tokens.good);
        }
        Some(Verdict::Accepted) => {
            chip(ui, Stand::Accepted.word(), tokens.good);
        }
        Some(Verdict::Rejected(why)) => {
            let label = chip(ui, Stand::Rejected.word(), tokens.plain);
            if !why.is_empty() {
                label.on_hover_text(why);
            }
        }
        None if view.cx.session.derived().is_superseded(row) => {
            ui.colored_label(tokens.updated.ink, "superseded");
        }
        None => {
            ui.colored_label(tokens.muted, Stand::Open.word());
        }
    }
    if let Some(note) = judgements.figure_notes.get(key) {
        ui.add_space(space::XS);
        icons::icon(ui, Icon::Note, tokens.caution.ink, &format!("Note: {note}"));
    }
}

/// The head of a group, across all columns.
pub(super) fn group_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (group, shown): (usize, usize),
    width: f32,
    requests: &mut Requests,
) {
    let tokens = theme::tokens(ui);
    let derived = view.cx.session.derived();
    let rect = Rect::from_min_size(ui.max_rect().min, vec2(width, ui.max_rect().height()));
    let clip = ui.clip_rect().with_max_x(rect.right());
    ui.set_clip_rect(clip);
    ui.painter().rect_filled(rect, 0.0, tokens.panel);
    ui.painter()
        .hline(rect.x_range(), rect.top() + 0.5, (1.0, tokens.line));
    let head = &derived.groups[group];
    let response = ui.interact(rect, ui.scope_id().with("head"), Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Compare {}", head.label)));
    let title_room = rect
        .shrink2(vec2(PADDING, 0.0))
        .with_max_x((rect.right() - STATE - PADDING).max(rect.left() + PADDING));
    let builder = UiBuilder::new()
        .max_rect(title_room)
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.add(egui::Label::new(title(ui, view, group, shown)).truncate());
    });
    chips_ui(ui, view, group, rect);
    if response.double_clicked() {
        requests.push(Request::Compare(group));
    } else if response.clicked() {
        requests.push(Request::Select(head.key.0.clone()));
    }
}

/// "Missiles fired · 2 figures in 2 articles".
fn title(ui: &Ui, view: &View<'_>, group: usize, shown: usize) -> LayoutJob {
    let tokens = theme::tokens(ui);
    let derived = view.cx.session.derived();
    let head = &derived.groups[group];
    let label = if head.label.is_empty() {
        "no noun found"
    } else {
        &head.label
    };
    let mut job = LayoutJob::default();
    let strong = FontId::new(size::TEXT, fonts::semibold());
    job.append(label, 0.0, TextFormat::simple(strong, tokens.ink));
    let figures = match head.figures.len() {
        1 => "1 figure".to_owned(),
        all if all == shown => view.state.lines.provenance(group, derived),
        all => format!("{shown} of {all} figures"),
    };
    let muted = TextFormat::simple(
        FontId::new(size::TEXT, FontFamily::Proportional),
        tokens.muted,
    );
    job.append(&format!(" · {figures}"), 0.0, muted);
    job
}

/// The kinds of findings on the group, most severe first, from the state column on.
fn chips_ui(ui: &mut Ui, view: &View<'_>, group: usize, rect: Rect) {
    let derived = view.cx.session.derived();
    let tokens = theme::tokens(ui);
    let mut kinds: Vec<_> = view
        .state
        .lines
        .findings_of(group)
        .iter()
        .map(|idx| derived.findings[*idx].kind)
        .collect();
    kinds.dedup();
    if kinds.is_empty() {
        return;
    }
    let left = pos2(rect.right() - STATE + PADDING, rect.top());
    let room = Rect::from_min_max(left, rect.max);
    let builder = UiBuilder::new()
        .max_rect(room)
        .layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        if let Some(kind) = kinds.first() {
            chip(ui, kind.word(), tokens.kind(*kind));
        }
        if kinds.len() > 1 {
            let others: Vec<&str> = kinds[1..].iter().map(|kind| kind.word()).collect();
            ui.label(theme::secondary(ui, format!("+{}", others.len())))
                .on_hover_text(format!("Also: {}", others.join(", ")));
        }
    });
}
