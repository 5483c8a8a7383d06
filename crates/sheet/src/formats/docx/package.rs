//! The parts put into one file, in one order and without times, so that the same sheet gives the same bytes.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::body::NAMES;
use super::links::DocxLinks;
use super::runs;
use super::xml::Xml;
use crate::paper::Paper;

const STYLES: &str = include_str!("../../../templates/docx/styles.xml");
const SETTINGS: &str = include_str!("../../../templates/docx/settings.xml");
/// What the content types of the parts begin with.
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The parts that differ from sheet to sheet.
pub(super) struct DocxParts {
    pub(super) document: Vec<u8>,
    pub(super) links: DocxLinks,
    pub(super) footnotes: Vec<u8>,
    pub(super) footnote_links: DocxLinks,
}

/// The whole file.
pub(super) fn packed(paper: &Paper, parts: DocxParts) -> Result<Vec<u8>, ZipError> {
    let relations = parts.links.write(&[
        ("styles", "styles", "styles.xml"),
        ("settings", "settings", "settings.xml"),
        ("footnotes", "footnotes", "footnotes.xml"),
        ("footer", "footer", "footer1.xml"),
    ]);
    let entries: [(&str, Vec<u8>); 10] = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core(paper)),
        ("docProps/app.xml", app()),
        ("word/document.xml", parts.document),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", STYLES.as_bytes().to_vec()),
        ("word/settings.xml", SETTINGS.as_bytes().to_vec()),
        ("word/footnotes.xml", parts.footnotes),
        ("word/footer1.xml", footer(paper)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in entries {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    zip.start_file("word/_rels/footnotes.xml.rels", options)?;
    zip.write_all(&parts.footnote_links.write(&[]))?;
    Ok(zip.finish()?.into_inner())
}

fn content_types() -> Vec<u8> {
    let mut xml = Xml::new();
    let names = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", names)]);
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    for (ending, kind) in [("rels", relations), ("xml", "application/xml")] {
        xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    let parts = [
        ("/word/document.xml", format!("{WORD}document.main+xml")),
        ("/word/styles.xml", format!("{WORD}styles+xml")),
        ("/word/settings.xml", format!("{WORD}settings+xml")),
        ("/word/footnotes.xml", format!("{WORD}footnotes+xml")),
        ("/word/footer1.xml", format!("{WORD}footer+xml")),
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ];
    for (part, kind) in &parts {
        xml.empty("Override", &[("PartName", part), ("ContentType", kind)]);
    }
    xml.close("Types");
    xml.finish()
}

fn package_relations() -> Vec<u8> {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    DocxLinks::default().write(&[
        ("document", "officeDocument", "word/document.xml"),
        ("core", core, "docProps/core.xml"),
        ("app", "extended-properties", "docProps/app.xml"),
    ])
}

/// What the file says of itself; without a time, as the core has none.
fn core(paper: &Paper) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.leaf("dc:title", &[], &paper.title);
    xml.leaf("dc:subject", &[], &paper.subject);
    xml.leaf("dc:creator", &[], &paper.author);
    xml.leaf("cp:keywords", &[], &paper.seal);
    xml.leaf("dc:language", &[], "en");
    xml.close("cp:coreProperties");
    xml.finish()
}

fn app() -> Vec<u8> {
    let mut xml = Xml::new();
    let names = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", names)]);
    xml.leaf("Application", &[], "Tally");
    xml.close("Properties");
    xml.finish()
}

/// The running title and the page's number.
fn footer(paper: &Paper) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:ftr", &NAMES);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.val("w:pStyle", "Footer");
    xml.close("w:pPr");
    runs::text(&mut xml, None, &format!("{} \u{b7} page ", paper.title));
    for (field, between) in [(" PAGE ", " of "), (" NUMPAGES ", "")] {
        xml.open("w:fldSimple", &[("w:instr", field)]);
        runs::text(&mut xml, None, "1");
        xml.close("w:fldSimple");
        runs::text(&mut xml, None, between);
    }
    xml.close("w:p");
    xml.close("w:ftr");
    xml.finish()
}
