//! Finds the format of a file and reads it.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::{Article, ArticleId, Metadata, Paragraph, ParagraphKind};
use crate::text::Span;

/// Why a file gave no article.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// No text in it.
    #[error("the file contains no text")]
    Empty,
}

/// Reads one file's bytes; `path` tells the format by its ending and is kept as the article's path.
///
/// # Errors
/// When the bytes hold no article; the message tells what to do, without the path.
pub fn load(path: &str, bytes: &[u8]) -> Result<Article, LoadError> {
    let text: Arc<str> = String::from_utf8_lossy(bytes).into();
    if text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    let hash: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + line.find(trimmed).unwrap_or(0);
            paragraphs.push(Paragraph {
                span: Span::new(start, start + trimmed.len()),
                kind: ParagraphKind::Body,
            });
        }
        at += line.len();
    }
    let title = paragraphs.first().map(|p| p.span.of(&text).to_owned());
    Ok(Article {
        id: ArticleId(hash[..16].into()),
        hash,
        path: path.to_owned(),
        format: "text".to_owned(),
        text,
        paragraphs,
        metadata: Metadata {
            title,
            ..Metadata::default()
        },
        warnings: Vec::new(),
    })
}
