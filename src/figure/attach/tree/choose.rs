//! Whom to believe where the sentence's tree and the rules of word order name different nouns.

use super::super::phrase::Noun;
use super::counted::{Named, Way};

/// What a number counts, and what was not chosen.
#[derive(Debug, Default)]
pub(in super::super) struct Choice {
    /// What it counts.
    pub(in super::super) noun: Option<Noun>,
    /// What the other way of reading says.
    pub(in super::super) other: Option<Noun>,
}

/// Weighs what the rules found against what the tree names.
pub(in super::super) fn choose(rule: Option<Noun>, tree: Option<Named>) -> Choice {
    match (rule, tree) {
        (Some(rule), Some(tree)) if rule.head == tree.noun.head => Choice {
            noun: Some(rule),
            other: Some(tree.noun),
        },
        (Some(rule), Some(tree)) if trusts_tree(&rule, &tree) => Choice {
            noun: Some(tree.noun),
            other: Some(rule),
        },
        (Some(rule), tree) => Choice {
            noun: Some(rule),
            other: tree.map(|tree| tree.noun),
        },
        (None, tree) => Choice {
            noun: tree.map(|tree| tree.noun),
            other: None,
        },
    }
}

fn trusts_tree(_rule: &Noun, tree: &Named) -> bool {
    tree.way == Way::Modifies && tree.margin > 0 || tree.margin == 0
}
