//! Tables of articles with a row for each: comma, semicolon or tab between the cells.

use crate::columns::{ColumnRole, Columns, SourceRow};
use crate::encoding;
use crate::formats::format::{ArticleFormat, Found};
use crate::formats::table::question;
use crate::limits::{self, Limit};
use crate::manifest;
use crate::source::{LoadError, SourceFile};

/// `.csv`, `.tsv`.
pub(crate) struct Csv;

/// So many rows are looked at to propose which column holds the text.
const LOOKED_AT: usize = 20;

impl ArticleFormat for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn recognises(&self, _bytes: &[u8]) -> bool {
        false // Commas are in every text.
    }

    fn size(&self) -> Limit {
        limits::ARCHIVE
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let text = encoding::decode(file.bytes, None).text;
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(manifest::delimiter(&text))
            .flexible(true)
            .from_reader(text.as_bytes());
        let damaged = |error: &::csv::Error| LoadError::Damaged {
            kind: "CSV",
            why: error.to_string(),
        };
        let header: Vec<String> = reader
            .headers()
            .map_err(|error| damaged(&error))?
            .iter()
            .map(|name| name.trim().to_owned())
            .collect();
        if limits::COLUMNS.is_over(header.len()) {
            return Err(LoadError::OverLimit(limits::COLUMNS));
        }
        let mut rows = reader.records().map(|record| {
            let record = record.map_err(|error| damaged(&error))?;
            let cells = header.iter().zip(record.iter());
            Ok::<SourceRow, LoadError>(
                cells
                    .map(|(name, value)| (name.clone(), value.to_owned()))
                    .collect::<SourceRow>(),
            )
        });
        let columns = match file.columns {
            Some(columns) => columns.clone(),
            None => Columns::guess(header.iter().map(String::as_str)),
        };
        if !columns.of.contains_key(&ColumnRole::Text) {
            let first = rows.by_ref().take(LOOKED_AT).filter_map(Result::ok);
            return Err(without_text(&header, &first.collect::<Vec<_>>()));
        }
        for (idx, row) in rows.enumerate() {
            if limits::ROWS.is_over(idx + 1) {
                return Err(LoadError::OverLimit(limits::ROWS));
            }
            file.cancellation.check()?;
            let name = (idx + 1).to_string();
            match row {
                Ok(row) => columns.article(name, &row).map_or((), &mut *found),
                Err(error) => {
                    let name = format!("row {name}");
                    found(Found::Trouble {
                        name,
                        why: error.to_string(),
                    });
                }
            }
        }
        Ok(())
    }
}

/// Why a table whose text is in no column known by its name gives no article yet.
fn without_text(header: &[String], first: &[SourceRow]) -> LoadError {
    if header.iter().any(|name| name.eq_ignore_ascii_case("file")) {
        return LoadError::NoArticle(
            "it is a manifest, a list of files: name it manifest.csv beside them, or load it by --manifest",
        );
    }
    if header.len() < 2 || first.is_empty() {
        return LoadError::NoArticle(
            "it is a table without articles: none of its columns holds a text",
        );
    }
    LoadError::Columns(Box::new(question(first)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{Cancellation, open};

    #[test]
    fn each_row_is_an_article_whatever_parts_the_cells() {
        for (parting, name) in [(',', "a.csv"), (';', "b.csv"), ('\t', "c.tsv")] {
            let csv = "\u{feff}id,Title,Body,Date\r\n1,Dam fails,\"It held 1 m.\n\n70 homes, or \"\"more\"\".\",2031-02-05\r\n2,,,\r\n"
                .replace("1 m.", "12 m.")
                .replace(',', &parting.to_string())
                .replace("homes;", "homes,")
                .replace("homes\t", "homes,");
            let opened = open(name, csv.as_bytes(), None, Cancellation::never()).unwrap();
            assert_eq!(opened.articles.len(), 1, "{name}");
            let one = &opened.articles[0];
            assert!(
                one.text
                    .starts_with("Dam fails\n\nIt held 12 m.\n\n70 homes"),
                "{}",
                one.text
            );
            assert_eq!(one.path, format!("{name}#1"));
            assert_eq!(one.metadata.published.unwrap().to_string(), "2031-02-05");
        }
    }

    #[test]
    fn unclear_columns_are_asked_and_the_answer_is_used() {
        let csv = b"titel,inhalt\nDamm,The water came at night.\n";
        let opened = open("a.csv", csv, None, Cancellation::never()).unwrap();
        assert_eq!(opened.unclear[0].guess.columns, ["titel", "inhalt"]);
        let of = BTreeMap::from([
            (ColumnRole::Text, "inhalt".to_owned()),
            (ColumnRole::Title, "titel".to_owned()),
        ]);
        let opened = open("a.csv", csv, Some(&Columns { of }), Cancellation::never()).unwrap();
        assert_eq!(
            &*opened.articles[0].text,
            "Damm\n\nThe water came at night."
        );
    }

    #[test]
    fn a_manifest_is_no_table_of_articles() {
        let error = open(
            "a.csv",
            b"file,outlet\na.txt,Gull\n",
            None,
            Cancellation::never(),
        )
        .unwrap_err();
        assert!(error.to_string().starts_with("it is a manifest"));
    }
}
