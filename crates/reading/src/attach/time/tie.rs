//! What a time belongs to by the sentence's tree: the verb of saying, the event, or the value.

use std::ops::Range;

use super::super::super::parsed::Parsed;
use super::super::tree::{Path, denies, is_clause, is_speech, path};
use super::forms::Time;
use crate::{Figure, Precision, Unit};
use tally_language::lexicon::{Cue, RoleAttribute, WordClass, lemma, named, roles, speech};
use tally_language::syntax::{Relation, Tag, Upos};

/// What of a figure a time tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimePart {
    /// When the value holds.
    AsOf,
    /// When it happened.
    Event,
}

/// How a time belongs to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// It tells a part of it, at so many verbs' distance.
    Tells(TimePart, usize),
    /// It tells of something else.
    Apart,
    /// The tree has no way from one to the other that means anything.
    Loose,
}

/// How much farther a time in a clause of its own is: "12 died when a bomb went off on Monday".
const ASIDE: usize = 6;

/// The token of the verb of saying, or of "according to", that a time hangs on.
pub(super) fn saying(parsed: Parsed<'_>, time: &Range<usize>) -> Option<usize> {
    let top = parsed.top(&parsed.words(time))?;
    let mut at = top;
    while let Some(head) = parsed.head(at) {
        if let Some(case) = accords(parsed, at) {
            return Some(parsed.tokens(case).start);
        }
        if is_clause(parsed, head) {
            let token = parsed.tokens(head).start;
            let says = speech().is_verb(parsed.lower(head)) && !denies(parsed.scan, token);
            let uttered = at == top || is_utterance(parsed, at);
            return (says && uttered && is_aside(parsed, at)).then_some(token);
        }
        if at != top && !is_utterance(parsed, at) {
            return None;
        }
        at = head;
    }
    None
}

fn accords(parsed: Parsed<'_>, at: usize) -> Option<usize> {
    parsed.tree.children(at).find(|child| {
        parsed.relation(*child) == Relation::Case && parsed.lower(*child) == "according"
    })
}

fn is_aside(parsed: Parsed<'_>, at: usize) -> bool {
    let relation = parsed.relation(at).universal();
    matches!(relation, "obl" | "advmod" | "nmod" | "obj" | "advcl")
}

fn is_utterance(parsed: Parsed<'_>, at: usize) -> bool {
    Cue::Utterance.holds(&parsed.lemma(at)) || speech().is_medium(parsed.lower(at))
}

/// How the time belongs to `figure`, whose counted noun or number is word `at`.
pub(super) fn tie(parsed: Parsed<'_>, time: &Time, figure: &Figure, at: usize) -> Tie {
    let Some(top) = parsed.top(&parsed.words(&time.range)) else {
        return Tie::Loose;
    };
    let Some(path) = path(parsed, top, at) else {
        return Tie::Loose;
    };
    let (host, far) = (path.host, 2 * path.far);
    let below = path.way.get(..path.meeting).unwrap_or(&[]);
    if path.is_outside || below.iter().any(|word| is_contrast(parsed, *word)) {
        return Tie::Apart;
    }
    if let Some(clause) = path.clause {
        let of = Of {
            parsed,
            time,
            figure,
        };
        return aside(&of, clause, path.is_own, far);
    }
    if let Some(noun) = path.side.last() {
        return if is_utterance(parsed, *noun) && is_speech(parsed, host) {
            Tie::Apart
        } else {
            Tie::Tells(of_noun(parsed, *noun, time, figure), far)
        };
    }
    if parsed.relation(top) == Relation::Conj {
        return Tie::Loose;
    }
    if is_speech(parsed, host) {
        return spoken(parsed, &path);
    }
    let utters = path
        .way
        .get(path.meeting + 1)
        .is_some_and(|above| is_utterance(parsed, host) && is_speech(parsed, *above));
    if utters {
        return Tie::Apart;
    }
    let above = path.way.iter().find(|word| is_clause(parsed, **word));
    if let Some(verb) = above.filter(|_| path.is_own && !is_speech(parsed, host)) {
        let noun = of_noun(parsed, host, time, figure);
        let part = if noun == TimePart::AsOf {
            noun
        } else {
            of_verb(parsed, *verb, time, figure)
        };
        return Tie::Tells(part, far);
    }
    if !is_clause(parsed, host) {
        return Tie::Tells(of_noun(parsed, host, time, figure), far);
    }
    Tie::Tells(of_verb(parsed, host, time, figure), far)
}

/// "Officials said on Tuesday that 12 died": the day of the statement. "Officials reported 12 deaths on Tuesday": that
/// of the count too, as no other verb tells of it. "12 were reported missing on Tuesday": that of the count alone.
fn spoken(parsed: Parsed<'_>, path: &Path) -> Tie {
    let passive = parsed.tree.child_by(path.host, &[Relation::NsubjPass]);
    let below = path.meeting.checked_sub(1).map(|below| path.way[below]);
    let argument = below.is_some_and(|below| {
        let relation = parsed.relation(below);
        relation == Relation::Obj || passive == Some(below)
    });
    if argument {
        Tie::Tells(TimePart::AsOf, 2 * path.far)
    } else {
        Tie::Apart
    }
}

/// A time and the figure that it may belong to.
struct Of<'s> {
    parsed: Parsed<'s>,
    time: &'s Time,
    figure: &'s Figure,
}

/// Whether the figure's role was read off the verb `clause`.
fn tells_role(parsed: Parsed<'_>, clause: usize, figure: &Figure) -> bool {
    let verb = parsed.scan.span(&parsed.tokens(clause));
    let role = figure.role.as_ref();
    role.is_some_and(|role| role.span.overlaps(verb))
}

/// "Schools got 12 buses in May, while the army got 40": what is set against something has times of its own.
fn is_contrast(parsed: Parsed<'_>, at: usize) -> bool {
    let mut below = parsed.tree.children(at);
    parsed.relation(at) == Relation::Advcl
        && below.any(|child| {
            parsed.relation(child) == Relation::Mark && parsed.is(child, WordClass::Contrast)
        })
}

/// "The mine, opened in 1962, employs 300": what is said of a noun by the way.
fn is_remark(parsed: Parsed<'_>, clause: usize) -> bool {
    let first = std::iter::once(clause)
        .chain(parsed.tree.children(clause))
        .min();
    let start = first.map_or(0, |first| parsed.tokens(first).start);
    parsed.scan.raw(start) == "," || parsed.scan.before(start, 1) == ","
}

/// A time in a clause that hangs on the figure's own: "when a bomb went off on Monday", "a fire that broke out on
/// Monday killed 12", "five were shot and 12 hurt on Monday".
fn aside(of: &Of<'_>, clause: usize, own: bool, far: usize) -> Tie {
    let Of {
        parsed,
        time,
        figure,
    } = *of;
    let participle = matches!(parsed.tag(clause), Some(Tag::Vbn | Tag::Vbd));
    let relation = parsed.relation(clause);
    // "An estimate reported in May": whoever reports it says so for then.
    if is_speech(parsed, clause) && relation == Relation::Acl && participle {
        return Tie::Tells(TimePart::AsOf, far);
    }
    if is_speech(parsed, clause) {
        return Tie::Apart;
    }
    let opens = || {
        parsed
            .tree
            .children(clause)
            .any(|child| child < clause && parsed.is(child, WordClass::EventClause))
    };
    match relation {
        Relation::Advcl | Relation::AdvclRelcl if opens() => {
            Tie::Tells(TimePart::Event, far + ASIDE)
        }
        // "The 12 people killed on Monday", where the clause tells the role.
        Relation::AclRelcl | Relation::Acl if own && tells_role(parsed, clause, figure) => {
            Tie::Tells(of_verb(parsed, clause, time, figure), far)
        }
        Relation::AclRelcl | Relation::Acl if !is_remark(parsed, clause) => {
            Tie::Tells(TimePart::Event, far + ASIDE)
        }
        Relation::Xcomp => Tie::Tells(of_verb(parsed, clause, time, figure), far + 1),
        Relation::Conj => Tie::Loose,
        _ => Tie::Apart,
    }
}

/// What a time that hangs on a noun tells: "Monday's blast", "the toll on Monday", "sales in the third quarter".
fn of_noun(parsed: Parsed<'_>, noun: usize, time: &Time, figure: &Figure) -> TimePart {
    let word = parsed.lemma(noun);
    let harms = roles()
        .noun(&word)
        .is_some_and(|role| role.of_persons && role.name != named::MISSING);
    let counts = Cue::CountNoun.holds(&word) || Cue::Measured.holds(&word) && !harms;
    if time.bounds || counts || is_statistic(figure, time) || is_staying(figure) {
        TimePart::AsOf
    } else {
        TimePart::Event
    }
}

/// What a time that hangs on a verb or predicate tells.
fn of_verb(parsed: Parsed<'_>, verb: usize, time: &Time, figure: &Figure) -> TimePart {
    let lemma = parsed.lemma(verb);
    // In a headline the parser may take the verb for a noun: "Blast kills 12 on Monday".
    let acts =
        parsed.upos(verb) == Upos::Verb || parsed.is_noun(verb) && tells_role(parsed, verb, figure);
    let state = !acts
        || Cue::Lasting.holds(&lemma)
        || Cue::Level.holds(&lemma)
            && figure
                .role
                .as_ref()
                .is_none_or(|role| role.name != named::HIT);
    if time.bounds || state || is_statistic(figure, time) || is_staying(figure) {
        TimePart::AsOf
    } else {
        TimePart::Event
    }
}

/// Whether the figure is what statistics tell of a month or a year.
pub(super) fn is_statistic(figure: &Figure, time: &Time) -> bool {
    let long = matches!(
        time.precision,
        Precision::Month | Precision::Quarter | Precision::Year
    );
    long && match &figure.role {
        Some(role) => RoleAttribute::OfAPeriod.holds(role.name),
        None => figure.quantity.unit != Unit::COUNT,
    }
}

/// Whether what happened lasts.
pub(super) fn is_staying(figure: &Figure) -> bool {
    let role = figure.role.as_ref();
    role.is_some_and(|role| RoleAttribute::Lasting.holds(role.name))
}

/// Whether the clause of the figure at word `at` tells how things stand: "have been killed", "are missing".
pub(super) fn is_present(parsed: Parsed<'_>, figure: &Figure, at: usize) -> bool {
    if is_staying(figure) {
        return true;
    }
    let verb = std::iter::once(at)
        .chain(parsed.tree.ancestors(at))
        .find(|word| is_clause(parsed, *word));
    let Some(verb) = verb else {
        return false;
    };
    if is_speech(parsed, verb) {
        let joined = |word: &usize| parsed.relation(*word) == Relation::Conj;
        let mut first = std::iter::once(at).chain(parsed.tree.ancestors(at));
        let first = first.find(|word| !joined(word)).unwrap_or(at);
        return parsed.head(first) == Some(verb) && parsed.relation(first) == Relation::Obj;
    }
    let perfect = parsed.tree.children(verb).any(|child| {
        let auxiliary = matches!(
            parsed.relation(child),
            Relation::Aux | Relation::AuxPass | Relation::Cop
        );
        auxiliary
            && (WordClass::FormOfHave.has(&lemma(parsed.lower(child)))
                || matches!(lemma(parsed.lower(child)).as_str(), "is" | "are"))
    });
    perfect
        || Cue::Lasting.holds(&parsed.lemma(verb))
        || matches!(parsed.tag(verb), Some(Tag::Vbz | Tag::Vbp))
}
