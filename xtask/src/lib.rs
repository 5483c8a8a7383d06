//! What the programs that measure the reading of sentences share: gold sentences as articles, and their trees.

use std::process::ExitCode;
use std::sync::Arc;

use tally_article::{Article, ArticleId, Metadata, Paragraph, ParagraphKind};
use tally_language::syntax::conllu::{self, Sentence};
use tally_language::syntax::{Parser, Tree};
use tally_language::text::{Span, Token};
use tally_reading::{NoTrees, Reading, Trees, read_with};

/// What the command line asks for.
pub struct Request {
    /// The parser that gives sentences their trees; the trees of the file where there is none.
    parser: Option<Parser>,
    /// Whether each wrong one is printed.
    pub errors: bool,
    /// The sentences of the file.
    pub sentences: Vec<Sentence>,
}

/// Reads the command line and the file that it names; says what is wrong with them.
///
/// # Errors
/// What is wrong with the arguments or the files, in words.
pub fn request() -> Result<Request, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let told = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let mut files = arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"));
    let file = files
        .next()
        .ok_or("usage: [--gold] [--errors] FILE.conllu [MODEL]")?;
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let sentences = conllu::read(&text).map_err(|error| format!("{file}: {error}"))?;
    let parser = match files.next() {
        _ if told("--gold") => None,
        Some(model) => {
            let bytes = std::fs::read(model).map_err(|error| format!("{model}: {error}"))?;
            Some(Parser::open(&bytes).map_err(|error| format!("{model}: {error}"))?)
        }
        None => Some(Parser::builtin().ok_or("the model cannot be read")?.clone()),
    };
    Ok(Request {
        parser,
        errors: told("--errors"),
        sentences,
    })
}

impl Request {
    /// Reads an article of one sentence with its tree.
    pub fn read(&self, sentence: &Sentence, article: &Article) -> Reading {
        match &self.parser {
            Some(parser) => read_with(article, parser),
            None => read_with(article, &Gold(sentence)),
        }
    }
}

/// Reads an article by word order alone.
pub fn read_plainly(article: &Article) -> Reading {
    read_with(article, &NoTrees)
}

/// Prints what `run` gives, or why it gives nothing.
#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]
pub fn print(run: fn(&Request) -> String) -> ExitCode {
    match request() {
        Ok(request) => {
            print!("{}", run(&request));
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// The sentences of one treebank: documents of GUM say so in their names.
pub fn of_treebank(request: &Request, gum: bool) -> impl Iterator<Item = &Sentence> {
    request
        .sentences
        .iter()
        .filter(move |sentence| sentence.document.starts_with("GUM") == gum)
}

/// An article of one sentence.
pub fn article(sentence: &Sentence) -> Article {
    Article {
        id: ArticleId("sentence".into()),
        hash: String::new(),
        left_out: Vec::new(),
        path: "sentence.txt".to_owned(),
        format: "text".to_owned(),
        text: Arc::from(sentence.text.as_str()),
        paragraphs: vec![Paragraph {
            span: Span::new(0, sentence.text.len()),
            kind: ParagraphKind::Body,
        }],
        metadata: Metadata::default(),
        warnings: Vec::new(),
    }
}

/// The tree of the file, cut to the tokens that are taken for a sentence.
struct Gold<'a>(&'a Sentence);

impl Trees for Gold<'_> {
    fn trees(&self, sentences: &[tally_reading::SentenceTokens<'_>]) -> Vec<Option<Tree>> {
        sentences
            .iter()
            .map(|(_, tokens)| self.cut(tokens))
            .collect()
    }
}

impl Gold<'_> {
    fn cut(&self, tokens: &[Token]) -> Option<Tree> {
        let part = tokens.first()?.span.cover(tokens.last()?.span);
        let all = &self.0.tree.words;
        let first = all.iter().position(|word| part.overlaps(word.span))?;
        let last = all.iter().rposition(|word| part.overlaps(word.span))?;
        let mut words = all[first..=last].to_vec();
        for word in &mut words {
            word.head = word
                .head
                .filter(|head| (first..=last).contains(head))
                .map(|head| head - first);
            word.margin = u16::MAX;
        }
        Some(Tree { words })
    }
}

/// "94.1 % (80 of 85)".
pub fn share(right: usize, of: usize) -> String {
    let percent = if of == 0 {
        0.0
    } else {
        100.0 * right as f64 / of as f64
    };
    format!("{percent:5.1} % ({right} of {of})")
}
