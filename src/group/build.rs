//! The way from figures to groups: what surely is the same first, then what most likely is, under the analyst's links.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::clusters::Clusters;
use super::label::label;
use super::measure::{COUNTS, Measure, Period, measures};
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
        if let Some(spread) = spread(measure) {
            clusters.state(row, measure.article, spread);
        }
    }
    obey(&mut clusters, table, links);
    let order = stable_order(table);
    join_earlier_states(&mut clusters, table, &measures);
    join_equal_numbers(&mut clusters, &measures, &order);
    join_one_measure(&mut clusters, &measures, &order);
    collect(clusters, table, &measures, links)
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
            let nothing_named = mine.role.is_none() && COUNTS.contains(&mine.head.as_str());
            let one_thing =
                (nothing_named || mine.head == theirs.head) && bucket(mine) == bucket(theirs);
            if near && one_thing && !theirs.is_on_top() && clusters.join(row, other) {
                break;
            }
        }
    }
}

/// Among how many figures before and after an earlier state finds what it is the earlier state of.
const BESIDE: usize = 3;

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

/// "More than 200" and 249: a bound, and a number not far above it.
fn is_bound_of(a: &Measure, b: &Measure) -> bool {
    let is_bound = |m: &Measure| matches!(m.qualifier, Qualifier::MoreThan | Qualifier::AtLeast);
    let (bound, other) = if is_bound(a) { (a, b) } else { (b, a) };
    let (Some(low), Some(number)) = (bound.single(), other.single()) else {
        return false;
    };
    let reach = low.checked_mul(Decimal::new(15, 1));
    is_bound(bound)
        && other.qualifier == Qualifier::Exact
        && low <= number
        && reach.is_some_and(|reach| number <= reach)
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

#[cfg(test)]
mod tests {
    use super::super::sample::table;
    use super::*;

    /// The groups of two and more, each as the figures' words.
    #[track_caller]
    fn check(articles: &[(&str, &str)], expected: &[&[&str]]) {
        let table = table(articles);
        let groups = groups(&table, &Links::default());
        let found: Vec<Vec<&str>> = groups
            .iter()
            .filter(|group| group.figures.len() > 1)
            .map(|group| group.figures.iter().map(|row| table.quote(*row)).collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_for_the_dead_are_one_measure() {
        check(
            &[
                ("2024-03-01", "The fire killed [12 people|person|killed]."),
                (
                    "2024-03-02",
                    "The death toll stands at [15|toll|killed]; [40|injury|injured] were hurt.",
                ),
                (
                    "2024-03-02",
                    "Officials counted [15 dead|dead|killed] after the fire.",
                ),
            ],
            &[&["12 people", "15", "15 dead"]],
        );
    }

    #[test]
    fn total_and_parts_of_one_article_stay_apart() {
        check(
            &[
                (
                    "2024-03-01",
                    "Floods killed [30 people|person|killed]. In Nordhavn [12 people|person|killed|in=Nordhavn] died, another [8|person|killed] on the coast.",
                ),
                ("2024-03-01", "Floods killed [31 people|person|killed]."),
            ],
            &[&["30 people", "31 people"]],
        );
    }

    #[test]
    fn another_year_is_another_event() {
        check(
            &[
                (
                    "2024-03-01",
                    "The quake killed [5 people|person|killed]. In 1990 a quake killed [900 people|person|killed|year=1990].",
                ),
                (
                    "2024-03-02",
                    "The quake killed [9 people|person|killed]. In 1990 one killed [900 people|person|killed|year=1990].",
                ),
            ],
            &[&["5 people", "9 people"], &["900 people", "900 people"]],
        );
    }

    #[test]
    fn unlike_things_and_units_never_meet() {
        check(
            &[
                (
                    "2024-03-01",
                    "They fired [70 missiles|missile|launched] and [70 drones|drone|launched]; [20 homes|home|damaged|in=Westport] were hit.",
                ),
                (
                    "2024-03-01",
                    "In minus 20 cold [20 homes|home|from] lost heat, [20 km|ridge] away from [$20 million|aid].",
                ),
            ],
            &[],
        );
    }

    #[test]
    fn a_converted_length_is_the_same_length() {
        check(
            &[
                (
                    "2024-03-01",
                    "The quake struck at a depth of [10 km|depth] below the ridge.",
                ),
                (
                    "2024-03-01",
                    "The quake struck at a depth of [6.2 miles|depth] below the ridge.",
                ),
            ],
            &[&["10 km", "6.2 miles"]],
        );
    }

    #[test]
    fn a_label_says_what_and_what_happened() {
        let table = table(&[
            (
                "2024-03-01",
                "Storms damaged [around 20 residential buildings|building|damaged|in=Westport] there.",
            ),
            ("2024-03-01", "Elsewhere the toll is [7|toll|killed]."),
        ]);
        let labels: Vec<String> = groups(&table, &Links::default())
            .into_iter()
            .map(|group| group.label)
            .collect();
        assert_eq!(
            labels,
            ["residential buildings damaged, Westport", "people killed"]
        );
    }

    #[test]
    fn the_name_that_was_given_to_any_figure_of_a_group_holds() {
        let table = table(&[
            ("2024-03-01", "The fire killed [12 people|person|killed]."),
            ("2024-03-02", "The fire killed [12 people|person|killed]."),
        ]);
        let mut links = Links::default();
        links
            .labels
            .insert(GroupKey(table.rows[1].key.clone()), "Victims".to_owned());
        assert_eq!(groups(&table, &links)[0].label, "Victims");
    }

    #[test]
    fn the_order_of_articles_changes_nothing_but_order() {
        let articles = [
            (
                "2024-03-01",
                "The fire killed [12 people|person|killed] and hurt [40|person|injured].",
            ),
            (
                "2024-03-02",
                "The toll is [15|toll|killed]; [45|person|injured] were hurt. In Nordhavn [3|person|killed|in=Nordhavn] died.",
            ),
            (
                "2024-03-03",
                "Now [19 dead|dead|killed] are counted, [3|person|killed|in=Nordhavn] of them in Nordhavn.",
            ),
        ];
        let found = |order: [usize; 3]| {
            let table = table(&order.map(|idx| articles[idx]));
            let mut found: Vec<Vec<FigureKey>> = groups(&table, &Links::default())
                .iter()
                .map(|group| {
                    let mut keys: Vec<FigureKey> = group
                        .figures
                        .iter()
                        .map(|row| table.rows[*row].key.clone())
                        .collect();
                    keys.sort();
                    keys
                })
                .collect();
            found.sort();
            found
        };
        assert_eq!(found([0, 1, 2]), found([2, 0, 1]));
        assert_eq!(found([0, 1, 2]), found([1, 2, 0]));
    }

    #[test]
    fn the_analysts_links_always_win() {
        let text = "Reports speak of [5|person|killed], [6|person|killed], [70|home|damaged], [800|drone|launched].";
        let table = table(&[
            ("2024-03-01", text),
            ("2024-03-02", &format!("Later: {text}")),
            ("2024-03-03", &format!("Then: {text}")),
        ]);
        let n = table.rows.len();
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..200 {
            let mut pair = || {
                (
                    table.rows[random.usize(..n)].key.clone(),
                    table.rows[random.usize(..n)].key.clone(),
                )
            };
            let must: Vec<_> = (0..4).map(|_| pair()).collect();
            let cannot: Vec<_> = (0..4).map(|_| pair()).collect();
            let joined = groups_by_row(
                &table,
                &Links {
                    must: must.clone(),
                    ..Links::default()
                },
            );
            let linked = groups_by_row(
                &table,
                &Links {
                    must: must.clone(),
                    cannot: cannot.clone(),
                    ..Links::default()
                },
            );
            let at = |key: &FigureKey| table.position(key).unwrap();
            assert!(must.iter().all(|(a, b)| linked[at(a)] == linked[at(b)]));
            let only_musts = {
                let mut clusters = Clusters::new(n);
                must.iter().for_each(|(a, b)| clusters.must(at(a), at(b)));
                (0..n).map(|row| clusters.root(row)).collect::<Vec<_>>()
            };
            for (a, b) in &cannot {
                let forced = only_musts[at(a)] == only_musts[at(b)];
                assert!(forced || linked[at(a)] != linked[at(b)]);
            }
            assert_eq!(joined.len(), linked.len());
        }
    }

    fn groups_by_row(table: &Table, links: &Links) -> Vec<usize> {
        let mut of = vec![usize::MAX; table.rows.len()];
        for (idx, group) in groups(table, links).iter().enumerate() {
            for row in &group.figures {
                assert_eq!(
                    std::mem::replace(&mut of[*row], idx),
                    usize::MAX,
                    "every row is in one group"
                );
            }
        }
        assert!(!of.contains(&usize::MAX));
        of
    }
}
