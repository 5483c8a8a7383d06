//! The articles of the project, what their figures are about, and what was left out.

use std::collections::BTreeMap;

use egui::{
    Align, Color32, Frame, Layout, Margin, Response, RichText, ScrollArea, Sense, Stroke, Ui, vec2,
};

use crate::ui::commands::FileCommand;
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::icons::Icon;
use crate::ui::place::ViewTab;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, size, space};
use crate::ui::topic::Topic;
use crate::ui::widgets::typeset::{self, Type};
use tally_article::{Article, language};
use tally_comparing::finding::Kinship;
use tally_reading::Reason;
use tally_session::{Action, Decide};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct ArticlesState {
    revision: Option<u64>,
    ignored: BTreeMap<Reason, usize>,
    figures: Vec<usize>,
    /// Of each article, what it is to others or what is odd about it, in a few words.
    remarks: Vec<Option<String>>,
    topics: BTreeMap<Topic, usize>,
}

impl ArticlesState {
    /// Counts once for each change.
    fn update(&mut self, cx: Cx<'_>) {
        let derived = cx.session.derived();
        if self.revision == Some(derived.revision) {
            return;
        }
        *self = Self {
            revision: Some(derived.revision),
            ..Self::default()
        };
        self.figures = vec![0; derived.table.articles.len()];
        self.remarks = remarks(cx);
        for row in &derived.table.rows {
            self.figures[row.article] += 1;
            *self.topics.entry(Topic::of(&row.figure)).or_default() += 1;
        }
        for ignored in derived.readings.iter().flat_map(|reading| &reading.ignored) {
            *self.ignored.entry(ignored.reason).or_default() += 1;
        }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut ArticlesState, requests: &mut Requests) {
    state.update(cx);
    let articles = &cx.session.derived().table.articles;
    egui::Panel::bottom("drop")
        .frame(Frame::NONE.inner_margin(Margin::same(14)))
        .show_separator_line(false)
        .show(ui, |ui| drop_ui(ui, requests));
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head_ui(ui, "Articles", articles.len());
        for (idx, article) in articles.iter().enumerate() {
            let known = (state.figures[idx], state.remarks[idx].as_deref());
            article_ui(ui, cx, article, known, requests);
        }
        superseded_ui(ui, cx, requests);
        if !state.topics.is_empty() {
            ui.add_space(space::XL);
            head_ui(ui, "Kinds", 0);
            topics_ui(ui, cx, state, requests);
        }
        let left_out: usize = state.ignored.values().sum();
        if left_out > 0 {
            ui.add_space(space::XL);
            head_ui(ui, "Left out", left_out);
            left_out_ui(ui, state);
        }
        ui.add_space(space::L);
    });
}

/// Only the sheets with their numbers of figures, where there is little room.
pub fn show_slim(ui: &mut Ui, cx: Cx<'_>, state: &mut ArticlesState, requests: &mut Requests) {
    state.update(cx);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space(space::S);
        for (idx, article) in cx.session.derived().table.articles.iter().enumerate() {
            let (rect, response) =
                ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::click());
            if !ui.is_rect_visible(rect) {
                continue;
            }
            let tokens = theme::tokens(ui);
            ground_ui(ui, &response, is_on(cx, article));
            let sheet =
                egui::Rect::from_center_size(rect.center_top() + vec2(0.0, 15.0), vec2(15.0, 15.0));
            Icon::Article.paint(ui.painter(), sheet, tokens.muted);
            ui.painter().text(
                rect.center_bottom() - vec2(0.0, 12.0),
                egui::Align2::CENTER_CENTER,
                state.figures[idx],
                egui::FontId::proportional(size::CHIP),
                tokens.ink,
            );
            name(&response, article.name());
            clicks(
                &response.on_hover_text(article.name()),
                cx,
                article,
                requests,
            );
        }
    });
}

fn head_ui(ui: &mut Ui, text: &str, count: usize) {
    let tokens = theme::tokens(ui);
    let margin = Margin {
        left: 14,
        right: 14,
        top: 12,
        bottom: 8,
    };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            let strong = |text: String| {
                theme::strong(text)
                    .size(size::SECONDARY)
                    .color(tokens.muted)
            };
            ui.label(strong(text.to_owned()));
            if count > 0 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(strong(count.to_string()));
                });
            }
        });
    });
}

/// Whether the article is the one that is read, or that the table is filtered by.
fn is_on(cx: Cx<'_>, article: &Article) -> bool {
    match cx.tab {
        ViewTab::Read => cx.article == Some(&article.id),
        _ => cx.filter.articles.contains(&article.id),
    }
}

/// Height of an article in the list.
const ARTICLE: f32 = 54.0;

fn article_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    article: &Article,
    (figures, remark): (usize, Option<&str>),
    requests: &mut Requests,
) {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, ARTICLE), Sense::click());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = theme::tokens(ui);
    let on = is_on(cx, article);
    ground_ui(ui, &response, on);
    if on || cx.selected.is_some_and(|key| key.article == article.id) {
        let bar = egui::Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, tokens.accent.ink);
    }
    let room = width - 28.0;
    let title = Type::medium(size::TEXT, tokens.ink).line(ui, article.name(), room);
    typeset::paint(ui, rect.min + vec2(16.0, 9.0), &title);
    let facts = Type::regular(size::SECONDARY, tokens.muted);
    let facts = facts.line(ui, &facts_of(article, figures), room - 22.0);
    let end = facts.size().x;
    typeset::paint(ui, rect.min + vec2(16.0, 30.0), &facts);
    if let Some(remark) = remark {
        let room = room - end - space::L;
        let remark =
            Type::regular(size::SECONDARY, tokens.caution.ink).line(ui, remark, room.max(0.0));
        typeset::paint(ui, rect.min + vec2(16.0 + end + space::M, 30.0), &remark);
    } else if !article.warnings.is_empty() {
        let at = rect.min + vec2(16.0 + end + space::S, 30.0);
        let square = egui::Rect::from_min_size(at, vec2(14.0, 14.0));
        Icon::Warning.paint(ui.painter(), square, tokens.caution.ink);
    }
    name(&response, article.name());
    let response = response.on_hover_text(about(article));
    clicks(&response, cx, article, requests);
    response.context_menu(|ui| article_menu(ui, article, requests));
}

/// What sets articles apart in the list: another language, a day that is asked, a version.
fn remarks(cx: Cx<'_>) -> Vec<Option<String>> {
    let derived = cx.session.derived();
    let mut remarks: Vec<Option<String>> = derived
        .table
        .articles
        .iter()
        .map(|article| {
            let metadata = &article.metadata;
            let code = metadata.language.as_deref().unwrap_or("");
            if tally_reading::reads(metadata) {
                metadata.unclear.as_ref().map(|_| "which day?".to_owned())
            } else {
                Some(format!("{}, not read", language::name(code)))
            }
        })
        .collect();
    for kin in &derived.kin {
        let (at, word) = match kin.kinship {
            Kinship::Same => (kin.later, "same text"),
            Kinship::Version => (kin.earlier, "earlier version"),
            Kinship::Near => continue,
        };
        if let Some(remark) = remarks.get_mut(at) {
            remark.get_or_insert_with(|| word.to_owned());
        }
    }
    remarks
}

/// Versions that later ones have superseded, and the way back.
fn superseded_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let count = cx.session.superseded().count();
    if count == 0 {
        return;
    }
    ui.add_space(space::XL);
    head_ui(ui, "Superseded versions", count);
    let margin = Margin {
        left: 16,
        right: 14,
        top: 0,
        bottom: 4,
    };
    for (article, _) in cx.session.superseded() {
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            let name = theme::secondary(ui, article.name());
            ui.add(egui::Label::new(name).truncate())
                .on_hover_text(about(article));
            ui.horizontal(|ui| {
                let day = article.metadata.published_on().map(describe::date);
                ui.label(theme::secondary(ui, day.unwrap_or_default()));
                if ui.link("Take back in").clicked() {
                    let decide = Decide::Restore(article.id.clone());
                    requests.act(Action::Decide(decide));
                }
            });
        });
    }
}

/// "5 Feb 2026 · 14 figures".
fn facts_of(article: &Article, figures: usize) -> String {
    let figures = match figures {
        0 => "no figures".to_owned(),
        some => describe::count(some, "figure", "figures"),
    };
    let known = match (article.metadata.published_on(), &article.metadata.outlet) {
        (Some(date), _) => Some(describe::date(date)),
        (None, outlet) => outlet.clone(),
    };
    known.map_or_else(|| figures.clone(), |known| format!("{known}  {figures}"))
}

/// What hovering tells: the whole title, the outlet, the file, and what was odd.
fn about(article: &Article) -> String {
    let mut lines = vec![article.name().to_owned()];
    lines.extend(article.metadata.outlet.clone());
    lines.push(article.file_name().to_owned());
    lines.extend(article.warnings.iter().map(ToString::to_string));
    lines.join("\n")
}

fn name(response: &Response, name: &str) {
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Article {name}"))
    });
}

fn fill(tokens: &theme::Tokens, on: bool, hovered: bool) -> Color32 {
    match (on, hovered) {
        (true, _) => tokens.accent.ground,
        (false, true) => tokens.hover,
        (false, false) => Color32::TRANSPARENT,
    }
}

fn ground_ui(ui: &Ui, response: &Response, on: bool) {
    let tokens = theme::tokens(ui);
    let fill = fill(tokens, on, response.hovered());
    ui.painter().rect_filled(response.rect, 0.0, fill);
}

/// One click filters the table or turns the pages of Read; two open the article in Read.
fn clicks(response: &Response, cx: Cx<'_>, article: &Article, requests: &mut Requests) {
    if response.double_clicked() {
        requests.push(Request::SelectArticle(Some(article.id.clone())));
        requests.push(Request::Open(ViewTab::Read));
    } else if response.clicked() {
        requests.push(Request::SelectArticle(Some(article.id.clone())));
        if cx.tab == ViewTab::Figures {
            let mut filter = cx.filter.clone();
            let alone = filter.articles.len() == 1 && filter.articles.contains(&article.id);
            let more = response.ctx.input(|input| input.modifiers.command);
            if !more {
                filter.articles.clear();
            }
            if !alone && !filter.articles.remove(&article.id) {
                filter.articles.insert(article.id.clone());
            }
            requests.push(Request::Filter(filter));
        }
    }
}

fn article_menu(ui: &mut Ui, article: &Article, requests: &mut Requests) {
    if ui.button("Read").clicked() {
        requests.push(Request::SelectArticle(Some(article.id.clone())));
        requests.push(Request::Open(ViewTab::Read));
    }
    ui.separator();
    if ui.button("Remove from the project").clicked() {
        requests.act(Action::Decide(Decide::RemoveArticle(article.id.clone())));
    }
}

fn topics_ui(ui: &mut Ui, cx: Cx<'_>, state: &ArticlesState, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    for (topic, count) in &state.topics {
        let on = cx.filter.topics.contains(topic);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
        ground_ui(ui, &response, on);
        let ink = if on { tokens.accent.ink } else { tokens.ink };
        let font = egui::FontId::proportional(size::TEXT);
        ui.painter().text(
            rect.left_center() + vec2(16.0, 0.0),
            egui::Align2::LEFT_CENTER,
            topic.text(),
            font.clone(),
            ink,
        );
        ui.painter().text(
            rect.right_center() - vec2(14.0, 0.0),
            egui::Align2::RIGHT_CENTER,
            count,
            font,
            tokens.muted,
        );
        response.widget_info(|| {
            egui::WidgetInfo::selected(
                egui::Role::Button,
                true,
                on,
                format!("Only {}", topic.text()),
            )
        });
        if response.clicked() {
            let mut filter = cx.filter.clone();
            if !filter.topics.remove(topic) {
                filter.topics.insert(*topic);
            }
            requests.push(Request::Filter(filter));
            requests.push(Request::Open(ViewTab::Figures));
        }
    }
}

fn left_out_ui(ui: &mut Ui, state: &ArticlesState) {
    let parts: Vec<String> = state
        .ignored
        .iter()
        .map(|(reason, count)| reason.counted(*count))
        .collect();
    let margin = Margin {
        left: 16,
        right: 14,
        top: 0,
        bottom: 0,
    };
    Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.label(theme::secondary(
            ui,
            format!("{}, each with its reason", parts.join(" · ")),
        ));
    });
}

/// Where files can be dropped, or chosen.
fn drop_ui(ui: &mut Ui, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let rect = ui
        .vertical_centered(|ui| {
            ui.add_space(10.0);
            ui.label(RichText::new("Drop articles here").color(tokens.muted));
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let used = 104.0;
                ui.add_space(((ui.available_width() - used) / 2.0).max(0.0));
                ui.label(RichText::new("or").color(tokens.muted));
                if ui.link("choose files…").clicked() {
                    requests.run(FileCommand::AddArticles);
                }
            });
            ui.add_space(10.0);
        })
        .response
        .rect;
    let color = if over { tokens.accent.ink } else { tokens.line };
    dashed(ui, rect, Stroke::new(1.0, color));
}

fn dashed(ui: &Ui, rect: egui::Rect, stroke: Stroke) {
    let rect = rect.shrink(0.5);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    ui.painter()
        .extend(egui::Shape::dashed_line(&corners, stroke, 4.0, 3.0));
}
