//! The words around a figure that tell how it is meant: as a part, as a forecast, as an earlier state.

use std::borrow::Cow;

use tally_language::lexicon::{Cue, WordClass};
use tally_reading::Figure;

/// How far to look, in bytes: a sentence may be a megabyte long.
const REACH: usize = 160;

/// The words on both sides of a figure, inside its sentence, lower case.
pub(super) struct Context<'a> {
    before: Vec<Cow<'a, str>>,
    after: Vec<Cow<'a, str>>,
    /// Those behind it up to the next number, sign or conjunction.
    clause: Vec<Cow<'a, str>>,
}

/// Words for how badly people are hurt, and the one that stands for them.
const SEVERITIES: [(WordClass, &str); 3] = [
    (WordClass::CriticalHurt, "critical"),
    (WordClass::SeriousHurt, "serious"),
    (WordClass::SlightHurt, "slight"),
];

impl<'a> Context<'a> {
    /// Cuts the words around `figure` out of `text`.
    pub(super) fn of(text: &'a str, figure: &Figure) -> Self {
        let (sentence, number) = (figure.sentence, figure.number);
        let from = boundary(text, sentence.start.max(number.start.saturating_sub(REACH)));
        let to = boundary(text, sentence.end.min(number.end.saturating_add(REACH)));
        Self {
            before: words(text.get(from..number.start).unwrap_or("")),
            after: words(text.get(number.end..to).unwrap_or("")),
            clause: words(clause(text.get(number.end..to).unwrap_or(""))),
        }
    }

    fn just_before(&self, n: usize) -> impl Iterator<Item = &str> {
        self.before.iter().rev().take(n).map(AsRef::as_ref)
    }

    fn just_after(&self, n: usize) -> impl Iterator<Item = &str> {
        self.after.iter().take(n).map(AsRef::as_ref)
    }

    /// "Another four", "four other people", "six more bodies", "a further 12".
    pub(super) fn adds_to_others(&self) -> bool {
        let than = self.just_after(2).any(|word| word == "than");
        self.just_before(1)
            .any(|word| WordClass::AdditionBefore.has(word))
            || !than && self.just_after(1).any(|word| Cue::Adding.holds(word))
    }

    /// How badly, where the words up to the next number or sign say so: "15 critically", "10 of whom remain critical".
    pub(super) fn severity(&self) -> Option<&'static str> {
        let nearest = |word: &str| {
            let stem = word.strip_suffix("ly").unwrap_or(word);
            SEVERITIES
                .iter()
                .find(|(class, _)| class.has(stem))
                .map(|(_, name)| *name)
        };
        self.clause.iter().find_map(|word| nearest(word))
    }

    /// "88 of them", "10 of whom".
    pub(super) fn is_part_of_them(&self) -> bool {
        let mut after = self.just_after(2);
        after.next().is_some_and(|word| word == "of")
            && after
                .next()
                .is_some_and(|word| WordClass::AnaphorOfMany.has(word))
    }

    /// What an earlier report says, or what it changed from: "up from 54", "to 5.2% from 5.4%".
    pub(super) fn marks_an_earlier_state(&self) -> bool {
        let before: Vec<&str> = self.just_before(6).collect();
        let from = before.first() == Some(&"from");
        let moves = before.get(1).is_some_and(|word| Cue::Change.holds(word));
        let onwards = self.just_after(4).any(|word| word == "to")
            || before.iter().skip(1).any(|word| *word == "to");
        self.marks_an_earlier_report() || from && (moves || onwards)
    }

    /// "Previous estimate of over 46,000", "said earlier that it had confirmed 30".
    pub(super) fn marks_an_earlier_report(&self) -> bool {
        let before: Vec<&str> = self.just_before(10).collect();
        before.windows(2).any(|pair| {
            let (next, word) = (pair[0], pair[1]);
            Cue::EarlierCount.holds(word) && Cue::Report.holds(next)
                || Cue::EarlierSaying.holds(word) && Cue::Reported.holds(next)
                || Cue::EarlierSaying.holds(next) && Cue::Reported.holds(word)
        })
    }

    /// "Economists expected 700,000", "forecasts of".
    pub(super) fn is_foreseen(&self) -> bool {
        let foreseen = |word: &str| Cue::Foreseen.holds(word);
        let forecaster = |word: &str| Cue::Forecaster.holds(word);
        let near = if self.just_before(usize::MAX).any(forecaster) {
            usize::MAX
        } else {
            6
        };
        self.just_before(near).any(foreseen) || self.just_after(3).any(foreseen)
    }

    /// The last year named before the figure in its sentence.
    pub(super) fn year_before(&self) -> Option<i16> {
        self.before.iter().rev().find_map(|word| {
            let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
            let year: i16 = if year {
                word.parse().ok()?
            } else {
                return None;
            };
            (1900..2100).contains(&year).then_some(year)
        })
    }

    /// Lower-case words of four letters and more, without those that every report uses.
    pub(super) fn telling_words(&self) -> impl Iterator<Item = &str> {
        let words = self.before.iter().chain(&self.after);
        words
            .map(AsRef::as_ref)
            .filter(|word: &&str| word.len() > 3 && word.chars().all(char::is_alphabetic))
            .filter(|word| !Cue::Idle.holds(word))
            .map(|word| word.strip_suffix('s').unwrap_or(word))
    }
}

/// The text up to the next number, sign or "and".
fn clause(text: &str) -> &str {
    let sign = |c: char| c.is_numeric() || matches!(c, ',' | ';' | ':' | '.' | '(' | ')');
    let text = text.split(sign).next().unwrap_or("");
    text.split(" and ").next().unwrap_or("")
}

fn words(text: &str) -> Vec<Cow<'_, str>> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(lower)
        .collect()
}

fn lower(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
