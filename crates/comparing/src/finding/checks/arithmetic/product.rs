//! So much for each, how many there are, and what it makes: "$300 each for 1,200 families, $360,000 in all".

use super::computed::{Fit, Value};
use super::link::{is_called_total, is_usable, neighbours, text_after, words, words_between};
use super::wording::{ToldEquation, kind, outcome, quoted};
use crate::finding::checks::check::Check;
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, Operation};
use tally_language::lexicon::{self, WordClass};
use tally_reading::{Decimal, Dimension};

/// Finds amounts for each that are printed with their number and their total.
pub(in crate::finding::checks) struct Products;

/// How many words may stand between an amount and "each".
const NEAR: usize = 3;

impl Check for Products {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| is_usable(compared, *row) && is_amount(compared, *row))
            .filter_map(|rate| {
                let each = Each::of(compared, rate)?;
                product(compared, rate, &each)
            })
            .collect()
    }
}

/// Whom an amount is for.
enum Each {
    /// "each", "apiece": whoever was counted beside it.
    OfThem,
    /// "per family": of one sort, by its lemma.
    Of(String),
}

impl Each {
    /// The words right behind an amount.
    fn of(compared: &Compared<'_>, rate: usize) -> Option<Self> {
        let after = text_after(compared, rate);
        let clause = after
            .split([',', ';', ':', '.', '(', ')'])
            .next()
            .unwrap_or("");
        let words = words(clause);
        let at = words
            .iter()
            .take(NEAR)
            .position(|word| WordClass::Distributive.has(word))?;
        match words[at].as_str() {
            "apiece" => Some(Self::OfThem),
            "each" | "every" => Some(
                words
                    .get(at + 1)
                    .filter(|_| at > 0 && words[at - 1] == "for")
                    .map_or(Self::OfThem, |noun| Self::Of(lexicon::lemma(noun))),
            ),
            _ => Some(Self::Of(lexicon::lemma(words.get(at + 1)?))),
        }
    }

    /// "$2 per litre" of 300 litres.
    fn names_unit(&self, compared: &Compared<'_>, row: usize) -> bool {
        let last = compared.table.quote(row).split_whitespace().last();
        matches!(self, Self::Of(noun) if last.is_some_and(|last| lexicon::lemma(&last.to_lowercase()) == *noun))
    }

    fn fits(&self, compared: &Compared<'_>, row: usize) -> bool {
        match self {
            Self::OfThem => true,
            Self::Of(noun) => {
                let measure = &compared.measures[row];
                measure.head == *noun
                    || self.names_unit(compared, row)
                    || measure.anyone && noun == "person"
            }
        }
    }
}

fn is_amount(compared: &Compared<'_>, row: usize) -> bool {
    matches!(
        compared.measures[row].dimension,
        Dimension::Money | Dimension::Count | Dimension::Mass | Dimension::Volume | Dimension::Area
    ) && compared.measures[row].single() > Some(Decimal::ZERO)
}

fn product(compared: &Compared<'_>, rate: usize, each: &Each) -> Option<Finding> {
    let near = neighbours(compared, rate);
    let one = &compared.measures[rate];
    let mut counts: Vec<usize> = near
        .iter()
        .copied()
        .filter(|row| {
            let measure = &compared.measures[*row];
            let is_many = measure.dimension == Dimension::Count || each.names_unit(compared, *row);
            is_many
                && measure.single() > Some(Decimal::ONE)
                && (one.dimension != Dimension::Count || measure.thing != one.thing)
                && each.fits(compared, *row)
        })
        .collect();
    counts.sort_by_key(|row| row.abs_diff(rate));
    let totals = near.iter().copied().filter(|row| {
        let measure = &compared.measures[*row];
        measure.dimension == one.dimension
            && measure.own_unit == one.own_unit
            && measure.single() > one.single()
            && (one.dimension != Dimension::Count || measure.thing == one.thing)
    });
    let totals: Vec<usize> = totals.collect();
    let mut found = counts.iter().flat_map(|count| {
        let totals = totals.iter().filter(move |total| *total != count);
        totals.filter_map(|total| finding(compared, rate, *count, *total))
    });
    found.next()
}

fn finding(compared: &Compared<'_>, rate: usize, count: usize, total: usize) -> Option<Finding> {
    let made = Value::of(compared, rate)?.times(Value::of(compared, count)?)?;
    let fit = made.fit(compared, total)?;
    let kind = kind(fit)?;
    let is_told = is_apposed(compared, rate, count, total) && is_called_total(compared, total);
    if fit == Fit::Near || !fit.holds() && !is_told {
        return None;
    }
    let verb = if fit.holds() {
        " each make "
    } else {
        " each do not make "
    };
    let reckoning = prose![
        compared.said(count),
        " \u{d7} ",
        compared.said(rate),
        " ",
        outcome(compared, &made, total, fit)
    ];
    let told = ToldEquation {
        operation: Operation::Product,
        total,
        parts: vec![count, rate],
        headline: reckoning.clone(),
        clause: prose![
            quoted(compared, count),
            " at ",
            quoted(compared, rate),
            verb,
            quoted(compared, total)
        ],
        reckoning,
    };
    Some(told.finding(compared, kind))
}

/// Whether the total follows on the two at once, so that it is theirs: "$300 each to 1,200 families, a total of $360,000".
fn is_apposed(compared: &Compared<'_>, rate: usize, count: usize, total: usize) -> bool {
    let last = rate.max(count);
    rate.abs_diff(count) == 1
        && total == last + 1
        && words_between(compared, last, total).is_some_and(|words| {
            words
                .iter()
                .all(|word| WordClass::IdleBeforeTotal.has(word))
        })
}
