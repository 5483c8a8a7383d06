//! The value that is proposed for a group, and why: what is printed as long as nobody has chosen one.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::standing::bounds;
use super::{Finding, FindingKind, Severity, step};
use crate::group::Table;
use tally_reading::{Decimal, Qualifier};

/// How many different values are listed before only the lowest and the highest are.
const MANY_VALUES: usize = 3;

/// What the figures that hold propose: each different value once, in the wording that hedges it most, and none that is
/// finer than one it rounds to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProposedValue {
    /// One row for each value, in reading order.
    pub values: Vec<usize>,
    /// From the lowest to the highest value that holds, those included that a coarser one stands for.
    pub range: Vec<ProposedPiece>,
    /// Why these.
    pub why: ProposalReason,
}

/// Why a value is proposed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ProposalReason {
    /// No figure holds, so none is.
    #[default]
    Nothing,
    /// One figure states it, and no other.
    Alone,
    /// All figures state it.
    Agreed,
    /// All figures that no later one supersedes state it.
    Latest,
    /// It is the coarsest of those that round to each other.
    Coarsest,
    /// Several are stated, and none rules another out.
    Several,
    /// Several are stated that rule each other out.
    Contradicted,
}

impl ProposalReason {
    /// One phrase that an editor can use.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Nothing => "no statement holds",
            Self::Alone => "the only statement",
            Self::Agreed => "what all statements give",
            Self::Latest => "the latest; what it supersedes takes no part",
            Self::Coarsest => "the coarsest of the statements that round to each other",
            Self::Several => "every value that is stated, as none rules another out",
            Self::Contradicted => "every value that is stated, as they contradict each other",
        }
    }
}

/// A stretch of a value as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposedPiece {
    /// Words of our own.
    Words(String),
    /// What this row states.
    Row(usize),
}

impl ProposedValue {
    /// What the rows in `holding` propose; `findings` are those on their group, and `is_last` says whether later ones
    /// superseded others.
    pub(super) fn of(
        table: &Table,
        findings: &[&Finding],
        holding: &[usize],
        is_last: bool,
    ) -> Self {
        let distinct = distinct(table, holding);
        let values = no_finer(table, findings, &distinct);
        let contradicted = findings
            .iter()
            .filter(|finding| finding.kind.severity() == Severity::Conflict)
            .any(|finding| {
                let mut figures = finding.figures.iter();
                figures.any(|row| holding.binary_search(row).is_ok())
            });
        let why = match values.len() {
            0 => ProposalReason::Nothing,
            1 if distinct.len() > 1 => ProposalReason::Coarsest,
            1 if is_last => ProposalReason::Latest,
            1 if holding.len() == 1 => ProposalReason::Alone,
            1 => ProposalReason::Agreed,
            _ if contradicted => ProposalReason::Contradicted,
            _ => ProposalReason::Several,
        };
        Self {
            range: range(table, &distinct),
            values,
            why,
        }
    }

    /// The row that states the one value that is proposed; `None` where several are, or none.
    pub fn single(&self) -> Option<usize> {
        match self.values[..] {
            [row] => Some(row),
            _ => None,
        }
    }

    /// What is printed: the values with a word between them, or their range where they are many. `is_open` says that
    /// the analyst leaves open which of them is right.
    pub fn pieces(&self, is_open: bool) -> Vec<ProposedPiece> {
        if self.values.len() > MANY_VALUES {
            let mut pieces = self.range.clone();
            let count = format!(" ({} different values)", self.values.len());
            pieces.push(ProposedPiece::Words(count));
            return pieces;
        }
        let joint = if is_open || self.why == ProposalReason::Contradicted {
            " or "
        } else {
            "; "
        };
        let mut pieces = Vec::new();
        for row in &self.values {
            if !pieces.is_empty() {
                pieces.push(ProposedPiece::Words(joint.to_owned()));
            }
            pieces.push(ProposedPiece::Row(*row));
        }
        pieces
    }
}

/// One of `rows` for each different value, in reading order: the one that hedges it most.
pub fn distinct(table: &Table, rows: &[usize]) -> Vec<usize> {
    let hedged = |row: usize| table.rows[row].figure.quantity.qualifier != Qualifier::Exact;
    let mut values: Vec<usize> = Vec::new();
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    for row in rows.iter().copied() {
        match places.entry(bounds(table, row)) {
            Entry::Vacant(place) => {
                place.insert(values.len());
                values.push(row);
            }
            Entry::Occupied(place) => {
                let known = &mut values[*place.get()];
                if hedged(row) && !hedged(*known) {
                    *known = row;
                }
            }
        }
    }
    values
}

/// Those of `values` that no coarser one of them stands for: 71 goes where "about 70" says the same.
fn no_finer(table: &Table, findings: &[&Finding], values: &[usize]) -> Vec<usize> {
    let step = |row: usize| {
        let (low, high) = bounds(table, row);
        low.or(high).map(step)
    };
    let known: BTreeSet<usize> = values.iter().copied().collect();
    let mut finer = BTreeSet::new();
    for finding in findings {
        if finding.kind != FindingKind::RoundingCompatible {
            continue;
        }
        let alike = finding.figures.iter().copied();
        let alike: Vec<usize> = alike.filter(|row| known.contains(row)).collect();
        let coarsest = alike.iter().map(|row| step(*row)).max();
        finer.extend(alike.into_iter().filter(|row| Some(step(*row)) < coarsest));
    }
    let kept = values.iter().copied();
    kept.filter(|row| !finer.contains(row)).collect()
}

/// From the lowest of `values` to the highest.
fn range(table: &Table, values: &[usize]) -> Vec<ProposedPiece> {
    let least = |row: &usize| -> Option<Decimal> {
        let (low, high) = bounds(table, *row);
        low.or(high)
    };
    let most = |row: &usize| {
        let (low, high) = bounds(table, *row);
        high.or(low)
    };
    let low = values.iter().copied().min_by_key(least);
    // `max_by_key` gives the last of equals; the first in reading order is wanted.
    let high = values.iter().rev().copied().max_by_key(most);
    match (low, high) {
        (Some(low), Some(high)) if low != high => vec![
            ProposedPiece::Row(low),
            ProposedPiece::Words(" to ".to_owned()),
            ProposedPiece::Row(high),
        ],
        (low, _) => low.into_iter().map(ProposedPiece::Row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Policy, findings, standings};
    use crate::group::sample::table;
    use crate::group::{Links, groups};

    const MONDAY: &str = "2024-03-04";

    /// What is proposed for the first group, as printed, and why.
    fn proposed(articles: &[(&str, &str)]) -> (String, ProposalReason) {
        let table = table(articles);
        let groups = groups(&table, &Links::default());
        let policy = Policy::default();
        let found = findings(&table, &groups, &BTreeSet::new(), &policy);
        let found: Vec<&Finding> = found.iter().collect();
        let standings = standings(&table, &groups, &found, &BTreeSet::new(), &policy);
        let proposal = &standings[0].proposal;
        let printed = |piece: &ProposedPiece| match piece {
            ProposedPiece::Words(words) => words.clone(),
            ProposedPiece::Row(row) => table.quote(*row).to_owned(),
        };
        let text = proposal.pieces(false).iter().map(printed).collect();
        (text, proposal.why)
    }

    #[test]
    fn each_value_is_proposed_once_as_hedged_as_it_is_stated() {
        for (texts, printed, why) in [
            (
                vec!["The fire hurt [134 people|person|injured]."],
                "134 people",
                ProposalReason::Alone,
            ),
            (
                vec![
                    "The fire hurt [134 people|person|injured].",
                    "The fire hurt [134 people|person|injured].",
                ],
                "134 people",
                ProposalReason::Agreed,
            ),
            (
                vec![
                    "The fire hurt [71 people|person|injured].",
                    "The fire hurt [about 70 people|person|injured].",
                ],
                "about 70 people",
                ProposalReason::Coarsest,
            ),
            (
                vec![
                    "The fire hurt [134 people|person|injured].",
                    "The fire hurt [187 people|person|injured].",
                ],
                "134 people; 187 people",
                ProposalReason::Several,
            ),
            (
                vec![
                    "The fire injured [134 people|person|injured|by=Anna Health|on=by Monday], she said.",
                    "The fire injured [187 people|person|injured|by=Ben Ministry|on=by Monday], he said.",
                ],
                "134 people or 187 people",
                ProposalReason::Contradicted,
            ),
        ] {
            let articles: Vec<(&str, &str)> = texts.iter().map(|text| (MONDAY, *text)).collect();
            assert_eq!(proposed(&articles), (printed.to_owned(), why), "{texts:?}");
        }
    }

    #[test]
    fn what_is_superseded_takes_no_part() {
        let articles = [
            (MONDAY, "The fire killed [9 people|person|killed]."),
            ("2024-03-06", "The fire killed [12 people|person|killed]."),
        ];
        let expected = ("12 people".to_owned(), ProposalReason::Latest);
        assert_eq!(proposed(&articles), expected);
    }

    #[test]
    fn many_values_are_told_by_their_ends() {
        let texts = ["134", "187", "250", "390"].map(|n| {
            let text = format!("The fire hurt [{n} people|person|injured].");
            (MONDAY, text)
        });
        let articles: Vec<(&str, &str)> = texts
            .iter()
            .map(|(day, text)| (*day, text.as_str()))
            .collect();
        let (text, _) = proposed(&articles);
        assert_eq!(text, "134 people to 390 people (4 different values)");
    }
}
