//! The logical structure of the document, built while its content is laid out and drawn (ISO 32000-1, 14.8).

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// What a part of the document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
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
pub(super) struct Part(usize);

/// A part's content, in reading order.
#[derive(Debug)]
enum Child {
    Part(Part),
    Content(Identifier),
}

/// All parts.
#[derive(Default)]
pub(super) struct Tree {
    parts: Vec<(Option<Role>, Vec<Child>)>,
}

impl Tree {
    /// A tree with nothing but its root.
    pub(super) fn new() -> Self {
        Self {
            parts: vec![(None, Vec::new())],
        }
    }

    /// The whole document.
    pub(super) const ROOT: Part = Part(0);

    /// Adds a part at the end of `parent`.
    pub(super) fn add(&mut self, parent: Part, role: Role) -> Part {
        let part = Part(self.parts.len());
        self.parts.push((Some(role), Vec::new()));
        self.parts[parent.0].1.push(Child::Part(part));
        part
    }

    /// Adds content at the end of `parent`.
    pub(super) fn content(&mut self, parent: Part, identifier: Identifier) {
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
    fn group(&mut self, part: Part) -> Option<TagGroup> {
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

fn tag(role: Role) -> TagKind {
    match role {
        Role::Section => Tag::Section.into(),
        Role::Heading(level, words) => {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(words)).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Table(summary) => Tag::Table.with_summary(Some(summary)).into(),
        Role::Head => Tag::THead.into(),
        Role::Body => Tag::TBody.into(),
        Role::Row => Tag::TR.into(),
        Role::HeadCell => Tag::TH(TableHeaderScope::Column).into(),
        Role::Cell => Tag::TD.into(),
        Role::Link => Tag::Link.into(),
        Role::Note => Tag::Note.into(),
    }
}
