//! The sources as CSL-JSON, the data that citation styles are applied to (schema csl-data 1.0).

use serde::Serialize;

use super::entries;
use crate::FactSheet;
use crate::formats::format::ExportError;

pub(in crate::formats) fn csl_json(sheet: &FactSheet) -> Result<Vec<u8>, ExportError> {
    let items: Vec<Item> = entries(sheet)
        .into_iter()
        .map(|entry| Item {
            id: entry.key,
            kind: "article-newspaper",
            title: entry.title,
            container_title: entry.outlet,
            author: entry.author.map(|literal| [Name { literal }]),
            issued: entry.source.published.map(|date| Issued {
                date_parts: [[date.year(), date.month().into(), date.day().into()]],
            }),
            url: entry.url,
            note: entry.note,
            // The schema keeps this place for what it does not know itself.
            custom: Custom {
                seal: sheet.seal.line.clone(),
            },
        })
        .collect();
    let mut bytes = serde_json::to_vec_pretty(&items)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    note: String,
    custom: Custom,
}

#[derive(Serialize)]
struct Name {
    literal: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Issued {
    date_parts: [[i16; 3]; 1],
}

#[derive(Serialize)]
struct Custom {
    seal: String,
}
