//! The sheet cut into blocks, in the order in which they are printed.

use crate::factsheet::{FactSheet, Section};

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
    let mut blocks = vec![Block::Top];
    let measures = |wanted: fn(&crate::factsheet::Measure) -> bool| {
        let all = sheet.measures.iter().enumerate();
        all.filter(move |(_, measure)| wanted(measure))
            .map(|(idx, _)| idx)
    };
    blocks.push(Block::Heading(Section::Key.heading()));
    let before = blocks.len();
    blocks.extend(measures(|measure| measure.is_key()).map(Block::Row));
    if blocks.len() == before {
        blocks.push(Block::Nothing(
            "No value is agreed on or decided yet. Choose values in Compare.",
        ));
    }
    let disputed = measures(|measure| measure.section == Section::Disputed);
    section(
        &mut blocks,
        Section::Disputed.heading(),
        disputed.map(Block::Disputed),
    );
    section(
        &mut blocks,
        "Arithmetic checks",
        (0..sheet.checks.len()).map(Block::Check),
    );
    let single = measures(|measure| measure.section == Section::Single);
    section(
        &mut blocks,
        Section::Single.heading(),
        single.map(Block::Row),
    );
    section(
        &mut blocks,
        "Superseded figures",
        (0..sheet.ladders.len()).map(Block::Ladder),
    );
    section(
        &mut blocks,
        "Rejected figures",
        sheet.rejected.iter().copied().map(Block::Rejected),
    );
    section(
        &mut blocks,
        "Refused figures",
        (0..sheet.refused.len()).map(Block::Refused),
    );
    section(
        &mut blocks,
        "Sources",
        (0..sheet.sources.len()).map(Block::Source),
    );
    section(
        &mut blocks,
        "Method",
        (0..sheet.method.len()).map(Block::Method),
    );
    section(
        &mut blocks,
        "Quotations",
        (0..sheet.statements.len()).map(Block::Footnote),
    );
    blocks.push(Block::Seal);
    blocks
}

/// A heading and its blocks; nothing where there are none.
fn section(blocks: &mut Vec<Block>, heading: &'static str, of: impl Iterator<Item = Block>) {
    let at = blocks.len();
    blocks.extend(of);
    if blocks.len() > at {
        blocks.insert(at, Block::Heading(heading));
    }
}
