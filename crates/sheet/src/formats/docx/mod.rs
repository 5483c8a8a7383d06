//! The sheet as a document for word processors (ECMA-376): real headings, tables with repeated heads, real footnotes,
//! and styles that a desk can change.

mod body;
mod links;
mod notes;
mod package;
mod runs;
mod xml;

use super::{ExportError, PageSize};
use crate::{FactSheet, paper};
use body::Body;

pub(super) fn write(sheet: &FactSheet, page: PageSize) -> Result<Vec<u8>, ExportError> {
    let paper = paper::lay(sheet);
    let mut body = Body::new(&paper, Sides::of(page));
    body.blocks();
    let (document, links) = body.finish();
    let (footnotes, footnote_links) = notes::footnotes(&paper);
    let parts = package::DocxParts {
        document,
        links,
        footnotes,
        footnote_links,
    };
    Ok(package::packed(&paper, parts)?)
}

/// The page in twentieths of a point.
#[derive(Clone, Copy)]
struct Sides {
    width: u32,
    height: u32,
}

/// Left and right of the text, and above and below it.
const MARGIN: u32 = 1_134;

impl Sides {
    const fn of(page: PageSize) -> Self {
        match page {
            PageSize::A4 => Self {
                width: 11_906,
                height: 16_838,
            },
            PageSize::Letter => Self {
                width: 12_240,
                height: 15_840,
            },
        }
    }

    /// How wide the text is.
    const fn text(self) -> u32 {
        self.width - 2 * MARGIN
    }
}
