//! Money.

use std::ops::Range;

use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use super::rule::{FigureDraft, Proposal, Rule, unit};
use tally_language::lexicon::{self, WordClass, named, units};

/// `€90 billion`, `2m euros`, `US$5`, `a two-million-euro loan`, `Rs 500`.
pub(super) struct Money;

impl Rule for Money {
    fn name(&self) -> &'static str {
        "money"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let value = number.exact()?;
        if let Some((at, code)) = symbol_before(scan, number) {
            let value = if at.start > 0
                && matches!(scan.raw(at.start - 1), "-" | "−")
                && !scan.glued(at.start - 1)
            {
                -value
            } else {
                value
            };
            return Some(
                FigureDraft::single(number, value, unit(code))
                    .with_unit_at(at)
                    .proposal(),
            );
        }
        let (at, code) = word_behind(scan, number)?;
        Some(
            FigureDraft::single(number, value, unit(code))
                .with_unit_at(at)
                .proposal(),
        )
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "A [€90 billion loan|90000000000 EUR loan] came.",
            "They took [2m euros|2000000 EUR] ([£1.7m|1700000 GBP]; [$2.6m|2600000 USD]).",
            "A [two-million-euro heist|2000000 EUR heist] failed.",
            "It cost [US$5|5 USD] or [Rs 500|500 INR].",
            "[Some 2.5m refugees|≈2500000 count refugee] and [£2.5m|2500000 GBP].",
            "The [$US3000 billion lawsuit|3000000000000 USD lawsuit] and [A$50 fee|50 AUD fee] were named.",
            "A bag goes for [N75,000|75000 NGN bag], up from [11,000 CFA francs|11000 XOF bag] or [18 dlrs|18 USD bag].",
            // Pounds that weigh, and letters that name.
            "She drove the {N11|name} and the {R5|name} with [20 pounds|20 GBP debt] of debt and [30 pounds|30 lb flour] of flour.",
            "A [5-dollar bill|5 USD bill] and [two won games|2 count game] made news.",
            "The [R26 million booty|26000000 ZAR booty] was found.",
        ]
    }
}

/// A currency sign right before the number, or a code before a space.
fn symbol_before<'l>(scan: &Numbered<'_>, number: &Numeral) -> Option<(Range<usize>, &'l str)> {
    let end = number.tokens.start;
    if !number.in_digits || number.implied {
        return None;
    }
    let (start, code) = (1..=3)
        .rev()
        .filter_map(|back| end.checked_sub(back))
        .find_map(|start| {
            let (len, unit) = units().prefix(scan.raws(start))?;
            (start + len == end).then_some((start, unit.code.as_str()))
        })?;
    // Letters are a currency before more digits than a name has, or right before a scaled number.
    let letters = scan.raw(start).chars().all(char::is_alphabetic)
        && scan.raw(end - 1).chars().all(char::is_alphabetic);
    let one_letter = letters && scan.raw(start).len() == 1;
    let large = number.is_scaled() || number.tokens.len() > 1 || scan.raw(end).len() > 3;
    (!one_letter || large).then_some((start..end, code))
}

/// "euros", "-euro" behind the number.
fn word_behind<'l>(scan: &Numbered<'_>, number: &Numeral) -> Option<(Range<usize>, &'l str)> {
    let end = number.tokens.end;
    let hyphen = usize::from(scan.is_dash(end) && scan.glued(end));
    let at = end + hyphen;
    if let Some((len, unit)) = units()
        .symbol(scan.raws(at))
        .filter(|(_, unit)| unit.is_money())
    {
        let letters = len == 1 && scan.raw(at).chars().all(char::is_alphabetic);
        let sign = !letters || scan.raw(at).len() > 1;
        // "In 2017 US$3m was paid": the sign is that of the number behind it.
        let leads = len > 1 && scan.is_digits(at + len) && scan.glued(at + len);
        if sign && !leads && !number.implied {
            return Some((at..at + len, unit.code.as_str()));
        }
    }
    let (len, unit) = units()
        .form(scan.words(at))
        .filter(|(_, unit)| unit.is_money())?;
    let weight = matches!(scan.word(at), "pound" | "pounds") && weighs(scan, number, at + len);
    let named = scan.is(at, WordClass::MoneyOrWord) && len == 1 && !number.in_digits;
    if number.implied
        && !matches!(
            lexicon::qualifiers().before(scan.words(number.tokens.start.saturating_sub(2))),
            Some((2, _))
        )
    {
        return None;
    }
    (!named && !weight).then_some((at..at + len, unit.code.as_str()))
}

/// Whether pounds are a weight here.
fn weighs(scan: &Numbered<'_>, number: &Numeral, after: usize) -> bool {
    let before = number.tokens.start.saturating_sub(4)..number.tokens.start;
    // "Two million pounds of thrust" weigh, "two million pounds of damage" do not.
    let noun = lexicon::lemma(scan.word(after + 1));
    let of_goods = scan.word(after) == "of"
        && !lexicon::Cue::Measured.holds(&noun)
        && lexicon::kinds()
            .of(&noun)
            .is_none_or(|kind| kind.name != named::MONEY);
    of_goods
        || !number.is_scaled()
            && (before
                .into_iter()
                .any(|at| scan.word(at).starts_with("weigh"))
                || scan.is_dash(after.wrapping_sub(2)))
}
