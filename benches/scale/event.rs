//! Many articles on one large event, in prose of our own: a flood that takes weeks, told by a hundred papers.
//!
//! A few measures are told by nearly all of them (the killed, the injured), others by some (each district's own), and
//! many figures stand alone, as they do in news.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// How many outlets there are.
const OUTLETS: usize = TOWNS.len() * PAPERS.len();

/// Over how many days the articles appear.
const DAYS: u64 = 42;

const TOWNS: [&str; 24] = [
    "Ardmoor",
    "Belvane",
    "Corhollow",
    "Dunwick",
    "Eskerby",
    "Farrowgate",
    "Glimmen",
    "Harrowdale",
    "Inverlane",
    "Jorvend",
    "Kelmere",
    "Lorrimund",
    "Marnholt",
    "Nethervale",
    "Ostbrück",
    "Pellworth",
    "Quillan",
    "Rothenmoor",
    "Selkirth",
    "Tarnwick",
    "Ulverley",
    "Varnmouth",
    "Westerholm",
    "Yarrowby",
];
const PAPERS: [&str; 5] = ["Courier", "Herald", "Post", "Gazette", "Radio"];
const FIRST: [&str; 12] = [
    "Ada", "Bram", "Clara", "Dorin", "Elsa", "Fabian", "Greta", "Henrik", "Ines", "Jonas",
    "Katrin", "Luka",
];
const LAST: [&str; 16] = [
    "Abend",
    "Brodal",
    "Castor",
    "Dalgard",
    "Ekwall",
    "Fiske",
    "Granlund",
    "Hovland",
    "Ibsdal",
    "Jarnek",
    "Kestrin",
    "Lindqvist",
    "Morvan",
    "Nordahl",
    "Osterman",
    "Pallas",
];
const OFFICES: [&str; 8] = [
    "the interior ministry",
    "the flood service",
    "the regional police",
    "the Norvian Red Cross",
    "officials",
    "the health ministry",
    "the army",
    "the power company",
];
const KINDS: [&str; 14] = [
    "wooden",
    "municipal",
    "private",
    "regional",
    "mobile",
    "rented",
    "flooded",
    "new",
    "temporary",
    "electric",
    "heavy",
    "stranded",
    "volunteer",
    "farm",
];
const THINGS: [&str; 26] = [
    "pumps",
    "boats",
    "tents",
    "buses",
    "bridges",
    "schools",
    "cows",
    "tractors",
    "generators",
    "blankets",
    "sandbags",
    "shops",
    "clinics",
    "wells",
    "barns",
    "trucks",
    "helicopters",
    "divers",
    "nurses",
    "cooks",
    "engineers",
    "kennels",
    "orchards",
    "turbines",
    "ferries",
    "warehouses",
];
const DONE: [&str; 8] = [
    "were sent to",
    "were damaged in",
    "were lost in",
    "were counted in",
    "were repaired in",
    "arrived in",
    "were destroyed in",
    "were waiting in",
];
const HEDGES: [&str; 8] = [
    "",
    "",
    "",
    "",
    "about ",
    "more than ",
    "at least ",
    "nearly ",
];

/// A file and what a manifest tells of it.
pub(crate) struct Told {
    /// Its name.
    pub(crate) file: String,
    /// Who published it.
    pub(crate) outlet: String,
    /// On which day.
    pub(crate) published: Date,
    /// Headline and paragraphs.
    pub(crate) text: String,
}

/// Chance that is the same on every machine and for ever: a linear congruential generator.
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    /// One of `all`.
    pub(crate) fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let at = self.below(all.len() as u64);
        all[usize::try_from(at).unwrap_or(0)]
    }
}

/// Article `idx` of the event.
pub(crate) fn article(idx: usize) -> Told {
    let seed = idx as u64;
    let mut dice = Dice::new(seed + 1);
    let day = (seed * DAYS / 997 + dice.below(3)) % DAYS;
    let outlet = idx * 7 % OUTLETS;
    let mut writer = Writer { dice, day };
    let mut paragraphs = vec![writer.headline(), writer.lead()];
    for _ in 0..7 {
        paragraphs.push(format!("{} {}", writer.sentence(), writer.sentence()));
    }
    let text = paragraphs.join("\n\n");
    Told {
        file: format!("{idx:05}.txt"),
        outlet: format!(
            "{} {}",
            TOWNS[outlet / PAPERS.len()],
            PAPERS[outlet % PAPERS.len()]
        ),
        published: date(2025, 3, 3).saturating_add(i64::try_from(day).unwrap_or(0).days()),
        text: format!("{text}\n\nThe {idx} edition closed in the evening.\n"),
    }
}

/// Writes one article's sentences.
struct Writer {
    dice: Dice,
    day: u64,
}

impl Writer {
    /// A total that rises with the days, as the last report that reached the paper has it.
    fn total(&mut self, from: u64, a_day: u64) -> u64 {
        let lag = self.dice.below(3).min(self.day);
        from + (self.day - lag) * a_day
    }

    fn headline(&mut self) -> String {
        let killed = self.total(31, 7);
        match self.dice.below(3) {
            0 => format!("Norvia flood: {killed} dead as rivers rise"),
            1 => format!("At least {killed} killed in Norvia flood"),
            _ => "Rain goes on in Norvia".to_owned(),
        }
    }

    fn lead(&mut self) -> String {
        let (killed, injured) = (self.total(31, 7), self.total(240, 31));
        let (hedge, who) = (self.hedge(), self.speaker());
        format!(
            "The flood in Norvia has killed {hedge}{killed} people and injured {injured} others, {who} said on {}.",
            self.weekday()
        )
    }

    fn sentence(&mut self) -> String {
        match self.dice.below(20) {
            0 => self.toll(),
            1 => self.missing(),
            2 | 3 => self.district(),
            4 => self.homes(),
            5 => self.power(),
            6 => self.money(),
            7 => self.victim(),
            8 => self.measured(),
            9 => self.whole_and_parts(),
            10 => self.earlier(),
            11 => self.quoted(),
            _ => self.thing(),
        }
    }

    fn toll(&mut self) -> String {
        let (killed, injured, who) = (self.total(31, 7), self.total(240, 31), self.speaker());
        let hedge = self.hedge();
        format!(
            "The death toll stands at {hedge}{killed}, and {injured} people were injured, according to {who}."
        )
    }

    fn missing(&mut self) -> String {
        let (missing, left) = (90 + (DAYS - self.day) * 5, self.total(12_000, 900));
        let hedge = self.hedge();
        format!(
            "{missing} people were still missing, and {hedge}{left} residents had been evacuated."
        )
    }

    fn district(&mut self) -> String {
        let (town, other) = (self.dice.of(&TOWNS), self.dice.of(&TOWNS));
        let (killed, homes) = (1 + self.dice.below(40), 10 + self.dice.below(900));
        let hedge = self.hedge();
        format!(
            "In {town}, {killed} people were killed, and in {other} {hedge}{homes} homes were damaged."
        )
    }

    fn homes(&mut self) -> String {
        let (damaged, destroyed) = (self.total(3_100, 260), self.total(700, 41));
        let (hedge, who) = (self.hedge(), self.speaker());
        format!(
            "{who} said that {hedge}{damaged} houses were damaged and {destroyed} were destroyed."
        )
    }

    fn power(&mut self) -> String {
        let (share, homes) = (5 + self.dice.below(60), 1_000 * (1 + self.dice.below(90)));
        let town = self.dice.of(&TOWNS);
        format!(
            "About {share} percent of {town} was without power, some {homes} households, the power company said."
        )
    }

    fn money(&mut self) -> String {
        let (millions, tenths) = (1 + self.dice.below(400), self.dice.below(10));
        let who = self.speaker();
        format!(
            "{who} put the damage at ${millions}.{tenths} million and asked for €{} million in aid.",
            self.dice.below(90) + 2
        )
    }

    fn victim(&mut self) -> String {
        let (age, other, town) = (
            18 + self.dice.below(70),
            3 + self.dice.below(15),
            self.dice.of(&TOWNS),
        );
        format!(
            "A {age}-year-old farmer from {town} and his {other}-year-old daughter were found on a roof."
        )
    }

    fn measured(&mut self) -> String {
        let (metres, mm, hours) = (
            2 + self.dice.below(9),
            60 + self.dice.below(300),
            2 + self.dice.below(40),
        );
        let river = self.dice.of(&TOWNS);
        format!(
            "The river at {river} rose {metres} metres after {mm} mm of rain fell within {hours} hours."
        )
    }

    fn whole_and_parts(&mut self) -> String {
        let (boats, planes) = (3 + self.dice.below(80), 3 + self.dice.below(30));
        let calls = boats + planes + u64::from(self.dice.below(9) == 0);
        format!("Crews answered {calls} calls: {boats} by boat and {planes} by helicopter.")
    }

    fn earlier(&mut self) -> String {
        let now = self.total(31, 7);
        let who = self.speaker();
        format!(
            "{who} raised the number of dead to {now} from {}.",
            now.saturating_sub(7)
        )
    }

    fn quoted(&mut self) -> String {
        let soldiers = self.total(1_200, 100);
        let who = self.speaker();
        format!(
            "“We have {soldiers} soldiers on the dams and more than {} volunteers,” {who} said.",
            soldiers * 2
        )
    }

    /// A figure that hardly another article has.
    fn thing(&mut self) -> String {
        let (number, hedge) = (2 + self.dice.below(600), self.hedge());
        let (kind, thing) = (self.dice.of(&KINDS), self.dice.of(&THINGS));
        let (done, town) = (self.dice.of(&DONE), self.dice.of(&TOWNS));
        let street = self.dice.of(&LAST);
        format!(
            "In the {street} quarter, {hedge}{number} {kind} {thing} {done} {town} by the evening."
        )
    }

    fn hedge(&mut self) -> &'static str {
        self.dice.of(&HEDGES)
    }

    fn speaker(&mut self) -> String {
        match self.dice.below(4) {
            0 => format!("Governor {} {}", self.dice.of(&FIRST), self.dice.of(&LAST)),
            1 => format!("Mayor {} {}", self.dice.of(&FIRST), self.dice.of(&LAST)),
            _ => self.dice.of(&OFFICES).to_owned(),
        }
    }

    fn weekday(&self) -> &'static str {
        [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ][usize::try_from(self.day % 7).unwrap_or(0)]
    }
}
