//! The characters on the pages of a PDF, in the order in which they are drawn.

use std::io::Read as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use flate2::read::ZlibDecoder;
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf as Document;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RenderContent, SoftMask, TransformExt as _,
    interpret_page,
};

use crate::article::LoadWarning;
use crate::limits::{self, Limit};
use crate::source::{Cancellation, LoadError};

/// A page as far as its text goes. Lengths are points, down and right from the upper left corner.
pub(super) struct GlyphPage {
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    pub has_pictures: bool,
}

/// A character where it is drawn.
#[derive(Debug, Clone)]
pub(super) struct Glyph {
    /// What it means; ligatures mean several letters.
    pub text: GlyphText,
    /// Left end of its baseline.
    pub x: f32,
    pub y: f32,
    /// How far the next character stands from `x`, as far as the font tells.
    pub advance: f32,
    /// Size of the type.
    pub size: f32,
    pub is_bold: bool,
}

/// What a character means.
#[derive(Debug, Clone)]
pub(super) enum GlyphText {
    One(char),
    Several(Box<str>),
}

/// So many path segments and pictures of one page are interpreted.
const MAX_DRAWN: usize = 2_000_000;
/// Streams that unpack to more are refused before the reader unpacks them.
const MAX_STREAM: u64 = 64_000_000;
/// Two characters so near, in parts of the type's size, are one that was drawn twice to look bold.
const SAME_PLACE: f32 = 0.06;

/// Unpacks each stream of the file, to nowhere, to see how large it is: the reader would keep it in memory.
pub(super) fn check_streams(bytes: &[u8]) -> Result<(), LoadError> {
    const MARK: &[u8] = b"stream";
    let mut at = 0;
    let mut total = 0_u64;
    while let Some(found) = find(&bytes[at..], MARK) {
        at += found + MARK.len();
        let mut body = &bytes[at..];
        while let [b'\r' | b'\n', rest @ ..] = body {
            body = rest;
        }
        // Deflate with any window: what else could be packed that far is not in use any more.
        if body.first().is_some_and(|first| first & 0x0f == 8) {
            let mut decoder = ZlibDecoder::new(body).take(MAX_STREAM + 1);
            let n = std::io::copy(&mut decoder, &mut std::io::sink())
                .unwrap_or(0)
                .max(decoder.limit().abs_diff(MAX_STREAM + 1));
            total += n;
            let most = u64::try_from(limits::UNPACKED.most).unwrap_or(u64::MAX);
            if n > MAX_STREAM || total > most {
                return Err(LoadError::OverLimit(limits::PDF_STREAM));
            }
        }
    }
    Ok(())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == first) {
        at += found;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Why a page's interpretation was ended from within.
enum Stop {
    Over(Limit),
    Stopped,
}

/// The text of all pages; a page over a limit is left out, with a warning.
pub(super) fn pages(
    document: &Document,
    cancellation: Cancellation<'_>,
    warnings: &mut Vec<LoadWarning>,
) -> Result<Vec<GlyphPage>, LoadError> {
    let mut pages = Vec::new();
    let cache = InterpreterCache::new();
    let mut n_glyphs = 0;
    for page in document.pages().iter() {
        cancellation.check()?;
        if limits::PDF_PAGES.is_over(pages.len() + 1) {
            warn(warnings, limits::PDF_PAGES);
            break;
        }
        let (width, height) = page.render_dimensions();
        let mut device = Collector {
            cancellation,
            glyphs: Vec::new(),
            has_pictures: false,
            n_drawn: 0,
            n_before: n_glyphs,
        };
        let is_long = page
            .page_stream()
            .is_some_and(|stream| limits::PDF_STREAM.is_over(stream.len()));
        if is_long {
            warn(warnings, limits::PDF_STREAM);
        } else {
            let settings = InterpreterSettings {
                render_content: RenderContent::PAGE,
                ..InterpreterSettings::default()
            };
            let area = Rect::new(0.0, 0.0, width.into(), height.into());
            let to_page = page.initial_transform(true).to_kurbo();
            let mut context = Context::new(to_page, area, &cache, page.xref(), settings);
            let interpreted = catch_unwind(AssertUnwindSafe(|| {
                interpret_page(page, &mut context, &mut device);
            }));
            match interpreted.map_err(<Box<dyn std::any::Any + Send>>::downcast::<Stop>) {
                Ok(()) => {}
                Err(Ok(stop)) => match *stop {
                    Stop::Over(limit) => warn(warnings, limit),
                    Stop::Stopped => return Err(LoadError::Stopped),
                },
                // A fault of the reader: what it had drawn by then is kept.
                Err(Err(_)) => {
                    if !warnings.contains(&LoadWarning::Damaged) {
                        warnings.push(LoadWarning::Damaged);
                    }
                }
            }
        }
        n_glyphs += device.glyphs.len();
        pages.push(GlyphPage {
            height,
            glyphs: device.glyphs,
            has_pictures: device.has_pictures,
        });
    }
    Ok(pages)
}

fn warn(warnings: &mut Vec<LoadWarning>, limit: Limit) {
    let warning = LoadWarning::OverLimit(limit.into());
    if !warnings.contains(&warning) {
        warnings.push(warning);
    }
}

/// Takes the characters, and counts whatever else is drawn.
struct Collector<'p> {
    cancellation: Cancellation<'p>,
    glyphs: Vec<Glyph>,
    has_pictures: bool,
    n_drawn: usize,
    /// Signs of the pages before.
    n_before: usize,
}

impl Collector<'_> {
    /// Ends the page: the interpreter asks nobody whether to go on, so the way out is to unwind.
    fn stop(why: Stop) -> ! {
        resume_unwind(Box::new(why))
    }

    fn count(&mut self, n: usize) {
        let before = self.n_drawn;
        self.n_drawn += n;
        if self.n_drawn > MAX_DRAWN {
            Self::stop(Stop::Over(limits::PDF_STREAM));
        }
        if before / 10_000 != self.n_drawn / 10_000 && self.cancellation.check().is_err() {
            Self::stop(Stop::Stopped);
        }
    }

    fn push(&mut self, text: GlyphText, place: Affine, advance: f64, is_bold: bool) {
        let [right, tilt, lean, down, x, y] = place.as_coeffs();
        // Written upright: what is turned is a watermark or the label of a picture.
        let size = lean.hypot(down) * 1000.0;
        let is_upright = right > 0.0 && tilt.abs() < right * 0.1 && down.abs() > lean.abs();
        if !is_upright || !(0.5..=2000.0).contains(&size) {
            return;
        }
        let glyph = Glyph {
            text,
            x: to_f32(x),
            y: to_f32(y),
            advance: to_f32(advance * right),
            size: to_f32(size),
            is_bold,
        };
        let is_twice = self.glyphs.iter().rev().take(200).any(|before| {
            let near = before.size * SAME_PLACE;
            (before.x - glyph.x).abs() < near
                && (before.y - glyph.y).abs() < near
                && before.text.same(&glyph.text)
        });
        if !is_twice {
            self.glyphs.push(glyph);
        }
    }
}

/// Whether a character's font is bold, by its weight or its name.
fn is_bold(glyph: &FontGlyph<'_>) -> bool {
    let FontGlyph::Outline(outline) = glyph else {
        return false;
    };
    outline.font_data().is_some_and(|font| {
        let name = font
            .postscript_name
            .unwrap_or_default()
            .to_ascii_lowercase();
        font.weight.is_some_and(|weight| weight >= 600)
            || ["bold", "black", "heavy"]
                .iter()
                .any(|word| name.contains(word))
    })
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "places on a page need no more digits"
)]
const fn to_f32(value: f64) -> f32 {
    value as f32
}

impl GlyphText {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::One(a), Self::One(b)) => a == b,
            (Self::Several(a), Self::Several(b)) => a == b,
            _ => false,
        }
    }

    /// Whether it is nothing but white space.
    pub(super) fn is_space(&self) -> bool {
        match self {
            Self::One(character) => character.is_whitespace(),
            Self::Several(characters) => characters.trim().is_empty(),
        }
    }

    pub(super) fn push_to(&self, line: &mut String) {
        match self {
            Self::One(character) => line.push(*character),
            Self::Several(characters) => line.push_str(characters),
        }
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _mode: &DrawMode) {
        let is_bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        for glyph in run.glyphs() {
            self.count(1);
            if limits::PDF_PAGE_GLYPHS.is_over(self.glyphs.len()) {
                Self::stop(Stop::Over(limits::PDF_PAGE_GLYPHS));
            }
            if limits::PDF_GLYPHS.is_over(self.n_before + self.glyphs.len()) {
                Self::stop(Stop::Over(limits::PDF_GLYPHS));
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(character)) => GlyphText::One(character),
                Some(BfString::String(characters)) => GlyphText::Several(characters.into()),
                None => continue,
            };
            let advance = match &**glyph {
                FontGlyph::Outline(outline) => outline.advance_width(),
                FontGlyph::Type3(drawn) => drawn.advance_width(),
            };
            let advance = f64::from(advance.unwrap_or(500.0));
            self.push(text, props.transform * glyph.transform(), advance, is_bold);
        }
    }

    fn draw_path(&mut self, path: &BezPath, _props: DrawProps<'a>, _mode: &DrawMode) {
        self.count(path.elements().len());
    }

    fn push_clip_path(&mut self, path: &ClipPath) {
        self.count(path.path.elements().len());
    }

    fn push_clip_rect(&mut self, _rect: &Rect) {
        self.count(1);
    }

    fn push_transparency_group(
        &mut self,
        _opacity: f32,
        _mask: Option<SoftMask<'a>>,
        _mode: BlendMode,
    ) {
        self.count(1);
    }

    fn draw_image(&mut self, _image: Image<'a, '_>, _props: ImageDrawProps<'a>) {
        self.count(1);
        self.has_pictures = true;
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
