//! Text set into lines: shaped, broken, with what each stretch looks like and leads to.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::layout::Alignment;
use parley::style::{
    FontFamily, FontFamilyName, FontWeight, LineHeight, OverflowWrap, StyleProperty,
};
use parley::{FontContext, Layout, LayoutContext};

use super::look::Ink;

/// The typefaces, the first that has a letter sets it.
const FACES: [&[u8]; 4] = [
    include_bytes!("../../../../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../../../../assets/fonts/Inter-Medium.otf"),
    include_bytes!("../../../../../assets/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../../../../assets/fonts/DejaVuSans.ttf"),
];
/// Their families, in the order in which they are tried.
const FAMILIES: [&str; 2] = ["Inter", "DejaVu Sans"];
/// Stands for a letter that no typeface has.
const STAND_IN: char = '\u{25a1}';

/// Where a stretch of text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum To {
    /// To the footnote of this index.
    Note(usize),
    /// To this web address.
    Url(String),
}

/// How a stretch of text looks.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextLook {
    pub(super) size: f32,
    pub(super) weight: f32,
    pub(super) ink: Ink,
    pub(super) ground: Option<Ink>,
    pub(super) raised: bool,
    pub(super) to: Option<To>,
}

impl TextLook {
    /// Plain text.
    pub(super) const fn plain(size: f32, ink: Ink) -> Self {
        Self {
            size,
            weight: 400.0,
            ink,
            ground: None,
            raised: false,
            to: None,
        }
    }

    pub(super) fn weight(mut self, weight: f32) -> Self {
        self.weight = weight;
        self
    }

    pub(super) fn leads(mut self, to: To) -> Self {
        self.to = Some(to);
        self
    }

    pub(super) fn on(mut self, ground: Ink) -> Self {
        self.ground = Some(ground);
        self
    }
}

/// Text that was set; its lines stand below each other from 0 down.
pub(super) struct SetText {
    pub(super) text: String,
    pub(super) layout: Layout<u16>,
    /// What the brush of a stretch stands for.
    pub(super) looks: Vec<TextLook>,
    /// Tops and bottoms of the lines.
    pub(super) lines: Vec<(f32, f32)>,
}

impl SetText {
    /// How high the lines of `range` are together.
    pub(super) fn height(&self, range: Range<usize>) -> f32 {
        match (self.lines.get(range.start), self.lines[..range.end].last()) {
            (Some((top, _)), Some((_, bottom))) if range.start < range.end => bottom - top,
            _ => 0.0,
        }
    }
}

/// Sets text.
pub(super) struct Setter {
    fonts: FontContext,
    context: LayoutContext<u16>,
    /// How many letters no typeface has.
    pub(super) lost: usize,
}

impl Setter {
    pub(super) fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        for face in FACES {
            let _ = collection.register_fonts(Blob::new(Arc::new(face)), None);
        }
        Self {
            fonts: FontContext {
                collection,
                source_cache: SourceCache::default(),
            },
            context: LayoutContext::new(),
            lost: 0,
        }
    }

    /// Sets `pieces` as one paragraph of `width`.
    pub(super) fn set(
        &mut self,
        pieces: &[(String, TextLook)],
        width: f32,
        flush_right: bool,
    ) -> SetText {
        let mut text = String::new();
        let mut stretches: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
        for (words, _) in pieces {
            let start = text.len();
            text.push_str(&self.printable(words));
            stretches.push(start..text.len());
        }
        let families = FAMILIES.map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
        let mut builder = self
            .context
            .ranged_builder(&mut self.fonts, &text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(
            &families,
        ))));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(
            1.36,
        )));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if let Some((_, look)) = pieces.first() {
            builder.push_default(StyleProperty::FontSize(look.size));
        }
        let brushes = 0_u16..;
        for (((_, look), range), brush) in pieces.iter().zip(&stretches).zip(brushes) {
            let size = if look.raised {
                look.size * 0.7
            } else {
                look.size
            };
            builder.push(StyleProperty::Brush(brush), range.clone());
            builder.push(StyleProperty::FontSize(size), range.clone());
            let weight = FontWeight::new(look.weight);
            builder.push(StyleProperty::FontWeight(weight), range.clone());
        }
        let mut layout: Layout<u16> = builder.build(&text);
        layout.break_all_lines(Some(width));
        let alignment = if flush_right {
            Alignment::Right
        } else {
            Alignment::Start
        };
        layout.align(alignment, parley::AlignmentOptions::default());
        let lines = layout.lines().map(|line| {
            let metrics = line.metrics();
            (metrics.block_min_coord, metrics.block_max_coord)
        });
        SetText {
            lines: lines.collect(),
            looks: pieces.iter().map(|(_, look)| look.clone()).collect(),
            text,
            layout,
        }
    }

    /// The text with a stand-in for each letter that no typeface has.
    fn printable(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}') || covers(c) {
                out.push(c);
            } else if is_mark(c) {
                // It has no shape of its own.
            } else {
                self.lost += 1;
                out.push(STAND_IN);
            }
        }
        out
    }
}

/// Whether one of the typefaces has `c`.
fn covers(c: char) -> bool {
    // What is in every typeface needs no look into the tables.
    if matches!(c, ' '..='~') {
        return true;
    }
    COVERAGE.iter().any(|face| {
        let font = face.index.charmap(face.data);
        font.and_then(|map| map.map(c))
            .is_some_and(|glyph| glyph != 0)
    })
}

/// A typeface's table of letters.
struct Coverage {
    data: &'static [u8],
    index: parley::fontique::CharmapIndex,
}

static COVERAGE: std::sync::LazyLock<Vec<Coverage>> = std::sync::LazyLock::new(|| {
    let mut collection = Collection::new(CollectionOptions {
        shared: false,
        system_fonts: false,
    });
    [FACES[0], FACES[3]]
        .into_iter()
        .flat_map(|data| {
            let families = collection.register_fonts(Blob::new(Arc::new(data)), None);
            let fonts: Vec<_> = families.into_iter().flat_map(|(_, fonts)| fonts).collect();
            fonts.into_iter().map(move |font| Coverage {
                data,
                index: font.charmap_index(),
            })
        })
        .collect()
});

/// Whether `c` only changes how its neighbours are shown: joiners, variation selectors.
const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{61c}'
    )
}
