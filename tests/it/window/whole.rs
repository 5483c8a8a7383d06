//! The main job by keys and names alone: load, decide, hand over.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use tally::session::{Ask, Config, DialogAnswer, FileDialogs, Session};

use super::shown;

/// Answers every dialog with a path in this folder.
struct Folder(PathBuf);

impl FileDialogs for Folder {
    fn ask(&self, ask: &Ask) -> DialogAnswer {
        let name = match ask {
            Ask::Articles => "article.txt",
            Ask::Export(..) => "sheet.html",
            _ => return DialogAnswer::Cancelled,
        };
        DialogAnswer::Paths(vec![self.0.join(name)])
    }
}

#[test]
fn articles_are_loaded_decided_on_and_handed_over() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "Storm hits the coast\n\nThe storm damaged 70 houses in the old harbour on Monday.\n";
    std::fs::write(folder.path().join("article.txt"), text).unwrap();
    let mut window = shown(Session::new(Config {
        dialogs: Some(Arc::new(Folder(folder.path().to_owned()))),
        ..Config::default()
    }));

    window.get_by_label_contains("Add articles").click();
    window.run();
    window.key_press(egui::Key::ArrowDown);
    window.run();
    window.key_press(egui::Key::A);
    window.run();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::E);
    window.run();
    window.get_by_label("Choose where…").click();
    window.run();

    let sheet = std::fs::read_to_string(folder.path().join("sheet.html")).unwrap();
    assert!(sheet.contains("The storm damaged"), "{sheet}");
    window.get_by_label_contains("The fact sheet was written to");
}
