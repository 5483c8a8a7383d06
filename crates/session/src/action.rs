//! Whatever a menu, a key, a click or an argument can ask for.

use std::path::PathBuf;

use super::settings::Preference;
use super::wanted::{Export, InTheWay};
use tally_article::{ArticleId, Columns, MetadataField};
use tally_comparing::finding::Policy;
use tally_comparing::group::GroupKey;
use tally_language::text::Span;
use tally_project::{ChosenValue, SheetEdit};
use tally_reading::FigureKey;

/// A request to the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Files and projects.
    File(FileAction),
    /// A decision of the analyst.
    Decide(Decide),
    /// Takes the last decision back.
    Undo,
    /// Does the decision again that was last taken back.
    Redo,
    /// Moves to a decision of any branch of the history, by its number; `None` is the beginning.
    GoTo(Option<i64>),
    /// Stops the running job.
    Cancel,
    /// Closes the notice with this number.
    Dismiss(u64),
    /// Says that so many figures were not copied, as their quotation does not match the text.
    Refuse(usize),
    /// Changes the settings.
    Prefer(Preference),
}

/// Files and projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAction {
    /// Starts an empty project.
    New,
    /// Opens the sample in a new project.
    OpenSample,
    /// Opens a project file.
    Open(PathBuf),
    /// Takes outlet, title, date and URL of the articles that are loaded from now on from this manifest.
    Manifest(PathBuf),
    /// Loads article files and folders.
    Add(Vec<PathBuf>),
    /// Loads one article from memory, as dropped on the window.
    AddBytes {
        /// Its file's name.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// Loads an article from what was copied elsewhere: the page where there is one, else the text.
    Paste {
        /// The clipboard's text.
        text: Option<String>,
        /// The clipboard's page.
        html: Option<String>,
    },
    /// Loads the table that is asked about, with its columns named; none leaves it alone.
    Table(Option<Columns>),
    /// Writes a copy of the project file, complete to the last decision; a project that had no name goes on there.
    SaveCopy(PathBuf),
    /// Writes the fact sheet there.
    Export(PathBuf, Export),
    /// Goes on with a sheet in whose place a file stands.
    Resolve(InTheWay),
    /// Asks the analyst for article files, then loads them.
    ChooseArticles,
    /// Asks the analyst for a folder of articles, then loads it.
    ChooseFolder,
    /// Asks the analyst for a project, then opens it.
    ChooseProject,
    /// Asks the analyst where to, then writes a copy of the project there.
    ChooseCopy,
    /// Asks the analyst where to, then writes the fact sheet there.
    ChooseExport(Export),
}

/// A decision of the analyst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decide {
    /// The figures stand as read.
    Accept(Vec<FigureKey>),
    /// The figures take no part, for this reason (may be empty).
    Reject(Vec<FigureKey>, String),
    /// Neither accepted nor rejected any more.
    Reopen(Vec<FigureKey>),
    /// A note on a figure; empty clears it.
    NoteFigure(FigureKey, String),
    /// A note on a group; empty clears it.
    NoteGroup(GroupKey, String),
    /// The figures measure the same thing.
    Join(Vec<FigureKey>),
    /// The figures leave their groups and make one of their own.
    Split(Vec<FigureKey>),
    /// No figure of the first measures the same thing as one of the second, whatever comes later.
    KeepApart(Vec<FigureKey>, Vec<FigureKey>),
    /// The group's value, and why.
    Resolve(GroupKey, ChosenValue, String),
    /// The group has no chosen value any more.
    Unresolve(GroupKey),
    /// A name for the group; empty takes the proposed one.
    Rename(GroupKey, String),
    /// An article's metadata; empty says that it is unknown.
    SetMetadata(ArticleId, MetadataField, String),
    /// A note on an article; empty clears it.
    NoteArticle(ArticleId, String),
    /// A note on a passage of an article; empty clears it.
    NotePassage(ArticleId, Span, String),
    /// The later version of an article takes the place of an earlier one.
    Supersede {
        /// Whose figures take no part any more.
        earlier: ArticleId,
        /// Whose figures stand in their place.
        later: ArticleId,
    },
    /// The article is superseded no more.
    Restore(ArticleId),
    /// The article is cut in two before this paragraph.
    CutArticle(ArticleId, usize),
    /// The second article is the first one's end.
    JoinArticles(ArticleId, ArticleId),
    /// The article leaves the project; its decisions stay in the history.
    RemoveArticle(ArticleId),
    /// A title for the project.
    SetTitle(String),
    /// How stated values are read and compared; none is the house's own way.
    SetPolicy(Option<Box<Policy>>),
    /// How the fact sheet is presented; an empty text takes the usual one.
    Present(SheetEdit),
}
