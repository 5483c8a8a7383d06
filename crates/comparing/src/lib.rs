//! Figures in; groups that measure the same thing ([`group`]) and typed, explained findings on them ([`finding`]) out.

pub mod finding;
pub mod group;
mod tolerances;
