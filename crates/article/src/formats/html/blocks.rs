//! Walks a page's tree and cuts its text into blocks, as a browser would set them.

use dom_query::NodeRef;

use crate::article::{Boilerplate, ParagraphKind};
use crate::draft::CELL;
use crate::formats::html::PageBlock;

/// Elements that are not shown as text.
const UNSEEN: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];
/// Elements whose text is the page's, not the article's.
const BOILERPLATE: &[&str] = &["aside", "footer", "form", "nav"];

/// A link of fewer words leads elsewhere, and is no part of the text.
const MIN_LINKED_WORDS: usize = 12;

/// How much of the page is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageScope {
    /// What the search took for the article.
    Article,
    /// Everything; side bars and the like are marked.
    WholePage,
}

/// How large a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PageShape {
    pub depth: usize,
    pub n_elements: usize,
    pub text_len: usize,
}

/// Measures the tree below `root`.
pub(super) fn shape(root: &NodeRef<'_>) -> PageShape {
    let mut shape = PageShape {
        depth: 0,
        n_elements: 0,
        text_len: 0,
    };
    walk(root, &mut |step| {
        match step {
            Step::Enter(_, depth) => {
                shape.depth = shape.depth.max(depth);
                shape.n_elements += 1;
            }
            Step::Text(text) => shape.text_len += text.len(),
            Step::Leave(_) => {}
        }
        true
    });
    shape
}

/// The blocks below `root`, in order.
pub(super) fn find(root: &NodeRef<'_>, scope: PageScope) -> Vec<PageBlock> {
    let mut writer = Writer::default();
    walk(root, &mut |step| match step {
        Step::Enter(node, _) => writer.enter(node, scope),
        Step::Leave(node) => {
            writer.leave(node, scope);
            true
        }
        Step::Text(text) => {
            writer.push(text);
            true
        }
    });
    writer.end_block();
    writer.blocks
}

enum Step<'a, 'b> {
    /// An element and its depth; the answer tells whether to look inside.
    Enter(&'b NodeRef<'a>, usize),
    Leave(&'b NodeRef<'a>),
    Text(&'b str),
}

/// Goes through the tree without recursion: hostile pages are deep.
fn walk<'a>(root: &NodeRef<'a>, visit: &mut dyn FnMut(Step<'a, '_>) -> bool) {
    let mut depth = 0;
    let mut next = root.first_child();
    let mut open: Vec<NodeRef<'a>> = Vec::new();
    loop {
        let Some(node) = next else {
            let Some(parent) = open.pop() else { return };
            depth -= 1;
            visit(Step::Leave(&parent));
            next = parent.next_sibling();
            continue;
        };
        if node.is_text() {
            visit(Step::Text(&node.text()));
        } else if node.is_element() && visit(Step::Enter(&node, depth + 1)) {
            depth += 1;
            next = node.first_child();
            open.push(node);
            continue;
        }
        next = node.next_sibling();
    }
}

#[derive(Debug, Default)]
struct Writer {
    blocks: Vec<PageBlock>,
    line: String,
    /// What the open elements make of their text, the innermost last.
    kinds: Vec<Option<ParagraphKind>>,
    /// How many open elements hold the page's own text.
    n_furniture: usize,
    /// Bytes of the line that stand inside links.
    linked: usize,
    n_links: usize,
    /// A line break came: the next words tell whether it ends the paragraph.
    is_broken: bool,
}

impl Writer {
    fn enter(&mut self, node: &NodeRef<'_>, scope: PageScope) -> bool {
        let Some(name) = node.node_name() else {
            return false;
        };
        let name: &str = &name;
        if UNSEEN.contains(&name) || node.has_attr("hidden") {
            return false;
        }
        if BLOCKS.contains(&name) {
            self.end_block();
        }
        if name == "p" {
            // Paragraphs in cells are paragraphs, as tables lay out whole pages.
            let outer = self.kinds.last().copied().flatten();
            self.kinds
                .push(outer.filter(|outer| *outer != ParagraphKind::Row));
        } else if let Some(kind) = kind(name) {
            self.kinds.push(Some(kind));
        }
        match name {
            "br" => self.is_broken = true,
            "td" | "th" if !self.line.is_empty() => self.line.push_str(CELL),
            "a" => self.n_links += 1,
            _ => {}
        }
        if scope == PageScope::WholePage && BOILERPLATE.contains(&name) {
            self.n_furniture += 1;
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>, scope: PageScope) {
        let Some(name) = node.node_name() else { return };
        let name: &str = &name;
        if BLOCKS.contains(&name) {
            self.end_block();
        }
        if kind(name).is_some() || name == "p" {
            self.kinds.pop();
        }
        if name == "a" {
            self.n_links = self.n_links.saturating_sub(1);
        }
        if scope == PageScope::WholePage && BOILERPLATE.contains(&name) {
            self.n_furniture = self.n_furniture.saturating_sub(1);
        }
    }

    /// Adds text with its white space run together; spaces that do not break belong to numbers and stay.
    fn push(&mut self, text: &str) {
        if self.is_broken
            && let Some(first) = text.trim_start().chars().next()
        {
            self.is_broken = false;
            if first.is_lowercase() {
                self.line.push(' ');
            } else {
                self.end_block();
            }
        }
        let before = self.line.len();
        for part in text.split_inclusive(|character: char| character.is_ascii_whitespace()) {
            let word = part.trim_end_matches(|character: char| character.is_ascii_whitespace());
            self.line.push_str(word);
            if word.len() < part.len() && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
        if self.n_links > 0 {
            self.linked += self.line.len() - before;
        }
    }

    fn end_block(&mut self) {
        self.is_broken = false;
        let linked = std::mem::take(&mut self.linked);
        let line = std::mem::take(&mut self.line);
        let text = line.trim().trim_matches('|').trim();
        if text.is_empty() {
            return;
        }
        let is_all_linked = linked > 0 && linked + 2 >= line.len();
        let kind = self.kinds.last().copied().flatten();
        let is_link = is_all_linked && kind != Some(ParagraphKind::Heading) && !is_sentence(text);
        let kind = if self.n_furniture > 0 {
            Some(ParagraphKind::Boilerplate(Boilerplate::Page))
        } else if is_link {
            Some(ParagraphKind::Boilerplate(Boilerplate::Links))
        } else {
            kind
        };
        self.blocks.push(PageBlock {
            text: text.to_owned(),
            kind,
        });
    }
}

fn kind(name: &str) -> Option<ParagraphKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ParagraphKind::Heading,
        "li" | "dt" | "dd" => ParagraphKind::Item,
        "figcaption" | "caption" => ParagraphKind::Caption,
        "tr" => ParagraphKind::Row,
        _ => return None,
    })
}

/// Whether a linked line says something of its own: a long one with a full stop does.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”', '"'])
        && text.split_whitespace().nth(MIN_LINKED_WORDS - 1).is_some()
}
