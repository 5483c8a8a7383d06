//! What a verb says how much of: "profit fell to €3m", "they cut rates by 2%", "the toll is 24".

use super::super::super::parsed::Parsed;
use super::counted::{NounStep, NounWay};
use tally_language::lexicon::{Cue, WordClass};
use tally_language::syntax::Relation;

/// How many numbers may hang on each other: "to 9% from 8%".
const DEPTH: usize = 3;

/// What the clause of the word `number` says how much of.
pub(super) fn stated(parsed: Parsed<'_>, number: usize) -> Option<NounStep> {
    let mut at = number;
    for _ in 0..DEPTH {
        if let Some(step) = of_clause(parsed, at) {
            return Some(step);
        }
        // "To 9% from 8%", "by 3% to €4m", "3%, or €4m": the number that this one hangs on measures the same.
        let head = parsed.head(at)?;
        let hangs = matches!(
            parsed.relation(at),
            Relation::Nmod
                | Relation::Obl
                | Relation::Conj
                | Relation::Appos
                | Relation::Dep
                | Relation::NmodUnmarked
        );
        let beside = parsed.relation(at) == Relation::Conj
            || parsed.relation(at) == Relation::Appos
            || parsed.is_behind_any(at, WordClass::LevelPreposition);
        if !hangs || !beside || !is_amount(parsed, head) {
            return None;
        }
        at = head;
    }
    None
}

/// Whether a word is a number, or the unit of one.
fn is_amount(parsed: Parsed<'_>, at: usize) -> bool {
    parsed.upos(at) == tally_language::syntax::Upos::Num
        || parsed.upos(at) == tally_language::syntax::Upos::Sym
        || parsed.tree.child_by(at, &[Relation::Nummod]).is_some()
}

fn of_clause(parsed: Parsed<'_>, number: usize) -> Option<NounStep> {
    if parsed.tree.child_by(number, &[Relation::Cop]).is_some() {
        return subject(parsed, number);
    }
    let verb = parsed.head(number)?;
    let relation = parsed.relation(number);
    if !matches!(
        relation,
        Relation::Obj | Relation::Obl | Relation::OblUnmarked | Relation::Xcomp | Relation::Advmod
    ) {
        return None;
    }
    let lemma = parsed.lemma(verb);
    // "It is 900 metres wide."
    if Cue::Extent.holds(&lemma) || Cue::Spanning.holds(&lemma) && !plain(parsed, number) {
        return subject(parsed, verb);
    }
    // "It fell in the three months to June": what the verb reaches stands behind other prepositions.
    let dealt = WordClass::Dealing.has(&lemma) && parsed.is_behind(number, "for");
    let reached = dealt
        || relation != Relation::Obl
        || parsed.is_behind_any(number, WordClass::LevelPreposition);
    if !reached {
        return None;
    }
    let set = || {
        let object = parsed.tree.child_by(verb, &[Relation::Obj])?;
        let told = Cue::Setting.holds(&lemma) && object != number && parsed.is_noun(object);
        told.then_some(NounStep {
            word: object,
            way: NounWay::Object,
        })
    };
    let level = || {
        (dealt
            || Cue::Level.holds(&lemma)
            || Cue::Setting.holds(&lemma) && is_passive(parsed, verb))
        .then(|| subject(parsed, verb))?
    };
    set().or_else(level)
}

/// What goes or stands so far from somewhere: "the ship sank 80 miles off the coast".
pub(super) fn going(parsed: Parsed<'_>, unit: usize) -> Option<NounStep> {
    let hangs = matches!(
        parsed.relation(unit),
        Relation::Obl | Relation::OblUnmarked | Relation::Advmod | Relation::Obj
    );
    // "At 12 km the climb begins" and "in Alder, 12 km inland" tell of something else.
    let verb = parsed.head(unit).filter(|verb| hangs && *verb < unit)?;
    (parsed.upos(verb) == tally_language::syntax::Upos::Verb).then(|| subject(parsed, verb))?
}

/// Whether a word is a number without a unit.
fn plain(parsed: Parsed<'_>, at: usize) -> bool {
    parsed.upos(at) == tally_language::syntax::Upos::Num
}

fn is_passive(parsed: Parsed<'_>, verb: usize) -> bool {
    parsed.tree.child_by(verb, &[Relation::NsubjPass]).is_some()
}

/// The noun that is the subject of a clause, or what its participle modifies: "profit, down 3%".
fn subject(parsed: Parsed<'_>, clause: usize) -> Option<NounStep> {
    let subject = parsed
        .tree
        .child_by(clause, &[Relation::Nsubj, Relation::NsubjPass])
        .or_else(|| inherited(parsed, clause))?;
    parsed.is_noun(subject).then_some(NounStep {
        word: subject,
        way: NounWay::Subject,
    })
}

/// The subject of the clause that this one is joined with or hangs on: "sales fell and then rose to €3m".
fn inherited(parsed: Parsed<'_>, clause: usize) -> Option<usize> {
    let head = parsed.head(clause)?;
    let joined = matches!(
        parsed.relation(clause),
        Relation::Conj | Relation::Advcl | Relation::Xcomp
    );
    joined
        .then(|| {
            parsed
                .tree
                .child_by(head, &[Relation::Nsubj, Relation::NsubjPass])
        })
        .flatten()
}

/// Past a place on a scale to what stands there: "output fell to an average of 3 tonnes" measures output.
pub(super) fn past_extreme(parsed: Parsed<'_>, step: NounStep) -> NounStep {
    let extreme = matches!(step.way, NounWay::OfIt | NounWay::Unit | NounWay::Modifies)
        && Cue::Extreme.holds(&parsed.lemma(step.word));
    if !extreme {
        return step;
    }
    stated(parsed, step.word).unwrap_or(step)
}
