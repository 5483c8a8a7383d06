//! What the words between two figures say of how they belong together.

use crate::finding::compared::Compared;
use tally_language::lexicon::{Cue, WordClass};
use tally_language::text::Span;
use tally_reading::{Factuality, Figure};

/// The most bytes between two mentions that may belong to one equation.
const REACH: usize = 200;

/// How many bytes before a mention tell what leads to it.
const LEAD: usize = 48;

/// How many rows on either side are looked at.
const MOST_ROWS: usize = 8;

/// How many bytes lie between a sentence and the next: a space, a closing quotation mark.
const NEXT: usize = 4;

/// The figure of a row.
pub(super) fn figure<'a>(compared: &'a Compared<'_>, row: usize) -> &'a Figure {
    &compared.table.rows[row].figure
}

/// Whether a row can stand in an equation: it is not rejected, not denied, and not below zero.
pub(super) fn is_usable(compared: &Compared<'_>, row: usize) -> bool {
    let measure = &compared.measures[row];
    !compared.left_out.contains(&row)
        && measure.single().is_some_and(|n| !n.is_sign_negative())
        && measure.mood != Factuality::Negated
}

/// Whether its number is written in words alone: "a third" and "half" are said more loosely than digits.
pub(super) fn is_worded(compared: &Compared<'_>, row: usize) -> bool {
    let number = figure(compared, row).number;
    !number
        .of(&compared.table.article(row).text)
        .contains(|c: char| c.is_ascii_digit())
}

/// Whether its number is counted in dozens, which is hardly ever meant to the last one.
pub(super) fn is_loose(compared: &Compared<'_>, row: usize) -> bool {
    let number = figure(compared, row).number;
    let printed = number.of(&compared.table.article(row).text).to_lowercase();
    printed.contains("dozen")
}

/// The rows beside `row` in its sentence and the two around it, in the text's order.
pub(super) fn neighbours(compared: &Compared<'_>, row: usize) -> Vec<usize> {
    around(compared, row)
        .filter(|other| {
            let (one, other) = (figure(compared, row), figure(compared, *other));
            one.paragraph == other.paragraph && is_next(one.sentence, other.sentence)
        })
        .collect()
}

/// The rows beside `row` in its sentence, in the text's order.
pub(super) fn companions(compared: &Compared<'_>, row: usize) -> Vec<usize> {
    around(compared, row)
        .filter(|other| in_one_sentence(compared, row, *other))
        .collect()
}

/// Whether two rows stand in one sentence.
pub(super) fn in_one_sentence(compared: &Compared<'_>, a: usize, b: usize) -> bool {
    compared.table.rows[a].article == compared.table.rows[b].article
        && figure(compared, a).sentence == figure(compared, b).sentence
}

fn around<'a>(compared: &'a Compared<'_>, row: usize) -> impl Iterator<Item = usize> + 'a {
    let rows = &compared.table.rows;
    let last = rows.len().min(row + MOST_ROWS + 1);
    (row.saturating_sub(MOST_ROWS)..last).filter(move |other| {
        *other != row && rows[*other].article == rows[row].article && is_usable(compared, *other)
    })
}

fn is_next(a: Span, b: Span) -> bool {
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    a == b
        || second
            .start
            .checked_sub(first.end)
            .is_some_and(|gap| gap <= NEXT)
}

/// The text from the end of one mention to the start of another behind it, not far off.
pub(super) fn gap<'a>(compared: &'a Compared<'_>, a: usize, b: usize) -> Option<&'a str> {
    let (first, second) = (figure(compared, a), figure(compared, b));
    let from = first.span.end.min(second.span.start);
    let is_behind = first.number.end <= second.number.start;
    let is_near = second.span.start - from <= REACH;
    let text = &compared.table.article(a).text;
    (is_behind && is_near && compared.table.rows[a].article == compared.table.rows[b].article)
        .then(|| text.get(from..second.span.start))
        .flatten()
}

/// The words of the gap between two mentions, lower case.
pub(super) fn words_between(compared: &Compared<'_>, a: usize, b: usize) -> Option<Vec<String>> {
    Some(words(gap(compared, a, b)?))
}

/// The words before a mention in its sentence, nearest first, lower case.
pub(super) fn words_before(compared: &Compared<'_>, row: usize) -> Vec<String> {
    let figure = figure(compared, row);
    let text = &compared.table.article(row).text;
    let start = figure
        .sentence
        .start
        .max(boundary(text, figure.span.start.saturating_sub(LEAD)));
    let mut words = words(text.get(start..figure.span.start).unwrap_or(""));
    words.reverse();
    words
}

/// The text behind a mention in its sentence.
pub(super) fn text_after<'a>(compared: &'a Compared<'_>, row: usize) -> &'a str {
    let figure = figure(compared, row);
    let text = &compared.table.article(row).text;
    let end = figure
        .sentence
        .end
        .min(boundary(text, figure.span.end.saturating_add(REACH)));
    text.get(figure.span.end..end).unwrap_or("")
}

/// The first few words behind a mention in its sentence, lower case.
pub(super) fn words_after(compared: &Compared<'_>, row: usize) -> Vec<String> {
    let after = text_after(compared, row);
    let end = boundary(after, LEAD);
    words(after.get(..end).unwrap_or(""))
}

/// Words, lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether `words` lead from a part to its whole: "of", "of the", "of its total".
pub(super) fn leads_to_whole(words: &[String]) -> bool {
    let light = |word: &String| WordClass::DeterminerOfWhole.has(word) || word == "total";
    words
        .split_first()
        .is_some_and(|(first, rest)| first == "of" && rest.len() <= 2 && rest.iter().all(light))
}

/// Whether one mention only says in another way what the one before it says: "80%, or $2.5 billion", "36 (84%)".
pub(super) fn is_apposed(compared: &Compared<'_>, a: usize, b: usize) -> bool {
    let Some(gap) = gap(compared, a, b) else {
        return false;
    };
    let words = words(gap);
    let only = |word: &str| words.len() == 1 && words[0] == word;
    only("or") || words.is_empty() && gap.contains('(')
}

/// "A total of $360,000", "$360,000 in all".
pub(super) fn is_called_total(compared: &Compared<'_>, total: usize) -> bool {
    let before = words_before(compared, total);
    let before: Vec<&str> = before.iter().take(2).map(String::as_str).collect();
    let after = words_after(compared, total);
    let after: Vec<&str> = after.iter().take(2).map(String::as_str).collect();
    let summing = |word: &&str| WordClass::SummingWord.has(word);
    before.first().is_some_and(summing)
        || before == ["of", "total"]
        || matches!(
            after.as_slice(),
            ["in", "all" | "total"] | ["altogether", ..]
        )
        || figure(compared, total)
            .counted
            .as_ref()
            .is_some_and(|counted| counted.head == "total")
}

/// Which way a figure is said to have moved by so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// "Up 9,000", "a rise of 20%".
    Up,
    /// "Down 9,000", "a 20% fall".
    Down,
}

impl Direction {
    /// The way that a word tells.
    pub(super) fn told_by(word: &str) -> Option<Self> {
        if Cue::Rising.holds(word) {
            return Some(Self::Up);
        }
        Cue::Falling.holds(word).then_some(Self::Down)
    }

    /// The way of a figure that is a change by so much; `None` where it is none.
    pub(super) fn of(compared: &Compared<'_>, row: usize) -> Option<Self> {
        let before = words_before(compared, row);
        let mut near = before.iter().take(2);
        let first = near.next().map(String::as_str);
        let second = near.next().map(String::as_str);
        let led = match first {
            Some(word) if WordClass::LinkToDirection.has(word) => second,
            other => other,
        };
        let counted = figure(compared, row).counted.as_ref();
        let own = counted
            .filter(|c| figure(compared, row).span.cover(c.span) == figure(compared, row).span);
        // "Making up 80%" is no rise.
        let makes = second.is_some_and(|word| word.starts_with("mak") || word == "made");
        led.filter(|word| !(*word == "up" && makes))
            .and_then(Self::told_by)
            .or_else(|| Self::told_by(&own?.head))
            .or_else(|| {
                let after = words_after(compared, row);
                let word = after.first()?;
                Cue::Shift
                    .holds(word)
                    .then(|| Self::told_by(word))
                    .flatten()
            })
    }
}
