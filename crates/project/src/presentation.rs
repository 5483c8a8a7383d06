//! How the analyst wants the fact sheet: its sections, its words, its house style.

use serde::{Deserialize, Serialize};

use super::Judgements;
use super::edit::put;
use tally_comparing::group::GroupKey;
use tally_reading::written::HouseStyle;

/// A section of the fact sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Measures that several articles agree on, or whose value the analyst chose.
    Key,
    /// Measures whose statements contradict each other.
    Disputed,
    /// Sums and other arithmetic among figures, in words.
    Checks,
    /// Measures of which one article speaks.
    Single,
    /// Quotations of one statement that differ in their words.
    Quotations,
    /// Figures that later ones supersede, over time.
    Superseded,
    /// Figures that the analyst rejected, with the reasons.
    Rejected,
    /// Figures whose quotation does not match the stored text.
    Refused,
    /// The articles.
    Sources,
    /// How figures were read and compared.
    Method,
    /// The quoted sentences.
    Footnotes,
    /// What the sheet was made from, and by what.
    Seal,
}

impl Section {
    /// All, in their usual order.
    pub const ALL: [Self; 12] = [
        Self::Key,
        Self::Disputed,
        Self::Checks,
        Self::Single,
        Self::Quotations,
        Self::Superseded,
        Self::Rejected,
        Self::Refused,
        Self::Sources,
        Self::Method,
        Self::Footnotes,
        Self::Seal,
    ];

    /// Its name in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Disputed => "disputed",
            Self::Checks => "checks",
            Self::Single => "single",
            Self::Quotations => "quotations",
            Self::Superseded => "superseded",
            Self::Rejected => "rejected",
            Self::Refused => "refused",
            Self::Sources => "sources",
            Self::Method => "method",
            Self::Footnotes => "footnotes",
            Self::Seal => "seal",
        }
    }

    /// Its usual heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Key => "Key figures",
            Self::Disputed => "Disputed figures",
            Self::Checks => "Arithmetic checks",
            Self::Single => "Figures seen once",
            Self::Quotations => "Quotations that differ",
            Self::Superseded => "Superseded figures",
            Self::Rejected => "Rejected figures",
            Self::Refused => "Refused figures",
            Self::Sources => "Sources",
            Self::Method => "Method note",
            Self::Footnotes => "Footnotes",
            Self::Seal => "Seal",
        }
    }

    /// What usually stands under its heading; empty for nothing.
    pub const fn lead(self) -> &'static str {
        match self {
            Self::Key => {
                "What several articles carry without contradiction, and what the analyst chose. \
                 Each number leads to its sentence."
            }
            Self::Disputed => {
                "Statements of the same measure that cannot all be right, or that the analyst left open."
            }
            Self::Single => {
                "One article speaks of each of these: nothing loaded confirms or contradicts them, and they are not \
                 independently verified."
            }
            Self::Quotations => "One statement, told in different words.",
            Self::Superseded => "Earlier figures that later ones replace; they contradict nothing.",
            Self::Rejected => "Set aside by the analyst; they take no part above.",
            Self::Refused => {
                "The quotation of these does not match the stored text, so their numbers are not printed."
            }
            Self::Footnotes => {
                "The sentence that states each number, with the number marked, in its paragraph."
            }
            Self::Checks | Self::Sources | Self::Method | Self::Seal => "",
        }
    }

    /// Whether it is on every sheet: what was refused, where each number comes from, and what the sheet was made from
    /// cannot be left out.
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Refused | Self::Footnotes | Self::Seal)
    }
}

/// Who a sheet is for.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The desk: everything.
    #[default]
    Internal,
    /// Anybody: without rejected figures, the analyst's notes and the log of decisions.
    Public,
}

impl Audience {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Internal, Self::Public];

    /// Its name on screen and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}

/// A text of the sheet that the analyst may write anew, apart from its title and from what belongs to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetText {
    /// The event, in one line.
    Event,
    /// The time for which the sheet holds.
    AsOf,
    /// A section's heading.
    Heading(Section),
    /// What stands under a section's heading.
    Lead(Section),
}

/// One undoable change of how the fact sheet is presented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetEdit {
    /// Writes what must be known beside a measure's value; none is what the sheet proposes.
    SetCaveats(GroupKey, Option<String>),
    /// Chooses the sections and their order; none is the usual ones.
    SetSections(Option<Vec<Section>>),
    /// Writes a text anew; none is the usual one.
    SetText(SheetText, Option<String>),
    /// Chooses how values and dates are printed; none is the house's own way.
    SetStyle(Option<HouseStyle>),
}

impl SheetEdit {
    /// Changes `state`, and returns the edit that changes it back.
    #[must_use]
    pub(super) fn apply(self, state: &mut Judgements) -> Self {
        use std::mem::replace;
        match self {
            Self::SetCaveats(key, words) => {
                Self::SetCaveats(key.clone(), put(&mut state.caveats, key, words))
            }
            Self::SetSections(sections) => {
                Self::SetSections(replace(&mut state.sections, sections))
            }
            Self::SetText(text, words) => {
                Self::SetText(text, put(&mut state.sheet_texts, text, words))
            }
            Self::SetStyle(style) => Self::SetStyle(replace(&mut state.style, style)),
        }
    }
}
