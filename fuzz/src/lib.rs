//! What all targets share: reading bytes as a file of some name, and what must hold of whatever comes out.

use std::io::{Cursor, Write as _};

use tally::article::{self, Article, Cancellation};
use tally::reading;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads `bytes` as the file `name`; whatever it gives must be sound.
pub fn open(name: &str, bytes: &[u8]) {
    let Ok(opened) = article::open(name, bytes, None, Cancellation::never()) else {
        return;
    };
    opened.articles.iter().for_each(check);
}

/// Reads `bytes` as plain text, with its figures.
pub fn read(bytes: &[u8]) {
    let Ok(opened) = article::open("a.txt", bytes, None, Cancellation::never()) else {
        return;
    };
    for article in &opened.articles {
        check(article);
        for figure in &reading::read(article).figures {
            assert!(!figure.number.of(&article.text).is_empty());
        }
    }
}

/// A ZIP file of these entries, so that the fuzzer need not guess checksums.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, stored).expect("a new entry");
        writer.write_all(bytes).expect("memory takes bytes");
    }
    writer.finish().expect("memory takes bytes").into_inner()
}

/// Spans lie on the text, in order, on character boundaries; the metadata can be kept and read back.
fn check(article: &Article) {
    let mut end = 0;
    for paragraph in &article.paragraphs {
        assert!(paragraph.span.start >= end, "paragraphs overlap");
        end = paragraph.span.end;
        assert!(!paragraph.span.of(&article.text).trim().is_empty());
    }
    for left_out in &article.left_out {
        assert!(article.text.is_char_boundary(left_out.before));
    }
    assert!(!article.text.trim().is_empty());
    assert_eq!(article.hash.len(), 64);
}
