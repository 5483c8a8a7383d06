//! More digits than the origin gives: a rounded number that was converted or retold as a sharp one.

use std::collections::BTreeMap;

use super::Check;
use crate::finding::compared::{Compared, Sides};
use crate::finding::prose::prose;
use crate::finding::sources::speaker;
use crate::finding::statement::{Nature, Statement};
use crate::finding::{End, Finding, FindingKind, Member, Origin, Prose, Why};
use crate::group::in_base;
use crate::tolerances::FALSE_DIGITS;
use tally_reading::{Decimal, Dimension, Qualifier};

/// Finds numbers that claim to be known better than what they come from.
pub(super) struct PrecisionInflation;

impl Check for PrecisionInflation {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        compared
            .sides
            .iter()
            .flat_map(|sides| {
                let mut found = conversions(compared, sides);
                found.extend(retellings(compared, sides));
                found
            })
            .collect()
    }
}

/// "About 10 miles (16.09 km)": both in one sentence, in two units, one the other converted.
fn conversions(compared: &Compared<'_>, sides: &Sides) -> Vec<Finding> {
    let mut sentences: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for origin in &sides.tree.origins {
        for member in &origin.members {
            let row = &compared.table.rows[member.row];
            let sentence = (row.article, row.figure.sentence.start);
            sentences.entry(sentence).or_default().push(member.row);
        }
    }
    let mut found = Vec::new();
    for mut rows in sentences.into_values().filter(|rows| rows.len() > 1) {
        rows.sort_unstable();
        let inflated = rows.windows(2).find_map(|two| {
            let pairs = [(two[0], two[1]), (two[1], two[0])];
            pairs
                .into_iter()
                .find(|(given, made)| is_converted(compared, *given, *made))
        });
        if let Some((given, made)) = inflated {
            found.push(conversion(compared, sides.group, given, made));
        }
    }
    found
}

/// Whether `made` is `given` in another unit, to more digits than `given` has.
fn is_converted(compared: &Compared<'_>, given: usize, made: usize) -> bool {
    let quantity = |row: usize| &compared.table.rows[row].figure.quantity;
    let (from, to) = (quantity(given), quantity(made));
    let is_scaled = !matches!(
        from.unit.dimension(),
        Dimension::Count | Dimension::Money | Dimension::Temperature | Dimension::Other
    );
    let (Some(a), Some(b)) = (from.single(), to.single()) else {
        return false;
    };
    if from.unit == to.unit || !is_scaled || from.unit.dimension() != to.unit.dimension() {
        return false;
    }
    let last_place = in_base(&to.unit, Decimal::new(1, b.scale()));
    let apart = in_base(&from.unit, a).checked_sub(in_base(&to.unit, b));
    let is_exact = apart.is_some_and(|apart| apart.abs() <= last_place);
    is_exact && digits(b, true) >= digits(a, from.qualifier == Qualifier::Exact) + FALSE_DIGITS
}

fn conversion(compared: &Compared<'_>, group: usize, given: usize, made: usize) -> Finding {
    let explanation = prose![
        compared.outlet(compared.table.rows[given].article),
        " gives ",
        hedged(compared, given),
        " also as ",
        compared.said(made),
        " (",
        compared.measure_name(group),
        "), with more digits than the first number has."
    ];
    let headline = prose![compared.said(given), " | ", compared.said(made)];
    let rows = vec![given.min(made), given.max(made)];
    Finding::new(
        FindingKind::PrecisionInflation,
        Some(group),
        rows,
        headline,
        explanation,
    )
}

/// A number that an article has from someone whose own words, as another article quotes them, are less exact.
fn retellings(compared: &Compared<'_>, sides: &Sides) -> Vec<Finding> {
    if sides.nature == Nature::Rising || sides.nature == Nature::Forecast {
        return Vec::new();
    }
    let origins = sides.tree.origins.iter();
    origins
        .filter(|one| one.articles > 1 && one.end == End::Speaker)
        .filter_map(|origin| retelling(compared, sides.group, origin))
        .collect()
}

fn retelling(compared: &Compared<'_>, group: usize, origin: &Origin) -> Option<Finding> {
    let said = |member: &&Member| matches!(member.why, Why::Speaker { .. });
    let quoted = |member: &&&Member| compared.table.quotation(member.row).is_some();
    let members: Vec<&Member> = origin.members.iter().filter(said).collect();
    let own: Vec<&Member> = members.iter().filter(quoted).copied().collect();
    // Whoever is quoted with a sharp number gave it.
    let is_sharp = |member: &&Member| compared.measures[member.row].qualifier == Qualifier::Exact;
    if own.iter().any(is_sharp) {
        return None;
    }
    let pairs = own.iter().flat_map(|given| {
        let retold = members.iter().filter(|one| is_sharp(one));
        retold.map(move |made| (given.row, made.row))
    });
    let (given, made) = pairs
        .into_iter()
        .find(|(given, made)| is_sharpened(compared, *given, *made))?;
    let Why::Speaker { name, .. } = &members.iter().find(|one| one.row == given)?.why else {
        return None;
    };
    let article = |row: usize| compared.outlet(compared.table.rows[row].article);
    let explanation = prose![
        speaker(name).opening(),
        " says ",
        hedged(compared, given),
        " in the words that ",
        article(given),
        " quotes; ",
        article(made),
        " gives ",
        compared.said(made),
        " on the same authority (",
        compared.measure_name(group),
        ")."
    ];
    let headline = prose![compared.said(given), " | ", compared.said(made)];
    let rows = vec![given.min(made), given.max(made)];
    Some(Finding::new(
        FindingKind::PrecisionInflation,
        Some(group),
        rows,
        headline,
        explanation,
    ))
}

/// Whether `made` has more digits than the rounded or vague `given`, fits it, and is of the same day elsewhere.
fn is_sharpened(compared: &Compared<'_>, given: usize, made: usize) -> bool {
    let (one, other): (Statement, Statement) =
        (compared.statement(given), compared.statement(made));
    let numbers = |row: usize| compared.table.rows[row].figure.quantity.clone();
    let (from, to) = (numbers(given), numbers(made));
    let more = match (from.single(), to.single()) {
        (Some(a), Some(b)) => digits(b, false) > digits(a, false),
        (None, Some(_)) => from.qualifier == Qualifier::Vague,
        _ => false,
    };
    let rounded = matches!(from.qualifier, Qualifier::About | Qualifier::Vague);
    more && rounded
        && one.article != other.article
        && one.date == other.date
        && one.as_of == other.as_of
        && !one.earlier
        && !other.earlier
        && one.interval.meets(&other.interval)
        && one.bounds != other.bounds
}

/// How many digits are significant; zeros at the end of a whole number count only if it is meant as it stands.
fn digits(number: Decimal, is_exact: bool) -> usize {
    let whole = number.mantissa().unsigned_abs().to_string();
    if is_exact || number.scale() > 0 {
        whole.len()
    } else {
        whole.trim_end_matches('0').len()
    }
}

fn hedged(compared: &Compared<'_>, row: usize) -> Prose {
    let said = compared.said(row);
    match compared.measures[row].qualifier {
        Qualifier::Exact | Qualifier::Range => said,
        _ => said.quoted(),
    }
}
