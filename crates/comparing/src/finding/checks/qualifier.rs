//! One origin and one number, and a hedge that some articles give and others do not.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use crate::finding::compared::{Compared, Sides};
use crate::finding::prose::prose;
use crate::finding::relate::is_an_office;
use crate::finding::{End, Finding, FindingKind, Member, Origin, Prose, Segment, Why};
use tally_reading::{Decimal, Qualifier};

/// Finds hedges that were lost, added or changed on the way.
pub(super) struct QualifierDrift;

impl Check for QualifierDrift {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let sides = compared.sides.iter();
        sides.flat_map(|sides| drifts(compared, sides)).collect()
    }
}

/// How a number is hedged, as far as it changes what is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hedge {
    About,
    Above,
    Below,
    None,
}

impl Hedge {
    const fn of(qualifier: Qualifier) -> Option<Self> {
        match qualifier {
            Qualifier::Exact => Some(Self::None),
            Qualifier::About => Some(Self::About),
            Qualifier::MoreThan | Qualifier::AtLeast => Some(Self::Above),
            Qualifier::LessThan | Qualifier::AtMost => Some(Self::Below),
            Qualifier::Range | Qualifier::Vague => None,
        }
    }
}

fn drifts(compared: &Compared<'_>, sides: &Sides) -> Vec<Finding> {
    let origins = sides.tree.origins.iter().filter(|one| one.articles > 1);
    origins
        .flat_map(|origin| {
            let mut same: BTreeMap<Decimal, Vec<&Member>> = BTreeMap::new();
            for member in origin.members.iter().filter(|one| tells(compared, one)) {
                if let Some(number) = compared.measures[member.row].single() {
                    same.entry(number).or_default().push(member);
                }
            }
            same.into_values()
                .filter_map(|members| drift(compared, sides.group, origin, &members))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Headlines have no room for hedges, and what an article calls an earlier state is no retelling.
fn tells(compared: &Compared<'_>, member: &Member) -> bool {
    let measure = &compared.measures[member.row];
    let is_one_statement = match &member.why {
        Why::Speaker { name, .. } => !is_an_office(&name.to_lowercase()),
        Why::Quotation { .. } | Why::Wording { .. } => true,
        Why::SpeakerElsewhere { .. } | Why::Agency { .. } | Why::Own => false,
    };
    is_one_statement && measure.depth > 0 && !measure.is_earlier()
}

fn drift(
    compared: &Compared<'_>,
    group: usize,
    origin: &Origin,
    members: &[&Member],
) -> Option<Finding> {
    if origin.end == End::Unnamed || !are_of_one_time(compared, members) {
        return None;
    }
    let mut hedges: BTreeMap<usize, BTreeSet<Hedge>> = BTreeMap::new();
    for member in members {
        let measure = &compared.measures[member.row];
        let hedge = Hedge::of(measure.qualifier)?;
        hedges.entry(measure.article).or_default().insert(hedge);
    }
    let all: BTreeSet<Hedge> = hedges.values().flatten().copied().collect();
    // An article that gives the number with the hedge and without has not lost it.
    if all.len() < 2 || hedges.values().any(|one| one.len() > 1) {
        return None;
    }
    let versions: Vec<Version> = all
        .iter()
        .filter_map(|hedge| Version::new(compared, *hedge, members))
        .collect();
    let told = Prose::list(versions.iter().map(|one| one.told.clone()).collect());
    let is_bare = all.contains(&Hedge::None);
    let change = if is_bare {
        "dropped or added"
    } else {
        "changed"
    };
    let label = compared.measure_name(group);
    let explanation = if origin.end == End::Speaker {
        prose![
            Prose::from(Segment::Speaker(origin.name.clone())).opening(),
            " is given with ",
            told,
            " (",
            label,
            "); unless both were said, a hedge was ",
            change,
            "."
        ]
    } else {
        prose![
            "Nearly the same passage has ",
            told,
            " (",
            label,
            "): a hedge was ",
            change,
            "."
        ]
    };
    let mut rows: Vec<usize> = members.iter().map(|one| one.row).collect();
    rows.sort_unstable();
    let shown = versions.into_iter().map(|one| one.shown).collect();
    let (kind, group) = (FindingKind::QualifierDrift, Some(group));
    let headline = Prose::joined(shown, " | ");
    Some(Finding::new(kind, group, rows, headline, explanation))
}

/// The number with one hedge.
struct Version {
    /// As it is stated.
    shown: Prose,
    /// With the outlets that give it so.
    told: Prose,
}

impl Version {
    fn new(compared: &Compared<'_>, hedge: Hedge, members: &[&Member]) -> Option<Self> {
        let measure = |member: &&&Member| &compared.measures[member.row];
        let with = |member: &&&Member| Hedge::of(measure(member).qualifier) == Some(hedge);
        let of_hedge: Vec<&Member> = members.iter().filter(with).copied().collect();
        let shown = compared.said(of_hedge.first()?.row);
        let articles: BTreeSet<usize> = of_hedge
            .iter()
            .map(|one| compared.table.rows[one.row].article)
            .collect();
        let articles: Vec<usize> = articles.into_iter().collect();
        let quoted = if hedge == Hedge::None {
            shown.clone()
        } else {
            shown.clone().quoted()
        };
        let told = prose![quoted, " in ", compared.outlets(&articles)];
        Some(Self { shown, told })
    }
}

/// Whether the articles may tell of one statement: no two places where it was said, and no more than a week.
fn are_of_one_time(compared: &Compared<'_>, members: &[&Member]) -> bool {
    let venues: BTreeSet<&str> = members
        .iter()
        .filter_map(|one| match &one.why {
            Why::Speaker { venue, .. } => venue.as_deref(),
            _ => None,
        })
        .collect();
    let dates = || {
        members
            .iter()
            .filter_map(|one| compared.measures[one.row].published)
    };
    let days = match (dates().min(), dates().max()) {
        (Some(first), Some(last)) => last.since(first).map_or(i32::MAX, |span| span.get_days()),
        _ => 0,
    };
    venues.len() < 2 && days <= compared.policy.same_news_days
}
