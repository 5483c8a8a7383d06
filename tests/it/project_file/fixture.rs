//! A project written by the first version still opens, and means the same.
//!
//! `UPDATE_EXPECT=1` writes the file anew; that is right only before a release, as users have such files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tally::article::{Article, ArticleId, Metadata, MetadataField, load};
use tally::comparing::finding::Policy;
use tally::comparing::group::GroupKey;
use tally::language::text::Span;
use tally::project::{
    Act, ChosenValue, DecisionStamp, Edit, Link, Project, Resolution, Store, Verdict,
};
use tally::reading::FigureKey;

use super::{ARTICLE, folder};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/version-1.tally")
}

fn article() -> Article {
    let mut article = load("news/ferry.txt", ARTICLE.as_bytes()).unwrap();
    article.metadata = Metadata {
        title: Some("Ferry runs aground off Port Sorrel".to_owned()),
        outlet: Some("The Quay".to_owned()),
        published: "2031-05-06".parse().ok(),
        ..Metadata::default()
    };
    article
}

/// One edit of each kind.
fn edits(id: &ArticleId) -> Vec<Edit> {
    let key = |start| FigureKey {
        article: id.clone(),
        span: Span::new(start, start + 3),
    };
    let group = || GroupKey(key(54));
    let resolution = |choice| {
        Edit::SetResolution(
            group(),
            Some(Resolution {
                choice,
                why: "the manifest".to_owned(),
            }),
        )
    };
    vec![
        Edit::SetArticle(id.clone(), Some(0)),
        Edit::SetVerdict(key(54), Some(Verdict::Accepted)),
        Edit::SetVerdict(key(73), Some(Verdict::Rejected("crew".to_owned()))),
        Edit::SetFigureNote(key(54), Some("Called the ferry line".to_owned())),
        Edit::SetGroupNote(group(), Some("Passengers".to_owned())),
        Edit::SetLink(key(54), key(73), Some(Link::Cannot)),
        Edit::SetLink(key(54), key(160), Some(Link::Must)),
        Edit::SetLabel(group(), Some("People aboard".to_owned())),
        resolution(ChosenValue::Figure(key(54))),
        resolution(ChosenValue::Range),
        resolution(ChosenValue::Own("about 210".to_owned())),
        resolution(ChosenValue::Unresolved),
        Edit::SetMetadata(
            id.clone(),
            MetadataField::Url,
            Some("https://example.org".to_owned()),
        ),
        Edit::SetTitle("The ferry".to_owned()),
        Edit::SetPolicy(Some(Box::new(desk()))),
        Edit::Batch(vec![
            Edit::SetFigureNote(key(54), None),
            Edit::SetVerdict(key(54), None),
        ]),
    ]
}

fn desk() -> Policy {
    Policy {
        name: "desk".to_owned(),
        ..Policy::default()
    }
}

fn write() {
    let path = fixture();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::remove_file(&path).ok();
    let mut store = Store::create(&path).unwrap();
    let article = article();
    store.add_articles(&[Arc::new(article.clone())]).unwrap();
    let mut project = Project::new(Some(store));
    for (idx, edit) in edits(&article.id).into_iter().enumerate() {
        let act = Act {
            label: format!("act {}", idx + 1),
            why: "because".to_owned(),
            edit,
        };
        let stamp = DecisionStamp {
            at: "2031-05-06T07:08:09+02:00".to_owned(),
            who: "Ada".to_owned(),
        };
        assert!(project.commit(act, stamp).unwrap());
    }
    project.undo("2031-05-06T07:09:00+02:00").unwrap();
    project.go_to(Some(3), "2031-05-06T07:10:00+02:00").unwrap();
}

#[test]
fn a_project_of_the_first_version_opens_and_means_the_same() {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        write();
    }
    let folder = folder();
    let path = folder.path().join("version-1.tally");
    fs::copy(fixture(), &path).unwrap();
    let (store, contents) = Store::open(&path).unwrap();
    let article = article();
    let kept = &contents.articles[0];
    assert_eq!((&kept.id, &kept.text), (&article.id, &article.text));
    assert_eq!(kept.metadata, article.metadata);
    for (decision, edit) in contents.decisions.iter().zip(edits(&article.id)) {
        match (&decision.edit, edit) {
            // A desk's own tolerances stay; the house's may change.
            (Edit::SetPolicy(kept), Edit::SetPolicy(_)) => {
                assert_eq!(
                    kept.as_ref().map(|policy| policy.name.as_str()),
                    Some("desk")
                );
            }
            (kept, edit) => assert_eq!(*kept, edit),
        }
    }
    let first = &contents.decisions[0];
    assert_eq!((first.who.as_str(), first.why.as_str()), ("Ada", "because"));
    assert_eq!(first.at, "2031-05-06T07:08:09+02:00");

    let mut project = Project::reopen(store, contents);
    assert_eq!(project.history().head(), Some(3));
    assert_eq!(project.judgements().verdicts.len(), 2);
    assert_eq!(project.history().redo().map(|next| next.id), Some(4));
    assert!(project.go_to(Some(16), "").unwrap());
    assert_eq!(project.judgements().title, "The ferry");
    assert!(project.judgements().policy.is_some());
}
