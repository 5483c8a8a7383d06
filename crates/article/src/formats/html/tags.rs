//! Reads a page's tags one by one, without a tree: to judge whether it can be parsed, and to strip it if not.

use std::collections::BTreeMap;

use crate::markup::entities;

/// Parsing is quadratic in the depth of open elements.
const MAX_OPEN: usize = 512;
/// Inside drawings many elements close themselves; outside they only seem to.
const MAX_SELF_CLOSED: usize = 4000;
/// Parsing is quadratic in the attributes of one tag.
const MAX_ATTRIBUTES: usize = 1000;

/// Elements without an end tag, and those whose end tag may be left out without nesting.
const UNNESTED: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html",
    "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rb", "rp", "rt",
    "rtc", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];
/// Elements whose text is no markup.
const RAW: &[&str] = &[
    "script", "style", "textarea", "title", "noscript", "iframe", "xmp",
];
/// Elements inside a line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Open {
        name: &'a str,
        /// What stands between name and bracket.
        inside: &'a str,
    },
    Close(&'a str),
    /// The text of a script, a style, a title.
    Raw {
        name: &'a str,
        text: &'a str,
    },
}

/// Whether a parser will be done with `html` soon.
pub(super) fn is_parsable(html: &str) -> bool {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let (mut depth, mut n_self_closed) = (0_usize, 0_usize);
    for piece in Pieces::of(html) {
        match piece {
            Piece::Open { name, inside } => {
                let name = name.to_ascii_lowercase();
                if inside.matches('=').count() > MAX_ATTRIBUTES && has_many_attributes(inside) {
                    return false;
                }
                if UNNESTED.contains(&name.as_str()) {
                    continue;
                }
                if inside.ends_with('/') && open.get("svg").is_some_and(|count| *count > 0) {
                    n_self_closed += 1;
                } else {
                    depth += 1;
                    *open.entry(name).or_default() += 1;
                }
            }
            Piece::Close(name) => {
                if let Some(count) = open
                    .get_mut(&name.to_ascii_lowercase())
                    .filter(|count| **count > 0)
                {
                    *count -= 1;
                    depth -= 1;
                }
            }
            Piece::Text(_) | Piece::Raw { .. } => {}
        }
        if depth > MAX_OPEN || n_self_closed > MAX_SELF_CLOSED {
            return false;
        }
    }
    true
}

fn has_many_attributes(inside: &str) -> bool {
    let mut quote = None;
    let mut count = 0;
    for character in inside.chars() {
        match quote {
            Some(mark) if mark == character => quote = None,
            Some(_) => {}
            None if character == '"' || character == '\'' => quote = Some(character),
            None => count += usize::from(character == '='),
        }
    }
    count > MAX_ATTRIBUTES
}

/// The page's title and its text, one line for each block.
pub(super) fn strip(html: &str) -> (Option<String>, Vec<String>) {
    let mut title = None;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in Pieces::of(html) {
        match piece {
            Piece::Text(text) => push(&mut line, text),
            Piece::Raw { name, text } if title.is_none() && name.eq_ignore_ascii_case("title") => {
                let mut found = String::new();
                push(&mut found, text);
                title = Some(found.trim().to_owned()).filter(|title| !title.is_empty());
            }
            Piece::Raw { .. } => {}
            Piece::Open { name, .. } | Piece::Close(name) => {
                if !INLINE.contains(&name.to_ascii_lowercase().as_str()) {
                    end_line(&mut line, &mut lines);
                }
            }
        }
    }
    end_line(&mut line, &mut lines);
    (title, lines)
}

fn end_line(line: &mut String, lines: &mut Vec<String>) {
    let text = line.trim();
    if !text.is_empty() {
        lines.push(text.to_owned());
    }
    line.clear();
}

/// Adds text with its white space run together and its entities resolved.
fn push(line: &mut String, text: &str) {
    for part in text.split_inclusive(|character: char| character.is_ascii_whitespace()) {
        let word = part.trim_end_matches(|character: char| character.is_ascii_whitespace());
        entities::push_resolved(line, word);
        if word.len() < part.len() && !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
}

/// The pieces of a page in order; each byte is looked at a bounded number of times.
struct Pieces<'a> {
    rest: &'a str,
    /// The element whose raw text comes next.
    raw: Option<&'a str>,
}

impl<'a> Pieces<'a> {
    fn of(html: &'a str) -> Self {
        Self {
            rest: html,
            raw: None,
        }
    }

    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken
    }

    fn raw_text(&mut self, name: &'a str) -> Piece<'a> {
        let len = end_of_raw(self.rest, name).unwrap_or(self.rest.len());
        let text = self.take(len);
        Piece::Raw { name, text }
    }

    /// A tag at the start of the rest; `None` for comments and the like, which are skipped.
    fn tag(&mut self) -> Option<Piece<'a>> {
        if self.rest.starts_with("<!--") {
            let len = self.rest.find("-->").map_or(self.rest.len(), |at| at + 3);
            self.take(len);
            return None;
        }
        let len = end_of_tag(self.rest);
        let tag = self.take(len);
        let inside = tag.trim_start_matches('<').trim_end_matches('>');
        if let Some(name) = inside.strip_prefix('/') {
            let len = name_len(name);
            return (len > 0).then(|| Piece::Close(&name[..len]));
        }
        let len = name_len(inside);
        let name = &inside[..len];
        if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
            self.raw = Some(name);
        }
        (len > 0).then(|| Piece::Open {
            name,
            inside: &inside[len..],
        })
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while !self.rest.is_empty() {
            if let Some(name) = self.raw.take() {
                return Some(self.raw_text(name));
            }
            let is_tag = self.rest.starts_with('<')
                && self.rest[1..].starts_with(|character: char| {
                    character.is_ascii_alphabetic() || "/!?".contains(character)
                });
            if is_tag {
                if let Some(piece) = self.tag() {
                    return Some(piece);
                }
            } else {
                let first = self.rest.chars().next().map_or(0, char::len_utf8);
                let len = self.rest[first..]
                    .find('<')
                    .map_or(self.rest.len(), |at| first + at);
                return Some(Piece::Text(self.take(len)));
            }
        }
        None
    }
}

fn name_len(text: &str) -> usize {
    text.find(|character: char| !(character.is_ascii_alphanumeric() || "-:_".contains(character)))
        .unwrap_or(text.len())
}

/// Length of the tag that opens `html`, up to the bracket outside quotes that ends it.
fn end_of_tag(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        let is_quote = matches!(byte, b'"' | b'\'');
        if quote.is_some() {
            quote = quote.filter(|mark| *mark != byte);
        } else if is_quote && html[..at].ends_with(['=', ' ']) {
            quote = Some(byte);
        } else if byte == b'>' {
            return at + 1;
        }
    }
    // An open quotation to the page's end: the tag ends at its first bracket.
    html.find('>').map_or(html.len(), |at| at + 1)
}

/// Where the end tag of `name` starts.
fn end_of_raw(html: &str, name: &str) -> Option<usize> {
    html.match_indices("</")
        .find(|(at, _)| {
            html.as_bytes()
                .get(at + 2..at + 2 + name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        })
        .map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_pages_can_be_parsed() {
        assert!(is_parsable(
            "<p>One<p>Two<br><img src='a>b'><ul><li>Three<li>Four</ul>"
        ));
        assert!(is_parsable(&"<div><p>Text.</div>".repeat(10_000)));
        assert!(is_parsable(&format!(
            "<svg>{}</svg>",
            "<path d='M1'/>".repeat(3000)
        )));
    }

    #[test]
    fn hostile_pages_are_told_before_they_are_parsed() {
        assert!(!is_parsable(&"<div><span>".repeat(300)));
        assert!(!is_parsable(&"<div></b>".repeat(600)));
        assert!(!is_parsable(&"<table><tr><td><a>x".repeat(300)));
        let attributes = "a=1 ".repeat(2000);
        assert!(!is_parsable(&format!("<p {attributes}>")));
    }

    #[test]
    fn stripped_text_has_a_line_for_each_block() {
        let html = "<html><head><title>Dam &amp; river</title><style>p > a {}</style></head><body><!-- 7 --><h1>Dam</h1>\
                    <p>It cost <b>&pound;5</b>\n  million.<br>So &#8220;they&#x201d; say; 3 < 4 &unknown;";
        let (title, lines) = strip(html);
        assert_eq!(title.as_deref(), Some("Dam & river"));
        assert_eq!(
            lines,
            [
                "Dam",
                "It cost £5 million.",
                "So “they” say; 3 < 4 &unknown;"
            ]
        );
    }

    #[test]
    fn an_open_quotation_does_not_swallow_the_page() {
        assert_eq!(strip("<p class=\"a>Twelve died.</p>").1, ["Twelve died."]);
    }
}
