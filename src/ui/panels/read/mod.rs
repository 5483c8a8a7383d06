//! One article's text with its figures marked in place.

use egui::Ui;

use crate::article::ArticleId;
use crate::text::Span;
use crate::ui::Cx;
use crate::ui::Requests;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The place to show next; taken when shown.
    pub reveal: Option<(ArticleId, Span)>,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut State, requests: &mut Requests) {
    let _ = (ui, cx, state, requests);
}
