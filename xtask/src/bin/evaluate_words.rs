//! Measures [`tally_language::segment`] against treebanks: how well its sentences and words match theirs.
//!
//! ```text
//! cargo run --release --no-default-features --example evaluate_words -- [--errors] FILE.conllu …
//! ```
//!
//! The sentences of a paragraph are joined with one space, cut anew, and compared by place as in the `CoNLL` 2018 shared
//! task: a unit counts where both ends agree. A file without paragraph marks is one paragraph a document; headings in
//! it cannot be told then, so ends of sentences behind a stop are counted apart.
//! Documents whose name starts with "GUM" are told apart from the rest, which is EWT.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use tally_language::segment::{sentences, words};
use tally_language::syntax::conllu::{self, Sentence};
use tally_language::text::{Span, tokens};

/// How many mismatches `--errors` lists of each kind.
const LISTED: usize = 60;

/// What is counted of one treebank.
#[derive(Default)]
struct Tally {
    words: Score,
    sentences: Score,
    stops: Score,
    wrong_words: BTreeMap<(String, String), usize>,
    wrong_ends: BTreeMap<(&'static str, String), usize>,
}

/// Units of the treebank, units of ours, and those in which both agree.
#[derive(Default)]
struct Score {
    gold: usize,
    ours: usize,
    both: usize,
}

impl Score {
    fn add(&mut self, gold: &BTreeSet<Span>, ours: &BTreeSet<Span>) {
        self.gold += gold.len();
        self.ours += ours.len();
        self.both += gold.intersection(ours).count();
    }

    fn line(&self, name: &str) -> String {
        let share = |of: usize| 100.0 * self.both as f64 / of.max(1) as f64;
        let mean = 200.0 * self.both as f64 / (self.gold + self.ours).max(1) as f64;
        format!(
            "{name:<12} precision {:6.2}  recall {:6.2}  F1 {mean:6.2}   of {}",
            share(self.ours),
            share(self.gold),
            self.gold
        )
    }
}

/// One paragraph of a treebank as plain text, and how the treebank cuts it.
#[derive(Default)]
struct Paragraph {
    text: String,
    words: BTreeSet<Span>,
    sentences: BTreeSet<Span>,
}

impl Paragraph {
    fn push(&mut self, sentence: &Sentence) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(&sentence.text);
        self.sentences.insert(Span::new(start, self.text.len()));
        let moved = |span: Span| Span::new(start + span.start, start + span.end);
        self.words
            .extend(sentence.tree.words.iter().map(|word| moved(word.span)));
    }
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]
fn main() -> ExitCode {
    let (options, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|one| one == "--errors");
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for file in &files {
        let read = std::fs::read_to_string(file)
            .map_err(|error| error.to_string())
            .and_then(|text| conllu::read(&text).map_err(|error| error.to_string()));
        let sentences = match read {
            Ok(sentences) => sentences,
            Err(error) => {
                eprintln!("{file}: {error}");
                return ExitCode::FAILURE;
            }
        };
        for (bank, paragraph) in paragraphs(&sentences) {
            compare(tallies.entry(bank).or_default(), &paragraph);
        }
    }
    for (bank, tally) in &tallies {
        println!("{}", report(bank, tally, !options.is_empty()));
    }
    ExitCode::SUCCESS
}

/// The paragraphs of a file, each with the name of its treebank.
fn paragraphs(sentences: &[Sentence]) -> Vec<(&'static str, Paragraph)> {
    let mut found: Vec<(&'static str, Paragraph)> = Vec::new();
    for sentence in sentences {
        if sentence.opens_paragraph || found.is_empty() {
            let gum = sentence.document.starts_with("GUM");
            found.push((if gum { "GUM" } else { "EWT" }, Paragraph::default()));
        }
        if let Some((_, paragraph)) = found.last_mut() {
            paragraph.push(sentence);
        }
    }
    found
}

/// Cuts a paragraph and counts where the treebank agrees.
fn compare(tally: &mut Tally, gold: &Paragraph) {
    let text = &gold.text;
    let tokens = tokens(text, Span::new(0, text.len()));
    let mut our_words = BTreeSet::new();
    let mut our_sentences = BTreeSet::new();
    for range in sentences(text, &tokens) {
        let cut = words(text, &tokens[range]);
        if let (Some(first), Some(last)) = (cut.first(), cut.last()) {
            our_sentences.insert(first.cover(*last));
        }
        our_words.extend(cut);
    }
    tally.words.add(&gold.words, &our_words);
    tally.sentences.add(&gold.sentences, &our_sentences);
    let stops = |sentences: &BTreeSet<Span>| {
        let ends = sentences.iter().map(|span| Span::new(span.end, span.end));
        ends.filter(|end| is_behind_stop(text, end.end)).collect()
    };
    tally
        .stops
        .add(&stops(&gold.sentences), &stops(&our_sentences));
    note_words(tally, text, &gold.words, &our_words);
    note_ends(tally, text, &gold.sentences, &our_sentences);
}

/// Whether a stop, with what may close a quotation behind it, ends at `end`.
fn is_behind_stop(text: &str, end: usize) -> bool {
    text[..end]
        .trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
        .ends_with(['.', '!', '?', '…'])
}

/// Notes each stretch that is cut differently, with its spaces.
fn note_words(tally: &mut Tally, text: &str, gold: &BTreeSet<Span>, ours: &BTreeSet<Span>) {
    let missed: Vec<Span> = gold.difference(ours).copied().collect();
    for span in merged(&missed) {
        let cut = |words: &BTreeSet<Span>| {
            let inside = words.iter().filter(|word| word.overlaps(span));
            inside
                .map(|word| word.of(text))
                .collect::<Vec<_>>()
                .join(" ")
        };
        *tally.wrong_words.entry((cut(gold), cut(ours))).or_default() += 1;
    }
}

/// Neighbours joined.
fn merged(spans: &[Span]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for span in spans {
        match found.last_mut() {
            Some(last) if last.end == span.start => *last = last.cover(*span),
            _ => found.push(*span),
        }
    }
    found
}

/// Notes each end of a sentence that only one side has, with what stands around it.
fn note_ends(tally: &mut Tally, text: &str, gold: &BTreeSet<Span>, ours: &BTreeSet<Span>) {
    let ends = |sentences: &BTreeSet<Span>| -> BTreeSet<usize> {
        sentences.iter().map(|span| span.end).collect()
    };
    let (gold, ours) = (ends(gold), ends(ours));
    for (kind, end) in gold
        .difference(&ours)
        .map(|end| ("missed", end))
        .chain(ours.difference(&gold).map(|end| ("added", end)))
    {
        let before = text[..*end].rsplit(' ').next().unwrap_or_default();
        let after: Vec<&str> = text[*end..].split_whitespace().take(2).collect();
        let place = format!("{before} ¦ {}", after.join(" "));
        *tally.wrong_ends.entry((kind, place)).or_default() += 1;
    }
}

fn report(bank: &str, tally: &Tally, errors: bool) -> String {
    let mut lines = vec![
        bank.to_owned(),
        tally.words.line("  words"),
        tally.sentences.line("  sentences"),
        tally.stops.line("  stops"),
    ];
    if errors {
        let words = tally
            .wrong_words
            .iter()
            .map(|((gold, ours), count)| (*count, format!("{gold}   not   {ours}")));
        let ends = tally
            .wrong_ends
            .iter()
            .map(|((kind, place), count)| (*count, format!("{kind}: {place}")));
        lines.extend(most(words.collect()));
        lines.extend(most(ends.collect()));
    }
    lines.join("\n")
}

/// The most frequent of counted lines.
fn most(mut counted: Vec<(usize, String)>) -> Vec<String> {
    counted.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    counted.truncate(LISTED);
    let line = |(count, line): &(usize, String)| format!("  {count:5}  {line}");
    counted.iter().map(line).collect()
}
