//! Writing the fact sheet: built from the project as it stands, checked, and in place at once or not at all.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::derive::Derived;
use super::jobs::{Landing, Watch};
use super::settings::write_whole;
use super::{Session, Severity};
use crate::factsheet::{self, FactSheet, Format, Material};
use crate::finding::Policy;
use crate::project::Judgements;

/// A project as it stands, apart from the session.
struct Snapshot {
    derived: Derived,
    judgements: Judgements,
    as_of: String,
    analyst: String,
    hash: String,
    title: String,
}

impl Snapshot {
    fn sheet(&self) -> FactSheet {
        sheet(
            &self.derived,
            &self.judgements,
            [&self.title, &self.as_of, &self.analyst, &self.hash],
        )
    }

    /// Writes the sheet; gives the figures that were refused, one line each.
    fn write(&self, path: &Path) -> Result<Vec<String>, String> {
        let format = Format::from_path(path).map_err(|error| error.to_string())?;
        let sheet = self.sheet();
        let bytes = factsheet::write(&sheet, format).map_err(|error| error.to_string())?;
        write_whole(path, &bytes).map_err(|error| in_words(&error))?;
        Ok(refusals(&sheet))
    }
}

fn sheet(derived: &Derived, judgements: &Judgements, words: [&str; 4]) -> FactSheet {
    let [title, as_of, analyst, project_hash] = words;
    let house = Policy::default();
    factsheet::build(&Material {
        title,
        as_of,
        analyst,
        version: env!("CARGO_PKG_VERSION"),
        project_hash,
        table: &derived.table,
        origins: &derived.origins,
        readings: &derived.readings,
        groups: &derived.groups,
        findings: &derived.findings,
        judgements,
        policy: judgements.policy.as_ref().unwrap_or(&house),
    })
}

fn in_words(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => "there is no such folder".to_owned(),
        ErrorKind::PermissionDenied => {
            "the folder may not be written to; choose another".to_owned()
        }
        ErrorKind::StorageFull => "there is no space left on the disk".to_owned(),
        kind => kind.to_string(),
    }
}

fn refusals(sheet: &FactSheet) -> Vec<String> {
    sheet
        .refused
        .iter()
        .map(|refused| {
            let source = sheet.sources.get(refused.source);
            let source = source.map_or("an article", |source| source.short());
            format!("{source}, paragraph {}: {}", refused.paragraph, refused.why)
        })
        .collect()
}

impl Session {
    /// The fact sheet as it would be exported now.
    pub fn fact_sheet(&self) -> FactSheet {
        sheet(
            &self.derived,
            self.judgements(),
            [
                self.sheet_title(),
                &self.as_of(),
                self.analyst(),
                &self.project_hash(),
            ],
        )
    }

    /// Names the state of the project: it changes with every decision, and is the same again after an undo.
    pub fn project_hash(&self) -> String {
        let history = self.project.history();
        let head = history.head().and_then(|id| history.get(id));
        head.map(|decision| decision.seal.clone())
            .unwrap_or_default()
    }

    pub(super) fn export(&mut self, path: PathBuf) {
        if self.derived.table.articles.is_empty() {
            let text = "There is nothing to export yet; load articles first";
            return self.notices.error(text);
        }
        let snapshot = Snapshot {
            derived: self.derived.clone(),
            judgements: self.judgements().clone(),
            as_of: self.as_of(),
            analyst: self.analyst().to_owned(),
            hash: self.project_hash(),
            title: self.sheet_title().to_owned(),
        };
        let watch = Watch::new("Writing the fact sheet", false);
        self.start("writing the fact sheet", watch, move || -> Landing {
            let written = snapshot.write(&path);
            Box::new(move |session| session.exported(&path, written))
        });
    }

    fn exported(&mut self, path: &Path, written: Result<Vec<String>, String>) {
        let name = path.display();
        match written {
            Err(why) => self
                .notices
                .error(format!("{name}: the fact sheet was not written: {why}")),
            Ok(refused) if refused.is_empty() => self
                .notices
                .info(format!("The fact sheet was written to {name}")),
            Ok(refused) => {
                let text = format!(
                    "The fact sheet was written to {name} without {} figures, as their quotation does not match the text",
                    refused.len()
                );
                self.notices.push(Severity::Warning, text, refused);
            }
        }
    }

    fn sheet_title(&self) -> &str {
        match self.project_name() {
            "Untitled" => "",
            name => name,
        }
    }

    /// The time of export, in words; empty without a clock.
    fn as_of(&self) -> String {
        let clock = self.config.clock.as_ref();
        clock.map_or_else(String::new, |clock| {
            clock().strftime("%-d %B %Y, %H:%M %Z").to_string()
        })
    }
}
