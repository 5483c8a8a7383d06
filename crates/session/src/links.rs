//! Joining and splitting, as links between figures that hold for every later grouping.

use std::collections::{BTreeMap, BTreeSet};

use super::derive::Derived;
use tally_project::{Edit, Judgements, Link};
use tally_reading::FigureKey;

/// Up to this many pairs a split keeps every two apart, so that they stay apart should either side be split again;
/// beyond it only one of those that leave, as they hang together.
const PAIRS: usize = 4_096;

/// The figures and all that was ever joined with them make one group; nothing keeps two of them apart any more.
pub(super) fn join(keys: &[FigureKey], now: &Judgements) -> Option<Edit> {
    let keys: BTreeSet<&FigureKey> = keys.iter().collect();
    if keys.len() < 2 {
        return None;
    }
    let mut wanted = Links::of(now);
    let chain: Vec<&FigureKey> = keys.into_iter().collect();
    for pair in chain.windows(2) {
        wanted.set(pair[0], pair[1], Link::Must);
    }
    let together = joined_with(chain[0], &wanted.neighbours());
    wanted.pairs.retain(|(a, b), link| {
        *link == Link::Must || !(together.contains(a) && together.contains(b))
    });
    Some(wanted.since(now))
}

/// The figures leave their groups and make one of their own; the rest of each group stays together as it was.
pub(super) fn split(keys: &[FigureKey], now: &Judgements, derived: &Derived) -> Option<Edit> {
    let leaving: BTreeSet<FigureKey> = keys.iter().cloned().collect();
    let mut rest: BTreeSet<FigureKey> = BTreeSet::new();
    for group in groups_of(&leaving, derived) {
        rest.extend(
            derived
                .keys(group)
                .filter(|key| !leaving.contains(*key))
                .cloned(),
        );
    }
    if rest.is_empty() {
        return None;
    }
    let mut wanted = Links::of(now);
    wanted.release(&leaving);
    let leaving: Vec<&FigureKey> = leaving.iter().collect();
    for pair in leaving.windows(2) {
        wanted.set(pair[0], pair[1], Link::Must);
    }
    let rest: Vec<&FigureKey> = rest.iter().collect();
    if leaving.len() * rest.len() <= PAIRS {
        for a in &leaving {
            for b in &rest {
                wanted.set(a, b, Link::Cannot);
            }
        }
    } else {
        for b in &rest {
            wanted.set(leaving[0], b, Link::Cannot);
        }
    }
    Some(wanted.since(now))
}

/// No figure of `some` is ever with one of `others`; none where they were joined by the analyst, or one side is empty.
pub(super) fn keep_apart(
    some: &[FigureKey],
    others: &[FigureKey],
    now: &Judgements,
) -> Option<Edit> {
    let (first, second) = (some.first()?, others.first()?);
    let mut wanted = Links::of(now);
    let together = joined_with(first, &wanted.neighbours());
    if others.iter().any(|key| together.contains(key)) {
        return None;
    }
    if some.len() * others.len() <= PAIRS {
        for a in some {
            for b in others {
                wanted.set(a, b, Link::Cannot);
            }
        }
    } else {
        wanted.set(first, second, Link::Cannot);
    }
    Some(wanted.since(now))
}

fn groups_of(keys: &BTreeSet<FigureKey>, derived: &Derived) -> BTreeSet<usize> {
    let at = derived.table.positions();
    keys.iter()
        .filter_map(|key| at.of(key))
        .filter_map(|row| derived.group_of.get(row).copied())
        .collect()
}

type Neighbours = BTreeMap<FigureKey, Vec<FigureKey>>;

/// `start` and all that it must be with, however many links away.
fn joined_with(start: &FigureKey, neighbours: &Neighbours) -> BTreeSet<FigureKey> {
    let mut seen = BTreeSet::from([start.clone()]);
    let mut ahead = vec![start];
    while let Some(at) = ahead.pop() {
        for next in neighbours.get(at).into_iter().flatten() {
            if seen.insert(next.clone()) {
                ahead.push(next);
            }
        }
    }
    seen
}

/// The links as they are to be.
struct Links {
    pairs: BTreeMap<(FigureKey, FigureKey), Link>,
}

impl Links {
    fn of(now: &Judgements) -> Self {
        Self {
            pairs: now.links.clone(),
        }
    }

    fn set(&mut self, a: &FigureKey, b: &FigureKey, link: Link) {
        let (first, second) = if a <= b { (a, b) } else { (b, a) };
        self.pairs.insert((first.clone(), second.clone()), link);
    }

    /// For each figure those that it must be with.
    fn neighbours(&self) -> Neighbours {
        let mut neighbours = Neighbours::new();
        for ((a, b), link) in &self.pairs {
            if *link == Link::Must {
                neighbours.entry(a.clone()).or_default().push(b.clone());
                neighbours.entry(b.clone()).or_default().push(a.clone());
            }
        }
        neighbours
    }

    /// Unties `leaving` from all others; what hung together through one of them still does.
    fn release(&mut self, leaving: &BTreeSet<FigureKey>) {
        let neighbours = self.neighbours();
        let mut left: BTreeSet<FigureKey> = leaving.clone();
        let mut staying: Vec<Vec<FigureKey>> = Vec::new();
        while let Some(one) = left.pop_first() {
            let together = joined_with(&one, &neighbours);
            left.retain(|key| !together.contains(key));
            staying.push(together.difference(leaving).cloned().collect());
        }
        self.pairs.retain(|(a, b), link| {
            *link == Link::Cannot || leaving.contains(a) == leaving.contains(b)
        });
        for chain in staying {
            for pair in chain.windows(2) {
                self.set(&pair[0], &pair[1], Link::Must);
            }
        }
    }

    /// What has to change for the links to be so.
    fn since(self, now: &Judgements) -> Edit {
        let dropped = now
            .links
            .keys()
            .filter(|pair| !self.pairs.contains_key(*pair))
            .map(|(a, b)| Edit::SetLink(a.clone(), b.clone(), None));
        let set = self
            .pairs
            .iter()
            .filter(|(pair, link)| now.links.get(*pair) != Some(*link))
            .map(|((a, b), link)| Edit::SetLink(a.clone(), b.clone(), Some(*link)));
        Edit::Batch(dropped.chain(set).collect())
    }
}
