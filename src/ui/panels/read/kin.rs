//! Versions of the article and articles that are nearly the same, and what became of the figures in between.

use egui::{RichText, ScrollArea, Ui};

use super::ReadState;
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, space};
use crate::ui::widgets::chip;
use tally_article::ArticleId;
use tally_comparing::finding::{Diff, Kin, Kinship};
use tally_language::text::one_line;
use tally_reading::FigureKey;
use tally_session::{Action, Decide};

/// So many of them are told.
const MOST: usize = 2;

/// A line for each article that is kin to this one.
pub(super) fn lines_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    article: usize,
    state: &mut ReadState,
    requests: &mut Requests,
) {
    let derived = cx.session.derived();
    let own = derived
        .kin
        .iter()
        .filter(|kin| kin.earlier == article || kin.later == article);
    for kin in own.take(MOST) {
        let other = if kin.earlier == article {
            kin.later
        } else {
            kin.earlier
        };
        line_ui(ui, cx, (kin, other), state, requests);
    }
}

fn line_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    (kin, other): (&Kin, usize),
    state: &mut ReadState,
    requests: &mut Requests,
) {
    let articles = &cx.session.derived().table.articles;
    let (Some(earlier), Some(later), Some(one)) = (
        articles.get(kin.earlier),
        articles.get(kin.later),
        articles.get(other),
    ) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = theme::CHIP_LINE;
        let tokens = theme::tokens(ui);
        chip(ui, kin.kinship.word(), tokens.accent);
        ui.label(theme::secondary(ui, told(kin, other, one)))
            .on_hover_text("How much of the smaller text stands in the other, in runs of five words");
        // A link that does not fit goes to the next line as a whole.
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        if ui.link("Read it").clicked() {
            requests.push(Request::SelectArticle(Some(one.id.clone())));
        }
        let pair = (earlier.id.clone(), later.id.clone());
        let is_open = state.compared.as_ref().is_some_and(|compared| compared.pair == pair);
        let text = if is_open { "Hide what changed" } else { "What changed" };
        if ui.link(text).clicked() {
            state.compared = (!is_open).then(|| KinCompared::new(pair));
        }
        if kin.kinship != Kinship::Near
            && ui
                .link("Supersede the earlier")
                .on_hover_text("Its figures take no part any more; what was decided on them goes over to those that stayed the same")
                .clicked()
        {
            state.compared = None;
            requests.push(Request::SelectArticle(Some(later.id.clone())));
            requests.act(Action::Decide(Decide::Supersede {
                earlier: earlier.id.clone(),
                later: later.id.clone(),
            }));
        }
    });
}

/// "Earlier, Gull, 5 Feb 2031, 92 % in common".
fn told(kin: &Kin, other: usize, one: &tally_article::Article) -> String {
    let when = match kin.kinship {
        Kinship::Version if other == kin.earlier => "earlier version",
        Kinship::Version => "later version",
        _ => "",
    };
    let day = one.metadata.published_on().map(describe::date);
    let parts: Vec<String> = [
        (!when.is_empty()).then(|| when.to_owned()),
        Some(describe::outlet(one).to_owned()),
        day,
        Some(format!("{} % in common", kin.share)),
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.join(", ")
}

/// Two versions, and their figures side by side as of a revision.
#[derive(Debug)]
pub(super) struct KinCompared {
    pair: (ArticleId, ArticleId),
    known: Option<(u64, Option<Diff>)>,
}

impl KinCompared {
    fn new(pair: (ArticleId, ArticleId)) -> Self {
        Self { pair, known: None }
    }

    /// Whether this article is one of them.
    pub(super) fn has(&self, article: &ArticleId) -> bool {
        self.pair.0 == *article || self.pair.1 == *article
    }

    /// Compares once for each change.
    fn update(&mut self, cx: Cx<'_>) {
        let derived = cx.session.derived();
        let revision = derived.revision;
        if self
            .known
            .as_ref()
            .is_none_or(|(known, _)| *known != revision)
        {
            self.known = Some((revision, derived.diff(&self.pair.0, &self.pair.1)));
        }
    }
}

/// The figures of two versions side by side; a click leads to the figure.
pub(super) fn diff_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    compared: &mut KinCompared,
    requests: &mut Requests,
) {
    compared.update(cx);
    let pair = &compared.pair;
    let Some((_, Some(diff))) = &compared.known else {
        ui.label(theme::secondary(
            ui,
            "One of the two versions is not in the project any more.",
        ));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong("What changed"));
        ui.label(theme::secondary(ui, summary(diff)));
    });
    ui.add_space(space::XS);
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for changed in &diff.changed {
                row_ui(
                    ui,
                    cx,
                    "changed",
                    (Some((&pair.0, changed.from)), Some((&pair.1, changed.to))),
                    requests,
                );
            }
            for idx in &diff.added {
                row_ui(ui, cx, "added", (None, Some((&pair.1, *idx))), requests);
            }
            for idx in &diff.dropped {
                row_ui(ui, cx, "dropped", (Some((&pair.0, *idx)), None), requests);
            }
        });
}

/// "2 figures changed, 1 added, 12 stayed the same".
pub(super) fn summary(diff: &Diff) -> String {
    let parts: Vec<String> = [
        (diff.changed.len(), "changed"),
        (diff.added.len(), "added"),
        (diff.dropped.len(), "dropped"),
        (diff.kept.len(), "stayed the same"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("{} {what}", describe::count(n, "figure", "figures")))
    .collect();
    if parts.is_empty() {
        "neither version has figures".to_owned()
    } else {
        parts.join(", ")
    }
}

type Side<'a> = (&'a ArticleId, usize);

fn row_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    what: &str,
    (before, after): (Option<Side<'_>>, Option<Side<'_>>),
    requests: &mut Requests,
) {
    ui.horizontal(|ui| {
        let tokens = theme::tokens(ui);
        let colors = if what == "changed" {
            tokens.caution
        } else {
            tokens.accent
        };
        ui.scope(|ui| {
            ui.set_min_width(64.0);
            chip(ui, what, colors);
        });
        for (idx, side) in [before, after].into_iter().enumerate() {
            let Some((key, number, words)) = side.and_then(|side| figure(cx, side)) else {
                continue;
            };
            if idx == 1 && before.is_some() {
                ui.label("→");
            }
            if ui.link(RichText::new(number)).clicked() {
                requests.push(Request::Jump(key));
            }
            // The words are nearly the same on both sides.
            if idx == 1 || after.is_none() {
                ui.add(egui::Label::new(theme::secondary(ui, words)).truncate());
            }
        }
    });
}

/// A figure's key, its words, and its sentence.
fn figure(cx: Cx<'_>, (id, idx): Side<'_>) -> Option<(FigureKey, String, String)> {
    let (article, figure) = cx.session.derived().figure_of(id, idx)?;
    let key = FigureKey {
        article: id.clone(),
        span: figure.number,
    };
    let mention = figure.span.of(&article.text).to_owned();
    Some((key, mention, one_line(figure.sentence.of(&article.text))))
}
