//! Classes of single words, found as quickly as a `matches!` over the same words.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, built_in, parse};
use crate::hash::fnv;

/// Declares the classes, and the list of them that sets how many bits a set of classes has.
macro_rules! word_classes {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {
        /// What a word in lower case may be, by `classes.toml`; in order of name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum WordClass {
            $($(#[doc = $doc])+ $name,)+
        }

        impl WordClass {
            /// Every class, in order of name.
            pub const ALL: &[Self] = &[$(Self::$name,)+];
        }
    };
}

word_classes! {
    /// "com", "pdf": the end of an address or of the name of a file.
    AddressEnd,
    /// "us": right before digits it is a word of its own, as currencies are.
    BeforeDigits,
    /// "pm", "sq": right behind digits it is a word of its own, as units and scales are.
    BehindDigits,
    /// "self", "two": the first part of compounds that keep their hyphen.
    CompoundStart,
    /// "of", "the": ties a number to what it counts, and says nothing at the end of a value.
    CountTie,
    /// "at", "local": stands between the parts of a line with a date.
    DateFiller,
    /// "e.g.": its dots never end a sentence.
    DottedInsideSentence,
    /// "Mr", "Lt": stands with its dot before a name or a number, so that the dot ends no sentence.
    DottedTitle,
    /// "admit", "patrol": a verb of several syllables that doubles its last consonant before "-ing".
    DoublesConsonant,
    /// "em", "twas": starts with an apostrophe.
    Elision,
    /// "it", "so": short, and may all the same be the last word before a sentence that starts in lower case.
    EndsBeforeSmallLetter,
    /// "the", "of": so frequent that a longer text of the language is full of them.
    Frequent,
    /// "a.m.", "p.m.".
    HalfDay,
    /// "hrs": stands behind a clock time.
    HourUnit,
    /// "co", "mid": a hyphen ties it to the word behind it.
    HyphenPrefix,
    /// "van", "de": in small letters inside the names of people and places.
    NameParticle,
    /// "th", "s": belongs to the digits before it.
    NumberSuffix,
    /// "said", "yelled": goes on after a quotation's own stop.
    SayingAfterQuote,
    /// "the", "however": with a capital it starts a sentence more often than it follows a short form such as "U.S.".
    SentenceStarter,
    /// "approx", "dept": written with a dot, which may end a sentence all the same.
    ShortForm,
    /// "no", "vol": a short form with a dot only where a number follows.
    ShortFormBeforeNumber,
    /// "art", "sun": a short form that in lower case is a word of its own.
    ShortFormOrWord,
    /// "min", "hr": a length of time in short.
    ShortTimeUnit,
    /// "debris", "news": ends in "s" and is no plural.
    SingularInS,
    /// "eastern", "sat": with a capital it names a zone or a day, in lower case something else.
    TimeIfCapital,
}

impl WordClass {
    /// Whether `word`, in lower case, is of this class.
    pub fn has(self, word: &str) -> bool {
        classes_of(word).has(self)
    }
}

/// How many numbers hold one bit for each class.
const WIDTH: usize = WordClass::ALL.len().div_ceil(64);

/// The classes that a word is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordClasses([u64; WIDTH]);

impl WordClasses {
    /// Those of no word.
    pub const NONE: Self = Self([0; WIDTH]);

    /// The set of one class or several.
    pub const fn of(classes: &[WordClass]) -> Self {
        let mut set = Self::NONE;
        let mut idx = 0;
        while idx < classes.len() {
            let bit = classes[idx] as usize;
            set.0[bit / 64] |= 1 << (bit % 64);
            idx += 1;
        }
        set
    }

    /// Whether `class` is among them.
    pub const fn has(self, class: WordClass) -> bool {
        let bit = class as usize;
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Whether the two share a class.
    pub const fn has_any(self, others: Self) -> bool {
        let mut idx = 0;
        while idx < WIDTH {
            if self.0[idx] & others.0[idx] != 0 {
                return true;
            }
            idx += 1;
        }
        false
    }

    /// Whether the word is of no class.
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

/// The classes of `word`, which is in lower case.
pub fn classes_of(word: &str) -> WordClasses {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(built_in::CLASSES).unwrap_or_default());
    TABLE.get(word)
}

/// Words in slots by their hash, at most half of which are taken; the words behind one another that share a slot.
#[derive(Debug, Default)]
struct Table {
    slots: Vec<Option<(Box<str>, WordClasses)>>,
    longest: usize,
}

#[derive(Deserialize)]
struct List {
    class: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: WordClass,
    words: Vec<String>,
    #[expect(dead_code, reason = "for readers of the table")]
    note: Option<String>,
}

impl Table {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let words = || list.class.iter().flat_map(|entry| &entry.words);
        let mut table = Self {
            slots: vec![None; (2 * words().count()).next_power_of_two()],
            longest: words().map(String::len).max().unwrap_or(0),
        };
        for entry in &list.class {
            for word in &entry.words {
                let idx = table.slot(word);
                let (_, classes) = table.slots[idx]
                    .get_or_insert_with(|| (word.as_str().into(), WordClasses::NONE));
                classes.0[entry.id as usize / 64] |= 1 << (entry.id as usize % 64);
            }
        }
        Ok(table)
    }

    /// The slot where `word` stands or would stand.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut idx = usize::try_from(fnv(&[word.as_bytes()]) >> 32).unwrap_or(0) & mask;
        while self.slots[idx]
            .as_ref()
            .is_some_and(|(taken, _)| **taken != *word)
        {
            idx = (idx + 1) & mask;
        }
        idx
    }

    fn get(&self, word: &str) -> WordClasses {
        if word.is_empty() || word.len() > self.longest {
            return WordClasses::NONE;
        }
        let found = self.slots.get(self.slot(word)).and_then(Option::as_ref);
        found.map_or(WordClasses::NONE, |(_, classes)| *classes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_one_entry_in_order_and_no_word_twice() {
        let list: List = parse(built_in::CLASSES).unwrap();
        let ids: Vec<WordClass> = list.class.iter().map(|entry| entry.id).collect();
        assert_eq!(ids, WordClass::ALL);
        let names: Vec<String> = ids.iter().map(|id| format!("{id:?}")).collect();
        assert!(names.is_sorted(), "{names:?}");
        for Entry { id, words, .. } in &list.class {
            assert!(!words.is_empty(), "{id:?} has no word");
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{id:?}: {pair:?} is out of order");
            }
        }
    }

    #[test]
    fn every_word_is_of_its_classes_and_of_no_other() {
        let list: List = parse(built_in::CLASSES).unwrap();
        for word in list.class.iter().flat_map(|entry| &entry.words) {
            assert_eq!(*word, word.to_lowercase());
            for entry in &list.class {
                assert_eq!(entry.id.has(word), entry.words.contains(word), "{word}");
            }
        }
        for unknown in ["", "q", "Mr", "counterrevolutionaries", "ü"] {
            assert!(classes_of(unknown).is_empty(), "{unknown}");
        }
    }

    #[test]
    fn sets_of_classes_are_constants() {
        const ANY: WordClasses = WordClasses::of(&[WordClass::Elision, WordClass::NumberSuffix]);
        assert!(classes_of("th").has_any(ANY));
        assert!(classes_of("twas").has_any(ANY));
        assert!(!classes_of("sun").has_any(ANY));
    }
}
