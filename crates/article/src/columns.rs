//! Which column of a table of articles holds what: by the names of the columns, or as the analyst says.

use std::collections::BTreeMap;

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
    const fn names(self) -> &'static str {
        match self {
            Self::Text => {
                "text fulltext articletext articlebody body bodytext bodyxhtml bodyhtml maintext content contents \
                 contenthtml contenttext article story storytext plaintext html"
            }
            Self::Title => "title headline hed heading articletitle webtitle name",
            Self::Outlet => {
                "outlet source publisher publication sitename site newspaper medianame sourcename provider domain \
                 feedname copyrightholder"
            }
            Self::Author => "author authors byline creator by writer journalist",
            Self::Published => {
                "published publishedat publisheddate datepublished publishdate publicationdate pubdate \
                 webpublicationdate date datetime publishedon firstcreated timestamp versioncreated day"
            }
            Self::Updated => {
                "updated updatedat modified datemodified lastmodified contentupdated modifiedat"
            }
            Self::Url => "url link weburl permalink articleurl href uri canonicalurl",
            Self::Language => "language lang languagecode",
        }
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
                .split(' ')
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
