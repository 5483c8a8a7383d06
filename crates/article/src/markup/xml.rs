//! XML as a tree in one list: no recursion, no entity from outside, bounded in depth and number.
//!
//! Damaged files are read as far as they go: an end tag that fits nothing is passed over, what is open at the end is
//! closed. Entities that a file declares itself are not expanded: news formats have no use for them, attackers have.

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::encoding;
use crate::limits;
use crate::markup::entities::{entity, resolved};
use crate::source::LoadError;
use tally_language::text::one_line;

/// A file's elements and texts, in the order of the file; the first is a root around everything.
#[derive(Debug)]
pub(crate) struct XmlTree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Element {
        /// Without its prefix, as written.
        name: Box<str>,
        attributes: Vec<(Box<str>, Box<str>)>,
        /// One behind the last node inside.
        end: usize,
    },
    Text(String),
}

/// An element of a [`XmlTree`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct XmlElement<'a> {
    tree: &'a XmlTree,
    at: usize,
}

/// What a walk through an element meets.
#[derive(Debug, Clone, Copy)]
pub(crate) enum XmlStep<'a> {
    /// An element opens; the visitor tells whether to go inside.
    Enter(XmlElement<'a>),
    /// An element that was gone into closes.
    Leave(XmlElement<'a>),
    /// Text, with its entities resolved.
    Text(&'a str),
}

impl XmlTree {
    /// Reads a file of XML, whatever its encoding.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Result<Self, LoadError> {
        Self::parse(&encoding::decode(bytes, declared(bytes)).text)
    }

    /// Reads XML.
    pub(crate) fn parse(xml: &str) -> Result<Self, LoadError> {
        let mut builder = Builder::default();
        builder.open("", Vec::new())?;
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => builder.start(&tag)?,
                Ok(Event::Empty(tag)) => {
                    builder.start(&tag)?;
                    builder.close();
                }
                Ok(Event::End(tag)) => builder.end(tag.local_name().as_ref()),
                Ok(Event::Text(text)) => builder.text(&text.xml10_content()),
                Ok(Event::CData(text)) => builder.text(&text.xml10_content()),
                Ok(Event::GeneralRef(written)) => {
                    let name = written.into_inner();
                    match entity(&name) {
                        Some(text) => builder.text(&text),
                        None => builder.text(&format!("&{name};")),
                    }
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        Ok(builder.finish())
    }

    /// The file's own root element.
    pub(crate) fn root(&self) -> Option<XmlElement<'_>> {
        XmlElement { tree: self, at: 0 }.elements().next()
    }
}

impl<'a> XmlElement<'a> {
    /// Its name without a prefix.
    pub(crate) fn name(self) -> &'a str {
        match &self.tree.nodes[self.at] {
            Node::Element { name, .. } => name,
            Node::Text(_) => "",
        }
    }

    /// The attribute of this name, whatever its prefix.
    pub(crate) fn attribute(self, named: &str) -> Option<&'a str> {
        match &self.tree.nodes[self.at] {
            Node::Element { attributes, .. } => attributes
                .iter()
                .find(|(name, _)| &**name == named)
                .map(|(_, value)| &**value),
            Node::Text(_) => None,
        }
    }

    fn end(self) -> usize {
        match &self.tree.nodes[self.at] {
            Node::Element { end, .. } => *end,
            Node::Text(_) => self.at + 1,
        }
    }

    /// The elements right inside it.
    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        let end = self.end();
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            while at < end {
                let child = Self { at, ..self };
                at = child.end();
                if matches!(self.tree.nodes[child.at], Node::Element { .. }) {
                    return Some(child);
                }
            }
            None
        })
    }

    /// The first element of this name right inside it.
    pub(crate) fn child(self, named: &str) -> Option<Self> {
        self.elements().find(|child| child.name() == named)
    }

    /// All elements inside it, however deep, in the order of the file.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        (self.at + 1..self.end())
            .filter(move |at| matches!(self.tree.nodes[*at], Node::Element { .. }))
            .map(move |at| Self { at, ..self })
    }

    /// The first element of this name inside it, however deep.
    pub(crate) fn find(self, named: &str) -> Option<Self> {
        self.descendants().find(|element| element.name() == named)
    }

    /// All its text.
    pub(crate) fn text(self) -> String {
        (self.at + 1..self.end())
            .filter_map(|at| match &self.tree.nodes[at] {
                Node::Text(text) => Some(text.as_str()),
                Node::Element { .. } => None,
            })
            .collect()
    }

    /// All its text with white space run together; `None` where nothing is left.
    pub(crate) fn words(self) -> Option<String> {
        let text = one_line(&self.text());
        (!text.is_empty()).then_some(text)
    }

    /// Goes through everything inside it in order, without recursion.
    pub(crate) fn walk(self, visit: &mut dyn FnMut(XmlStep<'a>) -> bool) {
        let end = self.end();
        let mut open: Vec<Self> = Vec::new();
        let mut at = self.at + 1;
        loop {
            while let Some(last) = open.pop_if(|last| last.end() <= at) {
                visit(XmlStep::Leave(last));
            }
            if at >= end {
                return;
            }
            at = match &self.tree.nodes[at] {
                Node::Text(text) => {
                    visit(XmlStep::Text(text));
                    at + 1
                }
                Node::Element { end, .. } => {
                    let element = Self { at, ..self };
                    if visit(XmlStep::Enter(element)) {
                        open.push(element);
                        at + 1
                    } else {
                        *end
                    }
                }
            };
        }
    }
}

#[derive(Debug, Default)]
struct Builder {
    nodes: Vec<Node>,
    /// The elements that are open, by index.
    open: Vec<usize>,
    /// Whether the last node is text that goes on.
    in_text: bool,
}

impl Builder {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), LoadError> {
        let mut attributes = tag.attributes();
        let attributes = attributes
            .with_checks(false)
            .filter_map(Result::ok)
            .map(|attribute| {
                let value = resolved(&attribute.value);
                (attribute.key.local_name().as_ref().into(), value.into())
            })
            .collect();
        self.open(tag.local_name().as_ref(), attributes)
    }

    fn open(&mut self, name: &str, attributes: Vec<(Box<str>, Box<str>)>) -> Result<(), LoadError> {
        if limits::XML_DEPTH.is_over(self.open.len()) {
            return Err(LoadError::OverLimit(limits::XML_DEPTH));
        }
        if limits::XML_NODES.is_over(self.nodes.len()) {
            return Err(LoadError::OverLimit(limits::XML_NODES));
        }
        self.in_text = false;
        self.open.push(self.nodes.len());
        self.nodes.push(Node::Element {
            name: name.into(),
            attributes,
            end: 0,
        });
        Ok(())
    }

    fn text(&mut self, text: &str) {
        match self.nodes.last_mut() {
            Some(Node::Text(before)) if self.in_text => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.nodes.push(Node::Text(text.to_owned())),
        }
        self.in_text = true;
    }

    /// Closes the nearest open element of this name, and what is open inside it.
    fn end(&mut self, name: &str) {
        let named = |at: &usize| matches!(&self.nodes[*at], Node::Element { name: own, .. } if **own == *name);
        let Some(depth) = self.open.iter().skip(1).rposition(named) else {
            return;
        };
        while self.open.len() > depth + 1 {
            self.close();
        }
    }

    fn close(&mut self) {
        self.in_text = false;
        let n = self.nodes.len();
        if let Some(at) = self.open.pop()
            && let Node::Element { end, .. } = &mut self.nodes[at]
        {
            *end = n;
        }
    }

    fn finish(mut self) -> XmlTree {
        while !self.open.is_empty() {
            self.close();
        }
        XmlTree { nodes: self.nodes }
    }
}

/// The encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let (declaration, _) = start.split_once("?>")?;
    let (_, after) = declaration.split_once("encoding=")?;
    let label = after.get(1..)?.split(['"', '\'']).next()?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(xml: &str) -> Option<String> {
        XmlTree::parse(xml)
            .unwrap()
            .root()
            .and_then(XmlElement::words)
    }

    #[test]
    fn entities_are_resolved_and_never_fetched() {
        assert_eq!(
            words("<a>5&#xA0;&lt; 6 &amp;&nbsp;7 <![CDATA[<b>]]></a>").as_deref(),
            Some("5 < 6 & 7 <b>")
        );
        let hostile =
            "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY x SYSTEM 'file:///etc/passwd'>]><l>&a;&x;</l>";
        assert_eq!(words(hostile).as_deref(), Some("&a;&x;"));
    }

    #[test]
    fn damaged_files_are_read_as_far_as_they_go() {
        assert_eq!(
            words("<a><b>One</c> two</b> three").as_deref(),
            Some("One two three")
        );
        assert_eq!(words("<a>One<b").as_deref(), Some("One"));
        assert_eq!(words("no tag at all"), None);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(
            XmlTree::parse(&deep).unwrap_err(),
            LoadError::OverLimit(limits::XML_DEPTH)
        );
    }

    #[test]
    fn a_walk_meets_everything_in_order() {
        let tree = XmlTree::parse("<a>1<b>2<c/></b><skip>3</skip>4</a>").unwrap();
        let mut seen = String::new();
        tree.root().unwrap().walk(&mut |step| {
            match step {
                XmlStep::Enter(element) => {
                    seen.extend(["<", element.name(), ">"]);
                    return element.name() != "skip";
                }
                XmlStep::Leave(element) => seen.extend(["</", element.name(), ">"]),
                XmlStep::Text(text) => seen.push_str(text),
            }
            true
        });
        assert_eq!(seen, "1<b>2<c></c></b><skip>4");
    }
}
