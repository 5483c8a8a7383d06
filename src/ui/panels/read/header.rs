//! The article's title and metadata, which can be corrected in place, and the way to its neighbours.

use egui::{Align, Layout, RichText, Ui};

use super::ReadState;
use super::correcting::Correcting;
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::theme;
use crate::ui::widgets::inline_field::{Ended, FieldDraft, editable};
use tally_article::{Article, MetadataField, UnclearDate, language};
use tally_language::text::sentence_case;
use tally_session::{Action, Decide};

/// Fields in the order in which they are shown below the title.
const FIELDS: [(MetadataField, &str); 6] = [
    (MetadataField::Outlet, "outlet"),
    (MetadataField::Published, "date"),
    (MetadataField::Author, "author"),
    (MetadataField::Url, "address"),
    (MetadataField::Language, "language"),
    (MetadataField::Updated, "date of change"),
];

pub(super) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    article: usize,
    state: &mut ReadState,
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
        note_ui(ui, cx, one, &mut state.correcting, requests);
    });
    unclear_ui(ui, one, requests);
    if let Some(complaint) = &state.correcting.complaint {
        let color = theme::tokens(ui).conflict.ink;
        ui.label(RichText::new(complaint).color(color));
    }
    let unread = (!tally_reading::reads(&one.metadata)).then(|| unread(one));
    for warning in one.warnings.iter().map(ToString::to_string).chain(unread) {
        let color = theme::tokens(ui).caution.ink;
        let text = RichText::new(warning);
        ui.label(text.size(theme::size::SECONDARY).color(color));
    }
}

/// Why an article in another language has no figures.
fn unread(article: &Article) -> String {
    let code = article.metadata.language.as_deref().unwrap_or("");
    format!(
        "This article is in {}. Figures are read from English only so far; you can read it and note on it here. \
         If the language is wrong, correct it above.",
        language::name(code)
    )
}

/// A date that could be two days is asked, not guessed.
fn unclear_ui(ui: &mut Ui, article: &Article, requests: &mut Requests) {
    let Some(UnclearDate {
        text,
        day_first,
        month_first,
    }) = &article.metadata.unclear
    else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP_LINE;
        let color = theme::tokens(ui).caution.ink;
        ui.label(theme::strong(format!("Which day is {text}?")).color(color));
        for day in [day_first, month_first] {
            if ui.button(describe::date(*day)).clicked() {
                let decide = Decide::SetMetadata(
                    article.id.clone(),
                    MetadataField::Published,
                    day.to_string(),
                );
                requests.act(Action::Decide(decide));
            }
        }
    });
}

/// The note on the article, and the field in which a note is written.
fn note_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    article: &Article,
    correcting: &mut Correcting,
    requests: &mut Requests,
) {
    let is_own = correcting
        .note
        .as_ref()
        .is_some_and(|draft| draft.of.0 == article.id);
    if let Some(draft) = correcting.note.as_mut().filter(|_| is_own) {
        let hint = match draft.of.1 {
            Some(_) => "Note on the paragraph",
            None => "Note on the article",
        };
        match draft.show(ui, hint, ui.available_width().min(560.0)) {
            Some(Ended::Written) => correcting.finish_note(requests),
            Some(Ended::Dropped) => correcting.note = None,
            None => {}
        }
        return;
    }
    let note = cx.session.judgements().article_notes.get(&article.id);
    let text = note.map_or_else(|| "Add a note".to_owned(), |note| format!("Note: {note}"));
    let does = match note {
        Some(note) => format!("Change the note on the article: {note}"),
        None => "Write a note on the article".to_owned(),
    };
    if editable(ui, theme::secondary(ui, text), &does).clicked() {
        let now = note.cloned().unwrap_or_default();
        correcting.note = Some(FieldDraft::new((article.id.clone(), None), now));
    }
}

fn title_line_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    article: usize,
    state: &mut ReadState,
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
    let value = article.metadata.value(field);
    if value.is_none() && field == MetadataField::Updated {
        return; // Few articles tell it; it can be added where one of them does.
    }
    let text = match &value {
        Some(value) => shown(article, field, value),
        None => format!("Add {name}"),
    };
    let text = theme::secondary(ui, text);
    let does = match article
        .metadata
        .found
        .get(&field)
        .filter(|_| value.is_some())
    {
        Some(place) => format!(
            "Correct the {name}\n{}: {place}",
            sentence_case(place.sureness().word())
        ),
        None => format!("Correct the {name}"),
    };
    if editable(ui, text, &does).clicked() {
        correcting.start(article, field, value.unwrap_or_default());
    }
}

/// A field as it is read by people.
fn shown(article: &Article, field: MetadataField, value: &str) -> String {
    let metadata = &article.metadata;
    match field {
        MetadataField::Published => metadata
            .published
            .map_or_else(String::new, describe::moment),
        MetadataField::Updated => {
            let moment = metadata.updated.map_or_else(String::new, describe::moment);
            format!("changed {moment}")
        }
        MetadataField::Language => language::name(value).to_owned(),
        _ => value.to_owned(),
    }
}
