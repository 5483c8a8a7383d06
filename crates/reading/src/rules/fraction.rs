//! Shares told as fractions.

use rust_decimal::Decimal;

use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use super::rule::{FigureDraft, Proposal, Rule, hedges, percent_of, unit};
use tally_language::lexicon::{Classes, Hedge, WordClass, named, numerals, units};

/// `two-thirds of`, `three quarters of`, `a third of`, `half of`: so many percent.
pub(super) struct Fraction;

impl Rule for Fraction {
    fn name(&self) -> &'static str {
        "fraction"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let part = &scan.numerals[numeral];
        let start = part.tokens.start;
        if let Some(proposal) = with_slash(scan, part) {
            return Some(proposal);
        }
        if part.implied && scan.word(start) == "half" {
            return half(scan, numeral);
        }
        let article = part.implied && matches!(scan.word(start), "a" | "an");
        if part.implied && !article {
            return None;
        }
        let count = part.exact().filter(|_| !part.is_scaled())?;
        let hyphen = usize::from(scan.is_dash(part.tokens.end) && scan.glued(part.tokens.end));
        let at = part.tokens.end + hyphen;
        let denominator = numerals().denominator(scan.word(at))?;
        let of = scan.word(at + 1) == "of"
            || hyphen == 1 && !article
            || article && is_hedged(scan, start) && !is_named(scan, at + 1);
        let measure = scan.word(at + 1) == "of"
            && matches!(scan.word(at + 2), "a" | "an")
            && units().form(scan.words(at + 3)).is_some();
        if measure || count >= denominator || !of || scan.word(at) == "half" && article {
            return None;
        }
        let percent = percent_of(count, denominator)?;
        let mut draft =
            FigureDraft::single(part, percent, unit(named::PERCENT)).with_unit_at(at..at + 1);
        draft.number.end = at + 1;
        Some(draft.proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "[More than two-thirds|>66.6667 percent voter] of voters agreed.",
            "[Three quarters|75 percent applicant] of applicants pass.",
            "[About a third|≈33.3333 percent fleet] of the fleet sank.",
            "They spent [half|50 percent budget] of the budget at once.",
            "[Two thirds|66.6667 percent ward] of wards and [2/3|66.6667 percent vote] of the votes are in.",
            "[More than half|>50 percent] were women.",
            "[Roughly a third|≈33.3333 percent] left, and [at least a quarter|≥25 percent] stayed.",
            // A rank, a time, a part of a game.
            "The {second|ordinal} half of the match ended at half past, and half the time he slept.",
            "A {third|ordinal} party and a quarter-final came on {9/11|idiom} and {1/2/2024|date}.",
            "A half-hearted half measure.",
            "The {first|ordinal} half was better by half.",
            "It came {third|ordinal} in the {first|ordinal} quarter of the year.",
        ]
    }
}

/// Whether a hedge ends at `start`: "roughly a third" is a share, "a third" may be one more.
fn is_hedged(scan: &Numbered<'_>, start: usize) -> bool {
    hedges(scan, start, 1..=3).any(|hedge| hedge != Hedge::Exact)
}

/// Whether a noun follows: "about a third party".
fn is_named(scan: &Numbered<'_>, at: usize) -> bool {
    scan.is_word(at)
        && !scan.class(at).has(Classes::FUNCTION)
        && !scan.class(at).has(Classes::FINITE)
        && !scan.class(at).has(Classes::ADVERB)
}

/// "half of the", "half the", "nearly half".
fn half(scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
    let part = &scan.numerals[numeral];
    let start = part.tokens.start;
    let next = scan.word(part.tokens.end);
    let subject = WordClass::FiniteBe.has(next) || WordClass::FormOfHave.has(next);
    let whole = subject || WordClass::WholeLead.has(next);
    let article = scan.is_before(start, 1, WordClass::ShareLead) || scan.before(start, 1) == "-";
    if !whole
        || article
        || scan.word(start + 1) == "the"
            && (scan.is(start + 2, WordClass::HalfIdiom)
                || units().form(scan.words(start + 2)).is_some())
    {
        return None;
    }
    let draft = FigureDraft::single(part, Decimal::from(50), unit(named::PERCENT));
    Some(draft.proposal())
}

/// "2/3 of the votes", "a 2/3 majority".
fn with_slash(scan: &Numbered<'_>, part: &Numeral) -> Option<Proposal> {
    let slash = part.tokens.end;
    let at = slash + 1;
    let tied = scan.raw(slash) == "/" && scan.glued(slash) && scan.glued(at) && scan.is_digits(at);
    if !tied || !part.bare || scan.raw(at + 1) == "/" {
        return None;
    }
    let count = part.exact()?;
    let denominator: Decimal = scan.raw(at).parse().ok()?;
    let of = scan.is(at + 1, WordClass::ShareNoun);
    let plain = count < denominator && denominator <= Decimal::ONE_HUNDRED && count > Decimal::ZERO;
    if !of || !plain {
        return None;
    }
    let percent = percent_of(count, denominator)?;
    let mut draft = FigureDraft::single(part, percent, unit(named::PERCENT));
    draft.number.end = at + 1;
    draft.mention.end = at + 1;
    Some(draft.proposal())
}
