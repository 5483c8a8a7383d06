//! A way of bundling, and the pieces that it finds in a text.

use crate::article::ParagraphKind;
use crate::metadata::Metadata;

/// A way of bundling.
pub(super) trait Bundle: Sync {
    /// In words.
    fn name(&self) -> &'static str;

    /// The pieces, as ranges of lines with what is known of each; none where the text is not bundled so. One piece is
    /// enough where its marks are those of a database.
    fn pieces(&self, lines: &[BundleLine<'_>]) -> Vec<BundlePiece>;
}

/// A line of the text, which may be a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct BundleLine<'a> {
    pub text: &'a str,
    pub kind: Option<ParagraphKind>,
}

/// An article among others.
#[derive(Debug, Default)]
pub(super) struct BundlePiece {
    pub metadata: Metadata,
    /// Its lines in order.
    pub lines: Vec<PieceLine>,
}

/// A line of a piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct PieceLine {
    pub role: LineRole,
    /// Which line of the file.
    pub line: usize,
    /// The byte that it starts at, behind a label.
    pub from: usize,
}

impl PieceLine {
    /// The whole of a line.
    pub(super) const fn whole(role: LineRole, line: usize) -> Self {
        Self {
            role,
            line,
            from: 0,
        }
    }
}

/// What a line is to its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineRole {
    Headline,
    Text,
    /// The database's own.
    Record,
}
