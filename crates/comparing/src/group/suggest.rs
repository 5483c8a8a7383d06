//! Groups that may measure the same thing, for the analyst to join or to keep apart: from strict to loose, with why.

use std::collections::{BTreeMap, BTreeSet};

use super::measure::{Measure, Period};
use super::measures::Measures;
use super::similar::places_fit;
use super::{Group, Links, Table};
use crate::tolerances::{LEAST_SUGGESTED, LIKE_WORDS};
use tally_reading::{Decimal, Dimension, Factuality, Qualifier};

/// Two groups that may measure the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Indices of the groups, the one that comes first in the table first.
    pub groups: (usize, usize),
    /// How much speaks for it.
    pub level: Level,
    /// What they share and where they part, as a phrase for the analyst.
    pub reason: String,
}

/// How much speaks for a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// One thing, one fate, one time, and all that parts them is told by one side only.
    Strict,
    /// One number and one thing in like words, or one thing and fate told more narrowly by one side.
    Close,
    /// One number in like words.
    Loose,
}

impl Level {
    /// Its word on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Strict => "very likely",
            Self::Close => "likely",
            Self::Loose => "perhaps",
        }
    }
}

/// With how many earlier groups of its kind one is compared.
const NEIGHBOURS: usize = 16;

/// The most suggestions that one group takes part in.
const MOST: usize = 4;

/// Pairs of `groups` that may be one, strictest first, then in the table's order.
///
/// What the analyst keeps apart is not suggested again.
pub fn suggestions(
    table: &Table,
    measures: &Measures,
    groups: &[Group],
    links: &Links,
) -> Vec<Suggestion> {
    let apart = kept_apart(table, groups, links);
    let main: Vec<&Measure> = groups
        .iter()
        .map(|group| main_of(measures.rows(), group))
        .collect();
    let mut found: BTreeMap<(usize, usize), (Level, String)> = BTreeMap::new();
    let mut consider = |near: &[usize], judge: &dyn Fn(&Measure, &Measure) -> Judged| {
        for (at, b) in near.iter().enumerate() {
            for a in near[..at].iter().rev().take(NEIGHBOURS) {
                let pair = (*a.min(b), *a.max(b));
                let (one, other) = (main[pair.0], main[pair.1]);
                if apart.contains(&pair) || may_not_meet(one, other) {
                    continue;
                }
                if let Some((level, reason)) = judge(one, other) {
                    let known = found.get(&pair).is_none_or(|(known, _)| level < *known);
                    if known {
                        found.insert(pair, (level, reason));
                    }
                }
            }
        }
    };
    for near in alike(&main, |measure| {
        let named = measure.role.is_some() && !measure.is_on_top();
        named.then_some((measure.event, bucket(measure), measure.role, None))
    }) {
        consider(&near, &of_one_fate);
    }
    for near in alike(&main, |measure| {
        let number = measure
            .number
            .filter(|number| number.abs() >= LEAST_SUGGESTED.into())?;
        Some((measure.event, bucket(measure), None, Some(number)))
    }) {
        consider(&near, &of_one_number);
    }
    strictest(found)
}

type Judged = Option<(Level, String)>;

type Bucket<'a> = (Dimension, Option<&'a str>);

fn bucket(measure: &Measure) -> Bucket<'_> {
    (measure.dimension, measure.own_unit.as_deref())
}

/// What brings groups near each other: event, unit, role, number.
type Near<'a> = (usize, Bucket<'a>, Option<&'static str>, Option<Decimal>);

fn alike<'a>(
    main: &[&'a Measure],
    near: impl Fn(&'a Measure) -> Option<Near<'a>>,
) -> Vec<Vec<usize>> {
    let mut found: BTreeMap<Near<'a>, Vec<usize>> = BTreeMap::new();
    for (group, measure) in main.iter().enumerate() {
        if let Some(near) = near(measure) {
            found.entry(near).or_default().push(group);
        }
    }
    found.into_values().collect()
}

/// The group's figure that stands nearest to an article's top.
fn main_of<'a>(measures: &'a [Measure], group: &Group) -> &'a Measure {
    let rows = group.figures.iter();
    let first = &measures[group.figures[0]];
    rows.map(|row| &measures[*row])
        .min_by_key(|measure| (measure.is_earlier(), measure.depth))
        .unwrap_or(first)
}

fn kept_apart(table: &Table, groups: &[Group], links: &Links) -> BTreeSet<(usize, usize)> {
    if links.cannot.is_empty() {
        return BTreeSet::new();
    }
    let mut group_of = vec![0; table.rows.len()];
    for (idx, group) in groups.iter().enumerate() {
        for row in &group.figures {
            group_of[*row] = idx;
        }
    }
    let at = table.positions();
    let pairs = links.cannot.iter().filter_map(|(a, b)| {
        let (a, b) = (group_of[at.of(a)?], group_of[at.of(b)?]);
        Some((a.min(b), a.max(b)))
    });
    pairs.collect()
}

/// What both tell, and tell differently, keeps them apart: nobody would join them.
fn may_not_meet(a: &Measure, b: &Measure) -> bool {
    let differ = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x != y);
    let foreseen = a.is_foreseen() != b.is_foreseen();
    let denied = (a.mood == Factuality::Negated) != (b.mood == Factuality::Negated);
    let times = match (a.period, b.period) {
        (Some(x), Some(y)) => !meet(x, y),
        // Of long ago it is said; what names no time is of the event's.
        (Some(_), None) => !a.recent,
        (None, Some(_)) => !b.recent,
        (None, None) => false,
    };
    foreseen
        || denied
        || times
        || a.is_before() != b.is_before()
        || differ(a.role, b.role)
        || differ(a.people.as_deref(), b.people.as_deref())
        || !places_fit(a, b)
}

fn meet(a: Period, b: Period) -> bool {
    a.year == b.year && (a.month.is_none() || b.month.is_none() || a.month == b.month)
}

/// One role of one thing, apart by what only one side tells.
fn of_one_fate(a: &Measure, b: &Measure) -> Judged {
    let one_thing = a.thing == b.thing || a.anyone && b.anyone;
    if !one_thing || a.article == b.article && !numbers_may_be_one(a, b) {
        return None;
    }
    let mut parts = Vec::new();
    if a.place.is_some() != b.place.is_some() {
        parts.push("only one names a place".to_owned());
    }
    if a.period.is_some() != b.period.is_some() {
        parts.push("only one names a time".to_owned());
    }
    if a.mood != b.mood {
        parts.push("only one is told as a fact".to_owned());
    }
    let mut level = Level::Strict;
    if a.narrowing != b.narrowing {
        let subset =
            |x: &Measure, y: &Measure| x.narrowing.iter().all(|word| y.narrowing.contains(word));
        if !subset(a, b) && !subset(b, a) {
            return None;
        }
        level = Level::Close;
        let words: Vec<&str> = a
            .narrowing
            .iter()
            .chain(&b.narrowing)
            .map(String::as_str)
            .collect();
        parts.push(format!("only one says \u{201c}{}\u{201d}", words.join(" ")));
    }
    if !numbers_may_be_one(a, b) {
        level = level.max(Level::Close);
        parts.push("the numbers differ".to_owned());
    }
    if parts.len() > 2 {
        return None;
    }
    let shared = "the same happened to the same";
    let reason = if parts.is_empty() {
        format!("{shared}; nothing but the numbers parts them")
    } else {
        format!("{shared}; {}", parts.join(", "))
    };
    Some((level, reason))
}

/// Whether no more than rounding, a bound or a later count lies between them.
fn numbers_may_be_one(a: &Measure, b: &Measure) -> bool {
    let (Some(x), Some(y)) = (a.number, b.number) else {
        return true;
    };
    let open = |measure: &Measure| {
        matches!(
            measure.qualifier,
            Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Vague
        )
    };
    let double = x.abs().min(y.abs()).checked_mul(Decimal::TWO);
    let near = double.is_some_and(|double| double >= x.abs().max(y.abs()));
    near || open(a) || open(b)
}

/// One number, in like words.
fn of_one_number(a: &Measure, b: &Measure) -> Judged {
    let shared = a.shared_words(b);
    let one_thing = !a.thing.is_empty() && a.thing == b.thing;
    if one_thing && shared >= 1 {
        return Some((Level::Close, "one number of one thing".to_owned()));
    }
    let telling = a.is_odd() && a.digits > 1;
    (shared >= LIKE_WORDS && telling).then(|| (Level::Loose, "one number in like words".to_owned()))
}

fn strictest(found: BTreeMap<(usize, usize), (Level, String)>) -> Vec<Suggestion> {
    let mut all: Vec<Suggestion> = found
        .into_iter()
        .map(|(groups, (level, reason))| Suggestion {
            groups,
            level,
            reason,
        })
        .collect();
    all.sort_by_key(|one| (one.level, one.groups));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    all.retain(|one| {
        let (a, b) = one.groups;
        let full = |group: usize| taken.get(&group).is_some_and(|count| *count >= MOST);
        if full(a) || full(b) {
            return false;
        }
        for group in [a, b] {
            *taken.entry(group).or_insert(0) += 1;
        }
        true
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{GroupKey, groups, sample};

    fn suggested(articles: &[(&str, &str)], links: &Links) -> Vec<(String, String, Level, String)> {
        let table = sample::table(articles);
        let groups = groups(&table, links);
        let measures = Measures::of(&table);
        suggestions(&table, &measures, &groups, links)
            .into_iter()
            .map(|one| {
                let quote = |group: usize| table.quote(groups[group].figures[0]).to_owned();
                (
                    quote(one.groups.0),
                    quote(one.groups.1),
                    one.level,
                    one.reason,
                )
            })
            .collect()
    }

    const STORM: [(&str, &str); 4] = [
        ("2026-02-02", "Storm\n\nA storm came to Tolva."),
        (
            "2026-02-02",
            "Storm\n\nThe storm left Tolva.\n\nIt had come at night.",
        ),
        (
            "2026-02-02",
            "Storm\n\nThe storm damaged [310 homes|home|damaged] on the coast of Tolva.",
        ),
        (
            "2026-02-02",
            "Storm\n\nThe storm in Tolva damaged [180 homes|home|damaged|in=Ostra] in Ostra.",
        ),
    ];

    #[test]
    fn what_one_side_only_tells_is_said() {
        let found = suggested(&STORM, &Links::default());
        assert_eq!(
            found,
            [(
                "310 homes".to_owned(),
                "180 homes".to_owned(),
                Level::Strict,
                "the same happened to the same; only one names a place".to_owned()
            )]
        );
    }

    #[test]
    fn what_is_kept_apart_is_not_suggested_again() {
        let table = sample::table(&STORM);
        let pair = (table.rows[0].key.clone(), table.rows[1].key.clone());
        let links = Links {
            cannot: vec![pair],
            ..Links::default()
        };
        assert_eq!(suggested(&STORM, &links), []);
        assert_eq!(
            GroupKey(table.rows[0].key.clone()),
            groups(&table, &links)[0].key
        );
    }

    #[test]
    fn other_fates_are_not_suggested() {
        let found = suggested(
            &[
                (
                    "2026-02-02",
                    "Storm\n\nThe storm damaged [310 homes|home|damaged] on the coast of Tolva.",
                ),
                (
                    "2026-02-02",
                    "Storm\n\nThe storm in Tolva destroyed [310 homes|home|destroyed] there.",
                ),
            ],
            &Links::default(),
        );
        assert_eq!(found, []);
    }
}
