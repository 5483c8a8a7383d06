//! What every room knows of text and of its language: spans, tokens, sentences and words ([`text`]), the words of the
//! language with what they mean ([`lexicon`]), and the syntax of its sentences ([`syntax`]).

pub mod hash;
pub mod lexicon;
pub mod syntax;
pub mod text;
