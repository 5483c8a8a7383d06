//! What became of the figures from one version of an article to the next.

use std::collections::BTreeSet;

use tally_article::Article;
use tally_reading::{Figure, Reading};

/// The figures of two versions side by side, by index into each reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// They state the same: of the earlier and the later version.
    pub kept: Vec<(usize, usize)>,
    /// They measure the same thing and state another number.
    pub changed: Vec<Changed>,
    /// Only the later version has them.
    pub added: Vec<usize>,
    /// Only the earlier version has them.
    pub dropped: Vec<usize>,
}

/// A figure that states another number than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Of the earlier version.
    pub from: usize,
    /// Of the later one.
    pub to: usize,
}

/// Compares the figures of two versions. A figure is the same only where it has the same number; of several it is the
/// one in the same sentence, else the one of the same thing that comes first.
pub fn diff(earlier: (&Article, &Reading), later: (&Article, &Reading)) -> Diff {
    let mut open = Open {
        earlier: Side::new(earlier),
        later: Side::new(later),
        diff: Diff::default(),
    };
    open.pair(|a, b| a.number == b.number && a.sentence == b.sentence);
    open.pair(|a, b| a.number == b.number && a.around == b.around && a.measures_like(b));
    open.pair(|a, b| a.number == b.number && a.measures_like(b));
    let kept = std::mem::take(&mut open.diff.kept);
    open.pair(|a, b| a.masked == b.masked);
    open.pair(|a, b| a.has_measure && a.measures_like(b));
    let changed = std::mem::replace(&mut open.diff.kept, kept);
    open.diff.changed = changed
        .into_iter()
        .map(|(from, to)| Changed { from, to })
        .collect();
    open.finish()
}

/// What a figure is known by.
struct Known {
    number: String,
    /// Its sentence without white space and marks.
    sentence: String,
    /// The same without its number.
    masked: String,
    /// The words right before it.
    around: String,
    /// What is counted, and in which unit.
    measure: String,
    /// What became of it, where the text tells.
    role: Option<&'static str>,
    has_measure: bool,
}

struct Side {
    known: Vec<Known>,
    left: BTreeSet<usize>,
}

impl Side {
    fn new((article, reading): (&Article, &Reading)) -> Self {
        let known: Vec<Known> = reading
            .figures
            .iter()
            .map(|figure| Known::of(article, figure))
            .collect();
        Self {
            left: (0..known.len()).collect(),
            known,
        }
    }
}

impl Known {
    fn measures_like(&self, other: &Self) -> bool {
        let is_one_role = self.role.is_none() || other.role.is_none() || self.role == other.role;
        self.measure == other.measure && is_one_role
    }

    fn of(article: &Article, figure: &Figure) -> Self {
        let text = &*article.text;
        let sentence = figure.sentence.of(text);
        let from = figure
            .number
            .start
            .saturating_sub(figure.sentence.start)
            .min(sentence.len());
        let to = figure
            .number
            .end
            .saturating_sub(figure.sentence.start)
            .min(sentence.len());
        let (before, after) = (&sentence[..from], &sentence[to.max(from)..]);
        let counted = figure.counted.as_ref();
        let words = bare(before);
        Self {
            number: bare(figure.number.of(text)),
            sentence: bare(sentence),
            masked: format!("{}#{}", bare(before), bare(after)),
            around: words.rsplit(' ').take(3).collect::<Vec<_>>().join(" "),
            measure: format!(
                "{}|{:?}",
                counted.map_or("", |counted| counted.head.as_str()),
                figure.quantity.unit
            ),
            role: figure.role.as_ref().map(|role| role.name),
            has_measure: counted.is_some(),
        }
    }
}

/// Words in small letters with one space between.
fn bare(text: &str) -> String {
    text.split(|sign: char| !sign.is_alphanumeric() && !"€$£%.,".contains(sign))
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_matches(['.', ',']).to_lowercase())
        .collect::<Vec<_>>()
        .join(" ")
}

struct Open {
    earlier: Side,
    later: Side,
    diff: Diff,
}

impl Open {
    fn pair(&mut self, same: impl Fn(&Known, &Known) -> bool) {
        for a in self.earlier.left.clone() {
            let one = &self.earlier.known[a];
            let found = self
                .later
                .left
                .iter()
                .find(|b| same(one, &self.later.known[**b]))
                .copied();
            if let Some(b) = found {
                self.earlier.left.remove(&a);
                self.later.left.remove(&b);
                self.diff.kept.push((a, b));
            }
        }
    }

    fn finish(self) -> Diff {
        let mut diff = self.diff;
        diff.dropped = self.earlier.left.into_iter().collect();
        diff.added = self.later.left.into_iter().collect();
        diff.kept.sort_unstable();
        diff.changed.sort_unstable_by_key(|changed| changed.to);
        diff
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_article::load;
    use tally_reading::read;

    #[test]
    fn figures_are_kept_changed_added_and_dropped() {
        let one = load("a.txt", b"The river rose by 4 metres, and 12 people are missing, the mayor said. About 70 homes are wet. It cost 5 million euros.").unwrap();
        let two = load("b.txt", b"The river rose by 4 metres. The mayor said that 15 people are missing. Around 70 homes are wet. Eight boats came.").unwrap();
        let (before, after) = (read(&one), read(&two));
        let diff = diff((&one, &before), (&two, &after));
        let number = |article: &Article, reading: &Reading, idx: usize| {
            reading.figures[idx].number.of(&article.text).to_owned()
        };
        let changed: Vec<_> = diff
            .changed
            .iter()
            .map(|changed| {
                (
                    number(&one, &before, changed.from),
                    number(&two, &after, changed.to),
                )
            })
            .collect();
        assert_eq!(changed, [("12".to_owned(), "15".to_owned())]);
        let kept: Vec<_> = diff
            .kept
            .iter()
            .map(|(a, _)| number(&one, &before, *a))
            .collect();
        assert_eq!(kept, ["4", "70"]);
        let added: Vec<_> = diff
            .added
            .iter()
            .map(|b| number(&two, &after, *b))
            .collect();
        assert_eq!(added, ["Eight"]);
        let dropped: Vec<_> = diff
            .dropped
            .iter()
            .map(|a| number(&one, &before, *a))
            .collect();
        assert_eq!(dropped, ["5 million"]);
    }
}
