//! How two statements on one measure relate.

use super::Kind;
use super::statement::{Nature, Statement};
use crate::figure::Decimal;

/// Days within which a fixed value does not change between two reports.
const SAME_NEWS_DAYS: i32 = 7;

/// The kind of relation between two statements of one group.
pub(super) fn relate(a: &Statement, b: &Statement, nature: Nature) -> Option<Kind> {
    if a.earlier != b.earlier && !a.says_the_same(b) {
        return Some(Kind::UpdatedOverTime);
    }
    if a.says_the_same(b) || one_speaker_says_it_twice(a, b) {
        return Some(Kind::Agreement);
    }
    if a.interval.meets(&b.interval) {
        return Some(compatible(a, b, nature));
    }
    let days = days_apart(a, b);
    match (nature, days) {
        (Nature::Fixed, Some(days)) if days <= SAME_NEWS_DAYS => Some(Kind::Contradiction),
        (Nature::Fixed, None) => Some(Kind::Contradiction),
        (Nature::Rising, Some(0)) if is_still_counted(a, b) => Some(Kind::UpdatedOverTime),
        (_, Some(0)) => Some(Kind::Contradiction),
        (_, Some(_)) => Some(Kind::UpdatedOverTime),
        // Without dates nothing tells an update from an error: say nothing.
        (_, None) => None,
    }
}

/// Same number, same named person: one statement, retold with or without its hedge.
fn one_speaker_says_it_twice(a: &Statement, b: &Statement) -> bool {
    a.article != b.article
        && a.bounds == b.bounds
        && a.speaker.is_some()
        && a.speaker == b.speaker
        && a.speaker.as_deref().is_some_and(|name| !is_an_office(name))
}

/// "Police", "officials", "source": said of many, so no proof of one voice.
fn is_an_office(speaker: &str) -> bool {
    const OFFICES: [&str; 14] = [
        "agenc",
        "agency",
        "authorities",
        "government",
        "military",
        "minist",
        "officials",
        "police",
        "report",
        "reports",
        "source",
        "sources",
        "spokesman",
        "spokeswoman",
    ];
    OFFICES.contains(&speaker)
}

fn compatible(a: &Statement, b: &Statement, nature: Nature) -> Kind {
    if !a.is_bound() && !b.is_bound() {
        return Kind::RoundingCompatible;
    }
    let far = !a.interval.meets_softly(&b.interval) && a.single() != b.single();
    if far && nature != Nature::Fixed && days_apart(a, b).is_some_and(|days| days > 0) {
        return Kind::UpdatedOverTime;
    }
    Kind::BoundCompatible
}

/// Two articles of one day on a rising count: the hour would tell, and nobody tells it.
fn is_still_counted(a: &Statement, b: &Statement) -> bool {
    a.article != b.article
}

fn days_apart(a: &Statement, b: &Statement) -> Option<i32> {
    let days = a.date?.since(b.date?).ok()?.get_days();
    Some(days.abs())
}

/// Whether `later` is smaller than `earlier` can allow: a running total does not fall.
pub(super) fn falls(earlier: &Statement, later: &Statement) -> bool {
    let largest: Option<Decimal> = later.interval.high;
    matches!((earlier.interval.low, largest), (Some(low), Some(high)) if high < low)
}
