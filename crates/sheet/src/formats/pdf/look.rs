//! Sizes and colours of the printed sheet, in points and RGB.

use krilla::color::rgb;

use crate::formats::format::PageSize;
use crate::paper::{ChipTone, Tone};

/// A colour on paper.
pub(super) type Ink = (u8, u8, u8);

/// Text.
pub(super) const INK: Ink = (0x1d, 0x1f, 0x22);
/// What weighs less: who, when, where.
pub(super) const MUTED: Ink = (0x5a, 0x5d, 0x63);
/// What leads somewhere.
pub(super) const LINK: Ink = (0x24, 0x57, 0xc5);
/// What must be read beside a number.
pub(super) const CAUTION: Ink = (0x70, 0x49, 0x00);
/// The ground of a marked number.
pub(super) const MARK: Ink = (0xff, 0xf3, 0xd9);
/// The ground of a table's head.
pub(super) const HEAD: Ink = (0xf3, 0xf2, 0xef);
/// Light rules.
pub(super) const RULE: Ink = (0xe3, 0xe2, 0xde);
/// Rules that part sections and footnotes.
pub(super) const STRONG_RULE: Ink = (0xc9, 0xc8, 0xc3);

/// Left and right of the text.
pub(super) const SIDE: f32 = 48.0;
/// Above the text.
pub(super) const TOP: f32 = 48.0;
/// Below the text and the footnotes.
pub(super) const BOTTOM: f32 = 54.0;
/// Left and right in a cell.
pub(super) const CELL: f32 = 5.0;
/// Above and below in a cell.
pub(super) const CELL_ABOVE: f32 = 4.0;
/// Between the lines of a cell.
pub(super) const LINE_GAP: f32 = 1.5;
/// How far the text of a footnote stands from the edge: its number, of as many digits as the last has, stands before it.
pub(super) fn note_indent(n_notes: usize) -> f32 {
    /// The widest digit at the size of the numbers.
    const DIGIT: f32 = 4.7;
    let n_digits = n_notes.max(1).ilog10() + 1;
    (n_digits as f32 * DIGIT + NOTE_SPACE).ceil().max(16.0)
}

/// Between a footnote's number and its text.
pub(super) const NOTE_SPACE: f32 = 4.0;
/// Above the first footnote of a page, its rule in the middle.
pub(super) const NOTE_RULE: f32 = 14.0;
/// Between footnotes.
pub(super) const NOTE_GAP: f32 = 2.5;

/// The size of a page in points.
pub(super) const fn page(size: PageSize) -> (f32, f32) {
    match size {
        PageSize::A4 => (595.28, 841.89),
        PageSize::Letter => (612.0, 792.0),
    }
}

/// How a line is set: size, colour, space above.
pub(super) const fn tone(tone: Tone) -> (f32, Ink, f32) {
    match tone {
        Tone::Body => (9.5, INK, 4.0),
        Tone::Value => (15.0, INK, 4.0),
        Tone::Secondary => (8.5, MUTED, 3.0),
        Tone::Caution => (8.5, CAUTION, 3.0),
        Tone::Note => (8.5, INK, 4.0),
    }
}

/// Ink and ground of a chip.
pub(super) const fn chip(tone: ChipTone) -> (Ink, Ink) {
    match tone {
        ChipTone::Plain => ((0x4d, 0x50, 0x56), (0xec, 0xeb, 0xe7)),
        ChipTone::Good => ((0x1b, 0x6e, 0x3c), (0xe4, 0xf3, 0xe9)),
        ChipTone::Caution => (CAUTION, MARK),
        ChipTone::Updated => ((0x5b, 0x3f, 0xa8), (0xee, 0xe9, 0xfa)),
        ChipTone::Conflict => ((0xb3, 0x26, 0x1e), (0xfb, 0xe9, 0xe7)),
    }
}

/// The colour as the PDF names it.
pub(super) fn color((red, green, blue): Ink) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}
