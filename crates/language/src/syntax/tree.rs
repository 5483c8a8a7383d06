//! The dependency tree of a sentence.

use super::{Relation, Tag, Upos};
use crate::text::Span;

/// A sentence's words with their classes, lemmas and heads.
///
/// Exactly one word of a sentence that has any is the root, and no word is its own ancestor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// The words, in the order of the text.
    pub words: Vec<Word>,
}

/// A word of a [`Tree`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// Its universal part of speech.
    pub upos: Upos,
    /// Its finer part of speech.
    pub tag: Tag,
    /// Its dictionary form.
    pub lemma: String,
    /// The place of its head among the words; `None` of the root.
    pub head: Option<usize>,
    /// How it hangs on its head.
    pub relation: Relation,
    /// How far the head's score stands above that of the next best one: natural-log odds in 1/256, never below zero.
    pub margin: u16,
}

impl Tree {
    /// The word that all others hang on; `None` of an empty sentence.
    pub fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head.is_none())
    }

    /// The words that hang on word `at`, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.words
            .iter()
            .enumerate()
            .filter(move |(_, word)| word.head == Some(at))
            .map(|(child, _)| child)
    }

    /// The first word that hangs on `at` by one of `relations`.
    pub fn child_by(&self, at: usize, relations: &[Relation]) -> Option<usize> {
        self.children(at)
            .find(|child| relations.contains(&self.words[*child].relation))
    }

    /// The heads above word `at`, the nearest first.
    pub fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let head = |at: usize| self.words.get(at).and_then(|word| word.head);
        std::iter::successors(head(at), move |at| head(*at))
    }

    /// Whether word `below` is word `above`, or hangs on it directly or through others.
    pub fn is_within(&self, below: usize, above: usize) -> bool {
        below == above || self.ancestors(below).any(|at| at == above)
    }

    /// The word whose span holds byte `place` of the text.
    pub fn word_at(&self, place: usize) -> Option<usize> {
        let at = self.words.partition_point(|word| word.span.end <= place);
        self.words
            .get(at)
            .filter(|word| word.span.start <= place)
            .map(|_| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::conllu;

    #[test]
    fn a_tree_is_walked_up_and_down() {
        let text = "1\tFive\tfive\tNUM\tCD\t_\t2\tnummod\t_\t_\n\
                    2\tboats\tboat\tNOUN\tNNS\t_\t3\tnsubj\t_\t_\n\
                    3\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n\
                    4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n";
        let sentences = conllu::read(text).unwrap();
        let tree = &sentences[0].tree;
        assert_eq!(tree.root(), Some(2));
        assert_eq!(tree.children(2).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(tree.child_by(2, &[Relation::Nsubj]), Some(1));
        assert_eq!(tree.ancestors(0).collect::<Vec<_>>(), [1, 2]);
        assert!(tree.is_within(0, 2) && !tree.is_within(2, 0));
        assert_eq!(tree.word_at(5), Some(1));
        assert_eq!(tree.word_at(4), None);
    }
}
