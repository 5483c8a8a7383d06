//! The sources for reference managers: one file a format.

mod bibtex;
mod csl_json;
mod ris;

use std::collections::BTreeSet;

use crate::plain::plain;
use crate::{FactSheet, SheetSource};

pub(super) use bibtex::bibtex;
pub(super) use csl_json::csl_json;
pub(super) use ris::ris;

/// How many letters of an outlet's or a title's name stand in a key.
const KEY_LETTERS: usize = 24;

/// A source with what all these formats say of it; every text is on one line.
struct Entry<'a> {
    /// A name of letters and digits that no other entry has: "haldencourier20250304".
    key: String,
    source: &'a SheetSource,
    title: String,
    outlet: Option<String>,
    author: Option<String>,
    url: Option<String>,
    /// What tells the file apart from any other.
    note: String,
}

/// The sources of the sheet, in its order.
fn entries(sheet: &FactSheet) -> Vec<Entry<'_>> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    sheet
        .sources
        .iter()
        .map(|source| Entry {
            key: key(source, &mut taken),
            source,
            title: plain(&source.title),
            outlet: filled(source.outlet.as_deref()),
            author: filled(source.author.as_deref()),
            url: source.link(),
            note: format!("{}, SHA-256 {}", plain(&source.file), plain(&source.hash)),
        })
        .collect()
}

fn filled(words: Option<&str>) -> Option<String> {
    words.map(plain).filter(|words| !words.is_empty())
}

fn key(source: &SheetSource, taken: &mut BTreeSet<String>) -> String {
    let letters: String = source
        .short()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(KEY_LETTERS)
        .collect();
    let stem = if letters.is_empty() {
        "source"
    } else {
        &letters
    };
    let date = source
        .published
        .map(|date| date.strftime("%Y%m%d").to_string())
        .unwrap_or_default();
    let base = format!("{}{date}", stem.to_ascii_lowercase());
    let mut key = base.clone();
    let mut n = 1;
    while !taken.insert(key.clone()) {
        n += 1;
        key = format!("{base}-{n}");
    }
    key
}
