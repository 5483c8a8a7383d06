//! Text cut into sentences and words, by what the lexicon knows of short forms, units and contractions.

mod sentences;
mod words;

pub use sentences::sentences;
pub use words::words;

use crate::lexicon::WordClass;

/// Whether `word`, in whatever case, is of `class`.
fn is(class: WordClass, word: &str) -> bool {
    class.has(&word.to_lowercase())
}
