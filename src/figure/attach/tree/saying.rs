//! Who says what, read off the tree: a verb of saying, its subject, and the clause that is said.

use std::ops::Range;

use super::super::super::parsed::Parsed;
use super::super::super::scan::Scan;
use crate::lexicon::{Cue, lemma, speech};
use crate::syntax::{Relation, Upos};

/// An act of saying as the tree has it.
#[derive(Debug)]
pub(in super::super) struct Saying {
    /// The token of the verb, or the first one of "according to".
    pub(in super::super) verb: usize,
    /// Whether it is "according to".
    pub(in super::super) is_phrase: bool,
    /// The tokens of whoever speaks, from the first to the last one that hangs on the speaker.
    pub(in super::super) around: Range<usize>,
    /// The tokens that name the speaker, without what only describes.
    pub(in super::super) name: Range<usize>,
    /// What is said.
    pub(in super::super) scope: Scope,
}

/// The tokens that someone says, as ranges in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Scope(Vec<Range<usize>>);

impl Scope {
    /// Whether token `at` is said.
    pub(in super::super) fn contains(&self, at: usize) -> bool {
        self.0.iter().any(|range| range.contains(&at))
    }

    /// How many tokens are said.
    pub(in super::super) fn len(&self) -> usize {
        self.0.iter().map(ExactSizeIterator::len).sum()
    }
}

/// All acts of saying in the sentence at `range`, in order of their verbs.
pub(in super::super) fn sayings(scan: &Scan<'_>, range: &Range<usize>) -> Vec<Saying> {
    let Some(parsed) = scan.parsed(range.start) else {
        return Vec::new();
    };
    (0..parsed.tree.words.len())
        .filter_map(|at| by_verb(parsed, at).or_else(|| by_phrase(parsed, at)))
        .collect()
}

/// "The mayor said that …", "…, the mayor said, …".
fn by_verb(parsed: Parsed<'_>, verb: usize) -> Option<Saying> {
    let told = speech().is_verb(parsed.lower(verb)) && parsed.upos(verb) == Upos::Verb;
    if !told || is_supposed(parsed, verb) {
        return None;
    }
    let speaker = subject(parsed, verb)?;
    let judges = Cue::Judging.holds(&parsed.lemma(verb));
    if judges && !is_source(parsed, speaker) {
        return None;
    }
    let scope = said(parsed, verb)?;
    Some(saying(parsed, verb, speaker, scope))
}

/// "If they say …": nobody says it.
fn is_supposed(parsed: Parsed<'_>, verb: usize) -> bool {
    parsed.tree.children(verb).any(|child| {
        parsed.relation(child) == Relation::Mark
            && matches!(parsed.lower(child), "if" | "unless" | "whether" | "to")
    })
}

/// The subject of a verb, or of the verb that it is joined with: "The mayor left and said".
fn subject(parsed: Parsed<'_>, verb: usize) -> Option<usize> {
    let Some(speaker) = parsed.tree.child_by(verb, &[Relation::Nsubj]) else {
        let passive = [Relation::NsubjPass, Relation::AuxPass];
        let shares = match parsed.relation(verb) {
            Relation::Conj => true,
            Relation::Advcl => parsed.lower(verb).ends_with("ing"),
            _ => false,
        } && parsed.tree.child_by(verb, &passive).is_none();
        return subject(parsed, parsed.head(verb).filter(|_| shares)?);
    };
    if parsed.lower(speaker) != "who" {
        return Some(speaker);
    }
    parsed
        .head(verb)
        .filter(|noun| parsed.relation(verb) == Relation::AclRelcl && is_source(parsed, *noun))
}

/// Whether a word names someone who may know: a name, a word for a speaker, a pronoun of persons.
fn is_source(parsed: Parsed<'_>, at: usize) -> bool {
    let word = parsed.lower(at);
    parsed.upos(at) == Upos::Propn || speech().is_speaker(word) || speech().is_speaker(&lemma(word))
}

/// The words that the verb has as what is said.
fn said(parsed: Parsed<'_>, verb: usize) -> Option<Scope> {
    let clause = parsed
        .tree
        .child_by(verb, &[Relation::Ccomp, Relation::CsubjPass])
        .or_else(|| {
            // "'It sank', she said": the treebanks hang the words of a quotation on the verb either way.
            let quoted = parsed.tree.child_by(verb, &[Relation::Parataxis])?;
            let object = parsed.tree.child_by(verb, &[Relation::Obj]).is_some();
            (parsed.relation(verb) != Relation::Parataxis && !object).then_some(quoted)
        });
    if let Some(clause) = clause {
        return Some(scope(parsed, clause, None));
    }
    let above = parsed
        .head(verb)
        .filter(|_| parsed.relation(verb) == Relation::Parataxis)?;
    Some(scope(parsed, above, Some(verb)))
}

/// "According to the mayor, …".
fn by_phrase(parsed: Parsed<'_>, speaker: usize) -> Option<Saying> {
    let case = parsed.tree.children(speaker).find(|child| {
        parsed.relation(*child) == Relation::Case && parsed.lower(*child) == "according"
    })?;
    let above = parsed.head(speaker)?;
    Some(saying(
        parsed,
        case,
        speaker,
        scope(parsed, above, Some(speaker)),
    ))
}

fn saying(parsed: Parsed<'_>, verb: usize, speaker: usize, scope: Scope) -> Saying {
    Saying {
        verb: parsed.tokens(verb).start,
        is_phrase: parsed.relation(verb) == Relation::Case,
        around: around(parsed, speaker),
        name: name(parsed, speaker),
        scope,
    }
}

/// The tokens of a clause, without those of the part `but`.
fn scope(parsed: Parsed<'_>, clause: usize, but: Option<usize>) -> Scope {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in 0..parsed.tree.words.len() {
        let inside = parsed.tree.is_within(at, clause)
            && !but.is_some_and(|but| parsed.tree.is_within(at, but));
        if !inside {
            continue;
        }
        let tokens = parsed.tokens(at);
        match ranges.last_mut() {
            Some(last) if last.end >= tokens.start => last.end = tokens.end.max(last.end),
            _ => ranges.push(tokens),
        }
    }
    Scope(ranges)
}

fn around(parsed: Parsed<'_>, speaker: usize) -> Range<usize> {
    let inside = |at: &usize| parsed.tree.is_within(*at, speaker);
    let words = 0..parsed.tree.words.len();
    let first = words.clone().find(inside).unwrap_or(speaker);
    let last = words.rev().find(inside).unwrap_or(speaker);
    parsed.tokens(first).start..parsed.tokens(last).end
}

/// The tokens that name a speaker: title, name, "of the council"; of "the chief, Ann Hill, …" the name.
fn name(parsed: Parsed<'_>, speaker: usize) -> Range<usize> {
    let named = parsed.tree.child_by(speaker, &[Relation::Appos]);
    let whole = |at: usize| parsed.tree.child_by(at, &[Relation::Flat]).is_some();
    let speaker = named
        .filter(|name| {
            parsed.upos(speaker) == Upos::Noun && parsed.upos(*name) == Upos::Propn && whole(*name)
        })
        .unwrap_or(speaker);
    let mut first = speaker;
    while first > 0 && belongs(parsed, first - 1, speaker) {
        first -= 1;
    }
    let mut last = speaker;
    while last + 1 < parsed.tree.words.len() && belongs(parsed, last + 1, speaker) {
        last += 1;
    }
    parsed.tokens(first).start..parsed.tokens(last).end
}

/// Whether word `at` is part of the name of the speaker.
fn belongs(parsed: Parsed<'_>, at: usize, speaker: usize) -> bool {
    if !parsed.tree.is_within(at, speaker) {
        return false;
    }
    let chain = std::iter::once(at)
        .chain(parsed.tree.ancestors(at))
        .take_while(|at| *at != speaker);
    chain.into_iter().all(|at| match parsed.relation(at) {
        Relation::Nmod => parsed.is_behind(at, "of") || parsed.is_behind(at, "for"),
        Relation::Advmod => parsed
            .head(at)
            .is_some_and(|head| parsed.relation(head) == Relation::Amod),
        Relation::Punct => parsed.scan.raw(parsed.tokens(at).start) != ",",
        relation => matches!(
            relation,
            Relation::Compound
                | Relation::Flat
                | Relation::Amod
                | Relation::Nummod
                | Relation::Det
                | Relation::NmodPoss
                | Relation::NmodDesc
                | Relation::NmodUnmarked
                | Relation::Case
                | Relation::Conj
                | Relation::Cc
        ),
    })
}
