//! From the document's blocks to what is placed on pages: rows of cells, each cell lines below each other.

use std::collections::BTreeSet;

use super::look::{self, Ink};
use super::setting::{SetText, Setter, TextLook, To};
use super::tags::{StructureTree, TagPart, TagRole};
use crate::paper::{
    Chip, Heading, Note, Paper, PaperBlock, PaperLine, PaperRow, PaperRun, PaperTable, Tone,
};

/// Weights of the typeface.
const MEDIUM: f32 = 500.0;
const SEMIBOLD: f32 = 600.0;

/// A paragraph of a cell.
pub(super) struct PdfParagraph {
    /// Index of its text among all that was set.
    pub(super) set: usize,
    /// Space above it, where it is not the first of its cell on a page.
    pub(super) above: f32,
    /// Whose content it is.
    pub(super) part: TagPart,
}

/// Lines below each other.
pub(super) struct PdfCell {
    /// From the left edge of the text.
    pub(super) x: f32,
    pub(super) paragraphs: Vec<PdfParagraph>,
}

/// What is placed on a page as a whole, unless it is higher than the page.
pub(super) struct PdfUnit {
    /// Space above it, where it is not the first on a page.
    pub(super) above: f32,
    /// Above and below the text of its cells.
    pub(super) inside: f32,
    pub(super) cells: Vec<PdfCell>,
    /// Whether it must stand on one page with the next one.
    pub(super) keeps: bool,
    /// The footnotes that are first named in it.
    pub(super) notes: Vec<usize>,
    /// The colour of the rule below it.
    pub(super) rule: Option<Ink>,
    pub(super) ground: Option<Ink>,
    /// The bar at its left, for a note of the analyst.
    pub(super) bar: Option<Ink>,
    /// The unit that is repeated above it where a page begins with it: its table's head.
    pub(super) head: Option<usize>,
    /// What it is called in the list of bookmarks, and at which level.
    pub(super) bookmark: Option<(u8, String)>,
}

/// A footnote's paragraphs.
pub(super) struct FootNote {
    /// Index of its number among all that was set.
    pub(super) number: usize,
    /// Indices of its paragraphs.
    pub(super) sets: Vec<usize>,
    pub(super) part: TagPart,
}

/// Everything that is to be placed.
pub(super) struct PdfUnits {
    pub(super) sets: Vec<SetText>,
    pub(super) all: Vec<PdfUnit>,
    pub(super) notes: Vec<Option<FootNote>>,
    /// How far the footnotes' texts stand from the edge.
    pub(super) note_indent: f32,
    pub(super) tree: StructureTree,
}

/// Cuts the document into units.
pub(super) struct Cutter<'a> {
    paper: &'a Paper,
    setter: Setter,
    out: PdfUnits,
    width: f32,
    section: TagPart,
    named: BTreeSet<usize>,
    /// Named footnotes that are not set yet.
    pending: Vec<usize>,
}

impl<'a> Cutter<'a> {
    pub(super) fn new(paper: &'a Paper, width: f32) -> Self {
        let notes = std::iter::repeat_with(|| None);
        Self {
            paper,
            setter: Setter::new(),
            out: PdfUnits {
                sets: Vec::new(),
                all: Vec::new(),
                notes: notes.take(paper.notes.len()).collect(),
                note_indent: look::note_indent(paper.notes.len()),
                tree: StructureTree::new(),
            },
            width,
            section: StructureTree::ROOT,
            named: BTreeSet::new(),
            pending: Vec::new(),
        }
    }

    pub(super) fn cut(mut self) -> PdfUnits {
        for block in &self.paper.blocks {
            match block {
                PaperBlock::Title(line) => self.title(line),
                PaperBlock::Heading(heading) => self.heading(heading),
                PaperBlock::Paragraph(line) => self.paragraph(line),
                PaperBlock::Table(table) => self.table(table),
                // The footnotes stand at the feet of the pages.
                PaperBlock::Notes(..) => {}
            }
            self.take_notes();
        }
        self.say_what_is_lost();
        self.out
    }

    fn title(&mut self, line: &PaperLine) {
        let look = TextLook::plain(22.0, look::INK).weight(SEMIBOLD);
        let part = self
            .out
            .tree
            .add(StructureTree::ROOT, TagRole::Heading(1, line.words()));
        let pieces = vec![(line.words(), look)];
        let unit = self.unit(0.0, &pieces, part);
        self.out.all.push(PdfUnit {
            keeps: true,
            ..unit
        });
    }

    fn heading(&mut self, heading: &Heading) {
        let words = heading.line.words();
        let (size, above) = if heading.level == 1 {
            (14.0, 22.0)
        } else {
            (10.5, 12.0)
        };
        if heading.level == 1 {
            self.section = self.out.tree.add(StructureTree::ROOT, TagRole::Section);
        }
        let level = u16::from(heading.level) + 1;
        let role = TagRole::Heading(level, words.clone());
        let part = self.out.tree.add(self.section, role);
        let look = TextLook::plain(size, look::INK).weight(SEMIBOLD);
        let mut pieces = vec![(words.clone(), look)];
        for chip in &heading.chips {
            pieces.push(("  ".to_owned(), TextLook::plain(8.0, look::INK)));
            pieces.push(chip_piece(chip));
        }
        let unit = self.unit(above, &pieces, part);
        self.out.all.push(PdfUnit {
            keeps: true,
            inside: if heading.level == 1 { 3.0 } else { 0.0 },
            rule: (heading.level == 1).then_some(look::STRONG_RULE),
            bookmark: Some((heading.level, words)),
            ..unit
        });
    }

    fn paragraph(&mut self, line: &PaperLine) {
        let (_, _, above) = look::tone(line.tone);
        let part = self.out.tree.add(self.section, TagRole::Paragraph);
        let pieces = pieces(line, false);
        if pieces.is_empty() {
            return;
        }
        let indent = if line.tone == Tone::Note { 9.0 } else { 0.0 };
        let set = self.set(&pieces, self.width - indent, false);
        let notes = self.fresh(line);
        // What stands under a heading goes where the section goes.
        let under_heading = self
            .out
            .all
            .last()
            .is_some_and(|last| last.bookmark.is_some());
        let leads = under_heading && line.tone == Tone::Secondary;
        self.out.all.push(PdfUnit {
            bar: (line.tone == Tone::Note).then_some(look::LINK),
            notes,
            keeps: line.tone == Tone::Value || leads,
            ..one_cell(above, indent, set, part)
        });
    }

    fn table(&mut self, table: &PaperTable) {
        let role = TagRole::Table(table.summary.clone());
        let part = self.out.tree.add(self.section, role);
        let lefts: Vec<(f32, f32)> = columns(table, self.width);
        let head_part = self.out.tree.add(part, TagRole::Head);
        let row_part = self.out.tree.add(head_part, TagRole::Row);
        let mut cells = Vec::new();
        for (column, (x, width)) in table.columns.iter().zip(&lefts) {
            let cell_part = self.out.tree.add(row_part, TagRole::HeadCell);
            let look = TextLook::plain(8.0, look::MUTED).weight(MEDIUM);
            let pieces = [(column.head.to_owned(), look)];
            let set = self.set(&pieces, *width, column.flush_right);
            cells.push(PdfCell {
                x: *x,
                paragraphs: vec![PdfParagraph {
                    set,
                    above: 0.0,
                    part: cell_part,
                }],
            });
        }
        let head = self.out.all.len();
        self.out.all.push(PdfUnit {
            above: 8.0,
            inside: look::CELL_ABOVE,
            cells,
            keeps: true,
            notes: Vec::new(),
            rule: Some(look::STRONG_RULE),
            ground: Some(look::HEAD),
            bar: None,
            head: None,
            bookmark: None,
        });
        let body = self.out.tree.add(part, TagRole::Body);
        for row in &table.rows {
            self.row(table, row, &lefts, (head, body));
        }
    }

    fn row(
        &mut self,
        table: &PaperTable,
        row: &PaperRow,
        lefts: &[(f32, f32)],
        (head, body): (usize, TagPart),
    ) {
        let row_part = self.out.tree.add(body, TagRole::Row);
        let mut cells = Vec::new();
        let mut notes = Vec::new();
        for ((column, lines), (x, width)) in table.columns.iter().zip(&row.cells).zip(lefts) {
            let cell_part = self.out.tree.add(row_part, TagRole::Cell);
            let mut paragraphs = Vec::new();
            for line in lines {
                let pieces = pieces(line, row.strong);
                if pieces.is_empty() {
                    continue;
                }
                let part = self.out.tree.add(cell_part, TagRole::Paragraph);
                let set = self.set(&pieces, *width, column.flush_right);
                paragraphs.push(PdfParagraph {
                    set,
                    above: look::LINE_GAP,
                    part,
                });
                notes.extend(self.fresh(line));
            }
            cells.push(PdfCell { x: *x, paragraphs });
        }
        self.out.all.push(PdfUnit {
            above: 0.0,
            inside: look::CELL_ABOVE,
            cells,
            keeps: false,
            notes,
            rule: Some(look::RULE),
            ground: None,
            bar: None,
            head: Some(head),
            bookmark: None,
        });
    }

    /// The footnotes that `line` names first.
    fn fresh(&mut self, line: &PaperLine) -> Vec<usize> {
        let named = line.runs.iter().filter_map(|run| match run {
            PaperRun::Number { note, .. } | PaperRun::Note(note) => Some(*note),
            _ => None,
        });
        let fresh: Vec<usize> = named.filter(|note| self.named.insert(*note)).collect();
        self.pending.extend(&fresh);
        fresh
    }

    /// Sets the footnotes that the last block named; in reading order they follow it.
    fn take_notes(&mut self) {
        for note in std::mem::take(&mut self.pending) {
            let made = self.note(note, &self.paper.notes[note]);
            self.out.notes[note] = Some(made);
        }
    }

    fn note(&mut self, idx: usize, note: &Note) -> FootNote {
        let part = self.out.tree.add(self.section, TagRole::Note);
        let indent = self.out.note_indent;
        let width = self.width - indent;
        let plain = TextLook::plain(7.5, look::INK);
        let muted = TextLook::plain(7.5, look::MUTED);
        let number = [((idx + 1).to_string(), TextLook::plain(7.0, look::MUTED))];
        let number = self.set(&number, indent - look::NOTE_SPACE, true);
        let mention = plain.clone().weight(SEMIBOLD).on(look::MARK);
        let quotation = vec![
            (format!("\u{201c}{}", note.before), plain.clone()),
            (note.mention.clone(), mention),
            (format!("{}\u{201d}", note.after), plain.clone()),
        ];
        let mut cited = vec![(note.cited.clone(), muted)];
        if let Some(url) = &note.url {
            let look = TextLook::plain(7.5, look::LINK).leads(To::Url(url.clone()));
            cited.push((" ".to_owned(), plain.clone()));
            cited.push(("Article".to_owned(), look));
        }
        for chip in &note.chips {
            cited.push(("  ".to_owned(), plain.clone()));
            cited.push(small_chip(chip));
        }
        let mut sets = vec![
            self.set(&quotation, width, false),
            self.set(&cited, width, false),
        ];
        if !note.remark.is_empty() {
            let remark = vec![
                ("Note: ".to_owned(), plain.clone().weight(MEDIUM)),
                (note.remark.clone(), plain),
            ];
            sets.push(self.set(&remark, width, false));
        }
        FootNote { number, sets, part }
    }

    fn say_what_is_lost(&mut self) {
        let n = self.setter.lost;
        if n == 0 {
            return;
        }
        let words = if n == 1 {
            "1 sign is".to_owned()
        } else {
            format!("{n} signs are")
        };
        let sentence = format!(
            "{words} printed as \u{25a1}, as no typeface of this document has them; the sheet as HTML or DOCX shows them."
        );
        self.paragraph(&PaperLine::text(Tone::Caution, sentence));
    }

    fn unit(&mut self, above: f32, pieces: &[(String, TextLook)], part: TagPart) -> PdfUnit {
        let set = self.set(pieces, self.width, false);
        one_cell(above, 0.0, set, part)
    }

    fn set(&mut self, pieces: &[(String, TextLook)], width: f32, flush_right: bool) -> usize {
        let set = self.setter.set(pieces, width, flush_right);
        self.out.sets.push(set);
        self.out.sets.len() - 1
    }
}

fn one_cell(above: f32, x: f32, set: usize, part: TagPart) -> PdfUnit {
    PdfUnit {
        above,
        inside: 0.0,
        cells: vec![PdfCell {
            x,
            paragraphs: vec![PdfParagraph {
                set,
                above: 0.0,
                part,
            }],
        }],
        keeps: false,
        notes: Vec::new(),
        rule: None,
        ground: None,
        bar: None,
        head: None,
        bookmark: None,
    }
}

/// Left edge and width of the text in each column.
fn columns(table: &PaperTable, width: f32) -> Vec<(f32, f32)> {
    let mut left = 0.0;
    table
        .columns
        .iter()
        .map(|column| {
            let share = width * f32::from(column.share) / 100.0;
            let at = (left + look::CELL, share - 2.0 * look::CELL);
            left += share;
            at
        })
        .collect()
}

/// The line's pieces as they look.
fn pieces(line: &PaperLine, strong: bool) -> Vec<(String, TextLook)> {
    let (size, ink, _) = look::tone(line.tone);
    let base = TextLook::plain(size, ink);
    let number_weight = if line.tone == Tone::Value || line.tone == Tone::Body {
        SEMIBOLD
    } else {
        MEDIUM
    };
    let mut out: Vec<(String, TextLook)> = Vec::new();
    let mut after_note = false;
    for (idx, run) in line.runs.iter().enumerate() {
        let is_note = matches!(run, PaperRun::Note(_));
        match run {
            PaperRun::Text(words) => {
                let weight = if strong { MEDIUM } else { 400.0 };
                out.push((words.clone(), base.clone().weight(weight)));
            }
            PaperRun::Strong(words) => out.push((words.clone(), base.clone().weight(MEDIUM))),
            PaperRun::Light(words) => out.push((words.clone(), TextLook::plain(size, look::MUTED))),
            PaperRun::Mono(words) => out.push((words.clone(), TextLook::plain(7.0, look::MUTED))),
            PaperRun::Number { hedge, text, note } => {
                let to = To::Note(*note);
                if !hedge.is_empty() {
                    let light = TextLook::plain(size, look::MUTED).leads(to.clone());
                    out.push((hedge.clone(), light));
                }
                let look = base.clone().weight(number_weight).leads(to);
                out.push((text.clone(), look));
            }
            PaperRun::Note(note) => {
                let raised = TextLook {
                    raised: true,
                    ..TextLook::plain(size, look::LINK)
                };
                // The first stays with its word; between numbers a line may break.
                let gap = if after_note { "\u{2009}" } else { "\u{a0}" };
                let narrow = if after_note { size } else { size * 0.4 };
                out.push((
                    gap.to_owned(),
                    TextLook {
                        raised: true,
                        ..TextLook::plain(narrow, look::LINK)
                    },
                ));
                out.push(((note + 1).to_string(), raised.leads(To::Note(*note))));
            }
            PaperRun::Link { text, url } => {
                let look = TextLook::plain(size, look::LINK).leads(To::Url(url.clone()));
                out.push((text.clone(), look));
            }
            PaperRun::Chip(chip) => {
                if idx > 0 {
                    out.push((" ".to_owned(), base.clone()));
                }
                out.push(chip_piece(chip));
            }
        }
        after_note = is_note;
    }
    out.retain(|(words, _)| !words.is_empty());
    out
}

fn chip_piece(chip: &Chip) -> (String, TextLook) {
    let (ink, ground) = look::chip(chip.tone);
    let look = TextLook::plain(7.5, ink).weight(MEDIUM).on(ground);
    (format!("\u{a0}{}\u{a0}", chip.word), look)
}

fn small_chip(chip: &Chip) -> (String, TextLook) {
    let (words, look) = chip_piece(chip);
    (words, TextLook { size: 6.5, ..look })
}
