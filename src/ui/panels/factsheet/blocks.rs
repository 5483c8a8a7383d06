//! The sheet cut into blocks, in the order in which they are printed.

use crate::factsheet::{FactSheet, Measure, Section};

/// A part of the sheet that is laid out on its own; numbers are indices into the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Block {
    /// Title, time, analyst, status.
    Top,
    /// A section's heading, and what it says where the section is empty.
    Heading(&'static str),
    /// One line of a section that holds nothing.
    Nothing(&'static str),
    /// A measure in one row: its value, what it is, who says so.
    Row(usize),
    /// A disputed measure with all its sides.
    Disputed(usize),
    /// A sum in words.
    Check(usize),
    /// A measure's figures over time.
    Ladder(usize),
    /// A rejected statement.
    Rejected(usize),
    /// A figure that is not printed.
    Refused(usize),
    /// An article.
    Source(usize),
    /// A sentence of the method note.
    Method(usize),
    /// A footnote.
    Footnote(usize),
    /// The seal.
    Seal,
}

/// All blocks of `sheet`.
pub(super) fn blocks(sheet: &FactSheet) -> Vec<Block> {
    let mut blocks = vec![Block::Top, Block::Heading(Section::Key.heading())];
    let before = blocks.len();
    blocks.extend(measures(sheet, Measure::is_key).map(Block::Row));
    if blocks.len() == before {
        blocks.push(Block::Nothing(
            "No value is agreed on or decided yet. Choose values in Compare.",
        ));
    }
    let disputed = measures(sheet, |measure| measure.section == Section::Disputed);
    let single = measures(sheet, |measure| measure.section == Section::Single);
    let rejected = sheet.rejected.iter().copied();
    let all = |len: usize| 0..len;
    let sections: [(&str, Vec<Block>); 9] = [
        (
            Section::Disputed.heading(),
            disputed.map(Block::Disputed).collect(),
        ),
        (
            "Arithmetic checks",
            all(sheet.checks.len()).map(Block::Check).collect(),
        ),
        (Section::Single.heading(), single.map(Block::Row).collect()),
        (
            "Superseded figures",
            all(sheet.ladders.len()).map(Block::Ladder).collect(),
        ),
        ("Rejected figures", rejected.map(Block::Rejected).collect()),
        (
            "Refused figures",
            all(sheet.refused.len()).map(Block::Refused).collect(),
        ),
        (
            "Sources",
            all(sheet.sources.len()).map(Block::Source).collect(),
        ),
        (
            "Method",
            all(sheet.method.len()).map(Block::Method).collect(),
        ),
        (
            "Quotations",
            all(sheet.statements.len()).map(Block::Footnote).collect(),
        ),
    ];
    for (heading, mut section) in sections {
        if !section.is_empty() {
            blocks.push(Block::Heading(heading));
            blocks.append(&mut section);
        }
    }
    blocks.push(Block::Seal);
    blocks
}

/// The measures that are `wanted`, by index.
fn measures(sheet: &FactSheet, wanted: fn(&Measure) -> bool) -> impl Iterator<Item = usize> {
    let all = sheet.measures.iter().enumerate();
    all.filter(move |(_, measure)| wanted(measure))
        .map(|(idx, _)| idx)
}
