//! Values on the common scale of their dimension.

use tally_language::lexicon::named;
use tally_reading::{Decimal, Dimension, Unit};

/// The unit's code where the dimension alone does not make values comparable: currencies, months, units of their own.
pub(crate) fn own_unit(unit: &Unit) -> Option<String> {
    match unit.dimension() {
        Dimension::Count if *unit == Unit::COUNT => None,
        Dimension::Share if unit.code() == named::PERCENT => None,
        Dimension::Age | Dimension::Magnitude => None,
        _ if unit.in_base(Decimal::ONE).is_some() => None,
        _ => Some(unit.code().to_owned()),
    }
}

/// Whether values in `unit` can be the differences of values in `whole`: shares in percent lie points apart.
pub(crate) fn is_step_of(unit: &Unit, whole: &Unit) -> bool {
    let points = unit.code() == named::PERCENTAGE_POINTS && whole.code() == named::PERCENT;
    points || unit.dimension() == whole.dimension() && own_unit(unit) == own_unit(whole)
}

/// `value` in the base unit of its dimension, or as it is where there is none.
pub(crate) fn in_base(unit: &Unit, value: Decimal) -> Decimal {
    unit.in_base(value).unwrap_or(value)
}
