//! Mailboxes (RFC 4155): one message behind the other, each an article with its attachments.

use crate::formats::format::{ArticleFormat, Found};
use crate::formats::mail;
use crate::limits::{self, Limit};
use crate::source::{LoadError, SourceFile};

/// `.mbox`.
pub(super) struct Mbox;

impl ArticleFormat for Mbox {
    fn name(&self) -> &'static str {
        "mbox"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["mbox", "mbx"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        let line = bytes
            .split(|byte| *byte == b'\n')
            .nth(1)
            .unwrap_or_default();
        bytes.starts_with(b"From ")
            && line
                .iter()
                .position(|byte| *byte == b':')
                .is_some_and(|colon| colon > 0 && line[..colon].iter().all(u8::is_ascii_graphic))
    }

    fn size(&self) -> Limit {
        limits::ARCHIVE
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        for (idx, message) in messages(file.bytes).into_iter().enumerate() {
            file.cancellation.check()?;
            let name = (idx + 1).to_string();
            let message = unescaped(message);
            if let Err(error) = mail::read(&name, &message, file.has_known_extension, found) {
                found(Found::Trouble {
                    name: format!("message {name}"),
                    why: error.to_string(),
                });
            }
        }
        Ok(())
    }
}

/// The messages, each without the line that opens it.
fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let mut messages = Vec::new();
    let mut start = None;
    let mut at = 0;
    let mut is_after_blank = true;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b"From ") && is_after_blank {
            if let Some(start) = start {
                messages.push(&bytes[start..at]);
            }
            start = Some(at + line.len());
        }
        is_after_blank = line.trim_ascii().is_empty();
        at += line.len();
    }
    messages.extend(start.map(|start| &bytes[start..]));
    messages
}

/// ">From " at a line's start stands for "From ".
fn unescaped(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len());
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        let bare = line.iter().position(|byte| *byte != b'>').unwrap_or(0);
        let is_escaped = bare > 0 && line[bare..].starts_with(b"From ");
        out.extend_from_slice(if is_escaped { &line[1..] } else { line });
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::formats::tests::texts;
    use crate::{Cancellation, open};

    #[test]
    fn each_message_is_an_article() {
        let message = |subject: &str, text: &str| {
            format!(
                "From ann@example.org Wed Feb  5 09:30:00 2031\nFrom: Ann <ann@example.org>\nSubject: {subject}\n\n{text}\n\n"
            )
        };
        let mbox = format!(
            "{}{}",
            message("One", "It held 1,200 m.\n\n>From then on it fell."),
            message("Two", "70 homes are wet.")
        );
        let opened = open("a.mbox", mbox.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!(
            texts(&opened),
            [
                (
                    "a.mbox#1",
                    "One\n\nIt held 1,200 m.\n\nFrom then on it fell."
                ),
                ("a.mbox#2", "Two\n\n70 homes are wet."),
            ]
        );
    }
}
