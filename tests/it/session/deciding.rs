//! What acts do, what they are called, and how they take each other back.

use tally::article::MetadataField;
use tally::comparing::group::GroupKey;
use tally::project::ChosenValue;
use tally::reading::FigureKey;
use tally::session::{Action, Decide, NoticeLevel, Session};

use super::{add, decide, keys, told};

const FIRST: &str = "Storm takes roofs off the old town\n\n\
    The storm damaged 340 houses and 12 schools on Monday.\n\n\
    At least 25 people were injured, the mayor said.\n";
const SECOND: &str = "Hundreds of homes hit\n\n\
    The storm damaged about 350 houses on Monday.\n";

fn stormy() -> Session {
    let mut session = Session::default();
    add(&mut session, "first.txt", FIRST);
    add(&mut session, "second.txt", SECOND);
    session
}

/// The figure whose numerals are `number`.
#[track_caller]
fn figure(session: &Session, number: &str) -> FigureKey {
    let table = &session.derived().table;
    let row = table
        .rows
        .iter()
        .find(|row| row.figure.number.of(&table.articles[row.article].text) == number);
    row.unwrap_or_else(|| panic!("no figure {number}"))
        .key
        .clone()
}

fn together(session: &Session, a: &FigureKey, b: &FigureKey) -> bool {
    let derived = session.derived();
    let group = |key| derived.table.position(key).map(|row| derived.group_of[row]);
    group(a) == group(b)
}

#[test]
fn acts_are_called_by_what_they_do_with_the_numbers() {
    let mut session = stormy();
    let (about, schools) = (figure(&session, "350"), figure(&session, "12"));
    for (act, label) in [
        (
            Decide::Accept(vec![about.clone()]),
            "accept about 350 houses",
        ),
        (
            Decide::Reject(vec![schools.clone()], "out of scope".to_owned()),
            "reject 12 schools",
        ),
        (
            Decide::NoteFigure(about.clone(), "ask again".to_owned()),
            "note on about 350 houses",
        ),
        (
            Decide::NoteFigure(about.clone(), " ".to_owned()),
            "clear note on about 350 houses",
        ),
        (Decide::Accept(vec![about, schools]), "accept 2 figures"),
        (
            Decide::SetTitle("The storm".to_owned()),
            "name project “The storm”",
        ),
    ] {
        decide(&mut session, act);
        assert_eq!(session.undo_label(), Some(label));
    }
    assert_eq!(session.history()[3].why, "out of scope");
}

#[test]
fn a_bulk_act_is_one_step() {
    let mut session = stormy();
    let before = session.judgements().clone();
    let all = keys(&session);
    decide(&mut session, Decide::Accept(all.clone()));
    assert_eq!(session.judgements().verdicts.len(), all.len());
    session.perform(Action::Undo);
    assert_eq!(*session.judgements(), before);
}

#[test]
fn joining_and_splitting_hold_and_take_each_other_back() {
    let mut session = stormy();
    let (houses, schools, injured) = (
        figure(&session, "340"),
        figure(&session, "12"),
        figure(&session, "25"),
    );
    assert!(!together(&session, &houses, &schools));

    decide(
        &mut session,
        Decide::Join(vec![houses.clone(), schools.clone(), injured.clone()]),
    );
    assert!(together(&session, &houses, &schools) && together(&session, &houses, &injured));

    decide(&mut session, Decide::Split(vec![schools.clone()]));
    assert!(!together(&session, &houses, &schools));
    assert!(
        together(&session, &houses, &injured),
        "the rest stays together"
    );

    decide(
        &mut session,
        Decide::Join(vec![schools.clone(), injured.clone()]),
    );
    assert!(
        together(&session, &houses, &schools),
        "whoever is joined with one is with all"
    );

    for _ in 0..3 {
        session.perform(Action::Undo);
    }
    assert!(session.judgements().links.is_empty());
    assert!(!together(&session, &houses, &schools));
}

/// Quotations of the first figures of the groups that are suggested to be one.
fn suggested(session: &Session) -> Vec<(String, String)> {
    let derived = session.derived();
    let quote = |group: usize| {
        let row = derived.groups[group].figures[0];
        derived.table.quote(row).to_owned()
    };
    let suggestions = derived.suggestions.iter();
    suggestions
        .map(|one| (quote(one.groups.0), quote(one.groups.1)))
        .collect()
}

#[test]
fn a_suggestion_that_is_refused_does_not_come_back_with_another_article() {
    let mut session = stormy();
    add(
        &mut session,
        "third.txt",
        "Roofs lost\n\nThe storm damaged some 200 wooden houses on Monday, a builder said.\n",
    );
    let (houses, wooden) = (figure(&session, "340"), figure(&session, "200"));
    let pair = ("340 houses".to_owned(), "some 200 wooden houses".to_owned());
    assert!(suggested(&session).contains(&pair));

    decide(
        &mut session,
        Decide::KeepApart(vec![houses.clone()], vec![wooden.clone()]),
    );
    assert_eq!(
        session.undo_label(),
        Some("keep houses damaged apart from wooden houses damaged")
    );
    add(
        &mut session,
        "fourth.txt",
        "Roofs lost, builder says\n\nThe storm damaged 200 wooden houses on Monday.\n",
    );
    assert!(!suggested(&session).contains(&pair) && !together(&session, &houses, &wooden));

    session.perform(Action::Undo);
    session.perform(Action::Undo);
    assert!(suggested(&session).contains(&pair));
}

#[test]
fn what_cannot_be_joined_or_split_is_said_and_is_no_decision() {
    let mut session = stormy();
    let before = session.history().len();
    let schools = figure(&session, "12");
    decide(
        &mut session,
        Decide::Join(vec![schools.clone(), schools.clone()]),
    );
    decide(&mut session, Decide::Split(vec![schools]));
    assert_eq!(session.history().len(), before);
    assert_eq!(told(&session, NoticeLevel::Warning).len(), 2);
}

#[test]
fn a_later_choice_for_a_joined_group_takes_the_place_of_both() {
    let mut session = stormy();
    let (houses, schools) = (figure(&session, "340"), figure(&session, "12"));
    let own = |value: &str| ChosenValue::Own(value.to_owned());
    let key = |figure: &FigureKey| GroupKey(figure.clone());
    decide(
        &mut session,
        Decide::Resolve(key(&houses), own("340"), String::new()),
    );
    decide(
        &mut session,
        Decide::Resolve(key(&schools), own("12"), String::new()),
    );
    decide(
        &mut session,
        Decide::Join(vec![houses.clone(), schools.clone()]),
    );
    let chosen = |session: &Session| {
        let row = session.derived().table.position(&houses).unwrap();
        let found = session.resolution_of(session.derived().group_of[row]);
        found.map(|(_, resolution)| resolution.choice.clone())
    };
    assert_eq!(chosen(&session), Some(own("12")), "the later of the two");

    decide(
        &mut session,
        Decide::Resolve(key(&houses), own("352"), "sum".to_owned()),
    );
    assert_eq!(session.judgements().resolutions.len(), 1);
    decide(&mut session, Decide::Unresolve(key(&schools)));
    assert_eq!(chosen(&session), None);
    session.perform(Action::Undo);
    assert_eq!(chosen(&session), Some(own("352")));
}

#[test]
fn a_measure_takes_the_analysts_name_and_gives_it_back() {
    let mut session = stormy();
    let houses = figure(&session, "340");
    let idx = |session: &Session| {
        let row = session.derived().table.position(&houses).unwrap();
        session.derived().group_of[row]
    };
    let proposed = session.derived().groups[idx(&session)].label.clone();
    let rename = |name: &str| Decide::Rename(GroupKey(houses.clone()), name.to_owned());
    decide(&mut session, rename("Homes damaged"));
    assert_eq!(
        session.derived().groups[idx(&session)].label,
        "Homes damaged"
    );
    decide(&mut session, rename(""));
    assert_eq!(session.derived().groups[idx(&session)].label, proposed);
}

#[test]
fn an_edited_date_must_be_one_and_an_empty_one_says_unknown() {
    let mut session = stormy();
    let id = session.judgements().articles[0].clone();
    let date =
        |value: &str| Decide::SetMetadata(id.clone(), MetadataField::Published, value.to_owned());
    decide(&mut session, date("5 Febuary"));
    assert!(told(&session, NoticeLevel::Warning)[0].contains("“5 Febuary” is no date"));
    decide(&mut session, date(" 2031-02-05 "));
    let published = |session: &Session| session.derived().table.articles[0].metadata.published_on();
    assert_eq!(
        published(&session).map(|date| date.to_string()).as_deref(),
        Some("2031-02-05")
    );
    decide(&mut session, date(""));
    assert_eq!(published(&session), None);
}

#[test]
fn every_change_raises_the_revision() {
    let mut session = stormy();
    let mut last = session.derived().revision;
    let key = keys(&session).remove(0);
    for action in [
        Action::Decide(Decide::Accept(vec![key.clone()])),
        Action::Decide(Decide::NoteFigure(key, "seen".to_owned())),
        Action::Undo,
        Action::GoTo(None),
        Action::Redo,
    ] {
        session.perform(action);
        assert!(session.derived().revision > last);
        last = session.derived().revision;
    }
}
