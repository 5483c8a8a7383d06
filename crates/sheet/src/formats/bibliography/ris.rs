//! The sources as RIS: a tag of two signs, two blanks, a hyphen, a blank, the text; a record from `TY` to `ER`.

use std::fmt::Write as _;

use super::entries;
use crate::FactSheet;

pub(in crate::formats) fn ris(sheet: &FactSheet) -> Vec<u8> {
    let mut out = String::new();
    for entry in entries(sheet) {
        tag(&mut out, "TY", "NEWS");
        tag(&mut out, "ID", &entry.key);
        tag(&mut out, "TI", &entry.title);
        if let Some(outlet) = &entry.outlet {
            tag(&mut out, "T2", outlet);
        }
        if let Some(author) = &entry.author {
            tag(&mut out, "AU", author);
        }
        if let Some(date) = entry.source.published {
            tag(&mut out, "PY", &date.year().to_string());
            tag(&mut out, "DA", &date.strftime("%Y/%m/%d").to_string());
        }
        if let Some(url) = &entry.url {
            tag(&mut out, "UR", url);
        }
        tag(&mut out, "N1", &entry.note);
        if !sheet.seal.line.is_empty() {
            tag(&mut out, "N1", &sheet.seal.line);
        }
        out.push_str("ER  - \r\n\r\n");
    }
    out.into_bytes()
}

/// One line: the text has no line ends, so none can begin a tag of its own.
fn tag(out: &mut String, tag: &str, text: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{tag}  - {text}\r\n");
}
