//! Parts of zipped documents: DOCX, ODT, EPUB. What they claim of their sizes is not believed.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits;
use crate::markup::xml::XmlTree;
use crate::source::LoadError;

/// An open ZIP file.
pub(super) struct Package<'a> {
    kind: &'static str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens the ZIP file in `bytes`; `kind` names it in errors.
    pub(super) fn open(kind: &'static str, bytes: &'a [u8]) -> Result<Self, LoadError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| in_words(kind, &error))?;
        if limits::ENTRIES.is_over(archive.len()) {
            return Err(LoadError::OverLimit(limits::ENTRIES));
        }
        Ok(Self { kind, archive })
    }

    /// How many entries it has.
    pub(super) fn len(&self) -> usize {
        self.archive.len()
    }

    /// The name of entry `idx`, where it is a file.
    pub(super) fn file_name(&mut self, idx: usize) -> Option<String> {
        let entry = self.archive.by_index_raw(idx).ok()?;
        if entry.is_dir() {
            return None;
        }
        String::from_utf8(entry.name_raw().to_vec())
            .ok()
            .or_else(|| entry.name().ok().map(std::borrow::Cow::into_owned))
    }

    /// The bytes of entry `idx`, at most as many as `limit` allows.
    pub(super) fn bytes(&mut self, idx: usize, limit: limits::Limit) -> Result<Vec<u8>, LoadError> {
        let kind = self.kind;
        let entry = self
            .archive
            .by_index(idx)
            .map_err(|error| in_words(kind, &error))?;
        let most = u64::try_from(limit.most).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        let n = entry
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| LoadError::Damaged {
                kind,
                why: error.to_string(),
            })?;
        if limit.is_over(n) {
            return Err(LoadError::OverLimit(limit));
        }
        Ok(bytes)
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of the part of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Vec<u8>, LoadError> {
        let Some(idx) = self.archive.index_for_name(name) else {
            return Err(LoadError::Damaged {
                kind: self.kind,
                why: format!("it has no part {name}"),
            });
        };
        self.bytes(idx, limits::PART)
    }

    /// The part of this name as XML.
    pub(super) fn xml(&mut self, name: &str) -> Result<XmlTree, LoadError> {
        XmlTree::of_bytes(&self.part(name)?)
    }
}

fn in_words(kind: &'static str, error: &ZipError) -> LoadError {
    match error {
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => {
            LoadError::Locked { kind }
        }
        other => LoadError::Damaged {
            kind,
            why: other.to_string(),
        },
    }
}

/// Whether a ZIP file has one of these entries, or starts with one of these words in the clear.
pub(super) fn names(bytes: &[u8], wanted: &[&str]) -> bool {
    const WITHIN: usize = 64 * 1024;
    const START: usize = 100;
    if !is_zip(bytes) {
        return false;
    }
    if let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(START)]);
        return wanted
            .iter()
            .any(|wanted| archive.index_for_name(wanted).is_some() || start.contains(wanted));
    }
    let holds = |part: &[u8]| {
        wanted.iter().any(|wanted| {
            part.windows(wanted.len())
                .any(|found| found == wanted.as_bytes())
        })
    };
    // The list of names at its end is cut off; the names stand before the entries, too.
    holds(&bytes[..bytes.len().min(WITHIN)])
}

/// Whether `bytes` start as a ZIP file does.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}
