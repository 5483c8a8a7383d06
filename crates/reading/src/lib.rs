//! One article in; its figures out, and a reason for every numeral that is none.

mod attach;
mod chosen;
mod factuality;
mod ledger;
#[cfg(test)]
mod lexicon_examples;
#[cfg(test)]
mod marked;
mod numbered;
mod numeral;
mod parsed;
mod place;
mod quantity;
mod read;
mod resolve;
mod rules;
mod scan;
mod style;
mod tokenized;
mod trees;
pub mod written;

use std::sync::Arc;

use jiff::civil::Date;
use tally_article::ArticleId;
use tally_language::text::Span;

pub use factuality::Factuality;
pub use place::{Place, PlaceSource};
pub use quantity::{Decimal, Dimension, Qualifier, Quantity, Unit};
pub use read::{read, read_all, read_with, reads};
pub use trees::{NoTrees, SentenceTokens, Trees};

/// Names a figure across re-reading: the place of its numerals in the text, not an index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureKey {
    /// The article that it stands in.
    pub article: ArticleId,
    /// Its numerals or number words.
    pub span: Span,
}

/// What one article gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// In text order; their `number` spans never overlap.
    pub figures: Vec<Arc<Figure>>,
    /// In text order. With the figures they cover every numeral of the article.
    pub ignored: Vec<Ignored>,
    /// What the article quotes, in text order.
    pub quotations: Vec<Quotation>,
    /// Whether all was read by word order alone, as the syntax model cannot be opened.
    pub by_word_order: bool,
}

/// A mention read as a statement. Every span counts bytes of the article's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The mention as quoted: qualifier, sign, currency, number, scale, unit ("about 70 missiles", "€90 billion").
    pub span: Span,
    /// The numerals or number words alone.
    pub number: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// What is stated.
    pub quantity: Quantity,
    /// What is counted or measured.
    pub counted: Option<Counted>,
    /// What happened to what is counted.
    pub role: Option<Event>,
    /// Whether that did happen, by the article's words; the evidence tells which.
    pub factuality: Factuality,
    /// Who is said to have said it; `None` for the article's own voice.
    pub attribution: Option<Attribution>,
    /// The date for which the value holds, as worded and as far as it can be told.
    pub as_of: Option<TimeRef>,
    /// When it happened.
    pub event: Option<TimeRef>,
    /// When it was said.
    pub said_on: Option<TimeRef>,
    /// Where.
    pub place: Option<Place>,
    /// The rule that found it; a stable name, shown to the analyst.
    pub rule: &'static str,
    /// Which words each part came from, and by which rule.
    pub evidence: Vec<Evidence>,
}

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// From its first word to its last, without the outer marks; it may run over several paragraphs.
    pub span: Span,
    /// Who says it, by the fullest name that the article gives; `None` where the words around it do not tell.
    pub speaker: Option<String>,
}

/// Words of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// As worded, white space folded.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// What a figure counts or measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The noun phrase as the article words it ("ballistic missiles"); for "88 of them" what *them* stands for.
    pub text: String,
    /// Where the phrase stands.
    pub span: Span,
    /// Lemma of its head noun, lower case ("missile").
    pub head: String,
    /// Lower-case modifiers in order ("ballistic").
    pub modifiers: Vec<String>,
    /// The kind of thing, by the lexicon ("person", "soldier", "missile"); `None` where it has no entry.
    pub kind: Option<&'static str>,
}

/// What happened to what is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stable name from the lexicon: `killed`, `injured`, `launched`, `intercepted`, `damaged` …
    pub name: &'static str,
    /// The word that told it.
    pub span: Span,
}

/// Who is said to have said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// As worded, with the title, or the fullest name that a pronoun or a short form stands for ("Mayor Ann Hill").
    pub speaker: String,
    /// Where the speaker is named.
    pub span: Span,
    /// The verb of saying, as worded ("said", "according to").
    pub verb: Option<Phrase>,
    /// Where it was said ("Channel 4").
    pub medium: Option<Phrase>,
}

/// A time, as worded, and as a date as far as the words and the publication date tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeRef {
    /// As worded ("February", "overnight").
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The first day that it can mean.
    pub date: Option<Date>,
    /// Where the last day, month or year starts of a time that runs over several.
    pub last: Option<Date>,
    /// How exact they are.
    pub precision: Precision,
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// That day.
    Day,
    /// Within the week that starts there.
    Week,
    /// Within the month that starts there.
    Month,
    /// Within the quarter of a year that starts there.
    Quarter,
    /// Within the year that starts there.
    Year,
    /// Cannot be told.
    Unknown,
}

/// Whether the order of words and the sentence's tree name the same noun for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accord {
    /// They do, which is hardly ever wrong.
    Agree,
    /// They do not; the evidence tells both.
    Differ,
    /// Only one of them had anything to say.
    Alone,
}

impl Figure {
    /// The time that the figure is of: that for which its value holds, else that of the event.
    pub fn time(&self) -> Option<&TimeRef> {
        self.as_of.as_ref().or(self.event.as_ref())
    }

    /// How sure it is what the figure counts.
    pub fn accord(&self) -> Accord {
        let told = |part| self.evidence.iter().filter(|one| one.part == part).count();
        match (told("counted"), told(Evidence::OTHERWISE)) {
            (2.., _) => Accord::Agree,
            (_, 1..) => Accord::Differ,
            _ => Accord::Alone,
        }
    }
}

impl Evidence {
    /// The part of evidence for another noun than the one that was chosen.
    pub const OTHERWISE: &'static str = "counted otherwise";
}

/// Why a part of a figure reads as it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The part: `value`, `qualifier`, `unit`, `counted`, `counted otherwise`, `role`, `mood`, `attribution`, `verb`,
    /// `as of`, `event`, `said on`, `place`.
    pub part: &'static str,
    /// The words that it came from.
    pub span: Span,
    /// The rule that took them, as a phrase for the analyst ("noun after the number").
    pub rule: &'static str,
}

/// A numeral that is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ignored {
    /// The numeral, with what makes it one (the name, the date).
    pub span: Span,
    /// Why it is none.
    pub reason: Reason,
}

/// Why a numeral is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A calendar date or a year.
    Date,
    /// A time of day.
    ClockTime,
    /// A rank in an order: "second round".
    Ordinal,
    /// Part of a name: "Channel 4", "Boeing 747", "New START".
    Name,
    /// The number of a list item, a chapter, a paragraph.
    ListNumber,
    /// In a paragraph that is not the article's own text.
    PageFurniture,
    /// In a paragraph that repeats an earlier one.
    RepeatedParagraph,
    /// A telephone number, an address, a postal code, an identifier.
    Identifier,
    /// "One" as a pronoun, "one of the most", "at one point".
    Idiom,
    /// More digits than an exact value can hold.
    TooLong,
}

impl Reason {
    /// All, in the order in which screens list them.
    pub const ALL: [Self; 10] = [
        Self::ClockTime,
        Self::Ordinal,
        Self::Name,
        Self::Date,
        Self::ListNumber,
        Self::Idiom,
        Self::Identifier,
        Self::PageFurniture,
        Self::RepeatedParagraph,
        Self::TooLong,
    ];

    /// Its name at the JSON border.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::ClockTime => "clock_time",
            Self::Ordinal => "ordinal",
            Self::Name => "name",
            Self::ListNumber => "list_number",
            Self::PageFurniture => "page_furniture",
            Self::RepeatedParagraph => "repeated_paragraph",
            Self::Identifier => "identifier",
            Self::Idiom => "idiom",
            Self::TooLong => "too_long",
        }
    }

    /// For the analyst, with its count: "3 clock times", "1 clock time".
    pub fn counted(self, n: usize) -> String {
        let word = if n == 1 {
            self.singular()
        } else {
            self.plural()
        };
        format!("{n} {word}")
    }

    const fn singular(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::ClockTime => "clock time",
            Self::Ordinal => "ordinal",
            Self::Name => "name",
            Self::ListNumber => "list number",
            Self::PageFurniture => "in page furniture",
            Self::RepeatedParagraph => "in a repeated paragraph",
            Self::Identifier => "identifier",
            Self::Idiom => "idiom",
            Self::TooLong => "too long to read",
        }
    }

    /// For the analyst, after a count: "3 clock times".
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Date => "dates",
            Self::ClockTime => "clock times",
            Self::Ordinal => "ordinals",
            Self::Name => "names",
            Self::ListNumber => "list numbers",
            Self::PageFurniture => "in page furniture",
            Self::RepeatedParagraph => "in repeated paragraphs",
            Self::Identifier => "identifiers",
            Self::Idiom => "idioms",
            Self::TooLong => "too long to read",
        }
    }
}
