//! Saved web pages: the article's own paragraphs, and what the page tells of it.

mod blocks;
mod metadata;
mod tags;

use std::collections::VecDeque;

use dom_query::Document;
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

use crate::article::{Boilerplate, LoadWarning, ParagraphKind};
use crate::bundle;
use crate::composer::Composer;
use crate::draft::{Draft, same_words};
use crate::encoding;
use crate::formats::format::{ArticleFormat, Found, opens_with, root_name};
use crate::metadata::{FoundIn, Metadata};
use crate::source::{LoadError, SourceFile};

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

impl ArticleFormat for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        opens_with(bytes, &["<!doctype html", "<html"])
            || root_name(bytes).is_some_and(|name| name.eq_ignore_ascii_case("html"))
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let decoded = encoding::decode(file.bytes, declared(file.bytes));
        let html = decoded.text;
        let mut draft = if html.contains('<') {
            page(&html)
        } else {
            // Text under a page's name: its lines are its paragraphs.
            Draft {
                text: html,
                ..Draft::default()
            }
        };
        draft.warnings.splice(0..0, decoded.warning);
        found(Found::only(draft));
        Ok(())
    }
}

/// The article of a whole page.
pub(super) fn page(html: &str) -> Draft {
    let page = if html.len() > MAX_PARSED || !tags::is_parsable(html) {
        stripped(html)
    } else {
        parsed(html)
    };
    page.draft()
}

/// Adds the text of a piece of a page, or of a page that is all text; a first block that says `title` is left to it.
pub(super) fn compose(composer: &mut Composer, html: &str, title: Option<&str>) {
    let blocks = if tags::is_parsable(html) {
        let document = Document::from(html);
        blocks::find(&document.root(), blocks::PageScope::WholePage)
    } else {
        let lines = tags::strip(html).1.into_iter();
        lines.map(|text| PageBlock { text, kind: None }).collect()
    };
    let is_first = composer.first(ParagraphKind::Headline) == title;
    for (idx, block) in blocks.into_iter().enumerate() {
        let is_title = title.is_some_and(|title| same_words(&block.text, title));
        if !(idx == 0 && is_first && is_title) {
            composer.push(block.kind, &block.text);
        }
    }
}

/// Whether a text is written in HTML.
pub(super) fn is_markup(text: &str) -> bool {
    [
        "<p>",
        "<p ",
        "<br",
        "</p>",
        "<div",
        "<li>",
        "</a>",
        "<html",
        "</b>",
        "</em>",
        "</strong>",
    ]
    .iter()
    .any(|tag| text.contains(tag))
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
    fn draft(self) -> Draft {
        let mut composer = Composer::default();
        for block in self.blocks {
            let is_page = block.kind == Some(ParagraphKind::Boilerplate(Boilerplate::Page));
            let title = self.metadata.title.as_deref().filter(|_| is_page);
            // The headline that the search took out is put first.
            if !title.is_some_and(|title| same_words(&block.text, title)) {
                composer.push(block.kind, &block.text);
            }
        }
        let mut draft = composer.finish(self.metadata).titled();
        if self.is_whole {
            draft.warnings.push(LoadWarning::WholePage);
        }
        draft
    }
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
        .find(|character: char| !(character.is_ascii_alphanumeric() || "-_:.".contains(character)))
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
    let mut metadata = Metadata::default();
    metadata.set_title(title, FoundIn::PageTitle);
    let lines = lines.into_iter();
    Page {
        metadata,
        blocks: lines.map(|text| PageBlock { text, kind: None }).collect(),
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
    let whole = blocks::find(&document.root(), blocks::PageScope::WholePage);
    if bundle::is_export(whole.iter().map(|block| block.text.as_str())) {
        // Searching would find one of its articles.
        return Page {
            metadata: Metadata::default(),
            blocks: whole,
            is_whole: false,
        };
    }
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
        blocks: if is_whole {
            whole
        } else {
            with_what_is_left_out(found, whole)
        },
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
    metadata.set_author(article.byline.as_deref(), FoundIn::Byline);
    let content = Document::fragment(article.content);
    blocks::find(&content.root(), blocks::PageScope::Article)
}

/// The article's blocks, with the page's other blocks marked as its own where they stood.
fn with_what_is_left_out(found: Vec<PageBlock>, whole: Vec<PageBlock>) -> Vec<PageBlock> {
    /// So far ahead a block of the page is looked for in the article.
    const AHEAD: usize = 40;
    let mut blocks = Vec::with_capacity(whole.len());
    let mut waiting: VecDeque<PageBlock> = found.into();
    for other in whole {
        let at = waiting
            .iter()
            .take(AHEAD)
            .position(|block| block.text == other.text);
        if let Some(at) = at {
            blocks.extend(waiting.drain(..=at));
        } else {
            let why = match other.kind {
                Some(ParagraphKind::Boilerplate(why)) => why,
                _ => Boilerplate::Page,
            };
            blocks.push(PageBlock {
                text: other.text,
                kind: Some(ParagraphKind::Boilerplate(why)),
            });
        }
    }
    blocks.extend(waiting);
    blocks
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
