//! Two wordings of one sentence, word by word: which words stand in one of them alone.

use super::Span;

/// Longer sentences are not compared: nobody reads them side by side.
const MOST_WORDS: usize = 160;

/// Of two sentences the words that the other does not have in this order, neighbours as one span; `None` where less
/// than half of the longer one's words are common, so that they are not two wordings of one sentence.
pub fn differing(one: &str, other: &str) -> Option<(Vec<Span>, Vec<Span>)> {
    let (a, b) = (words(one), words(other));
    if a.len().max(b.len()) > MOST_WORDS || a.is_empty() || b.is_empty() {
        return None;
    }
    let (in_a, in_b) = common(&folded(one, &a), &folded(other, &b));
    let kept = in_a.iter().filter(|kept| **kept).count();
    (kept * 2 >= a.len().max(b.len())).then(|| (alone(&a, &in_a), alone(&b, &in_b)))
}

/// Runs of letters and digits; an apostrophe, a point or a comma inside belongs to its word.
fn words(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some(last) if is_inside(&text[last.end..at]) => last.end = end,
            _ => words.push(Span::new(at, end)),
        }
    }
    words
}

fn is_inside(between: &str) -> bool {
    matches!(between, "" | "'" | "\u{2019}" | "." | ",")
}

/// For each word of both whether it is in their longest common run of words, in order, whatever stands between.
fn common(one: &[String], other: &[String]) -> (Vec<bool>, Vec<bool>) {
    // `longest[at][to]`: how many words the rests from `at` and from `to` on have in common.
    let mut longest = vec![vec![0_usize; other.len() + 1]; one.len() + 1];
    for at in (0..one.len()).rev() {
        for to in (0..other.len()).rev() {
            longest[at][to] = if one[at] == other[to] {
                longest[at + 1][to + 1] + 1
            } else {
                longest[at + 1][to].max(longest[at][to + 1])
            };
        }
    }
    let (mut in_one, mut in_other) = (vec![false; one.len()], vec![false; other.len()]);
    let (mut at, mut to) = (0, 0);
    while at < one.len() && to < other.len() {
        if one[at] == other[to] {
            (in_one[at], in_other[to]) = (true, true);
            at += 1;
            to += 1;
        } else if longest[at + 1][to] >= longest[at][to + 1] {
            at += 1;
        } else {
            to += 1;
        }
    }
    (in_one, in_other)
}

fn folded(text: &str, words: &[Span]) -> Vec<String> {
    words
        .iter()
        .map(|word| word.of(text).to_lowercase())
        .collect()
}

/// The words that are not common, those beside each other as one span.
fn alone(words: &[Span], common: &[bool]) -> Vec<Span> {
    let mut alone: Vec<Span> = Vec::new();
    let mut before = false;
    for (word, common) in words.iter().zip(common) {
        match alone.last_mut() {
            Some(last) if before && !common => last.end = word.end,
            _ if !common => alone.push(*word),
            _ => {}
        }
        before = !common;
    }
    alone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<(&[&str], &[&str])>) {
        let found = differing(one, other);
        let told = found.as_ref().map(|(a, b)| {
            let of = |text: &str, spans: &[Span]| -> Vec<String> {
                spans.iter().map(|span| span.of(text).to_owned()).collect()
            };
            (of(one, a), of(other, b))
        });
        let expected = expected.map(|(a, b)| {
            let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
            (owned(a), owned(b))
        });
        assert_eq!(told, expected);
    }

    #[test]
    fn words_of_one_wording_alone_are_found_in_both() {
        check(
            "The port needs concrete steps, the mayor said.",
            "\u{201c}The port needs concrete measures at once,\u{201d} the mayor said.",
            Some((&["steps"], &["measures at once"])),
        );
    }

    #[test]
    fn numbers_and_capitals_are_words_like_others() {
        check(
            "Don't ask: 1,170 boats sank.",
            "don't ask: 1,200 boats sank!",
            Some((&["1,170"], &["1,200"])),
        );
    }

    #[test]
    fn sentences_that_have_little_in_common_are_not_compared() {
        check(
            "The quay burned for two days.",
            "Seven ferries were late.",
            None,
        );
        check("", "Seven.", None);
    }
}
