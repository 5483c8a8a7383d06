//! Files packed by gzip: what is inside, read like any other file.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use crate::formats::format::{ArticleFormat, Found};
use crate::limits::{self, Limit};
use crate::metadata::Metadata;
use crate::source::{LoadError, SourceFile};

/// `.gz`.
pub(super) struct Gzip;

impl ArticleFormat for Gzip {
    fn name(&self) -> &'static str {
        "gzip"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["gz"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        bytes.starts_with(b"\x1f\x8b\x08")
    }

    fn size(&self) -> Limit {
        limits::ARCHIVE
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let (bytes, is_whole) = unpacked(file.bytes)?;
        let name = file.path.rsplit(['/', '\\']).next().unwrap_or("");
        let name = name.strip_suffix(".gz").unwrap_or(name).to_owned();
        if bytes.is_empty() {
            return Err(LoadError::Damaged {
                kind: "gzip",
                why: "nothing in it can be unpacked".to_owned(),
            });
        }
        found(Found::File {
            name,
            bytes,
            told: Metadata::default(),
        });
        if !is_whole {
            found(Found::Trouble {
                name: String::new(),
                why: "the gzip file is damaged or cut off; what came before the damage was read"
                    .to_owned(),
            });
        }
        Ok(())
    }
}

/// All members of a gzip file one behind the other, and whether its end was reached.
pub(super) fn unpacked(packed: &[u8]) -> Result<(Vec<u8>, bool), LoadError> {
    let most = u64::try_from(limits::ARCHIVE.most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = MultiGzDecoder::new(packed)
        .take(most + 1)
        .read_to_end(&mut bytes);
    if limits::ARCHIVE.is_over(bytes.len()) {
        return Err(LoadError::OverLimit(limits::ARCHIVE));
    }
    Ok((bytes, read.is_ok()))
}
