//! Groups in; typed, explained findings out: how figures relate, and why.

mod check;
mod checks;
mod compared;
mod interval;
mod policy;
mod relate;
mod sources;
mod statement;
mod words;

pub use check::findings;
pub use interval::Interval;
pub use policy::{Policy, VagueNumber};

/// A typed statement on two or more figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How they relate.
    pub kind: Kind,
    /// Index of the group that it is about; `None` where it spans several, as sums do.
    pub group: Option<usize>,
    /// Rows of the table, ascending, two at least.
    pub figures: Vec<usize>,
    /// The two sides in short, for a heading: "about 70 | 71", "105 − 88 = 17".
    pub headline: String,
    /// One sentence that an editor can use.
    pub explanation: String,
    /// The equation, for arithmetic.
    pub equation: Option<Equation>,
    /// Rows among `figures` that a later one of them supersedes, earliest first; empty for other kinds.
    pub superseded: Vec<usize>,
}

/// A sum among figures: total = parts added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// Row of the total.
    pub total: usize,
    /// Rows of the parts, two at least.
    pub parts: Vec<usize>,
}

/// How figures relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Same measure, no common value.
    Contradiction,
    /// Parts and total do not add up.
    ArithmeticFails,
    /// They measure different things that look alike.
    ScopeDifference,
    /// A later date supersedes.
    UpdatedOverTime,
    /// Equal once rounded.
    RoundingCompatible,
    /// A bound leaves room for the other.
    BoundCompatible,
    /// Parts and total add up.
    ArithmeticHolds,
    /// The same value.
    Agreement,
}

/// How much a finding matters to the analyst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Someone must be wrong.
    Conflict,
    /// To be looked at.
    Caution,
    /// Superseded by a later figure.
    Updated,
    /// In order.
    Good,
}

impl Kind {
    /// All, most severe first.
    pub const ALL: [Self; 8] = [
        Self::Contradiction,
        Self::ArithmeticFails,
        Self::ScopeDifference,
        Self::RoundingCompatible,
        Self::BoundCompatible,
        Self::UpdatedOverTime,
        Self::ArithmeticHolds,
        Self::Agreement,
    ];

    /// Its name at the JSON border.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::ArithmeticFails => "arithmetic_fails",
            Self::ScopeDifference => "scope_difference",
            Self::UpdatedOverTime => "updated_over_time",
            Self::RoundingCompatible => "rounding_compatible",
            Self::BoundCompatible => "bound_compatible",
            Self::ArithmeticHolds => "arithmetic_holds",
            Self::Agreement => "agreement",
        }
    }

    /// Its one word on chips, in reports and sheets.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::ArithmeticFails => "does not add up",
            Self::ScopeDifference => "scope",
            Self::UpdatedOverTime => "updated",
            Self::RoundingCompatible => "rounding",
            Self::BoundCompatible => "bound",
            Self::ArithmeticHolds => "adds up",
            Self::Agreement => "agree",
        }
    }

    /// How much it matters.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Contradiction | Self::ArithmeticFails => Severity::Conflict,
            Self::ScopeDifference | Self::RoundingCompatible | Self::BoundCompatible => {
                Severity::Caution
            }
            Self::UpdatedOverTime => Severity::Updated,
            Self::ArithmeticHolds | Self::Agreement => Severity::Good,
        }
    }
}
