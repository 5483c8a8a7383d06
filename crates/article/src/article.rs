//! What an article is, once it is loaded: its text, its paragraphs, what is known about it, what was odd.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::limits;
use crate::metadata::Metadata;
use tally_language::text::Span;

/// Names an article for good: the first 16 hexadecimal digits of the SHA-256 of its file, or of its own part of a file
/// that holds several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleId(pub Arc<str>);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What names an article whose bytes have this hash.
pub(super) fn id_of(hash: &str) -> ArticleId {
    ArticleId(hash[..16].into())
}

/// SHA-256 in hexadecimal.
pub(super) fn content_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::with_capacity(64), |mut hash, byte| {
            for digit in [byte >> 4, byte & 15] {
                hash.extend(char::from_digit(digit.into(), 16));
            }
            hash
        })
}

/// One published text, as loaded; it never changes after that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Names it.
    pub id: ArticleId,
    /// SHA-256 of the file's bytes, in hexadecimal; of its own bytes where the file holds several articles.
    pub hash: String,
    /// The file, as the analyst named it. Behind it the path inside an archive (`a.zip/b.html`), and the number of the
    /// article where a file holds several (`export.docx#3`).
    pub path: String,
    /// `text`, `markdown`, `html`, `pdf` …
    pub format: String,
    /// The text that every span of this article counts in.
    pub text: Arc<str>,
    /// The text's paragraphs in order; white space between them belongs to none.
    pub paragraphs: Vec<Paragraph>,
    /// What its file holds beside the article: menus of a page, running heads. It is shown on demand, never read.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// What is known about it.
    pub metadata: Metadata,
    /// What the analyst should know; the text is usable all the same.
    pub warnings: Vec<LoadWarning>,
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
    /// Running text.
    Body,
    /// An item of a list.
    Item,
    /// What stands under a picture or above a table.
    Caption,
    /// A row of a table, its cells parted by bars.
    Row,
    /// Not the article's own text: side bars, lists of links, notices. Kept, greyed, not read.
    #[serde(rename = "Furniture")]
    Boilerplate(Boilerplate),
    /// Word for word an earlier paragraph. Kept, greyed, not read again.
    Repeat {
        /// Index of the paragraph that it repeats.
        of: usize,
    },
}

impl ParagraphKind {
    /// Whether figures are read from it.
    pub const fn is_read(self) -> bool {
        !matches!(self, Self::Boilerplate(_) | Self::Repeat { .. })
    }

    /// Whether it is made of sentences, as far as its kind tells.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Body | Self::Item | Self::Caption)
    }
}

/// Why a paragraph is taken for page boilerplate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Boilerplate {
    /// A clock time, a dash or a bullet alone on its line, among others of the kind.
    ClockTimes,
    /// A list of sources, links or related stories.
    Links,
    /// "Last updated", bylines, share buttons, copyright lines.
    Notice,
    /// Menus, side bars, forms and comments of a page.
    Page,
    /// Running heads and feet of printed pages, page numbers.
    RunningHead,
    /// The signature of a message, or what it quotes of another.
    Mail,
    /// What a news database adds: its labels, its own numbers, its notices.
    Record,
    /// Longer than any paragraph ([`limits::PARAGRAPH`]).
    Endless,
}

/// A text that stood in an article's file and is not the article's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The byte of the article's text that it stood before.
    pub before: usize,
    /// Why it was left out.
    pub why: Boilerplate,
    /// What it says, in one line.
    pub text: String,
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
    /// Something was over a limit; the rest was read.
    #[error("{} was over the limit of {} {}; what is below it was read", .0.of, .0.most, .0.unit)]
    OverLimit(LimitName),
    /// Pages without any text: pictures of print.
    #[error("{}", pictures(*pages))]
    Pictures {
        /// How many.
        pages: usize,
    },
    /// The file is cut off or damaged.
    #[error(
        "the file is damaged; what could be read is shown, and some of the text may be missing or wrong"
    )]
    Damaged,
    /// The page's own text could not be told from its boilerplate.
    #[error("the article could not be told from the rest of the page; all of its text is shown")]
    WholePage,
}

fn replaced(count: usize, encoding: &str) -> String {
    match count {
        1 => format!(
            "one character does not fit the encoding {encoding} and was replaced; check names and numbers"
        ),
        _ => format!(
            "{count} characters do not fit the encoding {encoding} and were replaced; check names and numbers"
        ),
    }
}

/// A limit that was met, as it is kept in a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitName {
    /// What is bounded.
    pub of: String,
    /// The most that is read.
    pub most: usize,
    /// What it counts.
    pub unit: String,
}

impl From<limits::Limit> for LimitName {
    fn from(limit: limits::Limit) -> Self {
        Self {
            of: limit.of.to_owned(),
            most: limit.most,
            unit: limit.unit.to_owned(),
        }
    }
}

fn pictures(pages: usize) -> String {
    match pages {
        1 => "one page is a picture without text and was not read; its text must be recognised by another program first".to_owned(),
        _ => format!("{pages} pages are pictures without text and were not read; their text must be recognised by another program first"),
    }
}

fn repeats(count: usize) -> String {
    match count {
        1 => "one paragraph repeats an earlier one word for word; it is read once".to_owned(),
        _ => format!("{count} paragraphs repeat earlier ones word for word; they are read once"),
    }
}
