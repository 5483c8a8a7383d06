//! Units and footnotes placed on pages.
//!
//! A unit goes on a page with the footnotes that it names first. Where they do not fit below it, it goes to the next
//! page; where they would not fit there either, they run on at the feet of the pages that follow.

use std::collections::VecDeque;
use std::ops::Range;

use super::look::{self, Ink};
use super::tags::TagPart;
use super::units::{PdfUnit, PdfUnits};

/// The most of a page that footnotes from the page before may take.
const RUN_ON: f32 = 0.7;
/// A unit up to so much of a page is never cut.
const WHOLE: f32 = 0.5;
/// What must follow a heading on its page at least.
const FOLLOWS: f32 = 44.0;

/// Something at its place on a page; `y` goes down from the page's top.
pub(super) enum PageItem {
    /// Lines of a text; their first line's top is at `y`.
    Lines {
        set: usize,
        lines: Range<usize>,
        x: f32,
        y: f32,
        /// Whose content it is; `None` for what only repeats.
        part: Option<TagPart>,
    },
    /// A filled rectangle: left, top, width, height.
    Fill([f32; 4], Ink),
}

/// A page.
#[derive(Default)]
pub(super) struct PdfPage {
    pub(super) items: Vec<PageItem>,
}

/// All pages, and where on them footnotes and headings stand.
pub(super) struct Pages {
    pub(super) all: Vec<PdfPage>,
    /// For each footnote its page and the top of its first line.
    pub(super) notes: Vec<Option<(usize, f32)>>,
    /// Level, words, page, top.
    pub(super) bookmarks: Vec<(u8, String, usize, f32)>,
}

/// A line of a footnote that is still to be placed.
struct FootLine {
    note: usize,
    set: usize,
    line: usize,
    part: TagPart,
    /// The set of the footnote's number, with its first line.
    number: Option<usize>,
    above: f32,
}

pub(super) struct Placer<'a> {
    units: &'a PdfUnits,
    size: (f32, f32),
    out: Pages,
    /// Where the next unit goes.
    y: f32,
    /// Footnotes of this page.
    foot: Vec<FootLine>,
    foot_height: f32,
    /// Footnotes that did not fit on the pages before.
    run_on: VecDeque<FootLine>,
}

impl<'a> Placer<'a> {
    pub(super) fn new(units: &'a PdfUnits, size: (f32, f32)) -> Self {
        Self {
            units,
            size,
            out: Pages {
                all: vec![PdfPage::default()],
                notes: vec![None; units.notes.len()],
                bookmarks: Vec::new(),
            },
            y: look::TOP,
            foot: Vec::new(),
            foot_height: 0.0,
            run_on: VecDeque::new(),
        }
    }

    pub(super) fn place(mut self) -> Pages {
        for idx in 0..self.units.all.len() {
            self.unit(idx);
        }
        self.end_page();
        while !self.run_on.is_empty() {
            self.begin_page();
            self.end_page();
        }
        self.out
    }

    fn unit(&mut self, idx: usize) {
        let unit = &self.units.all[idx];
        let height = self.height(unit);
        let fits = self.fits(height + self.above(unit) + self.following(idx), &unit.notes);
        let may_cut = height > self.room() * WHOLE;
        let stays = fits || self.is_fresh() || may_cut && self.fits_some(unit);
        if !stays {
            self.end_page();
            self.begin_page();
            self.repeat_head(unit);
        }
        self.y += self.above(unit);
        if let Some((level, words)) = &unit.bookmark {
            let page = self.out.all.len() - 1;
            let mark = (*level, words.clone(), page, self.y);
            self.out.bookmarks.push(mark);
        }
        if height <= self.left() {
            let whole = self.whole(unit);
            self.put(unit, &whole, height);
        } else {
            self.put_in_parts(unit);
        }
        let notes = unit.notes.clone();
        self.take_notes(&notes);
    }

    /// Space above the unit; none at the top of a page.
    fn above(&self, unit: &PdfUnit) -> f32 {
        if self.is_fresh() { 0.0 } else { unit.above }
    }

    fn is_fresh(&self) -> bool {
        self.y <= look::TOP
    }

    /// What a page holds.
    fn room(&self) -> f32 {
        self.size.1 - look::TOP - look::BOTTOM
    }

    /// What is left above the footnotes.
    fn left(&self) -> f32 {
        self.size.1 - look::BOTTOM - self.foot_height - self.y
    }

    fn fits(&self, height: f32, notes: &[usize]) -> bool {
        let lines = notes.iter().flat_map(|note| self.foot_lines(*note));
        let mut needs: f32 = lines.map(|line| self.foot_line_height(&line)).sum();
        if self.foot.is_empty() && needs > 0.0 {
            needs += look::NOTE_RULE;
        }
        height + needs <= self.left()
    }

    /// Whether some lines of a long unit fit here, so that it may be cut.
    fn fits_some(&self, unit: &PdfUnit) -> bool {
        self.left() > FOLLOWS + unit.above + 2.0 * unit.inside
    }

    /// What a heading needs of the units behind it.
    fn following(&self, idx: usize) -> f32 {
        let mut needs = 0.0;
        let mut at = idx;
        while self.units.all[at].keeps {
            at += 1;
            let Some(next) = self.units.all.get(at) else {
                break;
            };
            let height = self.height(next);
            needs += next.above
                + if next.keeps {
                    height
                } else {
                    height.min(FOLLOWS)
                };
        }
        needs
    }

    fn whole(&self, unit: &PdfUnit) -> Vec<Vec<Range<usize>>> {
        let all = |set: usize| 0..self.units.sets[set].lines.len();
        let cells = unit.cells.iter();
        cells
            .map(|cell| cell.paragraphs.iter().map(|one| all(one.set)).collect())
            .collect()
    }

    fn height(&self, unit: &PdfUnit) -> f32 {
        let cells = unit.cells.iter().map(|cell| {
            let paragraphs = cell.paragraphs.iter().enumerate();
            paragraphs
                .map(|(idx, one)| {
                    let set = &self.units.sets[one.set];
                    let above = if idx == 0 { 0.0 } else { one.above };
                    above + set.height(0..set.lines.len())
                })
                .sum::<f32>()
        });
        cells.fold(0.0, f32::max) + 2.0 * unit.inside
    }

    /// Puts those lines of the unit here that `taken` names for each paragraph of each cell.
    fn put(&mut self, unit: &PdfUnit, taken: &[Vec<Range<usize>>], height: f32) {
        let width = self.size.0 - 2.0 * look::SIDE;
        if let Some(ink) = unit.ground {
            self.item(PageItem::Fill([look::SIDE, self.y, width, height], ink));
        }
        if let Some(ink) = unit.bar {
            self.item(PageItem::Fill([look::SIDE, self.y, 1.5, height], ink));
        }
        for (cell, ranges) in unit.cells.iter().zip(taken) {
            let mut y = self.y + unit.inside;
            for ((idx, one), lines) in cell.paragraphs.iter().enumerate().zip(ranges) {
                if lines.is_empty() {
                    continue;
                }
                if idx > 0 && lines.start == 0 && y > self.y + unit.inside {
                    y += one.above;
                }
                let put = self.units.sets[one.set].height(lines.clone());
                self.item(PageItem::Lines {
                    set: one.set,
                    lines: lines.clone(),
                    x: look::SIDE + cell.x,
                    y,
                    part: Some(one.part),
                });
                y += put;
            }
        }
        self.y += height;
        if let Some(ink) = unit.rule {
            self.item(PageItem::Fill([look::SIDE, self.y - 0.5, width, 0.5], ink));
        }
    }

    /// Puts a unit that is higher than what is left, as many lines of each cell on a page as go there.
    fn put_in_parts(&mut self, unit: &PdfUnit) {
        let mut from: Vec<Vec<usize>> = unit
            .cells
            .iter()
            .map(|cell| vec![0; cell.paragraphs.len()])
            .collect();
        loop {
            let (taken, height, done) = self.part(unit, &from);
            let height = height + 2.0 * unit.inside;
            self.put(unit, &taken, height);
            if done {
                return;
            }
            for (starts, ranges) in from.iter_mut().zip(&taken) {
                for (start, range) in starts.iter_mut().zip(ranges) {
                    *start = (*start).max(range.end);
                }
            }
            self.end_page();
            self.begin_page();
            self.repeat_head(unit);
        }
    }

    /// The lines from `from` on that fit here, how high they are, and whether that is all of them.
    fn part(&self, unit: &PdfUnit, from: &[Vec<usize>]) -> (Vec<Vec<Range<usize>>>, f32, bool) {
        let room = self.left() - 2.0 * unit.inside;
        let mut highest: f32 = 0.0;
        let mut done = true;
        let mut taken = Vec::with_capacity(unit.cells.len());
        for (cell, starts) in unit.cells.iter().zip(from) {
            let mut used = 0.0;
            let mut full = false;
            let mut ranges = Vec::with_capacity(cell.paragraphs.len());
            for (one, start) in cell.paragraphs.iter().zip(starts) {
                let set = &self.units.sets[one.set];
                let mut end = *start;
                while !full && end < set.lines.len() {
                    let above = if end == 0 && used > 0.0 {
                        one.above
                    } else {
                        0.0
                    };
                    let next = used + above + set.height(end..end + 1);
                    // One line goes on a fresh page however high it is, so that this ends.
                    let must = used <= 0.0 && self.is_fresh_for(unit);
                    if next > room && !must {
                        full = true;
                        break;
                    }
                    used = next;
                    end += 1;
                }
                done &= end == set.lines.len();
                ranges.push(*start..end);
            }
            highest = highest.max(used);
            taken.push(ranges);
        }
        (taken, highest, done)
    }

    /// Whether nothing but a repeated head stands on the page.
    fn is_fresh_for(&self, unit: &PdfUnit) -> bool {
        let head = unit
            .head
            .map_or(0.0, |head| self.height(&self.units.all[head]));
        self.y <= look::TOP + head + 0.1
    }

    fn repeat_head(&mut self, unit: &PdfUnit) {
        let Some(head) = unit.head.map(|head| &self.units.all[head]) else {
            return;
        };
        let first = self.out.all.len() - 1;
        let (whole, height) = (self.whole(head), self.height(head));
        let from = self.out.all[first].items.len();
        self.put(head, &whole, height);
        for item in &mut self.out.all[first].items[from..] {
            if let PageItem::Lines { part, .. } = item {
                *part = None;
            }
        }
    }

    fn item(&mut self, item: PageItem) {
        if let Some(page) = self.out.all.last_mut() {
            page.items.push(item);
        }
    }

    fn foot_lines(&self, note: usize) -> Vec<FootLine> {
        let Some(foot) = &self.units.notes[note] else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        for set in &foot.sets {
            for line in 0..self.units.sets[*set].lines.len() {
                lines.push(FootLine {
                    note,
                    set: *set,
                    line,
                    part: foot.part,
                    number: lines.is_empty().then_some(foot.number),
                    above: if lines.is_empty() {
                        look::NOTE_GAP
                    } else {
                        0.0
                    },
                });
            }
        }
        lines
    }

    fn foot_line_height(&self, line: &FootLine) -> f32 {
        line.above + self.units.sets[line.set].height(line.line..line.line + 1)
    }

    /// Puts footnotes at this page's foot as far as they go; the rest runs on.
    fn take_notes(&mut self, notes: &[usize]) {
        for note in notes {
            for line in self.foot_lines(*note) {
                self.run_on.push_back(line);
            }
        }
        self.fill_foot(self.left());
    }

    fn fill_foot(&mut self, room: f32) {
        let mut left = room;
        while let Some(line) = self.run_on.front() {
            let rule = if self.foot.is_empty() {
                look::NOTE_RULE
            } else {
                0.0
            };
            let needs = rule + self.foot_line_height(line);
            if needs > left {
                return;
            }
            left -= needs;
            self.foot_height += needs;
            self.foot.extend(self.run_on.pop_front());
        }
    }

    fn begin_page(&mut self) {
        self.out.all.push(PdfPage::default());
        self.y = look::TOP;
        self.foot_height = 0.0;
        self.fill_foot(self.room() * RUN_ON);
    }

    /// Draws the footnotes of this page.
    fn end_page(&mut self) {
        if self.foot.is_empty() {
            return;
        }
        let page = self.out.all.len() - 1;
        let mut y = self.size.1 - look::BOTTOM - self.foot_height;
        let rule = [look::SIDE, y + look::NOTE_RULE - 6.0, 90.0, 0.5];
        self.item(PageItem::Fill(rule, look::STRONG_RULE));
        y += look::NOTE_RULE;
        for line in std::mem::take(&mut self.foot) {
            y += line.above;
            if let Some(number) = line.number {
                self.out.notes[line.note] = Some((page, y));
                self.item(PageItem::Lines {
                    set: number,
                    lines: 0..1,
                    x: look::SIDE,
                    y,
                    part: Some(line.part),
                });
            }
            self.item(PageItem::Lines {
                set: line.set,
                lines: line.line..line.line + 1,
                x: look::SIDE + self.units.note_indent,
                y,
                part: Some(line.part),
            });
            y += self.units.sets[line.set].height(line.line..line.line + 1);
        }
    }
}
