//! The table's lines: filtered, grouped and sorted once for each change, not for each frame.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::sort::{Sort, SortOrder};
use crate::ui::describe;
use crate::ui::filter::{Filter, Query, Stand};
use crate::ui::topic::Topic;
use tally_article::ArticleId;
use tally_comparing::finding;
use tally_comparing::group::Table;
use tally_project::Judgements;
use tally_project::Verdict;
use tally_session::{Derived, Session};

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FigureLine {
    /// The head of a group, by index, with how many of its figures are shown.
    Group(usize, usize),
    /// A figure, by its row.
    Figure(usize),
}

/// How many figures each choice of a facet would show, the other facets as they are.
#[derive(Debug, Default)]
pub(in crate::ui) struct ShownCounts {
    pub(in crate::ui) articles: BTreeMap<ArticleId, usize>,
    pub(in crate::ui) topics: BTreeMap<Topic, usize>,
    pub(in crate::ui) findings: BTreeMap<finding::FindingKind, usize>,
    pub(in crate::ui) states: BTreeMap<Stand, usize>,
}

/// What the lines were made for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Wanted {
    /// What is derived, and what was decided.
    stamp: (u64, Option<i64>),
    filter: Filter,
    sort: Sort,
    flat: bool,
}

/// The lines, and what was counted on the way.
#[derive(Debug, Default)]
pub(in crate::ui) struct Lines {
    made_for: Option<Wanted>,
    revision: Option<u64>,
    topics: Vec<Topic>,
    kinds: Vec<u16>,
    marks: Vec<Vec<usize>>,
    /// Where the groups come from, of those that were looked at.
    provenance: RefCell<BTreeMap<usize, String>>,
    pub(super) all: Vec<FigureLine>,
    pub(super) figures: usize,
    pub(super) groups: usize,
    pub(in crate::ui) counts: ShownCounts,
}

/// The facets that a row passes, one bit each.
const ARTICLE: u8 = 1;
const TOPIC: u8 = 2;
const FINDING: u8 = 4;
const STATE: u8 = 8;
const SEARCH: u8 = 16;
const ALL: u8 = 31;

impl Lines {
    /// Makes the lines again if anything that they depend on has changed. Returns whether it did.
    pub(super) fn update(
        &mut self,
        session: &Session,
        filter: &Filter,
        sort: Sort,
        flat: bool,
    ) -> bool {
        let wanted = Wanted {
            stamp: (session.derived().revision, session.head()),
            filter: filter.clone(),
            sort,
            flat,
        };
        if self.made_for.as_ref() == Some(&wanted) {
            return false;
        }
        self.read(session.derived());
        self.select(session, &wanted);
        self.made_for = Some(wanted);
        true
    }

    /// The findings of group `idx`, most severe first.
    pub(super) fn findings_of(&self, group: usize) -> &[usize] {
        self.marks.get(group).map_or(&[], Vec::as_slice)
    }

    /// "3 figures, 1 origin in 2 articles": told once, as a group can have thousands.
    pub(super) fn provenance(&self, group: usize, derived: &Derived) -> String {
        let mut known = self.provenance.borrow_mut();
        let told = known
            .entry(group)
            .or_insert_with(|| describe::provenance(derived, &derived.groups[group].figures));
        told.clone()
    }

    /// What kind of finding each row takes part in, and what it is about.
    fn read(&mut self, derived: &Derived) {
        if self.revision == Some(derived.revision) {
            return;
        }
        self.revision = Some(derived.revision);
        let rows = &derived.table.rows;
        self.topics = rows.iter().map(|row| Topic::of(&row.figure)).collect();
        self.kinds = vec![0; rows.len()];
        self.marks = vec![Vec::new(); derived.groups.len()];
        self.provenance.borrow_mut().clear();
        for (idx, finding) in derived.findings.iter().enumerate() {
            for row in &finding.figures {
                self.kinds[*row] |= 1 << (finding.kind as u16);
                let of_group = &mut self.marks[derived.group_of[*row]];
                if of_group.last() != Some(&idx) {
                    of_group.push(idx);
                }
            }
        }
    }

    fn select(&mut self, session: &Session, wanted: &Wanted) {
        let derived = session.derived();
        let judgements = session.judgements();
        let mut search = Search::new(&wanted.filter.search);
        let mut shown = Vec::new();
        self.counts = ShownCounts::default();
        for row in 0..derived.table.rows.len() {
            let passes = self.passes(row, session, wanted, &mut search);
            self.count(row, passes, derived, judgements);
            if passes == ALL {
                shown.push(row);
            }
        }
        self.figures = shown.len();
        let order = SortOrder {
            table: &derived.table,
            judgements,
            sort: wanted.sort,
        };
        if wanted.flat {
            order.sort(&mut shown);
            self.groups = 0;
            self.all = shown.into_iter().map(FigureLine::Figure).collect();
        } else {
            self.group(shown, derived, &order);
        }
    }

    fn passes(&self, row: usize, session: &Session, wanted: &Wanted, search: &mut Search) -> u8 {
        let filter = &wanted.filter;
        let derived = session.derived();
        let key = &derived.table.rows[row].key;
        let mut passes = 0;
        if filter.articles.is_empty() || filter.articles.contains(&key.article) {
            passes |= ARTICLE;
        }
        if filter.topics.is_empty() || filter.topics.contains(&self.topics[row]) {
            passes |= TOPIC;
        }
        let any = |kind: &finding::FindingKind| self.kinds[row] & (1 << (*kind as u16)) != 0;
        if filter.findings.is_empty() || filter.findings.iter().any(any) {
            passes |= FINDING;
        }
        let stand = Stand::of(session.judgements().verdicts.get(key));
        if filter.states.is_empty() || filter.states.contains(&stand) {
            passes |= STATE;
        }
        if search.fits(row, derived, session.judgements()) {
            passes |= SEARCH;
        }
        passes
    }

    /// Counts the row in each facet that alone could hide it.
    fn count(&mut self, row: usize, passes: u8, derived: &Derived, judgements: &Judgements) {
        let key = &derived.table.rows[row].key;
        let counts = &mut self.counts;
        if passes | ARTICLE == ALL {
            match counts.articles.get_mut(&key.article) {
                Some(count) => *count += 1,
                None => {
                    counts.articles.insert(key.article.clone(), 1);
                }
            }
        }
        if passes | TOPIC == ALL {
            *counts.topics.entry(self.topics[row]).or_default() += 1;
        }
        if passes | STATE == ALL {
            let stand = Stand::of(judgements.verdicts.get(key));
            *counts.states.entry(stand).or_default() += 1;
        }
        if passes | FINDING == ALL {
            for kind in finding::FindingKind::ALL {
                if self.kinds[row] & (1 << (kind as u16)) != 0 {
                    *counts.findings.entry(kind).or_default() += 1;
                }
            }
        }
    }

    fn group(&mut self, shown: Vec<usize>, derived: &Derived, order: &SortOrder<'_>) {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); derived.groups.len()];
        for row in shown {
            members[derived.group_of[row]].push(row);
        }
        let mut groups: Vec<usize> = (0..members.len())
            .filter(|group| !members[*group].is_empty())
            .collect();
        for group in &groups {
            order.sort(&mut members[*group]);
        }
        if order.sort.is_set() {
            groups.sort_by(|a, b| order.compare(members[*a][0], members[*b][0]));
        } else {
            // Several figures first. What the analyst decides moves no line, so that the eye finds its place again.
            groups.sort_by_key(|group| (derived.groups[*group].figures.len() < 2, *group));
        }
        self.groups = groups.len();
        self.all.clear();
        self.all.reserve(self.figures + groups.len());
        for group in groups {
            self.all
                .push(FigureLine::Group(group, members[group].len()));
            self.all
                .extend(members[group].iter().copied().map(FigureLine::Figure));
        }
    }
}

/// The search field applied to rows, with a buffer for their text.
struct Search {
    query: Query,
    text: String,
}

impl Search {
    fn new(search: &str) -> Self {
        Self {
            query: Query::parse(search),
            text: String::new(),
        }
    }

    fn fits(&mut self, row: usize, derived: &Derived, judgements: &Judgements) -> bool {
        if self.query.is_empty() {
            return true;
        }
        if !self
            .query
            .fits_value(&derived.table.rows[row].figure.quantity)
        {
            return false;
        }
        if !self.query.needs_text() {
            return true;
        }
        self.text.clear();
        self.add(&derived.groups[derived.group_of[row]].label);
        self.add_figure(row, &derived.table);
        if let Some(note) = judgements.figure_notes.get(&derived.table.rows[row].key) {
            self.add(note);
        }
        if let Some(Verdict::Rejected(why)) = judgements.verdicts.get(&derived.table.rows[row].key)
        {
            self.add(why);
        }
        self.query.fits_text(&self.text)
    }

    fn add_figure(&mut self, row: usize, table: &Table) {
        let figure = &table.rows[row].figure;
        self.add(table.sentence(row));
        self.add(table.article(row).name());
        self.add(table.article(row).metadata.outlet.as_deref().unwrap_or(""));
        self.add(figure.counted.as_ref().map_or("", |counted| &counted.text));
        self.add(figure.attribution.as_ref().map_or("", |said| &said.speaker));
        self.add(figure.place.as_ref().map_or("", |place| &place.text));
    }

    /// Adds `part` in lower case.
    fn add(&mut self, part: &str) {
        if part.is_ascii() {
            let start = self.text.len();
            self.text.push_str(part);
            if let Some(added) = self.text.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            self.text.push_str(&part.to_lowercase());
        }
        self.text.push('\n');
    }
}
