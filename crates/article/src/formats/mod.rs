//! The formats that are read, behind one list. To add one: write its file, list it here.

mod composer;
mod csv;
mod docx;
mod epub;
mod feed;
mod gzip;
mod html;
mod json;
mod mail;
mod markdown;
mod mbox;
mod mhtml;
mod newsml;
mod nitf;
mod odt;
mod pdf;
mod plain;
mod rtf;
mod table;
mod warc;
mod zipped;

use super::limits::Limit;
use super::load::{File, LoadError};
use super::{LeftOut, LoadWarning, Metadata, ParagraphKind, limits};
use tally_language::text::{Span, one_line};

pub(super) use composer::Composer;
pub use table::{Columns, Guess, Role};

/// Between two cells of a table's row, so that their numbers do not run together.
pub(super) const CELL: &str = " | ";

/// A kind of file that holds an article, or several.
pub(super) trait Format: Sync {
    /// Its name in the project file and in exports.
    fn name(&self) -> &'static str;

    /// The endings of its files, in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether the content shows this format, whatever the file's ending says.
    fn recognises(&self, bytes: &[u8]) -> bool;

    /// The largest file of this format.
    fn size(&self) -> Limit {
        limits::TEXT_FILE
    }

    /// Whether its bytes may be anything; those of others are text.
    fn is_binary(&self) -> bool {
        false
    }

    /// Reads a file and hands on what is in it, piece by piece; text without any word in it is the caller's to refuse.
    fn read(&self, file: &File<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError>;
}

/// What a format finds in a file.
pub(super) enum Found {
    /// An article of the file's own.
    Article {
        /// What names it among others of the file: a number, a row; empty for the file's only one.
        name: String,
        /// The bytes that its content hash is of; `None` for the whole file's.
        source: Option<Vec<u8>>,
        draft: Draft,
    },
    /// A file inside the file, to be read like any other.
    File {
        /// Its name and its way inside the file.
        name: String,
        bytes: Vec<u8>,
        /// What the outer file tells of it.
        told: Metadata,
    },
    /// Something inside that could not be read, and why.
    Trouble { name: String, why: String },
    /// So many files inside that are no articles: pictures, programs.
    PassedOver(usize),
}

impl Found {
    /// The file's only article.
    fn only(draft: Draft) -> Self {
        Self::Article {
            name: String::new(),
            source: None,
            draft,
        }
    }
}

/// What a format hands on of an article: the text, and what only the format knows of it.
#[derive(Debug, Default, Clone)]
pub(super) struct Draft {
    /// The text that all spans count in.
    pub text: String,
    /// The paragraphs, where the format marks them; otherwise lines are.
    pub blocks: Option<Vec<Block>>,
    /// What was not taken into the text.
    pub left_out: Vec<LeftOut>,
    /// What the file tells beside its text.
    pub metadata: Metadata,
    /// What was odd.
    pub warnings: Vec<LoadWarning>,
}

impl Draft {
    /// With its title as the first paragraph: one of the first that says it is marked, else it is put there.
    fn titled(mut self) -> Self {
        /// A headline stands among the first paragraphs.
        const NEAR: usize = 8;
        let (Some(title), Some(blocks)) = (&self.metadata.title, &mut self.blocks) else {
            return self;
        };
        if blocks.is_empty() {
            return self;
        }
        let mut near = blocks.iter_mut().take(NEAR);
        let same = near.find(|block| same_words(block.span.of(&self.text), title));
        if let Some(block) = same {
            block.kind = Some(ParagraphKind::Headline);
            return self;
        }
        let mut text = one_line(title);
        let headline = Block {
            span: Span::new(0, text.len()),
            kind: Some(ParagraphKind::Headline),
        };
        text.push_str("\n\n");
        let by = text.len();
        text.push_str(&self.text);
        self.text = text;
        for block in blocks.iter_mut() {
            block.span = Span::new(block.span.start + by, block.span.end + by);
        }
        blocks.insert(0, headline);
        for left_out in &mut self.left_out {
            left_out.before += by;
        }
        self
    }
}

/// Whether two lines have the same words, whatever stands between them.
fn same_words(some: &str, others: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !word.is_empty())
    }
    words(some).eq(words(others))
}

/// A paragraph that the format marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it stands; trimmed.
    pub span: Span,
    /// What the format says it is; `None` leaves it to the words.
    pub kind: Option<ParagraphKind>,
}

/// All formats; the first that recognises the content wins, then the first that owns the ending.
pub(super) const ALL: &[&dyn Format] = &[
    &pdf::Pdf,
    &rtf::Rtf,
    &docx::Docx,
    &odt::Odt,
    &epub::Epub,
    &zipped::Zipped,
    &gzip::Gzip,
    &warc::Warc,
    &nitf::Nitf,
    &newsml::NewsMl,
    &feed::Feed,
    &html::Html,
    &mbox::Mbox,
    &mhtml::Mhtml,
    &mail::Mail,
    &json::Json,
    &csv::Csv,
    &markdown::Markdown,
    &plain::Plain,
];

/// Adds a paragraph that may hold line breaks: a break ends it, unless the sentence plainly goes on behind it.
pub(super) fn push_lines(
    composer: &mut composer::Composer,
    kind: Option<ParagraphKind>,
    text: &str,
) {
    let mut line = String::new();
    for part in text.split('\n') {
        let goes_on = part.trim_start().starts_with(char::is_lowercase);
        if goes_on && !line.is_empty() {
            line.push(' ');
        } else {
            composer.push(kind, &line);
            line.clear();
        }
        line.push_str(part);
    }
    composer.push(kind, &line);
}

/// Whether the text at the start of `bytes`, behind a byte order mark and white space, opens so, whatever its case.
fn opens_with(bytes: &[u8], openings: &[&str]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes[..bytes.len().min(1024)].trim_ascii_start();
    openings.iter().any(|opening| {
        start
            .get(..opening.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(opening.as_bytes()))
    })
}

/// The name of the first element of a file of XML, without its prefix; `None` for what is no XML.
fn root_name(bytes: &[u8]) -> Option<String> {
    const WITHIN: usize = 8192;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(WITHIN)]).replace('\0', "");
    let mut rest = start.trim_start_matches('\u{feff}').trim_start();
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else {
            end_of_declaration(rest)
        }?;
        rest = rest[end..].trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|sign: char| !(sign.is_ascii_alphanumeric() || "-_.:".contains(sign)))?;
    let name = name[..end].rsplit(':').next()?;
    (!name.is_empty()).then(|| name.to_owned())
}

/// Where a `<!DOCTYPE … [ … ]>` ends.
fn end_of_declaration(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b'>' if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::Opened;

    /// The path and the text of each article of a file.
    pub(super) fn texts(opened: &Opened) -> Vec<(&str, &str)> {
        let articles = opened.articles.iter();
        articles
            .map(|one| (one.path.as_str(), &*one.text))
            .collect()
    }
}
