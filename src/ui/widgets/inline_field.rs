//! A field in the place of the text that it changes.

use egui::{Button, Key, Response, RichText, Role, Stroke, TextEdit, Ui, WidgetInfo};

use crate::ui::theme;

/// How writing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Enter was pressed, or the field was left.
    Written,
    /// Escape was pressed.
    Dropped,
}

/// What is being written, and where.
#[derive(Debug, Clone)]
pub struct FieldDraft<K> {
    /// What it is written for.
    pub of: K,
    /// As written so far.
    pub text: String,
    /// Whether the field has had the keyboard.
    focused: bool,
}

impl<K> FieldDraft<K> {
    /// Starts with the text as it is now.
    pub fn new(of: K, text: impl Into<String>) -> Self {
        Self {
            of,
            text: text.into(),
            focused: false,
        }
    }

    /// Shows the field, which takes the keyboard at first; says when writing has ended.
    pub fn show(&mut self, ui: &mut Ui, name: &str, width: f32) -> Option<Ended> {
        let field = TextEdit::singleline(&mut self.text)
            .hint_text(name)
            .desired_width(width);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, ui.is_enabled(), name));
        if !self.focused {
            response.request_focus();
            self.focused = true;
        }
        if !response.lost_focus() {
            return None;
        }
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        Some(if escaped {
            Ended::Dropped
        } else {
            Ended::Written
        })
    }
}

/// Text that is changed by clicking it, flush with what stands above and below; `does` tells what a click does.
pub fn editable(ui: &mut Ui, text: impl Into<RichText>, does: &str) -> Response {
    let button = Button::new(text.into()).frame(false).truncate();
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), does));
    if response.hovered() || response.has_focus() {
        let line = Stroke::new(1.0, theme::tokens(ui).muted);
        let rect = response.rect;
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
    response.on_hover_text(does)
}
