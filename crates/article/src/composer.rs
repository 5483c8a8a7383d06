//! Puts the text of an article together, paragraph by paragraph.

use crate::article::{Boilerplate, LeftOut, ParagraphKind};
use crate::draft::{Draft, DraftBlock};
use crate::metadata::Metadata;
use tally_language::text::Span;

/// So much of what is left out is kept to be shown.
const MAX_LEFT_OUT: usize = 200_000;

/// A text under way: a line for each paragraph with an empty one between.
#[derive(Debug, Default)]
pub(crate) struct Composer {
    text: String,
    blocks: Vec<DraftBlock>,
    left_out: Vec<LeftOut>,
    n_left_out: usize,
}

impl Composer {
    /// Adds a paragraph; `None` leaves it to its words what it is. White space is run together, but for spaces that do
    /// not break, which belong to numbers; control characters are dropped.
    pub(crate) fn push(&mut self, kind: Option<ParagraphKind>, text: &str) {
        let text = tidy(text);
        if text.is_empty() {
            return;
        }
        if let Some(ParagraphKind::Boilerplate(why)) = kind {
            return self.leave_out(why, text);
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(&text);
        self.blocks.push(DraftBlock {
            span: Span::new(start, self.text.len()),
            kind,
        });
    }

    /// Keeps a text that is not the article's own beside it, where it stood.
    fn leave_out(&mut self, why: Boilerplate, text: String) {
        self.n_left_out += text.len();
        if self.n_left_out <= MAX_LEFT_OUT {
            self.left_out.push(LeftOut {
                before: self.text.len(),
                why,
                text,
            });
        }
    }

    /// Whether nothing was added yet.
    pub(crate) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text of the first paragraph of this kind.
    pub(crate) fn first(&self, kind: ParagraphKind) -> Option<&str> {
        let block = self.blocks.iter().find(|block| block.kind == Some(kind))?;
        Some(block.span.of(&self.text))
    }

    /// The article's draft.
    pub(crate) fn finish(self, metadata: Metadata) -> Draft {
        Draft {
            text: self.text,
            blocks: Some(self.blocks),
            left_out: self.left_out,
            metadata,
            warnings: Vec::new(),
        }
    }
}

/// Adds a paragraph that may hold line breaks: a break ends it, unless the sentence plainly goes on behind it.
pub(crate) fn push_lines(composer: &mut Composer, kind: Option<ParagraphKind>, text: &str) {
    let mut line = String::new();
    for part in text.split('\n') {
        let goes_on = part.trim_start().starts_with(char::is_lowercase);
        if goes_on && !line.is_empty() {
            line.push(' ');
        } else {
            composer.push(kind, &line);
            line.clear();
        }
        line.push_str(part);
    }
    composer.push(kind, &line);
}

/// `text` in one line.
fn tidy(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.trim().chars() {
        if character.is_ascii_whitespace()
            || matches!(character, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
        {
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else if !character.is_control()
            && !matches!(character, '\u{ad}' | '\u{feff}' | '\u{200b}')
        {
            line.push(character);
        }
    }
    let end = line.trim_end().len();
    line.truncate(end);
    line
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paragraphs_stand_on_lines_and_what_is_left_out_beside_them() {
        let mut composer = Composer::default();
        composer.push(Some(ParagraphKind::Headline), " Dam\u{1}\n fails ");
        composer.push(Some(ParagraphKind::Boilerplate(Boilerplate::Page)), "Menu");
        composer.push(None, "It held 1\u{a0}200 m³.\u{ad}");
        composer.push(None, " \n ");
        let draft = composer.finish(Metadata::default());
        assert_eq!(draft.text, "Dam fails\n\nIt held 1\u{a0}200 m³.");
        assert_eq!(draft.left_out[0].before, 9);
        assert_eq!(draft.blocks.unwrap().len(), 2);
    }

    proptest! {
        #[test]
        fn paragraphs_lie_on_the_text(lines in vec((0_u8..4, ".{0,30}"), 0..12)) {
            let mut composer = Composer::default();
            for (kind, line) in &lines {
                let kind = match kind {
                    0 => None,
                    1 => Some(ParagraphKind::Headline),
                    2 => Some(ParagraphKind::Body),
                    _ => Some(ParagraphKind::Boilerplate(Boilerplate::Page)),
                };
                push_lines(&mut composer, kind, line);
            }
            let draft = composer.finish(Metadata::default());
            let mut end = 0;
            for block in draft.blocks.unwrap() {
                prop_assert!(block.span.start >= end);
                end = block.span.end;
                let paragraph = block.span.of(&draft.text);
                prop_assert!(!paragraph.is_empty() && !paragraph.contains('\n'));
            }
            for left in draft.left_out {
                prop_assert!(draft.text.is_char_boundary(left.before));
            }
        }
    }
}
