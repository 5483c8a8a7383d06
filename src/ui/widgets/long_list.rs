//! A scrolled list of parts of different heights of which only the visible ones are laid out.

use egui::{AsIdSalt, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

/// What a [`LongList`] shows.
pub trait ListParts {
    /// How many.
    fn count(&self) -> usize;

    /// A guess at the height of part `idx`, cheap.
    fn estimate(&self, idx: usize, width: f32) -> f32;

    /// The height of part `idx`.
    fn height(&mut self, ui: &Ui, idx: usize, width: f32) -> f32;

    /// How far below its top the place to look at lies in part `idx`, where it is scrolled to.
    fn focus(&mut self, ui: &Ui, idx: usize, width: f32) -> f32 {
        let _ = (ui, idx, width);
        0.0
    }

    /// Draws part `idx` into `ui`, whose rectangle is as wide as the list and as high as was said.
    fn show(&mut self, ui: &mut Ui, idx: usize);
}

/// What is known of the heights, and where to scroll to next. One a list, kept between frames.
#[derive(Debug, Default)]
pub struct LongList {
    version: Option<(u64, u32)>,
    heights: Vec<Height>,
    target: Option<Target>,
    offset: Option<f32>,
    /// What was in view in the last frame, from and to.
    seen: (f32, f32),
}

/// Where to scroll to.
#[derive(Debug, Clone, Copy)]
enum Target {
    /// This part to the reading height.
    Here(usize),
    /// Only as far as this part needs to be seen.
    InView(usize),
}

#[derive(Debug, Clone, Copy)]
struct Height {
    points: f32,
    exact: bool,
}

/// How many parts below the view are measured already, so that the scroll bar moves evenly.
const MEASURED_AHEAD: usize = 20;

impl LongList {
    /// Brings part `idx` to the reading height, in the next frame.
    pub fn scroll_to(&mut self, idx: usize) {
        self.target = Some(Target::Here(idx));
    }

    /// Scrolls in the next frame if part `idx` is out of view.
    pub fn keep_in_view(&mut self, idx: usize) {
        self.target = Some(Target::InView(idx));
    }

    /// Shows the parts; `version` must change whenever any height may have. `salt` names the list: what it shows has
    /// been scrolled to the same place when it is shown again.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        salt: impl AsIdSalt,
        version: u64,
        parts: &mut impl ListParts,
    ) {
        let width = ui.available_width() - ui.spacing().scroll.bar_width;
        self.prepare(version, width, parts);
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt(salt);
        if let Some(target) = self.target.take() {
            let (Target::Here(idx) | Target::InView(idx)) = target;
            let known = idx < parts.count();
            let focus = if known {
                parts.focus(ui, idx, width)
            } else {
                0.0
            };
            let view = ui.available_height();
            self.offset = self.aim(target, focus, view).or(self.offset);
        }
        if let Some(offset) = self.offset.take() {
            area = area.vertical_scroll_offset(offset);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            let moved = self.settle(ui, viewport, width, parts);
            ui.set_height(self.top(self.heights.len()));
            self.draw(ui, viewport.translate(vec2(0.0, moved)), moved, parts);
            moved
        });
        let top = output.state.unclamped_offset().y + output.inner;
        self.seen = (top, top + output.inner_rect.height());
        if output.inner != 0.0 {
            self.offset = Some(top);
            ui.request_repaint();
        }
    }

    /// The offset that shows `target`; none where it is in view already.
    fn aim(&self, target: Target, focus: f32, view: f32) -> Option<f32> {
        let (Target::Here(idx) | Target::InView(idx)) = target;
        let height = self.heights.get(idx)?.points;
        let top = self.top(idx);
        let seen = top >= self.seen.0 && top + height <= self.seen.1;
        let wanted = match target {
            Target::InView(_) if seen => return None,
            Target::InView(_) if top > self.seen.0 => top + height - view,
            Target::InView(_) => top,
            Target::Here(_) => top + focus - view * 0.3,
        };
        let last = self.top(self.heights.len()) - view;
        Some(wanted.min(last).max(0.0))
    }

    /// Starts anew where the parts or the width have changed.
    fn prepare(&mut self, version: u64, width: f32, parts: &impl ListParts) {
        let version = Some((version, width.to_bits()));
        if self.version == version && self.heights.len() == parts.count() {
            return;
        }
        let resized = self
            .version
            .is_none_or(|(_, before)| before != width.to_bits());
        self.version = version;
        if self.heights.len() == parts.count() && !resized {
            // Most parts are as high as before: a better guess than an estimate.
            for height in &mut self.heights {
                height.exact = false;
            }
            return;
        }
        self.heights.clear();
        self.heights.extend((0..parts.count()).map(|idx| Height {
            points: parts.estimate(idx, width),
            exact: false,
        }));
    }

    fn top(&self, idx: usize) -> f32 {
        self.heights.iter().take(idx).map(|h| h.points).sum()
    }

    /// The part at `y`, and its top.
    fn at(&self, y: f32) -> (usize, f32) {
        let mut top = 0.0;
        for (idx, height) in self.heights.iter().enumerate() {
            if top + height.points > y {
                return (idx, top);
            }
            top += height.points;
        }
        (self.heights.len(), top)
    }

    /// Measures what is in view and a little more. Returns how far what was known already moved down by it: the
    /// text under the reader's eyes must stay where it is.
    fn settle(&mut self, ui: &Ui, viewport: Rect, width: f32, parts: &mut impl ListParts) -> f32 {
        let (first, top) = self.at(viewport.min.y);
        let (last, _) = self.at(viewport.max.y);
        let known = (first..=last).find(|idx| self.heights.get(*idx).is_some_and(|h| h.exact));
        let anchor = known.unwrap_or(first);
        let before = self.top(anchor);
        let mut y = top;
        for idx in first..self.heights.len() {
            if y > viewport.max.y {
                break;
            }
            self.measure(ui, idx, width, parts);
            y += self.heights[idx].points;
        }
        let ahead = (last + 1 + MEASURED_AHEAD).min(self.heights.len());
        for idx in last + 1..ahead {
            self.measure(ui, idx, width, parts);
        }
        self.top(anchor) - before
    }

    fn measure(&mut self, ui: &Ui, idx: usize, width: f32, parts: &mut impl ListParts) {
        if !self.heights[idx].exact {
            self.heights[idx] = Height {
                points: parts.height(ui, idx, width),
                exact: true,
            };
        }
    }

    fn draw(&self, ui: &mut Ui, viewport: Rect, moved: f32, parts: &mut impl ListParts) {
        let (first, mut y) = self.at(viewport.min.y);
        let Some((_, width)) = self.version else {
            return;
        };
        let corner = ui.max_rect().left_top() - vec2(0.0, moved);
        for idx in first..self.heights.len() {
            if y > viewport.max.y {
                break;
            }
            let size = vec2(f32::from_bits(width), self.heights[idx].points);
            let rect = Rect::from_min_size(pos2(corner.x, corner.y + y), size);
            let builder = UiBuilder::new().max_rect(rect).id_salt(("part", idx));
            parts.show(&mut ui.new_child(builder), idx);
            y += size.y;
        }
    }
}
