//! One article's text as it is, its figures marked in place.

mod header;
mod left_out;
mod page;

use egui::{Frame, Margin, Panel, Ui};

use crate::article::ArticleId;
use crate::figure::FigureKey;
use crate::figure::Ignored;
use crate::group::Table;
use crate::text::Span;
use crate::ui::Cx;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::theme;
use crate::ui::widgets::long_list::LongList;

use page::{Page, Piece};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {
    /// The place to show next; taken when shown.
    pub reveal: Option<(ArticleId, Span)>,
    correcting: header::Correcting,
    /// The article and the figure that were selected when the page was last shown.
    followed: (Option<ArticleId>, Option<FigureKey>),
    left_out: bool,
    shown: Shown,
}

/// The article that is shown, cut into pieces.
#[derive(Debug, Default)]
struct Shown {
    article: Option<ArticleId>,
    pieces: Vec<Piece>,
    list: LongList,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut State, requests: &mut Requests) {
    let derived = cx.session.derived();
    let Some(idx) = shown_article(cx) else {
        empty_ui(ui);
        return;
    };
    let article = &derived.table.articles[idx];
    let rows = rows_of(&derived.table, idx);
    let all_ignored: &[Ignored] = derived
        .readings
        .get(idx)
        .map_or(&[], |reading| &reading.ignored);
    let tokens = theme::tokens(ui);
    Panel::top("article")
        .frame(Frame::NONE.inner_margin(Margin::symmetric(20, 10)))
        .show(ui, |ui| {
            header::show(ui, cx, idx, state, requests);
            counts_ui(ui, rows.len(), all_ignored, &mut state.left_out);
        });
    let shows_left_out = state.left_out && !all_ignored.is_empty();
    if shows_left_out {
        let bar = Frame::NONE.fill(tokens.panel);
        Panel::bottom("left out")
            .frame(bar.inner_margin(Margin::symmetric(20, 8)))
            .resizable(true)
            .default_size(150.0)
            .size_range(80.0..=400.0)
            .show(ui, |ui| left_out::show(ui, article, all_ignored, requests));
    }
    if state.shown.article.as_ref() != Some(&article.id) {
        state.shown = Shown {
            article: Some(article.id.clone()),
            pieces: page::pieces(article),
            list: LongList::default(),
        };
    }
    state.follow(cx, &article.id, requests);
    state.take_reveal(&article.id);
    let mut page = Page {
        cx,
        article,
        pieces: &state.shown.pieces,
        rows,
        ignored: if shows_left_out { all_ignored } else { &[] },
        requests,
    };
    let version = page.version();
    let salt = ("read", &*article.id.0);
    state.shown.list.show(ui, salt, version, &mut page);
}

impl State {
    /// Keeps in view the figure that was selected elsewhere, unless another article was asked for since.
    fn follow(&mut self, cx: Cx<'_>, article: &ArticleId, requests: &mut Requests) {
        let now = (cx.article.cloned(), cx.selected.cloned());
        if self.followed == now {
            return;
        }
        let same_article = self.followed.0 == now.0;
        if let Some(key) = &now.1 {
            if key.article == *article {
                let at = self.piece_at(key.span.start);
                self.shown.list.keep_in_view(at);
            } else if same_article && cx.row.is_some() {
                requests.push(Request::Jump(key.clone()));
            }
        }
        self.followed = now;
    }

    fn piece_at(&self, byte: usize) -> usize {
        let pieces = &self.shown.pieces;
        pieces.partition_point(|piece| piece.span.end <= byte)
    }

    /// Scrolls to the place that was asked for, once its article is the one that is shown.
    fn take_reveal(&mut self, article: &ArticleId) {
        if let Some((_, span)) = self.reveal.take_if(|(of, _)| of == article) {
            let at = self.piece_at(span.start);
            self.shown.list.scroll_to(at);
        }
    }
}

/// The selected article, else the selected figure's, else the first.
fn shown_article(cx: Cx<'_>) -> Option<usize> {
    let table = &cx.session.derived().table;
    let position = |id: &ArticleId| table.articles.iter().position(|one| one.id == *id);
    cx.article
        .and_then(position)
        .or_else(|| Some(table.rows[cx.row?].article))
        .or_else(|| (!table.articles.is_empty()).then_some(0))
}

/// The rows of the table that stand in article `idx`.
fn rows_of(table: &Table, idx: usize) -> std::ops::Range<usize> {
    let start = table.rows.partition_point(|row| row.article < idx);
    let end = table.rows.partition_point(|row| row.article <= idx);
    start..end
}

fn counts_ui(ui: &mut Ui, figures: usize, ignored: &[Ignored], left_out: &mut bool) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP_LINE;
        let text = if figures == 0 {
            "No figures in this article".to_owned()
        } else {
            describe::count(figures, "figure", "figures")
        };
        ui.label(theme::secondary(ui, text));
        if !ignored.is_empty() {
            let text = format!("Show what was left out: {}", ignored.len());
            ui.checkbox(left_out, theme::secondary(ui, text));
        }
    });
}

fn empty_ui(ui: &mut Ui) {
    Frame::NONE.inner_margin(Margin::same(20)).show(ui, |ui| {
        ui.label(theme::title("No article to read yet"));
        let text = "Drop article files on the window, or choose them under File.";
        ui.label(theme::secondary(ui, text));
    });
}
