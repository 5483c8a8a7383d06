//! Sentences as trees: universal parts of speech, lemmas, and what each word hangs on.

pub mod conllu;
mod decode;
pub mod features;
pub mod lemma;
pub mod model;
mod names;
mod net;
mod parser;
mod tree;

pub use names::{Relation, Tag, Upos};
pub use parser::Parser;
pub use tree::{Tree, Word};
