//! Sentences as trees: universal parts of speech, lemmas, and what each word hangs on.

pub mod conllu;
mod names;
mod tree;

pub use names::{Relation, Tag, Upos};
pub use tree::{Tree, Word};
