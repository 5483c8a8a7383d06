//! Finds what belongs to a number: its hedge, what it counts, what happened to that, who says so, when, where.
//!
//! Everything here reads a sentence through [`Scan`]: its tokens, their guessed classes, and its tree.

mod act;
mod attribution;
mod coreference;
mod cost;
mod counted;
mod factuality;
mod found;
mod measured;
mod name;
mod phrase;
mod place;
mod qualifier;
mod quotation;
mod role;
mod speaker;
mod speech;
mod subject;
mod time;
mod tree;
mod venue;

use std::ops::Range;

use self::found::FoundParts;
use super::rules::{DraftShape, FigureDraft};
use super::scan::Scan;
use super::{Counted, Event, Evidence, Factuality, Figure, Qualifier, Quantity};
use tally_language::lexicon::{Classes, Hedge};

pub(super) use attribution::{Said, attribute};
pub(super) use place::PlacesTold;
pub(super) use time::{Times, said_on};

/// How many tokens at most stand between a hedge and the mention that it belongs to: "at least another a".
const BESIDE: usize = 4;

/// The figures of one paragraph, all but who says them.
pub(super) fn figures(
    scan: &Scan<'_>,
    drafts: &[(&'static str, FigureDraft)],
    times: &Times,
    places: &mut PlacesTold,
) -> Vec<Figure> {
    let mut found: Vec<FoundParts> = Vec::with_capacity(drafts.len());
    let mut figures = Vec::with_capacity(drafts.len());
    for (idx, (rule, draft)) in drafts.iter().enumerate() {
        let mut draft = draft.clone();
        let next = drafts
            .get(idx + 1)
            .map_or(scan.len(), |(_, next)| next.mention.start);
        let tree::NounChoice {
            noun: counted,
            other,
        } = tree::choose(
            scan,
            &draft,
            counted::counted(scan, &draft, &found),
            scan.parsed(draft.number.start)
                .and_then(|parsed| tree::counted(parsed, &draft)),
        );
        let after = counted
            .as_ref()
            .map_or(draft.mention.end, |noun| noun.end(draft.mention.end));
        let hedge = qualifier::before(scan, &draft)
            .or_else(|| qualifier::after(scan, &draft, after))
            .or_else(|| qualifier::in_verb(scan, &draft));
        // A verb of estimate far before the number is no part of the mention.
        let beside = |place: &Range<usize>| place.end + BESIDE >= draft.mention.start;
        if let Some((place, _)) = hedge.as_ref().filter(|(place, _)| beside(place)) {
            draft.mention = draft.mention.start.min(place.start)
                ..draft
                    .mention
                    .end
                    .max(if place.end == draft.mention.end + place.len() {
                        place.end
                    } else {
                        0
                    });
        }
        let one = FoundParts {
            draft,
            hedge,
            counted,
            other,
        };
        let mut figure = figure(scan, rule, &one);
        let role = role::role(scan, &one, next).or_else(|| same_role(scan, &one, figures.last()));
        if let Some((role, rule)) = role {
            figure.evidence.push(evidence("role", role.span, rule));
            figure.role = Some(role);
        }
        factuality::tell(&mut figure, scan, &one.draft.mention);
        times.tell(&mut figure, scan, &one.draft.mention);
        figures.push(figure);
        found.push(one);
    }
    share_nouns(&mut figures, &found);
    let mut mentions: Vec<_> = figures
        .iter_mut()
        .zip(&found)
        .map(|(figure, one)| (figure, one.draft.mention.clone()))
        .collect();
    places.tell(scan, &mut mentions);
    figures
}

/// "From 46,000 to 35,000 barrels": numbers that share a unit measure the same.
fn share_nouns(figures: &mut [Figure], found: &[FoundParts]) {
    for at in (1..figures.len()).rev() {
        let shared = found[at].draft.unit_at.is_some()
            && found[at].draft.unit_at == found[at - 1].draft.unit_at;
        if !shared || figures[at - 1].counted.is_some() {
            continue;
        }
        let Some(noun) = figures[at].counted.clone() else {
            continue;
        };
        let rule = "noun of the number that it shares a unit with";
        figures[at - 1]
            .evidence
            .push(evidence("counted", noun.span, rule));
        figures[at - 1].counted = Some(noun);
    }
}

/// "12 were injured, four critically": an adverb alone grades what the figure before it says.
fn same_role(
    scan: &Scan<'_>,
    found: &FoundParts,
    last: Option<&Figure>,
) -> Option<(Event, &'static str)> {
    let graded = scan.class(found.draft.mention.end).has(Classes::ADVERB);
    let borrowed = found
        .counted
        .as_ref()
        .is_some_and(phrase::Noun::is_borrowed);
    let role = last.filter(|_| graded && borrowed)?.role.clone()?;
    Some((role, "word of the figure before"))
}

fn figure(scan: &Scan<'_>, rule: &'static str, found: &FoundParts) -> Figure {
    let draft = &found.draft;
    let number = scan.span(&draft.number);
    let mut mention = draft.mention.clone();
    if let Some(noun) = &found.counted {
        let of = usize::from(draft.shape == DraftShape::Vague && scan.word(mention.end) == "of");
        let dash = usize::from(scan.is_dash(mention.end) && scan.glued(mention.end + 1));
        let strong = usize::from(dash == 1 && scan.word(mention.end + 1) == "strong");
        if noun.follows(mention.end + of + dash + strong) {
            mention.end = noun.range.end;
        }
    }
    let sentence = scan.span(&scan.sentence(draft.number.start));
    let mut evidence = vec![self::evidence("value", number, rule)];
    if let Some((place, _)) = &found.hedge {
        evidence.push(self::evidence(
            "qualifier",
            scan.span(place),
            if place.end + BESIDE >= mention.start {
                "hedge beside the number"
            } else {
                "verb of estimate"
            },
        ));
    }
    if let Some(unit) = &draft.unit_at {
        evidence.push(self::evidence(
            "unit",
            scan.span(unit),
            "unit beside the number",
        ));
    }
    if let Some(noun) = &found.counted {
        evidence.push(self::evidence("counted", scan.span(&noun.range), noun.rule));
        if let Some(other) = &found.other {
            let part = if other.head == noun.head {
                "counted"
            } else {
                Evidence::OTHERWISE
            };
            evidence.push(self::evidence(part, scan.span(&other.range), other.rule));
        }
    }
    Figure {
        span: scan.span(&mention),
        number,
        sentence: sentence.cover(number),
        paragraph: scan.paragraph,
        quantity: quantity(scan, found),
        counted: found.counted.as_ref().map(|noun| counted(scan, noun)),
        role: None,
        attribution: None,
        factuality: Factuality::Actual,
        as_of: None,
        event: None,
        said_on: None,
        place: None,
        rule,
        evidence,
    }
}

fn evidence(part: &'static str, span: tally_language::text::Span, rule: &'static str) -> Evidence {
    Evidence { part, span, rule }
}

fn counted(scan: &Scan<'_>, noun: &phrase::Noun) -> Counted {
    Counted {
        text: scan.phrase(&noun.range),
        span: scan.span(&noun.range),
        head: noun.lemma.clone(),
        modifiers: noun.modifiers(scan),
        kind: noun.kind,
    }
}

/// The number and its hedge as a statement.
fn quantity(scan: &Scan<'_>, found: &FoundParts) -> Quantity {
    let draft = &found.draft;
    let (mut low, mut high) = (draft.low, draft.high);
    let hedge = found.hedge.as_ref().map(|(_, hedge)| *hedge);
    let qualifier = match (draft.shape, hedge) {
        (DraftShape::Range, _) => Qualifier::Range,
        (DraftShape::Vague, _) => Qualifier::Vague,
        (DraftShape::Single, None | Some(Hedge::Exact)) => Qualifier::Exact,
        (DraftShape::Single, Some(Hedge::About)) => Qualifier::About,
        (DraftShape::Single, Some(Hedge::MoreThan)) => Qualifier::MoreThan,
        (DraftShape::Single, Some(Hedge::AtLeast)) => Qualifier::AtLeast,
        (DraftShape::Single, Some(Hedge::LessThan)) => Qualifier::LessThan,
        (DraftShape::Single, Some(Hedge::AtMost)) => Qualifier::AtMost,
    };
    match qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast => high = None,
        Qualifier::LessThan | Qualifier::AtMost => low = None,
        _ => {}
    }
    let words = found.hedge.as_ref().map(|(place, _)| scan.phrase(place));
    Quantity {
        low,
        high,
        qualifier,
        hedge: words.unwrap_or_default(),
        unit: draft.unit.clone(),
    }
}
