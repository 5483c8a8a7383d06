//! Lines to paragraphs, over columns and pages.

use std::collections::{BTreeMap, BTreeSet};

use crate::article::{Boilerplate, ParagraphKind};
use crate::formats::pdf::lines::GlyphLine;
use tally_language::lexicon::WordClass;

/// Type that differs by more is of another kind.
const SAME_SIZE: f32 = 0.08;
/// A line further below, in parts of the usual leading, opens a paragraph.
const WIDE: f32 = 1.22;
/// An indent of so much of the size opens a paragraph.
const INDENT: f32 = 0.7;
/// Type so much larger than the body's is a heading.
const LARGE: f32 = 1.12;
/// Lines of headings stand no further apart than this, in parts of their size.
const HEADING_LEADING: f32 = 1.7;
/// A headline has no more characters.
const MAX_HEADLINE: usize = 300;
/// Nor has a heading of bold type in the text's size.
const MAX_HEADING: usize = 150;

/// A paragraph of the document.
#[derive(Debug)]
pub(super) struct GlyphParagraph {
    pub text: String,
    pub kind: Option<ParagraphKind>,
    size: f32,
    is_bold: bool,
}

/// Joins the lines of all pages.
pub(super) fn join(pages: &[Vec<GlyphLine>]) -> Vec<GlyphParagraph> {
    let style = Style::of(pages);
    let words = words(pages);
    let mut joiner = Joiner {
        style: &style,
        words: &words,
        done: Vec::new(),
        open: None,
    };
    for lines in pages {
        for (at, line) in lines.iter().enumerate() {
            joiner.take(line, &Column::of(lines, at, &style));
        }
        joiner.end_page();
    }
    joiner.close();
    let mut paragraphs = joiner.done;
    mark_headings(&mut paragraphs, &style);
    paragraphs
}

/// How the document is set.
struct Style {
    /// The size of the running text.
    body: f32,
    /// From one line to the next, in parts of the size.
    leading: f32,
    /// How wide most full lines of the running text are.
    width: f32,
}

impl Style {
    fn of(pages: &[Vec<GlyphLine>]) -> Self {
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        for line in pages.iter().flatten().filter(|line| !line.is_head) {
            *sizes.entry(tenths(line.size)).or_default() += line.text.len();
        }
        let body = most(&sizes).map_or(10.0, |tenths| tenths as f32 / 10.0);
        let mut leadings: BTreeMap<i32, usize> = BTreeMap::new();
        for lines in pages {
            for pair in lines.windows(2) {
                let down = (pair[1].y - pair[0].y) / body;
                let is_body = pair
                    .iter()
                    .all(|line| is_near(line.size, body) && !line.is_head);
                if is_body && (0.8..=2.5).contains(&down) {
                    *leadings.entry(tenths(down * 2.0)).or_default() += 1;
                }
            }
        }
        let mut widths: Vec<f32> = pages
            .iter()
            .flatten()
            .filter(|line| is_near(line.size, body) && !line.is_row)
            .map(|line| line.right - line.left)
            .collect();
        widths.sort_by(f32::total_cmp);
        Self {
            body,
            width: widths.get(widths.len() * 7 / 10).copied().unwrap_or(0.0),
            leading: most(&leadings).map_or(1.2, |tenths| tenths as f32 / 20.0),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "sizes of type are small")]
fn tenths(value: f32) -> i32 {
    (value * 10.0).round().clamp(-10_000.0, 1_000_000.0) as i32
}

/// The key that occurs most often; of equals the smallest.
fn most(counts: &BTreeMap<i32, usize>) -> Option<i32> {
    let (key, _) = counts.iter().rev().max_by_key(|(_, count)| **count)?;
    Some(*key)
}

fn is_near(some: f32, other: f32) -> bool {
    (some - other).abs() <= other * SAME_SIZE
}

/// The column that a line stands in, by the lines near it that start at nearly the same place.
struct Column {
    /// As far as they reach.
    end: f32,
    /// Whether the line is set in, and most of the others are not: so paragraphs are opened here.
    is_indented: bool,
}

impl Column {
    /// So many lines before and behind a line are near.
    const NEAR: usize = 12;

    /// A column much narrower than the text is a list of short lines: those have room behind them.
    fn of(lines: &[GlyphLine], at: usize, style: &Style) -> Self {
        let line = &lines[at];
        let near = &lines[at.saturating_sub(Self::NEAR)..lines.len().min(at + Self::NEAR + 1)];
        let beside: Vec<&GlyphLine> = near
            .iter()
            .filter(|other| {
                let is_beside = (other.left - line.left).abs() < line.size * 2.5;
                is_beside && is_near(other.size, line.size) && !other.is_row && !other.is_head
            })
            .collect();
        let end = beside
            .iter()
            .map(|other| other.right)
            .fold(line.right, f32::max);
        let start = beside
            .iter()
            .map(|other| other.left)
            .fold(line.left, f32::min);
        let is_set_in = |other: &GlyphLine| other.left - start > line.size * INDENT;
        let n_set_in = beside.iter().filter(|other| is_set_in(other)).count();
        let is_list = end - line.left < style.width * 0.6 && is_near(line.size, style.body);
        Self {
            end: if is_list {
                line.left + style.width
            } else {
                end
            },
            is_indented: is_set_in(line) && n_set_in * 2 < beside.len(),
        }
    }
}

/// All words of the document in small letters: what a hyphen at a line's end parts is looked up there.
fn words(pages: &[Vec<GlyphLine>]) -> BTreeSet<String> {
    let lines = pages.iter().flatten();
    lines
        .flat_map(|line| {
            line.text
                .split(|character: char| !character.is_alphanumeric() && character != '-')
        })
        .filter(|word| word.len() > 3)
        .map(str::to_lowercase)
        .collect()
}

/// A paragraph under way.
struct Open {
    text: String,
    size: f32,
    /// The left end of its lines but the first.
    left: f32,
    last: GlyphLine,
    n_lines: usize,
    /// From line to line, once there were two.
    leading: Option<f32>,
    /// The right end of the column of the last line.
    right: f32,
    is_row: bool,
    /// Whether all of its lines are.
    is_bold: bool,
}

struct Joiner<'a> {
    style: &'a Style,
    words: &'a BTreeSet<String>,
    done: Vec<GlyphParagraph>,
    open: Option<Open>,
}

impl Joiner<'_> {
    fn take(&mut self, line: &GlyphLine, column: &Column) {
        if line.is_head {
            self.done.push(GlyphParagraph {
                text: line.text.clone(),
                kind: Some(ParagraphKind::Boilerplate(Boilerplate::RunningHead)),
                size: line.size,
                is_bold: line.is_bold,
            });
            return;
        }
        match &mut self.open {
            Some(open) if !column.is_indented && goes_on(open, line, self.style) => {
                append(&mut open.text, &line.text, self.words);
                let down = line.y - open.last.y;
                if down > 0.0 {
                    open.leading = open.leading.or(Some(down));
                }
                open.left = line.left;
                open.last = line.clone();
                open.right = column.end;
                open.n_lines += 1;
                open.is_bold = open.is_bold && line.is_bold;
            }
            _ => {
                self.close();
                self.open = Some(Open {
                    text: line.text.clone(),
                    size: line.size,
                    left: line.left,
                    last: line.clone(),
                    n_lines: 1,
                    leading: None,
                    right: column.end,
                    is_row: line.is_row,
                    is_bold: line.is_bold,
                });
            }
        }
    }

    /// A page ends: what is open may go on on the next one.
    fn end_page(&mut self) {
        if let Some(open) = &mut self.open {
            // Whatever comes next stands higher than what is below everything.
            open.last.y = f32::MAX;
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.done.push(GlyphParagraph {
                text: open.text,
                kind: open.is_row.then_some(ParagraphKind::Row),
                size: open.size,
                is_bold: open.is_bold,
            });
        }
    }
}

fn goes_on(open: &Open, line: &GlyphLine, style: &Style) -> bool {
    if open.is_row || line.is_row || !is_near(line.size, open.size) || is_item(&line.text) {
        return false;
    }
    // A bold heading of the text's own size ends where plain text starts.
    if open.is_bold && !line.is_bold && !ends_sentence(&open.text) && open.text.len() <= MAX_HEADING
    {
        return false;
    }
    let size = open.size;
    let down = line.y - open.last.y;
    let is_large = size > style.body * LARGE;
    if down < -size * 0.5 {
        // Another column or page.
        return !is_large && !has_room(open, line) && !ends_sentence(&open.text);
    }
    if is_large {
        return down < size * HEADING_LEADING && down > size * 0.5;
    }
    let usual = open.leading.unwrap_or(style.leading * size);
    if down > usual * WIDE || down < size * 0.5 {
        return false;
    }
    let indent = line.left - open.left;
    // The second line of a paragraph whose first was indented stands further left, one of a hanging item further right.
    let is_indented = indent > size * INDENT && (open.n_lines > 1 || !is_item(&open.text));
    let is_outdented = indent < -size * INDENT && open.n_lines > 1;
    !is_indented && !is_outdented && !has_room(open, line)
}

/// Whether the next line's first word would have found room behind the last line.
fn has_room(open: &Open, line: &GlyphLine) -> bool {
    let room = open.right - open.last.right;
    room > line.first_word + open.size * 0.8
}

/// Whether a line opens an item of a list.
fn is_item(text: &str) -> bool {
    text.starts_with(['•', '▪', '●', '◦', '‣', '∙'])
        || text.starts_with("– ")
        || text.starts_with("- ")
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']'])
        .ends_with(['.', '!', '?', ':'])
}

/// Adds a line; a hyphen at the end of the one before goes where it only parted a word.
fn append(text: &mut String, line: &str, words: &BTreeSet<String>) {
    let hyphens = ['-', '\u{2010}', '\u{ad}'];
    let starts_small = line.starts_with(char::is_lowercase);
    let stem = text.trim_end_matches(hyphens);
    let is_parted =
        stem.len() < text.len() && starts_small && stem.ends_with(char::is_alphanumeric);
    if !is_parted {
        if !text.ends_with(['\u{2014}', '/']) && stem.len() == text.len() {
            text.push(' ');
        }
        text.push_str(line);
        return;
    }
    let tail = stem
        .rsplit(|character: char| !character.is_alphanumeric() && character != '-')
        .next()
        .unwrap_or("");
    let head = line
        .split(|character: char| !character.is_alphanumeric() && character != '-')
        .next()
        .unwrap_or("");
    let joined = format!("{tail}{head}").to_lowercase();
    let compound = format!("{tail}-{head}").to_lowercase();
    let is_compound = !text.ends_with('\u{ad}')
        && !words.contains(&joined)
        && (words.contains(&compound)
            || tail.ends_with(|character: char| character.is_ascii_digit())
            || tail.contains('-')
            || tail.chars().nth(1).is_some() && tail.chars().all(char::is_uppercase)
            || WordClass::CompoundStart.has(&tail.to_lowercase()));
    text.truncate(stem.len());
    if is_compound {
        text.push('-');
    }
    text.push_str(line);
}

/// Headlines and headings by their size, lists by their marks; what stands above the headline is the page's own.
fn mark_headings(paragraphs: &mut [GlyphParagraph], style: &Style) {
    let is_large = |paragraph: &GlyphParagraph| {
        paragraph.kind.is_none()
            && paragraph.size > style.body * LARGE
            && paragraph.text.len() <= MAX_HEADLINE
    };
    // The largest type of the document's beginning.
    let opening = paragraphs.len().min(40);
    let headline = (0..opening)
        .filter(|idx| {
            is_large(&paragraphs[*idx]) && paragraphs[*idx].text.split_whitespace().nth(1).is_some()
        })
        .reduce(|best, idx| {
            if paragraphs[idx].size > paragraphs[best].size * (1.0 + SAME_SIZE) {
                idx
            } else {
                best
            }
        });
    for (idx, paragraph) in paragraphs.iter_mut().enumerate() {
        if paragraph.kind.is_some() {
            continue;
        }
        if is_item(&paragraph.text) {
            let text = paragraph.text.trim_start_matches(|character: char| {
                !character.is_alphanumeric() && !"\"“'‘($€£".contains(character)
            });
            paragraph.text = text.to_owned();
            paragraph.kind = Some(ParagraphKind::Item);
        } else if Some(idx) == headline {
            paragraph.kind = Some(ParagraphKind::Headline);
        } else if is_heading(paragraph, style) {
            paragraph.kind = Some(ParagraphKind::Heading);
        }
        if headline.is_some_and(|headline| idx < headline)
            && !ends_sentence(&paragraph.text)
            && paragraph.text.len() < 120
        {
            paragraph.kind = Some(ParagraphKind::Boilerplate(Boilerplate::Page));
        }
    }
}

/// By the size of its type, or by a short line of bold type.
fn is_heading(paragraph: &GlyphParagraph, style: &Style) -> bool {
    let len = paragraph.text.len();
    let is_large = paragraph.size > style.body * LARGE && len <= MAX_HEADLINE;
    let is_bold = paragraph.is_bold && len <= MAX_HEADING && !ends_sentence(&paragraph.text);
    is_large || is_bold
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, y: f32) -> GlyphLine {
        let width = text.len() as f32 * 5.0;
        let first = text.split(' ').next().unwrap_or("").len();
        GlyphLine {
            text: text.to_owned(),
            left,
            right: left + width,
            y,
            size: 10.0,
            first_word: first as f32 * 5.0,
            is_bold: false,
            is_head: false,
            is_row: false,
        }
    }

    fn joined(pages: &[Vec<GlyphLine>]) -> Vec<String> {
        join(pages)
            .into_iter()
            .map(|paragraph| paragraph.text)
            .collect()
    }

    #[test]
    fn an_indent_a_gap_and_room_left_open_paragraphs() {
        let page = vec![
            line("The river rose by 4 metres in a single", 20.0, 100.0),
            line("night, and the bridge was shut to lorries.", 10.0, 112.0),
            line("Nobody was hurt when the water came into", 20.0, 124.0),
            line("the town.", 10.0, 136.0),
            line("Bread was handed out to 70 families there", 10.0, 148.0),
            line("until the evening of the second long day.", 10.0, 160.0),
            line("It fell again in the early morning hours.", 10.0, 190.0),
        ];
        assert_eq!(
            joined(&[page]),
            [
                "The river rose by 4 metres in a single night, and the bridge was shut to lorries.",
                "Nobody was hurt when the water came into the town.",
                "Bread was handed out to 70 families there until the evening of the second long day.",
                "It fell again in the early morning hours.",
            ]
        );
    }

    #[test]
    fn a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() {
        let first = vec![
            line("The river rose by 4 metres in a single", 10.0, 700.0),
            line("night, and the bridge was then closed to", 10.0, 712.0),
            line("lorries of more than 12 tonnes until a few", 300.0, 100.0),
            line("engineers from the coast had looked at its", 300.0, 112.0),
        ];
        let second = vec![line("piers.", 10.0, 100.0)];
        assert_eq!(joined(&[first, second]).len(), 1);
    }

    #[test]
    fn hyphens_at_the_end_of_lines_are_judged() {
        let words = BTreeSet::from(["cease-fire".to_owned(), "evacuation".to_owned()]);
        let append = |text: &str, line: &str| {
            let mut text = text.to_owned();
            append(&mut text, line, &words);
            text
        };
        assert_eq!(append("the evacu-", "ation of 12"), "the evacuation of 12");
        assert_eq!(append("a long-", "term plan"), "a long-term plan");
        assert_eq!(append("an 18-", "year-old"), "an 18-year-old");
        assert_eq!(append("the Anglo-", "French pact"), "the Anglo-French pact");
        assert_eq!(append("12 dead", "and more"), "12 dead and more");
    }
}
