//! The preview of the export.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tally::project::ChosenValue;
use tally::session::{Action, Decide};
use tally::sheet::Section;
use tally::ui::{Filter, ViewTab};

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
    let choice = ChosenValue::Figure(derived.table.rows[0].key.clone());
    let decide = Decide::Resolve(group, choice, "the port counted them".to_owned());
    window.state_mut().0.perform(Action::Decide(decide));
    let mut window = preview(window);
    assert!(window.get_all_by_label_contains("decided").count() > 0);
    window.get_by_label_contains("the port counted them");
    let numbers: Vec<_> = window.get_all_by_label("Quotation of 70").collect();
    numbers[0].click();
    drop(numbers);
    window.run();
    assert_eq!(window.state().1.place.tab, ViewTab::Read);
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
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().0.judgements().title, "The harbour storm");
    assert_eq!(window.get_all_by_label("The harbour storm").count(), 2);
}

#[test]
fn words_of_the_sheet_are_written_anew_in_their_place_and_taken_back() {
    let mut window = preview(storm());
    for (pencil, field, words) in [
        (
            "Tell the event",
            "The event, in one line",
            "The storm of Monday",
        ),
        (
            "Change what stands under Key figures",
            "Words under the heading; empty for the usual ones",
            "What both agree on.",
        ),
    ] {
        window.get_by_label(pencil).click();
        window.run();
        let typed = window.get_by_label(field);
        typed.focus();
        window.run();
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.get_by_label(field).type_text(words);
        window.run();
        window.key_press(Key::Enter);
        window.run();
        window.get_by_label(words);
        window.state_mut().0.perform(Action::Undo);
        window.run();
        assert!(window.query_by_label(words).is_none());
    }
}

#[test]
fn sections_are_hidden_and_moved() {
    let mut window = preview(storm());
    window.get_by_label("Method note");
    window.get_by_label_contains("Sections").click();
    window.run();
    let check = egui::accesskit::Role::CheckBox;
    window.get_by_role_and_label(check, "Method note").click();
    window.run();
    window.get_by_label("Move Sources up").click();
    window.run();
    window.get_by_label("Drag Seal").focus();
    window.run();
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    window.run();
    let sections = window.state().0.judgements().sections.clone().unwrap();
    let place = |section| sections.iter().position(|one| *one == section);
    assert_eq!(place(Section::Method), None);
    assert!(place(Section::Sources) < place(Section::Refused));
    assert!(place(Section::Seal) < place(Section::Footnotes));
    assert_eq!(window.state().0.history().len(), 5);
}

#[test]
fn a_public_copy_is_shown_as_it_will_leave_the_desk() {
    let mut window = storm();
    let key = window.state().0.derived().table.rows[1].key.clone();
    let reject = Decide::Reject(vec![key], "not of this storm".to_owned());
    window.state_mut().0.perform(Action::Decide(reject));
    let mut window = preview(window);
    window.get_by_label("Rejected figures");
    window.get_by_label("Public").click();
    window.run();
    assert!(window.query_by_label("Rejected figures").is_none());
    assert!(
        window
            .query_by_label_contains("not of this storm")
            .is_none()
    );
}

#[test]
fn the_sheet_is_written_where_the_analyst_says_and_over_no_file_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.md");
    std::fs::write(&path, "mine").unwrap();
    let mut window = storm();
    let filter = Filter {
        search: "boats".to_owned(),
        ..Filter::default()
    };
    window.state_mut().1.filter = filter;
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.run();
    window.get_by_label("Markdown").click();
    window.run();
    let field = "File to write the sheet to";
    window.get_by_label(field).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window
        .get_by_label(field)
        .type_text(&path.display().to_string());
    window.run();
    window.get_by_label("Export").click();
    window.run();
    window.get_by_label("mine.md is there already.");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    window.get_by_label("Replace it").click();
    window.run();
    let sheet = std::fs::read_to_string(&path).unwrap();
    assert!(
        sheet.contains("boats") && !sheet.contains("houses in the old harbour"),
        "{sheet}"
    );
    assert!(sheet.contains("1 figure (a selection of 3)"), "{sheet}");
}
