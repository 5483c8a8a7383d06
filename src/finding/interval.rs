//! What a stated quantity may mean, by a policy.

use super::Policy;
use crate::figure::{Decimal, Quantity};

/// The values that a statement allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lowest; `None` is open below.
    pub low: Option<Decimal>,
    /// The highest; `None` is open above.
    pub high: Option<Decimal>,
    /// Whether `low` itself is left out.
    pub low_open: bool,
    /// Whether `high` itself is left out.
    pub high_open: bool,
    /// Where open above or below: the end of what the words suggest ("more than 1,000" suggests up to 2,000).
    pub soft: Option<Decimal>,
}

impl Interval {
    /// Reads `quantity` as `policy` says.
    pub fn read(quantity: &Quantity, policy: &Policy) -> Self {
        let _ = policy;
        Self {
            low: quantity.low,
            high: quantity.high,
            low_open: false,
            high_open: false,
            soft: None,
        }
    }
}
