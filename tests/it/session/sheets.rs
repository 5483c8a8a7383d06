//! Exporting fact sheets and checking them later.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tally::comparing::finding::Policy;
use tally::comparing::group::GroupKey;
use tally::project::{ChosenValue, SheetEdit, SheetText};
use tally::reading::written::{DecimalSign, HouseStyle, Scale, Thousands};
use tally::session::{
    Action, Config, Decide, Export, FileAction, FileState, InTheWay, NoticeLevel, Session,
    SessionPlaces, SheetOptions,
};
use tally::sheet::{Audience, Layout, PageSize, Section, Separator, SheetFormat};

use super::{add, decide, file, keys, told};

/// Two accounts of one flood, that differ in a cost.
fn flood() -> Session {
    let mut session = Session::default();
    let courier = "Flood at Tarn\n\nPublished 4 March 2025\n\nThe new dam at Tarn cost €12 million, the county said. \
                   About 70 houses in Tarn were damaged. Repairs will cost €2.5 million.\n";
    let radio = "Flood in Tarn\n\nPublished 4 March 2025\n\nThe new dam at Tarn cost €14 million, the builder said. \
                 In Tarn 71 houses were damaged.\n";
    add(&mut session, "courier.txt", courier);
    add(&mut session, "radio.txt", radio);
    let figures = keys(&session);
    let costs = vec![figures[0].clone(), figures[3].clone()];
    decide(&mut session, Decide::Join(costs));
    session
}

fn export(session: &mut Session, path: &Path, export: Export) {
    file(session, FileAction::Export(path.to_owned(), export));
}

/// The measure whose label holds `words`.
fn group(session: &Session, words: &str) -> GroupKey {
    let groups = &session.derived().groups;
    let found = groups.iter().find(|group| group.label.contains(words));
    found.unwrap().key.clone()
}

fn every_file(folder: &Path, session: &mut Session) -> Vec<PathBuf> {
    let paths: Vec<PathBuf> = SheetFormat::ALL
        .iter()
        .map(|format| folder.join(format!("sheet.{}", format.endings()[0])))
        .collect();
    for path in &paths {
        export(session, path, Export::default());
        assert!(path.is_file(), "{}", path.display());
    }
    paths
}

#[test]
fn a_sheet_of_any_format_is_held_against_its_project() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = flood();
    let paths = every_file(folder.path(), &mut session);
    for path in &paths {
        let held = session.verify(path, None).unwrap();
        assert_eq!(held.file, FileState::AsWritten, "{}", path.display());
        assert!(held.holds() && held.stand == session.derived().groups.len());
    }
    let cost = group(&session, "dam");
    decide(
        &mut session,
        Decide::Resolve(cost, ChosenValue::Range, "Both count.".to_owned()),
    );
    let rejected = keys(&session)[2].clone();
    decide(
        &mut session,
        Decide::Reject(vec![rejected], "A guess.".to_owned()),
    );
    for path in &paths {
        let held = session.verify(path, None).unwrap();
        assert_eq!(held.file, FileState::AsWritten, "{}", path.display());
        assert_eq!(held.decisions_since, 2);
        let changed = held.changed.join("\n");
        assert!(
            changed.contains(
                "€12 million or €14 million, unresolved → €12 million to €14 million, decided"
            ),
            "{changed}"
        );
        assert!(
            changed.contains("gone") && changed.contains("rejected: A guess."),
            "{changed}"
        );
    }
}

#[test]
fn a_sheet_stands_after_its_project_got_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut session = Session::new(Config {
        places: SessionPlaces {
            drafts: Some(at("drafts")),
            ..SessionPlaces::default()
        },
        ..Config::default()
    });
    add(&mut session, "a.txt", "The dam holds 3 million litres.");
    file(&mut session, FileAction::SaveCopy(at("first.tally")));
    export(&mut session, &at("sheet.html"), Export::default());
    drop(session);
    std::fs::rename(at("first.tally"), at("second.tally")).unwrap();
    let mut again = Session::default();
    file(&mut again, FileAction::Open(at("second.tally")));
    let held = again.verify(&at("sheet.html"), None).unwrap();
    assert_eq!(held.file, FileState::AsWritten);
    assert!(held.holds());
}

#[test]
fn a_number_changed_in_the_file_is_found_with_what_stood_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = flood();
    for path in every_file(folder.path(), &mut session) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue; // A package or a PDF: its text is not plain.
        };
        if !text.contains("14") {
            continue; // A bibliography has no figures.
        }
        std::fs::write(&path, text.replace("14", "15")).unwrap();
        let held = session.verify(&path, None);
        let altered = matches!(&held, Ok(held) if matches!(held.file, FileState::Altered(..)) && !held.holds());
        // Where the number stands in the seal too, the seal is broken.
        assert!(altered || held.is_err(), "{}: {held:?}", path.display());
    }
}

#[test]
fn a_file_that_is_no_sheet_of_this_project_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut session = flood();
    export(&mut session, &at("a.html"), Export::default());
    std::fs::write(at("plain.html"), "<p>14</p>").unwrap();
    let other = {
        let mut other = Session::default();
        add(&mut other, "x.txt", "The dam holds 3 million litres.");
        other
    };
    for (path, of, why) in [
        (at("a.html"), &other, "not made from this project"),
        (at("plain.html"), &session, "no seal"),
        (at("none.html"), &session, "none.html: "),
        (at("sheet.exe"), &session, "no fact sheet has this ending"),
    ] {
        let error = of.verify(&path, None).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn a_sheet_by_another_policy_or_of_a_selection_is_made_again_to_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = flood();
    let own = Policy {
        name: "desk".to_owned(),
        ..Policy::default()
    };
    let only: BTreeSet<_> = keys(&session).into_iter().take(2).collect();
    for (name, policy, only, layout) in [
        (
            "sharp.csv",
            Policy::named("sharp"),
            None,
            Layout {
                separator: Separator::Tab,
                ..Layout::default()
            },
        ),
        (
            "desk.pdf",
            Some(own.clone()),
            None,
            Layout {
                page: PageSize::Letter,
                ..Layout::default()
            },
        ),
        ("some.html", None, Some(Arc::new(only)), Layout::default()),
    ] {
        let path = folder.path().join(name);
        let sheet = SheetOptions {
            audience: Audience::Public,
            only,
            policy: policy.map(Box::new),
        };
        let asked = Export {
            sheet,
            layout,
            ..Export::default()
        };
        export(&mut session, &path, asked);
        let held = session.verify(&path, Some(&own)).unwrap();
        assert_eq!(held.file, FileState::AsWritten, "{name}");
        assert!(held.holds(), "{name}");
    }
    let unknown = session.verify(&folder.path().join("desk.pdf"), None);
    assert!(unknown.unwrap_err().to_string().contains("--policy"));
}

#[test]
fn no_file_is_written_over_unless_the_analyst_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.md");
    std::fs::write(&path, "mine").unwrap();
    let mut session = flood();
    let resolve = |session: &mut Session, how| file(session, FileAction::Resolve(how));
    export(&mut session, &path, Export::default());
    assert_eq!(session.in_the_way(), Some(path.as_path()));
    resolve(&mut session, InTheWay::Leave);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    export(&mut session, &path, Export::default());
    resolve(&mut session, InTheWay::KeepBoth);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    assert!(folder.path().join("sheet (2).md").is_file());
    export(&mut session, &path, Export::default());
    resolve(&mut session, InTheWay::Replace);
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("# "));
    assert_eq!(session.in_the_way(), None);
}

#[test]
fn how_the_sheet_is_presented_is_decided_and_undone() {
    let mut session = flood();
    let present = |edit| Decide::Present(edit);
    decide(
        &mut session,
        present(SheetEdit::SetText(
            SheetText::Event,
            Some(" The Tarn flood ".to_owned()),
        )),
    );
    decide(
        &mut session,
        present(SheetEdit::SetText(
            SheetText::Heading(Section::Key),
            Some("What we know".to_owned()),
        )),
    );
    decide(
        &mut session,
        present(SheetEdit::SetSections(Some(vec![
            Section::Method,
            Section::Key,
        ]))),
    );
    let houses = group(&session, "houses");
    decide(
        &mut session,
        present(SheetEdit::SetCaveats(
            houses,
            Some("Tarn alone.".to_owned()),
        )),
    );
    let sheet = session.fact_sheet(&SheetOptions::default());
    assert_eq!(sheet.event, "The Tarn flood");
    let sections: Vec<&str> = sheet
        .sections
        .iter()
        .map(|shown| shown.heading.as_str())
        .collect();
    assert_eq!(
        sections,
        [
            "Method note",
            "What we know",
            "Refused figures",
            "Footnotes",
            "Seal"
        ]
    );
    assert!(
        sheet
            .measures
            .iter()
            .all(tally::sheet::SheetMeasure::is_key)
    );
    let own = sheet.measures.iter().find(|one| one.own_caveats).unwrap();
    assert!(own.label.contains("houses") && own.caveats == ["Tarn alone."]);
    assert!(
        sheet.status.contains("1 disputed"),
        "what is hidden is still counted"
    );
}

#[test]
fn what_was_decided_on_the_sheet_is_undone_like_anything_else() {
    let mut session = flood();
    let style = HouseStyle {
        thousands: Thousands::Point,
        decimal: DecimalSign::Comma,
        scale: Scale::Short,
        ..HouseStyle::default()
    };
    let present = |edit| Decide::Present(edit);
    decide(&mut session, present(SheetEdit::SetStyle(Some(style))));
    let cost = |session: &Session| {
        let sheet = session.fact_sheet(&SheetOptions::default());
        let values = sheet.measures.iter();
        let values: Vec<String> = values.map(tally::sheet::SheetMeasure::value_text).collect();
        values.join(" ")
    };
    assert!(cost(&session).contains("€2,5m"));
    session.perform(Action::Undo);
    assert!(cost(&session).contains("€2.5 million"));
    let clash = HouseStyle {
        decimal: DecimalSign::Comma,
        ..HouseStyle::default()
    };
    decide(&mut session, present(SheetEdit::SetStyle(Some(clash))));
    assert!(told(&session, NoticeLevel::Warning)[0].contains("same sign"));
}

#[test]
fn the_sheet_of_the_sample_is_written_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/factsheet");
    let mut session = Session::default();
    file(&mut session, FileAction::OpenSample);
    for path in every_file(folder.path(), &mut session) {
        let written = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let kept = golden.join(name.replacen("sheet", "sample", 1));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&kept, &written).unwrap();
        }
        let expected = std::fs::read(&kept).unwrap();
        assert!(
            expected == written,
            "{} differs; see with UPDATE_EXPECT=1 and git diff",
            kept.display()
        );
    }
}

#[test]
fn footnotes_beyond_a_hundred_keep_all_their_digits_in_pdf() {
    let things = [
        "boats", "homes", "cows", "cars", "nurses", "bridges", "lorries", "sheep", "tents",
        "schools",
    ];
    let told = |n: usize| {
        let thing = things[n % things.len()];
        format!(
            "In village {} the water took {} {thing}, the mayor of it said.",
            n + 1,
            200 + n
        )
    };
    let told: Vec<String> = (0..130).map(told).collect();
    let text = format!("Losses in the valley\n\n{}\n", told.join("\n\n"));
    let mut session = Session::default();
    session.perform(Action::File(FileAction::AddBytes {
        name: "valley.txt".to_owned(),
        bytes: text.into_bytes(),
    }));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.pdf");
    export(&mut session, &path, Export::default());
    let sheet = tally::article::load("sheet.pdf", &std::fs::read(&path).unwrap()).unwrap();
    let words: Vec<&str> = sheet.text.split_whitespace().collect();
    for number in [9, 99, 100, 119, 125] {
        let number = number.to_string();
        let is_note = |pair: &[&str]| pair[0] == number && pair[1].starts_with('\u{201c}');
        assert!(words.windows(2).any(is_note), "no footnote {number}");
    }
}
