//! Web archives of crawlers (WARC 1.0 and 1.1, ISO 28500): the pages and documents in them.

use crate::formats::format::{ArticleFormat, Found};
use crate::formats::gzip;
use crate::formats::mail;
use crate::limits::{self, Limit};
use crate::metadata::{FoundIn, Metadata};
use crate::source::{LoadError, SourceFile};

/// `.warc`; packed ones come through gzip.
pub(super) struct Warc;

impl ArticleFormat for Warc {
    fn name(&self) -> &'static str {
        "warc"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["warc"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(b"WARC/1.") || bytes.starts_with(b"WARC/0.")
    }

    fn size(&self) -> Limit {
        limits::ARCHIVE
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let mut rest = file.bytes;
        let mut n_passed_over = 0;
        loop {
            file.cancellation.check()?;
            while let [b'\r' | b'\n', after @ ..] = rest {
                rest = after;
            }
            if rest.is_empty() {
                break;
            }
            let record = Record::first(rest).ok_or_else(|| LoadError::Damaged {
                kind: "WARC",
                why: format!("no record starts at byte {}", file.bytes.len() - rest.len()),
            })?;
            rest = record.rest;
            if !record.is_content() {
                continue;
            }
            match record.file(file.has_known_extension) {
                Some(file) => found(file),
                None => n_passed_over += 1,
            }
        }
        found(Found::PassedOver(n_passed_over));
        Ok(())
    }
}

/// Headers by name, and what stands behind them.
struct Headed<'a> {
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Headed<'a> {
    /// Behind the first line, up to an empty one.
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut headers = Vec::new();
        let mut at = 0;
        for (idx, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            at += line.len();
            if !line.ends_with(b"\n") {
                return None;
            }
            let line = String::from_utf8_lossy(line);
            let line = line.trim();
            if line.is_empty() {
                return Some(Self {
                    headers,
                    body: &bytes[at..],
                });
            }
            if let Some((name, value)) = line.split_once(':').filter(|_| idx > 0) {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
        None
    }

    fn header(&self, named: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(name, _)| name == named)
            .map(|(_, value)| value.as_str())
    }
}

struct Record<'a> {
    head: Headed<'a>,
    block: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Record<'a> {
    fn first(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(b"WARC/") {
            return None;
        }
        let head = Headed::read(bytes)?;
        let length: usize = head.header("content-length")?.parse().ok()?;
        // A cut file ends inside its last record.
        let (block, rest) = head.body.split_at(length.min(head.body.len()));
        Some(Self { head, block, rest })
    }

    fn is_content(&self) -> bool {
        matches!(
            self.head.header("warc-type"),
            Some("response" | "resource" | "conversion")
        )
    }

    /// The file that was fetched; `None` where it failed or is of a kind that holds no article.
    fn file(&self, has_known_extension: fn(&str) -> bool) -> Option<Found> {
        let is_response = self.head.header("warc-type") == Some("response");
        let http = is_response.then(|| Headed::read(self.block)).flatten();
        let (kind, body) = match &http {
            Some(http) => {
                let status = self.block.split(|byte| *byte == b' ').nth(1)?;
                if !status.starts_with(b"2") {
                    return None;
                }
                (http.header("content-type")?, decoded(http)?)
            }
            None => (self.head.header("content-type")?, self.block.to_vec()),
        };
        let kind = kind.split(';').next()?.trim();
        let (main, sub) = kind.split_once('/')?;
        let extension = mail::extension_of(main, sub)?;
        let url = self
            .head
            .header("warc-target-uri")?
            .trim_matches(['<', '>']);
        let mut name = url
            .split_once("://")
            .map_or(url, |(_, rest)| rest)
            .to_owned();
        name = name
            .split(['?', '#'])
            .next()?
            .trim_end_matches('/')
            .to_owned();
        let own = name.rsplit('/').next().unwrap_or(&name);
        if !own.contains('.') || !has_known_extension(own) {
            name = format!("{name}.{extension}");
        }
        let mut told = Metadata::default();
        told.set_url(Some(url.to_owned()), FoundIn::SavedAddress);
        Some(Found::File {
            name,
            bytes: body,
            told,
        })
    }
}

/// The body of a response without its transfer and content encodings; `None` where they are not known.
fn decoded(http: &Headed<'_>) -> Option<Vec<u8>> {
    let is = |header: &str, value: &str| {
        http.header(header)
            .is_some_and(|found| found.to_ascii_lowercase().contains(value))
    };
    let body = if is("transfer-encoding", "chunked") {
        unchunked(http.body)
    } else {
        http.body.to_vec()
    };
    match http.header("content-encoding") {
        None | Some("" | "identity") => Some(body),
        Some(_) if is("content-encoding", "gzip") => gzip::unpacked(&body)
            .ok()
            .map(|(bytes, _)| bytes)
            .filter(|bytes| !bytes.is_empty())
            .or(Some(body)), // Many crawlers unpack and leave the header.
        Some(_) => None,
    }
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let whole = rest;
    let mut out = Vec::with_capacity(rest.len());
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let size = String::from_utf8_lossy(&rest[..end]);
        let size = size.split(';').next().unwrap_or("").trim().to_owned();
        let Ok(size) = usize::from_str_radix(&size, 16) else {
            // Not chunked, whatever the header says.
            return if out.is_empty() { whole.to_vec() } else { out };
        };
        if size == 0 {
            break;
        }
        let body = &rest[end + 1..];
        let size = size.min(body.len());
        out.extend_from_slice(&body[..size]);
        rest = body[size..].trim_ascii_start();
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use crate::{Cancellation, open};

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        [head.as_bytes(), block, b"\r\n\r\n"].concat()
    }

    const PAGE: &[u8] = b"<html><body><h1>Dam fails</h1><p>It held 1,200 m of water until the night came over the town.</p></body></html>";

    #[test]
    fn pages_are_read_whatever_way_they_came() {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
        let plain = [head.as_bytes(), b"\r\n", PAGE].concat();
        let (one, two) = PAGE.split_at(40);
        let chunked = [
            head.as_bytes(),
            b"Transfer-Encoding: chunked\r\n\r\n",
            format!("{:x}\r\n", one.len()).as_bytes(),
            one,
            format!("\r\n{:x};x=1\r\n", two.len()).as_bytes(),
            two,
            b"\r\n0\r\n\r\n",
        ]
        .concat();
        let gzipped = [
            head.as_bytes(),
            b"Content-Encoding: gzip\r\n\r\n",
            &packed(PAGE),
        ]
        .concat();
        let gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nNo.";
        for block in [plain.as_slice(), &chunked, &gzipped] {
            let warc = [
                record("warcinfo", "urn:x", b"software: x"),
                record(
                    "response",
                    "https://example.org/news/2031/02/05/dam.php?x=1",
                    block,
                ),
                record("response", "https://example.org/gone", gone),
            ]
            .concat();
            let packed: Vec<u8> = [packed(&warc[..50]), packed(&warc[50..])].concat();
            for (name, bytes) in [("a.warc", warc), ("a.warc.gz", packed)] {
                let opened = open(name, &bytes, None, Cancellation::never()).unwrap();
                assert_eq!(opened.articles.len(), 1);
                let article = &opened.articles[0];
                assert!(
                    article.text.starts_with("Dam fails\n\nIt held 1,200 m"),
                    "{}",
                    article.text
                );
                assert!(
                    article
                        .path
                        .ends_with("a.warc/example.org/news/2031/02/05/dam.php.html"),
                    "{}",
                    article.path
                );
                assert_eq!(
                    article.metadata.published.unwrap().to_string(),
                    "2031-02-05"
                );
            }
        }
    }

    #[test]
    fn what_came_before_the_damage_is_kept() {
        let block = [
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".as_slice(),
            PAGE,
        ]
        .concat();
        let mut warc = record("response", "https://example.org/a", &block);
        warc.extend_from_slice(b"garbage");
        let opened = open("a.warc", &warc, None, Cancellation::never()).unwrap();
        assert_eq!((opened.articles.len(), opened.troubles.len()), (1, 1));
        assert!(opened.troubles[0].contains("damaged or cut off"));
    }
}
