//! Counts and lists as an editor would print them.

use std::borrow::Cow;

use super::Segment;

/// "a", "a and b", "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "one", "two" … "ten", then digits: for counting articles and figures in a sentence.
pub(super) fn count(n: usize) -> Segment {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS.get(n).map_or(Segment::Number(n.into()), |word| {
        Segment::Words(Cow::Borrowed(word))
    })
}
