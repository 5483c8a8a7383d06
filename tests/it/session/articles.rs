//! Articles as they come: tables that are asked about, files cut and joined, versions, languages, the clipboard.

use std::collections::BTreeMap;

use tally::article::{ColumnRole, Columns, MetadataField};
use tally::project::{ChosenValue, Verdict};
use tally::session::{Action, Decide, FileAction, NoticeLevel, Session};

use super::{add, decide, file, keys, told};

const FIRST: &str = "---\ntitle: River bursts its banks at Vale\noutlet: Gull\ndate: 2031-02-05\n---\n\n\
    The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday. \
    Rescue crews came from the coast with 3 boats. About 70 homes in the lower town are under water.\n";

/// The figure that is worded so in an article.
fn key(session: &Session, quote: &str, article: usize) -> tally::reading::FigureKey {
    let table = &session.derived().table;
    let mut rows = 0..table.rows.len();
    let row = rows.find(|row| table.quote(*row) == quote && table.rows[*row].article == article);
    table.rows[row.unwrap()].key.clone()
}

fn names(session: &Session) -> Vec<String> {
    let articles = session.derived().table.articles.iter();
    articles.map(|article| article.name().to_owned()).collect()
}

fn quotes(session: &Session) -> Vec<String> {
    let table = &session.derived().table;
    (0..table.rows.len())
        .map(|row| table.quote(row).to_owned())
        .collect()
}

#[test]
fn a_table_with_unknown_columns_is_asked_about_and_then_loaded() {
    let mut session = Session::default();
    add(
        &mut session,
        "tafel.csv",
        "titel;inhalt\nFlut;About 70 homes are wet in Vale, the town said.\n",
    );
    assert_eq!(names(&session), [""; 0]);
    let asked = session.unclear_tables();
    assert_eq!(asked[0].guess.columns, ["titel", "inhalt"]);
    assert!(told(&session, NoticeLevel::Error)[0].contains("--columns text=titel"));
    let of = BTreeMap::from([
        (ColumnRole::Text, "inhalt".to_owned()),
        (ColumnRole::Title, "titel".to_owned()),
    ]);
    file(&mut session, FileAction::Table(Some(Columns { of })));
    assert_eq!(names(&session), ["Flut"]);
    assert_eq!(quotes(&session), ["About 70 homes"]);
    assert!(session.unclear_tables().is_empty());
}

#[test]
fn an_article_is_cut_and_joined_with_all_that_was_decided() {
    let mut session = Session::default();
    add(
        &mut session,
        "two.txt",
        "Dam fails\n\nIt killed 12 people, the mayor said.\n\nRiver falls\n\nAbout 70 homes are wet, the mayor said.\n",
    );
    let before = keys(&session);
    decide(&mut session, Decide::Accept(vec![before[0].clone()]));
    decide(
        &mut session,
        Decide::NoteFigure(before[1].clone(), "ask again".to_owned()),
    );
    let id = session.derived().table.articles[0].id.clone();
    decide(&mut session, Decide::CutArticle(id.clone(), 2));
    assert_eq!(names(&session), ["Dam fails", "River falls"]);
    let cut = keys(&session);
    let judgements = session.judgements();
    assert_eq!(judgements.verdicts.get(&cut[0]), Some(&Verdict::Accepted));
    assert_eq!(judgements.figure_notes[&cut[1]], "ask again");

    let ids: Vec<_> = session
        .derived()
        .table
        .articles
        .iter()
        .map(|one| one.id.clone())
        .collect();
    decide(
        &mut session,
        Decide::JoinArticles(ids[0].clone(), ids[1].clone()),
    );
    assert_eq!(names(&session), ["Dam fails"]);
    let joined = keys(&session);
    assert_eq!(
        session.judgements().verdicts.get(&joined[0]),
        Some(&Verdict::Accepted)
    );
    assert_eq!(session.judgements().figure_notes[&joined[1]], "ask again");

    session.perform(Action::Undo);
    session.perform(Action::Undo);
    assert_eq!(keys(&session), before);
    decide(&mut session, Decide::CutArticle(id, 0));
    assert_eq!(
        told(&session, NoticeLevel::Warning),
        ["There must be text on both sides of a cut; choose another paragraph"]
    );
}

#[test]
fn a_later_version_takes_over_what_stayed_the_same_and_flags_what_did_not() {
    let mut session = Session::default();
    add(&mut session, "one.md", FIRST);
    let later = FIRST
        .replace("12 people", "15 people")
        .replace("02-05", "02-06")
        .replace(" with 3 boats", "");
    add(&mut session, "two.md", &later);
    let derived = session.derived();
    let kin = &derived.kin[0];
    assert_eq!(
        (kin.earlier, kin.later, kin.kinship.word()),
        (0, 1, "version")
    );
    let ids: Vec<_> = derived
        .table
        .articles
        .iter()
        .map(|one| one.id.clone())
        .collect();
    let diff = derived.diff(&ids[0], &ids[1]).unwrap();
    assert_eq!(
        (diff.changed.len(), diff.dropped.len(), diff.kept.len()),
        (1, 1, 2)
    );

    let missing = key(&session, "12 people", 0);
    let homes = key(&session, "About 70 homes", 0);
    decide(&mut session, Decide::Accept(vec![homes]));
    let group = tally::comparing::group::GroupKey(missing.clone());
    decide(
        &mut session,
        Decide::Resolve(
            group,
            ChosenValue::Figure(missing),
            "the mayor counts".to_owned(),
        ),
    );
    decide(
        &mut session,
        Decide::Supersede {
            earlier: ids[0].clone(),
            later: ids[1].clone(),
        },
    );

    assert_eq!(session.derived().table.articles.len(), 1);
    assert_eq!(session.superseded().count(), 1);
    let heir = key(&session, "About 70 homes", 0);
    assert_eq!(
        session.judgements().verdicts.get(&heir),
        Some(&Verdict::Accepted)
    );
    let stale: Vec<&String> = session.judgements().stale.values().collect();
    assert_eq!(stale, ["12 became 15"]);

    decide(&mut session, Decide::Restore(ids[0].clone()));
    assert_eq!(session.derived().table.articles.len(), 2);
    decide(&mut session, Decide::RemoveArticle(ids[1].clone()));
    assert_eq!(session.derived().table.articles.len(), 1);
}

#[test]
fn another_language_is_said_and_read_when_that_was_wrong() {
    let mut session = Session::default();
    let german = "Damm bricht\n\nDer Damm hielt noch bis zum Abend, dann brach er auf einer Länge von 40 Metern. Rund 1.200 Menschen mussten \
        ihre Häuser verlassen, teilte die Stadt am Morgen mit. Zwölf Häuser stürzten ein, verletzt wurde nach Angaben der Behörde niemand.\n";
    add(&mut session, "damm.txt", german);
    assert_eq!(
        told(&session, NoticeLevel::Warning),
        ["damm.txt is in German; its figures are not read yet, as Tally reads English"]
    );
    assert_eq!(quotes(&session), [""; 0]);
    let id = session.derived().table.articles[0].id.clone();
    decide(
        &mut session,
        Decide::NoteArticle(id.clone(), "have it translated".to_owned()),
    );
    assert_eq!(
        session.judgements().article_notes[&id],
        "have it translated"
    );
    decide(
        &mut session,
        Decide::SetMetadata(id, MetadataField::Language, "en".to_owned()),
    );
    assert!(!quotes(&session).is_empty());
}

#[test]
fn a_date_that_could_be_two_is_asked_and_the_answer_is_a_decision() {
    let mut session = Session::default();
    add(
        &mut session,
        "a.txt",
        "Dam fails\n\nPublished 03/04/2031\n\nIt killed 12 people, the mayor said.\n",
    );
    let article = &session.derived().table.articles[0];
    let unclear = article.metadata.unclear.clone().unwrap();
    assert_eq!(
        (unclear.text.as_str(), article.metadata.published),
        ("03/04/2031", None)
    );
    let id = article.id.clone();
    let day = unclear.month_first.to_string();
    decide(
        &mut session,
        Decide::SetMetadata(id, MetadataField::Published, day),
    );
    let metadata = &session.derived().table.articles[0].metadata;
    assert_eq!(
        (metadata.unclear.is_none(), metadata.published_on()),
        (true, Some(unclear.month_first))
    );
    session.perform(Action::Undo);
    assert!(
        session.derived().table.articles[0]
            .metadata
            .unclear
            .is_some()
    );
}

#[test]
fn what_was_copied_becomes_an_article() {
    let mut session = Session::default();
    let text = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday at noon.";
    let html =
        format!("<h1>River bursts its banks</h1><p>{text}</p><p>About 70 homes are wet.</p>");
    file(
        &mut session,
        FileAction::Paste {
            text: Some(text.to_owned()),
            html: Some(html),
        },
    );
    assert_eq!(
        quotes(&session),
        ["4 metres", "12 people", "About 70 homes"]
    );
    file(
        &mut session,
        FileAction::Paste {
            text: Some("12 people".to_owned()),
            html: None,
        },
    );
    assert_eq!(session.derived().table.articles.len(), 1);
    assert!(told(&session, NoticeLevel::Warning)[0].starts_with("The clipboard holds no article"));
}
