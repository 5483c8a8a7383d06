//! The parts of an article as they are kept: its paragraphs, what was left out of it, what was odd about it.

use serde::{Deserialize, Serialize};

use tally_article::{Boilerplate, LeftOut, LimitName, LoadWarning, Paragraph, ParagraphKind};

use super::place::StoredSpan;
use super::written::names;

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredParagraph {
    #[serde(rename = "span")]
    span: StoredSpan,
    #[serde(rename = "kind")]
    kind: StoredParagraphKind,
}

impl From<&Paragraph> for StoredParagraph {
    fn from(own: &Paragraph) -> Self {
        let Paragraph { span, kind } = own;
        Self {
            span: (*span).into(),
            kind: (*kind).into(),
        }
    }
}

impl From<StoredParagraph> for Paragraph {
    fn from(kept: StoredParagraph) -> Self {
        Self {
            span: kept.span.into(),
            kind: kept.kind.into(),
        }
    }
}

/// What a paragraph is to its article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) enum StoredParagraphKind {
    #[serde(rename = "Headline")]
    Headline,
    #[serde(rename = "Heading")]
    Heading,
    #[serde(rename = "Body")]
    Body,
    #[serde(rename = "Item")]
    Item,
    #[serde(rename = "Caption")]
    Caption,
    #[serde(rename = "Row")]
    Row,
    #[serde(rename = "Furniture")]
    Boilerplate(StoredBoilerplate),
    #[serde(rename = "Repeat")]
    Repeat {
        #[serde(rename = "of")]
        of: usize,
    },
}

impl From<ParagraphKind> for StoredParagraphKind {
    fn from(own: ParagraphKind) -> Self {
        match own {
            ParagraphKind::Headline => Self::Headline,
            ParagraphKind::Heading => Self::Heading,
            ParagraphKind::Body => Self::Body,
            ParagraphKind::Item => Self::Item,
            ParagraphKind::Caption => Self::Caption,
            ParagraphKind::Row => Self::Row,
            ParagraphKind::Boilerplate(why) => Self::Boilerplate(why.into()),
            ParagraphKind::Repeat { of } => Self::Repeat { of },
        }
    }
}

impl From<StoredParagraphKind> for ParagraphKind {
    fn from(kept: StoredParagraphKind) -> Self {
        match kept {
            StoredParagraphKind::Headline => Self::Headline,
            StoredParagraphKind::Heading => Self::Heading,
            StoredParagraphKind::Body => Self::Body,
            StoredParagraphKind::Item => Self::Item,
            StoredParagraphKind::Caption => Self::Caption,
            StoredParagraphKind::Row => Self::Row,
            StoredParagraphKind::Boilerplate(why) => Self::Boilerplate(why.into()),
            StoredParagraphKind::Repeat { of } => Self::Repeat { of },
        }
    }
}

names! {
    /// Why a text is not the article's own.
    StoredBoilerplate for Boilerplate {
        ClockTimes = "ClockTimes",
        Links = "Links",
        Notice = "Notice",
        Page = "Page",
        RunningHead = "RunningHead",
        Mail = "Mail",
        Record = "Record",
        Endless = "Endless",
    }
}

/// A text that stood in an article's file and is not the article's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredLeftOut {
    #[serde(rename = "before")]
    before: usize,
    #[serde(rename = "why")]
    why: StoredBoilerplate,
    #[serde(rename = "text")]
    text: String,
}

impl From<&LeftOut> for StoredLeftOut {
    fn from(own: &LeftOut) -> Self {
        let LeftOut { before, why, text } = own;
        Self {
            before: *before,
            why: (*why).into(),
            text: text.clone(),
        }
    }
}

impl From<StoredLeftOut> for LeftOut {
    fn from(kept: StoredLeftOut) -> Self {
        Self {
            before: kept.before,
            why: kept.why.into(),
            text: kept.text,
        }
    }
}

/// Something odd about an article that was loaded all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) enum StoredWarning {
    #[serde(rename = "Replaced")]
    Replaced {
        #[serde(rename = "count")]
        count: usize,
        #[serde(rename = "encoding")]
        encoding: String,
    },
    #[serde(rename = "Repeats")]
    Repeats {
        #[serde(rename = "count")]
        count: usize,
    },
    #[serde(rename = "NotInManifest")]
    NotInManifest,
    #[serde(rename = "TwiceInManifest")]
    TwiceInManifest {
        #[serde(rename = "count")]
        count: usize,
    },
    #[serde(rename = "OverLimit")]
    OverLimit(StoredLimit),
    #[serde(rename = "Pictures")]
    Pictures {
        #[serde(rename = "pages")]
        pages: usize,
    },
    #[serde(rename = "Damaged")]
    Damaged,
    #[serde(rename = "WholePage")]
    WholePage,
}

impl From<&LoadWarning> for StoredWarning {
    fn from(own: &LoadWarning) -> Self {
        match own.clone() {
            LoadWarning::Replaced { count, encoding } => Self::Replaced { count, encoding },
            LoadWarning::Repeats { count } => Self::Repeats { count },
            LoadWarning::NotInManifest => Self::NotInManifest,
            LoadWarning::TwiceInManifest { count } => Self::TwiceInManifest { count },
            LoadWarning::OverLimit(limit) => Self::OverLimit(limit.into()),
            LoadWarning::Pictures { pages } => Self::Pictures { pages },
            LoadWarning::Damaged => Self::Damaged,
            LoadWarning::WholePage => Self::WholePage,
        }
    }
}

impl From<StoredWarning> for LoadWarning {
    fn from(kept: StoredWarning) -> Self {
        match kept {
            StoredWarning::Replaced { count, encoding } => Self::Replaced { count, encoding },
            StoredWarning::Repeats { count } => Self::Repeats { count },
            StoredWarning::NotInManifest => Self::NotInManifest,
            StoredWarning::TwiceInManifest { count } => Self::TwiceInManifest { count },
            StoredWarning::OverLimit(limit) => Self::OverLimit(limit.into()),
            StoredWarning::Pictures { pages } => Self::Pictures { pages },
            StoredWarning::Damaged => Self::Damaged,
            StoredWarning::WholePage => Self::WholePage,
        }
    }
}

/// A limit that was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredLimit {
    #[serde(rename = "of")]
    of: String,
    #[serde(rename = "most")]
    most: usize,
    #[serde(rename = "unit")]
    unit: String,
}

impl From<LimitName> for StoredLimit {
    fn from(own: LimitName) -> Self {
        let LimitName { of, most, unit } = own;
        Self { of, most, unit }
    }
}

impl From<StoredLimit> for LimitName {
    fn from(kept: StoredLimit) -> Self {
        Self {
            of: kept.of,
            most: kept.most,
            unit: kept.unit,
        }
    }
}
