//! The whole content of a project file, checked.

use std::sync::Arc;

use rusqlite::Connection;

use super::{StoreError, row};
use crate::Decision;
use tally_article::Article;

/// What a project file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Every article ever loaded, those taken out again too.
    pub articles: Vec<Arc<Article>>,
    /// Every decision ever made, by number.
    pub decisions: Vec<Decision>,
    /// Where the project stood, one after the other; the last is where it stands.
    pub heads: Vec<Option<i64>>,
}

/// Reads everything, and checks every seal.
pub(super) fn contents(connection: &Connection) -> Result<Contents, StoreError> {
    let mut contents = Contents::default();
    let mut articles = connection.prepare("SELECT * FROM article ORDER BY rowid")?;
    let mut rows = articles.query([])?;
    while let Some(row) = rows.next()? {
        contents.articles.push(Arc::new(row::read_article(row)?));
    }
    let mut decisions = connection.prepare("SELECT * FROM decision ORDER BY id")?;
    let mut rows = decisions.query([])?;
    while let Some(row) = rows.next()? {
        let before = contents.decisions.last().map_or("", |last| &last.seal);
        let decision = row::read_decision(row, before)?;
        contents.decisions.push(decision);
    }
    let mut moves = connection.prepare("SELECT head FROM move ORDER BY id")?;
    let mut rows = moves.query([])?;
    while let Some(row) = rows.next()? {
        contents.heads.push(row.get(0)?);
    }
    let known = |head: &Option<i64>| {
        head.is_none_or(|id| {
            contents
                .decisions
                .binary_search_by_key(&id, |d| d.id)
                .is_ok()
        })
    };
    if !contents.heads.iter().all(known) {
        return Err(StoreError::damaged(
            "it stands at a decision that it does not hold",
        ));
    }
    Ok(contents)
}
