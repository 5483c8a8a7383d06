//! What the analyst should know.

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Info,
    /// Something is odd; the work goes on.
    Warning,
    /// Something did not work.
    Error,
}

/// A message to the analyst; the only place where errors become words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its number, rising.
    pub id: u64,
    /// How bad it is.
    pub severity: Severity,
    /// What happened and what to do, in one sentence.
    pub text: String,
    /// More lines, one a file or cause.
    pub details: Vec<String>,
}

impl Notice {
    /// An error without details.
    pub fn error(text: String) -> Self {
        Self {
            id: 0,
            severity: Severity::Error,
            text,
            details: Vec::new(),
        }
    }
}
