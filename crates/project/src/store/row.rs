//! Articles and decisions as rows, each with its seal.

use std::sync::Arc;

use rusqlite::{Connection, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::StoreError;
use super::stored::{StoredEdit, StoredLeftOut, StoredMetadata, StoredParagraph, StoredWarning};
use crate::{Decision, Edit};
use tally_article::{Article, ArticleId};

/// A decision's edits as they are kept.
pub(crate) struct DecisionRow {
    edit: String,
    inverse: String,
}

/// Seals `decision` onto the one made before it, and gives it as it will be kept.
pub(crate) fn seal(decision: &mut Decision, before: &str) -> Result<DecisionRow, StoreError> {
    let row = DecisionRow {
        edit: json(&StoredEdit::from(&decision.edit))?,
        inverse: json(&StoredEdit::from(&decision.inverse))?,
    };
    decision.seal = decision_seal(decision, &row, before);
    Ok(row)
}

fn decision_seal(decision: &Decision, row: &DecisionRow, before: &str) -> String {
    let parent = decision.parent.map(|id| id.to_string());
    digest(&[
        before,
        &decision.id.to_string(),
        parent.as_deref().unwrap_or(""),
        &decision.at,
        &decision.who,
        &decision.label,
        &decision.why,
        &row.edit,
        &row.inverse,
    ])
}

/// SHA-256 of all parts, each with its length, so that no two lists of parts are alike.
fn digest(parts: &[&str]) -> String {
    use std::fmt::Write as _;
    let mut sum = Sha256::new();
    for part in parts {
        sum.update((part.len() as u64).to_be_bytes());
        sum.update(part.as_bytes());
    }
    let mut hex = String::with_capacity(64);
    for byte in sum.finalize() {
        write!(hex, "{byte:02x}").ok(); // Writing to a string cannot fail.
    }
    hex
}

/// What is kept, as it is written.
fn json<T: Serialize>(kept: &T) -> Result<String, StoreError> {
    serde_json::to_string(kept).map_err(|error| StoreError::damaged(error.to_string()))
}

/// A list as it is kept.
fn all<'a, S: From<&'a T>, T>(own: &'a [T]) -> Vec<S> {
    own.iter().map(S::from).collect()
}

/// Reads what is kept of `what`. Its seal fits, so where it makes no sense another Tally wrote it.
fn understood<S: DeserializeOwned>(kept: &str, what: impl Fn() -> String) -> Result<S, StoreError> {
    serde_json::from_str(kept).map_err(|error| StoreError::NotUnderstood {
        what: what(),
        why: in_short(&error),
    })
}

/// The same for a list.
fn understood_all<S: DeserializeOwned, T: From<S>>(
    kept: &str,
    what: impl Fn() -> String,
) -> Result<Vec<T>, StoreError> {
    let list: Vec<S> = understood(kept, what)?;
    Ok(list.into_iter().map(T::from).collect())
}

/// The reason without the list of all that would have been understood, which can be long.
fn in_short(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let end = words.find(", expected").unwrap_or(words.len());
    words[..end].to_owned()
}

pub(super) fn insert_decision(
    connection: &Connection,
    decision: &Decision,
    row: &DecisionRow,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO decision (id, parent, at, who, label, why, edit, inverse, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            decision.id,
            decision.parent,
            decision.at,
            decision.who,
            decision.label,
            decision.why,
            row.edit,
            row.inverse,
            decision.seal
        ])?;
    Ok(())
}

pub(super) fn insert_move(
    connection: &Connection,
    head: Option<i64>,
    at: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO move (at, head) VALUES (?1, ?2)")?
        .execute(params![at, head])?;
    Ok(())
}

/// The seal of an article's parts, what was left out of it last. Where nothing was, that part is not sealed: files of
/// the first version have none.
fn article_seal(parts: [&str; 9]) -> String {
    let sealed = if parts[8] == "[]" {
        &parts[..8]
    } else {
        &parts
    };
    digest(sealed)
}

/// Keeps `article`, unless it is there.
pub(super) fn insert_article(connection: &Connection, article: &Article) -> Result<(), StoreError> {
    let paragraphs = json(&all::<StoredParagraph, _>(&article.paragraphs))?;
    let metadata = json(&StoredMetadata::from(&article.metadata))?;
    let warnings = json(&all::<StoredWarning, _>(&article.warnings))?;
    let left_out = json(&all::<StoredLeftOut, _>(&article.left_out))?;
    let seal = article_seal([
        &article.id.0,
        &article.hash,
        &article.path,
        &article.format,
        &article.text,
        &paragraphs,
        &metadata,
        &warnings,
        &left_out,
    ]);
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO article
             (id, hash, path, format, text, paragraphs, metadata, warnings, seal, left_out)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            &*article.id.0,
            article.hash,
            article.path,
            article.format,
            &*article.text,
            paragraphs,
            metadata,
            warnings,
            seal,
            left_out
        ])?;
    Ok(())
}

/// Reads an article, and checks its seal.
pub(super) fn read_article(row: &rusqlite::Row<'_>) -> Result<Article, StoreError> {
    let part = |name: &str| row.get::<_, String>(name);
    let (id, text) = (part("id")?, part("text")?);
    let (hash, path, format) = (part("hash")?, part("path")?, part("format")?);
    let (paragraphs, metadata) = (part("paragraphs")?, part("metadata")?);
    let (warnings, left_out) = (part("warnings")?, part("left_out")?);
    let sealed = [
        &id,
        &hash,
        &path,
        &format,
        &text,
        &paragraphs,
        &metadata,
        &warnings,
        &left_out,
    ];
    if article_seal(sealed.map(String::as_str)) != part("seal")? {
        return Err(StoreError::damaged(format!(
            "the text of {path} does not fit its seal"
        )));
    }
    let what = || format!("the article {path}");
    Ok(Article {
        left_out: understood_all::<StoredLeftOut, _>(&left_out, what)?,
        paragraphs: understood_all::<StoredParagraph, _>(&paragraphs, what)?,
        metadata: understood::<StoredMetadata>(&metadata, what)?.into(),
        warnings: understood_all::<StoredWarning, _>(&warnings, what)?,
        id: ArticleId(id.into()),
        hash,
        path,
        format,
        text: Arc::from(text),
    })
}

/// Reads a decision, and checks that its seal follows the one before.
pub(super) fn read_decision(row: &rusqlite::Row<'_>, before: &str) -> Result<Decision, StoreError> {
    let kept = DecisionRow {
        edit: row.get("edit")?,
        inverse: row.get("inverse")?,
    };
    let mut decision = Decision {
        id: row.get("id")?,
        parent: row.get("parent")?,
        at: row.get("at")?,
        who: row.get("who")?,
        label: row.get("label")?,
        why: row.get("why")?,
        edit: Edit::Batch(Vec::new()),
        inverse: Edit::Batch(Vec::new()),
        seal: row.get("seal")?,
    };
    if decision_seal(&decision, &kept, before) != decision.seal {
        let id = decision.id;
        return Err(StoreError::damaged(format!(
            "decision {id} does not fit its seal"
        )));
    }
    let what = || format!("decision {}, “{}”", decision.id, decision.label);
    let edit = understood::<StoredEdit>(&kept.edit, what)?;
    let inverse = understood::<StoredEdit>(&kept.inverse, what)?;
    decision.edit = edit.into();
    decision.inverse = inverse.into();
    Ok(decision)
}

/// Keeps a first decision whose edit another Tally wrote.
#[cfg(test)]
pub(super) fn insert_foreign_decision(connection: &Connection, edit: &str) {
    let row = DecisionRow {
        edit: edit.to_owned(),
        inverse: edit.to_owned(),
    };
    let mut decision = Decision {
        id: 1,
        parent: None,
        at: "2031-05-06T07:08:09+02:00".to_owned(),
        who: "Ada".to_owned(),
        label: "an act".to_owned(),
        why: String::new(),
        edit: Edit::Batch(Vec::new()),
        inverse: Edit::Batch(Vec::new()),
        seal: String::new(),
    };
    decision.seal = decision_seal(&decision, &row, "");
    insert_decision(connection, &decision, &row).unwrap();
}
