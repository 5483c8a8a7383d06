//! From the sheet to its document, section by section.

use super::pieces::{
    as_of, caveats, check, chip, chip_runs, chosen, heading, lead, measure_chips, note, notes,
    numbered, statement_chips, table, told,
};
use super::{Block, ChipTone, Editable, Heading, Line, Note, Paper, Row, Run, Tone};
use crate::plain::{plain, plain_piece};
use crate::sheet::day;
use crate::{
    Differing, FactSheet, Ladder, Measure, Part, Quotation, Section, Shown, Source, State,
    Statement,
};
use tally_language::text::sentence_case;
use tally_project::SheetText;

/// How many findings are told beside a value; the rest is counted.
const MANY_CAUTIONS: usize = 3;

/// Lays the sheet out as a document.
pub fn lay(sheet: &FactSheet) -> Paper {
    let draw = Draw { sheet };
    let mut blocks = draw.top();
    for shown in &sheet.sections {
        draw.section(shown, &mut blocks);
    }
    Paper {
        title: plain(&sheet.title),
        author: plain(&sheet.analyst),
        subject: sentence_case(&plain(&sheet.status)),
        blocks,
        notes: sheet.statements.iter().map(|one| draw.note(one)).collect(),
        seal: sheet.seal.line.clone(),
    }
}

struct Draw<'a> {
    sheet: &'a FactSheet,
}

impl Draw<'_> {
    fn top(&self) -> Vec<Block> {
        let sheet = self.sheet;
        let mut blocks = vec![Block::Title(
            Line::text(Tone::Body, plain(&sheet.title)).editable(Editable::Title),
        )];
        let mut paragraph = |line| blocks.push(Block::Paragraph(line));
        if !sheet.event.is_empty() {
            let event = Editable::Text(SheetText::Event);
            paragraph(Line::text(Tone::Body, plain(&sheet.event)).editable(event));
        }
        let about = sheet.about();
        if !about.is_empty() {
            let as_of = Editable::Text(SheetText::AsOf);
            paragraph(Line::text(Tone::Secondary, plain(&about)).editable(as_of));
        }
        paragraph(Line::text(Tone::Body, format!("{}.", plain(&sheet.status))));
        blocks
    }

    fn section(&self, shown: &Shown, blocks: &mut Vec<Block>) {
        let mut body = match shown.section {
            Section::Key => self.key(),
            Section::Disputed => self.disputed(),
            Section::Checks => self.sheet.checks.iter().flat_map(check).collect(),
            Section::Single => {
                self.measures(self.sheet.single(), "Figures that one article carries")
            }
            Section::Quotations => self
                .sheet
                .quotations
                .iter()
                .flat_map(|one| self.differing(one))
                .collect(),
            Section::Superseded => self
                .sheet
                .ladders
                .iter()
                .flat_map(|ladder| self.ladder(ladder))
                .collect(),
            Section::Rejected => self.rejected(),
            Section::Refused => self.refused(),
            Section::Sources => self.sources(),
            Section::Method => self.method(),
            Section::Footnotes => return blocks.extend(self.footnotes(shown)),
            Section::Seal => self.seal(),
        };
        if body.is_empty() {
            return;
        }
        blocks.push(Block::Heading(heading(shown)));
        let lead = lead(shown);
        if !lead.runs.is_empty() {
            blocks.push(Block::Paragraph(lead));
        }
        blocks.append(&mut body);
    }

    fn footnotes(&self, shown: &Shown) -> Option<Block> {
        (!self.sheet.statements.is_empty()).then(|| Block::Notes(heading(shown), lead(shown)))
    }

    fn key(&self) -> Vec<Block> {
        let blocks = self.measures(self.sheet.key(), "Key figures");
        if !blocks.is_empty() {
            return blocks;
        }
        let none = "No figure is carried by several articles, and none was chosen.";
        vec![Block::Paragraph(Line::text(Tone::Body, none))]
    }

    /// Measures as rows: value, what, who says, as of, what must be known beside the number.
    fn measures<'s>(
        &self,
        measures: impl Iterator<Item = &'s Measure>,
        summary: &str,
    ) -> Vec<Block> {
        let rows: Vec<Row> = measures.map(|measure| self.measure(measure)).collect();
        table(
            summary,
            [
                ("Value", 17, true),
                ("What", 22, false),
                ("Who says, as of when", 24, false),
                ("Beside it", 37, false),
            ],
            rows,
        )
    }

    fn measure(&self, measure: &Measure) -> Row {
        let what = Line::new(Tone::Body, vec![Run::Strong(plain(&measure.label))])
            .editable(Editable::Label(measure.key.clone()));
        let mut who = vec![Line::text(Tone::Body, plain(&measure.who))];
        who.extend(
            measure
                .as_of
                .as_deref()
                .map(|words| Line::text(Tone::Secondary, plain(words))),
        );
        let mut carried = vec![Run::Text(plain(&measure.carried(self.sheet)))];
        carried.extend(notes(&measure.statements));
        who.push(Line::new(Tone::Secondary, carried));
        let mut label = vec![what];
        let unit = measure.unit_words();
        if !unit.is_empty() {
            label.push(Line::text(Tone::Secondary, unit));
        }
        Row {
            cells: vec![
                vec![Line::new(Tone::Body, value(&measure.value))],
                label,
                who,
                beside(measure),
            ],
            strong: false,
        }
    }

    fn disputed(&self) -> Vec<Block> {
        self.sheet
            .disputed()
            .flat_map(|measure| self.dispute(measure))
            .collect()
    }

    /// A disputed measure: what was chosen, why its sides differ, each side.
    fn dispute(&self, measure: &Measure) -> Vec<Block> {
        let mut runs = Vec::new();
        if !measure.is_resolved() {
            runs.push(Run::Light("Unresolved: ".to_owned()));
        }
        runs.extend(value(&measure.value));
        let mut chips = measure_chips(measure);
        chips.push(chip(ChipTone::Plain, measure.origins_text()));
        let label = Line::text(Tone::Body, plain(&measure.label));
        let mut blocks = vec![
            Block::Heading(Heading {
                level: 2,
                section: Section::Disputed,
                line: label.editable(Editable::Label(measure.key.clone())),
                chips,
            }),
            Block::Paragraph(Line::new(Tone::Value, runs)),
        ];
        let mut lines: Vec<Line> = chosen(measure).into_iter().collect();
        lines.extend(
            measure
                .remarks
                .iter()
                .map(|remark| told(remark, Tone::Body)),
        );
        if !measure.feasible.is_empty() {
            lines.push(Line::text(Tone::Body, plain(&measure.feasible)));
        }
        lines.extend(caveats(measure));
        lines.extend(note(measure));
        blocks.extend(lines.into_iter().map(Block::Paragraph));
        let rows = measure.statements.iter().map(|idx| self.side(*idx));
        blocks.extend(table(
            &format!("The sides on {}", plain(&measure.label)),
            [
                ("Statement", 18, true),
                ("Who says", 30, false),
                ("As of", 20, false),
                ("Article", 32, false),
            ],
            rows.collect(),
        ));
        blocks
    }

    fn side(&self, idx: usize) -> Row {
        let one = &self.sheet.statements[idx];
        let source = &self.sheet.sources[one.source];
        let mut article = vec![Line::text(Tone::Body, self.article(source))];
        let chips = statement_chips(one);
        if !chips.is_empty() {
            article.push(Line::new(Tone::Secondary, chip_runs(chips)));
        }
        let when = one.when(self.sheet.style).as_deref().map(plain);
        Row {
            cells: vec![
                vec![Line::new(Tone::Body, self.number(idx))],
                vec![Line::text(Tone::Body, plain(&one.who()))],
                when.map(|when| Line::text(Tone::Body, when))
                    .into_iter()
                    .collect(),
                article,
            ],
            strong: false,
        }
    }

    fn article(&self, source: &Source) -> String {
        let published = source
            .published
            .map(|date| format!(", {}", day(date, self.sheet.style)));
        format!("{}{}", plain(source.short()), published.unwrap_or_default())
    }

    fn differing(&self, one: &Differing) -> Vec<Block> {
        let rows = one.quoted.iter().map(|quoted| {
            let source = &self.sheet.sources[quoted.source];
            let mut runs = vec![Run::Text("\u{201c}".to_owned())];
            runs.extend(quoted.words.iter().map(|(words, differs)| {
                if *differs {
                    Run::Strong(words.clone())
                } else {
                    Run::Text(words.clone())
                }
            }));
            runs.push(Run::Text("\u{201d}".to_owned()));
            let place = format!("paragraph {}", quoted.paragraph);
            Row {
                cells: vec![
                    vec![Line::new(Tone::Body, runs)],
                    vec![Line::text(Tone::Body, plain(&quoted.speaker))],
                    vec![
                        Line::text(Tone::Body, self.article(source)),
                        Line::text(Tone::Secondary, place),
                    ],
                ],
                strong: false,
            }
        });
        let rows: Vec<Row> = rows.collect();
        let mut blocks = vec![Block::Paragraph(Line::text(
            Tone::Body,
            plain(&one.explanation),
        ))];
        blocks.extend(table(
            "Quotations of one statement",
            [
                ("As quoted", 50, false),
                ("Who says", 22, false),
                ("Article", 28, false),
            ],
            rows,
        ));
        blocks
    }

    fn ladder(&self, ladder: &Ladder) -> Vec<Block> {
        let earlier = ladder.rungs.iter().map(|idx| (*idx, false));
        let steps = earlier.chain(ladder.now.iter().map(|idx| (*idx, true)));
        let rows = steps.map(|(idx, now)| self.step(idx, now)).collect();
        let mut blocks = vec![Block::Heading(Heading {
            level: 2,
            section: Section::Superseded,
            line: Line::text(Tone::Body, plain(&ladder.label)),
            chips: Vec::new(),
        })];
        let explanations = ladder.explanations.iter();
        blocks.extend(
            explanations.map(|words| Block::Paragraph(Line::text(Tone::Secondary, plain(words)))),
        );
        blocks.extend(table(
            &format!("{} over time", plain(&ladder.label)),
            [
                ("Value", 18, true),
                ("As of", 24, false),
                ("Who says", 28, false),
                ("Article", 30, false),
            ],
            rows,
        ));
        blocks
    }

    fn step(&self, idx: usize, now: bool) -> Row {
        let one = &self.sheet.statements[idx];
        let source = &self.sheet.sources[one.source];
        let mut when: Vec<Line> = one
            .when(self.sheet.style)
            .map(|words| Line::text(Tone::Body, plain(&words)))
            .into_iter()
            .collect();
        if now {
            let chips = vec![chip(ChipTone::Good, "holds now")];
            when.push(Line::new(Tone::Secondary, chip_runs(chips)));
        }
        Row {
            cells: vec![
                vec![Line::new(Tone::Body, self.number(idx))],
                when,
                vec![Line::text(Tone::Body, plain(&one.who()))],
                vec![Line::text(Tone::Body, self.article(source))],
            ],
            strong: now,
        }
    }

    fn rejected(&self) -> Vec<Block> {
        let rows = self.sheet.rejected.iter().map(|idx| {
            let one = &self.sheet.statements[*idx];
            let why = match &one.state {
                State::Rejected(why) if !why.is_empty() => plain(why),
                _ => "no reason given".to_owned(),
            };
            let article = plain(self.sheet.sources[one.source].short());
            Row {
                cells: vec![
                    vec![Line::new(Tone::Body, self.number(*idx))],
                    vec![Line::text(Tone::Body, plain(&one.measure))],
                    vec![Line::text(Tone::Body, article)],
                    vec![Line::text(Tone::Body, why)],
                ],
                strong: false,
            }
        });
        let rows = rows.collect();
        table(
            "Figures that were set aside",
            [
                ("Value", 18, true),
                ("What", 26, false),
                ("Article", 24, false),
                ("Reason", 32, false),
            ],
            rows,
        )
    }

    fn refused(&self) -> Vec<Block> {
        let rows = self.sheet.refused.iter().map(|one| {
            let article = plain(self.sheet.sources[one.source].short());
            Row {
                cells: vec![
                    vec![Line::text(Tone::Body, article)],
                    vec![Line::text(Tone::Body, one.paragraph.to_string())],
                    vec![Line::text(Tone::Body, plain(&one.why))],
                ],
                strong: false,
            }
        });
        let rows = rows.collect();
        table(
            "Figures that are not printed",
            [
                ("Article", 34, false),
                ("Paragraph", 14, true),
                ("What does not match", 52, false),
            ],
            rows,
        )
    }

    fn sources(&self) -> Vec<Block> {
        let rows = self.sheet.sources.iter().map(|source| self.source(source));
        let rows = rows.collect();
        table(
            "The articles",
            [
                ("Article", 48, false),
                ("Published", 16, false),
                ("Figures", 10, true),
                ("SHA-256 of the file", 26, false),
            ],
            rows,
        )
    }

    fn source(&self, source: &Source) -> Row {
        let mut lines = vec![Line::new(
            Tone::Body,
            vec![Run::Strong(plain(&source.title))],
        )];
        let by = source.by();
        if !by.is_empty() {
            lines.push(Line::text(Tone::Secondary, plain(&by)));
        }
        if let Some(url) = source.link() {
            let link = Run::Link {
                text: source.url.as_deref().map(plain).unwrap_or_default(),
                url,
            };
            lines.push(Line::new(Tone::Secondary, vec![link]));
        } else if let Some(url) = &source.url {
            lines.push(Line::text(Tone::Secondary, plain(url)));
        }
        lines.extend(
            source
                .warnings
                .iter()
                .map(|warning| Line::text(Tone::Caution, plain(warning))),
        );
        let published = source.published.map(|date| day(date, self.sheet.style));
        Row {
            cells: vec![
                lines,
                published
                    .map(|words| Line::text(Tone::Body, words))
                    .into_iter()
                    .collect(),
                vec![Line::text(Tone::Body, source.figures.to_string())],
                vec![Line::new(
                    Tone::Secondary,
                    vec![Run::Mono(source.hash.clone())],
                )],
            ],
            strong: false,
        }
    }

    fn method(&self) -> Vec<Block> {
        let sentences = self.sheet.method.iter();
        sentences
            .map(|words| Block::Paragraph(Line::text(Tone::Body, plain(words))))
            .collect()
    }

    fn seal(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = self
            .sheet
            .sealed()
            .into_iter()
            .map(|words| Block::Paragraph(Line::text(Tone::Body, plain(&words))))
            .collect();
        if !self.sheet.seal.line.is_empty() {
            let line = vec![Run::Mono(self.sheet.seal.line.clone())];
            blocks.push(Block::Paragraph(Line::new(Tone::Secondary, line)));
        }
        blocks
    }

    /// The value that one statement prints.
    fn number(&self, idx: usize) -> Vec<Run> {
        numbered(&self.sheet.statements[idx].printed, idx)
    }

    fn note(&self, one: &Statement) -> Note {
        let source = &self.sheet.sources[one.source];
        let Quotation {
            context_before,
            before,
            mention,
            after,
            context_after,
            ..
        } = &one.quotation;
        let mut cited = format!(
            "{}, paragraph {}. {}",
            source.citation(self.sheet.style),
            one.paragraph,
            sentence_case(&one.who())
        );
        if let Some(when) = one.when(self.sheet.style) {
            cited.push_str(", ");
            cited.push_str(&as_of(&when));
        }
        cited.push('.');
        Note {
            key: one.key.clone(),
            context_before: plain(context_before),
            before: plain_piece(before),
            mention: plain(mention),
            after: plain_piece(after),
            context_after: plain(context_after),
            cited: plain(&cited),
            url: source.link(),
            chips: statement_chips(one),
            remark: one.note.as_deref().map(plain).unwrap_or_default(),
        }
    }
}

/// What must be known beside a value.
fn beside(measure: &Measure) -> Vec<Line> {
    let mut lines = Vec::new();
    let chips = measure_chips(measure);
    if !chips.is_empty() {
        lines.push(Line::new(Tone::Secondary, chip_runs(chips)));
    }
    lines.extend(
        measure
            .cautions()
            .take(MANY_CAUTIONS)
            .map(|remark| told(remark, Tone::Caution)),
    );
    let more = measure.cautions().count().saturating_sub(MANY_CAUTIONS);
    if more > 0 {
        lines.push(Line::text(
            Tone::Caution,
            format!("And {more} more of the kind."),
        ));
    }
    lines.extend(caveats(measure));
    if measure.section != Section::Disputed {
        lines.extend(chosen(measure));
    }
    lines.extend(note(measure));
    lines
}

/// The pieces of a value; the analyst's own words weigh as much as a number.
fn value(parts: &[Part]) -> Vec<Run> {
    if let [
        Part {
            text,
            statement: None,
        },
    ] = parts
    {
        return vec![Run::Strong(plain(text))];
    }
    let runs = parts.iter().flat_map(|part| match part.statement {
        Some(idx) => numbered(&part.text, idx),
        None => vec![Run::Light(plain_piece(&part.text))],
    });
    runs.collect()
}
