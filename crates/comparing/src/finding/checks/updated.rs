//! A later figure supersedes an earlier one.

use jiff::civil::Date;

use super::Check;
use crate::finding::compared::{Compared, Side, Sides};
use crate::finding::prose::prose;
use crate::finding::relate::falls;
use crate::finding::sources::day;
use crate::finding::statement::Nature;
use crate::finding::{Finding, FindingKind, Prose, Segment};

/// Finds one measure's values over time.
pub(super) struct Updated;

impl Check for Updated {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let all = compared
            .sides
            .iter()
            .filter(|sides| sides.has(FindingKind::UpdatedOverTime));
        all.flat_map(|sides| {
            let ladders = sides.components(FindingKind::UpdatedOverTime).into_iter();
            ladders.map(|ladder| finding(compared, sides, &ladder))
        })
        .collect()
    }
}

/// A ladder of statements in which those of a later day supersede those before them.
fn finding(compared: &Compared<'_>, sides: &Sides, ladder: &[usize]) -> Finding {
    let mut order = told_once(sides, ladder);
    order.sort_by_key(|side| {
        let statement = &sides.all[*side].statement;
        let sharp = !statement.is_bound();
        (
            !statement.earlier,
            statement.date,
            statement.single(),
            sharp,
        )
    });
    let (earlier, dated): (Vec<usize>, Vec<usize>) = order
        .iter()
        .partition(|side| sides.all[**side].statement.earlier);
    let is_dated = compared.sayings(sides, &steps(sides, &dated)).len() > 1;
    let shown = compared.sayings(sides, &steps(sides, if is_dated { &dated } else { &order }));
    let explanation = if is_dated {
        over_time(compared, sides, &dated, &earlier)
    } else {
        from_earlier(compared, sides, &order)
    };
    let (kind, group) = (FindingKind::UpdatedOverTime, Some(sides.group));
    let headline = Prose::joined(shown, ", then ");
    let within = |clique: &Vec<usize>| clique.iter().all(|side| ladder.contains(side));
    let cliques = sides.cliques(kind).into_iter().filter(within);
    let chains: Vec<Vec<usize>> = cliques.map(|clique| sides.rows(&clique)).collect();
    Finding {
        superseded: superseded(sides, ladder, &order),
        chains: if chains.len() > 1 { chains } else { Vec::new() },
        ..Finding::new(kind, group, sides.rows(ladder), headline, explanation)
    }
}

/// Without the earlier states that some article states as its own: their dates are known.
fn told_once(sides: &Sides, ladder: &[usize]) -> Vec<usize> {
    let statement = |side: usize| &sides.all[side].statement;
    let repeats = |side: usize| {
        ladder.iter().any(|other| {
            !statement(*other).earlier && statement(*other).bounds == statement(side).bounds
        })
    };
    ladder
        .iter()
        .copied()
        .filter(|side| !(statement(*side).earlier && repeats(*side)))
        .collect()
}

/// The statements in order of time, one for each number, without its bound where it is also told sharply.
fn steps(sides: &Sides, order: &[usize]) -> Vec<usize> {
    let mut steps: Vec<usize> = Vec::new();
    for side in order {
        let number = |side: usize| sides.all[side].statement.single();
        let same = |step: &&mut usize| number(*side).is_some() && number(**step) == number(*side);
        match steps.iter_mut().find(same) {
            None => steps.push(*side),
            Some(step) if sides.all[*step].statement.is_bound() => *step = *side,
            Some(_) => {}
        }
    }
    steps
}

/// Rows of all steps before the last: those whose date is not the latest, or that the text calls earlier.
fn superseded(sides: &Sides, ladder: &[usize], order: &[usize]) -> Vec<usize> {
    let Some(last) = order.last().map(|side| &sides.all[*side].statement) else {
        return Vec::new();
    };
    let mut old: Vec<&Side> = ladder
        .iter()
        .map(|side| &sides.all[*side])
        .filter(|side| side.statement.single() != last.single())
        .filter(|side| side.statement.earlier || side.statement.date < last.date)
        .collect();
    old.sort_by_key(|side| (!side.statement.earlier, side.statement.date));
    old.into_iter()
        .flat_map(|side| side.rows.iter().copied())
        .collect()
}

/// From the first report to the last, each with its day; what the texts call earlier is told apart, as its day is not.
fn over_time(compared: &Compared<'_>, sides: &Sides, dated: &[usize], earlier: &[usize]) -> Prose {
    let label = compared.measure_name(sides.group);
    // A number that comes again at the end is no update of itself.
    let number = |side: &usize| sides.all[*side].statement.single();
    let again = |side: &&usize| number(side) != dated.last().and_then(number);
    let first = dated.iter().find(again).or(dated.first());
    let (Some(first), Some(last)) = (first, dated.last()) else {
        return Prose::default();
    };
    let (first, last) = (&sides.all[*first], &sides.all[*last]);
    let told_of = |order: &[usize]| compared.sayings(sides, &steps(sides, order));
    let rising = sides.nature == Nature::Rising;
    if first.statement.date == last.statement.date {
        let values = Prose::list(told_of(dated));
        return of_one_day(first.statement.date, values, label, rising);
    }
    let ends = [first.statement.single(), last.statement.single()];
    let inner: Vec<usize> = dated
        .iter()
        .copied()
        .filter(|side| !ends.contains(&number(side)))
        .collect();
    let between = match Prose::joined(told_of(&inner), ", ") {
        none if none.is_empty() => none,
        some => prose![some, ", and then by "],
    };
    let also = match Prose::list(told_of(earlier)) {
        none if none.is_empty() => none,
        known => prose!["; ", known, " is also given, as an earlier figure"],
    };
    let caution = if rising && falls(&first.statement, &last.statement) {
        "; a running total should not fall, so one of them may be corrected or count something else"
    } else {
        ""
    };
    prose![
        told(compared, first).opening(),
        " is followed by ",
        between,
        told(compared, last),
        " (",
        label,
        ")",
        also,
        caution,
        "."
    ]
}

/// What is reported on one day, with what would explain it.
fn of_one_day(date: Option<Date>, values: Prose, label: Prose, rising: bool) -> Prose {
    let why = if rising {
        "; a count that was still rising would explain it"
    } else {
        ""
    };
    let day = date.map(day);
    prose![
        "Reports of one day, ",
        day,
        ", give ",
        values,
        " (",
        label,
        ")",
        why,
        "."
    ]
}

/// The text itself tells that one is older, and perhaps of when.
fn from_earlier(compared: &Compared<'_>, sides: &Sides, order: &[usize]) -> Prose {
    let (Some(first), Some(last)) = (order.first(), order.last()) else {
        return Prose::default();
    };
    let (first, last) = (&sides.all[*first], &sides.all[*last]);
    let row = first.rows[0];
    let time = compared.table.rows[row].figure.time();
    let when = time
        .filter(|time| time.date.is_some())
        .map(|time| Segment::Wording {
            row: Some(row),
            text: time.text.trim_end_matches('.').to_owned(),
        })
        .map(|words| prose![" (", words, ")"]);
    prose![
        told(compared, last).opening(),
        " supersedes ",
        compared.said(first.statement.row),
        when,
        ", which ",
        compared.outlet(compared.table.rows[row].article),
        " gives as an earlier figure (",
        compared.measure_name(sides.group),
        ")."
    ]
}

/// "24 (The Herald, 5 July 2021)".
fn told(compared: &Compared<'_>, side: &Side) -> Prose {
    let who = compared.sources(&side.rows);
    let when = side.statement.date.map(|date| prose![", ", day(date)]);
    prose![compared.said(side.statement.row), " (", who, when, ")"]
}
