//! The text of a binary sheet as it is read, so that a change of its golden file can be reviewed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Holds the golden file at `path` and the text extracted from it against `bytes`; `UPDATE_EXPECT=1` rewrites both.
#[track_caller]
pub(crate) fn golden(path: &Path, bytes: &[u8]) {
    let name = path.file_name().unwrap().to_string_lossy();
    let text = extracted(&name, bytes);
    let beside = path.with_file_name(format!("{name}.txt"));
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, bytes).unwrap();
        if let Some(text) = &text {
            std::fs::write(&beside, text).unwrap();
        }
    }
    let differs = "differs; see with UPDATE_EXPECT=1 and git diff";
    if let Some(text) = text {
        let expected = std::fs::read_to_string(&beside).unwrap();
        assert!(expected == text, "{} {differs}", beside.display());
    }
    let expected = std::fs::read(path).unwrap();
    assert!(expected == bytes, "{} {differs}", path.display());
}

/// The text of a PDF file or a package; `None` for a file that is text.
fn extracted(name: &str, bytes: &[u8]) -> Option<String> {
    match name.rsplit('.').next()? {
        "docx" => Some(docx(bytes)),
        "xlsx" => Some(xlsx(bytes)),
        "pdf" => {
            let article = tally_article::load(name, bytes).unwrap();
            let paragraphs = article
                .paragraphs
                .iter()
                .map(|one| one.span.of(&article.text));
            Some(paragraphs.collect::<Vec<_>>().join("\n") + "\n")
        }
        _ => None,
    }
}

/// A part of an XML file.
enum Node {
    Open(String, BTreeMap<String, String>),
    Text(String),
    Close(String),
}

/// What `xml` holds, in order.
fn nodes(xml: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut reader = Reader::from_str(xml);
    let named = |tag: &BytesStart<'_>| {
        let name: &str = tag.name().into_inner();
        let attributes = tag.attributes().flatten().map(|one| {
            let key: &str = one.key.into_inner();
            (key.to_owned(), one.value.to_string())
        });
        (name.to_owned(), attributes.collect())
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let (name, attributes) = named(&tag);
                nodes.push(Node::Open(name, attributes));
            }
            Event::Empty(tag) => {
                let (name, attributes) = named(&tag);
                nodes.push(Node::Open(name.clone(), attributes));
                nodes.push(Node::Close(name));
            }
            Event::End(tag) => {
                let name: &str = tag.name().into_inner();
                nodes.push(Node::Close(name.to_owned()));
            }
            Event::Text(text) => nodes.push(Node::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(entity) => {
                let name: &str = &entity.into_inner();
                let text = match name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("an entity of no kind: {other}"),
                };
                nodes.push(Node::Text(text.to_owned()));
            }
            Event::Eof => return nodes,
            _ => {}
        }
    }
}

/// The parts of a package, in order of name.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().unwrap().into_owned(), text);
    }
    parts
}

/// Each part with words, paragraph by paragraph: cells behind a bar, footnotes by number.
fn docx(bytes: &[u8]) -> String {
    let mut out = String::new();
    let has_words = |name: &String| {
        name.starts_with("word/document")
            || name.starts_with("word/foot")
            || name.starts_with("word/head")
    };
    let parts = parts(bytes);
    out.push_str(&properties(&parts));
    for (name, xml) in parts.iter().filter(|(name, _)| has_words(name)) {
        writeln!(out, "== {name}").unwrap();
        let mut said = false;
        for node in nodes(xml) {
            match node {
                Node::Open(name, attributes) => match name.as_str() {
                    "w:t" => said = true,
                    "w:tc" => out.push_str("| "),
                    "w:tab" => out.push('\t'),
                    "w:br" => out.push_str(" / "),
                    "w:footnoteReference" | "w:footnote" => {
                        let id = attributes.get("w:id").map_or("", String::as_str);
                        write!(out, "[{id}] ").unwrap();
                    }
                    _ => {}
                },
                Node::Text(text) if said => out.push_str(&text),
                Node::Close(name) => match name.as_str() {
                    "w:t" => said = false,
                    "w:p" => out.push('\n'),
                    _ => {}
                },
                Node::Text(_) => {}
            }
        }
    }
    out
}

/// Each sheet under its name, cell by cell.
fn xlsx(bytes: &[u8]) -> String {
    let parts = parts(bytes);
    let shared = strings(&parts["xl/sharedStrings.xml"]);
    let names = nodes(&parts["xl/workbook.xml"])
        .into_iter()
        .filter_map(|node| match node {
            Node::Open(name, attributes) if name == "sheet" => Some(attributes["name"].clone()),
            _ => None,
        });
    let mut out = properties(&parts);
    for (at, name) in names.enumerate() {
        writeln!(out, "== {name}").unwrap();
        let (mut cell, mut is_shared, mut value) = (String::new(), false, None);
        for node in nodes(&parts[&format!("xl/worksheets/sheet{}.xml", at + 1)]) {
            match node {
                Node::Open(name, attributes) if name == "c" => {
                    cell.clone_from(&attributes["r"]);
                    is_shared = attributes.get("t").is_some_and(|kind| kind == "s");
                }
                Node::Open(name, _) if name == "v" => value = Some(String::new()),
                Node::Text(text) => {
                    if let Some(value) = &mut value {
                        value.push_str(&text);
                    }
                }
                Node::Close(name) if name == "v" => {
                    let value = value.take().unwrap_or_default();
                    let shown = match value.parse::<usize>() {
                        Ok(at) if is_shared => shared[at].replace('\n', " / "),
                        _ => value,
                    };
                    writeln!(out, "{cell}: {shown}").unwrap();
                }
                _ => {}
            }
        }
    }
    out
}

/// The table of a workbook's strings.
fn strings(xml: &str) -> Vec<String> {
    let mut strings: Vec<String> = Vec::new();
    for node in nodes(xml) {
        match node {
            Node::Open(name, _) if name == "si" => strings.push(String::new()),
            Node::Text(text) => {
                if let Some(last) = strings.last_mut() {
                    last.push_str(&text);
                }
            }
            _ => {}
        }
    }
    strings
}

/// What a package says of itself.
fn properties(parts: &BTreeMap<String, String>) -> String {
    let mut out = String::from("== properties\n");
    let mut open = String::new();
    for node in nodes(&parts["docProps/core.xml"]) {
        match node {
            Node::Open(name, _) => open = name,
            Node::Text(text) if !text.trim().is_empty() => {
                writeln!(out, "{open}: {text}").unwrap();
            }
            _ => {}
        }
    }
    out
}
