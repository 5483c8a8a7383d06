//! The checks: one file each, listed here.

mod agreement;
mod bound;
mod contradiction;
mod listed;
mod rounding;
mod scope;
mod sums;
#[cfg(test)]
mod tests;
mod updated;

use super::Finding;
use super::compared::Compared;

/// Looks for findings of its kind.
pub(super) trait Check: Sync {
    /// All that it finds; order does not matter.
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding>;
}

/// All checks. To add one: write its file, list it here.
pub(super) const ALL: &[&dyn Check] = &[
    &contradiction::Contradiction,
    &sums::Sums,
    &listed::Listed,
    &scope::Scope,
    &rounding::Rounding,
    &bound::Bound,
    &updated::Updated,
    &agreement::Agreement,
];
