//! Numbers that are part of a name.

use std::ops::Range;

use super::super::Reason;
use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use super::measure;
use super::rule::{Proposal, Rule};
use tally_language::lexicon::{
    Classes, Cue, WordClass, calendar, grammar, kinds, lemma, names, roles, units,
};

/// `Boeing 747`, `G7`, `COVID-19`, `section 230`, `No. 5`, `4x4`.
pub(super) struct Name;

impl Rule for Name {
    fn name(&self) -> &'static str {
        "name"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        let start = numeral.tokens.start;
        if numeral.implied || scan.word(start) == "no" || measure::ends_unit(scan, start) {
            return None;
        }
        let claim = race(scan, numeral)
            .or_else(|| glued_letters(scan, numeral))
            .or_else(|| proper(scan, numeral))
            .or_else(|| release(scan, numeral))
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
            "The {Group of Seven|name} and the {Big Four|name} met after the {Six|name}-Day War.",
            "A {10K race|name} and the {400m hurdles|name} were shown in {4K|name} on {Web 2.0|name}.",
            "A {7-Eleven|name} shop stood right by the wall of the {Three Gorges|name} dam in the {Thirty Years|name} War.",
            "[Four Die|4 count die], [Twelve Hurt|12 count hurt] as [Two Trains|2 count train] Meet",
            "[Two Italians|2 count italian] and [12 Britons|12 count briton] were held in May.",
            "In Kenya [400m people|400000000 count person] saw [4K jobs|4000 count job] go.",
            "See {pages 6-7|name} of {UPDATE 2|name}.",
            "In Alder [40 people|40 count person] fled.",
            "Quake Kills [12|12 count] in Alder",
        ]
    }
}

/// "a 10K race", "the 400m hurdles", "4K": a length or a fineness that names a kind of thing.
fn race(scan: &Numbered<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let end = numeral.tokens.end;
    let (start, letter) = (numeral.tokens.start, scan.word(end));
    if !numeral.bare || !scan.glued(end) || !WordClass::RaceUnit.has(letter) {
        return None;
    }
    let named = Cue::Race.holds(scan.word(end + 1));
    let screen = letter == "k" && matches!(scan.raw(start), "2" | "4" | "8");
    (named || screen && !grammar().is_plural(scan.word(end + 1)))
        .then(|| start..end + 1 + usize::from(named))
}

/// "Group of Seven", "Big Four", "Three Gorges": a number word with a capital inside a sentence, beside a name.
fn proper(scan: &Numbered<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let inside = scan.sentence(start).start < start
        && !matches!(
            scan.raw(start.wrapping_sub(1)),
            "\"" | "“" | "‘" | "'" | ":" | "—" | "–" | "-" | "(" | ")" | "•" | "*"
        );
    if numeral.in_digits || !inside || !scan.is_capital(start) || scan.is_titled(start) {
        return None;
    }
    let of = usize::from(scan.before(start, 1) == "of");
    let before = start.checked_sub(1 + of)?;
    let capital = |at: usize| scan.is_word(at) && scan.is_capital(at);
    let opens = scan.sentence(start).start == before && !scan.class(before).has(Classes::ADJECTIVE);
    if capital(before) && !opens && !scan.class(before).has(Classes::FUNCTION) {
        return Some(before..end);
    }
    let tie = usize::from(scan.is_tie(end));
    if capital(end + tie) {
        return Some(start..end + 1 - usize::from(tie == 1));
    }
    (of == 0).then_some(start..end)
}

/// "Web 2.0", "iOS 17.4": a number of a release.
fn release(scan: &Numbered<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let start = numeral.tokens.start;
    let before = start.checked_sub(1)?;
    let value = numeral.exact().filter(|value| value.scale() <= 1)?;
    let written = scan.raw(start);
    let pointed = numeral.in_digits
        && numeral.tokens.len() == 3
        && written.len() <= 2
        && value > rust_decimal::Decimal::ZERO;
    let name = scan.raw(before);
    let mixed =
        name.chars().skip(1).any(char::is_uppercase) && name.starts_with(char::is_lowercase);
    let nought = scan.raw(start + 2) == "0"
        && scan.is_capital(before)
        && !scan.class(before).has(Classes::FUNCTION);
    (pointed && scan.is_word(before) && (mixed || nought) && !is_counted(scan, numeral))
        .then_some(before..numeral.tokens.end)
}

/// Takes in the "-800" of "Boeing 737-800".
fn with_suffix(scan: &Numbered<'_>, end: usize) -> usize {
    let tied = scan.is_tie(end) && scan.is_digits(end + 1);
    if tied { end + 2 } else { end }
}

/// Letters right before or behind the digits: "G7", "F-16", "4x4", "A320neo".
fn glued_letters(scan: &Numbered<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    if !numeral.in_digits {
        return None;
    }
    let word_tied = scan.is_tie(numeral.tokens.end)
        && scan.is_number(numeral.tokens.end + 1)
        && scan.is_word(numeral.tokens.end + 1)
        && scan.is_capital(numeral.tokens.end + 1);
    if word_tied {
        return Some(numeral.tokens.start..numeral.tokens.end + 2);
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
        && !(scan.is(end, WordClass::NumberSuffix) || scan.word(end) == "'s")
    {
        let is_unit = !is_name
            && (units().symbol(scan.raws(end)).is_some()
                || units().form(scan.words(end)).is_some());
        let time = scan.is(end, WordClass::ClockSuffix)
            || scan.is(end, WordClass::YearUnit)
            || scan.word(end) == "yo";
        if is_unit || time {
            break;
        }
        end += 1;
        is_name = true;
    }
    is_name.then_some(start..end)
}

/// Where the letters before digits start: "G", "F-", "COVID-".
fn letters_before(scan: &Numbered<'_>, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    if scan.is_word(before) && scan.glued(start) {
        // One letter is a currency only before more digits than a road has.
        let letter = scan.raw(before).len() == 1 && scan.raw(before).is_ascii();
        let word = letter && scan.raw(before).chars().all(char::is_alphabetic);
        let long = scan.numeral_at(start).is_some_and(|idx| {
            let number = &scan.numerals[idx];
            number.is_scaled() || number.tokens.len() > 1 || scan.raw(start).len() > 3
        });
        let money = units().prefix(scan.raws(before)).is_some() && (!word || long)
            || before > 0
                && units()
                    .prefix(scan.raws(before - 1))
                    .is_some_and(|(len, _)| len == 2);
        return (!money && !scan.raw(before).ends_with('.')).then_some(before);
    }
    let hyphen = scan.is_dash(before) && scan.glued(before) && scan.glued(start);
    let letters = before.checked_sub(1).filter(|_| hyphen)?;
    let is_word = scan.is_word(letters) && !scan.word(letters).starts_with('\'');
    let counts =
        calendar().month(scan.word(letters)).is_some() || scan.word(letters) == "magnitude";
    let plain = !scan.is_capital(letters) && !scan.is(letters, WordClass::NumberedPrefix);
    (is_word && !counts && !plain).then_some(letters)
}

/// "section 230", "No. 5", "Nos. 5 and 7", "category 4".
fn numbered(scan: &Numbered<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let start = numeral.tokens.start;
    let dot = usize::from(start > 0 && scan.raw(start - 1) == ".");
    let at = start.checked_sub(1 + dot)?;
    let list = names().is_numbered(scan.word(at))
        || names().is_numbered(&lemma(scan.word(at))) && numeral.bare;
    let abbreviation = scan.is(at, WordClass::ShortFormBeforeNumber) || scan.word(at) == "ch";
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
fn further(scan: &Numbered<'_>, numeral: &Numeral) -> Option<Range<usize>> {
    let joint = numeral.tokens.start.checked_sub(1)?;
    let joined =
        scan.is(joint, WordClass::DayTie) || scan.word(joint) == "," || scan.is_dash(joint);
    let before = scan
        .numeral_at(joint.checked_sub(1)?)
        .filter(|_| joined && numeral.bare)?;
    let first = &scan.numerals[before];
    let same = first.bare && !is_counted(scan, numeral);
    (same && numbered(scan, first).is_some()).then(|| numeral.tokens.clone())
}

/// A capitalised word that is no verb, month or start of a sentence, and a short bare number with nothing to count.
fn after_capital(scan: &Numbered<'_>, numeral: &Numeral) -> Option<Range<usize>> {
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
        || WordClass::NoNameLead.has(word);
    let money = units().prefix(scan.raws(before)).is_some();
    let plain = !starts && !number_word && short && !other && !money;
    (plain && !is_counted(scan, numeral)).then_some(before..numeral.tokens.end)
}

/// Whether something to count or a unit stands behind the number.
fn is_counted(scan: &Numbered<'_>, numeral: &Numeral) -> bool {
    let end = numeral.tokens.end;
    if units().form(scan.words(end)).is_some()
        || units().symbol(scan.raws(end)).is_some()
        || scan.is_dash(end) && scan.glued(end) && !scan.is_digits(end + 1)
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
    scan.is(end, WordClass::AfterPlural)
}
