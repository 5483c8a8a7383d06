//! Groups by sentences, by order, and by the analyst's links.

use super::clusters::Clusters;
use super::sample::table;
use super::{GroupKey, Links, Table, groups};
use tally_reading::FigureKey;

/// The groups of two and more, each as the figures' words.
#[track_caller]
fn check(articles: &[(&str, &str)], expected: &[&[&str]]) {
    let table = table(articles);
    let groups = groups(&table, &Links::default());
    let found: Vec<Vec<&str>> = groups
        .iter()
        .filter(|group| group.figures.len() > 1)
        .map(|group| group.figures.iter().map(|row| table.quote(*row)).collect())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn words_for_the_dead_are_one_measure() {
    check(
        &[
            ("2024-03-01", "The fire killed [12 people|person|killed]."),
            (
                "2024-03-02",
                "The death toll stands at [15|toll|killed]; [40|injury|injured] were hurt.",
            ),
            (
                "2024-03-02",
                "Officials counted [15 dead|dead|killed] after the fire.",
            ),
        ],
        &[&["12 people", "15", "15 dead"]],
    );
}

#[test]
fn total_and_parts_of_one_article_stay_apart() {
    check(
        &[
            (
                "2024-03-01",
                "Floods killed [30 people|person|killed]. In Nordhavn [12 people|person|killed|in=Nordhavn] died, another [8|person|killed] on the coast.",
            ),
            ("2024-03-01", "Floods killed [31 people|person|killed]."),
        ],
        &[&["30 people", "31 people"]],
    );
}

#[test]
fn another_year_is_another_event() {
    check(
        &[
            (
                "2024-03-01",
                "The quake killed [5 people|person|killed]. In 1990 a quake killed [900 people|person|killed|year=1990].",
            ),
            (
                "2024-03-02",
                "The quake killed [9 people|person|killed]. In 1990 one killed [900 people|person|killed|year=1990].",
            ),
        ],
        &[&["5 people", "9 people"], &["900 people", "900 people"]],
    );
}

#[test]
fn unlike_things_and_units_never_meet() {
    check(
        &[
            (
                "2024-03-01",
                "They fired [70 missiles|missile|launched] and [70 drones|drone|launched]; [20 homes|home|damaged|in=Westport] were hit.",
            ),
            (
                "2024-03-01",
                "In minus 20 cold [20 homes|home|from] lost heat, [20 km|ridge] away from [$20 million|aid].",
            ),
        ],
        &[],
    );
}

#[test]
fn a_converted_length_is_the_same_length() {
    check(
        &[
            (
                "2024-03-01",
                "The quake struck at a depth of [10 km|depth] below the ridge.",
            ),
            (
                "2024-03-01",
                "The quake struck at a depth of [6.2 miles|depth] below the ridge.",
            ),
        ],
        &[&["10 km", "6.2 miles"]],
    );
}

#[test]
fn a_label_says_what_and_what_happened() {
    let table = table(&[
        (
            "2024-03-01",
            "Storms damaged [around 20 residential buildings|building|damaged|in=Westport] there.",
        ),
        ("2024-03-01", "Elsewhere the toll is [7|toll|killed]."),
    ]);
    let labels: Vec<String> = groups(&table, &Links::default())
        .into_iter()
        .map(|group| group.label)
        .collect();
    assert_eq!(
        labels,
        ["residential buildings damaged, Westport", "people killed"]
    );
}

#[test]
fn the_name_that_was_given_to_any_figure_of_a_group_holds() {
    let table = table(&[
        ("2024-03-01", "The fire killed [12 people|person|killed]."),
        ("2024-03-02", "The fire killed [12 people|person|killed]."),
    ]);
    let mut links = Links::default();
    links
        .labels
        .insert(GroupKey(table.rows[1].key.clone()), "Victims".to_owned());
    assert_eq!(groups(&table, &links)[0].label, "Victims");
}

#[test]
fn the_order_of_articles_changes_nothing_but_order() {
    let articles = [
        (
            "2024-03-01",
            "The fire killed [12 people|person|killed] and hurt [40|person|injured].",
        ),
        (
            "2024-03-02",
            "The toll is [15|toll|killed]; [45|person|injured] were hurt. In Nordhavn [3|person|killed|in=Nordhavn] died.",
        ),
        (
            "2024-03-03",
            "Now [19 dead|dead|killed] are counted, [3|person|killed|in=Nordhavn] of them in Nordhavn.",
        ),
    ];
    let found = |order: [usize; 3]| {
        let table = table(&order.map(|idx| articles[idx]));
        let mut found: Vec<Vec<FigureKey>> = groups(&table, &Links::default())
            .iter()
            .map(|group| {
                let mut keys: Vec<FigureKey> = group
                    .figures
                    .iter()
                    .map(|row| table.rows[*row].key.clone())
                    .collect();
                keys.sort();
                keys
            })
            .collect();
        found.sort();
        found
    };
    assert_eq!(found([0, 1, 2]), found([2, 0, 1]));
    assert_eq!(found([0, 1, 2]), found([1, 2, 0]));
}

#[test]
fn the_analysts_links_always_win() {
    let text = "Reports speak of [5|person|killed], [6|person|killed], [70|home|damaged], [800|drone|launched].";
    let table = table(&[
        ("2024-03-01", text),
        ("2024-03-02", &format!("Later: {text}")),
        ("2024-03-03", &format!("Then: {text}")),
    ]);
    let n = table.rows.len();
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..200 {
        let mut pair = || {
            (
                table.rows[random.usize(..n)].key.clone(),
                table.rows[random.usize(..n)].key.clone(),
            )
        };
        let must: Vec<_> = (0..4).map(|_| pair()).collect();
        let cannot: Vec<_> = (0..4).map(|_| pair()).collect();
        let joined = groups_by_row(
            &table,
            &Links {
                must: must.clone(),
                ..Links::default()
            },
        );
        let linked = groups_by_row(
            &table,
            &Links {
                must: must.clone(),
                cannot: cannot.clone(),
                ..Links::default()
            },
        );
        let at = |key: &FigureKey| table.position(key).unwrap();
        assert!(must.iter().all(|(a, b)| linked[at(a)] == linked[at(b)]));
        let only_musts = {
            let mut clusters = Clusters::new(n);
            for (a, b) in &must {
                clusters.must(at(a), at(b));
            }
            (0..n).map(|row| clusters.root(row)).collect::<Vec<_>>()
        };
        for (a, b) in &cannot {
            let forced = only_musts[at(a)] == only_musts[at(b)];
            assert!(forced || linked[at(a)] != linked[at(b)]);
        }
        assert_eq!(joined.len(), linked.len());
    }
}

fn groups_by_row(table: &Table, links: &Links) -> Vec<usize> {
    let mut of = vec![usize::MAX; table.rows.len()];
    for (idx, group) in groups(table, links).iter().enumerate() {
        for row in &group.figures {
            assert_eq!(
                std::mem::replace(&mut of[*row], idx),
                usize::MAX,
                "every row is in one group"
            );
        }
    }
    assert!(!of.contains(&usize::MAX));
    of
}
