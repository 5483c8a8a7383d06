//! Articles as they come, in the window.

use egui::Key;
use egui_kittest::kittest::Queryable as _;
use tally::session::{Action, Decide};
use tally::ui::ViewTab;

use super::{Window, window};

const FIRST: &str = "---\ntitle: River bursts its banks at Vale\noutlet: Gull\ndate: 2031-02-05\n---\n\n\
    The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday. \
    Rescue crews came from the coast with 3 boats. About 70 homes in the lower town are under water.\n\n\
    - Bread for 14 families\n- Water\n";

fn reading(mut window: Window) -> Window {
    window.state_mut().1.place.tab = ViewTab::Read;
    window.run();
    window
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

#[test]
fn columns_are_asked_and_chosen() {
    let mut window = window(&[(
        "tafel.csv",
        "titel;inhalt\nFlut;About 70 homes are wet in Vale, the town said.\n",
    )]);
    window.get_by_label("Which column of tafel.csv holds what?");
    click(&mut window, "Load the table");
    assert_eq!(window.state().0.derived().table.articles.len(), 1);
    assert!(window.query_by_label("Load the table").is_none());
}

#[test]
fn an_article_is_cut_between_paragraphs_and_joined_again() {
    let text = "Dam fails\n\nIt killed 12 people, the mayor said.\n\nRiver falls\n\nAbout 70 homes are wet, the mayor said.\n";
    let mut window = reading(window(&[("two.txt", text)]));
    click(&mut window, "Cut or join");
    click(&mut window, "Cut before paragraph 3");
    assert_eq!(window.state().0.derived().table.articles.len(), 2);
    click(&mut window, "Cut or join");
    click(&mut window, "Join with the next article");
    assert_eq!(window.state().0.derived().table.articles.len(), 1);
}

#[test]
fn versions_tell_what_changed_and_one_supersedes_the_other() {
    let later = FIRST
        .replace("12 people", "15 people")
        .replace("02-05", "02-06");
    let mut window = reading(window(&[("one.md", FIRST), ("two.md", &later)]));
    click(&mut window, "What changed");
    window.get_by_label("1 figure changed, 4 figures stayed the same");
    click(&mut window, "Supersede the earlier");
    assert_eq!(window.state().0.derived().table.articles.len(), 1);
    click(&mut window, "Take back in");
    assert_eq!(window.state().0.derived().table.articles.len(), 2);
}

#[test]
fn an_unclear_day_is_chosen_by_one_click() {
    let text = "Dam fails\n\nPublished 03/04/2031\n\nIt killed 12 people, the mayor said.\n";
    let mut window = reading(window(&[("a.txt", text)]));
    window.get_by_label("Which day is 03/04/2031?");
    click(&mut window, "4 Mar 2031");
    let metadata = &window.state().0.derived().table.articles[0].metadata;
    assert_eq!(metadata.published.unwrap().to_string(), "2031-03-04");
}

#[test]
fn what_the_file_holds_beside_the_article_is_shown_on_demand() {
    let body = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday. ".repeat(8);
    let page = format!(
        "<html lang=en><body><nav><ul><li>Weather tomorrow</li></ul></nav><article><h1>River bursts its banks</h1><p>{body}</p>\
         <figure><figcaption>The quay on Monday</figcaption></figure><ul><li>70 homes</li></ul></article></body></html>"
    );
    let mut window = reading(window(&[("a.html", &page)]));
    let shown = |window: &Window| {
        window
            .query_all_by_label_contains("Weather tomorrow")
            .count()
    };
    assert_eq!(shown(&window), 0);
    window
        .get_by_label_contains("Show what was left out")
        .click();
    window.run();
    assert_eq!(shown(&window), 1);
}

#[test]
fn an_article_gets_a_note() {
    let mut window = reading(window(&[(
        "a.txt",
        "Dam fails\n\nIt killed 12 people, the mayor said.\n",
    )]));
    click(&mut window, "Write a note on the article");
    let field = window.get_by_label("Note on the article");
    field.type_text("ask the mayor");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let notes: Vec<&String> = window
        .state()
        .0
        .judgements()
        .article_notes
        .values()
        .collect();
    assert_eq!(notes, ["ask the mayor"]);
    window.get_by_label("Change the note on the article: ask the mayor");
}

#[test]
fn a_note_on_a_paragraph_stands_beside_it() {
    let mut window = reading(window(&[(
        "a.txt",
        "Dam fails\n\nIt killed 12 people, the mayor said.\n",
    )]));
    let article = &window.state().0.derived().table.articles[0];
    let (id, span) = (article.id.clone(), article.paragraphs[1].span);
    let decide = Decide::NotePassage(id, span, "who says so?".to_owned());
    window.state_mut().0.perform(Action::Decide(decide));
    window.run();
    window.get_by_label("Note: who says so?");
}
