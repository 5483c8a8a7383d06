//! Measures what numbers count, on sentences whose trees were made by hand.
//!
//! `cargo run --example evaluate_counted --no-default-features -- [--gold] [--errors] FILE.conllu [MODEL]`
//!
//! Asked is each number that the file hangs on a noun (`nummod`) and that is read as a figure. What it counts is right
//! if the noun is the one of the file, or if that one is the unit of the figure ("20 %", "four years").
//! Told are word order alone, the tree alone, both together, and how often they name the same noun.

use std::fmt::Write as _;
use std::process::ExitCode;

use tally_language::lexicon::lemma;
use tally_language::syntax::conllu::Sentence;
use tally_language::syntax::{Relation, Upos, Word};
use tally_language::text::Span;
use tally_reading::{Accord, Counted, Evidence, Figure, Reading, Unit};
use xtask::{Request, article, of_treebank, read_plainly, share};

fn main() -> ExitCode {
    xtask::print(report)
}

/// How often each way was right.
#[derive(Default)]
struct Score {
    asked: usize,
    unread: usize,
    unit: usize,
    rule: usize,
    tree: usize,
    both: usize,
    agreed: usize,
    agreed_right: usize,
    differ: usize,
    differ_rule: usize,
    differ_tree: usize,
    differ_right: usize,
    errors: String,
}

fn report(request: &Request) -> String {
    let mut out = String::new();
    for (name, gum) in [("EWT", false), ("GUM", true)] {
        let mut score = Score::default();
        for sentence in of_treebank(request, gum) {
            score.take(sentence, request);
        }
        if request.errors {
            out.push_str(&score.errors);
        }
        score.write(&mut out, name);
    }
    out
}

impl Score {
    fn write(&self, out: &mut String, name: &str) {
        let asked = self.asked;
        let agreed = self.agreed + self.unit;
        let _ = writeln!(
            out,
            "{name}: {asked} numbers on nouns, {} more are no figures",
            self.unread
        );
        for (what, right, of) in [
            ("word order alone", self.rule, asked),
            ("tree alone", self.tree, asked),
            ("both", self.both, asked),
            ("unit, or same noun", agreed, asked),
            ("  right", self.agreed_right + self.unit, agreed),
            ("same noun", self.agreed, asked - self.unit),
            ("  right", self.agreed_right, self.agreed),
            ("different nouns", self.differ, asked - self.unit),
            ("  word order right", self.differ_rule, self.differ),
            ("  tree right", self.differ_tree, self.differ),
            ("  choice right", self.differ_right, self.differ),
        ] {
            let _ = writeln!(out, "  {what:20} {}", share(right, of));
        }
    }

    fn take(&mut self, sentence: &Sentence, request: &Request) {
        let words = &sentence.tree.words;
        let asked: Vec<&Word> = words.iter().filter(|word| is_asked(words, word)).collect();
        if asked.is_empty() {
            return;
        }
        let article = article(sentence);
        let alone = read_plainly(&article);
        let both = request.read(sentence, &article);
        for number in asked {
            let noun = &words[number.head.unwrap_or_default()];
            match (holding(&alone, number.span), holding(&both, number.span)) {
                (Some(alone), Some(both)) => {
                    self.judge(&sentence.text, noun.span, (alone, both));
                }
                _ => self.unread += 1,
            }
        }
    }

    fn judge(&mut self, text: &str, noun: Span, (alone, both): (&Figure, &Figure)) {
        let right = |counted: Option<&Counted>, figure: &Figure| {
            is_unit(figure, noun) || counted.is_some_and(|counted| is_head(text, counted, noun))
        };
        let rule = right(alone.counted.as_ref(), alone);
        let chosen = right(both.counted.as_ref(), both);
        let tree = is_unit(both, noun) || tree_names(text, both, noun, chosen);
        self.asked += 1;
        self.rule += usize::from(rule);
        self.tree += usize::from(tree);
        self.both += usize::from(chosen);
        if is_unit(both, noun) {
            self.unit += 1;
            return;
        }
        match both.accord() {
            Accord::Agree => {
                self.agreed += 1;
                self.agreed_right += usize::from(chosen);
            }
            Accord::Differ => {
                self.differ += 1;
                self.differ_rule += usize::from(rule);
                self.differ_tree += usize::from(tree);
                self.differ_right += usize::from(chosen);
            }
            Accord::Alone => {}
        }
        if !chosen || !rule || !tree {
            self.tell(text, noun, both, [rule, tree, chosen]);
        }
    }

    fn tell(&mut self, text: &str, noun: Span, figure: &Figure, right: [bool; 3]) {
        let marks: String = right
            .iter()
            .zip("rtb".chars())
            .map(|(right, name)| if *right { name } else { '-' })
            .collect();
        let number = figure.number.of(text);
        let _ = writeln!(self.errors, "{marks} {number} of {}: {text}", noun.of(text));
        for one in &figure.evidence {
            if one.part.starts_with("counted") {
                let _ = writeln!(
                    self.errors,
                    "      {} {:?}: {}",
                    one.part,
                    one.span.of(text),
                    one.rule
                );
            }
        }
    }
}

/// Whether the file says what this number counts.
fn is_asked(words: &[Word], word: &Word) -> bool {
    let noun = word.head.and_then(|head| words.get(head));
    word.upos == Upos::Num
        && word.relation == Relation::Nummod
        && noun.is_some_and(|noun| matches!(noun.upos, Upos::Noun | Upos::Propn | Upos::Sym))
}

fn holding(reading: &Reading, number: Span) -> Option<&Figure> {
    reading
        .figures
        .iter()
        .map(AsRef::as_ref)
        .find(|figure| figure.number.overlaps(number))
}

/// Whether the noun is what the figure is measured in.
fn is_unit(figure: &Figure, noun: Span) -> bool {
    let counts = figure
        .counted
        .as_ref()
        .is_some_and(|counted| counted.span.overlaps(noun));
    figure.quantity.unit != Unit::COUNT && figure.span.overlaps(noun) && !counts
}

fn is_head(text: &str, counted: &Counted, noun: Span) -> bool {
    counted.span.overlaps(noun) && lemma(&noun.of(text).to_lowercase()) == counted.head
}

/// Whether the tree named the noun, be it chosen or not.
fn tree_names(text: &str, figure: &Figure, noun: Span, chosen: bool) -> bool {
    let told = |part: &'static str| {
        figure
            .evidence
            .iter()
            .filter(move |one| one.part == part)
            .filter(|one| one.rule.ends_with("tree"))
    };
    if told("counted").next().is_some() {
        return chosen;
    }
    told(Evidence::OTHERWISE).any(|one| one.span.of(text).ends_with(noun.of(text)))
}
