//! The article's title and metadata, which can be corrected in place, and the way to its neighbours.

use egui::{Align, Layout, RichText, Ui};
use jiff::civil::Date;

use super::State;
use crate::article::{Article, ArticleId};
use crate::project::MetadataField;
use crate::session::{Action, Decide};
use crate::ui::Cx;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::theme;
use crate::ui::widgets::inline_field::{Draft, Ended, editable};

/// What is being corrected, and what was wrong with it at the last attempt.
#[derive(Debug, Default)]
pub(super) struct Correcting {
    draft: Option<Draft<(ArticleId, MetadataField)>>,
    complaint: Option<&'static str>,
}

/// Fields in the order in which they are shown below the title.
const FIELDS: [(MetadataField, &str); 4] = [
    (MetadataField::Outlet, "outlet"),
    (MetadataField::Published, "date"),
    (MetadataField::Author, "author"),
    (MetadataField::Url, "address"),
];

pub(super) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    article: usize,
    state: &mut State,
    requests: &mut Requests,
) {
    let articles = &cx.session.derived().table.articles;
    let one = &articles[article];
    ui.horizontal(|ui| title_line_ui(ui, cx, article, state, requests));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP_LINE;
        for (field, name) in FIELDS {
            field_ui(ui, one, (field, name), &mut state.correcting, requests);
        }
    });
    if let Some(complaint) = state.correcting.complaint {
        let color = theme::tokens(ui).conflict.ink;
        ui.label(RichText::new(complaint).color(color));
    }
    for warning in &one.warnings {
        let color = theme::tokens(ui).caution.ink;
        let text = RichText::new(warning.to_string());
        ui.label(text.size(theme::size::SECONDARY).color(color));
    }
}

fn title_line_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    article: usize,
    state: &mut State,
    requests: &mut Requests,
) {
    let articles = &cx.session.derived().table.articles;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let beside = |at: Option<usize>| at.and_then(|at| articles.get(at));
        neighbour_ui(ui, "Next article", beside(article.checked_add(1)), requests);
        neighbour_ui(
            ui,
            "Previous article",
            beside(article.checked_sub(1)),
            requests,
        );
        let place = format!("{} of {}", article + 1, articles.len());
        ui.label(theme::secondary(ui, place));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            title_ui(ui, &articles[article], &mut state.correcting, requests);
        });
    });
}

fn neighbour_ui(
    ui: &mut Ui,
    text: &str,
    to: Option<&std::sync::Arc<Article>>,
    requests: &mut Requests,
) {
    let button = egui::Button::new(theme::secondary(ui, text));
    let response = ui.add_enabled(to.is_some(), button);
    if let (true, Some(article)) = (response.clicked(), to) {
        requests.push(Request::SelectArticle(Some(article.id.clone())));
    }
}

fn title_ui(ui: &mut Ui, article: &Article, correcting: &mut Correcting, requests: &mut Requests) {
    let field = (MetadataField::Title, "title");
    if correcting.show(ui, article, field, requests) {
        return;
    }
    if editable(ui, theme::title(article.name()), "Correct the title").clicked() {
        let title = article.metadata.title.clone().unwrap_or_default();
        correcting.start(article, MetadataField::Title, title);
    }
}

fn field_ui(
    ui: &mut Ui,
    article: &Article,
    field: (MetadataField, &str),
    correcting: &mut Correcting,
    requests: &mut Requests,
) {
    if correcting.show(ui, article, field, requests) {
        return;
    }
    let (field, name) = field;
    let value = value(article, field);
    let text = match (&value, article.metadata.published) {
        (Some(_), Some(day)) if field == MetadataField::Published => describe::date(day),
        (Some(value), _) => value.clone(),
        (None, _) => format!("Add {name}"),
    };
    let text = theme::secondary(ui, text);
    if editable(ui, text, &format!("Correct the {name}")).clicked() {
        correcting.start(article, field, value.unwrap_or_default());
    }
}

/// A field's value as it is written: dates as ISO dates.
fn value(article: &Article, field: MetadataField) -> Option<String> {
    let metadata = &article.metadata;
    match field {
        MetadataField::Title => metadata.title.clone(),
        MetadataField::Outlet => metadata.outlet.clone(),
        MetadataField::Author => metadata.author.clone(),
        MetadataField::Published => metadata.published.map(|day| day.to_string()),
        MetadataField::Url => metadata.url.clone(),
    }
}

impl Correcting {
    fn start(&mut self, article: &Article, field: MetadataField, text: String) {
        self.complaint = None;
        self.draft = Some(Draft::new((article.id.clone(), field), text));
    }

    /// Shows the field if it is this one that is being corrected.
    fn show(
        &mut self,
        ui: &mut Ui,
        article: &Article,
        (field, name): (MetadataField, &str),
        requests: &mut Requests,
    ) -> bool {
        let Some(draft) = &mut self.draft else {
            return false;
        };
        if draft.of != (article.id.clone(), field) {
            return false;
        }
        let hint = match field {
            MetadataField::Published => "Day as 2026-02-05".to_owned(),
            _ => format!("Article’s {name}"),
        };
        let width = ui.available_width().min(420.0);
        match draft.show(ui, &hint, width) {
            Some(Ended::Written) => self.finish(article, field, requests),
            Some(Ended::Dropped) => *self = Self::default(),
            None => {}
        }
        true
    }

    fn finish(&mut self, article: &Article, field: MetadataField, requests: &mut Requests) {
        let Some(draft) = self.draft.take() else {
            return;
        };
        let text = draft.text.trim().to_owned();
        let day = field == MetadataField::Published && !text.is_empty();
        if day && text.parse::<Date>().is_err() {
            self.complaint = Some("This is no day. Write it as year, month and day: 2026-02-05");
            self.draft = Some(Draft::new(draft.of, text));
            return;
        }
        self.complaint = None;
        if value(article, field).unwrap_or_default() != text {
            let decide = Decide::SetMetadata(article.id.clone(), field, text);
            requests.act(Action::Decide(decide));
        }
    }
}
