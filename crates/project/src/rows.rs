//! The history as lines of a list: what a view of all branches shows.

use std::collections::{BTreeMap, BTreeSet};

use super::History;

/// Whether a decision is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionStanding {
    /// The last one in force: here the project stands.
    Head,
    /// In force.
    InForce,
    /// Taken back, or on another branch; it can be reached again.
    Undone,
}

/// One decision as a line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// Its number.
    pub id: i64,
    /// The decision that it followed.
    pub parent: Option<i64>,
    /// Its branch, as a column: a branch keeps its column, a new one takes the next.
    pub lane: usize,
    /// Whether it is in force.
    pub standing: DecisionStanding,
    /// The act in words.
    pub label: String,
    /// Why; may be empty.
    pub why: String,
    /// Who.
    pub who: String,
    /// When, as RFC 3339 with the offset from UTC.
    pub at: String,
}

impl History {
    /// All decisions as lines, oldest first.
    pub fn rows(&self) -> Vec<HistoryRow> {
        let in_force: BTreeSet<i64> = self.path().map(|decision| decision.id).collect();
        let mut lanes: BTreeMap<i64, usize> = BTreeMap::new();
        let mut continued: BTreeSet<Option<i64>> = BTreeSet::new();
        let mut next_lane = 0;
        let mut rows = Vec::with_capacity(self.decisions().len());
        for decision in self.decisions() {
            let inherited = decision.parent.and_then(|parent| lanes.get(&parent));
            let lane = match inherited {
                Some(lane) if continued.insert(decision.parent) => *lane,
                _ => {
                    next_lane += 1;
                    next_lane - 1
                }
            };
            lanes.insert(decision.id, lane);
            let standing = if self.head() == Some(decision.id) {
                DecisionStanding::Head
            } else if in_force.contains(&decision.id) {
                DecisionStanding::InForce
            } else {
                DecisionStanding::Undone
            };
            rows.push(HistoryRow {
                id: decision.id,
                parent: decision.parent,
                lane,
                standing,
                label: decision.label.clone(),
                why: decision.why.clone(),
                who: decision.who.clone(),
                at: decision.at.clone(),
            });
        }
        rows
    }
}
