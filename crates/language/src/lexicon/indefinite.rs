//! "A" or "an", by how a word is spoken.

use super::{WordClass, classes_of};

/// "a" or "an" before `phrase`, which starts in lower case: by the sound that it starts with, not by its letter.
pub fn indefinite_article(phrase: &str) -> &'static str {
    let word = phrase.split(|c: char| !c.is_alphanumeric()).next();
    let word = word.unwrap_or_default().to_lowercase();
    let classes = classes_of(&word);
    let vowel = word.starts_with(['a', 'e', 'i', 'o', 'u']);
    if classes.has(WordClass::SilentH) || vowel && !classes.has(WordClass::ConsonantSound) {
        "an"
    } else {
        "a"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_follows_the_sound() {
        for (phrase, article) in [
            ("official", "an"),
            ("union leader", "a"),
            ("university", "a"),
            ("unidentified man", "an"),
            ("one-time minister", "a"),
            ("EU-backed force", "a"),
            ("honorary consul", "an"),
            ("hospital", "a"),
            ("hour-long film", "an"),
            ("used car dealer", "a"),
            ("navy", "a"),
            ("", "a"),
        ] {
            assert_eq!(indefinite_article(phrase), article, "{phrase}");
        }
    }
}
