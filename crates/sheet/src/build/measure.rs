//! One measure of the sheet: where it stands, what value is printed, and what must be said beside it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use super::cite::{Citations, iso};
use crate::Section;
use crate::plain::plain;
use crate::sheet::{SheetDecision, SheetLadder, SheetMeasure, ValuePart, dated, said};
use crate::value::stated;
use tally_comparing::finding::{Finding, FindingKind, ProposedPiece, Severity, distinct, holds_on};
use tally_comparing::group::Group;
use tally_project::{ChosenValue, Resolution};
use tally_reading::Qualifier;
use tally_reading::written::day;

/// How many speakers are named before the rest is counted.
const MANY_SPEAKERS: usize = 3;

/// A measure before its figures have footnotes.
pub(super) struct MeasureDraft {
    group: usize,
    section: Section,
    /// How many articles carry the figures that hold.
    articles: usize,
    /// How many articles speak of the measure at all, superseded figures among it.
    carriers: usize,
    /// Rows that hold, ascending.
    rows: Vec<usize>,
    /// The origin of each of `rows`.
    origins: Vec<usize>,
    /// Rows that later ones supersede, earliest first.
    pub(super) superseded: Vec<usize>,
}

impl MeasureDraft {
    /// `None` where no figure of the group takes part.
    pub(super) fn new(facts: &Facts<'_>, group: usize) -> Option<Self> {
        let standing = &facts.standings[group];
        let (rows, superseded) = (standing.holding.clone(), standing.superseded.clone());
        if rows.is_empty() {
            return None;
        }
        let live = [rows.as_slice(), &superseded].concat();
        Some(Self {
            group,
            section: section(facts, group, [&rows, &live]),
            articles: n_articles(facts, &rows),
            carriers: n_articles(facts, &live),
            origins: facts.material.origins.numbers(facts.material.table, &rows),
            rows,
            superseded,
        })
    }

    /// The order of the sheet: by section; key figures that many articles carry first; then as read.
    pub(super) fn rank(&self) -> (Section, Reverse<usize>, usize) {
        let weight = match self.section {
            Section::Key => self.carriers,
            _ => 0,
        };
        (self.section, Reverse(weight), self.group)
    }

    pub(super) fn measure(&self, facts: &Facts<'_>, citations: &mut Citations) -> SheetMeasure {
        let group = &facts.material.groups[self.group];
        let mut caveats = Vec::new();
        let resolution = facts.resolution(self.group);
        let chosen = resolution.and_then(|one| self.chosen(facts, one, &mut caveats));
        let decision = resolution.map(|one| SheetDecision {
            choice: choice_words(&one.choice),
            why: one.why.clone(),
            left_open: chosen.is_none(),
        });
        let is_open = self.section == Section::Disputed;
        let proposal = &facts.standings[self.group].proposal;
        let pieces = chosen.unwrap_or_else(|| proposal.pieces(is_open));
        let value = pieces
            .into_iter()
            .map(|piece| part(piece, facts, citations))
            .collect();
        let statements = citations.cite_all(facts, &self.rows);
        self.mark_echoes(facts, citations);
        self.caveats(facts, &mut caveats);
        let own = facts.caveats(self.group);
        SheetMeasure {
            key: group.key.clone(),
            label: label(group),
            unit: group.unit.clone(),
            section: self.section,
            value,
            decision,
            who: self.who(facts),
            as_of: self.as_of(facts, resolution),
            origins: self.n_origins(),
            articles: self.articles,
            caveats: own.map_or(caveats, |own| vec![plain(own)]),
            own_caveats: own.is_some(),
            feasible: self.feasible(facts),
            remarks: self.remarks(facts, citations),
            statements,
            note: facts.note(self.group).map(str::to_owned),
        }
    }

    pub(super) fn ladder(&self, facts: &Facts<'_>, citations: &mut Citations) -> SheetLadder {
        SheetLadder {
            label: label(&facts.material.groups[self.group]),
            rungs: citations.cite_all(facts, &self.superseded),
            now: citations.cite_all(facts, &self.distinct(facts)),
            explanations: facts
                .findings_of(self.group)
                .filter(|finding| self.is_past(finding))
                .map(|finding| facts.sentence(&finding.explanation))
                .collect(),
        }
    }

    /// Whether the finding tells why figures gave way, or how those that did differ.
    fn is_past(&self, finding: &Finding) -> bool {
        finding.kind == FindingKind::UpdatedOverTime
            || finding.kind == FindingKind::Contradiction
                && finding
                    .figures
                    .iter()
                    .all(|row| self.superseded.contains(row))
    }

    fn n_origins(&self) -> usize {
        self.origins.iter().max().map_or(0, |last| last + 1)
    }

    fn mark_echoes(&self, facts: &Facts<'_>, citations: &mut Citations) {
        // For each origin the article that gave it first; a second mention there is no retelling.
        let mut homes: BTreeMap<usize, usize> = BTreeMap::new();
        for (row, origin) in self.rows.iter().zip(&self.origins) {
            let article = facts.material.table.rows[*row].article;
            if *homes.entry(*origin).or_insert(article) != article {
                citations.mark_echo(facts, *row);
            }
        }
    }

    fn remarks(&self, facts: &Facts<'_>, citations: &mut Citations) -> Vec<crate::Remark> {
        facts
            .findings_of(self.group)
            .map(|finding| citations.remark(facts, finding))
            .collect()
    }

    /// The pieces of the value that the analyst chose; `None` where it was left open or does not hold any more.
    fn chosen(
        &self,
        facts: &Facts<'_>,
        resolution: &Resolution,
        caveats: &mut Vec<String>,
    ) -> Option<Vec<ProposedPiece>> {
        match &resolution.choice {
            ChosenValue::Unresolved => None,
            ChosenValue::Own(words) => {
                caveats.push(
                    "The analyst's own value; no article states it in these words.".to_owned(),
                );
                Some(vec![ProposedPiece::Words(plain(words))])
            }
            ChosenValue::Range => Some(facts.standings[self.group].proposal.range.clone()),
            ChosenValue::Figure(key) => {
                let row = facts.material.table.position(key);
                let found =
                    row.filter(|row| facts.live[*row] && facts.group_of[*row] == self.group);
                if found.is_none() {
                    caveats.push(
                        "The chosen figure is rejected, refused or in another measure now; choose again.".to_owned(),
                    );
                }
                found.map(|row| vec![ProposedPiece::Row(row)])
            }
        }
    }

    /// One row for each different value that holds.
    fn distinct(&self, facts: &Facts<'_>) -> Vec<usize> {
        distinct(facts.material.table, &self.rows)
    }

    /// What the statements that hold allow together; nothing where all state the same.
    fn feasible(&self, facts: &Facts<'_>) -> String {
        if self.distinct(facts).len() < 2 {
            return String::new();
        }
        let feasible = facts.standings[self.group].feasible.as_ref();
        feasible.map_or_else(String::new, |feasible| facts.sentence(&feasible.sentence))
    }

    fn caveats(&self, facts: &Facts<'_>, caveats: &mut Vec<String>) {
        let speaker = self.only_speaker(facts);
        // The heading of figures seen once says it of all of them.
        let told = self.section == Section::Single;
        match (self.articles, self.n_origins(), speaker) {
            (1, ..) if told => {}
            (1, ..) if self.carriers > 1 => caveats.push(
                "The latest figure stands in one article only; those that it supersedes are below.".to_owned(),
            ),
            (1, 1, Some(speaker)) => caveats.push(format!(
                "One article, one speaker: {speaker}. Not independently verified."
            )),
            (1, ..) => caveats.push("In one article only. Not independently verified.".to_owned()),
            (n, 1, Some(speaker)) => caveats.push(format!(
                "Only {speaker} says so; not independently verified: the {n} articles carry one origin and do not \
                 confirm each other."
            )),
            (n, 1, None) => caveats.push(format!(
                "Not independently verified: the {n} articles carry one origin and do not confirm each other."
            )),
            _ => {}
        }
        let quantities = || {
            self.rows
                .iter()
                .map(|row| &facts.material.table.rows[*row].figure.quantity)
        };
        if quantities().any(|one| one.qualifier == Qualifier::Vague) {
            caveats
                .push("Stated in vague words; the method note tells how they are read.".to_owned());
        }
        let fails = self.rows.iter().any(|row| facts.failing.contains(row));
        if fails {
            caveats.push("Part of a sum that does not add up; see the checks.".to_owned());
        }
    }

    fn only_speaker(&self, facts: &Facts<'_>) -> Option<String> {
        let mut named = self.rows.iter().filter_map(|row| speaker(facts, *row));
        let first = named.next()?;
        (self.n_origins() == 1).then_some(first)
    }

    /// Each origin once, by the fullest name that the articles give, with the verb that stands there.
    fn who(&self, facts: &Facts<'_>) -> String {
        let mut told: BTreeSet<String> = BTreeSet::new();
        let mut names: Vec<String> = Vec::new();
        let mut unnamed = false;
        for origin in 0..self.n_origins() {
            let of_origin = self
                .rows
                .iter()
                .zip(&self.origins)
                .filter(|(_, one)| **one == origin);
            let fullest = of_origin
                .filter_map(|(row, _)| Some((speaker(facts, *row)?, *row)))
                .max_by_key(|(name, row)| {
                    let size = name.chars().count();
                    (size, Reverse(name.clone()), Reverse(*row))
                });
            match fullest {
                Some((name, row)) if told.insert(name.clone()) => {
                    names.push(said_in(facts, row).unwrap_or(name));
                }
                Some(_) => {}
                None => unnamed = true,
            }
        }
        let more = names.len().saturating_sub(MANY_SPEAKERS);
        names.truncate(MANY_SPEAKERS);
        if more > 0 {
            names.push(format!("{more} more"));
        }
        if unnamed {
            names.push("no speaker named".to_owned());
        }
        names.join("; ")
    }

    /// The date of the figure that was chosen, else of the latest one.
    fn as_of(&self, facts: &Facts<'_>, resolution: Option<&Resolution>) -> Option<String> {
        let chosen = resolution.and_then(|one| match &one.choice {
            ChosenValue::Figure(key) => facts.material.table.position(key),
            _ => None,
        });
        let latest = || {
            let dated = self
                .rows
                .iter()
                .copied()
                .filter(|row| words_of_date(facts, *row).is_some());
            dated.max_by_key(|row| (holds_on(facts.material.table, *row), Reverse(*row)))
        };
        words_of_date(facts, chosen.or_else(latest)?)
    }
}

/// The piece with its footnote.
fn part(piece: ProposedPiece, facts: &Facts<'_>, citations: &mut Citations) -> ValuePart {
    match piece {
        ProposedPiece::Words(text) => ValuePart {
            text,
            hedge: String::new(),
            statement: None,
        },
        ProposedPiece::Row(row) => {
            let figure = &facts.material.table.rows[row].figure;
            let value = stated(figure, &facts.article(row).text, facts.material.style());
            ValuePart {
                text: value.whole(),
                hedge: value.hedge,
                statement: Some(citations.cite(facts, row)),
            }
        }
    }
}

fn n_articles(facts: &Facts<'_>, rows: &[usize]) -> usize {
    let articles = rows
        .iter()
        .map(|row| facts.material.table.rows[*row].article);
    articles.collect::<BTreeSet<usize>>().len()
}

/// Where a measure stands, by the rows that hold and by those that take part at all.
fn section(facts: &Facts<'_>, group: usize, [rows, live]: [&[usize]; 2]) -> Section {
    let contradicted = facts
        .findings_of(group)
        .filter(|finding| finding.kind.severity() == Severity::Conflict)
        .any(|finding| finding.figures.iter().any(|row| rows.contains(row)));
    match facts.resolution(group).map(|one| &one.choice) {
        _ if contradicted => Section::Disputed,
        Some(ChosenValue::Unresolved) => Section::Disputed,
        Some(_) => Section::Key,
        None if n_articles(facts, live) > 1 => Section::Key,
        None => Section::Single,
    }
}

fn label(group: &Group) -> String {
    let label = plain(&group.label);
    if label.is_empty() {
        format!("unnamed measure in {}", group.unit.code())
    } else {
        label
    }
}

fn choice_words(choice: &ChosenValue) -> &'static str {
    match choice {
        ChosenValue::Figure(_) => "one statement",
        ChosenValue::Range => "from the lowest to the highest statement",
        ChosenValue::Own(_) => "the analyst's own value",
        ChosenValue::Unresolved => "left open",
    }
}

fn speaker(facts: &Facts<'_>, row: usize) -> Option<String> {
    let said = facts.material.table.rows[row].figure.attribution.as_ref()?;
    Some(plain(&said.speaker))
}

/// Who says so in this row, with the verb.
fn said_in(facts: &Facts<'_>, row: usize) -> Option<String> {
    let told = facts.material.table.rows[row].figure.attribution.as_ref()?;
    let words = |phrase: Option<&tally_reading::Phrase>| phrase.map(|one| one.text.clone());
    let (verb, medium) = (words(told.verb.as_ref()), words(told.medium.as_ref()));
    Some(plain(&said(
        &told.speaker,
        verb.as_deref(),
        medium.as_deref(),
    )))
}

fn words_of_date(facts: &Facts<'_>, row: usize) -> Option<String> {
    let figure = &facts.material.table.rows[row].figure;
    match figure.time() {
        Some(time) => Some(plain(&dated(
            &time.text,
            iso(time).as_deref(),
            facts.material.style(),
        ))),
        None => facts
            .article(row)
            .metadata
            .published_on()
            .map(|date| format!("published {}", day(date, facts.material.style()))),
    }
}
