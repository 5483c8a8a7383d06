//! Names of speakers: where they stand in a sentence.

use std::ops::Range;

use super::super::scan::Scan;
use tally_language::lexicon::{Classes, KindEntry, WordClass, calendar, kinds, lemma, speech};
use tally_language::text::is_apostrophe;

/// The longest noun phrase of a speaker, in tokens.
const LONGEST: usize = 14;

/// "the official", "the doctor": the person spoken of last.
pub(super) fn is_definite_person(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let the = scan.word(name.start) == "the" || scan.before(name.start, 1) == "the";
    let noun = scan.word(name.end - 1);
    let one = name.len() <= 2 && !noun.ends_with('s') && !scan.is_capital(name.end - 1);
    the && one && kinds().of(noun).is_some_and(KindEntry::is_of_people)
}

/// Whether token `at` may be a word of a name.
pub(super) fn is_name(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.is_word(at)
        && scan.is_capital(at)
        && !scan.class(at).has(Classes::FUNCTION)
        && !is_time(scan, at)
        && !scan.word(at).starts_with('\'');
    word || is_linked(scan, at)
}

/// "Lind & Vos", "Norvik+": a sign inside a name, or at its end.
fn is_linked(scan: &Scan<'_>, at: usize) -> bool {
    match scan.raw(at) {
        "&" => at > 0 && scan.is_capital(at - 1) && scan.is_capital(at + 1),
        "+" => at > 0 && scan.glued(at) && scan.is_capital(at - 1),
        _ => false,
    }
}

fn is_time(scan: &Scan<'_>, at: usize) -> bool {
    calendar().month(scan.word(at)).is_some() || calendar().weekday(scan.word(at)).is_some()
}

/// The speaker who is named from `at` on.
pub(super) fn after(scan: &Scan<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    if scan.is(at, WordClass::PronounOfPerson) {
        return Some(at..at + 1);
    }
    let opens = scan.class(at).has(Classes::DETERMINER) && !scan.is_number(at);
    let start = at + usize::from(opens);
    let mut end = start;
    let mut found = None;
    while end < limit && end < start + LONGEST {
        if is_name(scan, end) || speech().is_speaker(scan.word(end)) && scan.is_word(end) {
            found = Some(end);
        } else if !is_inside(scan, end, start, found.is_some()) {
            break;
        }
        end += 1;
    }
    let last = found?;
    // "According to figures from the ministry": the ministry.
    let made = last + 1 + usize::from(scan.class(last + 1).has(Classes::VERB_PAST));
    if speech().is_paper(scan.word(last)) && matches!(scan.word(made), "from" | "by") {
        let maker = after(scan, made + 1, limit);
        if maker.is_some() {
            return maker;
        }
    }
    // "Said an official, Ann Hill.": the apposition is the name.
    if scan.raw(last + 1) == "," && !is_name(scan, last) {
        let end = (last + 2..limit)
            .find(|at| !is_name(scan, *at))
            .unwrap_or(limit);
        let inner = last + 2..end;
        let stops = end == limit || matches!(scan.raw(end), "," | "." | ";" | "\"" | "”");
        if inner.len() > 1 && stops {
            return Some(inner);
        }
    }
    let name = if opens && scan.word(at) != "the" || is_definite_person(scan, &(start..last + 1)) {
        at
    } else {
        start
    }..last + 1;
    Some(with_description(scan, name, limit))
}

/// Whether token `at` may stand inside the noun phrase of a speaker.
fn is_inside(scan: &Scan<'_>, at: usize, start: usize, named: bool) -> bool {
    let (word, class) = (scan.word(at), scan.class(at));
    let initial = scan.raw(at) == "."
        && scan.glued(at)
        && at > start
        && (speech().is_title(scan.before(at, 1)) || scan.raw(at - 1).chars().count() == 1);
    let linked = WordClass::TitleTie.has(word)
        && named
        && (scan.is_capital(at + 1)
            || scan.class(at + 1).has(Classes::DETERMINER) && scan.is_capital(at + 2));
    let article = word == "the" && at > start && matches!(scan.before(at, 1), "of" | "for");
    let plain = scan.is_word(at)
        && !named
        && !class.has(Classes::FUNCTION)
        && !class.has(Classes::ADVERB)
        && (!class.has(Classes::VERB_PAST) || at == start);
    plain || initial || linked || article || scan.is_dash(at) && scan.glued(at) || word == "'s"
}

/// The speaker who is named before the verb at `verb`, over appositions between commas.
pub(super) fn before(scan: &Scan<'_>, verb: usize, first: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > first
        && (scan.class(end - 1).has(Classes::AUXILIARY)
            || is_adverb(scan, end - 1)
            || is_time(scan, end - 1)
            || scan.word(end - 1) == "on" && is_time(scan, end))
    {
        end -= 1;
    }
    if end == first {
        return None;
    }
    if !matches!(scan.raw(end - 1), "," | ")") {
        return ending(scan, end, first);
    }
    // "The chief executive, Piet Vos, said": the apposition is the name.
    let inner = ending(scan, end - 1, first).filter(|name| {
        name.start > first && scan.raw(name.start - 1) == "," && is_full_name(scan, name)
    });
    if inner.is_some() {
        return inner;
    }
    // "Bo Lind, an official of the port, a large one, told": the first name that an apposition follows.
    let mut found = None;
    let mut stop = end - 1;
    for _ in 0..4 {
        let open = |at: &usize| matches!(scan.raw(*at), "," | "(");
        let inside = (first..stop).rev().take(24);
        let mut inside = inside.take_while(|at| scan.raw(*at) != ";");
        let Some(comma) = inside.find(open) else {
            break;
        };
        if let Some(name) = ending(scan, comma, first) {
            let alone = name.start == first
                || matches!(scan.raw(name.start - 1), "," | ";" | "\"" | "”" | "“")
                || scan.class(name.start - 1).has(Classes::DETERMINER)
                || scan.class(name.start - 1).has(Classes::CONJUNCTION);
            let named = found.as_ref().is_some_and(|name| is_full_name(scan, name));
            if found.is_none() || alone && !named {
                found = Some(name);
            }
        }
        stop = comma;
    }
    found
}

/// Whether token `at` is an adverb, and no name or noun that looks like one: "Italy", "the family".
fn is_adverb(scan: &Scan<'_>, at: usize) -> bool {
    scan.class(at).has(Classes::ADVERB) && !is_name(scan, at) && !speech().is_speaker(scan.word(at))
}

/// Whether a phrase is nothing but a name of two words or more.
fn is_full_name(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    name.len() > 1 && name.clone().all(|at| is_name(scan, at))
}

/// The noun phrase of a speaker that ends right before `end`.
fn ending(scan: &Scan<'_>, end: usize, first: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last >= first)?;
    let pronoun = scan.is(last, WordClass::PronounOfPerson) || scan.word(last) == "it";
    if pronoun || scan.is(last, WordClass::PronounWithoutName) {
        return pronoun.then_some(last..end);
    }
    let mut start = end;
    let mut good = false;
    while start > first && end - start < LONGEST {
        let at = start - 1;
        let speaker =
            speech().is_speaker(&lemma(scan.word(at))) || speech().is_speaker(scan.word(at));
        let names = is_name(scan, at);
        if !names && !speaker && !joins(scan, at, start < end) {
            break;
        }
        good |= names || speaker && scan.is_word(at);
        start = at;
    }
    while start < end
        && (!scan.is_word(start)
            || scan.class(start).has(Classes::FUNCTION)
                && !scan.class(start).has(Classes::DETERMINER)
            || scan.word(start).starts_with('\''))
    {
        start += 1;
    }
    let whole = source(scan, start..end);
    let is_good = good
        && whole
            .clone()
            .any(|at| is_name(scan, at) || speech().is_speaker(scan.word(at)));
    let place = whole.start > first
        && scan.class(whole.start - 1).has(Classes::PREPOSITION)
        && whole.len() == 1
        && scan.raw(end) == ",";
    (is_good && !whole.is_empty() && !place).then_some(whole)
}

/// Whether token `at` may stand in the noun phrase of a speaker that goes on to the right.
fn joins(scan: &Scan<'_>, at: usize, inside: bool) -> bool {
    let (word, class) = (scan.word(at), scan.class(at));
    let finite = class.has(Classes::VERB_PAST) && !class.has(Classes::ADJECTIVE)
        || class.has(Classes::VERB_S) && !class.has(Classes::VERB);
    scan.is_dash(at) && scan.glued(at)
        || word == "'s"
        || scan.raw(at) == "." && scan.glued(at) && inside
        || inside && WordClass::NameTie.has(word)
        || scan.is_word(at)
            && !class.has(Classes::FUNCTION)
            && !finite
            && !class.has(Classes::ADVERB)
            && !is_time(scan, at)
}

/// The speaker in the tokens at `range`, cut as a speaker before a verb is; `None` for one who is no source.
pub(super) fn cut(scan: &Scan<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let told = !(scan.is(range.start, WordClass::PronounWithoutName)
        || scan.is(range.start, WordClass::NamesNobody));
    let contracted = range.len() == 1 && scan.raw(range.start).contains(is_apostrophe);
    let whole = source(scan, range);
    (told && !contracted && !whole.is_empty()).then_some(whole)
}

/// The noun that "who" or "which" before the verb at `verb` stands for: "the union, which says".
pub(super) fn antecedent(scan: &Scan<'_>, verb: usize, first: usize) -> Option<Range<usize>> {
    let helps = |at: &usize| {
        scan.class(*at).has(Classes::AUXILIARY) || scan.class(*at).has(Classes::ADVERB)
    };
    let relative = (first..verb).rev().take(4).find(|at| !helps(at))?;
    let comma = relative.checked_sub(1).filter(|at| scan.raw(*at) == ",")?;
    let tells = matches!(scan.word(relative), "who" | "which");
    let name = ending(scan, comma, first).filter(|_| tells)?;
    // "The head of the union, which says": the union.
    let is_body = |at: &usize| scan.word(*at) == "of" && scan.word(relative) == "which";
    let of = name.clone().rev().find(is_body);
    Some(of.map_or(name.clone(), |of| without_article(scan, of + 1..name.end)))
}

/// The speaker with what an article tells of a source in place of a name, up to `verb` or the next stop: "officials
/// familiar with the matter", "a person who asked not to be named".
pub(super) fn with_description(scan: &Scan<'_>, name: Range<usize>, verb: usize) -> Range<usize> {
    if !speech().is_unnamed(scan.words(name.end)) || is_name(scan, name.end - 1) {
        return name;
    }
    let stops = |at: &usize| {
        *at == verb
            || matches!(
                scan.raw(*at),
                "," | "." | ";" | ":" | "\"" | "”" | "“" | "("
            )
            || scan.word(*at) == "and" && scan.class(at + 1).has(Classes::PRONOUN)
    };
    let mut end = (name.end..scan.sentence(name.start).end)
        .find(stops)
        .unwrap_or(name.end);
    while end > name.end && scan.class(end - 1).has(Classes::AUXILIARY) {
        end -= 1;
    }
    if end - name.end > 2 * LONGEST {
        return name;
    }
    name.start..end
}

/// Cuts "officials in the town" to the officials, and takes the ministry of "a report from the ministry".
fn source(scan: &Scan<'_>, range: Range<usize>) -> Range<usize> {
    let Some(cut) = range
        .clone()
        .skip(1)
        .find(|at| scan.is(*at, WordClass::SourceTie))
    else {
        return without_article(scan, range);
    };
    let made = usize::from(scan.is_before(cut, 1, WordClass::Published));
    let paper = speech().is_paper(scan.before(cut - made, 1));
    if paper && matches!(scan.word(cut), "by" | "from") {
        return without_article(scan, cut + 1..range.end);
    }
    without_article(scan, range.start..cut)
}

/// "The ministry" is told as "ministry", "a doctor" and "the doctor" as they stand.
fn without_article(scan: &Scan<'_>, range: Range<usize>) -> Range<usize> {
    let article = scan.word(range.start) == "the" && !is_definite_person(scan, &range);
    range.start + usize::from(article && range.len() > 1)..range.end
}

#[cfg(test)]
mod tests {
    use super::super::super::marked;

    const EXAMPLES: &[&str] = &[
        "[12 people|12 count person; by Interior Minister Ann Hill; verb said] died in Norvik, Interior Minister Ann Hill said.",
        "[12 people|12 count person; by Interior Minister Ann Hill; verb said] died, said Interior Minister Ann Hill, who visited the town on Tuesday.",
        "[Three officials|3 count official; by -] familiar with the matter said [40 tanks|40 count tank; by Three officials familiar with the matter; verb said] were lost.",
        "A person who asked not to be named said [40 tanks|40 count tank; by A person who asked not to be named; verb said] were lost.",
        "In a post on Telegram, governor Piet Vos said [40 houses|40 count house; by governor Piet Vos; verb said; told Telegram] had burned.",
        "[40 houses|40 count house; by state television; verb according to] had burned, according to state television.",
        "Data from the harbour agency showed [40 houses|40 count house; by harbour agency; verb showed] had burned.",
        "Figures released by the harbour agency show [40 houses|40 count house; by harbour agency; verb show] burned.",
        "A survey by the Norvik Institute found that [40 percent|40 percent voter; by Norvik Institute; verb found] of voters agreed.",
        "Police said nothing [about the 12 people|≈12 count person; by -] who died.",
        "The head of the union, which says it has [12,000 members|12000 count member; by union; verb says], resigned.",
        "Norvik Police Chief Olaf Berg said on Monday that [40 houses|40 count house; by Norvik Police Chief Olaf Berg; verb said] had burned.",
        "Hill's spokesman, Piet Vos, said [40 houses|40 count house; by Piet Vos; verb said] had burned.",
        "A spokesman for the mayor said [40 houses|40 count house; by A spokesman for the mayor; verb said] had burned.",
        "Piet Vos, a spokesman for the council, added that [40 houses|40 count house; by Piet Vos; verb added] burned.",
        "The governor of the province, Ann Hill, announced on Tuesday that [40 houses|40 count house; by Ann Hill; verb announced] burned.",
        "A study published by the institute on Monday found [40 percent|40 percent pupil; by institute; verb found] of pupils could not swim.",
        "A new study shows [40 percent|40 percent pupil; by A new study; verb shows] of pupils cannot swim.",
        "The company, whose boss said it was fine, sold [40 branches|40 count branch; by -].",
        "The army said a man whom the mayor described as a thief had stolen [40 pumps|40 count pump; by army; verb said].",
        "The mayor said [nobody|0 count; by mayor; verb said] was hurt, but [12 people|12 count person; by doctors; verb said] were hurt, doctors said.",
        "Mayor Ann Hill, whose town has [4,000 residents|4000 count resident; by -], said it would rebuild.",
        "Bo Lind, who lost [12 goats|12 count goat; by -] in the fire, said he would rebuild.",
        "Asked [about the 12 people|≈12 count person; by -] who died, the mayor said nothing.",
        "The charity said in a report that [12 percent|12 percent well; by charity; verb said; told report] of wells were dry.",
        "The charity's report said [12 percent|12 percent well; by charity's report; verb said] of wells were dry.",
        "State broadcaster NRT reported that [12 men|12 count man; by State broadcaster NRT; verb reported] fled.",
        "The council's head, Bo Lind, wrote on Facebook that [12 men|12 count man; by Bo Lind; verb wrote; told Facebook] fled.",
        "The governor ordered [12 villages|12 count village; by -] to leave.",
        "Bo Lind's lawyer said [12 men|12 count man; by Bo Lind's lawyer; verb said] fled.",
        "The Red Cross says [40 houses|40 count house; by Red Cross; verb says] burned.",
        "The U.N. says [40 houses|40 count house; by U.N.; verb says] burned.",
        "The U.S. Forest Bureau says [40 houses|40 count house; by U.S. Forest Bureau; verb says] burned.",
        "[40 houses|40 count house; by U.S. Forest Bureau; verb according to] burned, according to the U.S. Forest Bureau.",
        "Dr. Ann Hill, the hospital's director, said [40 people|40 count person; by Dr. Ann Hill; verb said] were hurt.",
        "A doctor at the hospital, who spoke on condition of anonymity, said [40 people|40 count person; by A doctor; verb said] were hurt.",
        "The mayor thanked the [40 volunteers|40 count volunteer; by -] who said they would stay.",
        "Lind, who police said was the target, lived, but [six others|6 count other; by -] died.",
        "Only a handful had been robbed, said Piet Vos of the Norvik Institute, who leads the [14-person team|14 count person; by -].",
    ];

    #[test]
    fn speakers_are_named_as_the_article_words_them() {
        marked::hold(EXAMPLES);
    }
}
