//! One paragraph cut up: its tokens, their guessed word classes, and its sentences.

use std::borrow::Cow;
use std::ops::Range;

use super::style::Style;
use tally_language::lexicon::{self, Classes, WordClass, WordClasses, classes_of};
use tally_language::segment::sentences;
use tally_language::text::{Span, Token, TokenKind, digit, tokens};

/// How many words a look into a word list may take.
const REACH: usize = 8;

/// A paragraph cut up.
#[derive(Debug)]
pub(super) struct Tokenized<'a> {
    /// The article's text.
    pub(super) text: &'a str,
    /// The paragraph's index.
    pub(super) paragraph: usize,
    /// Its tokens.
    pub(super) tokens: Vec<Token>,
    /// What stands before the decimals in the article.
    pub(super) style: Style,
    /// The tokens as written, digits of any script as ASCII.
    raw: Vec<Cow<'a, str>>,
    /// The tokens in lower case.
    lower: Vec<Cow<'a, str>>,
    /// Their guessed classes.
    classes: Vec<Classes>,
    /// The lists of words that each is on.
    word_classes: Vec<WordClasses>,
    /// Token ranges of its sentences.
    pub(super) sentences: Vec<Range<usize>>,
    /// Whether each sentence is set like a headline, told once, as many numbers may ask.
    titled: Vec<bool>,
}

impl<'a> Tokenized<'a> {
    /// Cuts up the paragraph at `within` of an article that writes its numbers in this style.
    pub(super) fn new(text: &'a str, style: Style, paragraph: usize, within: Span) -> Self {
        let tokens = tokens(text, within);
        let raw: Vec<Cow<'_, str>> = tokens.iter().map(|token| written(text, token)).collect();
        let lower: Vec<Cow<'_, str>> = raw.iter().map(lower).collect();
        let classes = classes(&tokens, &lower);
        let word_classes = lower.iter().map(|word| classes_of(word)).collect();
        let mut cut = Self {
            text,
            paragraph,
            style,
            sentences: sentences(text, &tokens),
            tokens,
            raw,
            lower,
            classes,
            word_classes,
            titled: Vec::new(),
        };
        cut.titled = cut.sentences.iter().map(|one| cut.is_title(one)).collect();
        cut
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Token `at` in lower case; empty past the ends.
    pub(super) fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", AsRef::as_ref)
    }

    /// Token `at` as written; empty past the ends.
    pub(super) fn raw(&self, at: usize) -> &str {
        self.raw.get(at).map_or("", AsRef::as_ref)
    }

    /// The token `n` places before `at`, in lower case.
    pub(super) fn before(&self, at: usize, n: usize) -> &str {
        at.checked_sub(n).map_or("", |idx| self.word(idx))
    }

    /// The next few tokens from `at`, in lower case, for a look into a word list.
    pub(super) fn words(&self, at: usize) -> &[Cow<'a, str>] {
        let end = self.lower.len().min(at + REACH);
        self.lower.get(at..end).unwrap_or(&[])
    }

    /// The next few tokens from `at` as written.
    pub(super) fn raws(&self, at: usize) -> &[Cow<'a, str>] {
        let end = self.raw.len().min(at + REACH);
        self.raw.get(at..end).unwrap_or(&[])
    }

    /// Whether token `at` stands right behind the token before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether token `at` is a run of digits.
    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Digits)
    }

    /// Whether token `at` is a word.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether token `at` is a hyphen or a dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        is_dash(self.raw(at))
    }

    /// Whether token `at` is a hyphen or a dash that ties the tokens beside it: "four-year".
    pub(super) fn is_tie(&self, at: usize) -> bool {
        self.is_dash(at) && self.glued(at) && self.glued(at + 1)
    }

    /// Whether token `at` starts with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    /// What token `at` may be; nothing past the ends.
    pub(super) fn class(&self, at: usize) -> Classes {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// Whether token `at` is a word of this class; never past the ends.
    pub(super) fn is(&self, at: usize, class: WordClass) -> bool {
        self.word_classes.get(at).is_some_and(|all| all.has(class))
    }

    /// Whether the token `n` places before `at` is a word of this class.
    pub(super) fn is_before(&self, at: usize, n: usize, class: WordClass) -> bool {
        at.checked_sub(n).is_some_and(|idx| self.is(idx, class))
    }

    /// The place of a run of tokens.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let first = self.tokens.get(range.start).map_or(0, |t| t.span.start);
        let last = range
            .end
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .map_or(first, |t| t.span.end);
        Span::new(first, last.max(first))
    }

    /// The text of a run of tokens, white space folded.
    pub(super) fn phrase(&self, range: &Range<usize>) -> String {
        let part = self.span(range).of(self.text);
        part.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The sentence that holds token `at`.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        let idx = self.sentence_at(at);
        self.sentences.get(idx).cloned().unwrap_or(0..self.len())
    }

    /// The index of the sentence that holds token `at`.
    pub(super) fn sentence_at(&self, at: usize) -> usize {
        self.sentences.partition_point(|range| range.end <= at)
    }

    /// Whether the sentence that holds token `at` is set like a headline: all but its words of grammar have capitals.
    pub(super) fn is_titled(&self, at: usize) -> bool {
        let idx = self.sentence_at(at);
        self.titled.get(idx).copied().unwrap_or(false)
    }

    fn is_title(&self, sentence: &Range<usize>) -> bool {
        let (mut all, mut capital) = (0, 0);
        for at in sentence.clone() {
            if self.is_word(at) && !self.class(at).has(Classes::FUNCTION) && !self.glued(at) {
                all += 1;
                capital += usize::from(self.is_capital(at));
            }
        }
        all > 2 && capital * 10 > all * 9
    }
}

/// Whether `sign` is a hyphen or a dash.
pub(super) fn is_dash(sign: &str) -> bool {
    matches!(sign, "-" | "‐" | "‑" | "–" | "—" | "−" | "‒")
}

fn written<'a>(text: &'a str, token: &Token) -> Cow<'a, str> {
    let word = token.span.of(text);
    if token.kind != TokenKind::Digits || word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let digits = word.chars().filter_map(digit);
    Cow::Owned(
        digits
            .filter_map(|worth| char::from_digit(worth, 10))
            .collect(),
    )
}

fn lower<'a>(word: &Cow<'a, str>) -> Cow<'a, str> {
    let same = word
        .chars()
        .all(|c| !c.is_uppercase() && c != '’' && c != 'ʼ');
    if same {
        word.clone()
    } else {
        Cow::Owned(word.to_lowercase().replace(['’', 'ʼ'], "'"))
    }
}

fn classes(tokens: &[Token], lower: &[Cow<'_, str>]) -> Vec<Classes> {
    let grammar = lexicon::grammar();
    tokens
        .iter()
        .zip(lower)
        .map(|(token, word)| match token.kind {
            TokenKind::Word => grammar.classes(word),
            _ => Classes::default(),
        })
        .collect()
}
