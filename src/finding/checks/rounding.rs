//! Different numbers that are one once rounded or converted.

use super::{Check, related};
use crate::finding::compared::{Compared, Side, Sides};
use crate::finding::interval::Interval;
use crate::finding::{Finding, Kind, words};

/// Finds statements without bounds whose readings overlap.
pub(super) struct Rounding;

impl Check for Rounding {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        related(compared, Kind::RoundingCompatible, explanation)
    }
}

fn explanation(compared: &Compared<'_>, sides: &Sides, clique: &[usize]) -> String {
    let shown = sides.shown(clique);
    let label = compared.measure_name(sides.group);
    if let [a, b] = clique
        && let [sharp, wide] = by_width(sides, *a, *b)
    {
        let (sharp, wide) = (&sides.all[sharp], &sides.all[wide]);
        let (x, y) = (&sharp.statement.shown, &wide.statement.shown);
        let (who_x, who_y) = (compared.sources(&sharp.rows), compared.sources(&wide.rows));
        if sharp.statement.bounds == wide.statement.bounds {
            return format!(
                "{who_x} and {who_y} give the same number ({label}); only the wording differs: {x}, {y}."
            );
        }
        if unit(compared, sharp.rows[0]) != unit(compared, wide.rows[0]) {
            return format!(
                "{x} ({who_x}) and {y} ({who_y}) are the same once converted and rounded ({label})."
            );
        }
        let reading = wide.statement.interval.words();
        let open = open_subtype(compared, sharp, wide);
        return format!(
            "{x} ({who_x}) fits \u{201c}{y}\u{201d} ({who_y}), which can stand for {reading} ({label}){open}."
        );
    }
    let bounds = |side: &usize| sides.all[*side].statement.bounds;
    if clique.iter().all(|side| bounds(side) == bounds(&clique[0])) {
        return format!(
            "All give the same number ({label}); only the wording differs: {}.",
            words::list(&shown)
        );
    }
    let meeting = meeting(sides, clique)
        .map(|words| format!("; all allow {words}"))
        .unwrap_or_default();
    format!(
        "{} are compatible once rounded ({label}){meeting}.",
        words::sentence_case(&words::list(&shown))
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
