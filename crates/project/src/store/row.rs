//! Articles and decisions as rows, each with its seal.

use std::sync::Arc;

use rusqlite::{Connection, params};
use sha2::{Digest as _, Sha256};

use super::StoreError;
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
        edit: serde_json::to_string(&decision.edit)?,
        inverse: serde_json::to_string(&decision.inverse)?,
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
    let paragraphs = serde_json::to_string(&article.paragraphs)?;
    let metadata = serde_json::to_string(&article.metadata)?;
    let warnings = serde_json::to_string(&article.warnings)?;
    let left_out = serde_json::to_string(&article.left_out)?;
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
    Ok(Article {
        id: ArticleId(id.into()),
        hash,
        path,
        format,
        text: Arc::from(text),
        left_out: serde_json::from_str(&left_out)?,
        paragraphs: serde_json::from_str(&paragraphs)?,
        metadata: serde_json::from_str(&metadata)?,
        warnings: serde_json::from_str(&warnings)?,
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
    decision.edit = serde_json::from_str(&kept.edit)?;
    decision.inverse = serde_json::from_str(&kept.inverse)?;
    Ok(decision)
}
