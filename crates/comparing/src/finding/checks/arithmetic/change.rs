//! From one number to another, and by how much: "rose from 46,000 to 55,000, up 9,000", "an increase of 20%".

use super::computed::{Fit, Value};
use super::link::{
    Direction, companions, figure, gap, is_usable, text_after, words_after, words_before,
    words_between,
};
use super::wording::{ToldEquation, difference, ending, kind, made, quoted};
use crate::finding::checks::check::Check;
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, Operation};
use crate::group::is_step_of;
use tally_language::lexicon::{Cue, WordClass, named};
use tally_reading::{Decimal, Dimension, Qualifier};

/// Finds changes that are printed with the number before and the number after.
pub(in crate::finding::checks) struct Changes;

/// How many rows on either side of a change the number by which it changed is looked for.
const MOST_ROWS: usize = 40;

impl Check for Changes {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| is_usable(compared, *row))
            .filter_map(|before| {
                let after = after(compared, before)?;
                change(compared, before, after)
            })
            .collect()
    }
}

/// The row of the number that row `before` changed to: "to 55,000 from 46,000", "from 46,000 to 55,000".
fn after(compared: &Compared<'_>, before: usize) -> Option<usize> {
    let led = words_before(compared, before);
    let (first, second) = (led.first()?.as_str(), led.get(1).map_or("", String::as_str));
    let is_from = first == "from" || second == "from" && WordClass::BaseLead.has(first);
    let is_against = first == "against" || matches!((second, first), ("compared", "with" | "to"));
    let beside: Vec<usize> = companions(compared, before)
        .into_iter()
        .filter(|row| {
            is_one_measure(compared, before, *row) && Direction::of_itself(compared, *row).is_none()
        })
        .collect();
    let next = beside.iter().copied().find(|row| *row > before);
    let onwards = next.filter(|row| {
        let between = words_between(compared, before, *row).unwrap_or_default();
        between.last().is_some_and(|word| word == "to") && between.len() <= 4
    });
    if is_from && onwards.is_some() {
        return onwards;
    }
    let last = beside.iter().copied().rev().find(|row| *row < before)?;
    let is_near = gap(compared, last, before).is_some();
    let was = || is_then(&words_after(compared, before));
    (is_near && (is_from || is_against && was())).then_some(last)
}

/// Whether two rows are of one unit, and nothing tells their things apart.
fn is_one_measure(compared: &Compared<'_>, a: usize, b: usize) -> bool {
    let (one, other) = (&compared.measures[a], &compared.measures[b]);
    let alike = one.thing == other.thing || one.thing.is_empty() || other.thing.is_empty();
    let is_scale = !matches!(
        one.dimension,
        Dimension::Age | Dimension::Duration | Dimension::Magnitude
    );
    let alike = alike || matches!(one.dimension, Dimension::Money | Dimension::Share);
    is_scale && alike && one.dimension == other.dimension && one.own_unit == other.own_unit
}

/// "A year earlier", "in the previous quarter": the words that say that a number is one of before.
fn is_then(words: &[String]) -> bool {
    let mut near = words.iter().take(5);
    near.any(|word| WordClass::PriorTime.has(word))
}

fn change(compared: &Compared<'_>, before: usize, after: usize) -> Option<Finding> {
    let one = Change::new(compared, before, after)?;
    let mut beside = companions(compared, before);
    beside.sort_by_key(|row| row.abs_diff(after));
    let told = beside
        .into_iter()
        .filter(|row| *row != after)
        .find_map(|by| one.finding(compared, by, true));
    told.or_else(|| {
        let rows = compared.table.rows.len().min(after + MOST_ROWS);
        (after.saturating_sub(MOST_ROWS)..rows)
            .filter(|by| is_of_the_same(compared, *by, after))
            .find_map(|by| one.finding(compared, by, false))
    })
}

/// Whether a change that stands elsewhere in the article is one of what row `after` measures, by the noun of both.
fn is_of_the_same(compared: &Compared<'_>, by: usize, after: usize) -> bool {
    let (one, other) = (&compared.measures[by], &compared.measures[after]);
    one.article == other.article
        && !one.head.is_empty()
        && one.head == other.head
        && (one.period.is_none() || other.period.is_none() || one.period == other.period)
        && is_usable(compared, by)
}

/// Two numbers of one thing at two times.
struct Change {
    before: usize,
    after: usize,
    direction: Direction,
    /// The larger less the smaller.
    apart: Value,
    /// The same in percent of the number before.
    percent: Option<Value>,
}

impl Change {
    fn new(compared: &Compared<'_>, before: usize, after: usize) -> Option<Self> {
        let (old, new) = (Value::of(compared, before)?, Value::of(compared, after)?);
        let direction = match new.point.cmp(&old.point) {
            std::cmp::Ordering::Greater => Direction::Up,
            std::cmp::Ordering::Less => Direction::Down,
            std::cmp::Ordering::Equal => return None,
        };
        let apart = if direction == Direction::Up {
            new.minus(old)
        } else {
            old.minus(new)
        }?;
        let percent = apart
            .times(Value::exact(Decimal::ONE_HUNDRED))
            .and_then(|apart| apart.over(old));
        Some(Self {
            before,
            after,
            direction,
            apart,
            percent,
        })
    }

    /// The finding where row `by` is by how much it changed; only what stands `beside` can be wrong.
    fn finding(&self, compared: &Compared<'_>, by: usize, beside: bool) -> Option<Finding> {
        if by == self.before || by == self.after || Direction::of(compared, by)? != self.direction {
            return None;
        }
        let fits = [Some(self.apart), self.percent]
            .into_iter()
            .zip([false, true])
            .filter_map(|(value, in_percent)| self.fit(compared, by, value?, in_percent));
        let (value, in_percent, fit) = fits.min_by_key(|(_, _, fit)| !fit.holds())?;
        let is_sharp = matches!(fit, Fit::Exact | Fit::Rounded) && has_digits(compared, by);
        let told = match fit {
            Fit::Fails => beside && self.is_apposed(compared, by) && fit_is_only(compared, by),
            Fit::Open => false,
            _ => beside || is_sharp,
        };
        told.then(|| self.told(compared, by, (value, in_percent, fit)))?
    }

    fn fit(
        &self,
        compared: &Compared<'_>,
        by: usize,
        value: Value,
        in_percent: bool,
    ) -> Option<(Value, bool, Fit)> {
        let unit = |row: usize| &figure(compared, row).quantity.unit;
        let is_share = unit(by).code() == named::PERCENT;
        let same_unit = is_step_of(unit(by), unit(self.after));
        let alike = if in_percent { is_share } else { same_unit };
        alike
            .then(|| value.fit(compared, by))
            .flatten()
            .map(|fit| (value, in_percent, fit))
    }

    /// Whether the change stands right behind the two numbers with nothing but the words of a change between, and is not
    /// told of another time: "up 12% on the year".
    fn is_apposed(&self, compared: &Compared<'_>, by: usize) -> bool {
        let last = self.before.max(self.after);
        let after = text_after(compared, by).trim_start();
        by == last + 1
            && (after.is_empty() || after.starts_with(['.', ',', ';', ')']))
            && words_between(compared, last, by).is_some_and(|words| {
                words.iter().all(|word| {
                    WordClass::IdleBeforeChange.has(word) || Direction::told_by(word).is_some()
                })
            })
    }

    fn told(
        &self,
        compared: &Compared<'_>,
        by: usize,
        found: (Value, bool, Fit),
    ) -> Option<Finding> {
        let (value, in_percent, fit) = found;
        let (old, new) = (compared.said(self.before), compared.said(self.after));
        let reckoning = if in_percent {
            let made = if fit == Fit::Exact {
                compared.said(by)
            } else {
                made(compared, &value, by)
            };
            let more = if self.direction == Direction::Up {
                " more than "
            } else {
                " less than "
            };
            let ending = ending(compared, by, fit);
            prose![new, " is ", made, more, old, ending]
        } else {
            let (larger, smaller) = if self.direction == Direction::Up {
                (new, old)
            } else {
                (old, new)
            };
            let outcome = difference(compared, &value, by, fit);
            prose![larger, " \u{2212} ", smaller, " ", outcome]
        };
        let word = if self.direction == Direction::Up {
            " a rise of "
        } else {
            " a fall of "
        };
        let is = if fit.holds() { " is" } else { " is not" };
        let told = ToldEquation {
            operation: Operation::Change,
            total: by,
            parts: vec![self.before, self.after],
            headline: reckoning.clone(),
            clause: prose![
                "From ",
                quoted(compared, self.before),
                " to ",
                quoted(compared, self.after),
                is,
                word,
                quoted(compared, by)
            ],
            reckoning,
        };
        Some(told.finding(compared, kind(fit)?))
    }
}

/// Whether a number has digits enough to fit hardly by chance.
fn has_digits(compared: &Compared<'_>, row: usize) -> bool {
    let single = compared.measures[row].single();
    single.is_some_and(|n| n.normalize().mantissa().unsigned_abs() >= 10)
}

/// Whether nothing widens a number.
fn fit_is_only(compared: &Compared<'_>, row: usize) -> bool {
    compared.measures[row].qualifier == Qualifier::Exact
}

impl Direction {
    /// The direction of a figure whose own noun is a change: "a 20% fall".
    fn of_itself(compared: &Compared<'_>, row: usize) -> Option<Self> {
        let noun = figure(compared, row).counted.as_ref()?;
        Cue::Shift
            .holds(&noun.head)
            .then(|| Self::told_by(&noun.head))
            .flatten()
    }
}
