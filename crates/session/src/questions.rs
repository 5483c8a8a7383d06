//! What the analyst is asked about files: which columns of a table hold what.

use super::queue::Task;
use super::session::Session;
use tally_article::{Columns, UnclearTable};

impl Session {
    /// Tables whose columns the analyst is asked about, the oldest first.
    pub fn unclear_tables(&self) -> &[UnclearTable] {
        &self.questions.tables
    }

    /// Loads the table that is asked about first, with its columns named; without, it is left alone.
    pub(super) fn answer_table(&mut self, columns: Option<Columns>) {
        if self.questions.tables.is_empty() {
            return;
        }
        let table = self.questions.tables.remove(0);
        match columns {
            Some(columns) => self.queue(Task::Table(table.path, table.bytes.to_vec(), columns)),
            None => self.notices.info(format!("{} was not loaded", table.path)),
        }
    }

    /// Where nobody can be asked: says what to do.
    pub(super) fn tell_unclear(&mut self) {
        if self.jobs.in_background() {
            return;
        }
        for table in &self.questions.tables {
            self.notices.error(format!(
                "{}: it is not clear which column holds the text; its columns are {}; name them, as in --columns text={}",
                table.path,
                table.guess.names(),
                table.guess.columns.first().map_or("body", String::as_str),
            ));
        }
    }
}
