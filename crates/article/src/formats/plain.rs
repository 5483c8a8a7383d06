//! Plain text: the file's own text, unchanged.

use crate::draft::Draft;
use crate::encoding;
use crate::formats::format::{ArticleFormat, Found};
use crate::source::{LoadError, SourceFile};

/// `.txt` and files without an extension.
pub(super) struct Plain;

impl ArticleFormat for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text", "asc", ""]
    }

    fn recognises(&self, _bytes: &[u8]) -> bool {
        false // Everything readable is plain text, so it only comes in by its extension.
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let decoded = encoding::decode(file.bytes, None);
        found(Found::only(Draft {
            text: decoded.text,
            warnings: decoded.warning.into_iter().collect(),
            ..Draft::default()
        }));
        Ok(())
    }
}
