//! Percent.

use super::super::numbered::Numbered;
use super::rule::{FigureDraft, Proposal, Rule, unit};
use tally_language::lexicon::{Dimension, WordClass, named, units};

/// `20%`, `5.2 per cent`, `three percentage points`.
pub(super) struct Percent;

impl Rule for Percent {
    fn name(&self) -> &'static str {
        "percent"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let value = number.exact().filter(|_| !number.implied)?;
        let end = number.tokens.end;
        let at = end + usize::from(scan.is_dash(end) && scan.glued(end));
        if is_point(scan, at) && is_of_shares(scan, at) {
            let draft = FigureDraft::single(number, value, unit(named::PERCENTAGE_POINTS))
                .with_unit_at(at..at + 1);
            return Some(draft.proposal());
        }
        let found = units()
            .form(scan.words(at))
            .or_else(|| units().symbol(scan.raws(at)));
        let (len, found) = found.filter(|(_, unit)| unit.dimension == Dimension::Share)?;
        Some(
            FigureDraft::single(number, value, unit(&found.code))
                .with_unit_at(at..at + len)
                .proposal(),
        )
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "[Some 20%|≈20 percent voter] of voters agreed.",
            "It fell to [5.2 per cent|5.2 percent] from [5.4%|5.4 percent].",
            "Turnout was [62 percent|62 percent turnout], up [3 points|3 percentage_points turnout] from [59 per cent|59 percent turnout].",
            "It rose [5.4pc|5.4 percent] and [0.25 of a per cent|0.25 percent].",
            // Points of a game or an index, and a shop.
            "She scored [30 points|30 count point] and the index gained [847 points|847 count point].",
            "A [7-point plan|7 count point] won [5 points|5 count point].",
            "A [ten percent cut|10 percent cut] came.",
        ]
    }
}

fn is_point(scan: &Numbered<'_>, at: usize) -> bool {
    matches!(scan.word(at), "point" | "points")
}

/// Whether the points at `at` are those of a share: a percentage stands in the same sentence, and no game is told of.
fn is_of_shares(scan: &Numbered<'_>, at: usize) -> bool {
    let sentence = scan.sentence(at);
    let first = sentence.start.max(at.saturating_sub(NEAR));
    let last = sentence.end.min(at + NEAR);
    let mut share = false;
    for at in first..last {
        let word = scan.word(at);
        let game = WordClass::SportNoun.has(word);
        if game {
            return false;
        }
        share |= WordClass::ShareWord.has(word)
            || word == "%"
            || word == "per" && scan.word(at + 1) == "cent";
    }
    share
}

/// How far from its points a percentage may stand, in tokens.
const NEAR: usize = 20;
