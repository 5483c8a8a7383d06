//! What is computed from the articles and the decisions; recomputed, never edited.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::article::Article;
use crate::figure::{FigureKey, Reading};
use crate::finding::{self, Entry, Finding, Policy};
use crate::group::{self, Group, Links, Row, Table};
use crate::project::{Judgements, Link};

/// Figures, groups and findings.
#[derive(Debug, Clone, Default)]
pub struct Derived {
    /// All figures in reading order, and their articles.
    pub table: Table,
    /// What each article gave, in the order of [`Table::articles`].
    pub readings: Vec<Arc<Reading>>,
    /// Every row is in exactly one.
    pub groups: Vec<Group>,
    /// For each row the index of its group.
    pub group_of: Vec<usize>,
    /// Most severe first.
    pub findings: Vec<Finding>,
    /// The findings put together by their causes, most severe first.
    pub entries: Vec<Entry>,
    /// For each finding the index of its entry.
    pub entry_of: Vec<usize>,
    /// Rises with each change; views cache by it.
    pub revision: u64,
    /// What the groups are called where the analyst has given no name.
    proposed_labels: Vec<String>,
}

/// Everything that figures, groups and findings depend on.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    pub(super) articles: Vec<Arc<Article>>,
    /// Of each article.
    pub(super) readings: Vec<Arc<Reading>>,
    links: Links,
    rejected: Vec<FigureKey>,
    policy: Policy,
}

impl Given {
    pub(super) fn new(
        articles: Vec<Arc<Article>>,
        readings: Vec<Arc<Reading>>,
        judgements: &Judgements,
    ) -> Self {
        Self {
            articles,
            readings,
            links: links(judgements),
            rejected: judgements.rejected().cloned().collect(),
            policy: judgements.policy.clone().unwrap_or_default(),
        }
    }

    /// Whether the same figures fall into the same groups.
    fn groups_like(&self, other: &Self) -> bool {
        self.links == other.links
            && same(&self.articles, &other.articles)
            && same(&self.readings, &other.readings)
    }

    /// Computes everything; `derived` was computed from `given`, and what did not change is taken from it.
    pub(super) fn derive(&self, given: &Self, derived: &Derived) -> Derived {
        let mut derived = if self.groups_like(given) {
            derived.clone()
        } else {
            self.group()
        };
        let left_out: BTreeSet<usize> = self
            .rejected
            .iter()
            .filter_map(|key| derived.table.position(key))
            .collect();
        for (group, label) in derived.groups.iter_mut().zip(&derived.proposed_labels) {
            group.label.clone_from(label); // Explanations may name the measure; they do so in the proposed words.
        }
        derived.findings =
            finding::findings(&derived.table, &derived.groups, &left_out, &self.policy);
        derived.put_together();
        derived
    }

    fn group(&self) -> Derived {
        let table = table(&self.articles, &self.readings);
        let groups = group::groups(&table, &self.links);
        let mut group_of = vec![0; table.rows.len()];
        for (idx, group) in groups.iter().enumerate() {
            for row in &group.figures {
                group_of[*row] = idx;
            }
        }
        Derived {
            table,
            readings: self.readings.clone(),
            proposed_labels: groups.iter().map(|group| group.label.clone()).collect(),
            groups,
            group_of,
            findings: Vec::new(),
            entries: Vec::new(),
            entry_of: Vec::new(),
            revision: 0,
        }
    }
}

impl Derived {
    /// Nothing yet, at this revision.
    pub(super) fn empty(revision: u64) -> Self {
        Self {
            revision,
            ..Self::default()
        }
    }

    /// Puts the findings of one cause together.
    fn put_together(&mut self) {
        self.entries = finding::entries(&self.findings, &self.group_of);
        self.entry_of = vec![0; self.findings.len()];
        for (idx, entry) in self.entries.iter().enumerate() {
            for finding in entry.findings() {
                self.entry_of[finding] = idx;
            }
        }
    }

    /// The figures of group `idx`, by key.
    pub fn keys(&self, idx: usize) -> impl Iterator<Item = &FigureKey> {
        let rows = self.groups.get(idx).map(|group| group.figures.as_slice());
        rows.unwrap_or_default()
            .iter()
            .map(|row| &self.table.rows[*row].key)
    }

    /// Gives each group the analyst's name for it, or the proposed one.
    pub(super) fn name_groups(&mut self, judgements: &Judgements) {
        let Self {
            table,
            groups,
            proposed_labels,
            ..
        } = self;
        for (group, proposed) in groups.iter_mut().zip(proposed_labels.iter()) {
            let keys = group.figures.iter().map(|row| &table.rows[*row].key);
            let named = judgements.label_among(keys).map(|(_, label)| label);
            let label = named.unwrap_or(proposed);
            if group.label != *label {
                group.label.clone_from(label);
            }
        }
    }
}

fn same<T>(some: &[Arc<T>], others: &[Arc<T>]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(a, b)| Arc::ptr_eq(a, b))
}

fn table(articles: &[Arc<Article>], readings: &[Arc<Reading>]) -> Table {
    let mut rows = Vec::new();
    for (idx, (article, reading)) in articles.iter().zip(readings).enumerate() {
        for figure in &reading.figures {
            let key = FigureKey {
                article: article.id.clone(),
                span: figure.number,
            };
            rows.push(Row {
                key,
                article: idx,
                figure: Arc::clone(figure),
            });
        }
    }
    Table {
        articles: articles.to_vec(),
        rows,
    }
}

/// The analyst's names for groups are not among them: they may change without a new grouping.
fn links(judgements: &Judgements) -> Links {
    let mut links = Links::default();
    for ((a, b), link) in &judgements.links {
        let pairs = match link {
            Link::Must => &mut links.must,
            Link::Cannot => &mut links.cannot,
        };
        pairs.push((a.clone(), b.clone()));
    }
    links
}
