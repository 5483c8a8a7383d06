//! Plain text: the file's own text, unchanged.

use super::{Draft, Format, Found};
use crate::encoding;
use crate::load::{File, LoadError};

/// `.txt` and files without an ending.
pub(super) struct Plain;

impl Format for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text", "asc", ""]
    }

    fn recognises(&self, _bytes: &[u8]) -> bool {
        false // Everything readable is plain text, so it only comes in by its ending.
    }

    fn read(&self, file: &File<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        let decoded = encoding::decode(file.bytes, None);
        found(Found::only(Draft {
            text: decoded.text,
            warnings: decoded.warning.into_iter().collect(),
            ..Draft::default()
        }));
        Ok(())
    }
}
