//! How two statements on one measure relate.

use super::statement::{Nature, Statement};
use super::{FindingKind, Policy};
use crate::group::is_one_amount;
use tally_language::lexicon::WordClass;
use tally_reading::Decimal;

/// The kind of relation between two statements of one group.
pub(super) fn relate(
    a: &Statement,
    b: &Statement,
    nature: Nature,
    policy: &Policy,
) -> Option<FindingKind> {
    let vague = a.is_vague() || b.is_vague();
    if a.earlier != b.earlier && a.single() != b.single() && !vague {
        return Some(FindingKind::UpdatedOverTime);
    }
    if a.unit != b.unit {
        return in_two_units(a, b);
    }
    if a.says_the_same(b) || one_speaker_says_it_twice(a, b) {
        return Some(FindingKind::Agreement);
    }
    if nature == Nature::Forecast {
        return Some(FindingKind::ScopeDifference);
    }
    if a.interval.meets(&b.interval) {
        return Some(compatible(a, b, nature, policy));
    }
    if a.is_measured && a.measured.meets(&b.measured) {
        return Some(FindingKind::RoundingCompatible);
    }
    if a.article == b.article && !may_contradict_within(a, b) {
        return None;
    }
    if nature == Nature::Rising && (are_of_one_moment(a, b) || falls_by_another_voice(a, b)) {
        return Some(FindingKind::Contradiction);
    }
    match (nature, days_apart(a, b)) {
        (Nature::Rising, Some(0)) if a.article != b.article => Some(FindingKind::UpdatedOverTime),
        (Nature::Fixed, Some(days)) if days <= policy.same_news_days => {
            Some(FindingKind::Contradiction)
        }
        (_, Some(0)) if are_of_other_days(a, b) => Some(FindingKind::UpdatedOverTime),
        (Nature::Fixed, None) | (_, Some(0)) => Some(FindingKind::Contradiction),
        (_, Some(_)) => Some(FindingKind::UpdatedOverTime),
        // Without dates nothing tells an update from an error: say nothing.
        (_, None) => None,
    }
}

/// Amounts in two units that the articles convert: one amount where they are near enough for a rounded rate; nothing
/// is told of others, as the rate may be to blame.
fn in_two_units(a: &Statement, b: &Statement) -> Option<FindingKind> {
    let (Some(x), Some(y)) = (a.single(), b.single()) else {
        return None;
    };
    let bound = a.is_bound() || b.is_bound();
    (!bound && is_one_amount(x, y)).then_some(FindingKind::RoundingCompatible)
}

/// An article contradicts itself between its head and its text, or where it lets two parties speak.
fn may_contradict_within(a: &Statement, b: &Statement) -> bool {
    a.in_head != b.in_head || two_voices(a, b)
}

/// Two who name the same day for different totals.
fn are_of_one_moment(a: &Statement, b: &Statement) -> bool {
    a.holds_at.is_some() && a.holds_at == b.holds_at && two_voices(a, b)
}

/// A running total does not fall: where another says less later, it is no update.
fn falls_by_another_voice(a: &Statement, b: &Statement) -> bool {
    let (first, second) = if a.date <= b.date { (a, b) } else { (b, a) };
    let one_moment_at_most = first.holds_at.is_some() || second.holds_at.is_some();
    two_voices(a, b) && one_moment_at_most && first.date < second.date && falls(first, second)
}

fn two_voices(a: &Statement, b: &Statement) -> bool {
    a.speaker.is_some() && b.speaker.is_some() && a.speaker != b.speaker
}

fn are_of_other_days(a: &Statement, b: &Statement) -> bool {
    matches!((a.as_of, b.as_of), (Some(one), Some(other)) if one != other)
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
pub(super) fn is_an_office(speaker: &str) -> bool {
    let last = speaker.rsplit(' ').next();
    last.is_some_and(|last| WordClass::OfficeOfMany.has(last))
}

fn compatible(a: &Statement, b: &Statement, nature: Nature, policy: &Policy) -> FindingKind {
    let bound = a.is_bound() || b.is_bound();
    let far = if bound {
        !a.interval.meets_softly(&b.interval) && a.single() != b.single()
    } else {
        !are_close(a, b, policy)
    };
    let still_counted = nature == Nature::Rising && a.article != b.article;
    let later = days_apart(a, b).is_some_and(|days| days > 0 || bound && still_counted);
    match bound {
        _ if far && later && nature != Nature::Fixed => FindingKind::UpdatedOverTime,
        true => FindingKind::BoundCompatible,
        false => FindingKind::RoundingCompatible,
    }
}

fn are_close(a: &Statement, b: &Statement, policy: &Policy) -> bool {
    let (Some(x), Some(y)) = (a.single(), b.single()) else {
        return true;
    };
    let room = x.abs().max(y.abs()).checked_mul(policy.close);
    let apart = x.checked_sub(y);
    apart
        .zip(room)
        .is_some_and(|(apart, room)| apart.abs() <= room)
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
