//! The way in a sentence's tree between a number and a word that may tell something of it.

use super::super::super::parsed::Parsed;
use tally_language::syntax::{Relation, Upos};

/// How a word and a number come together in the tree.
#[derive(Debug)]
pub(in super::super) struct Path {
    /// Where they meet: a word above both, or one of them.
    pub(in super::super) host: usize,
    /// What stands between the word and the meeting, from the word up, without both.
    pub(in super::super) side: Vec<usize>,
    /// The clause among those: the uppermost one that says nothing of saying, else the uppermost.
    pub(in super::super) clause: Option<usize>,
    /// The number and the words above it.
    pub(in super::super) way: Vec<usize>,
    /// Where in `way` they meet.
    pub(in super::super) meeting: usize,
    /// Whether they meet in the number or in the noun that it counts.
    pub(in super::super) is_own: bool,
    /// How many clauses lie between the number and the meeting.
    pub(in super::super) far: usize,
    /// Whether a verb of saying lies there, so that the word stands outside of what is said.
    pub(in super::super) is_outside: bool,
}

/// The path between the word `top` and the number `at`.
pub(in super::super) fn path(parsed: Parsed<'_>, top: usize, at: usize) -> Option<Path> {
    let mut way: Vec<usize> = vec![at];
    way.extend(parsed.tree.ancestors(at));
    let counts = matches!(
        parsed.relation(at),
        Relation::Nummod | Relation::Compound | Relation::Amod
    );
    let base = usize::from(counts && way.len() > 1);
    let mut climbed: Vec<usize> = Vec::new();
    let mut meeting = None;
    for word in std::iter::once(top).chain(parsed.tree.ancestors(top)) {
        meeting = way.iter().position(|one| *one == word);
        if meeting.is_some() {
            break;
        }
        climbed.push(word);
    }
    let meeting = meeting?;
    let far = way[..meeting]
        .iter()
        .filter(|word| is_clause(parsed, **word))
        .count();
    let side = climbed.split_off(1.min(climbed.len()));
    let clauses = || side.iter().rev().filter(|word| is_clause(parsed, **word));
    // "It killed 12, officials said, when it broke on Monday" hangs on what is said.
    let inner = clauses().find(|word| !is_speech(parsed, **word));
    let clause = inner.or_else(|| clauses().next()).copied();
    Some(Path {
        host: way[meeting],
        clause,
        side,
        is_own: meeting <= base,
        meeting,
        far,
        is_outside: way[..meeting].iter().any(|word| is_speech(parsed, *word)),
        way,
    })
}

/// Whether word `at` is a verb of saying.
pub(in super::super) fn is_speech(parsed: Parsed<'_>, at: usize) -> bool {
    parsed.upos(at) == Upos::Verb && tally_language::lexicon::speech().is_verb(parsed.lower(at))
}

/// Whether word `at` heads a clause: a verb, or a predicate with a subject.
pub(in super::super) fn is_clause(parsed: Parsed<'_>, at: usize) -> bool {
    let subjects = [Relation::Nsubj, Relation::NsubjPass, Relation::Cop];
    let participle = parsed.relation(at) == Relation::Amod;
    parsed.upos(at) == Upos::Verb && !participle || parsed.tree.child_by(at, &subjects).is_some()
}
