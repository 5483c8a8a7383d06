//! How much is read of a file, and why no more: one table, which notices and the command line print from.
//!
//! Files come from anywhere, also from people who mean harm. What a format's reader cannot bound by itself is bounded
//! before it is asked: its input, how deep it nests, how much it unpacks to.

/// A bound on what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is bounded, in words.
    pub of: &'static str,
    /// The most that is read.
    pub most: usize,
    /// What it counts.
    pub unit: &'static str,
    /// Why there is a bound, and why this one.
    pub why: &'static str,
}

impl Limit {
    /// Whether so many are too many.
    pub const fn is_over(&self, n: usize) -> bool {
        n > self.most
    }
}

macro_rules! limits {
    ($($name:ident: $of:literal, $most:expr, $unit:literal, $why:literal;)*) => {
        $(#[doc = concat!("The most that is read of ", $of, ".")]
        pub const $name: Limit = Limit { of: $of, most: $most, unit: $unit, why: $why };)*
        /// All of them.
        pub const ALL: &[Limit] = &[$($name),*];
    };
}

limits! {
    TEXT_FILE: "a file of one article", 50_000_000, "bytes",
        "the longest articles have a few hundred thousand; a page with pictures inside has a few million";
    PARAGRAPH: "one paragraph that is read for figures", 100_000, "bytes",
        "the longest paragraphs of print have 5,000; what is longer is data, or a page whose marks were lost";
    ARCHIVE: "an archive, a mailbox or a table of articles", 200_000_000, "bytes",
        "it is held in memory while it is read";
    UNPACKED: "all that an archive unpacks to", 1_000_000_000, "bytes",
        "a few kilobytes can unpack to more than any disk holds";
    PART: "one part of a zipped document, unpacked", 48_000_000, "bytes",
        "the text of a book of 10,000 pages is smaller";
    ENTRIES: "the entries of an archive", 20_000, "entries",
        "each costs time, even where it is empty";
    ARTICLES: "the articles of one file", 5_000, "articles",
        "exports of news databases stop at 1,000";
    NESTING: "files within files", 4, "levels",
        "a mail in a mailbox in an archive has three; an archive can hold itself";
    XML_DEPTH: "nested XML elements", 512, "levels",
        "documents nest a few dozen";
    XML_NODES: "the elements of an XML file", 1_500_000, "elements",
        "each takes about 100 bytes of memory";
    RTF_DEPTH: "nested RTF groups", 2_000, "levels",
        "word processors nest a few dozen";
    MAIL_PARTS: "the parts of a message", 1_000, "parts",
        "a message of news has a few";
    PDF_PAGES: "the pages of a PDF", 2_000, "pages",
        "an article has a few; pages can name each other in a ring";
    PDF_GLYPHS: "the characters of a PDF", 3_000_000, "characters",
        "a page of print has about 5,000";
    PDF_PAGE_GLYPHS: "the characters of one page of a PDF", 100_000, "characters",
        "no page that can be read has more; a stream of a few kilobytes can draw millions";
    PDF_STREAM: "the drawing orders of one page of a PDF, unpacked", 16_000_000, "bytes",
        "interpreting them takes a second for some millions";
    ROWS: "the rows of a table of articles", 20_000, "rows",
        "each row may be an article";
    COLUMNS: "the columns of a table of articles", 400, "columns",
        "exports of news databases have a few dozen";
    SECONDS: "the time without any progress", 20, "seconds",
        "the slowest whole article takes one; a reader that hangs must not hold up the others";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_says_what_and_why() {
        for limit in ALL {
            assert!(
                limit.most > 0 && !limit.of.is_empty() && !limit.why.ends_with('.'),
                "{}",
                limit.of
            );
        }
    }
}
