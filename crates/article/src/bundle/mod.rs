//! Files that hold several articles in one text: exports of news databases, and bundles with separators.
//!
//! Each way of bundling is one file with its marks, and stands in one list. A text is cut only where the marks are
//! plain; the analyst sees the cut, and can join its pieces or cut again.

mod factiva;
mod labelled;
mod nexis;
mod proquest;
mod separated;

use super::formats::{Block, Composer, Draft};
use super::metadata::Place;
use super::{Furniture, Metadata, ParagraphKind, paragraphs};

/// A text that was cut.
pub(super) struct Cut {
    /// The way it was bundled, in words: "Nexis export".
    pub how: &'static str,
    pub drafts: Vec<Draft>,
}

/// A way of bundling.
trait Bundle: Sync {
    /// In words.
    fn name(&self) -> &'static str;

    /// The pieces, as ranges of lines with what is known of each; none where the text is not bundled so. One piece is
    /// enough where its marks are those of a database.
    fn pieces(&self, lines: &[Line<'_>]) -> Vec<Piece>;
}

const ALL: &[&dyn Bundle] = &[
    &nexis::Nexis,
    &factiva::Factiva,
    &proquest::ProQuest,
    &labelled::Labelled,
    &separated::Separated,
];

/// A line of the text, which may be a paragraph.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    kind: Option<ParagraphKind>,
}

/// An article among others.
#[derive(Debug, Default)]
struct Piece {
    metadata: Metadata,
    /// Its lines in order.
    lines: Vec<Part>,
}

/// A line of a piece.
#[derive(Debug, Clone, Copy)]
struct Part {
    role: Role,
    /// Which line of the file.
    line: usize,
    /// The byte that it starts at, behind a label.
    from: usize,
}

impl Part {
    /// The whole of a line.
    const fn whole(role: Role, line: usize) -> Self {
        Self {
            role,
            line,
            from: 0,
        }
    }
}

/// What a line is to its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Headline,
    Text,
    /// The database's own.
    Record,
}

/// A piece with fewer words is none.
const MIN_WORDS: usize = 15;

/// Cuts a text; `None` where it is one article.
pub(super) fn cut(draft: &Draft) -> Option<Cut> {
    let own;
    let blocks: &[Block] = if let Some(blocks) = &draft.blocks {
        blocks
    } else {
        own = paragraphs::lines(&draft.text);
        &own
    };
    let lines: Vec<Line<'_>> = blocks
        .iter()
        .map(|block| Line {
            text: block.span.of(&draft.text),
            kind: block.kind,
        })
        .collect();
    let (how, pieces) = pieces(&lines)?;
    let drafts = pieces
        .iter()
        .map(|piece| compose(piece, &lines, draft))
        .collect();
    Some(Cut { how, drafts })
}

/// Whether lines are an export of a database: a page of it must not be searched for one article.
pub(super) fn is_export<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let lines: Vec<Line<'_>> = texts.map(|text| Line { text, kind: None }).collect();
    pieces(&lines).is_some()
}

fn pieces(lines: &[Line<'_>]) -> Option<(&'static str, Vec<Piece>)> {
    ALL.iter().find_map(|bundle| {
        let mut pieces = bundle.pieces(lines);
        pieces.retain(|piece| {
            let texts = piece.lines.iter().filter(|part| part.role == Role::Text);
            let words = texts.flat_map(|part| lines[part.line].text.split_whitespace());
            words.count() >= MIN_WORDS
        });
        (!pieces.is_empty()).then(|| (bundle.name(), pieces))
    })
}

fn compose(piece: &Piece, lines: &[Line<'_>], draft: &Draft) -> Draft {
    let mut composer = Composer::default();
    let has_headline = piece.lines.iter().any(|part| part.role == Role::Headline);
    if let Some(title) = piece.metadata.title.as_ref().filter(|_| !has_headline) {
        composer.push(Some(ParagraphKind::Headline), title);
    }
    for part in &piece.lines {
        let line = &lines[part.line];
        let kind = match part.role {
            Role::Headline => Some(ParagraphKind::Headline),
            Role::Text if part.from > 0 => None,
            Role::Text => line.kind.filter(|kind| *kind != ParagraphKind::Headline),
            Role::Record => Some(ParagraphKind::Furniture(Furniture::Record)),
        };
        composer.push(kind, &line.text[part.from..]);
    }
    let mut out = composer.finish(piece.metadata.clone());
    out.warnings.clone_from(&draft.warnings);
    out
}

/// The label that opens a line, and what follows: `Byline: Ann Marsh`. A label has few words and no other sign.
fn label(line: &str) -> Option<(String, &str)> {
    let (label, rest) = line.split_once(':')?;
    let label = label.trim();
    let is_label = !label.is_empty()
        && label.len() <= 32
        && label
            .chars()
            .all(|sign| sign.is_alphabetic() || matches!(sign, ' ' | '-' | '/'))
        && label.starts_with(char::is_uppercase);
    is_label.then(|| (label.to_ascii_lowercase(), rest.trim()))
}

/// Takes what a label tells into `metadata`; whether it is a label of metadata at all.
fn tell(metadata: &mut Metadata, label: &str, value: &str) -> bool {
    let place = Place::Label(label.to_owned());
    let text = (!value.is_empty()).then(|| value.to_owned());
    match label {
        "title" | "headline" => metadata.set_title(text, place),
        "byline" | "author" | "by" | "authors" => metadata.set_author(text.as_deref(), place),
        "source" | "publication" | "publication title" | "outlet" | "newspaper" | "publisher"
        | "publication name" => {
            metadata.set_outlet(text, place);
        }
        "date" | "published" | "publication date" | "date published" | "pub date" => {
            metadata.set_published(text.as_deref(), place);
        }
        "updated" | "last updated" | "date modified" => {
            metadata.set_updated(text.as_deref(), place);
        }
        "url" | "link" | "document url" | "web link" => metadata.set_url(text, place),
        "language" | "language of publication" => metadata.set_language(text.as_deref(), place),
        "dateline" => metadata.dateline = metadata.dateline.take().or(text),
        _ => return false,
    }
    true
}
