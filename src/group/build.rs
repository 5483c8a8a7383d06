//! The way from figures to groups: what surely is the same first, then what most likely is, under the analyst's links.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::clusters::Clusters;
use super::label::label;
use super::measure::{Measure, measures};
use super::similar::{may_be_same, same_at_any_numbers, same_at_equal_numbers};
use super::{Group, GroupKey, Links, Table};
use crate::figure::{Decimal, Dimension, FigureKey, Qualifier};

/// With how many earlier rows of its bucket a row is compared: keeps crowded buckets linear.
const NEIGHBOURS: usize = 24;

/// Puts each row of `table` into exactly one group, in the order of their first figures.
pub fn groups(table: &Table, links: &Links) -> Vec<Group> {
    let measures = measures(table);
    let mut clusters = Clusters::new(table.rows.len());
    for (row, measure) in measures.iter().enumerate() {
        if let Some(number) = measure.single()
            && !measure.earlier
            && measure.qualifier != Qualifier::Vague
        {
            clusters.state(row, table.rows[row].article, number);
        }
    }
    obey(&mut clusters, table, links);
    let order = stable_order(table);
    join_equal_numbers(&mut clusters, &measures, &order);
    join_one_measure(&mut clusters, &measures, &order);
    collect(clusters, table, &measures, links)
}

fn obey(clusters: &mut Clusters, table: &Table, links: &Links) {
    let rows =
        |pair: &(FigureKey, FigureKey)| Some((table.position(&pair.0)?, table.position(&pair.1)?));
    for (a, b) in links.must.iter().filter_map(rows) {
        clusters.must(a, b);
    }
    for (a, b) in links.cannot.iter().filter_map(rows) {
        clusters.cannot(a, b);
    }
}

/// Rows by article name and place: the same whatever order the articles were loaded in.
fn stable_order(table: &Table) -> Vec<usize> {
    let mut order: Vec<usize> = (0..table.rows.len()).collect();
    order.sort_by(|a, b| table.rows[*a].key.cmp(&table.rows[*b].key));
    order
}

/// What a row is looked up by: no two rows of different buckets are ever compared.
type Bucket<'a> = (Dimension, Option<&'a str>);

fn bucket(measure: &Measure) -> Bucket<'_> {
    (measure.dimension, measure.own_unit.as_deref())
}

/// Figures that state the same number of the same thing.
fn join_equal_numbers(clusters: &mut Clusters, measures: &[Measure], order: &[usize]) {
    let mut sorted: Vec<usize> = order.to_vec();
    sorted.sort_by(|a, b| {
        let key = |row: &usize| (bucket(&measures[*row]), measures[*row].single());
        key(a).cmp(&key(b))
    });
    for (at, row) in sorted.iter().enumerate() {
        let mine = &measures[*row];
        let mut compared = 0;
        for other in sorted[..at].iter().rev() {
            let theirs = &measures[*other];
            if bucket(mine) != bucket(theirs) || !mine.is_near(theirs) || compared >= NEIGHBOURS {
                break;
            }
            if clusters.root(*row) == clusters.root(*other) {
                continue;
            }
            compared += 1;
            if same_at_equal_numbers(mine, theirs) {
                clusters.join(*row, *other);
            }
        }
    }
}

/// Figures of one role and thing that differ in number: each article's main statement, and what it calls earlier.
fn join_one_measure(clusters: &mut Clusters, measures: &[Measure], order: &[usize]) {
    let mut families: BTreeMap<Family<'_>, Vec<usize>> = BTreeMap::new();
    for row in order {
        if let Some(family) = Family::of(&measures[*row]) {
            families.entry(family).or_default().push(*row);
        }
    }
    for mut rows in families.into_values() {
        rows.sort_by_key(|row| main_first(&measures[*row]));
        let Some(anchor) = rows.first().copied() else {
            continue;
        };
        let mut heard = BTreeSet::from([measures[anchor].article]);
        for row in rows.into_iter().skip(1) {
            let measure = &measures[row];
            if !measure.earlier && !heard.insert(measure.article) {
                continue;
            }
            if may_be_same(&measures[anchor], measure)
                && same_at_any_numbers(&measures[anchor], measure)
            {
                clusters.join(anchor, row);
            }
        }
    }
}

fn main_first(measure: &Measure) -> (bool, u8, Reverse<Option<Decimal>>) {
    (measure.earlier, measure.depth, Reverse(measure.single()))
}

/// What figures must share to be one measure at different numbers.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Family<'a> {
    bucket: Bucket<'a>,
    role: Option<&'static str>,
    thing: &'a str,
    forecast: bool,
    place: Option<&'a str>,
    period: Option<(i16, Option<i8>)>,
    narrowing: &'a [String],
}

impl<'a> Family<'a> {
    fn of(measure: &'a Measure) -> Option<Self> {
        let thing = if measure.anyone {
            ""
        } else {
            measure.thing.as_str()
        };
        if measure.part {
            return None;
        }
        let named = measure.role.is_some()
            || !thing.is_empty()
            || measure.dimension == Dimension::Magnitude;
        named.then(|| Self {
            bucket: bucket(measure),
            role: measure.role,
            thing,
            forecast: measure.forecast,
            place: measure.place.as_deref(),
            period: measure.period,
            narrowing: &measure.narrowing,
        })
    }
}

fn collect(
    mut clusters: Clusters,
    table: &Table,
    measures: &[Measure],
    links: &Links,
) -> Vec<Group> {
    let mut rows_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for row in 0..table.rows.len() {
        rows_of.entry(clusters.root(row)).or_default().push(row);
    }
    let mut groups: Vec<Group> = rows_of
        .into_values()
        .map(|figures| group(table, measures, links, figures))
        .collect();
    groups.sort_by_key(|group| group.figures.first().copied());
    groups
}

fn group(table: &Table, measures: &[Measure], links: &Links, figures: Vec<usize>) -> Group {
    let first = figures[0];
    // A name was given to a figure; it holds for whatever group that figure is in now.
    let given = figures
        .iter()
        .find_map(|row| links.labels.get(&GroupKey(table.rows[*row].key.clone())));
    Group {
        key: GroupKey(table.rows[first].key.clone()),
        label: given
            .cloned()
            .unwrap_or_else(|| label(table, measures, &figures)),
        unit: table.rows[first].figure.quantity.unit.clone(),
        figures,
    }
}
