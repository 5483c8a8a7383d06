//! Finds the format of a file, reads it, and makes articles of what it holds.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::article::{Article, Boilerplate, LoadWarning, ParagraphKind, content_hash, id_of};
use crate::bundle;
use crate::columns::{Columns, Guess};
use crate::draft::Draft;
use crate::encoding;
use crate::formats;
use crate::formats::format::{ArticleFormat, Found};
use crate::language;
use crate::limits;
use crate::metadata::Metadata;
use crate::paragraphs;
use crate::source::{Cancellation, LoadError, SourceFile, extension};
use crate::stamps;

/// What one file held.
#[derive(Debug, Default)]
pub struct Opened {
    /// Its articles, in its own order.
    pub articles: Vec<Article>,
    /// One line for each thing inside that gave no article though it should.
    pub troubles: Vec<String>,
    /// One line for each thing that is good to know.
    pub notes: Vec<String>,
    /// Files inside that are no articles.
    pub passed_over: usize,
    /// Tables whose columns must be named first.
    pub unclear: Vec<UnclearTable>,
}

/// A table of articles whose columns the analyst is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnclearTable {
    /// The file, or the path to it inside an archive.
    pub path: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// What can be told of its columns.
    pub guess: Guess,
}

/// Reads one file that holds one article; of several it gives the first. `path` tells the format by its extension where
/// the content does not, and is kept as the article's path.
///
/// # Errors
/// When the bytes hold no article; the message tells what to do, without the path.
pub fn load(path: &str, bytes: &[u8]) -> Result<Article, LoadError> {
    let mut opened = open(path, bytes, None, Cancellation::never())?;
    if let Some(table) = opened.unclear.pop() {
        return Err(LoadError::Columns(Box::new(table.guess)));
    }
    opened.articles.into_iter().next().ok_or(LoadError::Empty)
}

/// Reads one file with all articles in it. `columns` tells which columns of a table hold what.
///
/// # Errors
/// When the file gives no article at all; the message tells what to do, without the path. What is wrong with parts of
/// it is in [`Opened::troubles`].
pub fn open(
    path: &str,
    bytes: &[u8],
    columns: Option<&Columns>,
    cancellation: Cancellation<'_>,
) -> Result<Opened, LoadError> {
    let mut opener = Opener {
        opened: Opened::default(),
        message: None,
        is_attached: false,
        unpacked: 0,
        n_entries: 0,
    };
    let file = SourceFile {
        path,
        bytes,
        columns,
        cancellation,
        has_known_extension: formats::has_known_extension,
    };
    match opener.open(file, &Metadata::default(), 0) {
        Err(LoadError::Columns(guess)) => opener.ask(path, bytes, *guess),
        other => other?,
    }
    let found = opener.opened;
    if found.articles.is_empty() && found.unclear.is_empty() && found.troubles.is_empty() {
        return Err(LoadError::NoArticle(
            "no article was found in it; Tally reads web pages, PDF, Word, OpenDocument, RTF, EPUB, mail, news XML, feeds and plain text",
        ));
    }
    Ok(found)
}

/// Whether a file of so many bytes can hold articles; asked before its bytes are read.
///
/// # Errors
/// When it is larger than any.
pub fn check_size(bytes: usize) -> Result<(), LoadError> {
    if limits::ARCHIVE.is_over(bytes) {
        return Err(LoadError::OverLimit(limits::ARCHIVE));
    }
    Ok(())
}

/// The file that something was found in.
#[derive(Clone, Copy)]
struct Within<'a> {
    file: SourceFile<'a>,
    format: &'a dyn ArticleFormat,
    /// What the file around it tells of it.
    told: &'a Metadata,
    /// How many files are around it.
    depth: usize,
}

/// Reads a file and what is inside it.
struct Opener {
    opened: Opened,
    /// The words of the last message, as a digest, and its path: an attachment often says the same.
    message: Option<([u8; 32], String)>,
    /// Whether what is being read is attached to it.
    is_attached: bool,
    /// Bytes that came out of archives.
    unpacked: usize,
    n_entries: usize,
}

impl Opener {
    fn open(
        &mut self,
        file: SourceFile<'_>,
        told: &Metadata,
        depth: usize,
    ) -> Result<(), LoadError> {
        file.cancellation.check()?;
        if file.bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(LoadError::Empty);
        }
        let format = format_of(file.path, file.bytes)?;
        if format.size().is_over(file.bytes.len()) {
            return Err(LoadError::OverLimit(format.size()));
        }
        let within = Within {
            file,
            format,
            told,
            depth,
        };
        let mut failed = None;
        let n_before = self.opened.articles.len();
        let read = format.read(&file, &mut |found| {
            if failed.is_none() {
                failed = self.take(found, within).err();
            }
        });
        if let Some(error) = failed {
            return Err(error);
        }
        match read {
            // What came before the damage is kept.
            Err(error @ (LoadError::Damaged { .. } | LoadError::OverLimit(_)))
                if self.opened.articles.len() > n_before =>
            {
                self.opened.troubles.push(format!("{}: {error}", file.path));
                Ok(())
            }
            other => other,
        }
    }

    fn take(&mut self, found: Found, within: Within<'_>) -> Result<(), LoadError> {
        let file = within.file;
        file.cancellation.check()?;
        match found {
            Found::Article {
                name,
                source,
                draft,
            } => self.take_article(&name, source.as_deref(), draft, within),
            Found::File { name, bytes, told } => self.take_file(&name, &bytes, &told, within),
            Found::Trouble { name, why } => {
                let line = match name.as_str() {
                    "" => format!("{}: {why}", file.path),
                    name => format!("{}/{}: {why}", file.path, inside(name)),
                };
                self.opened.troubles.push(line);
                Ok(())
            }
            Found::PassedOver(n) => {
                self.opened.passed_over += n;
                Ok(())
            }
        }
    }

    fn take_article(
        &mut self,
        name: &str,
        source: Option<&[u8]>,
        mut draft: Draft,
        within: Within<'_>,
    ) -> Result<(), LoadError> {
        let file = within.file;
        if draft.text.trim().is_empty() {
            return if name.is_empty() {
                Err(LoadError::Empty)
            } else {
                Ok(())
            };
        }
        draft.metadata.complete_from(within.told);
        let path = match name {
            "" => file.path.to_owned(),
            name => format!("{}#{name}", file.path),
        };
        let source = source.unwrap_or(file.bytes);
        self.put(&path, source, within.format.name(), draft)
    }

    fn take_file(
        &mut self,
        name: &str,
        bytes: &[u8],
        told: &Metadata,
        within: Within<'_>,
    ) -> Result<(), LoadError> {
        let path = format!("{}/{}", within.file.path, inside(name));
        let file = SourceFile {
            path: &path,
            bytes,
            ..within.file
        };
        let was_attached = self.is_attached;
        self.is_attached = was_attached || is_mail(within.format.name());
        let read = self.inner(file, told, within.depth + 1);
        self.is_attached = was_attached;
        match read {
            Err(LoadError::Columns(guess)) => self.ask(&path, bytes, *guess),
            Err(
                error @ (LoadError::Stopped
                | LoadError::OverLimit(limits::UNPACKED | limits::ENTRIES)),
            ) => return Err(error),
            Err(error) => self.opened.troubles.push(format!("{path}: {error}")),
            Ok(()) => {}
        }
        Ok(())
    }

    fn ask(&mut self, path: &str, bytes: &[u8], guess: Guess) {
        self.opened.unclear.push(UnclearTable {
            path: path.to_owned(),
            bytes: bytes.into(),
            guess,
        });
    }

    fn inner(
        &mut self,
        file: SourceFile<'_>,
        told: &Metadata,
        depth: usize,
    ) -> Result<(), LoadError> {
        self.unpacked += file.bytes.len();
        self.n_entries += 1;
        for (limit, n) in [
            (limits::NESTING, depth),
            (limits::UNPACKED, self.unpacked),
            (limits::ENTRIES, self.n_entries),
        ] {
            if limit.is_over(n) {
                return Err(LoadError::OverLimit(limit));
            }
        }
        self.open(file, told, depth)
    }

    /// Makes articles of a draft: one, or those that it is a bundle of.
    fn put(
        &mut self,
        path: &str,
        source: &[u8],
        format: &str,
        draft: Draft,
    ) -> Result<(), LoadError> {
        match bundle::cut(&draft) {
            None => self.add(article(path, source, format, draft)),
            Some(cut) => {
                let n = cut.drafts.len();
                self.opened
                    .notes
                    .push(format!("{path} was cut into {n} articles ({})", cut.how));
                for (idx, part) in cut.drafts.into_iter().enumerate() {
                    let path = format!("{path}#{}", idx + 1);
                    let source = part.text.clone();
                    self.add(article(&path, source.as_bytes(), format, part))?;
                }
                Ok(())
            }
        }
    }

    fn add(&mut self, article: Article) -> Result<(), LoadError> {
        if limits::ARTICLES.is_over(self.opened.articles.len() + 1) {
            return Err(LoadError::OverLimit(limits::ARTICLES));
        }
        if let Some((said, path)) = &self.message
            && self.is_attached
            && *said == words(&article)
        {
            self.opened.notes.push(format!(
                "{} has the same text as {path}, so it was not loaded twice",
                article.path
            ));
            return Ok(());
        }
        if is_mail(&article.format) {
            self.message = Some((words(&article), article.path.clone()));
        }
        self.opened.articles.push(article);
        Ok(())
    }
}

/// Whether files of this format hold messages.
fn is_mail(format: &str) -> bool {
    matches!(format, "mail" | "mbox")
}

/// A digest of an article's words, whatever marks stand between them.
fn words(article: &Article) -> [u8; 32] {
    let mut digest = Sha256::new();
    for paragraph in article
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind.is_read())
    {
        if paragraph.kind == ParagraphKind::Headline {
            continue; // The subject of one, the file's title of the other.
        }
        let text = paragraph.span.of(&article.text);
        for word in text
            .split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
        {
            digest.update(word.as_bytes());
            digest.update(b" ");
        }
    }
    digest.finalize().into()
}

/// The name of a file inside another: only a name, wherever it claims to lead.
fn inside(name: &str) -> String {
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .map(|part| {
            part.chars()
                .filter(|character| !character.is_control())
                .take(120)
                .collect()
        })
        .collect();
    parts.join("/")
}

pub(super) fn article(path: &str, source: &[u8], format: &str, draft: Draft) -> Article {
    let hash = content_hash(source);
    let text: Arc<str> = draft.text.into();
    let mut article = Article {
        id: id_of(&hash),
        hash,
        path: path.to_owned(),
        format: format.to_owned(),
        paragraphs: paragraphs::find(&text, draft.blocks.as_deref()),
        text,
        left_out: draft.left_out,
        metadata: draft.metadata,
        warnings: draft.warnings,
    };
    let is_endless = |kind| kind == ParagraphKind::Boilerplate(Boilerplate::Endless);
    if article
        .paragraphs
        .iter()
        .any(|paragraph| is_endless(paragraph.kind))
    {
        article
            .warnings
            .push(LoadWarning::OverLimit(limits::PARAGRAPH.into()));
    }
    stamps::complete(&mut article);
    article.metadata.ask_the_address();
    language::tell(&mut article);
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

/// By content, where it is plain to see, then by extension.
fn format_of(path: &str, bytes: &[u8]) -> Result<&'static dyn ArticleFormat, LoadError> {
    let extension = extension(path);
    let named = formats::ALL
        .iter()
        .find(|format| format.extensions().contains(&extension.as_str()));
    if let Some(format) = formats::ALL.iter().find(|format| format.recognises(bytes)) {
        // A document that is so damaged that only its packing is left.
        let is_packed = |named: &&&dyn ArticleFormat| {
            format.name() == "zip" && ["docx", "odt", "epub"].contains(&named.name())
        };
        return Ok(*named.filter(is_packed).unwrap_or(format));
    }
    if let Some((_, kind)) = SIGNATURES
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
    {
        return Err(LoadError::UnknownFormat {
            kind: (*kind).to_owned(),
        });
    }
    let Some(format) = named else {
        return Err(LoadError::UnknownFormat {
            kind: format!(".{extension}"),
        });
    };
    if !format.is_binary() && encoding::is_binary(bytes) {
        return Err(LoadError::Binary);
    }
    Ok(*format)
}

/// First bytes of files that are often taken for articles, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Old Office (.doc, .msg)",
    ),
    (b"\x89PNG", "Image"),
    (b"\xff\xd8\xff", "Image"),
    (b"GIF8", "Image"),
    (b"SQLite format 3\0", "Database"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"BZh", "Bzip2"),
    (b"\xfd7zXZ", "XZ"),
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
        assert!(error("a.docx", b"some text").starts_with("the Word file is damaged or cut off"));
        assert!(error("a.txt", b"%PDF-1.7 \x00").starts_with("the PDF file is damaged or cut off"));
        assert!(
            error("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
                .starts_with("Old Office (.doc, .msg) files cannot be read")
        );
        assert!(error("a.txt", &[0, 1, 2, 3, 250, 4]).starts_with("the file holds binary data"));
        assert!(error("a.bin", &[0, 1, 2, 3, 250, 4]).starts_with(".bin files cannot be read"));
        assert!(
            error("a.txt", &vec![b'a'; 50_000_001])
                .starts_with("it is over the limit of a file of one article: 50 MB")
        );
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
