//! Tally reads every figure out of the articles on one event, puts the figures that measure the same thing side by
//! side, explains where and why they differ, keeps the analyst's decisions, and writes a reconciled fact sheet.
//!
//! Each layer is a crate of its own, which may use those above it in this list and none below:
//! [`language`], [`article`], [`reading`], [`comparing`], [`project`], [`sheet`], [`session`].
//! This crate is the window on top of them; it names them all, so that a program needs no other.

pub use tally_article as article;
pub use tally_comparing as comparing;
pub use tally_language as language;
pub use tally_project as project;
pub use tally_reading as reading;
pub use tally_session as session;
pub use tally_sheet as sheet;
#[cfg(feature = "gui")]
pub mod ui;
