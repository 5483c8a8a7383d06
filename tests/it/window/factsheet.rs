//! The preview of the export.

use egui_kittest::kittest::Queryable as _;
use tally::project::Choice;
use tally::session::{Action, Decide};
use tally::ui::Tab;

use super::{Window, storm};

fn preview(mut window: Window) -> Window {
    window.get_by_label("Fact sheet").click();
    window.run();
    window
}

#[test]
fn a_decided_value_is_printed_and_leads_to_its_quotation() {
    let mut window = storm();
    let derived = window.state().0.derived();
    let group = derived.groups[0].key.clone();
    let choice = Choice::Figure(derived.table.rows[0].key.clone());
    let decide = Decide::Resolve(group, choice, "the port counted them".to_owned());
    window.state_mut().0.perform(Action::Decide(decide));
    let mut window = preview(window);
    window.get_by_label("decided");
    window.get_by_label_contains("the port counted them");
    let numbers: Vec<_> = window.get_all_by_label("Quotation of 70").collect();
    numbers[0].click();
    drop(numbers);
    window.run();
    assert_eq!(window.state().1.place.tab, Tab::Read);
    window.get_by_label("70 houses");
}

#[test]
fn the_sheet_takes_its_title_from_the_analyst() {
    let mut window = preview(storm());
    window.get_by_label("Change the title of the sheet").click();
    window.run();
    window
        .get_by_label("Title of the sheet")
        .type_text("The harbour storm");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert_eq!(window.state().0.judgements().title, "The harbour storm");
    assert_eq!(window.get_all_by_label("The harbour storm").count(), 2);
}
