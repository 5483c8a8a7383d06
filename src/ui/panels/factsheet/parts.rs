//! The sheet's document cut into parts that are laid out each on its own, in the order in which they are printed.

use tally_sheet::paper::{Paper, PaperBlock};

/// A part of the preview; numbers are indices into the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PreviewPart {
    /// A title, heading or paragraph.
    Block(usize),
    /// Where the event is to be told.
    NoEvent,
    /// The head of a table.
    Head(usize),
    /// A row of a table.
    Row(usize, usize),
    /// The heading of the footnotes.
    Notes(usize),
    /// A footnote.
    Note(usize),
}

/// All parts of `paper`; `has_event` tells whether the document names the event.
pub(super) fn parts(paper: &Paper, has_event: bool) -> Vec<PreviewPart> {
    let mut parts = Vec::new();
    for (idx, block) in paper.blocks.iter().enumerate() {
        match block {
            PaperBlock::Title(_) => {
                parts.push(PreviewPart::Block(idx));
                if !has_event {
                    parts.push(PreviewPart::NoEvent);
                }
            }
            PaperBlock::Heading(_) | PaperBlock::Paragraph(_) => {
                parts.push(PreviewPart::Block(idx));
            }
            PaperBlock::Table(table) => {
                parts.push(PreviewPart::Head(idx));
                parts.extend((0..table.rows.len()).map(|row| PreviewPart::Row(idx, row)));
            }
            PaperBlock::Notes(..) => {
                parts.push(PreviewPart::Notes(idx));
                parts.extend((0..paper.notes.len()).map(PreviewPart::Note));
            }
        }
    }
    parts
}
