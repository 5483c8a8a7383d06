//! The sheet as one page: no script, nothing from elsewhere, every number a link to its sentence.

use std::collections::BTreeSet;

use askama::Template;

use super::ExportError;
use crate::FactSheet;
use crate::paper::{self, Chip, ChipTone, Note, PaperBlock, PaperLine, PaperRun, PaperTable, Tone};

pub(super) fn write(sheet: &FactSheet) -> Result<Vec<u8>, ExportError> {
    let paper = paper::lay(sheet);
    let mut draw = Draw::default();
    let mut head = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    let mut title = Vec::new();
    for block in &paper.blocks {
        match block {
            PaperBlock::Title(line) => title = draw.runs(&line.runs),
            PaperBlock::Heading(heading) if heading.level == 1 => sections.push(Section {
                id: heading.section.code(),
                heading: draw.runs(&heading.line.runs),
                parts: Vec::new(),
            }),
            PaperBlock::Notes(heading, lead) => {
                let lead = Item::Paragraph(draw.line(lead));
                sections.push(Section {
                    id: heading.section.code(),
                    heading: draw.runs(&heading.line.runs),
                    parts: vec![Part::Item(lead), Part::Notes(draw.notes(&paper.notes))],
                });
            }
            PaperBlock::Paragraph(line) if sections.is_empty() => head.push(draw.line(line)),
            block => {
                if let Some(section) = sections.last_mut() {
                    section.take(&mut draw, block);
                }
            }
        }
    }
    let page = Page {
        head_title: &paper.title,
        version: &sheet.seal.version,
        title,
        head,
        sections,
    };
    let mut text = page.render()?;
    text.push('\n');
    Ok(text.into_bytes())
}

/// The page; every text in it is safe to show, and the template escapes it.
#[derive(Template)]
#[template(path = "factsheet.html")]
struct Page<'a> {
    head_title: &'a str,
    version: &'a str,
    title: Vec<Piece>,
    head: Vec<Words>,
    sections: Vec<Section>,
}

/// A section of the page, which the table of contents names.
struct Section {
    id: &'static str,
    heading: Vec<Piece>,
    parts: Vec<Part>,
}

/// A part of a section.
enum Part {
    Item(Item),
    /// What belongs to one measure or check, on a ground of its own.
    Card {
        heading: Vec<Piece>,
        chips: Vec<Piece>,
        items: Vec<Item>,
    },
    Notes(Vec<Footnote>),
}

/// A paragraph or a table.
enum Item {
    Paragraph(Words),
    Table(Grid),
}

/// A line with its class.
struct Words {
    class: &'static str,
    pieces: Vec<Piece>,
}

/// A table.
struct Grid {
    summary: String,
    columns: Vec<Head>,
    rows: Vec<GridRow>,
}

/// A column's head.
struct Head {
    word: &'static str,
    class: &'static str,
    share: u16,
}

/// A row.
struct GridRow {
    class: &'static str,
    cells: Vec<Cell>,
}

/// A cell with its column's head, which narrow pages show beside it.
struct Cell {
    head: &'static str,
    class: &'static str,
    lines: Vec<Words>,
}

/// A piece of a line.
enum Piece {
    Text(String),
    Strong(String),
    Light(String),
    Mono(String),
    Number {
        hedge: String,
        text: String,
        number: usize,
        /// Whether the footnote leads back here.
        first: bool,
    },
    Note {
        number: usize,
        first: bool,
    },
    Link {
        text: String,
        url: String,
    },
    Chip {
        class: &'static str,
        word: String,
    },
}

/// A footnote.
struct Footnote {
    number: usize,
    context_before: String,
    before: String,
    mention: String,
    after: String,
    context_after: String,
    cited: String,
    url: String,
    chips: Vec<Piece>,
    remark: String,
    /// Whether the page names it.
    named: bool,
}

impl Section {
    fn take(&mut self, draw: &mut Draw, block: &PaperBlock) {
        let item = match block {
            PaperBlock::Heading(heading) => {
                return self.parts.push(Part::Card {
                    heading: draw.runs(&heading.line.runs),
                    chips: heading.chips.iter().map(chip).collect(),
                    items: Vec::new(),
                });
            }
            PaperBlock::Paragraph(line) => Item::Paragraph(draw.line(line)),
            PaperBlock::Table(table) => Item::Table(draw.table(table)),
            PaperBlock::Title(_) | PaperBlock::Notes(..) => return,
        };
        match self.parts.last_mut() {
            Some(Part::Card { items, .. }) => items.push(item),
            _ => self.parts.push(Part::Item(item)),
        }
    }
}

/// Remembers which footnotes have a way back already.
#[derive(Default)]
struct Draw {
    seen: BTreeSet<usize>,
}

impl Draw {
    fn line(&mut self, line: &PaperLine) -> Words {
        Words {
            class: class(line.tone),
            pieces: self.runs(&line.runs),
        }
    }

    fn runs(&mut self, runs: &[PaperRun]) -> Vec<Piece> {
        runs.iter().map(|run| self.run(run)).collect()
    }

    fn run(&mut self, run: &PaperRun) -> Piece {
        match run {
            PaperRun::Text(words) => Piece::Text(words.clone()),
            PaperRun::Strong(words) => Piece::Strong(words.clone()),
            PaperRun::Light(words) => Piece::Light(words.clone()),
            PaperRun::Mono(words) => Piece::Mono(words.clone()),
            PaperRun::Number { hedge, text, note } => Piece::Number {
                hedge: hedge.clone(),
                text: text.clone(),
                number: note + 1,
                first: self.seen.insert(*note),
            },
            PaperRun::Note(note) => Piece::Note {
                number: note + 1,
                first: self.seen.insert(*note),
            },
            PaperRun::Link { text, url } => Piece::Link {
                text: text.clone(),
                url: url.clone(),
            },
            PaperRun::Chip(one) => chip(one),
        }
    }

    fn table(&mut self, table: &PaperTable) -> Grid {
        let class = |flush_right| if flush_right { "value" } else { "" };
        let rows = table.rows.iter().map(|row| {
            let cells = table.columns.iter().zip(&row.cells);
            GridRow {
                class: if row.strong { "strong" } else { "" },
                cells: cells
                    .map(|(column, lines)| Cell {
                        head: column.head,
                        class: class(column.flush_right),
                        lines: lines.iter().map(|line| self.line(line)).collect(),
                    })
                    .collect(),
            }
        });
        Grid {
            rows: rows.collect(),
            summary: table.summary.clone(),
            columns: table
                .columns
                .iter()
                .map(|column| Head {
                    word: column.head,
                    class: class(column.flush_right),
                    share: column.share,
                })
                .collect(),
        }
    }

    fn notes(&self, notes: &[Note]) -> Vec<Footnote> {
        let footnote = |(idx, note): (usize, &Note)| Footnote {
            number: idx + 1,
            context_before: note.context_before.clone(),
            before: note.before.clone(),
            mention: note.mention.clone(),
            after: note.after.clone(),
            context_after: note.context_after.clone(),
            cited: note.cited.clone(),
            url: note.url.clone().unwrap_or_default(),
            chips: note.chips.iter().map(chip).collect(),
            remark: note.remark.clone(),
            named: self.seen.contains(&idx),
        };
        notes.iter().enumerate().map(footnote).collect()
    }
}

fn chip(chip: &Chip) -> Piece {
    Piece::Chip {
        class: match chip.tone {
            ChipTone::Plain => "",
            ChipTone::Good => "good",
            ChipTone::Caution => "caution",
            ChipTone::Updated => "updated",
            ChipTone::Conflict => "conflict",
        },
        word: chip.word.clone(),
    }
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Body => "body",
        Tone::Value => "chosen",
        Tone::Secondary => "meta",
        Tone::Caution => "caveat",
        Tone::Note => "note",
    }
}
