//! None at all.

use super::super::numbered::Numbered;
use super::rule::{FigureDraft, Proposal, Rule};
use crate::Unit;
use rust_decimal::Decimal;
use tally_language::lexicon::{Classes, KindAttribute, WordClass, grammar, kinds, lemma, roles};

/// `no casualties`, `none of the passengers`, `nobody was hurt`: zero, where the words tell what became of people.
pub(super) struct Zero;

impl Rule for Zero {
    fn name(&self) -> &'static str {
        "zero"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let (start, end) = (number.tokens.start, number.tokens.end);
        if number.in_digits || number.exact() != Some(Decimal::ZERO) {
            return None;
        }
        let is_none = match scan.word(start) {
            "none" => is_none_of(scan, end),
            "nobody" => is_unharmed(scan, end),
            _ if number.tokens.len() == 2 => is_unharmed(scan, end),
            "no" => is_no_harm(scan, end),
            _ => false,
        };
        is_none.then(|| FigureDraft::single(number, Decimal::ZERO, Unit::COUNT).proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "There were [no casualties|0 count casualty] and [no serious injuries|0 count injury].",
            "[No arrests|0 count arrest] were made.",
            "[None|0 count passenger] of the passengers was hurt.",
            "[Nobody|0 count; role injured] was injured, and [no one|0 count; role killed] was killed.",
            "There was no warning and no tsunami.",
            "{No one|idiom} knew, nobody cared, and none of it was true.",
            "There is no evidence of [12 deaths|12 count death].",
            "No arrest warrant and no death certificate came.",
        ]
    }
}

/// "casualties", "serious injuries", "arrests" at `at`: a noun that tells what became of people.
fn is_no_harm(scan: &Numbered<'_>, from: usize) -> bool {
    let mut at = from;
    while at < from + 2
        && (scan.class(at).has(Classes::ADJECTIVE) || scan.class(at).has(Classes::VERB_PAST))
        && kinds().of(&lemma(scan.word(at))).is_none()
    {
        at += 1;
    }
    let noun = scan.word(at);
    let base = lemma(noun);
    let harmed = kinds()
        .of(&base)
        .is_some_and(|kind| kind.has(KindAttribute::Fate));
    let befalls = roles().noun(&base).is_some_and(|role| role.of_persons);
    let plural = grammar().is_plural(noun) || harmed && at == from;
    // "No life in the village", "no death certificate".
    let modifies = scan.is_word(at + 1)
        && !scan.class(at + 1).has(Classes::FUNCTION)
        && !grammar().is_plural(noun);
    (harmed || befalls) && plural && !modifies && noun != "life" && noun != "body"
}

/// "of the passengers", "of them were hurt" from `end`.
fn is_none_of(scan: &Numbered<'_>, end: usize) -> bool {
    let the = scan.is(end + 1, WordClass::DefiniteDeterminer);
    let noun = (end + 2..end + 5)
        .take_while(|at| scan.is_word(*at) && !scan.class(*at).has(Classes::FUNCTION))
        .any(|at| {
            grammar().is_plural(scan.word(at)) && kinds().of(&lemma(scan.word(at))).is_some()
        });
    scan.word(end) == "of"
        && (the && noun || scan.word(end + 1) == "them" && is_unharmed(scan, end + 2))
}

/// "was hurt", "were seriously injured", "died" from `end`.
fn is_unharmed(scan: &Numbered<'_>, end: usize) -> bool {
    let tells = |at: usize| roles().befalls(scan.word(at));
    let auxiliary = scan.is(end, WordClass::ReportedState);
    tells(end) || auxiliary && (end + 1..end + 4).any(tells)
}
