//! Which column of a table of articles holds what: by the names of the columns, or as the analyst says.

use std::collections::BTreeMap;
use tally_language::lexicon::{PressList, press};

/// What a column of a table of articles holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnRole {
    /// The article's text.
    Text,
    /// Its headline.
    Title,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Author,
    /// When it was published.
    Published,
    /// When it was last changed.
    Updated,
    /// Where it stands on the web.
    Url,
    /// Its language.
    Language,
}

impl ColumnRole {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Title,
        Self::Outlet,
        Self::Author,
        Self::Published,
        Self::Updated,
        Self::Url,
        Self::Language,
    ];

    /// In one word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "title",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Published => "published",
            Self::Updated => "updated",
            Self::Url => "url",
            Self::Language => "language",
        }
    }

    /// The names that such columns have in exports and APIs, surest first; letters and digits only, in lower case.
    fn names(self) -> &'static [String] {
        press().forms(match self {
            Self::Text => PressList::ColumnText,
            Self::Title => PressList::ColumnTitle,
            Self::Outlet => PressList::ColumnOutlet,
            Self::Author => PressList::ColumnAuthor,
            Self::Published => PressList::ColumnPublished,
            Self::Updated => PressList::ColumnUpdated,
            Self::Url => PressList::ColumnUrl,
            Self::Language => PressList::ColumnLanguage,
        })
    }
}

/// Which column holds what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The column of each role, by name.
    pub of: BTreeMap<ColumnRole, String>,
}

/// A table whose columns are to be named by the analyst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Its columns, in order.
    pub columns: Vec<String>,
    /// The first row's values, cut short.
    pub sample: Vec<String>,
    /// What can be told.
    pub proposed: Columns,
}

impl Guess {
    /// The names of the columns, in one line.
    pub fn names(&self) -> String {
        self.columns.join(", ")
    }
}

/// A row: its columns' names and values.
pub(crate) type SourceRow = Vec<(String, String)>;

impl Columns {
    /// What the names of the columns tell; without [`ColumnRole::Text`] where none of them is known to hold the text.
    pub(crate) fn guess<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<(&str, String)> =
            names.into_iter().map(|name| (name, plain(name))).collect();
        let mut columns = Self::default();
        for role in ColumnRole::ALL {
            let found = role
                .names()
                .iter()
                .find_map(|known| names.iter().find(|(_, name)| name == known));
            if let Some((name, _)) =
                found.filter(|(name, _)| !columns.of.values().any(|taken| taken == name))
            {
                columns.of.insert(role, (*name).to_owned());
            }
        }
        columns
    }
}

/// The last part of a name in letters and digits: `bodytext` of `fields.Body_Text`.
fn plain(name: &str) -> String {
    name.rsplit('.')
        .next()
        .unwrap_or(name)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
