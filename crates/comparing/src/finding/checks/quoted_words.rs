//! The quoted words of one person that differ between articles.

use super::Check;
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::quotations::{Difference, Pair, pairs};
use crate::finding::sources::speaker;
use crate::finding::{Finding, FindingKind, Prose, QuotedWords as Quoted, Segment, words};
use tally_language::text::{Span, one_line};

/// Finds quotations of one speaker that two articles word differently.
pub(super) struct QuotedWording;

impl Check for QuotedWording {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let pairs = pairs(compared.table).into_iter();
        pairs.filter_map(|pair| finding(compared, &pair)).collect()
    }
}

fn finding(compared: &Compared<'_>, pair: &Pair) -> Option<Finding> {
    let table = compared.table;
    let [one, other] = [pair.one, pair.other].map(|idx| &table.quotations[idx]);
    let published = |article: usize| table.articles[article].metadata.published_on();
    if let (Some(first), Some(last)) = (published(one.article), published(other.article)) {
        let days = last.since(first).map_or(i32::MAX, |span| span.get_days());
        if days.abs() > compared.policy.same_news_days {
            return None;
        }
    }
    let first = pair.differences.first()?;
    let [said, otherwise] = [(one, 0), (other, 1)].map(|(quoted, side)| {
        let text = &table.articles[quoted.article].text;
        let text = one_line(first.shown[side].of(text));
        Prose::from(Segment::Wording { row: None, text }).quoted()
    });
    let name = [one, other]
        .iter()
        .filter_map(|quoted| quoted.quotation.speaker.as_deref())
        .max_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a)))?;
    let more = match pair.differences.len() - 1 {
        0 => Prose::default(),
        1 => ", and in one more place".into(),
        n => prose![", and in ", words::count(n), " more places"],
    };
    let [here, there] = [one, other].map(|quoted| compared.outlet(quoted.article));
    let explanation = prose![
        "Nearly alike, but not word for word, ",
        here,
        " and ",
        there,
        " quote ",
        speaker(name),
        ": ",
        &said,
        " in the one, ",
        &otherwise,
        " in the other",
        more,
        "."
    ];
    let headline = prose![said, " | ", otherwise];
    let quotations = [(pair.one, 0), (pair.other, 1)].map(|(idx, side)| {
        let quoted = &table.quotations[idx];
        Quoted {
            article: quoted.article,
            span: quoted.quotation.span,
            speaker: quoted.quotation.speaker.clone().unwrap_or_default(),
            differing: spans(&pair.differences, side),
        }
    });
    Some(Finding {
        quotations: quotations.to_vec(),
        ..Finding::new(
            FindingKind::QuotedDifferently,
            None,
            Vec::new(),
            headline,
            explanation,
        )
    })
}

fn spans(differences: &[Difference], side: usize) -> Vec<Span> {
    differences.iter().map(|one| one.spans[side]).collect()
}
