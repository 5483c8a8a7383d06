//! What happens to a noun by the verb that governs it in the tree, not by the word that stands nearest.

use std::ops::Range;

use super::super::super::parsed::Parsed;
use tally_language::lexicon::{Cue, RoleAttribute, RoleEntry, WordClass, roles};
use tally_language::syntax::{Relation, Tag, Upos};

/// How many verbs a noun's part is followed through.
const DEPTH: usize = 4;

/// What a noun is to a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It does it: "five boats sank", "who fled".
    Acts,
    /// It is done to it: "they fired 70 missiles", "12 were killed", "people injured in the blast".
    Undergoes,
}

/// A verb, or a predicate without one, and what the noun is to it.
#[derive(Debug, Clone, Copy)]
struct Governor {
    word: usize,
    part: Part,
    /// Whether verbs joined with it are told of the noun too, as of a subject.
    shares: bool,
}

/// What happened to a noun: the words that tell, and the role.
pub(in super::super) type Fate = (Range<usize>, &'static RoleEntry);

/// What the words that hang on the noun, or the bare number, at token `at` say of it: "people killed in the blast".
pub(in super::super) fn said_of(parsed: Parsed<'_>, at: usize) -> Option<Fate> {
    let word = parsed.word(at)?;
    let aside =
        |at: usize| parsed.tag(at) == Some(Tag::Vbg) || parsed.relation(at) == Relation::AclRelcl;
    let mut below = modifying(parsed, word).filter(|one| !aside(one.word));
    below.find_map(|governor| inherited(parsed, governor, DEPTH))
}

/// What the verb that governs the noun, or the bare number, at token `at` does to it; else what is said aside:
/// "four men sheltering there were shot", "three, who had fled, died". Where no verb governs it, the tree may be
/// astray, and what is said aside is not the news.
pub(in super::super) fn done_to(parsed: Parsed<'_>, at: usize) -> Option<Fate> {
    let word = parsed.word(at)?;
    if let Some(fate) = of_noun(parsed, word) {
        return Some(fate);
    }
    let governor = governing(parsed, word)?;
    std::iter::once(governor)
        .chain(modifying(parsed, word))
        .find_map(|governor| inherited(parsed, governor, DEPTH))
}

/// "The arrest of 12 men": the noun that they hang on by "of" tells.
fn of_noun(parsed: Parsed<'_>, noun: usize) -> Option<Fate> {
    let counted = match parsed.relation(noun) {
        Relation::Nummod => parsed.head(noun)?,
        _ => noun,
    };
    let head = parsed.head(counted)?;
    let of = parsed.relation(counted) == Relation::Nmod && parsed.is_behind(counted, "of");
    // Things that a noun tells of by "of" may be its parts, or its size: "a haul of 12 rings".
    let role = roles()
        .noun(&parsed.lemma(head))
        .filter(|role| of && role.of_persons)?;
    let start = parsed.tokens(head).start;
    Some((start..start + 1, role))
}

/// Whether the noun, or the bare number, at token `at` is what a verb before it is done to, so that what stands behind
/// it tells of something else: "rescued 31 sailors who had been trapped", "those who robbed two banks were jailed".
pub(in super::super) fn is_object(parsed: Parsed<'_>, at: usize) -> bool {
    let Some(word) = parsed.word(at) else {
        return false;
    };
    let noun = match parsed.relation(word) {
        Relation::Nummod => parsed.head(word).unwrap_or(word),
        _ => word,
    };
    let verb = parsed.head(noun).filter(|head| *head < noun);
    parsed.relation(noun) == Relation::Obj && verb.is_some()
}

/// Whether the word at token `at` is a noun that stands on its own: "test drives", "leaky sinks" tell no role; "the
/// killing of four guards" does.
pub(in super::super) fn is_mere_noun(parsed: Parsed<'_>, at: usize) -> bool {
    let word = parsed.word(at).filter(|word| parsed.is_noun(*word));
    word.is_some_and(|word| parsed.of(word, &(word..word)).is_none())
}

/// The verb that the noun is an argument of, through joined nouns and "of".
fn governing(parsed: Parsed<'_>, noun: usize) -> Option<Governor> {
    let head = parsed.head(noun)?;
    let mut shares = true;
    let part = match parsed.relation(noun) {
        Relation::Nsubj | Relation::NsubjOuter => Part::Acts,
        Relation::NsubjPass => Part::Undergoes,
        Relation::Obj | Relation::Iobj => {
            shares = false;
            Part::Undergoes
        }
        Relation::Conj | Relation::Appos if parsed.is_thing(head) => {
            return governing(parsed, head);
        }
        Relation::Nmod if parsed.is_behind(noun, "of") && only_counts(parsed, head) => {
            return governing(parsed, head);
        }
        Relation::Nummod | Relation::Compound | Relation::Amod => return governing(parsed, head),
        Relation::Obl if is_bounded(parsed, noun) => {
            let passive = parsed.tree.child_by(head, &[Relation::AuxPass]).is_some();
            shares = noun < head;
            if noun < head && !passive {
                Part::Acts
            } else {
                Part::Undergoes
            }
        }
        _ => return None,
    };
    Some(Governor {
        word: head,
        part,
        shares,
    })
}

/// Whether the tree takes the "at" of "at least 12 people" for a preposition of theirs, so that they hang on the verb as
/// a place would.
fn is_bounded(parsed: Parsed<'_>, noun: usize) -> bool {
    let number = parsed
        .tree
        .child_by(noun, &[Relation::Nummod])
        .unwrap_or(noun);
    let start = parsed.tokens(number).start;
    let scan = parsed.scan;
    matches!(scan.before(start, 1), "least" | "most") && scan.before(start, 2) == "at"
}

/// "Hundreds" of people, a "total" of 12.
fn only_counts(parsed: Parsed<'_>, at: usize) -> bool {
    Cue::Light.holds(parsed.lower(at)) || parsed.scan.is_number(parsed.tokens(at).start)
}

/// What hangs on the noun: "people killed in the blast", "boats that sank", "missiles it fired", "two men missing".
fn modifying(parsed: Parsed<'_>, noun: usize) -> impl Iterator<Item = Governor> {
    parsed.tree.children(noun).filter_map(move |word| {
        let part = match parsed.relation(word) {
            Relation::Acl => participle(parsed, word)?,
            Relation::AclRelcl => relative(parsed, word)?,
            Relation::Amod if word > noun => Part::Undergoes,
            _ => return None,
        };
        Some(Governor {
            word,
            part,
            shares: true,
        })
    })
}

fn participle(parsed: Parsed<'_>, verb: usize) -> Option<Part> {
    match parsed.tag(verb)? {
        Tag::Vbn | Tag::Vbd => Some(Part::Undergoes),
        Tag::Vbg => Some(Part::Acts),
        _ => None,
    }
}

/// "Who fled", "that were sunk", "they fired"; not "whose homes were destroyed".
fn relative(parsed: Parsed<'_>, verb: usize) -> Option<Part> {
    let pronoun = |at: usize| parsed.is(at, WordClass::Relative) || parsed.lower(at) == "whom";
    let subjects = [Relation::Nsubj, Relation::NsubjPass];
    let subject = parsed.tree.child_by(verb, &subjects)?;
    let passive = parsed.relation(subject) == Relation::NsubjPass;
    if pronoun(subject) {
        return Some(if passive { Part::Undergoes } else { Part::Acts });
    }
    let object = parsed.tree.child_by(verb, &[Relation::Obj]);
    let owned = parsed.tree.child_by(subject, &[Relation::NmodPoss]);
    let whose = owned.is_some_and(|owner| parsed.lower(owner) == "whose");
    (!passive && !whose && object.is_none_or(pronoun)).then_some(Part::Undergoes)
}

/// The role that a verb's complement tells, "left four men trapped", "are feared to have died"; else that of the verb,
/// else that of a verb joined with it, "fell and died".
fn inherited(parsed: Parsed<'_>, governor: Governor, depth: usize) -> Option<Fate> {
    let depth = depth.checked_sub(1)?;
    let below = |relation: Relation| {
        let words = parsed.tree.children(governor.word);
        words.filter(move |word| parsed.relation(*word) == relation)
    };
    let follow = |word: usize| {
        let part = match parsed.upos(word) {
            Upos::Verb if !is_active(parsed, word) => participle(parsed, word),
            _ => None,
        };
        let governor = Governor {
            word,
            part: part.unwrap_or(Part::Acts),
            shares: true,
        };
        inherited(parsed, governor, depth)
    };
    let start = parsed.tokens(governor.word).start;
    below(Relation::Xcomp)
        .find_map(follow)
        .or_else(|| role(parsed, governor).map(|(len, role)| (start..start + len, role)))
        .or_else(|| {
            let own = [Relation::Nsubj, Relation::NsubjPass];
            below(Relation::Conj)
                .filter(|word| governor.shares && parsed.tree.child_by(*word, &own).is_none())
                .find_map(follow)
        })
}

/// The role that a verb or predicate tells of what it governs.
fn role(parsed: Parsed<'_>, governor: Governor) -> Option<(usize, &'static RoleEntry)> {
    let word = parsed.lower(governor.word);
    if parsed.upos(governor.word) != Upos::Verb {
        return roles().adjective(word).map(|role| (1, role));
    }
    let start = parsed.tokens(governor.word).start;
    if let Some(phrase) = roles().phrase(parsed.scan.words(start)) {
        return Some(phrase);
    }
    let role = roles().verb(word)?;
    let alone = parsed
        .tree
        .child_by(governor.word, &[Relation::Obj, Relation::Ccomp])
        .is_none();
    let suffers = governor.part == Part::Undergoes && !role.has(RoleAttribute::Done);
    let fits =
        suffers || governor.part == Part::Acts && alone && role.has(RoleAttribute::Intransitive);
    fits.then_some((1, role))
}

/// "Have died": a participle that is no passive.
fn is_active(parsed: Parsed<'_>, verb: usize) -> bool {
    parsed
        .tree
        .children(verb)
        .any(|child| parsed.relation(child) == Relation::Aux && parsed.lemma(child) == "have")
        && parsed.tree.child_by(verb, &[Relation::AuxPass]).is_none()
}
