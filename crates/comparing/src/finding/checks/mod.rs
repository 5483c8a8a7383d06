//! The checks: one file each, listed here.

mod agreement;
pub(super) mod arithmetic;
mod bound;
mod check;
mod contradiction;
mod disputed;
mod echo;
mod precision;
mod qualifier;
mod quoted_numbers;
mod quoted_words;
mod rounding;
mod scope;
#[cfg(test)]
mod tests;
mod updated;

pub(super) use check::Check;

/// All checks. To add one: write its file, list it here.
pub(super) const ALL: &[&dyn Check] = &[
    &contradiction::Contradiction,
    &arithmetic::Sums,
    &arithmetic::Listed,
    &arithmetic::Across,
    &arithmetic::Additions,
    &arithmetic::Parts,
    &arithmetic::Shares,
    &arithmetic::Margins,
    &arithmetic::Products,
    &arithmetic::Multiples,
    &arithmetic::Changes,
    &arithmetic::Comparisons,
    &arithmetic::Lengths,
    &scope::DifferentScope,
    &rounding::Rounding,
    &bound::Bound,
    &updated::Updated,
    &agreement::Agreement,
    &echo::Echo,
    &qualifier::QualifierDrift,
    &precision::PrecisionInflation,
    &quoted_numbers::QuotedNumbers,
    &quoted_words::QuotedWording,
    &disputed::Disputed,
];
