//! Numbers that are part of a name.

use std::ops::Range;

use super::super::Reason;
use super::super::numeral::Numeral;
use super::super::scan::Scan;
use super::{Proposal, Rule};
use crate::lexicon::{Classes, calendar, grammar, kinds, lemma, names, roles, units};

/// `Boeing 747`, `G7`, `COVID-19`, `section 230`, `No. 5`, `4x4`.
pub(super) struct Name;

impl Rule for Name {
    fn name(&self) -> &'static str {
        "name"
    }

    fn propose(&self, scan: &Scan<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        if numeral.implied {
            return None;
        }
        let claim = glued_letters(scan, numeral)
            .or_else(|| numbered(scan, numeral))
            .or_else(|| further(scan, numeral))
            .or_else(|| after_capital(scan, numeral))?;
        let end = with_suffix(scan, claim.end);
        Some(Proposal::ignore(claim.start..end, Reason::Name))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "The {G7|name} met while a {Boeing 747|name} and an {F-16|name} flew by.",
            "{COVID-19|name} closed the {M25|name} and {Route 66|name}.",
            "Under {section 230|name}, {No. 5|name} stays shut.",
            "They drove a {4x4|name} to {Channel 4|name}.",
            "The {H.R. 3|name} bill passed.",
            "Between {junctions 10|name} and {12|name} a {Boeing 737-800|name} landed.",
            "In Alder [40 people|40 count person] fled.",
            "Quake Kills [12|12 count] in Alder",
        ]
    }
}

/// Takes in the "-800" of "Boeing 737-800".
fn with_suffix(scan: &Scan<'_>, end: usize) -> usize {
    let tied = scan.is_tie(end) && scan.is_digits(end + 1);
    if tied { end + 2 } else { end }
}

/// Letters right before or behind the digits: "G7", "F-16", "4x4", "A320neo".
fn glued_letters(scan: &Scan<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    if !numeral.in_digits {
        return None;
    }
    let (mut start, mut end) = (numeral.tokens.start, numeral.tokens.end);
    let mut is_name = false;
    if let Some(letters) = letters_before(scan, start) {
        start = letters;
        is_name = true;
    }
    if matches!(scan.raw(end), "×")
        && scan.glued(end)
        && scan.glued(end + 1)
        && scan.is_digits(end + 1)
    {
        return Some(start..end + 2);
    }
    // Letters behind, where they are no unit: "4x4", "5G", "MH370a".
    while scan.glued(end)
        && (scan.is_word(end) || scan.is_digits(end))
        && !matches!(scan.word(end), "'s" | "st" | "nd" | "rd" | "th" | "s")
    {
        let is_unit = !is_name
            && (units().symbol(scan.raws(end)).is_some()
                || units().form(scan.words(end)).is_some());
        let time = matches!(
            scan.word(end),
            "am" | "pm" | "a.m." | "p.m." | "year" | "years" | "yo" | "yrs"
        );
        if is_unit || time {
            break;
        }
        end += 1;
        is_name = true;
    }
    is_name.then_some(start..end)
}

/// Where the letters before digits start: "G", "F-", "COVID-".
fn letters_before(scan: &Scan<'_>, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    if scan.is_word(before) && scan.glued(start) {
        let money = units().prefix(scan.raws(before)).is_some();
        return (!money && !scan.raw(before).ends_with('.')).then_some(before);
    }
    let hyphen = scan.is_dash(before) && scan.glued(before) && scan.glued(start);
    let letters = before.checked_sub(1).filter(|_| hyphen)?;
    let is_word = scan.is_word(letters) && !scan.word(letters).starts_with('\'');
    let counts =
        calendar().month(scan.word(letters)).is_some() || scan.word(letters) == "magnitude";
    let plain = !scan.is_capital(letters)
        && !matches!(scan.word(letters), "under" | "catch" | "sub" | "top");
    (is_word && !counts && !plain).then_some(letters)
}

/// "section 230", "No. 5", "Nos. 5 and 7", "category 4".
fn numbered(scan: &Scan<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let start = numeral.tokens.start;
    let dot = usize::from(start > 0 && scan.raw(start - 1) == ".");
    let at = start.checked_sub(1 + dot)?;
    let list = names().is_numbered(scan.word(at))
        || names().is_numbered(&lemma(scan.word(at))) && numeral.bare;
    let abbreviation = matches!(
        scan.word(at),
        "no" | "nos" | "p" | "pp" | "vol" | "fig" | "ch" | "art" | "sec"
    );
    let bill = scan.raw(at).len() > 2
        && scan.raw(at).ends_with('.')
        && scan.raw(at).chars().all(|c| c == '.' || c.is_uppercase());
    let long = numeral.is_scaled() || numeral.exact().is_none_or(|value| value.scale() > 1);
    if dot == 1 && !abbreviation || !(list || bill && !is_counted(scan, numeral)) || long {
        return None;
    }
    if scan.word(at) == "no" && dot == 0 && !scan.is_capital(at) {
        return None;
    }
    let capital = scan.is_capital(at) || !numeral.in_digits;
    (capital || !is_counted(scan, numeral)).then_some(at..numeral.tokens.end)
}

/// The "12" of "junctions 10 and 12".
fn further(scan: &Scan<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let joint = numeral.tokens.start.checked_sub(1)?;
    let joined = matches!(scan.word(joint), "and" | "to" | "," | "or") || scan.is_dash(joint);
    let before = scan
        .numeral_at(joint.checked_sub(1)?)
        .filter(|_| joined && numeral.bare)?;
    let first = &scan.numerals[before];
    let same = first.bare && !is_counted(scan, numeral);
    (same && numbered(scan, first).is_some()).then(|| numeral.tokens.clone())
}

/// A capitalised word that is no verb, month or start of a sentence, and a short bare number with nothing to count.
fn after_capital(scan: &Scan<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let start = numeral.tokens.start;
    let before = start.checked_sub(1)?;
    let word = scan.word(before);
    if !scan.is_word(before) || !scan.is_capital(before) || scan.glued(start) {
        return None;
    }
    let starts = scan.sentence(before).start == before;
    let number_word = !numeral.in_digits && !scan.is_capital(start);
    let short =
        numeral.bare && scan.raw(start).len() <= 3 || !numeral.in_digits && !numeral.is_scaled();
    let acronym = scan.raw(before).len() > 1
        && scan
            .raw(before)
            .bytes()
            .all(|byte| byte.is_ascii_uppercase());
    let short = short || acronym && numeral.bare && scan.raw(start).len() <= 4;
    let class = scan.class(before);
    let other = class.has(Classes::FUNCTION)
        || class.has(Classes::FINITE)
        || class.has(Classes::VERB_ING)
        || class.has(Classes::ADVERB)
        || class.has(Classes::ADJECTIVE)
        || roles().noun(&lemma(word)).is_some()
        || calendar().month(word).is_some()
        || calendar().weekday(word).is_some()
        || matches!(
            word,
            "age" | "aged" | "ages" | "killed" | "some" | "toll" | "total"
        );
    let money = units().prefix(scan.raws(before)).is_some();
    let plain = !starts && !number_word && short && !other && !money;
    (plain && !is_counted(scan, numeral)).then_some(before..numeral.tokens.end)
}

/// Whether something to count or a unit stands behind the number.
fn is_counted(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    if units().form(scan.words(end)).is_some()
        || units().symbol(scan.raws(end)).is_some()
        || scan.is_dash(end) && scan.glued(end)
    {
        return true;
    }
    let mut at = end;
    while at < end + 4 && scan.is_word(at) && !scan.class(at).has(Classes::FUNCTION) {
        let word = scan.word(at);
        let is_person = kinds().of(&lemma(word)).is_some();
        if grammar().is_plural(word) && (is_person || !scan.class(at).has(Classes::VERB_S))
            || roles().adjective(word).is_some_and(|role| role.of_persons)
        {
            return true;
        }
        at += 1;
    }
    matches!(scan.word(end), "of" | "other" | "more" | "were")
}
