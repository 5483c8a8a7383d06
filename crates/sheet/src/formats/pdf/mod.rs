//! The sheet as pages: tagged for screen readers (PDF/UA-1), with bookmarks, footnotes at the feet of the pages and
//! links that work.

mod draw;
mod look;
mod pages;
mod setting;
mod tags;
mod units;

use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::Metadata;
use krilla::{Document, SerializeSettings};

use super::format::{ExportError, PageSize};
use crate::paper::{self, Paper};
use crate::{FactSheet, digest};
use draw::Drawer;
use pages::Placer;
use units::Cutter;

pub(super) fn write(sheet: &FactSheet, page: PageSize) -> Result<Vec<u8>, ExportError> {
    let paper = paper::lay(sheet);
    // Where a file would break a rule of the standard, it is written without saying that it keeps them.
    let accessible = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    if let Ok(configuration) = accessible
        && let Ok(bytes) = document(&paper, page, configuration)
    {
        return Ok(bytes);
    }
    let plain = document(&paper, page, Configuration::default());
    plain.map_err(|error| ExportError::Pdf(format!("{error:?}")))
}

fn document(
    paper: &Paper,
    page: PageSize,
    configuration: Configuration,
) -> Result<Vec<u8>, KrillaError> {
    let size = look::page(page);
    let mut units = Cutter::new(paper, size.0 - 2.0 * look::SIDE).cut();
    let pages = Placer::new(&units, size).place();
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        enable_tagging: true,
        compress_content_streams: true,
        xmp_metadata: true,
        ..SerializeSettings::default()
    });
    let mut tree = std::mem::take(&mut units.tree);
    let mut drawer = Drawer::new(&units.sets, &pages, size);
    drawer.draw(&mut document, paper, &mut tree);
    document.set_outline(drawer.outline());
    document.set_tag_tree(tree.finish());
    document.set_metadata(metadata(paper));
    document.finish()
}

/// What the file says of itself; without a time, as the core has none.
fn metadata(paper: &Paper) -> Metadata {
    let mut metadata = Metadata::new()
        .title(paper.title.clone())
        .description(paper.subject.clone())
        .language("en".to_owned())
        .creator("Tally".to_owned())
        .keywords(vec![paper.seal.clone()])
        .document_id(digest(paper.seal.as_bytes()));
    if !paper.author.is_empty() {
        metadata = metadata.authors(vec![paper.author.clone()]);
    }
    metadata
}
