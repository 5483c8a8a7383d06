//! What the analyst prefers, from run to run.

use std::fs;
use std::path::Path;

use tally::session::{
    Action, Config, NoticeLevel, Preference, Session, SessionPlaces, ThemeChoice,
};

use super::told;

fn session(settings: &Path) -> Session {
    Session::new(Config {
        places: SessionPlaces {
            settings: Some(settings.to_owned()),
            drafts: None,
            ..SessionPlaces::default()
        },
        user: "Ada".to_owned(),
        ..Config::default()
    })
}

#[test]
fn preferences_are_there_in_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tally").join("settings.toml");
    let mut first = session(&path);
    assert_eq!(first.analyst(), "Ada");
    first.perform(Action::Prefer(Preference::Theme(ThemeChoice::Dark)));
    let mut second = session(&path);
    second.perform(Action::Prefer(Preference::Analyst(" Grace ".to_owned())));
    first.perform(Action::Prefer(Preference::Theme(ThemeChoice::Light)));
    let third = session(&path);
    assert_eq!(
        (third.analyst(), third.settings().theme),
        ("Grace", ThemeChoice::Light)
    );
}

#[test]
fn settings_that_cannot_be_read_are_set_aside_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    fs::write(&path, "theme = \"purple\"\n").unwrap();
    let mut session = session(&path);
    assert!(told(&session, NoticeLevel::Warning)[0].contains("settings could not be read"));
    session.perform(Action::Prefer(Preference::Theme(ThemeChoice::Dark)));
    assert!(fs::read_to_string(&path).unwrap().contains("dark"));
    let aside = folder.path().join("settings.toml.unreadable");
    assert_eq!(fs::read_to_string(aside).unwrap(), "theme = \"purple\"\n");
}

#[test]
fn settings_of_a_later_version_keep_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    fs::write(&path, "analyst = \"Grace\"\nsparkles = true\n").unwrap();
    assert_eq!(session(&path).analyst(), "Grace");
}
