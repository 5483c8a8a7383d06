//! Checking a sheet against its project, later: is the file as it was written, and which of its numbers still stand?

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::action::Action;
use super::session::Session;
use super::wanted::SheetOptions;
use tally_comparing::finding::Policy;
use tally_project::Verdict;
use tally_reading::FigureKey;
use tally_sheet::{
    Alteration, FactSheet, Layout, PageSize, SealLine, Separator, SheetFormat, SheetMeasure,
};

/// How many alterations of a file are listed.
const MANY: usize = 20;

/// What a sheet comes to when it is held against its project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// What the sheet says of itself.
    pub seal: SealLine,
    /// The decision that it rests on, in words; empty where it rests on none.
    pub state: String,
    /// How many decisions were made or taken back since.
    pub decisions_since: usize,
    /// Whether the file is as it was written.
    pub file: FileState,
    /// How many values of the sheet still stand as printed.
    pub stand: usize,
    /// Values that do not, each in one line.
    pub changed: Vec<String>,
    /// How many measures have come since.
    pub new: usize,
}

/// Whether a sheet's file is as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileState {
    /// To the byte.
    AsWritten,
    /// It says the same, and something beside its text was changed: styles, line ends.
    SameText,
    /// It says something else in these places, and in so many more.
    Altered(Vec<Alteration>, usize),
    /// It is not to the byte as written, and its text cannot be compared.
    OtherBytes,
    /// Another version of Tally wrote it, so that its bytes cannot be compared; whether this one makes the same numbers
    /// of the same decisions.
    OtherVersion(bool),
}

/// Why a sheet could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The file could not be read.
    #[error("{0}: {1}")]
    Unreadable(String, std::io::Error),
    /// The file's ending tells no format.
    #[error("{0}: no fact sheet has this ending; choose a file that Tally exported")]
    NoFormat(String),
    /// The file has no seal.
    #[error("{0}: no seal of Tally was found in it; choose a file that Tally exported")]
    NoSeal(String),
    /// The seal names no state of this project.
    #[error(
        "{0}: this sheet was not made from this project, or from decisions that this copy of it does not have"
    )]
    OtherProject(String),
    /// The sheet was compared by a policy that is not known here.
    #[error(
        "{0}: this sheet was made by a policy that is neither the project's nor one of Tally's; name it with --policy"
    )]
    OtherPolicy(String),
}

impl Verification {
    /// Whether the file is as it was written and all its numbers stand.
    pub fn holds(&self) -> bool {
        let file = matches!(
            self.file,
            FileState::AsWritten | FileState::SameText | FileState::OtherVersion(true)
        );
        file && self.changed.is_empty()
    }

    /// Itself in lines for a terminal.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "Sealed by Tally {}, {}{}.",
            self.seal.tally,
            self.seal.audience.word(),
            if self.seal.rows.is_some() {
                ", a selection of the figures"
            } else {
                ""
            }
        )];
        if !self.state.is_empty() {
            lines.push(format!("It rests on {}.", self.state));
        }
        lines.push(match self.decisions_since {
            0 => "Nothing was decided since.".to_owned(),
            1 => "1 decision was made or taken back since.".to_owned(),
            n => format!("{n} decisions were made or taken back since."),
        });
        lines.extend(self.file.lines());
        let all = self.stand + self.changed.len();
        lines.push(format!("{} of {all} values stand as printed.", self.stand));
        lines.extend(self.changed.iter().map(|line| format!("  {line}")));
        lines.extend(match self.new {
            0 => None,
            1 => Some("1 measure of the project is not on the sheet.".to_owned()),
            n => Some(format!("{n} measures of the project are not on the sheet.")),
        });
        lines
    }
}

impl FileState {
    fn lines(&self) -> Vec<String> {
        match self {
            Self::AsWritten => vec!["The file is as Tally wrote it.".to_owned()],
            Self::SameText => {
                vec!["The file says what Tally wrote; its form was changed.".to_owned()]
            }
            Self::OtherBytes => vec![
                "The file was changed since Tally wrote it, and its text cannot be compared; export it anew."
                    .to_owned(),
            ],
            Self::OtherVersion(true) => vec![
                "Another version of Tally wrote the file, so its bytes cannot be compared; this one makes the same numbers."
                    .to_owned(),
            ],
            Self::OtherVersion(false) => vec![
                "Another version of Tally wrote the file, and this one reads the articles otherwise; export it anew."
                    .to_owned(),
            ],
            Self::Altered(places, more) => {
                let n = places.len() + more;
                let where_to = if n == 1 {
                    "in one place".to_owned()
                } else {
                    format!("in {n} places")
                };
                let mut lines = vec![format!(
                    "The file was changed since Tally wrote it, {where_to}:"
                )];
                for place in places {
                    lines.push(format!("  was: {}", or_nothing(&place.was)));
                    lines.push(format!("  is:  {}", or_nothing(&place.is)));
                }
                lines
            }
        }
    }
}

fn or_nothing(words: &str) -> &str {
    if words.is_empty() { "(nothing)" } else { words }
}

impl Session {
    /// Holds the sheet at `path` against this project. `policy` is the one that it was compared by, where that is
    /// neither the project's nor one of Tally's own.
    ///
    /// # Errors
    /// When the file is no sheet, or not one of this project.
    pub fn verify(
        &self,
        path: &Path,
        policy: Option<&Policy>,
    ) -> Result<Verification, VerifyError> {
        let name = || path.display().to_string();
        let format = SheetFormat::from_path(path)
            .ok()
            .ok_or_else(|| VerifyError::NoFormat(name()))?;
        let file = std::fs::read(path).map_err(|error| VerifyError::Unreadable(name(), error))?;
        let seal = SealLine::find(&tally_sheet::properties(&file))
            .ok_or_else(|| VerifyError::NoSeal(name()))?;
        let past = self
            .as_it_was(&seal)
            .ok_or_else(|| VerifyError::OtherProject(name()))?;
        let options = past
            .options_of(&seal, policy)
            .ok_or_else(|| VerifyError::OtherPolicy(name()))?;
        let sheet = past.fact_sheet(&options);
        let held = self.held_against(&sheet, &options);
        Ok(Verification {
            state: past.state_in_words(),
            decisions_since: self.decisions_since(&past),
            file: file_state(&sheet, &seal, format, &file),
            seal,
            stand: held.stand,
            changed: held.changed,
            new: held.new,
        })
    }

    /// This project in the state that the seal names, in memory.
    fn as_it_was(&self, seal: &SealLine) -> Option<Self> {
        let history = self.project.history();
        let target = match seal.project.as_str() {
            "" => None,
            hash => Some(history.decisions().iter().find(|one| one.seal == hash)?.id),
        };
        let mut past = Self::default();
        past.project = self.project.in_memory();
        past.articles = self.articles.clone();
        past.changed();
        past.perform(Action::GoTo(target));
        Some(past)
    }

    /// What the sheet was made with; `None` where its policy is not known.
    fn options_of(&self, seal: &SealLine, given: Option<&Policy>) -> Option<SheetOptions> {
        let is_it = |policy: &&Policy| tally_sheet::policy_digest(policy) == seal.policy;
        let own = self.judgements().policy.clone().unwrap_or_default();
        let known = Policy::builtin();
        let policy = std::iter::once(&own)
            .chain(given)
            .chain(&known)
            .find(is_it)?;
        let rows = &self.derived.table.rows;
        let only = seal.rows.as_ref().map(|shown| {
            let keys = shown.iter().filter_map(|row| rows.get(*row));
            keys.map(|row| row.key.clone())
                .collect::<BTreeSet<FigureKey>>()
        });
        Some(SheetOptions {
            audience: seal.audience,
            only: only.map(Arc::new),
            policy: (*policy != own).then(|| Box::new(policy.clone())),
        })
    }

    fn state_in_words(&self) -> String {
        let history = self.project.history();
        let Some(last) = history.head().and_then(|id| history.get(id)) else {
            return String::new();
        };
        let mut words = format!("decision {}, \u{201c}{}\u{201d}", last.id, last.label);
        for told in [&last.who, &last.at] {
            if !told.is_empty() {
                words.push_str(", ");
                words.push_str(told);
            }
        }
        words
    }

    /// How many decisions are in force in one of the two states only.
    fn decisions_since(&self, past: &Self) -> usize {
        let in_force = |session: &Self| -> BTreeSet<i64> {
            session.project.history().path().map(|one| one.id).collect()
        };
        in_force(self).symmetric_difference(&in_force(past)).count()
    }

    /// The values of `sheet` against those of today.
    fn held_against(&self, sheet: &FactSheet, options: &SheetOptions) -> Held {
        let today = self.fact_sheet(options);
        let mut homes: BTreeMap<&FigureKey, usize> = BTreeMap::new();
        for (home, measure) in today.measures.iter().enumerate() {
            let keys = keys(&today, measure);
            homes.extend(keys.map(|key| (key, home)));
        }
        let mut held = Held::default();
        let mut known: BTreeSet<usize> = BTreeSet::new();
        for measure in &sheet.measures {
            known.extend(keys(sheet, measure).filter_map(|key| homes.get(key)));
            let home = keys(sheet, measure).find_map(|key| homes.get(key));
            match home.map(|home| &today.measures[*home]) {
                Some(home) if told(home) == told(measure) => held.stand += 1,
                Some(home) => held.changed.push(format!(
                    "changed  {}: {} \u{2192} {}",
                    measure.label,
                    told(measure),
                    told(home)
                )),
                None => {
                    let why = keys(sheet, measure).next().map(|key| self.why_gone(key));
                    let why = why.unwrap_or_default();
                    held.changed.push(format!(
                        "gone     {}: {} ({why})",
                        measure.label,
                        told(measure)
                    ));
                }
            }
        }
        held.new = today.measures.len() - known.len();
        held
    }

    /// Why no measure holds this figure any more.
    fn why_gone(&self, key: &FigureKey) -> String {
        let judgements = self.judgements();
        match judgements.verdicts.get(key) {
            Some(Verdict::Rejected(why)) if why.is_empty() => "rejected".to_owned(),
            Some(Verdict::Rejected(why)) => format!("rejected: {why}"),
            _ if !judgements.articles.contains(&key.article) => {
                "its article was taken out of the project".to_owned()
            }
            _ if self.derived.table.position(key).is_none() => {
                "it is not read there any more".to_owned()
            }
            _ => "a later figure superseded it".to_owned(),
        }
    }
}

/// What has become of a sheet's values.
#[derive(Default)]
struct Held {
    stand: usize,
    changed: Vec<String>,
    new: usize,
}

fn keys<'a>(
    sheet: &'a FactSheet,
    measure: &'a SheetMeasure,
) -> impl Iterator<Item = &'a FigureKey> {
    let statements = measure.statements.iter();
    statements.map(|idx| &sheet.statements[*idx].key)
}

/// A value with how it stands: "12 or 14, unresolved".
fn told(measure: &SheetMeasure) -> String {
    format!("{}, {}", measure.value_text(), measure.state_word())
}

/// Compares the file with what `sheet` gives in each layout that there is.
fn file_state(sheet: &FactSheet, seal: &SealLine, format: SheetFormat, file: &[u8]) -> FileState {
    let fresh: Vec<Vec<u8>> = layouts(format)
        .filter_map(|layout| tally_sheet::write(sheet, format, layout).ok())
        .collect();
    if fresh.iter().any(|written| written == file) {
        return FileState::AsWritten;
    }
    if seal.tally != sheet.seal.version {
        let same = seal.content == tally_sheet::content_digest(sheet);
        return FileState::OtherVersion(same);
    }
    let altered = fresh
        .iter()
        .filter_map(|written| tally_sheet::alterations(written, file, format));
    match altered.min_by_key(Vec::len) {
        None => FileState::OtherBytes,
        Some(places) if places.is_empty() => FileState::SameText,
        Some(mut places) => {
            let more = places.len().saturating_sub(MANY);
            places.truncate(MANY);
            FileState::Altered(places, more)
        }
    }
}

/// The layouts in which a sheet of this format may have been written.
fn layouts(format: SheetFormat) -> impl Iterator<Item = Layout> {
    let pages: &[PageSize] = match format {
        SheetFormat::Pdf | SheetFormat::Docx => &[PageSize::A4, PageSize::Letter],
        _ => &[PageSize::A4],
    };
    let separators: &[Separator] = match format {
        SheetFormat::Csv => &[Separator::Comma, Separator::Semicolon, Separator::Tab],
        _ => &[Separator::Comma],
    };
    pages.iter().flat_map(move |page| {
        separators.iter().map(move |separator| Layout {
            page: *page,
            separator: *separator,
        })
    })
}
