//! How long grouping and checking take as articles are added, which must stay near linear, what one article more costs,
//! and crowds that would be slow if each figure were compared with each other.
#![expect(
    clippy::unwrap_used,
    reason = "a bench has no readers, and may fail loudly"
)]

mod event;
mod worst;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tally::article;
use tally::comparing::finding::{Known, Origins, Policy, findings_by};
use tally::comparing::group::{Links, Measures, Row, Table, groups_by, suggestions};
use tally::reading::{self, FigureKey, NoTrees};
use tally::session::{Action, FileAction, Session};

/// The figures of articles on one event, read by word order alone, which is the quicker way and gives as many.
fn table(texts: impl Iterator<Item = event::Told>) -> Table {
    let mut table = Table::default();
    for (idx, told) in texts.enumerate() {
        let mut article = article::load(&told.file, told.text.as_bytes()).unwrap();
        article.metadata.outlet = Some(told.outlet);
        article.metadata.published = Some(told.published.into());
        for figure in reading::read_with(&article, &NoTrees).figures {
            let key = FigureKey {
                article: article.id.clone(),
                span: figure.number,
            };
            table.rows.push(Row {
                key,
                article: idx,
                figure,
            });
        }
        table.articles.push(Arc::new(article));
    }
    table
}

/// Grouping and checking of 250 to 2,000 articles.
fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("scale");
    group.sample_size(10);
    for articles in [250, 500, 1_000, 2_000] {
        let table = table((0..articles).map(event::article));
        compare(&mut group, &articles.to_string(), &table);
    }
    group.finish();
}

/// Crowds of each kind, as many figures as the largest event has.
fn crowds(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("worst");
    group.sample_size(10);
    for (name, texts) in worst::all() {
        let table = table(texts.into_iter());
        compare(&mut group, name, &table);
    }
    group.finish();
}

type Group<'a> = criterion::BenchmarkGroup<'a, criterion::measurement::WallTime>;

fn compare(group: &mut Group<'_>, name: &str, table: &Table) {
    let (links, none, policy) = (Links::default(), BTreeSet::new(), Policy::default());
    group.throughput(Throughput::Elements(table.rows.len() as u64));
    let id = |stage| BenchmarkId::new(stage, name);
    group.bench_function(id("all"), |bencher| {
        bencher.iter(|| {
            let (measures, origins) = (Measures::of(black_box(table)), Origins::new(table));
            let known = Known {
                measures: &measures,
                origins: &origins,
            };
            let made = groups_by(table, &measures, &links);
            findings_by(table, known, &made, &none, &policy)
        });
    });
    let (measures, origins) = (Measures::of(table), Origins::new(table));
    let known = Known {
        measures: &measures,
        origins: &origins,
    };
    let made = groups_by(table, &measures, &links);
    group.bench_function(id("origins"), |bencher| {
        bencher.iter(|| Origins::new(black_box(table)));
    });
    group.bench_function(id("suggestions"), |bencher| {
        bencher.iter(|| suggestions(black_box(table), &measures, &made, &links));
    });
    group.bench_function(id("measures"), |bencher| {
        bencher.iter(|| Measures::of(black_box(table)));
    });
    group.bench_function(id("measures again"), |bencher| {
        bencher.iter(|| measures.of_next(black_box(table)));
    });
    group.bench_function(id("groups"), |bencher| {
        bencher.iter(|| groups_by(black_box(table), &measures, &links));
    });
    group.bench_function(id("findings"), |bencher| {
        bencher.iter(|| findings_by(black_box(table), known, &made, &none, &policy));
    });
}

/// One article more, from its file to the findings, in a project of 2,000.
fn one_more(criterion: &mut Criterion) {
    const LOADED: usize = 2_000;
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), 0..LOADED);
    let mut session = Session::default();
    add(&mut session, folder.path());
    let mut group = criterion.benchmark_group("scale");
    group.sample_size(10);
    group.bench_function("one article more", |bencher| {
        let mut next = LOADED;
        bencher.iter_custom(|times| {
            let mut taken = Duration::ZERO;
            for _ in 0..times {
                let one = tempfile::tempdir().unwrap();
                write(one.path(), next..next + 1);
                next += 1;
                let start = Instant::now();
                add(&mut session, one.path());
                taken += start.elapsed();
                session.perform(Action::Undo);
            }
            taken
        });
    });
    group.finish();
}

fn add(session: &mut Session, folder: &Path) {
    session.perform(Action::File(FileAction::Add(vec![folder.into()])));
}

/// Articles of the event with a manifest that tells their outlets and dates.
fn write(folder: &Path, articles: std::ops::Range<usize>) {
    let entry = |told: event::Told| {
        std::fs::write(folder.join(&told.file), &told.text).unwrap();
        let event::Told {
            file,
            outlet,
            published,
            ..
        } = told;
        format!(r#"{{"file": "{file}", "outlet": "{outlet}", "published": "{published}"}}"#)
    };
    let entries: Vec<String> = articles.map(event::article).map(entry).collect();
    let manifest = format!("[{}]", entries.join(",\n"));
    std::fs::write(folder.join("manifest.json"), manifest).unwrap();
}

criterion_group!(benches, growth, crowds, one_more);
criterion_main!(benches);
