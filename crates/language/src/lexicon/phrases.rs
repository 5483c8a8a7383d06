//! Forms of one or more words, found at the start of a run of words.

use std::collections::BTreeMap;

use super::LexiconError;
use crate::text::{Span, tokens};

/// A table from forms of one or more words to what they mean; the longest form wins.
#[derive(Debug)]
pub struct Phrases<T> {
    /// By first word; longest form first.
    by_first: BTreeMap<String, Vec<Form<T>>>,
}

#[derive(Debug)]
struct Form<T> {
    rest: Vec<String>,
    owner: String,
    means: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: BTreeMap::new(),
        }
    }
}

/// The words of a form, as tokens cut them.
fn words(form: &str) -> Vec<String> {
    tokens(form, Span::new(0, form.len()))
        .iter()
        .map(|token| token.span.of(form).to_owned())
        .collect()
}

impl<T> Phrases<T> {
    /// Adds `form` for `owner`.
    ///
    /// # Errors
    /// When another owner has the form, or the form is empty.
    pub fn insert(&mut self, form: &str, owner: &str, means: T) -> Result<(), LexiconError> {
        let mut rest = words(form);
        if rest.is_empty() {
            return Err(LexiconError::Value {
                value: form.to_owned(),
                owner: owner.to_owned(),
            });
        }
        let first = rest.remove(0);
        let forms = self.by_first.entry(first).or_default();
        if let Some(taken) = forms.iter().find(|other| other.rest == rest) {
            return Err(LexiconError::Ambiguous {
                form: form.to_owned(),
                first: taken.owner.clone(),
                second: owner.to_owned(),
            });
        }
        let at = forms.partition_point(|other| other.rest.len() >= rest.len());
        let owner = owner.to_owned();
        forms.insert(at, Form { rest, owner, means });
        Ok(())
    }

    /// The longest form that `words` starts with: how many words it has, and what it means.
    pub fn find<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &T)> {
        let forms = self.by_first.get(words.first()?.as_ref())?;
        let following = &words[1..];
        forms
            .iter()
            .find(|form| {
                following.len() >= form.rest.len()
                    && form
                        .rest
                        .iter()
                        .zip(following)
                        .all(|(a, b)| a == b.as_ref())
            })
            .map(|form| (form.rest.len() + 1, &form.means))
    }

    /// What a form of exactly one word means.
    pub fn word(&self, word: &str) -> Option<&T> {
        let forms = self.by_first.get(word)?;
        forms
            .last()
            .filter(|form| form.rest.is_empty())
            .map(|form| &form.means)
    }

    /// What the whole of `text` means.
    pub fn whole(&self, text: &str) -> Option<&T> {
        let words = words(text);
        self.find(&words)
            .filter(|(len, _)| *len == words.len())
            .map(|(_, means)| means)
    }

    /// Whether any word of `text` starts a form for which `wanted` holds; what examples are checked with.
    pub fn occurs(&self, text: &str, wanted: impl Fn(&T) -> bool) -> bool {
        let words = words(text);
        (0..words.len()).any(|at| {
            self.find(&words[at..])
                .is_some_and(|(_, means)| wanted(means))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_form_wins_and_none_has_two_owners() {
        let mut phrases = Phrases::default();
        phrases.insert("more than", "a", 1).unwrap();
        phrases.insert("more", "b", 2).unwrap();
        assert_eq!(phrases.find(&["more", "than", "ten"]), Some((2, &1)));
        assert_eq!(phrases.find(&["more", "ten"]), Some((1, &2)));
        assert_eq!(
            phrases.insert("more", "c", 3),
            Err(LexiconError::Ambiguous {
                form: "more".into(),
                first: "b".into(),
                second: "c".into()
            })
        );
    }
}
