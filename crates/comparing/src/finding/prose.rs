//! Sentences on figures as data: words, values, names and days, put into print only where they are shown.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use tally_language::lexicon::named;
use tally_language::text::sentence_case;
use tally_reading::written::{self, HouseStyle, day, digits};
use tally_reading::{Decimal, Quantity, Unit};

/// Something said of figures, as segments. `Display` prints it in plain English; [`Prose::printed`] as a desk wants it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    segments: Vec<Segment>,
    /// Whether it starts with a capital letter, whatever stands first.
    opens: bool,
}

/// One stretch of [`Prose`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Words of our own.
    Words(Cow<'static, str>),
    /// A number of our own, without a unit.
    Number(Decimal),
    /// What a row states, or what was computed from some.
    Value(ShownValue),
    /// Words of an article, which stay as it has them: "dozens", a mention in quotation marks.
    Wording {
        /// The row that they belong to, if to one.
        row: Option<usize>,
        /// The words on one line.
        text: String,
    },
    /// What a group measures.
    Measure {
        /// Index of the group.
        group: usize,
        /// The name that was made for it.
        label: String,
    },
    /// An article, by its outlet, else by its title in quotation marks.
    Outlet {
        /// Index of the article in the table.
        article: usize,
        /// The name.
        name: String,
    },
    /// Someone who speaks, with the article before the name where it takes one.
    Speaker(String),
    /// A day.
    Date(Date),
}

/// A quantity in [`Prose`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownValue {
    /// The row that states it; `None` where it was computed.
    pub row: Option<usize>,
    /// What is stated, or an exact quantity in the unit that it is told in.
    pub quantity: Quantity,
    /// Whether it is a difference of two shares, which is one of points.
    pub in_points: bool,
}

impl ShownValue {
    pub(in crate::finding) const fn of(row: Option<usize>, quantity: Quantity) -> Self {
        Self {
            row,
            quantity,
            in_points: false,
        }
    }

    /// Itself in a house style.
    pub fn printed(&self, style: HouseStyle) -> String {
        let mut quantity = Cow::Borrowed(&self.quantity);
        if self.in_points && quantity.unit.code() == named::PERCENT {
            quantity.to_mut().unit = Unit(Cow::Borrowed(named::PERCENTAGE_POINTS));
        }
        written::quantity(&quantity, style).to_string()
    }
}

/// How a desk prints what a sentence holds; what is not overridden is printed in plain English.
pub trait Printer {
    /// How numbers, values and days are written.
    fn style(&self) -> HouseStyle {
        HouseStyle::default()
    }

    /// What a group measures, by its index and the name that was made for it.
    fn measure<'a>(&'a self, _group: usize, label: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(label)
    }

    /// An article, by its index and its name.
    fn outlet<'a>(&'a self, _article: usize, name: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(name)
    }
}

/// Plain English, in which JSON and the command line tell findings.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainEnglish;

impl Printer for PlainEnglish {}

impl Segment {
    /// Itself as `printer` prints it.
    pub fn printed<'a>(&'a self, printer: &'a dyn Printer) -> Cow<'a, str> {
        match self {
            Self::Words(words) => Cow::Borrowed(words),
            Self::Wording { text, .. } | Self::Speaker(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(digits(*number, printer.style())),
            Self::Value(value) => Cow::Owned(value.printed(printer.style())),
            Self::Measure { group, label } => printer.measure(*group, label),
            Self::Outlet { article, name } => printer.outlet(*article, name),
            Self::Date(date) => Cow::Owned(day(*date, printer.style())),
        }
    }

    /// The row whose statement it tells.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Value(value) => value.row,
            Self::Wording { row, .. } => *row,
            _ => None,
        }
    }
}

impl Prose {
    /// What it says, in order.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// Itself as `printer` prints it.
    pub fn printed(&self, printer: &dyn Printer) -> String {
        let mut out = String::new();
        for (_, text) in self.pieces(printer) {
            out.push_str(&text);
        }
        out
    }

    /// Each segment with its print, for whoever links some of them: all prints together are the whole.
    pub fn pieces<'a>(
        &'a self,
        printer: &'a dyn Printer,
    ) -> impl Iterator<Item = (&'a Segment, Cow<'a, str>)> {
        self.segments.iter().enumerate().map(move |(at, segment)| {
            let text = segment.printed(printer);
            if at == 0 && self.opens {
                (segment, Cow::Owned(sentence_case(&text)))
            } else {
                (segment, text)
            }
        })
    }

    /// "a", "a and b", "a, b and c".
    pub(in crate::finding) fn list(items: Vec<Self>) -> Self {
        let last = items.len().saturating_sub(1);
        let mut enumerated = Self::default();
        for (at, item) in items.into_iter().enumerate() {
            match at {
                0 => {}
                _ if at == last => enumerated.push(" and "),
                _ => enumerated.push(", "),
            }
            enumerated.push(item);
        }
        enumerated
    }

    /// All of `items` with `between` between them.
    pub(in crate::finding) fn joined(items: Vec<Self>, between: &'static str) -> Self {
        let mut joined = Self::default();
        for item in items {
            if !joined.is_empty() {
                joined.push(between);
            }
            joined.push(item);
        }
        joined
    }

    /// The same as the opening of a sentence.
    #[must_use]
    pub(in crate::finding) fn opening(mut self) -> Self {
        self.opens = true;
        self
    }

    /// The same in quotation marks.
    #[must_use]
    pub(in crate::finding) fn quoted(self) -> Self {
        prose!["\u{201c}", self, "\u{201d}"]
    }

    /// The same with differences of shares told in points.
    #[must_use]
    pub(in crate::finding) fn in_points(mut self) -> Self {
        for segment in &mut self.segments {
            if let Segment::Value(value) = segment {
                value.in_points = true;
            }
        }
        self
    }

    /// Whether one of its segments has `words` in plain English.
    pub(in crate::finding) fn has(&self, words: &str) -> bool {
        let mut segments = self.segments.iter();
        segments.any(|one| one.printed(&PlainEnglish).contains(words))
    }

    /// Goes on with `more`.
    pub(in crate::finding) fn push(&mut self, more: impl Into<Self>) {
        let more = more.into();
        if self.segments.is_empty() {
            *self = more;
            return;
        }
        for segment in more.segments {
            self.add(segment);
        }
    }

    /// Words go on in one stretch.
    fn add(&mut self, segment: Segment) {
        match (self.segments.last_mut(), segment) {
            (_, Segment::Words(more)) if more.is_empty() => {}
            (Some(Segment::Words(words)), Segment::Words(more)) => words.to_mut().push_str(&more),
            (_, segment) => self.segments.push(segment),
        }
    }
}

/// In plain English.
impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces(&PlainEnglish)
            .try_for_each(|(_, text)| f.write_str(&text))
    }
}

/// In plain English.
impl Serialize for Prose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<Segment> for Prose {
    fn from(segment: Segment) -> Self {
        let mut prose = Self::default();
        prose.add(segment);
        prose
    }
}

impl From<ShownValue> for Prose {
    fn from(value: ShownValue) -> Self {
        Segment::Value(value).into()
    }
}

impl From<&'static str> for Prose {
    fn from(words: &'static str) -> Self {
        Segment::Words(Cow::Borrowed(words)).into()
    }
}

impl From<String> for Prose {
    fn from(words: String) -> Self {
        Segment::Words(Cow::Owned(words)).into()
    }
}

impl From<&Self> for Prose {
    fn from(prose: &Self) -> Self {
        prose.clone()
    }
}

impl<P: Into<Self>> From<Option<P>> for Prose {
    fn from(prose: Option<P>) -> Self {
        prose.map(Into::into).unwrap_or_default()
    }
}

/// All pieces in their order as one [`Prose`].
macro_rules! prose {
    ($($piece:expr),+ $(,)?) => {{
        let mut prose = $crate::finding::Prose::default();
        $(prose.push($piece);)+
        prose
    }};
}
pub(in crate::finding) use prose;

#[cfg(test)]
mod tests {
    use super::*;
    use tally_reading::Qualifier;
    use tally_reading::written::{DateStyle, Thousands};

    fn value(number: i64, unit: &'static str, in_points: bool) -> Segment {
        Segment::Value(ShownValue {
            row: Some(3),
            quantity: Quantity {
                low: Some(number.into()),
                high: Some(number.into()),
                qualifier: Qualifier::About,
                hedge: "some".to_owned(),
                unit: Unit(unit.into()),
            },
            in_points,
        })
    }

    fn measure() -> Segment {
        Segment::Measure {
            group: 1,
            label: "boats sunk".to_owned(),
        }
    }

    /// A desk with points between thousands and names of its own.
    struct Desk;

    impl Printer for Desk {
        fn style(&self) -> HouseStyle {
            HouseStyle {
                thousands: Thousands::Point,
                dates: DateStyle::Iso,
                ..HouseStyle::default()
            }
        }

        fn measure<'a>(&'a self, _: usize, _: &'a str) -> Cow<'a, str> {
            Cow::Borrowed("ships lost")
        }
    }

    #[test]
    fn one_sentence_is_printed_as_each_desk_wants_it() {
        let day = Segment::Date(Date::constant(2026, 2, 5));
        let wording = Segment::Wording {
            row: None,
            text: "1,000 or so".to_owned(),
        };
        let sentence = prose![
            value(1200, "count", false),
            " (",
            measure(),
            ", ",
            day,
            ") fits ",
            Prose::from(wording).quoted(),
            "."
        ]
        .opening();
        assert_eq!(
            sentence.to_string(),
            "Some 1,200 (boats sunk, 5 February 2026) fits \u{201c}1,000 or so\u{201d}."
        );
        assert_eq!(
            sentence.printed(&Desk),
            "Some 1.200 (ships lost, 2026-02-05) fits \u{201c}1,000 or so\u{201d}."
        );
        assert_eq!(sentence.segments()[0].row(), Some(3));
    }

    #[test]
    fn words_that_follow_each_other_are_one_segment() {
        let list = Prose::list(vec!["a".into(), "b".into(), String::from("c").into()]);
        assert_eq!(list, "a, b and c".into());
        assert_eq!(prose!["", None::<Prose>, measure()].segments().len(), 1);
        assert_eq!(
            Prose::joined(vec!["71".into(), "about 70".into()], " | ").to_string(),
            "71 | about 70"
        );
        assert!(Prose::list(Vec::new()).is_empty());
    }

    #[test]
    fn shares_differ_in_points() {
        let apart = prose!["= ", value(9, "percent", false)].in_points();
        assert_eq!(apart.to_string(), "= some 9 points");
    }
}
