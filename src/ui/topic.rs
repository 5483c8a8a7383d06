//! The few kinds of things that the side panel counts figures by.

use tally_language::lexicon::RoleAttribute;
use tally_reading::{Dimension, Figure};

/// A kind of thing that figures are about, coarse enough to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What happened to people.
    Casualties,
    /// Everything else that is counted.
    Counts,
    /// Money.
    Money,
    /// Percentages and other shares.
    Shares,
    /// Degrees.
    Temperatures,
    /// Lengths of time.
    Durations,
    /// Years of age.
    Ages,
    /// Whatever else has a unit.
    Measures,
}

impl Topic {
    /// In the order of the panel.
    pub const ALL: [Self; 8] = [
        Self::Casualties,
        Self::Counts,
        Self::Money,
        Self::Shares,
        Self::Temperatures,
        Self::Durations,
        Self::Ages,
        Self::Measures,
    ];

    /// Its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Casualties => "Killed, injured, missing",
            Self::Counts => "Other counts",
            Self::Money => "Money",
            Self::Shares => "Shares",
            Self::Temperatures => "Temperatures",
            Self::Durations => "Durations",
            Self::Ages => "Ages",
            Self::Measures => "Measures",
        }
    }

    /// What `figure` is about.
    pub fn of(figure: &Figure) -> Self {
        match figure.quantity.unit.dimension() {
            Dimension::Count => match &figure.role {
                Some(role) if RoleAttribute::Casualty.holds(role.name) => Self::Casualties,
                _ => Self::Counts,
            },
            Dimension::Money => Self::Money,
            Dimension::Share => Self::Shares,
            Dimension::Temperature => Self::Temperatures,
            Dimension::Duration => Self::Durations,
            Dimension::Age => Self::Ages,
            _ => Self::Measures,
        }
    }
}
