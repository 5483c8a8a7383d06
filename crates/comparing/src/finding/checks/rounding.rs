//! Different numbers that are one once rounded or converted.

use super::{Check, MOST_TOLD, related, sayings};
use crate::finding::compared::{Compared, Side, Sides};
use crate::finding::interval::Interval;
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Prose, Segment};

/// Finds statements without bounds whose readings overlap.
pub(super) struct Rounding;

impl Check for Rounding {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let mut findings = related(compared, FindingKind::RoundingCompatible, explanation);
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

fn explanation(compared: &Compared<'_>, sides: &Sides, clique: &[usize]) -> Prose {
    let shown = compared.sayings(sides, clique);
    let label = compared.measure_name(sides.group);
    let first = &sides.all[clique[0]].statement;
    let statements = || clique.iter().map(|side| &sides.all[*side].statement);
    let told = if shown.len() > MOST_TOLD {
        Prose::list(shown)
    } else {
        sayings(compared, sides, clique)
    };
    if statements().any(|one| one.unit != first.unit) {
        let lead = "One amount by the rates that the articles convert with (";
        return prose![lead, label, "): ", told, "."];
    }
    let unit = |side: &usize| unit(compared, sides.all[*side].rows[0]);
    if clique.iter().any(|side| unit(side) != unit(&clique[0])) {
        let lead = "The same once converted and rounded (";
        return prose![lead, label, "): ", told, "."];
    }
    if statements().all(|one| one.bounds == first.bounds) {
        return prose!["The same number in other words (", label, "): ", told, "."];
    }
    if let [a, b] = clique
        && let [sharp, wide] = by_width(sides, *a, *b)
    {
        let (sharp, wide) = (&sides.all[sharp], &sides.all[wide]);
        return prose![
            compared.said(sharp.statement.row).opening(),
            " (",
            compared.sources(&sharp.rows),
            ") fits ",
            compared.said(wide.statement.row).quoted(),
            " (",
            compared.sources(&wide.rows),
            "), which can stand for ",
            wide.statement.interval.words(),
            " (",
            label,
            ")",
            open_subtype(compared, sharp, wide),
            "."
        ];
    }
    let meeting = meeting(sides, clique).map(|words| prose!["; all allow ", words]);
    let told = told.opening();
    prose![
        told,
        " are compatible once rounded (",
        label,
        ")",
        meeting,
        "."
    ]
}

/// What only one of two sides says of the kind of thing.
fn open_subtype(compared: &Compared<'_>, a: &Side, b: &Side) -> Prose {
    let narrowing = |side: &Side| &compared.measures[side.rows[0]].narrowing;
    let (x, y) = (narrowing(a), narrowing(b));
    let (more, who) = if x.len() > y.len() { (x, a) } else { (y, b) };
    if x == y || more.is_empty() {
        return Prose::default();
    }
    let outlet = compared.outlet(who.statement.article);
    let text = more.join(" ");
    let wording = Prose::from(Segment::Wording { row: None, text });
    prose!["; only ", outlet, " says ", wording.quoted()]
}

/// The side that allows less comes first.
fn by_width(sides: &Sides, a: usize, b: usize) -> [usize; 2] {
    let width = |side: usize| sides.all[side].statement.interval.width();
    if width(b) < width(a) { [b, a] } else { [a, b] }
}

fn unit<'a>(compared: &'a Compared<'_>, row: usize) -> &'a str {
    compared.table.rows[row].figure.quantity.unit.code()
}

/// What all of them allow, where their units are the same.
fn meeting(sides: &Sides, clique: &[usize]) -> Option<Prose> {
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
