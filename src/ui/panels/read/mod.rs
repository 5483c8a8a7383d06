//! One article's text as it is, its figures marked in place.

mod correcting;
mod header;
mod kin;
mod left_out;
mod page;

use egui::{Frame, Margin, Panel, Ui};

use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::theme;
use crate::ui::widgets::long_list::LongList;
use tally_article::ArticleId;
use tally_comparing::group::Table;
use tally_language::text::Span;
use tally_reading::FigureKey;
use tally_reading::Ignored;
use tally_session::{Action, Decide};

use page::{ArticlePage, PagePiece};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct ReadState {
    /// The place to show next; taken when shown.
    pub reveal: Option<(ArticleId, Span)>,
    correcting: correcting::Correcting,
    /// The article and the figure that were selected when the page was last shown.
    followed: (Option<ArticleId>, Option<FigureKey>),
    left_out: bool,
    /// Whether the article can be cut between its paragraphs.
    cutting: bool,
    /// Two versions whose figures are compared.
    compared: Option<kin::KinCompared>,
    shown: Shown,
}

/// The article that is shown, cut into pieces.
#[derive(Debug, Default)]
struct Shown {
    article: Option<ArticleId>,
    /// Whether what is not the article's own is among the pieces.
    left_out: bool,
    pieces: Vec<PagePiece>,
    list: LongList,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut ReadState, requests: &mut Requests) {
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
    Panel::top("article")
        .frame(Frame::NONE.inner_margin(Margin::symmetric(20, 10)))
        .show(ui, |ui| {
            header::show(ui, cx, idx, state, requests);
            kin::lines_ui(ui, cx, idx, state, requests);
            let counts = (rows.len(), all_ignored.len());
            counts_ui(ui, cx, (idx, counts), state, requests);
        });
    let shows_left_out = state.left_out && !all_ignored.is_empty();
    if let Some(compared) = state
        .compared
        .as_mut()
        .filter(|compared| compared.has(&article.id))
    {
        below(ui, "what changed", |ui| {
            kin::diff_ui(ui, cx, compared, requests);
        });
    }
    if shows_left_out {
        below(ui, "left out", |ui| {
            left_out::show(ui, article, all_ignored, requests);
        });
    }
    if state.shown.article.as_ref() != Some(&article.id) {
        state.cutting = false;
    }
    if state.shown.article.as_ref() != Some(&article.id) || state.shown.left_out != state.left_out {
        state.shown = Shown {
            article: Some(article.id.clone()),
            left_out: state.left_out,
            pieces: page::pieces(article, state.left_out),
            list: LongList::default(),
        };
    }
    state.follow(cx, &article.id, requests);
    state.take_reveal(&article.id);
    let mut page = ArticlePage {
        cx,
        article,
        pieces: &state.shown.pieces,
        rows,
        ignored: if shows_left_out { all_ignored } else { &[] },
        is_cutting: state.cutting,
        noting: &mut state.correcting,
        requests,
    };
    let version = page.version();
    let salt = ("read", &*article.id.0);
    state.shown.list.show(ui, salt, version, &mut page);
}

/// A list below the text.
fn below(ui: &mut Ui, name: &'static str, show: impl FnOnce(&mut Ui)) {
    let bar = Frame::NONE.fill(theme::tokens(ui).panel);
    Panel::bottom(name)
        .frame(bar.inner_margin(Margin::symmetric(20, 8)))
        .resizable(true)
        .default_size(150.0)
        .size_range(80.0..=400.0)
        .show(ui, show);
}

impl ReadState {
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
    cx.article
        .and_then(|id| table.article_of(id))
        .or_else(|| Some(table.rows[cx.row?].article))
        .or_else(|| (!table.articles.is_empty()).then_some(0))
}

/// The rows of the table that stand in article `idx`.
fn rows_of(table: &Table, idx: usize) -> std::ops::Range<usize> {
    let start = table.rows.partition_point(|row| row.article < idx);
    let end = table.rows.partition_point(|row| row.article <= idx);
    start..end
}

fn counts_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    (idx, (figures, ignored)): (usize, (usize, usize)),
    state: &mut ReadState,
    requests: &mut Requests,
) {
    let articles = &cx.session.derived().table.articles;
    let article = &articles[idx];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP_LINE;
        let text = if figures == 0 {
            "No figures in this article".to_owned()
        } else {
            describe::count(figures, "figure", "figures")
        };
        ui.label(theme::secondary(ui, text));
        let parts: Vec<String> = [
            (ignored, "numeral", "numerals"),
            (
                article.left_out.len(),
                "line of the file",
                "lines of the file",
            ),
        ]
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, one, many)| describe::count(n, one, many))
        .collect();
        if !parts.is_empty() {
            let text = format!("Show what was left out: {}", parts.join(", "));
            ui.checkbox(&mut state.left_out, theme::secondary(ui, text));
        }
        ui.checkbox(&mut state.cutting, theme::secondary(ui, "Cut or join"));
        if state.cutting {
            let next = articles.get(idx + 1);
            let join = egui::Button::new(theme::secondary(ui, "Join with the next article"));
            let response = ui.add_enabled(next.is_some(), join);
            if let (true, Some(next)) = (response.clicked(), next) {
                let decide = Decide::JoinArticles(article.id.clone(), next.id.clone());
                requests.act(Action::Decide(decide));
            }
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
