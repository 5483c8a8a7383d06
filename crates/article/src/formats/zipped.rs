//! ZIP archives: every article file in them, to be read like any other.

use crate::formats::format::{ArticleFormat, Found};
use crate::limits::{self, Limit};
use crate::metadata::Metadata;
use crate::package::{self, Package};
use crate::source::{LoadError, SourceFile};

/// `.zip`.
pub(super) struct Zipped;

impl ArticleFormat for Zipped {
    fn name(&self) -> &'static str {
        "zip"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["zip"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        package::is_zip(bytes)
            && !package::names(bytes, &["xl/workbook.xml", "ppt/presentation.xml"])
    }

    fn size(&self) -> Limit {
        limits::ARCHIVE
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let mut package = Package::open("ZIP", file.bytes)?;
        let mut n_passed_over = 0;
        for idx in 0..package.len() {
            file.cancellation.check()?;
            let Some(name) = package.file_name(idx) else {
                continue;
            };
            let own = name.rsplit(['/', '\\']).next().unwrap_or(&name);
            // Files that systems put beside others are nobody's articles.
            if own.starts_with('.')
                || name.contains("__MACOSX/")
                || !own.contains('.')
                || !(file.has_known_extension)(own)
            {
                n_passed_over += 1;
                continue;
            }
            match package.bytes(idx, limits::TEXT_FILE) {
                Ok(bytes) => found(Found::File {
                    name,
                    bytes,
                    told: Metadata::default(),
                }),
                Err(error) => found(Found::Trouble {
                    name,
                    why: error.to_string(),
                }),
            }
        }
        found(Found::PassedOver(n_passed_over));
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use crate::{Cancellation, open};

    /// A ZIP file of these entries.
    pub(crate) fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in entries {
            let how = match *name {
                "mimetype" => CompressionMethod::Stored, // So that it can be seen in the clear.
                _ => CompressionMethod::Deflated,
            };
            writer
                .start_file(*name, SimpleFileOptions::default().compression_method(how))
                .unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const TEXT: &str = "A heading of its own\n\nSome text follows here.";

    #[test]
    fn every_article_inside_is_read_and_ways_are_names() {
        let inner = zip(&[("x.txt", "Another heading\n\nOther text follows here.")]);
        let mut outer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in [
            ("../../etc/a.txt", TEXT.as_bytes()),
            ("b.zip", &inner),
            ("c.png", b"picture"),
            ("d.txt", &[0, 1, 2, 3, 250]),
        ] {
            outer
                .start_file(name, SimpleFileOptions::default())
                .unwrap();
            outer.write_all(bytes).unwrap();
        }
        let bytes = outer.finish().unwrap().into_inner();
        let opened = open("/in/all.zip", &bytes, None, Cancellation::never()).unwrap();
        let paths: Vec<&str> = opened
            .articles
            .iter()
            .map(|one| one.path.as_str())
            .collect();
        assert_eq!(paths, ["/in/all.zip/etc/a.txt", "/in/all.zip/b.zip/x.txt"]);
        assert_eq!(opened.passed_over, 1);
        assert_eq!(opened.troubles.len(), 1);
        assert!(opened.troubles[0].starts_with("/in/all.zip/d.txt: the file holds binary data"));
    }

    #[test]
    fn an_archive_in_an_archive_without_end_is_stopped() {
        let mut bytes = zip(&[("a.txt", TEXT)]);
        for _ in 0..10 {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            writer
                .start_file("a.zip", SimpleFileOptions::default())
                .unwrap();
            writer.write_all(&bytes).unwrap();
            bytes = writer.finish().unwrap().into_inner();
        }
        let opened = open("a.zip", &bytes, None, Cancellation::never()).unwrap();
        assert_eq!(opened.articles.len(), 0);
        assert!(opened.troubles[0].contains("over the limit of files within files"));
    }
}
