//! Tasks with files: one after the other, off the window's thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::FileAction;
use super::dialogs::Ask;
use super::home::Home;
use super::jobs::Watch;
use super::load::LoadOrder;
use super::manifests::Manifests;
use super::queue::{LoadSource, Task};
use super::sample;
use super::session::{Landing, Session};
use super::walk::is_manifest;
use tally_article::Columns;
use tally_project::Project;
use tally_sheet::SheetFormat;

impl Session {
    pub(super) fn file(&mut self, action: FileAction) {
        match action {
            FileAction::New => self.queue(Task::New),
            FileAction::OpenSample => {
                self.files.waiting.push_back(Task::New);
                self.queue(Task::Sample);
            }
            FileAction::Open(path) => self.queue(Task::Open(path)),
            FileAction::Manifest(path) => self.queue(Task::Manifest(path)),
            FileAction::Add(paths) => self.add(paths),
            FileAction::AddBytes { name, bytes } => {
                self.queue(Task::Load(LoadSource::Contents(vec![(name, bytes)])));
            }
            FileAction::Paste { text, html } => self.paste(text, html),
            FileAction::Table(columns) => self.answer_table(columns),
            FileAction::SaveCopy(path) => self.queue(Task::Copy(path)),
            FileAction::Export(path, export) => self.queue(Task::Export(path, Box::new(export))),
            FileAction::Resolve(how) => self.resolve_way(how),
            FileAction::ChooseArticles => self.ask(Ask::Articles),
            FileAction::ChooseFolder => self.ask(Ask::Folder),
            FileAction::ChooseProject => self.ask(Ask::Project),
            FileAction::ChooseCopy => self.ask(Ask::Copy(self.proposed_name("tally"))),
            FileAction::ChooseExport(export) => {
                let ending = export.format.unwrap_or(SheetFormat::Html).endings()[0];
                self.ask(Ask::Export(self.proposed_name(ending), Box::new(export)));
            }
        }
    }

    /// An article of what was copied: a page keeps its paragraphs, so it is taken where it says as much as the text.
    fn paste(&mut self, text: Option<String>, html: Option<String>) {
        /// Fewer words are a copied phrase.
        const MIN_WORDS: usize = 20;
        let text = text.filter(|text| text.split_whitespace().nth(MIN_WORDS - 1).is_some());
        let html = html.filter(|html| {
            let least = text.as_ref().map_or(MIN_WORDS * 5, String::len);
            html.contains('<') && html.len() >= least
        });
        let (name, bytes) = match (html, text) {
            (Some(html), _) => ("Clipboard.html", html.into_bytes()),
            (None, Some(text)) => ("Clipboard.txt", text.into_bytes()),
            (None, None) => {
                return self.notices.warn(
                    "The clipboard holds no article: copy the whole text of one, then try again",
                );
            }
        };
        self.queue(Task::Load(LoadSource::Contents(vec![(
            name.to_owned(),
            bytes,
        )])));
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
                .push_back(Task::Load(LoadSource::Paths(articles)));
        }
        self.next_task();
    }

    /// The project's name as a file's, with this ending.
    pub fn proposed_name(&self, ending: &str) -> String {
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

    pub(super) fn queue(&mut self, task: Task) {
        self.files.waiting.push_back(task);
        self.next_task();
    }

    /// Starts what waits; a fact sheet waits for the figures, too.
    pub(super) fn next_task(&mut self) {
        while self.files.running.is_none() {
            if self.deriving.is_some()
                && matches!(self.files.waiting.front(), Some(Task::Export(..)))
            {
                return;
            }
            match self.files.waiting.pop_front() {
                None => return,
                Some(Task::New) => self.enter(Project::default(), Home::Nowhere),
                Some(Task::Open(path)) => self.open(&path),
                Some(Task::Manifest(path)) => self.read_manifest(path),
                Some(Task::Load(source)) => self.start_load(source, self.manifests.clone(), None),
                Some(Task::Table(name, bytes, columns)) => {
                    let source = LoadSource::Contents(vec![(name, bytes)]);
                    self.start_load(source, self.manifests.clone(), Some(columns));
                }
                Some(Task::Sample) => {
                    self.start_load(
                        LoadSource::Contents(sample::files()),
                        sample::manifests(),
                        None,
                    );
                }
                Some(Task::Copy(target)) => self.copy(&target),
                Some(Task::Export(path, export)) => self.export(path, *export),
            }
            self.poll();
        }
    }

    fn start_load(&mut self, source: LoadSource, manifests: Manifests, columns: Option<Columns>) {
        self.settle_down();
        let watch = Watch::new("Reading articles", true);
        let order = LoadOrder {
            source,
            columns: columns.or_else(|| self.config.columns.clone()),
            manifests,
            store: self.project.store(),
            watch: Arc::clone(&watch),
        };
        self.start("loading articles", watch, move || order.run());
    }

    /// Runs a task; when it has landed, the next one starts.
    pub(super) fn start(
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
}

pub(super) fn is_project(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("tally"))
}
