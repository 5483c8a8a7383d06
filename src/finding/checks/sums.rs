//! Parts that add up to a total: by what became of them, by place, or as additions.

use std::collections::BTreeMap;

use super::Check;
use crate::figure::{Decimal, Dimension, Qualifier};
use crate::finding::compared::Compared;
use crate::finding::{Equation, Finding, Kind, Operation, words};
use crate::group::Measure;
use crate::lexicon::Cue;

/// Finds sums and differences among the figures of one article.
pub(super) struct Sums;

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
        if !compared.left_out.contains(&row) && can_add_up(measure) {
            by_article
                .entry(compared.table.rows[row].article)
                .or_default()
                .push(row);
        }
    }
    by_article.into_values().collect()
}

/// Sharp counts and sums of money; bounds and vague numbers prove nothing.
fn can_add_up(measure: &Measure) -> bool {
    measure.qualifier == Qualifier::Exact
        && matches!(measure.dimension, Dimension::Count | Dimension::Money)
        && measure.single().is_some_and(|n| n > Decimal::ZERO)
        && !measure.is_foreseen()
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
        if let Some(parts) = by_fate.or_else(by_share)
            && !findings
                .iter()
                .any(|finding| states_the_same(compared, finding, *total, &parts))
        {
            let sum = Sum {
                total: *total,
                parts,
                kind: Kind::ArithmeticHolds,
            };
            findings.push(sum.finding(compared));
        }
    }
    findings
}

/// Repeats of one number for one thing would be added twice.
fn drop_repeats(compared: &Compared<'_>, rows: &mut Vec<usize>) {
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
fn is_fate_of(compared: &Compared<'_>, total: usize, part: usize) -> bool {
    let (whole, piece) = (&compared.measures[total], &compared.measures[part]);
    let Some(role) = whole.role else {
        return false;
    };
    let (a, b) = (
        &compared.table.rows[total].figure,
        &compared.table.rows[part].figure,
    );
    Cue::Sent.holds(role)
        && !whole.partitive
        && whole.single() > piece.single()
        && one_thing(whole, piece)
        && a.number.start < b.number.start
        && b.number.start - a.number.end < NEAR
}

/// Roles that differ, or one that is told of "them" and what remains.
fn fates_differ(compared: &Compared<'_>, parts: &[usize]) -> bool {
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
        .filter(|role| role.is_some_and(|role| !Cue::Sent.holds(role)))
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
fn is_share_of(compared: &Compared<'_>, total: usize, part: usize) -> bool {
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
fn shares_differ(compared: &Compared<'_>, parts: &[usize]) -> bool {
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

fn sum(compared: &Compared<'_>, parts: &[usize]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, row| {
        sum.checked_add(compared.measures[*row].single()?)
    })
}

fn states_the_same(
    compared: &Compared<'_>,
    finding: &Finding,
    total: usize,
    parts: &[usize],
) -> bool {
    let numbers = |rows: &[usize]| {
        let mut numbers: Vec<Option<Decimal>> = rows
            .iter()
            .map(|row| compared.measures[*row].single())
            .collect();
        numbers.sort();
        numbers
    };
    finding.equation.as_ref().is_some_and(|equation| {
        numbers(&[equation.total]) == numbers(&[total])
            && numbers(&equation.parts) == numbers(parts)
    })
}

/// A total with its parts.
pub(super) struct Sum {
    /// Row of the total.
    pub total: usize,
    /// Rows of the parts, in the order of the text.
    pub parts: Vec<usize>,
    /// Whether they add up.
    pub kind: Kind,
}

impl Sum {
    /// The equation as an editor would write it.
    pub(super) fn finding(self, compared: &Compared<'_>) -> Finding {
        let mut figures = self.parts.clone();
        figures.push(self.total);
        figures.sort_unstable();
        let outlet = compared.outlet(compared.table.rows[self.total].article);
        let (headline, told) = match self.parts.as_slice() {
            _ if self.kind == Kind::ArithmeticFails => self.as_failing(compared),
            [one, other]
                if compared.measures[*one].partitive || is_fate_of(compared, self.total, *one) =>
            {
                self.as_difference(compared, *one, *other)
            }
            _ => self.as_sum(compared),
        };
        let explanation = format!("{told}, all in {outlet}: {headline}.");
        Finding {
            equation: Some(Equation {
                operation: Operation::Sum,
                total: self.total,
                parts: self.parts,
            }),
            ..Finding::new(self.kind, None, figures, headline, explanation)
        }
    }

    fn as_difference(&self, compared: &Compared<'_>, one: usize, other: usize) -> (String, String) {
        let number = |row: usize| compared.statement(row).shown;
        let headline = format!(
            "{} \u{2212} {} = {}",
            number(self.total),
            number(one),
            number(other)
        );
        let quoted = |row: usize| quoted(compared, row);
        (
            headline,
            format!(
                "{} less {} leaves {}",
                quoted(self.total),
                quoted(one),
                quoted(other)
            ),
        )
    }

    fn as_sum(&self, compared: &Compared<'_>) -> (String, String) {
        let headline = format!(
            "{} = {}",
            self.terms(compared),
            compared.statement(self.total).shown
        );
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|row| quoted(compared, *row))
            .collect();
        (
            headline,
            format!(
                "{} add up to {}",
                words::list(&parts),
                quoted(compared, self.total)
            ),
        )
    }

    fn as_failing(&self, compared: &Compared<'_>) -> (String, String) {
        let made = compared.number_like(self.total, sum(compared, &self.parts));
        let stated = compared.statement(self.total).shown;
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|row| quoted(compared, *row))
            .collect();
        let headline = format!("{} = {made}, not {stated}", self.terms(compared));
        let told = format!(
            "{} do not make up {}",
            words::list(&parts),
            quoted(compared, self.total)
        );
        (headline, told)
    }

    fn terms(&self, compared: &Compared<'_>) -> String {
        let terms: Vec<String> = self
            .parts
            .iter()
            .map(|row| compared.statement(*row).shown)
            .collect();
        terms.join(" + ")
    }
}

fn quoted(compared: &Compared<'_>, row: usize) -> String {
    format!("\u{201c}{}\u{201d}", fold(compared.table.quote(row)))
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
