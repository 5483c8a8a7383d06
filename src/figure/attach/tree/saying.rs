//! Who says what, read off the tree: a verb of saying, its subject, and the clause that is said.

use std::ops::Range;

use super::super::super::parsed::Parsed;
use super::super::super::scan::Scan;
use crate::lexicon::{Cue, lemma, speech};
use crate::syntax::{Relation, Upos};

/// How what is said hangs on its verb.
const CLAUSES: [Relation; 2] = [Relation::Ccomp, Relation::CsubjPass];

/// From which margin on a joined clause surely hangs where the parser hung it: two nats.
const SURE: u16 = 512;

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

/// What of a sentence someone says, and what surely not; the rest may be either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Scope {
    said: Vec<Range<usize>>,
    unsaid: Vec<Range<usize>>,
}

impl Scope {
    /// Whether token `at` is said.
    pub(in super::super) fn contains(&self, at: usize) -> bool {
        self.said.iter().any(|range| range.contains(&at))
    }

    /// Whether token `at` stands in a clause that the verb of saying has nothing to say in.
    pub(in super::super) fn excludes(&self, at: usize) -> bool {
        self.unsaid.iter().any(|range| range.contains(&at))
    }

    /// How many tokens are said.
    pub(in super::super) fn len(&self) -> usize {
        self.said.iter().map(ExactSizeIterator::len).sum()
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

/// Whether the tree sees that nobody says anything by the word at token `at`: it is no verb, "damage estimates", or it
/// is only supposed, "if they say so".
pub(in super::super) fn denies(scan: &Scan<'_>, at: usize) -> bool {
    let Some(parsed) = scan.parsed(at) else {
        return false;
    };
    parsed.word(at).is_some_and(|word| match parsed.upos(word) {
        Upos::Noun | Upos::Propn | Upos::Adj => true,
        Upos::Verb => is_supposed(parsed, word),
        _ => false,
    })
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
    let scope = said(parsed, verb, speaker)?;
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
    let Some(speaker) = own_subject(parsed, verb) else {
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

/// The nearest subject of a verb. "The ferry, which was old, sank, the mayor said": what is said has a subject too,
/// which a parser is apt to hang on the verb of saying.
fn own_subject(parsed: Parsed<'_>, verb: usize) -> Option<usize> {
    let subjects = parsed
        .tree
        .children(verb)
        .filter(|child| parsed.relation(*child) == Relation::Nsubj);
    let nearest = subjects.min_by_key(|child| child.abs_diff(verb))?;
    let clause = parsed.tree.child_by(verb, &CLAUSES);
    let across = clause.is_some_and(|clause| nearest < clause && clause < verb);
    (!across).then_some(nearest)
}

/// Whether a word names someone who may know: a name, a word for a speaker, a pronoun of persons.
fn is_source(parsed: Parsed<'_>, at: usize) -> bool {
    let word = parsed.lower(at);
    parsed.upos(at) == Upos::Propn || speech().is_speaker(word) || speech().is_speaker(&lemma(word))
}

/// The words that the verb has as what is said: its clause, and what it is put into, "…, he said, …".
///
/// "'It sank', she said": the treebanks hang the verb on the words of a quotation, or those on the verb.
fn said(parsed: Parsed<'_>, verb: usize, speaker: usize) -> Option<Scope> {
    let inserted = parsed.relation(verb) == Relation::Parataxis;
    let object = parsed.tree.child_by(verb, &[Relation::Obj]).is_some();
    let closes = closes(parsed, verb, speaker);
    let clause = parsed
        .tree
        .child_by(verb, &CLAUSES)
        .filter(|clause| *clause < verb || !closes);
    let clause = clause.or_else(|| {
        parsed
            .tree
            .child_by(verb, &[Relation::Parataxis])
            .filter(|_| !inserted && !object)
    });
    let mut words = vec![false; parsed.tree.words.len()];
    if let Some(clause) = clause {
        mark(parsed, &mut words, clause, None);
    }
    if let Some(above) = parsed.head(verb).filter(|_| inserted) {
        mark(parsed, &mut words, above, Some(verb));
    }
    words.contains(&true).then(|| Scope {
        said: tokens(parsed, &words),
        unsaid: tokens(parsed, &unsaid(parsed, verb)),
    })
}

/// Whether the speaker and the verb stand right behind a quotation, so that what comes after them is said no more.
fn closes(parsed: Parsed<'_>, verb: usize, speaker: usize) -> bool {
    let start = around(parsed, speaker).start.min(parsed.tokens(verb).start);
    let before = start.checked_sub(1).map_or("", |at| parsed.scan.raw(at));
    matches!(before, "\"" | "”")
}

/// The words that stand outside for sure: of a clause joined with the verb, "he said so and bought 12 goats", and of the
/// sentence around a relative clause, "the man who said so owns 12 goats".
fn unsaid(parsed: Parsed<'_>, verb: usize) -> Vec<bool> {
    let mut words = vec![false; parsed.tree.words.len()];
    for child in parsed.tree.children(verb) {
        let joined = child > verb
            && parsed.relation(child) == Relation::Conj
            && parsed.margin(child) >= SURE;
        if joined {
            mark(parsed, &mut words, child, None);
        }
    }
    let relative = matches!(parsed.relation(verb), Relation::AclRelcl | Relation::Acl);
    if let Some(root) = parsed.tree.root().filter(|_| relative) {
        mark(parsed, &mut words, root, Some(verb));
    }
    words
}

/// "According to the mayor, …".
fn by_phrase(parsed: Parsed<'_>, speaker: usize) -> Option<Saying> {
    let case = parsed.tree.children(speaker).find(|child| {
        parsed.relation(*child) == Relation::Case && parsed.lower(*child) == "according"
    })?;
    let mut words = vec![false; parsed.tree.words.len()];
    mark(parsed, &mut words, parsed.head(speaker)?, Some(speaker));
    let scope = Scope {
        said: tokens(parsed, &words),
        unsaid: Vec::new(),
    };
    Some(saying(parsed, case, speaker, scope))
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

/// Marks the words of a clause, without those of the part `but`.
fn mark(parsed: Parsed<'_>, words: &mut [bool], clause: usize, but: Option<usize>) {
    for (at, marked) in words.iter_mut().enumerate() {
        *marked |= parsed.tree.is_within(at, clause)
            && !but.is_some_and(|but| parsed.tree.is_within(at, but));
    }
}

/// The tokens of the marked words.
fn tokens(parsed: Parsed<'_>, words: &[bool]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in (0..words.len()).filter(|at| words[*at]) {
        let tokens = parsed.tokens(at);
        match ranges.last_mut() {
            Some(last) if last.end >= tokens.start => last.end = tokens.end.max(last.end),
            _ => ranges.push(tokens),
        }
    }
    ranges
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
    // "And the mayor said": what joins or governs the whole name is no part of it.
    let joins = matches!(parsed.relation(at), Relation::Cc | Relation::Case)
        && parsed.head(at) == Some(speaker)
        && at < speaker;
    !joins
        && chain.into_iter().all(|at| match parsed.relation(at) {
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
