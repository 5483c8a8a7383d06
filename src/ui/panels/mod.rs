//! The parts of the window, each in a file of its own.

pub mod articles;
pub mod columns;
pub mod compare;
pub mod conflicts;
pub mod coverage;
pub(super) mod drop;
pub(super) mod empty;
pub mod factsheet;
pub mod figure_bar;
pub mod figures;
pub(super) mod help;
pub mod history;
pub mod inspector;
pub mod menu;
pub(super) mod notices;
pub mod palette;
pub mod read;
pub mod settings;
pub(super) mod status;
pub(super) mod tabs;
