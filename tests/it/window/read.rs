//! One article's text with its figures marked.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use tally::session::{Action, Decide};
use tally::ui::ViewTab;

use super::{Window, storm, window};

fn reading(mut window: Window) -> Window {
    window.get_by_label("Read").click();
    window.run();
    window
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

fn replace(window: &mut Window, field: &str, text: &str) {
    window.get_by_label(field).type_text(text);
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

#[test]
fn a_mark_selects_its_figure_and_enter_in_the_table_leads_to_its_mark() {
    let mut window = reading(storm());
    click(&mut window, "12 boats");
    let key = window.state().1.place.selected.clone().unwrap();
    assert_eq!(key.span.of("Storm hits the coast\n\nThe storm damaged 70 houses in the old harbour on Monday. Crews pulled 12 boats"), "12");

    window.get_by_label("Figures").click();
    window.run();
    window.get_by_label("71").click();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().1.place.tab, ViewTab::Read);
    window.get_by_label("71 houses");
}

#[test]
fn a_note_stands_beside_its_paragraph() {
    let mut window = reading(storm());
    let key = window.state().0.derived().table.rows[0].key.clone();
    let note = Decide::NoteFigure(key, "counted from the air".to_owned());
    window.state_mut().0.perform(Action::Decide(note));
    window.run();
    window.get_by_label("Note on 70 houses: counted from the air");
}

#[test]
fn what_was_left_out_is_listed_with_its_reason() {
    let mut window = reading(window(&[(
        "talks.txt",
        "Port talks go on\n\nThe second round began on 3 May 2019. It drew 40 delegates.\n",
    )]));
    assert!(window.query_by_label("an ordinal").is_none());
    click(&mut window, "Show what was left out: 2 numerals");
    window.get_by_label("an ordinal");
    window.get_by_label("a date");
    window.get_by_label("40 delegates");
}

#[test]
fn the_outlet_is_corrected_in_place_and_a_day_that_is_none_is_refused() {
    let mut window = reading(storm());
    click(&mut window, "Correct the outlet");
    replace(&mut window, "Article’s outlet", "Harbour Gazette");
    let outlet = |window: &Window| {
        let article = &window.state().0.derived().table.articles[0];
        article.metadata.outlet.clone()
    };
    assert_eq!(outlet(&window).as_deref(), Some("Harbour Gazette"));

    click(&mut window, "Correct the date");
    replace(&mut window, "Day as 2026-02-05", "next week");
    window.get_by_label_contains("is no date");
}

#[test]
fn a_very_long_article_shows_only_what_is_in_view() {
    let paragraphs = (1..=5000).map(|at| format!("Paragraph with {} boats in it.", at + 10));
    let text = paragraphs.collect::<Vec<_>>().join("\n\n");
    let mut window = reading(window(&[("long.txt", &text)]));
    window.get_by_label("11 boats");
    assert!(window.query_by_label("4,000 boats").is_none());
    let last = window
        .state()
        .0
        .derived()
        .table
        .rows
        .last()
        .unwrap()
        .key
        .clone();
    let (_, view) = window.state_mut();
    view.panels.read.reveal = Some((last.article, last.span));
    window.run();
    window.get_by_label("5010 boats");
    assert!(window.query_by_label("11 boats").is_none());
}

#[test]
fn the_page_follows_a_figure_that_is_selected_elsewhere() {
    let mut window = reading(storm());
    let rows = &window.state().0.derived().table.rows;
    let (first, last) = (rows[0].key.clone(), rows[2].key.clone());
    window.state_mut().1.place.article = Some(first.article);
    window.run();
    window.get_by_label("70 houses");
    window.state_mut().1.place.selected = Some(last.clone());
    window.run();
    assert_eq!(window.state().1.place.article, Some(last.article));
    window.get_by_label("71 houses");
}
