//! The sheet's parts laid out as the export prints them.

use egui::{Color32, FontFamily, FontId, Rect, TextFormat, Ui, UiBuilder, vec2};

use super::parts::PreviewPart;
use super::stack::{Stack, StackColumn, StackPiece, StackTouched};
use super::writing::{self, SheetWriting};
use crate::ui::fonts;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, Tint, Tokens, size, space};
use crate::ui::widgets::long_list::ListParts;
use tally_project::SheetText;
use tally_reading::FigureKey;
use tally_sheet::paper::{
    Chip, ChipTone, Editable, Heading, Note, Paper, PaperBlock, PaperLine, PaperRow, PaperRun,
    PaperTable, Tone,
};

/// The widest page: wider lines are hard to read.
const WIDEST: f32 = 980.0;
/// The widest paragraph.
const MEASURE: f32 = 720.0;
/// Left and right of the page, where the pencils stand too.
const MARGIN: f32 = 28.0;
/// Narrower tables set their cells below each other.
const NARROW: f32 = 560.0;
/// Left and right in a cell.
const CELL: f32 = 6.0;

/// The page as the list of parts that is scrolled.
pub(super) struct PreviewPage<'a> {
    pub(super) paper: &'a Paper,
    pub(super) parts: &'a [PreviewPart],
    /// The project's own title; may be empty.
    pub(super) title: &'a str,
    pub(super) writing: &'a mut Option<SheetWriting>,
    pub(super) requests: &'a mut Requests,
}

impl ListParts for PreviewPage<'_> {
    fn count(&self) -> usize {
        self.parts.len()
    }

    fn estimate(&self, idx: usize, _width: f32) -> f32 {
        match self.parts[idx] {
            PreviewPart::Row(..) => 72.0,
            PreviewPart::Note(_) => 52.0,
            _ => 32.0,
        }
    }

    fn height(&mut self, ui: &Ui, idx: usize, width: f32) -> f32 {
        self.lay_out(ui, idx, width).y
    }

    fn show(&mut self, ui: &mut Ui, idx: usize) {
        let rect = ui.max_rect();
        let left = left(rect.width());
        let stack = self.lay_out(ui, idx, rect.width());
        match stack.show(ui, rect.min + vec2(left, 0.0)) {
            Some(StackTouched::Jump(key)) => self.requests.push(Request::Jump(key)),
            Some(StackTouched::Edit(edits)) => {
                *self.writing = Some(SheetWriting::new(idx, edits, self.paper, self.title));
            }
            None => {}
        }
        if self.writing.as_ref().is_some_and(|one| one.part == idx) {
            let field = Rect::from_min_size(
                rect.min + vec2(left - 4.0, 2.0),
                vec2((rect.width() - 2.0 * left).min(MEASURE), rect.height()),
            );
            ui.scope_builder(UiBuilder::new().max_rect(field), |ui| {
                ui.painter().rect_filled(
                    rect.shrink2(vec2(left - 8.0, 0.0)),
                    4,
                    theme::tokens(ui).card,
                );
                writing::show(ui, self.writing, self.requests);
            });
        }
    }
}

/// The page stands in the middle.
fn left(width: f32) -> f32 {
    ((width - WIDEST) / 2.0).max(MARGIN)
}

impl PreviewPage<'_> {
    fn lay_out(&self, ui: &Ui, idx: usize, width: f32) -> Stack {
        let draw = Draw {
            ui,
            paper: self.paper,
            width: width - 2.0 * left(width),
            tokens: theme::tokens(ui),
        };
        let mut stack = Stack::default();
        match self.parts[idx] {
            PreviewPart::Block(at) => match &self.paper.blocks[at] {
                PaperBlock::Title(line) => draw.title(&mut stack, line),
                PaperBlock::Heading(heading) => draw.heading(&mut stack, heading),
                PaperBlock::Paragraph(line) => draw.paragraph(&mut stack, line),
                PaperBlock::Table(_) | PaperBlock::Notes(..) => {}
            },
            PreviewPart::NoEvent => draw.no_event(&mut stack),
            PreviewPart::Head(at) => draw.with_table(&mut stack, at, Draw::head),
            PreviewPart::Row(at, row) => {
                draw.with_table(&mut stack, at, |draw, stack, table| {
                    draw.row(stack, table, row);
                });
            }
            PreviewPart::Notes(at) => {
                if let PaperBlock::Notes(heading, lead) = &self.paper.blocks[at] {
                    draw.heading(&mut stack, heading);
                    draw.paragraph(&mut stack, lead);
                }
            }
            PreviewPart::Note(at) => draw.note(&mut stack, at, &self.paper.notes[at]),
        }
        if self.writing.as_ref().is_some_and(|one| one.part == idx) {
            stack.y = stack.y.max(36.0);
        }
        stack
    }
}

/// What every part needs to be laid out.
struct Draw<'a> {
    ui: &'a Ui,
    paper: &'a Paper,
    width: f32,
    tokens: &'a Tokens,
}

/// Size, weight and colour of a stretch of text.
#[derive(Clone)]
struct Face {
    size: f32,
    family: FontFamily,
    color: Color32,
}

impl Face {
    fn format(&self) -> TextFormat {
        TextFormat {
            line_height: Some((self.size * 1.45).round()),
            ..TextFormat::simple(FontId::new(self.size, self.family.clone()), self.color)
        }
    }

    fn family(&self, family: FontFamily) -> Self {
        Self {
            family,
            ..self.clone()
        }
    }

    fn color(&self, color: Color32) -> Self {
        Self {
            color,
            ..self.clone()
        }
    }
}

impl Draw<'_> {
    fn page(&self) -> StackColumn {
        StackColumn {
            left: 0.0,
            width: self.width.min(MEASURE),
            flush_right: false,
        }
    }

    fn face(&self, tone: Tone) -> Face {
        let (size, color) = match tone {
            Tone::Body => (size::TEXT, self.tokens.ink),
            Tone::Value => (size::VALUE, self.tokens.ink),
            Tone::Secondary => (size::SECONDARY, self.tokens.muted),
            Tone::Caution => (size::SECONDARY, self.tokens.caution.ink),
            Tone::Note => (size::SECONDARY, self.tokens.ink),
        };
        Face {
            size,
            family: FontFamily::Proportional,
            color,
        }
    }

    fn title(&self, stack: &mut Stack, line: &PaperLine) {
        stack.y += space::L;
        let face = Face {
            size: 24.0,
            family: fonts::semibold(),
            color: self.tokens.ink,
        };
        self.line(stack, self.page(), line, &face);
        stack.y += space::XS;
    }

    fn no_event(&self, stack: &mut Stack) {
        let top = stack.y;
        let words = PaperLine::text(Tone::Secondary, "Say what the event is");
        let face = self.face(Tone::Secondary);
        self.line(stack, self.page(), &words, &face);
        let edits = Editable::Text(SheetText::Event);
        stack.edit(-22.0, top, edits, "Tell the event".to_owned());
        stack.y += space::XS;
    }

    fn heading(&self, stack: &mut Stack, heading: &Heading) {
        let first = heading.level == 1;
        stack.y += if first { space::XL } else { space::M };
        let face = Face {
            size: if first { size::TITLE } else { size::QUOTE },
            family: fonts::semibold(),
            color: self.tokens.ink,
        };
        let mut line = heading.line.clone();
        for chip in &heading.chips {
            line.runs.push(PaperRun::Chip(chip.clone()));
        }
        let column = StackColumn {
            width: self.width,
            ..self.page()
        };
        self.line(stack, column, &line, &face);
        stack.y += space::XS;
        if first {
            stack.rule(self.width);
            stack.y += space::XS;
        }
    }

    fn paragraph(&self, stack: &mut Stack, line: &PaperLine) {
        if line.runs.is_empty() {
            return;
        }
        stack.y += 3.0;
        let from = stack.y;
        let mut column = self.page();
        if line.tone == Tone::Note {
            column.left += 12.0;
        }
        self.line(stack, column, line, &self.face(line.tone));
        if line.tone == Tone::Note {
            stack.bar(0.0, from);
        }
        stack.y += 3.0;
    }

    fn with_table(
        &self,
        stack: &mut Stack,
        at: usize,
        draw: impl FnOnce(&Self, &mut Stack, &PaperTable),
    ) {
        if let PaperBlock::Table(table) = &self.paper.blocks[at] {
            draw(self, stack, table);
        }
    }

    fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    fn columns(&self, table: &PaperTable) -> Vec<StackColumn> {
        let mut left = 0.0;
        let column = |column: &tally_sheet::paper::PaperColumn| {
            let share = self.width * f32::from(column.share) / 100.0;
            let at = StackColumn {
                left: left + CELL,
                width: share - 2.0 * CELL,
                flush_right: column.flush_right,
            };
            left += share;
            at
        };
        table.columns.iter().map(column).collect()
    }

    fn head(&self, stack: &mut Stack, table: &PaperTable) {
        if self.is_narrow() {
            stack.y += space::XS;
            stack.rule(self.width);
            return;
        }
        let face = Face {
            size: size::CHIP,
            family: fonts::medium(),
            color: self.tokens.muted,
        };
        stack.y += space::XS;
        let top = stack.y;
        for (column, place) in table.columns.iter().zip(self.columns(table)) {
            stack.y = top;
            let line = PaperLine::text(Tone::Secondary, column.head);
            self.line(stack, place, &line, &face);
        }
        stack.y += space::XS;
        stack.ground(self.width, self.tokens.plain.ground);
        stack.rule(self.width);
    }

    fn row(&self, stack: &mut Stack, table: &PaperTable, row: usize) {
        let row = &table.rows[row];
        stack.y += 5.0;
        let top = stack.y;
        let mut bottom = top;
        let columns = if self.is_narrow() {
            vec![
                StackColumn {
                    width: self.width,
                    ..self.page()
                };
                table.columns.len()
            ]
        } else {
            self.columns(table)
        };
        let mut written: Option<&Editable> = None;
        for ((lines, column), place) in row.cells.iter().zip(&table.columns).zip(columns) {
            if !self.is_narrow() {
                stack.y = top;
            } else if !lines.is_empty() && !column.flush_right {
                let face = Face {
                    size: size::CHIP,
                    family: FontFamily::Proportional,
                    color: self.tokens.muted,
                };
                self.line(
                    stack,
                    place,
                    &PaperLine::text(Tone::Secondary, column.head),
                    &face,
                );
            }
            for line in lines {
                let mut face = self.face(line.tone);
                if column.flush_right && line.tone == Tone::Body {
                    face.size = size::QUOTE;
                }
                if row.strong {
                    face.family = fonts::medium();
                }
                // Several lines are written anew as one: the first of them has the pencil.
                let again = line.edits.is_some() && line.edits.as_ref() == written;
                written = line.edits.as_ref().or(written);
                let shown = PaperLine {
                    edits: line.edits.clone().filter(|_| !again),
                    ..line.clone()
                };
                self.line(stack, place, &shown, &face);
                stack.y += 1.0;
            }
            bottom = bottom.max(stack.y);
        }
        self.offer_caveats(stack, row, top);
        stack.y = bottom + 5.0;
        stack.rule(self.width);
    }

    /// Lets the analyst say what must be known beside a measure of which nothing is said yet.
    fn offer_caveats(&self, stack: &mut Stack, row: &PaperRow, top: f32) {
        let lines = || row.cells.iter().flatten();
        let label = lines().find_map(|line| match &line.edits {
            Some(Editable::Label(key)) => Some((key, line.words())),
            _ => None,
        });
        let is_said = |line: &PaperLine| matches!(line.edits, Some(Editable::Caveats(_)));
        if let Some((key, name)) = label.filter(|_| !lines().any(is_said)) {
            stack.y = top;
            let edits = Editable::Caveats(key.clone());
            let name = format!("Say what must be known beside {name}");
            stack.edit(self.width - 18.0, top, edits, name);
        }
    }

    fn note(&self, stack: &mut Stack, idx: usize, note: &Note) {
        stack.y += space::XS;
        let number = StackColumn {
            left: 0.0,
            width: 26.0,
            flush_right: true,
        };
        let text = StackColumn {
            left: 38.0,
            width: (self.width - 38.0).min(MEASURE),
            flush_right: false,
        };
        let top = stack.y;
        let small = self.face(Tone::Secondary);
        let index = PaperLine::text(Tone::Secondary, (idx + 1).to_string());
        self.line(stack, number, &index, &small);
        stack.y = top;
        let body = self.face(Tone::Body);
        let plain = |words: &str| self.plain(words, body.format());
        let mut mention = body.family(fonts::medium()).format();
        mention.background = self.tokens.caution.ground;
        let marked = StackPiece {
            leads: Some(note.key.clone()),
            named: true,
            ..self.plain(&note.mention, mention)
        };
        let quotation = [
            plain(&format!("\u{201c}{}", note.before)),
            marked,
            plain(&format!("{}\u{201d}", note.after)),
        ];
        stack.text(self.ui, text, &quotation);
        let mut cited = PaperLine::text(Tone::Secondary, &*note.cited);
        for chip in &note.chips {
            cited.runs.push(PaperRun::Chip(chip.clone()));
        }
        self.line(stack, text, &cited, &small);
        if !note.remark.is_empty() {
            let remark = PaperLine::text(Tone::Note, format!("Note: {}", note.remark));
            self.line(stack, text, &remark, &self.face(Tone::Note));
        }
        stack.y += space::XS;
    }

    fn line(&self, stack: &mut Stack, column: StackColumn, line: &PaperLine, face: &Face) {
        let top = stack.y;
        let mut pieces: Vec<StackPiece> = Vec::with_capacity(line.runs.len());
        for run in &line.runs {
            self.before(&mut pieces, run, face);
            pieces.push(self.piece(run, face, line.tone));
        }
        pieces.retain(|piece| !piece.words.is_empty());
        if pieces.is_empty() {
            return;
        }
        stack.text(self.ui, column, &pieces);
        if let Some(edits) = &line.edits {
            let left = if column.left > 1.0 {
                column.left + column.width - 14.0
            } else {
                -22.0
            };
            let name = writing::name(edits, line);
            stack.edit(left, top, edits.clone(), name);
        }
    }

    /// What stands before a run and leads nowhere: a blank, a hedge.
    fn before(&self, pieces: &mut Vec<StackPiece>, run: &PaperRun, face: &Face) {
        match run {
            PaperRun::Number { hedge, .. } => {
                let light = face.color(self.tokens.muted);
                pieces.push(self.plain(hedge, light.format()));
            }
            // No line breaks between a number and its footnote's.
            PaperRun::Note(_) => pieces.push(self.plain("\u{a0}", self.raised(face))),
            PaperRun::Chip(_) if !pieces.is_empty() => {
                pieces.push(self.plain("  ", face.format()));
            }
            _ => {}
        }
    }

    fn piece(&self, run: &PaperRun, face: &Face, tone: Tone) -> StackPiece {
        let strong = if matches!(tone, Tone::Body | Tone::Value) {
            fonts::semibold()
        } else {
            fonts::medium()
        };
        match run {
            PaperRun::Text(words) => self.plain(words, face.format()),
            PaperRun::Strong(words) => self.plain(words, face.family(fonts::medium()).format()),
            PaperRun::Light(words) => self.plain(words, face.color(self.tokens.muted).format()),
            PaperRun::Mono(words) => {
                let mono = Face {
                    size: size::CHIP,
                    family: FontFamily::Monospace,
                    color: self.tokens.muted,
                };
                self.plain(words, mono.format())
            }
            PaperRun::Number { text, note, .. } => StackPiece {
                leads: self.key(*note),
                named: true,
                ..self.plain(text, face.family(strong).format())
            },
            PaperRun::Note(note) => StackPiece {
                leads: self.key(*note),
                ..self.plain(&(note + 1).to_string(), self.raised(face))
            },
            // The preview does not leave the window: the address is shown, not followed.
            PaperRun::Link { text, .. } => {
                self.plain(text, face.color(self.tokens.accent.ink).format())
            }
            PaperRun::Chip(chip) => self.chip(chip),
        }
    }

    /// The number of a footnote. A line height of its own would set it on the middle of the line.
    fn raised(&self, face: &Face) -> TextFormat {
        let font = FontId::new((face.size * 0.7).max(9.0), FontFamily::Proportional);
        TextFormat {
            valign: egui::Align::TOP,
            ..TextFormat::simple(font, self.tokens.accent.ink)
        }
    }

    fn chip(&self, chip: &Chip) -> StackPiece {
        let Tint { ink, ground } = match chip.tone {
            ChipTone::Plain => self.tokens.plain,
            ChipTone::Good => self.tokens.good,
            ChipTone::Caution => self.tokens.caution,
            ChipTone::Updated => self.tokens.updated,
            ChipTone::Conflict => self.tokens.conflict,
        };
        let font = FontId::new(size::CHIP, fonts::medium());
        let format = TextFormat {
            background: ground,
            expand_bg: 2.0,
            valign: egui::Align::Center,
            ..TextFormat::simple(font, ink)
        };
        self.plain(&format!("\u{a0}{}\u{a0}", chip.word), format)
    }

    fn key(&self, note: usize) -> Option<FigureKey> {
        self.paper.notes.get(note).map(|note| note.key.clone())
    }

    #[expect(
        clippy::unused_self,
        reason = "reads as the other ways to make a piece"
    )]
    fn plain(&self, words: &str, format: TextFormat) -> StackPiece {
        StackPiece {
            words: words.to_owned(),
            format,
            leads: None,
            named: false,
        }
    }
}
