//! Ages.

use rust_decimal::Decimal;

use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use super::rule::{DraftShape, FigureDraft, Proposal, Rule, unit};
use tally_language::lexicon::{
    self, Classes, KindAttribute, KindEntry, WordClass, calendar, kinds, lemma, named,
};

/// `a 22-year-old`, `aged 22`, `Ann Hill, 35, said`, `a 4-month-old`, `in his 40s`.
pub(super) struct Age;

impl Rule for Age {
    fn name(&self) -> &'static str {
        "age"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let value = number.exact().filter(|_| !number.is_scaled())?;
        if number.implied {
            return in_words(scan, numeral);
        }
        if let Some(end) = something(scan, number.tokens.end) {
            let mut draft = decade(number, value)?.with_unit_at(number.tokens.end..end);
            draft.number.end = number.tokens.end;
            return Some(draft.proposal());
        }
        if let Some((code, end)) = years_old(scan, number.tokens.end) {
            let draft =
                FigureDraft::single(number, value, unit(code)).with_unit_at(number.tokens.end..end);
            return Some(draft.proposal());
        }
        let part = scan.word(number.tokens.end) == "of";
        let young = !part && value <= Decimal::from(125) && value.scale() == 0;
        if young && (after_age(scan, number.tokens.start) || after_name(scan, numeral)) {
            return Some(FigureDraft::single(number, value, unit(named::YEARS_OF_AGE)).proposal());
        }
        decade_of_life(scan, numeral)
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "A [22-year-old nurse|22 years_age nurse], aged [60|60 years_age], ran.",
            "Ann Hill, [35|35 years_age hill], said so to Mr. Lund, [58|58 years_age lund], and left.",
            "Some as young as [12|12 years_age] ran.",
            "Bo Lind ([41|41 years_age lind]) fell.",
            "A [4-month-old|4 month] slept.",
            "Children as young as [six years old|6 years_age] came.",
            "A man in his [40s|40–49 years_age] fled.",
            "A [20-something student|20–29 years_age student] and her mother, in her [forties|40–49 years_age], ran.",
            "He is in his late [20s|20–29 years_age].",
            "Children [under 5|<5 years_age] are at risk, as are those aged [65 and over|≥65 years_age].",
            "The gunman, [18|18 years_age gunman], fled; the driver, [40|40 years_age driver], did not.",
            // Years, prices and songs are no ages.
            "In Alder, [35|35 count], perhaps, left.",
            "The mill ran in the forties, and in its {1940s|date} form.",
            "The [22-year war|22 year war] and a [5-year plan|5 year plan] ended.",
            "Those aged [4|4 years_age], and [2|2 count man] of the [7 men|7 count man], slept.",
            "He sold [30 old cars|30 count car] [over 40 years|>40 year].",
            "They met [5 managers|5 count manager] in a fifties hall.",
        ]
    }
}

/// "-year-old", "years old", "-month-old" from `end`: the unit's code, and where it ends.
fn years_old(scan: &Numbered<'_>, end: usize) -> Option<(&'static str, usize)> {
    let mut at = end + usize::from(scan.is_dash(end));
    let code = match scan.word(at) {
        _ if scan.is(at, WordClass::YearUnit) => named::YEARS_OF_AGE,
        "month" | "months" => "month",
        "week" | "weeks" => "week",
        "day" | "days" => "day",
        _ => return None,
    };
    at += 1;
    at += usize::from(scan.is_dash(at));
    if matches!(scan.word(at), "old" | "olds") {
        return Some((code, at + 1));
    }
    (code == named::YEARS_OF_AGE && scan.word(at) == "of" && scan.word(at + 1) == "age")
        .then_some((code, at + 2))
}

/// "aged 22", "age 9", "ages 10, 9 and 4", "at the age of 30".
fn after_age(scan: &Numbered<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        match scan.word(before) {
            _ if scan.is(before, WordClass::AgeWord) => return true,
            "as" if matches!(scan.before(before, 1), "young" | "old") => return true,
            "under" | "over" if limits_age(scan, before, start) => return true,
            "," | "-" | "–" => at = before,
            _ if scan.is(before, WordClass::AgeLink) || scan.is_number(before) => at = before,
            _ => return false,
        }
    }
    false
}

/// "children under 5": nothing to count behind the number, persons before the limit.
fn limits_age(scan: &Numbered<'_>, limit: usize, start: usize) -> bool {
    let Some(idx) = scan.numeral_at(start) else {
        return false;
    };
    let after = scan.numerals[idx].tokens.end;
    let ends = !scan.is_word(after) || scan.class(after).has(Classes::FUNCTION);
    let persons = limit
        .checked_sub(1)
        .and_then(|at| kinds().of(&lemma(scan.word(at))));
    ends && persons.is_some_and(KindEntry::is_of_people)
}

/// "Ann Hill, 35," and "Bo Lind (41)": one to three digits after a name, set off on both sides; and the "14" of
/// "two sons, 11 and 14", the "9" of "10, 9 and 4".
fn after_name(scan: &Numbered<'_>, numeral: usize) -> bool {
    let mut idx = numeral;
    for _ in 0..LONGEST_LIST {
        if !is_set_off(scan, idx, numeral) {
            return false;
        }
        let Some(sign) = scan.numerals[idx].tokens.start.checked_sub(1) else {
            return false;
        };
        let opens = matches!(scan.raw(sign), "," | "(");
        if opens && (is_person(scan, sign) || is_relative(scan, sign)) {
            return true;
        }
        let Some(before) = idx.checked_sub(1) else {
            return false;
        };
        if scan.numerals[before].tokens.end != sign || !scan.numerals[before].bare {
            return false;
        }
        idx = before;
    }
    false
}

/// The most ages in one list.
const LONGEST_LIST: usize = 12;

/// Whether short digits stand between commas or brackets; inside a list "and" does as well.
fn is_set_off(scan: &Numbered<'_>, idx: usize, last: usize) -> bool {
    let number = &scan.numerals[idx];
    let (start, end) = (number.tokens.start, number.tokens.end);
    let open = start.checked_sub(1).map_or("", |sign| scan.raw(sign));
    let short = number.bare && scan.raw(start).len() <= 3;
    let closes = match open {
        "(" => scan.raw(end) == ")",
        "and" => idx == last && !scan.is_word(end),
        "," => matches!(scan.raw(end), "," | "." | ";" | "") || scan.is(end, WordClass::AgeTail),
        _ => false,
    };
    short && closes
}

/// Two capitalised words in a row right before `at`, none of them a month or a place after "in".
fn is_person(scan: &Numbered<'_>, at: usize) -> bool {
    let mut start = at;
    while start > 0 && at - start < 5 && scan.is_word(start - 1) && scan.is_capital(start - 1) {
        start -= 1;
    }
    let names = (start..at).all(|idx| {
        calendar().month(scan.word(idx)).is_none()
            && calendar().weekday(scan.word(idx)).is_none()
            && !scan.class(idx).has(Classes::PREPOSITION)
    });
    let titled = scan.before(start, 1) == "." && lexicon::speech().is_title(scan.before(start, 2))
        || kinds()
            .of(scan.before(start, 1))
            .is_some_and(|kind| kind.name == named::PERSON);
    if at - start == 1 && names && titled {
        return true;
    }
    let place =
        scan.is_before(start, 1, WordClass::PlaceBeforeName) || scan.before(start, 1) == ",";
    at - start >= 2 && names && !place
}

/// "two sons, 11 and 14": a noun for relatives or children right before.
fn is_relative(scan: &Numbered<'_>, at: usize) -> bool {
    let kind = at
        .checked_sub(1)
        .and_then(|idx| kinds().of(&lemma(scan.word(idx))));
    let related = kind.is_some_and(|kind| kind.has(KindAttribute::Kin));
    related || kind.is_some_and(KindEntry::is_of_people) && is_one(scan, at)
}

/// "The gunman, 18, fled": one person, who is told of before.
fn is_one(scan: &Numbered<'_>, at: usize) -> bool {
    let noun = at.wrapping_sub(1);
    let article = (2..=4).any(|back| scan.is_before(at, back, WordClass::SingularDeterminer));
    article && !lexicon::grammar().is_plural(scan.word(noun)) && scan.raw(at) == ","
}

/// "in his 40s".
fn decade_of_life(scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
    let number = &scan.numerals[numeral];
    let low = number.exact()?;
    let end = number.tokens.end;
    let plural = scan.word(end) == "s" && scan.glued(end);
    let own = (1..=2)
        .any(|back| scan.is_before(number.tokens.start, back, WordClass::PossessiveOfPerson));
    if !plural || !own || !number.bare {
        return None;
    }
    Some(decade(number, low)?.with_unit_at(end..end + 1).proposal())
}

/// "in her forties".
fn in_words(scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
    let number = &scan.numerals[numeral];
    let start = number.tokens.start;
    let low = lexicon::numerals().decade(scan.word(start))?;
    let own = (1..=2).any(|back| scan.is_before(start, back, WordClass::PossessiveOfPerson));
    own.then(|| decade(number, low).map(FigureDraft::proposal))?
}

/// The ten years of life that start at `low`.
fn decade(number: &Numeral, low: Decimal) -> Option<FigureDraft> {
    let mut draft = FigureDraft::single(number, low, unit(named::YEARS_OF_AGE));
    draft.high = Some(low.checked_add(Decimal::from(9))?);
    draft.shape = DraftShape::Range;
    Some(draft)
}

/// "-something", "-somethings" from `end`.
fn something(scan: &Numbered<'_>, end: usize) -> Option<usize> {
    let at = end + usize::from(scan.is_dash(end));
    matches!(scan.word(at), "something" | "somethings").then_some(at + 1)
}
