//! What every room knows of text and of its language: spans and tokens ([`text`]), the words of the language with what
//! they mean ([`lexicon`]), sentences and words as the language cuts them ([`segment`]), and the syntax of its sentences
//! ([`syntax`]).

pub mod hash;
pub mod lexicon;
pub mod segment;
pub mod syntax;
pub mod text;
