//! What a number counts or measures.

use std::ops::Range;

use super::super::rules::{Draft, Shape};
use super::super::scan::Scan;
use super::Found;
use crate::figure::{Dimension, Unit};
use crate::lexicon::{Classes, grammar, kinds, lemma, roles, units};

/// How far a noun phrase is followed, in tokens.
const LONGEST: usize = 12;

/// How far before the number its noun is looked for, in tokens.
const REACH: usize = 30;

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
    fn new(scan: &Scan<'_>, range: Range<usize>, head: usize, rule: &'static str) -> Self {
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

    fn found_by(mut self, rule: &'static str) -> Self {
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
    let harm = own.is_some_and(|kind| kind.role.is_some());
    let harmed = (head + 1..range.end)
        .filter(|_| harm)
        .filter(|at| grammar().is_plural(scan.word(*at)))
        .find_map(|at| kinds().of(&crate::lexicon::lemma(scan.word(at))));
    harmed.or(own).map(|kind| kind.name.as_str())
}

/// What `draft` counts; `earlier` are the figures before it in the paragraph.
pub(super) fn counted(scan: &Scan<'_>, draft: &Draft, earlier: &[Found]) -> Option<Noun> {
    let end = draft.mention.end;
    if draft.unit.code() == "score" {
        return None;
    }
    if draft.unit.dimension() == Dimension::Age {
        return aged(scan, draft);
    }
    let of_amount = scan.word(end) == "of";
    if of_amount {
        if let Some(noun) = through_of(scan, end + 1, earlier) {
            return Some(noun);
        }
    }
    if draft.unit == Unit::COUNT || draft.unit.code() == "story" || draft.unit.code() == "magnitude"
    {
        return of_count(scan, draft, earlier);
    }
    of_measure(scan, draft, earlier)
}

/// "88 of them", "25 of the injured", "dozens of boats", "20% of voters".
fn through_of(scan: &Scan<'_>, at: usize, earlier: &[Found]) -> Option<Noun> {
    if matches!(scan.word(at), "them" | "whom" | "which" | "these" | "those")
        && !is_noun_behind(scan, at)
    {
        return antecedent(scan, at, earlier);
    }
    let start = at
        + usize::from(matches!(
            scan.word(at),
            "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "all"
                | "those"
                | "these"
                | "our"
                | "some"
                | "a"
                | "an"
        ));
    let start = if scan.is_number(start) {
        scan.numerals[scan.numeral_at(start)?].tokens.end
    } else {
        start
    };
    noun_phrase(scan, start, true).map(|noun| noun.found_by("noun after “of”"))
}

fn is_noun_behind(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "these" | "those")
        && scan.is_word(at + 1)
        && !scan.class(at + 1).has(Classes::FUNCTION)
}

/// The things counted last before `at`: what "them" stands for.
fn antecedent(scan: &Scan<'_>, at: usize, earlier: &[Found]) -> Option<Noun> {
    let here = scan.sentence_at(at);
    let noun = earlier.iter().rev().take(6).find_map(|found| {
        let noun = found.counted.as_ref()?;
        let near = scan.sentence_at(found.draft.number.start) + 1 >= here;
        (near && found.draft.unit == Unit::COUNT).then_some(noun)
    })?;
    Some(noun.clone().found_by("what the pronoun stands for"))
}

/// "450 drones", "55,000 dead", "60 are missing", "toll of 24".
fn of_count(scan: &Scan<'_>, draft: &Draft, earlier: &[Found]) -> Option<Noun> {
    let mut at = draft.mention.end;
    at += usize::from(scan.is_dash(at) && scan.glued(at) && scan.glued(at + 1));
    at += usize::from(scan.word(at) == "'s");
    let alone = draft.low == Some(rust_decimal::Decimal::ONE) && draft.shape == Shape::Single
        || draft.unit != Unit::COUNT
        || at > draft.mention.end;
    let more = usize::from(matches!(
        scan.word(at),
        "more" | "additional" | "further" | "extra"
    ));
    if let Some(noun) = noun_phrase(scan, at + more, !alone) {
        return Some(noun);
    }
    if let Some(noun) = number_of(scan, at) {
        return Some(noun);
    }
    if draft.unit != Unit::COUNT {
        return before_number(scan, draft, earlier);
    }
    if let Some(noun) = before_number(scan, draft, &[]) {
        return Some(noun);
    }
    // A number with a predicate of its own: "seven were injured", "15 critically".
    antecedent(scan, draft.number.start, earlier)
        .map(|noun| noun.found_by("noun of the figure before"))
}

/// "bringing to 10 the number of farmers".
fn number_of(scan: &Scan<'_>, at: usize) -> Option<Noun> {
    let start = at + usize::from(scan.word(at) == "the");
    let measure = matches!(
        scan.word(start),
        "number" | "total" | "toll" | "count" | "tally"
    ) || scan.word(start + 1) == "toll";
    if !measure || start == at {
        return None;
    }
    let of = (start..start + 4).find(|at| scan.word(*at) == "of")?;
    through_of(scan, of + 1, &[])
}

/// "€2m worth of gems", "a €90 billion loan", "depth of 10 km", "temperatures fell to -20°C".
fn of_measure(scan: &Scan<'_>, draft: &Draft, earlier: &[Found]) -> Option<Noun> {
    let mut at = draft.mention.end;
    // "€2 million ($2.6 million) booty": both state the worth of what follows.
    let mut brackets = 0;
    while brackets < 2 && scan.raw(at) == "(" || brackets > 0 && matches!(scan.raw(at), ";" | ",") {
        match (at..at + 10).find(|idx| scan.raw(*idx) == ")") {
            Some(close) => at = close + 1,
            None => break,
        }
        brackets += 1;
    }
    if matches!(scan.raw(at), ")" | ";") {
        at = (at..at + 10)
            .find(|idx| scan.raw(*idx) == ")")
            .map_or(at, |close| close + 1);
    }
    at += usize::from(scan.is_dash(at) && scan.glued(at) && scan.glued(at + 1));
    if scan.word(at) == "worth" && scan.word(at + 1) == "of" {
        at += 2;
        return noun_phrase(scan, at, true);
    }
    if scan.word(at) == "of" {
        return through_of(scan, at + 1, earlier);
    }
    if scan.word(at) == "in" && draft.unit.dimension() == Dimension::Money {
        let plural = noun_phrase(scan, at + 1, true);
        if let Some(noun) = plural
            .filter(|noun| grammar().is_plural(scan.word(noun.head)) || noun.kind == Some("money"))
        {
            return Some(noun.found_by("noun after “in”"));
        }
    }
    let loose = matches!(
        draft.unit.dimension(),
        Dimension::Length | Dimension::Duration
    ) && at == draft.mention.end
        && is_plain_plural(scan, draft);
    if !loose {
        if let Some(noun) = noun_phrase(scan, at, false) {
            return Some(noun);
        }
    }
    before_number(scan, draft, earlier)
}

/// Whether the unit is a plural word, which no noun follows: "55 kilometres south".
fn is_plain_plural(scan: &Scan<'_>, draft: &Draft) -> bool {
    let unit = draft.mention.end.saturating_sub(1);
    scan.word(unit).ends_with('s') || matches!(scan.word(unit), "feet")
}

/// Nouns before a number that name what it measures, by lemma; sorted.
const MEASURED: [&str; 57] = [
    "aid",
    "amount",
    "attendance",
    "average",
    "balance",
    "booty",
    "budget",
    "capacity",
    "casualty",
    "cost",
    "count",
    "damage",
    "death",
    "debt",
    "deficit",
    "depth",
    "distance",
    "employment",
    "estimate",
    "expectation",
    "expenditure",
    "fatality",
    "fine",
    "forecast",
    "gain",
    "growth",
    "height",
    "income",
    "inflation",
    "injury",
    "jewellery",
    "jewelry",
    "length",
    "loan",
    "loss",
    "magnitude",
    "number",
    "payroll",
    "population",
    "price",
    "profit",
    "rate",
    "revenue",
    "salary",
    "sale",
    "speed",
    "stock",
    "tally",
    "temperature",
    "toll",
    "total",
    "turnout",
    "unemployment",
    "value",
    "wage",
    "weight",
    "wind",
];

/// The subject of "rose to 60", "is estimated at 55,000", "worth €2m".
fn before_number(scan: &Scan<'_>, draft: &Draft, earlier: &[Found]) -> Option<Noun> {
    let start = draft.mention.start.min(draft.number.start);
    let first = scan.sentence(start).start.max(start.saturating_sub(REACH));
    let blocked = earlier
        .last()
        .map_or(first, |found| found.draft.mention.end);
    let mut at = start;
    while at > first {
        at -= 1;
        if scan.word(at) == "worth" || matches!(scan.word(at), "valued" | "priced") {
            return noun_ending(scan, at, first);
        }
        let word = lemma(scan.word(at));
        if scan.is_word(at)
            && MEASURED.binary_search(&word.as_str()).is_ok()
            && !is_verb_here(scan, at)
        {
            return Some(expanded(scan, at, first, start));
        }
        if at <= blocked && !earlier.is_empty() {
            break;
        }
        if matches!(scan.raw(at), ";" | "\"" | "”") {
            break;
        }
    }
    if let Some(noun) = inherited(scan, draft, earlier) {
        return Some(noun);
    }
    subject(scan, start, first)
}

/// "to 5.2%, from 5.4%", "12 km (7 miles)": what the figure right before measures, in a unit of the same dimension.
fn inherited(scan: &Scan<'_>, draft: &Draft, earlier: &[Found]) -> Option<Noun> {
    let last = earlier.last()?;
    let near = draft.mention.start <= last.draft.mention.end + 8;
    let same = last.draft.unit.dimension() == draft.unit.dimension();
    let together =
        scan.sentence_at(last.draft.number.start) == scan.sentence_at(draft.number.start);
    let noun = last.counted.clone()?;
    (near && same && together).then(|| noun.found_by("noun of the figure before"))
}

fn is_verb_here(scan: &Scan<'_>, at: usize) -> bool {
    let class = scan.class(at);
    let before = scan.class(at.wrapping_sub(1));
    let nominal = before.has(Classes::DETERMINER)
        || before.has(Classes::PREPOSITION)
        || before.has(Classes::ADJECTIVE);
    class.has(Classes::VERB_PAST) && !nominal
        || class.has(Classes::VERB) && before.has(Classes::AUXILIARY)
}

/// The phrase around a noun before the number: "battlefield deaths of Norland soldiers".
fn expanded(scan: &Scan<'_>, head: usize, first: usize, limit: usize) -> Noun {
    let mut start = head;
    while start > first && is_modifier(scan, start - 1) && head - start < 5 {
        start -= 1;
    }
    let mut end = head + 1;
    if scan.word(end) == "of" {
        let from = end + 1 + usize::from(scan.class(end + 1).has(Classes::DETERMINER));
        if let Some(noun) = noun_phrase(scan, from, true).filter(|noun| noun.range.end <= limit) {
            end = noun.range.end;
            if matches!(
                scan.word(head),
                "number" | "total" | "count" | "tally" | "amount" | "estimate"
            ) {
                return noun.found_by("noun before the number");
            }
        }
    }
    Noun::new(scan, start..end, head, "noun before the number")
}

fn is_modifier(scan: &Scan<'_>, at: usize) -> bool {
    let class = scan.class(at);
    let joined = scan.is_dash(at) && scan.glued(at) && scan.glued(at + 1);
    joined
        || scan.is_word(at)
            && !class.has(Classes::FUNCTION)
            && !class.has(Classes::FINITE)
            && !class.has(Classes::VERB_ING)
            && !scan.word(at).starts_with('\'')
        || class.has(Classes::ADJECTIVE)
}

/// The noun phrase that ends right before `end`: "diamonds and watches" before "worth".
fn noun_ending(scan: &Scan<'_>, end: usize, first: usize) -> Option<Noun> {
    let mut head = end;
    while head > first
        && (scan.class(head - 1).has(Classes::AUXILIARY)
            || matches!(
                scan.word(head - 1),
                "estimated" | "to" | "at" | "thought" | "believed" | "valued" | "reportedly"
            ))
    {
        head -= 1;
    }
    let head = head
        .checked_sub(1)
        .filter(|head| *head >= first && scan.is_word(*head))?;
    let mut start = head;
    while start > first
        && head - start < 6
        && (is_modifier(scan, start - 1) || scan.word(start - 1) == "and" && start < head + 1)
    {
        start -= 1;
    }
    while scan.word(start) == "and" && start < head {
        start += 1;
    }
    (!scan.class(head).has(Classes::FUNCTION))
        .then(|| Noun::new(scan, start..head + 1, head, "noun before the number"))
}

/// The plural noun before the verb nearest to a number with nothing behind it.
fn subject(scan: &Scan<'_>, start: usize, first: usize) -> Option<Noun> {
    let verb = (first..start).rev().find(|at| {
        let class = scan.class(*at);
        class.has(Classes::VERB_PAST) || class.has(Classes::AUXILIARY) || class.has(Classes::VERB_S)
    })?;
    let mut at = verb;
    while at > first {
        at -= 1;
        if scan.is_word(at)
            && grammar().is_plural(scan.word(at))
            && !scan.class(at).has(Classes::FUNCTION)
            && kinds().of(&lemma(scan.word(at))).is_some()
        {
            return Some(
                expanded(scan, at, first, start).found_by("subject of the verb before the number"),
            );
        }
        if matches!(scan.raw(at), "," | ";" | "." | "\"") || verb - at > 10 {
            break;
        }
    }
    None
}

/// "a 22-year-old nurse", "Ann Hill, 35".
fn aged(scan: &Scan<'_>, draft: &Draft) -> Option<Noun> {
    if draft.unit_at.is_some() {
        if let Some(noun) = noun_phrase(scan, draft.mention.end, false) {
            return Some(noun);
        }
    }
    let sign = draft.mention.start.checked_sub(1)?;
    let end = if matches!(scan.raw(sign), "," | "(") {
        sign
    } else {
        draft.mention.start
    };
    let mut start = end;
    while start > 0 && end - start < 4 && scan.is_word(start - 1) && scan.is_capital(start - 1) {
        start -= 1;
    }
    let head = end.checked_sub(1)?;
    (start < end).then(|| Noun::new(scan, start..end, head, "name before the age"))
}

/// The noun phrase that starts at `from`, over words that only open it; `plural` where a plural head is expected.
pub(super) fn noun_phrase(scan: &Scan<'_>, from: usize, plural: bool) -> Option<Noun> {
    let limit = scan.sentence(from).end.min(from + LONGEST);
    let mut start = from;
    while start < limit
        && (matches!(
            scan.word(start),
            "of" | "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "these"
                | "those"
                | "such"
                | "more"
                | "other"
                | "so-called"
        ) && start < from + 2)
        && is_opening(scan, start, from)
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
    let head = head?;
    let end = conjoined(scan, head, limit);
    Some(Noun::new(scan, start..end, head, "noun after the number"))
}

fn is_opening(scan: &Scan<'_>, at: usize, from: usize) -> bool {
    !(scan.word(at) == "of" && at > from)
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
    let word = scan.word(at);
    let class = scan.class(at);
    if scan.is_dash(at) {
        let joined = scan.glued(at) && scan.glued(at + 1) && scan.is_word(at + 1);
        return if joined { Step::Pass } else { Step::Stop };
    }
    if word == "'s" && head.is_some() {
        return Step::Pass;
    }
    if scan.raw(at) == "," && is_comma_inside(scan, at, plural) {
        return Step::Pass;
    }
    if !scan.is_word(at) || scan.is_number(at) && !class.has(Classes::ADJECTIVE) {
        return Step::Stop;
    }
    if class.has(Classes::FUNCTION) && !(class.has(Classes::ADJECTIVE) && head.is_none()) {
        return Step::Stop;
    }
    let is_plural = grammar().is_plural(word);
    if is_plural {
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
    if head.is_some()
        && class.has(Classes::VERB)
        && scan.class(at + 1).has(Classes::FUNCTION)
        && !plural
    {
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
    let dash = scan.is_dash(at + 1) && scan.glued(at + 1) && scan.glued(at + 2);
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
    let role = roles().adjective(word).is_some();
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
    matches!(
        word,
        "still"
            | "already"
            | "so"
            | "far"
            | "critically"
            | "seriously"
            | "severely"
            | "badly"
            | "slightly"
            | "mostly"
            | "reportedly"
            | "confirmed"
    )
}

fn is_noun(scan: &Scan<'_>, at: usize) -> bool {
    let class = scan.class(at);
    scan.is_word(at)
        && !class.has(Classes::FUNCTION)
        && !class.has(Classes::ADVERB)
        && !scan.is_number(at)
        && !scan.word(at).starts_with('\'')
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_measured_nouns_are_sorted() {
        assert!(super::MEASURED.is_sorted());
    }
}
