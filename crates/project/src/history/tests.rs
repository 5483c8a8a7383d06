use super::History;
use crate::{
    Act, ChosenValue, DecisionStamp, DecisionStanding, Edit, Judgements, Link, Project, Resolution,
    Store, Verdict,
};
use tally_article::ArticleId;
use tally_comparing::group::GroupKey;
use tally_language::text::Span;
use tally_reading::FigureKey;

fn key(n: usize) -> FigureKey {
    FigureKey {
        article: ArticleId("a".into()),
        span: Span::new(n, n + 1),
    }
}

fn stamp() -> DecisionStamp {
    DecisionStamp {
        at: "2026-03-01T12:00:00+00:00".to_owned(),
        who: "Ada".to_owned(),
    }
}

fn act(edit: Edit) -> Act {
    Act {
        label: "act".to_owned(),
        why: String::new(),
        edit,
    }
}

fn any_edit(rng: &mut fastrand::Rng, depth: usize) -> Edit {
    let one = key(rng.usize(0..4));
    let text = rng.bool().then(|| format!("text {}", rng.u8(0..3)));
    match rng.u8(0..if depth == 0 { 8 } else { 9 }) {
        0 => Edit::SetArticle(
            ArticleId(format!("{}", rng.u8(0..3)).into()),
            rng.bool().then(|| rng.usize(0..4)),
        ),
        1 => Edit::SetVerdict(one, rng.bool().then_some(Verdict::Accepted)),
        2 => Edit::SetFigureNote(one, text),
        3 => Edit::SetGroupNote(GroupKey(one), text),
        4 => Edit::SetLink(one, key(9), rng.bool().then_some(Link::Must)),
        5 => Edit::SetLabel(GroupKey(one), text),
        6 => Edit::SetResolution(
            GroupKey(one),
            text.map(|why| Resolution {
                choice: ChosenValue::Range,
                why,
            }),
        ),
        7 => Edit::SetTitle(text.unwrap_or_default()),
        _ => Edit::Batch((0..rng.usize(0..4)).map(|_| any_edit(rng, 0)).collect()),
    }
}

/// A project after `n` acts, with undos and redos among them, and the state after each decision.
fn worked_on(seed: u64, n: usize) -> (Project, Vec<(Option<i64>, Judgements)>) {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut project = Project::new(Store::in_memory().ok());
    let mut states = vec![(None, Judgements::default())];
    for _ in 0..n {
        match rng.u8(0..10) {
            0..2 => {
                project.undo("").unwrap();
            }
            2 => {
                project.redo("").unwrap();
            }
            _ => {
                let edit = any_edit(&mut rng, 1);
                if project.commit(act(edit), stamp()).unwrap() {
                    states.push((project.history().head(), project.judgements().clone()));
                }
            }
        }
    }
    (project, states)
}

#[test]
fn undoing_all_is_the_start_and_redoing_all_is_the_end() {
    for seed in 0..40 {
        let (mut project, _) = worked_on(seed, 60);
        let end = project.judgements().clone();
        let head = project.history().head();

        while project.undo("").unwrap() {}
        assert_eq!(*project.judgements(), Judgements::default());

        while project.history().head() != head {
            assert!(project.redo("").unwrap(), "seed {seed}");
        }
        assert_eq!(*project.judgements(), end);
    }
}

#[test]
fn every_decision_of_every_branch_can_be_gone_to() {
    for seed in 0..40 {
        let (mut project, states) = worked_on(seed, 60);
        let mut rng = fastrand::Rng::with_seed(seed);
        for _ in 0..60 {
            let (id, state) = &states[rng.usize(0..states.len())];
            project.go_to(*id, "").unwrap();
            assert_eq!(project.judgements(), state, "seed {seed}, decision {id:?}");
        }
    }
}

#[test]
fn a_new_act_after_an_undo_opens_a_branch_and_redo_follows_the_one_last_left() {
    let mut project = Project::new(None);
    let title = |text: &str| act(Edit::SetTitle(text.to_owned()));
    project.commit(title("one"), stamp()).unwrap();
    project.commit(title("two"), stamp()).unwrap();
    project.undo("").unwrap();
    project.commit(title("three"), stamp()).unwrap();

    let lanes: Vec<(usize, DecisionStanding)> = project
        .history()
        .rows()
        .iter()
        .map(|row| (row.lane, row.standing))
        .collect();
    assert_eq!(
        lanes,
        [
            (0, DecisionStanding::InForce),
            (0, DecisionStanding::Undone),
            (1, DecisionStanding::Head)
        ]
    );

    project.go_to(Some(2), "").unwrap();
    project.undo("").unwrap();
    assert_eq!(project.history().redo().map(|next| next.id), Some(2));
}

#[test]
fn an_act_that_changes_nothing_is_no_decision() {
    let mut project = Project::new(None);
    let accept = || act(Edit::SetVerdict(key(1), Some(Verdict::Accepted)));
    assert!(project.commit(accept(), stamp()).unwrap());
    assert!(!project.commit(accept(), stamp()).unwrap());
    assert!(
        !project
            .commit(act(Edit::Batch(Vec::new())), stamp())
            .unwrap()
    );
    assert_eq!(project.history().decisions().len(), 1);
}

#[test]
fn where_two_decided_groups_become_one_the_later_word_holds() {
    let mut project = Project::new(None);
    for (n, note) in [(1, "first"), (0, "second")] {
        let edit = Edit::SetGroupNote(GroupKey(key(n)), Some(note.to_owned()));
        project.commit(act(edit), stamp()).unwrap();
    }
    let note = |project: &Project| {
        let found = project.judgements().group_note_among([&key(0), &key(1)]);
        found.map(|(_, note)| note.clone())
    };
    assert_eq!(note(&project).as_deref(), Some("second"));
    project.undo("").unwrap();
    assert_eq!(note(&project).as_deref(), Some("first"));
}

#[test]
fn an_empty_history_has_nothing_to_undo() {
    let history = History::default();
    assert!(history.undo().is_none() && history.redo().is_none() && history.rows().is_empty());
}
