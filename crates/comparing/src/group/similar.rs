//! Whether two figures measure the same thing, by what is known of each.

use super::measure::Measure;
use crate::tolerances::{
    FORECAST_DAYS, LARGE, LIKE_WORDS, ONE_ORDER, ONE_ORDER_FROM, SEASON_DAYS, SHARED_WORDS,
    TELLING_DIGITS, WEEK_DAYS,
};
use tally_language::lexicon::WordClass;
use tally_reading::{Decimal, Dimension, Qualifier};

/// Whether nothing that both tell speaks against it.
pub(crate) fn may_be_same(a: &Measure, b: &Measure) -> bool {
    a.own_unit == b.own_unit && may_be_same_in(a, b, || a.tells_nothing_new(b))
}

/// The same in whatever units; `known` tells whether it is one telling number, so that what only one of them says of
/// its time is most likely true of both.
fn may_be_same_in(a: &Measure, b: &Measure, known: impl FnOnce() -> bool) -> bool {
    let differ = |x: Option<&str>, y: Option<&str>| matches!((x, y), (Some(x), Some(y)) if x != y);
    let alike = a.dimension == b.dimension
        && a.is_foreseen() == b.is_foreseen()
        && a.mood == b.mood
        && !differ(a.role, b.role)
        && !differ(a.people.as_deref(), b.people.as_deref());
    if !alike {
        return false; // Nearly all pairs end here, before their words are compared.
    }
    let known = known();
    (known || a.is_before() == b.is_before() && a.event == b.event && are_of_one_time(a, b))
        && places_fit(a, b)
        && periods_fit(a, b, known)
        && (is_subset(&a.narrowing, &b.narrowing) || states_one_telling_number(a, b))
}

/// A place may be named in full and in short, or by what it lies in: one's words are among the other's.
pub(super) fn places_fit(a: &Measure, b: &Measure) -> bool {
    let among = |inner: &Measure, outer: &Measure| {
        let mut words = inner.place.iter().flat_map(|place| place.split(' '));
        words.all(|word| {
            let named = outer.place.iter().flat_map(|place| place.split(' '));
            let around = outer.around.iter().map(String::as_str);
            named.chain(around).any(|other| other == word)
        })
    };
    a.place.is_none() || b.place.is_none() || a.place == b.place || among(a, b) || among(b, a)
}

/// Figures that name no period are of the weeks before publication: reports of seasons apart are of two events.
fn are_of_one_time(a: &Measure, b: &Measure) -> bool {
    let (Some(one), Some(other)) = (a.published, b.published) else {
        return true;
    };
    let named = a.period.is_some() && b.period.is_some();
    let days = one.since(other).map_or(0, |span| span.get_days().abs());
    named || days <= SEASON_DAYS
}

fn are_of_one_week(a: &Measure, b: &Measure) -> bool {
    let (Some(one), Some(other)) = (a.published, b.published) else {
        return true;
    };
    one.since(other)
        .is_ok_and(|span| span.get_days().abs() <= WEEK_DAYS)
}

/// One that tells no period may be of any recent one; of long ago it would say so.
fn periods_fit(a: &Measure, b: &Measure, known: bool) -> bool {
    match (a.period, b.period) {
        (None, Some(_)) | (Some(_), None) => known,
        (Some(one), Some(other)) => {
            one.year == other.year
                && (one.month.is_none() || other.month.is_none() || one.month == other.month)
        }
        _ => true,
    }
}

fn is_subset(a: &[String], b: &[String]) -> bool {
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}

/// Whether two amounts of money, which are one once converted, measure the same thing.
pub(crate) fn same_once_converted(a: &Measure, b: &Measure) -> bool {
    let needed = if a.thing == b.thing {
        SHARED_WORDS
    } else {
        LIKE_WORDS
    };
    let shared = a.shared_words(b);
    shared >= needed && may_be_same_in(a, b, || a.is_odd() && b.is_odd())
}

/// Whether the two, stating the same number or nearly so, measure the same thing.
pub(crate) fn same_at_equal_numbers(a: &Measure, b: &Measure) -> bool {
    if !may_be_same(a, b) || !things_fit(a, b) {
        return false;
    }
    let equal = a.states_the_same(b) || a.rounds_to(b);
    if !a.states_the_same(b)
        && (a.period != b.period
            || a.place != b.place
                && !equal
                && !(a.role == b.role && a.role.is_some() && is_large(a))
            || !equal && a.narrowing != b.narrowing)
    {
        return false;
    }
    if !equal && is_headline_of(a, b) {
        return true;
    }
    if a.dimension == Dimension::Money && states_one_telling_number(a, b) {
        return true;
    }
    let shared = a.shared_words(b);
    if !equal && matches!(a.dimension, Dimension::Money | Dimension::Share) {
        // A rate of another month is another rate, though not far from the first.
        let one_rate = a.dimension == Dimension::Money || are_of_one_week(a, b);
        return one_rate && a.thing == b.thing && !a.thing.is_empty() && shared >= SHARED_WORDS;
    }
    match a.dimension {
        Dimension::Age => equal && a.head == b.head && shared >= SHARED_WORDS,
        Dimension::Magnitude => equal || a.head == b.head,
        Dimension::Temperature => a.head == b.head || shared >= SHARED_WORDS,
        _ if a.own_unit.is_some() && a.dimension == Dimension::Count => shared >= 1,
        Dimension::Money => a.thing == b.thing || shared >= SHARED_WORDS,
        Dimension::Duration if equal && a.thing == b.thing && !a.thing.is_empty() => true,
        Dimension::Count if a.role.is_some() && a.role == b.role => true,
        _ => shared >= words_needed(a, equal),
    }
}

/// Whether the two state, in reports of one week on one event, a number of so many digits that none has it by chance.
fn states_one_telling_number(a: &Measure, b: &Measure) -> bool {
    a.digits >= TELLING_DIGITS
        && a.states_the_same(b)
        && a.event == b.event
        && are_of_one_week(a, b)
}

/// A headline and its text that give nearly the same sum.
fn is_headline_of(a: &Measure, b: &Measure) -> bool {
    a.article == b.article
        && (a.depth == 0) != (b.depth == 0)
        && a.dimension == Dimension::Money
        && a.shared_words(b) > 0
}

/// Small and common numbers meet by chance; large and odd ones hardly do.
fn words_needed(a: &Measure, equal: bool) -> usize {
    // Two days meet by chance however many seconds they have.
    let rare = is_large(a) && a.dimension != Dimension::Duration;
    match (rare && equal, a.anyone) {
        (true, false) => 1,
        (true, true) | (false, false) => SHARED_WORDS,
        (false, true) => LIKE_WORDS,
    }
}

fn things_fit(a: &Measure, b: &Measure) -> bool {
    if a.dimension != Dimension::Count || a.thing == b.thing || a.head == b.head {
        return true;
    }
    let one_role = a.role.is_some() && a.role == b.role;
    if a.is_odd() && a.states_the_same(b) && a.shared_words(b) >= SHARED_WORDS {
        return true;
    }
    let either_general = a.anyone || b.anyone || a.thing.is_empty() || b.thing.is_empty();
    a.anyone && b.anyone || one_role && either_general && a.states_the_same(b) && is_large(a)
}

/// Numbers that hardly meet by chance.
fn is_large(measure: &Measure) -> bool {
    measure.single().is_some_and(|n| n.abs() >= LARGE.into())
}

/// Whether the two measure the same thing although their numbers differ.
pub(crate) fn same_at_any_numbers(a: &Measure, b: &Measure) -> bool {
    if a.period != b.period
        || a.place != b.place
        || a.is_on_top()
        || b.is_on_top()
        || a.narrowing != b.narrowing
    {
        return false;
    }
    if are_of_other_orders(a, b) {
        return false;
    }
    match a.dimension {
        Dimension::Count if a.is_foreseen() => {
            a.thing == b.thing && !a.thing.is_empty() && are_of_one_month(a, b)
        }
        Dimension::Count if a.role.is_none() => is_one_count(a, b),
        Dimension::Count => a.period.is_none() || a.recent,
        // Shares of one whole differ by nature, and so do the magnitudes of one series: only lengths and the like are one.
        Dimension::Duration | Dimension::Temperature => {
            a.head == b.head && !a.head.is_empty() && a.shared_words(b) >= LIKE_WORDS
        }
        // Two distances start from two places, unless they are one extent of the thing itself.
        Dimension::Length => {
            a.head == b.head
                && WordClass::ExtentNoun.has(&a.head)
                && a.shared_words(b) >= LIKE_WORDS
        }
        _ => false,
    }
}

/// Two articles of one week that count things of one sort in like words, neither twice as many as the other.
fn is_one_count(a: &Measure, b: &Measure) -> bool {
    let (Some(x), Some(y)) = (a.single(), b.single()) else {
        return false;
    };
    let double = x.abs().min(y.abs()).checked_mul(Decimal::TWO);
    let alike = double.is_some_and(|double| double >= x.abs().max(y.abs()));
    let sorts = !a.anyone && !a.thing.is_empty() && a.thing == b.thing;
    alike
        && sorts
        && a.article != b.article
        && are_of_one_week(a, b)
        && a.shared_words(b) >= LIKE_WORDS
}

/// Forecasts of the same thing weeks apart are of other periods, said or not.
fn are_of_one_month(a: &Measure, b: &Measure) -> bool {
    let (Some(one), Some(other)) = (a.published, b.published) else {
        return true;
    };
    one.since(other)
        .is_ok_and(|span| span.get_days().abs() <= FORECAST_DAYS)
}

/// Hundreds against a few: two counts of one thing within days of each other do not lie so far apart.
fn are_of_other_orders(a: &Measure, b: &Measure) -> bool {
    let (Some(x), Some(y)) = (a.single(), b.single()) else {
        return false;
    };
    let (small, large) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
    let vague = a.qualifier == Qualifier::Vague || b.qualifier == Qualifier::Vague;
    !vague
        && large > ONE_ORDER_FROM.into()
        && small
            .checked_mul(ONE_ORDER.into())
            .is_some_and(|most| most < large)
}
