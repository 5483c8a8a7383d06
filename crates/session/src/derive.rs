//! What is computed from the articles and the decisions; recomputed, never edited.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use tally_article::Article;
use tally_comparing::finding::{
    self, Entry, Finding, GroupStanding, Kin, Known, Origins, Policy, Printer,
};
use tally_comparing::group::{self, Group, Links, Measures, Quoted, Row, Suggestion, Table};
use tally_project::{Judgements, Link};
use tally_reading::written::HouseStyle;
use tally_reading::{FigureKey, Reading};

/// Figures, groups and findings.
#[derive(Debug, Clone, Default)]
pub struct Derived {
    /// All figures in reading order, and their articles.
    pub table: Arc<Table>,
    /// What the articles tell of where their figures come from.
    pub origins: Arc<Origins>,
    /// What each article gave, in the order of [`Table::articles`].
    pub readings: Vec<Arc<Reading>>,
    /// Every row is in exactly one.
    pub groups: Vec<Group>,
    /// For each row the index of its group.
    pub group_of: Vec<usize>,
    /// Which articles are nearly the same or versions of each other, the nearest first.
    pub kin: Vec<Kin>,
    /// Which groups may be one, strictest first.
    pub suggestions: Vec<Suggestion>,
    /// Most severe first.
    pub findings: Vec<Finding>,
    /// Where each group stands by the findings: what holds, what is superseded, what the statements allow together.
    pub standings: Vec<GroupStanding>,
    /// The findings put together by their causes, most severe first.
    pub entries: Vec<Entry>,
    /// For each finding the index of its entry.
    pub entry_of: Vec<usize>,
    /// How numbers and days are printed.
    pub style: HouseStyle,
    /// Rises with each change; views cache by it.
    pub revision: u64,
    /// What the groups are called where the analyst has given no name.
    proposed_labels: Vec<String>,
    measures: Arc<Measures>,
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

    /// Compares by another policy.
    pub(super) fn read_by(&mut self, policy: Policy) {
        self.policy = policy;
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
            self.group(derived)
        };
        let at = derived.table.positions();
        let left_out: BTreeSet<usize> = self.rejected.iter().filter_map(|key| at.of(key)).collect();
        for (group, label) in derived.groups.iter_mut().zip(&derived.proposed_labels) {
            group.label.clone_from(label); // Explanations carry the proposed name; a `Printer` puts another in its place.
        }
        let known = Known {
            measures: &derived.measures,
            origins: &derived.origins,
        };
        derived.findings = finding::findings_by(
            &derived.table,
            known,
            &derived.groups,
            &left_out,
            &self.policy,
        );
        let found: Vec<&Finding> = derived.findings.iter().collect();
        derived.standings = finding::standings(
            &derived.table,
            &derived.groups,
            &found,
            &left_out,
            &self.policy,
        );
        derived.put_together();
        derived
    }

    fn group(&self, last: &Derived) -> Derived {
        let table = table(&self.articles, &self.readings);
        let measures = last.measures.of_next(&table);
        let origins = Origins::again(&table, &last.origins);
        let groups = group::groups_by(&table, &measures, &self.links);
        let suggestions = group::suggestions(&table, &measures, &groups, &self.links);
        let mut group_of = vec![0; table.rows.len()];
        for (idx, group) in groups.iter().enumerate() {
            for row in &group.figures {
                group_of[*row] = idx;
            }
        }
        Derived {
            // Joins and splits leave the articles as they are.
            kin: if same(&last.table.articles, &table.articles) {
                last.kin.clone()
            } else {
                finding::kin(&table, &origins)
            },
            table: Arc::new(table),
            origins: Arc::new(origins),
            suggestions,
            readings: self.readings.clone(),
            proposed_labels: groups.iter().map(|group| group.label.clone()).collect(),
            groups,
            group_of,
            findings: Vec::new(),
            standings: Vec::new(),
            entries: Vec::new(),
            entry_of: Vec::new(),
            style: last.style,
            revision: 0,
            measures: Arc::new(measures),
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

    /// Whether a later figure supersedes the one in `row`.
    pub fn is_superseded(&self, row: usize) -> bool {
        let group = self.group_of.get(row);
        group
            .and_then(|group| self.standings.get(*group))
            .is_some_and(|standing| standing.is_superseded(row))
    }

    /// The figures of group `idx`, by key.
    pub fn keys(&self, idx: usize) -> impl Iterator<Item = &FigureKey> {
        let rows = self.groups.get(idx).map(|group| group.figures.as_slice());
        rows.unwrap_or_default()
            .iter()
            .map(|row| &self.table.rows[*row].key)
    }

    /// Takes the house style, and gives each group the analyst's name for it, or the proposed one.
    pub(super) fn print_as(&mut self, judgements: &Judgements) {
        self.style = judgements.style.unwrap_or_default();
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

/// Prints sentences on figures in the house style, with the analyst's names for measures.
impl Printer for Derived {
    fn style(&self) -> HouseStyle {
        self.style
    }

    fn measure<'a>(&'a self, group: usize, label: &'a str) -> Cow<'a, str> {
        let group = self.groups.get(group);
        Cow::Borrowed(group.map_or(label, |group| &group.label))
    }
}

fn same<T>(some: &[Arc<T>], others: &[Arc<T>]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(a, b)| Arc::ptr_eq(a, b))
}

fn table(articles: &[Arc<Article>], readings: &[Arc<Reading>]) -> Table {
    let (mut rows, mut quotations) = (Vec::new(), Vec::new());
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
        quotations.extend(reading.quotations.iter().map(|quotation| Quoted {
            article: idx,
            quotation: quotation.clone(),
        }));
    }
    Table {
        articles: articles.to_vec(),
        rows,
        quotations,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Decide, FileAction, Session};
    use tally_article::MetadataField;

    /// Article `n` of a storm that takes days.
    fn add(session: &mut Session, n: usize) {
        let (dead, boats, town) = (12 + n / 2, 40 + n % 3, ["Brask", "Ostby", "Lund"][n % 3]);
        let who = ["Mayor Ida Holt", "Holt", "the harbour office"][n % 3];
        let text = format!(
            "Storm over Brask\n\nPublished {} March 2024\n\nThe storm killed {dead} people and sank about {boats} \
             boats, {who} said. In {town}, {} people were hurt and {n} homes were damaged. The toll was {} before.\n",
            1 + n % 9,
            3 + n % 5,
            dead - 2
        );
        session.perform(Action::File(FileAction::AddBytes {
            name: format!("{n}.txt"),
            bytes: text.into_bytes(),
        }));
    }

    /// Some act on some figures or articles.
    fn act(session: &Session, random: &mut fastrand::Rng) -> Option<Action> {
        let table = &session.derived().table;
        let row = |random: &mut fastrand::Rng| table.rows[random.usize(..table.rows.len())].clone();
        if table.rows.is_empty() {
            return None;
        }
        let (one, other) = (row(random), row(random));
        Some(match random.u8(..6) {
            0 => Action::Decide(Decide::RemoveArticle(one.key.article)),
            1 => Action::Decide(Decide::Join(vec![one.key, other.key])),
            2 => Action::Decide(Decide::Split(vec![one.key])),
            3 => Action::Decide(Decide::Reject(vec![one.key], String::new())),
            4 => Action::Decide(Decide::SetMetadata(
                one.key.article,
                MetadataField::Published,
                "2024-03-20".to_owned(),
            )),
            _ => Action::Undo,
        })
    }

    #[test]
    fn what_was_derived_before_leaves_no_trace() {
        let mut session = Session::default();
        let mut random = fastrand::Rng::with_seed(9);
        for n in 0..60 {
            if random.bool() {
                add(&mut session, n);
            } else if let Some(action) = act(&session, &mut random) {
                session.perform(action);
            }
            let anew = session.given.derive(&Given::default(), &Derived::default());
            let derived = session.derived();
            assert_eq!(derived.groups, anew.groups);
            assert_eq!(derived.group_of, anew.group_of);
            assert_eq!(derived.findings, anew.findings);
        }
        assert!(session.derived().findings.len() > 5);
    }
}
