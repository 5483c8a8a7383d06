//! Places in a text: byte spans inside, code points at the JSON border.

/// A half-open byte range of one article's text, always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`, both in bytes.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Its length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text that it marks; empty where it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Turns byte offsets of one text into offsets in Unicode code points.
#[derive(Debug)]
pub struct CodePoints {
    /// Bytes at which each further code point starts; `None` for ASCII, where both counts are the same.
    starts: Option<Vec<usize>>,
}

impl CodePoints {
    /// Counts the code points of `text` once.
    pub fn new(text: &str) -> Self {
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { starts }
    }

    /// How many code points come before byte `at`.
    pub fn before(&self, at: usize) -> usize {
        self.starts
            .as_ref()
            .map_or(at, |starts| starts.partition_point(|start| *start < at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_not_bytes() {
        let text = "€90 loan";
        let points = CodePoints::new(text);
        assert_eq!(
            (
                points.before(0),
                points.before(3),
                points.before(text.len())
            ),
            (0, 1, 8)
        );
    }

    #[test]
    fn a_span_that_does_not_fit_marks_nothing() {
        assert_eq!(Span::new(1, 2).of("€"), "");
        assert_eq!(Span::new(0, 99).of("x"), "");
    }
}
