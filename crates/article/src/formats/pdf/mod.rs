//! PDF: the words on its pages, put together again to lines, columns and paragraphs.
//!
//! A PDF places characters and knows no paragraphs. `glyphs` collects the characters, `lines` makes lines of them in the order in
//! which they were drawn (which is nearly always the order of reading), `heads` takes out what runs along at the edges
//! of pages, and `paragraphs` joins lines by leading, indent, the room that a line left free, and hyphens.

mod glyphs;
mod heads;
mod lines;
mod paragraphs;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf as Document};

use crate::article::{LoadWarning, ParagraphKind};
use crate::composer::Composer;
use crate::formats::format::{ArticleFormat, Found};
use crate::formats::pdf::glyphs::GlyphPage;
use crate::limits;
use crate::metadata::{FoundIn, Metadata};
use crate::source::{LoadError, SourceFile};

/// `.pdf`.
pub(super) struct Pdf;

impl ArticleFormat for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }

    fn recognises(&self, bytes: &[u8]) -> bool {
        const WITHIN: usize = 1024;
        const MARK: &[u8] = b"%PDF-";
        let start = &bytes[..bytes.len().min(WITHIN)];
        // Mail programs and web servers put lines before it.
        start.windows(MARK.len()).any(|found| found == MARK)
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn read(&self, file: &SourceFile<'_>, found: &mut dyn FnMut(Found)) -> Result<(), LoadError> {
        glyphs::check_streams(file.bytes)?;
        let document = Document::new(file.bytes.to_vec()).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                LoadError::Locked { kind: "PDF" }
            }
            LoadPdfError::Decryption(_) => LoadError::Damaged {
                kind: "PDF",
                why: "its encryption is not known".to_owned(),
            },
            LoadPdfError::Invalid => LoadError::Damaged {
                kind: "PDF",
                why: "its pages cannot be found".to_owned(),
            },
        })?;
        let mut warnings = Vec::new();
        let pages = glyphs::pages(&document, file.cancellation, &mut warnings)?;
        let n_empty = pages.iter().filter(|page| page.glyphs.is_empty()).count();
        if n_empty == pages.len() {
            return Err(if pages.iter().any(|page| page.has_pictures) {
                LoadError::NoArticle(
                    "its pages are pictures without text; have the text recognised (OCR) by another program first",
                )
            } else if warnings.is_empty() {
                LoadError::NoArticle("the PDF file has no text")
            } else {
                LoadError::OverLimit(limits::PDF_GLYPHS)
            });
        }
        let pictures = pages
            .iter()
            .filter(|page| page.glyphs.is_empty() && page.has_pictures);
        let n_pictures = pictures.count();
        if n_pictures > 0 {
            warnings.push(LoadWarning::Pictures { pages: n_pictures });
        }
        let mut draft = composed(&pages).finish(Metadata::default());
        let headline = draft
            .blocks
            .iter()
            .flatten()
            .find(|block| block.kind == Some(ParagraphKind::Headline));
        let title = headline.map(|block| block.span.of(&draft.text).to_owned());
        draft.metadata.set_title(title, FoundIn::LargeType);
        draft.warnings = warnings;
        found(Found::only(draft));
        Ok(())
    }
}

fn composed(pages: &[GlyphPage]) -> Composer {
    let mut lines: Vec<Vec<lines::GlyphLine>> = pages.iter().map(lines::of_page).collect();
    heads::mark(&mut lines, pages);
    let mut composer = Composer::default();
    for paragraph in paragraphs::join(&lines) {
        composer.push(paragraph.kind, &paragraph.text);
    }
    composer
}
