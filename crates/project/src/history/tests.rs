use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

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

/// What the analyst does next.
#[derive(Debug, Clone)]
enum Step {
    Undo,
    Redo,
    Decide(Edit),
}

fn text() -> impl Strategy<Value = Option<String>> {
    option::of((0..3).prop_map(|n| format!("text {n}")))
}

fn one_edit() -> impl Strategy<Value = Edit> {
    let figure = || (0_usize..4).prop_map(key);
    let group = || figure().prop_map(GroupKey);
    let resolution = text().prop_map(|why| {
        why.map(|why| Resolution {
            choice: ChosenValue::Range,
            why,
        })
    });
    prop_oneof![
        (0..3, option::of(0_usize..4))
            .prop_map(|(id, at)| Edit::SetArticle(ArticleId(format!("{id}").into()), at)),
        (figure(), option::of(Just(Verdict::Accepted)))
            .prop_map(|(key, verdict)| Edit::SetVerdict(key, verdict)),
        (figure(), text()).prop_map(|(key, note)| Edit::SetFigureNote(key, note)),
        (group(), text()).prop_map(|(key, note)| Edit::SetGroupNote(key, note)),
        (figure(), option::of(Just(Link::Must))).prop_map(|(one, link)| Edit::SetLink(
            one,
            key(9),
            link
        )),
        (group(), text()).prop_map(|(key, label)| Edit::SetLabel(key, label)),
        (group(), resolution).prop_map(|(key, one)| Edit::SetResolution(key, one)),
        text().prop_map(|title| Edit::SetTitle(title.unwrap_or_default())),
    ]
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    let decide = prop_oneof![
        8 => one_edit(),
        1 => vec(one_edit(), 0..4).prop_map(Edit::Batch),
    ];
    let step = prop_oneof![
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        7 => decide.prop_map(Step::Decide),
    ];
    vec(step, 0..60)
}

/// A project after these steps, and the state after each decision.
fn worked_on(steps: Vec<Step>) -> (Project, Vec<(Option<i64>, Judgements)>) {
    let mut project = Project::new(Store::in_memory().ok());
    let mut states = vec![(None, Judgements::default())];
    for step in steps {
        match step {
            Step::Undo => {
                project.undo("").unwrap();
            }
            Step::Redo => {
                project.redo("").unwrap();
            }
            Step::Decide(edit) => {
                if project.commit(act(edit), stamp()).unwrap() {
                    states.push((project.history().head(), project.judgements().clone()));
                }
            }
        }
    }
    (project, states)
}

/// The same cases each time; what fails is told, not kept.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 60,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn undoing_all_is_the_start_and_redoing_all_is_the_end(steps in any_steps()) {
        let (mut project, _) = worked_on(steps);
        let end = project.judgements().clone();
        let head = project.history().head();

        while project.undo("").unwrap() {}
        prop_assert_eq!(project.judgements(), &Judgements::default());

        while project.history().head() != head {
            prop_assert!(project.redo("").unwrap());
        }
        prop_assert_eq!(project.judgements(), &end);
    }

    #[test]
    fn every_decision_of_every_branch_can_be_gone_to(
        steps in any_steps(),
        targets in vec(any::<Index>(), 60),
    ) {
        let (mut project, states) = worked_on(steps);
        for target in targets {
            let (id, state) = target.get(&states);
            project.go_to(*id, "").unwrap();
            prop_assert_eq!(project.judgements(), state, "decision {:?}", id);
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
