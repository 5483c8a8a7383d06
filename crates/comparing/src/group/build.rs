//! The way from figures to groups: what surely is the same first, then what most likely is, under the analyst's links.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::clusters::Clusters;
use super::conversion::{Rates, is_one_amount};
use super::cores::on_all_cores;
use super::label::label;
use super::measure::{Measure, Period, names_a_count};
use super::measures::Measures;
use super::similar::{
    may_be_same, same_at_any_numbers, same_at_equal_numbers, same_once_converted,
};
use super::{Group, GroupKey, Links, Table};
use tally_reading::{Decimal, Dimension, FigureKey, Qualifier};

/// With how many earlier rows of its bucket a row is compared: keeps crowded buckets linear.
const NEIGHBOURS: usize = 24;

/// How many earlier rows of its bucket are looked at to find them, as most may be joined with it already.
const SCANNED: usize = 200;

/// Puts each row of `table` into exactly one group, in the order of their first figures.
///
/// ```
/// # use std::sync::Arc;
/// use tally_comparing::group::{Links, Table, groups};
///
/// let texts = [
///     "The storm damaged about 70 houses in Port Sorrel, the county said.",
///     "The storm damaged 71 houses in Port Sorrel, the county said.",
/// ];
/// let articles = texts.map(|text| Arc::new(tally_article::load("storm.txt", text.as_bytes()).unwrap()));
/// let readings = articles.each_ref().map(|article| Arc::new(tally_reading::read(article)));
/// let table = Table::of(&articles, &readings);
/// let groups = groups(&table, &Links::default());
/// assert_eq!(groups.len(), 1);
/// assert_eq!(groups[0].figures, [0, 1]);
/// ```
pub fn groups(table: &Table, links: &Links) -> Vec<Group> {
    groups_by(table, &Measures::of(table), links)
}

/// The same for a `table` of which it is known what its rows measure.
pub fn groups_by(table: &Table, measures: &Measures, links: &Links) -> Vec<Group> {
    let measures = measures.rows();
    let mut clusters = Clusters::new(table.rows.len());
    state(&mut clusters, measures);
    obey(&mut clusters, table, links);
    let order = stable_order(table);
    join_conversions(&mut clusters, measures);
    join_across_currencies(&mut clusters, measures, &order);
    join_earlier_states(&mut clusters, table, measures);
    join_equal_numbers(&mut clusters, measures, &order);
    join_one_measure(&mut clusters, measures, &order);
    collect(clusters, table, measures, links)
}

/// Notes what each article states, in two currencies apart: there it states two numbers of one thing.
fn state(clusters: &mut Clusters, measures: &[Measure]) {
    let (mut article, mut before, mut units) = (None, 0, Vec::new());
    for (row, measure) in measures.iter().enumerate() {
        if article != Some(measure.article) {
            article = Some(measure.article);
            before += units.len();
            units.clear();
        }
        let unit = measure.own_unit.as_deref();
        let known = units.iter().position(|one| *one == unit);
        let voice = known.unwrap_or_else(|| {
            units.push(unit);
            units.len() - 1
        });
        if let Some(spread) = spread(measure) {
            clusters.state(row, before + voice, spread);
        }
    }
}

/// What a figure can mean when set against others of its article; vague and superseded ones rule nothing out.
fn spread(measure: &Measure) -> Option<(Decimal, Decimal)> {
    let number = measure.single().filter(|_| !measure.is_earlier())?;
    let two = Decimal::TWO;
    match measure.qualifier {
        Qualifier::Vague => None,
        Qualifier::MoreThan | Qualifier::AtLeast => Some((number, number.checked_mul(two)?)),
        Qualifier::LessThan | Qualifier::AtMost => Some((number.checked_div(two)?, number)),
        _ => Some((number, number)),
    }
    .filter(|(low, high)| low <= high)
}

/// What an article tells in two units is one thing.
fn join_conversions(clusters: &mut Clusters, measures: &[Measure]) {
    for (row, measure) in measures.iter().enumerate() {
        if let Some(first) = measure.converts {
            clusters.join(first, row);
        }
    }
}

/// Amounts of money in two currencies that are one by the rates which the articles themselves convert with.
fn join_across_currencies(clusters: &mut Clusters, measures: &[Measure], order: &[usize]) {
    let of_money = |row: &&usize| measures[**row].dimension == Dimension::Money;
    let rows: Vec<usize> = order.iter().filter(of_money).copied().collect();
    let rates = Rates::among(measures, &rows);
    let worth = |row: &usize| {
        let rate = rates.of(measures[*row].own_unit.as_deref()?)?;
        measures[*row].single()?.checked_mul(rate)
    };
    let mut sorted: Vec<(Decimal, usize)> = rows
        .iter()
        .filter_map(|row| Some((worth(row)?, *row)))
        .collect();
    sorted.sort_by_key(|(worth, _)| *worth); // Stable: equals stay in order.
    for (at, (mine, row)) in sorted.iter().enumerate() {
        for (theirs, other) in sorted[..at].iter().rev().take(NEIGHBOURS) {
            if !is_one_amount(*mine, *theirs) {
                break;
            }
            let (a, b) = (&measures[*row], &measures[*other]);
            if a.own_unit != b.own_unit && same_once_converted(a, b) {
                clusters.join(*row, *other);
            }
        }
    }
}

/// "The previous total of 54", "from 46,000": where the words name nothing else, it is what the figure beside it measures.
fn join_earlier_states(clusters: &mut Clusters, table: &Table, measures: &[Measure]) {
    for row in 0..measures.len() {
        let mine = &measures[row];
        if !mine.is_earlier() || mine.period.is_some() {
            continue;
        }
        let (from, to) = (
            row.saturating_sub(BESIDE),
            measures.len().min(row + BESIDE + 1),
        );
        let mut beside: Vec<usize> = (from..to).filter(|other| *other != row).collect();
        beside.sort_by_key(|other| other.abs_diff(row));
        for other in beside {
            let theirs = &measures[other];
            let (a, b) = (&table.rows[row].figure, &table.rows[other].figure);
            let near = mine.article == theirs.article && a.paragraph.abs_diff(b.paragraph) <= 1;
            let nothing_named = mine.role.is_none() && names_a_count(&mine.head);
            let one_thing = (nothing_named
                || mine.head == theirs.head && mine.narrowing == theirs.narrowing)
                && bucket(mine) == bucket(theirs);
            if near && one_thing && !theirs.is_on_top() && clusters.join(row, other) {
                break;
            }
        }
    }
}

/// Among how many figures before and after an earlier state finds what it is the earlier state of.
const BESIDE: usize = 3;

fn obey(clusters: &mut Clusters, table: &Table, links: &Links) {
    let at = table.positions();
    let rows = |pair: &(FigureKey, FigureKey)| Some((at.of(&pair.0)?, at.of(&pair.1)?));
    for (a, b) in links.must.iter().filter_map(rows) {
        clusters.must(a, b);
    }
    for (a, b) in links.cannot.iter().filter_map(rows) {
        clusters.cannot(a, b);
    }
}

/// Rows by article name and place: the same whatever order the articles were loaded in.
fn stable_order(table: &Table) -> Vec<usize> {
    // An article's rows stand together, in their order: only the articles are to be sorted.
    let rows: Vec<usize> = (0..table.rows.len()).collect();
    let mut articles: Vec<&[usize]> = rows
        .chunk_by(|a, b| table.rows[*a].article == table.rows[*b].article)
        .collect();
    articles.sort_by_key(|rows| &table.article(rows[0]).id);
    articles.concat()
}

/// What a row is looked up by: no two rows of different buckets are ever compared.
type Bucket<'a> = (Dimension, Option<&'a str>);

fn bucket(measure: &Measure) -> Bucket<'_> {
    (measure.dimension, measure.own_unit.as_deref())
}

/// Figures that state the same number of the same thing.
fn join_equal_numbers(clusters: &mut Clusters, measures: &[Measure], order: &[usize]) {
    let mut sorted: Vec<usize> = order.to_vec();
    sorted.sort_by_cached_key(|row| (bucket(&measures[*row]), measures[*row].single()));
    for (at, row) in sorted.iter().enumerate() {
        let mine = &measures[*row];
        let mut compared = 0;
        for other in sorted[..at].iter().rev().take(SCANNED) {
            // Asked first, as it is quick, and in a crowd true of nearly all.
            if clusters.root(*row) == clusters.root(*other) {
                continue;
            }
            let theirs = &measures[*other];
            if compared >= NEIGHBOURS
                || bucket(mine) != bucket(theirs)
                || !mine.numbers_near(theirs)
            {
                break;
            }
            if mine.is_vague() != theirs.is_vague() {
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
        let mut heard = BTreeMap::from([(measures[anchor].article, anchor)]);
        for row in rows.into_iter().skip(1) {
            let measure = &measures[row];
            let main = *heard.entry(measure.article).or_insert(row);
            if main != row && !measure.is_earlier() && !is_bound_of(&measures[main], measure) {
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

/// "More than 200" and 249, "dozens" and "at least 50": a bound, and a number not far above it.
fn is_bound_of(a: &Measure, b: &Measure) -> bool {
    // How far above itself each suggests, in tenths.
    let suggests = |m: &Measure| match m.qualifier {
        Qualifier::Vague => Some(50),
        Qualifier::MoreThan | Qualifier::AtLeast => Some(15),
        _ => None,
    };
    let leaves_room = |bound: &Measure, other: &Measure| {
        let (Some(low), Some(number)) = (bound.single(), other.single()) else {
            return false;
        };
        let reach = suggests(bound).and_then(|tenths| low.checked_mul(Decimal::new(tenths, 1)));
        low <= number && reach.is_some_and(|reach| number <= reach)
    };
    leaves_room(a, b) || leaves_room(b, a)
}

fn main_first(measure: &Measure) -> (bool, u8, Reverse<Option<Decimal>>) {
    (
        measure.is_earlier(),
        measure.depth,
        Reverse(measure.single()),
    )
}

/// What figures must share to be one measure at different numbers.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Family<'a> {
    event: usize,
    bucket: Bucket<'a>,
    role: Option<&'static str>,
    thing: &'a str,
    forecast: bool,
    place: Option<&'a str>,
    period: Option<Period>,
    narrowing: &'a [String],
}

impl<'a> Family<'a> {
    fn of(measure: &'a Measure) -> Option<Self> {
        let thing = if measure.anyone {
            ""
        } else {
            measure.thing.as_str()
        };
        if measure.is_on_top() {
            return None;
        }
        let named = measure.role.is_some()
            || !thing.is_empty()
            || measure.dimension == Dimension::Magnitude;
        named.then(|| Self {
            event: measure.event,
            bucket: bucket(measure),
            role: measure.role,
            thing,
            forecast: measure.is_foreseen(),
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
    let mut rows: Vec<Vec<usize>> = rows_of.into_values().collect();
    rows.sort_unstable();
    let shares: Vec<&[Vec<usize>]> = rows.chunks(SHARE).collect();
    let made = on_all_cores(&shares, table.rows.len(), |share| {
        let groups = share.iter().map(|rows| group(table, measures, links, rows));
        groups.collect::<Vec<Group>>()
    });
    made.into_iter().flatten().collect()
}

/// How many groups a core makes at once.
const SHARE: usize = 256;

fn group(table: &Table, measures: &[Measure], links: &Links, figures: &[usize]) -> Group {
    let first = figures[0];
    // A name was given to a figure; it holds for whatever group that figure is in now.
    let name = |row: &usize| links.labels.get(&GroupKey(table.rows[*row].key.clone()));
    let given = (!links.labels.is_empty()).then(|| figures.iter().find_map(name));
    let given = given.flatten();
    Group {
        key: GroupKey(table.rows[first].key.clone()),
        label: given
            .cloned()
            .unwrap_or_else(|| label(table, measures, figures)),
        unit: table.rows[first].figure.quantity.unit.clone(),
        figures: figures.to_vec(),
    }
}
