//! Measures who is said to have said a number, on sentences whose trees were made by hand.
//!
//! `cargo run --example evaluate_speaker --no-default-features -- [--gold] [--errors] FILE.conllu [MODEL]`
//!
//! Asked is each figure. Its speaker is right if it is the subject, or shares words with the subject, of the nearest
//! verb of saying whose clause holds the number by the file's tree; or whom "according to" names. A figure that nobody
//! says by the file, or that the writer says himself ("I think"), should have no speaker.
//! Told are word order alone, and both word order and the tree.

use std::fmt::Write as _;
use std::process::ExitCode;

use tally_language::lexicon::speech;
use tally_language::syntax::conllu::Sentence;
use tally_language::syntax::{Relation, Tree, Upos};
use tally_language::text::Span;
use tally_reading::{Figure, Reading};
use xtask::{Request, article, of_treebank, read_plainly, share};

fn main() -> ExitCode {
    xtask::print(report)
}

/// How often one way of reading was right.
#[derive(Default)]
struct Score {
    wanted: usize,
    given: usize,
    right: usize,
    errors: String,
}

fn report(request: &Request) -> String {
    let mut out = String::new();
    for (name, gum) in [("EWT", false), ("GUM", true)] {
        let _ = writeln!(out, "{name}");
        for (way, trees) in [("word order", false), ("both", true)] {
            let mut score = Score::default();
            for sentence in of_treebank(request, gum) {
                let article = article(sentence);
                let reading = if trees {
                    request.read(sentence, &article)
                } else {
                    read_plainly(&article)
                };
                score.take(sentence, &reading);
            }
            if request.errors {
                let _ = writeln!(out, "errors of {way}:\n{}", score.errors);
            }
            let _ = writeln!(
                out,
                "  {way:11} precision {}, recall {}",
                share(score.right, score.given),
                share(score.right, score.wanted)
            );
        }
    }
    out
}

impl Score {
    fn take(&mut self, sentence: &Sentence, reading: &Reading) {
        for figure in &reading.figures {
            let speaker = sentence
                .tree
                .word_at(figure.number.start)
                .and_then(|number| speaker(sentence, number));
            let right = speaker.is_some_and(|speaker| is_speaker(&sentence.tree, speaker, figure));
            self.wanted += usize::from(speaker.is_some());
            self.given += usize::from(figure.attribution.is_some());
            self.right += usize::from(right);
            if !right && (speaker.is_some() || figure.attribution.is_some()) {
                let _ = writeln!(
                    self.errors,
                    "{} by {:?}, read as {:?} ({}): {}",
                    figure.number.of(&sentence.text),
                    speaker.map(|at| sentence.tree.words[at].span.of(&sentence.text)),
                    figure.attribution.as_ref().map(|said| &said.speaker),
                    figure
                        .evidence
                        .iter()
                        .find(|one| one.part == "attribution")
                        .map_or("", |one| one.rule),
                    sentence.text
                );
            }
        }
    }
}

/// Whether the figure names this word's speaker, or what stands for it.
fn is_speaker(tree: &Tree, speaker: usize, figure: &Figure) -> bool {
    figure.attribution.as_ref().is_some_and(|said| {
        let pronoun = tree.words[speaker].upos == Upos::Pron;
        pronoun
            || (0..tree.words.len())
                .any(|at| tree.is_within(at, speaker) && tree.words[at].span.overlaps(said.span))
    })
}

/// Who says word `number` by the file's tree.
fn speaker(sentence: &Sentence, number: usize) -> Option<usize> {
    let tree = &sentence.tree;
    let found = std::iter::once(number)
        .chain(tree.ancestors(number))
        .find_map(|at| above(sentence, at).or_else(|| beside(sentence, at, number)))?;
    let own = matches!(
        lower(sentence, found).as_str(),
        "i" | "we" | "you" | "it" | "this" | "that"
    );
    (!own).then_some(found)
}

/// The speaker of the verb of saying whose clause word `at` heads.
fn above(sentence: &Sentence, at: usize) -> Option<usize> {
    let word = &sentence.tree.words[at];
    let verb = word.head.filter(|_| word.relation == Relation::Ccomp)?;
    is_saying(sentence, verb)
        .then(|| subject(&sentence.tree, verb))
        .flatten()
}

/// The speaker of a clause beside word `at`: "…, the mayor said", "according to the mayor".
fn beside(sentence: &Sentence, at: usize, number: usize) -> Option<usize> {
    let tree = &sentence.tree;
    tree.children(at)
        .filter(|child| !tree.is_within(number, *child))
        .find_map(|child| {
            let according = tree
                .children(child)
                .any(|case| lower(sentence, case) == "according");
            if according {
                return Some(child);
            }
            let says = tree.words[child].relation == Relation::Parataxis
                && is_saying(sentence, child)
                && tree.child_by(child, &[Relation::Ccomp]).is_none();
            says.then(|| subject(tree, child)).flatten()
        })
}

fn subject(tree: &Tree, verb: usize) -> Option<usize> {
    tree.child_by(verb, &[Relation::Nsubj]).or_else(|| {
        let word = &tree.words[verb];
        let above = word.head.filter(|_| word.relation == Relation::Conj)?;
        tree.child_by(above, &[Relation::Nsubj])
    })
}

fn is_saying(sentence: &Sentence, at: usize) -> bool {
    sentence.tree.words[at].upos == Upos::Verb && speech().is_verb(&lower(sentence, at))
}

fn lower(sentence: &Sentence, at: usize) -> String {
    let span: Span = sentence.tree.words[at].span;
    span.of(&sentence.text).to_lowercase()
}
