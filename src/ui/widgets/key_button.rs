//! A button that shows the key that presses it.

use egui::{Button, IntoAtoms as _, Response, RichText, Stroke, Ui, Widget};

use crate::ui::fonts;
use crate::ui::theme::{self, size};

/// A button with the key that presses it, printed small beside its name.
pub struct KeyButton<'a> {
    text: &'a str,
    keys: &'a str,
    primary: bool,
}

impl<'a> KeyButton<'a> {
    /// A button called `text`, pressed by `keys`; those may be empty.
    pub fn new(text: &'a str, keys: &'a str) -> Self {
        Self {
            text,
            keys,
            primary: false,
        }
    }

    /// Makes it the one primary action of its place, if `primary`.
    #[must_use]
    pub fn primary(mut self, primary: bool) -> Self {
        self.primary = primary;
        self
    }
}

impl Widget for KeyButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let tokens = theme::tokens(ui);
        let (ink, dim) = if self.primary {
            (tokens.on_accent, tokens.on_accent)
        } else {
            (tokens.ink, tokens.muted)
        };
        let name = RichText::new(self.text).family(fonts::medium()).color(ink);
        let keys = RichText::new(self.keys).size(size::CHIP).color(dim);
        let atoms = if self.keys.is_empty() {
            name.into_atoms()
        } else {
            (name, keys).into_atoms()
        };
        let mut button = Button::new(atoms).corner_radius(theme::CONTROL_RADIUS);
        if self.primary {
            button = button.fill(tokens.accent.ink).stroke(Stroke::NONE);
        }
        let response = ui.add(button);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), self.text)
        });
        response
    }
}
