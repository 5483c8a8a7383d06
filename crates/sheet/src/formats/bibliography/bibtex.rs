//! The sources for BibTeX and biblatex: `@misc`, which both know, with `howpublished` for the one and `url` for both.

use std::fmt::Write as _;

use super::{Entry, entries};
use crate::FactSheet;

// Writing to a string cannot fail; `let _` drops a result that is always `Ok`.

pub(in crate::formats) fn bibtex(sheet: &FactSheet) -> Vec<u8> {
    let mut out = String::new();
    if !sheet.seal.line.is_empty() {
        let _ = writeln!(out, "@comment{{{}}}\n", sheet.seal.line);
    }
    for entry in entries(sheet) {
        write_entry(&mut out, &entry);
    }
    out.into_bytes()
}

fn write_entry(out: &mut String, entry: &Entry<'_>) {
    let _ = writeln!(out, "@misc{{{},", entry.key);
    // Inner braces keep the capitals of a headline, and an author of one name whole.
    field(out, "title", &format!("{{{}}}", escaped(&entry.title)));
    if let Some(author) = &entry.author {
        field(out, "author", &format!("{{{}}}", escaped(author)));
    }
    if let Some(outlet) = &entry.outlet {
        field(out, "howpublished", &escaped(outlet));
        field(out, "publisher", &format!("{{{}}}", escaped(outlet)));
    }
    if let Some(date) = entry.source.published {
        field(out, "year", &date.year().to_string());
        field(out, "month", &date.month().to_string());
        field(out, "date", &date.to_string());
    }
    if let Some(url) = &entry.url {
        field(out, "url", &address(url));
    }
    field(out, "note", &escaped(&entry.note));
    out.push_str("}\n\n");
}

fn field(out: &mut String, name: &str, value: &str) {
    let _ = writeln!(out, "  {name} = {{{value}}},");
}

/// Words that mean nothing to TeX.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            // As macros, not as `\{`: BibTeX counts braces and does not see the backslash.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '%' | '&' | '_' | '#' | '$' => {
                out.push('\\');
                out.push(c);
            }
            '@' => out.push_str("{@}"),
            _ => out.push(c),
        }
    }
    out
}

/// An address, which is printed as it stands: only what would end the field is percent-encoded.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' | '}' | '\\' | ' ' | '"' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_field_or_starts_a_command() {
        assert_eq!(
            escaped(r"100% of {a} & b_c \input{x} ~"),
            r"100\% of \textbraceleft{}a\textbraceright{} \& b\_c \textbackslash{}input\textbraceleft{}x\textbraceright{} \textasciitilde{}"
        );
        assert_eq!(
            address("https://a.example/{b}?c=%20&d"),
            "https://a.example/%7Bb%7D?c=%20&d"
        );
    }
}
