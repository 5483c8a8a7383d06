//! Words that one rule looks for around a number.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, built_in, parse};

/// What a word tells the rule that looks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// Nouns before a number that name what it measures, by lemma: "the depth was put at 10 km".
    Measured,
    /// Words before "of" that belong to an idiom and name nothing: "because of 12 faults".
    Idiom,
    /// Nouns that name a result of counting, so that the number counts what was counted just before: "a total of 60".
    PlainTotal,
    /// Words behind a length that make it a way to somewhere: "40 km off the coast".
    Way,
    /// Verbs before "up to" that tell of a move to the number, not of a bound: "revised up to 400".
    Moving,
    /// Words that may stand between a number and what is said of it: "60 who were reported missing".
    Between,
    /// Adverbs that stand between a number and its predicate: "12 still missing".
    Still,
    /// Words in the name of an institution, which no person bears: "Harbour Survey Office".
    Institution,
    /// Nouns that name a count, not what is counted: "the toll stands at 60".
    CountNoun,
    /// Nouns that stand for people of any sort: "12 residents".
    Anyone,
    /// Modifiers that do not narrow what is counted: "60 more people".
    IdleModifier,
    /// Words behind a number that add it to others: "six more bodies".
    Adding,
    /// Words beside a number that was foreseen, not counted: "expected 700".
    Foreseen,
    /// People whose business is to foresee: "analysts had projected growth of 3%".
    Forecaster,
    /// Adjectives of a count that has since changed: "the previous estimate".
    EarlierCount,
    /// Nouns that an earlier report goes by: "an initial tally of 40".
    Report,
    /// Adverbs of a report that has since changed: "said earlier".
    EarlierSaying,
    /// Verbs that an earlier report was made with: "originally put at 40".
    Reported,
    /// Words of a change before "from": "up from 54".
    Change,
    /// Words of four letters and more around a number that say nothing of what is measured.
    Idle,
    /// Words of names that every report may hold: "the Ministry said on Monday".
    EveryName,
    /// Nouns of people talking with each other, which go by several names: "a two-day meeting".
    Talks,
    /// Nouns of people at war with each other, which go by several names: "the year-long conflict".
    Warfare,
    /// Verbs right before a measure whose subject is what is measured: "the bridge cost $3m".
    Cost,
    /// Verbs before "to" and a measure whose subject is what is measured: "the claims came to €6m".
    AmountTo,
    /// Participles before "at" and a measure whose subject is what is measured: "the harvest was put at €2bn".
    PutAt,
    /// Verbs, by lemma, whose subject is what the number in their object measures: "the toll reached 24".
    Level,
    /// Nouns before "of" that only say that something is counted: "a total of 30 people".
    Light,
    /// Verbs, by base form, of what someone holds to be so, which only those who may know report.
    Judging,
    /// Verbs, by base form, that tell of a state, not of an event: what they say holds at their time.
    Lasting,
    /// Nouns of what someone says or writes: "in a statement on Friday".
    Utterance,
    /// Words that open a sentence which goes on about what the one before told: "there", "another".
    GoingOn,
    /// Words that end the name of a street: "10 Tanner Street".
    Street,
    /// Words that a number and a hyphen before them make a kind of thing of, with nothing counted: "two-way".
    Compound,
    /// Nouns that a multiple is taken of, by lemma: "three times the size".
    Size,
    /// Nouns of a change, by lemma: "a tenfold rise".
    Shift,
    /// Nouns whose length is a number of metres or kilometres right before them: "a 10K race".
    Race,
    /// Adjectives behind a length that say which way it is measured: "300 metres long".
    Extent,
    /// Nouns of a place on a scale, by lemma, which belong to what is measured: "fell to a low of 3%".
    Extreme,
    /// Verbs, by base form, whose object is what the number behind "to", "at" or "by" measures: "cut rates to 2%".
    Setting,
    /// Verbs, by base form, whose subject a measure behind them is of: "the park covers 10 hectares".
    Spanning,
    /// Words beside a number that is by how much something grew: "up 9,000", "a rise of 20%".
    Rising,
    /// Words beside a number that is by how much something shrank: "down 9,000", "a fall of 20%".
    Falling,
    /// Nouns, by lemma, of by how much one number is above another: "a majority of 89".
    Margin,
}

impl Cue {
    /// Whether a lower-case word is in the list of this cue.
    pub fn holds(self, word: &str) -> bool {
        static TABLE: LazyLock<Table> = LazyLock::new(|| read(SOURCE).unwrap_or_default());
        TABLE.get(&self).is_some_and(|words| words.contains(word))
    }
}

type Table = BTreeMap<Cue, BTreeSet<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    cue: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Cue,
    forms: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

const SOURCE: &str = built_in::CUES;

fn read(source: &str) -> Result<Table, LexiconError> {
    let list: List = parse(source)?;
    let mut table = Table::new();
    for entry in list.cue {
        if table.contains_key(&entry.name) {
            return Err(LexiconError::Ambiguous {
                form: format!("{:?}", entry.name),
                first: "one list".to_owned(),
                second: "another list".to_owned(),
            });
        }
        table.insert(entry.name, entry.forms.into_iter().collect());
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds() {
        read(SOURCE).unwrap();
        let list: List = parse(SOURCE).unwrap();
        for entry in &list.cue {
            for example in &entry.examples {
                assert!(
                    example.split(' ').any(|word| entry.name.holds(word)),
                    "{example:?} holds no {:?}",
                    entry.name
                );
            }
        }
    }

    #[test]
    fn each_cue_has_its_list() {
        // The last cue of the enumeration: its place tells how many there are.
        let cues = Cue::Margin as usize + 1;
        assert_eq!(read(SOURCE).unwrap().len(), cues);
    }

    #[test]
    fn a_cue_has_one_list() {
        let twice = r#"
            cue = [
                { name = "still", forms = ["still"], examples = [] },
                { name = "still", forms = ["yet"], examples = [] },
            ]
        "#;
        assert!(matches!(read(twice), Err(LexiconError::Ambiguous { .. })));
    }
}
