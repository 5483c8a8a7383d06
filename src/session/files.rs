//! Projects and files: one task after the other, off the window's thread.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::dialogs::Ask;
use super::jobs::{Landing, Watch};
use super::load::{Order, Source};
use super::manifests::Manifests;
use super::walk::is_manifest;
use super::{Derived, FileAction, Session};
use crate::project::{Contents, Edit, Project, Store, StoreError};

/// Where the project lives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Home {
    /// Nothing is decided yet.
    #[default]
    Nowhere,
    /// In memory.
    Memory,
    /// In a file of ours, until the analyst names one.
    Draft(PathBuf),
    /// In the analyst's file.
    Named(PathBuf),
}

impl Home {
    /// The analyst's file.
    pub(super) fn named(&self) -> Option<&Path> {
        match self {
            Self::Named(path) => Some(path),
            _ => None,
        }
    }

    /// What the project is called by its file.
    pub(super) fn name(&self) -> Option<&str> {
        self.named()?.file_stem()?.to_str()
    }
}

/// A task with files.
enum Task {
    New,
    Open(PathBuf),
    Manifest(PathBuf),
    Load(Source),
    Copy(PathBuf),
}

/// The tasks that wait, and the one that runs.
#[derive(Default)]
pub(super) struct Files {
    running: Option<Arc<Watch>>,
    waiting: VecDeque<Task>,
}

impl Files {
    /// How far the running task has come.
    pub(super) fn watch(&self) -> Option<&Arc<Watch>> {
        self.running.as_ref()
    }

    /// Stops the running task, and forgets the loads that wait behind it.
    pub(super) fn cancel(&mut self) {
        if let Some(watch) = &self.running {
            watch.cancel();
            self.waiting.retain(|task| !matches!(task, Task::Load(_)));
        }
    }
}

impl Session {
    pub(super) fn file(&mut self, action: FileAction) {
        match action {
            FileAction::New => self.queue(Task::New),
            FileAction::Open(path) => self.queue(Task::Open(path)),
            FileAction::Manifest(path) => self.queue(Task::Manifest(path)),
            FileAction::Add(paths) => self.add(paths),
            FileAction::AddBytes { name, bytes } => {
                self.queue(Task::Load(Source::Bytes(name, bytes)));
            }
            FileAction::SaveCopy(path) => self.queue(Task::Copy(path)),
            FileAction::ChooseArticles => self.ask(Ask::Articles),
            FileAction::ChooseFolder => self.ask(Ask::Folder),
            FileAction::ChooseProject => self.ask(Ask::Project),
            FileAction::ChooseCopy => self.ask(Ask::Copy(self.proposed_name("tally"))),
            FileAction::ChooseExport => self.ask(Ask::Export(self.proposed_name("html"))),
            _ => {}
        }
    }

    /// Loads what are articles; opens the project among them, if there is one, and reads a manifest named by itself first.
    fn add(&mut self, paths: Vec<PathBuf>) {
        let (mut projects, articles): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.into_iter().partition(|path| is_project(path));
        if projects.len() > 1 {
            self.notices
                .warn("One window shows one project; the first of them was opened");
            projects.truncate(1);
        }
        self.files
            .waiting
            .extend(projects.into_iter().map(Task::Open));
        let (manifests, articles): (Vec<PathBuf>, Vec<PathBuf>) =
            articles.into_iter().partition(|path| is_manifest(path));
        self.files
            .waiting
            .extend(manifests.into_iter().map(Task::Manifest));
        if !articles.is_empty() {
            self.files
                .waiting
                .push_back(Task::Load(Source::Paths(articles)));
        }
        self.next_task();
    }

    fn proposed_name(&self, ending: &str) -> String {
        let name: String = self
            .project_name()
            .chars()
            .map(|c| {
                if c.is_alphanumeric() || " -_.,()".contains(c) {
                    c
                } else {
                    '-'
                }
            })
            .collect();
        format!("{}.{ending}", name.trim())
    }

    fn queue(&mut self, task: Task) {
        self.files.waiting.push_back(task);
        self.next_task();
    }

    fn next_task(&mut self) {
        while self.files.running.is_none() {
            match self.files.waiting.pop_front() {
                None => return,
                Some(Task::New) => self.enter(Project::default(), Home::Nowhere),
                Some(Task::Open(path)) => self.open(path),
                Some(Task::Manifest(path)) => self.read_manifest(path),
                Some(Task::Load(source)) => self.start_load(source),
                Some(Task::Copy(target)) => self.copy(target),
            }
            self.poll();
        }
    }

    fn start_load(&mut self, source: Source) {
        self.settle_down();
        let watch = Watch::new("Reading articles", true);
        let order = Order {
            source,
            manifests: self.manifests.clone(),
            store: self.project.store(),
            watch: Arc::clone(&watch),
        };
        self.start("loading articles", watch, move || order.run());
    }

    fn read_manifest(&mut self, path: PathBuf) {
        let watch = Watch::new("Reading the manifest", false);
        self.start("reading the manifest", watch, move || {
            let mut manifests = Manifests::default();
            let read = manifests.read(&path);
            Box::new(move |session| session.take_manifest(manifests, read))
        });
    }

    /// Runs a task; when it has landed, the next one starts.
    fn start(
        &mut self,
        name: &str,
        watch: Arc<Watch>,
        work: impl FnOnce() -> Landing + Send + 'static,
    ) {
        self.files.running = Some(watch);
        let failed = format!("{name} failed by a fault of Tally; nothing was changed");
        self.jobs.run(
            name,
            move || {
                let landing = work();
                Box::new(move |session: &mut Self| {
                    session.files.running = None;
                    landing(session);
                    session.next_task();
                })
            },
            move |session| {
                session.files.running = None;
                session.notices.error(failed);
                session.next_task();
            },
        );
    }

    fn open(&mut self, path: PathBuf) {
        if self.home.named() == Some(&path) {
            return self.notices.info("This project is open already");
        }
        let watch = Watch::new("Opening the project", false);
        self.start("opening the project", watch, move || {
            let opened = Store::open(&path);
            Box::new(move |session| session.opened(path, opened))
        });
    }

    fn opened(&mut self, path: PathBuf, opened: Result<(Store, Contents), StoreError>) {
        match opened {
            Ok((store, contents)) => {
                let articles = contents.articles.clone();
                let project = Project::reopen(store, contents);
                let home = if self.is_draft(&path) {
                    Home::Draft(path.clone())
                } else {
                    Home::Named(path.clone())
                };
                self.enter(project, home);
                self.articles = articles
                    .into_iter()
                    .map(|article| (article.id.clone(), article))
                    .collect();
                self.change_settings(|settings| settings.remember(&path));
                self.changed();
            }
            Err(error) => {
                if matches!(error, StoreError::Missing) {
                    self.change_settings(|settings| settings.forget(&path));
                }
                self.notices.error(format!("{}: {error}", path.display()));
            }
        }
    }

    /// Writes a copy. A project without a name of its own goes on in the copy.
    fn copy(&mut self, target: PathBuf) {
        let target = with_ending(target);
        if self.home.named() == Some(&target) {
            let text = "That is this project itself; each decision is kept there already";
            return self.notices.info(text);
        }
        self.settle_down();
        let Some(store) = self.project.store() else {
            return; // The notice that there is no place for it was given.
        };
        let moves_in = self.home.named().is_none();
        let watch = Watch::new("Writing a copy", false);
        self.start("writing a copy", watch, move || {
            let copied = hold(&store).copy_to(&target);
            let opened = match copied {
                Ok(()) if moves_in => Store::open(&target).map(Some),
                other => other.map(|()| None),
            };
            Box::new(move |session| session.copied(target, opened))
        });
    }

    fn copied(&mut self, target: PathBuf, copied: Result<Option<(Store, Contents)>, StoreError>) {
        match copied {
            Ok(None) => {
                let text = format!("A copy was written to {}", target.display());
                self.notices.info(text);
            }
            Ok(Some((store, contents))) if self.is_all(&contents) => {
                let draft = std::mem::replace(&mut self.home, Home::Named(target.clone()));
                self.project.move_to(store);
                self.remove_draft(&draft);
                self.change_settings(|settings| settings.remember(&target));
                let text = format!("The project is kept in {} from now on", target.display());
                self.notices.info(text);
            }
            // Something was decided meanwhile: once more.
            Ok(Some(_)) => self.copy(target),
            Err(error) => self.notices.error(format!("{}: {error}", target.display())),
        }
    }

    /// Whether a copy with these contents holds everything up to now.
    fn is_all(&self, contents: &Contents) -> bool {
        let Some(store) = self.project.store() else {
            return false;
        };
        let n_moves = hold(&store).n_moves().ok();
        n_moves.is_some_and(|n| usize::try_from(n) == Ok(contents.heads.len()))
    }

    /// Gives the project a file, before anything is decided in it.
    pub(super) fn settle_down(&mut self) {
        if self.home != Home::Nowhere {
            return;
        }
        if let Some(folder) = self.config.places.drafts.clone() {
            match self.new_draft(&folder) {
                Ok((store, path)) => {
                    self.project = Project::new(Some(store));
                    self.change_settings(|settings| settings.remember(&path));
                    self.home = Home::Draft(path);
                    return;
                }
                Err(error) => self.notices.warn(format!(
                    "Nothing can be kept in {} ({error}); save a copy of the project before you close it",
                    folder.display()
                )),
            }
        }
        self.project = Project::new(Store::in_memory().ok());
        self.home = Home::Memory;
    }

    fn new_draft(&self, folder: &Path) -> Result<(Store, PathBuf), StoreError> {
        std::fs::create_dir_all(folder)?;
        let day: String = self
            .now()
            .chars()
            .take(19)
            .map(|c| if c == ':' { '-' } else { c })
            .collect();
        let mut n = 1;
        loop {
            let path = folder.join(format!("Untitled {day} {n}.tally"));
            match Store::create(&path) {
                Ok(store) => return Ok((store, path)),
                Err(StoreError::Io(error))
                    if error.kind() == std::io::ErrorKind::AlreadyExists && n < 1_000 =>
                {
                    n += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn is_draft(&self, path: &Path) -> bool {
        let drafts = self.config.places.drafts.as_deref();
        drafts.is_some() && path.parent() == drafts
    }

    /// Leaves the project behind and shows another one.
    fn enter(&mut self, project: Project, home: Home) {
        self.leave();
        self.project = project;
        self.home = home;
        self.articles.clear();
        self.manifests = Manifests::default();
        self.epoch += 1;
        self.deriving = None;
        self.behind = false;
        self.derived = Derived::empty(self.derived.revision + 1);
        self.given = super::derive::Given::default();
        self.readings = super::load::Readings::default();
        self.history.take();
    }

    /// Closes the project's file. A draft in which nothing was decided is not worth keeping.
    pub(super) fn leave(&mut self) {
        let decisions = self.project.history().decisions();
        let idle = decisions.iter().all(|decision| is_load(&decision.edit));
        self.project = Project::default();
        let home = std::mem::take(&mut self.home);
        if idle {
            self.remove_draft(&home);
        }
    }

    fn remove_draft(&mut self, home: &Home) {
        if let Home::Draft(path) = home {
            std::fs::remove_file(path).ok(); // It is only litter.
            self.change_settings(|settings| settings.forget(path));
        }
    }
}

/// Whether the edit only loads articles, with what their manifest tells.
fn is_load(edit: &Edit) -> bool {
    match edit {
        Edit::SetArticle(_, at) => at.is_some(),
        Edit::Batch(edits) => edits.iter().any(is_load) && edits.iter().all(comes_with_loading),
        _ => false,
    }
}

fn comes_with_loading(edit: &Edit) -> bool {
    is_load(edit) || matches!(edit, Edit::SetMetadata(..))
}

fn is_project(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("tally"))
}

fn with_ending(path: PathBuf) -> PathBuf {
    if is_project(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".tally");
    name.into()
}

fn hold(store: &Mutex<Store>) -> std::sync::MutexGuard<'_, Store> {
    store.lock().unwrap_or_else(PoisonError::into_inner)
}
