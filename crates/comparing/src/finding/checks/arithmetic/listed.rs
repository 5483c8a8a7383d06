//! A total and its parts told in one sentence: "64 calls: 49 by boat and 15 by helicopter".

use super::Check;
use super::computed::Fit;
use super::link::{companions, is_called_total, is_loose, words};
use super::sums::{are_people, one_thing};
use super::total::{Total, sum};
use crate::finding::compared::Compared;
use crate::finding::{Finding, FindingKind};
use crate::tolerances::LEAST_TOTAL;
use tally_language::lexicon::{self, WordClass};
use tally_language::text::Span;
use tally_reading::{Decimal, Dimension, Factuality, Qualifier};

/// Finds totals whose parts follow in the same sentence.
pub(in crate::finding::checks) struct Listed;

/// The most parts that one sentence lists.
const MOST_PARTS: usize = 6;

/// How many bytes lie between a sentence and the next.
const NEXT: usize = 4;

impl Check for Listed {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| is_sharp(compared, *row))
            .filter_map(|total| {
                listed(compared, total)
                    .or_else(|| carried(compared, total))
                    .or_else(|| summed_up(compared, total))
            })
            .collect()
    }
}

fn is_sharp(compared: &Compared<'_>, row: usize) -> bool {
    let measure = &compared.measures[row];
    measure.qualifier == Qualifier::Exact
        && matches!(measure.dimension, Dimension::Count | Dimension::Money)
        && measure.single().is_some()
        && measure.mood != Factuality::Negated
        && !compared.left_out.contains(&row)
        && !is_loose(compared, row)
}

fn listed(compared: &Compared<'_>, total: usize) -> Option<Finding> {
    let rows = &compared.table.rows;
    let (article, sentence) = (rows[total].article, rows[total].figure.sentence);
    let parts: Vec<usize> = (total + 1..rows.len())
        .take(MOST_PARTS + 1)
        .take_while(|row| rows[*row].article == article && rows[*row].figure.sentence == sentence)
        .take_while(|row| {
            is_sharp(compared, *row)
                && one_thing(&compared.measures[total], &compared.measures[*row])
        })
        .collect();
    let cue = Cue::of(compared, total, &parts)?;
    let wanted = compared.measures[total].single()?;
    let mut so_far = Decimal::ZERO;
    for (at, part) in parts.iter().enumerate() {
        so_far = so_far.checked_add(compared.measures[*part].single()?)?;
        if so_far == wanted && at > 0 && cue.allows(wanted) {
            let parts = parts[..=at].to_vec();
            return Some(Total { total, parts }.finding(compared, FindingKind::ArithmeticHolds));
        }
    }
    let is_whole = parts.len() > 1 && cue == Cue::Colon && is_whole_list(compared, total, &parts);
    let of_one_role = parts.iter().all(|row| {
        let role = compared.measures[*row].role;
        role.is_none() || role == compared.measures[total].role
    });
    let total = Total { total, parts };
    // Of 64 hurt, 20 treated and 12 sent home are not said to be all.
    let is_whole = is_whole && (of_one_role || so_far > wanted);
    // The parts are rounded as they are printed, so what they make is close to the total and no more.
    match total.fit(compared).filter(|_| is_whole)?.1 {
        Fit::Fails => Some(total.finding(compared, FindingKind::ArithmeticFails)),
        Fit::Open => Some(total.finding(compared, FindingKind::ArithmeticUndecidable)),
        _ => Some(total.finding(compared, FindingKind::ArithmeticHolds)),
    }
}

/// "There are 96 cases. Of these 80 have recovered and 16 have died": the parts are all figures of the next sentence.
fn carried(compared: &Compared<'_>, total: usize) -> Option<Finding> {
    let rows = &compared.table.rows;
    let first = rows.get(total + 1)?;
    let sentence = first.figure.sentence;
    let parts: Vec<usize> = (total + 1..rows.len())
        .take(MOST_PARTS + 1)
        .take_while(|row| {
            rows[*row].article == rows[total].article && rows[*row].figure.sentence == sentence
        })
        .collect();
    let text = &compared.table.article(total).text;
    let gap = Span::new(rows[total].figure.sentence.end, sentence.start);
    let opening = Span::new(sentence.start, first.figure.number.start).of(text);
    let is_next = first.article == rows[total].article && !gap.is_empty() && gap.len() <= NEXT;
    let names_them = is_next && says_who(opening);
    let is_part = |row: &usize| {
        let (whole, piece) = (&compared.measures[total], &compared.measures[*row]);
        let counts = piece.dimension == Dimension::Count;
        let alike = one_thing(whole, piece) || are_people(whole, piece);
        is_sharp(compared, *row) && (alike || names_them && whole.anyone && counts)
    };
    let fits = is_next
        && (names_them || opens_with_them(opening))
        && parts.len() > 1
        && parts.len() <= MOST_PARTS
        && parts.iter().all(is_part);
    if !fits {
        return None;
    }
    let one_each = has_one_outcome_each(compared, &parts);
    let (wanted, sum) = (compared.measures[total].single()?, sum(compared, &parts)?);
    let total = Total { total, parts };
    if sum == wanted {
        return Some(total.finding(compared, FindingKind::ArithmeticHolds));
    }
    let exceeds = one_each && !names_them && sum > wanted && total.fit(compared)?.1 == Fit::Fails;
    exceeds.then(|| total.finding(compared, FindingKind::ArithmeticFails))
}

/// "30 people on Monday and 12 more on Tuesday, 42 in all": the parts are all figures of the thing before.
fn summed_up(compared: &Compared<'_>, total: usize) -> Option<Finding> {
    if !is_called_total(compared, total) {
        return None;
    }
    let parts: Vec<usize> = companions(compared, total)
        .into_iter()
        .filter(|row| *row < total && is_sharp(compared, *row))
        .filter(|row| one_thing(&compared.measures[*row], &compared.measures[total]))
        .collect();
    let is_list = (2..=MOST_PARTS).contains(&parts.len());
    let fits = is_list && sum(compared, &parts) == compared.measures[total].single();
    fits.then(|| Total { total, parts }.finding(compared, FindingKind::ArithmeticHolds))
}

/// "Of these", "among them", with which a sentence goes on about what the one before counted.
fn opens_with_them(opening: &str) -> bool {
    let words = words(opening);
    matches!(words.as_slice(), [of, them, ..] if of == "of" && (them == "this" || WordClass::AnaphorOfMany.has(them)))
}

/// "The dead were", "they are", with which a sentence tells of what sorts those are whom the one before counted.
fn says_who(opening: &str) -> bool {
    let words = words(opening);
    let names_them = |noun: &str| {
        let lemma = lexicon::lemma(noun);
        let roles = lexicon::roles();
        noun == "victims" || roles.noun(&lemma).is_some() || roles.adjective(noun).is_some()
    };
    match words
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["they", "are" | "were"] => true,
        ["the", noun, "are" | "were"] => names_them(noun),
        _ => false,
    }
}

/// Whether something else became of each part, so that no one is counted twice.
fn has_one_outcome_each(compared: &Compared<'_>, parts: &[usize]) -> bool {
    let mut roles: Vec<Option<&str>> = parts
        .iter()
        .map(|row| compared.measures[*row].role)
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles.len() == parts.len()
        && roles
            .iter()
            .all(|role| role.is_some_and(|role| lexicon::RoleAttribute::Outcome.holds(role)))
}

/// What tells that parts of the total follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// "64 calls: 49 …".
    Colon,
    /// "Of the 96 people, 89 …".
    Of,
    /// The same happened to all, or nothing is told of any.
    OneRole,
}

impl Cue {
    fn of(compared: &Compared<'_>, total: usize, parts: &[usize]) -> Option<Self> {
        let first = *parts.first()?;
        if between(compared, total, first).contains(':') {
            return Some(Self::Colon);
        }
        let figure = &compared.table.rows[total].figure;
        let text = &compared.table.article(total).text;
        // Compared where it stands: of a long sentence with many figures, each has almost all of it before it.
        let before = Span::new(figure.sentence.start, figure.number.start)
            .of(text)
            .trim();
        let opens = |words: &str| before.eq_ignore_ascii_case(words);
        if opens("of") || opens("of the") {
            return Some(Self::Of);
        }
        let role = compared.measures[total].role;
        let one = parts.iter().all(|row| {
            let part = &compared.measures[*row];
            let one_place = compared.measures[total].place.is_none()
                || compared.measures[total].place == part.place;
            (part.role == role || part.role.is_none()) && one_place && !part.is_on_top()
        });
        one.then_some(Self::OneRole)
    }

    fn allows(self, total: Decimal) -> bool {
        self != Self::OneRole || total >= LEAST_TOTAL.into()
    }
}

/// Whether the text lists the parts to the last: joined by "and", nothing said to be left out, to the sentence's end.
fn is_whole_list(compared: &Compared<'_>, total: usize, parts: &[usize]) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return false;
    };
    let is_open = |text: &str| {
        let phrase = text.contains("such as") || text.contains("at least");
        phrase
            || words(text)
                .iter()
                .any(|word| WordClass::LeavesListOpen.has(word))
    };
    let listing = between(compared, *first, *last).to_lowercase();
    let lead = between(compared, total, *first).to_lowercase();
    let next_is_another = compared
        .table
        .rows
        .get(last + 1)
        .is_some_and(|next| next.figure.sentence == compared.table.rows[*last].figure.sentence);
    listing.contains(" and ") && !next_is_another && !is_open(&listing) && !is_open(&lead)
}

fn between<'a>(compared: &'a Compared<'_>, a: usize, b: usize) -> &'a str {
    let rows = &compared.table.rows;
    Span::new(rows[a].figure.number.end, rows[b].figure.number.start)
        .of(&compared.table.article(a).text)
}
