//! A value in one line: the hedge muted, the number strong. Where there is no room for both, the hedge becomes a sign.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontFamily, FontId, Galley, Stroke, TextFormat, Ui};

use crate::ui::fonts;
use crate::ui::theme;
use tally_reading::written::WrittenValue;

/// How a value is set.
#[derive(Debug, Clone, Copy)]
pub struct ValueFace {
    /// Size of all of it.
    pub size: f32,
    /// Colour of the number; the hedge is muted.
    pub ink: Color32,
    /// Whether it is struck out.
    pub struck: bool,
}

/// Lays `value` out in `width`. Only a number that is too wide by itself is cut.
pub fn value_line(ui: &Ui, value: &WrittenValue, face: ValueFace, width: f32) -> Arc<Galley> {
    let whole = lay(ui, &value.hedge, &value.number, face, f32::INFINITY);
    if whole.size().x <= width {
        return whole;
    }
    lay(ui, value.sign, &value.number, face, width)
}

fn lay(ui: &Ui, hedge: &str, number: &str, face: ValueFace, width: f32) -> Arc<Galley> {
    let muted = theme::tokens(ui).muted;
    let mut job = LayoutJob::default();
    if !hedge.is_empty() {
        let font = FontId::new(face.size, FontFamily::Proportional);
        job.append(&format!("{hedge} "), 0.0, TextFormat::simple(font, muted));
    }
    let mut format = TextFormat::simple(FontId::new(face.size, fonts::semibold()), face.ink);
    if face.struck {
        format.strikethrough = Stroke::new(1.0, face.ink);
    }
    job.append(number, 0.0, format);
    job.break_on_newline = false;
    job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
    ui.painter().layout_job(job)
}
