//! How fast each format is read, how long a folder of 1,000 mixed files takes with its figures, and how soon a load ends
//! when it is cancelled.

#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot make its files should stop"
)]

use std::hint::black_box;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tally::article::{self, Cancellation};
use tally::session::{Action, Config, Export, FileAction, Session};
use tally::sheet::SheetFormat;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// One paragraph of about 150 bytes, never the same twice.
fn paragraph(number: usize) -> String {
    format!(
        "The mayor said on Tuesday that {number} people had left the valley, about 70 of them by boat, and that \
         “the water is still rising” by 4 centimetres an hour."
    )
}

fn paragraphs(from: usize, n: usize) -> Vec<String> {
    (from..from + n).map(paragraph).collect()
}

fn marked(texts: &[String], before: &str, after: &str) -> String {
    let between = format!("{after}{before}");
    format!("{before}{}{after}", texts.join(&between))
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx(texts: &[String]) -> Vec<u8> {
    let body = marked(texts, "<w:p><w:r><w:t>", "</w:t></w:r></w:p>");
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    zip(&[("word/document.xml", xml.as_bytes())])
}

fn odt(texts: &[String]) -> Vec<u8> {
    let body = marked(texts, "<text:p>", "</text:p>");
    let xml = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", xml.as_bytes()),
    ])
}

fn html(texts: &[String]) -> String {
    let body = marked(texts, "<p>", "</p>\n");
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Water rises</title></head><body><nav><a href=/1>News</a></nav>\
         <article><h1>Water rises</h1>{body}</article></body></html>"
    )
}

fn rtf(texts: &[String]) -> String {
    let body = marked(texts, "\\pard ", "\\par\n")
        .replace('“', "\\u8220?")
        .replace('”', "\\u8221?");
    format!("{{\\rtf1\\ansi {body}}}")
}

fn mail(texts: &[String]) -> String {
    let body = texts.join("\r\n\r\n");
    format!(
        "From: Ann <a@example.org>\r\nSubject: Water rises\r\nDate: Wed, 05 Feb 2031 09:30:00 +0400\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    )
}

/// A PDF of many pages, as Tally itself writes them.
fn pdf() -> Vec<u8> {
    let mut session = Session::default();
    session.perform(Action::File(FileAction::AddBytes {
        name: "a.txt".to_owned(),
        bytes: paragraphs(0, 250).join("\n\n").into_bytes(),
    }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.pdf");
    let export = Export {
        format: Some(SheetFormat::Pdf),
        ..Export::default()
    };
    session.perform(Action::File(FileAction::Export(path.clone(), export)));
    std::fs::read(path).unwrap()
}

fn files(from: usize, n: usize) -> Vec<(&'static str, Vec<u8>)> {
    let texts = paragraphs(from, n);
    let warc_page = html(&texts);
    let http =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{warc_page}");
    let warc = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{from}/a\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    );
    let feed = format!(
        "<rss><channel><title>Gull</title><item><title>Water rises</title><content:encoded><![CDATA[{}]]></content:encoded></item></channel></rss>",
        marked(&texts, "<p>", "</p>")
    );
    let nitf = format!(
        "<nitf><body><body.content>{}</body.content></body></nitf>",
        marked(&texts, "<p>", "</p>")
    );
    let text = texts.join("\\n\\n");
    vec![
        ("a.txt", texts.join("\n\n").into_bytes()),
        ("a.md", texts.join("\n\n").into_bytes()),
        ("a.html", html(&texts).into_bytes()),
        ("a.docx", docx(&texts)),
        ("a.odt", odt(&texts)),
        ("a.rtf", rtf(&texts).into_bytes()),
        ("a.eml", mail(&texts).into_bytes()),
        ("a.xml", nitf.into_bytes()),
        ("a.rss", feed.into_bytes()),
        (
            "a.jsonl",
            format!("{{\"title\":\"Water rises\",\"text\":\"{text}\"}}\n").into_bytes(),
        ),
        (
            "a.csv",
            format!("title,text\nWater rises,\"{}\"\n", texts.join("\n\n")).into_bytes(),
        ),
        ("a.warc", warc.into_bytes()),
        ("a.zip", zip(&[("b.txt", texts.join("\n\n").as_bytes())])),
    ]
}

fn formats(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("format");
    group.sample_size(10);
    let mut all = files(0, 3_000);
    all.push(("a.pdf", pdf()));
    for (name, bytes) in all {
        // What the text takes: packed files would look slower than they are.
        let opened = article::open(name, &bytes, None, Cancellation::never()).unwrap();
        let n_text: usize = opened
            .articles
            .iter()
            .map(|article| article.text.len())
            .sum();
        group.throughput(Throughput::Bytes(n_text as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(name),
            &bytes,
            |bencher, bytes| {
                bencher.iter(|| {
                    article::open(name, black_box(bytes), None, Cancellation::never()).is_ok()
                });
            },
        );
    }
    group.finish();
}

/// 1,000 files of all formats, of 20 paragraphs each.
fn fill(folder: &Path) {
    let kinds = files(0, 1).len();
    for idx in 0..1_000 {
        let (name, bytes) = files(idx * 20, 20).swap_remove(idx % kinds);
        let ending = name.split_once('.').map_or("txt", |(_, ending)| ending);
        std::fs::write(folder.join(format!("{idx:04}.{ending}")), bytes).unwrap();
    }
}

fn folder(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let mut group = criterion.benchmark_group("folder of 1,000 mixed files");
    group
        .sample_size(10)
        .measurement_time(Duration::from_mins(1));
    group.bench_function("load and read", |bencher| {
        bencher.iter(|| {
            let mut session = Session::default();
            session.perform(Action::File(FileAction::Add(vec![
                folder.path().to_owned(),
            ])));
            assert_eq!(session.derived().table.articles.len(), 1_000);
        });
    });
    group.bench_function("cancel", |bencher| {
        bencher.iter_custom(|n| (0..n).map(|_| cancelled(folder.path())).sum());
    });
    group.finish();
}

/// From asking to stop until the session says that it has.
fn cancelled(folder: &Path) -> Duration {
    let (sender, woken) = channel();
    let mut session = Session::new(Config {
        wake: Some(Arc::new(move || {
            sender.send(()).ok();
        })),
        ..Config::default()
    });
    session.perform(Action::File(FileAction::Add(vec![folder.to_owned()])));
    std::thread::sleep(Duration::from_millis(400));
    let start = Instant::now();
    session.perform(Action::Cancel);
    while session.progress().is_some() {
        woken.recv_timeout(Duration::from_secs(30)).ok();
        session.poll();
    }
    start.elapsed()
}

criterion_group!(benches, formats, folder);
criterion_main!(benches);
