//! What every check looks at: the groups with their statements side by side.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::relate::relate;
use super::statement::{Nature, Statement, said};
use super::{FindingKind, Known, OriginTree, Origins, Policy, Prose, ShownValue};
use crate::group::{Group, Measure, Rates, Table, on_all_cores};
use tally_reading::{Decimal, Qualifier, Quantity};

/// With how many different statements a group is compared in full; beyond, the rarest are left to the reader's eye.
const MOST_STATEMENTS: usize = 16;

/// How many rows or groups a core takes at once.
const SHARE: usize = 256;

/// All that the checks need, computed once.
pub(super) struct Compared<'a> {
    /// The figures.
    pub table: &'a Table,
    /// What each row measures.
    pub measures: &'a [Measure],
    /// The groups as made.
    pub groups: &'a [Group],
    /// For each row the index of its group.
    pub group_of: Vec<usize>,
    /// Rows that take no part.
    pub left_out: &'a BTreeSet<usize>,
    /// How statements are read.
    pub policy: &'a Policy,
    /// What the articles tell of where their figures come from.
    pub origins: &'a Origins,
    /// The groups of two figures and more.
    pub sides: Vec<Sides>,
    /// Each row as a statement.
    statements: Vec<Statement>,
}

/// The different statements of one group.
pub(super) struct Sides {
    /// Index of the group.
    pub group: usize,
    /// How its values may change.
    pub nature: Nature,
    /// Each different statement once, in order of date and value.
    pub all: Vec<Side>,
    /// All figures of the group that take part, by where they come from.
    pub tree: OriginTree,
    /// For each pair of sides (first smaller) how they relate.
    relations: BTreeMap<(usize, usize), FindingKind>,
}

/// One statement and all figures that make it.
pub(super) struct Side {
    /// The statement, as its first figure makes it.
    pub statement: Statement,
    /// Rows, ascending.
    pub rows: Vec<usize>,
}

impl<'a> Compared<'a> {
    /// Reads the statements of all groups.
    pub(super) fn new(
        table: &'a Table,
        Known { measures, origins }: Known<'a>,
        groups: &'a [Group],
        left_out: &'a BTreeSet<usize>,
        policy: &'a Policy,
    ) -> Self {
        let measures = measures.rows();
        let mut group_of = vec![0; table.rows.len()];
        for (idx, group) in groups.iter().enumerate() {
            for row in &group.figures {
                group_of[*row] = idx;
            }
        }
        let mut compared = Self {
            table,
            measures,
            groups,
            group_of,
            left_out,
            policy,
            origins,
            sides: Vec::new(),
            statements: Vec::new(),
        };
        let rows: Vec<usize> = (0..measures.len()).collect();
        compared.statements = compared.each(&rows, |compared, row| {
            Statement::of(table, &measures[row], row, compared.policy)
        });
        let idxs: Vec<usize> = (0..groups.len()).collect();
        let sides = compared.each(&idxs, Self::sides_of);
        compared.sides = sides.into_iter().flatten().collect();
        compared
    }

    /// Does `work` on each row or group, on all cores where there are many.
    fn each<O: Send>(&self, idxs: &[usize], work: impl Fn(&Self, usize) -> O + Sync) -> Vec<O> {
        let shares: Vec<&[usize]> = idxs.chunks(SHARE).collect();
        let done = on_all_cores(&shares, self.table.rows.len(), |share| {
            let all = share.iter().map(|idx| work(self, *idx));
            all.collect::<Vec<O>>()
        });
        done.into_iter().flatten().collect()
    }

    fn sides_of(&self, idx: usize) -> Option<Sides> {
        let rows: Vec<usize> = self.groups[idx]
            .figures
            .iter()
            .copied()
            .filter(|row| !self.left_out.contains(row))
            .collect();
        if rows.len() < 2 {
            return None;
        }
        let nature = Nature::of(&self.measures[rows[0]]);
        let tree = self.origins.tree(self.table, &rows);
        // Crowded groups are told apart less finely: first without speakers, then without dates.
        let statements = self.statements(&rows);
        let fine = gather(&statements, |s| (s.key(), s.speaker.as_deref()));
        let sides = if fine.len() <= MOST_STATEMENTS {
            fine
        } else {
            gather(&statements, Statement::key)
        };
        let sides = if sides.len() <= MOST_STATEMENTS {
            sides
        } else {
            gather(&statements, |s| {
                (!s.earlier, s.bounds, s.qualifier, s.unit.as_deref())
            })
        };
        let sides = most_common(sides);
        Some(Sides::new((idx, nature), sides, tree, self.policy))
    }

    /// The rows of one group as statements, in one unit as far as the articles convert theirs.
    fn statements(&self, rows: &[usize]) -> Vec<(usize, Cow<'_, Statement>)> {
        let rates = Rates::among(self.measures, rows);
        let statements = rows.iter().map(|row| {
            let statement = &self.statements[*row];
            let rate = statement.unit.as_deref().and_then(|unit| rates.of(unit));
            let statement = match rate {
                Some(rate) => Cow::Owned(statement.clone().at(rate)),
                None => Cow::Borrowed(statement),
            };
            (*row, statement)
        });
        statements.collect()
    }

    /// The sort of things that a group counts, by its first figure in the order of names; empty for people in general.
    pub(super) fn thing(&self, group: usize) -> &str {
        let named = self.groups[group].figures.iter();
        let named = named.filter(|row| !self.measures[**row].anyone);
        let first = named.min_by_key(|row| &self.table.rows[**row].key);
        first.map_or("", |row| self.measures[*row].thing.as_str())
    }

    /// `number` in the unit of row `row`.
    pub(super) fn number_like(&self, row: usize, number: Option<Decimal>) -> Prose {
        let quantity = Quantity {
            low: number,
            high: number,
            qualifier: Qualifier::Exact,
            hedge: String::new(),
            unit: self.table.rows[row].figure.quantity.unit.clone(),
        };
        ShownValue::of(None, quantity).into()
    }

    /// Row `row` as a statement.
    pub(super) fn statement(&self, row: usize) -> Statement {
        self.statements[row].clone()
    }

    /// What row `row` states.
    pub(super) fn said(&self, row: usize) -> Prose {
        said(self.table, row)
    }

    /// The statements of several sides, each wording once.
    pub(super) fn sayings(&self, sides: &Sides, of: &[usize]) -> Vec<Prose> {
        let mut shown: Vec<&str> = Vec::new();
        let mut said: Vec<Prose> = Vec::new();
        for side in of {
            let statement = &sides.all[*side].statement;
            if !shown.contains(&statement.shown.as_str()) {
                shown.push(&statement.shown);
                said.push(self.said(statement.row));
            }
        }
        said
    }

    /// What row `row` states, in print, to tell statements apart by.
    pub(super) fn shown(&self, row: usize) -> &str {
        &self.statements[row].shown
    }
}

/// One side for each key, in the keys' order; its statement is the first by date, and of one date the one that says for
/// which day it holds, rather the text than its headline.
fn gather<'a, K: Ord>(
    statements: &'a [(usize, Cow<'_, Statement>)],
    key: impl Fn(&'a Statement) -> K,
) -> Vec<Side> {
    let order = |one: &Statement| (one.date, one.holds_at.is_none(), one.in_head);
    let mut sides: BTreeMap<K, (&Statement, Vec<usize>)> = BTreeMap::new();
    for (row, statement) in statements {
        let (first, rows) = sides
            .entry(key(statement))
            .or_insert_with(|| (statement, Vec::new()));
        if order(statement) < order(first) {
            *first = statement;
        }
        rows.push(*row);
    }
    let side = |(statement, rows): (&Statement, Vec<usize>)| Side {
        statement: statement.clone(),
        rows,
    };
    sides.into_values().map(side).collect()
}

fn most_common(mut sides: Vec<Side>) -> Vec<Side> {
    if sides.len() <= MOST_STATEMENTS {
        return sides;
    }
    let mut frequencies: Vec<usize> = sides.iter().map(|side| side.rows.len()).collect();
    frequencies.sort_unstable_by(|a, b| b.cmp(a));
    let least = frequencies[MOST_STATEMENTS - 1];
    sides.retain(|side| side.rows.len() >= least);
    sides.truncate(MOST_STATEMENTS);
    sides
}

/// Where two numbers contradict each other, whoever else states them does not update one by the other.
fn spread_contradictions(sides: &[Side], relations: &mut BTreeMap<(usize, usize), FindingKind>) {
    let numbers = |(a, b): (usize, usize)| {
        let (x, y) = (sides[a].statement.bounds, sides[b].statement.bounds);
        if x < y { (x, y) } else { (y, x) }
    };
    let contradicting: BTreeSet<_> = relations
        .iter()
        .filter(|(_, kind)| **kind == FindingKind::Contradiction)
        .map(|(pair, _)| numbers(*pair))
        .collect();
    for (pair, kind) in relations.iter_mut() {
        let earlier = sides[pair.0].statement.earlier || sides[pair.1].statement.earlier;
        if *kind == FindingKind::UpdatedOverTime
            && !earlier
            && contradicting.contains(&numbers(*pair))
        {
            *kind = FindingKind::Contradiction;
        }
    }
}

impl Sides {
    fn new(
        (group, nature): (usize, Nature),
        sides: Vec<Side>,
        tree: OriginTree,
        policy: &Policy,
    ) -> Self {
        let mut relations = BTreeMap::new();
        for b in 1..sides.len() {
            for a in 0..b {
                if let Some(kind) = relate(&sides[a].statement, &sides[b].statement, nature, policy)
                {
                    relations.insert((a, b), kind);
                }
            }
        }
        spread_contradictions(&sides, &mut relations);
        Self {
            group,
            nature,
            all: sides,
            tree,
            relations,
        }
    }

    /// How two sides relate.
    pub(super) fn relation(&self, a: usize, b: usize) -> Option<FindingKind> {
        self.relations.get(&(a.min(b), a.max(b))).copied()
    }

    /// Whether any two sides relate in this way.
    pub(super) fn has(&self, kind: FindingKind) -> bool {
        self.relations.values().any(|k| *k == kind)
    }

    /// Sets of sides that are linked by relations of `kind`, the first and last of a set perhaps only through others.
    pub(super) fn components(&self, kind: FindingKind) -> Vec<Vec<usize>> {
        self.linked(&|a, b| self.relation(a, b) == Some(kind))
            .into_iter()
            .filter(|component| component.len() > 1)
            .collect()
    }

    /// The sides as sets that `link` holds together; all in order.
    pub(super) fn linked(&self, link: &dyn Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = Vec::new();
        for side in 0..self.all.len() {
            let touches = |set: &Vec<usize>| set.iter().any(|member| link(*member, side));
            let (joined, others): (Vec<_>, Vec<_>) = sets.into_iter().partition(touches);
            let mut set = joined.concat();
            set.push(side);
            set.sort_unstable();
            sets = others;
            sets.push(set);
        }
        sets.sort();
        sets
    }

    /// Sets of sides in which every two relate as `kind` or say the same; every pair of that kind is in one of them.
    pub(super) fn cliques(&self, kind: FindingKind) -> Vec<Vec<usize>> {
        let mut cliques: Vec<Vec<usize>> = Vec::new();
        for ((a, b), _) in self.relations.iter().filter(|(_, k)| **k == kind) {
            if cliques
                .iter()
                .any(|clique| clique.contains(a) && clique.contains(b))
            {
                continue;
            }
            let mut clique = vec![*a, *b];
            for next in 0..self.all.len() {
                let fits = |member: &usize| {
                    let relation = self.relation(*member, next);
                    relation == Some(kind) || relation == Some(FindingKind::Agreement)
                };
                if !clique.contains(&next) && clique.iter().all(fits) {
                    clique.push(next);
                }
            }
            clique.sort_unstable();
            cliques.push(clique);
        }
        cliques
    }

    /// The rows of several sides, ascending.
    pub(super) fn rows(&self, sides: &[usize]) -> Vec<usize> {
        let mut rows: Vec<usize> = sides
            .iter()
            .flat_map(|side| self.all[*side].rows.iter().copied())
            .collect();
        rows.sort_unstable();
        rows
    }
}
