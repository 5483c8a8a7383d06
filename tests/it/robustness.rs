//! Whatever a file holds, loading and reading it ends, keeps its promises about spans, and says the same twice.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tally::article::{Article, ParagraphKind, load};
use tally::language::text::Span;
use tally::reading;
use tally::session::{Action, FileAction, Session, extract};

use crate::same_cases;

const ENDINGS: [&str; 4] = ["txt", "md", "html", ""];

/// Words and signs that rules look at, to be shuffled.
const PIECES: &[&str] = &[
    "12",
    "1,170",
    "55 000",
    "55'000",
    "3.5",
    "1,5",
    "-20",
    "−6",
    "€",
    "$90bn",
    "£2.5m",
    "%",
    "°C",
    "minus",
    "about",
    "more than",
    "between",
    "and",
    "to",
    "–",
    "-",
    "half a million",
    "dozens of",
    "two dozen",
    "one in five",
    "no",
    "hundreds of thousands",
    "killed",
    "people",
    "houses",
    "said",
    "according to",
    "\"",
    "“",
    "”",
    "'",
    "(",
    ")",
    "Tuesday",
    "12 March 2031",
    "09:30",
    "Route 9",
    "second",
    "of them",
    ".",
    ". ",
    "\n",
    "\n\n",
    "\r\n",
    "•",
    "…",
    "Ann Marsh",
    "U.S.",
    "Źółć",
    "日本",
    "\u{200b}",
    "\u{feff}",
    "🏠",
    "e\u{301}",
    "\u{a0}",
    "\u{2009}",
    "&nbsp;",
    "<p>",
    "</div>",
    "**",
    "[1](x)",
    "|",
    "# ",
    "9999999999999999999999999999999999999",
    "0.0000000000000000001",
    "Sources: • A • B",
    "Share",
    "million million",
    "1/2",
    "½",
    "²",
    "3-2",
    "10–12",
    "1e9",
    "0x1F",
    "12th",
    "'90s",
];

fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let mut samples: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "json"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    samples.sort();
    samples
}

/// Loads and reads; checks what every article and every figure promises.
#[track_caller]
fn check(path: &str, bytes: &[u8]) {
    let Ok(article) = load(path, bytes) else {
        return;
    };
    check_paragraphs(&article);
    let reading = reading::read(&article);
    let numbers: Vec<Span> = reading.figures.iter().map(|figure| figure.number).collect();
    assert!(
        numbers.is_sorted_by(|one, next| one.end <= next.start),
        "figures overlap in {:?}",
        article.text
    );
    for figure in &reading.figures {
        let paragraph = &article.paragraphs[figure.paragraph];
        for span in [figure.span, figure.number, figure.sentence] {
            check_span(&article, span);
            assert!(
                paragraph.span.contains(span),
                "{span:?} leaves its paragraph in {:?}",
                article.text
            );
        }
        assert!(paragraph.kind.is_read());
    }
    for ignored in &reading.ignored {
        check_span(&article, ignored.span);
    }
    assert_eq!(load(path, bytes).as_ref(), Ok(&article));
    assert_eq!(reading::read(&article), reading);
}

fn check_paragraphs(article: &Article) {
    let mut end = 0;
    for (idx, paragraph) in article.paragraphs.iter().enumerate() {
        assert!(
            paragraph.span.start >= end,
            "paragraphs overlap in {:?}",
            article.text
        );
        end = paragraph.span.end;
        check_span(article, paragraph.span);
        let text = paragraph.span.of(&article.text);
        assert_eq!(text, text.trim());
        if let ParagraphKind::Repeat { of } = paragraph.kind {
            assert!(of < idx && article.paragraphs[of].kind.is_read());
        }
    }
    let between = article
        .paragraphs
        .windows(2)
        .map(|pair| Span::new(pair[0].span.end, pair[1].span.start));
    for gap in between {
        assert_eq!(
            gap.of(&article.text).trim(),
            "",
            "text is lost in {:?}",
            article.text
        );
    }
}

#[track_caller]
fn check_span(article: &Article, span: Span) {
    let text = article.text.get(span.start..span.end);
    assert!(
        text.is_some_and(|text| !text.is_empty()),
        "{span:?} marks nothing in {:?}",
        article.text
    );
}

proptest! {
    #![proptest_config(same_cases(100))]

    #[test]
    fn random_bytes_do_no_harm(bytes in vec(any::<u8>(), 0..600), ending in select(&ENDINGS[..])) {
        check(&format!("a.{ending}"), &bytes);
    }

    #[test]
    fn random_ascii_does_no_harm(bytes in vec(32_u8..127, 0..600), ending in select(&ENDINGS[..])) {
        check(&format!("a.{ending}"), &bytes);
    }
}

#[test]
fn articles_cut_anywhere_do_no_harm() {
    for (name, bytes) in samples() {
        proptest!(same_cases(20), |(one in 0..=bytes.len(), other in 0..=bytes.len())| {
            let part = &bytes[one.min(other)..one.max(other)];
            check(&name, part);
            check("cut.txt", part);
        });
    }
}

#[test]
fn articles_with_damaged_bytes_do_no_harm() {
    for (name, bytes) in samples() {
        let changes = vec((0..bytes.len(), any::<u8>()), 1..20);
        proptest!(same_cases(20), |(changes in changes)| {
            let mut damaged = bytes.clone();
            for (at, byte) in changes {
                damaged[at] = byte;
            }
            check(&name, &damaged);
        });
    }
}

proptest! {
    #![proptest_config(same_cases(400))]

    #[test]
    fn shuffled_pieces_of_articles_do_no_harm(
        pieces in vec((select(PIECES), prop_oneof![3 => Just(" "), 1 => Just("")]), 1..60),
        ending in select(&ENDINGS[..]),
    ) {
        let text: String = pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect();
        check(&format!("a.{ending}"), text.as_bytes());
    }
}

#[test]
fn a_long_text_is_read_in_one_line_and_in_many() {
    let sentence =
        "About 70 houses were swept away and 12 people died, the mayor said on Tuesday. ";
    for end in ["", "\n"] {
        let text = format!("{sentence}{end}").repeat(2_000);
        check("a.txt", text.as_bytes());
    }
}

/// Texts that would take hours where anything but the sentence at hand were looked at for each word or figure.
#[test]
fn texts_made_to_be_slow_are_read_all_the_same() {
    let shapes = [
        "word 55,000 ",
        "1 ",
        "1/",
        "1,000,",
        "one ",
        "and ",
        "between 2 and ",
        "“It rained and 12 people left, he said. ",
        "\"one ",
        "“It rained, he said, and 12 people left.\n\n",
        "(2 [3 {4 ",
        "((((",
        "7",
        "a",
        "\"",
        "-",
        "— ",
        ", ",
        "Ann Hill, ",
        "The mayor said 12 people left. ",
        "Ann One ",
        "10 Tanner Street ",
        "the Group of Seven ",
        "he said 5 ",
        "“40” of “12” ",
    ];
    for shape in shapes {
        check("a.txt", shape.repeat(15_000 / shape.len()).as_bytes());
    }
    check("a.txt", ("7".repeat(10_000) + " ").repeat(4).as_bytes());
    check(
        "a.txt",
        ("(".repeat(20_000) + &")".repeat(20_000)).as_bytes(),
    );
}

#[test]
fn very_many_figures_of_one_article_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.txt");
    for piece in [
        "word 55,000 ",
        "12 people were killed. ",
        "1/",
        "Of 12 boats, 7 ",
    ] {
        fs::write(&path, piece.repeat(40_000 / piece.len())).unwrap();
        let mut session = Session::default();
        session.perform(Action::File(FileAction::Add(vec![path.clone()])));
        let derived = session.derived();
        assert!(derived.table.rows.len() > 1_500, "{piece}");
        let mut json = Vec::new();
        extract::write(derived, &mut json).unwrap();
        assert!(json.ends_with(b"}"), "{piece}");
    }
}
