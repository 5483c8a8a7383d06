//! A share of a whole and what it comes to: "40% of the 2,500 homes, or 1,000", "36 of the 43 lots (84%)".

use super::Check;
use super::computed::{Fit, Value};
use super::link::{
    Direction, companions, figure, gap, in_one_sentence, is_apposed, is_usable, is_worded,
    leads_to_whole, neighbours, text_after, words_after, words_between,
};
use super::wording::{ToldEquation, kind, outcome, quoted, share};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, Operation, Prose};
use crate::tolerances::TELLING_SHARE;
use tally_language::lexicon::{WordClass, named};
use tally_reading::{Decimal, Dimension};

/// Finds shares that are printed together with their whole and with what they come to.
pub(in crate::finding::checks) struct Shares;

/// A share, its whole, and what it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Share {
    percent: usize,
    base: usize,
    result: usize,
    /// Whether the text says that they belong together, so that it is a mistake where they do not fit.
    is_told: bool,
}

impl Check for Shares {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| is_share(compared, *row))
            .filter_map(|share| {
                let told = candidates(compared, share);
                told.into_iter().find_map(|one| one.finding(compared))
            })
            .collect()
    }
}

fn is_share(compared: &Compared<'_>, row: usize) -> bool {
    figure(compared, row).quantity.unit.code() == named::PERCENT
        && is_usable(compared, row)
        && Direction::of(compared, row).is_none()
}

/// Whether a row can be a whole or a part of it.
fn is_amount(compared: &Compared<'_>, row: usize) -> bool {
    let dimension = compared.measures[row].dimension;
    !matches!(
        dimension,
        Dimension::Share | Dimension::Age | Dimension::Temperature | Dimension::Magnitude
    )
}

/// The ways in which the text may be read, the surest first.
fn candidates(compared: &Compared<'_>, share: usize) -> Vec<Share> {
    let near: Vec<usize> = neighbours(compared, share)
        .into_iter()
        .filter(|row| is_amount(compared, *row))
        .collect();
    let mut found = of_base(compared, share, &near);
    found.extend(of_part(compared, share, &near));
    found.extend(of_what_went_before(compared, share, &near));
    found
}

/// "40% of the 2,500 homes": what it comes to stands near.
fn of_base(compared: &Compared<'_>, share: usize, near: &[usize]) -> Vec<Share> {
    let behind = near.iter().copied().find(|row| *row > share);
    let base = behind
        .filter(|row| words_between(compared, share, *row).is_some_and(|w| leads_to_whole(&w)));
    let Some(base) = base else {
        return Vec::new();
    };
    let mut results: Vec<usize> = near
        .iter()
        .copied()
        .filter(|row| *row != base && is_of_base(compared, *row, base))
        .collect();
    results.sort_by_key(|row| (!in_one_sentence(compared, *row, share), row.abs_diff(share)));
    results
        .into_iter()
        .map(|result| Share {
            percent: share,
            base,
            result,
            is_told: is_apposed(compared, result, share) || is_apposed(compared, base, result),
        })
        .collect()
}

/// "36 of the 43 lots found buyers (84%)": a part of its whole, and the share behind.
fn of_part(compared: &Compared<'_>, share: usize, near: &[usize]) -> Vec<Share> {
    let pairs = near.windows(2).map(|pair| (pair[0], pair[1]));
    pairs
        .filter(|(result, base)| {
            in_one_sentence(compared, *result, share)
                && words_between(compared, *result, *base).is_some_and(|w| leads_to_whole(&w))
                && is_of_base(compared, *result, *base)
        })
        .map(|(result, base)| Share {
            percent: share,
            base,
            result,
            is_told: base + 1 == share && is_set_apart(compared, base, share),
        })
        .collect()
}

/// "80%, or $2.5 billion, of it", "80% of them, 2,000": of what was told before.
fn of_what_went_before(compared: &Compared<'_>, share: usize, near: &[usize]) -> Vec<Share> {
    let beside = |row: &&usize| row.abs_diff(share) == 1;
    let results = near.iter().filter(beside).filter(|row| {
        let (first, second) = (share.min(**row), share.max(**row));
        let is_one = is_apposed(compared, first, second)
            && words_after(compared, second)
                .first()
                .is_some_and(|word| word == "of");
        is_one || is_of_them(compared, share) && in_one_sentence(compared, share, **row)
    });
    results
        .flat_map(|result| {
            let bases = near.iter().filter(|base| **base < share.min(*result));
            bases
                .filter(|base| is_of_base(compared, *result, **base))
                .map(|base| Share {
                    percent: share,
                    base: *base,
                    result: *result,
                    is_told: false,
                })
        })
        .collect()
}

/// "Half of them", "40% of that sum".
fn is_of_them(compared: &Compared<'_>, share: usize) -> bool {
    let after = words_after(compared, share);
    let after: Vec<&str> = after.iter().take(3).map(String::as_str).collect();
    match after.as_slice() {
        ["of", them, ..] if WordClass::AnaphorOfMany.has(them) => true,
        ["of", "that" | "this", noun] => WordClass::SumNoun.has(noun),
        _ => false,
    }
}

/// Whether `result` can be a part of `base`: of one unit, of one thing or of none that is named, and no larger.
fn is_of_base(compared: &Compared<'_>, result: usize, base: usize) -> bool {
    let (part, whole) = (&compared.measures[result], &compared.measures[base]);
    let same = part.thing == whole.thing || part.head == whole.head || part.anyone && whole.anyone;
    // "600 people" may be some of 3,000 workers.
    let unnamed = part.dimension == Dimension::Money
        || part.thing.is_empty()
        || part.partitive
        || part.anyone;
    part.dimension == whole.dimension
        && part.own_unit == whole.own_unit
        && (same || unnamed)
        && whole.single() > Some(Decimal::ZERO)
        && part.single() <= whole.single()
}

/// Whether the share stands in brackets of its own, with nothing counted between.
fn is_set_apart(compared: &Compared<'_>, before: usize, share: usize) -> bool {
    gap(compared, before, share).is_some_and(|gap| gap.trim_end().ends_with('('))
        && text_after(compared, share).trim_start().starts_with(')')
}

impl Share {
    fn finding(&self, compared: &Compared<'_>) -> Option<Finding> {
        let part = Value::of(compared, self.percent)?;
        let base = Value::of(compared, self.base)?;
        let result = Value::of(compared, self.result)?;
        let hundred = Value::exact(Decimal::ONE_HUNDRED);
        let taken = part.times(base)?.over(hundred)?;
        let taken_fit = taken.fit(compared, self.result)?;
        if taken_fit.holds() && taken_fit != Fit::Near && !is_bound(compared, self.percent) {
            return self.told(compared, taken_fit, || {
                let outcome = outcome(compared, &taken, self.result, taken_fit);
                prose![
                    share(compared, self.percent),
                    " of ",
                    compared.said(self.base),
                    " ",
                    outcome
                ]
            });
        }
        let made = result.times(hundred)?.over(base)?;
        let fit = made.fit(compared, self.percent)?;
        self.told(compared, fit, || {
            let outcome = outcome(compared, &made, self.percent, fit);
            prose![
                compared.said(self.result),
                " \u{f7} ",
                compared.said(self.base),
                " ",
                outcome
            ]
        })
    }

    fn told(
        &self,
        compared: &Compared<'_>,
        fit: Fit,
        reckoning: impl Fn() -> Prose,
    ) -> Option<Finding> {
        let kind = kind(fit)?;
        let is_sure = self.is_told && !is_worded(compared, self.percent);
        let told = if fit.holds() {
            self.is_told || fit == Fit::Exact || is_telling(compared, self.percent)
        } else {
            is_sure
        };
        if !told {
            return None;
        }
        let (share, base) = (quoted(compared, self.percent), quoted(compared, self.base));
        let result = quoted(compared, self.result);
        let is = if fit.holds() { " is " } else { " is not " };
        let reckoning = reckoning();
        Some(
            ToldEquation {
                operation: Operation::Share,
                total: self.result,
                parts: vec![self.percent, self.base],
                headline: reckoning.clone(),
                clause: prose![result, is, share, " of ", base],
                reckoning,
            }
            .finding(compared, kind),
        )
    }
}

fn is_bound(compared: &Compared<'_>, row: usize) -> bool {
    let (low, high) = compared.measures[row].bounds;
    low.is_none() || high.is_none()
}

/// Whether a share has digits enough, or is a bound that the text sets to its whole.
fn is_telling(compared: &Compared<'_>, share: usize) -> bool {
    let digits = |n: Decimal| n.normalize().mantissa().to_string().len();
    let single = compared.measures[share].single();
    single.is_some_and(|n| digits(n) >= TELLING_SHARE) || companions(compared, share).len() == 2
}
