//! Who is at the end of the chain: one speaker in many articles is one origin, not many.

use crate::article::ArticleId;
use crate::group::Table;

/// Words before or in a name that do not tell one speaker from another.
const TITLES: [&str; 28] = [
    "the",
    "a",
    "an",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "president",
    "minister",
    "prime",
    "foreign",
    "vice",
    "deputy",
    "chancellor",
    "secretary",
    "governor",
    "mayor",
    "senator",
    "general",
    "gen",
    "colonel",
    "col",
    "chief",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "official",
];

/// The origin of each of `rows`, as numbers from 0 in order of first appearance.
///
/// Statements of one speaker, named in full or in short, have one origin. A statement without a speaker belongs to
/// the speaker whom its article names elsewhere among `rows` (as a headline does), else to its article.
pub fn origins(table: &Table, rows: &[usize]) -> Vec<usize> {
    let mut voices: Vec<Voice> = Vec::new();
    let mut found: Vec<Option<usize>> = rows
        .iter()
        .map(|row| {
            let speaker = &table.rows[*row].figure.attribution.as_ref()?.speaker;
            Some(place(&mut voices, Voice::speaker(speaker)?))
        })
        .collect();
    for at in 0..rows.len() {
        if found[at].is_some() {
            continue;
        }
        let article = table.rows[rows[at]].article;
        let named = (0..rows.len())
            .find(|other| table.rows[rows[*other]].article == article && found[*other].is_some());
        found[at] = named.and_then(|other| found[other]).or_else(|| {
            let id = table.articles[article].id.clone();
            Some(place(&mut voices, Voice::Article(id)))
        });
    }
    number(&found)
}

/// Numbers the voices in the order in which the rows name them.
fn number(found: &[Option<usize>]) -> Vec<usize> {
    let mut seen: Vec<usize> = Vec::new();
    let mut out = Vec::with_capacity(found.len());
    for voice in found.iter().flatten() {
        let at = seen.iter().position(|one| one == voice);
        out.push(at.unwrap_or(seen.len()));
        if at.is_none() {
            seen.push(*voice);
        }
    }
    out
}

fn place(voices: &mut Vec<Voice>, voice: Voice) -> usize {
    if let Some(at) = voices.iter().position(|known| known.same(&voice)) {
        return at;
    }
    voices.push(voice);
    voices.len() - 1
}

/// Whoever a statement can be laid at the door of.
#[derive(Debug, PartialEq, Eq)]
enum Voice {
    /// A proper name; its words without titles, folded.
    Name(Vec<String>),
    /// Any other speaker ("local police"), folded.
    Phrase(Vec<String>),
    /// No speaker: the article itself.
    Article(ArticleId),
}

impl Voice {
    /// `None` where nothing is left of the words.
    fn speaker(words: &str) -> Option<Self> {
        let all: Vec<&str> = words
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|word| !word.is_empty() && *word != "s")
            .collect();
        let told: Vec<&str> = all
            .iter()
            .copied()
            .filter(|word| !TITLES.contains(&word.to_lowercase().as_str()))
            .collect();
        let told = if told.is_empty() { all } else { told };
        let last = told.last()?;
        let folded: Vec<String> = told.iter().map(|word| fold(word)).collect();
        Some(if last.chars().next().is_some_and(char::is_uppercase) {
            Self::Name(folded)
        } else {
            Self::Phrase(folded)
        })
    }

    /// Names are the same where they end alike and one is part of the other.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Name(a), Self::Name(b)) => {
                let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
                a.last() == b.last() && short.iter().all(|word| long.contains(word))
            }
            // A phrase at a sentence's start looks like a name.
            (Self::Name(a), Self::Phrase(b)) | (Self::Phrase(a), Self::Name(b)) => a == b,
            _ => self == other,
        }
    }
}

/// Lower case, doubled letters as one: transliterations differ in them.
fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.to_lowercase().chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(a: &str, b: &str) -> bool {
        Voice::speaker(a).unwrap().same(&Voice::speaker(b).unwrap())
    }

    #[test]
    fn a_speaker_is_known_by_a_short_form_a_title_or_another_spelling() {
        assert!(same("Mayor Ana Ruizz", "Ruiz"));
        assert!(same("the Harbour Office", "Harbour Office"));
        assert!(same("the police", "Police"));
    }

    #[test]
    fn speakers_who_share_a_word_only_are_two() {
        assert!(!same("Ana Ruiz", "Pedro Ruiz"));
        assert!(!same("northern officials", "southern officials"));
        assert!(!same("Interior Ministry", "Defence Ministry"));
    }

    #[test]
    fn origins_are_numbered_as_they_appear() {
        assert_eq!(number(&[Some(2), Some(0), Some(2)]), [0, 1, 0]);
    }
}
