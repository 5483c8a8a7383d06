//! The sheet as a document of headings, paragraphs, tables and footnotes: what printed formats and the preview show.
//!
//! Every text in it is safe to show on one line ([`plain`](super::plain())); a format only has to escape its own signs.

mod lay;
mod pieces;

use super::{FactSheet, Section};
use tally_comparing::group::GroupKey;
use tally_project::SheetText;

pub use lay::lay;

/// The statements of `sheet` in the order in which its document names them, by index; each as often as it is named.
pub(super) fn named(sheet: &FactSheet) -> Vec<usize> {
    let paper = lay(sheet);
    let lines = paper.blocks.iter().flat_map(PaperBlock::lines);
    lines
        .flat_map(|line| &line.runs)
        .filter_map(|run| match run {
            PaperRun::Number { note, .. } | PaperRun::Note(note) => Some(*note),
            _ => None,
        })
        .collect()
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// For the file's properties and the window's title; never empty.
    pub title: String,
    /// Who decided; may be empty.
    pub author: String,
    /// What the file is, in one line.
    pub subject: String,
    /// From top to bottom.
    pub blocks: Vec<PaperBlock>,
    /// The footnotes; a [`PaperRun::Note`] holds an index into them, and their number is one more.
    pub notes: Vec<Note>,
    /// The line by which a program recognises the sheet; formats keep it in the file's properties.
    pub seal: String,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperBlock {
    /// The document's title; the first block, and the only one of its kind.
    Title(PaperLine),
    /// A heading: level 1 for a section, 2 for a measure in it.
    Heading(Heading),
    /// A paragraph.
    Paragraph(PaperLine),
    /// A table; never without a row.
    Table(PaperTable),
    /// Here stand the footnotes, under this heading and these words, in formats that have no feet of pages.
    Notes(Heading, PaperLine),
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 or 2.
    pub level: u8,
    /// The section that it opens or stands in.
    pub section: Section,
    /// Its words; a section's can be changed.
    pub line: PaperLine,
    /// Words behind it that say how things stand, each on a ground of its own where the format has grounds.
    pub chips: Vec<Chip>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperTable {
    /// What it holds, for a screen reader.
    pub summary: String,
    /// Its columns, from left to right.
    pub columns: Vec<PaperColumn>,
    /// Each row has a cell for each column.
    pub rows: Vec<PaperRow>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperColumn {
    /// Its head; never empty.
    pub head: &'static str,
    /// Its share of the width; all shares of a table add up to 100.
    pub share: u16,
    /// Whether its cells are set flush right.
    pub flush_right: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// One a column. A cell without a line is empty.
    pub cells: Vec<Vec<PaperLine>>,
    /// Whether it stands out from the others: what holds now in a ladder.
    pub strong: bool,
}

/// A paragraph, or a line of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperLine {
    /// How it is set.
    pub tone: Tone,
    /// From left to right.
    pub runs: Vec<PaperRun>,
    /// What of the sheet it is, where the analyst may change it.
    pub edits: Option<Editable>,
}

/// How a line is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// As text is.
    #[default]
    Body,
    /// Large: a value that was chosen among sides.
    Value,
    /// Smaller and lighter: who, when, where.
    Secondary,
    /// What must be known beside a number.
    Caution,
    /// A note of the analyst.
    Note,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperRun {
    /// Words.
    Text(String),
    /// Words that weigh more.
    Strong(String),
    /// Words that weigh less: a hedge before its number.
    Light(String),
    /// Signs that a reader compares one by one: a hash.
    Mono(String),
    /// A number that leads to its footnote; the footnote's own number is not part of it.
    Number {
        /// As printed: the hedge, then the number.
        hedge: String,
        /// The number.
        text: String,
        /// Index of its footnote.
        note: usize,
    },
    /// The number of a footnote, by its index; set small and raised.
    Note(usize),
    /// A web address that may be followed.
    Link {
        /// What is shown.
        text: String,
        /// `http` or `https`.
        url: String,
    },
    /// A word that says how things stand.
    Chip(Chip),
}

/// A word that says how things stand; its colour says nothing that the word does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// The word.
    pub word: String,
    /// Its colour.
    pub tone: ChipTone,
}

/// The colour of a [`Chip`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChipTone {
    /// Grey.
    Plain,
    /// Green: decided, agreed.
    Good,
    /// Amber: to be read with care.
    Caution,
    /// Blue: later replaced earlier.
    Updated,
    /// Red: contradicted, unresolved, refused.
    Conflict,
}

/// A footnote: the sentence that states a number, with the number marked, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Names the statement.
    pub key: tally_reading::FigureKey,
    /// The paragraph's words before the sentence, for formats with room.
    pub context_before: String,
    /// The sentence up to the mention.
    pub before: String,
    /// The mention, which stands out.
    pub mention: String,
    /// The sentence after it.
    pub after: String,
    /// The paragraph's words after the sentence.
    pub context_after: String,
    /// "Outlet, “Title”, 4 February 2026, paragraph 3. The mayor said, as of Tuesday."
    pub cited: String,
    /// The article's web address, if it may be followed.
    pub url: Option<String>,
    /// How the statement stands: accepted, an echo, superseded.
    pub chips: Vec<Chip>,
    /// The analyst's note; empty for none.
    pub remark: String,
}

/// A text of the sheet that the analyst may write anew.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Editable {
    /// The sheet's title.
    Title,
    /// The event, the time, a section's heading or what stands under it.
    Text(SheetText),
    /// What a measure is called.
    Label(GroupKey),
    /// What must be known beside a measure's value.
    Caveats(GroupKey),
}

impl PaperBlock {
    /// Its lines, from left to right and top to bottom.
    pub fn lines(&self) -> Vec<&PaperLine> {
        match self {
            Self::Title(line) | Self::Paragraph(line) => vec![line],
            Self::Heading(heading) => vec![&heading.line],
            Self::Notes(heading, lead) => vec![&heading.line, lead],
            Self::Table(table) => {
                let rows = table.rows.iter();
                rows.flat_map(|row| row.cells.iter().flatten()).collect()
            }
        }
    }
}

impl PaperLine {
    /// A line of these runs.
    pub fn new(tone: Tone, runs: Vec<PaperRun>) -> Self {
        Self {
            tone,
            runs,
            edits: None,
        }
    }

    /// A line of words.
    pub fn text(tone: Tone, words: impl Into<String>) -> Self {
        Self::new(tone, vec![PaperRun::Text(words.into())])
    }

    /// The same, for the analyst to write anew.
    #[must_use]
    pub fn editable(mut self, edits: Editable) -> Self {
        self.edits = Some(edits);
        self
    }

    /// Its words, without the numbers of footnotes.
    pub fn words(&self) -> String {
        self.runs.iter().map(PaperRun::words).collect()
    }
}

impl PaperRun {
    /// Its words; those of a footnote's number are empty.
    pub fn words(&self) -> String {
        match self {
            Self::Text(words) | Self::Strong(words) | Self::Light(words) | Self::Mono(words) => {
                words.clone()
            }
            Self::Number { hedge, text, .. } => format!("{hedge}{text}"),
            Self::Note(_) => String::new(),
            Self::Link { text, .. } => text.clone(),
            Self::Chip(chip) => chip.word.clone(),
        }
    }
}
