//! A total in one article, and its parts in another: by place, or by what became of them.

use std::collections::BTreeMap;

use super::Check;
use super::link::is_loose;
use super::sums::{can_add_up, drop_repeats, fates_differ, is_share_of, one_thing};
use super::total::sum;
use super::wording::{ToldEquation, quoted};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Operation, Prose};
use crate::tolerances::LEAST_TOTAL;
use tally_language::lexicon::RoleAttribute;
use tally_reading::{Decimal, Dimension};

/// Finds totals of which another article has all the parts.
pub(in crate::finding::checks) struct Across;

/// The most parts of a sum.
const MOST_PARTS: usize = 6;

/// The parts of one sort that one article has, all of them.
struct Set {
    article: usize,
    rows: Vec<usize>,
    /// Whether they are told apart by what became of them, else by place.
    by_fate: bool,
}

/// What parts and total must share at once; the rest is asked of each pair.
type Key<'a> = (bool, Option<&'static str>, &'a str, Decimal);

impl Check for Across {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let sets = sets(compared);
        let groups = groups_of(compared);
        // Articles that measure nothing together tell of two events.
        let of_one_event = |a: usize, b: usize| {
            let other = &groups[b];
            groups[a]
                .iter()
                .any(|group| other.binary_search(group).is_ok())
        };
        let mut findings: Vec<Finding> = Vec::new();
        for total in 0..compared.table.rows.len() {
            let mut fitting = keys(compared, total)
                .into_iter()
                .filter_map(|key| sets.get(&key))
                .flatten()
                .filter(|set| fits(compared, total, set))
                .filter(|set| of_one_event(compared.measures[total].article, set.article));
            if let Some(set) = fitting.next() {
                findings.push(finding(compared, total, &set.rows));
            }
        }
        findings
    }
}

/// Each article's parts by what they would be parts of.
fn sets<'a>(compared: &'a Compared<'_>) -> BTreeMap<Key<'a>, Vec<Set>> {
    let mut rows: BTreeMap<(bool, Option<&'static str>, &str, usize), Vec<usize>> = BTreeMap::new();
    for (row, measure) in compared.measures.iter().enumerate() {
        if compared.left_out.contains(&row)
            || !can_add_up(measure)
            || measure.is_earlier()
            || is_loose(compared, row)
        {
            continue;
        }
        let Some(role) = measure.role else {
            continue;
        };
        let thing = if measure.anyone {
            ""
        } else {
            measure.thing.as_str()
        };
        if measure.place.is_some() || measure.is_on_top() {
            rows.entry((false, Some(role), thing, measure.article))
                .or_default()
                .push(row);
        }
        if !thing.is_empty()
            && !RoleAttribute::Sent.holds(role)
            && measure.dimension == Dimension::Count
        {
            rows.entry((true, None, thing, measure.article))
                .or_default()
                .push(row);
        }
    }
    let mut sets: BTreeMap<Key<'a>, Vec<Set>> = BTreeMap::new();
    for ((by_fate, role, thing, article), mut rows) in rows {
        drop_repeats(compared, &mut rows);
        let told_apart = if by_fate { fates_differ } else { places_differ };
        let is_set = (2..=MOST_PARTS).contains(&rows.len()) && told_apart(compared, &rows);
        if let Some(sum) = sum(compared, &rows).filter(|_| is_set) {
            let key = (by_fate, role, thing, sum);
            sets.entry(key).or_default().push(Set {
                article,
                rows,
                by_fate,
            });
        }
    }
    sets
}

/// Whether each part is of another place or comes on top; of two sorts of people, one may hold the other.
fn places_differ(compared: &Compared<'_>, rows: &[usize]) -> bool {
    let mut places: Vec<Option<&str>> = rows
        .iter()
        .map(|row| &compared.measures[*row])
        .filter(|measure| !measure.is_on_top())
        .map(|measure| measure.place.as_deref())
        .collect();
    let n_places = places.len();
    places.sort_unstable();
    places.dedup();
    n_places > 0 && places.len() == n_places && places.iter().all(Option::is_some)
}

/// For each article the groups that it has figures in.
fn groups_of(compared: &Compared<'_>) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); compared.table.articles.len()];
    for (row, group) in compared.group_of.iter().enumerate() {
        let own: &mut Vec<usize> = &mut groups[compared.table.rows[row].article];
        own.push(*group);
    }
    for own in &mut groups {
        own.sort_unstable();
        own.dedup();
    }
    groups
}

/// What the parts of row `total` would go by.
fn keys<'a>(compared: &'a Compared<'_>, total: usize) -> Vec<Key<'a>> {
    let measure = &compared.measures[total];
    let (Some(number), Some(role)) = (measure.single(), measure.role) else {
        return Vec::new();
    };
    let is_whole = can_add_up(measure)
        && !compared.left_out.contains(&total)
        && !is_loose(compared, total)
        && number >= LEAST_TOTAL.into()
        && !measure.is_earlier()
        && !measure.partitive;
    if !is_whole {
        return Vec::new();
    }
    let thing = if measure.anyone {
        ""
    } else {
        measure.thing.as_str()
    };
    vec![
        (false, Some(role), thing, number),
        (true, None, thing, number),
    ]
}

fn fits(compared: &Compared<'_>, total: usize, set: &Set) -> bool {
    let whole = &compared.measures[total];
    let is_part = |part: &usize| {
        if set.by_fate {
            whole
                .role
                .is_some_and(|role| RoleAttribute::Sent.holds(role))
                && one_thing(whole, &compared.measures[*part])
        } else {
            is_share_of(compared, total, *part)
        }
    };
    whole.article != set.article && set.rows.iter().all(is_part)
}

fn finding(compared: &Compared<'_>, total: usize, parts: &[usize]) -> Finding {
    let outlet = |row: usize| compared.outlet(compared.table.rows[row].article);
    let quotes = parts.iter().map(|row| quoted(compared, *row));
    let terms = parts.iter().map(|row| compared.said(*row)).collect();
    let reckoning = prose![Prose::joined(terms, " + "), " = ", compared.said(total)];
    let told = ToldEquation {
        operation: Operation::Sum,
        total,
        parts: parts.to_vec(),
        headline: reckoning.clone(),
        clause: prose![
            Prose::list(quotes.collect()),
            " in ",
            outlet(parts[0]),
            " add up to ",
            quoted(compared, total),
            " in ",
            outlet(total)
        ],
        reckoning,
    };
    told.finding(compared, FindingKind::ArithmeticHolds)
}
