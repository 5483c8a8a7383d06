//! What is known of an article, as it is kept.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use tally_article::{FoundIn, Metadata, MetadataField, Moment, UnclearDate};

use super::written::{Written, names};

/// What is known of an article beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredMetadata {
    #[serde(rename = "title")]
    title: Option<String>,
    #[serde(rename = "outlet")]
    outlet: Option<String>,
    #[serde(rename = "author")]
    author: Option<String>,
    #[serde(rename = "published")]
    published: Option<Written<Moment>>,
    #[serde(rename = "updated", default, skip_serializing_if = "Option::is_none")]
    updated: Option<Written<Moment>>,
    #[serde(rename = "unclear", default, skip_serializing_if = "Option::is_none")]
    unclear: Option<StoredUnclearDate>,
    #[serde(rename = "dateline", default)]
    dateline: Option<String>,
    #[serde(rename = "url")]
    url: Option<String>,
    #[serde(rename = "language")]
    language: Option<String>,
    #[serde(rename = "found", default, skip_serializing_if = "BTreeMap::is_empty")]
    found: BTreeMap<StoredField, StoredPlace>,
}

impl From<&Metadata> for StoredMetadata {
    fn from(own: &Metadata) -> Self {
        let Metadata {
            title,
            outlet,
            author,
            published,
            updated,
            unclear,
            dateline,
            url,
            language,
            found,
        } = own.clone();
        let found = found.into_iter();
        Self {
            title,
            outlet,
            author,
            published: published.map(Written),
            updated: updated.map(Written),
            unclear: unclear.map(Into::into),
            dateline,
            url,
            language,
            found: found
                .map(|(field, place)| (field.into(), place.into()))
                .collect(),
        }
    }
}

impl From<StoredMetadata> for Metadata {
    fn from(kept: StoredMetadata) -> Self {
        let found = kept.found.into_iter();
        Self {
            title: kept.title,
            outlet: kept.outlet,
            author: kept.author,
            published: kept.published.map(|moment| moment.0),
            updated: kept.updated.map(|moment| moment.0),
            unclear: kept.unclear.map(Into::into),
            dateline: kept.dateline,
            url: kept.url,
            language: kept.language,
            found: found
                .map(|(field, place)| (field.into(), place.into()))
                .collect(),
        }
    }
}

names! {
    /// A part of the metadata. Its order is the one in which files list what was found.
    StoredField for MetadataField {
        Title = "title",
        Outlet = "outlet",
        Author = "author",
        Url = "url",
        Published = "published",
        Updated = "updated",
        Language = "language",
    }
}

/// A date whose day and month cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredUnclearDate {
    #[serde(rename = "text")]
    text: String,
    #[serde(rename = "day_first")]
    day_first: Written<Date>,
    #[serde(rename = "month_first")]
    month_first: Written<Date>,
}

impl From<UnclearDate> for StoredUnclearDate {
    fn from(own: UnclearDate) -> Self {
        let UnclearDate {
            text,
            day_first,
            month_first,
        } = own;
        Self {
            text,
            day_first: Written(day_first),
            month_first: Written(month_first),
        }
    }
}

impl From<StoredUnclearDate> for UnclearDate {
    fn from(kept: StoredUnclearDate) -> Self {
        Self {
            text: kept.text,
            day_first: kept.day_first.0,
            month_first: kept.month_first.0,
        }
    }
}

/// Where a part of the metadata was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) enum StoredPlace {
    #[serde(rename = "linked_data")]
    LinkedData,
    #[serde(rename = "meta_tag")]
    MetaTag(String),
    #[serde(rename = "time_tag")]
    TimeTag,
    #[serde(rename = "page_title")]
    PageTitle,
    #[serde(rename = "heading")]
    Heading,
    #[serde(rename = "saved_address")]
    SavedAddress,
    #[serde(rename = "date_in_address")]
    DateInAddress,
    #[serde(rename = "properties")]
    Properties,
    #[serde(rename = "header")]
    Header(String),
    #[serde(rename = "element")]
    Element(String),
    #[serde(rename = "column")]
    Column(String),
    #[serde(rename = "label")]
    Label(String),
    #[serde(rename = "headline")]
    Headline,
    #[serde(rename = "date_line")]
    DateLine,
    #[serde(rename = "byline")]
    Byline,
    #[serde(rename = "dateline")]
    Dateline,
    #[serde(rename = "large_type")]
    LargeType,
    #[serde(rename = "language_tag")]
    LanguageTag,
    #[serde(rename = "words")]
    Words,
    #[serde(rename = "manifest")]
    Manifest,
}

impl From<FoundIn> for StoredPlace {
    fn from(own: FoundIn) -> Self {
        match own {
            FoundIn::LinkedData => Self::LinkedData,
            FoundIn::MetaTag(name) => Self::MetaTag(name),
            FoundIn::TimeTag => Self::TimeTag,
            FoundIn::PageTitle => Self::PageTitle,
            FoundIn::Heading => Self::Heading,
            FoundIn::SavedAddress => Self::SavedAddress,
            FoundIn::DateInAddress => Self::DateInAddress,
            FoundIn::Properties => Self::Properties,
            FoundIn::Header(name) => Self::Header(name),
            FoundIn::Element(name) => Self::Element(name),
            FoundIn::Column(name) => Self::Column(name),
            FoundIn::Label(name) => Self::Label(name),
            FoundIn::Headline => Self::Headline,
            FoundIn::DateLine => Self::DateLine,
            FoundIn::Byline => Self::Byline,
            FoundIn::Dateline => Self::Dateline,
            FoundIn::LargeType => Self::LargeType,
            FoundIn::LanguageTag => Self::LanguageTag,
            FoundIn::Words => Self::Words,
            FoundIn::Manifest => Self::Manifest,
        }
    }
}

impl From<StoredPlace> for FoundIn {
    fn from(kept: StoredPlace) -> Self {
        match kept {
            StoredPlace::LinkedData => Self::LinkedData,
            StoredPlace::MetaTag(name) => Self::MetaTag(name),
            StoredPlace::TimeTag => Self::TimeTag,
            StoredPlace::PageTitle => Self::PageTitle,
            StoredPlace::Heading => Self::Heading,
            StoredPlace::SavedAddress => Self::SavedAddress,
            StoredPlace::DateInAddress => Self::DateInAddress,
            StoredPlace::Properties => Self::Properties,
            StoredPlace::Header(name) => Self::Header(name),
            StoredPlace::Element(name) => Self::Element(name),
            StoredPlace::Column(name) => Self::Column(name),
            StoredPlace::Label(name) => Self::Label(name),
            StoredPlace::Headline => Self::Headline,
            StoredPlace::DateLine => Self::DateLine,
            StoredPlace::Byline => Self::Byline,
            StoredPlace::Dateline => Self::Dateline,
            StoredPlace::LargeType => Self::LargeType,
            StoredPlace::LanguageTag => Self::LanguageTag,
            StoredPlace::Words => Self::Words,
            StoredPlace::Manifest => Self::Manifest,
        }
    }
}
