//! Whom to believe where the sentence's tree and the rules of word order name different nouns.

use rust_decimal::Decimal;

use super::super::super::rules::{DraftShape, FigureDraft};
use super::super::super::scan::Scan;
use super::super::counted::is_time;
use super::super::phrase::Noun;
use super::counted::{Named, NounWay};
use crate::Unit;
use tally_language::lexicon::{Cue, grammar};

/// What a number counts, and what was not chosen.
#[derive(Debug, Default)]
pub(in super::super) struct NounChoice {
    /// What it counts.
    pub(in super::super) noun: Option<Noun>,
    /// What the other way of reading says.
    pub(in super::super) other: Option<Noun>,
}

/// Weighs what the rules found for `draft` against what the tree names.
pub(in super::super) fn choose(
    scan: &Scan<'_>,
    draft: &FigureDraft,
    rule: Option<Noun>,
    tree: Option<Named>,
) -> NounChoice {
    // "An hour passed, then a year": one time measures no other.
    let tree = tree.filter(|tree| draft.unit == Unit::COUNT || !is_time(scan, &tree.noun));
    let (Some(rule), Some(tree)) = (&rule, &tree) else {
        return NounChoice {
            noun: rule.or(tree.map(|tree| tree.noun)),
            other: None,
        };
    };
    // "Jobs gains" and the "jobs" of it.
    let inside = matches!(tree.way, NounWay::Subject | NounWay::Object)
        && rule.range.contains(&tree.noun.head);
    let same = rule.head == tree.noun.head || inside;
    let (noun, other) = if !same && trusts_tree(scan, draft, rule, tree) {
        (&tree.noun, rule)
    } else {
        (rule, &tree.noun)
    };
    NounChoice {
        noun: Some(noun.clone()),
        other: Some(other.clone()),
    }
}

/// Whether the tree's noun is the better one of two.
///
/// Numbers and nouns agree: "twelve" counts no "agency". Where that does not decide, the tree has seen more of the
/// sentence than the words behind the number.
fn trusts_tree(scan: &Scan<'_>, draft: &FigureDraft, rule: &Noun, tree: &Named) -> bool {
    // What stands behind a measure may only say when: "rose 11% last year".
    if draft.unit != Unit::COUNT && is_time(scan, rule) {
        return true;
    }
    // "A 1.5-point cut" counts no points: what is counted comes whole.
    if draft.unit == Unit::COUNT && draft.low.is_some_and(|low| !low.fract().is_zero()) {
        return false;
    }
    match (fits(scan, draft, rule), fits(scan, draft, &tree.noun)) {
        (true, false) => tree.way == NounWay::Tied,
        (false, true) => true,
        _ if rule.is_borrowed() => true,
        // The nearest noun before a number may belong to another clause.
        _ if matches!(tree.way, NounWay::Subject | NounWay::Object) => {
            rule.is_before() || Cue::Extreme.holds(&rule.lemma)
        }
        _ => tree.is_noun && matches!(tree.way, NounWay::Modifies | NounWay::Tied | NounWay::Inner),
    }
}

/// Whether the noun is a plural just where the number calls for one.
fn fits(scan: &Scan<'_>, draft: &FigureDraft, noun: &Noun) -> bool {
    let one = draft.low == Some(Decimal::ONE) && draft.shape == DraftShape::Single;
    draft.unit != Unit::COUNT || grammar().is_plural(scan.word(noun.head)) != one
}
