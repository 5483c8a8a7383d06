//! Measures against articles.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tally::ui::ViewTab;

use super::{Window, storm, window};

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn open(mut window: Window) -> Window {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    window.run();
    window
}

#[test]
fn each_article_says_its_value_and_silence_is_seen() {
    let mut window = open(storm());
    window.get_by_label_contains("Storm hits the coast: 70, own");
    window.get_by_label_contains("Harbour counts its losses: 71, own");
    assert!(window.query_by_label_contains(": silent").is_none());

    window
        .get_by_label("1 measure in one article only, folded")
        .click();
    window.run();
    window.get_by_label_contains("Storm hits the coast: 12, own");
    window.get_by_label_contains("Harbour counts its losses: silent");
}

#[test]
fn keys_move_through_the_cells_and_enter_compares() {
    let mut window = open(storm());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::Enter);
    let (session, view) = window.state();
    assert_eq!(view.place.tab, ViewTab::Compare);
    let table = &session.derived().table;
    let row = table
        .position(view.place.selected.as_ref().unwrap())
        .unwrap();
    assert_eq!(table.quote(row), "71 houses");
    window.get_by_label("Reconciled value");
}

#[test]
fn one_article_alone_shows_all_its_measures_and_says_why_none_is_shared() {
    let text = "Storm hits the coast\n\nCrews pulled 12 boats from the water before noon.\n";
    let window = open(super::window(&[("one.txt", text)]));
    window.get_by_label_contains("Storm hits the coast: 12, own");
    window.get_by_label_contains("load others on the same event");
}

#[test]
fn articles_without_figures_are_an_ordinary_state() {
    let window = open(window(&[(
        "none.txt",
        "A quiet day\n\nNothing was counted.\n",
    )]));
    window.get_by_label("No figures in these articles");
}
