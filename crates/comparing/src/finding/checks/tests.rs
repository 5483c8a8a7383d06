//! Every check by its sentences.

mod origins;

use std::collections::BTreeSet;

use super::super::{Finding, FindingKind, Policy, findings};
use crate::group::sample::table;
use crate::group::{Links, groups};

fn all(articles: &[(&str, &str)]) -> Vec<Finding> {
    let table = table(articles);
    let groups = groups(&table, &Links::default());
    findings(&table, &groups, &BTreeSet::new(), &Policy::default())
}

/// The findings, but for agreements and echoes where they are not asked for, as kind and headline.
#[track_caller]
fn check(articles: &[(&str, &str)], expected: &[(FindingKind, &str)]) {
    let found = all(articles);
    let found: Vec<(FindingKind, String)> = found
        .iter()
        .filter(|f| {
            let is_quiet = matches!(f.kind, FindingKind::Agreement | FindingKind::Echo);
            !is_quiet || expected.iter().any(|(kind, _)| *kind == f.kind)
        })
        .map(|f| (f.kind, f.headline.to_string()))
        .collect();
    let expected: Vec<(FindingKind, String)> = expected
        .iter()
        .map(|(kind, headline)| (*kind, (*headline).to_owned()))
        .collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn explains(articles: &[(&str, &str)], kind: FindingKind, expected: &str) {
    let found = all(articles);
    let explanations: Vec<String> = found
        .iter()
        .filter(|f| f.kind == kind)
        .map(|f| f.explanation.to_string())
        .collect();
    assert_eq!(explanations, [expected]);
}

const MONDAY: &str = "2024-03-04";
const TUESDAY: &str = "2024-03-05";

#[test]
fn many_equal_figures_are_one_agreement() {
    let text =
        |lead: &str| format!("{lead} The army fired [450 drones|drone|launched] that night.");
    let (a, b, c) = (text("One."), text("Two."), text("Three."));
    let articles = [
        (MONDAY, a.as_str()),
        (MONDAY, b.as_str()),
        (TUESDAY, c.as_str()),
    ];
    check(&articles, &[(FindingKind::Agreement, "450 in 3 articles")]);
    explains(
        &articles,
        FindingKind::Agreement,
        "Three articles give 450 (drones launched): Outlet A, Outlet B and Outlet C.",
    );
}

#[test]
fn one_speaker_retold_with_a_hedge_agrees() {
    check(
        &[
            (
                MONDAY,
                "Deaths are put at [about 55,000|death|killed|by=Ann Lindqvist], Ann Lindqvist said.",
            ),
            (
                TUESDAY,
                "She said that [55,000 troops|troop|killed|by=Lindqvist] have died.",
            ),
        ],
        &[(FindingKind::Agreement, "55,000 in 2 articles")],
    );
}

#[test]
fn a_rounded_number_fits_the_sharp_one() {
    let articles = [
        (
            MONDAY,
            "Some [about 70 missiles|missile|launched] were fired.",
        ),
        (
            TUESDAY,
            "Crews counted [71 ballistic missiles|missile|launched].",
        ),
    ];
    check(
        &articles,
        &[(FindingKind::RoundingCompatible, "about 70 | 71")],
    );
    explains(
        &articles,
        FindingKind::RoundingCompatible,
        "71 (Outlet B) fits \u{201c}about 70\u{201d} (Outlet A), which can stand for 60 to 80 (ballistic missiles launched); only Outlet B says \u{201c}ballistic\u{201d}.",
    );
}

#[test]
fn a_converted_length_is_no_conflict() {
    check(
        &[
            (
                MONDAY,
                "The quake struck at a depth of [10 km|depth] under the ridge.",
            ),
            (
                MONDAY,
                "The quake struck at a depth of [6 miles|depth] under the ridge.",
            ),
        ],
        &[(FindingKind::RoundingCompatible, "6 miles | 10 km")],
    );
}

#[test]
fn a_bound_leaves_room() {
    let articles = [
        (
            MONDAY,
            "The storm left [more than 1,000 people|person|displaced] homeless.",
        ),
        (
            MONDAY,
            "The storm left [1,170 people|person|displaced] homeless.",
        ),
    ];
    check(
        &articles,
        &[(FindingKind::BoundCompatible, "more than 1,000 | 1,170")],
    );
    explains(
        &articles,
        FindingKind::BoundCompatible,
        "\u{201c}more than 1,000\u{201d} (Outlet A) leaves room for 1,170 (Outlet B), people displaced.",
    );
}

#[test]
fn below_minus_twenty_is_colder_and_meets_minus_twenty() {
    check(
        &[
            (
                MONDAY,
                "Temperatures fell [below minus 20 C|temperature] in the night, leaving pipes frozen.",
            ),
            (
                MONDAY,
                "Pipes are frozen in [minus 20 C|temperature] temperatures this night.",
            ),
        ],
        &[(
            FindingKind::BoundCompatible,
            "below \u{2212}20 °C | \u{2212}20 °C",
        )],
    );
}

#[test]
fn a_later_toll_supersedes() {
    let articles = [
        (MONDAY, "The fire killed [12 people|person|killed]."),
        (TUESDAY, "The fire killed [15 people|person|killed]."),
        ("2024-03-07", "The toll has reached [19|toll|killed]."),
    ];
    check(
        &articles,
        &[(FindingKind::UpdatedOverTime, "12, then 15, then 19")],
    );
    explains(
        &articles,
        FindingKind::UpdatedOverTime,
        "12 (Outlet A, 4 March 2024) is followed by 15, and then by 19 (Outlet C, 7 March 2024) (people killed).",
    );
    let found = all(&articles);
    assert_eq!(found[0].superseded, [0, 1]);
}

#[test]
fn what_the_text_calls_earlier_is_superseded_not_contradicted() {
    let text = "Deaths are estimated at [55,000|death|killed], up from a previous estimate of [over 46,000|death|killed].";
    check(
        &[(MONDAY, text)],
        &[(FindingKind::UpdatedOverTime, "over 46,000, then 55,000")],
    );
}

#[test]
fn a_toll_that_falls_is_told_with_caution() {
    let found = all(&[
        (MONDAY, "The fire killed [25 people|person|killed]."),
        (TUESDAY, "The fire killed [21 people|person|killed]."),
    ]);
    assert_eq!(found[0].kind, FindingKind::UpdatedOverTime);
    assert!(found[0].explanation.has("should not fall"));
}

#[test]
fn two_tolls_of_one_day_are_not_called_a_contradiction() {
    let found = all(&[
        (MONDAY, "The fire killed [12 people|person|killed]."),
        (MONDAY, "The fire killed [15 people|person|killed]."),
    ]);
    assert_eq!(found[0].kind, FindingKind::UpdatedOverTime);
    assert!(
        found[0]
            .explanation
            .to_string()
            .starts_with("Reports of one day, 4 March 2024, give 12 and 15")
    );
}

#[test]
fn one_fixed_thing_with_two_values_is_a_contradiction() {
    let articles = [
        (
            MONDAY,
            "People felt the quake shake the coastal town for [around 1 minute|shaking], a reporter said.",
        ),
        (
            TUESDAY,
            "People felt the quake shake the coastal town for [around 15 seconds|shaking], an agency said.",
        ),
    ];
    check(
        &articles,
        &[(
            FindingKind::Contradiction,
            "around 1 minute | around 15 seconds",
        )],
    );
    explains(
        &articles,
        FindingKind::Contradiction,
        "Around 1 minute (Outlet A) against around 15 seconds (Outlet B) (Length of time: shaking): no value fits both, and the texts name \
         no difference of date or scope.",
    );
}

#[test]
fn a_headline_that_slips_is_a_contradiction() {
    check(
        &[(
            MONDAY,
            "Robbers steal [$2.5 million|jewel|stolen] in jewels\n\nFour men took jewels worth [$2.6 million|jewel|stolen] on Monday, police said.\n\nThe shop stayed closed.",
        )],
        &[(FindingKind::Contradiction, "$2.5 million | $2.6 million")],
    );
}

#[test]
fn places_are_told_apart_and_not_held_against_each_other() {
    let articles = [
        (
            MONDAY,
            "Wind and rain\n\nThe storm damaged [10 homes|home|damaged|in=Nordhavn] in Nordhavn, Jutmark.",
        ),
        (
            MONDAY,
            "Wind and rain\n\nThe storm damaged [300 homes|home|damaged|in=Ostra] in Ostra, Jutmark.",
        ),
        (
            MONDAY,
            "Wind and rain\n\nA storm passed the coast of Jutmark.",
        ),
        (
            MONDAY,
            "Wind and rain\n\nA storm crossed the coast of Jutmark.",
        ),
    ];
    check(&articles, &[(FindingKind::ScopeDifference, "10 | 300")]);
}

#[test]
fn what_was_fired_is_what_was_stopped_and_what_hit() {
    let articles = [(
        MONDAY,
        "The army fired [105 drones|drone|launched]; crews stopped [88|drone|intercepted] of them. \
         Hits by [17 drones|drone|hit] were seen at [14 places|place] and debris at [5 sites|place].",
    )];
    check(
        &articles,
        &[(FindingKind::ArithmeticHolds, "105 \u{2212} 88 = 17")],
    );
}

#[test]
fn places_and_additions_make_a_total() {
    check(
        &[(
            MONDAY,
            "The quake killed [24 people|person|killed]. In Nordhavn [12|person|killed|in=Nordhavn] died, in Ostra \
             [10|person|killed|in=Ostra], and another [2 people|person|killed] elsewhere.",
        )],
        &[(FindingKind::ArithmeticHolds, "12 + 10 + 2 = 24")],
    );
}

#[test]
fn numbers_that_only_happen_to_add_up_are_no_sum() {
    check(
        &[(
            MONDAY,
            "The quake killed [12 people|person|killed] and injured [5|person|injured]. [7 schools|school|closed] closed, \
             [5 roads|road|closed] too; [more than 5|person|missing] are missing.",
        )],
        &[],
    );
}

#[test]
fn rejected_figures_take_no_part() {
    let table = table(&[
        (MONDAY, "The fire killed [12 people|person|killed]."),
        (TUESDAY, "The fire killed [15 people|person|killed]."),
    ]);
    let groups = groups(&table, &Links::default());
    let found = findings(&table, &groups, &BTreeSet::from([0]), &Policy::default());
    assert_eq!(found, []);
}

#[test]
fn a_sentence_that_lists_its_parts_is_added_up() {
    check(
        &[(
            MONDAY,
            "Crews answered [64 calls|call]: [49 calls|call] by boat and [15 calls|call] by air.",
        )],
        &[(FindingKind::ArithmeticHolds, "49 + 15 = 64")],
    );
    check(
        &[(
            MONDAY,
            "Of the [96 people|person|missing] who were missing, [89|person|found] were found and [7|person|missing] were not.",
        )],
        &[(FindingKind::ArithmeticHolds, "89 + 7 = 96")],
    );
}

#[test]
fn a_list_that_does_not_add_up_is_told_only_where_it_is_whole() {
    let articles = [(
        MONDAY,
        "The state spent [$33 million|aid]: [$18 million|aid] for homes and [$11 million|aid] for roads.",
    )];
    check(
        &articles,
        &[(
            FindingKind::ArithmeticFails,
            "$18 million + $11 million = $29 million, not $33 million",
        )],
    );
    check(
        &[(
            MONDAY,
            "The state spent [$33 million|aid]: among it [$18 million|aid] for homes and [$11 million|aid] for roads.",
        )],
        &[],
    );
    check(
        &[(
            MONDAY,
            "Crews answered [64 calls|call], [49 calls|call] by boat and [12 calls|call] by air.",
        )],
        &[],
    );
}

#[test]
fn two_bodies_that_name_one_day_contradict_each_other() {
    check(
        &[
            (
                MONDAY,
                "The fire injured [134 people|person|injured|by=Anna Health|on=by Monday], she said.",
            ),
            (
                MONDAY,
                "The fire injured [187 people|person|injured|by=Ben Ministry|on=by Monday], he said.",
            ),
        ],
        &[(FindingKind::Contradiction, "134 | 187")],
    );
}

#[test]
fn a_crowd_of_equal_figures_is_one_agreement_of_all() {
    let texts: Vec<(String, String)> = (0..60)
        .map(|n| {
            let day = format!("2024-03-{:02}", n % 28 + 1);
            (day, format!("Note {n}. The army fired [450 drones|drone|launched|by=Voice{n} Own] that night."))
        })
        .collect();
    let articles: Vec<(&str, &str)> = texts
        .iter()
        .map(|(day, text)| (day.as_str(), text.as_str()))
        .collect();
    check(&articles, &[(FindingKind::Agreement, "450 in 60 articles")]);
}

#[test]
fn a_share_with_fewer_digits_is_rounded() {
    check(
        &[
            (
                MONDAY,
                "Anna Sol won the vote in the northern province with [52 %|vote], the commission said.",
            ),
            (
                MONDAY,
                "Anna Sol won the vote in the northern province with [52.1 %|vote], the commission said.",
            ),
        ],
        &[(FindingKind::RoundingCompatible, "52% | 52.1%")],
    );
}

#[test]
fn distances_from_two_places_are_not_held_against_each_other() {
    check(
        &[
            (
                MONDAY,
                "The strong quake struck the northern coast [35 km|quake] north of Belport.",
            ),
            (
                MONDAY,
                "The strong quake struck the northern coast [60 km|quake] west of Anton.",
            ),
        ],
        &[],
    );
}

#[test]
fn the_order_of_articles_changes_no_finding() {
    let articles = [
        (
            "2026-02-02",
            "Flood in Tolva\n\nThe flood damaged 40 houses in Adrast and killed 12 people in Tolva, the ministry said.",
        ),
        (
            "2026-02-03",
            "Toll rises\n\nThe toll in Tolva rose to 15. Some 300 buildings were damaged, mayor Ann Hill said.",
        ),
        (
            "2026-02-03",
            "After the flood\n\nIn Tolva 16 people were killed and 310 houses were damaged, a builder said.",
        ),
    ];
    let found = |order: [usize; 3]| {
        let table = crate::group::sample::read(&order.map(|idx| articles[idx]));
        let groups = groups(&table, &Links::default());
        let found = findings(&table, &groups, &BTreeSet::new(), &Policy::default());
        let mut found: Vec<(FindingKind, Vec<_>)> = found
            .iter()
            .map(|finding| {
                let rows = finding.figures.iter();
                let mut keys: Vec<_> = rows.map(|row| table.rows[*row].key.clone()).collect();
                keys.sort();
                (finding.kind, keys)
            })
            .collect();
        found.sort();
        found
    };
    let given = found([0, 1, 2]);
    assert!(given.len() > 1, "{given:?}");
    assert_eq!(found([2, 0, 1]), given);
    assert_eq!(found([1, 2, 0]), given);
}
