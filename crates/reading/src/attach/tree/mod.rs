//! What a sentence's tree says of a number: what it counts, which verb governs that, who says so.
//!
//! Each reader looks at one tree and gives what stands there; `choose` weighs it against the rules of word order.

mod choose;
mod counted;
mod governor;
mod level;
mod path;
mod saying;

pub(super) use choose::{NounChoice, choose};
pub(super) use counted::counted;
pub(super) use governor::{Fate, done_to, is_mere_noun, is_object, said_of};
pub(super) use path::{Path, is_clause, is_speech, path};
pub(super) use saying::{Saying, SayingScope, denies, is_verb, sayings};

#[cfg(test)]
mod tests;
