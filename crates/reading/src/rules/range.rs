//! From one number to another.

use rust_decimal::Decimal;

use super::super::numbered::Numbered;
use super::rule::{DraftShape, FigureDraft, Outcome, Proposal, Rule};
use super::score::is_vote;
use super::{age, count, measure, money, percent, vague};
use crate::Unit;
use tally_language::lexicon::{Classes, WordClass, grammar};

/// `between 70 and 80 boats`, `3,000-4,000 troops`, `$2 million to $3 million`; not `from 5 to 7`, which are two.
pub(super) struct Ranges;

impl Rule for Ranges {
    fn name(&self) -> &'static str {
        "range"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let (first, second) = (&scan.numerals[numeral], scan.numerals.get(numeral + 1)?);
        if first.implied || second.implied || second.tokens.start > first.tokens.end + 6 {
            return None;
        }
        let (a, b) = (single(scan, numeral)?, single(scan, numeral + 1)?);
        let between = between(scan, a.mention.start);
        if !is_joined(scan, (&a, &b), between.is_some()) {
            return None;
        }
        let low = scaled(a.low?, first.is_scaled(), second.mantissa, b.low?)?;
        let high = b.high.or(b.low)?;
        let unit = if a.unit == Unit::COUNT {
            b.unit.clone()
        } else {
            a.unit.clone()
        };
        // "100 over 10 years to 1,000 schools": a unit behind the first number parts them.
        let behind = a
            .unit_at
            .as_ref()
            .is_some_and(|at| at.start >= a.number.end);
        let clash = b.unit != Unit::COUNT && b.unit != unit || behind && b.unit == Unit::COUNT;
        if low >= high || clash {
            return None;
        }
        let start = between.unwrap_or(a.mention.start);
        let draft = FigureDraft {
            low: Some(low),
            high: Some(high),
            shape: DraftShape::Range,
            unit,
            number: a.number.start..b.number.end,
            mention: start..b.mention.end,
            unit_at: b.unit_at.or(a.unit_at),
        };
        Some(draft.proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "They sent [3,000-4,000 troops|3000–4000 count troop] there.",
            "It cost [between $2 million and $3 million|2000000–3000000 USD].",
            "A wait of [5 to 7 days|5–7 day wait] is usual.",
            "The toll rose from [46|46 count toll] to [55|55 count toll].",
            "Growth of [2-3%|2–3 percent growth] is seen.",
            "Losses of [$3-4 billion|3000000000–4000000000 USD loss] came.",
            "[Two or three boats|2–3 count boat] sank.",
            "Of [two boats|2 count boat] and [three cars|3 count car] {one|idiom} burned.",
        ]
    }
}

/// Where "between" stands before the number.
fn between(scan: &Numbered<'_>, start: usize) -> Option<usize> {
    start
        .checked_sub(1)
        .filter(|at| scan.word(*at) == "between")
}

/// Whether the words between two numbers make them one range.
fn is_joined(scan: &Numbered<'_>, (a, b): (&FigureDraft, &FigureDraft), between: bool) -> bool {
    let at = a.mention.end;
    if b.mention.start != at + 1 {
        return false;
    }
    let word = scan.word(at);
    if between {
        return matches!(word, "and" | "to") || scan.is_dash(at);
    }
    if scan.is_dash(at) {
        return scan.glued(at) == scan.glued(at + 1) && (scan.raw(at) != "—" || scan.glued(at));
    }
    match word {
        "to" => !is_change(scan, (a, b)) && !is_vote(scan, a.mention.start),
        "or" => {
            b.low.zip(a.low).is_some_and(|(b, a)| {
                b > a && (b - a == Decimal::ONE || b <= a * Decimal::TWO && a >= Decimal::TEN)
            }) && a.unit_at.is_none()
        }
        _ => false,
    }
}

/// Whether "a to b" tells a change: "from" before it, or a verb that moves from the one to the other.
fn is_change(scan: &Numbered<'_>, (first, second): (&FigureDraft, &FigureDraft)) -> bool {
    let mut at = first.mention.start;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let word = scan.word(before);
        if word == "from" {
            let ranging = scan.before(before, 1);
            return !WordClass::Ranging.has(ranging);
        }
        if WordClass::MovedBy.has(word) {
            let (Some(low), Some(high)) = (first.low, second.low) else {
                return false;
            };
            let own = first.unit_at.is_some() && first.unit != Unit::COUNT;
            return own
                || low
                    .checked_mul(Decimal::TEN)
                    .is_none_or(|tenfold| high > tenfold);
        }
        let passes = scan.class(before).has(Classes::ADVERB)
            || grammar().classes(word).has(Classes::ADJECTIVE)
            || WordClass::LooseHedge.has(word)
            || matches!(word, "just" | "$" | "€" | "£");
        if !passes {
            return false;
        }
        at = before;
    }
    false
}

/// The lower end, with the upper end's scale where it has none of its own: "3-4 billion".
fn scaled(low: Decimal, has_scale: bool, mantissa: Decimal, high: Decimal) -> Option<Decimal> {
    let takes = !has_scale && high != mantissa && mantissa > low && mantissa > Decimal::ZERO;
    if !takes {
        return Some(low);
    }
    low.checked_mul(high.checked_div(mantissa)?)
}

/// The rules that read a single number, the most trusted first.
const SINGLES: &[&dyn Rule] = &[
    &age::Age,
    &money::Money,
    &percent::Percent,
    &measure::Measured,
    &vague::Vague,
    &count::Count,
];

/// What the first rule for single numbers makes of the numeral at this index.
pub(super) fn single(scan: &Numbered<'_>, numeral: usize) -> Option<FigureDraft> {
    let proposal = SINGLES
        .iter()
        .find_map(|rule| rule.propose(scan, numeral))?;
    match proposal.verdict {
        Outcome::Figure(draft) => Some(draft),
        Outcome::Ignore(_) => None,
    }
}
