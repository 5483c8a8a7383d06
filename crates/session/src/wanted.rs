//! What the analyst wants written as a fact sheet.

use std::collections::BTreeSet;
use std::sync::Arc;

use tally_comparing::finding::Policy;
use tally_reading::FigureKey;
use tally_sheet::{Audience, Layout, SheetFormat};

/// What of the project goes onto a sheet, and for whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetOptions {
    /// Who it is for.
    pub audience: Audience,
    /// The figures that it shows; none for all.
    pub only: Option<Arc<BTreeSet<FigureKey>>>,
    /// How stated values are compared, where not by the project's own policy.
    pub policy: Option<Box<Policy>>,
}

/// A fact sheet that the analyst wants as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Export {
    /// What is on it.
    pub sheet: SheetOptions,
    /// Its format; where none is given, the ending of the file's name tells.
    pub format: Option<SheetFormat>,
    /// Its pages and columns.
    pub layout: Layout,
    /// Whether it may take the place of a file that is there already.
    pub replaces: bool,
}

/// What to do with a file that stands where a sheet is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTheWay {
    /// The sheet takes its place.
    Replace,
    /// The sheet gets a name of its own beside it.
    KeepBoth,
    /// Nothing is written.
    Leave,
}
