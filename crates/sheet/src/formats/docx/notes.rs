//! The footnotes: each the quoted sentence with its number marked, and where it stands.

use super::body::NAMES;
use super::links::DocxLinks;
use super::runs;
use super::xml::Xml;
use crate::paper::{Note, Paper};

/// The part with all footnotes, and where its links lead.
pub(super) fn footnotes(paper: &Paper) -> (Vec<u8>, DocxLinks) {
    let mut xml = Xml::new();
    let mut links = DocxLinks::default();
    xml.open("w:footnotes", &NAMES);
    rule(&mut xml, "separator", "-1");
    rule(&mut xml, "continuationSeparator", "0");
    for (idx, note) in paper.notes.iter().enumerate() {
        footnote(&mut xml, &mut links, idx, note);
    }
    xml.close("w:footnotes");
    (xml.finish(), links)
}

/// What parts the footnotes from the text.
fn rule(xml: &mut Xml, kind: &str, id: &str) {
    xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
    runs::open_paragraph(xml, "FootnoteText", false, "");
    xml.open("w:r", &[]);
    xml.empty(&format!("w:{kind}"), &[]);
    xml.close("w:r");
    xml.close("w:p");
    xml.close("w:footnote");
}

fn footnote(xml: &mut Xml, links: &mut DocxLinks, idx: usize, note: &Note) {
    let sentence = [note.before.as_str(), &note.mention, &note.after].concat();
    xml.open("w:footnote", &[("w:id", &(idx + 1).to_string())]);
    runs::open_paragraph(xml, "FootnoteText", false, &sentence);
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    xml.val("w:rStyle", "FootnoteReference");
    xml.close("w:rPr");
    xml.empty("w:footnoteRef", &[]);
    xml.close("w:r");
    runs::text(xml, None, &format!(" \u{201c}{}", note.before));
    runs::text(xml, Some("FactMark"), &note.mention);
    runs::text(xml, None, &format!("{}\u{201d}", note.after));
    // A citation is read from the left, whatever the quotation is.
    if runs::is_right_to_left(&sentence) {
        xml.close("w:p");
        runs::open_paragraph(xml, "FootnoteText", false, "");
    } else {
        runs::text(xml, None, " ");
    }
    runs::text(xml, Some("FactHedge"), &note.cited);
    if let Some(url) = &note.url {
        runs::text(xml, None, " ");
        xml.open("w:hyperlink", &[("r:id", &links.to(url))]);
        runs::text(xml, Some("Hyperlink"), "Article");
        xml.close("w:hyperlink");
    }
    for chip in &note.chips {
        runs::text(xml, None, " ");
        runs::chip(xml, chip);
    }
    if !note.remark.is_empty() {
        runs::text(xml, Some("Strong"), " Note: ");
        runs::text(xml, None, &note.remark);
    }
    xml.close("w:p");
    xml.close("w:footnote");
}
