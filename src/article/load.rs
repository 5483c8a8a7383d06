//! Finds the format of a file, reads it, and makes an article of what it holds.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::formats::{self, Draft, Format};
use super::{Article, ArticleId, LoadWarning, ParagraphKind, encoding, paragraphs, stamps};

/// Larger files are no articles.
const MAX_MEGABYTES: usize = 50;
/// This many bytes are looked at to tell the format by content.
const START: usize = 1024;

/// Why a file gave no article.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// No byte in it, or only white space.
    #[error("the file contains no text")]
    Empty,
    /// Larger than any article.
    #[error(
        "the file has {megabytes} MB, and articles are read up to {MAX_MEGABYTES} MB; split it or save the article alone"
    )]
    TooLarge {
        /// Its size, rounded up.
        megabytes: usize,
    },
    /// A kind of file that is not read.
    #[error(
        "{kind} files cannot be read; save the article as plain text (.txt), Markdown (.md) or a web page (.html)"
    )]
    UnknownFormat {
        /// What it is, as far as its content or its ending tells.
        kind: String,
    },
    /// Bytes that are no text.
    #[error(
        "the file holds binary data, not text; save the article as plain text (.txt), Markdown (.md) or a web page (.html)"
    )]
    Binary,
}

/// Reads one file's bytes; `path` tells the format by its ending and is kept as the article's path.
///
/// # Errors
/// When the bytes hold no article; the message tells what to do, without the path.
pub fn load(path: &str, bytes: &[u8]) -> Result<Article, LoadError> {
    check_size(bytes.len())?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(LoadError::Empty);
    }
    let format = format_of(path, bytes)?;
    let draft = format.read(bytes)?;
    if draft.text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    Ok(article(path, bytes, format.name(), draft))
}

/// Whether a file of so many bytes can be an article; asked before its bytes are read.
///
/// # Errors
/// When it is larger than any article.
pub fn check_size(bytes: usize) -> Result<(), LoadError> {
    if bytes > MAX_MEGABYTES * 1_000_000 {
        let megabytes = bytes.div_ceil(1_000_000);
        return Err(LoadError::TooLarge { megabytes });
    }
    Ok(())
}

/// Whether a file's ending is that of an article.
pub fn has_known_ending(path: &str) -> bool {
    let ending = extension(path);
    formats::ALL
        .iter()
        .any(|format| format.extensions().contains(&ending.as_str()))
}

fn article(path: &str, bytes: &[u8], format: &str, draft: Draft) -> Article {
    let hash = content_hash(bytes);
    let text: Arc<str> = draft.text.into();
    let mut article = Article {
        id: ArticleId(hash[..16].into()),
        hash,
        path: path.to_owned(),
        format: format.to_owned(),
        paragraphs: paragraphs::find(&text, draft.blocks.as_deref()),
        text,
        metadata: draft.metadata,
        warnings: draft.warnings,
    };
    stamps::complete(&mut article);
    let count = article
        .paragraphs
        .iter()
        .filter(|paragraph| matches!(paragraph.kind, ParagraphKind::Repeat { .. }))
        .count();
    if count > 0 {
        article.warnings.push(LoadWarning::Repeats { count });
    }
    article
}

/// SHA-256 in hexadecimal.
fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hash, byte| {
            for digit in [byte >> 4, byte & 15] {
                hash.extend(char::from_digit(digit.into(), 16));
            }
            hash
        })
}

/// By content, where it is plain to see, then by ending.
fn format_of(path: &str, bytes: &[u8]) -> Result<&'static dyn Format, LoadError> {
    let start = &bytes[..bytes.len().min(START)];
    let extension = extension(path);
    let recognised = formats::ALL.iter().find(|format| format.recognises(start));
    let named = || {
        formats::ALL
            .iter()
            .find(|format| format.extensions().contains(&extension.as_str()))
    };
    let Some(format) = recognised.or_else(named) else {
        return Err(LoadError::UnknownFormat {
            kind: format!(".{extension}"),
        });
    };
    if let Some((_, kind)) = SIGNATURES
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
    {
        return Err(LoadError::UnknownFormat {
            kind: (*kind).to_owned(),
        });
    }
    if encoding::is_binary(bytes) {
        return Err(LoadError::Binary);
    }
    Ok(*format)
}

/// The ending of the file's name, in lower case; empty where there is none.
pub(super) fn extension(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => ending.to_ascii_lowercase(),
        _ => String::new(),
    }
}

/// First bytes of files that are often taken for articles, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "Zipped (.docx, .odt, .epub)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Old Office (.doc)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "Image"),
    (b"\xff\xd8\xff", "Image"),
    (b"GIF8", "Image"),
    (b"SQLite format 3\0", "Database"),
    (b"\x1f\x8b", "Compressed"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn error(path: &str, bytes: &[u8]) -> String {
        load(path, bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_file_that_holds_no_article_says_what_to_do() {
        assert_eq!(error("a.txt", b""), "the file contains no text");
        assert_eq!(error("a.txt", b" \r\n\t"), "the file contains no text");
        assert_eq!(
            error("a.txt", "\u{a0}\n".as_bytes()),
            "the file contains no text"
        );
        assert!(error("a.docx", b"some text").starts_with(".docx files cannot be read; save"));
        assert!(error("a.txt", b"%PDF-1.7 \x00").starts_with("PDF files cannot be read; save"));
        assert!(error("a.txt", &[0, 1, 2, 3, 250, 4]).starts_with("the file holds binary data"));
        assert!(error("a.bin", &[0, 1, 2, 3, 250, 4]).starts_with(".bin files cannot be read"));
        assert!(error("a.txt", &vec![b'a'; 50_000_001]).starts_with("the file has 51 MB"));
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        let text = "Two levees fail\r\n\r\nThe river rose by 4 metres.\r\n";
        let article = load("news/a.TXT", text.as_bytes()).unwrap();
        assert_eq!((&*article.text, article.format.as_str()), (text, "text"));
        assert_eq!(article.hash.len(), 64);
        assert_eq!(article.hash[..16], *article.id.0);
    }
}
