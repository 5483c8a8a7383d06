//! Who speaks: one person or body under all the names that articles give, whatever the order of the articles.
//!
//! The different wordings are sorted first, so that what is joined with what never hangs on which one came first. A
//! short form, initials or a title are laid to a fuller name only where there is one that they can mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::clusters::Clusters;
use tally_language::lexicon::{WordClass, speech};

/// With how many others that end alike a name is compared.
const ALIKE: usize = 64;

/// The voice of each speaker, by the fullest name among those given that it goes by; the same for the same voice.
pub fn voices(speakers: &[Option<&str>]) -> Vec<Option<Arc<str>>> {
    let mut distinct: Vec<&str> = speakers.iter().flatten().copied().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let names: Vec<Name> = distinct.iter().map(|words| Name::read(words)).collect();
    let mut clusters = Clusters::new(names.len());
    join_alike(&mut clusters, &names);
    join_short(&mut clusters, &names);
    join_initials(&mut clusters, &names);
    join_titles(&mut clusters, &names);
    let mut fullest: BTreeMap<usize, &Name> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let best = fullest.entry(clusters.root(at)).or_insert(name);
        if name.rank() > best.rank() {
            *best = name;
        }
    }
    // One text for each voice, however many speak with it.
    let mut keys: BTreeMap<usize, Option<Arc<str>>> = BTreeMap::new();
    for (root, name) in fullest {
        let key = name.key();
        keys.insert(root, (!key.is_empty()).then(|| Arc::from(key)));
    }
    let voice: BTreeMap<&str, Option<Arc<str>>> = (0..names.len())
        .map(|at| {
            (
                distinct[at],
                keys.get(&clusters.root(at)).cloned().flatten(),
            )
        })
        .collect();
    speakers
        .iter()
        .map(|words| voice.get((*words)?).cloned().flatten())
        .collect()
}

/// A speaker's wording, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    /// Whether it is the proper name of a person, as far as its form tells.
    is_person: bool,
    /// Whether all its words are capitalised, as those of a name are: "Fire Office", not "fire officials".
    is_proper: bool,
    /// Its words without titles and articles, folded.
    words: Vec<String>,
    /// The words of its title, in lower case.
    titles: Vec<String>,
    /// The first letters of its capitalised words.
    initials: String,
}

impl Name {
    fn read(wording: &str) -> Self {
        let words = split(wording);
        let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
        // "Hill's spokesman, Piet Vos" speaks for himself, "Hill's spokesman" is not Hill.
        let own = words.iter().rposition(|word| *word == "'s");
        let told: Vec<&str> = words.iter().copied().filter(|word| *word != "'s").collect();
        let last = told.last().map_or("", |word| word).to_lowercase();
        let names_body = speech().is_body(&last) || speech().is_speaker(&last);
        let title = |word: &&str| speech().is_title(&word.to_lowercase());
        let start = told
            .iter()
            .rposition(|word| title(word) || !is_capital(word))
            .map_or(0, |at| at + 1);
        let start = start.max(own.unwrap_or(0));
        let is_person = start < told.len() && !names_body && told.last().is_some_and(is_capital);
        let (titles, words) = if is_person {
            told.split_at(start)
        } else {
            told.split_at(0)
        };
        let words: Vec<String> = words
            .iter()
            .map(|word| {
                if is_person {
                    fold(word)
                } else {
                    word.to_lowercase().replace('.', "")
                }
            })
            .collect();
        Self {
            is_person,
            is_proper: told.iter().all(is_capital),
            words,
            titles: titles.iter().map(|word| word.to_lowercase()).collect(),
            initials: told
                .iter()
                .filter(|word| is_capital(word))
                .flat_map(|word| initials(word))
                .collect(),
        }
    }

    fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    fn key(&self) -> String {
        self.words.join(" ")
    }

    /// The fullest name first, then by its letters.
    fn rank(&self) -> (usize, usize, std::cmp::Reverse<String>) {
        let letters = self.words.iter().map(String::len).sum();
        (self.words.len(), letters, std::cmp::Reverse(self.key()))
    }

    /// Names are the same where they end alike and one is part of the other.
    fn is_same(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() {
            (self, other)
        } else {
            (other, self)
        };
        let part = |word: &String| long.words.iter().any(|one| are_alike(word, one));
        self.last() == other.last() && short.words.iter().all(part)
    }
}

/// The letters that a word brings to an abbreviation: all of "U.S.", the first of others.
fn initials(word: &str) -> Vec<char> {
    let is_short = word.chars().all(|c| c.is_uppercase() || c == '.');
    let letters = word.chars().filter(|c| c.is_alphanumeric());
    letters
        .take(if is_short { word.len() } else { 1 })
        .collect()
}

/// The words of a name without articles; "U.N." is "UN", and what a thing belongs to is followed by "'s".
fn split(wording: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in wording.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let bare = ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end));
        let clean = bare.unwrap_or(word);
        if clean.is_empty() || WordClass::ArticleWord.has(&clean.to_lowercase()) {
            continue;
        }
        words.push(clean.trim_end_matches('.'));
        if bare.is_some() {
            words.push("'s");
        }
    }
    if words.last() == Some(&"'s") {
        words.pop();
    }
    words
}

/// Lower case, doubled letters as one, and the endings and letters that transliterations differ in as one of them.
fn fold(word: &str) -> String {
    let mut lower = word.to_lowercase().replace('.', "");
    let is_initials = word.chars().all(|c| c.is_uppercase() || c == '.');
    if is_initials {
        return lower;
    }
    for (from, to) in [("kh", "h"), ("ou", "u"), ("ph", "f"), ("ck", "k")] {
        lower = lower.replace(from, to);
    }
    let mut out = String::with_capacity(lower.len());
    for c in lower.chars().filter(|c| c.is_alphanumeric()) {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    let stem = out.trim_end_matches(['i', 'y', 'j']);
    if stem.len() < out.len() && stem.len() > 1 {
        format!("{stem}y")
    } else {
        out
    }
}

/// Whether two words of a name may be one: an initial, or long names of the same consonants ("Mohammed").
fn are_alike(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    a == b || initial(a, b) || initial(b, a) || {
        let (a, b) = (consonants(a), consonants(b));
        a.len() > 3 && a == b
    }
}

fn consonants(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
        .collect()
}

/// Names of two words and more that end alike, and wordings that differ in letters' case and articles only.
fn join_alike(clusters: &mut Clusters, names: &[Name]) {
    let mut ending: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut whole: BTreeMap<&[String], usize> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        if let Some(other) = whole.insert(&name.words, at) {
            clusters.join(other, at);
        }
        if !name.is_person || name.words.len() < 2 {
            continue;
        }
        let others = ending.entry(name.last()).or_default();
        for other in others.iter().rev().take(ALIKE) {
            if names[*other].is_same(name) {
                clusters.join(*other, at);
            }
        }
        others.push(at);
    }
}

/// Names that end one fuller voice only: "Ruiz", "officials", "Fire Office" where one is the "Norvian Fire Office".
fn join_short(clusters: &mut Clusters, names: &[Name]) {
    let mut ending: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        let key = (name.is_person, name.last());
        ending.entry(key).or_default().push(at);
    }
    let is_short = |name: &Name| name.words.len() == 1 || name.is_proper && !name.is_person;
    let mut short: Vec<usize> = (0..names.len())
        .filter(|at| is_short(&names[*at]))
        .collect();
    // Longer ones first, so that what a shorter one may mean is one voice already.
    short.sort_by_key(|at| std::cmp::Reverse(names[*at].words.len()));
    for at in short {
        let name = &names[at];
        let fuller: Vec<usize> = ending[&(name.is_person, name.last())]
            .iter()
            .copied()
            .filter(|other| {
                let words = &names[*other].words;
                words.len() > name.words.len() && words.ends_with(&name.words)
            })
            .collect();
        join_only(clusters, at, Some(&fuller));
    }
}

/// "WHO" and the one name of those initials.
fn join_initials(clusters: &mut Clusters, names: &[Name]) {
    let mut spelled: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, name) in names
        .iter()
        .enumerate()
        .filter(|(_, name)| name.words.len() > 1)
    {
        if name.initials.len() > 1 && name.titles.is_empty() {
            spelled.entry(&name.initials).or_default().push(at);
        }
    }
    let shouted: Vec<(usize, String)> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| name.words.len() == 1)
        .map(|(at, name)| (at, name.words[0].to_uppercase().replace('.', "")))
        .collect();
    for (at, initials) in shouted {
        join_only(clusters, at, spelled.get(initials.as_str()));
    }
}

/// "The Norvian president" and the one person who is given that title.
fn join_titles(clusters: &mut Clusters, names: &[Name]) {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate().filter(|(_, name)| name.is_person) {
        if let Some(office) = name.titles.last() {
            holders.entry(office).or_default().push(at);
        }
    }
    for (at, name) in names.iter().enumerate() {
        if name.is_person || name.words.len() < 2 {
            continue;
        }
        let all = holders.get(name.last()).map_or(&[][..], Vec::as_slice);
        let holds = |holder: &&usize| {
            let titles = &names[**holder].titles;
            name.words.iter().all(|word| titles.contains(word))
        };
        let fitting: Vec<usize> = all.iter().take(ALIKE).filter(holds).copied().collect();
        join_only(clusters, at, Some(&fitting));
    }
}

/// Joins `at` with `others` if these are one voice.
fn join_only(clusters: &mut Clusters, at: usize, others: Option<&Vec<usize>>) {
    let Some((first, rest)) = others.and_then(|others| others.split_first()) else {
        return;
    };
    let root = clusters.root(*first);
    if rest.iter().all(|other| clusters.root(*other) == root) {
        clusters.join(*first, at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two speakers are one voice among `others`, in whatever order they are given.
    #[track_caller]
    fn same_among(a: &str, b: &str, others: &[&str]) -> bool {
        let mut all: Vec<Option<&str>> = vec![Some(a), Some(b)];
        all.extend(others.iter().map(|other| Some(*other)));
        let forth = voices(&all);
        all.reverse();
        let back = voices(&all);
        assert_eq!(forth, back.into_iter().rev().collect::<Vec<_>>());
        forth[0] == forth[1]
    }

    fn same(a: &str, b: &str) -> bool {
        same_among(a, b, &[])
    }

    #[test]
    fn a_speaker_is_known_by_a_short_form_a_title_or_another_spelling() {
        assert!(same("Mayor Ana Ruizz", "Ruiz"));
        assert!(same("the Harbour Office", "Harbour Office"));
        assert!(same("the police", "Police"));
        assert!(same("Oleh Barvinsky", "President Oleh Barvinskyy"));
        assert!(same("Oleh Barvinskiy", "Barvinsky"));
        assert!(same("Mr. Ruiz", "Ana Ruiz"));
        assert!(same("A. Ruiz", "Ana Ruiz"));
        assert!(same("Mohammed Karim", "Muhammad Karim"));
        assert!(same(
            "Norvian President Oleh Barvinsky",
            "the Norvian president"
        ));
    }

    #[test]
    fn initials_are_the_one_body_that_they_can_mean() {
        assert!(same("WFO", "the World Fire Organization"));
        assert!(same("U.N.", "UN"));
        assert!(same("UN", "United Nations"));
        assert!(same("NFO", "the N.F. Office"));
        assert!(!same_among(
            "WFO",
            "World Fire Organization",
            &["Western Fruit Office"]
        ));
    }

    #[test]
    fn speakers_who_share_a_word_only_are_two() {
        assert!(!same("Ana Ruiz", "Pedro Ruiz"));
        assert!(!same("northern officials", "southern officials"));
        assert!(!same("Interior Ministry", "Defence Ministry"));
        assert!(!same("Ruiz's spokesman", "Ruiz"));
        assert!(!same("Ruiz’s spokesman Piet Vos", "Ana Ruiz"));
        assert!(!same("Maria Ruiz", "Mario Ruiz"));
        assert!(!same("the president", "President Ana Ruiz"));
    }

    #[test]
    fn a_short_form_of_two_is_neither() {
        assert!(!same_among("Ruiz", "Ana Ruiz", &["Pedro Ruiz"]));
        assert!(!same_among(
            "officials",
            "port officials",
            &["tax officials"]
        ));
        assert!(same_among("officials", "port officials", &[]));
        assert!(same("Fire Office", "the Norvian Fire Office"));
        assert!(!same("the fire office", "the Norvian Fire Office"));
        assert!(!same_among(
            "Fire Office",
            "Norvian Fire Office",
            &["Belkan Fire Office"]
        ));
    }
}
