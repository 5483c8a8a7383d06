//! Words as data: the lists of `assets/lexicon/en`, read once into typed tables.
//!
//! A list that does not parse is an empty table; tests prove that each parses and holds its own examples.

mod agencies;
mod built_in;
mod calendar;
mod class;
mod contractions;
mod cues;
mod dimension;
mod examples;
mod glued;
mod grammar;
mod indefinite;
mod kinds;
mod lemma;
mod moods;
pub mod named;
mod names;
mod numerals;
mod phrases;
mod places;
mod press;
mod qualifiers;
mod roles;
mod speech;
mod units;

pub use agencies::{Agencies, agencies};
pub use calendar::{Calendar, CalendarStep, Relative, calendar};
pub use class::{WordClass, WordClasses, classes_of};
pub use contractions::cuts_of_contraction;
pub use cues::Cue;
pub use dimension::{Dimension, editors_order};
pub use examples::marked_examples;
pub use glued::{is_word_before_digits, is_word_behind_digits};
pub use grammar::{Classes, Grammar, grammar};
pub use indefinite::indefinite_article;
pub use kinds::{KindAttribute, KindEntry, Kinds, kinds};
pub use lemma::lemma;
pub use moods::{MoodWord, Moods, moods};
pub use names::{Gender, Names, names};
pub use numerals::{NumberWord, Numerals, numerals};
pub use phrases::Phrases;
pub use places::{PlaceWords, places};
pub use press::{Press, PressList, press};
pub use qualifiers::{Hedge, Qualifiers, qualifiers};
pub use roles::{RoleAttribute, RoleEntry, Roles, roles};
pub use speech::{SpeakerCue, Speech, speech};
pub use units::{UnitEntry, UnitPrint, UnitTable, units};

/// Why a list is refused.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// Not the form that the table wants.
    #[error("the list cannot be read: {0}")]
    Format(String),
    /// Two entries claim one form.
    #[error("{form:?} belongs to both {first} and {second}")]
    Ambiguous {
        /// The form in question.
        form: String,
        /// Who had it.
        first: String,
        /// Who wants it too.
        second: String,
    },
    /// A value that is no number, or a name that the table does not know.
    #[error("{value:?} is not allowed for {owner}")]
    Value {
        /// What stands there.
        value: String,
        /// The entry.
        owner: String,
    },
}

/// Lists of words, each under its name.
#[derive(serde::Deserialize)]
struct Lists {
    list: Vec<Named>,
}

/// Words under a name.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: String,
    forms: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

/// Reads one list.
fn parse<T: serde::de::DeserializeOwned>(list: &str) -> Result<T, LexiconError> {
    toml::from_str(list).map_err(|error| LexiconError::Format(error.to_string()))
}

/// An exact number of a list.
fn decimal(value: &str, owner: &str) -> Result<rust_decimal::Decimal, LexiconError> {
    value.parse().map_err(|_error| LexiconError::Value {
        value: value.to_owned(),
        owner: owner.to_owned(),
    })
}
