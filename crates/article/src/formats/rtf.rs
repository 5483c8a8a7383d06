//! Rich Text Format (1.9.1), as word processors and news databases write it.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::article::ParagraphKind;
use crate::composer::{Composer, push_lines};
use crate::draft::CELL;
use crate::formats::format::{ArticleFormat, Found};
use crate::limits;
use crate::markup::flow::kind_of_style;
use crate::metadata::Metadata;
use crate::source::{LoadError, SourceFile};

/// `.rtf`.
pub(super) struct Rtf;

/// The size of type where none is set, in half points.
const USUAL_SIZE: i32 = 24;

impl ArticleFormat for Rtf {
    fn name(&self) -> &'static str {
        "rtf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rtf"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes.trim_ascii_start().starts_with(b"{\\rtf")
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let start = file.bytes.trim_ascii_start();
        if !start.starts_with(b"{\\rtf") {
            return Err(LoadError::Damaged {
                kind: "RTF",
                why: "it does not start as RTF does".to_owned(),
            });
        }
        let mut reader = Reader::new(start);
        let mut n = 0_usize;
        while let Some(token) = reader.token() {
            n += 1;
            if n.is_multiple_of(4096) {
                file.cancellation.check()?;
            }
            reader.take(&token)?;
        }
        reader.end_paragraph();
        found(Found::only(reader.composer.finish(Metadata::default())));
        Ok(())
    }
}

enum Token<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control character: `\~`.
    Character(u8),
    /// A byte of text.
    Byte(u8),
}

/// What holds inside a group.
#[derive(Clone)]
struct State {
    /// Whether its text is no part of the document.
    is_skipped: bool,
    /// Where its text goes.
    into: Into,
    /// How many characters stand for one `\u` in old readers.
    n_fallback: usize,
    font: i32,
    is_hidden: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Text,
    FontTable,
    Styles,
    Note,
}

struct Reader<'a> {
    rest: &'a [u8],
    stack: Vec<State>,
    state: State,
    /// Whether `\*` came: an unknown word behind it starts something that old readers skip.
    is_optional: bool,
    /// Signs still to be passed over behind a `\u`.
    to_skip: usize,
    /// The first half of a character beyond the basic plane.
    high: Option<u32>,
    codepage: &'static Encoding,
    fonts: BTreeMap<i32, &'static Encoding>,
    /// Names of styles by number.
    styles: BTreeMap<i32, String>,
    style: i32,
    /// Bytes that wait to be decoded together.
    bytes: Vec<u8>,
    line: String,
    notes: String,
    row: String,
    in_table: bool,
    kind: Option<ParagraphKind>,
    /// Size of the type in half points.
    size: i32,
    composer: Composer,
}

/// Destinations whose text is not shown in the document's body.
const SKIPPED: &[&str] = &[
    "colortbl",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "fldinst",
    "bkmkstart",
    "bkmkend",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "filetbl",
    "private",
    "xe",
    "tc",
    "listtext",
    "pntext",
    "pn",
    "pntxta",
    "pntxtb",
    "annotation",
    "atnid",
    "atnauthor",
    "atndate",
    "nonshppict",
    "shpinst",
    "sp",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
    "userprops",
    "template",
    "passwordhash",
    "falt",
    "panose",
];

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            stack: Vec::new(),
            state: State {
                is_skipped: false,
                into: Into::Text,
                n_fallback: 1,
                font: -1,
                is_hidden: false,
            },
            is_optional: false,
            to_skip: 0,
            high: None,
            codepage: WINDOWS_1252,
            fonts: BTreeMap::new(),
            styles: BTreeMap::new(),
            style: 0,
            bytes: Vec::new(),
            line: String::new(),
            notes: String::new(),
            row: String::new(),
            in_table: false,
            kind: None,
            size: USUAL_SIZE,
            composer: Composer::default(),
        }
    }

    fn token(&mut self) -> Option<Token<'a>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(match first {
            b'{' => Token::Open,
            b'}' => Token::Close,
            b'\\' => return self.control(),
            byte => Token::Byte(*byte),
        })
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let (first, rest) = self.rest.split_first()?;
        if !first.is_ascii_alphabetic() {
            self.rest = rest;
            if *first == b'\'' {
                let digits = rest
                    .get(..2)
                    .and_then(|digits| std::str::from_utf8(digits).ok());
                let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                return match byte {
                    Some(byte) => {
                        self.rest = &rest[2..];
                        Some(Token::Byte(byte).hex())
                    }
                    None => Some(Token::Character(b'\'')),
                };
            }
            return Some(Token::Character(*first));
        }
        let len = self
            .rest
            .iter()
            .take(32)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let (word, mut rest) = self.rest.split_at(len);
        let is_negative = rest.first() == Some(&b'-');
        let digits = &rest[usize::from(is_negative)..];
        let n_digits = digits
            .iter()
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let mut number = None;
        if n_digits > 0 {
            let text = std::str::from_utf8(&digits[..n_digits]).unwrap_or("0");
            let value = text.parse::<i32>().unwrap_or(0);
            number = Some(if is_negative { -value } else { value });
            rest = &digits[n_digits..];
        }
        if let Some((b' ', after)) = rest.split_first() {
            rest = after;
        }
        self.rest = rest;
        Some(Token::Word(std::str::from_utf8(word).unwrap_or(""), number))
    }

    fn take(&mut self, token: &Token<'a>) -> Result<(), LoadError> {
        match *token {
            Token::Open => {
                self.decode();
                if limits::RTF_DEPTH.is_over(self.stack.len()) {
                    return Err(LoadError::OverLimit(limits::RTF_DEPTH));
                }
                self.stack.push(self.state.clone());
            }
            Token::Close => {
                self.decode();
                self.to_skip = 0;
                if let Some(state) = self.stack.pop() {
                    self.leave(&state);
                    self.state = state;
                }
            }
            Token::Byte(b'\r' | b'\n') => {}
            Token::Byte(_) | Token::Character(_) if self.to_skip > 0 => self.to_skip -= 1,
            Token::Byte(byte) => {
                if !self.state.is_skipped {
                    self.bytes.push(byte);
                }
            }
            Token::Character(character) => self.character(character),
            Token::Word(word, number) => {
                self.decode();
                self.word(word, number);
            }
        }
        Ok(())
    }

    /// A group ends: what it held of a table is kept.
    fn leave(&mut self, outer: &State) {
        if self.state.into == Into::Styles && outer.into == Into::Styles {
            let name = std::mem::take(&mut self.line);
            let name = name.trim_end_matches(';').trim().to_ascii_lowercase();
            self.styles.insert(self.style, name);
        } else if self.state.into != Into::Text
            && outer.into == Into::Text
            && self.state.into != Into::Note
        {
            self.line.clear();
            self.style = 0;
        } else if self.state.into == Into::Note && outer.into != Into::Note {
            self.notes.push('\n');
        }
    }

    fn character(&mut self, character: u8) {
        self.decode();
        match character {
            b'*' => self.is_optional = true,
            b'~' => self.say("\u{a0}"),
            b'_' => self.say("\u{2011}"),
            b'\r' | b'\n' => self.end_paragraph(),
            b'{' | b'}' | b'\\' if !self.state.is_skipped => self.bytes.push(character),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let is_optional = std::mem::take(&mut self.is_optional);
        if SKIPPED.contains(&word) {
            self.state.is_skipped = true;
            return;
        }
        match word {
            "bin" => {
                let n = usize::try_from(number.unwrap_or(0))
                    .unwrap_or(0)
                    .min(self.rest.len());
                self.rest = &self.rest[n..];
            }
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => {
                self.state.n_fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16);
            }
            "ansicpg" => self.codepage = codepage(number.unwrap_or(1252)).unwrap_or(self.codepage),
            "fonttbl" => self.state.into = Into::FontTable,
            "stylesheet" => self.state.into = Into::Styles,
            "footnote" => self.state.into = Into::Note,
            "f" => self.state.font = number.unwrap_or(0),
            "fcharset" if self.state.into == Into::FontTable => {
                if let Some(encoding) = charset(number.unwrap_or(0)) {
                    self.fonts.insert(self.state.font, encoding);
                }
            }
            "s" => self.style = number.unwrap_or(0),
            "plain" => {
                self.state.is_hidden = false;
                self.size = USUAL_SIZE;
            }
            "fs" => self.size = number.unwrap_or(USUAL_SIZE),
            "v" | "deleted" => self.state.is_hidden = number != Some(0),
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "line" => self.say("\n"),
            "tab" | "emspace" | "enspace" | "qmspace" => self.say(" "),
            "emdash" => self.say("\u{2014}"),
            "endash" => self.say("\u{2013}"),
            "bullet" => self.say("\u{2022}"),
            "lquote" => self.say("\u{2018}"),
            "rquote" => self.say("\u{2019}"),
            "ldblquote" => self.say("\u{201c}"),
            "rdblquote" => self.say("\u{201d}"),
            "pard" => {
                self.kind = None;
                self.in_table = false;
                if self.state.into == Into::Text {
                    self.style = 0;
                }
            }
            "intbl" => self.in_table = true,
            "outlinelevel" => self.kind = Some(ParagraphKind::Heading),
            "ls" => self.kind = self.kind.or(Some(ParagraphKind::Item)),
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            _ if is_optional && !matches!(word, "fldrslt" | "shptxt") => {
                self.state.is_skipped = true;
            }
            _ => {}
        }
    }

    /// A character of UTF-16, and how many bytes behind it stand for it in old readers.
    fn unicode(&mut self, number: i32) {
        let unit = u32::from(u16::try_from(number & 0xffff).unwrap_or(0));
        self.to_skip = self.state.n_fallback;
        let character = match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), 0xdc00..=0xdfff) => {
                char::from_u32(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00))
            }
            (_, unit) => char::from_u32(unit),
        };
        if let Some(character) = character {
            self.say(character.encode_utf8(&mut [0; 4]));
        }
    }

    fn say(&mut self, text: &str) {
        if self.state.is_skipped || self.state.is_hidden {
            return;
        }
        match self.state.into {
            Into::FontTable => {}
            Into::Text | Into::Styles => self.line.push_str(text),
            Into::Note => self.notes.push_str(text),
        }
    }

    /// Turns the bytes so far into text, by the font's encoding or the document's.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let encoding = self
            .fonts
            .get(&self.state.font)
            .copied()
            .unwrap_or(self.codepage);
        // Some programs write UTF-8 as it is.
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text.into(),
            Err(_) => encoding.decode_without_bom_handling(&bytes).0,
        };
        self.say(&text);
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn end_paragraph(&mut self) {
        if self.state.into == Into::Note {
            return self.notes.push(' ');
        }
        if self.state.is_skipped || self.state.into != Into::Text {
            return;
        }
        self.decode();
        if self.in_table {
            return self.line.push(' ');
        }
        self.end_row();
        let mut kind = self.kind.or_else(|| self.kind_of_style());
        // Nothing but its size tells the title from the text in many files.
        let is_large = self.size * 10 >= USUAL_SIZE * 13;
        if self.composer.is_empty()
            && is_large
            && matches!(kind, None | Some(ParagraphKind::Heading))
        {
            kind = Some(ParagraphKind::Headline);
        }
        let line = std::mem::take(&mut self.line);
        push_lines(&mut self.composer, kind, &line);
        let notes = std::mem::take(&mut self.notes);
        notes
            .lines()
            .for_each(|note| self.composer.push(None, note));
    }

    fn kind_of_style(&self) -> Option<ParagraphKind> {
        kind_of_style(self.styles.get(&self.style)?)
    }

    fn end_cell(&mut self) {
        if !self.row.is_empty() {
            self.row.push_str(CELL);
        }
        let line = std::mem::take(&mut self.line);
        self.row.push_str(line.trim());
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        self.composer.push(Some(ParagraphKind::Row), &row);
    }
}

impl Token<'_> {
    /// A byte written in hexadecimal counts as one character, and may be a line's end without being one.
    const fn hex(self) -> Self {
        match self {
            Self::Byte(b'\r' | b'\n') => Self::Character(b'\n'),
            other => other,
        }
    }
}

fn codepage(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        65001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font by its character set (`\fcharset`).
fn charset(number: i32) -> Option<&'static Encoding> {
    codepage(match number {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{ParagraphKind, load};

    #[track_caller]
    fn check(rtf: &str, expected: &str) {
        let article = load("a.rtf", rtf.as_bytes()).unwrap();
        assert_eq!(&*article.text, expected);
    }

    #[test]
    fn characters_are_read_in_every_way_they_are_written() {
        check(
            r"{\rtf1\ansi\ansicpg1252 It\u8217's \'8050 caf\'e9 \ldblquote yes\rdblquote  1\~200\emdash x \{a\}.\par}",
            "It’s €50 café “yes” 1\u{a0}200—x {a}.",
        );
        // Pandoc writes one character that stands for it, others none or several.
        check(
            r"{\rtf1{\uc0 a\u8217 b}{\uc2 c\u8217??d} \u-10179?\u-8704?.\par}",
            "a’bc’d \u{1f600}.",
        );
        check(
            r"{\rtf1\ansi{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}\f0 x \f1 \'cd\'e5\'f2.\par}",
            "x Нет.",
        );
    }

    #[test]
    fn what_is_not_shown_is_not_read() {
        check(
            r"{\rtf1{\info{\title X}}{\header Head}{\*\generator Y;}{\pict 00ff}{\v hidden}Seen{\field{\*\fldinst HYPERLINK x}{\fldrslt  link}} all\bin3 {}} day.\par}",
            "Seen link all day.",
        );
    }

    #[test]
    fn paragraphs_rows_and_headings_are_told_apart() {
        let rtf = r"{\rtf1{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\pard\s1 Dam fails\par}\pard It held.{\footnote It did.}\par
            \trowd\pard\intbl Vale\cell 7\cell\row\pard{\listtext \bullet }\ls1 70 homes\par}";
        let article = load("a.rtf", rtf.as_bytes()).unwrap();
        assert_eq!(
            &*article.text,
            "Dam fails\n\nIt held.\n\nIt did.\n\nVale | 7\n\n70 homes"
        );
        assert_eq!(article.paragraphs[3].kind, ParagraphKind::Row);
        assert_eq!(article.paragraphs[4].kind, ParagraphKind::Item);
    }

    #[test]
    fn damage_ends_the_text_and_depth_is_bounded() {
        check(r"{\rtf1 It held.\par It fe", "It held.\n\nIt fe");
        let deep = format!("{{\\rtf1 {}", "{".repeat(100_000));
        assert!(
            load("a.rtf", deep.as_bytes())
                .unwrap_err()
                .to_string()
                .contains("nested RTF groups")
        );
    }
}
