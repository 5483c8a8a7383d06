//! The sheet's blocks laid out as the export prints them.

use egui::{FontFamily, Ui, vec2};

use super::blocks::Block;
use super::stack::{Column, Stack, Words};
use crate::factsheet::{FactSheet, Ladder, Measure, Remark, Section, State, Statement};
use crate::figure::FigureKey;
use crate::ui::fonts;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, Pair, Tokens, size, space};
use crate::ui::widgets::long_list::Parts;
use crate::ui::widgets::marked::Face;

/// Wider lines are hard to read.
const MEASURE: f32 = 720.0;
/// The column of values.
const VALUES: f32 = 150.0;
/// Left and right of the page.
const MARGIN: f32 = 24.0;

/// The page as the list of parts that is scrolled.
pub(super) struct Page<'a> {
    pub(super) sheet: &'a FactSheet,
    pub(super) blocks: &'a [Block],
    pub(super) requests: &'a mut Requests,
}

impl Parts for Page<'_> {
    fn count(&self) -> usize {
        self.blocks.len()
    }

    fn estimate(&self, idx: usize, _width: f32) -> f32 {
        match self.blocks[idx] {
            Block::Top | Block::Disputed(_) | Block::Ladder(_) => 120.0,
            Block::Row(_) | Block::Footnote(_) => 60.0,
            _ => 36.0,
        }
    }

    fn height(&mut self, ui: &Ui, idx: usize, width: f32) -> f32 {
        self.lay_out(ui, idx, width).y
    }

    fn show(&mut self, ui: &mut Ui, idx: usize) {
        let rect = ui.max_rect();
        let at = rect.min + vec2(left(rect.width()), 0.0);
        let stack = self.lay_out(ui, idx, rect.width());
        if let Some(key) = stack.show(ui, at) {
            self.requests.push(Request::Jump(key.clone()));
        }
    }
}

/// The page stands in the middle.
fn left(width: f32) -> f32 {
    ((width - MEASURE) / 2.0).max(MARGIN)
}

impl Page<'_> {
    fn lay_out(&self, ui: &Ui, idx: usize, width: f32) -> Stack {
        let draw = Draw {
            ui,
            sheet: self.sheet,
            width: width - 2.0 * left(width),
            tokens: theme::tokens(ui),
        };
        let mut stack = Stack::default();
        match self.blocks[idx] {
            Block::Top => draw.top(&mut stack),
            Block::Heading(text) => draw.heading(&mut stack, text),
            Block::Nothing(text) => draw.line(&mut stack, text),
            Block::Row(at) => draw.row(&mut stack, &self.sheet.measures[at]),
            Block::Disputed(at) => draw.disputed(&mut stack, &self.sheet.measures[at]),
            Block::Check(at) => draw.check(&mut stack, &self.sheet.checks[at]),
            Block::Ladder(at) => draw.ladder(&mut stack, &self.sheet.ladders[at]),
            Block::Rejected(at) => draw.rejected(&mut stack, at),
            Block::Refused(at) => draw.refused(&mut stack, at),
            Block::Source(at) => draw.source(&mut stack, at),
            Block::Method(at) => draw.line(&mut stack, &self.sheet.method[at]),
            Block::Footnote(at) => draw.footnote(&mut stack, at),
            Block::Seal => draw.seal(&mut stack),
        }
        stack
    }
}

/// What every block needs to be laid out.
struct Draw<'a> {
    ui: &'a Ui,
    sheet: &'a FactSheet,
    width: f32,
    tokens: &'a Tokens,
}

impl Draw<'_> {
    fn all(&self) -> Column {
        Column::new(0.0, self.width)
    }

    /// Right of the values.
    fn beside(&self) -> Column {
        let values = self.values();
        Column::new(values + space::L, self.width - values - space::L)
    }

    fn values(&self) -> f32 {
        VALUES.min(self.width * 0.3)
    }

    fn secondary(&self) -> Face {
        Face::of(size::SECONDARY, FontFamily::Proportional, self.tokens.muted)
    }

    fn body(&self) -> Face {
        Face::of(size::TEXT, FontFamily::Proportional, self.tokens.ink)
    }

    fn name(&self) -> Face {
        Face::of(size::TEXT, fonts::medium(), self.tokens.ink)
    }

    fn strong(&self, size: f32) -> Face {
        Face::of(size, fonts::semibold(), self.tokens.ink)
    }

    fn plain(&self, stack: &mut Stack, column: Column, face: &Face, text: &str) {
        if !text.is_empty() {
            stack.text(self.ui, column, face, &[(text, None)]);
        }
    }

    fn statement(&self, at: usize) -> Option<&Statement> {
        self.sheet.statements.get(at)
    }

    fn top(&self, stack: &mut Stack) {
        stack.y += space::L;
        self.plain(
            stack,
            self.all(),
            &self.strong(size::VALUE),
            &self.sheet.title,
        );
        let mut told = vec![self.sheet.as_of.as_str(), self.sheet.analyst.as_str()];
        told.retain(|part| !part.is_empty());
        self.plain(stack, self.all(), &self.secondary(), &told.join(" · "));
        stack.y += space::XS;
        self.plain(stack, self.all(), &self.body(), &self.sheet.status);
    }

    fn heading(&self, stack: &mut Stack, text: &str) {
        stack.y += space::XL;
        self.plain(stack, self.all(), &self.strong(size::QUOTE), text);
        stack.y += space::XS;
        stack.rule(self.width);
        stack.y += space::XS;
    }

    fn line(&self, stack: &mut Stack, text: &str) {
        stack.y += space::XS;
        self.plain(stack, self.all(), &self.body(), text);
        stack.y += space::XS;
    }

    /// The value flush right, beside it what it is; below who says so and what must be known.
    fn row(&self, stack: &mut Stack, measure: &Measure) {
        stack.y += space::S;
        let top = stack.y;
        let height = self.value(stack, measure);
        let mut column = self.beside();
        let chip = stack.chip(
            self.ui,
            self.width,
            measure.state_word(),
            self.state(measure),
        );
        let label = Column::new(column.left, chip - column.left - space::S);
        self.plain(stack, label, &self.name(), &measure.label);
        column.width = column
            .width
            .min(chip - column.left - space::S)
            .max(column.width * 0.8);
        self.plain(stack, column, &self.secondary(), &origin_line(measure));
        self.decision(stack, column, measure);
        let face = match measure.section {
            Section::Single => self.secondary(),
            Section::Key | Section::Disputed => self.caution(),
        };
        for caveat in &measure.caveats {
            self.plain(stack, column, &face, caveat);
        }
        self.note(stack, column, measure.note.as_deref());
        stack.y = stack.y.max(top + height) + space::S;
    }

    fn value(&self, stack: &mut Stack, measure: &Measure) -> f32 {
        let column = Column {
            flush_right: true,
            ..Column::new(0.0, self.values())
        };
        let words: Vec<(&str, Option<&FigureKey>)> = measure
            .value
            .iter()
            .map(|part| {
                let leads_to = part.statement.and_then(|at| self.statement(at));
                (part.text.as_str(), leads_to.map(|one| &one.key))
            })
            .collect();
        stack.set(self.ui, column, &self.strong(size::QUOTE), &words)
    }

    fn state(&self, measure: &Measure) -> Pair {
        match measure.state_word() {
            "decided" => self.tokens.good,
            "unresolved" => self.tokens.conflict,
            _ => self.tokens.plain,
        }
    }

    fn caution(&self) -> Face {
        Face::of(
            size::SECONDARY,
            FontFamily::Proportional,
            self.tokens.caution.ink,
        )
    }

    fn decision(&self, stack: &mut Stack, column: Column, measure: &Measure) {
        if let Some(decision) = &measure.decision {
            let why = if decision.why.is_empty() {
                String::new()
            } else {
                format!(": {}", decision.why)
            };
            let text = format!("Chosen: {}{why}", decision.choice);
            self.plain(stack, column, &self.secondary(), &text);
        }
    }

    fn note(&self, stack: &mut Stack, column: Column, note: Option<&str>) {
        if let Some(note) = note {
            let text = format!("Note: {note}");
            self.plain(stack, column, &self.secondary(), &text);
        }
    }

    fn disputed(&self, stack: &mut Stack, measure: &Measure) {
        self.row(stack, measure);
        let column = self.beside();
        for remark in &measure.remarks {
            self.plain(stack, column, &self.body(), &remark.explanation);
            stack.y += space::XS;
        }
        stack.y += space::XS;
        for at in &measure.statements {
            self.side(stack, *at);
        }
        stack.y += space::S;
    }

    /// One side's number, with its quotation.
    fn side(&self, stack: &mut Stack, at: usize) {
        let Some(one) = self.statement(at) else {
            return;
        };
        let column = self.beside();
        let values = Column {
            flush_right: true,
            ..Column::new(0.0, self.values())
        };
        let words: &Words<'_> = &[(&one.printed, Some(&one.key))];
        stack.set(self.ui, values, &self.name(), words);
        let said = Column::new(column.left + 14.0, column.width - 14.0);
        let from = stack.y;
        self.plain(stack, said, &self.body(), &one.quotation.sentence());
        stack.bar(column.left, from);
        self.plain(stack, said, &self.secondary(), &self.said(one));
        stack.y += space::S;
    }

    fn said(&self, one: &Statement) -> String {
        let source = self.sheet.sources.get(one.source);
        let mut told = vec![one.who()];
        told.extend(one.as_of.as_deref().map(as_of));
        told.extend(source.map(|source| source.short().to_owned()));
        told.push(format!("paragraph {}", one.paragraph));
        if one.echo {
            told.push("echo".to_owned());
        }
        told.join(" · ")
    }

    fn check(&self, stack: &mut Stack, remark: &Remark) {
        stack.y += space::S;
        let colors = self.tokens.kind(remark.kind);
        let chip = stack.chip(self.ui, self.width, remark.kind.word(), colors);
        let column = Column::new(0.0, chip - space::S);
        self.plain(stack, column, &self.name(), &remark.headline);
        self.plain(stack, self.all(), &self.secondary(), &remark.explanation);
        let cited: Vec<&Statement> = remark
            .statements
            .iter()
            .filter_map(|at| self.statement(*at))
            .collect();
        let mut words: Vec<(&str, Option<&FigureKey>)> = Vec::new();
        for one in cited {
            if !words.is_empty() {
                words.push((", ", None));
            }
            words.push((&one.printed, Some(&one.key)));
        }
        stack.text(self.ui, self.all(), &self.secondary(), &words);
        stack.y += space::S;
    }

    fn ladder(&self, stack: &mut Stack, ladder: &Ladder) {
        stack.y += space::S;
        self.plain(stack, self.all(), &self.name(), &ladder.label);
        for explanation in &ladder.explanations {
            self.plain(stack, self.all(), &self.secondary(), explanation);
        }
        for (at, holds) in ladder
            .rungs
            .iter()
            .map(|at| (*at, false))
            .chain(ladder.now.iter().map(|at| (*at, true)))
        {
            if let Some(one) = self.statement(at) {
                self.rung(stack, one, holds);
            }
        }
        stack.y += space::S;
    }

    fn rung(&self, stack: &mut Stack, one: &Statement, holds: bool) {
        let values = Column {
            flush_right: true,
            ..Column::new(0.0, self.values())
        };
        let face = if holds {
            self.strong(size::TEXT)
        } else {
            self.body()
        };
        stack.set(self.ui, values, &face, &[(&one.printed, Some(&one.key))]);
        let word = if holds { "holds now" } else { "superseded" };
        let text = format!("{word} · {}", self.said(one));
        self.plain(stack, self.beside(), &self.secondary(), &text);
    }

    fn rejected(&self, stack: &mut Stack, at: usize) {
        let Some(one) = self.statement(at) else {
            return;
        };
        let why = match &one.state {
            State::Rejected(why) if !why.is_empty() => format!("Rejected: {why}"),
            _ => "Rejected without a reason".to_owned(),
        };
        stack.y += space::XS;
        let values = Column {
            flush_right: true,
            ..Column::new(0.0, self.values())
        };
        stack.set(
            self.ui,
            values,
            &self.body(),
            &[(&one.printed, Some(&one.key))],
        );
        let column = self.beside();
        self.plain(
            stack,
            column,
            &self.body(),
            &format!("{} · {why}", one.measure),
        );
        self.plain(stack, column, &self.secondary(), &self.said(one));
        stack.y += space::XS;
    }

    fn refused(&self, stack: &mut Stack, at: usize) {
        let refused = &self.sheet.refused[at];
        let source = self.sheet.sources.get(refused.source);
        let source = source.map_or("an article", |source| source.short());
        let face = Face::of(
            size::TEXT,
            FontFamily::Proportional,
            self.tokens.conflict.ink,
        );
        let text = format!("{source}, paragraph {}: {}", refused.paragraph, refused.why);
        self.plain(stack, self.all(), &face, &text);
    }

    fn source(&self, stack: &mut Stack, at: usize) {
        let source = &self.sheet.sources[at];
        stack.y += space::XS;
        let text = format!("{}. {}", at + 1, source.citation());
        self.plain(stack, self.all(), &self.body(), &text);
        let mut told: Vec<&str> = source.url.as_deref().into_iter().collect();
        told.push(&source.file);
        let hash = format!("SHA-256 {}", source.hash);
        told.push(&hash);
        self.plain(stack, self.all(), &self.secondary(), &told.join(" · "));
        for warning in &source.warnings {
            self.plain(stack, self.all(), &self.caution(), warning);
        }
        stack.y += space::XS;
    }

    fn footnote(&self, stack: &mut Stack, at: usize) {
        let Some(one) = self.statement(at) else {
            return;
        };
        stack.y += space::XS;
        let number = Column {
            flush_right: true,
            ..Column::new(0.0, 28.0)
        };
        let text = format!("{}", at + 1);
        stack.set(self.ui, number, &self.secondary(), &[(&text, None)]);
        let column = Column::new(40.0, self.width - 40.0);
        let quotation = &one.quotation;
        let words: &Words<'_> = &[
            ("\u{201c}", None),
            (&quotation.before, None),
            (&quotation.mention, Some(&one.key)),
            (&quotation.after, None),
            ("\u{201d}", None),
        ];
        stack.text(self.ui, column, &self.body(), words);
        self.plain(stack, column, &self.secondary(), &self.said(one));
        self.note(stack, column, one.note.as_deref());
        stack.y += space::XS;
    }

    fn seal(&self, stack: &mut Stack) {
        let seal = &self.sheet.seal;
        stack.y += space::XL;
        let mut text = format!(
            "{} quotations were checked against the stored text. Made with Tally {}.",
            seal.checked, seal.version
        );
        if !seal.project_hash.is_empty() {
            text.push_str(" Project ");
            text.push_str(&seal.project_hash);
        }
        self.plain(stack, self.all(), &self.secondary(), &text);
        stack.y += space::XL;
    }
}

/// "Mayor Ana Ruiz said · as of 4 February · 2 origins in 3 articles".
fn origin_line(measure: &Measure) -> String {
    let mut told = vec![measure.who.clone()];
    told.extend(measure.as_of.as_deref().map(as_of));
    told.push(measure.origins_text());
    told.retain(|part| !part.is_empty());
    told.join(" · ")
}

/// A day of publication says so itself.
fn as_of(when: &str) -> String {
    if when.starts_with("published") {
        when.to_owned()
    } else {
        format!("as of {when}")
    }
}
