//! Every operation by sentences that are read as an article is.

use std::collections::BTreeSet;

use crate::finding::{Finding, FindingKind, Policy, findings};
use crate::group::{Links, groups, sample};

const DAY: &str = "2024-05-20";

/// The equations found in articles by Outlet A, Outlet B and so on.
fn equations(texts: &[&str]) -> Vec<Finding> {
    let dated: Vec<(&str, &str)> = texts.iter().map(|text| (DAY, *text)).collect();
    let table = sample::read(&dated);
    let groups = groups(&table, &Links::default());
    let mut found = findings(&table, &groups, &BTreeSet::new(), &Policy::default());
    found.retain(|finding| finding.equation.is_some());
    found
}

/// What is said of one article, with the kind where it does not hold.
#[track_caller]
fn says(text: &str, expected: &[&str]) {
    said(&[text], expected);
}

#[track_caller]
fn said(texts: &[&str], expected: &[&str]) {
    let found = equations(texts);
    let told: Vec<String> = found
        .iter()
        .map(|finding| match finding.kind {
            FindingKind::ArithmeticHolds => finding.explanation.to_string(),
            kind => format!("{}: {}", kind.word(), finding.explanation),
        })
        .collect();
    assert_eq!(told, expected, "{texts:?}");
}

#[test]
fn a_share_of_its_base_is_what_it_comes_to() {
    says(
        "The flood reached the valley. Crews checked 1,000 homes on Monday, 40% of the 2,500 homes in the valley.",
        &["“1,000 homes” is “40%” of “2,500 homes”, all in Outlet A: 40% of 2,500 = 1,000."],
    );
    says(
        "In all 36 of the 43 boats found a buyer (84%).",
        &["“36” is “84%” of “43 boats”, all in Outlet A: 36 ÷ 43 = 83.7%, which rounds to 84%."],
    );
    says(
        "The ferry line had an income of $3.1 billion in the year. Cars were the largest part, with 80 per cent or $2.5 billion of total income.",
        &[
            "“$2.5 billion” is “80 per cent” of “$3.1 billion”, all in Outlet A: 80% of $3.1 billion = $2.48 billion, which rounds to $2.5 billion.",
        ],
    );
}

#[test]
fn a_share_that_is_not_what_it_is_said_to_come_to_is_told() {
    says(
        "In all 36 of the 43 boats found a buyer (94%).",
        &[
            "does not add up: “36” is not “94%” of “43 boats”, all in Outlet A: 36 ÷ 43 = 83.7%, not 94%.",
        ],
    );
    // Last year's share is one of something else.
    says(
        "In all 36 of the 43 boats found a buyer (94% last year).",
        &[],
    );
    says("Of the 43 boats 36 found a buyer. Prices rose by 84%.", &[]);
    says(
        "The bill came to £500m, and 60% of that sum, £300m, was for ships.",
        &["“£300m” is “60%” of “£500m”, all in Outlet A: 60% of £500 million = £300 million."],
    );
}

#[test]
fn so_much_for_each_makes_the_total() {
    says(
        "The town will pay $300 each to 1,200 families. The help costs $360,000 in all.",
        &[
            "“1,200 families” at “$300” each make “$360,000”, all in Outlet A: 1,200 × $300 = $360,000.",
        ],
    );
    says(
        "The town will pay $300 each to 1,200 families, $490,000 in total.",
        &[
            "does not add up: “1,200 families” at “$300” each do not make “$490,000”, all in Outlet A: 1,200 × $300 = $360,000, not $490,000.",
        ],
    );
    says(
        "The town paid $300 each to 1,200 families. A bridge cost $390,000.",
        &[],
    );
}

#[test]
fn from_one_number_to_another_is_a_change() {
    says(
        "The number of visitors rose from 46,000 to 55,000, up 9,000.",
        &[
            "From “46,000” to “55,000” is a rise of “9,000”, all in Outlet A: 55,000 − 46,000 = 9,000.",
        ],
    );
    says(
        "Inflation climbed to 31.70 per cent in February from 29.90 per cent, an increase of 1.80 percentage points.",
        &[
            "From “29.90 per cent” to “31.70 per cent” is a rise of “1.80 percentage points”, all in Outlet A: 31.7% − 29.9% = 1.8 points.",
        ],
    );
    says(
        "Brewery profit up 11 percent\n\nThe brewery made a profit of $2.66 billion, up from $2.4 billion in the year before.",
        &[
            "From “$2.4 billion” to “$2.66 billion” is a rise of “11 percent”, all in Outlet A: $2.66 billion is 10.8% more than $2.4 billion, which rounds to 11%.",
        ],
    );
}

#[test]
fn a_change_that_is_not_the_difference_is_told_where_it_stands_beside() {
    says(
        "The number of visitors rose from 46,000 to 55,000, up 19,000.",
        &[
            "does not add up: From “46,000” to “55,000” is not a rise of “19,000”, all in Outlet A: 55,000 − 46,000 = 9,000, not 19,000.",
        ],
    );
    says(
        "The number of visitors rose from 46,000 to 55,000. Prices went up 12%.",
        &[],
    );
}

#[test]
fn a_number_is_so_much_more_than_another() {
    says(
        "Food inflation jumped to 37.92 per cent, 13.57 points above the 24.35 per cent of the year before.",
        &[
            "“37.92 per cent” is “13.57 points” more than 24.35%, all in Outlet A: 37.92% − 24.35% = 13.57 points.",
        ],
    );
}

#[test]
fn a_part_is_no_larger_than_its_whole() {
    says(
        "Of the 12 sailors, three of them are hurt. Four of the ten boats sank.",
        &[],
    );
    says(
        "Crews say 14 of the ten boats sank.",
        &[
            "does not add up: “14” cannot be part of “ten boats”, both in Outlet A: 14 is more than 10.",
        ],
    );
    says(
        "At least ten people, including 14 children, were hurt.",
        &[],
    );
}

#[test]
fn a_length_runs_between_its_days() {
    says(
        "The two-week truce from 3 May to 17 May was kept. The five-day strike from 3 May to 14 May was long.",
        &[
            "does not add up: “five-day strike” does not fit its days, in Outlet A: from 3 May 2024 to 14 May 2024 it is 11 days.",
            "“two-week truce” fits its days, in Outlet A: from 3 May 2024 to 17 May 2024 it is 14 days.",
        ],
    );
    says(
        "The fair ran for 15 days from 3 May to 17 May.",
        &[
            "“15 days” fits its days, in Outlet A: 3 May 2024 to 17 May 2024 are 15 days, with the first and the last.",
        ],
    );
    says(
        "In the past three days 12 boats sank. The five-day strike was called off, and ferries ran from 3 May to 14 May.",
        &[],
    );
}

#[test]
fn what_only_looks_like_an_equation_is_none() {
    for text in [
        // ToldEquation of another time.
        "Prices rose from $3 to $5, up 12% on the year.",
        "In the end 150 of the 27-nation bloc's lawmakers voted.",
        "Nine of the two parties' leaders came. Five families, including 14 children, left.",
        // The five million are for the port.
        "The town gave $300 each to 1,200 families and $5 million in total to the port.",
        "There were 64 people hurt: 20 were treated and 12 sent home.",
        "About 900 (40%) of the 2,500 homes were empty.",
        // A third is said loosely.
        "A third of the 2,400 pupils, 850, stayed home.",
        "The six-day visit between 3 May and 14 May was short.",
    ] {
        says(text, &[]);
    }
}

#[test]
fn a_total_that_is_called_one_is_made_of_what_went_before() {
    says(
        "Police arrested 30 people on Monday and 12 more people on Tuesday, 42 in all.",
        &["“30 people” and “12” add up to “42”, all in Outlet A: 30 + 12 = 42."],
    );
}

#[test]
fn a_share_in_words_is_told_in_words() {
    says(
        "A third of the 2,400 pupils stayed home; 800 were ill.",
        &["“800” is “A third” of “2,400 pupils”, all in Outlet A: a third of 2,400 = 800."],
    );
}

#[test]
fn rounded_parts_may_make_a_rounded_total() {
    says(
        "The state spent $1.2 billion: $710 million for homes and $480 million for roads.",
        &[
            "“$710 million” and “$480 million” add up to “$1.2 billion”, all in Outlet A: $710 million + $480 million = $1.19 billion, which rounds to $1.2 billion.",
        ],
    );
    says(
        "The state spent $30 million: $18 million for homes and $11 million for roads.",
        &[
            "may add up: “$18 million” and “$11 million” may make up “$30 million”, all in Outlet A: $18 million + $11 million = $29 million, and $30 million is within the rounding.",
        ],
    );
}

#[test]
fn one_article_has_the_total_and_another_the_parts() {
    let total =
        "A quake of magnitude 6.1 struck the coast. The quake killed 34 people, officials said.";
    let others = [
        "A quake struck the coast.",
        "The quake struck the coast on Monday.",
        "The quake struck the coast on Sunday.",
    ];
    let adds_up = |parts: &str, expected: &[&str]| {
        said(&[total, others[0], others[1], others[2], parts], expected);
    };
    adds_up(
        "The quake of magnitude 6.1 struck the coast. In Nordhavn 22 people were killed. In Ostra 12 people were killed.",
        &[
            "“22 people” and “12 people” in Outlet E add up to “34 people” in Outlet A: 22 + 12 = 34.",
        ],
    );
    adds_up(
        "The quake of magnitude 6.1 struck the coast. In Nordhavn 22 people were killed. In Ostra 12 people were hurt.",
        &[],
    );
    // Nothing says that it is the same event.
    adds_up(
        "A flood reached the coast. In Nordhavn 22 people were killed. In Ostra 12 people were killed.",
        &[],
    );
}

#[test]
fn what_came_on_top_leads_from_one_article_to_the_next() {
    said(
        &[
            "The quake killed 54 people, officials said.",
            "The quake has killed 60 people, as six more people were killed overnight.",
        ],
        &[
            "“54 people” in Outlet A and “six” more in Outlet B make the “60 people” there: 54 + 6 = 60.",
        ],
    );
}

#[test]
fn what_became_of_all_adds_up() {
    says(
        "The country has 4,674 coronavirus infections. Of these 139 people have died and 4,535 people have recovered.",
        &[
            "“4,674 coronavirus infections” less “139 people” leaves “4,535 people”, all in Outlet A: 4,674 − 139 = 4,535.",
        ],
    );
    says(
        "The country has 4,674 coronavirus infections. Of these 339 people have died and 4,535 people have recovered.",
        &[
            "does not add up: “339 people” and “4,535 people” do not make up “4,674 coronavirus infections”, all in Outlet A: 339 + 4,535 = 4,874, not 4,674.",
        ],
    );
    // The others may be ill still, and who was treated may have recovered.
    says(
        "The country has 4,674 coronavirus infections. Of these 39 people have died and 535 people have recovered.",
        &[],
    );
    says(
        "The country has 4,674 coronavirus infections. Of these 4,100 people were treated and 4,535 people have recovered.",
        &[],
    );
}

#[test]
fn those_who_are_told_of_make_up_all() {
    says(
        "The storm killed 14 people in the valley. The dead were five children, four women and five men.",
        &[
            "“five children”, “four women” and “five men” add up to “14 people”, all in Outlet A: 5 + 4 + 5 = 14.",
        ],
    );
    says(
        "The storm killed 14 people in the valley. The dead were five children and four women.",
        &[],
    );
}

#[test]
fn a_margin_is_the_difference_of_two_numbers() {
    says(
        "The bill was passed by 204 votes to 115. The 89-vote margin was a surprise.",
        &["“204 votes” against “115” makes “89-vote margin”, all in Outlet A: 204 − 115 = 89."],
    );
}

#[test]
fn a_multiple_is_so_many_times_its_base() {
    says(
        "The portrait was sold for £9.4m, five times its low estimate of £1.8m.",
        &[
            "“£9.4m” is “five times” “£1.8m”, all in Outlet A: £9.4 million ÷ £1.8 million = 5.2, which rounds to 5.",
        ],
    );
    says(
        "The portrait cost £9.4m and was shown five times in a hall of £1.8m.",
        &[],
    );
}

#[test]
fn an_equation_of_several_articles_is_told_once() {
    let text = "Crews answered 64 calls: 49 calls by boat and 15 calls by air.";
    let again = "On Sunday crews answered 64 calls: 49 calls by boat and 15 calls by air.";
    said(
        &[text, again],
        &[
            "“49 calls” and “15 calls” add up to “64 calls”, all in Outlet A: 49 + 15 = 64. Outlet B gives the same numbers.",
        ],
    );
}
