//! The checks that rest on origins, by their sentences.

use std::collections::BTreeSet;

use super::super::super::{Finding, FindingKind, Origin, Origins, Policy, findings};
use crate::group::sample::table as marked;
use crate::group::{Links, Quoted, Table, groups};
use tally_reading::NoTrees;

const MONDAY: &str = "2024-03-04";
const TUESDAY: &str = "2024-03-05";

/// The marked articles, with what they quote.
fn table(articles: &[(&str, &str)]) -> Table {
    let mut table = marked(articles);
    for (article, text) in table.articles.iter().enumerate() {
        let reading = tally_reading::read_with(text, &NoTrees);
        let quoted = reading.quotations.into_iter();
        table
            .quotations
            .extend(quoted.map(|quotation| Quoted { article, quotation }));
    }
    table
}

fn all(articles: &[(&str, &str)]) -> Vec<Finding> {
    let table = table(articles);
    let groups = groups(&table, &Links::default());
    findings(&table, &groups, &BTreeSet::new(), &Policy::default())
}

/// The explanations of one kind, in either order of the articles.
#[track_caller]
fn explains(articles: &[(&str, &str)], kind: FindingKind, expected: &[&str]) {
    let found = all(articles);
    let of_kind = found.iter().filter(|one| one.kind == kind);
    let explanations: Vec<String> = of_kind.map(|one| one.explanation.to_string()).collect();
    assert_eq!(explanations, expected);
    let back: Vec<(&str, &str)> = articles.iter().rev().copied().collect();
    let found = all(&back);
    let n = found.iter().filter(|one| one.kind == kind).count();
    assert_eq!(n, expected.len(), "the order of the articles matters");
}

const FERRY: &str = "The ferry ran onto rocks half a mile off Port Ann shortly after midnight with \
    [212 people|person|rescued] on board, all of whom were brought ashore by fishing boats before dawn.";

#[test]
fn one_speaker_in_two_articles_is_an_echo() {
    explains(
        &[
            (
                MONDAY,
                "Deaths are put at [55,000|death|killed|by=Ann Lindqvist], Ann Lindqvist said.",
            ),
            (
                TUESDAY,
                "She said that [55,000 troops|troop|killed|by=President Ann Lindqvist] have died.",
            ),
        ],
        FindingKind::Echo,
        &[
            "Outlet A and Outlet B give 55,000 (troops killed), both from President Ann Lindqvist: one origin, so they \
             do not confirm each other.",
        ],
    );
}

#[test]
fn a_passage_copied_is_an_echo_and_says_how_much_is_shared() {
    explains(
        &[
            (MONDAY, FERRY),
            (
                TUESDAY,
                &format!("{FERRY} An inquiry was opened into why the lights were out."),
            ),
        ],
        FindingKind::Echo,
        &[
            "Outlet A and Outlet B give 212 (people rescued) in nearly the same words (100% of the shorter article’s \
             wording is in both): one origin, so they do not confirm each other.",
        ],
    );
}

#[test]
fn speakers_without_a_name_and_articles_of_their_own_are_no_echo() {
    explains(
        &[
            (
                MONDAY,
                "Officials said [212 people|person|rescued|by=officials] were saved.",
            ),
            (
                TUESDAY,
                "Some [212 people|person|rescued|by=officials] were saved, officials said.",
            ),
            (
                TUESDAY,
                "Boats saved [212 people|person|rescued] that night.",
            ),
        ],
        FindingKind::Echo,
        &[],
    );
}

#[test]
fn an_agency_that_both_print_is_one_origin() {
    explains(
        &[
            (
                MONDAY,
                "PORT ANN (AFP) — Boats saved [212 people|person|rescued] from a ferry.",
            ),
            (
                TUESDAY,
                "At least [212 people|person|rescued|by=Agence France-Presse] were taken off, Agence France-Presse \
                 reported.",
            ),
        ],
        FindingKind::Echo,
        &[
            "Outlet A and Outlet B give 212 (people rescued), both from AFP: one origin, so they do not confirm each other.",
        ],
    );
}

#[test]
fn origins_are_named_and_counted() {
    let table = table(&[
        (
            MONDAY,
            "[212 people|person|rescued|by=Ana Ruiz] were saved, Ana Ruiz said.",
        ),
        (
            TUESDAY,
            "[212 people|person|rescued|by=Mayor Ana Ruiz] were saved, the mayor said. It was [212 people|person|rescued].",
        ),
        (TUESDAY, "Boats saved [212 people|person|rescued]."),
    ]);
    let tree = Origins::new(&table).tree(&table, &[0, 1, 2, 3]);
    let names: Vec<String> = tree.origins.iter().map(Origin::title).collect();
    assert_eq!(names, ["Mayor Ana Ruiz", "Outlet C itself"]);
    assert_eq!(tree.sentence(), "corroborated by 2 origins in 3 articles");
    let outlet = |_| "Outlet A".to_owned();
    assert_eq!(
        tree.origins[0].members[2].why.sentence(outlet),
        "The article gives the same number elsewhere and names Mayor Ana Ruiz for it."
    );
    let tree = Origins::new(&table).tree(&table, &[0, 1]);
    assert_eq!(tree.sentence(), "1 origin in 2 articles");
}

#[test]
fn a_hedge_that_one_article_drops_is_told() {
    let opening = "The fund has spent its reserve on the harbour wall, and";
    let articles = [
        (
            MONDAY,
            format!(
                "A fund for the harbour was set up last year by the town.\n\n{opening} [more than 46,000 people|person|displaced|by=Ann Lindqvist] had to leave, Ann Lindqvist said."
            ),
        ),
        (
            MONDAY,
            format!(
                "A fund for the harbour was set up last year by the town.\n\n{opening} [46,000 people|person|displaced|by=Lindqvist] had to leave, Lindqvist said."
            ),
        ),
    ];
    let articles: Vec<(&str, &str)> = articles
        .iter()
        .map(|(day, text)| (*day, text.as_str()))
        .collect();
    explains(
        &articles,
        FindingKind::QualifierDrift,
        &[
            "Ann Lindqvist is given with \u{201c}more than 46,000\u{201d} in Outlet A and 46,000 in Outlet B (people \
             displaced); unless both were said, a hedge was dropped or added.",
        ],
    );
}

#[test]
fn a_hedge_of_another_voice_is_no_drift() {
    let text = |mark: &str| {
        format!("The town set up a fund.\n\nThe storm came at night, and [{mark}] had to leave.")
    };
    let (a, b) = (
        text("more than 46,000 people|person|displaced|by=police"),
        text("46,000 people|person|displaced|by=police"),
    );
    explains(
        &[(MONDAY, &a), (MONDAY, &b)],
        FindingKind::QualifierDrift,
        &[],
    );
}

#[test]
fn a_conversion_with_false_digits_is_told() {
    let text = |made: &str| {
        format!(
            "The quake struck at a depth of [about 10 miles|depth] ([{made}|depth]) under the ridge."
        )
    };
    let (false_digits, sound) = (text("16.09 km"), text("16 km"));
    explains(
        &[(MONDAY, &false_digits)],
        FindingKind::PrecisionInflation,
        &[
            "Outlet A gives \u{201c}about 10 miles\u{201d} also as 16.09 km (depth), with more digits than the first \
             number has.",
        ],
    );
    explains(&[(MONDAY, &sound)], FindingKind::PrecisionInflation, &[]);
}

#[test]
fn what_a_speaker_rounds_is_not_sharpened_in_silence() {
    explains(
        &[
            (
                MONDAY,
                "\u{201c}We lost [about 70 boats|boat|by=Ana Ruiz] in one night,\u{201d} said Ana Ruiz.",
            ),
            (
                MONDAY,
                "The storm cost the town [71 boats|boat|by=Ana Ruiz] in one night, Ana Ruiz said.",
            ),
        ],
        FindingKind::PrecisionInflation,
        &[
            "Ana Ruiz says \u{201c}about 70\u{201d} in the words that Outlet A quotes; Outlet B gives 71 on the same \
             authority (boats).",
        ],
    );
}

#[test]
fn one_person_with_two_numbers_is_quoted_differently() {
    let text = |mark: &str| {
        format!("The quake shook the coastal town for [{mark}], Ana Ruiz, a reporter there, said.")
    };
    let (a, b) = (
        text("40 seconds|shaking|by=Ana Ruiz"),
        text("15 seconds|shaking|by=reporter Ana Ruiz"),
    );
    explains(
        &[(MONDAY, &a), (MONDAY, &b)],
        FindingKind::QuotedDifferently,
        &[
            "Reporter Ana Ruiz is given with 40 seconds in Outlet A and 15 seconds in Outlet B (Length of time: \
             shaking), of the same occasion as far as can be told; unless both were said, one is misquoted.",
        ],
    );
    explains(
        &[(MONDAY, &a), (TUESDAY, &b)],
        FindingKind::QuotedDifferently,
        &[],
    );
}

#[test]
fn quoted_words_that_differ_are_laid_side_by_side() {
    let one =
        "\u{201c}The harbour needs concrete steps, not promises,\u{201d} Mayor Ana Ruiz said.";
    let other = "\u{201c}The harbour needs concrete measures, not promises,\u{201d} said Ana Ruiz, the mayor.";
    let articles = [(MONDAY, one), (TUESDAY, other)];
    explains(
        &articles,
        FindingKind::QuotedDifferently,
        &[
            "Nearly alike, but not word for word, Outlet A and Outlet B quote Mayor Ana Ruiz: \u{201c}concrete \
             steps\u{201d} in the one, \u{201c}concrete measures\u{201d} in the other.",
        ],
    );
    let found = all(&articles);
    let quoted: Vec<&str> = found[0]
        .quotations
        .iter()
        .zip([one, other])
        .flat_map(|(quoted, text)| quoted.differing.iter().map(move |span| span.of(text)))
        .collect();
    assert_eq!(quoted, ["steps", "measures"]);
}

#[test]
fn quotations_cut_shorter_or_of_another_speaker_are_no_finding() {
    explains(
        &[
            (
                MONDAY,
                "\u{201c}The harbour needs concrete steps, not promises,\u{201d} Mayor Ana Ruiz said.",
            ),
            (
                TUESDAY,
                "\u{201c}The harbour needs concrete steps,\u{201d} said Ana Ruiz, the mayor.",
            ),
            (
                TUESDAY,
                "\u{201c}The harbour needs concrete measures, not promises,\u{201d} said Piet Vos.",
            ),
        ],
        FindingKind::QuotedDifferently,
        &[],
    );
}

#[test]
fn each_side_of_a_dispute_has_its_number() {
    explains(
        &[
            (
                MONDAY,
                "[5,000 people|person|attended|by=police] took part, police said.",
            ),
            (
                MONDAY,
                "[40,000 people|person|attended|by=organisers] took part, organisers said.",
            ),
        ],
        FindingKind::DisputedByParties,
        &[
            "5,000 comes from police (Outlet A) and 40,000 from organisers (Outlet B), people attended: each side of a \
             dispute states a number of its own.",
        ],
    );
}

#[test]
fn two_states_dispute_only_where_one_tells_of_the_other() {
    let norvia = "The Norvian army said that [30 Belkanian tanks|tank|destroyed|by=the Norvian army] were destroyed.";
    let belkan = "Only [4 tanks|tank|destroyed|by=the Belkanian defence ministry] were lost, the Belkanian defence ministry said.";
    let found = all(&[(MONDAY, norvia), (MONDAY, belkan)]);
    let disputed = found
        .iter()
        .filter(|one| one.kind == FindingKind::DisputedByParties);
    let rows: Vec<usize> = disputed.flat_map(|one| one.figures.clone()).collect();
    let table = table(&[(MONDAY, norvia), (MONDAY, belkan)]);
    let is_one_group = groups(&table, &Links::default()).len() == 1;
    assert_eq!(rows, if is_one_group { vec![0, 1] } else { vec![] });
    explains(
        &[
            (
                MONDAY,
                "Some [400 people|person|displaced|by=the Norvian government] fled, the Norvian government said.",
            ),
            (
                MONDAY,
                "Some [900 people|person|displaced|by=the Belkanian government] fled, the Belkanian government said.",
            ),
        ],
        FindingKind::DisputedByParties,
        &[],
    );
}
