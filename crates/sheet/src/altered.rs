//! Whether a sheet's file still says what was written: its readable text, piece by piece, against a fresh copy's.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::SheetFormat;

/// The longest part of a file that is read; a sheet of 10,000 figures has a tenth of it.
const MOST_BYTES: u64 = 256 << 20;
/// How much of a piece is told.
const TOLD_CHARS: usize = 160;

/// A place where a file says something else than was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alteration {
    /// What was written there; empty where something was added.
    pub was: String,
    /// What stands there; empty where something was taken out.
    pub is: String,
}

/// What of `file` says something else than `written`, in the order of the file. `None` where the text of such files
/// cannot be read, so that only their bytes can be compared.
pub fn alterations(written: &[u8], file: &[u8], format: SheetFormat) -> Option<Vec<Alteration>> {
    let (before, after) = (pieces(written, format)?, pieces(file, format)?);
    let missing = without(&before, &after);
    let added = without(&after, &before);
    let pairs = missing.len().max(added.len());
    let told = |list: &[&String], idx: usize| {
        list.get(idx)
            .map(|piece| piece.chars().take(TOLD_CHARS).collect())
            .unwrap_or_default()
    };
    Some(
        (0..pairs)
            .map(|idx| Alteration {
                was: told(&missing, idx),
                is: told(&added, idx),
            })
            .collect(),
    )
}

/// Those of `some` that `others` lack, counted: what stands twice must stand there twice.
fn without<'a>(some: &'a [String], others: &[String]) -> Vec<&'a String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in others {
        *left.entry(piece).or_default() += 1;
    }
    some.iter()
        .filter(|piece| match left.get_mut(piece.as_str()) {
            Some(n) if *n > 0 => {
                *n -= 1;
                false
            }
            _ => true,
        })
        .collect()
}

/// The text of a file in pieces that a reader sees as one: paragraphs, cells, lines.
fn pieces(file: &[u8], format: SheetFormat) -> Option<Vec<String>> {
    match format {
        SheetFormat::Pdf => None,
        SheetFormat::Html => {
            let text = std::str::from_utf8(file).ok()?;
            let shown = text.split_once("</style>").map_or(text, |(_, shown)| shown);
            let breaks = [
                "/p",
                "/td",
                "/th",
                "/h1",
                "/h2",
                "/h3",
                "/li",
                "/blockquote",
            ];
            Some(stripped(shown, &breaks))
        }
        SheetFormat::Docx => {
            let parts = ["word/document.xml", "word/footnotes.xml"];
            unpacked(file, |name| parts.contains(&name), &["/w:p"])
        }
        SheetFormat::Xlsx => {
            let is_text = |name: &str| {
                name == "xl/sharedStrings.xml" || name.starts_with("xl/worksheets/sheet")
            };
            unpacked(file, is_text, &["/si", "/c"])
        }
        SheetFormat::Markdown
        | SheetFormat::Csv
        | SheetFormat::Json
        | SheetFormat::JsonLd
        | SheetFormat::Bibtex
        | SheetFormat::CslJson
        | SheetFormat::Ris => {
            let text = std::str::from_utf8(file).ok()?;
            let lines = text.lines().map(|line| line.trim().to_owned());
            Some(lines.filter(|line| !line.is_empty()).collect())
        }
    }
}

/// The text between tags, cut where one of `breaks` stands.
fn stripped(marked: &str, breaks: &[&str]) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut rest = marked;
    while let Some(open) = rest.find('<') {
        piece.push_str(&rest[..open]);
        let Some(length) = rest[open..].find('>') else {
            rest = "";
            break;
        };
        if breaks.contains(&&rest[open + 1..open + length]) {
            put(&mut pieces, &mut piece);
        }
        rest = &rest[open + length + 1..];
    }
    piece.push_str(rest);
    put(&mut pieces, &mut piece);
    pieces
}

fn put(pieces: &mut Vec<String>, piece: &mut String) {
    let whole = piece.split_whitespace().collect::<Vec<_>>().join(" ");
    if !whole.is_empty() {
        pieces.push(whole);
    }
    piece.clear();
}

/// The text of those parts of a package that are `wanted`.
fn unpacked(file: &[u8], wanted: impl Fn(&str) -> bool, breaks: &[&str]) -> Option<Vec<String>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).ok()?;
    let mut names: Vec<String> = archive
        .file_names()
        .filter_map(Result::ok)
        .filter(|name| wanted(name))
        .map(std::borrow::Cow::into_owned)
        .collect();
    names.sort();
    let mut pieces = Vec::new();
    for name in names {
        let mut text = String::new();
        let part = archive.by_name(&name).ok()?;
        part.take(MOST_BYTES).read_to_string(&mut text).ok()?;
        pieces.extend(stripped(&text, breaks));
    }
    Some(pieces)
}

/// The properties of a package, where its seal stands; the bytes themselves for any other file.
pub fn properties(file: &[u8]) -> Vec<u8> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(file)) else {
        return file.to_vec();
    };
    let mut text = Vec::new();
    if let Ok(part) = archive.by_name("docProps/core.xml") {
        // What cannot be read holds no seal.
        let _ = part.take(MOST_BYTES).read_to_end(&mut text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_number_is_told_with_what_stood_there() {
        let page = |n: &str| format!("<style>a</style><p>about <b>{n}</b> boats</p><td>x</td>");
        let (was, is) = (page("70"), page("71"));
        let told = alterations(was.as_bytes(), is.as_bytes(), SheetFormat::Html).unwrap();
        assert_eq!(
            told,
            [Alteration {
                was: "about 70 boats".to_owned(),
                is: "about 71 boats".to_owned()
            }]
        );
        assert_eq!(
            alterations(was.as_bytes(), was.as_bytes(), SheetFormat::Html),
            Some(vec![])
        );
    }

    #[test]
    fn any_bytes_are_taken() {
        for file in [&b""[..], b"<", b"PK\x03\x04", b"\xff\xfe", b"<p"] {
            for format in SheetFormat::ALL {
                let _ = alterations(b"x", file, format);
            }
            let _ = properties(file);
        }
    }
}
