//! Plain text: the file's own text, unchanged.

use super::{Draft, Format};
use crate::article::encoding;
use crate::article::load::LoadError;

/// `.txt` and files without an ending.
pub(super) struct Plain;

impl Format for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text", "asc", ""]
    }

    fn recognises(&self, _start: &[u8]) -> bool {
        false // Everything readable is plain text, so it only comes in by its ending.
    }

    fn read(&self, bytes: &[u8]) -> Result<Draft, LoadError> {
        let decoded = encoding::decode(bytes, None);
        Ok(Draft {
            text: decoded.text,
            warnings: decoded.warning.into_iter().collect(),
            ..Draft::default()
        })
    }
}
