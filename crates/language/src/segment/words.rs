//! Words of a sentence, cut as the English treebanks of Universal Dependencies cut them.
//!
//! A word is mostly one token. Some are several tokens glued ("55,000", "Mr.", "e-mail", an address), some a part of
//! one ("do|n't", "can|not").

use super::is;
use crate::lexicon::{self, WordClass, units};
use crate::text::{Run, Span, Token, TokenKind, is_apostrophe, is_vulgar_fraction};

/// Finds where a word of several tokens that starts at a token ends.
type Joiner = fn(&Run<'_>, usize) -> Option<usize>;

/// In order: the first that finds a word of several tokens has its way.
const JOINERS: [Joiner; 10] = [
    link,
    address,
    number,
    abbreviation,
    prefixed,
    lettered,
    short_pair,
    elision,
    face,
    repeated_sign,
];

/// How far a joiner looks where its word may turn out to be none, so that the whole stays linear.
const REACH: usize = 64;

/// The words that `tokens` of one sentence make, in order; together they hold every byte of the tokens.
pub fn words(text: &str, tokens: &[Token]) -> Vec<Span> {
    let run = Run { text, tokens };
    let mut found = Vec::with_capacity(tokens.len() + tokens.len() / 8);
    let mut at = 0;
    while at < tokens.len() {
        let end = JOINERS
            .iter()
            .find_map(|joiner| joiner(&run, at))
            .filter(|end| *end > at + 1 && *end <= tokens.len());
        if let Some(end) = end {
            found.push(tokens[at].span.cover(tokens[end - 1].span));
            at = end;
        } else {
            split(&run, at, &mut found);
            at += 1;
        }
    }
    found
}

/// Adds the words of the one token `at`.
fn split(run: &Run<'_>, at: usize, found: &mut Vec<Span>) {
    let span = run.tokens[at].span;
    let word = span.of(run.text);
    if run.kind(at) != Some(TokenKind::Word) {
        found.push(span);
        return;
    }
    // The stop of a sentence is a word, also where it is the dot of "p.m." as well.
    let stop = (run.closes_sentence(at) && word.ends_with('.')).then(|| word.len() - 1);
    let mut start = span.start;
    for cut in lexicon::cuts_of_contraction(word).into_iter().chain(stop) {
        found.push(Span::new(start, span.start + cut));
        start = span.start + cut;
    }
    found.push(Span::new(start, span.end));
}

/// "https://…", "www.…", "mailto:…": all that is glued, but for the signs at its end.
fn link(run: &Run<'_>, at: usize) -> Option<usize> {
    let scheme = run.raw(at);
    let named = matches!(
        scheme,
        "http" | "https" | "ftp" | "mailto" | "Http" | "Https"
    ) && run.tied(at + 1, ":");
    let web = matches!(scheme, "www" | "WWW" | "Www") && run.tied(at + 1, ".");
    ((named || web) && run.glued(at + 2)).then(|| rest_of_link(run, at + 2))
}

/// Where what is glued from `at` ends, closing signs left out.
fn rest_of_link(run: &Run<'_>, at: usize) -> usize {
    let mut end = at;
    while end == at
        || (run.glued(end) && !matches!(run.raw(end), "<" | ">" | "\"" | "”" | ")" | "]"))
    {
        end += 1;
    }
    while end > at + 1 && is_trailing(run.raw(end - 1)) {
        end -= 1;
    }
    end
}

/// Signs that end a sentence or a part of it rather than an address.
fn is_trailing(sign: &str) -> bool {
    matches!(
        sign,
        "." | "," | ";" | ":" | "!" | "?" | "'" | "’" | "*" | "…" | "'s" | "’s"
    )
}

/// "a.hill@post.example", "example.com/news", "notes.doc".
fn address(run: &Run<'_>, at: usize) -> Option<usize> {
    let starts = run.is_letters(at) || run.is_digits(at);
    if !starts || (run.glued(at) && at > 0 && is_chained(run, at - 1)) {
        return None;
    }
    let mut end = at + 1;
    let mut mails = 0;
    while end < at + REACH && run.glued(end) && is_chained(run, end) {
        mails += usize::from(run.raw(end) == "@");
        end += 1;
    }
    while end > at + 1 && run.kind(end - 1) == Some(TokenKind::Sign) {
        end -= 1;
    }
    if mails == 1 && run.raw(end - 1) != "@" {
        return Some(end);
    }
    let dotted = end > at + 2 && run.raw(end - 2) == "." && run.is_letters(at);
    let named =
        dotted && is(WordClass::AddressEnd, run.raw(end - 1)) && is_one_case(run.raw(end - 1));
    if !named {
        return None;
    }
    Some(match run.raw(end) {
        "/" if run.glued(end) && run.glued(end + 1) => rest_of_link(run, end),
        _ => end,
    })
}

/// Whether token `at` may stand inside a name of the net.
fn is_chained(run: &Run<'_>, at: usize) -> bool {
    match run.kind(at) {
        Some(TokenKind::Digits) => true,
        Some(TokenKind::Word) => !run.raw(at).contains(is_apostrophe),
        _ => matches!(run.raw(at), "." | "-" | "_" | "@" | "+" | "%"),
    }
}

/// All lower or all upper case, as the end of an address is and the start of a sentence is not.
fn is_one_case(word: &str) -> bool {
    !word.contains(char::is_uppercase) || !word.contains(char::is_lowercase)
}

/// Digits with what belongs to them: "55,000", "09:30", "3.5", "1/2", "19th", "4½", telephone numbers and dates.
fn number(run: &Run<'_>, at: usize) -> Option<usize> {
    let decimal =
        run.raw(at) == "." && run.is_digits(at + 1) && run.glued(at + 1) && !run.glued(at);
    if !run.is_digits(at) && !decimal {
        return None;
    }
    let mut end = at + 1 + usize::from(decimal);
    if let Some(dashed) = dashed(run, at) {
        end = dashed;
    } else {
        while let Some(next) = group(run, at, end) {
            end = next;
        }
    }
    Some(letters_of_number(run, at, end))
}

/// Where the number that starts at `at` goes on after `end`: a separator and digits.
fn group(run: &Run<'_>, at: usize, end: usize) -> Option<usize> {
    let glued = run.glued(end) && run.is_digits(end + 1) && run.glued(end + 1);
    if !glued {
        return None;
    }
    let digits = run.raw(end + 1).len();
    let fits = match run.raw(end) {
        "." | "/" => true,
        // A ratio is three words: "3:1".
        ":" => digits > 1,
        "," => digits == 3 || is_indian(run, end) || is_decimal_comma(run, at, end),
        "'" | "’" => digits == 3,
        _ => false,
    };
    fits.then_some(end + 2)
}

/// The comma of "1,50,000" at `end`.
fn is_indian(run: &Run<'_>, end: usize) -> bool {
    run.raw(end + 1).len() == 2
        && run.tied(end + 2, ",")
        && run.is_digits(end + 3)
        && run.glued(end + 3)
        && matches!(run.raw(end + 3).len(), 2 | 3)
}

/// The comma of "3,5" at `end`, where no list is set: `[3,5]`, "1,2,3".
fn is_decimal_comma(run: &Run<'_>, at: usize, end: usize) -> bool {
    let listed = run.glued(at) && matches!(run.raw(at - 1), "[" | "(" | ",");
    end == at + 1 && run.raw(end + 1).len() <= 2 && !listed && !run.tied(end + 2, ",")
}

/// Telephone numbers, postal codes and dates with hyphens: "555-0142", "2004-05-12". Two numbers are a range as a rule.
fn dashed(run: &Run<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    while end < at + REACH && is_tied_by_hyphen(run, end) && run.is_digits(end + 1) {
        end += 2;
    }
    let ends = [run.raw(at), run.raw(end - 1)];
    let pair = match ends.map(str::len) {
        // A range goes up and is round: "500-1000".
        [3, 4] => !ends[1].ends_with("00"),
        [5, 4] => true,
        _ => false,
    };
    (end > at + 3 || (end == at + 3 && pair)).then_some(end)
}

/// Whether a hyphen at `at` ties its neighbours.
fn is_tied_by_hyphen(run: &Run<'_>, at: usize) -> bool {
    run.glued(at) && run.glued(at + 1) && is_hyphen(run.raw(at))
}

fn is_hyphen(sign: &str) -> bool {
    matches!(sign, "-" | "‐" | "‑")
}

/// Where a number that ends at `end` ends with its letters: "19th", "1970s", "4A", "80's"; units stay apart.
fn letters_of_number(run: &Run<'_>, at: usize, end: usize) -> usize {
    if !run.glued(end) {
        return end;
    }
    if run.raw(end).chars().all(is_vulgar_fraction) {
        return end + 1;
    }
    let word = run.raw(end);
    let decade = word.starts_with(is_apostrophe)
        && end == at + 1
        && matches!(run.raw(at).len(), 2 | 4)
        && run.raw(at).ends_with('0');
    if run.kind(end) != Some(TokenKind::Word) || (word.starts_with(is_apostrophe) && !decade) {
        return end;
    }
    let ordinal = is(WordClass::NumberSuffix, word) && end == at + 1;
    let code = !lexicon::is_word_behind_digits(word) && is_code(word);
    if decade || ordinal {
        end + 1
    } else if code {
        code_end(run, end + 1)
    } else {
        end
    }
}

/// One or two letters, or capitals: the "A" of "4A", the "CO" of "CO2".
fn is_code(word: &str) -> bool {
    let letters = word.chars().count();
    letters == 1 || (letters <= 4 && !word.contains(|c: char| !c.is_uppercase()))
}

/// Where a mix of digits and letters that has come to `end` ends: "46C1", "AK47s".
fn code_end(run: &Run<'_>, end: usize) -> usize {
    let mut end = end;
    while run.glued(end) {
        let word = run.raw(end);
        let letters = run.is_letters(end) && (is_code(word) || is(WordClass::NumberSuffix, word));
        if !letters && !run.is_digits(end) {
            break;
        }
        end += 1;
    }
    end
}

/// A short form and its dot: "Mr.", "Jan.", "J.", "Ph.D."; the dot that ends the sentence stays apart.
fn abbreviation(run: &Run<'_>, at: usize) -> Option<usize> {
    let word = run.raw(at);
    if !run.is_letters(at) || !run.tied(at + 1, ".") {
        return None;
    }
    if matches!(word, "Ph" | "PH" | "ph")
        && run.glued(at + 2)
        && run.raw(at + 2).starts_with(['D', 'd'])
    {
        let dot = run.tied(at + 3, ".") && !run.closes_sentence(at + 3);
        return Some(at + 3 + usize::from(dot));
    }
    if run.tied(at + 2, ".") || run.closes_sentence(at + 1) {
        return None;
    }
    let numbered = is(WordClass::ShortFormBeforeNumber, word) && run.is_digits(at + 2);
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    let short = is(WordClass::DottedTitle, word) || is(WordClass::ShortForm, word);
    (numbered || initial || short).then_some(at + 2)
}

/// A prefix, its hyphen and what it belongs to: "co-founder", "mid-1980s"; also without it: "pre- and post-war", "th- that".
fn prefixed(run: &Run<'_>, at: usize) -> Option<usize> {
    let word = run.raw(at);
    if !run.is_letters(at) || !run.glued(at + 1) || !is_hyphen(run.raw(at + 1)) {
        return None;
    }
    if !run.glued(at + 2) {
        let stump = word.len() <= 2 || !word.contains(['a', 'e', 'i', 'o', 'u']);
        return (stump || is(WordClass::HyphenPrefix, word)).then_some(at + 2);
    }
    if !is(WordClass::HyphenPrefix, word) {
        return None;
    }
    if run.is_digits(at + 2) {
        return number(run, at + 2);
    }
    run.is_letters(at + 2).then_some(at + 3)
}

/// Letters with digits right behind: "CO2", "G7", "PM2.5".
fn lettered(run: &Run<'_>, at: usize) -> Option<usize> {
    let glued = run.is_letters(at) && run.is_digits(at + 1) && run.glued(at + 1);
    let word = run.raw(at);
    let whole =
        glued && is_code(word) && !word.contains('.') && !lexicon::is_word_before_digits(word);
    let end = whole.then(|| code_end(run, at + 2))?;
    let decimal = run.tied(end, ".") && run.is_digits(end + 1) && run.glued(end + 1);
    Some(end + if decimal { 2 } else { 0 })
}

/// "AT&T", "w/o", "US$".
fn short_pair(run: &Run<'_>, at: usize) -> Option<usize> {
    if !run.is_letters(at) || !run.glued(at + 1) {
        return None;
    }
    let (first, second) = (run.raw(at), run.raw(at + 2));
    let pair = run.glued(at + 2) && run.is_letters(at + 2);
    match run.raw(at + 1) {
        "&" if pair && first.len() <= 4 && second.len() <= 2 => Some(at + 3),
        "/" if pair
            && matches!(
                (first, second),
                ("w", "o" | "out") | ("b" | "l", "c") | ("n", "a")
            ) =>
        {
            Some(at + 3)
        }
        "/" if matches!(first, "w" | "W") => Some(at + 2),
        "$" if is_dollar(first) => Some(at + 2),
        _ => None,
    }
}

/// Whether the sign "$" right behind `word` belongs to it: "US$".
fn is_dollar(word: &str) -> bool {
    let currency = units().prefix(&[word, "$"]);
    currency.is_some_and(|(len, _)| len == 2)
}

/// An apostrophe with the word or the year that it shortens: "'em", "the '60s".
fn elision(run: &Run<'_>, at: usize) -> Option<usize> {
    if !run.raw(at).starts_with(is_apostrophe) || run.glued(at) || !run.glued(at + 1) {
        return None;
    }
    if run.is_letters(at + 1) {
        return is(WordClass::Elision, run.raw(at + 1)).then_some(at + 2);
    }
    let decade = run.glued(at + 2) && run.raw(at + 2) == "s";
    // A quotation may open before a number, but hardly without a sign before it.
    let runs_on = at > 0 && run.kind(at - 1) == Some(TokenKind::Word);
    let year = run.is_digits(at + 1) && run.raw(at + 1).len() == 2 && (decade || runs_on);
    year.then(|| at + 2 + usize::from(decade))
}

/// Faces of signs: ":)", ";-)".
fn face(run: &Run<'_>, at: usize) -> Option<usize> {
    if !matches!(run.raw(at), ":" | ";" | "=") {
        return None;
    }
    let mouth = at + 1 + usize::from(run.tied(at + 1, "-"));
    let sign = matches!(run.raw(mouth), ")" | "(" | "D" | "P") && run.glued(mouth);
    (sign && !run.glued(mouth + 1)).then_some(mouth + 1)
}

/// The same sign again and again: "...", "--", "!!!", also "?!".
fn repeated_sign(run: &Run<'_>, at: usize) -> Option<usize> {
    const REPEATED: &str = ".-=*_+#~<>!?$…—–'’`";
    let sign = run.raw(at);
    let stop = |sign: &str| matches!(sign, "." | "!" | "?" | "…");
    if run.kind(at) != Some(TokenKind::Sign) || !REPEATED.contains(sign) {
        return None;
    }
    let mut end = at + 1;
    while run.glued(end) && (run.raw(end) == sign || (stop(sign) && stop(run.raw(end)))) {
        end += 1;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::super::sentences;
    use super::*;
    use crate::text::tokens;

    /// `expected` has a space between words.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokens(text, Span::new(0, text.len()));
        let found: Vec<&str> = words(text, &tokens)
            .iter()
            .map(|word| word.of(text))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn hyphens_are_words_but_behind_a_prefix() {
        check(
            "a four-year, 12-story e-mail by co-founders in mid-1980s",
            "a four - year , 12 - story e-mail by co-founders in mid-1980s",
        );
        check("pre- and post-war", "pre- and post-war");
        check("twenty-five or 5-7", "twenty - five or 5 - 7");
    }

    #[test]
    fn digits_keep_their_separators_and_leave_their_units() {
        check("55,000 at 09:30 or 2.5m", "55,000 at 09:30 or 2.5 m");
        check("€1.2bn, 20%, -20°C", "€ 1.2 bn , 20 % , - 20 ° C");
        check("US$5m by 8pm", "US$ 5 m by 8 pm");
        check("the 19th in the 1970s: 4½", "the 19th in the 1970s : 4½");
        check("call 555-0142 on 2004-05-12", "call 555-0142 on 2004-05-12");
        check("pages [3,5] of 1'250'000", "pages [ 3 , 5 ] of 1'250'000");
    }

    #[test]
    fn contractions_and_possessives_are_cut() {
        check(
            "We'll don't cannot gonna Chile's boys' '90s",
            "We 'll do n't can not gon na Chile 's boys ' '90s",
        );
    }

    #[test]
    fn short_forms_keep_their_dot_but_the_last_of_a_sentence() {
        check(
            "Mr. J. Hill of Oak Inc. had No. 5 in the U.S. at 9 p.m.",
            "Mr. J. Hill of Oak Inc. had No. 5 in the U.S. at 9 p.m .",
        );
        check("He has a Ph.D. in art.", "He has a Ph.D. in art .");
        check("\"It is no.\"", "\" It is no . \"");
    }

    #[test]
    fn addresses_stay_whole() {
        check(
            "See https://a.example/b-c?d=1, mail a.hill@post-box.example or (oak.com).",
            "See https://a.example/b-c?d=1 , mail a.hill@post-box.example or ( oak.com ) .",
        );
        check("He left.The end", "He left . The end");
    }

    #[test]
    fn signs_stand_alone_or_in_a_row() {
        check(
            "Wait... what?! -- and/or :)",
            "Wait ... what ?! -- and / or :)",
        );
        check("AT&T’s CO2 w/o PM2.5", "AT&T ’s CO2 w/o PM2.5");
    }

    #[test]
    fn every_byte_is_in_one_word() {
        let parts = [
            "a", "U.S.", "Mr", "n't", "'", "’", "s", "1", "000", ".", ",", "-", "/", ":", "www",
            "http", "@", "com", " ", " ", "\n", "$", "½", "😀", "é", "\u{301}", "中", "?", "\"",
            ")", "co", "th", "\u{200b}", "ﬁ",
        ];
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..20_000 {
            let count = random.usize(..14);
            let text: String = (0..count)
                .map(|_| parts[random.usize(..parts.len())])
                .collect();
            let tokens = tokens(&text, Span::new(0, text.len()));
            let mut words = Vec::new();
            for range in sentences(&text, &tokens) {
                words.extend(super::words(&text, &tokens[range]));
            }
            let bytes = |spans: &mut dyn Iterator<Item = Span>| -> Vec<usize> {
                spans.flat_map(|span| span.start..span.end).collect()
            };
            assert!(
                words.iter().all(|word| !word.of(&text).is_empty()),
                "{text:?}"
            );
            assert_eq!(
                bytes(&mut words.iter().copied()),
                bytes(&mut tokens.iter().map(|token| token.span)),
                "{text:?}"
            );
        }
    }

    #[test]
    fn rows_without_end_are_cut_in_time() {
        for part in [
            "-", "a.", "1-", "@", "'", "a-", "www.", "co-", "?", "\"", "1,", "n't",
        ] {
            let text = part.repeat(100_000);
            let tokens = tokens(&text, Span::new(0, text.len()));
            assert!(!sentences(&text, &tokens).is_empty(), "{part}");
            assert!(!words(&text, &tokens).is_empty(), "{part}");
        }
    }
}
