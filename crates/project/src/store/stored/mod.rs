//! What project files keep, in types of their own: whatever becomes of the program's types, files keep these names.
//!
//! Each name in a file is written out here, and never changes; new ones may come. A field that came later has a default
//! that means what files without it meant, and is left out where it has that value: seals are made of the written rows.
//! A change that an older Tally would misread raises [`super::VERSION`]. Every variant and field stands in a frozen file
//! in `tests/fixtures`; `cargo run -p xtask --bin freeze_project -- NAME` makes a further one.

mod article;
mod edit;
mod metadata;
mod place;
mod policy;
mod sheet;
mod written;

pub(super) use article::{StoredLeftOut, StoredParagraph, StoredWarning};
pub(super) use edit::StoredEdit;
pub(super) use metadata::StoredMetadata;
pub use policy::kept_policy;

#[cfg(test)]
mod tests;
