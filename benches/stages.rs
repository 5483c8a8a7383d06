//! How long each stage takes on news, in bytes of text a second, on one core; and the whole way on all of them.
#![expect(
    clippy::unwrap_used,
    reason = "a bench has no readers, and may fail loudly"
)]

use std::collections::BTreeSet;
use std::hint::black_box;
use std::io;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tally::article::{self, Article};
use tally::comparing::finding::{Policy, findings};
use tally::comparing::group::{Links, groups};
use tally::language::segment;
use tally::language::syntax::Parser;
use tally::language::text::{self, Span, Token};
use tally::reading::{self, NoTrees};
use tally::session::{Action, FileAction, Session, extract};

/// News of several articles, the paragraphs of each a line.
const NEWS: [&str; 3] = [
    include_str!("../assets/sample/01-adrast-courier.txt"),
    include_str!("../assets/sample/04-tolva-valley-radio.txt"),
    include_str!("../assets/sample/05-public-ledger.txt"),
];

/// How often the news is told again, each time by another paper.
const COPIES: usize = 20;

/// The files, no two of the same content.
fn files() -> Vec<String> {
    let copies = (0..COPIES).flat_map(|copy| NEWS.map(|news| (copy, news)));
    copies
        .map(|(copy, news)| format!("{news}\nEdition {copy} of the day.\n"))
        .collect()
}

/// The tokens of each sentence of a text.
fn sentences(text: &str) -> Vec<Vec<Token>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let tokens = text::tokens(text, Span::new(start, start + line.len()));
        let ranges = segment::sentences(text, &tokens).into_iter();
        found.extend(ranges.map(|sentence| tokens[sentence].to_vec()));
        start += line.len();
    }
    found
}

/// From files to figures.
fn reading(criterion: &mut Criterion) {
    let files = files();
    let load = |file: &String| article::load("bench.txt", file.as_bytes()).unwrap();
    let articles: Vec<Article> = files.iter().map(load).collect();
    let lent: Vec<&Article> = articles.iter().collect();
    let words = |text: &str, tokens: &[Vec<Token>]| -> Vec<Vec<Span>> {
        tokens.iter().map(|one| segment::words(text, one)).collect()
    };
    let cut: Vec<Vec<Vec<Span>>> = files
        .iter()
        .map(|file| words(file, &sentences(file)))
        .collect();
    let cut: Vec<(&str, &[Span])> = files
        .iter()
        .zip(&cut)
        .flat_map(|(file, cut)| cut.iter().map(|words| (&file[..], &words[..])))
        .collect();
    let mut group = criterion.benchmark_group("stage");
    group.sample_size(10);
    let bytes: usize = files.iter().map(String::len).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("load", |bencher| {
        bencher.iter(|| files.iter().map(load).collect::<Vec<_>>());
    });
    group.bench_function("sentences and tokens", |bencher| {
        bencher.iter(|| {
            files
                .iter()
                .map(|file| sentences(file).len())
                .sum::<usize>()
        });
    });
    group.bench_function("numerals, rules and word order", |bencher| {
        let read = |article| reading::read_with(article, &NoTrees).figures.len();
        bencher.iter(|| articles.iter().map(read).sum::<usize>());
    });
    let parser = Parser::builtin().unwrap();
    group.bench_function("a tree for each sentence", |bencher| {
        bencher.iter(|| parser.parse_all(&cut).len());
    });
    group.bench_function("the whole reading", |bencher| {
        bencher.iter(|| reading::read_all(&lent).len());
    });
    group.finish();
}

/// From figures to what is printed.
fn comparing(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let files = files();
    for (at, file) in files.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{at:03}.txt")), file).unwrap();
    }
    let session = || {
        let mut session = Session::default();
        session.perform(Action::File(FileAction::Add(vec![folder.path().into()])));
        session
    };
    let read = session();
    let derived = read.derived();
    let mut group = criterion.benchmark_group("stage");
    group.sample_size(10);
    let bytes: usize = files.iter().map(String::len).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("groups", |bencher| {
        bencher.iter(|| groups(black_box(&derived.table), &Links::default()).len());
    });
    group.bench_function("findings", |bencher| {
        let (none, policy) = (BTreeSet::new(), Policy::default());
        bencher.iter(|| findings(&derived.table, &derived.groups, &none, &policy).len());
    });
    group.bench_function("JSON", |bencher| {
        bencher.iter(|| extract::write(derived, io::sink()).is_ok());
    });
    group.bench_function("all, on all cores", |bencher| {
        bencher.iter(|| extract::write(session().derived(), io::sink()).is_ok());
    });
    group.finish();
}

criterion_group!(benches, reading, comparing);
criterion_main!(benches);
