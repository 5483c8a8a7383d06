//! Figures that are computed from others: one operation a file, with the search and the wording that they share.

mod across;
mod addition;
mod change;
mod computed;
mod length;
mod link;
mod listed;
mod margin;
mod more;
mod multiple;
mod part;
mod product;
mod repeats;
mod share;
mod sums;
#[cfg(test)]
mod tests;
mod total;
mod wording;

pub(super) use across::Across;
pub(super) use addition::Additions;
pub(super) use change::Changes;
pub(super) use length::Lengths;
pub(super) use listed::Listed;
pub(super) use margin::Margins;
pub(super) use more::Comparisons;
pub(super) use multiple::Multiples;
pub(super) use part::Parts;
pub(super) use product::Products;
pub(in crate::finding) use repeats::once;
pub(super) use share::Shares;
pub(super) use sums::Sums;
