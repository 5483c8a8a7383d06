//! An article as its format hands it on: the text, and what only the format knows of it.

use crate::article::{LeftOut, LoadWarning, ParagraphKind};
use crate::metadata::Metadata;
use tally_language::text::{Span, one_line};

/// Between two cells of a table's row, so that their numbers do not run together.
pub(crate) const CELL: &str = " | ";

/// What a format hands on of an article: the text, and what only the format knows of it.
#[derive(Debug, Default, Clone)]
pub(crate) struct Draft {
    /// The text that all spans count in.
    pub text: String,
    /// The paragraphs, where the format marks them; otherwise lines are.
    pub blocks: Option<Vec<DraftBlock>>,
    /// What was not taken into the text.
    pub left_out: Vec<LeftOut>,
    /// What the file tells beside its text.
    pub metadata: Metadata,
    /// What was odd.
    pub warnings: Vec<LoadWarning>,
}

impl Draft {
    /// With its title as the first paragraph: one of the first that says it is marked, else it is put there.
    pub(crate) fn titled(mut self) -> Self {
        /// A headline stands among the first paragraphs.
        const NEAR: usize = 8;
        let (Some(title), Some(blocks)) = (&self.metadata.title, &mut self.blocks) else {
            return self;
        };
        if blocks.is_empty() {
            return self;
        }
        let mut near = blocks.iter_mut().take(NEAR);
        let same = near.find(|block| same_words(block.span.of(&self.text), title));
        if let Some(block) = same {
            block.kind = Some(ParagraphKind::Headline);
            return self;
        }
        let mut text = one_line(title);
        let headline = DraftBlock {
            span: Span::new(0, text.len()),
            kind: Some(ParagraphKind::Headline),
        };
        text.push_str("\n\n");
        let by = text.len();
        text.push_str(&self.text);
        self.text = text;
        for block in blocks.iter_mut() {
            block.span = Span::new(block.span.start + by, block.span.end + by);
        }
        blocks.insert(0, headline);
        for left_out in &mut self.left_out {
            left_out.before += by;
        }
        self
    }
}

/// Whether two lines have the same words, whatever stands between them.
pub(crate) fn same_words(some: &str, others: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
    }
    words(some).eq(words(others))
}

/// A paragraph that the format marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DraftBlock {
    /// Where it stands; trimmed.
    pub span: Span,
    /// What the format says it is; `None` leaves it to the words.
    pub kind: Option<ParagraphKind>,
}
