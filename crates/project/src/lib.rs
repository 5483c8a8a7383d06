//! What the analyst decided: edits with their inverses, the history tree, and the file that keeps them.

mod act;
mod decision;
mod edit;
mod history;
mod judgements;
mod presentation;
mod rows;
mod store;
pub mod whole_file;

pub use act::{Act, DecisionStamp, Project};
pub use decision::Decision;
pub use edit::Edit;
pub use history::History;
pub use judgements::{ChosenValue, GroupPart, Judgements, Link, Resolution, Verdict};
pub use presentation::{Audience, Section, SheetEdit, SheetText};
pub use rows::{DecisionStanding, HistoryRow};
pub use store::{Contents, Store, StoreError, VERSION};
