//! How many words a second are tagged and parsed, on one core and on two, and from raw text.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tally::language::segment;
use tally::language::syntax::Parser;
use tally::language::text::{self, Span};

/// News of five articles, the paragraphs of each a line.
const NEWS: [&str; 3] = [
    include_str!("../assets/sample/01-adrast-courier.txt"),
    include_str!("../assets/sample/04-tolva-valley-radio.txt"),
    include_str!("../assets/sample/05-public-ledger.txt"),
];

/// The words of each sentence of a text.
fn sentences(news: &str) -> Vec<Vec<Span>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in news.split_inclusive('\n') {
        let tokens = text::tokens(news, Span::new(start, start + line.len()));
        for sentence in segment::sentences(news, &tokens) {
            found.push(segment::words(news, &tokens[sentence]));
        }
        start += line.len();
    }
    found
}

/// Words of one sentence that goes on for long, and of odd texts.
fn odd() -> Vec<(&'static str, String)> {
    vec![
        ("500 words", "five boats sank , ".repeat(125)),
        ("5,000 words", "five boats sank , ".repeat(1_250)),
        ("5,000 emoji", "👍 ".repeat(5_000)),
    ]
}

fn parsing(criterion: &mut Criterion) {
    let Some(parser) = Parser::builtin() else {
        return;
    };
    let news = NEWS.join("\n\n");
    let all = sentences(&news);
    let words: usize = all.iter().map(Vec::len).sum();
    let with_text = |words: &Vec<Vec<Span>>| -> usize {
        let all: Vec<(&str, &[Span])> = words.iter().map(|words| (&news[..], &words[..])).collect();
        parser.parse_all(&all).len()
    };
    let parse = || with_text(&all);
    let mut group = criterion.benchmark_group("syntax");
    group.sample_size(30);
    group.throughput(Throughput::Elements(words as u64));
    group.bench_function("tag and parse", |bencher| {
        bencher.iter(|| black_box(parse()));
    });
    group.bench_function("from raw text", |bencher| {
        bencher.iter(|| with_text(&sentences(&news)));
    });
    group.throughput(Throughput::Elements(2 * words as u64));
    group.bench_function("tag and parse twice on two threads", |bencher| {
        bencher.iter(|| {
            std::thread::scope(|scope| {
                scope.spawn(|| black_box(parse()));
                black_box(parse())
            })
        });
    });
    for (name, text) in odd() {
        let words = sentences(&text).concat();
        group.throughput(Throughput::Elements(words.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(parser.parse(&text, &words)));
        });
    }
    group.finish();
}

fn opening(criterion: &mut Criterion) {
    let bytes = include_bytes!("../assets/model/english.syntax");
    criterion.bench_function("open the syntax model", |bencher| {
        bencher.iter(|| black_box(Parser::open(bytes)));
    });
}

criterion_group!(benches, parsing, opening);
criterion_main!(benches);
