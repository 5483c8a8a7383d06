//! One act of the analyst, kept for good.

use super::Edit;

/// Who did what, when, why, and how to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its number in the project, rising from 1; a parent's is always smaller.
    pub id: i64,
    /// The decision that it followed; `None` for one that started from the empty project.
    pub parent: Option<i64>,
    /// When, as RFC 3339 with the offset from UTC.
    pub at: String,
    /// The analyst's name.
    pub who: String,
    /// The act in words, with its numbers: "accept about 70 missiles".
    pub label: String,
    /// Why, where the analyst said so; else empty.
    pub why: String,
    /// What it changes.
    pub edit: Edit,
    /// What takes it back: the state before.
    pub inverse: Edit,
    /// SHA-256 of all this and of the seal of the decision numbered before it, in hexadecimal.
    pub seal: String,
}
