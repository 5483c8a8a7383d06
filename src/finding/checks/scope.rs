//! Figures that look alike from article to article, and measure different things.

use std::collections::BTreeMap;

use super::Check;
use crate::figure::Dimension;
use crate::finding::compared::Compared;
use crate::finding::{Finding, Kind, words};
use crate::group::Measure;

/// Finds the main figures of several articles for one thing and role that fell into different groups.
pub(super) struct Scope;

/// What makes figures look alike: unit, role, thing, period.
type Look<'a> = (
    Dimension,
    Option<&'a str>,
    &'static str,
    &'a str,
    Option<i16>,
);

impl Check for Scope {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let mut looks: BTreeMap<Look<'_>, Vec<usize>> = BTreeMap::new();
        for (row, measure) in compared.measures.iter().enumerate() {
            if !compared.left_out.contains(&row)
                && let Some(look) = look(measure)
            {
                looks.entry(look).or_default().push(row);
            }
        }
        looks
            .into_values()
            .filter_map(|rows| finding(compared, &rows))
            .collect()
    }
}

fn look(measure: &Measure) -> Option<Look<'_>> {
    let role = measure.role?;
    let thing = if measure.anyone {
        ""
    } else {
        measure.thing.as_str()
    };
    (measure.dimension == Dimension::Count && !measure.part && !measure.earlier).then_some((
        measure.dimension,
        measure.people.as_deref(),
        role,
        thing,
        measure.period.map(|(year, _)| year),
    ))
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
    }
    let mut sides: Vec<Vec<usize>> = of_group.into_values().collect();
    sides.sort();
    if sides.len() < 2 || sides.len() > 8 {
        return None;
    }
    let shown: Vec<String> = sides.iter().map(|rows| told(compared, rows)).collect();
    let mut figures: Vec<usize> = sides.concat();
    figures.sort_unstable();
    let values: Vec<String> = sides
        .iter()
        .map(|rows| compared.statement(rows[0]).shown)
        .collect();
    Some(Finding {
        kind: Kind::ScopeDifference,
        group: None,
        headline: values.join(" | "),
        explanation: format!(
            "{} look alike but do not count the same: {}.",
            words::sentence_case(&words::list(&shown)),
            reason(compared, &sides)
        ),
        figures,
        equation: None,
        superseded: Vec::new(),
    })
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
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter() {
        *counts.entry(compared.statement(*row).shown).or_insert(0) += 1;
    }
    let Some(most) = counts
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(shown, _)| shown)
    else {
        return;
    };
    rows.retain(|row| compared.statement(*row).shown == most);
}

fn told(compared: &Compared<'_>, rows: &[usize]) -> String {
    let value = compared.statement(rows[0]).shown;
    let label = &compared.groups[compared.group_of[rows[0]]].label;
    format!("{value} ({label}; {})", compared.sources(rows))
}

fn reason(compared: &Compared<'_>, sides: &[Vec<usize>]) -> &'static str {
    let measures: Vec<&Measure> = sides
        .iter()
        .map(|rows| &compared.measures[rows[0]])
        .collect();
    let differ = |same: fn(&Measure, &Measure) -> bool| {
        measures.windows(2).any(|pair| !same(pair[0], pair[1]))
    };
    if differ(|a, b| a.place == b.place) {
        "they cover different places"
    } else if differ(|a, b| a.narrowing == b.narrowing) {
        "one is narrower than the other"
    } else if differ(|a, b| a.forecast == b.forecast) {
        "one is a forecast"
    } else {
        "they are too far apart for one count, and the texts do not say that they measure the same"
    }
}
