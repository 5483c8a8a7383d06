//! Words laid out for parts that measure before they draw.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    AsIdSalt, Color32, FontFamily, FontId, Galley, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::ui::fonts;
use crate::ui::theme::{self, Tint, size};

/// Size, weight and colour of words.
#[derive(Debug, Clone)]
pub struct Type {
    font: FontId,
    color: Color32,
}

impl Type {
    /// Weight 400.
    pub const fn regular(size: f32, color: Color32) -> Self {
        Self {
            font: FontId::new(size, FontFamily::Proportional),
            color,
        }
    }

    /// Weight 500.
    pub fn medium(size: f32, color: Color32) -> Self {
        Self {
            font: FontId::new(size, fonts::medium()),
            color,
        }
    }

    /// Weight 600.
    pub fn strong(size: f32, color: Color32) -> Self {
        Self {
            font: FontId::new(size, fonts::semibold()),
            color,
        }
    }

    /// One line, cut with an ellipsis at `width`.
    pub fn line(&self, ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
        let mut job = self.job(text);
        job.break_on_newline = false;
        job.wrap = TextWrapping::truncate_at_width(width.max(1.0));
        ui.painter().layout_job(job)
    }

    /// As many lines as it takes in `width`.
    pub fn block(&self, ui: &Ui, text: &str, width: f32) -> Arc<Galley> {
        let mut job = self.job(text);
        job.wrap = TextWrapping::wrap_at_width(width.max(1.0));
        ui.painter().layout_job(job)
    }

    fn job(&self, text: &str) -> LayoutJob {
        LayoutJob::simple(
            text.to_owned(),
            self.font.clone(),
            self.color,
            f32::INFINITY,
        )
    }
}

/// Paints words that were laid out, in their own colour.
pub fn paint(ui: &Ui, at: Pos2, galley: &Arc<Galley>) {
    ui.painter()
        .galley(at, Arc::clone(galley), theme::tokens(ui).ink);
}

/// Paints words that nothing else says, so that a screen reader finds them.
pub fn say(ui: &Ui, at: Pos2, galley: &Arc<Galley>, salt: impl AsIdSalt) {
    label(
        ui,
        Rect::from_min_size(at, galley.size()),
        salt,
        galley.text(),
    );
    paint(ui, at, galley);
}

fn label(ui: &Ui, rect: Rect, salt: impl AsIdSalt, text: &str) {
    let response = ui.interact(rect, ui.scope_id().with(salt), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}

/// A chip laid out: one word, and the ground that goes under it.
#[derive(Debug, Clone)]
pub struct ChipText {
    word: Arc<Galley>,
    colors: Tint,
}

/// Height of a chip.
pub const CHIP_HEIGHT: f32 = 18.0;

impl ChipText {
    /// Lays `word` out in at most `width`.
    pub fn new(ui: &Ui, word: &str, colors: Tint, width: f32) -> Self {
        let word = Type::strong(size::CHIP, colors.ink).line(ui, word, width - 12.0);
        Self { word, colors }
    }

    /// The word itself.
    pub fn word(&self) -> &str {
        self.word.text()
    }

    /// Its width.
    pub fn width(&self) -> f32 {
        self.word.size().x + 12.0
    }

    /// Paints it as [`say`] does.
    pub fn say(&self, ui: &Ui, at: Pos2, salt: impl AsIdSalt) {
        let size = vec2(self.width(), CHIP_HEIGHT);
        label(ui, Rect::from_min_size(at, size), salt, self.word.text());
        self.paint(ui, at);
    }

    /// Paints it with its left top corner at `at`.
    pub fn paint(&self, ui: &Ui, at: Pos2) {
        let rect = Rect::from_min_size(at, vec2(self.width(), CHIP_HEIGHT));
        ui.painter()
            .rect_filled(rect, theme::CHIP_RADIUS, self.colors.ground);
        let top = rect.center().y - self.word.size().y / 2.0;
        paint(ui, pos2(at.x + 6.0, top), &self.word);
    }
}
