//! Tally reads every figure out of the articles on one event, puts the figures that measure the same thing side by
//! side, explains where and why they differ, keeps the analyst's decisions, and writes a reconciled fact sheet.
//!
//! The layers, from the ground up; each may use those above its line, none below:
//! [`text`], [`article`], [`lexicon`], [`syntax`], [`figure`], [`group`], [`finding`], [`project`], [`factsheet`], [`session`], `ui`.

pub mod article;
pub mod factsheet;
pub mod figure;
pub mod finding;
pub mod group;
pub mod lexicon;
pub mod project;
pub mod session;
pub mod syntax;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
