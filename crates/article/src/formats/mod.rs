//! The formats that are read, behind one list. To add one: write its file, list it here.

mod docx;
mod epub;
mod feed;
pub(crate) mod format;
mod gzip;
mod html;
mod mail;
mod markdown;
mod mbox;
mod mhtml;
mod newsml;
mod nitf;
mod odt;
mod pdf;
mod plain;
mod rtf;
mod table;
mod warc;
mod zipped;

use crate::formats::format::ArticleFormat;
use crate::source::extension;

/// Whether a file's extension is that of an article.
pub fn has_known_extension(path: &str) -> bool {
    let extension = extension(path);
    ALL.iter()
        .any(|format| format.extensions().contains(&extension.as_str()))
}

/// All formats; the first that recognises the content wins, then the first that owns the extension.
pub(super) const ALL: &[&dyn ArticleFormat] = &[
    &pdf::Pdf,
    &rtf::Rtf,
    &docx::Docx,
    &odt::Odt,
    &epub::Epub,
    &zipped::Zipped,
    &gzip::Gzip,
    &warc::Warc,
    &nitf::Nitf,
    &newsml::NewsMl,
    &feed::Feed,
    &html::Html,
    &mbox::Mbox,
    &mhtml::Mhtml,
    &mail::Mail,
    &table::json::Json,
    &table::csv::Csv,
    &markdown::Markdown,
    &plain::Plain,
];

#[cfg(test)]
mod tests {
    use crate::Opened;

    /// The path and the text of each article of a file.
    pub(super) fn texts(opened: &Opened) -> Vec<(&str, &str)> {
        let articles = opened.articles.iter();
        articles
            .map(|one| (one.path.as_str(), &*one.text))
            .collect()
    }
}
