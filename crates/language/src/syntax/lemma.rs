//! Dictionary forms by what a word of a tag ends in.

use super::Tag;
use crate::hash::fnv;

/// Rules of lemmas: by tag and ending, what to cut off and what to put in its place. The longest ending that has a
/// rule decides; an ending that starts with `^` is a whole word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lemmas {
    /// Hashes of tag and ending with the rule's place, sorted.
    rules: Vec<(u64, usize)>,
    edits: Vec<LemmaEdit>,
}

/// What makes a word its lemma.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LemmaEdit {
    /// Whether the capitals stay.
    pub cased: bool,
    /// How many characters are cut off at the end.
    pub cut: usize,
    /// What is put there.
    pub put: String,
}

/// The longest ending that a rule may have, in characters.
pub const LONGEST: usize = 6;

impl LemmaEdit {
    /// The edit that makes `word` `lemma`.
    pub fn between(word: &str, lemma: &str) -> Self {
        let cased = lemma.chars().any(char::is_uppercase);
        let base = if cased {
            word.to_owned()
        } else {
            word.to_lowercase()
        };
        let common = base
            .char_indices()
            .zip(lemma.chars())
            .take_while(|((_, a), b)| a == b)
            .last()
            .map_or(0, |((at, c), _)| at + c.len_utf8());
        Self {
            cased,
            cut: base[common..].chars().count(),
            put: lemma[common..].to_owned(),
        }
    }

    /// The lemma of `word`; the word itself where there is less of it than is to be cut.
    pub fn apply(&self, word: &str) -> String {
        let mut lemma = if self.cased {
            word.to_owned()
        } else {
            word.to_lowercase()
        };
        for _ in 0..self.cut {
            lemma.pop();
        }
        lemma.push_str(&self.put);
        if lemma.is_empty() {
            word.to_owned()
        } else {
            lemma
        }
    }
}

impl Lemmas {
    /// Reads rules, a line each: tag, ending, `c` where the capitals stay or else `l`, how many characters to cut, what
    /// to put there; set apart by tabs. Lines of another form are passed over.
    pub fn parse(text: &str) -> Self {
        let mut lemmas = Self::default();
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [tag, ending, case, cut, put] = fields[..] else {
                continue;
            };
            let (Some(tag), Ok(cut)) = (Tag::named(tag), cut.parse()) else {
                continue;
            };
            let at = lemmas.edits.len();
            lemmas.rules.push((key(tag, ["", ending]), at));
            lemmas.edits.push(LemmaEdit {
                cased: case == "c",
                cut,
                put: put.to_owned(),
            });
        }
        lemmas.rules.sort_unstable();
        lemmas
    }

    /// The dictionary form of `word`, which has `tag`.
    pub fn lemma(&self, word: &str, tag: Tag) -> String {
        let lower = word.to_lowercase();
        let starts = lower.char_indices().rev().take(LONGEST).map(|(at, _)| at);
        // From the shortest ending to the longest, so that the last one found is the longest.
        let rule = self.rule(tag, ["^", &lower]).or_else(|| {
            let ends = std::iter::once(lower.len()).chain(starts);
            let rules = ends.map(|at| self.rule(tag, ["", &lower[at..]]));
            rules.fold(None, |before, rule| rule.or(before))
        });
        rule.map_or_else(|| lower.clone(), |edit| edit.apply(word))
    }

    /// The edit of the ending that these parts make.
    fn rule(&self, tag: Tag, ending: [&str; 2]) -> Option<&LemmaEdit> {
        let key = key(tag, ending);
        let at = self
            .rules
            .binary_search_by_key(&key, |(key, _)| *key)
            .ok()?;
        self.edits.get(self.rules[at].1)
    }
}

/// The hash of the tag and the ending.
fn key(tag: Tag, [mark, ending]: [&str; 2]) -> u64 {
    let parts = [tag.name(), " ", mark, ending];
    fnv(&parts.map(str::as_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_decides() {
        let rules = "NNS\ts\tl\t1\t\nNNS\ties\tl\t3\ty\nNNS\t^series\tl\t0\t\nNNP\t\tc\t0\t\n";
        let lemmas = Lemmas::parse(rules);
        for (word, tag, lemma) in [
            ("Boats", Tag::Nns, "boat"),
            ("ferries", Tag::Nns, "ferry"),
            ("series", Tag::Nns, "series"),
            ("Alder", Tag::Nnp, "Alder"),
            ("Odd", Tag::Jj, "odd"),
        ] {
            assert_eq!(lemmas.lemma(word, tag), lemma);
        }
    }

    #[test]
    fn an_edit_makes_the_lemma_that_it_was_made_from() {
        for (word, lemma) in [
            ("Was", "be"),
            ("Norland", "Norland"),
            ("cut", "cut"),
            ("n’t", "not"),
        ] {
            assert_eq!(LemmaEdit::between(word, lemma).apply(word), lemma);
        }
    }
}
