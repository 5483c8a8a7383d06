//! Texts of the sheet written anew in their place; each is a decision.

use egui::Ui;

use crate::ui::request::Requests;
use crate::ui::widgets::inline_field::{Ended, FieldDraft};
use tally_project::{SheetEdit, SheetText};
use tally_session::{Action, Decide};
use tally_sheet::paper::{Editable, Paper, PaperBlock, PaperLine};

/// What is being written, and in which part of the preview.
#[derive(Debug)]
pub(super) struct SheetWriting {
    pub(super) part: usize,
    draft: FieldDraft<Editable>,
    before: String,
}

impl SheetWriting {
    /// Starts with the words that `paper` has for `edits`, or with the project's own title, which may be empty.
    pub(super) fn new(part: usize, edits: Editable, paper: &Paper, title: &str) -> Self {
        let before = match edits {
            Editable::Title => title.to_owned(),
            _ => words(paper, &edits),
        };
        Self {
            part,
            draft: FieldDraft::new(edits, before.clone()),
            before,
        }
    }
}

/// Shows the field; what was written becomes a decision.
pub(super) fn show(ui: &mut Ui, writing: &mut Option<SheetWriting>, requests: &mut Requests) {
    let Some(one) = writing else {
        return;
    };
    let name = field_name(&one.draft.of);
    let width = ui.available_width();
    match one.draft.show(ui, name, width) {
        Some(Ended::Written) => {
            if one.draft.text.trim() != one.before {
                let text = one.draft.text.trim().to_owned();
                requests.act(Action::Decide(decision(one.draft.of.clone(), text)));
            }
            *writing = None;
        }
        Some(Ended::Dropped) => *writing = None,
        None => {}
    }
}

/// What a pencil does, with the words that it is for.
pub(super) fn name(edits: &Editable, line: &PaperLine) -> String {
    let words: String = line.words().chars().take(60).collect();
    match edits {
        Editable::Title => "Change the title of the sheet".to_owned(),
        Editable::Text(SheetText::Event) => "Change the event".to_owned(),
        Editable::Text(SheetText::AsOf) => "Change the as-of date".to_owned(),
        Editable::Text(SheetText::Heading(_)) => format!("Change the heading {words}"),
        Editable::Text(SheetText::Lead(section)) => {
            format!("Change what stands under {}", section.heading())
        }
        Editable::Label(_) => format!("Rename {words}"),
        Editable::Caveats(_) => format!("Change what is said beside it: {words}"),
    }
}

fn field_name(edits: &Editable) -> &'static str {
    match edits {
        Editable::Title => "Title of the sheet",
        Editable::Text(SheetText::Event) => "The event, in one line",
        Editable::Text(SheetText::AsOf) => "The time for which the sheet holds",
        Editable::Text(SheetText::Heading(_)) => "Heading; empty for the usual one",
        Editable::Text(SheetText::Lead(_)) => "Words under the heading; empty for the usual ones",
        Editable::Label(_) => "Name of the measure; empty for the proposed one",
        Editable::Caveats(_) => "What must be known beside it; empty for what is proposed",
    }
}

fn decision(edits: Editable, text: String) -> Decide {
    match edits {
        Editable::Title => Decide::SetTitle(text),
        Editable::Text(what) => Decide::Present(SheetEdit::SetText(what, Some(text))),
        Editable::Label(key) => Decide::Rename(key, text),
        Editable::Caveats(key) => Decide::Present(SheetEdit::SetCaveats(key, Some(text))),
    }
}

/// The words of all lines that are written as one.
fn words(paper: &Paper, edits: &Editable) -> String {
    let lines = paper.blocks.iter().flat_map(PaperBlock::lines);
    let told: Vec<String> = lines
        .filter(|line| line.edits.as_ref() == Some(edits))
        .map(PaperLine::words)
        .collect();
    let mut told: Vec<String> = told;
    told.dedup();
    told.join(" ")
}
