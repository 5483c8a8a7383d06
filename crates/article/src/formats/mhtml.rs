//! Web archives (RFC 2557): a page as a browser saved it, in one file.

use mail_parser::{MimeHeaders as _, PartType};

use crate::formats::format::{ArticleFormat, Found};
use crate::formats::html;
use crate::formats::mail;
use crate::metadata::FoundIn;
use crate::source::{LoadError, SourceFile};

/// `.mhtml`, `.mht`.
pub(super) struct Mhtml;

impl ArticleFormat for Mhtml {
    fn name(&self) -> &'static str {
        "mhtml"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["mhtml", "mht"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        const WITHIN: usize = 4096;
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(WITHIN)]).to_ascii_lowercase();
        let head = start.split("\r\n\r\n").next().unwrap_or("");
        let head = head.split("\n\n").next().unwrap_or("");
        (head.contains("\nsnapshot-content-location:") || head.starts_with("from: <saved by"))
            && head.contains("multipart/related")
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let message = mail::parse(file.bytes)?;
        let is_page = |part: &&mail_parser::MessagePart<'_>| {
            matches!(part.body, PartType::Html(_))
                || part.is_content_type("application", "xhtml+xml")
        };
        let page = message.parts.iter().find(is_page);
        let Some((page, text)) = page.and_then(|page| Some((page, mail::text_of(page)?))) else {
            return Err(LoadError::Damaged {
                kind: "MHTML",
                why: "there is no page in it".to_owned(),
            });
        };
        let mut draft = html::page(&text);
        let address = message
            .header_raw("Snapshot-Content-Location")
            .or_else(|| page.content_location());
        draft
            .metadata
            .set_url(address.map(str::to_owned), FoundIn::SavedAddress);
        let subject = message.subject().map(str::to_owned);
        draft
            .metadata
            .set_title(subject, FoundIn::Header("Subject".to_owned()));
        found(Found::only(draft));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::load;

    #[test]
    fn the_page_is_read_and_its_address_kept() {
        let body = "It held 1,200 m=C2=B3 of water until the night came, the mayor told reporters at the town hall, an=\r\nd 70 homes are wet.";
        let text = format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: Dam fails\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html\r\n\
             Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n\
             <html><head><title>Dam fails</title></head><body><h1>Dam fails</h1><p>{body}</p></body></html>\r\n--B--\r\n"
        );
        let article = load("a.mhtml", text.as_bytes()).unwrap();
        assert!(article.text.contains("1,200 m³ of water until the night came, the mayor told reporters at the town hall, and 70"));
        assert_eq!(
            article.metadata.url.as_deref(),
            Some("https://example.org/a")
        );
        assert_eq!(article.format, "mhtml");
    }
}
