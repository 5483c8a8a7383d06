//! How long grouping and checking take as articles are added: to stay near linear.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tally::article;
use tally::figure::{
    Counted, Figure, FigureKey, Mood, Place, Qualifier, Quantity, Role, Told, Unit,
};
use tally::finding::{Policy, findings};
use tally::group::{Links, Row, Table, groups};
use tally::text::Span;

/// Things with their kind and what happened to them.
const THINGS: [(&str, &str, &str); 6] = [
    ("people", "person", "killed"),
    ("residents", "person", "injured"),
    ("homes", "building", "damaged"),
    ("drones", "drone", "launched"),
    ("villages", "place", ""),
    ("soldiers", "soldier", "killed"),
];

const FIGURES_AN_ARTICLE: usize = 25;

/// A table of `n` articles of 25 figures each; numbers, places and things repeat from article to article.
fn table(n: usize) -> Table {
    let mut random = fastrand::Rng::with_seed(11);
    let mut table = Table::default();
    for idx in 0..n {
        let numbers: Vec<u32> = (0..FIGURES_AN_ARTICLE)
            .map(|_| random.u32(1..900))
            .collect();
        let sentences: Vec<String> = numbers
            .iter()
            .enumerate()
            .map(|(at, number)| {
                let (words, _, role) = THINGS[at % THINGS.len()];
                format!(
                    "About {number} {words} were {role} in Town{} on day {idx}.",
                    number % 40
                )
            })
            .collect();
        let text = sentences.join("\n");
        let Ok(mut article) = article::load(&format!("{idx}.txt"), text.as_bytes()) else {
            continue;
        };
        article.metadata.published = format!("2024-03-{:02}", idx % 28 + 1).parse().ok();
        let mut start = 0;
        for (at, (sentence, number)) in sentences.iter().zip(&numbers).enumerate() {
            let figure = figure(start, sentence, *number, at);
            let key = FigureKey {
                article: article.id.clone(),
                span: figure.number,
            };
            table.rows.push(Row {
                key,
                article: idx,
                figure: Arc::new(figure),
            });
            start += sentence.len() + 1;
        }
        table.articles.push(Arc::new(article));
    }
    table
}

fn figure(start: usize, sentence: &str, number: u32, at: usize) -> Figure {
    let (words, kind, role) = THINGS[at % THINGS.len()];
    let from = start + "About ".len();
    let span = Span::new(from, from + number.to_string().len());
    let (qualifier, hedge) = if at.is_multiple_of(3) {
        (Qualifier::About, "about")
    } else {
        (Qualifier::Exact, "")
    };
    Figure {
        span,
        number: span,
        sentence: Span::new(start, start + sentence.len()),
        paragraph: at,
        quantity: Quantity {
            low: Some(number.into()),
            high: Some(number.into()),
            qualifier,
            hedge: hedge.to_owned(),
            unit: Unit(Cow::Borrowed("count")),
        },
        counted: Some(Counted {
            text: words.to_owned(),
            span,
            head: words.trim_end_matches('s').to_owned(),
            modifiers: Vec::new(),
            kind: Some(kind),
        }),
        role: (!role.is_empty()).then_some(Role { name: role, span }),
        attribution: None,
        mood: Mood::Actual,
        as_of: None,
        event: None,
        said_on: None,
        place: at.is_multiple_of(2).then(|| Place {
            text: format!("Town{}", number % 40),
            span,
            within: Vec::new(),
            told: Told::Here,
        }),
        rule: "bench",
        evidence: Vec::new(),
    }
}

fn comparing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for articles in [250, 500, 1_000, 2_000] {
        let table = table(articles);
        group.throughput(Throughput::Elements(table.rows.len() as u64));
        group.bench_with_input(
            BenchmarkId::new("groups", articles),
            &table,
            |bencher, table| {
                bencher.iter(|| groups(black_box(table), &Links::default()));
            },
        );
        let made = groups(&table, &Links::default());
        group.bench_with_input(
            BenchmarkId::new("findings", articles),
            &table,
            |bencher, table| {
                bencher.iter(|| {
                    findings(
                        black_box(table),
                        &made,
                        &BTreeSet::new(),
                        &Policy::default(),
                    )
                });
            },
        );
    }
    group.finish();
}

criterion_group!(benches, comparing);
criterion_main!(benches);
