//! Number words in set phrases.

use super::super::Reason;
use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use super::rule::{Proposal, Rule, hedges};
use tally_language::lexicon::{
    Classes, Cue, Hedge, KindEntry, NumberWord, WordClass, grammar, kinds, lemma, names, numerals,
    roles, speech, units,
};

/// `one of the most`, `one another`, `24/7`, `at one point`; "one" where it counts nothing.
pub(super) struct Idiom;

impl Rule for Idiom {
    fn name(&self) -> &'static str {
        "idiom"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        let tokens = numeral.tokens.clone();
        if numeral.implied {
            return None;
        }
        if scan.word(tokens.start) == "no" {
            return Some(Proposal::ignore(tokens, Reason::Idiom));
        }
        if let Some(claim) = set_phrase(scan, numeral) {
            return Some(Proposal::ignore(claim, Reason::Idiom));
        }
        if let Some(claim) = compound(scan, numeral) {
            return Some(Proposal::ignore(claim, Reason::Idiom));
        }
        let lone =
            scan.word(tokens.start) == "one" && tokens.len() == 1 && !befalls(scan, tokens.end);
        let vague = is_lone_vague(scan, numeral);
        (lone && !one_counts(scan, tokens.end) || vague)
            .then(|| Proposal::ignore(tokens, Reason::Idiom))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "It is {one of the|idiom} worst, and they help {one another|idiom}.",
            "At {one point|idiom} {no one|idiom} knew.",
            "The clinic is open {24/7|idiom}.",
            "[One man|1 count man] and [one drone|1 count drone] fell.",
            "She {scores|idiom} {tens|idiom} every time.",
            "{One must|idiom} wait.",
            "A {five-star|idiom} hotel, a {three-dimensional|idiom} map and a {9-to-5|idiom} job.",
            "They left in twos and threes after a {180-degree turn|idiom}.",
            // One that counts, and stars that are counted.
            "[One|1 count miner] of the [five miners|5 count miner] died.",
            "[Three|3 count] died in the north and [one|1 count] in the south.",
            "{One|idiom} resident said so, and {one|idiom} of them, a nurse, nodded.",
            "He sold [52%|52 percent] of the [one million|1000000 count] he had.",
            "She saw [five stars|5 count star] and [one dog|1 count dog].",
            "[Two|2 count man; role killed] of the men died, [one|1 count man; role injured] was hurt.",
            "A [three-day trip|3 day trip] and a [two-storey house|2 story house].",
        ]
    }
}

/// "three-dimensional", "five-star", "nine-to-five", "180-degree turn": a kind of thing, nothing counted.
fn compound(scan: &Numbered<'_>, numeral: &Numeral) -> Option<std::ops::Range<usize>> {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    if !scan.is_tie(end) {
        return None;
    }
    let round = scan.word(end + 1) == "to" && scan.is_tie(end + 2) && scan.is_number(end + 3);
    if round {
        return Some(start..end + 4);
    }
    let turn = scan.word(end + 1) == "degree" && scan.is(end + 2, WordClass::DegreeNoun);
    if turn {
        return Some(start..end + 3);
    }
    let index = scan.word(end + 1) == "share";
    let small = index || numeral.exact().is_some_and(|value| value <= 20.into());
    (small && Cue::Compound.holds(scan.word(end + 1))).then_some(start..end + 2)
}

/// A set phrase that starts at the numeral, or up to two words before it.
fn set_phrase(scan: &Numbered<'_>, numeral: &Numeral) -> Option<std::ops::Range<usize>> {
    let start = numeral.tokens.start;
    if befalls(scan, numeral.tokens.end) {
        return None;
    }
    if let Some(len) = names().ranking(scan.words(start)) {
        return (!is_part_of_number(scan, start + len)).then_some(start..start + len);
    }
    (0..=2)
        .filter_map(|back| start.checked_sub(back))
        .find_map(|from| {
            let len = names().idiom(scan.words(from))?;
            // "The one million" is a number.
            let whole = from + len >= numeral.tokens.end || numeral.tokens.len() == 1;
            (whole && from + len > start)
                .then(|| start.min(from)..(from + len).max(numeral.tokens.end))
        })
}

/// Whether what stands from `end` tells what became of one person: "one was hurt".
fn befalls(scan: &Numbered<'_>, end: usize) -> bool {
    let auxiliary = scan.is(end, WordClass::FiniteBe) || scan.is(end, WordClass::FormOfHave);
    let tells = |at: usize| {
        roles()
            .adjective(scan.word(at))
            .is_some_and(|role| role.of_persons)
    };
    auxiliary
        && (end + 1..end + 4)
            .take_while(|at| scan.is_word(*at))
            .any(tells)
}

/// Whether a number with no noun behind it stands at `at`: "one of the five survived".
fn is_part_of_number(scan: &Numbered<'_>, at: usize) -> bool {
    let Some(idx) = scan.numeral_at(at).filter(|_| scan.is_number(at)) else {
        return false;
    };
    let after = scan.numerals[idx].tokens.end;
    let class = scan.class(after);
    // "One of the five miners", not "one of the five largest banks".
    let kind = kinds().of(&lemma(scan.word(after)));
    if kind.is_some() && grammar().is_plural(scan.word(after)) {
        return true;
    }
    !scan.is_word(after) || class.has(Classes::FUNCTION) || class.has(Classes::VERB_PAST)
}

/// Whether "one" before `end` counts something that can be counted.
fn one_counts(scan: &Numbered<'_>, end: usize) -> bool {
    if units().form(scan.words(end)).is_some()
        || scan.raw(end) == "-" && units().form(scan.words(end + 1)).is_some()
    {
        return true;
    }
    if scan.word(end) == "of" {
        return is_one_of_some(scan, end);
    }
    let start = end.wrapping_sub(1);
    let named = scan.is_capital(end) && !scan.is_capital(start) && !scan.glued(start);
    if scan.word(end) == "each" || is_last_of_list(scan, end) || named || is_bounded(scan, end) {
        return true;
    }
    if scan.is(end, WordClass::Gravely) {
        return true;
    }
    let mut at = end;
    while at < end + 4 && scan.is_word(at) && !scan.class(at).has(Classes::FUNCTION) {
        let word = scan.word(at);
        if roles().adjective(word).is_some() {
            return true;
        }
        let next_is_noun = scan.is_word(at + 1)
            && !scan.class(at + 1).has(Classes::FUNCTION)
            && !scan.class(at + 1).has(Classes::FINITE)
            && !grammar().classes(scan.word(at + 1)).has(Classes::ADVERB);
        if kinds().of(&lemma(word)).is_some() && !next_is_noun {
            let member = word == "member" && at > end;
            return (member || !is_abstract(word)) && !is_witness(scan, end, at);
        }
        at += 1;
    }
    false
}

/// Whether a bound stands before the "one" that ends at `end`: "at least one other".
fn is_bounded(scan: &Numbered<'_>, end: usize) -> bool {
    hedges(scan, end.saturating_sub(1), 2..=4).any(|hedge| hedge == Hedge::AtLeast)
}

/// Whether the person whose noun stands at `at` only does or says something: "One resident said".
fn is_witness(scan: &Numbered<'_>, end: usize, at: usize) -> bool {
    let person = kinds()
        .of(&lemma(scan.word(at)))
        .is_some_and(KindEntry::is_of_people);
    let opens = end
        .checked_sub(1)
        .is_some_and(|one| scan.sentence(one).start + 1 >= one);
    let word = scan.word(at + 1);
    let verb = scan.class(at + 1).has(Classes::VERB_PAST) || WordClass::SingularPredicate.has(word);
    let says = |word: &str| speech().is_verb(word);
    let said = says(word) || says(scan.before(end, 2));
    person && (said || opens && verb && roles().verb(word).is_none())
}

/// Whether "one of them" is told with what became of it; elsewhere it only points at somebody: "one of them, a nurse".
fn is_one_of_some(scan: &Numbered<'_>, end: usize) -> bool {
    if scan.word(end + 1) == "whom" {
        return true;
    }
    let some = scan.is(end + 1, WordClass::PluralPointer)
        || scan.is_number(end + 1)
        || is_part_of_number(scan, end + 2);
    let tells = |at: usize| roles().befalls(scan.word(at));
    some && (end + 2..end + 8)
        .take_while(|at| scan.is_word(*at))
        .any(tells)
}

/// The "one" of "three in the north, two in the west and one in the south".
fn is_last_of_list(scan: &Numbered<'_>, end: usize) -> bool {
    let Some(numeral) = end.checked_sub(1).and_then(|at| scan.numeral_at(at)) else {
        return false;
    };
    let joined = end >= 2 && (scan.word(end - 2) == "and" || scan.raw(end - 2) == ",");
    let Some(before) = numeral
        .checked_sub(1)
        .filter(|_| joined)
        .map(|idx| &scan.numerals[idx])
    else {
        return false;
    };
    let near = before.tokens.end + 8 > end && before.exact().is_some() && !before.implied;
    let alike =
        (before.tokens.end..before.tokens.end + 4).any(|at| scan.word(at) == scan.word(end));
    near && alike && scan.class(end).has(Classes::PREPOSITION)
}

/// Kinds of things that are seldom counted one by one.
fn is_abstract(word: &str) -> bool {
    WordClass::AbstractNoun.has(word)
}

/// "tens", "scores", "hundreds" where nothing is counted with them.
fn is_lone_vague(scan: &Numbered<'_>, numeral: &Numeral) -> bool {
    let start = numeral.tokens.start;
    if !matches!(
        numerals().word(scan.word(start)),
        Some(NumberWord::Vague(_))
    ) || numeral.tokens.len() > 1
    {
        return false;
    }
    let next = scan.word(numeral.tokens.end);
    match scan.word(start) {
        "tens" => next != "of",
        "scores" => !WordClass::AfterVagueNumber.has(next) && roles().adjective(next).is_none(),
        _ => false,
    }
}
