//! What happens to a noun by the verb that governs it in the tree, not by the word that stands nearest.

use std::ops::Range;

use super::super::super::parsed::Parsed;
use crate::lexicon::{Cue, Role, roles};
use crate::syntax::{Relation, Tag, Upos};

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
}

/// What happened to the noun, or the bare number, at token `at`: the words that tell, and the role.
pub(in super::super) fn fate(
    parsed: Parsed<'_>,
    at: usize,
) -> Option<(Range<usize>, &'static Role)> {
    let word = parsed.word(at)?;
    modifying(parsed, word)
        .into_iter()
        .chain(governing(parsed, word))
        .find_map(|governor| inherited(parsed, governor, DEPTH))
}

/// Whether the tree leaves it open that the word at token `teller` tells what happened to the one at token `at`: it is a
/// verb or an adjective above or below, or a noun with an "of": "the killing of four guards".
pub(in super::super) fn may_tell(parsed: Parsed<'_>, teller: usize, at: usize) -> bool {
    let (Some(teller), Some(at)) = (parsed.word(teller), parsed.word(at)) else {
        return true;
    };
    if !parsed.is_noun(teller) {
        return parsed.tree.is_within(teller, at) || parsed.tree.is_within(at, teller);
    }
    let below = std::iter::once(at)
        .chain(parsed.tree.ancestors(at))
        .find(|word| parsed.head(*word) == Some(teller));
    below.is_some_and(|word| parsed.relation(word) == Relation::Nmod)
}

/// The verb that the noun is an argument of, through joined nouns and "of".
fn governing(parsed: Parsed<'_>, noun: usize) -> Option<Governor> {
    let head = parsed.head(noun)?;
    let part = match parsed.relation(noun) {
        Relation::Nsubj | Relation::NsubjOuter | Relation::OblAgent => Part::Acts,
        Relation::NsubjPass | Relation::Obj | Relation::Iobj => Part::Undergoes,
        Relation::Conj | Relation::Appos if parsed.is_thing(head) => {
            return governing(parsed, head);
        }
        Relation::Nmod if parsed.is_behind(noun, "of") && only_counts(parsed, head) => {
            return governing(parsed, head);
        }
        Relation::Nummod | Relation::Compound | Relation::Amod => return governing(parsed, head),
        _ => return None,
    };
    Some(Governor { word: head, part })
}

/// "Hundreds" of people, a "total" of 12.
fn only_counts(parsed: Parsed<'_>, at: usize) -> bool {
    Cue::Light.holds(parsed.lower(at)) || parsed.scan.is_number(parsed.tokens(at).start)
}

/// What hangs on the noun: "people killed in the blast", "boats that sank", "missiles it fired", "two men missing".
fn modifying(parsed: Parsed<'_>, noun: usize) -> Vec<Governor> {
    parsed
        .tree
        .children(noun)
        .filter_map(|word| {
            let part = match parsed.relation(word) {
                Relation::Acl => participle(parsed, word)?,
                Relation::AclRelcl => relative(parsed, word)?,
                Relation::Amod if word > noun => Part::Undergoes,
                _ => return None,
            };
            Some(Governor { word, part })
        })
        .collect()
}

fn participle(parsed: Parsed<'_>, verb: usize) -> Option<Part> {
    match parsed.tree.words.get(verb)?.tag {
        Tag::Vbn | Tag::Vbd => Some(Part::Undergoes),
        Tag::Vbg => Some(Part::Acts),
        _ => None,
    }
}

fn relative(parsed: Parsed<'_>, verb: usize) -> Option<Part> {
    let pronoun = |at: usize| matches!(parsed.lower(at), "who" | "which" | "that" | "whom");
    let Some(subject) = parsed
        .tree
        .child_by(verb, &[Relation::Nsubj, Relation::NsubjPass])
    else {
        return None;
    };
    let passive = parsed.relation(subject) == Relation::NsubjPass;
    Some(match (pronoun(subject), passive) {
        (true, false) => Part::Acts,
        (true, true) => Part::Undergoes,
        (false, _) => {
            let object = parsed.tree.child_by(verb, &[Relation::Obj]);
            return object.is_none_or(pronoun).then_some(Part::Undergoes);
        }
    })
}

/// The role of a verb; without one that of the verbs that share the noun: "are feared to have died", "fell and died".
fn inherited(
    parsed: Parsed<'_>,
    governor: Governor,
    depth: usize,
) -> Option<(Range<usize>, &'static Role)> {
    let start = parsed.tokens(governor.word).start;
    if let Some((len, role)) = role(parsed, governor) {
        return Some((start..start + len, role));
    }
    let depth = depth.checked_sub(1)?;
    parsed.tree.children(governor.word).find_map(|word| {
        let own = [Relation::Nsubj, Relation::NsubjPass];
        let part = match parsed.relation(word) {
            Relation::Xcomp if parsed.upos(word) == Upos::Verb => match participle(parsed, word) {
                Some(Part::Undergoes) if !is_active(parsed, word) => Part::Undergoes,
                _ => Part::Acts,
            },
            Relation::Xcomp => Part::Acts,
            Relation::Conj if parsed.tree.child_by(word, &own).is_none() => governor.part,
            _ => return None,
        };
        inherited(parsed, Governor { word, part }, depth)
    })
}

/// The role that a verb or predicate tells of what it governs.
fn role(parsed: Parsed<'_>, governor: Governor) -> Option<(usize, &'static Role)> {
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
    let fits = governor.part == Part::Undergoes || alone && Cue::Intransitive.holds(&role.name);
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
