//! The logical structure of the document, built while its content is laid out and drawn (ISO 32000-1, 14.8).

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What a part of the document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TagRole {
    Section,
    /// A heading of this level, with its words for a list of headings.
    Heading(u16, String),
    Paragraph,
    /// A table with what it holds.
    Table(String),
    Head,
    Body,
    Row,
    HeadCell,
    Cell,
    Link,
    Note,
}

/// Names a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TagPart(usize);

/// A part's content, in reading order.
#[derive(Debug)]
enum Child {
    Part(TagPart),
    Content(Identifier),
}

/// All parts.
#[derive(Default)]
pub(super) struct StructureTree {
    parts: Vec<(Option<TagRole>, Vec<Child>)>,
}

impl StructureTree {
    /// A tree with nothing but its root.
    pub(super) fn new() -> Self {
        Self {
            parts: vec![(None, Vec::new())],
        }
    }

    /// The whole document.
    pub(super) const ROOT: TagPart = TagPart(0);

    /// Adds a part at the end of `parent`.
    pub(super) fn add(&mut self, parent: TagPart, role: TagRole) -> TagPart {
        let part = TagPart(self.parts.len());
        self.parts.push((Some(role), Vec::new()));
        self.parts[parent.0].1.push(Child::Part(part));
        part
    }

    /// Adds content at the end of `parent`.
    pub(super) fn content(&mut self, parent: TagPart, identifier: Identifier) {
        self.parts[parent.0].1.push(Child::Content(identifier));
    }

    /// The tree as the PDF takes it. Parts without content are left away.
    pub(super) fn finish(mut self) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
        let children = std::mem::take(&mut self.parts[0].1);
        for child in children {
            match child {
                Child::Part(part) => {
                    if let Some(group) = self.group(part) {
                        tree.push(group);
                    }
                }
                Child::Content(identifier) => tree.push(identifier),
            }
        }
        tree
    }

    /// The tree is a few levels deep, so this goes down a few calls.
    fn group(&mut self, part: TagPart) -> Option<TagGroup> {
        let (role, children) = std::mem::take(&mut self.parts[part.0]);
        let mut group = TagGroup::new(tag(role?));
        for child in children {
            match child {
                Child::Part(part) => {
                    if let Some(inner) = self.group(part) {
                        group.push(inner);
                    }
                }
                Child::Content(identifier) => group.push(identifier),
            }
        }
        (!group.children.is_empty()).then_some(group)
    }
}

fn tag(role: TagRole) -> TagKind {
    match role {
        TagRole::Section => Tag::Section.into(),
        TagRole::Heading(level, words) => {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(words)).into()
        }
        TagRole::Paragraph => Tag::P.into(),
        TagRole::Table(summary) => Tag::Table.with_summary(Some(summary)).into(),
        TagRole::Head => Tag::THead.into(),
        TagRole::Body => Tag::TBody.into(),
        TagRole::Row => Tag::TR.into(),
        TagRole::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        TagRole::Cell => Tag::TD.into(),
        TagRole::Link => Tag::Link.into(),
        TagRole::Note => Tag::Note.into(),
    }
}
