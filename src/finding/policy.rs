//! A desk's way of reading what is stated: tolerances and the table of vague numbers.

use serde::{Deserialize, Serialize};

/// A named set of tolerances.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its name on screen and in the method note.
    pub name: String,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            name: "house".to_owned(),
        }
    }
}
