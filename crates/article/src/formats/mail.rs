//! Messages (RFC 5322, MIME): the body as an article, and each readable attachment as a file of its own.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use crate::article::{Boilerplate, ParagraphKind};
use crate::composer::Composer;
use crate::draft::Draft;
use crate::encoding;
use crate::formats::format::{ArticleFormat, Found};
use crate::formats::html;
use crate::limits::{self, Limit};
use crate::metadata::{FoundIn, Metadata};
use crate::source::{LoadError, SourceFile};
use tally_language::lexicon::{PressList, press};

/// `.eml`.
pub(super) struct Mail;

/// Headers of which a message has several.
const HEADERS: &[&str] = &[
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "received",
    "return-path",
    "message-id",
    "mime-version",
    "content-type",
    "delivered-to",
    "reply-to",
    "sender",
    "x-mailer",
    "dkim-signature",
    "list-id",
];
/// So many of them make a message.
const MIN_HEADERS: usize = 3;
/// A body with fewer words of its own than these, and many more quoted ones, passes a message on.
const FEW_WORDS: usize = 30;

impl ArticleFormat for Mail {
    fn name(&self) -> &'static str {
        "mail"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["eml", "emlx"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        n_headers(bytes) >= MIN_HEADERS
    }

    fn size(&self) -> Limit {
        limits::ARCHIVE
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        read("", file.bytes, file.has_known_extension, found)
    }
}

/// How many headers of a message stand before the first empty line.
fn n_headers(bytes: &[u8]) -> usize {
    const WITHIN: usize = 16 * 1024;
    let start = &bytes[..bytes.len().min(WITHIN)];
    let mut n = 0;
    for line in start.split(|byte| *byte == b'\n') {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            return 0;
        };
        let name = &line[..colon];
        if !name.iter().all(u8::is_ascii_graphic) {
            return 0;
        }
        n += usize::from(
            HEADERS
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known.as_bytes())),
        );
    }
    n
}

/// Reads a message; its parts are counted first, as the parser keeps one inside the other.
pub(super) fn parse(bytes: &[u8]) -> Result<Message<'_>, LoadError> {
    const PART: &[u8] = b"content-type:";
    let n_parts = bytes
        .windows(PART.len())
        .filter(|found| found[0].eq_ignore_ascii_case(&b'c') && found.eq_ignore_ascii_case(PART))
        .count();
    if limits::MAIL_PARTS.is_over(n_parts) {
        return Err(LoadError::OverLimit(limits::MAIL_PARTS));
    }
    MessageParser::default()
        .parse(bytes)
        .ok_or(LoadError::Damaged {
            kind: "mail",
            why: "it has no headers".to_owned(),
        })
}

/// The article in a message, called `name`, and the files with it, where their extensions are known.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    has_known_extension: fn(&str) -> bool,
    found: &mut dyn FnMut(Found),
) -> Result<(), LoadError> {
    let message = parse(bytes)?;
    let metadata = metadata(&message);
    let draft = body(&message, metadata);
    let files: Vec<(String, Vec<u8>)> = message
        .attachments()
        .filter_map(|part| attached(part, has_known_extension))
        .collect();
    if draft.text.trim().is_empty() && files.is_empty() {
        return Err(LoadError::NoArticle(
            "the message has neither text nor an attachment that can be read",
        ));
    }
    if !draft.text.trim().is_empty() {
        let source = (!name.is_empty()).then(|| bytes.to_vec());
        found(Found::Article {
            name: name.to_owned(),
            source,
            draft,
        });
    }
    for (own, bytes) in files {
        let own = match name {
            "" => own,
            number => format!("{number}/{own}"),
        };
        found(Found::File {
            name: own,
            bytes,
            told: Metadata::default(),
        });
    }
    Ok(())
}

fn metadata(message: &Message<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    let found_in = |name: &str| FoundIn::Header(name.to_owned());
    let subject = message
        .subject()
        .map(|subject| without_marks(subject).to_owned());
    metadata.set_title(
        subject.filter(|subject| !subject.is_empty()),
        found_in("Subject"),
    );
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name()).map(str::to_owned);
    // What goes to a list is published by the list's owner; other mail is written by its sender.
    let is_list =
        message.header("List-Id").is_some() || message.header("List-Unsubscribe").is_some();
    if is_list {
        metadata.set_outlet(name, found_in("From"));
    } else {
        metadata.set_author(name.as_deref(), found_in("From"));
    }
    metadata.set_published(message.header_raw("Date"), found_in("Date"));
    metadata.set_language(message.header_raw("Content-Language"), FoundIn::LanguageTag);
    metadata
}

/// A subject without "Re:" and "Fwd:".
fn without_marks(subject: &str) -> &str {
    let mut subject = subject.trim();
    while let Some((mark, rest)) = subject.split_once(':') {
        let is_mark = press().has(PressList::ReplyMark, &mark.trim().to_ascii_lowercase());
        if !is_mark {
            break;
        }
        subject = rest.trim();
    }
    subject
}

fn body(message: &Message<'_>, metadata: Metadata) -> Draft {
    let own_html = message.html_bodies().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.as_ref()),
        _ => None,
    });
    let texts = || {
        message
            .text_bodies()
            .filter(|part| matches!(part.body, PartType::Text(_)))
    };
    let text_len: usize = texts().map(MessagePart::len).sum();
    match own_html {
        // A text beside a page without text says more.
        Some(page)
            if text_len < 40
                || html::lines(page).iter().map(String::len).sum::<usize>() * 2 > text_len =>
        {
            let mut draft = html::page(page);
            let mut told = metadata;
            told.complete_from(&draft.metadata);
            draft.metadata = told;
            draft.titled()
        }
        _ => {
            let mut composer = Composer::default();
            for part in texts() {
                if let PartType::Text(text) = &part.body {
                    push_text(&mut composer, text, is_flowed(part));
                }
            }
            composer.finish(metadata).titled()
        }
    }
}

/// Whether a space at a line's end says that the paragraph goes on (RFC 3676).
fn is_flowed(part: &MessagePart<'_>) -> bool {
    part.content_type()
        .and_then(|kind| kind.attribute("format"))
        .is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// A plain body: what it quotes and its signature are left out; where it only passes something on, that is read.
fn push_text(composer: &mut Composer, text: &str, is_flowed: bool) {
    let n_words = |quoted: bool| -> usize {
        let lines = text.lines().filter(|line| line.starts_with('>') == quoted);
        lines.map(|line| line.split_whitespace().count()).sum()
    };
    let passes_on = n_words(false) < FEW_WORDS && n_words(true) > 3 * FEW_WORDS;
    let mut kept = String::new();
    let mut in_signature = false;
    for line in text.lines() {
        let quoted = line.trim_start_matches(['>', ' ']);
        in_signature = in_signature || line.trim_end() == "--";
        let is_quoted = line.starts_with('>') && !passes_on;
        if in_signature || is_quoted {
            push_paragraphs(composer, &std::mem::take(&mut kept));
            composer.push(Some(ParagraphKind::Boilerplate(Boilerplate::Mail)), quoted);
            continue;
        }
        let line = if passes_on { quoted } else { line };
        kept.push_str(line);
        if !(is_flowed && line.ends_with(' ')) {
            kept.push('\n');
        }
    }
    push_paragraphs(composer, &kept);
}

fn push_paragraphs(composer: &mut Composer, text: &str) {
    for paragraph in crate::paragraphs::lines(text) {
        composer.push(None, paragraph.span.of(text));
    }
}

/// An attachment that may hold an article.
fn attached(
    part: &MessagePart<'_>,
    has_known_extension: fn(&str) -> bool,
) -> Option<(String, Vec<u8>)> {
    if let PartType::Message(inner) = &part.body {
        let bytes = inner.raw_message.as_ref();
        let bytes = bytes
            .get(part.offset_body as usize..part.offset_end as usize)
            .unwrap_or(bytes);
        let name = inner
            .subject()
            .map_or("message", |subject| without_marks(subject));
        let name: String = name.replace(['/', '\\'], " ").chars().take(60).collect();
        return Some((format!("{name}.eml"), bytes.to_vec()));
    }
    let is_attached = part
        .content_disposition()
        .is_some_and(mail_parser::ContentType::is_attachment);
    let name = part.attachment_name();
    let bytes = part.contents();
    let extension = part
        .content_type()
        .and_then(|kind| extension_of(kind.ctype(), kind.subtype().unwrap_or("")));
    match name {
        Some(name) if has_known_extension(name) && name.contains('.') => {
            Some((name.to_owned(), bytes.to_vec()))
        }
        Some(name) => extension.map(|extension| (format!("{name}.{extension}"), bytes.to_vec())),
        None => extension
            .filter(|_| is_attached)
            .map(|extension| (format!("attachment.{extension}"), bytes.to_vec())),
    }
}

/// The extension of files of a media type.
pub(super) fn extension_of(kind: &str, subtype: &str) -> Option<&'static str> {
    match (
        kind.to_ascii_lowercase().as_str(),
        subtype.to_ascii_lowercase().as_str(),
    ) {
        ("text", "html") | ("application", "xhtml+xml") => Some("html"),
        ("text", "plain") => Some("txt"),
        ("text", "markdown") => Some("md"),
        ("text" | "application", "rtf") => Some("rtf"),
        ("application", "pdf") => Some("pdf"),
        ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document") => {
            Some("docx")
        }
        ("application", "vnd.oasis.opendocument.text") => Some("odt"),
        ("application", "epub+zip") => Some("epub"),
        ("application", "rss+xml" | "atom+xml") => Some("rss"),
        _ => None,
    }
}

/// The words of bytes that a part was not decoded from by its own charset.
pub(super) fn text_of(part: &MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => Some(text.to_string()),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            Some(encoding::decode(bytes, None).text)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::tests::texts;
    use crate::{Cancellation, open};

    const MESSAGE: &str = "From: Ann Marsh <ann@example.org>\r\nTo: desk@example.org\r\nSubject: Fwd: Dam fails\r\n\
        Date: Wed, 05 Feb 2031 09:30:00 +0400\r\nMIME-Version: 1.0\r\n";

    #[test]
    fn the_body_is_an_article_and_so_is_each_attachment() {
        let text = format!(
            "{MESSAGE}Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\nIt held 1,200 m=C2=B3 of water for a day, said the mayor.\r\n\
             \r\n-- \r\nAnn\r\n--B\r\nContent-Type: text/plain; name*=utf-8''note%20%C3%A9.txt\r\nContent-Disposition: attachment\r\n\
             \r\n70 homes are wet, she said.\r\n--B\r\nContent-Type: image/png; name=a.png\r\nContent-Disposition: attachment\r\n\r\nxx\r\n--B--\r\n"
        );
        let opened = open("a.eml", text.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!(
            texts(&opened),
            [
                (
                    "a.eml",
                    "Dam fails\n\nIt held 1,200 m³ of water for a day, said the mayor."
                ),
                ("a.eml/note é.txt", "70 homes are wet, she said."),
            ]
        );
        let first = &opened.articles[0];
        assert_eq!(first.metadata.author.as_deref(), Some("Ann Marsh"));
        assert_eq!(
            first.metadata.published.unwrap().to_string(),
            "2031-02-05T09:30+04:00"
        );
        assert_eq!(first.left_out.len(), 2);
    }

    #[test]
    fn what_is_only_passed_on_is_read() {
        let long =
            "> The water took 14 cars and left the town by the evening of the second day.\r\n"
                .repeat(8);
        let text = format!("{MESSAGE}\r\nSee below.\r\n\r\n{long}");
        let opened = open("a.eml", text.as_bytes(), None, Cancellation::never()).unwrap();
        assert!(opened.articles[0].text.contains("\nThe water took 14 cars"));
    }

    #[test]
    fn more_parts_than_any_message_has_are_refused() {
        let text = format!(
            "{MESSAGE}{}\r\n\r\nx",
            "Content-Type: message/rfc822\r\n\r\n".repeat(5000)
        );
        let error = open("a.eml", text.as_bytes(), None, Cancellation::never()).unwrap_err();
        assert!(error.to_string().contains("the parts of a message"));
    }
}
