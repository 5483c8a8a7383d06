//! What stands around the views: empty state, history, notices, narrow windows.

use std::path::Path;
use std::sync::Arc;

use egui::{DroppedFile, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use tally::session::{Action, FileAction};

use super::{storm, window};

#[test]
fn an_empty_project_says_what_to_do() {
    let mut window = window(&[]);
    assert!(window.query_by_label("Add articles…").is_some());
    window.get_by_label("Open the sample").click();
    window.run();
    assert!(!window.state().0.derived().table.articles.is_empty());
}

#[test]
fn the_history_goes_back_to_any_decision() {
    let mut window = storm();
    window.get_by_label("12").click();
    window.run();
    window.key_press(Key::A);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::H);
    window.run();
    window.get_by_label("Go to beginning").click();
    window.run();
    let (session, _) = window.state();
    assert!(session.judgements().articles.is_empty());
    assert!(session.judgements().verdicts.is_empty());
}

#[test]
fn trouble_is_told_in_a_line_that_can_be_put_away() {
    let mut window = storm();
    let (session, _) = window.state_mut();
    session.perform(Action::File(FileAction::AddBytes {
        name: "nothing.txt".to_owned(),
        bytes: Vec::new(),
    }));
    window.run();
    assert!(window.query_by_label_contains("nothing.txt").is_some());
    window.get_by_label("Dismiss this notice").click();
    window.run();
    assert!(window.query_by_label_contains("nothing.txt").is_none());
}

#[test]
fn a_narrow_window_keeps_everything_in_reach() {
    let mut window = storm();
    window.set_size(vec2(1024.0, 640.0));
    window.run();
    for name in ["Accepted 0", "Search figures, quotations, notes", "Keys"] {
        let rect = window.get_by_label(name).rect();
        assert!(
            rect.right() <= 1024.0 && rect.bottom() <= 640.0,
            "{name}: {rect}"
        );
    }
    let article = window.get_by_label("Article Storm hits the coast").rect();
    assert!(article.width() < 60.0);
}

/// A file that is dropped out of another program, with no path on this disk.
#[derive(Debug)]
struct Dropped;

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        Path::new("dropped.txt")
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Ok(b"Ferry runs aground\n\nThe ferry carried 140 passengers.\n".to_vec())
    }
}

#[test]
fn a_file_dropped_on_the_window_is_loaded() {
    let mut window = window(&[]);
    window.input_mut().dropped_files.push(Arc::new(Dropped));
    window.run();
    assert!(window.query_by_label("140").is_some());
}
