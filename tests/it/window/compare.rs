//! Findings, the group side by side, and the value that is chosen.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tally::comparing::finding::FindingKind;
use tally::project::{ChosenValue, Resolution, Verdict};
use tally::session::SheetOptions;
use tally::ui::ViewTab;

use super::{Window, storm, window};

/// The storm with its one finding open in Compare.
fn comparing() -> Window {
    let mut window = storm();
    click(&mut window, "rounding: ");
    window
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label_contains(label).click();
    window.run();
}

fn type_into(window: &mut Window, field: &str, text: &str) {
    window.get_by_label(field).focus();
    window.run();
    window.get_by_label(field).type_text(text);
    window.run();
}

fn resolutions(window: &Window) -> Vec<Resolution> {
    let judgements = window.state().0.judgements();
    judgements.resolutions.values().cloned().collect()
}

/// The printed value of the figure that is selected everywhere.
fn selected(window: &Window) -> String {
    let (session, view) = window.state();
    let table = &session.derived().table;
    let key = view.place.selected.as_ref().unwrap();
    table.quote(table.position(key).unwrap()).to_owned()
}

#[test]
fn a_click_on_a_finding_leads_to_compare() {
    let window = comparing();
    let (session, view) = window.state();
    assert_eq!(view.place.tab, ViewTab::Compare);
    assert_eq!(
        session.derived().findings[0].kind,
        FindingKind::RoundingCompatible
    );
    window.get_by_label("Reconciled value");
    window.get_by_label_contains("Quotation: Storm hits the coast");
    window.get_by_label_contains("Quotation: Harbour counts its losses");
}

#[test]
fn a_chosen_value_is_kept_with_its_reason_and_folds_its_finding() {
    let mut window = comparing();
    click(&mut window, "Choose 70");
    type_into(&mut window, "Why this value", "the port counted them");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    let chosen = resolutions(&window);
    assert_eq!(chosen.len(), 1);
    assert_eq!(chosen[0].why, "the port counted them");
    let ChosenValue::Figure(key) = &chosen[0].choice else {
        panic!("{chosen:?}");
    };
    let table = &window.state().0.derived().table;
    assert_eq!(key.span.of(&table.articles[0].text), "70");
    window.get_by_label("1 decided, folded");

    click(&mut window, "Reopen value");
    assert_eq!(resolutions(&window), []);
}

#[test]
fn a_proposal_is_no_decision_until_it_is_taken() {
    let mut window = comparing();
    window.get_by_label("proposed");
    assert_eq!(resolutions(&window), []);
    click(&mut window, "Decide");
    assert_eq!(resolutions(&window).len(), 1);
    window.get_by_label("decided");
}

/// What the fact sheet prints of a measure as its value.
fn on_the_sheet(window: &Window) -> String {
    let sheet = window.state().0.fact_sheet(&SheetOptions::default());
    let parts = sheet.measures[0].value.iter();
    parts.map(|part| part.text.as_str()).collect()
}

#[test]
fn compare_proposes_what_the_fact_sheet_prints() {
    let of = |first: &str, second: &str| {
        let said = |what: &str| {
            format!("Storm hits Tolva\n\nThe storm damaged {what} houses in Tolva on Monday.\n")
        };
        let (first, second) = (said(first), said(second));
        let mut window = window(&[("one.txt", &first), ("two.txt", &second)]);
        window.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
        window.run();
        window.key_press(Key::ArrowDown);
        window.run();
        window.key_press(Key::C);
        window.run();
        window
    };
    for (first, second, printed) in [
        // Compare took the most digits, the sheet the fewest.
        ("71", "about 70", "about 70"),
        ("70", "71", "70"),
        // Compare took the sharp one of two, the sheet each.
        (
            "more than 300",
            "at least 340",
            "more than 300; at least 340",
        ),
        ("71", "71", "71"),
        // Compare proposed nothing; a count of one day may still have risen.
        ("134", "187", "134; 187"),
    ] {
        let window = of(first, second);
        assert_eq!(on_the_sheet(&window), printed, "{first}, {second}");
        window.get_by_label("proposed");
        let shown = window.query_all_by_label(printed).count();
        assert!(shown > 0, "{first}, {second}");
    }
}

#[test]
fn a_value_in_the_analysts_own_words() {
    let mut window = comparing();
    click(&mut window, "Own value");
    type_into(&mut window, "Value as it should be printed", "about 70");
    click(&mut window, "Decide");
    let own = ChosenValue::Own("about 70".to_owned());
    assert_eq!(resolutions(&window)[0].choice, own);
}

#[test]
fn a_statement_of_the_plot_and_a_quotation_select_their_figure() {
    let mut window = comparing();
    click(&mut window, "Plot: 71");
    assert_eq!(selected(&window), "71 houses");
    click(&mut window, "Quotation: Storm hits the coast");
    assert_eq!(selected(&window), "70 houses");
}

#[test]
fn a_measure_is_renamed_in_its_heading() {
    let mut window = comparing();
    click(&mut window, "Rename measure");
    window
        .get_by_label("Name of the measure")
        .type_text(", by the port");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let (session, _) = window.state();
    assert!(session.derived().groups[0].label.ends_with(", by the port"));
}

#[test]
fn findings_are_filtered_by_severity_and_the_empty_list_says_why() {
    let mut window = storm();
    click(&mut window, "0 conflict");
    window.get_by_label("No finding of this kind");
    click(&mut window, "Show all findings");
    window.get_by_label_contains("rounding: ");
}

#[test]
fn a_figure_is_rejected_with_a_reason_without_leaving_compare() {
    let mut window = comparing();
    window.key_press(Key::R);
    window.run();
    window
        .get_by_label("Reason for rejecting")
        .type_text("a misprint");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let (session, view) = window.state();
    assert_eq!(view.place.tab, ViewTab::Compare);
    let verdicts: Vec<_> = session.judgements().verdicts.values().collect();
    assert_eq!(verdicts, [&Verdict::Rejected("a misprint".to_owned())]);
    window.get_by_label_contains("rejected: a misprint");
}

#[test]
fn arrow_keys_walk_through_the_statements() {
    let mut window = comparing();
    assert_eq!(selected(&window), "70 houses");
    window.key_press(Key::ArrowDown);
    window.run();
    assert_eq!(selected(&window), "71 houses");
}

#[test]
fn a_sum_leads_to_the_measures_that_it_adds() {
    let text = "Drones cross the border\n\nThe army said on Monday that 105 drones were launched at the port. \
                It said that 88 drones were intercepted and 17 drones hit the docks.\n";
    let mut window = window(&[("drones.txt", text)]);
    click(&mut window, "adds up: ");
    window.get_by_label("Across measures");
    click(&mut window, "105 · ");
    window.get_by_label("Reconciled value");
    assert_eq!(window.state().1.place.finding, None);
}

#[test]
fn a_harmless_finding_tells_by_which_rule_it_is_no_conflict() {
    let mut window = storm();
    assert!(window.query_by_label_contains("is read as").is_none());
    click(&mut window, "Why is this no conflict?");
    window.get_by_label_contains("70 is read as 65 to 75");
    assert_eq!(window.state().1.place.tab, ViewTab::Figures);
}

/// Two tolls of one ministry over two days, and a third voice that repeats the first.
fn tolls() -> Window {
    window(&[
        (
            "monday.txt",
            "Fire in the port\n\nMarch 4, 2024\n\nThe fire killed 12 people, the harbour ministry said on Monday.\n",
        ),
        (
            "tuesday.txt",
            "Fire toll rises\n\nMarch 5, 2024\n\nThe fire killed 15 people, the harbour ministry said on Tuesday.\n",
        ),
        (
            "noon.txt",
            "What is known\n\nMarch 5, 2024\n\nThe fire killed 15 people, the harbour ministry said on Tuesday.\n",
        ),
    ])
}

#[test]
fn findings_of_one_cause_are_one_entry_and_keys_walk_over_entries() {
    let mut window = tolls();
    assert!(window.state().0.derived().findings.len() > 1);
    assert_eq!(window.state().0.derived().entries.len(), 1);
    window.get_by_label_contains("Also agree: 15 in 2 articles");
    press(&mut window, Key::J);
    let first = window.state().1.place.finding.clone();
    press(&mut window, Key::J);
    assert_eq!(window.state().1.place.finding, first);
    assert_eq!(first.unwrap().kind, FindingKind::UpdatedOverTime);
}

#[test]
fn updates_are_a_ladder_whose_steps_select() {
    let mut window = tolls();
    click(&mut window, "updated: ");
    window.get_by_label_contains("4 Mar 2024, Fire in the port, superseded");
    click(&mut window, "Step: 15");
    assert_eq!(selected(&window), "15 people");
}

#[test]
fn statements_of_one_origin_stand_under_its_name() {
    let mut window = tolls();
    click(&mut window, "updated: ");
    let bracket = "harbour ministry, 3 figures in 3 articles";
    assert!(window.query_by_label_contains(bracket).is_none());
    press(&mut window, Key::O);
    window.get_by_label_contains(bracket);
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

#[test]
fn a_suggestion_is_joined_or_kept_apart_by_one_key() {
    let three = [
        (
            "one.txt",
            "Storm hits Tolva\n\nThe storm damaged 340 houses in Tolva on Monday, the mayor said.\n",
        ),
        (
            "two.txt",
            "Storm leaves Tolva\n\nThe storm damaged some 350 houses in Tolva on Monday.\n",
        ),
        (
            "three.txt",
            "Roofs lost in Tolva\n\nThe storm damaged 200 wooden houses in Tolva on Monday, a builder said.\n",
        ),
    ];
    let open = || {
        let mut window = window(&three);
        click(&mut window, "rounding: ");
        window.get_by_label_contains("200 · wooden houses damaged");
        window
    };
    let measures = |window: &Window| window.state().0.derived().groups.len();

    let mut joined = open();
    assert_eq!(measures(&joined), 2);
    joined.key_press_modifiers(Modifiers::SHIFT, Key::Plus);
    joined.run();
    assert_eq!(measures(&joined), 1);

    let mut apart = open();
    press(&mut apart, Key::Minus);
    assert_eq!(measures(&apart), 2);
    assert!(
        apart
            .query_by_label_contains("200 · wooden houses damaged")
            .is_none()
    );
    assert_eq!(apart.state().0.judgements().links.len(), 2);
}

#[test]
fn quotations_that_differ_are_shown_with_their_words_and_nothing_to_reconcile() {
    let two = [
        (
            "four.txt",
            "Talks in Tolva\n\n\u{201c}We agreed on concrete steps and practical answers,\u{201d} said mayor Ann Hill in Tolva.\n",
        ),
        (
            "five.txt",
            "Talks go on in Tolva\n\n\u{201c}We agreed on concrete measures and practical answers,\u{201d} said mayor Ann Hill in Tolva.\n",
        ),
    ];
    let mut window = window(&two);
    click(&mut window, "quoted differently: ");
    window.get_by_label("Nothing to reconcile");
    window.get_by_label_contains("2 quotations");
}
