//! Saved web pages: the article's own paragraphs, and what the page tells of it.

mod blocks;
mod metadata;
mod tags;

use dom_query::Document;
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

use super::{Block, Draft, Format};
use crate::article::load::LoadError;
use crate::article::{LoadWarning, Metadata, ParagraphKind, encoding};
use crate::text::Span;

/// Larger pages are not parsed: their tags are stripped.
const MAX_PARSED: usize = 20_000_000;
/// Pages with more elements are not searched for their article: the search is slow on them.
const MAX_ELEMENTS: usize = 100_000;
/// Deeper pages are not searched either: the search is quadratic in the depth.
const MAX_DEPTH: usize = 800;
/// Nor are pages with more bytes of text.
const MAX_TEXT: usize = 3_000_000;
/// An encoding is declared within the first bytes.
const DECLARED_WITHIN: usize = 4096;
/// A short article on a page with so many times its running text was not found: a cookie notice was.
const MANY_TIMES: usize = 3;
/// An article shorter than this many bytes is looked at twice.
const SHORT: usize = 600;
/// A block of fewer bytes is a label or a link, not running text.
const RUNNING: usize = 80;

/// `.html`, and whatever starts like it.
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn recognises(&self, start: &[u8]) -> bool {
        let start = start
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(start)
            .trim_ascii_start();
        ["<!doctype html", "<html"].iter().any(|opening| {
            start
                .get(..opening.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(opening.as_bytes()))
        })
    }

    fn read(&self, bytes: &[u8]) -> Result<Draft, LoadError> {
        let decoded = encoding::decode(bytes, declared(bytes));
        let html = decoded.text;
        if !html.contains('<') {
            // Text under a page's name: its lines are its paragraphs.
            return Ok(Draft {
                text: html,
                warnings: decoded.warning.into_iter().collect(),
                ..Draft::default()
            });
        }
        let page = if html.len() > MAX_PARSED || !tags::is_parsable(&html) {
            stripped(&html)
        } else {
            parsed(&html)
        };
        let mut draft = page.draft();
        draft.warnings.splice(0..0, decoded.warning);
        Ok(draft)
    }
}

/// What was found on a page, before its text is put together.
#[derive(Debug, Default)]
struct Page {
    metadata: Metadata,
    blocks: Vec<PageBlock>,
    /// Whether all of the page is in, not the article alone.
    is_whole: bool,
}

/// A paragraph of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PageBlock {
    text: String,
    kind: Option<ParagraphKind>,
}

impl Page {
    /// One text, a line for each paragraph with an empty one between, the headline first.
    fn draft(mut self) -> Draft {
        self.put_headline_first();
        let mut draft = Draft {
            metadata: self.metadata,
            ..Draft::default()
        };
        if self.is_whole {
            draft.warnings.push(LoadWarning::WholePage);
        }
        let mut blocks = Vec::with_capacity(self.blocks.len());
        for block in self.blocks {
            if !draft.text.is_empty() {
                draft.text.push_str("\n\n");
            }
            let start = draft.text.len();
            draft.text.push_str(&block.text);
            blocks.push(Block {
                span: Span::new(start, draft.text.len()),
                kind: block.kind,
            });
        }
        draft.blocks = Some(blocks);
        draft
    }

    fn put_headline_first(&mut self) {
        let Some(title) = &self.metadata.title else {
            return;
        };
        let headline = Some(ParagraphKind::Headline);
        let same = |block: &PageBlock| words(&block.text).eq(words(title));
        if self.blocks.is_empty() {
            return;
        }
        match self.blocks.iter().take(8).position(same) {
            Some(idx) => self.blocks[idx].kind = headline,
            None => self.blocks.insert(
                0,
                PageBlock {
                    text: title.clone(),
                    kind: headline,
                },
            ),
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The encoding that a page names: `<meta charset>` or the XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start =
        String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let after = ["charset=", "encoding="]
        .into_iter()
        .filter_map(|key| start.find(key).map(|at| at + key.len()))
        .min()?;
    let label = start[after..].trim_start_matches(['"', '\'', ' ']);
    let len = label
        .find(|sign: char| !(sign.is_ascii_alphanumeric() || "-_:.".contains(sign)))
        .unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..len])
}

/// The text of a piece of a page, one line for each block.
pub(super) fn lines(html: &str) -> Vec<String> {
    tags::strip(html).1
}

/// The page without its tags: what is left to do with one that would take too long.
fn stripped(html: &str) -> Page {
    let (title, lines) = tags::strip(html);
    Page {
        metadata: Metadata {
            title,
            ..Metadata::default()
        },
        blocks: lines
            .into_iter()
            .map(|text| PageBlock { text, kind: None })
            .collect(),
        is_whole: true,
    }
}

fn parsed(html: &str) -> Page {
    let document = Document::from(html);
    let shape = blocks::shape(&document.root());
    if shape.depth > MAX_DEPTH {
        return stripped(html);
    }
    let mut metadata = metadata::read(&document, html);
    let whole = blocks::find(&document.root(), blocks::Scope::WholePage);
    let is_searchable = shape.n_elements <= MAX_ELEMENTS && shape.text_len <= MAX_TEXT;
    let found = if is_searchable {
        article(document, &mut metadata)
    } else {
        Vec::new()
    };
    let n_found = running(&found);
    let is_missed = n_found < SHORT && n_found * MANY_TIMES < running(&whole);
    let is_whole = found.is_empty() || is_missed;
    Page {
        metadata,
        blocks: if is_whole { whole } else { found },
        is_whole,
    }
}

/// The paragraphs of the article alone; none where the search finds none.
fn article(document: Document, metadata: &mut Metadata) -> Vec<PageBlock> {
    let config = Config {
        disable_json_ld: true, // Read before, and more of it.
        ..Config::default()
    };
    let Ok(mut readability) = Readability::with_document(document, None, Some(config)) else {
        return Vec::new();
    };
    let Ok(article) = readability.parse() else {
        return Vec::new();
    };
    if metadata.author.is_none() {
        metadata.author = article.byline.as_deref().and_then(metadata::author);
    }
    let content = Document::fragment(article.content);
    blocks::find(&content.root(), blocks::Scope::Article)
}

/// Bytes of running text that is not marked as the page's own.
fn running(blocks: &[PageBlock]) -> usize {
    blocks
        .iter()
        .filter(|block| block.kind.is_none_or(ParagraphKind::is_read))
        .map(|block| block.text.len())
        .filter(|len| *len >= RUNNING)
        .sum()
}

#[cfg(test)]
mod tests;
