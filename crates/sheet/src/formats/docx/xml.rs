//! XML written piece by piece; text in it is always text.

use quick_xml::escape::escape;

/// What every part begins with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A part that is being written.
pub(super) struct Xml {
    out: String,
}

impl Xml {
    /// An empty part.
    pub(super) fn new() -> Self {
        Self {
            out: HEAD.to_owned(),
        }
    }

    pub(super) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.start(tag, attributes);
        self.out.push('>');
    }

    pub(super) fn close(&mut self, tag: &str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// An element without content.
    pub(super) fn empty(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.start(tag, attributes);
        self.out.push_str("/>");
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn val(&mut self, tag: &str, value: &str) {
        self.empty(tag, &[("w:val", value)]);
    }

    /// An element that holds text and nothing else.
    pub(super) fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(tag, attributes);
        self.out.push_str(&escape(legal(text)));
        self.close(tag);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn start(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&escape(legal(value)));
            self.out.push('"');
        }
    }
}

/// `text` with a stand-in for the characters that XML has no place for: one of them would make the file unreadable.
fn legal(text: &str) -> String {
    let stand_in = |c: char| {
        let lost = matches!(c, '\u{fffe}' | '\u{ffff}')
            || c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        if lost { char::REPLACEMENT_CHARACTER } else { c }
    };
    text.chars().map(stand_in).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_text() {
        let mut xml = Xml::new();
        xml.leaf("t", &[("a", "\"<&\u{1}")], "<b>&\u{0}\u{ffff}");
        let told = String::from_utf8(xml.finish()).unwrap();
        assert!(
            told.ends_with("<t a=\"&quot;&lt;&amp;\u{fffd}\">&lt;b&gt;&amp;\u{fffd}\u{fffd}</t>")
        );
    }
}
