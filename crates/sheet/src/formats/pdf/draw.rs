//! Placed content drawn into the document, each piece with its place in the logical structure.

use krilla::Document;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::ops::Range;

use super::look::{self, Ink};
use super::pages::{PageItem, Pages};
use super::setting::{SetText, Setter, TextLook, To};
use super::tags::{StructureTree, TagPart, TagRole};
use crate::paper::Paper;

/// How far a raised number stands above the line, in parts of the line's size.
const RAISE: f32 = 0.34;

/// A stretch of one look on one line.
struct Stretch {
    look: usize,
    left: f32,
    right: f32,
    runs: Vec<Glyphs>,
}

/// Glyphs of one font.
struct Glyphs {
    font: Font,
    size: f32,
    x: f32,
    shapes: Vec<KrillaGlyph>,
}

/// A link whose place on the page is known, and to be added when the page's content is done.
struct Pending {
    rect: [f32; 4],
    to: To,
    part: TagPart,
}

/// Draws pages.
pub(super) struct Drawer<'a> {
    pub(super) sets: &'a [SetText],
    pub(super) pages: &'a Pages,
    pub(super) size: (f32, f32),
    fonts: Vec<(u64, Font)>,
}

impl<'a> Drawer<'a> {
    pub(super) const fn new(sets: &'a [SetText], pages: &'a Pages, size: (f32, f32)) -> Self {
        Self {
            sets,
            pages,
            size,
            fonts: Vec::new(),
        }
    }

    /// Draws all pages, and puts their content into `tree`.
    pub(super) fn draw(
        &mut self,
        document: &mut Document,
        paper: &Paper,
        tree: &mut StructureTree,
    ) {
        let all = self.pages.all.len();
        for (number, page) in self.pages.all.iter().enumerate() {
            let Some(settings) = PageSettings::from_wh(self.size.0, self.size.1) else {
                continue;
            };
            let mut open = document.start_page_with(settings);
            let mut links = Vec::new();
            let mut surface = open.surface();
            for item in &page.items {
                match item {
                    PageItem::Fill(rect, ink) => fill(&mut surface, *rect, *ink),
                    PageItem::Lines {
                        set,
                        lines,
                        x,
                        y,
                        part,
                    } => {
                        let at = (*x, *y);
                        let set = &self.sets[*set];
                        let mut pen = Pen {
                            surface: &mut surface,
                            tree,
                            links: &mut links,
                            part: *part,
                        };
                        lines_of(&mut self.fonts, set, lines, at, &mut pen);
                    }
                }
            }
            self.foot(&mut surface, paper, (number + 1, all));
            surface.finish();
            for link in links {
                if let Some(annotation) = self.annotation(&link) {
                    let identifier = open.add_tagged_annotation(annotation);
                    tree.content(link.part, identifier);
                }
            }
            open.finish();
        }
    }

    /// The running title and the page's number.
    fn foot(&mut self, surface: &mut Surface<'_>, paper: &Paper, (number, all): (usize, usize)) {
        let width = self.size.0 - 2.0 * look::SIDE;
        let plain = TextLook::plain(7.5, look::MUTED);
        let title: String = paper.title.chars().take(90).collect();
        let mut setter = Setter::new();
        let y = self.size.1 - look::BOTTOM + 20.0;
        let words = format!("Page {number} of {all}");
        for (text, flush_right) in [(title, false), (words, true)] {
            let wide = if flush_right { width } else { width * 0.8 };
            let set = setter.set(&[(text, plain.clone())], wide, flush_right);
            let mut pen = Pen {
                surface: &mut *surface,
                tree: &mut StructureTree::new(),
                links: &mut Vec::new(),
                part: None,
            };
            lines_of(&mut self.fonts, &set, &(0..1), (look::SIDE, y), &mut pen);
        }
    }

    fn annotation(&self, link: &Pending) -> Option<Annotation> {
        let [x, y, width, height] = link.rect;
        let rect = Rect::from_xywh(x, y, width.max(1.0), height.max(1.0))?;
        let (target, told) = match &link.to {
            To::Note(note) => {
                let (page, top) = self.pages.notes.get(*note).copied().flatten()?;
                let point = Point::from_xy(look::SIDE, (top - 12.0).max(0.0));
                let place = XyzDestination::new(page, point);
                let told = format!("Footnote {}", note + 1);
                (Target::Destination(place.into()), told)
            }
            To::Url(url) => {
                let action = LinkAction::new(url.clone());
                (Target::Action(action.into()), url.clone())
            }
        };
        Some(Annotation::new_link(
            LinkAnnotation::new(rect, target),
            Some(told),
        ))
    }

    /// The bookmarks: sections, and under them measures.
    pub(super) fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        let mut open: Option<OutlineNode> = None;
        for (level, words, page, top) in &self.pages.bookmarks {
            let place = XyzDestination::new(*page, Point::from_xy(0.0, (top - 8.0).max(0.0)));
            let node = OutlineNode::new(words.clone(), place);
            match &mut open {
                Some(section) if *level > 1 => section.push_child(node),
                _ => {
                    if let Some(done) = open.replace(node) {
                        outline.push_child(done);
                    }
                }
            }
        }
        if let Some(done) = open {
            outline.push_child(done);
        }
        outline
    }
}

/// What lines are drawn with.
struct Pen<'p, 's> {
    surface: &'p mut Surface<'s>,
    tree: &'p mut StructureTree,
    links: &'p mut Vec<Pending>,
    part: Option<TagPart>,
}

fn lines_of(
    fonts: &mut Vec<(u64, Font)>,
    set: &SetText,
    lines: &Range<usize>,
    (x, y): (f32, f32),
    pen: &mut Pen<'_, '_>,
) {
    let Some((top, _)) = set.lines.get(lines.start) else {
        return;
    };
    let shift = y - top;
    for idx in lines.clone() {
        let Some(line) = set.layout.get(idx) else {
            continue;
        };
        let metrics = line.metrics();
        let (line_top, line_bottom) = set.lines[idx];
        let box_of_line = (line_top + shift, line_bottom + shift);
        let baseline = metrics.baseline + shift;
        let stretches = stretches(fonts, set, idx, x + metrics.offset);
        for stretch in &stretches {
            ground(pen.surface, &set.looks[stretch.look], stretch, box_of_line);
        }
        for stretch in &stretches {
            text(set, stretch, baseline, box_of_line, pen);
        }
    }
}

/// The line cut where its look changes.
fn stretches(fonts: &mut Vec<(u64, Font)>, set: &SetText, idx: usize, left: f32) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    let Some(line) = set.layout.get(idx) else {
        return out;
    };
    let mut x = left;
    for run in line.runs() {
        let Some(font) = font(fonts, run.font()) else {
            continue;
        };
        let size = run.font_size();
        for cluster in run.visual_clusters() {
            if cluster.is_ligature_continuation() {
                if let Some(glyph) = last_glyph(&mut out) {
                    glyph.text_range.end = glyph.text_range.end.max(cluster.text_range().end);
                    glyph.text_range.start = glyph.text_range.start.min(cluster.text_range().start);
                }
                continue;
            }
            let look = usize::from(set.layout.styles()[usize::from(cluster.style_index())].brush);
            if out.last().is_none_or(|last| last.look != look) {
                out.push(Stretch {
                    look,
                    left: x,
                    right: x,
                    runs: Vec::new(),
                });
            }
            let Some(stretch) = out.last_mut() else {
                continue;
            };
            let same = stretch
                .runs
                .last()
                .is_some_and(|last| last.font == font && last.size.to_bits() == size.to_bits());
            if !same {
                stretch.runs.push(Glyphs {
                    font: font.clone(),
                    size,
                    x,
                    shapes: Vec::new(),
                });
            }
            for glyph in cluster.glyphs() {
                if let Some(run) = stretch.runs.last_mut() {
                    run.shapes.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        glyph.y / size,
                        0.0,
                        cluster.text_range(),
                        None,
                    ));
                }
                x += glyph.advance;
            }
            stretch.right = x;
        }
    }
    out
}

fn last_glyph(stretches: &mut [Stretch]) -> Option<&mut KrillaGlyph> {
    stretches.last_mut()?.runs.last_mut()?.shapes.last_mut()
}

/// The font as the PDF takes it, made once.
fn font(fonts: &mut Vec<(u64, Font)>, data: &parley::FontData) -> Option<Font> {
    let (bytes, id) = data.data.clone().into_raw_parts();
    if let Some((_, known)) = fonts.iter().find(|(known, _)| *known == id) {
        return Some(known.clone());
    }
    let font = Font::new(bytes.into(), data.index)?;
    fonts.push((id, font.clone()));
    Some(font)
}

/// The ground of a chip or of a marked number.
fn ground(
    surface: &mut Surface<'_>,
    look: &TextLook,
    stretch: &Stretch,
    (top, bottom): (f32, f32),
) {
    if let Some(ink) = look.ground {
        let middle = f32::midpoint(top, bottom);
        let height = look.size * 1.32;
        let rect = [
            stretch.left - 0.5,
            middle - height / 2.0,
            stretch.right - stretch.left + 1.0,
            height,
        ];
        fill(surface, rect, ink);
    }
}

fn text(
    set: &SetText,
    stretch: &Stretch,
    baseline: f32,
    (top, bottom): (f32, f32),
    pen: &mut Pen<'_, '_>,
) {
    let look = &set.looks[stretch.look];
    let tag = match pen.part {
        Some(_) => ContentTag::Span(SpanTag::empty()),
        None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
    };
    let identifier = pen.surface.start_tagged(tag);
    pen.surface.set_fill(Some(paint(look.ink)));
    let y = if look.raised {
        baseline - look.size * RAISE
    } else {
        baseline
    };
    for run in &stretch.runs {
        let start = Point::from_xy(run.x, y);
        pen.surface.draw_glyphs(
            start,
            &run.shapes,
            run.font.clone(),
            &set.text,
            run.size,
            false,
        );
    }
    pen.surface.end_tagged();
    let Some(part) = pen.part else {
        return;
    };
    match &look.to {
        Some(to) if stretch.right > stretch.left => {
            let link = pen.tree.add(part, TagRole::Link);
            pen.tree.content(link, identifier);
            pen.links.push(Pending {
                rect: [
                    stretch.left,
                    top,
                    stretch.right - stretch.left,
                    bottom - top,
                ],
                to: to.clone(),
                part: link,
            });
        }
        _ => pen.tree.content(part, identifier),
    }
}

/// A rectangle that means nothing by itself.
fn fill(surface: &mut Surface<'_>, [x, y, width, height]: [f32; 4], ink: Ink) {
    let Some(rect) = Rect::from_xywh(x, y, width, height) else {
        return;
    };
    let mut builder = PathBuilder::new();
    builder.push_rect(rect);
    let Some(path) = builder.finish() else {
        return;
    };
    let artifact = Artifact::with_kind(ArtifactType::Layout);
    surface.start_tagged(ContentTag::Artifact(artifact));
    surface.set_fill(Some(paint(ink)));
    surface.draw_path(&path);
    surface.end_tagged();
}

fn paint(ink: Ink) -> Fill {
    Fill {
        paint: look::color(ink).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}
