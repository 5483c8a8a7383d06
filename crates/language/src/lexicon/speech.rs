//! Who says, and how.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::grammar::inflections;
use super::{LexiconError, Lists, Phrases, built_in, grammar, parse};

/// The words of saying.
#[derive(Debug, Default)]
pub struct Speech {
    verbs: BTreeSet<String>,
    strong: BTreeSet<String>,
    phrases: Phrases<SpeakerCue>,
    speakers: BTreeSet<String>,
    bodies: BTreeSet<String>,
    papers: BTreeSet<String>,
    showing: BTreeSet<String>,
    stating: BTreeSet<String>,
    counting: BTreeSet<String>,
    revising: BTreeSet<String>,
    unnamed: Phrases<()>,
    hearers: BTreeSet<String>,
    voids: BTreeSet<String>,
    titles: BTreeSet<String>,
    media: BTreeSet<String>,
}

/// What stands before a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeakerCue {
    /// Whoever says it: "according to".
    Speaker,
    /// Whoever told it to the one who reports it: "citing".
    Origin,
}

/// The list that ships with the program.
pub fn speech() -> &'static Speech {
    static TABLE: LazyLock<Speech> = LazyLock::new(|| Speech::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::SPEECH;

impl Speech {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let lists: Lists = parse(source)?;
        let mut table = Self::default();
        for entry in lists.list {
            let forms = entry.forms;
            match entry.name.as_str() {
                "verb" => table.verbs = inflected(&forms),
                "strong" => table.strong = inflected(&forms),
                "phrase" => {
                    for form in &forms {
                        table.phrases.insert(form, "phrase", SpeakerCue::Speaker)?;
                    }
                }
                "origin" => {
                    for form in &forms {
                        table.phrases.insert(form, "origin", SpeakerCue::Origin)?;
                    }
                }
                "unnamed" => {
                    for form in &forms {
                        table.unnamed.insert(form, "unnamed", ())?;
                    }
                }
                "speaker" => table.speakers.extend(forms),
                "body" => table.bodies.extend(forms),
                "paper" => table.papers.extend(forms),
                "showing" => table.showing = inflected(&forms),
                "stating" => table.stating = inflected(&forms),
                "counting" => table.counting = inflected(&forms),
                "revising" => table.revising = inflected(&forms),
                "hearer" => table.hearers = inflected(&forms),
                "void" => table.voids.extend(forms),
                "title" => table.titles.extend(forms),
                "medium" => table.media.extend(forms),
                _ => {
                    return Err(LexiconError::Value {
                        value: entry.name,
                        owner: "speech".to_owned(),
                    });
                }
            }
        }
        Ok(table)
    }

    /// Whether `word` is a form of a verb of saying.
    pub fn is_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    /// Whether `word` is a verb of saying and hardly ever anything else.
    pub fn is_strong(&self, word: &str) -> bool {
        self.strong.contains(word)
    }

    /// How many of the lower-case `words` make a phrase that stands before a speaker, and before what speaker:
    /// "according to".
    pub fn phrase<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, SpeakerCue)> {
        self.phrases.find(words).map(|(len, before)| (len, *before))
    }

    /// Whether the lower-case `words` start to tell of a source in place of a name: "familiar with".
    pub fn is_unnamed<W: AsRef<str>>(&self, words: &[W]) -> bool {
        self.unnamed.find(words).is_some()
    }

    /// Whether `word` is a verb that has whom it is said to right behind it: "told".
    pub fn has_hearer(&self, word: &str) -> bool {
        self.hearers.contains(word)
    }

    /// Whether `word` is a verb by which papers speak: "shows".
    pub fn is_showing(&self, word: &str) -> bool {
        self.showing.contains(word)
    }

    /// Whether `word` is a verb that states the number in its object where its subject may know: "expects".
    pub fn is_stating(&self, word: &str) -> bool {
        self.stating.contains(word)
    }

    /// Whether `word` is such a verb where its subject is no single person: "counted".
    pub fn is_counting(&self, word: &str) -> bool {
        self.counting.contains(word)
    }

    /// Whether `word` is a verb by which a forecast is said anew: "raised".
    pub fn is_revising(&self, word: &str) -> bool {
        self.revising.contains(word)
    }

    /// Whether `word` behind a verb of saying undoes it: "nothing".
    pub fn is_void(&self, word: &str) -> bool {
        self.voids.contains(word)
    }

    /// Whether `word` names a speaker that is no person: "ministry".
    pub fn is_body(&self, word: &str) -> bool {
        self.bodies.contains(word)
    }

    /// Whether `word` names what someone wrote or gathered: "report".
    pub fn is_paper(&self, word: &str) -> bool {
        self.papers.contains(word)
    }

    /// Whether `word` names a speaker without a name: "police", "officials".
    pub fn is_speaker(&self, word: &str) -> bool {
        self.speakers.contains(word)
    }

    /// Whether `word` stands before a name.
    pub fn is_title(&self, word: &str) -> bool {
        self.titles.contains(word)
    }

    /// Whether `word` names a place where things are said: "television", "interview".
    pub fn is_medium(&self, word: &str) -> bool {
        self.media.contains(word)
    }
}

fn inflected(bases: &[String]) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    for base in bases {
        forms.insert(base.clone());
        forms.extend(inflections(base, grammar().irregular(base)));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::plain;

    #[test]
    fn every_example_holds() {
        let table = Speech::read(SOURCE).unwrap();
        let lists: Lists = parse(SOURCE).unwrap();
        for entry in &lists.list {
            for example in entry.examples.iter().map(|one| plain(one)) {
                let example = example.as_str();
                let text = example.to_lowercase();
                let words: Vec<&str> = text.split([' ', '.', ',', ':']).collect();
                let held = (0..words.len()).any(|at| match entry.name.as_str() {
                    "verb" => table.is_verb(words[at]),
                    "strong" => table.is_strong(words[at]),
                    "phrase" | "origin" => table.phrase(&words[at..]).is_some(),
                    "unnamed" => table.is_unnamed(&words[at..]),
                    "hearer" => table.has_hearer(words[at]),
                    "showing" => table.is_showing(words[at]),
                    "stating" => table.is_stating(words[at]),
                    "counting" => table.is_counting(words[at]),
                    "revising" => table.is_revising(words[at]),
                    "void" => table.is_void(words[at]),
                    "body" => table.is_body(words[at]),
                    "paper" => table.is_paper(words[at]),
                    "speaker" => table.is_speaker(words[at]),
                    "title" => table.is_title(words[at]),
                    _ => table.is_medium(words[at]),
                });
                assert!(held, "{example:?} holds no {}", entry.name);
            }
        }
    }
}
