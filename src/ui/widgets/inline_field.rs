//! A field in the place of the text that it changes.

use egui::{Key, TextEdit, Ui};

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
pub struct Draft<K> {
    /// What it is written for.
    pub of: K,
    /// As written so far.
    pub text: String,
    /// Whether the field has had the keyboard.
    focused: bool,
}

impl<K> Draft<K> {
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
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, ui.is_enabled(), name)
        });
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

/// Text that is changed by clicking it; muted words stand in for an empty one.
pub fn editable(ui: &mut Ui, text: &str, empty: &str, name: &str) -> bool {
    let text = if text.is_empty() {
        theme::secondary(ui, empty)
    } else {
        egui::RichText::new(text)
    };
    let button = egui::Button::new(text).frame_when_inactive(false);
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    response.on_hover_text(name).clicked()
}
