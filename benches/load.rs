//! How long loading takes, from one article to the largest file that is read.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tally::article;

/// One paragraph of about 150 bytes, never the same twice.
fn paragraph(number: usize) -> String {
    format!(
        "The mayor said on Tuesday that {number} people had left the valley, about 70 of them by boat, and that \
         “the water is still rising” by 4 centimetres an hour."
    )
}

/// Paragraphs up to `bytes`.
fn text(bytes: usize, end: &str) -> String {
    let mut text = String::with_capacity(bytes);
    for number in 0.. {
        let next = paragraph(number) + end;
        if text.len() + next.len() > bytes {
            break;
        }
        text.push_str(&next);
    }
    text
}

fn page(bytes: usize) -> String {
    let body = text(bytes, "</p>\n<p>");
    format!(
        "<!DOCTYPE html><html><head><title>Water rises</title></head><body><nav><a href=/1>News</a></nav>\
         <article><h1>Water rises</h1><p>{body}</p></article></body></html>"
    )
}

fn loading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    let files = [
        ("article.txt", text(4_000, "\n")),
        ("article.md", text(4_000, "\n\n")),
        ("article.html", page(4_000)),
        ("5 MB of lines.txt", text(5_000_000, "\n")),
        ("5 MB in one line.txt", text(5_000_000, " ")),
        ("50 MB in one line.txt", text(50_000_000, " ")),
        ("5 MB.md", text(5_000_000, "\n\n")),
        ("5 MB.html", page(5_000_000)),
    ];
    for (name, file) in files {
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &file, |bencher, file| {
            bencher.iter(|| article::load(name, black_box(file.as_bytes())).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, loading);
criterion_main!(benches);
