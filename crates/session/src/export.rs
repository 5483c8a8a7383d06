//! Writing the fact sheet: built from the project as it stands, checked, and in place at once or not at all.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::FileAction;
use super::derive::{Derived, Given};
use super::jobs::Watch;
use super::notice::NoticeLevel;
use super::session::{Landing, Session};
use super::settings::write_whole;
use super::wanted::{Export, InTheWay, SheetOptions};
use tally_comparing::finding::Policy;
use tally_project::{Decision, History, Judgements};
use tally_reading::FigureKey;
use tally_reading::written::{HouseStyle, day};
use tally_sheet::{CitationForm, FactSheet, Logged, Material, SheetFormat};

/// A project as it stands, apart from the session.
struct Snapshot {
    given: Given,
    derived: Derived,
    judgements: Judgements,
    story: Story,
    title: String,
}

/// What the decisions in force tell of the project as a whole.
struct Story {
    hash: String,
    /// When the last of them was made, as RFC 3339; may be empty.
    at: String,
    /// Who made them, each name once.
    who: String,
    log: Vec<Logged>,
}

impl Story {
    fn of(history: &History) -> Self {
        let mut path: Vec<&Decision> = history.path().collect();
        path.reverse();
        let last = path.last();
        let mut names: Vec<&str> = Vec::new();
        for decision in &path {
            if !decision.who.is_empty() && !names.contains(&decision.who.as_str()) {
                names.push(&decision.who);
            }
        }
        Self {
            hash: last.map(|one| one.seal.clone()).unwrap_or_default(),
            at: last.map(|one| one.at.clone()).unwrap_or_default(),
            who: names.join(", "),
            log: path.into_iter().map(logged).collect(),
        }
    }
}

fn logged(decision: &Decision) -> Logged {
    Logged {
        id: decision.id,
        at: decision.at.clone(),
        who: decision.who.clone(),
        label: decision.label.clone(),
        why: decision.why.clone(),
    }
}

impl Snapshot {
    /// The sheet. Another policy than the project's means that all figures are compared anew.
    fn sheet(&self, options: &SheetOptions) -> FactSheet {
        let house = Policy::default();
        let own = self.judgements.policy.as_ref().unwrap_or(&house);
        let policy = options.policy.as_deref().unwrap_or(own);
        let anew = (policy != own).then(|| {
            let mut given = self.given.clone();
            given.read_by(policy.clone());
            let mut derived = given.derive(&self.given, &self.derived);
            derived.print_as(&self.judgements);
            derived
        });
        let derived = anew.as_ref().unwrap_or(&self.derived);
        let style = self.judgements.style.unwrap_or_default();
        tally_sheet::build(&Material {
            title: &self.title,
            as_of: &as_of(&self.story.at, derived, style),
            analyst: &self.story.who,
            audience: options.audience,
            only: options.only.as_deref(),
            decisions: &self.story.log,
            version: env!("CARGO_PKG_VERSION"),
            project_hash: &self.story.hash,
            table: &derived.table,
            origins: &derived.origins,
            readings: &derived.readings,
            groups: &derived.groups,
            findings: &derived.findings,
            judgements: &self.judgements,
            policy,
        })
    }

    /// Writes the sheet; gives the figures that were refused, one line each.
    fn write(&self, path: &Path, export: &Export, watch: &Watch) -> Result<Vec<String>, String> {
        let format = match export.format {
            Some(format) => format,
            None => SheetFormat::from_path(path).map_err(|error| error.to_string())?,
        };
        let sheet = self.sheet(&export.sheet);
        watch.begin(&format!("Writing {}", format.name()), 0);
        let bytes =
            tally_sheet::write(&sheet, format, export.layout).map_err(|error| error.to_string())?;
        if watch.is_cancelled() {
            return Err("you stopped it".to_owned());
        }
        write_whole(path, &bytes).map_err(|error| in_words(&error))?;
        Ok(refusals(&sheet))
    }
}

/// The time for which a sheet holds: that of the last decision, else the day of the latest article.
fn as_of(at: &str, derived: &Derived, style: HouseStyle) -> String {
    if let Some(words) = moment(at, style) {
        return words;
    }
    let articles = derived.table.articles.iter();
    let latest = articles
        .filter_map(|article| article.metadata.published_on())
        .max();
    latest.map_or_else(String::new, |date| {
        format!("{} (the latest article)", day(date, style))
    })
}

/// "4 February 2026, 10:05 UTC+01:00".
fn moment(at: &str, style: HouseStyle) -> Option<String> {
    let pieces = jiff::fmt::temporal::Pieces::parse(at).ok()?;
    let time = pieces.time()?;
    let offset = match pieces.to_numeric_offset() {
        Some(offset) if offset.is_zero() => "UTC".to_owned(),
        Some(offset) => format!("UTC{offset}"),
        None => return None,
    };
    let day = day(pieces.date(), style);
    Some(format!("{day}, {} {offset}", time.strftime("%H:%M")))
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
    pub fn fact_sheet(&self, options: &SheetOptions) -> FactSheet {
        self.snapshot().sheet(options)
    }

    /// The figures with their quotations and sources, and how many are refused, as their words do not match.
    pub fn citations(&self, keys: &[FigureKey], form: CitationForm) -> (Vec<String>, usize) {
        let table = &self.derived.table;
        let style = self.judgements().style.unwrap_or_default();
        let rows = keys.iter().filter_map(|key| table.position(key));
        let cited: Vec<Option<String>> = rows
            .map(|row| tally_sheet::citation(table, row, form, style).ok())
            .collect();
        let refused = cited.iter().filter(|one| one.is_none()).count();
        (cited.into_iter().flatten().collect(), refused)
    }

    /// Names the state of the project: it changes with every decision, and is the same again after an undo.
    pub fn project_hash(&self) -> String {
        Story::of(self.project.history()).hash
    }

    /// The file that stands where a sheet was to be written; the analyst is asked what to do.
    pub fn in_the_way(&self) -> Option<&Path> {
        self.in_the_way.as_ref().map(|(path, _)| path.as_path())
    }

    /// The folder that sheets go to where the analyst names none.
    pub fn outgoing(&self) -> Option<&Path> {
        self.config.places.outgoing.as_deref()
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            given: self.given.clone(),
            derived: self.derived.clone(),
            judgements: self.judgements().clone(),
            story: Story::of(self.project.history()),
            // Not the file's name: a sheet must be the same after its project was renamed.
            title: self.judgements().title.clone(),
        }
    }

    pub(super) fn export(&mut self, path: PathBuf, export: Export) {
        if self.derived.table.articles.is_empty() {
            let text = "There is nothing to export yet; load articles first";
            return self.notices.error(text);
        }
        if !export.replaces && path.exists() {
            self.in_the_way = Some((path, export));
            return;
        }
        let snapshot = self.snapshot();
        let watch = Watch::new("Building the fact sheet", true);
        self.start(
            "writing the fact sheet",
            Arc::clone(&watch),
            move || -> Landing {
                let written = snapshot.write(&path, &export, &watch);
                Box::new(move |session| session.exported(&path, written))
            },
        );
    }

    /// Goes on with the sheet that waits, as the analyst said.
    pub(super) fn resolve_way(&mut self, how: InTheWay) {
        let Some((path, mut export)) = self.in_the_way.take() else {
            return;
        };
        let path = match how {
            InTheWay::Replace => {
                export.replaces = true;
                path
            }
            InTheWay::KeepBoth => super::disk::unused_beside(&path),
            InTheWay::Leave => return,
        };
        self.file(FileAction::Export(path, export));
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
                self.notices.push(NoticeLevel::Warning, text, refused);
            }
        }
    }
}
