//! From the sheet to its document, section by section.

use super::pieces::{
    as_of, caveats, check, chip, chip_runs, chosen, heading, lead, measure_chips, note, notes,
    numbered, statement_chips, table, told,
};
use super::{
    ChipTone, Editable, Heading, Note, Paper, PaperBlock, PaperLine, PaperRow, PaperRun, Tone,
};
use crate::plain::{plain, plain_piece};
use crate::{
    Differing, FactSheet, Section, SheetLadder, SheetMeasure, SheetQuotation, SheetSource,
    SheetState, SheetStatement, ShownSection, ValuePart,
};
use tally_language::text::sentence_case;
use tally_project::SheetText;
use tally_reading::written::day;

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
    fn top(&self) -> Vec<PaperBlock> {
        let sheet = self.sheet;
        let mut blocks = vec![PaperBlock::Title(
            PaperLine::text(Tone::Body, plain(&sheet.title)).editable(Editable::Title),
        )];
        let mut paragraph = |line| blocks.push(PaperBlock::Paragraph(line));
        if !sheet.event.is_empty() {
            let event = Editable::Text(SheetText::Event);
            paragraph(PaperLine::text(Tone::Body, plain(&sheet.event)).editable(event));
        }
        let about = sheet.about();
        if !about.is_empty() {
            let as_of = Editable::Text(SheetText::AsOf);
            paragraph(PaperLine::text(Tone::Secondary, plain(&about)).editable(as_of));
        }
        paragraph(PaperLine::text(
            Tone::Body,
            format!("{}.", plain(&sheet.status)),
        ));
        blocks
    }

    fn section(&self, shown: &ShownSection, blocks: &mut Vec<PaperBlock>) {
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
        blocks.push(PaperBlock::Heading(heading(shown)));
        let lead = lead(shown);
        if !lead.runs.is_empty() {
            blocks.push(PaperBlock::Paragraph(lead));
        }
        blocks.append(&mut body);
    }

    fn footnotes(&self, shown: &ShownSection) -> Option<PaperBlock> {
        (!self.sheet.statements.is_empty()).then(|| PaperBlock::Notes(heading(shown), lead(shown)))
    }

    fn key(&self) -> Vec<PaperBlock> {
        let blocks = self.measures(self.sheet.key(), "Key figures");
        if !blocks.is_empty() {
            return blocks;
        }
        let none = "No figure is carried by several articles, and none was chosen.";
        vec![PaperBlock::Paragraph(PaperLine::text(Tone::Body, none))]
    }

    /// Measures as rows: value, what, who says, as of, what must be known beside the number.
    fn measures<'s>(
        &self,
        measures: impl Iterator<Item = &'s SheetMeasure>,
        summary: &str,
    ) -> Vec<PaperBlock> {
        let rows: Vec<PaperRow> = measures.map(|measure| self.measure(measure)).collect();
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

    fn measure(&self, measure: &SheetMeasure) -> PaperRow {
        let what = PaperLine::new(Tone::Body, vec![PaperRun::Strong(plain(&measure.label))])
            .editable(Editable::Label(measure.key.clone()));
        let mut who = vec![PaperLine::text(Tone::Body, plain(&measure.who))];
        who.extend(
            measure
                .as_of
                .as_deref()
                .map(|words| PaperLine::text(Tone::Secondary, plain(words))),
        );
        let mut carried = vec![PaperRun::Text(plain(&measure.carried(self.sheet)))];
        carried.extend(notes(&measure.statements));
        who.push(PaperLine::new(Tone::Secondary, carried));
        let mut label = vec![what];
        let unit = measure.unit_words();
        if !unit.is_empty() {
            label.push(PaperLine::text(Tone::Secondary, unit));
        }
        PaperRow {
            cells: vec![
                vec![PaperLine::new(Tone::Body, value(&measure.value))],
                label,
                who,
                beside(measure),
            ],
            strong: false,
        }
    }

    fn disputed(&self) -> Vec<PaperBlock> {
        self.sheet
            .disputed()
            .flat_map(|measure| self.dispute(measure))
            .collect()
    }

    /// A disputed measure: what was chosen, why its sides differ, each side.
    fn dispute(&self, measure: &SheetMeasure) -> Vec<PaperBlock> {
        let mut runs = Vec::new();
        if !measure.is_resolved() {
            runs.push(PaperRun::Light("Unresolved: ".to_owned()));
        }
        runs.extend(value(&measure.value));
        let mut chips = measure_chips(measure);
        chips.push(chip(ChipTone::Plain, measure.origins_text()));
        let label = PaperLine::text(Tone::Body, plain(&measure.label));
        let mut blocks = vec![
            PaperBlock::Heading(Heading {
                level: 2,
                section: Section::Disputed,
                line: label.editable(Editable::Label(measure.key.clone())),
                chips,
            }),
            PaperBlock::Paragraph(PaperLine::new(Tone::Value, runs)),
        ];
        let mut lines: Vec<PaperLine> = chosen(measure).into_iter().collect();
        lines.extend(
            measure
                .remarks
                .iter()
                .map(|remark| told(remark, Tone::Body)),
        );
        if !measure.feasible.is_empty() {
            lines.push(PaperLine::text(Tone::Body, plain(&measure.feasible)));
        }
        lines.extend(caveats(measure));
        lines.extend(note(measure));
        blocks.extend(lines.into_iter().map(PaperBlock::Paragraph));
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

    fn side(&self, idx: usize) -> PaperRow {
        let one = &self.sheet.statements[idx];
        let source = &self.sheet.sources[one.source];
        let mut article = vec![PaperLine::text(Tone::Body, self.article(source))];
        let chips = statement_chips(one);
        if !chips.is_empty() {
            article.push(PaperLine::new(Tone::Secondary, chip_runs(chips)));
        }
        let when = one.when(self.sheet.style).as_deref().map(plain);
        PaperRow {
            cells: vec![
                vec![PaperLine::new(Tone::Body, self.number(idx))],
                vec![PaperLine::text(Tone::Body, plain(&one.who()))],
                when.map(|when| PaperLine::text(Tone::Body, when))
                    .into_iter()
                    .collect(),
                article,
            ],
            strong: false,
        }
    }

    fn article(&self, source: &SheetSource) -> String {
        let published = source
            .published
            .map(|date| format!(", {}", day(date, self.sheet.style)));
        format!("{}{}", plain(source.short()), published.unwrap_or_default())
    }

    fn differing(&self, one: &Differing) -> Vec<PaperBlock> {
        let rows = one.quoted.iter().map(|quoted| {
            let source = &self.sheet.sources[quoted.source];
            let mut runs = vec![PaperRun::Text("\u{201c}".to_owned())];
            runs.extend(quoted.words.iter().map(|(words, differs)| {
                if *differs {
                    PaperRun::Strong(words.clone())
                } else {
                    PaperRun::Text(words.clone())
                }
            }));
            runs.push(PaperRun::Text("\u{201d}".to_owned()));
            let place = format!("paragraph {}", quoted.paragraph);
            PaperRow {
                cells: vec![
                    vec![PaperLine::new(Tone::Body, runs)],
                    vec![PaperLine::text(Tone::Body, plain(&quoted.speaker))],
                    vec![
                        PaperLine::text(Tone::Body, self.article(source)),
                        PaperLine::text(Tone::Secondary, place),
                    ],
                ],
                strong: false,
            }
        });
        let rows: Vec<PaperRow> = rows.collect();
        let mut blocks = vec![PaperBlock::Paragraph(PaperLine::text(
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

    fn ladder(&self, ladder: &SheetLadder) -> Vec<PaperBlock> {
        let earlier = ladder.rungs.iter().map(|idx| (*idx, false));
        let steps = earlier.chain(ladder.now.iter().map(|idx| (*idx, true)));
        let rows = steps.map(|(idx, now)| self.step(idx, now)).collect();
        let mut blocks = vec![PaperBlock::Heading(Heading {
            level: 2,
            section: Section::Superseded,
            line: PaperLine::text(Tone::Body, plain(&ladder.label)),
            chips: Vec::new(),
        })];
        let explanations = ladder.explanations.iter();
        blocks
            .extend(explanations.map(|words| {
                PaperBlock::Paragraph(PaperLine::text(Tone::Secondary, plain(words)))
            }));
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

    fn step(&self, idx: usize, now: bool) -> PaperRow {
        let one = &self.sheet.statements[idx];
        let source = &self.sheet.sources[one.source];
        let mut when: Vec<PaperLine> = one
            .when(self.sheet.style)
            .map(|words| PaperLine::text(Tone::Body, plain(&words)))
            .into_iter()
            .collect();
        if now {
            let chips = vec![chip(ChipTone::Good, "holds now")];
            when.push(PaperLine::new(Tone::Secondary, chip_runs(chips)));
        }
        PaperRow {
            cells: vec![
                vec![PaperLine::new(Tone::Body, self.number(idx))],
                when,
                vec![PaperLine::text(Tone::Body, plain(&one.who()))],
                vec![PaperLine::text(Tone::Body, self.article(source))],
            ],
            strong: now,
        }
    }

    fn rejected(&self) -> Vec<PaperBlock> {
        let rows = self.sheet.rejected.iter().map(|idx| {
            let one = &self.sheet.statements[*idx];
            let why = match &one.state {
                SheetState::Rejected(why) if !why.is_empty() => plain(why),
                _ => "no reason given".to_owned(),
            };
            let article = plain(self.sheet.sources[one.source].short());
            PaperRow {
                cells: vec![
                    vec![PaperLine::new(Tone::Body, self.number(*idx))],
                    vec![PaperLine::text(Tone::Body, plain(&one.measure))],
                    vec![PaperLine::text(Tone::Body, article)],
                    vec![PaperLine::text(Tone::Body, why)],
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

    fn refused(&self) -> Vec<PaperBlock> {
        let rows = self.sheet.refused.iter().map(|one| {
            let article = plain(self.sheet.sources[one.source].short());
            PaperRow {
                cells: vec![
                    vec![PaperLine::text(Tone::Body, article)],
                    vec![PaperLine::text(Tone::Body, one.paragraph.to_string())],
                    vec![PaperLine::text(Tone::Body, plain(&one.why))],
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

    fn sources(&self) -> Vec<PaperBlock> {
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

    fn source(&self, source: &SheetSource) -> PaperRow {
        let mut lines = vec![PaperLine::new(
            Tone::Body,
            vec![PaperRun::Strong(plain(&source.title))],
        )];
        let by = source.by();
        if !by.is_empty() {
            lines.push(PaperLine::text(Tone::Secondary, plain(&by)));
        }
        if let Some(url) = source.link() {
            let link = PaperRun::Link {
                text: source.url.as_deref().map(plain).unwrap_or_default(),
                url,
            };
            lines.push(PaperLine::new(Tone::Secondary, vec![link]));
        } else if let Some(url) = &source.url {
            lines.push(PaperLine::text(Tone::Secondary, plain(url)));
        }
        lines.extend(
            source
                .warnings
                .iter()
                .map(|warning| PaperLine::text(Tone::Caution, plain(warning))),
        );
        let published = source.published.map(|date| day(date, self.sheet.style));
        PaperRow {
            cells: vec![
                lines,
                published
                    .map(|words| PaperLine::text(Tone::Body, words))
                    .into_iter()
                    .collect(),
                vec![PaperLine::text(Tone::Body, source.figures.to_string())],
                vec![PaperLine::new(
                    Tone::Secondary,
                    vec![PaperRun::Mono(source.hash.clone())],
                )],
            ],
            strong: false,
        }
    }

    fn method(&self) -> Vec<PaperBlock> {
        let sentences = self.sheet.method.iter();
        sentences
            .map(|words| PaperBlock::Paragraph(PaperLine::text(Tone::Body, plain(words))))
            .collect()
    }

    fn seal(&self) -> Vec<PaperBlock> {
        let mut blocks: Vec<PaperBlock> = self
            .sheet
            .sealed()
            .into_iter()
            .map(|words| PaperBlock::Paragraph(PaperLine::text(Tone::Body, plain(&words))))
            .collect();
        if !self.sheet.seal.line.is_empty() {
            let line = vec![PaperRun::Mono(self.sheet.seal.line.clone())];
            blocks.push(PaperBlock::Paragraph(PaperLine::new(Tone::Secondary, line)));
        }
        blocks
    }

    /// The value that one statement prints.
    fn number(&self, idx: usize) -> Vec<PaperRun> {
        let one = &self.sheet.statements[idx];
        numbered(&one.printed, &one.hedge, idx)
    }

    fn note(&self, one: &SheetStatement) -> Note {
        let source = &self.sheet.sources[one.source];
        let SheetQuotation {
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
fn beside(measure: &SheetMeasure) -> Vec<PaperLine> {
    let mut lines = Vec::new();
    let chips = measure_chips(measure);
    if !chips.is_empty() {
        lines.push(PaperLine::new(Tone::Secondary, chip_runs(chips)));
    }
    lines.extend(
        measure
            .cautions()
            .take(MANY_CAUTIONS)
            .map(|remark| told(remark, Tone::Caution)),
    );
    let more = measure.cautions().count().saturating_sub(MANY_CAUTIONS);
    if more > 0 {
        lines.push(PaperLine::text(
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
fn value(parts: &[ValuePart]) -> Vec<PaperRun> {
    if let [
        ValuePart {
            text,
            statement: None,
            ..
        },
    ] = parts
    {
        return vec![PaperRun::Strong(plain(text))];
    }
    let runs = parts.iter().flat_map(|part| match part.statement {
        Some(idx) => numbered(&part.text, &part.hedge, idx),
        None => vec![PaperRun::Light(plain_piece(&part.text))],
    });
    runs.collect()
}
