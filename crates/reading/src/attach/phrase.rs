//! Noun phrases behind a number, by guessed word classes.

use std::ops::Range;

use super::super::scan::Scan;
use tally_language::lexicon::{
    Classes, Cue, KindAttribute, WordClass, calendar, grammar, kinds, lemma, named, roles, units,
};

/// How far a noun phrase is followed, in tokens.
const LONGEST: usize = 12;

/// How a noun was found that another figure counts.
pub(super) const BORROWED: &str = "noun of the figure before";

/// How a noun was found that stands before the number.
pub(super) const BEFORE: &str = "noun before the number";

/// How a noun was found that does what the verb before the number says.
pub(super) const VERB_BEFORE: &str = "subject of the verb before the number";

/// How a noun was found for "them".
pub(super) const ANTECEDENT: &str = "what the pronoun stands for";

/// A noun phrase that a number counts.
#[derive(Debug, Clone)]
pub(super) struct Noun {
    /// Its tokens.
    pub(super) range: Range<usize>,
    /// Its head noun.
    pub(super) head: usize,
    /// The head's lemma.
    pub(super) lemma: String,
    /// The kind of thing.
    pub(super) kind: Option<&'static str>,
    /// How it was found, for the analyst.
    pub(super) rule: &'static str,
}

impl Noun {
    pub(super) fn new(
        scan: &Scan<'_>,
        range: Range<usize>,
        head: usize,
        rule: &'static str,
    ) -> Self {
        let lemma = lemma(scan.word(head));
        let kind = kind(scan, &range, head, &lemma);
        Self {
            range,
            head,
            lemma,
            kind,
            rule,
        }
    }

    /// Whether it counts people, or may.
    pub(super) fn is_of_persons(&self) -> bool {
        self.kind
            .is_none_or(|kind| kinds().is_within(kind, named::PERSON))
    }

    /// Whether it is a place that holds what is counted: a village of 300 counts no villages.
    pub(super) fn holds(&self) -> bool {
        self.kind
            .is_some_and(|kind| KindAttribute::HoldsOthers.holds(kind))
    }

    /// Whether it is only what became of them: the "wounded" of "30 wounded".
    pub(super) fn is_fate(&self, scan: &Scan<'_>) -> bool {
        self.range.len() == 1 && roles().adjective(scan.word(self.head)).is_some()
    }

    /// Whether it was found by looking back from the number, past whatever stands between.
    pub(super) fn is_before(&self) -> bool {
        matches!(self.rule, BEFORE | VERB_BEFORE)
    }

    /// Whether it is the noun of another figure.
    pub(super) fn is_borrowed(&self) -> bool {
        matches!(self.rule, BORROWED | ANTECEDENT)
    }

    /// Whether it stands right behind token `end`.
    pub(super) fn follows(&self, end: usize) -> bool {
        self.range.start == end
    }

    /// Where it ends, if it starts within two tokens of `end`; else `end`.
    pub(super) fn end(&self, end: usize) -> usize {
        if self.range.start >= end && self.range.start <= end + 2 {
            self.range.end
        } else {
            end
        }
    }

    /// Its lower-case words before the head.
    pub(super) fn modifiers(&self, scan: &Scan<'_>) -> Vec<String> {
        (self.range.start..self.head)
            .filter(|at| {
                scan.is_word(*at)
                    && !scan.word(*at).starts_with('\'')
                    && !scan.class(*at).has(Classes::DETERMINER)
            })
            .map(|at| scan.word(at).to_owned())
            .collect()
    }

    pub(super) fn found_by(mut self, rule: &'static str) -> Self {
        self.rule = rule;
        self
    }
}

/// The kind of the head, or of two words together; for a noun of harm the kind of whom it harms.
fn kind(scan: &Scan<'_>, range: &Range<usize>, head: usize, lemma: &str) -> Option<&'static str> {
    let pair = head
        .checked_sub(1)
        .filter(|before| *before >= range.start)
        .and_then(|before| kinds().of(&format!("{} {lemma}", scan.word(before))));
    let own = pair.or_else(|| kinds().of(lemma));
    if own.is_none()
        && roles()
            .adjective(scan.word(head))
            .is_some_and(|role| role.of_persons)
    {
        return Some(named::PERSON);
    }
    let harm = own.is_some_and(|kind| kind.role.is_some());
    let harmed = (head + 1..range.end)
        .filter(|_| harm)
        .filter(|at| grammar().is_plural(scan.word(*at)))
        .find_map(|at| kinds().of(&tally_language::lexicon::lemma(scan.word(at))));
    harmed.or(own).map(|kind| kind.name.as_str())
}

/// The noun phrase that starts at `from`, over words that only open it; `plural` where a plural head is expected.
pub(super) fn noun_phrase(scan: &Scan<'_>, from: usize, plural: bool) -> Option<Noun> {
    if matches!(scan.word(from), "on" | "aboard") {
        return None;
    }
    let limit = scan.sentence(from).end.min(from + LONGEST);
    let mut start = from;
    while start < limit
        && start < from + 2
        && scan.is(start, WordClass::BeforeNoun)
        && is_noun(scan, start + 1)
    {
        start += 1;
    }
    let mut head = None;
    let mut at = start;
    while at < limit {
        match step(scan, at, head, plural) {
            Step::Take => head = Some(at),
            Step::Pass => {}
            Step::End => {
                head = Some(at);
                break;
            }
            Step::Stop => break,
        }
        at += 1;
    }
    let head = past_predicate(scan, start, head?);
    let end = conjoined(scan, head, limit);
    Some(Noun::new(scan, start..end, head, "noun after the number"))
}

/// "One Norlander dead": what is said of the noun before it is no noun.
fn past_predicate(scan: &Scan<'_>, start: usize, head: usize) -> usize {
    let said = roles()
        .adjective(scan.word(head))
        .is_some_and(|role| role.of_persons);
    let noun = head > start
        && scan.is_word(head - 1)
        && scan.class(head - 1) == Classes::default()
        && kinds().of(&lemma(scan.word(head))).is_none();
    head - usize::from(said && noun)
}

/// What a token is to a noun phrase.
enum Step {
    /// A noun that may be its head.
    Take,
    /// Inside it, but no head.
    Pass,
    /// Its head, and the end.
    End,
    /// No longer inside.
    Stop,
}

fn step(scan: &Scan<'_>, at: usize, head: Option<usize>, plural: bool) -> Step {
    // "A $44bn takeover values the firm": the tree knows the verb.
    if head.is_some() && scan.is_finite(at) && roles().adjective(scan.word(at)).is_none() {
        return Step::Stop;
    }
    let word = scan.word(at);
    let class = scan.class(at);
    if scan.is_dash(at) {
        let joined = scan.glued(at) && scan.glued(at + 1) && scan.is_word(at + 1);
        return if joined { Step::Pass } else { Step::Stop };
    }
    let tied = scan.glued(at)
        && scan.is_dash(at.wrapping_sub(1))
        && scan.is_dash(at + 1)
        && scan.glued(at + 1);
    if tied && class.has(Classes::FUNCTION) {
        return Step::Pass;
    }
    let compound = scan.glued(at) && scan.is_dash(at.wrapping_sub(1)) && scan.is_word(at);
    let on = scan.is_tie(at + 1);
    if compound && !grammar().is_plural(word) && (on || is_noun(scan, at + 1)) {
        return Step::Pass;
    }
    if word == "'s" && head.is_some() {
        return Step::Pass;
    }
    if scan.raw(at) == "," && is_comma_inside(scan, at, plural) {
        return Step::Pass;
    }
    let time = scan.is_capital(at)
        && (calendar().weekday(word).is_some() || calendar().month(word).is_some());
    if time || !scan.is_word(at) || scan.is_number(at) && !class.has(Classes::ADJECTIVE) {
        return Step::Stop;
    }
    if class.has(Classes::FUNCTION) && !(class.has(Classes::ADJECTIVE) && head.is_none()) {
        return Step::Stop;
    }
    if !plural && head.is_some() && class.has(Classes::VERB_S) {
        return Step::Stop;
    }
    if grammar().is_plural(word) && (!class.has(Classes::ADVERB) || class.has(Classes::PLURAL)) {
        return plural_step(scan, at, head);
    }
    let known =
        kinds().of(&lemma(word)).is_some() || roles().adjective(word).is_some() && head.is_none();
    if class.has(Classes::VERB_PAST) || class.has(Classes::VERB_ING) || class.has(Classes::ADVERB) {
        return participle_step(scan, at, head, plural);
    }
    if head.is_some() && class.has(Classes::VERB) && !known && plural {
        return Step::Stop;
    }
    if class.has(Classes::ADJECTIVE) && head.is_some() && !is_noun(scan, at + 1) {
        return Step::Stop;
    }
    Step::Take
}

/// A comma between a place and its country before a plural: "three Alder, Norland, locations".
fn is_comma_inside(scan: &Scan<'_>, at: usize, plural: bool) -> bool {
    let caps = scan.is_capital(at.wrapping_sub(1)) && scan.is_capital(at + 1);
    let closes = scan.raw(at + 2) == "," && grammar().is_plural(scan.word(at + 3));
    let closing = scan.is_capital(at.wrapping_sub(1))
        && scan.raw(at.wrapping_sub(2)) == ","
        && grammar().is_plural(scan.word(at + 1))
        && !scan.is_capital(at + 1);
    plural && (caps && closes || closing)
}

fn plural_step(scan: &Scan<'_>, at: usize, head: Option<usize>) -> Step {
    let word = scan.word(at);
    let class = scan.class(at);
    let only_verb = class.has(Classes::VERB_S)
        && kinds().of(&lemma(word)).is_none()
        && roles().noun(&lemma(word)).is_none();
    if head.is_some() && only_verb && !is_noun(scan, at + 1) {
        return Step::Stop;
    }
    if units().form(scan.words(at)).is_some()
        && head.is_none()
        && !matches!(word, "degrees" | "stories")
    {
        return Step::End;
    }
    let next = scan.word(at + 1);
    let dash = scan.is_tie(at + 1);
    if dash || scan.word(at + 1) == "'s" {
        return Step::Take;
    }
    let next_class = scan.class(at + 1);
    let next_noun =
        grammar().is_plural(next) && !next_class.has(Classes::FUNCTION) && scan.is_word(at + 1);
    let predicate = roles().adjective(next).is_some()
        && kinds().of(&lemma(word)).is_some()
        && !class.has(Classes::ADJECTIVE);
    let goes_on = next_noun
        && !predicate
        && (class.has(Classes::ADJECTIVE)
            || class.has(Classes::COMPOUND_PLURAL)
            || !next_class.has(Classes::VERB_S));
    let modifies = class.has(Classes::COMPOUND_PLURAL)
        && is_noun(scan, at + 1)
        && !next_class.has(Classes::FINITE)
        && !predicate
        && next_noun;
    let adjective_run = class.has(Classes::ADJECTIVE)
        && is_noun(scan, at + 1)
        && !next_class.has(Classes::FINITE)
        && (next_noun || grammar().is_plural(scan.word(at + 2)));
    if goes_on || modifies || adjective_run {
        Step::Take
    } else {
        Step::End
    }
}

fn participle_step(scan: &Scan<'_>, at: usize, head: Option<usize>, plural: bool) -> Step {
    let word = scan.word(at);
    let class = scan.class(at);
    // "three clearly-marked schools", "24 confirmed deaths": a plural noun comes soon.
    let ahead = (at + 1..at + 5)
        .take_while(|idx| {
            scan.is_word(*idx) && !scan.class(*idx).has(Classes::FUNCTION)
                || scan.is_dash(*idx) && scan.glued(*idx)
        })
        .any(|idx| {
            grammar().is_plural(scan.word(idx))
                && (!scan.class(idx).has(Classes::ADVERB) || scan.class(idx).has(Classes::PLURAL))
                && (!scan.class(idx).has(Classes::VERB_S)
                    || kinds().of(&lemma(scan.word(idx))).is_some())
        });
    let noun = kinds().of(&lemma(word)).is_some();
    if head.is_none() && ahead {
        return Step::Pass;
    }
    if head.is_none() && !plural && class.has(Classes::VERB) {
        return Step::Take;
    }
    if head.is_none() && !plural && is_noun(scan, at + 1) && !class.has(Classes::ADVERB) {
        return Step::Pass;
    }
    let role = roles().adjective(word).is_some_and(|role| role.of_persons);
    if head.is_none() && (role || noun) {
        return if role { Step::End } else { Step::Take };
    }
    if class.has(Classes::ADVERB) && head.is_none() && is_still(word) {
        return Step::Pass;
    }
    if class.has(Classes::VERB_ING) && noun && head.is_some() {
        return Step::Take;
    }
    Step::Stop
}

/// Adverbs that stand between a number and its predicate: "121 still missing", "15 critically".
fn is_still(word: &str) -> bool {
    Cue::Still.holds(word)
}

pub(super) fn is_noun(scan: &Scan<'_>, at: usize) -> bool {
    let class = scan.class(at);
    scan.is_word(at)
        && !class.has(Classes::FUNCTION)
        && !class.has(Classes::ADVERB)
        && !scan.is_number(at)
        && !scan.word(at).starts_with('\'')
}

/// Whether the "noun" is an adjective that names nothing: "sure", "early".
pub(super) fn is_bare_adjective(scan: &Scan<'_>, noun: &Noun) -> bool {
    scan.class(noun.head).has(Classes::ADJECTIVE)
        && noun.kind.is_none()
        && !grammar().is_plural(scan.word(noun.head))
}

/// The end of the phrase with a second noun: "houses and buildings", "members of the press".
fn conjoined(scan: &Scan<'_>, head: usize, limit: usize) -> usize {
    let end = head + 1;
    let next = end + 1;
    let and = matches!(scan.word(end), "and" | "or")
        && grammar().is_plural(scan.word(head))
        && grammar().is_plural(scan.word(next));
    let joins = and
        && next < limit
        && !scan.class(next).has(Classes::FUNCTION)
        && kinds().of(&lemma(scan.word(next))).is_some()
        && kinds().of(&lemma(scan.word(head))).map(|kind| &kind.role)
            == kinds().of(&lemma(scan.word(next))).map(|kind| &kind.role);
    if joins { next + 1 } else { end }
}
