//! Whether two figures measure the same thing, by what is known of each.

use super::measure::Measure;
use crate::figure::Dimension;

/// Whether nothing that both tell speaks against it.
pub(crate) fn may_be_same(a: &Measure, b: &Measure) -> bool {
    let differ = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x != y);
    a.dimension == b.dimension
        && a.own_unit == b.own_unit
        && a.forecast == b.forecast
        && !differ(a.role, b.role)
        && !differ(a.people.as_deref(), b.people.as_deref())
        && !differ(a.place.as_deref(), b.place.as_deref())
        && periods_fit(a, b)
        && is_subset(&a.narrowing, &b.narrowing)
}

fn periods_fit(a: &Measure, b: &Measure) -> bool {
    match (a.period, b.period) {
        (Some((year, month)), Some((other_year, other_month))) => {
            year == other_year && (month.is_none() || other_month.is_none() || month == other_month)
        }
        _ => true,
    }
}

fn is_subset(a: &[String], b: &[String]) -> bool {
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}

/// Whether the two, stating the same number or nearly so, measure the same thing.
pub(crate) fn same_at_equal_numbers(a: &Measure, b: &Measure) -> bool {
    if !may_be_same(a, b) || !things_fit(a, b) {
        return false;
    }
    let equal = a.states_the_same(b);
    if !equal
        && (a.period != b.period
            || a.place != b.place
            || a.narrowing != b.narrowing && a.role.is_none())
    {
        return false;
    }
    let shared = a.shared_words(b);
    match a.dimension {
        Dimension::Age => equal && shared >= 2,
        Dimension::Magnitude => true,
        Dimension::Money => shared >= 1 || equal,
        Dimension::Count if a.role.is_some() && a.role == b.role => true,
        Dimension::Count => shared >= words_needed(a, equal),
        _ => shared >= words_needed(a, equal),
    }
}

/// Small and common numbers meet by chance; large and odd ones hardly do.
fn words_needed(a: &Measure, equal: bool) -> usize {
    let is_large = a.single().is_some_and(|n| n.abs() >= 20.into());
    match (is_large && equal, a.anyone) {
        (true, false) => 1,
        (true, true) | (false, false) => 2,
        (false, true) => 3,
    }
}

fn things_fit(a: &Measure, b: &Measure) -> bool {
    let either_open = a.thing.is_empty() || b.thing.is_empty();
    match a.dimension {
        Dimension::Count => {
            a.thing == b.thing || a.head == b.head || a.anyone && b.anyone || either_open
        }
        _ => true,
    }
}

/// Whether the two measure the same thing although their numbers differ.
pub(crate) fn same_at_any_numbers(a: &Measure, b: &Measure) -> bool {
    if a.period != b.period || a.place != b.place || a.part || b.part || a.narrowing != b.narrowing
    {
        return false;
    }
    match a.dimension {
        Dimension::Count => a.role.is_some() && a.period.is_none(),
        Dimension::Magnitude | Dimension::Temperature => a.period.is_none() && a.head == b.head,
        Dimension::Duration | Dimension::Share | Dimension::Length => {
            a.head == b.head && !a.head.is_empty() && a.shared_words(b) >= 3
        }
        _ => false,
    }
}
