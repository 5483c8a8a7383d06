//! Writes sentences with the tags, lemmas and trees that the model gives them, as CoNLL-U, to be evaluated by anyone.
//!
//! `cargo run --release --no-default-features --example parse -- FILE [MODEL] > parsed.conllu`
//!
//! A file that ends in `.conllu` is parsed on its own words; any other is read as plain text, a paragraph a line, and
//! cut into sentences and words first.

#![expect(clippy::print_stdout, reason = "the trees go to standard output")]

use anyhow::Context as _;
use tally_language::segment;
use tally_language::syntax::{Parser, conllu};
use tally_language::text::{self, Span};

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().context("name a file")?;
    let content = std::fs::read_to_string(&file).with_context(|| file.clone())?;
    let parser = match arguments.next() {
        Some(model) => Parser::open(&std::fs::read(&model).context(model)?)?,
        None => Parser::builtin()
            .context("the model cannot be read")?
            .clone(),
    };
    if file.ends_with(".conllu") {
        for sentence in conllu::read(&content)? {
            let words: Vec<Span> = sentence.tree.words.iter().map(|word| word.span).collect();
            print!(
                "{}",
                conllu::write(&sentence.text, &parser.parse(&sentence.text, &words))
            );
        }
        return Ok(());
    }
    let mut start = 0;
    for line in content.split_inclusive('\n') {
        let paragraph = Span::new(start, start + line.len());
        start = paragraph.end;
        let tokens = text::tokens(&content, paragraph);
        for sentence in segment::sentences(&content, &tokens) {
            let words = segment::words(&content, &tokens[sentence]);
            print!(
                "{}",
                conllu::write(&content, &parser.parse(&content, &words))
            );
        }
    }
    Ok(())
}
