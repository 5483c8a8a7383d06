//! Figures that look alike from article to article, and measure different things.

use std::collections::BTreeMap;

use super::Check;
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Prose};
use crate::group::{Measure, Period};
use crate::tolerances::LIKENESS;
use tally_reading::{Decimal, Dimension};

/// Finds the main figures of several articles for one thing and role that fell into different groups.
pub(super) struct DifferentScope;

/// What makes figures look alike: event, people, role, thing, period, whether they are forecasts.
type Look<'a> = (
    usize,
    Option<&'a str>,
    &'static str,
    &'a str,
    Option<Period>,
    bool,
);

impl Check for DifferentScope {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let groups = 0..compared.groups.len();
        let things: Vec<&str> = groups.map(|group| compared.thing(group)).collect();
        let mut looks: BTreeMap<Look<'_>, Vec<usize>> = BTreeMap::new();
        for (row, measure) in compared.measures.iter().enumerate() {
            if !compared.left_out.contains(&row)
                && let Some(look) = look(things[compared.group_of[row]], measure)
            {
                looks.entry(look).or_default().push(row);
            }
        }
        let mut findings: Vec<Finding> = looks
            .into_values()
            .filter_map(|rows| finding(compared, &rows))
            .collect();
        findings.extend(forecasts(compared));
        findings
    }
}

fn look<'a>(thing: &'a str, measure: &'a Measure) -> Option<Look<'a>> {
    let role = measure.role?;
    let looks_like_a_total =
        measure.dimension == Dimension::Count && !measure.is_on_top() && !measure.is_earlier();
    looks_like_a_total.then(|| {
        (
            measure.event,
            measure.people.as_deref(),
            role,
            thing,
            measure.period,
            measure.is_foreseen(),
        )
    })
}

/// Forecasts of one thing that differ: each survey asks others.
fn forecasts(compared: &Compared<'_>) -> impl Iterator<Item = Finding> {
    let all = compared
        .sides
        .iter()
        .filter(|sides| sides.has(FindingKind::ScopeDifference));
    all.flat_map(|sides| {
        let cliques = sides.cliques(FindingKind::ScopeDifference).into_iter();
        cliques.map(|clique| {
            let shown = compared.sayings(sides, &clique);
            let rows = sides.rows(&clique);
            let explanation = prose![
                Prose::list(shown.clone()).opening(),
                " are forecasts (",
                compared.measure_name(sides.group),
                ") from different hands: ",
                compared.sources(&rows),
                "."
            ];
            let headline = Prose::joined(shown, " | ");
            let group = Some(sides.group);
            Finding::new(
                FindingKind::ScopeDifference,
                group,
                rows,
                headline,
                explanation,
            )
        })
    })
}

fn finding(compared: &Compared<'_>, rows: &[usize]) -> Option<Finding> {
    let main = main_figures(compared, rows);
    let mut of_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for row in main {
        of_group
            .entry(compared.group_of[row])
            .or_default()
            .push(row);
    }
    for rows in of_group.values_mut() {
        keep_most_common(compared, rows);
        // The first stands for its side, whatever order the articles came in: one that names a place, if any does.
        let rank = |row: &usize| {
            let key = &compared.table.rows[*row].key;
            (compared.measures[*row].place.is_none(), key)
        };
        rows.sort_by(|a, b| rank(a).cmp(&rank(b)));
    }
    let mut sides: Vec<Vec<usize>> = of_group.into_values().collect();
    sides.sort_by_key(|rows| rows.iter().copied().min());
    if sides.len() < 2 || sides.len() > MOST_SIDES || !look_alike(compared, &sides) {
        return None;
    }
    let shown: Vec<Prose> = sides.iter().map(|rows| told(compared, rows)).collect();
    let mut figures: Vec<usize> = sides.concat();
    figures.sort_unstable();
    let reason = reason(compared, &sides)?;
    let values = sides.iter().map(|rows| compared.said(rows[0])).collect();
    let headline = Prose::joined(values, " | ");
    let all = Prose::list(shown).opening();
    let explanation = prose![all, " look alike but ", reason, "."];
    let kind = FindingKind::ScopeDifference;
    Some(Finding::new(kind, None, figures, headline, explanation))
}

/// More sides than this are no comparison that a reader would make.
const MOST_SIDES: usize = 8;

/// Nobody takes 7 for 200,000: the sides differ in number, but not beyond all likeness.
fn look_alike(compared: &Compared<'_>, sides: &[Vec<usize>]) -> bool {
    let mut numbers: Vec<Decimal> = sides
        .iter()
        .filter_map(|rows| compared.measures[rows[0]].single())
        .collect();
    numbers.sort();
    match (numbers.first(), numbers.last()) {
        (Some(least), Some(most)) if least != most => least
            .checked_mul(Decimal::from(LIKENESS))
            .is_some_and(|reach| reach >= *most),
        _ => false,
    }
}

/// For each article the figure that a reader would take for its answer.
fn main_figures(compared: &Compared<'_>, rows: &[usize]) -> Vec<usize> {
    let mut main: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        let rank = |row: usize| {
            let m = &compared.measures[row];
            (
                m.depth,
                m.place.is_some(),
                std::cmp::Reverse(m.single()),
                row,
            )
        };
        main.entry(compared.table.rows[*row].article)
            .and_modify(|best| {
                if rank(*row) < rank(*best) {
                    *best = *row;
                }
            })
            .or_insert(*row);
    }
    main.into_values().collect()
}

fn keep_most_common(compared: &Compared<'_>, rows: &mut Vec<usize>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter() {
        *counts.entry(compared.shown(*row)).or_insert(0) += 1;
    }
    let Some(most) = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)))
        .map(|(shown, _)| shown)
    else {
        return;
    };
    rows.retain(|row| compared.shown(*row) == most);
}

fn told(compared: &Compared<'_>, rows: &[usize]) -> Prose {
    let value = compared.said(rows[0]);
    let label = compared.measure_name(compared.group_of[rows[0]]);
    prose![value, " (", label, "; ", compared.sources(rows), ")"]
}

/// What tells them apart; nothing is said where nothing does.
fn reason(compared: &Compared<'_>, sides: &[Vec<usize>]) -> Option<&'static str> {
    let measures: Vec<&Measure> = sides
        .iter()
        .map(|rows| &compared.measures[rows[0]])
        .collect();
    let differ = |same: fn(&Measure, &Measure) -> bool| {
        measures.windows(2).any(|pair| !same(pair[0], pair[1]))
    };
    if differ(|a, b| a.place == b.place) {
        let all_named = measures.iter().all(|m| m.place.is_some());
        Some(if all_named {
            "do not count the same: they cover different places"
        } else {
            "need not count the same: not all of them name a place"
        })
    } else if differ(|a, b| a.narrowing == b.narrowing) {
        Some("do not count the same: one is narrower than the other")
    } else if differ(|a, b| a.is_foreseen() == b.is_foreseen()) {
        Some("do not count the same: one is a forecast")
    } else if measures.iter().all(|m| m.period.is_some()) {
        Some(
            "do not count the same: for one count of a past event they are too far apart, so their limits must differ",
        )
    } else {
        None
    }
}
