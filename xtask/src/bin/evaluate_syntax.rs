//! Holds the shipped model, or another one, against trees made by hand.
//!
//! `cargo run --release --no-default-features --example evaluate_syntax -- FOLDER [MODEL] [--json]`
//!
//! Reads `dev.conllu` and `test.conllu` of the folder, takes their words as given, and prints for each treebank the
//! shares of words with the right universal part of speech, finer tag, lemma, head (UAS), and head with relation (LAS,
//! subtypes left aside, as shared tasks count; in brackets with subtypes), the counted nouns, and how
//! right heads are by their margin.

#![expect(clippy::print_stdout, reason = "a report is what this program is for")]

use std::path::Path;
use std::time::Instant;

use anyhow::Context as _;
use tally_language::syntax::conllu::{self, Sentence};
use tally_language::syntax::{Parser, Relation, Tree, Upos};
use tally_language::text::Span;

/// Margins, in 1/256, at which heads are sorted by trust.
const BARS: [u16; 4] = [0, 256, 512, 1024];

fn main() -> anyhow::Result<()> {
    let (options, names): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let folder = names.first().context("name the folder of the treebank")?;
    let parser = match names.get(1) {
        Some(model) => Parser::open(&std::fs::read(model).context(model.clone())?)?,
        None => Parser::builtin()
            .context("the model cannot be read")?
            .clone(),
    };
    let mut trust = Trust::default();
    let mut all = Vec::new();
    for part in ["dev", "test"] {
        let file = Path::new(folder).join(format!("{part}.conllu"));
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let sentences = conllu::read(&text)?;
        for (name, is_gum) in [("EWT", false), ("GUM", true)] {
            let mut scores = Scores::default();
            let of_it = |one: &&Sentence| one.document.starts_with("GUM") == is_gum;
            for sentence in sentences.iter().filter(of_it) {
                let spans: Vec<Span> = sentence.tree.words.iter().map(|word| word.span).collect();
                let found = parser.parse(&sentence.text, &spans);
                scores.add(sentence, &found);
                trust.add(&sentence.tree, &found);
            }
            all.push((format!("{name} {part}"), scores));
        }
    }
    if options.iter().any(|option| option == "--json") {
        let all = all
            .iter()
            .map(|(name, scores)| (name.clone(), scores.json()));
        println!("{}", serde_json::Value::Object(all.collect()));
        return Ok(());
    }
    println!("| treebank | words | UPOS | tag | lemma | UAS | LAS | counted noun |");
    println!("|---|---|---|---|---|---|---|---|");
    for (name, scores) in &all {
        scores.print(name);
    }
    println!();
    trust.print();
    speed(&parser, &Path::new(folder).join("dev.conllu"))
}

/// Counts of what was right.
#[derive(Default)]
struct Scores {
    words: usize,
    upos: usize,
    tag: usize,
    lemma: usize,
    head: usize,
    labelled: usize,
    with_subtype: usize,
    counted: usize,
    counted_right: usize,
}

impl Scores {
    fn add(&mut self, sentence: &Sentence, found: &Tree) {
        for (gold, word) in sentence.tree.words.iter().zip(&found.words) {
            let head = gold.head == word.head;
            let counts = gold.relation == Relation::Nummod && gold.upos == Upos::Num;
            self.words += 1;
            self.upos += usize::from(gold.upos == word.upos);
            self.tag += usize::from(gold.tag == word.tag);
            self.lemma += usize::from(gold.lemma == word.lemma);
            self.head += usize::from(head);
            let universal = gold.relation.universal() == word.relation.universal();
            self.labelled += usize::from(head && universal);
            self.with_subtype += usize::from(head && gold.relation == word.relation);
            self.counted += usize::from(counts);
            self.counted_right += usize::from(counts && head);
        }
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "upos": percent(self.upos, self.words),
            "lemma": percent(self.lemma, self.words),
            "uas": percent(self.head, self.words),
            "las": percent(self.labelled, self.words),
        })
    }

    fn print(&self, name: &str) {
        let share = |right: usize| share(right, self.words);
        println!(
            "| {name} | {} | {} | {} | {} | {} | {} ({}) | {} of {} |",
            self.words,
            share(self.upos),
            share(self.tag),
            share(self.lemma),
            share(self.head),
            share(self.labelled),
            share(self.with_subtype),
            crate::share(self.counted_right, self.counted),
            self.counted,
        );
    }
}

/// A share in percent.
fn percent(right: usize, all: usize) -> f64 {
    right as f64 * 100.0 / all.max(1) as f64
}

/// A share in percent, as printed.
fn share(right: usize, all: usize) -> String {
    format!("{:.2}", percent(right, all))
}

/// How right heads are whose margin is at least so much.
#[derive(Default)]
struct Trust {
    all: [usize; BARS.len()],
    right: [usize; BARS.len()],
}

impl Trust {
    fn add(&mut self, gold: &Tree, found: &Tree) {
        for (gold, word) in gold.words.iter().zip(&found.words) {
            for (at, _) in BARS
                .iter()
                .enumerate()
                .filter(|(_, bar)| word.margin >= **bar)
            {
                self.all[at] += 1;
                self.right[at] += usize::from(gold.head == word.head);
            }
        }
    }

    fn print(&self) {
        println!("| margin of the head at least | share of words | right |");
        println!("|---|---|---|");
        for (at, bar) in BARS.iter().enumerate() {
            println!(
                "| {:.1} | {} | {} |",
                f64::from(*bar) / 256.0,
                share(self.all[at], self.all[0]),
                share(self.right[at], self.all[at]),
            );
        }
    }
}

fn speed(parser: &Parser, file: &Path) -> anyhow::Result<()> {
    let sentences = conllu::read(&std::fs::read_to_string(file)?)?;
    // One text, as an article is one.
    let mut text = String::new();
    let mut all: Vec<Vec<Span>> = Vec::new();
    for sentence in &sentences {
        let start = text.len();
        text.push_str(&sentence.text);
        let moved = |span: Span| Span::new(start + span.start, start + span.end);
        all.push(
            sentence
                .tree
                .words
                .iter()
                .map(|word| moved(word.span))
                .collect(),
        );
    }
    let all: Vec<(&str, &[Span])> = all.iter().map(|words| (&text[..], &words[..])).collect();
    let start = Instant::now();
    let words: usize = parser
        .parse_all(&all)
        .iter()
        .map(|tree| tree.words.len())
        .sum();
    let seconds = start.elapsed().as_secs_f64();
    println!("\n{:.0} words a second on one core", words as f64 / seconds);
    Ok(())
}
