//! Articles that crowd together where figures are compared: what is slow on them would be slow on some event.

use jiff::civil::date;

use super::event::{Dice, Told};

/// How many figures each of them has, nearly.
const FIGURES: usize = 50_000;

/// How many figures an article has.
const IN_ONE: usize = 25;

/// All of them, by name.
pub(crate) fn all() -> Vec<(&'static str, Vec<Told>)> {
    let few = IN_ONE;
    vec![
        (
            "one measure",
            articles(few, |_, dice| {
                format!("{} people were killed", 40 + dice.below(900))
            }),
        ),
        (
            "one number",
            articles(few, |_, _| "136 people were killed".to_owned()),
        ),
        (
            "one number of many things",
            articles(few, |at, _| format!("136 {}s were seen", word(at))),
        ),
        (
            "many things",
            articles(few, |at, dice| {
                format!("{} {}s were seen", dice.below(90_000), word(at))
            }),
        ),
        (
            "one article",
            articles(FIGURES, |at, dice| {
                format!("{} {}s were seen", dice.below(90_000), word(at % 977))
            }),
        ),
        (
            "many speakers",
            articles(few, |at, dice| {
                format!(
                    "{} people were killed, Mayor {} {} said",
                    40 + dice.below(50),
                    name(at % 4_001),
                    name(at % 5_003)
                )
            }),
        ),
        (
            "many places",
            articles(few, |at, dice| {
                format!(
                    "{} people were killed in {}",
                    40 + dice.below(50),
                    name(at % 4_001)
                )
            }),
        ),
    ]
}

/// Articles of so many sentences each, which together have [`FIGURES`].
fn articles(in_one: usize, sentence: impl Fn(usize, &mut Dice) -> String) -> Vec<Told> {
    let mut dice = Dice::new(5);
    let of = |idx: usize, dice: &mut Dice| {
        let sentences =
            (0..in_one).map(|at| format!("In all, {}.", sentence(idx * in_one + at, dice)));
        let text: Vec<String> = sentences.collect();
        Told {
            file: format!("{idx:05}.txt"),
            outlet: format!("{} Post", name(idx)),
            published: date(2025, 3, i8::try_from(idx % 28).unwrap_or(0) + 1),
            text: format!(
                "What is known of edition {} so far\n\n{}\n",
                word(idx),
                text.join("\n\n")
            ),
        }
    };
    (0..FIGURES / in_one)
        .map(|idx| of(idx, &mut dice))
        .collect()
}

/// A word of its own for each number.
fn word(mut at: usize) -> String {
    const SYLLABLES: [&str; 12] = [
        "ba", "do", "ki", "lu", "me", "no", "pa", "ri", "so", "tu", "ve", "zo",
    ];
    let mut word = "gor".to_owned();
    while at > 0 {
        word.push_str(SYLLABLES[at % SYLLABLES.len()]);
        at /= SYLLABLES.len();
    }
    word
}

fn name(at: usize) -> String {
    let mut word = word(at);
    word.replace_range(..1, "G");
    word
}
