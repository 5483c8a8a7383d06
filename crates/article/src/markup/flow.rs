//! The flow of a word processor's document: paragraphs that open and close, also inside others, and rows of tables.

use crate::article::ParagraphKind;
use crate::composer::{Composer, push_lines};
use crate::draft::CELL;

/// A document under way.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    composer: Composer,
    /// Paragraphs that are open: text boxes, notes and frames stand inside others.
    open: Vec<Paragraph>,
    /// The table's row that is open, and how many of them.
    row: Option<(String, usize)>,
}

#[derive(Debug)]
struct Paragraph {
    text: String,
    kind: Option<ParagraphKind>,
}

impl Flow {
    /// A paragraph opens.
    pub(crate) fn open_paragraph(&mut self, kind: Option<ParagraphKind>) {
        let text = String::new();
        self.open.push(Paragraph { text, kind });
    }

    /// The paragraph that was opened last turns out to be of this kind.
    pub(crate) fn is_of(&mut self, kind: Option<ParagraphKind>) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.kind = kind;
        }
    }

    /// Adds to the paragraph that was opened last; text outside of all is none.
    pub(crate) fn say(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    /// The paragraph that was opened last ends; inside a row it is a part of its cell.
    pub(crate) fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else {
            return;
        };
        let Some((row, _)) = &mut self.row else {
            return push_lines(&mut self.composer, paragraph.kind, &paragraph.text);
        };
        if !row.is_empty() && !row.ends_with(' ') {
            row.push(' ');
        }
        row.push_str(paragraph.text.trim());
    }

    /// A row opens; the rows of tables in tables belong to the outer one.
    pub(crate) fn open_row(&mut self) {
        match &mut self.row {
            Some((_, depth)) => *depth += 1,
            None => self.row = Some((String::new(), 1)),
        }
    }

    /// A cell opens.
    pub(crate) fn open_cell(&mut self) {
        if let Some((row, _)) = self.row.as_mut().filter(|(row, _)| !row.is_empty()) {
            row.push_str(CELL);
        }
    }

    /// A row ends.
    pub(crate) fn end_row(&mut self) {
        match self.row.take() {
            Some((row, 1)) => self.composer.push(Some(ParagraphKind::Row), &row),
            Some((row, depth)) => self.row = Some((row, depth - 1)),
            None => {}
        }
    }

    /// All of it.
    pub(crate) fn finish(self) -> Composer {
        self.composer
    }
}

/// What a paragraph's style says that it is, by the name that the style has in every language of the program.
pub(crate) fn kind_of_style(name: &str) -> Option<ParagraphKind> {
    match name {
        "title" => Some(ParagraphKind::Headline),
        "subtitle" => Some(ParagraphKind::Heading),
        "caption" => Some(ParagraphKind::Caption),
        name if name.starts_with("heading") => Some(ParagraphKind::Heading),
        name if name.starts_with("list") => Some(ParagraphKind::Item),
        _ => None,
    }
}
