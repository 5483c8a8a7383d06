//! Parts that add up to a total: by what became of them, by place, or as additions.

use std::collections::BTreeMap;

use super::Check;
use super::link::is_loose;
use super::total::{Total, sum};
use crate::finding::compared::Compared;
use crate::finding::{Finding, FindingKind};
use crate::group::Measure;
use tally_language::lexicon::RoleAttribute;
use tally_reading::{Decimal, Dimension, Factuality, Qualifier};

/// Finds sums and differences among the figures of one article.
pub(in crate::finding::checks) struct Sums;

/// The most figures of one thing in one article that are searched for sums.
const MOST_TERMS: usize = 10;

/// The most figures of one article that are searched.
const MOST_FIGURES: usize = 300;

/// The most parts of a sum.
const MOST_PARTS: usize = 5;

/// How many sentences a total and what became of it may lie apart, counted in bytes of text between them.
const NEAR: usize = 400;

impl Check for Sums {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for rows in rows_by_article(compared) {
            findings.extend(in_article(
                compared,
                rows.get(..MOST_FIGURES).unwrap_or(&rows),
            ));
        }
        findings
    }
}

fn rows_by_article(compared: &Compared<'_>) -> Vec<Vec<usize>> {
    let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (row, measure) in compared.measures.iter().enumerate() {
        if !compared.left_out.contains(&row) && can_add_up(measure) && !is_loose(compared, row) {
            by_article
                .entry(compared.table.rows[row].article)
                .or_default()
                .push(row);
        }
    }
    by_article.into_values().collect()
}

/// Sharp counts and sums of money that are no forecast and no denial; bounds and vague numbers prove nothing.
pub(super) fn can_add_up(measure: &Measure) -> bool {
    measure.qualifier == Qualifier::Exact
        && matches!(measure.dimension, Dimension::Count | Dimension::Money)
        && measure.single().is_some_and(|n| n > Decimal::ZERO)
        && !measure.is_foreseen()
        && measure.mood != Factuality::Negated
}

fn in_article(compared: &Compared<'_>, rows: &[usize]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for total in rows {
        let terms = |fits: fn(&Compared<'_>, usize, usize) -> bool| {
            let mut terms: Vec<usize> = rows
                .iter()
                .copied()
                .filter(|row| row != total && fits(compared, *total, *row))
                .collect();
            drop_repeats(compared, &mut terms);
            terms
        };
        let by_fate = only_sum(compared, *total, &terms(is_fate_of), |parts| {
            fates_differ(compared, parts)
        });
        let by_share = || {
            only_sum(compared, *total, &terms(is_share_of), |parts| {
                shares_differ(compared, parts)
            })
        };
        if let Some(parts) = by_fate.or_else(by_share) {
            let total = *total;
            findings.push(Total { total, parts }.finding(compared, FindingKind::ArithmeticHolds));
        }
    }
    findings
}

/// Repeats of one number for one thing would be added twice.
pub(super) fn drop_repeats(compared: &Compared<'_>, rows: &mut Vec<usize>) {
    let mut kept: Vec<usize> = Vec::new();
    for row in rows.iter() {
        let group = compared.group_of[*row];
        let number = compared.measures[*row].single();
        let repeats = |other: &usize| {
            compared.group_of[*other] == group && compared.measures[*other].single() == number
        };
        if !kept.iter().any(repeats) {
            kept.push(*row);
        }
    }
    *rows = kept;
}

/// Whether `part` tells what became of some of `total`: another role of the same thing, or "of them", close by.
pub(super) fn is_fate_of(compared: &Compared<'_>, total: usize, part: usize) -> bool {
    let (whole, piece) = (&compared.measures[total], &compared.measures[part]);
    let Some(role) = whole.role else {
        return false;
    };
    let (a, b) = (
        &compared.table.rows[total].figure,
        &compared.table.rows[part].figure,
    );
    RoleAttribute::Sent.holds(role)
        && !whole.partitive
        && whole.single() > piece.single()
        && (one_thing(whole, piece) || are_people(whole, piece))
        && a.number.start < b.number.start
        && b.number.start - a.number.end < NEAR
}

/// Whether both count people, one by what befell them: "4,000 infections", of whom 12 people died.
pub(super) fn are_people(whole: &Measure, piece: &Measure) -> bool {
    let of_people = |measure: &Measure| {
        measure
            .role
            .is_some_and(|role| RoleAttribute::OfPeople.holds(role))
    };
    of_people(whole) && piece.anyone && whole.dimension == piece.dimension
}

/// Roles that differ, or one that is told of "them" and what remains.
pub(super) fn fates_differ(compared: &Compared<'_>, parts: &[usize]) -> bool {
    let measures: Vec<&Measure> = parts.iter().map(|row| &compared.measures[*row]).collect();
    if let [first, second] = measures.as_slice()
        && first.partitive
        && !second.partitive
    {
        return true;
    }
    let mut roles: Vec<Option<&str>> = measures.iter().map(|measure| measure.role).collect();
    let known = roles
        .iter()
        .filter(|role| role.is_some_and(|role| !RoleAttribute::Sent.holds(role)))
        .count();
    let all = roles.len();
    roles.sort_unstable();
    roles.dedup();
    known + 1 >= all && roles.len() == all
}

/// Whether two figures count one thing of one people and time.
pub(super) fn one_thing(a: &Measure, b: &Measure) -> bool {
    let unnamed = a.dimension == Dimension::Money || b.thing.is_empty();
    let same = a.thing == b.thing || a.head == b.head || a.anyone && b.anyone || unnamed;
    let peoples = a.people.is_none() || b.people.is_none() || a.people == b.people;
    same && peoples
        && a.own_unit == b.own_unit
        && a.dimension == b.dimension
        && a.period == b.period
}

/// Whether `part` is a share of `total`: the same happened to it, in a narrower place, to some sort of people, or in addition.
pub(super) fn is_share_of(compared: &Compared<'_>, total: usize, part: usize) -> bool {
    let (whole, piece) = (&compared.measures[total], &compared.measures[part]);
    let peoples = whole.people.is_none() || piece.people.is_none() || whole.people == piece.people;
    let same_group = compared.group_of[total] == compared.group_of[part];
    whole.role.is_some()
        && (whole.role == piece.role || piece.is_earlier() && same_group)
        && whole.dimension == piece.dimension
        && whole.own_unit == piece.own_unit
        && peoples
        && (whole.anyone || whole.thing == piece.thing)
        && whole.period == piece.period
        && whole.single() > piece.single()
        && !whole.is_on_top()
        && !whole.is_earlier()
        && (piece.is_earlier() || !same_group)
        && is_narrower(piece, whole)
}

fn is_narrower(piece: &Measure, whole: &Measure) -> bool {
    piece.is_on_top()
        || piece.is_earlier()
        || whole.place.is_none() && piece.place.is_some()
        || whole.anyone && !piece.anyone
}

/// Shares must not overlap: other places or other sorts, or said to come on top.
pub(super) fn shares_differ(compared: &Compared<'_>, parts: &[usize]) -> bool {
    let measures: Vec<&Measure> = parts.iter().map(|row| &compared.measures[*row]).collect();
    let apart = |a: &Measure, b: &Measure| {
        a.is_on_top() || b.is_on_top() || a.place != b.place || a.thing != b.thing
    };
    let pairwise = (0..measures.len()).all(|b| (0..b).all(|a| apart(measures[a], measures[b])));
    pairwise
        && (measures.iter().any(|m| m.is_on_top()) || measures.iter().all(|m| m.place.is_some()))
}

/// The one set of parts that adds up to `total`; where several do, none is shown.
fn only_sum(
    compared: &Compared<'_>,
    total: usize,
    terms: &[usize],
    fits: impl Fn(&[usize]) -> bool,
) -> Option<Vec<usize>> {
    let terms = terms.get(..MOST_TERMS).unwrap_or(terms);
    let wanted = compared.measures[total].single()?;
    let mut found: Option<Vec<usize>> = None;
    for set in 1_u32..1 << terms.len() {
        let size = usize::try_from(set.count_ones()).unwrap_or(usize::MAX);
        if !(2..=MOST_PARTS).contains(&size) {
            continue;
        }
        let parts: Vec<usize> = (0..terms.len())
            .filter(|at| set & (1 << at) != 0)
            .map(|at| terms[at])
            .collect();
        if sum(compared, &parts) == Some(wanted) && fits(&parts) {
            if found.is_some() {
                return None;
            }
            found = Some(parts);
        }
    }
    found
}
