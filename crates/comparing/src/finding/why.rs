//! Why a harmless finding is no conflict, in the terms of the policy: the rule behind the explanation.

use super::ladder::{LadderStep, ladder};
use super::prose::prose;
use super::sources::day;
use super::statement::{said, shown};
use super::{Finding, FindingKind, Interval, Policy, Prose, ShownValue, words};
use crate::group::{Table, in_base};
use tally_reading::{Decimal, Dimension, Factuality, Qualifier, Quantity};

/// The most statements whose readings are told one by one.
const TOLD: usize = 4;

/// What the policy's rounding of counts does not say.
const ROOM: &str = "A measured value has room for half of its last printed digit";

/// One or two sentences that tell by which rule `finding` is no conflict; `None` for findings that are one, or that
/// the analyst has to look at for another reason.
pub fn why_no_conflict(finding: &Finding, table: &Table, policy: &Policy) -> Option<Prose> {
    match finding.kind {
        FindingKind::RoundingCompatible | FindingKind::BoundCompatible => {
            overlap(&readings(finding, table, policy))
        }
        FindingKind::UpdatedOverTime => Some(update(finding, table)),
        FindingKind::ScopeDifference => Some(scope(finding, table)),
        FindingKind::Echo => Some(
            "All of these lead back to one origin: they are one statement, told several times. \
             That confirms nothing and contradicts nothing."
                .into(),
        ),
        FindingKind::ArithmeticUndecidable => Some(
            "By this desk\u{2019}s policy each of these numbers stands for a stretch of values, and within those \
             stretches the equation can hold as well as fail."
                .into(),
        ),
        _ => None,
    }
}

/// A statement as printed, and what the policy reads it as.
struct Reading<'a> {
    quantity: &'a Quantity,
    shown: String,
    said: Prose,
    /// In the printed unit.
    read: Interval,
}

impl Reading<'_> {
    /// "71", "“about 70”": hedged wordings are quoted.
    fn quoted(&self) -> Prose {
        match self.quantity.qualifier {
            Qualifier::Exact | Qualifier::Range => self.said.clone(),
            _ => self.said.clone().quoted(),
        }
    }

    /// What it is read as, with its unit.
    fn words(&self) -> Prose {
        stretch(&self.read, self.quantity)
    }

    /// What it is read as in the base unit of its dimension, where units differ.
    fn in_base(&self) -> Interval {
        self.read.map(|end| Some(in_base(&self.quantity.unit, end)))
    }

    fn is_bound(&self) -> bool {
        self.read.is_bound()
    }

    fn width(&self) -> Option<Decimal> {
        self.in_base().width()
    }
}

/// Each different statement of the finding once.
fn readings<'a>(finding: &Finding, table: &'a Table, policy: &Policy) -> Vec<Reading<'a>> {
    let mut readings: Vec<Reading<'a>> = Vec::new();
    for row in &finding.figures {
        let quantity = &table.rows[*row].figure.quantity;
        let shown = shown(table, *row);
        if !readings.iter().any(|known| known.shown == shown) {
            readings.push(Reading {
                quantity,
                shown,
                said: said(table, *row),
                read: Interval::read(quantity, policy),
            });
        }
    }
    readings
}

fn overlap(readings: &[Reading<'_>]) -> Option<Prose> {
    let measured = || with_room(readings);
    let [a, b] = readings else {
        return crowd(readings).or_else(|| crowd(&measured()));
    };
    let is_one_number = a.quantity.single().is_some() && a.quantity.single() == b.quantity.single();
    if is_one_number && a.quantity.unit == b.quantity.unit && !(a.is_bound() || b.is_bound()) {
        return Some(prose![
            a.quoted(),
            " and ",
            b.quoted(),
            " give the same number; the words around a number do not make it another."
        ]);
    }
    if a.quantity.unit != b.quantity.unit {
        return match measured().as_slice() {
            _ if a.in_base().meets(&b.in_base()) => Some(converted(a, b).opening()),
            [a, b] => Some(prose![ROOM, ": ", converted(a, b)]),
            _ => None,
        };
    }
    if !a.read.meets(&b.read) {
        return match measured().as_slice() {
            [a, b] if a.read.meets(&b.read) => Some(prose![ROOM, ": ", of_pair(a, b)]),
            _ => None,
        };
    }
    Some(of_pair(a, b))
}

/// Two statements in one unit whose readings overlap.
fn of_pair(a: &Reading<'_>, b: &Reading<'_>) -> Prose {
    match (a.is_bound(), b.is_bound()) {
        (true, true) => of_bounds(a, b),
        (true, false) => of_bound(a, b),
        (false, true) => of_bound(b, a),
        (false, false) => {
            let (narrow, wide) = if b.width() < a.width() {
                (b, a)
            } else {
                (a, b)
            };
            let (read, desk) = (wide.words(), " by this desk\u{2019}s policy");
            let stated = narrow.quantity.single().map(Interval::exact);
            if stated.is_some_and(|stated| stated.meets(&wide.read)) {
                let (x, y) = (wide.quoted(), &narrow.said);
                return prose![x, " is read as ", read, desk, ", and ", y, " lies in it."];
            }
            let both = narrow.read.and(&wide.read);
            let both = both.map(|both| prose![", and ", stretch(&both, a.quantity), " fits both"]);
            prose![
                narrow.quoted(),
                " is read as ",
                narrow.words(),
                " and ",
                wide.quoted(),
                " as ",
                read,
                desk,
                both,
                "."
            ]
        }
    }
}

fn of_bound(bound: &Reading<'_>, other: &Reading<'_>) -> Prose {
    let side = side(bound);
    let x = bound.quoted();
    let stated = other.quantity.single().map(Interval::exact);
    let Some(stated) = stated.filter(|stated| stated.meets(&bound.read)) else {
        return prose![
            x,
            " is open ",
            side,
            ", and ",
            other.quoted(),
            " is read as ",
            other.words(),
            " by this desk\u{2019}s policy: the two overlap."
        ];
    };
    let y = &other.said;
    let Some(soft) = bound.read.soft else {
        return prose![x, " is open ", side, ", and ", y, " lies within it."];
    };
    let soft = stretch(&Interval::exact(soft), bound.quantity);
    if bound.read.meets_softly(&stated) {
        let to = if side == "above" {
            " up to "
        } else {
            " down to "
        };
        return prose![
            x,
            " is open ",
            side,
            SUGGESTS,
            to,
            soft,
            ", and ",
            y,
            " lies in that."
        ];
    }
    prose![
        x,
        " is open ",
        side,
        SUGGESTS,
        " as far as ",
        soft,
        ", but it rules out nothing beyond, so ",
        y,
        " can be true as well."
    ]
}

/// What a bound is read as beside its open side.
const SUGGESTS: &str = ": this desk\u{2019}s policy takes it to suggest values";

fn of_bounds(a: &Reading<'_>, b: &Reading<'_>) -> Prose {
    let (x, y) = (a.quoted(), b.quoted());
    if side(a) == side(b) {
        let fit = ", so some values fit both.";
        return prose![x, " and ", y, " are both open ", side(a), fit];
    }
    let both = a.read.and(&b.read);
    let both = both.map(|both| stretch(&both, a.quantity));
    let both = both.unwrap_or_else(|| "what lies between".into());
    prose![
        x,
        " is open ",
        side(a),
        " and ",
        y,
        " ",
        side(b),
        ": ",
        both,
        " fits both."
    ]
}

fn converted(a: &Reading<'_>, b: &Reading<'_>) -> Prose {
    let bound = |one: &Reading<'_>| {
        if one.is_bound() {
            prose![one.quoted(), " is open ", side(one)]
        } else {
            prose![one.quoted(), " is read as ", one.words()]
        }
    };
    prose![
        "by this desk\u{2019}s policy ",
        bound(a),
        ", and ",
        bound(b),
        "; in one unit, the two overlap."
    ]
}

/// Three statements and more: what fits them all.
fn crowd(readings: &[Reading<'_>]) -> Option<Prose> {
    let first = readings.first()?;
    let one_unit = readings
        .iter()
        .all(|one| one.quantity.unit == first.quantity.unit);
    let mut all = first.in_base();
    for one in &readings[1..] {
        all = all.and(&one.in_base())?;
    }
    let fits = if one_unit && (all.low.is_some() || all.high.is_some()) {
        let mut common = first.read;
        for one in &readings[1..] {
            common = common.and(&one.read)?;
        }
        prose![stretch(&common, first.quantity), " fits all of them"]
    } else {
        "they have values in common".into()
    };
    if readings.len() > TOLD {
        return Some(prose![
            "As this desk\u{2019}s policy reads these ",
            words::count(readings.len()),
            " statements, ",
            fits,
            "."
        ]);
    }
    let told = readings
        .iter()
        .map(|one| prose![one.quoted(), " is read as ", one.words()]);
    let told = Prose::list(told.collect());
    Some(prose![
        "By this desk\u{2019}s policy ",
        told,
        "; ",
        fits,
        "."
    ])
}

/// The readings with the room that measured values have.
fn with_room<'a>(readings: &[Reading<'a>]) -> Vec<Reading<'a>> {
    readings
        .iter()
        .map(|one| {
            let number = one.quantity.single();
            let is_measured = one.quantity.unit.dimension() != Dimension::Count;
            let widened = number.filter(|_| is_measured);
            Reading {
                quantity: one.quantity,
                shown: one.shown.clone(),
                said: one.said.clone(),
                read: widened.map_or(one.read, |number| one.read.as_measured(number)),
            }
        })
        .collect()
}

const fn side(bound: &Reading<'_>) -> &'static str {
    if bound.read.high.is_none() {
        "above"
    } else {
        "below"
    }
}

/// `read` in words, in the unit of `like`.
fn stretch(read: &Interval, like: &Quantity) -> Prose {
    let value = |low: Option<Decimal>, high: Option<Decimal>, qualifier: Qualifier| {
        let quantity = Quantity {
            low,
            high,
            qualifier,
            hedge: String::new(),
            unit: like.unit.clone(),
        };
        Prose::from(ShownValue::of(None, quantity))
    };
    let exact = |end: Decimal| value(Some(end), Some(end), Qualifier::Exact);
    match (read.low, read.high) {
        (Some(low), Some(high)) if low == high => exact(low),
        (Some(low), Some(high)) if like.unit.dimension() == Dimension::Money => {
            prose![exact(low), " to ", exact(high)]
        }
        (Some(low), Some(high)) => value(Some(low), Some(high), Qualifier::Range),
        (Some(low), None) => {
            let open = if read.low_open {
                Qualifier::MoreThan
            } else {
                Qualifier::AtLeast
            };
            let soft = read
                .soft
                .map(|soft| prose![", as a rule up to ", exact(soft)]);
            prose![value(Some(low), None, open), soft]
        }
        (None, Some(high)) => {
            let soft = read
                .soft
                .map(|soft| prose![", as a rule from ", exact(soft)]);
            prose![value(None, Some(high), Qualifier::AtMost), soft]
        }
        (None, None) => "any value".into(),
    }
}

/// Different days, or a text that itself names the earlier state.
fn update(finding: &Finding, table: &Table) -> Prose {
    let steps = ladder(table, &finding.figures, &finding.superseded);
    let dated: Vec<&LadderStep> = steps.iter().filter(|step| step.day.is_some()).collect();
    let (Some(first), Some(last)) = (dated.first(), dated.last()) else {
        return "The texts tell which value is the earlier one, and a later value takes its place."
            .into();
    };
    if first.day != last.day {
        let number = |step: &LadderStep| table.rows[step.rows[0]].figure.quantity.single();
        let falls = if number(last) < number(first) {
            " Where a running total falls, one of them was corrected or counts something else."
        } else {
            ""
        };
        return prose![
            "The values are of different days, from ",
            of_day(first, table),
            " to ",
            of_day(last, table),
            ": a later one takes the place of an earlier one and does not contradict it.",
            falls
        ];
    }
    if let Some(row) = finding.superseded.first() {
        return prose![
            "The text itself gives ",
            said(table, *row),
            " as an earlier figure, and a later value takes the place of an earlier one."
        ];
    }
    "Reports of one day can be of different hours, and a count that still goes on passes through several values."
        .into()
}

/// "12 (published on 4 March 2024)".
fn of_day(step: &LadderStep, table: &Table) -> Prose {
    let value = said(table, step.rows[0]);
    let how = if step.is_told {
        " (as of "
    } else {
        " (published on "
    };
    prose![value, how, step.day.map(day), ")"]
}

fn scope(finding: &Finding, table: &Table) -> Prose {
    let foreseen = |row: &usize| table.rows[*row].figure.factuality != Factuality::Actual;
    if finding.figures.iter().all(foreseen) {
        return "What has not happened has no one value yet: each forecast or plan is its author\u{2019}s own, and two of \
                them can differ without either being wrong."
            .into();
    }
    "They do not measure the same thing, so all of them can be true. Values are held against each other only where \
     what is counted, what became of it, the place and the period are the same."
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::finding::findings;
    use crate::group::sample::table;
    use crate::group::{Links, groups};

    const MONDAY: &str = "2024-03-04";
    const TUESDAY: &str = "2024-03-05";

    /// The first finding of two articles is of this kind, and this is why it is no conflict.
    #[track_caller]
    fn check(a: (&str, &str), b: (&str, &str), kind: FindingKind, expected: Option<&str>) {
        let table = table(&[a, b]);
        let groups = groups(&table, &Links::default());
        let policy = Policy::default();
        let found = findings(&table, &groups, &BTreeSet::new(), &policy);
        assert_eq!(found[0].kind, kind, "{found:?}");
        let why = why_no_conflict(&found[0], &table, &policy);
        assert_eq!(why.map(|why| why.to_string()).as_deref(), expected);
    }

    #[test]
    fn a_hedged_number_is_read_wide_enough_for_the_sharp_one() {
        check(
            (
                MONDAY,
                "The army fired [about 70 missiles|missile|launched] that night.",
            ),
            (
                MONDAY,
                "The army fired [71 missiles|missile|launched] that night.",
            ),
            FindingKind::RoundingCompatible,
            Some(
                "\u{201c}about 70\u{201d} is read as 60 to 80 by this desk\u{2019}s policy, and 71 lies in it.",
            ),
        );
        check(
            (MONDAY, "The storm damaged [about 450 homes|home|damaged]."),
            (MONDAY, "The storm damaged [about 470 homes|home|damaged]."),
            FindingKind::RoundingCompatible,
            Some(
                "\u{201c}about 450\u{201d} is read as 440 to 460 and \u{201c}about 470\u{201d} as 460 to 480 by this desk\u{2019}s policy, \
                 and 460 fits both.",
            ),
        );
    }

    #[test]
    fn units_and_measured_values_have_their_own_rules() {
        check(
            (
                MONDAY,
                "The quake struck at a depth of [10 km|depth] under the ridge.",
            ),
            (
                MONDAY,
                "The quake struck at a depth of [6 miles|depth] under the ridge.",
            ),
            FindingKind::RoundingCompatible,
            Some(
                "A measured value has room for half of its last printed digit: by this desk\u{2019}s policy 10 km is read \
                 as 5 to 15 km, and 6 miles is read as 5.5 to 6.5 miles; in one unit, the two overlap.",
            ),
        );
        check(
            (
                MONDAY,
                "Anna Sol won the vote in the northern province with [52 %|vote], the commission said.",
            ),
            (
                MONDAY,
                "Anna Sol won the vote in the northern province with [52.1 %|vote], the commission said.",
            ),
            FindingKind::RoundingCompatible,
            Some(
                "A measured value has room for half of its last printed digit: 52% is read as 51.5% to 52.5% by this desk\u{2019}s \
                 policy, and 52.1% lies in it.",
            ),
        );
    }

    #[test]
    fn a_bound_is_open_to_one_side() {
        let people = "[more than 1,000 people|person|displaced]";
        check(
            (MONDAY, &format!("The storm left {people} homeless.")),
            (
                MONDAY,
                "The storm left [1,170 people|person|displaced] homeless.",
            ),
            FindingKind::BoundCompatible,
            Some(
                "\u{201c}more than 1,000\u{201d} is open above: this desk\u{2019}s policy takes it to suggest values up to \
                 2,000, and 1,170 lies in that.",
            ),
        );
    }

    #[test]
    fn a_later_value_takes_the_place_of_an_earlier_one() {
        check(
            (MONDAY, "The fire killed [12 people|person|killed]."),
            (TUESDAY, "The fire killed [15 people|person|killed]."),
            FindingKind::UpdatedOverTime,
            Some(
                "The values are of different days, from 12 (published on 4 March 2024) to 15 (published on 5 March 2024): \
                 a later one takes the place of an earlier one and does not contradict it.",
            ),
        );
    }

    #[test]
    fn a_contradiction_has_no_such_reason() {
        check(
            (
                MONDAY,
                "The quake shook the town for [around 1 minute|shaking].",
            ),
            (
                TUESDAY,
                "The quake shook the town for [around 15 seconds|shaking].",
            ),
            FindingKind::Contradiction,
            None,
        );
    }
}
