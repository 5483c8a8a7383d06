//! What is being corrected of an article's metadata, or noted on it.

use egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::request::Requests;
use crate::ui::widgets::inline_field::{Ended, FieldDraft};
use tally_article::{Article, ArticleId, MetadataField, Moment};
use tally_language::text::Span;
use tally_session::{Action, Decide};

/// What is being corrected or noted, and what was wrong with it at the last attempt.
#[derive(Debug, Default)]
pub(super) struct Correcting {
    draft: Option<FieldDraft<(ArticleId, MetadataField)>>,
    pub(super) note: Option<FieldDraft<(ArticleId, Option<Span>)>>,
    pub(super) complaint: Option<String>,
}

impl Correcting {
    /// Begins to correct the field.
    pub(super) fn start(&mut self, article: &Article, field: MetadataField, text: String) {
        self.complaint = None;
        self.draft = Some(FieldDraft::new((article.id.clone(), field), text));
    }

    /// Shows the field if it is this one that is being corrected.
    pub(super) fn show(
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
            MetadataField::Published | MetadataField::Updated => "Day as 2026-02-05".to_owned(),
            MetadataField::Language => "Code of two letters: en".to_owned(),
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
        let is_date = matches!(field, MetadataField::Published | MetadataField::Updated);
        if let Err(complaint) = text.parse::<Moment>()
            && is_date
            && !text.is_empty()
        {
            self.complaint = Some(complaint);
            self.draft = Some(FieldDraft::new(draft.of, text));
            return;
        }
        self.complaint = None;
        if article.metadata.value(field).unwrap_or_default() != text {
            let decide = Decide::SetMetadata(article.id.clone(), field, text);
            requests.act(Action::Decide(decide));
        }
    }

    /// Starts a note on a paragraph.
    pub(super) fn note_passage(&mut self, cx: Cx<'_>, article: &Article, span: Span) {
        let notes = &cx.session.judgements().passage_notes;
        let now = notes
            .get(&(article.id.clone(), span))
            .cloned()
            .unwrap_or_default();
        self.note = Some(FieldDraft::new((article.id.clone(), Some(span)), now));
    }

    /// Decides the note that was written.
    pub(super) fn finish_note(&mut self, requests: &mut Requests) {
        let Some(draft) = self.note.take() else {
            return;
        };
        let text = draft.text.trim().to_owned();
        let decide = match draft.of {
            (id, None) => Decide::NoteArticle(id, text),
            (id, Some(span)) => Decide::NotePassage(id, span, text),
        };
        requests.act(Action::Decide(decide));
    }
}
