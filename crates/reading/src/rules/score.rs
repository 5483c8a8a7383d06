//! Scores of games and votes.

use super::super::numbered::Numbered;
use super::rule::{DraftShape, FigureDraft, Proposal, Rule, unit};
use tally_language::lexicon::{WordClass, named};

/// `a 3-2 win`, `voted 52-48`, `by 9 votes to 4` stays two counts.
pub(super) struct Score;

impl Rule for Score {
    fn name(&self) -> &'static str {
        "score"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let first = &scan.numerals[numeral];
        let second = scan.numerals.get(numeral + 1)?;
        let dash = second.tokens.start == first.tokens.end + 1
            && (scan.is_dash(first.tokens.end) && scan.glued(second.tokens.start)
                || scan.word(first.tokens.end) == "to");
        let by_votes = scan.word(first.tokens.end) == "to" && is_vote(scan, first.tokens.start);
        if by_votes {
            return None;
        }
        let (a, b) = (first.exact()?, second.exact()?);
        let small = [a, b]
            .iter()
            .all(|value| *value < rust_decimal::Decimal::ONE_THOUSAND && value.scale() == 0);
        if !dash || !small || first.implied || first.is_scaled() || second.is_scaled() {
            return None;
        }
        // A range rises: "51-49" with nothing to count is a score without any hint.
        let capital = first
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| scan.is_capital(at));
        let falls = a > b
            && scan.is_dash(first.tokens.end)
            && !capital
            && a < rust_decimal::Decimal::from(300);
        let alone = falls && !is_measured(scan, second.tokens.end);
        if !alone && !hinted(scan, first.tokens.start, second.tokens.end) {
            return None;
        }
        Some(
            FigureDraft {
                low: Some(a.min(b)),
                high: Some(a.max(b)),
                shape: DraftShape::Single,
                unit: unit(named::SCORE),
                number: first.tokens.start..second.tokens.end,
                mention: first.tokens.start..second.tokens.end,
                unit_at: None,
            }
            .proposal(),
        )
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "The visitors took a [3-2|2–3 score] win at home.",
            "Senators voted [52-48|48–52 score] to adopt it.",
            "They sent [3-4 trucks|3–4 count truck] north.",
            "By a vote of [204|204 count vote] to [115|115 count vote] they passed it.",
            "She lost [6-4|4–6 score], [7-5|5–7 score] in the final.",
            "A [51-49|49–51 score] split held for [2-3 weeks|2–3 week].",
            "The season of {2013-14|date} had [10-12 games|10–12 count game].",
            "They ran [3-5 miles|3–5 mi] in a game.",
            "It passed the House [218-213|213–218 score] and the Senate [51-50|50–51 score].",
            "United won [2 to 1|1–2 score] on Sunday.",
        ]
    }
}

/// Whether a vote is told of shortly before the number at `start`: its two sides are two counts.
pub(super) fn is_vote(scan: &Numbered<'_>, start: usize) -> bool {
    (1..=5).any(|back| scan.is_before(start, back, WordClass::VoteWord))
}

/// Whether a hint stands within five words, with no noun right behind the numbers to count.
fn hinted(scan: &Numbered<'_>, start: usize, end: usize) -> bool {
    let first = scan.sentence(start).start.max(start.saturating_sub(10));
    let mut near = (first..start).chain(end..end + 4);
    let measured = tally_language::lexicon::units()
        .form(scan.words(end))
        .is_some();
    let counts = measured
        || tally_language::lexicon::grammar().is_plural(scan.word(end))
            && tally_language::lexicon::kinds()
                .of(&tally_language::lexicon::lemma(scan.word(end)))
                .is_some();
    !counts && near.any(|at| scan.is(at, WordClass::ContestWord))
}

/// Whether a unit or a noun stands behind the numbers.
fn is_measured(scan: &Numbered<'_>, end: usize) -> bool {
    tally_language::lexicon::units()
        .form(scan.words(end))
        .is_some()
        || scan.glued(end)
            && tally_language::lexicon::units()
                .symbol(scan.raws(end))
                .is_some()
        || scan.is_dash(end)
        || tally_language::lexicon::grammar().is_plural(scan.word(end))
}
