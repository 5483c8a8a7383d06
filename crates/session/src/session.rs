//! The state of the program, and its one door.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::Action;
use super::basis::Basis;
use super::config::Config;
use super::derive::{Derived, Given};
use super::home::Home;
use super::jobs::{JobLanding, Jobs, Progress, Watch};
use super::manifests::Manifests;
use super::notice::{Notice, Notices};
use super::queue::{Files, Questions};
use super::readings::Readings;
use super::settings::{self, Preference, Settings};
use super::wanted::Export;
use tally_article::{Article, ArticleId};
use tally_comparing::group::GroupKey;
use tally_project::{Act, DecisionStamp, HistoryRow, Judgements, Project, Resolution, StoreError};

/// What a finished job wants done.
pub(super) type Landing = JobLanding<Session>;

/// The whole state of the program. It changes only in [`Session::perform`] and [`Session::poll`].
pub struct Session {
    pub(super) config: Config,
    pub(super) settings: Settings,
    pub(super) project: Project,
    pub(super) home: Home,
    /// All texts of the project's file, as loaded; those taken out again too.
    pub(super) articles: BTreeMap<ArticleId, Arc<Article>>,
    pub(super) readings: Readings,
    /// For the articles that are loaded from now on.
    pub(super) manifests: Manifests,
    pub(super) basis: Basis,
    /// What `derived` was computed from.
    pub(super) given: Given,
    pub(super) derived: Derived,
    pub(super) history: OnceCell<Vec<HistoryRow>>,
    pub(super) notices: Notices,
    pub(super) jobs: Jobs<Self>,
    pub(super) files: Files,
    pub(super) deriving: Option<Arc<Watch>>,
    /// Whether the state changed while `derived` was being computed.
    pub(super) behind: bool,
    /// How many decisions speak of figures that are not read any more.
    pub(super) lost: usize,
    /// Whether the analyst was told that sentences are read by word order alone.
    pub(super) told_of_word_order: bool,
    /// A sheet that waits for the analyst's word, as a file stands in its place.
    pub(super) in_the_way: Option<(PathBuf, Export)>,
    pub(super) questions: Questions,
    /// Rises with each project opened; results for an earlier one are dropped.
    pub(super) epoch: u64,
}

impl Default for Session {
    /// A session that touches no disk of its own accord and does everything at once.
    fn default() -> Self {
        Self::new(Config::default())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.leave();
    }
}

impl Session {
    /// A session with an empty project.
    pub fn new(config: Config) -> Self {
        let mut notices = Notices::default();
        let settings = settings::start(config.places.settings.as_deref(), &mut notices);
        let jobs = Jobs::new(config.wake.clone(), Self::job_failed);
        Self {
            config,
            settings,
            project: Project::default(),
            home: Home::default(),
            articles: BTreeMap::new(),
            readings: Readings::default(),
            manifests: Manifests::default(),
            basis: Basis::default(),
            given: Given::default(),
            derived: Derived::default(),
            history: OnceCell::new(),
            notices,
            jobs,
            files: Files::default(),
            deriving: None,
            behind: false,
            lost: 0,
            told_of_word_order: false,
            in_the_way: None,
            questions: Questions::default(),
            epoch: 0,
        }
    }

    /// Does what the analyst asked for. Whatever goes wrong becomes a notice.
    pub fn perform(&mut self, action: Action) {
        match action {
            Action::File(action) => self.file(action),
            Action::Decide(decide) => self.decide(decide),
            Action::Undo => self.travel(Project::undo),
            Action::Redo => self.travel(Project::redo),
            Action::GoTo(id) => self.travel(|project, at| project.go_to(id, at)),
            Action::Cancel => self.files.cancel(),
            Action::Dismiss(id) => self.notices.dismiss(id),
            Action::Refuse(n) => self.notices.warn(match n {
                1 => {
                    "The figure was not copied, as its quotation does not match the text".to_owned()
                }
                n => format!(
                    "{n} figures were not copied, as their quotations do not match the text"
                ),
            }),
            Action::Prefer(preference) => self.prefer(preference),
        }
        self.poll();
    }

    /// Takes in what background jobs have finished. Called once a frame.
    pub fn poll(&mut self) {
        while let Some(landing) = self.jobs.finished() {
            landing(self);
        }
    }

    /// What the analyst decided.
    pub fn judgements(&self) -> &Judgements {
        self.project.judgements()
    }

    /// Figures, groups and findings as of now.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// The decision that the project stands at, by its number; views cache by it.
    pub fn head(&self) -> Option<i64> {
        self.project.history().head()
    }

    /// What the analyst should know, newest last.
    pub fn notices(&self) -> &[Notice] {
        self.notices.all()
    }

    /// The act that undo takes back: "accept about 70 missiles".
    pub fn undo_label(&self) -> Option<&str> {
        let decision = self.project.history().undo()?;
        Some(decision.label.as_str())
    }

    /// The act that redo does again.
    pub fn redo_label(&self) -> Option<&str> {
        let decision = self.project.history().redo()?;
        Some(decision.label.as_str())
    }

    /// Every decision ever made, oldest first; all of them can be gone to.
    pub fn history(&self) -> &[HistoryRow] {
        self.history.get_or_init(|| self.project.history().rows())
    }

    /// The project's title, else its file's name, else "Untitled".
    pub fn project_name(&self) -> &str {
        let title = &self.project.judgements().title;
        if title.is_empty() {
            self.home.name().unwrap_or("Untitled")
        } else {
            title
        }
    }

    /// The project's file, where the analyst has given it one.
    pub fn project_path(&self) -> Option<&Path> {
        self.home.named()
    }

    /// Projects opened last, latest first.
    pub fn recent(&self) -> &[PathBuf] {
        &self.settings.recent
    }

    /// What the analyst prefers.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The name that decisions carry.
    pub fn analyst(&self) -> &str {
        if self.settings.analyst.is_empty() {
            &self.config.user
        } else {
            &self.settings.analyst
        }
    }

    /// How far the running job has come; `None` while all is done.
    pub fn progress(&self) -> Option<Progress> {
        let watch = self.files.watch().or(self.deriving.as_ref())?;
        Some(watch.progress())
    }

    /// The value chosen for group `idx`, and the key that it was chosen under.
    pub fn resolution_of(&self, idx: usize) -> Option<(&GroupKey, &Resolution)> {
        self.judgements().resolution_among(self.derived.keys(idx))
    }

    /// The note on group `idx`.
    pub fn note_of(&self, idx: usize) -> Option<&str> {
        let note = self.judgements().group_note_among(self.derived.keys(idx));
        note.map(|(_, note)| note.as_str())
    }

    /// Why the value chosen for group `idx` should be looked at again; `None` where it stands.
    pub fn stale(&self, idx: usize) -> Option<&str> {
        let stale = &self.judgements().stale;
        if stale.is_empty() {
            return None;
        }
        let mut keys = self.derived.keys(idx);
        keys.find_map(|key| stale.get(&GroupKey(key.clone())))
            .map(String::as_str)
    }

    /// Articles that a later version has superseded, each with that.
    pub fn superseded(&self) -> impl Iterator<Item = (&Arc<Article>, &ArticleId)> {
        let superseded = self.judgements().superseded.iter();
        superseded.filter_map(|(old, new)| {
            let is_there = self.judgements().articles.contains(old);
            Some((self.articles.get(old).filter(|_| is_there)?, new))
        })
    }

    /// The analyst's own name for group `idx`.
    pub fn label_of(&self, idx: usize) -> Option<&str> {
        let label = self.judgements().label_among(self.derived.keys(idx));
        label.map(|(_, label)| label.as_str())
    }

    pub(super) fn commit(&mut self, act: Act) {
        self.settle_down();
        let stamp = DecisionStamp {
            at: self.now(),
            who: self.analyst().to_owned(),
        };
        let kept = self.project.commit(act, stamp);
        self.kept(kept);
    }

    fn travel(&mut self, go: impl FnOnce(&mut Project, &str) -> Result<bool, StoreError>) {
        let at = self.now();
        let kept = go(&mut self.project, &at);
        self.kept(kept);
    }

    pub(super) fn kept(&mut self, kept: Result<bool, StoreError>) {
        match kept {
            Ok(true) => self.changed(),
            Ok(false) => {}
            Err(error) => self.notices.error(format!(
                "This could not be kept, so it was not done: {error}"
            )),
        }
    }

    /// The time as decisions carry it; empty without a clock.
    pub(super) fn now(&self) -> String {
        let Some(clock) = &self.config.clock else {
            return String::new();
        };
        let now = clock();
        let whole_seconds = jiff::fmt::temporal::DateTimePrinter::new().precision(Some(0));
        whole_seconds.timestamp_with_offset_to_string(&now.timestamp(), now.offset())
    }

    fn prefer(&mut self, preference: Preference) {
        self.change_settings(|settings| match preference {
            Preference::Analyst(name) => name.trim().clone_into(&mut settings.analyst),
            Preference::Theme(theme) => settings.theme = theme,
        });
    }

    /// Changes the settings as they are on disk now, as another window may have changed them too.
    pub(super) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let Some(path) = &self.config.places.settings else {
            return change(&mut self.settings);
        };
        if let (fresh, None) = Settings::read(path) {
            self.settings = fresh;
        }
        change(&mut self.settings);
        if let Err(error) = self.settings.write(path) {
            self.notices
                .warn(format!("The settings could not be kept: {error}"));
        }
    }

    fn job_failed(&mut self, text: String) {
        self.notices.error(text);
    }
}
