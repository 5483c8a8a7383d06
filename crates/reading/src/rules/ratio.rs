//! Shares told as so many in so many.

use rust_decimal::Decimal;

use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use super::rule::{DraftShape, FigureDraft, Proposal, Rule, hedges, percent_of, unit};
use tally_language::lexicon::{
    Classes, Hedge, KindAttribute, WordClass, grammar, kinds, lemma, named, units,
};

/// `one in five`, `nine out of ten`: a share of 20, 90 percent.
pub(super) struct Ratio;

impl Rule for Ratio {
    fn name(&self) -> &'static str {
        "ratio"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let part = &scan.numerals[numeral];
        let whole = scan.numerals.get(numeral + 1)?;
        if let Some(proposal) = against(scan, part, whole) {
            return Some(proposal);
        }
        let end = part.tokens.end;
        let out_of = scan.word(end) == "out" && scan.word(end + 1) == "of";
        let joined = scan.word(end) == "in" && whole.tokens.start == end + 1
            || out_of && whole.tokens.start == end + 2;
        let (a, b) = (part.exact()?, whole.exact()?);
        let is_part =
            !part.implied && !whole.implied && a > Decimal::ZERO && a < b && !part.is_scaled();
        let share = is_share(scan, (part, whole), out_of);
        let measured = units().form(scan.words(whole.tokens.end)).is_some();
        if !joined || !is_part || !share || measured {
            return None;
        }
        let percent = percent_of(a, b)?;
        let number = part.tokens.start..whole.tokens.end;
        Some(
            FigureDraft {
                low: Some(percent),
                high: Some(percent),
                shape: DraftShape::Single,
                unit: unit(named::PERCENT),
                number: number.clone(),
                mention: number,
                unit_at: None,
            }
            .proposal(),
        )
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "Only [one in five voters|20 percent voter] stayed home.",
            "[Nine out of ten|90 percent] agreed.",
            "[Three in 10|30 percent] refused.",
            "[About four in 10 ballots|≈40 percent ballot] came by mail.",
            "A ratio of [3:1|1–3 ratio] and odds of [5/1|1–5 ratio] were named.",
            "They split it [60:40|40–60 ratio].",
            // So many in a year, a place or a time, and so many of those that are counted too.
            "They sold [20|20 count] in {2019|date} and [three|3 count] in [10 days|10 day].",
            "He won [12|12 count seat] out of [40 seats|40 count seat].",
            "At {3:10|clock_time} they read John {3:16|clock_time}.",
            "Police made [three arrests|3 count arrest] in [10 raids|10 count raid].",
            "Of every [three tents|3 count tent], [two|2 count tent] leaked.",
        ]
    }
}

/// Whether so many of a whole are a share: "20 in 2019" are none, and "12 out of 40 seats" are two counts.
fn is_share(scan: &Numbered<'_>, (part, whole): (&Numeral, &Numeral), out_of: bool) -> bool {
    let (Some(a), Some(b)) = (part.exact(), whole.exact()) else {
        return false;
    };
    let end = whole.tokens.end;
    let one = a == Decimal::ONE;
    let round = ROUND.iter().any(|round| b == Decimal::from(*round));
    let several = round && b >= Decimal::from(4);
    let alone = !scan.is_word(end) || scan.class(end).has(Classes::FINITE);
    round && (one || out_of && b <= Decimal::TEN)
        || one && (!whole.bare || b <= Decimal::ONE_HUNDRED)
        || several && (alone || is_hedged(scan, part.tokens.start))
        || b <= Decimal::TEN && (is_of_people(scan, end) || scan.word(end) == "of")
}

/// Wholes that shares are told of.
const ROUND: [u32; 14] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000, 10_000, 100_000];

/// Whether "about", "some", "roughly" stands before a number.
fn is_hedged(scan: &Numbered<'_>, start: usize) -> bool {
    hedges(scan, start, 1..=2).any(|hedge| hedge == Hedge::About)
}

/// "three in four voters": people or homes behind the numbers.
fn is_of_people(scan: &Numbered<'_>, at: usize) -> bool {
    let kind = kinds().of(&lemma(scan.word(at)));
    grammar().is_plural(scan.word(at))
        && kind.is_some_and(|kind| kind.is_of_people() || kind.has(KindAttribute::Household))
}

/// "3:1", "60:40", "5/1" beside a word for it: both numbers, the smaller first.
fn against(scan: &Numbered<'_>, a: &Numeral, b: &Numeral) -> Option<Proposal> {
    let at = a.tokens.end;
    let sign = matches!(scan.raw(at), ":" | "/") && scan.glued(at) && scan.glued(at + 1);
    if !sign || b.tokens.start != at + 1 || !a.bare || !b.bare {
        return None;
    }
    let said = (2..=4).any(|back| tells_ratio(scan.before(a.tokens.end, back)))
        || (b.tokens.end..b.tokens.end + 2).any(|at| tells_ratio(scan.word(at)));
    let (first, second) = (a.exact()?, b.exact()?);
    let number = a.tokens.start..b.tokens.end;
    said.then(|| {
        FigureDraft {
            low: Some(first.min(second)),
            high: Some(first.max(second)),
            shape: DraftShape::Single,
            unit: unit(named::RATIO),
            number: number.clone(),
            mention: number,
            unit_at: None,
        }
        .proposal()
    })
}

fn tells_ratio(word: &str) -> bool {
    WordClass::RatioWord.has(word)
}
