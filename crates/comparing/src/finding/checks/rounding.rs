//! Different numbers that are one once rounded or converted.

use super::{Check, MOST_TOLD, related, sayings};
use crate::finding::compared::{Compared, Side, Sides};
use crate::finding::interval::Interval;
use crate::finding::{Finding, Kind, words};
use tally_language::text::sentence_case;

/// Finds statements without bounds whose readings overlap.
pub(super) struct Rounding;

impl Check for Rounding {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let mut findings = related(compared, Kind::RoundingCompatible, explanation);
        findings.retain(|finding| !is_conversion(compared, &finding.figures));
        findings
    }
}

/// Whether one article does no more than tell its amount in another unit, which needs no explanation.
fn is_conversion(compared: &Compared<'_>, rows: &[usize]) -> bool {
    let converts = |row: &usize| {
        let from = compared.measures[*row].converts;
        from.is_some_and(|from| rows.contains(&from))
    };
    compared.articles(rows) == 1 && rows.iter().any(converts)
}

fn explanation(compared: &Compared<'_>, sides: &Sides, clique: &[usize]) -> String {
    let shown = sides.shown(clique);
    let label = compared.measure_name(sides.group);
    let first = &sides.all[clique[0]].statement;
    let statements = || clique.iter().map(|side| &sides.all[*side].statement);
    let told = if shown.len() > MOST_TOLD {
        words::list(&shown)
    } else {
        sayings(compared, sides, clique)
    };
    if statements().any(|one| one.unit != first.unit) {
        return format!(
            "One amount by the rates that the articles convert with ({label}): {told}."
        );
    }
    let unit = |side: &usize| unit(compared, sides.all[*side].rows[0]);
    if clique.iter().any(|side| unit(side) != unit(&clique[0])) {
        return format!("The same once converted and rounded ({label}): {told}.");
    }
    if statements().all(|one| one.bounds == first.bounds) {
        return format!("The same number in other words ({label}): {told}.");
    }
    if let [a, b] = clique
        && let [sharp, wide] = by_width(sides, *a, *b)
    {
        let (sharp, wide) = (&sides.all[sharp], &sides.all[wide]);
        let (x, y) = (&sharp.statement.shown, &wide.statement.shown);
        let (who_x, who_y) = (compared.sources(&sharp.rows), compared.sources(&wide.rows));
        let reading = wide.statement.interval.words();
        let open = open_subtype(compared, sharp, wide);
        return format!(
            "{} ({who_x}) fits \u{201c}{y}\u{201d} ({who_y}), which can stand for {reading} ({label}){open}.",
            sentence_case(x)
        );
    }
    let meeting = meeting(sides, clique)
        .map(|words| format!("; all allow {words}"))
        .unwrap_or_default();
    format!(
        "{} are compatible once rounded ({label}){meeting}.",
        sentence_case(&told)
    )
}

/// What only one of two sides says of the kind of thing.
fn open_subtype(compared: &Compared<'_>, a: &Side, b: &Side) -> String {
    let narrowing = |side: &Side| &compared.measures[side.rows[0]].narrowing;
    let (x, y) = (narrowing(a), narrowing(b));
    let (more, who) = if x.len() > y.len() { (x, a) } else { (y, b) };
    if x == y || more.is_empty() {
        return String::new();
    }
    format!(
        "; only {} says \u{201c}{}\u{201d}",
        compared.outlet(who.statement.article),
        more.join(" ")
    )
}

/// The side that allows less comes first.
fn by_width(sides: &Sides, a: usize, b: usize) -> [usize; 2] {
    let width = |side: usize| {
        let interval = &sides.all[side].statement.interval;
        interval
            .high
            .zip(interval.low)
            .and_then(|(high, low)| high.checked_sub(low))
    };
    if width(b) < width(a) { [b, a] } else { [a, b] }
}

fn unit<'a>(compared: &'a Compared<'_>, row: usize) -> &'a str {
    compared.table.rows[row].figure.quantity.unit.code()
}

/// What all of them allow, where their units are the same.
fn meeting(sides: &Sides, clique: &[usize]) -> Option<String> {
    let mut all: Option<Interval> = None;
    for side in clique {
        let mine = sides.all[*side].statement.interval;
        all = Some(match all {
            None => mine,
            Some(so_far) => so_far.and(&mine)?,
        });
    }
    all.filter(|interval| interval.low == interval.high)
        .map(|interval| interval.words())
}
