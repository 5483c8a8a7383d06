//! Rows joined step by step, under what may never be joined.

use std::collections::{BTreeMap, BTreeSet};

use tally_reading::Decimal;

/// The lowest and highest number that one article can mean inside a cluster.
type Spread = (Decimal, Decimal);

/// What the articles state in a cluster: most clusters stay small, so the first is held without a map.
#[derive(Debug, Clone, Default)]
struct Stated {
    first: Option<(usize, Spread)>,
    rest: BTreeMap<usize, Spread>,
}

impl Stated {
    fn len(&self) -> usize {
        usize::from(self.first.is_some()) + self.rest.len()
    }

    fn get(&self, voice: usize) -> Option<&Spread> {
        let first = self.first.iter().find(|(one, _)| *one == voice);
        first
            .map(|(_, spread)| spread)
            .or_else(|| self.rest.get(&voice))
    }

    fn get_mut(&mut self, voice: usize) -> Option<&mut Spread> {
        let first = self.first.iter_mut().find(|(one, _)| *one == voice);
        match first {
            Some((_, spread)) => Some(spread),
            None => self.rest.get_mut(&voice),
        }
    }

    fn set(&mut self, voice: usize, spread: Spread) {
        if self.first.is_none_or(|(one, _)| one == voice) {
            self.first = Some((voice, spread));
        } else {
            self.rest.insert(voice, spread);
        }
    }

    fn all(&self) -> impl Iterator<Item = (usize, Spread)> {
        let rest = self.rest.iter().map(|(voice, spread)| (*voice, *spread));
        self.first.into_iter().chain(rest)
    }
}

/// A forest of rows (union-find); each tree is a group in the making.
pub(crate) struct Clusters {
    parent: Vec<usize>,
    members: Vec<usize>,
    /// By root: roots that it may never meet.
    apart: Vec<BTreeSet<usize>>,
    /// By root: what each article states in it, in each unit that cannot be converted.
    stated: Vec<Stated>,
}

impl Clusters {
    /// One cluster for each of `n` rows.
    pub(crate) fn new(n: usize) -> Self {
        Self {
            parent: (0..n).collect(),
            members: vec![1; n],
            apart: vec![BTreeSet::new(); n],
            stated: vec![Stated::default(); n],
        }
    }

    /// Notes what `voice`, an article in one of its units, can mean by `row`, from the lowest number to the highest.
    pub(super) fn state(&mut self, row: usize, voice: usize, spread: Spread) {
        self.stated[row].set(voice, spread);
    }

    /// The representative of the cluster that `row` is in.
    pub(crate) fn root(&mut self, row: usize) -> usize {
        let mut root = row;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut at = row;
        while self.parent[at] != root {
            at = std::mem::replace(&mut self.parent[at], root);
        }
        root
    }

    /// Joins the clusters of two rows, come what may.
    pub(crate) fn must(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            self.merge(a, b);
        }
    }

    /// Keeps two rows apart from now on; nothing where they are joined already.
    pub(super) fn cannot(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            self.apart[a].insert(b);
            self.apart[b].insert(a);
        }
    }

    /// Joins the clusters of two rows unless something keeps them apart; tells whether they are joined now.
    pub(super) fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return true;
        }
        if self.apart[a].contains(&b) || self.contradict_within_an_article(a, b) {
            return false;
        }
        self.merge(a, b);
        true
    }

    /// One article does not state two numbers far apart for one thing, unless it says why.
    fn contradict_within_an_article(&self, a: usize, b: usize) -> bool {
        let (few, many) = if self.stated[a].len() < self.stated[b].len() {
            (a, b)
        } else {
            (b, a)
        };
        self.stated[few].all().any(|(voice, one)| {
            self.stated[many].get(voice).is_some_and(|two| {
                let (low, high) = (one.0.max(two.0), one.1.min(two.1));
                let largest = low.abs().max(high.abs());
                let apart = low
                    .checked_sub(high)
                    .and_then(|apart| apart.checked_mul(Decimal::TEN));
                apart.is_none_or(|tenfold| tenfold > largest)
            })
        })
    }

    fn merge(&mut self, a: usize, b: usize) {
        let (small, large) = if self.members[a] < self.members[b] {
            (a, b)
        } else {
            (b, a)
        };
        self.parent[small] = large;
        self.members[large] += self.members[small];
        for other in std::mem::take(&mut self.apart[small]) {
            self.apart[other].remove(&small);
            self.apart[other].insert(large);
            self.apart[large].insert(other);
        }
        for (voice, (low, high)) in std::mem::take(&mut self.stated[small]).all() {
            let Some(spread) = self.stated[large].get_mut(voice) else {
                self.stated[large].set(voice, (low, high));
                continue;
            };
            let both = (spread.0.max(low), spread.1.min(high));
            *spread = if both.0 <= both.1 {
                both
            } else {
                (both.1, both.0)
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_apart_stays_apart_through_others() {
        let mut clusters = Clusters::new(5);
        clusters.must(0, 1);
        clusters.cannot(1, 2);
        assert!(clusters.join(2, 3));
        assert!(!clusters.join(3, 0));
        assert!(clusters.join(4, 3));
        assert!(!clusters.join(4, 1));
    }

    #[test]
    fn an_article_does_not_state_two_far_numbers_for_one_thing() {
        let mut clusters = Clusters::new(3);
        clusters.state(0, 7, (24.into(), 24.into()));
        clusters.state(1, 7, (12.into(), 12.into()));
        clusters.state(2, 8, (12.into(), 12.into()));
        assert!(!clusters.join(0, 1));
        assert!(clusters.join(1, 2));
        assert!(!clusters.join(2, 0));
    }
}
