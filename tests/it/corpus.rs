//! What fuzzing starts from and what it kept, read again by every build, whole and with bytes changed.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use tally::article::{self, Article, Cancellation};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Each input is read so many times more with some of its bytes changed.
const CHANGED: usize = 12;
/// And of each target so many inputs at the most.
const INPUTS: usize = 60;

/// The files that a target's input is read as; the first byte chooses where there are several.
fn names(target: &str) -> &'static [&'static str] {
    match target {
        "html" => &["a.html"],
        "markdown" => &["a.md"],
        "pdf" => &["a.pdf"],
        "zip" => &["a.zip"],
        "rtf" => &["a.rtf"],
        "mail" => &["a.eml", "a.mbox", "a.mhtml"],
        "news" => &["a.xml"],
        "tables" => &["a.csv", "a.json", "a.jsonl"],
        "warc" => &["a.warc"],
        _ => &["a.txt"],
    }
}

fn inputs(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// A document's text in the file that holds it.
fn packed(kind: u8, xml: &[u8]) -> (&'static str, Vec<u8>) {
    let (name, entries): (&str, &[(&str, &[u8])]) = if kind.is_multiple_of(2) {
        ("a.docx", &[("word/document.xml", xml)])
    } else {
        let mimetype = b"application/vnd.oasis.opendocument.text";
        ("a.odt", &[("mimetype", mimetype), ("content.xml", xml)])
    };
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, stored).unwrap();
        writer.write_all(bytes).unwrap();
    }
    (name, writer.finish().unwrap().into_inner())
}

fn read(target: &str, input: &[u8]) {
    if let (Some((kind, xml)), "documents") = (input.split_first(), target) {
        let (name, bytes) = packed(*kind, xml);
        if let Ok(opened) = article::open(name, &bytes, None, Cancellation::never()) {
            opened.articles.iter().for_each(check);
        }
        return;
    }
    let names = names(target);
    let (name, bytes) = match input.split_first() {
        Some((kind, rest)) if names.len() > 1 => (names[usize::from(kind % 3)], rest),
        _ => (names[0], input),
    };
    if let Ok(opened) = article::open(name, bytes, None, Cancellation::never()) {
        opened.articles.iter().for_each(check);
    }
}

/// Spans lie on the text, in order, on the boundaries of signs.
fn check(article: &Article) {
    let mut end = 0;
    for paragraph in &article.paragraphs {
        assert!(paragraph.span.start >= end);
        assert!(!paragraph.span.of(&article.text).trim().is_empty());
        end = paragraph.span.end;
    }
    for left_out in &article.left_out {
        assert!(article.text.is_char_boundary(left_out.before));
    }
}

#[test]
fn no_input_of_the_fuzzers_is_read_wrongly() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut random = fastrand::Rng::with_seed(7);
    let mut n = 0;
    for folder in inputs(&root.join("seeds")) {
        let target = folder.file_name().unwrap().to_string_lossy().into_owned();
        let kept = inputs(&root.join("corpus").join(&target));
        for path in inputs(&folder).into_iter().chain(kept).take(INPUTS) {
            let input = fs::read(&path).unwrap();
            read(&target, &input);
            n += 1;
            for _ in 0..CHANGED {
                let mut changed = input.clone();
                for _ in 0..random.usize(1..8) {
                    if let Some(byte) = random.choice(&mut changed) {
                        *byte = random.u8(..);
                    }
                }
                changed.truncate(random.usize(changed.len() / 2..=changed.len()));
                read(&target, &changed);
            }
        }
    }
    assert!(n >= 20, "only {n} inputs");
}
