//! How long reading figures takes as a text grows, and on texts made to be slow: bytes a second must stay the same.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tally::{article, reading};

/// News as it comes, and one sentence each that goes on for ever.
fn pieces() -> Vec<(&'static str, String)> {
    let news = "The mayor said on Tuesday that about 70 people had left the valley, 12 of them by boat, and that \
                repairs would cost €2.5 million.\n";
    vec![
        ("news", news.to_owned()),
        (
            "list",
            "Of 12 boats, 3-4 sank, killing five people, ".to_owned(),
        ),
        ("open quotations", "\"one ".to_owned()),
        ("open brackets", "(2 of them, ".to_owned()),
        ("names", "Ann Hill, ".to_owned()),
        ("digits", "7".repeat(10_000) + " "),
    ]
}

fn reading(criterion: &mut Criterion) {
    for (name, piece) in pieces() {
        let mut group = criterion.benchmark_group(format!("read {name}"));
        group.sample_size(10);
        for kilobytes in [25, 50, 100, 200] {
            let text = piece.repeat(kilobytes * 1_000 / piece.len() + 1);
            let Ok(article) = article::load("bench.txt", text.as_bytes()) else {
                continue;
            };
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(
                BenchmarkId::from_parameter(kilobytes),
                &article,
                |bencher, article| {
                    bencher.iter(|| black_box(reading::read(article)));
                },
            );
        }
        group.finish();
    }
}

criterion_group!(benches, reading);
criterion_main!(benches);
