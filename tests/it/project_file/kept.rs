//! What was decided is there again: after a restart, on every branch, and after further articles came.

use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use tally::article::MetadataField;
use tally::project::{ChosenValue, DecisionStanding};
use tally::session::{Action, Decide, FileAction, Session};

use crate::same_cases;

use super::{ARTICLE, SECOND, add, any_key, decide, errors, file, folder, open, project, session};

/// Everything that is kept, in words.
fn kept(session: &Session) -> String {
    format!("{:#?}\n{:#?}", session.judgements(), session.history())
}

/// Something that the analyst does to one of the figures, or to all.
#[derive(Debug, Clone)]
enum Doing {
    Undo,
    Redo,
    Accept,
    AcceptAll,
    Reject(String),
    Reopen,
    NoteFigure(String),
    NoteGroup(String),
    Join(Index),
    Split,
    Resolve(String),
    Rename(String),
    SetOutlet(String),
    SetTitle(String),
}

fn any_doing() -> impl Strategy<Value = Doing> {
    let text = || (0..4).prop_map(|n| format!("text {n}"));
    prop_oneof![
        Just(Doing::Undo),
        Just(Doing::Redo),
        Just(Doing::Accept),
        Just(Doing::AcceptAll),
        text().prop_map(Doing::Reject),
        Just(Doing::Reopen),
        text().prop_map(Doing::NoteFigure),
        text().prop_map(Doing::NoteGroup),
        any::<Index>().prop_map(Doing::Join),
        Just(Doing::Split),
        text().prop_map(Doing::Resolve),
        text().prop_map(Doing::Rename),
        text().prop_map(Doing::SetOutlet),
        text().prop_map(Doing::SetTitle),
    ]
}

/// Does it to the figure that `which` picks of those that are there.
fn act(session: &mut Session, which: Index, doing: Doing) {
    let rows = &session.derived().table.rows;
    let keys: Vec<_> = rows.iter().map(|row| row.key.clone()).collect();
    let key = if keys.is_empty() {
        any_key(session)
    } else {
        which.get(&keys).clone()
    };
    let group = tally::comparing::group::GroupKey(key.clone());
    let act = match doing {
        Doing::Undo => return session.perform(Action::Undo),
        Doing::Redo => return session.perform(Action::Redo),
        Doing::AcceptAll => Decide::Accept(keys),
        Doing::Accept => Decide::Accept(vec![key]),
        Doing::Reject(why) => Decide::Reject(vec![key], why),
        Doing::Reopen => Decide::Reopen(vec![key]),
        Doing::NoteFigure(text) => Decide::NoteFigure(key, text),
        Doing::NoteGroup(text) => Decide::NoteGroup(group, text),
        Doing::Join(with) => {
            let other = keys.get(with.index(keys.len().max(1))).unwrap_or(&key);
            Decide::Join(vec![key.clone(), other.clone()])
        }
        Doing::Split => Decide::Split(vec![key]),
        Doing::Resolve(text) => Decide::Resolve(group, ChosenValue::Own(text), String::new()),
        Doing::Rename(text) => Decide::Rename(group, text),
        Doing::SetOutlet(text) => Decide::SetMetadata(key.article, MetadataField::Outlet, text),
        Doing::SetTitle(text) => Decide::SetTitle(text),
    };
    decide(session, act);
}

proptest! {
    #![proptest_config(same_cases(6))]

    #[test]
    fn a_project_reopens_as_it_was_left_with_all_its_branches(
        doings in vec((any::<Index>(), any_doing()), 60),
    ) {
        let folder = folder();
        let path = project(folder.path());
        let mut before = open(folder.path(), &path);
        add(&mut before, "second.txt", SECOND);
        for (which, doing) in doings {
            act(&mut before, which, doing);
        }
        let (was, undo) = (kept(&before), before.undo_label().map(str::to_owned));
        let redo = before.redo_label().map(str::to_owned);
        let groups = before.derived().groups.clone();
        drop(before);

        let mut after = open(folder.path(), &path);
        prop_assert_eq!(errors(&after), [""; 0]);
        prop_assert_eq!(kept(&after), was);
        prop_assert_eq!(after.undo_label(), undo.as_deref());
        prop_assert_eq!(after.redo_label(), redo.as_deref());
        prop_assert_eq!(&after.derived().groups, &groups);
        for row in after.history().to_vec() {
            after.perform(Action::GoTo(Some(row.id)));
            let here = after.history().iter().find(|found| found.id == row.id);
            prop_assert_eq!(here.map(|row| row.standing), Some(DecisionStanding::Head));
        }
    }
}

#[test]
fn a_further_article_changes_nothing_that_was_decided() {
    let folder = folder();
    let mut session = session(folder.path());
    add(&mut session, "ferry.txt", ARTICLE);
    let keys: Vec<_> = session
        .derived()
        .table
        .rows
        .iter()
        .map(|row| row.key.clone())
        .collect();
    assert!(keys.len() >= 3, "the article has figures");
    let group = session.derived().groups[session.derived().group_of[0]]
        .key
        .clone();
    decide(&mut session, Decide::Accept(vec![keys[0].clone()]));
    decide(
        &mut session,
        Decide::Reject(vec![keys[1].clone()], "not asked for".to_owned()),
    );
    decide(
        &mut session,
        Decide::Join(vec![keys[0].clone(), keys[2].clone()]),
    );
    decide(
        &mut session,
        Decide::Resolve(
            group,
            ChosenValue::Figure(keys[0].clone()),
            "the manifest".to_owned(),
        ),
    );
    let mut before = session.judgements().clone();
    let resolved = session
        .resolution_of(session.derived().group_of[0])
        .map(|(_, r)| r.clone());
    assert!(resolved.is_some());

    add(&mut session, "second.txt", SECOND);
    assert_eq!(session.derived().table.articles.len(), 2);
    before.articles.clone_from(&session.judgements().articles);
    assert_eq!(*session.judgements(), before);
    let row = session.derived().table.position(&keys[0]).unwrap();
    let now = session
        .resolution_of(session.derived().group_of[row])
        .map(|(_, r)| r.clone());
    assert_eq!(now, resolved);
    let joined = session.derived().table.position(&keys[2]).unwrap();
    assert_eq!(
        session.derived().group_of[row],
        session.derived().group_of[joined]
    );
}

#[test]
fn loading_is_a_step_that_undo_takes_back_and_the_text_stays() {
    let folder = folder();
    let path = project(folder.path());
    let mut session = open(folder.path(), &path);
    assert_eq!(
        session.undo_label(),
        Some("load “Ferry runs aground off Port Sorrel”")
    );
    session.perform(Action::Undo);
    assert!(session.judgements().articles.is_empty() && session.derived().table.rows.is_empty());
    drop(session);
    let mut again = open(folder.path(), &path);
    again.perform(Action::Redo);
    assert_eq!(again.derived().table.articles[0].text.as_ref(), ARTICLE);
}

#[test]
fn a_project_without_a_name_is_kept_as_a_draft_once_something_is_decided() {
    let folder = folder();
    let drafts = folder.path().join("drafts");
    let is_project = |entry: &std::io::Result<fs::DirEntry>| {
        let path = entry.as_ref().unwrap().path();
        path.extension().is_some_and(|ending| ending == "tally")
    };
    let n_drafts = || fs::read_dir(&drafts).map_or(0, |files| files.filter(is_project).count());

    let mut idle = session(folder.path());
    add(&mut idle, "ferry.txt", ARTICLE);
    assert_eq!((n_drafts(), idle.recent().len()), (1, 1));
    drop(idle);
    assert_eq!(n_drafts(), 0);

    let mut busy = session(folder.path());
    assert_eq!(busy.recent().len(), 0);
    add(&mut busy, "ferry.txt", ARTICLE);
    decide(&mut busy, Decide::SetTitle("The ferry".to_owned()));
    drop(busy);
    let draft = session(folder.path()).recent()[0].clone();
    let mut again = open(folder.path(), &draft);
    assert_eq!(again.project_name(), "The ferry");

    file(
        &mut again,
        FileAction::SaveCopy(folder.path().join("ferry")),
    );
    assert_eq!(
        again.project_path(),
        Some(folder.path().join("ferry.tally").as_path())
    );
    assert_eq!(
        (n_drafts(), again.recent()),
        (0, [folder.path().join("ferry.tally")].as_slice())
    );
    decide(
        &mut again,
        Decide::SetTitle("The ferry, continued".to_owned()),
    );
    drop(again);
    let last = open(folder.path(), &folder.path().join("ferry.tally"));
    assert_eq!(last.project_name(), "The ferry, continued");
}

#[test]
fn a_copy_is_complete_and_apart() {
    let folder = folder();
    let path = project(folder.path());
    let mut session = open(folder.path(), &path);
    decide(&mut session, Decide::SetTitle("Before".to_owned()));
    let copy = folder.path().join("copy.tally");
    file(&mut session, FileAction::SaveCopy(copy.clone()));
    let at_copy = kept(&session);
    decide(&mut session, Decide::SetTitle("After".to_owned()));
    assert_eq!(session.project_path(), Some(path.as_path()));
    assert_eq!(kept(&open(folder.path(), &copy)), at_copy);
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("journal") || name.starts_with(".tally"))
        .collect();
    assert_eq!(left, ["ferry.tally-journal"; 1]); // Of the project that is still open.
    drop(session);
    assert!(!folder.path().join("ferry.tally-journal").exists());
}

#[test]
fn decisions_on_figures_that_are_not_read_any_more_are_said_and_kept() {
    let folder = folder();
    let path = project(folder.path());
    let mut session = open(folder.path(), &path);
    let mut key = any_key(&session);
    key.span = tally::language::text::Span::new(1, 2); // No numeral stands there.
    decide(
        &mut session,
        Decide::NoteFigure(key, "from an earlier reading".to_owned()),
    );
    drop(session);
    let again = open(folder.path(), &path);
    let said = again.notices().iter().map(|notice| notice.text.as_str());
    assert!(
        said.collect::<String>()
            .contains("1 decision speaks of a figure that is not read")
    );
    assert_eq!(again.judgements().figure_notes.len(), 1);
}
