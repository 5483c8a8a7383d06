//! The values that satisfy all statements of a group; and where there are none, the fewest statements in the way.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::prose::prose;
use super::sources::outlet;
use super::statement::{said, shown};
use super::{Interval, Policy, Prose, Segment, ShownValue};
use crate::group::{Table, in_base};
use tally_reading::{Decimal, Qualifier, Quantity, Unit};

/// How many ways to make the others agree are given.
const MOST_WAYS: usize = 4;

/// How many decimal places a converted bound is printed with.
const PLACES: u32 = 2;

/// What the statements of a group allow together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feasible {
    /// The values that satisfy all statements; `None` where there are none.
    pub all: Option<Interval>,
    /// Where no value satisfies all: the smallest sets of statements without which one does, the highest allowed value
    /// last; empty where all agree or nothing is stated.
    pub without: Vec<Without>,
    /// Whether there are more such sets than are listed.
    pub and_more: bool,
    /// What the bounds are measured in.
    pub unit: Unit,
    /// One sentence that an editor can use; empty where nothing is stated.
    pub sentence: Prose,
}

/// One way to make the statements of a group agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without {
    /// Rows of the statements left away, ascending.
    pub rows: Vec<usize>,
    /// What the others allow.
    pub allowed: Interval,
}

/// What the statements in `rows` of `table` allow together as `policy` reads them; those in `left_out` take no part.
///
/// Equal statements stand or fall together, and weigh as much as there are articles that make them. Amounts in another
/// currency than most are left aside.
pub fn feasible(
    table: &Table,
    rows: &[usize],
    left_out: &BTreeSet<usize>,
    policy: &Policy,
) -> Feasible {
    let rows: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|row| !left_out.contains(row))
        .collect();
    let scale = Scale::of(table, &rows);
    let is_held = |row: &usize| scale.holds(&table.rows[*row].figure.quantity.unit);
    let rows: Vec<usize> = rows.into_iter().filter(is_held).collect();
    let stated = statements(table, &rows, &scale, policy);
    let ranges: Vec<Range> = stated.iter().map(Range::of).collect();
    let (best, points) = deepest(&ranges);
    let total: usize = ranges.iter().map(|range| range.weight).sum();
    let mut feasible = Feasible {
        all: None,
        without: Vec::new(),
        and_more: false,
        unit: scale.unit.clone(),
        sentence: Prose::default(),
    };
    if best == total {
        feasible.all = common(&stated, |_| true);
    } else {
        feasible.and_more = points.len() > MOST_WAYS;
        let ways = points.iter().take(MOST_WAYS);
        feasible.without = ways
            .filter_map(|point| without(&stated, &ranges, point))
            .collect();
    }
    feasible.sentence = sentence(table, &feasible, rows.len());
    feasible
}

/// A statement, and who makes it.
struct Stated {
    interval: Interval,
    rows: Vec<usize>,
    /// In how many articles.
    articles: usize,
}

/// Each different reading once, in order.
fn statements(table: &Table, rows: &[usize], scale: &Scale, policy: &Policy) -> Vec<Stated> {
    type Bounds = (Option<Decimal>, Option<Decimal>, bool, bool);
    let mut by_bounds: BTreeMap<Bounds, Stated> = BTreeMap::new();
    for row in rows {
        let interval = scale.read(&table.rows[*row].figure.quantity, policy);
        let key = (
            interval.low,
            interval.high,
            interval.low_open,
            interval.high_open,
        );
        let stated = by_bounds.entry(key).or_insert_with(|| Stated {
            interval: Interval {
                soft: None,
                ..interval
            },
            rows: Vec::new(),
            articles: 0,
        });
        stated.rows.push(*row);
    }
    let mut all: Vec<Stated> = by_bounds.into_values().collect();
    for stated in &mut all {
        let articles: BTreeSet<usize> = stated
            .rows
            .iter()
            .map(|row| table.rows[*row].article)
            .collect();
        stated.articles = articles.len();
    }
    all
}

/// The unit in which bounds are given: that of most statements, and of those the first.
struct Scale {
    unit: Unit,
    /// Whether statements must be converted.
    mixed: bool,
}

impl Scale {
    fn of(table: &Table, rows: &[usize]) -> Self {
        let mut units: Vec<(&Unit, usize)> = Vec::new();
        for row in rows {
            let unit = &table.rows[*row].figure.quantity.unit;
            match units.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, times)) => *times += 1,
                None => units.push((unit, 1)),
            }
        }
        // The first of the most: `max_by_key` would give the last.
        let most = units.iter().rev().max_by_key(|(_, times)| *times);
        Self {
            unit: most.map_or(Unit::COUNT, |(unit, _)| (*unit).clone()),
            mixed: units.len() > 1,
        }
    }

    /// Whether amounts in `unit` can be told on this scale: one currency cannot be told in another.
    fn holds(&self, unit: &Unit) -> bool {
        let is_based = |unit: &Unit| unit.in_base(Decimal::ONE).is_some();
        *unit == self.unit || is_based(unit) && is_based(&self.unit)
    }

    /// What is stated, as the policy reads it in the printed unit, where the digits tell how exact it is.
    fn read(&self, quantity: &Quantity, policy: &Policy) -> Interval {
        Interval::compared(quantity, policy).map(|value| self.converted(&quantity.unit, value))
    }

    /// `value` in `unit` on this scale: all scales are straight, so two of their points tell the rest.
    fn converted(&self, unit: &Unit, value: Decimal) -> Option<Decimal> {
        if !self.mixed || *unit == self.unit {
            return Some(value);
        }
        let origin = in_base(&self.unit, Decimal::ZERO);
        let step = in_base(&self.unit, Decimal::ONE).checked_sub(origin)?;
        in_base(unit, value).checked_sub(origin)?.checked_div(step)
    }
}

/// A place on the axis: at a value, or right beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Point {
    /// Before all values.
    Least,
    /// At a value, or less (−1) or more (1) than it by less than any number.
    At(Decimal, i8),
    /// Behind all values.
    Most,
}

/// A statement as the stretch of the axis that it allows, both ends included.
#[derive(Debug, Clone, Copy)]
struct Range {
    first: Point,
    last: Point,
    weight: usize,
}

impl Range {
    fn of(stated: &Stated) -> Self {
        let Interval {
            low,
            high,
            low_open,
            high_open,
            ..
        } = stated.interval;
        Self {
            first: low.map_or(Point::Least, |low| Point::At(low, i8::from(low_open))),
            last: high.map_or(Point::Most, |high| Point::At(high, -i8::from(high_open))),
            weight: stated.articles,
        }
    }

    fn holds(&self, point: Point) -> bool {
        self.first <= point && point <= self.last
    }
}

/// How many articles at most have a common value, and where each stretch of such values starts.
fn deepest(ranges: &[Range]) -> (usize, Vec<Point>) {
    let possible = || ranges.iter().filter(|range| range.first <= range.last);
    let mut starts: Vec<(Point, usize)> = possible().map(|r| (r.first, r.weight)).collect();
    let mut ends: Vec<(Point, usize)> = possible().map(|r| (r.last, r.weight)).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    let mut ends = ends.into_iter().peekable();
    let mut starts = starts.into_iter().peekable();
    let (mut depth, mut best, mut points) = (0, 0, Vec::new());
    while let Some((point, weight)) = starts.next() {
        depth += weight;
        // Of several that start at one place, the last has them all.
        if starts.peek().is_some_and(|(next, _)| *next == point) {
            continue;
        }
        while let Some((_, weight)) = ends.next_if(|(end, _)| *end < point) {
            depth -= weight;
        }
        match depth.cmp(&best) {
            Ordering::Greater => {
                best = depth;
                points = vec![point];
            }
            Ordering::Equal => points.push(point),
            Ordering::Less => {}
        }
    }
    (best, points)
}

fn common(stated: &[Stated], counts: impl Fn(usize) -> bool) -> Option<Interval> {
    let mut intervals = stated
        .iter()
        .enumerate()
        .filter(|(at, _)| counts(*at))
        .map(|(_, stated)| stated.interval);
    let first = intervals.next()?;
    intervals.try_fold(first, |common, next| common.and(&next))
}

fn without(stated: &[Stated], ranges: &[Range], point: &Point) -> Option<Without> {
    let stays = |at: usize| ranges[at].holds(*point);
    let allowed = common(stated, stays)?;
    let away = stated.iter().enumerate().filter(|(at, _)| !stays(*at));
    let mut rows: Vec<usize> = away.flat_map(|(_, stated)| stated.rows.clone()).collect();
    rows.sort_unstable();
    Some(Without { rows, allowed })
}

/// "All statements allow 65 to 75.", "No value fits all. Without 187 (The Post) the others allow 134."
fn sentence(table: &Table, feasible: &Feasible, n_rows: usize) -> Prose {
    if let Some(all) = &feasible.all {
        let who = if n_rows == 1 {
            "The statement allows "
        } else {
            "All statements allow "
        };
        return prose![who, bounds(all, &feasible.unit), "."];
    }
    let mut ways: Vec<Prose> = Vec::new();
    for way in &feasible.without {
        let away = told(table, &way.rows);
        let allowed = bounds(&way.allowed, &feasible.unit);
        ways.push(if ways.is_empty() {
            prose!["Without ", away, " the others allow ", allowed]
        } else {
            prose!["without ", away, " they allow ", allowed]
        });
    }
    if ways.is_empty() {
        return Prose::default();
    }
    let more = if feasible.and_more {
        "; and there are other ways"
    } else {
        ""
    };
    let ways = Prose::joined(ways, "; ");
    prose!["No value fits all. ", ways, more, "."]
}

/// A value as printed, one row that gives it, and the outlets of all that do.
type Given = (String, usize, Vec<(usize, String)>);

/// "187 (The Post and The Sun) and about 190 (The Mail)".
fn told(table: &Table, rows: &[usize]) -> Prose {
    let mut by_value: Vec<Given> = Vec::new();
    for row in rows {
        let shown = shown(table, *row);
        let article = table.rows[*row].article;
        let name = outlet(&table.articles[article]);
        match by_value.iter_mut().find(|(value, ..)| *value == shown) {
            Some((_, _, names)) if names.iter().any(|(_, known)| *known == name) => {}
            Some((_, _, names)) => names.push((article, name)),
            None => by_value.push((shown, *row, vec![(article, name)])),
        }
    }
    let told = by_value.into_iter().map(|(_, row, names)| {
        let outlet = |(article, name)| Segment::Outlet { article, name }.into();
        let names = Prose::list(names.into_iter().map(outlet).collect());
        prose![said(table, row), " (", names, ")"]
    });
    Prose::list(told.collect())
}

/// An interval in its unit: "65 to 75 km", "at least 1,000", "below −20 °C".
fn bounds(interval: &Interval, unit: &Unit) -> Prose {
    let rounded = |value: Option<Decimal>| value.map(|value| value.round_dp(PLACES).normalize());
    let (low, high) = (rounded(interval.low), rounded(interval.high));
    let qualifier = match (low, high) {
        (None, None) => return "any value".into(),
        (Some(_), None) if interval.low_open => Qualifier::MoreThan,
        (Some(_), None) => Qualifier::AtLeast,
        (None, Some(_)) if interval.high_open => Qualifier::LessThan,
        (None, Some(_)) => Qualifier::AtMost,
        _ => Qualifier::Range,
    };
    let quantity = Quantity {
        low,
        high,
        qualifier,
        hedge: String::new(),
        unit: unit.clone(),
    };
    ShownValue::of(None, quantity).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sample::table;

    const MONDAY: &str = "2024-03-04";

    fn of(articles: &[(&str, &str)]) -> Feasible {
        let table = table(articles);
        let rows: Vec<usize> = (0..table.rows.len()).collect();
        feasible(&table, &rows, &BTreeSet::new(), &Policy::default())
    }

    #[test]
    fn statements_that_agree_leave_an_interval() {
        for (texts, sentence) in [
            (
                vec![
                    "Some [70 boats|boat] sank.",
                    "Crews counted [about 70 boats|boat].",
                ],
                "All statements allow 65 to 75.",
            ),
            (
                vec![
                    "Some [71 boats|boat] sank.",
                    "Crews counted [about 70 boats|boat].",
                ],
                "All statements allow 71.",
            ),
            (
                vec![
                    "Some say [more than 1,000 boats|boat] sank.",
                    "Some say [at least 1,100 boats|boat] sank.",
                ],
                "All statements allow at least 1,100.",
            ),
            (
                vec![
                    "The reef is [10 km|reef] long.",
                    "The reef is [6 miles|reef] long.",
                ],
                "All statements allow 8.85 to 10.46 km.",
            ),
            (
                vec!["Some [70 boats|boat] sank."],
                "The statement allows 65 to 75.",
            ),
        ] {
            let articles: Vec<(&str, &str)> = texts.iter().map(|text| (MONDAY, *text)).collect();
            assert_eq!(of(&articles).sentence.to_string(), sentence);
        }
    }

    #[test]
    fn the_fewest_statements_in_the_way_are_named() {
        let articles = [
            (MONDAY, "The fire hurt [134 people|person|injured]."),
            (
                MONDAY,
                "The fire hurt [187 people|person|injured]. Of [187|person|injured] it is known.",
            ),
            (MONDAY, "The fire hurt [134 people|person|injured]."),
        ];
        let found = of(&articles);
        assert_eq!(
            found.sentence.to_string(),
            "No value fits all. Without 187 (Outlet B) the others allow 134."
        );
        assert_eq!(found.without[0].rows, [1, 2]);
        assert_eq!(
            of(&articles[..2]).sentence.to_string(),
            "No value fits all. Without 187 (Outlet B) the others allow 134; without 134 (Outlet A) they allow 187."
        );
    }

    #[test]
    fn what_is_left_out_has_no_say() {
        let table = table(&[
            (MONDAY, "The fire hurt [134 people|person|injured]."),
            (MONDAY, "The fire hurt [187 people|person|injured]."),
        ]);
        let of = |left_out| feasible(&table, &[0, 1], &left_out, &Policy::default());
        assert_eq!(
            of(BTreeSet::from([1])).sentence.to_string(),
            "The statement allows 134."
        );
        assert_eq!(of(BTreeSet::from([0, 1])).sentence.to_string(), "");
    }

    /// Numbers of a simple generator: the same in each run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, most: u64) -> u64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (self.0 >> 33) % most
        }

        fn end(&mut self) -> Option<Decimal> {
            let value = self.below(14);
            (value > 1).then(|| Decimal::from(value))
        }
    }

    #[test]
    fn the_sweep_finds_what_trying_every_set_finds() {
        let mut numbers = Numbers(7);
        for _ in 0..2_000 {
            let n = 1 + numbers.below(7);
            let ranges: Vec<Range> = (0..n)
                .map(|_| {
                    let interval = Interval {
                        low: numbers.end(),
                        high: numbers.end(),
                        low_open: numbers.below(2) == 0,
                        high_open: numbers.below(2) == 0,
                        soft: None,
                    };
                    let articles = 1 + usize::try_from(numbers.below(3)).unwrap();
                    Range::of(&Stated {
                        interval,
                        rows: Vec::new(),
                        articles,
                    })
                })
                .collect();
            let (best, points) = deepest(&ranges);
            let (most, sets) = by_trying(&ranges);
            assert_eq!(best, most);
            let mut found: Vec<u32> = points
                .iter()
                .map(|point| covering(&ranges, *point))
                .collect();
            found.sort_unstable();
            assert_eq!(found, sets);
        }
    }

    /// Which ranges hold a point, as bits.
    fn covering(ranges: &[Range], point: Point) -> u32 {
        let held = ranges
            .iter()
            .enumerate()
            .filter(|(_, range)| range.holds(point));
        held.map(|(at, _)| 1 << at).sum()
    }

    /// The heaviest sets of ranges that share a point.
    fn by_trying(ranges: &[Range]) -> (usize, Vec<u32>) {
        let (mut best, mut sets) = (0, Vec::new());
        for set in 1_u32..1 << ranges.len() {
            let of_set = || {
                ranges
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| set & (1 << at) != 0)
            };
            let first = of_set().map(|(_, range)| range.first).max();
            let last = of_set().map(|(_, range)| range.last).min();
            let weight: usize = of_set().map(|(_, range)| range.weight).sum();
            if first > last {
                continue;
            }
            if weight > best {
                best = weight;
                sets.clear();
            }
            if weight == best {
                sets.push(set);
            }
        }
        (best, sets)
    }
}
