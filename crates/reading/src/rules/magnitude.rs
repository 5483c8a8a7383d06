//! Magnitudes of earthquakes.

use super::super::numbered::Numbered;
use super::rule::{FigureDraft, Proposal, Rule, unit};
use tally_language::lexicon::{WordClass, named};

/// `magnitude-6.1`, `6.1-magnitude`, `a magnitude of 6.1`, `5.0 on the Richter scale`.
pub(super) struct Magnitude;

impl Rule for Magnitude {
    fn name(&self) -> &'static str {
        "magnitude"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        let value = numeral
            .exact()
            .filter(|_| !numeral.implied && !numeral.is_scaled())?;
        let (start, end) = (numeral.tokens.start, numeral.tokens.end);
        let hyphen = usize::from(scan.is_dash(end) && scan.glued(end));
        if scan.word(end + hyphen) == "magnitude" {
            let unit_at = end + hyphen..end + hyphen + 1;
            return Some(
                FigureDraft::single(numeral, value, unit(named::MAGNITUDE))
                    .with_unit_at(unit_at)
                    .proposal(),
            );
        }
        let before = word_before(scan, start)?;
        Some(
            FigureDraft::single(numeral, value, unit(named::MAGNITUDE))
                .with_unit_at(before..before + 1)
                .proposal(),
        )
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "A [6.1-magnitude earthquake|6.1 magnitude earthquake] struck.",
            "The [magnitude 5.9 tremor|5.9 magnitude tremor] was felt.",
            "It had a [magnitude of 7|7 magnitude].",
            "[Magnitude-4.2|4.2 magnitude] felt in town.",
            "It was of great magnitude for [40 people|40 count person].",
        ]
    }
}

/// Where "magnitude" stands before the number at `start`: right before, or over "of", "a preliminary".
fn word_before(scan: &Numbered<'_>, start: usize) -> Option<usize> {
    (1..=3)
        .filter_map(|back| start.checked_sub(back))
        .take_while(|at| scan.word(at + 1) != "magnitude")
        .find(|at| scan.word(*at) == "magnitude")
        .filter(|at| {
            (at + 1..start).all(|between| {
                scan.is(between, WordClass::MagnitudeTie) || scan.word(between) == "-"
            })
        })
}
