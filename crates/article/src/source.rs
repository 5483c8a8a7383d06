//! A file as its reader gets it: bytes, path, when to stop, and why it may give no article.

use std::fmt;

use crate::columns::{Columns, Guess};
use crate::limits::Limit;

/// Why a file gave no article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// No byte in it, or only white space.
    #[error("the file contains no text")]
    Empty,
    /// More than is read.
    #[error("{}", over(.0))]
    OverLimit(Limit),
    /// A kind of file that is not read.
    #[error(
        "{kind} files cannot be read; save the article as a web page (.html), PDF, Word (.docx) or plain text (.txt)"
    )]
    UnknownFormat {
        /// What it is, as far as its content or its extension tells.
        kind: String,
    },
    /// Bytes that are no text.
    #[error(
        "the file holds binary data, not text; save the article as a web page (.html), PDF, Word (.docx) or plain text (.txt)"
    )]
    Binary,
    /// A file of a known kind that cannot be read to its end.
    #[error(
        "the {kind} file is damaged or cut off ({why}); get it again, or save the article in another format"
    )]
    Damaged {
        /// What it should be.
        kind: &'static str,
        /// What its reader stumbled over.
        why: String,
    },
    /// Encrypted.
    #[error("the {kind} file is locked by a password; save a copy without one")]
    Locked {
        /// What it is.
        kind: &'static str,
    },
    /// A readable file that holds no article.
    #[error("{0}")]
    NoArticle(&'static str),
    /// A table in which the columns' names do not tell which holds the text: the analyst is asked.
    #[error("it is not clear which column holds the text; its columns are {}", .0.names())]
    Columns(Box<Guess>),
    /// Whoever asked for it wants it no more.
    #[error("reading it was stopped")]
    Stopped,
}

fn over(limit: &Limit) -> String {
    let (most, unit) = match (limit.most, limit.unit) {
        (bytes, "bytes") if bytes >= 1_000_000 => (bytes / 1_000_000, "MB"),
        other => other,
    };
    format!(
        "it is over the limit of {}: {most} {unit} ({}); split it, or save the article alone",
        limit.of, limit.why
    )
}

/// Asked again and again while a file is read: whether to go on. Each asking also says that there was progress.
#[derive(Clone, Copy)]
pub struct Cancellation<'a>(&'a (dyn Fn() -> bool + Sync));

impl<'a> Cancellation<'a> {
    /// Goes on as long as `goes_on` says so.
    pub const fn new(goes_on: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self(goes_on)
    }

    /// Says that there was progress.
    ///
    /// # Errors
    /// Where reading should stop.
    pub fn check(self) -> Result<(), LoadError> {
        if (self.0)() {
            Ok(())
        } else {
            Err(LoadError::Stopped)
        }
    }
}

impl Cancellation<'static> {
    /// Goes on to the end.
    pub const fn never() -> Self {
        Self(&|| true)
    }
}

impl fmt::Debug for Cancellation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cancellation")
    }
}

/// A file as a format gets it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SourceFile<'a> {
    /// The whole path to it.
    pub path: &'a str,
    pub bytes: &'a [u8],
    /// Which columns of a table hold what, where the analyst said so.
    pub columns: Option<&'a Columns>,
    pub cancellation: Cancellation<'a>,
    /// Whether a name is that of a file that is read: a format does not know the others.
    pub has_known_extension: fn(&str) -> bool,
}

/// The extension of the file's name, in lower case; empty where there is none.
pub(crate) fn extension(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.to_ascii_lowercase(),
        _ => String::new(),
    }
}
