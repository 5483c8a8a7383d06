//! What is known of an article beside its text, each thing with where it was found and how sure that makes it.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::dates;
use crate::language_code;
use crate::moment::{Moment, UnclearDate, When};
use tally_language::lexicon::{PressList, press};
use tally_language::text::one_line;

/// What is known of an article beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// Its headline.
    pub title: Option<String>,
    /// Who published it: a newspaper, an agency, a site.
    pub outlet: Option<String>,
    /// Who wrote it, as printed.
    pub author: Option<String>,
    /// When it was published, as exactly as is known.
    pub published: Option<Moment>,
    /// When it was last changed, as exactly as is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Moment>,
    /// A day of publication that could be two: the analyst is asked which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unclear: Option<UnclearDate>,
    /// The place that its dateline names, as printed: "PORT ANN, Kestria".
    #[serde(default)]
    pub dateline: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// ISO 639-1 code of its language, where known; ISO 639-3 where there is none of two letters.
    pub language: Option<String>,
    /// Where each of these was found.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub found: BTreeMap<MetadataField, FoundIn>,
}

/// A part of an article's metadata that the analyst may correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetadataField {
    /// Its headline.
    Title,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Author,
    /// Where it stands on the web.
    Url,
    /// When it was published, as an ISO date with or without a time.
    Published,
    /// When it was last changed, in the same form.
    Updated,
    /// The code of its language.
    Language,
}

impl MetadataField {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Outlet,
        Self::Author,
        Self::Published,
        Self::Updated,
        Self::Url,
        Self::Language,
    ];
}

/// Where a part of the metadata was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundIn {
    /// JSON-LD of a page.
    LinkedData,
    /// A meta tag of a page, by its name.
    MetaTag(String),
    /// A `time` element of a page.
    TimeTag,
    /// The `title` element of a page.
    PageTitle,
    /// A heading.
    Heading,
    /// The address that a browser or a crawler saved with the page.
    SavedAddress,
    /// The address of the article has a date in it.
    DateInAddress,
    /// What a file says of itself: the properties of a document or a PDF.
    Properties,
    /// A header of a message, by its name.
    Header(String),
    /// An element of a news or feed format, by its name.
    Element(String),
    /// A column or key of a table of articles, by its name.
    Column(String),
    /// A label of a news database, as `HD` or `Byline`.
    Label(String),
    /// The text's first line.
    Headline,
    /// A line with a date and nothing else.
    DateLine,
    /// A line that names the author.
    Byline,
    /// The opening of the report.
    Dateline,
    /// Large type at the top of a page.
    LargeType,
    /// The attribute of a page or document that names its language.
    LanguageTag,
    /// The words of the text themselves.
    Words,
    /// A list beside the files.
    Manifest,
}

/// How sure a part of the metadata is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Worked out, may be wrong.
    Guessed,
    /// Read off the article's text or look.
    Read,
    /// The publisher, the database or the desk states it.
    Stated,
}

impl FoundIn {
    /// How sure what was found there is.
    pub const fn sureness(&self) -> Sureness {
        match self {
            Self::LinkedData
            | Self::MetaTag(_)
            | Self::TimeTag
            | Self::SavedAddress
            | Self::Header(_)
            | Self::Element(_)
            | Self::Column(_)
            | Self::Label(_)
            | Self::LanguageTag
            | Self::Manifest => Sureness::Stated,
            Self::Heading | Self::Headline | Self::DateLine | Self::Byline | Self::Dateline => {
                Sureness::Read
            }
            Self::PageTitle
            | Self::Properties
            | Self::DateInAddress
            | Self::LargeType
            | Self::Words => Sureness::Guessed,
        }
    }
}

impl fmt::Display for FoundIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LinkedData => f.write_str("the page’s JSON-LD"),
            Self::MetaTag(name) => write!(f, "the page’s meta tag {name}"),
            Self::TimeTag => f.write_str("the page’s time tag"),
            Self::PageTitle => f.write_str("the page’s title tag"),
            Self::Heading => f.write_str("a heading"),
            Self::SavedAddress => f.write_str("the address saved with the page"),
            Self::DateInAddress => f.write_str("the date in its address"),
            Self::Properties => f.write_str("the file’s properties"),
            Self::Header(name) => write!(f, "the message’s header {name}"),
            Self::Element(name) => write!(f, "the file’s element {name}"),
            Self::Column(name) => write!(f, "the column {name}"),
            Self::Label(name) => write!(f, "the database’s label {name}"),
            Self::Headline => f.write_str("its first line"),
            Self::DateLine => f.write_str("a line with the date"),
            Self::Byline => f.write_str("the byline"),
            Self::Dateline => f.write_str("the dateline"),
            Self::LargeType => f.write_str("large type at the top"),
            Self::LanguageTag => f.write_str("the file’s language tag"),
            Self::Words => f.write_str("the words of the text"),
            Self::Manifest => f.write_str("the manifest"),
        }
    }
}

impl Sureness {
    /// In one word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::Read => "read",
            Self::Stated => "stated",
        }
    }
}

impl Metadata {
    /// The day of publication.
    pub fn published_on(&self) -> Option<Date> {
        self.published.map(|moment| moment.date)
    }

    /// What is known of a field, as it is written.
    pub fn value(&self, field: MetadataField) -> Option<String> {
        match field {
            MetadataField::Title => self.title.clone(),
            MetadataField::Outlet => self.outlet.clone(),
            MetadataField::Author => self.author.clone(),
            MetadataField::Url => self.url.clone(),
            MetadataField::Published => self.published.map(|moment| moment.to_string()),
            MetadataField::Updated => self.updated.map(|moment| moment.to_string()),
            MetadataField::Language => self.language.clone(),
        }
    }

    /// Its title, where nothing better told it.
    pub(crate) fn set_title(&mut self, title: Option<String>, found_in: FoundIn) {
        set(
            &mut self.title,
            title,
            &mut self.found,
            MetadataField::Title,
            found_in,
        );
    }

    /// Its outlet, where nothing better told it.
    pub(crate) fn set_outlet(&mut self, outlet: Option<String>, found_in: FoundIn) {
        set(
            &mut self.outlet,
            outlet,
            &mut self.found,
            MetadataField::Outlet,
            found_in,
        );
    }

    /// Its author, where nothing better told it; "By" is left off.
    pub(crate) fn set_author(&mut self, author: Option<&str>, found_in: FoundIn) {
        let author = author.and_then(author_name);
        set(
            &mut self.author,
            author,
            &mut self.found,
            MetadataField::Author,
            found_in,
        );
    }

    /// Its address, where nothing better told it and it leads to the web.
    pub(crate) fn set_url(&mut self, url: Option<String>, found_in: FoundIn) {
        let url = url
            .map(|url| url.trim().to_owned())
            .filter(|url| url.starts_with("http://") || url.starts_with("https://"));
        set(
            &mut self.url,
            url,
            &mut self.found,
            MetadataField::Url,
            found_in,
        );
    }

    /// Its language by a tag as `en-GB`, where nothing better told it.
    pub(crate) fn set_language(&mut self, tag: Option<&str>, found_in: FoundIn) {
        let code = tag.and_then(language_code::code);
        set(
            &mut self.language,
            code,
            &mut self.found,
            MetadataField::Language,
            found_in,
        );
    }

    /// When it was published, by a text with a date, where nothing better told it. A date that could be two is kept to
    /// be asked about.
    pub(crate) fn set_published(&mut self, text: Option<&str>, found_in: FoundIn) {
        if self.published.is_some() {
            return;
        }
        match text.and_then(dates::when) {
            Some(When::Plain(moment)) => {
                self.unclear = None;
                set(
                    &mut self.published,
                    Some(moment),
                    &mut self.found,
                    MetadataField::Published,
                    found_in,
                );
            }
            Some(When::Unclear(unclear)) => {
                self.unclear.get_or_insert(unclear);
            }
            None => {}
        }
    }

    /// When it was last changed, by a text with a plain date, where nothing better told it.
    pub(crate) fn set_updated(&mut self, text: Option<&str>, found_in: FoundIn) {
        if let Some(When::Plain(moment)) = text.and_then(dates::when) {
            set(
                &mut self.updated,
                Some(moment),
                &mut self.found,
                MetadataField::Updated,
                found_in,
            );
        }
    }

    /// Takes from `other` what is not known yet.
    pub(crate) fn complete_from(&mut self, other: &Self) {
        let from = |field| {
            other
                .found
                .get(&field)
                .cloned()
                .unwrap_or(FoundIn::Properties)
        };
        self.set_title(other.title.clone(), from(MetadataField::Title));
        self.set_outlet(other.outlet.clone(), from(MetadataField::Outlet));
        self.set_author(other.author.as_deref(), from(MetadataField::Author));
        self.set_url(other.url.clone(), from(MetadataField::Url));
        self.set_language(other.language.as_deref(), from(MetadataField::Language));
        let found = &mut self.found;
        if self.published.is_none() {
            self.unclear = self.unclear.take().or_else(|| other.unclear.clone());
        }
        set(
            &mut self.published,
            other.published,
            found,
            MetadataField::Published,
            from(MetadataField::Published),
        );
        set(
            &mut self.updated,
            other.updated,
            found,
            MetadataField::Updated,
            from(MetadataField::Updated),
        );
        if self.published.is_some() {
            self.unclear = None;
        }
    }

    /// Settles a day that could be two where the address has one of them in it, and takes a day from the address where
    /// nothing else tells one.
    pub(crate) fn ask_the_address(&mut self) {
        if self.published.is_some() {
            return;
        }
        let Some(date) = self.url.as_deref().and_then(dates::in_address) else {
            return;
        };
        let fits = self
            .unclear
            .as_ref()
            .is_none_or(|unclear| [unclear.day_first, unclear.month_first].contains(&date));
        if fits {
            self.unclear = None;
            self.published = Some(date.into());
            self.found
                .insert(MetadataField::Published, FoundIn::DateInAddress);
        }
    }
}

fn set<T>(
    field: &mut Option<T>,
    told: Option<T>,
    found: &mut BTreeMap<MetadataField, FoundIn>,
    name: MetadataField,
    found_in: FoundIn,
) {
    if field.is_none() && told.is_some() {
        *field = told;
        found.insert(name, found_in);
    }
}

/// An author as printed, without "By"; none where it is an address or too long for a name.
fn author_name(text: &str) -> Option<String> {
    let text = one_line(text);
    let name = press().after(PressList::Byline, &text).unwrap_or(&text);
    let fits = !name.is_empty() && name.chars().count() <= 120 && !name.contains("://");
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_exactly_as_they_are_known() {
        for text in [
            "2026-02-05",
            "2026-02-05T09:30",
            "2026-02-05T09:30+04:00",
            "2026-02-05T23:05-03:30",
        ] {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
            let json = serde_json::to_string(&text).unwrap();
            let moment: Moment = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&moment).unwrap(), json);
        }
        assert!(
            "05/02/2026"
                .parse::<Moment>()
                .unwrap_err()
                .contains("write it as")
        );
    }

    #[test]
    fn the_better_place_is_asked_first_and_kept() {
        let mut metadata = Metadata::default();
        metadata.set_title(None, FoundIn::LinkedData);
        metadata.set_title(Some("One".to_owned()), FoundIn::PageTitle);
        metadata.set_title(Some("Two".to_owned()), FoundIn::Headline);
        assert_eq!(metadata.title.as_deref(), Some("One"));
        let found_in = &metadata.found[&MetadataField::Title];
        assert_eq!(
            (found_in, found_in.sureness()),
            (&FoundIn::PageTitle, Sureness::Guessed)
        );
    }

    #[test]
    fn a_day_that_could_be_two_is_kept_to_be_asked() {
        let mut metadata = Metadata::default();
        metadata.set_published(Some("03/04/2031 14:00"), FoundIn::DateLine);
        assert_eq!(metadata.published, None);
        let unclear = metadata.unclear.clone().unwrap();
        assert_eq!(unclear.text, "03/04/2031");
        assert_eq!(unclear.day_first.to_string(), "2031-04-03");
        assert_eq!(unclear.month_first.to_string(), "2031-03-04");

        metadata.url = Some("https://example.org/2031/03/04/flood".to_owned());
        metadata.ask_the_address();
        assert_eq!(metadata.published_on(), Some(unclear.month_first));
        assert_eq!(metadata.unclear, None);
    }

    #[test]
    fn an_address_with_another_day_settles_nothing() {
        let mut metadata = Metadata::default();
        metadata.set_published(Some("03/04/2031"), FoundIn::DateLine);
        metadata.url = Some("https://example.org/2031/05/06/flood".to_owned());
        metadata.ask_the_address();
        assert_eq!(
            (metadata.published, metadata.unclear.is_some()),
            (None, true)
        );
    }
}
