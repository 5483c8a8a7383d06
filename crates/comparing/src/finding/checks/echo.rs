//! One origin retold: the same value in several articles, and still said once.

use std::collections::BTreeMap;

use super::Check;
use crate::finding::compared::{Compared, Sides};
use crate::finding::prose::prose;
use crate::finding::{End, Finding, FindingKind, Member, Origin, Prose, Segment, Why};
use crate::tolerances::SHARE_WORTH_TELLING;
use tally_reading::{Decimal, Qualifier};

/// Finds articles that give a value of one origin.
pub(super) struct Echo;

impl Check for Echo {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let sides = compared.sides.iter();
        sides.flat_map(|sides| echoes(compared, sides)).collect()
    }
}

/// One finding for each origin and number.
fn echoes(compared: &Compared<'_>, sides: &Sides) -> Vec<Finding> {
    let origins = sides.tree.origins.iter().filter(|one| one.articles > 1);
    origins
        .flat_map(|origin| {
            let mut same: BTreeMap<(Decimal, bool), Vec<&Member>> = BTreeMap::new();
            for member in origin.members.iter().filter(|one| counts(origin, one)) {
                let measure = &compared.measures[member.row];
                if let Some(number) = measure.single() {
                    let is_vague = measure.qualifier == Qualifier::Vague;
                    same.entry((number, is_vague)).or_default().push(member);
                }
            }
            same.into_values()
                .filter_map(|members| echo(compared, sides.group, origin, &members))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Speakers who are not told apart by a name may be several, and an outlet may count anew.
fn counts(origin: &Origin, member: &Member) -> bool {
    match member.why {
        Why::Quotation { .. } | Why::Wording { .. } => true,
        Why::Own => origin.end == End::Speaker,
        Why::Speaker { .. } | Why::SpeakerElsewhere { .. } | Why::Agency { .. } => {
            origin.end != End::Unnamed
        }
    }
}

fn echo(
    compared: &Compared<'_>,
    group: usize,
    origin: &Origin,
    members: &[&Member],
) -> Option<Finding> {
    let mut rows: Vec<usize> = members.iter().map(|member| member.row).collect();
    rows.sort_unstable();
    let n = compared.articles(&rows);
    if n < 2 {
        return None;
    }
    let sharp = |row: &&usize| compared.measures[**row].qualifier == Qualifier::Exact;
    let row = rows.iter().find(sharp).or(rows.first())?;
    let value = compared.said(*row);
    let articles = articles(compared, members.iter().copied());
    let explanation = prose![
        compared.outlets(&articles),
        " give ",
        &value,
        " (",
        compared.measure_name(group),
        ")",
        how(compared, origin, members, n),
        ": one origin, so they do not confirm each other."
    ];
    let headline = prose![value, format!(" in {n} articles, 1 origin")];
    Some(Finding::new(
        FindingKind::Echo,
        Some(group),
        rows,
        headline,
        explanation,
    ))
}

/// ", both from Mayor Ana Ruiz", " in nearly the same words", of the members in `n` articles.
fn how(compared: &Compared<'_>, origin: &Origin, members: &[&Member], n: usize) -> Prose {
    let shares =
        |member: &&&Member| matches!(member.why, Why::Wording { .. } | Why::Quotation { .. });
    let alike: Vec<&Member> = members.iter().filter(shares).copied().collect();
    if origin.end == End::Text {
        let is_quoted = |member: &&Member| matches!(member.why, Why::Quotation { .. });
        if alike.iter().all(is_quoted) {
            return " in the same quotation".into();
        }
        return prose![" in nearly the same words", share(compared, &alike, n)];
    }
    let named: Vec<&Member> = members
        .iter()
        .filter(|member| !shares(member))
        .copied()
        .collect();
    let (from, like) = (
        articles(compared, named.iter().copied()),
        articles(compared, alike.iter().copied()),
    );
    let like: Vec<usize> = like
        .into_iter()
        .filter(|article| !from.contains(article))
        .collect();
    let name = source(origin, &named);
    match (from.len(), like.as_slice()) {
        (0, _) => " in nearly the same words".into(),
        (2, []) => prose![", both from ", name],
        (_, []) => prose![", all from ", name],
        (_, like) => prose![
            ", ",
            compared.outlets(&from),
            " from ",
            name,
            ", ",
            compared.outlets(like),
            " in nearly the same words"
        ],
    }
}

/// The origin's name, with the place where it was said only if each article names that place.
fn source(origin: &Origin, named: &[&Member]) -> Prose {
    let name = Segment::Speaker(origin.name.clone());
    let mut places = named
        .iter()
        .map(|member| matches!(member.why, Why::Speaker { venue: Some(_), .. }));
    match &origin.venue {
        Some(venue) if places.all(|told| told) => prose![name, format!(" ({venue})")],
        _ => name.into(),
    }
}

/// " (62% of the shorter article’s wording is in both)", where two articles share so much that it is worth telling.
fn share(compared: &Compared<'_>, alike: &[&Member], n: usize) -> Prose {
    let pairs = alike.iter().filter_map(|member| match member.why {
        Why::Wording { other, percent } => {
            let article = compared.table.rows[member.row].article;
            Some((percent, article.min(other), article.max(other)))
        }
        _ => None,
    });
    match pairs.max() {
        Some((percent, a, b)) if percent >= SHARE_WORTH_TELLING => {
            let (small, large) = compared.origins.smaller_first(a, b);
            let (small, large) = (compared.outlet(small), compared.outlet(large));
            if n == 2 || small == large {
                format!(" ({percent}% of the shorter article’s wording is in both)").into()
            } else {
                let share = format!(" ({percent}% of the wording of ");
                prose![share, small, " is also in ", large, ")"]
            }
        }
        _ => Prose::default(),
    }
}

/// The articles of some members, each once, in reading order.
fn articles<'m>(compared: &Compared<'_>, members: impl Iterator<Item = &'m Member>) -> Vec<usize> {
    let mut articles: Vec<usize> = members
        .map(|member| compared.table.rows[member.row].article)
        .collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}
