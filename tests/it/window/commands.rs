//! Commands by menu, key and palette.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tally::ui::ViewTab;

use super::storm;

#[test]
fn every_key_is_listed_under_f1() {
    let mut window = storm();
    window.key_press(Key::F1);
    window.run();
    assert!(window.query_by_label("Reject with reason").is_some());
    assert!(window.query_by_label("Ctrl E").is_some());
    window.key_press(Key::Escape);
    window.run();
    assert!(window.query_by_label("Reject with reason").is_none());
}

#[test]
fn a_command_is_found_by_its_name() {
    let mut window = storm();
    window.key_press_modifiers(Modifiers::COMMAND, Key::P);
    window.run();
    window
        .get_by_label("Name of a command")
        .type_text("fact sh view");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().1.place.tab, ViewTab::FactSheet);
}

#[test]
fn enter_jumps_to_the_quotation_and_back_returns() {
    let mut window = storm();
    window.get_by_label("71").click();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().1.place.tab, ViewTab::Read);
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    window.run();
    assert_eq!(window.state().1.place.tab, ViewTab::Figures);
}

#[test]
fn menus_name_the_act_that_undo_takes_back() {
    let mut window = storm();
    window.get_by_label("12").click();
    window.run();
    window.key_press(Key::A);
    window.run();
    window.get_by_label("Edit").click();
    window.run();
    assert!(window.query_by_label_contains("Undo accept 12").is_some());
}

#[test]
fn escape_leaves_what_is_open_and_decides_nothing() {
    let mut window = storm();
    window.get_by_label("12").click();
    window.run();
    for (modifiers, key, field) in [
        (Modifiers::NONE, Key::R, "Reason for rejecting"),
        (Modifiers::COMMAND, Key::P, "Name of a command"),
    ] {
        window.key_press_modifiers(modifiers, key);
        window.run();
        assert!(window.query_by_label(field).is_some(), "{field}");
        window.key_press(Key::Escape);
        window.run();
        assert!(window.query_by_label(field).is_none(), "{field}");
    }
    assert!(window.state().0.judgements().verdicts.is_empty());
}
