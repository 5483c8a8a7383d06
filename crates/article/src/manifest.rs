//! Manifests: a list beside the articles that tells outlet, title, date and address of each file.

use std::borrow::Cow;

use crate::article::{Article, LoadWarning};
use crate::encoding;
use crate::metadata::{FoundIn, MetadataField};
use crate::moment::Moment;
use crate::source::extension;

/// What a manifest tells of its files, in its own order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// One entry for each row that names a file.
    pub entries: Vec<ManifestEntry>,
    /// What was odd about it; the entries are usable all the same.
    pub warnings: Vec<ManifestWarning>,
}

/// What a manifest tells of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ManifestEntry {
    /// The file, by name or by the end of its path.
    pub file: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Where it stands on the web.
    pub url: Option<String>,
}

/// Why a file is no manifest.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// Not well-formed JSON.
    #[error("the manifest is not valid JSON, line {line}, column {column}: {message}")]
    Json {
        /// Line of the mistake, from 1.
        line: usize,
        /// Column of the mistake, from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// JSON, but no list of objects.
    #[error("the manifest must be a JSON list of objects, each with at least \"file\"")]
    NotAList,
    /// Not readable as CSV.
    #[error("the manifest cannot be read as CSV: {message}")]
    Csv {
        /// What the parser says.
        message: String,
    },
    /// No column tells which file a row means.
    #[error("the manifest has no column \"file\"; its columns are {found}")]
    NoFileColumn {
        /// The columns that it has.
        found: String,
    },
    /// Nothing in it.
    #[error("the manifest names no file")]
    Empty,
}

/// Something odd about a manifest that is used all the same. Rows count from 1, without a header line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestWarning {
    /// A column that means nothing here.
    #[error(
        "the manifest's column {name:?} is not known and was left out; known are file, outlet, title, author, published, url"
    )]
    UnknownColumn {
        /// Its name.
        name: String,
    },
    /// A date that is none.
    #[error(
        "row {row} of the manifest: {text:?} is not a date of the form 2026-02-05 and was left out"
    )]
    BadDate {
        /// The row.
        row: usize,
        /// What it says.
        text: String,
    },
    /// A row without a file.
    #[error("row {row} of the manifest names no file and was left out")]
    NoFile {
        /// The row.
        row: usize,
    },
}

/// The columns of one row, by name and value.
type Row<'a> = Vec<(Cow<'a, str>, String)>;

impl Manifest {
    /// Reads a manifest; `name` tells JSON or CSV by its extension, else its first character does.
    ///
    /// # Errors
    /// When the bytes are no list of files; the message tells what to mend, without the path.
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, ManifestError> {
        let text = encoding::decode(bytes, None).text;
        let text = text.trim();
        if text.is_empty() {
            return Err(ManifestError::Empty);
        }
        let is_json = match extension(name).as_str() {
            "json" => true,
            "csv" => false,
            _ => text.starts_with(['[', '{']),
        };
        let rows = if is_json {
            json_rows(text)?
        } else {
            csv_rows(text)?
        };
        let mut manifest = Self::default();
        for (idx, row) in rows.into_iter().enumerate() {
            manifest.add(idx + 1, row);
        }
        if manifest.entries.is_empty() {
            return Err(ManifestError::Empty);
        }
        Ok(manifest)
    }

    /// Sets what the manifest tells of `article`, over what its text tells; warns where it tells nothing or too much.
    pub fn apply(&self, article: &mut Article) {
        let mut naming = self.entries.iter().filter(|entry| entry.names(article));
        let Some(entry) = naming.next() else {
            article.warnings.push(LoadWarning::NotInManifest);
            return;
        };
        let count = 1 + naming.count();
        if count > 1 {
            article
                .warnings
                .push(LoadWarning::TwiceInManifest { count });
        }
        let metadata = &mut article.metadata;
        let mut found: Vec<MetadataField> = Vec::new();
        found.extend(
            put(&mut metadata.outlet, entry.outlet.as_ref()).then_some(MetadataField::Outlet),
        );
        found
            .extend(put(&mut metadata.title, entry.title.as_ref()).then_some(MetadataField::Title));
        found.extend(
            put(&mut metadata.author, entry.author.as_ref()).then_some(MetadataField::Author),
        );
        found.extend(
            put(&mut metadata.published, entry.published.as_ref())
                .then_some(MetadataField::Published),
        );
        found.extend(put(&mut metadata.url, entry.url.as_ref()).then_some(MetadataField::Url));
        if entry.published.is_some() {
            metadata.unclear = None;
        }
        for field in found {
            metadata.found.insert(field, FoundIn::Manifest);
        }
    }

    fn add(&mut self, number: usize, row: Row<'_>) {
        let mut entry = ManifestEntry::default();
        for (name, value) in row {
            let value = value.trim();
            let field = match name.trim().to_ascii_lowercase().as_str() {
                "file" => {
                    value.clone_into(&mut entry.file);
                    continue;
                }
                "published" => {
                    entry.published = self.date(number, value);
                    continue;
                }
                "outlet" => &mut entry.outlet,
                "title" => &mut entry.title,
                "author" => &mut entry.author,
                "url" => &mut entry.url,
                _ => {
                    self.unknown_column(name.trim());
                    continue;
                }
            };
            *field = (!value.is_empty()).then(|| value.to_owned());
        }
        if entry.file.is_empty() {
            self.warnings.push(ManifestWarning::NoFile { row: number });
        } else {
            self.entries.push(entry);
        }
    }

    fn unknown_column(&mut self, name: &str) {
        let warning = ManifestWarning::UnknownColumn {
            name: name.to_owned(),
        };
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    /// The day of an ISO date, with or without a time behind it.
    fn date(&mut self, row: usize, text: &str) -> Option<Moment> {
        if text.is_empty() {
            return None;
        }
        let date = text.parse().ok();
        if date.is_none() {
            self.warnings.push(ManifestWarning::BadDate {
                row,
                text: text.to_owned(),
            });
        }
        date
    }
}

impl ManifestEntry {
    /// Whether this entry means `article`: the end of its path, part by part, or else its file's name.
    fn names(&self, article: &Article) -> bool {
        let own = self.file.replace('\\', "/");
        let path = article.path.replace('\\', "/");
        let own = own.trim_start_matches("./");
        path == own
            || path
                .strip_suffix(own)
                .is_some_and(|before| before.ends_with('/'))
            || own
                .strip_suffix(path.trim_start_matches("./"))
                .is_some_and(|before| before.ends_with('/'))
    }
}

/// Whether there was something to put.
fn put<T: Clone>(field: &mut Option<T>, told: Option<&T>) -> bool {
    if let Some(told) = told {
        *field = Some(told.clone());
    }
    told.is_some()
}

fn json_rows(text: &str) -> Result<Vec<Row<'static>>, ManifestError> {
    use serde_json::Value;

    let value: Value = serde_json::from_str(text).map_err(|error| ManifestError::Json {
        line: error.line(),
        column: error.column(),
        message: error.to_string(),
    })?;
    let Value::Array(list) = value else {
        return Err(ManifestError::NotAList);
    };
    let as_text = |value: Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    };
    list.into_iter()
        .map(|entry| match entry {
            Value::Object(fields) => Ok(fields
                .into_iter()
                .map(|(name, value)| (Cow::Owned(name), as_text(value)))
                .collect()),
            _ => Err(ManifestError::NotAList),
        })
        .collect()
}

fn csv_rows(text: &str) -> Result<Vec<Row<'static>>, ManifestError> {
    let failed = |error: csv::Error| ManifestError::Csv {
        message: error.to_string(),
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(failed)?.clone();
    if !header.iter().any(|name| name.eq_ignore_ascii_case("file")) {
        return Err(ManifestError::NoFileColumn {
            found: header.iter().collect::<Vec<_>>().join(", "),
        });
    }
    reader
        .records()
        .map(|record| {
            let record = record.map_err(failed)?;
            Ok(header
                .iter()
                .zip(record.iter())
                .map(|(name, value)| (Cow::Owned(name.to_owned()), value.to_owned()))
                .collect())
        })
        .collect()
}

/// The character between the columns of the first line: the commonest of comma, semicolon and tab.
pub(super) fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or("");
    let count = |character: u8| line.bytes().filter(|byte| *byte == character).count();
    // A comma wins a tie, so it stands last.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|character| count(*character))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::load;

    fn article(path: &str) -> Article {
        load(path, b"A heading of its own\n\nSome text follows here.").unwrap()
    }

    #[test]
    fn json_and_csv_tell_the_same() {
        let json = br#"[{"file": "a.txt", "outlet": "The Harbour Post", "published": "2031-04-02"},
                        {"file": "b.txt", "title": "Two; or three", "url": null}]"#;
        let csv = b"\xef\xbb\xbfFile;Outlet;Title;Published;URL\r\na.txt;The Harbour Post;;2031-04-02;\r\nb.txt;;\"Two; or three\";;\r\n";
        let json = Manifest::parse("manifest.json", json).unwrap();
        assert_eq!(Manifest::parse("manifest.csv", csv), Ok(json.clone()));
        assert_eq!(json.entries[0].published, Some(date(2031, 4, 2).into()));
        assert_eq!(json.entries[1].title.as_deref(), Some("Two; or three"));
    }

    #[test]
    fn the_manifest_wins_over_the_text() {
        let json = br#"[{"file": "day1/a.txt", "title": "The true title", "published": "2031-04-02T09:30:00+04:00"}]"#;
        let manifest = Manifest::parse("m.json", json).unwrap();
        let mut named = article("/news/day1/a.txt");
        manifest.apply(&mut named);
        assert_eq!(named.metadata.title.as_deref(), Some("The true title"));
        assert_eq!(
            named.metadata.published.unwrap().to_string(),
            "2031-04-02T09:30+04:00"
        );
        assert_eq!(named.warnings, []);

        let mut other = article("/news/day2/a.txt");
        manifest.apply(&mut other);
        assert_eq!(other.warnings, [LoadWarning::NotInManifest]);
        assert_eq!(
            other.metadata.title.as_deref(),
            Some("A heading of its own")
        );
    }

    #[test]
    fn a_file_named_twice_takes_the_first_entry_and_is_told() {
        let csv = b"file,outlet\na.txt,First\na.txt,Second\n";
        let mut article = article("a.txt");
        Manifest::parse("m.csv", csv).unwrap().apply(&mut article);
        assert_eq!(article.metadata.outlet.as_deref(), Some("First"));
        assert_eq!(
            article.warnings,
            [LoadWarning::TwiceInManifest { count: 2 }]
        );
    }

    #[test]
    fn odd_rows_are_told_with_their_number() {
        let csv = b"file,published,mood\na.txt,5/2/2026,glad\n,2026-02-05,\n";
        let manifest = Manifest::parse("m.csv", csv).unwrap();
        assert_eq!(
            manifest.warnings,
            [
                ManifestWarning::BadDate {
                    row: 1,
                    text: "5/2/2026".to_owned()
                },
                ManifestWarning::UnknownColumn {
                    name: "mood".to_owned()
                },
                ManifestWarning::NoFile { row: 2 },
            ]
        );
        assert_eq!(manifest.entries.len(), 1);
    }

    #[test]
    fn what_is_no_manifest_says_why() {
        let error = |name: &str, bytes: &[u8]| Manifest::parse(name, bytes).unwrap_err();
        assert_eq!(error("m.json", b" "), ManifestError::Empty);
        assert_eq!(error("m.json", b"{}"), ManifestError::NotAList);
        assert_eq!(error("m.json", b"[1]"), ManifestError::NotAList);
        assert_eq!(error("m.json", b"[]"), ManifestError::Empty);
        assert!(matches!(
            error("m.json", b"[{]"),
            ManifestError::Json { line: 1, .. }
        ));
        let found = "name, outlet".to_owned();
        assert_eq!(
            error("m.csv", b"name,outlet\na,b\n"),
            ManifestError::NoFileColumn { found }
        );
    }
}
