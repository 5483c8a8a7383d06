//! Tables of articles: which column holds what, by its name, and an article of each row.

use std::collections::BTreeMap;

use super::composer::Composer;
use super::{Draft, Found, html};
use crate::metadata::Place;
use crate::{Metadata, ParagraphKind, dates};
use tally_language::text::one_line;

/// What a column of a table of articles holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
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

impl Role {
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
    pub of: BTreeMap<Role, String>,
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
pub(super) type Row = Vec<(String, String)>;

/// So much of a value is shown.
const SAMPLE: usize = 120;

impl Columns {
    /// What the names of the columns tell; without [`Role::Text`] where none of them is known to hold the text.
    pub(super) fn guess<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<(&str, String)> =
            names.into_iter().map(|name| (name, plain(name))).collect();
        let mut columns = Self::default();
        for role in Role::ALL {
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

    fn value<'a>(&self, row: &'a Row, role: Role) -> Option<&'a str> {
        let column = self.of.get(&role)?;
        let (_, value) = row.iter().find(|(name, _)| name == column)?;
        let value = value.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The article in a row; `None` where it has no text.
    pub(super) fn article(&self, name: String, row: &Row) -> Option<Found> {
        let text = self.value(row, Role::Text)?;
        let draft = self.draft(row, text);
        let parts = Role::ALL.map(|role| self.value(row, role).unwrap_or(""));
        Some(Found::Article {
            name,
            source: Some(parts.join("\u{1f}").into_bytes()),
            draft,
        })
    }

    fn draft(&self, row: &Row, text: &str) -> Draft {
        let mut metadata = Metadata::default();
        let place = |role: Role| Place::Column(self.of.get(&role).cloned().unwrap_or_default());
        let of = |role: Role| self.value(row, role);
        metadata.set_title(of(Role::Title).map(one_line), place(Role::Title));
        metadata.set_outlet(of(Role::Outlet).map(one_line), place(Role::Outlet));
        metadata.set_author(of(Role::Author), place(Role::Author));
        metadata.set_published(of(Role::Published), place(Role::Published));
        metadata.set_updated(of(Role::Updated), place(Role::Updated));
        metadata.set_url(of(Role::Url).map(str::to_owned), place(Role::Url));
        metadata.set_language(of(Role::Language), place(Role::Language));
        let mut composer = Composer::default();
        if let Some(title) = &metadata.title
            && !opens_with(text, title)
        {
            composer.push(Some(ParagraphKind::Headline), title);
        }
        if html::is_markup(text) {
            html::compose(&mut composer, text, metadata.title.as_deref());
        } else {
            text.lines().for_each(|line| composer.push(None, line));
        }
        composer.finish(metadata)
    }
}

/// A table's columns as a question to the analyst.
pub(super) fn question(rows: &[Row]) -> Guess {
    let first = rows.first().map(Vec::as_slice).unwrap_or_default();
    let columns: Vec<String> = first.iter().map(|(name, _)| name.clone()).collect();
    let mut proposed = Columns::guess(columns.iter().map(String::as_str));
    if !proposed.of.contains_key(&Role::Text) {
        let length = |column: &&String| -> usize {
            let values = rows.iter().flatten().filter(|(name, _)| name == *column);
            values.map(|(_, value)| value.len()).sum()
        };
        let free = |column: &&String| !proposed.of.values().any(|taken| taken == *column);
        if let Some(longest) = columns.iter().filter(free).max_by_key(length) {
            proposed.of.insert(Role::Text, longest.clone());
        }
    }
    propose_by_values(rows, &columns, &mut proposed);
    Guess {
        sample: first
            .iter()
            .map(|(_, value)| one_line(value).chars().take(SAMPLE).collect())
            .collect(),
        columns,
        proposed,
    }
}

/// What the values themselves show: dates, addresses, a short line of several words.
fn propose_by_values(rows: &[Row], columns: &[String], proposed: &mut Columns) {
    /// A title is no longer than this, in bytes.
    const TITLE: usize = 200;
    let fits = |role: Role, value: &str| match role {
        Role::Url => value.starts_with("http://") || value.starts_with("https://"),
        Role::Published => value.len() < 40 && dates::when(value).is_some(),
        _ => value.len() < TITLE && value.split_whitespace().nth(1).is_some(),
    };
    for role in [Role::Url, Role::Published, Role::Title] {
        let free = columns
            .iter()
            .filter(|column| !proposed.of.values().any(|taken| taken == *column));
        let found = free.into_iter().find(|column| {
            let mut values = rows.iter().flatten().filter(|(name, _)| name == *column);
            values.all(|(_, value)| fits(role, value.trim()))
        });
        if let Some(column) = found.filter(|_| !proposed.of.contains_key(&role)).cloned() {
            proposed.of.insert(role, column);
        }
    }
}

/// Whether a text's first line is its title.
fn opens_with(text: &str, title: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or("");
    !html::is_markup(text) && one_line(first) == one_line(title)
}

/// The last part of a name in letters and digits: `bodytext` of `fields.Body_Text`.
fn plain(name: &str) -> String {
    name.rsplit('.')
        .next()
        .unwrap_or(name)
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_usual_names() {
        let columns = Columns::guess([
            "id",
            "Web Title",
            "fields.bodyText",
            "webPublicationDate",
            "source.name",
            "URL",
        ]);
        let of = |role| columns.of.get(&role).map(String::as_str);
        assert_eq!(of(Role::Text), Some("fields.bodyText"));
        assert_eq!(of(Role::Title), Some("Web Title"));
        assert_eq!(of(Role::Published), Some("webPublicationDate"));
        assert_eq!(of(Role::Url), Some("URL"));
    }

    #[test]
    fn where_no_name_tells_the_longest_column_is_proposed() {
        let row = |a: &str, b: &str| {
            vec![
                ("titel".to_owned(), a.to_owned()),
                ("inhalt".to_owned(), b.to_owned()),
            ]
        };
        let guess = question(&[
            row("Damm", "Das Wasser kam in der Nacht."),
            row("Fluss", "Es fiel am Morgen."),
        ]);
        assert_eq!(
            guess.proposed.of.get(&Role::Text).map(String::as_str),
            Some("inhalt")
        );
        assert_eq!(guess.sample[0], "Damm");
    }

    #[test]
    fn dates_addresses_and_titles_are_known_by_their_look() {
        let values = [
            "Damm bricht",
            "Das Wasser kam in der Nacht und nahm alles mit, was nicht fest war.",
            "2031-02-05",
            "https://example.org/a",
        ];
        let row: Row = ["a", "b", "c", "d"]
            .iter()
            .zip(values)
            .map(|(name, value)| ((*name).to_owned(), value.to_owned()))
            .collect();
        let of = question(&[row]).proposed.of;
        let of = |role| of.get(&role).map(String::as_str);
        assert_eq!((of(Role::Title), of(Role::Text)), (Some("a"), Some("b")));
        assert_eq!((of(Role::Published), of(Role::Url)), (Some("c"), Some("d")));
    }
}
