//! Tables of articles: which column holds what, by its name, and an article of each row.

pub(super) mod csv;
pub(super) mod json;

use crate::article::ParagraphKind;
use crate::columns::{ColumnRole, Columns, Guess, SourceRow};
use crate::composer::Composer;
use crate::dates;
use crate::draft::Draft;
use crate::formats::format::Found;
use crate::formats::html;
use crate::metadata::{FoundIn, Metadata};
use tally_language::text::one_line;

/// So much of a value is shown.
const SAMPLE: usize = 120;

impl Columns {
    fn value<'a>(&self, row: &'a SourceRow, role: ColumnRole) -> Option<&'a str> {
        let column = self.of.get(&role)?;
        let (_, value) = row.iter().find(|(name, _)| name == column)?;
        let value = value.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The article in a row; `None` where it has no text.
    pub(super) fn article(&self, name: String, row: &SourceRow) -> Option<Found> {
        let text = self.value(row, ColumnRole::Text)?;
        let draft = self.draft(row, text);
        let parts = ColumnRole::ALL.map(|role| self.value(row, role).unwrap_or(""));
        Some(Found::Article {
            name,
            source: Some(parts.join("\u{1f}").into_bytes()),
            draft,
        })
    }

    fn draft(&self, row: &SourceRow, text: &str) -> Draft {
        let mut metadata = Metadata::default();
        let found_in =
            |role: ColumnRole| FoundIn::Column(self.of.get(&role).cloned().unwrap_or_default());
        let of = |role: ColumnRole| self.value(row, role);
        metadata.set_title(
            of(ColumnRole::Title).map(one_line),
            found_in(ColumnRole::Title),
        );
        metadata.set_outlet(
            of(ColumnRole::Outlet).map(one_line),
            found_in(ColumnRole::Outlet),
        );
        metadata.set_author(of(ColumnRole::Author), found_in(ColumnRole::Author));
        metadata.set_published(of(ColumnRole::Published), found_in(ColumnRole::Published));
        metadata.set_updated(of(ColumnRole::Updated), found_in(ColumnRole::Updated));
        metadata.set_url(
            of(ColumnRole::Url).map(str::to_owned),
            found_in(ColumnRole::Url),
        );
        metadata.set_language(of(ColumnRole::Language), found_in(ColumnRole::Language));
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
pub(super) fn question(rows: &[SourceRow]) -> Guess {
    let first = rows.first().map(Vec::as_slice).unwrap_or_default();
    let columns: Vec<String> = first.iter().map(|(name, _)| name.clone()).collect();
    let mut proposed = Columns::guess(columns.iter().map(String::as_str));
    if !proposed.of.contains_key(&ColumnRole::Text) {
        let length = |column: &&String| -> usize {
            let values = rows.iter().flatten().filter(|(name, _)| name == *column);
            values.map(|(_, value)| value.len()).sum()
        };
        let free = |column: &&String| !proposed.of.values().any(|taken| taken == *column);
        if let Some(longest) = columns.iter().filter(free).max_by_key(length) {
            proposed.of.insert(ColumnRole::Text, longest.clone());
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
fn propose_by_values(rows: &[SourceRow], columns: &[String], proposed: &mut Columns) {
    /// A title is no longer than this, in bytes.
    const TITLE: usize = 200;
    let fits = |role: ColumnRole, value: &str| match role {
        ColumnRole::Url => value.starts_with("http://") || value.starts_with("https://"),
        ColumnRole::Published => value.len() < 40 && dates::when(value).is_some(),
        _ => value.len() < TITLE && value.split_whitespace().nth(1).is_some(),
    };
    for role in [ColumnRole::Url, ColumnRole::Published, ColumnRole::Title] {
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
        assert_eq!(of(ColumnRole::Text), Some("fields.bodyText"));
        assert_eq!(of(ColumnRole::Title), Some("Web Title"));
        assert_eq!(of(ColumnRole::Published), Some("webPublicationDate"));
        assert_eq!(of(ColumnRole::Url), Some("URL"));
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
            guess.proposed.of.get(&ColumnRole::Text).map(String::as_str),
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
        let row: SourceRow = ["a", "b", "c", "d"]
            .iter()
            .zip(values)
            .map(|(name, value)| ((*name).to_owned(), value.to_owned()))
            .collect();
        let of = question(&[row]).proposed.of;
        let of = |role| of.get(&role).map(String::as_str);
        assert_eq!(
            (of(ColumnRole::Title), of(ColumnRole::Text)),
            (Some("a"), Some("b"))
        );
        assert_eq!(
            (of(ColumnRole::Published), of(ColumnRole::Url)),
            (Some("c"), Some("d"))
        );
    }
}
