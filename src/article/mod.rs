//! Bytes of a file in, articles out: text, paragraphs, metadata, and what was odd about them.

mod dates;
mod encoding;
mod formats;
mod furniture;
mod headlines;
mod load;
mod manifest;
mod paragraphs;
mod repeats;
mod stamps;
mod wraps;

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::Span;

pub use load::{LoadError, check_size, has_known_ending, load};
pub use manifest::{Manifest, ManifestEntry, ManifestError, ManifestWarning};

/// Names an article for good: the first 16 hexadecimal digits of its file's SHA-256.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub Arc<str>);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One published text, as loaded; it never changes after that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Names it.
    pub id: ArticleId,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub hash: String,
    /// The file, as the analyst named it.
    pub path: String,
    /// `text`, `markdown`, `html`.
    pub format: String,
    /// The text that every span of this article counts in.
    pub text: Arc<str>,
    /// The text's paragraphs in order; white space between them belongs to none.
    pub paragraphs: Vec<Paragraph>,
    /// What is known about it.
    pub metadata: Metadata,
    /// What the analyst should know; the text is usable all the same.
    pub warnings: Vec<LoadWarning>,
}

/// What is known of an article beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Its headline.
    pub title: Option<String>,
    /// Who published it: a newspaper, an agency, a site.
    pub outlet: Option<String>,
    /// Who wrote it, as printed.
    pub author: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The place that its dateline names, as printed: "PORT ANN, Kestria".
    #[serde(default)]
    pub dateline: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// ISO 639-1 code of its language, where known.
    pub language: Option<String>,
}

/// A paragraph of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a paragraph is to its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParagraphKind {
    /// The article's own headline, or its second line.
    Headline,
    /// A heading inside the article.
    Heading,
    /// Running text, captions, list items: all that figures are read from.
    Body,
    /// Not the article's own text: side bars, lists of links, notices. Kept, greyed, not read.
    Furniture(Furniture),
    /// Word for word an earlier paragraph. Kept, greyed, not read again.
    Repeat {
        /// Index of the paragraph that it repeats.
        of: usize,
    },
}

impl ParagraphKind {
    /// Whether figures are read from it.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Headline | Self::Heading | Self::Body)
    }
}

/// Why a paragraph is taken for page furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Furniture {
    /// A clock time, a dash or a bullet alone on its line, among others of the kind.
    ClockTimes,
    /// A list of sources, links or related stories.
    Links,
    /// "Last updated", bylines, share buttons, copyright lines.
    Notice,
}

impl Article {
    /// The paragraph that holds byte `at`, by index.
    pub fn paragraph_at(&self, at: usize) -> Option<usize> {
        let idx = self.paragraphs.partition_point(|p| p.span.end <= at);
        self.paragraphs
            .get(idx)
            .filter(|p| p.span.start <= at)
            .map(|_| idx)
    }

    /// What to call it on a screen: its title, else its file's name.
    pub fn name(&self) -> &str {
        self.metadata
            .title
            .as_deref()
            .unwrap_or_else(|| self.file_name())
    }

    /// The last part of its path.
    pub fn file_name(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }
}

/// Something odd about an article that was loaded all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum LoadWarning {
    /// Bytes that do not belong to the encoding were replaced.
    #[error("{}", replaced(*count, encoding))]
    Replaced {
        /// How many replacement characters came in.
        count: usize,
        /// The encoding that was used.
        encoding: String,
    },
    /// Paragraphs that repeat earlier ones word for word.
    #[error("{}", repeats(*count))]
    Repeats {
        /// How many.
        count: usize,
    },
    /// The manifest does not name this file.
    #[error(
        "the manifest does not name this file; outlet and date are unknown unless the text tells"
    )]
    NotInManifest,
    /// The manifest names this file more than once.
    #[error("the manifest names this file {count} times; the first entry is used")]
    TwiceInManifest {
        /// How many times.
        count: usize,
    },
    /// The page's own text could not be told from its furniture.
    #[error("the article could not be told from the rest of the page; all of its text is shown")]
    WholePage,
}

fn replaced(count: usize, encoding: &str) -> String {
    match count {
        1 => format!(
            "one sign does not fit the encoding {encoding} and was replaced; check names and numbers"
        ),
        _ => format!(
            "{count} signs do not fit the encoding {encoding} and were replaced; check names and numbers"
        ),
    }
}

fn repeats(count: usize) -> String {
    match count {
        1 => "one paragraph repeats an earlier one word for word; it is read once".to_owned(),
        _ => format!("{count} paragraphs repeat earlier ones word for word; they are read once"),
    }
}
