//! English words to recognise by stand in the lexicon, and in no list beside it.

use super::{Code, none, sources};

/// The crates that take words from the lexicon.
const READERS: [&str; 5] = ["article", "reading", "comparing", "sheet", "session"];

/// How many words in one list are more than the shape of a rule.
const MANY: usize = 3;

/// Where words in a row are no English to recognise by, and what they are.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "crates/article/src/formats",
        "names of formats, elements and fields",
    ),
    ("crates/article/src/load.rs", "names of formats"),
    ("crates/article/src/markup", "names of elements"),
    (
        "crates/comparing/src/finding/checks/disputed.rs",
        "endings of adjectives of nations",
    ),
    (
        "crates/comparing/src/finding/policy.rs",
        "hedges that the analyst may change",
    ),
    (
        "crates/comparing/src/finding/words.rs",
        "numbers as they are printed",
    ),
    (
        "crates/comparing/src/group/measure.rs",
        "endings of adjectives of nations",
    ),
    (
        "crates/reading/src/attach/time/tie.rs",
        "relations of Universal Dependencies",
    ),
    ("crates/session/src/load.rs", "names of formats"),
    ("crates/sheet/src/formats", "names of columns and fields"),
    (
        "crates/sheet/src/paper/pieces.rs",
        "prepositions of a time that is printed",
    ),
    (
        "crates/sheet/src/seal.rs",
        "words that multiply the number in a quotation",
    ),
    (
        "crates/sheet/src/sheet.rs",
        "verbs that are printed before a speaker",
    ),
];

/// What lists are made of.
#[derive(Debug, PartialEq)]
enum Piece {
    Literal(String),
    Sign(char),
}

fn pieces(code: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => pieces.push(Piece::Literal(literal(&mut rest))),
            '\'' => {
                skip_character(&mut rest);
                pieces.push(Piece::Sign(c));
            }
            '/' if rest.peek() == Some(&'/') => while rest.next().is_some_and(|c| c != '\n') {},
            c if c.is_whitespace() => {}
            c => pieces.push(Piece::Sign(c)),
        }
    }
    pieces
}

/// The rest of a literal, its escapes as they stand.
fn literal(rest: &mut impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    while let Some(c) = rest.next().filter(|c| *c != '"') {
        text.push(c);
        if c == '\\' {
            text.extend(rest.next());
        }
    }
    text
}

/// Goes past a character, which may be a quotation mark, but not past a lifetime.
fn skip_character(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    let mut ahead = rest.clone();
    let escapes = ahead.next() == Some('\\');
    if escapes {
        rest.next();
        rest.next();
        while rest.next().is_some_and(|c| c != '\'') {}
    } else if ahead.next() == Some('\'') {
        rest.next();
        rest.next();
    }
}

/// The literals that stand together in one array or between the bars of one pattern.
fn lists(code: &str) -> Vec<Vec<String>> {
    let mut lists = Vec::new();
    let (mut list, mut brackets): (Vec<String>, Vec<char>) = (Vec::new(), Vec::new());
    // Whether the last piece is a literal; what ties the next one to it; what ties the list.
    let (mut ends, mut tie, mut tied) = (false, None, None);
    for piece in pieces(code) {
        let sign = match piece {
            Piece::Literal(text) => {
                if tie.is_none() {
                    lists.push(std::mem::take(&mut list));
                } else if list.len() > 1 && tie != tied {
                    // `["in", "all" | "total"]` is two: the words in a row, and those of which one stands there.
                    let both = list.last().cloned();
                    lists.push(std::mem::take(&mut list));
                    list.extend(both);
                }
                list.push(text);
                (ends, tied, tie) = (true, tie, None);
                continue;
            }
            Piece::Sign(sign) => sign,
        };
        let may_tie = sign == '|' || sign == ',' && brackets.last() == Some(&'[');
        tie = (ends && may_tie).then_some(sign);
        ends = false;
        match sign {
            '(' | '[' | '{' => brackets.push(sign),
            ')' | ']' | '}' => drop(brackets.pop()),
            _ => {}
        }
    }
    lists.push(list);
    lists
}

fn is_word(literal: &str) -> bool {
    literal.starts_with(|c: char| c.is_ascii_lowercase())
        && literal
            .chars()
            .all(|c| c.is_ascii_lowercase() || matches!(c, ' ' | '-' | '\'' | '’'))
}

fn found(code: &Code) -> Vec<String> {
    let is_other = |(place, _): &&(&str, &str)| code.file.starts_with(place);
    if OTHERWISE.iter().any(|one| is_other(&one)) {
        return Vec::new();
    }
    let all = lists(&code.lines.join("\n"));
    all.iter()
        .filter(|list| list.iter().filter(|word| is_word(word)).count() >= MANY)
        .map(|list| format!("{} knows {}", code.name(), list.join(", ")))
        .collect()
}

#[test]
fn english_words_to_recognise_by_stand_in_the_lexicon() {
    let readers = READERS.iter().map(|name| format!("crates/{name}/src"));
    let code = readers.flat_map(|folder| sources(&folder));
    none(&code.flat_map(|code| found(&code)).collect::<Vec<_>>());
}

#[test]
fn lists_are_seen_in_arrays_and_patterns() {
    let seen = |code: &str| {
        let all = lists(code);
        all.iter().map(Vec::len).max().unwrap_or(0)
    };
    assert_eq!(seen(r#"matches!(word, "a" | "b" | "c")"#), 3);
    assert_eq!(seen(r#"["a", '"', "b", "c", "d"]"#), 3);
    assert_eq!(
        seen(
            r#"["a", // "x"
        "b"].contains(&'\'')"#
        ),
        2
    );
    assert_eq!(seen(r#"of("a", "b", "c"); say("d")"#), 1);
    assert_eq!(seen(r#""a\"b" | "c" => "d","#), 2);
    assert_eq!(seen(r#"["in", "all" | "total"]"#), 2);
    assert_eq!(seen(r#"["in", "all" | "total" | "sum"]"#), 3);
}
