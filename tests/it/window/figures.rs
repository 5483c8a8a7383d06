//! The table of figures and the inspector under it.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tally::project::Verdict;

use super::{Window, storm};

fn verdicts(window: &Window) -> Vec<Verdict> {
    let (session, _) = window.state();
    session.judgements().verdicts.values().cloned().collect()
}

fn is_shown(window: &Window, value: &str) -> bool {
    window.query_by_label(value).is_some()
}

fn type_into(window: &mut Window, field: &str, text: &str) {
    window.get_by_label(field).focus();
    window.run();
    window.get_by_label(field).type_text(text);
    window.run();
}

#[test]
fn accepting_a_figure_can_be_undone_and_done_again() {
    let mut window = storm();
    window.get_by_label("12").click();
    window.run();
    window.get_by_label("Accept").click();
    window.run();
    assert_eq!(verdicts(&window), [Verdict::Accepted]);
    assert!(is_shown(&window, "accepted"));

    window.get_by_label("Undo the last decision").click();
    window.run();
    assert_eq!(verdicts(&window), []);

    window.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    window.run();
    assert_eq!(verdicts(&window), [Verdict::Accepted]);
}

#[test]
fn rejecting_by_key_takes_a_reason() {
    let mut window = storm();
    window.get_by_label("70").click();
    window.run();
    window.key_press(Key::R);
    window.run();
    type_into(&mut window, "Reason for rejecting", "counted twice");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(
        verdicts(&window),
        [Verdict::Rejected("counted twice".to_owned())]
    );
}

#[test]
fn keys_move_through_the_table_and_decide() {
    let mut window = storm();
    window.get_by_label("70").click();
    window.run();
    for key in [Key::A, Key::ArrowDown, Key::A] {
        window.key_press(key);
        window.run();
    }
    assert_eq!(verdicts(&window), [Verdict::Accepted, Verdict::Accepted]);
}

#[test]
fn a_note_is_kept_when_its_field_is_left() {
    let mut window = storm();
    window.get_by_label("12").click();
    window.run();
    type_into(&mut window, "Note on the figure", "ask the harbour master");
    window.get_by_label("70").click();
    window.run();
    let (session, _) = window.state();
    let notes: Vec<&String> = session.judgements().figure_notes.values().collect();
    assert_eq!(notes, ["ask the harbour master"]);
}

#[test]
fn two_figures_are_joined_and_split_again() {
    let mut window = storm();
    let groups = |window: &Window| window.state().0.derived().groups.len();
    let before = groups(&window);
    window.get_by_label("12").click();
    window.run();
    window.key_press(Key::G);
    window.run();
    window.get_by_label("70").click();
    window.run();
    assert_eq!(groups(&window), before - 1);

    window.get_by_label("12").click();
    window.run();
    window.key_press(Key::S);
    window.run();
    assert_eq!(groups(&window), before);
}

#[test]
fn all_marked_figures_are_decided_in_one_step() {
    let mut window = storm();
    window.get_by_label("12").click();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::A);
    window.run();
    window.key_press(Key::A);
    window.run();
    assert_eq!(verdicts(&window).len(), 3);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(verdicts(&window), []);
}

#[test]
fn the_search_finds_words_and_values() {
    let mut window = storm();
    let field = "Search figures, quotations, notes";
    type_into(&mut window, field, "boats");
    assert!(is_shown(&window, "12") && !is_shown(&window, "70"));

    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    window.run();
    type_into(&mut window, field, "50-70");
    assert!(is_shown(&window, "70") && !is_shown(&window, "12") && !is_shown(&window, "71"));
}

#[test]
fn chips_filter_by_what_was_decided() {
    let mut window = storm();
    window.get_by_label("12").click();
    window.run();
    window.key_press(Key::A);
    window.run();
    window.get_by_label("Accepted 1").click();
    window.run();
    assert!(is_shown(&window, "12") && !is_shown(&window, "70"));
    window.get_by_label("Clear").click();
    window.run();
    assert!(is_shown(&window, "70"));
}

#[test]
fn a_click_on_an_article_shows_its_figures_only() {
    let mut window = storm();
    window
        .get_by_label("Article Harbour counts its losses")
        .click();
    window.run();
    assert!(is_shown(&window, "71") && !is_shown(&window, "70"));
}

#[test]
fn the_heads_sort() {
    let mut window = storm();
    let top = |window: &Window, value: &str| window.get_by_label(value).rect().top();
    window.key_press(Key::M);
    window.run();
    window.get_by_label("Value").click();
    window.run();
    assert!(top(&window, "12") < top(&window, "70"));
    window.get_by_label("Value").click();
    window.run();
    assert!(top(&window, "71") < top(&window, "12"));
}

#[test]
fn a_figure_is_copied_with_its_quotation_and_source() {
    let mut window = storm();
    window.get_by_label("12").click();
    window.run();
    for (modifiers, parts) in [
        (
            egui::Modifiers::NONE,
            [
                "12 boats\n",
                "before noon.”",
                "“Storm hits the coast”, paragraph 2",
            ],
        ),
        (
            egui::Modifiers::SHIFT,
            [
                "**12 boats**",
                "> “Crews",
                "“Storm hits the coast”, paragraph 2",
            ],
        ),
    ] {
        window.event(egui::Event::Key {
            key: Key::Y,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        });
        window.step();
        let commands = window.output().platform_output.commands.iter();
        let copied: Vec<String> = commands
            .filter_map(|command| match command {
                egui::OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            })
            .collect();
        assert_eq!(copied.len(), 1, "{modifiers:?}: {copied:?}");
        for part in parts {
            assert!(copied[0].contains(part), "{part}: {copied:?}");
        }
    }
}
