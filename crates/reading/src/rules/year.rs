//! Years.

use std::ops::Range;

use super::super::Reason;
use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use super::rule::{Proposal, Rule, hedges};
use tally_language::lexicon::{Classes, WordClass, calendar, grammar, kinds, lemma, units};

/// `in 2004`, `the 2006 war`, `2013-14`, `the 1990s`, `9/11` stays a set phrase.
pub(super) struct Year;

impl Rule for Year {
    fn name(&self) -> &'static str {
        "year"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        let at = numeral.tokens.start;
        if let Some(claim) = short_year(scan, at) {
            return Some(Proposal::ignore(claim, Reason::Date));
        }
        if let Some(claim) = of_an_era(scan, numeral) {
            return Some(Proposal::ignore(claim, Reason::Date));
        }
        if !numeral.bare || !is_year(scan.raw(at)) {
            return None;
        }
        let era = matches!(scan.word(at + 1), "s" | "'s") && scan.glued(at + 1);
        let mut end = at + 1 + usize::from(era);
        end = second_year(scan, end).unwrap_or(end);
        let certain = era || end > at + 2 || follows_time_word(scan, at);
        if !certain && counts(scan, at) {
            return None;
        }
        Some(Proposal::ignore(at..end, Reason::Date))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "In {2004|date} it sank, as in the {2006|date} war.",
            "The {2013-14|date} season and the {1990s|date} were wet.",
            "[About 2000 people|≈2000 count person] came.",
            "[Some 1,990 homes|≈1990 count home] burned.",
            "It stood from {300 BC|date} to {AD 79|date}, and burned in {64 CE|date}.",
            // Four digits that count.
            "In {2020|date} alone [2020 homes|2020 count home] and [1500 sheep|1500 count sheep] burned.",
            "A total of [2004|2004 count total] voted.",
            "It cost [$1999|1999 USD] and weighs [1984 kg|1984 kg].",
            "At [1600 metres|1600 m] the class of [2000 pupils|2000 count pupil] rested.",
            "The class of {'98|date} met.",
        ]
    }
}

/// "300 BC", "AD 79", "79 CE".
fn of_an_era(scan: &Numbered<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    if !numeral.bare || scan.raw(start).len() > 4 {
        return None;
    }
    let after = matches!(
        scan.raw(end),
        "BC" | "BCE" | "AD" | "CE" | "B.C." | "A.D." | "B.C.E." | "C.E."
    );
    let before = start
        .checked_sub(1)
        .filter(|at| matches!(scan.raw(*at), "AD" | "A.D." | "anno"));
    match before {
        Some(before) => Some(before..end + usize::from(after)),
        None => after.then_some(start..end + 1),
    }
}

/// Whether four digits may be a year of the times that news speaks of.
fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && matches!(
            digits.as_bytes(),
            [b'1', b'1'..=b'9', ..] | [b'2', b'0' | b'1', ..]
        )
}

/// "-14", "–2015", "/22" behind a year.
fn second_year(scan: &Numbered<'_>, end: usize) -> Option<usize> {
    let joined = (scan.is_dash(end) || scan.raw(end) == "/")
        && scan.glued(end + 1)
        && scan.is_digits(end + 1);
    let digits = scan.raw(end + 1);
    (joined && (is_year(digits) || digits.len() == 2)).then_some(end + 2)
}

/// "'98".
fn short_year(scan: &Numbered<'_>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1)?;
    let apostrophe =
        matches!(scan.raw(before), "'" | "’" | "‘") && !scan.glued(before) && scan.glued(at);
    let two = scan.is_digits(at) && scan.raw(at).len() == 2;
    let era = usize::from(scan.word(at + 1) == "s" && scan.glued(at + 1));
    let closes = matches!(scan.raw(at + 1 + era), "'" | "’" | "%");
    (apostrophe && two && !closes).then_some(before..at + 1 + era)
}

/// Whether a word of time right before makes it a year whatever follows.
fn follows_time_word(scan: &Numbered<'_>, at: usize) -> bool {
    let word = scan.before(at, 1);
    let comma_month = word == "," && calendar().month(scan.before(at, 2)).is_some();
    WordClass::YearPointer.has(word) && !counted_by_kind(scan, at + 1)
        || calendar().month(word).is_some()
        || comma_month
        || calendar().is_season(word)
}

fn counted_by_kind(scan: &Numbered<'_>, at: usize) -> bool {
    let word = scan.word(at);
    grammar().is_plural(word) && kinds().of(&lemma(word)).is_some() && !scan.is_capital(at)
}

/// Whether the words around count with it: a hedge or a currency before, a unit or a plural behind.
fn counts(scan: &Numbered<'_>, at: usize) -> bool {
    let money = at
        .checked_sub(1)
        .is_some_and(|before| units().prefix(scan.raws(before)).is_some());
    let unit = units().form(scan.words(at + 1)).is_some()
        || scan.raw(at + 1) == "%"
        || units().symbol(scan.raws(at + 1)).is_some() && scan.glued(at + 1);
    let opens = scan.is_before(at, 1, WordClass::CountLead);
    let hedged = !opens && hedges(scan, at, 1..=4).next().is_some();
    let loose = scan.is_before(at, 1, WordClass::LooseHedge);
    let mut noun = at + 1;
    while noun < at + 4
        && scan.is_word(noun)
        && !scan.class(noun).has(Classes::FUNCTION)
        && !scan.class(noun).has(Classes::FINITE)
        && !scan.class(noun).has(Classes::VERB_ING)
    {
        if grammar().is_plural(scan.word(noun)) {
            let the = scan.before(at, 1) == "the" || scan.before(at, 1) == "'s";
            return money
                || unit
                || hedged
                || !the && (counted_by_kind(scan, noun) || noun == at + 1)
                || loose;
        }
        noun += 1;
    }
    money || unit || hedged
}
