//! What a format is to the loader, and how its content is known.

use crate::draft::Draft;
use crate::limits::{self, Limit};
use crate::metadata::Metadata;
use crate::source::{LoadError, SourceFile};

/// A kind of file that holds an article, or several.
pub(crate) trait ArticleFormat: Sync {
    /// Its name in the project file and in exports.
    fn name(&self) -> &'static str;

    /// The extensions of its files, in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether the content shows this format, whatever the file's extension says.
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
    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError>;
}

/// What a format finds in a file.
pub(crate) enum Found {
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
        /// Its path inside the file.
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
    pub(super) fn only(draft: Draft) -> Self {
        Self::Article {
            name: String::new(),
            source: None,
            draft,
        }
    }
}

/// Whether the text at the start of `bytes`, behind a byte order mark and white space, opens so, whatever its case.
pub(super) fn opens_with(bytes: &[u8], openings: &[&str]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes[..bytes.len().min(1024)].trim_ascii_start();
    openings.iter().any(|opening| {
        start
            .get(..opening.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(opening.as_bytes()))
    })
}

/// The name of the first element of a file of XML, without its prefix; `None` for what is no XML.
pub(super) fn root_name(bytes: &[u8]) -> Option<String> {
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
    let end = name.find(|character: char| {
        !(character.is_ascii_alphanumeric() || "-_.:".contains(character))
    })?;
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
