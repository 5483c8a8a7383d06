//! Groups in; typed, explained findings out: how figures relate, and why.

mod check;
mod checks;
mod compared;
mod entry;
mod feasible;
mod interval;
mod ladder;
mod origin;
mod policy;
mod proposal;
mod prose;
mod quotations;
mod relate;
mod sources;
mod standing;
mod statement;
mod versions;
mod why;
mod words;

use crate::group::Measures;
use tally_language::text::Span;

pub use check::{findings, findings_by};
pub use entry::{Entry, entries};
pub use feasible::{Feasible, Without, feasible};
pub use interval::Interval;
pub use interval::step;
pub use ladder::{LadderStep, ladder};
pub use origin::{End, Member, Origin, OriginTree, Origins, Why};
pub use policy::{Policy, VagueNumber};
pub use proposal::{ProposalReason, ProposedPiece, ProposedValue, distinct};
pub use prose::{PlainEnglish, Printer, Prose, Segment, ShownValue};
pub use standing::{GroupStanding, bounds, holds_on, standings};
pub use versions::{Changed, Diff, Kin, Kinship, diff, kin};
pub use why::why_no_conflict;

/// What has been read of a table before its groups are compared.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// What its rows measure.
    pub measures: &'a Measures,
    /// Where they come from.
    pub origins: &'a Origins,
}

/// A typed statement on two or more figures, or on two quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How they relate.
    pub kind: FindingKind,
    /// Index of the group that it is about; `None` where it spans several, as sums do.
    pub group: Option<usize>,
    /// Rows of the table, ascending; two at least, but for a length of time that is held against its days, and none
    /// where it is about quotations alone.
    pub figures: Vec<usize>,
    /// The two sides in short, for a heading: "about 70 | 71", "105 − 88 = 17".
    pub headline: Prose,
    /// One sentence that an editor can use.
    pub explanation: Prose,
    /// The equation, for arithmetic.
    pub equation: Option<Equation>,
    /// Rows among `figures` that a later one of them supersedes, earliest first; empty for other kinds.
    pub superseded: Vec<usize>,
    /// Where not every two of `figures` relate so: sets of rows among them in which every two do, or say the same.
    pub chains: Vec<Vec<usize>>,
    /// The quotations whose words differ, two of one speaker; none where it is about figures.
    pub quotations: Vec<QuotedWords>,
}

/// A quotation, and which of its words another article gives otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedWords {
    /// Index of its article in the table.
    pub article: usize,
    /// The quotation, without its outer marks.
    pub span: Span,
    /// Who says it, as the article names them.
    pub speaker: String,
    /// The words that differ, in text order; a place where the other has words more is an empty span.
    pub differing: Vec<Span>,
}

/// How some figures are computed from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// How the parts make the total.
    pub operation: Operation,
    /// Row of the total, or of the result.
    pub total: usize,
    /// Rows of the parts, in the order in which the equation names them; two at least for sums.
    pub parts: Vec<usize>,
}

/// How the parts of an [`Equation`] make its total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// The parts add up to the total; a difference is a sum read backwards.
    Sum,
    /// The first part, a share, of the second is the total.
    Share,
    /// The parts multiplied are the total: so much for each, and how many there are.
    Product,
    /// From the first part to the second it is the total more or less, as a number or in percent.
    Change,
    /// The part is no more than the total.
    Part,
    /// From a day to a day it is the total.
    Length,
}

impl Operation {
    /// Its name at the JSON border.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Share => "share",
            Self::Product => "product",
            Self::Change => "change",
            Self::Part => "part",
            Self::Length => "length",
        }
    }
}

impl Finding {
    /// A finding without an equation that supersedes nothing.
    pub const fn new(
        kind: FindingKind,
        group: Option<usize>,
        figures: Vec<usize>,
        headline: Prose,
        explanation: Prose,
    ) -> Self {
        Self {
            kind,
            group,
            figures,
            headline,
            explanation,
            equation: None,
            superseded: Vec::new(),
            chains: Vec::new(),
            quotations: Vec::new(),
        }
    }

    /// Sets of rows every two of which relate as the finding says, or say the same.
    pub fn related(&self) -> impl Iterator<Item = &[usize]> {
        let whole = self.chains.is_empty().then_some(self.figures.as_slice());
        whole
            .into_iter()
            .chain(self.chains.iter().map(Vec::as_slice))
    }
}

/// How figures relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// Same measure, no common value.
    Contradiction,
    /// Each side of a dispute states its own value.
    DisputedByParties,
    /// Parts and total do not add up.
    ArithmeticFails,
    /// One speaker, one statement, and two wordings of it.
    QuotedDifferently,
    /// Retold without its hedge, or with another.
    QualifierDrift,
    /// Retold with more digits than its origin gives.
    PrecisionInflation,
    /// They measure different things that look alike.
    ScopeDifference,
    /// A later date supersedes.
    UpdatedOverTime,
    /// Equal once rounded.
    RoundingCompatible,
    /// A bound leaves room for the other.
    BoundCompatible,
    /// Rounded so far that parts and total may add up or not.
    ArithmeticUndecidable,
    /// Parts and total add up.
    ArithmeticHolds,
    /// One origin retold: no confirmation.
    Echo,
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

impl Severity {
    /// Its name at the JSON border and in tables.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Caution => "caution",
            Self::Updated => "updated",
            Self::Good => "good",
        }
    }
}

impl FindingKind {
    /// All, in the order in which an analyst wants to see them: what is wrong, what has changed, what only looks so.
    pub const ALL: [Self; 14] = [
        Self::Contradiction,
        Self::DisputedByParties,
        Self::ArithmeticFails,
        Self::QuotedDifferently,
        Self::QualifierDrift,
        Self::PrecisionInflation,
        Self::ScopeDifference,
        Self::UpdatedOverTime,
        Self::RoundingCompatible,
        Self::BoundCompatible,
        Self::ArithmeticUndecidable,
        Self::ArithmeticHolds,
        Self::Echo,
        Self::Agreement,
    ];

    /// Its name at the JSON border.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::DisputedByParties => "disputed_by_parties",
            Self::ArithmeticFails => "arithmetic_fails",
            Self::QuotedDifferently => "quoted_differently",
            Self::QualifierDrift => "qualifier_drift",
            Self::PrecisionInflation => "precision_inflation",
            Self::ScopeDifference => "scope_difference",
            Self::UpdatedOverTime => "updated_over_time",
            Self::RoundingCompatible => "rounding_compatible",
            Self::BoundCompatible => "bound_compatible",
            Self::ArithmeticUndecidable => "arithmetic_undecidable",
            Self::ArithmeticHolds => "arithmetic_holds",
            Self::Echo => "echo",
            Self::Agreement => "agreement",
        }
    }

    /// Its one word on chips, in reports and sheets.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::DisputedByParties => "disputed",
            Self::ArithmeticFails => "does not add up",
            Self::QuotedDifferently => "quoted differently",
            Self::QualifierDrift => "hedge lost",
            Self::PrecisionInflation => "sharpened",
            Self::ScopeDifference => "scope",
            Self::UpdatedOverTime => "updated",
            Self::RoundingCompatible => "rounding",
            Self::BoundCompatible => "bound",
            Self::ArithmeticUndecidable => "may add up",
            Self::ArithmeticHolds => "adds up",
            Self::Echo => "echo",
            Self::Agreement => "agree",
        }
    }

    /// How much it matters.
    pub const fn severity(self) -> Severity {
        match self {
            Self::Contradiction | Self::DisputedByParties | Self::ArithmeticFails => {
                Severity::Conflict
            }
            Self::QuotedDifferently
            | Self::QualifierDrift
            | Self::PrecisionInflation
            | Self::ScopeDifference
            | Self::RoundingCompatible
            | Self::BoundCompatible => Severity::Caution,
            Self::UpdatedOverTime => Severity::Updated,
            Self::ArithmeticUndecidable | Self::ArithmeticHolds | Self::Echo | Self::Agreement => {
                Severity::Good
            }
        }
    }

    /// Whether it is told of an equation.
    pub const fn is_arithmetic(self) -> bool {
        matches!(
            self,
            Self::ArithmeticFails | Self::ArithmeticUndecidable | Self::ArithmeticHolds
        )
    }
}
