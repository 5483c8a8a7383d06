//! Loading articles: from paths to articles with their figures, off the window's thread.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::bounded::{self, FAULT};
use super::disk::bytes_of;
use super::jobs::{Watch, in_parallel};
use super::manifests::{self, Manifests};
use super::notice::NoticeLevel;
use super::queue::LoadSource;
use super::reading::read_all;
use super::session::{Landing, Session};
use super::walk::Walk;
use tally_article::{Article, ArticleId, Columns, Opened, UnclearTable, language};
use tally_project::{Act, Edit, Store, StoreError};
use tally_reading::Reading;

/// What a loading job is given.
pub(super) struct LoadOrder {
    pub(super) source: LoadSource,
    /// Which columns of tables hold what, where the analyst said so.
    pub(super) columns: Option<Columns>,
    pub(super) manifests: Manifests,
    pub(super) store: Option<Arc<Mutex<Store>>>,
    pub(super) watch: Arc<Watch>,
}

/// What it found.
#[derive(Default)]
struct Loaded {
    articles: Vec<Found>,
    /// One line a file that gave no article.
    troubles: Vec<String>,
    /// One line each for what is good to know of a file.
    notes: Vec<String>,
    /// One line each for what is odd about the manifests.
    odd: Vec<String>,
    passed_over: usize,
    /// Tables that the analyst is asked about.
    unclear: Vec<UnclearTable>,
    not_kept: Option<StoreError>,
}

/// An article in a file.
struct Found {
    id: ArticleId,
    file_name: String,
    /// `None` where an earlier one has the same content.
    read: Option<Read>,
}

/// An article with its figures.
struct Read {
    article: Arc<Article>,
    reading: Arc<Reading>,
}

/// A file to read.
enum Input {
    /// On the disk, and whether the analyst named it, not only a folder above it.
    File(PathBuf, bool),
    Bytes(String, Vec<u8>),
}

impl LoadOrder {
    /// Reads everything, then hands it to the session.
    pub(super) fn run(mut self) -> Landing {
        let mut loaded = Loaded::default();
        let inputs = self.inputs(&mut loaded);
        let articles = self.open(&inputs, &mut loaded);
        self.read(articles, &mut loaded);
        if self.watch.is_cancelled() {
            return Box::new(Session::stopped);
        }
        loaded.not_kept = keep(self.store.as_deref(), &loaded.articles).err();
        Box::new(move |session| session.take_in(loaded))
    }

    /// The articles in the files.
    fn open(&self, inputs: &[Input], loaded: &mut Loaded) -> Vec<Arc<Article>> {
        self.watch.begin("Opening files", inputs.len());
        let open = |input: &Input| self.open_one(input);
        let results = in_parallel(inputs, &self.watch, |_| 1, open);
        let mut articles = Vec::with_capacity(inputs.len());
        for (input, result) in inputs.iter().zip(results) {
            let name = input.name();
            match result {
                Some(Ok(opened)) => {
                    loaded.troubles.extend(opened.troubles);
                    loaded.notes.extend(opened.notes);
                    loaded.passed_over += opened.passed_over;
                    loaded.unclear.extend(opened.unclear);
                    articles.extend(opened.articles.into_iter().map(Arc::new));
                }
                Some(Err(why)) => loaded.troubles.push(format!("{name}: {why}")),
                None if self.watch.is_cancelled() => {}
                None => loaded.troubles.push(format!("{name}: {FAULT}")),
            }
        }
        articles
    }

    fn open_one(&self, input: &Input) -> Result<Opened, String> {
        let columns = self.columns.as_ref();
        let mut opened = match input {
            Input::Bytes(name, bytes) => bounded::open(name, bytes.clone(), columns, &self.watch)?,
            Input::File(path, is_named) => {
                let name = path.display().to_string();
                match bounded::open(&name, bytes_of(path)?, columns, &self.watch) {
                    // Data beside the articles of a folder is nobody's mistake.
                    Err(_) if !is_named && is_data(path) => Opened {
                        passed_over: 1,
                        ..Opened::default()
                    },
                    opened => opened?,
                }
            }
        };
        for article in &mut opened.articles {
            self.manifests.apply(article);
        }
        Ok(opened)
    }

    /// Reads the figures of the articles, of those with the same content once.
    fn read(&self, articles: Vec<Arc<Article>>, loaded: &mut Loaded) {
        let mut seen = BTreeSet::new();
        let first = |article: &Arc<Article>| seen.insert(article.id.clone());
        let is_first: Vec<bool> = articles.iter().map(first).collect();
        let fresh = articles.iter().zip(&is_first);
        let fresh: Vec<&Article> = fresh
            .filter(|(_, is_first)| **is_first)
            .map(|(article, _)| article.as_ref())
            .collect();
        let mut readings = read_all(&fresh, &self.watch).into_iter();
        for (article, is_first) in articles.into_iter().zip(is_first) {
            let reading = if is_first {
                readings.next().flatten()
            } else {
                None
            };
            if is_first && reading.is_none() {
                loaded.troubles.push(format!("{}: {FAULT}", article.path));
            }
            loaded.articles.push(Found {
                id: article.id.clone(),
                file_name: article.file_name().to_owned(),
                read: reading.map(|reading| Read { article, reading }),
            });
        }
    }

    fn inputs(&mut self, loaded: &mut Loaded) -> Vec<Input> {
        let paths = match &mut self.source {
            LoadSource::Paths(paths) => paths,
            LoadSource::Contents(files) => {
                let files = std::mem::take(files).into_iter();
                return files
                    .map(|(name, bytes)| Input::Bytes(name, bytes))
                    .collect();
            }
        };
        let walk = Walk::through(paths, |path| {
            tally_article::has_known_extension(&path.to_string_lossy())
        });
        loaded.troubles = walk.troubles;
        loaded.passed_over = walk.passed_over;
        for path in &walk.manifests {
            match self.manifests.read(path) {
                Ok(odd) => loaded.odd.extend(odd),
                Err(why) => loaded.odd.push(why),
            }
        }
        let named: BTreeSet<&PathBuf> = paths.iter().collect();
        let input = |path: PathBuf| {
            let is_named = named.contains(&path);
            Input::File(path, is_named)
        };
        walk.files.into_iter().map(input).collect()
    }
}

/// Whether a file's kind is as often data as it is an article.
fn is_data(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    ["json", "csv", "tsv", "xml"]
        .iter()
        .any(|data| ending == *data)
}

impl Input {
    fn name(&self) -> String {
        match self {
            Self::File(path, _) => path.display().to_string(),
            Self::Bytes(name, _) => name.clone(),
        }
    }
}

/// Writes the articles in small steps, so that a decision never waits long for the file.
fn keep(store: Option<&Mutex<Store>>, articles: &[Found]) -> Result<(), StoreError> {
    const STEP: usize = 50;
    let Some(store) = store else { return Ok(()) };
    for step in articles.chunks(STEP) {
        let read = step.iter().filter_map(|found| found.read.as_ref());
        let step: Vec<Arc<Article>> = read.map(|read| Arc::clone(&read.article)).collect();
        store
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .add_articles(&step)?;
    }
    Ok(())
}

impl Session {
    fn stopped(&mut self) {
        self.notices.info("Loading was stopped; nothing was loaded");
    }

    /// Takes what was loaded into the project, as one act, and tells what went otherwise.
    fn take_in(&mut self, loaded: Loaded) {
        if let Some(error) = &loaded.not_kept {
            let text = format!("The articles could not be kept: {error}");
            self.notices.error(text);
            return;
        }
        self.tell_troubles(&loaded);
        let mut seen: BTreeMap<ArticleId, String> = BTreeMap::new();
        for id in &self.project.judgements().articles {
            if let Some(article) = self.articles.get(id) {
                seen.insert(id.clone(), article.file_name().to_owned());
            }
        }
        self.questions.tables.extend(loaded.unclear);
        self.tell_unclear();
        let mut twice = Vec::new();
        let mut fresh = Vec::new();
        for found in loaded.articles {
            let name = found.file_name;
            if let Some(first) = seen.get(&found.id) {
                twice.push(format!("{name} has the same content as {first}"));
            } else if let Some(read) = found.read {
                seen.insert(found.id, name);
                fresh.push(read);
            }
        }
        self.tell_twice(&twice);
        self.tell_languages(&fresh);
        self.load(fresh);
    }

    fn load(&mut self, fresh: Vec<Read>) {
        let label = match fresh.as_slice() {
            [] => return,
            [one] => format!("load “{}”", super::label::cut(one.article.name())),
            many => format!("load {} articles", many.len()),
        };
        let first = self.project.judgements().articles.len();
        let mut edits = Vec::new();
        for (idx, read) in fresh.into_iter().enumerate() {
            let id = read.article.id.clone();
            edits.push(Edit::SetArticle(id.clone(), Some(first + idx)));
            self.readings.put(&read.article, read.reading);
            // A text that was taken out again is still in the file, with what was known of it then.
            let kept = self.articles.entry(id).or_insert(Arc::clone(&read.article));
            edits.extend(manifests::news(
                kept,
                &kept.metadata,
                &read.article.metadata,
            ));
        }
        let edit = match edits.len() {
            1 => edits.remove(0),
            _ => Edit::Batch(edits),
        };
        self.commit(Act {
            label,
            why: String::new(),
            edit,
        });
    }

    fn tell_troubles(&mut self, loaded: &Loaded) {
        self.tell_odd_manifest(&loaded.odd);
        self.notices
            .tell(NoticeLevel::Error, &loaded.troubles, str::to_owned, |n| {
                format!("{n} files could not be loaded")
            });
        match loaded.passed_over {
            0 => {}
            1 => self
                .notices
                .info("1 file of another kind was passed over in the folder"),
            n => self.notices.info(format!(
                "{n} files of other kinds were passed over in the folders"
            )),
        }
        self.notices
            .tell(NoticeLevel::Info, &loaded.notes, str::to_owned, |n| {
                format!("{n} things are good to know of the files")
            });
        if loaded.articles.is_empty() && loaded.troubles.is_empty() && loaded.unclear.is_empty() {
            self.notices.warn(
                "No article was found there; Tally reads web pages, PDF, Word, OpenDocument, RTF, EPUB, mail, news XML, feeds, tables and plain text",
            );
        }
    }

    /// Says which articles are not in English: they can be read by people only.
    fn tell_languages(&mut self, fresh: &[Read]) {
        let lines: Vec<String> = fresh
            .iter()
            .filter(|read| !tally_reading::reads(&read.article.metadata))
            .map(|read| {
                let code = read.article.metadata.language.as_deref().unwrap_or("");
                format!(
                    "{} is in {}",
                    read.article.file_name(),
                    language::name(code)
                )
            })
            .collect();
        self.notices.tell(
            NoticeLevel::Warning,
            &lines,
            |one| format!("{one}; its figures are not read yet, as Tally reads English"),
            |n| format!("{n} articles are not in English; their figures are not read yet"),
        );
    }

    fn tell_twice(&mut self, twice: &[String]) {
        self.notices.tell(
            NoticeLevel::Info,
            twice,
            |one| format!("{one}, so it was not loaded twice"),
            |n| format!("{n} files have the content of others, so they were not loaded twice"),
        );
    }
}
