//! The articles of the project.

use egui::{ScrollArea, Ui};

use crate::ui::Cx;
use crate::ui::request::{Request, Requests};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, _state: &mut State, requests: &mut Requests) {
    ScrollArea::vertical().show(ui, |ui| {
        for article in &cx.session.derived().table.articles {
            let on = cx.article == Some(&article.id);
            if ui.selectable_label(on, article.name()).clicked() {
                requests.push(Request::SelectArticle((!on).then(|| article.id.clone())));
            }
        }
    });
}
