//! What happened to what is counted.

use super::super::scan::Scan;
use super::found::FoundParts;
use super::phrase::Noun;
use super::tree;
use crate::{Dimension, Event, Unit};
use tally_language::lexicon::{Classes, Cue, RoleAttribute, WordClass, kinds, lemma, named, roles};

/// How far behind the noun its predicate is looked for.
const AHEAD: usize = 9;

/// How far before the number its verb is looked for.
const BACK: usize = 12;

/// How a role was found, for the analyst.
const NEAR: &str = "word near the number";

/// How a role was found by the tree.
const BY_TREE: &str = "word that governs the noun, or hangs on it, in the sentence’s tree";

/// The role of a figure, and how it was found; `next` is where the next figure starts.
pub(super) fn role(
    scan: &Scan<'_>,
    found: &FoundParts,
    next: usize,
) -> Option<(Event, &'static str)> {
    // What is measured in metres, degrees or years is not what it happened to.
    if found.draft.unit.code() == named::SCORE
        || matches!(
            found.draft.unit.dimension(),
            Dimension::Length
                | Dimension::Duration
                | Dimension::Temperature
                | Dimension::Magnitude
                | Dimension::Age
                | Dimension::Speed
        )
    {
        return None;
    }
    let noun_end = found
        .counted
        .as_ref()
        .map_or(found.draft.mention.end, |noun| {
            noun.end(found.draft.mention.end)
        });
    let borrowed = found.counted.as_ref().is_some_and(|noun| {
        noun.is_borrowed()
            && kinds()
                .of(&noun.lemma)
                .is_none_or(|kind| kind.role.is_none())
    });
    let near = |at: usize| behind(scan, at, next);
    let role = if borrowed {
        governed(scan, found, near(noun_end)).or_else(|| noun(scan, found))
    } else {
        noun(scan, found).or_else(|| governed(scan, found, near(noun_end)))
    };
    role.map(|(role, how)| (found_to_be(scan, &role).unwrap_or(role), how))
}

/// "Confirmed dead", "found trapped": not that they were found, but how.
fn found_to_be(scan: &Scan<'_>, role: &Event) -> Option<Event> {
    let next = scan
        .tokens
        .partition_point(|token| token.span.start < role.span.end);
    let state = (next < scan.len() && role.name == named::FOUND)
        .then(|| roles().adjective(scan.word(next)))
        .flatten()
        .filter(|state| state.of_persons)?;
    Some(told(scan, next, 1, state))
}

fn noun(scan: &Scan<'_>, found: &FoundParts) -> Option<(Event, &'static str)> {
    from_noun(scan, found).map(|role| (role, NEAR))
}

/// What is said of the noun right behind it, by the tree or by word order; else what the verb that governs it does to
/// it; else what the verb before the number says.
fn governed(
    scan: &Scan<'_>,
    found: &FoundParts,
    behind: Option<Event>,
) -> Option<(Event, &'static str)> {
    let behind = behind.map(|role| (role, NEAR));
    let own = found
        .counted
        .as_ref()
        .filter(|noun| !noun.is_borrowed() && found.draft.unit == Unit::COUNT);
    let at = own.map_or(found.draft.mention.start, |noun| noun.head);
    let Some(parsed) = scan.parsed(at) else {
        return behind.or_else(|| before(scan, found).map(|role| (role, NEAR)));
    };
    // "They were charged $12": what happens to people only does not happen to money.
    let persons = found.draft.unit == Unit::COUNT && own.is_none_or(Noun::is_of_persons);
    let tell = |fate: Option<tree::Fate>| {
        let (words, role) = fate.filter(|(_, role)| persons || !role.of_persons)?;
        Some((told(scan, words.start, words.len(), role), BY_TREE))
    };
    let object = tree::is_object(parsed, at)
        .then(|| tell(tree::done_to(parsed, at)))
        .flatten();
    tell(tree::said_of(parsed, at))
        .or(object)
        .or(behind)
        .or_else(|| beside(scan, found).map(|role| (role, NEAR)))
        .or_else(|| tell(tree::done_to(parsed, at)))
        .or_else(|| {
            let role = before(scan, found)?;
            let tokens = &scan.tokens;
            let at = tokens.partition_point(|token| token.span.end <= role.span.start);
            let tells = scan.class(at).has(Classes::VERB_PAST) || !tree::is_mere_noun(parsed, at);
            tells.then_some((role, NEAR))
        })
}

/// "And wounded 12": a past form right before a bare number governs it, whatever the tree joins it with.
fn beside(scan: &Scan<'_>, found: &FoundParts) -> Option<Event> {
    let bare = found.counted.as_ref().is_none_or(Noun::is_borrowed);
    let verb = super::qualifier::start(scan, &found.draft).checked_sub(1)?;
    let past = scan.class(verb).has(Classes::VERB_PAST);
    let role = before(scan, found).filter(|_| bare && past)?;
    (role.span == scan.span(&(verb..verb + 1))).then_some(role)
}

fn told(
    scan: &Scan<'_>,
    at: usize,
    len: usize,
    role: &'static tally_language::lexicon::RoleEntry,
) -> Event {
    Event {
        name: &role.name,
        span: scan.span(&(at..at + len)),
    }
}

/// "deaths", "the injured", "death toll": the noun itself tells.
fn from_noun(scan: &Scan<'_>, found: &FoundParts) -> Option<Event> {
    let noun = found.counted.as_ref()?;
    let by_kind = kinds()
        .of(&noun.lemma)
        .and_then(|kind| kind.role.as_deref());
    if let Some(role) = by_kind.and_then(|name| roles().named(name)) {
        return Some(told(scan, noun.head, 1, role));
    }
    let words = noun.range.clone();
    let (at, role) = words.rev().find_map(|at| {
        let word = scan.word(at);
        let found = if at == noun.head {
            roles()
                .noun(&lemma(word))
                .or_else(|| roles().adjective(word))
        } else {
            roles().adjective(word)
        };
        found.map(|role| (at, role))
    })?;
    Some(told(scan, at, 1, role))
}

/// "were killed", "still missing", "with injuries", "died": what is said of the noun right behind it.
fn behind(scan: &Scan<'_>, start: usize, next: usize) -> Option<Event> {
    let end = scan
        .sentence(start.min(scan.len().saturating_sub(1)))
        .end
        .min(start + AHEAD)
        .min(next.max(start));
    let mut passive = false;
    let mut at = start;
    while at < end {
        if let Some((len, role)) = roles().phrase(scan.words(at)) {
            return Some(told(scan, at, len, role));
        }
        let (word, class) = (scan.word(at), scan.class(at));
        if let Some(role) = roles().adjective(word) {
            let agent = !passive && class.has(Classes::VERB_PAST) && has_object(scan, at + 1);
            return (!agent).then(|| told(scan, at, 1, role));
        }
        if let Some(role) = roles()
            .verb(word)
            .filter(|_| class.has(Classes::FINITE) || class.has(Classes::VERB_ING))
        {
            let active = !passive && (has_object(scan, at + 1) || !is_intransitive(&role.name));
            let reduced = class.has(Classes::VERB_PAST) && !has_object(scan, at + 1) && !passive;
            return (!active || reduced).then(|| told(scan, at, 1, role));
        }
        let passes = class.has(Classes::AUXILIARY)
            || class.has(Classes::ADVERB)
            || class.has(Classes::ADJECTIVE)
            || Cue::Between.holds(word);
        if !passes {
            return None;
        }
        passive |= class.has(Classes::AUXILIARY)
            && (WordClass::FormOfBe.has(word) || matches!(word, "get" | "got"));
        at += 1;
    }
    None
}

/// The role that is said of a number with nothing between: "140 were injured".
pub(super) fn predicate(
    scan: &Scan<'_>,
    start: usize,
) -> Option<&'static tally_language::lexicon::RoleEntry> {
    let role = behind(scan, start, scan.len())?;
    roles().named(role.name)
}

/// Roles whose verbs need no object: whoever is counted does it.
fn is_intransitive(role: &str) -> bool {
    RoleAttribute::Intransitive.holds(role)
}

/// Whether an object starts at `at`: "killed 12 people", not "killed in the blast".
fn has_object(scan: &Scan<'_>, at: usize) -> bool {
    let class = scan.class(at);
    let word = scan.word(at);
    let stops = class.has(Classes::PREPOSITION)
        || class.has(Classes::CONJUNCTION)
        || class.has(Classes::ADVERB)
        || class.has(Classes::AUXILIARY);
    let time = tally_language::lexicon::calendar().weekday(word).is_some()
        || tally_language::lexicon::calendar()
            .relative(scan.words(at))
            .is_some();
    scan.is_number(at) || scan.is_word(at) && !stops && !time
}

/// "killing at least five", "fired about 70 missiles and 450 drones": the verb whose object the number is.
fn before(scan: &Scan<'_>, found: &FoundParts) -> Option<Event> {
    let start = super::qualifier::start(scan, &found.draft);
    let first = scan.sentence(start).start.max(start.saturating_sub(BACK));
    let mut at = start;
    while at > first {
        at -= 1;
        for back in 0..3 {
            if let Some((len, role)) = at
                .checked_sub(back)
                .and_then(|from| roles().phrase(scan.words(from)))
                && len == back + 1
            {
                return Some(told(scan, at - back, len, role));
            }
        }
        let (word, class) = (scan.word(at), scan.class(at));
        if let Some(role) = roles()
            .verb(word)
            .filter(|_| class.has(Classes::FINITE) || class.has(Classes::VERB_ING))
        {
            let is_noun = class.has(Classes::VERB)
                && !class.has(Classes::VERB_PAST)
                && (scan.class(at.wrapping_sub(1)).has(Classes::DETERMINER)
                    || scan.class(at.wrapping_sub(1)).has(Classes::ADJECTIVE));
            let passive = class.has(Classes::VERB_PAST) && is_passive(scan, at, first);
            let counted = at > first && scan.is_number(at - 1);
            return (!is_noun && !counted && !passive).then(|| told(scan, at, 1, role));
        }
        let passes = class.has(Classes::DETERMINER)
            || class.has(Classes::ADJECTIVE)
            || class.has(Classes::ADVERB)
            || scan.is_number(at)
            || matches!(word, "and" | "," | "of")
            || scan.is_word(at) && !class.has(Classes::FUNCTION) && !class.has(Classes::FINITE);
        if !passes {
            return None;
        }
    }
    None
}

/// Whether a form of "be" stands before the participle.
fn is_passive(scan: &Scan<'_>, verb: usize, first: usize) -> bool {
    (first..verb)
        .rev()
        .take_while(|at| {
            scan.class(*at).has(Classes::AUXILIARY) || scan.class(*at).has(Classes::ADVERB)
        })
        .any(|at| scan.is(at, WordClass::FormOfBe))
}

#[cfg(test)]
mod tests {
    use crate::marked;

    /// What happened.
    const EXAMPLES: &[&str] = &[
        "[At least 43 people|≥43 count person; role killed], including [12 children|12 count child], were killed.",
        "The soldiers killed [12 men|12 count man; role killed].",
        "[Twelve soldiers|12 count soldier; role -] killed a man.",
        "[Twelve soldiers|12 count soldier; role killed] were killed by rebels.",
        "[Twelve rebels|12 count rebel; role -] attacked the base.",
        "[Twelve people|12 count person; role killed] had so far been confirmed dead.",
        "[Twelve miners|12 count miner; role trapped] were found trapped, and [four|4 count miner; role found] were found on Friday.",
        "The fire left [12 people|12 count person; role killed] dead.",
        "The fire claimed [12 lives|12 count life; role killed].",
        "The fire caused [12 deaths|12 count death; role killed].",
        "The arrest of [12 men|12 count man; role arrested] angered the town.",
        "Police made [12 arrests|12 count arrest; role arrested].",
        "[Twelve people|12 count person; role arrested] were detained and [nine|9 count person; role released] were released.",
        "Gunmen shot and killed [12 villagers|12 count villager; role killed].",
        "[Nine rockets|9 count rocket; role intercepted] were shot down.",
        "The army launched [40 drones|40 count drone; role launched], of which [30|30 count drone; role intercepted] were intercepted.",
        "The crew rescued [31 sailors|31 count sailor; role rescued] who had been trapped.",
        "The firm laid off [400 workers|400 count worker; role lost].",
        "[400 workers|400 count worker; role lost] were laid off.",
        "The firm hired [400 workers|400 count worker; role added].",
        "The firm, which employs [400 people|400 count person; role -], sold [12 ships|12 count ship; role sold].",
        "The men who robbed [two banks|2 count bank; role robbed] were jailed.",
        "The clinic vaccinated [300 children|300 count child; role vaccinated].",
        "[300 children|300 count child; role infected] were infected with measles.",
        "A court convicted [12 men|12 count man; role convicted].",
        "A court acquitted [12 men|12 count man; role acquitted].",
        "[40 people|40 count person; role hospitalised] were taken to hospital.",
        "[40 families|40 count family; role displaced] were evacuated from the valley.",
        "The state built [40 schools|40 count school; role built] and closed [12|12 count school; role closed].",
        "The council approved [40 plans|40 count plan; role approved].",
        "Rebels occupied [12 villages|12 count village; role occupied].",
        "The army sent [400 troops|400 count troop; role deployed] to the border.",
        "[400 troops|400 count troop; role deployed] were deployed.",
        "[Four guards|4 count guard] who saw the blast found [12 bodies|12 count body].",
        "[Four guards|4 count guard; role -] found a bomb.",
        "[Four guards|4 count guard; role -] shot a dog.",
        "The bomb injured [four guards|4 count guard; role injured] and a dog.",
        "Police seized [40 kg|40 kg drug] of drugs.",
        "Police seized [40 rifles|40 count rifle; role seized].",
        "The judge released [four men|4 count man; role released] on bail.",
        "[Four men|4 count man; role missing] went missing.",
        "Rescuers pulled [12 people|12 count person; role rescued] from the rubble.",
        "[Twelve people|12 count person; role injured] suffered injuries.",
        "The fire damaged [12 shops|12 count shop; role damaged] and destroyed [three|3 count shop; role destroyed].",
        "The state approved sending [40 tanks|40 count tank].",
        "The king pardoned [40 men|40 count man] on Friday.",
        "The army said it lost [12 soldiers|12 count soldier; role lost] on Sunday.",
        "In the [five years|5 year] to {2019|date}, [300 homes|300 count home] were built.",
        "The firm stopped building [40 homes|40 count home].",
        "{No one|idiom} denied that [12 men|12 count man] died.",
    ];

    #[test]
    fn every_example_holds() {
        marked::hold(EXAMPLES);
    }
}
