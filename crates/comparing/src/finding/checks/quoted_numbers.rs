//! One named person, one occasion, and two numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use crate::finding::compared::{Compared, Sides};
use crate::finding::prose::prose;
use crate::finding::relate::is_an_office;
use crate::finding::statement::{Nature, Statement};
use crate::finding::{End, Finding, FindingKind, Member, Origin, Prose, Segment, Why};
use crate::tolerances::LEAST_QUOTED;
use tally_language::lexicon::speech;

/// Finds numbers that two articles have from one person and give differently.
pub(super) struct QuotedNumbers;

impl Check for QuotedNumbers {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let sides = compared.sides.iter();
        sides
            .filter(|sides| sides.nature != Nature::Forecast)
            .flat_map(|sides| found(compared, sides))
            .collect()
    }
}

fn found(compared: &Compared<'_>, sides: &Sides) -> Vec<Finding> {
    let persons = sides
        .tree
        .origins
        .iter()
        .filter(|one| one.articles > 1 && one.end == End::Speaker);
    persons
        .filter_map(|origin| differing(compared, sides, origin))
        .collect()
}

/// What one article has the person say: the place, and the statements.
struct Version {
    venue: Option<String>,
    rows: Vec<usize>,
    statements: Vec<Statement>,
}

fn differing(compared: &Compared<'_>, sides: &Sides, origin: &Origin) -> Option<Finding> {
    let mut versions: BTreeMap<usize, Version> = BTreeMap::new();
    for member in &origin.members {
        let Why::Speaker { name, venue } = &member.why else {
            continue;
        };
        if !is_person(name) {
            return None;
        }
        let version = versions
            .entry(article(compared, member))
            .or_insert(Version {
                venue: None,
                rows: Vec::new(),
                statements: Vec::new(),
            });
        version.venue = version.venue.take().or_else(|| venue.clone());
        version.rows.push(member.row);
        version.statements.push(compared.statement(member.row));
    }
    let all: Vec<&Version> = versions.values().collect();
    let pair = (0..all.len()).find_map(|b| {
        let a = (0..b).find(|a| is_one_occasion(sides.nature, all[*a], all[b]))?;
        Some([all[a], all[b]])
    })?;
    let said = |version: &&Version| compared.said(version.statements[0].row);
    let told = pair.iter().map(|version| {
        let outlet = compared.outlet(version.statements[0].article);
        prose![said(version), " in ", outlet]
    });
    let shown = pair.iter().map(said).collect();
    let rows: BTreeSet<usize> = pair.iter().flat_map(|one| one.rows.clone()).collect();
    let explanation = prose![
        Prose::from(Segment::Speaker(origin.name.clone())).opening(),
        " is given with ",
        Prose::list(told.collect()),
        " (",
        compared.measure_name(sides.group),
        "), of the same occasion as far as can be told; unless both were said, one is misquoted."
    ];
    Some(Finding::new(
        FindingKind::QuotedDifferently,
        Some(sides.group),
        rows.into_iter().collect(),
        Prose::joined(shown, " | "),
        explanation,
    ))
}

fn article(compared: &Compared<'_>, member: &Member) -> usize {
    compared.table.rows[member.row].article
}

/// A name in capitals that is no office and no body.
fn is_person(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or("");
    let word = last.to_lowercase();
    last.starts_with(char::is_uppercase)
        && last.chars().any(char::is_lowercase)
        && !is_an_office(&word)
        && !speech().is_body(&word)
        && !speech().is_speaker(&word)
}

/// Whether two articles may tell of one statement, and no number of the one can be one of the other.
///
/// A count that is still rising is said anew within hours, so that only the same place shows that it is one statement.
fn is_one_occasion(nature: Nature, a: &Version, b: &Version) -> bool {
    let same_place = a.venue.is_some() && a.venue == b.venue;
    let other_place = a.venue.is_some() && b.venue.is_some() && !same_place;
    let same_day = |one: &Statement, other: &Statement| {
        one.date.is_some() && one.date == other.date && one.as_of == other.as_of
    };
    let is_fixed = nature == Nature::Fixed;
    let apart = |one: &Statement, other: &Statement| {
        let is_one = same_place && one.date == other.date || is_fixed && same_day(one, other);
        is_one
            && !one.earlier
            && !other.earlier
            && !one.interval.meets(&other.interval)
            && !one.measured.meets(&other.measured)
            && is_large_enough(one)
            && is_large_enough(other)
    };
    let every = |one: &Statement| b.statements.iter().all(|other| apart(one, other));
    !other_place && a.statements.iter().all(every)
}

/// Small numbers are told of many things, and two of them are hardly ever one.
fn is_large_enough(statement: &Statement) -> bool {
    statement
        .single()
        .is_some_and(|number| number.abs() >= LEAST_QUOTED.into())
}
