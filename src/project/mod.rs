//! What the analyst decided: edits with their inverses, the history tree, and the file that keeps them.

mod edit;
mod judgements;

pub use edit::Edit;
pub use judgements::{Choice, Judgements, Link, MetadataField, Resolution, Verdict};
