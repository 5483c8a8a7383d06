//! How the fact sheet is presented, as it is kept.

use serde::{Deserialize, Serialize};

use crate::presentation::{Section, SheetEdit, SheetText};
use tally_reading::written::{DateStyle, DecimalSign, HouseStyle, Scale, Thousands};

use super::place::StoredGroup;
use super::written::names;

/// A change of how the sheet is presented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) enum StoredSheetEdit {
    #[serde(rename = "set_caveats")]
    Caveats(StoredGroup, Option<String>),
    #[serde(rename = "set_sections")]
    Sections(Option<Vec<StoredSection>>),
    #[serde(rename = "set_text")]
    Text(StoredSheetText, Option<String>),
    #[serde(rename = "set_style")]
    Style(Option<StoredStyle>),
}

impl From<&SheetEdit> for StoredSheetEdit {
    fn from(own: &SheetEdit) -> Self {
        match own {
            SheetEdit::SetCaveats(key, words) => Self::Caveats(key.into(), words.clone()),
            SheetEdit::SetSections(sections) => {
                let sections = sections.as_ref();
                Self::Sections(sections.map(|list| list.iter().map(|one| (*one).into()).collect()))
            }
            SheetEdit::SetText(text, words) => Self::Text((*text).into(), words.clone()),
            SheetEdit::SetStyle(style) => Self::Style(style.map(Into::into)),
        }
    }
}

impl From<StoredSheetEdit> for SheetEdit {
    fn from(kept: StoredSheetEdit) -> Self {
        match kept {
            StoredSheetEdit::Caveats(key, words) => Self::SetCaveats(key.into(), words),
            StoredSheetEdit::Sections(sections) => {
                Self::SetSections(sections.map(|list| list.into_iter().map(Into::into).collect()))
            }
            StoredSheetEdit::Text(text, words) => Self::SetText(text.into(), words),
            StoredSheetEdit::Style(style) => Self::SetStyle(style.map(Into::into)),
        }
    }
}

names! {
    /// A section of the sheet.
    StoredSection for Section {
        Key = "key",
        Disputed = "disputed",
        Checks = "checks",
        Single = "single",
        Quotations = "quotations",
        Superseded = "superseded",
        Rejected = "rejected",
        Refused = "refused",
        Sources = "sources",
        Method = "method",
        Footnotes = "footnotes",
        Seal = "seal",
    }
}

/// A text of the sheet that was written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) enum StoredSheetText {
    #[serde(rename = "event")]
    Event,
    #[serde(rename = "as_of")]
    AsOf,
    #[serde(rename = "heading")]
    Heading(StoredSection),
    #[serde(rename = "lead")]
    Lead(StoredSection),
}

impl From<SheetText> for StoredSheetText {
    fn from(own: SheetText) -> Self {
        match own {
            SheetText::Event => Self::Event,
            SheetText::AsOf => Self::AsOf,
            SheetText::Heading(section) => Self::Heading(section.into()),
            SheetText::Lead(section) => Self::Lead(section.into()),
        }
    }
}

impl From<StoredSheetText> for SheetText {
    fn from(kept: StoredSheetText) -> Self {
        match kept {
            StoredSheetText::Event => Self::Event,
            StoredSheetText::AsOf => Self::AsOf,
            StoredSheetText::Heading(section) => Self::Heading(section.into()),
            StoredSheetText::Lead(section) => Self::Lead(section.into()),
        }
    }
}

/// How values and dates are printed. What a kept one does not say is as the house prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::store) struct StoredStyle {
    #[serde(rename = "thousands")]
    thousands: StoredThousands,
    #[serde(rename = "decimal")]
    decimal: StoredDecimalSign,
    #[serde(rename = "scale")]
    scale: StoredScale,
    #[serde(rename = "dates")]
    dates: StoredDateStyle,
}

impl Default for StoredStyle {
    fn default() -> Self {
        HouseStyle::default().into()
    }
}

impl From<HouseStyle> for StoredStyle {
    fn from(own: HouseStyle) -> Self {
        let HouseStyle {
            thousands,
            decimal,
            scale,
            dates,
        } = own;
        Self {
            thousands: thousands.into(),
            decimal: decimal.into(),
            scale: scale.into(),
            dates: dates.into(),
        }
    }
}

impl From<StoredStyle> for HouseStyle {
    fn from(kept: StoredStyle) -> Self {
        Self {
            thousands: kept.thousands.into(),
            decimal: kept.decimal.into(),
            scale: kept.scale.into(),
            dates: kept.dates.into(),
        }
    }
}

names! {
    /// What stands between thousands.
    StoredThousands for Thousands {
        Comma = "comma",
        Point = "point",
        Space = "space",
        Apostrophe = "apostrophe",
        Nothing = "nothing",
    }
}

names! {
    /// What stands before decimals.
    StoredDecimalSign for DecimalSign {
        Point = "point",
        Comma = "comma",
    }
}

names! {
    /// How millions and their like are written.
    StoredScale for Scale {
        AsPrinted = "as_printed",
        Words = "words",
        Short = "short",
    }
}

names! {
    /// How a day is written.
    StoredDateStyle for DateStyle {
        DayMonth = "day_month",
        MonthDay = "month_day",
        Iso = "iso",
    }
}
