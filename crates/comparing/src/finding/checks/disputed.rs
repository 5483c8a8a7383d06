//! Two sides of a dispute, each with a number of its own.

use std::collections::BTreeSet;

use super::Check;
use crate::finding::compared::{Compared, Side, Sides};
use crate::finding::prose::prose;
use crate::finding::sources::speaker;
use crate::finding::{Finding, FindingKind, Policy};
use tally_language::lexicon::{RoleAttribute, WordClass, classes_of};

/// Finds numbers that opposing parties give for one thing.
pub(super) struct Disputed;

impl Check for Disputed {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let sides = compared.sides.iter();
        sides.filter_map(|sides| dispute(compared, sides)).collect()
    }
}

/// What a speaker's name tells of the side that they are on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Party {
    /// Those who keep order.
    Police,
    /// Those who rule.
    Government,
    /// Those who fight for a state.
    Army,
    /// Those who employ.
    Company,
    /// Those who called others to the street.
    Organisers,
    /// Those who stand for the employed.
    Union,
    /// Those who stand for election against those who rule.
    Opposition,
    /// Those who fight against a state.
    Rebels,
}

/// The words for each party; the last word of a speaker's name that is one of them decides.
const PARTIES: [(Party, WordClass); 8] = [
    (Party::Police, WordClass::PoliceParty),
    (Party::Government, WordClass::GovernmentParty),
    (Party::Army, WordClass::ArmyParty),
    (Party::Company, WordClass::CompanyParty),
    (Party::Organisers, WordClass::OrganiserParty),
    (Party::Union, WordClass::UnionParty),
    (Party::Opposition, WordClass::OppositionParty),
    (Party::Rebels, WordClass::RebelParty),
];

/// Who stands against whom.
const OPPOSED: [(Party, Party); 10] = [
    (Party::Police, Party::Organisers),
    (Party::Police, Party::Union),
    (Party::Police, Party::Opposition),
    (Party::Government, Party::Organisers),
    (Party::Government, Party::Union),
    (Party::Government, Party::Opposition),
    (Party::Government, Party::Rebels),
    (Party::Army, Party::Rebels),
    (Party::Army, Party::Opposition),
    (Party::Company, Party::Union),
];

impl Party {
    /// "The interior ministry", "organisers of the march": by the name's head.
    fn of(speaker: &str) -> Option<Self> {
        let lower = speaker.to_lowercase();
        let head = lower.split(" of ").next().unwrap_or(&lower);
        let last = head.rsplit(' ').next()?;
        let classes = classes_of(last);
        let found = PARTIES.iter().find(|(_, class)| classes.has(*class));
        found.map(|(party, _)| *party)
    }

    fn is_against(self, other: Self) -> bool {
        OPPOSED.contains(&(self, other)) || OPPOSED.contains(&(other, self))
    }

    /// Whether it speaks for a state in a war.
    const fn is_of_a_state(self) -> bool {
        matches!(self, Self::Government | Self::Army)
    }
}

/// One party's number.
struct Claim<'s> {
    side: &'s Side,
    speaker: String,
    party: Party,
    nation: Option<String>,
    /// The sentence.
    sentence: &'s str,
}

fn dispute(compared: &Compared<'_>, sides: &Sides) -> Option<Finding> {
    let claims: Vec<Claim<'_>> = sides
        .all
        .iter()
        .filter_map(|side| claim(compared, side))
        .collect();
    let role = sides.all.first().and_then(|side| {
        let row = side.rows.first()?;
        compared.measures[*row].role
    });
    let is_warlike = role.is_some_and(|role| RoleAttribute::InWar.holds(role));
    for b in 1..claims.len() {
        for a in 0..b {
            let (one, other) = (&claims[a], &claims[b]);
            let parties = one.party.is_against(other.party) && may_be_one_country(one, other);
            let war = is_warlike && are_at_war(one, other);
            if (parties || war)
                && differ(one.side, other.side, compared.policy)
                && !agree(&claims, a, b)
            {
                return Some(finding(compared, sides, [one, other]));
            }
        }
    }
    None
}

fn claim<'s>(compared: &'s Compared<'_>, side: &'s Side) -> Option<Claim<'s>> {
    let row = *side.rows.first()?;
    if side.statement.earlier || compared.measures[row].is_foreseen() {
        return None;
    }
    let said = compared.table.rows[row].figure.attribution.as_ref()?;
    Some(Claim {
        side,
        party: Party::of(&said.speaker)?,
        nation: nation(&said.speaker),
        sentence: compared.table.sentence(row),
        speaker: said.speaker.clone(),
    })
}

/// The opening letters of the nation in a state body's name, which its noun and its adjective share: "Norvi" of "the
/// Norvian army" and "Norvia's army".
fn nation(speaker: &str) -> Option<String> {
    const SHARED: usize = 5;
    let mut words = speaker
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.starts_with(char::is_uppercase) && word.chars().count() > SHARED);
    let is_nation = |word: &&str| {
        let ends = ["an", "ese", "ish", "ia", "i", "ne"];
        ends.iter().any(|end| word.ends_with(end))
    };
    let word = words.find(is_nation)?;
    Some(word.chars().take(SHARED).collect())
}

/// A government and the unions of another country have no dispute.
fn may_be_one_country(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    a.nation.is_none() || b.nation.is_none() || a.nation == b.nation
}

/// Two states, one of which tells of the other in the same sentence.
fn are_at_war(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (Some(one), Some(other)) = (&a.nation, &b.nation) else {
        return false;
    };
    let states = a.party.is_of_a_state() && b.party.is_of_a_state();
    let tells_of = |sentence: &str, nation: &str| {
        let mut words = sentence.split(|c: char| !c.is_alphabetic());
        words.any(|word| word.starts_with(nation))
    };
    states && one != other && (tells_of(a.sentence, other) || tells_of(b.sentence, one))
}

/// No common value, and of one time as far as can be told.
fn differ(a: &Side, b: &Side, policy: &Policy) -> bool {
    let (one, other) = (&a.statement, &b.statement);
    let days = match (one.date, other.date) {
        (Some(one), Some(other)) => other
            .since(one)
            .map_or(i32::MAX, |span| span.get_days().abs()),
        _ => 0,
    };
    let other_day = matches!((one.as_of, other.as_of), (Some(one), Some(other)) if one != other);
    !one.interval.meets(&other.interval) && days <= policy.dispute_days && !other_day
}

/// Whether one party also gives what the other gives: then there is no dispute on it.
fn agree(claims: &[Claim<'_>], a: usize, b: usize) -> bool {
    let (one, other) = (&claims[a], &claims[b]);
    let gives = |speaker: &Claim<'_>, what: &Claim<'_>| {
        claims.iter().any(|claim| {
            claim.party == speaker.party
                && claim.nation == speaker.nation
                && claim
                    .side
                    .statement
                    .interval
                    .meets(&what.side.statement.interval)
        })
    };
    gives(one, other) || gives(other, one)
}

fn finding(compared: &Compared<'_>, sides: &Sides, claims: [&Claim<'_>; 2]) -> Finding {
    let articles = claims.map(|claim| {
        let rows = claim.side.rows.iter();
        let articles: BTreeSet<usize> = rows.map(|row| compared.table.rows[*row].article).collect();
        let articles: Vec<usize> = articles.into_iter().collect();
        prose![" (", compared.outlets(&articles), ")"]
    });
    let [said, otherwise] = claims.map(|claim| compared.said(claim.side.statement.row));
    let [one, other] = claims.map(|claim| speaker(&claim.speaker));
    let [here, there] = &articles;
    // One article that lets both speak is named once.
    let here = (here != there).then_some(here);
    let explanation = prose![
        said.clone().opening(),
        " comes from ",
        one,
        here,
        " and ",
        &otherwise,
        " from ",
        other,
        there,
        ", ",
        compared.measure_name(sides.group),
        ": each side of a dispute states a number of its own."
    ];
    let mut rows: Vec<usize> = claims
        .iter()
        .flat_map(|one| one.side.rows.clone())
        .collect();
    rows.sort_unstable();
    rows.dedup();
    let headline = prose![said, " | ", otherwise];
    Finding::new(
        FindingKind::DisputedByParties,
        Some(sides.group),
        rows,
        headline,
        explanation,
    )
}
