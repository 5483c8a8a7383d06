//! What the analyst should know.

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeLevel {
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
    pub severity: NoticeLevel,
    /// What happened and what to do, in one sentence.
    pub text: String,
    /// More lines, one a file or cause.
    pub details: Vec<String>,
}

/// All notices that were not dismissed, newest last.
#[derive(Debug, Default)]
pub(super) struct Notices {
    shown: Vec<Notice>,
    last_id: u64,
}

/// Older ones make room.
const KEPT: usize = 100;

impl Notices {
    pub(super) fn all(&self) -> &[Notice] {
        &self.shown
    }

    pub(super) fn info(&mut self, text: impl Into<String>) {
        self.push(NoticeLevel::Info, text.into(), Vec::new());
    }

    pub(super) fn warn(&mut self, text: impl Into<String>) {
        self.push(NoticeLevel::Warning, text.into(), Vec::new());
    }

    pub(super) fn error(&mut self, text: impl Into<String>) {
        self.push(NoticeLevel::Error, text.into(), Vec::new());
    }

    /// Tells one line as it is, or as `one` words it; several as details under what `many` says of their number.
    pub(super) fn tell(
        &mut self,
        severity: NoticeLevel,
        lines: &[String],
        one: impl FnOnce(&str) -> String,
        many: impl FnOnce(usize) -> String,
    ) {
        match lines {
            [] => {}
            [line] => self.push(severity, one(line), Vec::new()),
            lines => self.push(severity, many(lines.len()), lines.to_vec()),
        }
    }

    pub(super) fn push(&mut self, severity: NoticeLevel, text: String, details: Vec<String>) {
        self.last_id += 1;
        if self.shown.len() >= KEPT {
            self.shown.remove(0);
        }
        self.shown.push(Notice {
            id: self.last_id,
            severity,
            text,
            details,
        });
    }

    pub(super) fn dismiss(&mut self, id: u64) {
        self.shown.retain(|notice| notice.id != id);
    }
}
