//! Runs of text with their styles, and the direction in which they are read.

use super::xml::Xml;
use crate::paper::{Chip, ChipTone};

/// Writes `text` in the character style `style`, or in the paragraph's where there is none.
pub(super) fn text(xml: &mut Xml, style: Option<&str>, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.open("w:r", &[]);
    let rtl = is_right_to_left(text);
    if style.is_some() || rtl {
        xml.open("w:rPr", &[]);
        if let Some(style) = style {
            xml.val("w:rStyle", style);
        }
        if rtl {
            xml.empty("w:rtl", &[]);
        }
        xml.close("w:rPr");
    }
    xml.leaf("w:t", &[("xml:space", "preserve")], text);
    xml.close("w:r");
}

/// Writes the word on its ground; a blank on either side belongs to the ground.
pub(super) fn chip(xml: &mut Xml, chip: &Chip) {
    let style = match chip.tone {
        ChipTone::Plain => "FactChip",
        ChipTone::Good => "FactChipGood",
        ChipTone::Caution => "FactChipCaution",
        ChipTone::Updated => "FactChipUpdated",
        ChipTone::Conflict => "FactChipConflict",
    };
    text(xml, Some(style), &format!("\u{a0}{}\u{a0}", chip.word));
}

/// Opens a paragraph of this style; a line that is read from the right begins there.
pub(super) fn open_paragraph(xml: &mut Xml, style: &str, flush_right: bool, words: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", style);
    if is_right_to_left(words) {
        xml.empty("w:bidi", &[]);
    }
    if flush_right {
        xml.val("w:jc", "right");
    }
    xml.close("w:pPr");
}

/// Whether the first letter with a direction is read from the right (Unicode Bidirectional Algorithm, rule P2).
pub(super) fn is_right_to_left(text: &str) -> bool {
    let from_right = |c: char| {
        matches!(c,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(from_right)
}
