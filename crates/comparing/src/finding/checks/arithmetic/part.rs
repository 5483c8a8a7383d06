//! A part is no larger than its whole: "12 of them", "three of the ten", "15 people, including four children".

use super::Check;
use super::computed::Value;
use super::link::{companions, figure, is_usable, leads_to_whole, words_before, words_between};
use super::wording::{ToldEquation, quoted};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Operation};
use tally_reading::{Decimal, Dimension};

/// Finds parts that are larger than the whole that the text takes them of; those that are not go without saying.
pub(in crate::finding::checks) struct Parts;

impl Check for Parts {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| is_usable(compared, *row) && is_counted(compared, *row))
            .filter_map(|part| {
                let whole = whole_of(compared, part)?;
                is_larger(compared, part, whole).then(|| finding(compared, part, whole))
            })
            .collect()
    }
}

fn is_counted(compared: &Compared<'_>, row: usize) -> bool {
    compared.measures[row].dimension == Dimension::Count
}

/// The row that the text takes `part` of.
fn whole_of(compared: &Compared<'_>, part: usize) -> Option<usize> {
    let beside: Vec<usize> = companions(compared, part)
        .into_iter()
        .filter(|row| is_counted(compared, *row) && is_like(compared, part, *row))
        .filter(|row| stands_alone(compared, *row))
        .collect();
    let behind = beside.iter().find(|row| **row > part);
    let of = behind
        .filter(|row| words_between(compared, part, **row).is_some_and(|w| leads_to_whole(&w)));
    if let Some(whole) = of {
        return Some(*whole);
    }
    let before = *beside.iter().rev().find(|row| **row < part)?;
    let includes = words_before(compared, part)
        .first()
        .is_some_and(|word| ["including", "among"].contains(&word.as_str()));
    let is_them = compared.measures[part].partitive && stands_for(compared, part, before);
    (is_them || includes && part == before + 1).then_some(before)
}

/// Whether a number counts what it stands before: neither "the ten-nation bloc" nor "the two parties' leaders" is a whole.
fn stands_alone(compared: &Compared<'_>, row: usize) -> bool {
    let text = &compared.table.article(row).text;
    let figure = figure(compared, row);
    let behind = |at: usize| text.get(at..).unwrap_or("");
    let mention = figure.span.of(text);
    let is_compound = behind(figure.number.end).starts_with(['-', '\u{2010}', '\u{2011}']);
    let owns = behind(figure.span.end).starts_with(['\'', '’']);
    !is_compound && !owns && !mention.ends_with("'s") && !mention.ends_with("’s")
}

/// Whether "them" behind `part` stands for what row `whole` counts.
fn stands_for(compared: &Compared<'_>, part: usize, whole: usize) -> bool {
    let span = |row: usize| {
        figure(compared, row)
            .counted
            .as_ref()
            .map(|counted| counted.span)
    };
    span(part).is_some() && span(part) == span(whole)
}

/// Whether both count one sort of thing, or people.
fn is_like(compared: &Compared<'_>, part: usize, whole: usize) -> bool {
    let (piece, all) = (&compared.measures[part], &compared.measures[whole]);
    piece.own_unit == all.own_unit
        && (piece.thing == all.thing || piece.thing.is_empty() || all.anyone)
}

fn is_larger(compared: &Compared<'_>, part: usize, whole: usize) -> bool {
    let left = || Value::of(compared, whole)?.minus(Value::of(compared, part)?);
    left().is_some_and(|left| left.is_below(Decimal::ZERO))
}

fn finding(compared: &Compared<'_>, part: usize, whole: usize) -> Finding {
    let (one, all) = (compared.said(part), compared.said(whole));
    let told = ToldEquation {
        operation: Operation::Part,
        total: whole,
        parts: vec![part],
        headline: prose![&one, " of ", &all],
        clause: prose![
            quoted(compared, part),
            " cannot be part of ",
            quoted(compared, whole)
        ],
        reckoning: prose![one, " is more than ", all],
    };
    told.finding(compared, FindingKind::ArithmeticFails)
}
