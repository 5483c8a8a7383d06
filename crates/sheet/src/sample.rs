//! Figures made by hand, for the tests of this room.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::date;

use super::{Audience, FactSheet, Logged, Material, build};
use tally_article::{Article, ArticleId, Metadata, Paragraph, ParagraphKind};
use tally_comparing::finding::{
    Equation, Finding, FindingKind, Operation, Origins, Policy, QuotedWords,
};
use tally_comparing::group::{Group, GroupKey, Row, Table};
use tally_language::text::Span;
use tally_project::{ChosenValue, Judgements, Resolution, SheetText, Verdict};
use tally_reading::{
    Attribution, Counted, Factuality, Figure, FigureKey, Ignored, Phrase, Precision, Qualifier,
    Quantity, Reading, Reason, TimeRef, Unit,
};

/// Where `part` first stands in `text`.
#[track_caller]
pub(crate) fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part stands in the text");
    Span::new(start, start + part.len())
}

/// An article of this text; each line is a paragraph.
pub(crate) fn article(text: &str) -> Article {
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            paragraphs.push(Paragraph {
                span: Span::new(at, at + line.len()),
                kind: ParagraphKind::Body,
            });
        }
        at += line.len() + 1;
    }
    Article {
        left_out: Vec::new(),
        id: ArticleId("0123456789abcdef".into()),
        hash: "0123456789abcdef".repeat(4),
        path: "made.txt".to_owned(),
        format: "text".to_owned(),
        text: text.into(),
        paragraphs,
        metadata: Metadata::default(),
        warnings: Vec::new(),
    }
}

/// The figure that `mention` states in `text`; its sentence ends at the next full stop and blank.
#[track_caller]
pub(crate) fn figure(text: &str, mention: &str, number: &str) -> Figure {
    let whole = span(text, mention);
    let within = span(mention, number);
    let made = article(text);
    let paragraph = made
        .paragraph_at(whole.start)
        .expect("it stands in a paragraph");
    let around = made.paragraphs[paragraph].span;
    let before = Span::new(around.start, whole.start).of(text);
    let start = before
        .rfind(". ")
        .map_or(around.start, |at| around.start + at + 2);
    let after = Span::new(whole.end, around.end).of(text);
    let end = after.find(". ").map_or(around.end, |at| whole.end + at + 1);
    let value = number.replace([',', ' '], "").parse().ok();
    Figure {
        span: whole,
        number: Span::new(whole.start + within.start, whole.start + within.end),
        sentence: Span::new(start, end),
        paragraph,
        quantity: Quantity {
            low: value,
            high: value,
            qualifier: Qualifier::Exact,
            hedge: String::new(),
            unit: Unit::COUNT,
        },
        counted: None,
        role: None,
        attribution: None,
        factuality: Factuality::Actual,
        as_of: None,
        event: None,
        said_on: None,
        place: None,
        rule: "digits",
        evidence: Vec::new(),
    }
}

/// What is counted, by the words that stand in `text`.
#[track_caller]
pub(crate) fn counted(text: &str, words: &str) -> Counted {
    Counted {
        text: words.to_owned(),
        span: span(text, words),
        head: words.rsplit(' ').next().unwrap_or(words).to_owned(),
        modifiers: Vec::new(),
        kind: None,
    }
}

/// A row of the table's article number `article`, named as made by [`article`].
pub(crate) fn row(article: usize, figure: Figure) -> Row {
    Row {
        key: FigureKey {
            article: ArticleId("0123456789abcdef".into()),
            span: figure.number,
        },
        article,
        figure: Arc::new(figure),
    }
}

/// A project made by hand.
#[derive(Default)]
pub(crate) struct Made {
    pub(crate) table: Table,
    pub(crate) readings: Vec<Arc<Reading>>,
    pub(crate) groups: Vec<Group>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) judgements: Judgements,
    pub(crate) policy: Policy,
    pub(crate) audience: Audience,
    pub(crate) only: Option<BTreeSet<FigureKey>>,
    pub(crate) decisions: Vec<Logged>,
}

impl Made {
    /// Adds an article; the change may set its metadata.
    pub(crate) fn article(&mut self, text: &str, change: impl FnOnce(&mut Article)) {
        let n = self.table.articles.len() + 1;
        let mut one = article(text);
        one.hash = format!("{n:064}");
        one.id = ArticleId(one.hash[48..].into());
        one.path = format!("articles/{n:02}.txt");
        change(&mut one);
        self.table.articles.push(Arc::new(one));
    }

    /// Adds a figure to the last article, and gives its row.
    #[track_caller]
    pub(crate) fn figure(
        &mut self,
        mention: &str,
        number: &str,
        change: impl FnOnce(&mut Figure, &str),
    ) -> usize {
        let article = self.table.articles.len() - 1;
        let text = Arc::clone(&self.table.articles[article].text);
        let mut one = figure(&text, mention, number);
        if let Some((_, words)) = mention.split_once(&format!("{number} ")) {
            let after = Span::new(one.span.end - words.len(), one.span.end);
            one.counted = Some(Counted {
                span: after,
                ..counted(&text, words)
            });
        }
        change(&mut one, &text);
        let mut made = row(article, one);
        made.key.article = self.table.articles[article].id.clone();
        self.table.rows.push(made);
        self.table.rows.len() - 1
    }

    pub(crate) fn group(&mut self, label: &str, figures: &[usize]) -> usize {
        let first = &self.table.rows[figures[0]];
        self.groups.push(Group {
            key: GroupKey(first.key.clone()),
            label: label.to_owned(),
            unit: first.figure.quantity.unit.clone(),
            figures: figures.to_vec(),
        });
        self.groups.len() - 1
    }

    pub(crate) fn finding(
        &mut self,
        kind: FindingKind,
        group: Option<usize>,
        figures: &[usize],
        words: [&str; 2],
    ) {
        let [headline, explanation] = words.map(str::to_owned);
        let finding = Finding::new(
            kind,
            group,
            figures.to_vec(),
            headline.into(),
            explanation.into(),
        );
        self.findings.push(finding);
    }

    pub(crate) fn key(&self, row: usize) -> FigureKey {
        self.table.rows[row].key.clone()
    }

    pub(crate) fn resolve(&mut self, group: usize, choice: ChosenValue, why: &str) {
        let why = why.to_owned();
        self.judgements
            .resolutions
            .insert(self.groups[group].key.clone(), Resolution { choice, why });
    }

    pub(crate) fn reject(&mut self, row: usize, why: &str) {
        self.judgements
            .verdicts
            .insert(self.key(row), Verdict::Rejected(why.to_owned()));
    }

    pub(crate) fn sheet(&self) -> FactSheet {
        build(&Material {
            title: "Storm over Halden",
            as_of: "5 March 2025, 09:30 (UTC)",
            analyst: "R. Aune",
            audience: self.audience,
            only: self.only.as_ref(),
            decisions: &self.decisions,
            version: "0.1.0",
            project_hash: "5eed",
            table: &self.table,
            origins: &Origins::new(&self.table),
            readings: &self.readings,
            groups: &self.groups,
            findings: &self.findings,
            judgements: &self.judgements,
            policy: &self.policy,
        })
    }
}

/// Hedges a figure.
pub(crate) fn hedge(one: &mut Figure, qualifier: Qualifier, word: &str) {
    one.quantity.qualifier = qualifier;
    word.clone_into(&mut one.quantity.hedge);
    match qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Vague => one.quantity.high = None,
        Qualifier::LessThan | Qualifier::AtMost => one.quantity.low = None,
        _ => {}
    }
}

/// Says who said it, with which verb.
#[track_caller]
pub(crate) fn says(one: &mut Figure, text: &str, speaker: &str, verb: &str) {
    let phrase = |words: &str| Phrase {
        text: words.to_owned(),
        span: span(text, words),
    };
    one.attribution = Some(Attribution {
        speaker: speaker.to_owned(),
        span: span(text, speaker),
        verb: Some(phrase(verb)),
        medium: None,
    });
}

const COURIER: &str = "\
About 70 boats were torn loose in the harbour, harbour master Ina Solberg said.
The storm killed 12 people, the county said on Tuesday. On Monday the county had counted 9 people.
Of 105 calls for help, 88 calls were answered by boat and 17 calls by helicopter.
Repairs to the quay will cost €40 million, Mayor Tor Lind said.
The night was cold: -6°C at the lighthouse. The ferry carried 31 cars.";

const RADIO: &str = "\
Solberg told Coast Radio that 71 boats were adrift.
The storm killed 14 people, according to the hospital.
Dozens of roofs were torn off.
The shops counted 30 broken windows: 12 in Quay Street and 15 in Mill Street.
Lind put the repairs at €40 million again. A reader saw 400 gulls.";

// Groups of the project.
const BOATS: usize = 0;
const KILLED: usize = 1;
const COST: usize = 5;
const LIGHTHOUSE: usize = 6;

// Its rows, in reading order.
const ABOUT_70: usize = 0;
const KILLED_12: usize = 1;
const KILLED_9: usize = 2;
const CALLS: usize = 3;
const BY_BOAT: usize = 4;
const BY_AIR: usize = 5;
const REPAIRS: usize = 6;
const COLD: usize = 7;
const CARS: usize = 8;
const EXACT_71: usize = 9;
const KILLED_14: usize = 10;
const ROOFS: usize = 11;
const WINDOWS: usize = 12;
const QUAY: usize = 13;
const MILL: usize = 14;
const REPAIRS_AGAIN: usize = 15;
const GULLS: usize = 16;

/// A project that fills every section of the sheet.
pub(crate) fn full() -> Made {
    let mut made = Made::default();
    courier(&mut made);
    radio(&mut made);
    relate(&mut made);
    differ(&mut made);
    decide(&mut made);
    made
}

fn courier(made: &mut Made) {
    made.article(COURIER, |one| {
        one.metadata.title = Some("Storm tears boats loose in Halden".to_owned());
        one.metadata.outlet = Some("Halden Courier".to_owned());
        one.metadata.author = Some("Mari Vik".to_owned());
        one.metadata.published = Some(date(2025, 3, 4).into());
        one.metadata.url = Some("https://courier.example/storm?a=1&b=2".to_owned());
    });
    made.figure("About 70 boats", "70", |one, text| {
        hedge(one, Qualifier::About, "About");
        says(one, text, "Ina Solberg", "said");
    });
    made.figure("12 people", "12", |one, text| {
        says(one, text, "the county", "said");
        one.as_of = Some(day_of(text, "Tuesday", 4));
    });
    made.figure("9 people", "9", |one, text| {
        says(one, text, "the county", "counted");
        one.as_of = Some(day_of(text, "Monday", 3));
    });
    made.figure("105 calls for help", "105", |_, _| {});
    made.figure("88 calls", "88", |_, _| {});
    made.figure("17 calls", "17", |_, _| {});
    made.figure("€40 million", "40", |one, text| {
        money(one, text);
        says(one, text, "Mayor Tor Lind", "said");
    });
    made.figure("-6°C", "6", |one, _| {
        one.quantity.low = Some((-6).into());
        one.quantity.high = one.quantity.low;
        one.quantity.unit = Unit("°C".into());
    });
    made.figure("31 cars", "31", |_, _| {});
}

fn radio(made: &mut Made) {
    made.article(RADIO, |one| {
        one.metadata.title = Some("Boats adrift after the storm".to_owned());
        one.metadata.outlet = Some("Coast Radio".to_owned());
        one.metadata.published = Some(date(2025, 3, 5).into());
    });
    made.figure("71 boats", "71", |one, text| {
        says(one, text, "Solberg", "told");
    });
    made.figure("14 people", "14", |one, text| {
        says(one, text, "the hospital", "according to");
    });
    made.figure("Dozens of roofs", "Dozens", |one, text| {
        one.quantity.low = Some(24.into());
        hedge(one, Qualifier::Vague, "");
        one.counted = Some(counted(text, "roofs"));
    });
    made.figure("30 broken windows", "30", |_, _| {});
    made.figure("12 in Quay Street", "12", |one, _| one.counted = None);
    made.figure("15 in Mill Street", "15", |one, _| one.counted = None);
    made.figure("€40 million", "40", |one, text| {
        money(one, text);
        says(one, text, "Lind", "put");
    });
    made.figure("400 gulls", "400", |_, _| {});
}

fn relate(made: &mut Made) {
    made.group("boats torn loose", &[ABOUT_70, EXACT_71]);
    made.group("people killed", &[KILLED_12, KILLED_9, KILLED_14]);
    for (label, row) in [
        ("calls for help", CALLS),
        ("calls answered by boat", BY_BOAT),
        ("calls answered by helicopter", BY_AIR),
    ] {
        made.group(label, &[row]);
    }
    made.group("repairs to the quay", &[REPAIRS, REPAIRS_AGAIN]);
    made.group("temperature at the lighthouse", &[COLD]);
    made.group("cars on the ferry", &[CARS]);
    made.group("roofs torn off", &[ROOFS]);
    for (label, row) in [
        ("broken windows", WINDOWS),
        ("broken windows, Quay Street", QUAY),
        ("broken windows, Mill Street", MILL),
    ] {
        made.group(label, &[row]);
    }
    made.group("gulls", &[GULLS]);
}

fn differ(made: &mut Made) {
    made.finding(
        FindingKind::Contradiction,
        Some(KILLED),
        &[KILLED_12, KILLED_14],
        [
            "12 | 14",
            "The county counts 12 people killed and the hospital 14; no value fits both.",
        ],
    );
    made.finding(
        FindingKind::ArithmeticFails,
        None,
        &[WINDOWS, QUAY, MILL],
        [
            "12 + 15 ≠ 30",
            "12 in Quay Street and 15 in Mill Street make 27 broken windows, not 30.",
        ],
    );
    made.finding(
        FindingKind::RoundingCompatible,
        Some(BOATS),
        &[ABOUT_70, EXACT_71],
        ["about 70 | 71", "71 boats rounds to about 70."],
    );
    made.finding(
        FindingKind::UpdatedOverTime,
        Some(KILLED),
        &[KILLED_12, KILLED_9],
        [
            "9 → 12",
            "The county's 12 of Tuesday replaces its 9 of Monday.",
        ],
    );
    made.finding(
        FindingKind::ArithmeticHolds,
        None,
        &[CALLS, BY_BOAT, BY_AIR],
        [
            "88 + 17 = 105",
            "88 calls answered by boat and 17 by helicopter make the 105 calls for help.",
        ],
    );
    made.finding(
        FindingKind::Agreement,
        Some(COST),
        &[REPAIRS, REPAIRS_AGAIN],
        ["€40 million", "Both articles give €40 million."],
    );
    arithmetic(made);
    quoted(made);
}

/// One statement told in two wordings.
fn quoted(made: &mut Made) {
    let words = |article: usize, quotation: &str, differs: &str, made: &Made| {
        let text = &made.table.articles[article].text;
        QuotedWords {
            article,
            span: span(text, quotation),
            speaker: "Ina Solberg".to_owned(),
            differing: vec![span(text, differs)],
        }
    };
    let mut finding = Finding::new(
        FindingKind::QuotedDifferently,
        None,
        Vec::new(),
        "torn loose | adrift".into(),
        "Ina Solberg is given with \u{201c}torn loose\u{201d} and with \u{201c}adrift\u{201d}."
            .into(),
    );
    finding.quotations = vec![
        words(0, "About 70 boats were torn loose", "torn loose", made),
        words(1, "71 boats were adrift", "adrift", made),
    ];
    made.findings.push(finding);
}

/// What sums are made of, and what gives way.
fn arithmetic(made: &mut Made) {
    for finding in &mut made.findings {
        match finding.kind {
            FindingKind::UpdatedOverTime => finding.superseded = vec![KILLED_9],
            FindingKind::ArithmeticHolds => {
                finding.equation = Some(Equation {
                    operation: Operation::Sum,
                    total: CALLS,
                    parts: vec![BY_BOAT, BY_AIR],
                });
            }
            FindingKind::ArithmeticFails => {
                finding.equation = Some(Equation {
                    operation: Operation::Sum,
                    total: WINDOWS,
                    parts: vec![QUAY, MILL],
                });
            }
            _ => {}
        }
    }
}

/// Decisions of each kind, and a figure whose place does not say what it states.
fn decide(made: &mut Made) {
    made.resolve(
        BOATS,
        ChosenValue::Range,
        "The harbour master gave both numbers.",
    );
    made.resolve(
        LIGHTHOUSE,
        ChosenValue::Own("between 5 and 7 degrees of frost".to_owned()),
        "The thermometer reads whole degrees.",
    );
    made.reject(GULLS, "A joke of a reader.");
    present(made);
    made.judgements
        .verdicts
        .insert(made.key(ABOUT_70), Verdict::Accepted);
    made.judgements
        .figure_notes
        .insert(made.key(ABOUT_70), "Ask for the harbour log.".to_owned());
    made.judgements.group_notes.insert(
        made.groups[1].key.clone(),
        "The county counts residents only.".to_owned(),
    );
    let mut stale = Figure::clone(&made.table.rows[CARS].figure);
    stale.quantity.low = Some(13.into());
    stale.quantity.high = stale.quantity.low;
    made.table.rows[CARS].figure = Arc::new(stale);
    let ignored = [Reason::ClockTime, Reason::Name, Reason::ClockTime].map(|reason| Ignored {
        span: Span::new(0, 1),
        reason,
    });
    made.readings = vec![Arc::new(Reading {
        ignored: ignored.to_vec(),
        ..Reading::default()
    })];
}

/// What the analyst wrote for the sheet itself.
fn present(made: &mut Made) {
    made.judgements
        .sheet_texts
        .insert(SheetText::Event, "The storm of 3 March 2025".to_owned());
    made.judgements.caveats.insert(
        made.groups[LIGHTHOUSE].key.clone(),
        "The lighthouse stands 40 metres above the harbour.".to_owned(),
    );
    let logged = |id: i64, label: &str, why: &str| Logged {
        id,
        at: format!("2025-03-05T09:0{id}:00+01:00"),
        who: "R. Aune".to_owned(),
        label: label.to_owned(),
        why: why.to_owned(),
    };
    made.decisions = vec![
        logged(1, "load 2 articles", ""),
        logged(2, "reject 400 gulls", "We keep to the first account only."),
    ];
}

fn day_of(text: &str, word: &str, day: i8) -> TimeRef {
    TimeRef {
        text: word.to_owned(),
        span: span(text, word),
        date: Some(date(2025, 3, day)),
        last: None,
        precision: Precision::Day,
    }
}

fn money(one: &mut Figure, text: &str) {
    one.quantity.low = Some(40_000_000.into());
    one.quantity.high = one.quantity.low;
    one.quantity.unit = Unit("EUR".into());
    one.counted = text.contains("Repairs").then(|| counted(text, "Repairs"));
}
