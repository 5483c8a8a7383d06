//! A desk's way of reading what is stated: tolerances and the table of vague numbers.

use serde::Deserialize;

use super::prose::prose;
use super::{Interval, Prose, Segment};
use tally_reading::{Decimal, Qualifier, Quantity, Unit};

/// A named set of tolerances. All of it is data: another desk may keep another.
///
/// A *step* is the value of one unit in a number's last non-zero digit: 10 for 450, 1,000 for 55,000, 1 for 71.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)] // Desks keep policies in files of their own: one from before a field came still reads.
pub struct Policy {
    /// Its name on screen and in the method note.
    pub name: String,
    /// How far a bare round number may stand from what is meant, in steps.
    pub round_steps: Decimal,
    /// The smallest number that can be round: below it, 10 means ten.
    pub round_from: Decimal,
    /// How far "about" reaches to either side, in steps.
    pub about_steps: Decimal,
    /// How far "nearly" reaches down, in steps.
    pub nearly_steps: Decimal,
    /// The widest room on either side, as a share of the number: without it "about one" would reach from 0 to 2.
    pub most_room: Decimal,
    /// How far above it "more than" suggests, and below it "fewer than", in steps.
    pub bound_steps: Decimal,
    /// Words that come from below, among those that hedge like "about".
    pub from_below: Vec<String>,
    /// What vague numbers are read as, smallest first.
    pub vague: Vec<VagueNumber>,
    /// How far apart two compatible numbers may be, as a share of the larger one, and not be an update of each other.
    pub close: Decimal,
    /// Days within which two reports tell of one state: a value that does not change contradicts another, and a statement
    /// is retold.
    pub same_news_days: i32,
    /// Days within which two parties speak of one state of their dispute.
    pub dispute_days: i32,
}

/// A tenth.
const CLOSE: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
const SAME_NEWS_DAYS: i32 = 7;
const DISPUTE_DAYS: i32 = 3;

/// How a vague number word is read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VagueNumber {
    /// The word, for the method note ("dozens").
    pub word: String,
    /// The value that figures with this word carry.
    pub stated: Decimal,
    /// The least that the desk takes it to mean.
    pub low: Decimal,
    /// The end of what it suggests; more is possible.
    pub suggests: Decimal,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            name: "house".to_owned(),
            round_steps: Decimal::new(5, 1),
            round_from: Decimal::from(20),
            about_steps: Decimal::ONE,
            nearly_steps: Decimal::ONE,
            most_room: Decimal::new(5, 1),
            bound_steps: Decimal::ONE,
            from_below: ["nearly", "almost", "close to", "just under", "approaching"]
                .map(str::to_owned)
                .to_vec(),
            vague: house_vague_numbers(),
            close: CLOSE,
            same_news_days: SAME_NEWS_DAYS,
            dispute_days: DISPUTE_DAYS,
        }
    }
}

fn house_vague_numbers() -> Vec<VagueNumber> {
    [
        ("dozens", 24, 99),
        ("scores", 40, 199),
        ("hundreds", 200, 999),
        ("several hundred", 300, 999),
        ("thousands", 2_000, 9_999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("millions", 2_000_000, 9_999_999),
    ]
    .into_iter()
    .map(|(word, low, suggests): (&str, i64, i64)| VagueNumber {
        word: word.to_owned(),
        stated: low.into(),
        low: low.into(),
        suggests: suggests.into(),
    })
    .collect()
}

impl Policy {
    /// The policies that come with Tally: the house's own first.
    pub fn builtin() -> [Self; 3] {
        [Self::default(), Self::sharp(), Self::conservative()]
    }

    /// Every number is meant as it is printed, unless its words say otherwise.
    fn sharp() -> Self {
        Self {
            name: "sharp".to_owned(),
            round_steps: Decimal::ZERO,
            ..Self::default()
        }
    }

    /// Vague numbers at the least that they can mean, as event coders count them: a dozen for "dozens", 100 for
    /// "hundreds" (compare ACLED's codebook on fatalities).
    fn conservative() -> Self {
        let mut policy = Self {
            name: "conservative".to_owned(),
            ..Self::default()
        };
        for vague in &mut policy.vague {
            let least: i64 = match vague.word.as_str() {
                "dozens" => 12,
                "scores" => 20,
                "hundreds" => 100,
                "several hundred" => 200,
                "thousands" => 1_000,
                "tens of thousands" => 10_000,
                "hundreds of thousands" => 100_000,
                "millions" => 1_000_000,
                _ => continue,
            };
            vague.low = least.into();
        }
        policy
    }

    /// The policy that comes with Tally under this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::builtin().into_iter().find(|one| one.name == name)
    }

    /// Reads a policy from TOML; what it does not say is as in the house's own.
    ///
    /// # Errors
    /// Where it is no such policy, in words with the line.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Itself in sentences, for the method note: what each kind of statement is read as.
    pub fn sentences(&self) -> Vec<Prose> {
        let reading = |number: i64, qualifier: Qualifier, hedge: &str| {
            Interval::read(&example(number, qualifier, hedge), self).words()
        };
        let mut sentences = vec![
            prose![
                "Sharp numbers are read as they stand: 71 as ",
                reading(71, Qualifier::Exact, ""),
                "."
            ],
            prose![
                format!(
                    "Bare round numbers from {} up are read with room for rounding: 450 as ",
                    self.round_from
                ),
                reading(450, Qualifier::Exact, ""),
                ", ",
                Segment::Number(55_000.into()),
                " as ",
                reading(55_000, Qualifier::Exact, ""),
                "."
            ],
            prose![
                "\u{201c}About\u{201d} and its like reach to both sides: \u{201c}about 70\u{201d} is read as ",
                reading(70, Qualifier::About, "about"),
                "."
            ],
            prose![
                "\u{201c}More than\u{201d} and \u{201c}at least\u{201d} are open above: \u{201c}more than ",
                Segment::Number(1_000.into()),
                "\u{201d} is read as ",
                reading(1_000, Qualifier::MoreThan, "more than"),
                "."
            ],
            prose![
                "\u{201c}Fewer than\u{201d} and \u{201c}up to\u{201d} are open below: \u{201c}fewer than 300\u{201d} is read as ",
                reading(300, Qualifier::LessThan, "fewer than"),
                "."
            ],
        ];
        if let Some(word) = self.from_below.first() {
            let read = reading(80, Qualifier::About, word);
            sentences.insert(
                3,
                prose![
                    format!("\u{201c}Nearly\u{201d} and its like come from below: \u{201c}{word} 80\u{201d} is read as "),
                    read,
                    "."
                ],
            );
        }
        sentences.extend(self.vague_sentence());
        sentences
    }

    fn vague_sentence(&self) -> Option<Prose> {
        let words = self.vague.iter().map(|vague| {
            let word = format!("\u{201c}{}\u{201d} as ", vague.word);
            prose![word, Segment::Number(vague.low), " or more"]
        });
        let words = Prose::list(words.collect());
        (!words.is_empty()).then(|| prose!["Vague numbers are open above: ", words, "."])
    }

    /// Whether `hedge` comes from below, as "nearly" does.
    pub fn comes_from_below(&self, hedge: &str) -> bool {
        let hedge = hedge.to_lowercase();
        self.from_below
            .iter()
            .any(|word| hedge.contains(word.as_str()))
    }
}

fn example(number: i64, qualifier: Qualifier, hedge: &str) -> Quantity {
    let number = Decimal::from(number);
    let (below, above) = match qualifier {
        Qualifier::MoreThan | Qualifier::AtLeast => (Some(number), None),
        Qualifier::LessThan | Qualifier::AtMost => (None, Some(number)),
        _ => (Some(number), Some(number)),
    };
    Quantity {
        low: below,
        high: above,
        qualifier,
        hedge: hedge.to_owned(),
        unit: Unit::COUNT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_policy_describes_itself_with_its_own_numbers() {
        let sentences = Policy::default().sentences();
        assert_eq!(
            sentences[0].to_string(),
            "Sharp numbers are read as they stand: 71 as 71."
        );
        assert!(
            sentences[1]
                .to_string()
                .contains("450 as 445 to 455, 55,000 as 54,500 to 55,500")
        );
        assert!(sentences[2].to_string().contains("60 to 80"));
        assert!(
            sentences[4]
                .to_string()
                .contains("more than 1,000, as a rule up to 2,000")
        );
        assert!(
            sentences[6].to_string().starts_with(
                "Vague numbers are open above: \u{201c}dozens\u{201d} as 24 or more, "
            )
        );
    }

    #[test]
    fn a_policy_is_read_from_a_file_and_keeps_the_house_where_it_is_silent() {
        let own = Policy::from_toml("name = \"desk\"\nround_steps = \"0.25\"").unwrap();
        assert_eq!(own.round_steps, Decimal::new(25, 2));
        assert_eq!(own.vague, Policy::default().vague);
        assert!(
            Policy::from_toml("name = 3")
                .unwrap_err()
                .contains("line 1")
        );
        assert_eq!(
            Policy::named("conservative").unwrap().vague[0].low,
            12.into()
        );
        assert_eq!(Policy::named("wild"), None);
    }

    #[test]
    fn a_desk_may_want_other_days_and_shares() {
        let own =
            Policy::from_toml("close = \"0.05\"\nsame_news_days = 2\ndispute_days = 1").unwrap();
        assert_eq!(own.close, Decimal::new(5, 2));
        assert_eq!((own.same_news_days, own.dispute_days), (2, 1));
    }

    #[test]
    fn another_desk_reads_dozens_otherwise_and_says_so() {
        let mut policy = Policy::default();
        policy.vague[0].low = 12.into();
        let dozens = Quantity {
            low: Some(24.into()),
            high: None,
            ..example(24, Qualifier::Vague, "dozens")
        };
        assert_eq!(Interval::read(&dozens, &policy).low, Some(12.into()));
        assert!(
            policy
                .sentences()
                .iter()
                .any(|s| s.to_string().contains("as 12 or more"))
        );
    }
}
