//! The formats that are read, behind one list. To add one: write its file, list it here.

mod html;
mod markdown;
mod plain;

use super::load::LoadError;
use super::{LoadWarning, Metadata, ParagraphKind};
use crate::text::Span;

/// A kind of file that holds an article.
pub(super) trait Format: Sync {
    /// Its name in the project file and in exports.
    fn name(&self) -> &'static str;

    /// The endings of its files, in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether the first bytes of a file show this format, whatever its ending says.
    fn recognises(&self, start: &[u8]) -> bool;

    /// Reads a file; text without any word in it is the caller's to refuse.
    fn read(&self, bytes: &[u8]) -> Result<Draft, LoadError>;
}

/// What a format hands on: the text, and what only the format knows of it.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The text that all spans count in.
    pub text: String,
    /// The paragraphs, where the format marks them; otherwise lines are.
    pub blocks: Option<Vec<Block>>,
    /// What the file tells beside its text.
    pub metadata: Metadata,
    /// What was odd.
    pub warnings: Vec<LoadWarning>,
}

/// A paragraph that the format marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it stands; trimmed.
    pub span: Span,
    /// What the format says it is; `None` leaves it to the words.
    pub kind: Option<ParagraphKind>,
}

/// All formats; the first that recognises the content wins, then the first that owns the ending.
pub(super) const ALL: &[&dyn Format] = &[&html::Html, &markdown::Markdown, &plain::Plain];
