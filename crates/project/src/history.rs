//! The tree of all decisions, and where in it the project stands.

use std::collections::BTreeMap;

use super::{Decision, Edit, Judgements};

/// All decisions ever made, undone ones too, and the one that is in force with all before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// By number, ascending.
    decisions: Vec<Decision>,
    head: Option<i64>,
    /// For each decision the child that was last in force; redo goes there.
    last_child: BTreeMap<Option<i64>, i64>,
}

impl History {
    /// All decisions by number, ascending.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The decision that is in force, with all its ancestors; `None` is the empty project.
    pub fn head(&self) -> Option<i64> {
        self.head
    }

    /// The decision with this number.
    pub fn get(&self, id: i64) -> Option<&Decision> {
        let idx = self.decisions.binary_search_by_key(&id, |d| d.id).ok()?;
        self.decisions.get(idx)
    }

    /// What undo takes back.
    pub fn undo(&self) -> Option<&Decision> {
        self.get(self.head?)
    }

    /// What redo does again: of the acts that followed here, the one last left.
    pub fn redo(&self) -> Option<&Decision> {
        self.get(*self.last_child.get(&self.head)?)
    }

    /// The number that the next decision gets.
    pub fn next_id(&self) -> i64 {
        self.decisions.last().map_or(1, |last| last.id + 1)
    }

    /// The seal of the decision made last, on whatever branch; empty before the first.
    pub fn last_seal(&self) -> &str {
        self.decisions.last().map_or("", |last| last.seal.as_str())
    }

    /// The decisions in force, latest first.
    pub fn path(&self) -> impl Iterator<Item = &Decision> {
        let mut at = self.head;
        std::iter::from_fn(move || {
            let decision = self.get(at?)?;
            at = decision.parent;
            Some(decision)
        })
    }

    /// Takes in a decision that was just made at the head; it is in force now.
    pub(super) fn push(&mut self, decision: Decision) {
        let id = decision.id;
        self.decisions.push(decision);
        self.settle(Some(id));
    }

    /// Takes in a decision that was made at some time, without moving.
    pub(super) fn recall(&mut self, decision: Decision) {
        self.decisions.push(decision);
    }

    /// Notes that the project stood at `head`.
    pub(super) fn settle(&mut self, head: Option<i64>) {
        let before = std::mem::replace(&mut self.head, head);
        if before.and_then(|id| self.get(id)).map(|left| left.parent) == Some(head) {
            return; // One step back: redo from here already leads to where we were.
        }
        let mut child = head;
        while let Some(id) = child {
            let parent = self.get(id).and_then(|decision| decision.parent);
            self.last_child.insert(parent, id);
            if parent == before {
                break; // What lies further up was in force already.
            }
            child = parent;
        }
    }

    /// Moves `state` from the head to `target`; whoever calls keeps the move and settles there.
    pub(super) fn carry(&self, target: Option<i64>, state: &mut Judgements) {
        let mut from = self.head;
        let mut to = target;
        let mut ahead: Vec<&Edit> = Vec::new();
        // A parent's number is smaller than its child's, so the greater of the two is never the common ancestor.
        while from != to {
            let Some(decision) = from.max(to).and_then(|id| self.get(id)) else {
                break;
            };
            if from > to {
                let _ = decision.inverse.clone().apply(state);
                from = decision.parent;
            } else {
                ahead.push(&decision.edit);
                to = decision.parent;
            }
        }
        for edit in ahead.into_iter().rev() {
            let _ = edit.clone().apply(state);
        }
    }

    /// Writes into `state` which decision in force spoke last on each group.
    pub(super) fn date_groups(&self, state: &mut Judgements) {
        state.latest.clear();
        for decision in self.path() {
            decision.edit.each_group(&mut |part, key| {
                state
                    .latest
                    .entry((part, key.clone()))
                    .or_insert(decision.id);
            });
        }
    }
}

#[cfg(test)]
mod tests;
