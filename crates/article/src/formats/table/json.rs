//! Articles as JSON: one object, a list of them wherever it stands, or an object a line; ninjs of the IPTC too.

use serde_json::{Map, Value};

use crate::columns::{ColumnRole, Columns, SourceRow};
use crate::encoding;
use crate::formats::format::{ArticleFormat, Found};
use crate::formats::table::question;
use crate::limits::{self, Limit};
use crate::source::{LoadError, SourceFile};

/// `.json`, `.jsonl`, `.ndjson`.
pub(crate) struct Json;

/// Lists of articles stand no deeper than this.
const MAX_DEPTH: usize = 5;
/// So many rows are looked at to propose which column holds the text.
const LOOKED_AT: usize = 20;

impl ArticleFormat for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["json", "jsonl", "ndjson", "ninjs"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let start = bytes[..bytes.len().min(1024)].trim_ascii_start();
        let next = start.get(1..).unwrap_or_default().trim_ascii_start();
        match start.first() {
            Some(b'{') => next.starts_with(b"\"") && next.contains(&b':'),
            Some(b'[') => next.starts_with(b"{"),
            _ => false,
        }
    }

    fn size(&self) -> Limit {
        limits::ARCHIVE
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let text = encoding::decode(file.bytes, None).text;
        let is_lines = text
            .lines()
            .filter(|line| !line.trim().is_empty())
            .take(2)
            .filter(|line| line.trim_start().starts_with('{') && line.trim_end().ends_with('}'))
            .count()
            == 2;
        if !is_lines && limits::TEXT_FILE.is_over(text.len()) {
            return Err(LoadError::OverLimit(limits::TEXT_FILE));
        }
        let mut table = Table {
            file,
            columns: file.columns.cloned(),
            waiting: Vec::new(),
            n_rows: 0,
            n_articles: 0,
            found,
        };
        if is_lines {
            for (idx, line) in text
                .lines()
                .enumerate()
                .filter(|(_, line)| !line.trim().is_empty())
            {
                match serde_json::from_str::<Value>(line) {
                    Ok(value) => table.take(value)?,
                    Err(error) => (table.found)(Found::Trouble {
                        name: format!("line {}", idx + 1),
                        why: format!("it is no valid JSON ({error})"),
                    }),
                }
            }
        } else {
            let value: Value = serde_json::from_str(&text).map_err(|error| LoadError::Damaged {
                kind: "JSON",
                why: error.to_string(),
            })?;
            table.take(value)?;
        }
        table.finish()
    }
}

/// The articles of a file as they are found.
struct Table<'a> {
    file: &'a SourceFile<'a>,
    columns: Option<Columns>,
    /// Rows that came before it was clear which column holds the text.
    waiting: Vec<SourceRow>,
    n_rows: usize,
    n_articles: usize,
    found: &'a mut dyn FnMut(Found),
}

impl Table<'_> {
    fn take(&mut self, value: Value) -> Result<(), LoadError> {
        for record in records(value, 0) {
            self.file.cancellation.check()?;
            self.n_rows += 1;
            if limits::ROWS.is_over(self.n_rows) {
                return Err(LoadError::OverLimit(limits::ROWS));
            }
            let row = row(&record);
            if limits::COLUMNS.is_over(row.len()) {
                return Err(LoadError::OverLimit(limits::COLUMNS));
            }
            // Objects of one file may differ in their keys.
            let columns = match &self.columns {
                Some(columns) => columns.clone(),
                None => Columns::guess(row.iter().map(|(name, _)| name.as_str())),
            };
            if columns.of.contains_key(&ColumnRole::Text) {
                let article = columns.article(self.n_rows.to_string(), &row);
                if let Some(article) = article {
                    self.n_articles += 1;
                    (self.found)(article);
                }
            } else if self.waiting.len() < LOOKED_AT {
                self.waiting.push(row);
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<(), LoadError> {
        if self.n_articles > 0 {
            return Ok(());
        }
        let is_manifest = self
            .waiting
            .iter()
            .any(|row| row.iter().any(|(name, _)| name == "file"));
        if is_manifest {
            return Err(LoadError::NoArticle(
                "it is a manifest, a list of files: name it manifest.json beside them, or load it by --manifest",
            ));
        }
        // Objects without any longer text are settings or data.
        let has_text = |row: &SourceRow| {
            row.iter()
                .any(|(_, value)| value.split_whitespace().nth(20).is_some())
        };
        if self.waiting.iter().any(has_text) {
            return Err(LoadError::Columns(Box::new(question(&self.waiting))));
        }
        Err(LoadError::NoArticle(
            "it is JSON without articles: no key in it holds a text",
        ))
    }
}

/// The objects that are articles: those of the largest list whose objects have a text, or the object itself.
fn records(value: Value, depth: usize) -> Vec<Map<String, Value>> {
    match value {
        Value::Array(list) => list
            .into_iter()
            .filter_map(|value| match value {
                Value::Object(object) => Some(unwrapped(object)),
                _ => None,
            })
            .collect(),
        Value::Object(object) => {
            let object = unwrapped(object);
            if depth >= MAX_DEPTH || is_article(&object) {
                return vec![object];
            }
            let mut best: Vec<Map<String, Value>> = Vec::new();
            let mut rest = Map::new();
            for (key, value) in object {
                if matches!(value, Value::Array(_) | Value::Object(_)) {
                    let inner = records(value, depth + 1);
                    let n_articles = inner.iter().filter(|one| is_article(one)).count();
                    if n_articles > 0 && inner.len() > best.len() {
                        best = inner;
                    }
                } else {
                    rest.insert(key, value);
                }
            }
            if best.is_empty() { vec![rest] } else { best }
        }
        _ => Vec::new(),
    }
}

/// Search engines put the article under `_source`.
fn unwrapped(mut object: Map<String, Value>) -> Map<String, Value> {
    match object.remove("_source") {
        Some(Value::Object(source)) => source,
        Some(other) => {
            object.insert("_source".to_owned(), other);
            object
        }
        None => object,
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let fields = fields(object);
    let columns = Columns::guess(fields.iter().map(|(name, _)| name.as_str()));
    let text = columns.of.get(&ColumnRole::Text);
    text.is_some_and(|text| {
        let mut fields = fields.iter();
        fields.any(|(name, value)| name == text && as_text(value).contains(' '))
    })
}

/// An object's keys and values as a row of a table.
fn row(object: &Map<String, Value>) -> SourceRow {
    let fields = fields(object).into_iter();
    fields.map(|(name, value)| (name, as_text(value))).collect()
}

/// An object's keys and values, those of objects inside under dotted names.
fn fields(object: &Map<String, Value>) -> Vec<(String, &Value)> {
    let mut fields = Vec::with_capacity(object.len());
    for (key, value) in object {
        let Value::Object(inner) = value else {
            fields.push((key.clone(), value));
            continue;
        };
        // What stands for the whole: a person's name, a rendered title.
        let named = ["name", "rendered", "title", "value", "#text", "label"]
            .into_iter()
            .find_map(|name| inner.get(name).filter(|value| value.is_string()));
        match named {
            Some(named) => fields.push((key.clone(), named)),
            None => {
                fields.extend(
                    inner
                        .iter()
                        .map(|(name, value)| (format!("{key}.{name}"), value)),
                );
            }
        }
    }
    fields
}

fn as_text(value: &Value) -> String {
    match value {
        Value::Null | Value::Object(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let parts: Vec<String> = list
                .iter()
                .map(|value| match value {
                    Value::Object(inner) => ["name", "text", "value", "title"]
                        .into_iter()
                        .find_map(|name| inner.get(name).and_then(Value::as_str))
                        .unwrap_or_default()
                        .to_owned(),
                    other => as_text(other),
                })
                .filter(|part| !part.is_empty())
                .collect();
            // Names stand in one line, paragraphs on lines of their own.
            let is_prose = parts.iter().any(|part| part.len() > 80);
            parts.join(if is_prose { "\n\n" } else { ", " })
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Cancellation, LoadError, Opened, open};

    fn opened(name: &str, json: &str) -> Result<Opened, LoadError> {
        open(name, json.as_bytes(), None, Cancellation::never())
    }

    #[test]
    fn lists_lines_and_wrapped_objects_give_their_articles() {
        let one = r#"{"headline":"Dam fails","body_xhtml":"<p>It held 1,200 m.</p><p>70 homes.</p>","byline":"By Ann Marsh","versioncreated":"2031-02-05T09:30:00Z"}"#;
        for (name, json) in [
            ("a.json", one.to_owned()),
            ("b.json", format!("[{one}]")),
            ("c.jsonl", format!("{one}\n{{\"x\":1}}\n")),
            (
                "d.json",
                format!(r#"{{"status":"ok","response":{{"results":[{one}]}}}}"#),
            ),
            (
                "e.json",
                format!(r#"{{"hits":{{"hits":[{{"_id":1,"_source":{one}}}]}}}}"#),
            ),
        ] {
            let opened = opened(name, &json).unwrap();
            assert_eq!(opened.articles.len(), 1, "{name}");
            let article = &opened.articles[0];
            assert_eq!(
                &*article.text, "Dam fails\n\nIt held 1,200 m.\n\n70 homes.",
                "{name}"
            );
            assert_eq!(article.metadata.author.as_deref(), Some("Ann Marsh"));
        }
    }

    #[test]
    fn names_inside_objects_and_lists_are_found() {
        let json = r#"[{"title":{"rendered":"Dam fails"},"source":{"id":null,"name":"Gull"},"authors":["Ann Marsh","Jo Reed"],"content":"It held."}]"#;
        let opened = opened("a.json", json).unwrap();
        let told = &opened.articles[0].metadata;
        assert_eq!(told.title.as_deref(), Some("Dam fails"));
        assert_eq!(told.outlet.as_deref(), Some("Gull"));
        assert_eq!(told.author.as_deref(), Some("Ann Marsh, Jo Reed"));
    }

    #[test]
    fn what_holds_no_article_says_so() {
        assert!(matches!(
            opened("a.json", r#"{"name":"x","version":2}"#),
            Err(LoadError::NoArticle(_))
        ));
        assert!(matches!(
            opened("a.json", r#"[{"file":"a.txt"}]"#),
            Err(LoadError::NoArticle(_))
        ));
        assert!(matches!(
            opened("a.json", r#"{"a":"#),
            Err(LoadError::Damaged { .. })
        ));
        let long = "Das Wasser kam in der Nacht und nahm ".repeat(6);
        assert_eq!(
            opened("a.json", &format!(r#"[{{"inhalt":"{long}"}}]"#))
                .unwrap()
                .unclear
                .len(),
            1
        );
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(matches!(
            opened("a.json", &deep),
            Err(LoadError::Damaged { .. })
        ));
    }

    #[test]
    fn a_bad_line_does_not_lose_the_others() {
        let opened = opened(
            "a.jsonl",
            "{\"text\":\"It held for a day.\"}\n{\"text\":\"It fell at night.\"}\n{\"text\":\n",
        )
        .unwrap();
        assert_eq!((opened.articles.len(), opened.troubles.len()), (2, 1));
        assert!(opened.troubles[0].starts_with("a.jsonl/line 3: it is no valid JSON"));
    }
}
