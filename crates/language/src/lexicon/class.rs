//! Classes of single words, found as quickly as a `matches!` over the same words.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, built_in, parse};
use crate::hash::fnv;

/// Declares the classes, and the list of them that sets how many bits a set of classes has.
macro_rules! word_classes {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {
        /// What a word in lower case may be, by `classes.toml`; in order of name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum WordClass {
            $($(#[doc = $doc])+ $name,)+
        }

        impl WordClass {
            /// Every class, in order of name.
            pub const ALL: &[Self] = &[$(Self::$name,)+];
        }
    };
}

word_classes! {
    /// "more", "above": sets a number above another: "13.5 points above the 24.4%".
    AboveAnother,
    /// "point", "case": with "one" before it, it points something out and counts nothing.
    AbstractNoun,
    /// "another", "further": right before a number it adds it to others.
    AdditionBefore,
    /// "further", "extra": adds what is counted to more of its kind.
    Additional,
    /// "com", "pdf": the end of an address or of the name of a file.
    AddressEnd,
    /// "after", "during": opens an aside on the time or the occasion.
    AdjunctLead,
    /// "of", "other": follows a number that counts.
    AfterPlural,
    /// "of", "were": may follow a vague number.
    AfterVagueNumber,
    /// "from", "versus": opens the number that another is held against.
    Against,
    /// "over", "just": may stand between "aged" and the number.
    AgeLink,
    /// "of", "from": goes on behind an age in commas.
    AgeTail,
    /// "aged": says that the number behind it is an age.
    AgeWord,
    /// "for", "to": ties what is aimed at to a noun such as "plan".
    AimPreposition,
    /// "amount", "tally": names how much there is of what follows "of".
    AmountNoun,
    /// "them", "whom": stands behind "of" for what was counted before: "12 of them".
    AnaphorOfMany,
    /// "army", "navy": the head of the name of those who fight for a state.
    ArmyParty,
    /// "the", "one": before a name or a noun it names nothing.
    ArticleOrOne,
    /// "a", "the": the articles.
    ArticleWord,
    /// "by", "until": before a time it makes it the day for which a count holds.
    AsOfPreposition,
    /// "of", "from": with "as" before it, it opens the day for which a number holds.
    AsTime,
    /// "band", "spectrum": behind a frequency, it is named by it.
    BandNoun,
    /// "a", "its": stands between "from" and the number that something changed from.
    BaseLead,
    /// "us": right before digits it is a word of its own, as currencies are.
    BeforeDigits,
    /// "such", "other": may stand before the noun that a phrase goes on with.
    BeforeNoun,
    /// "pm", "sq": right behind digits it is a word of its own, as units and scales are.
    BehindDigits,
    /// "fewer", "below": sets a number below another: "eight fewer than 53".
    BelowAnother,
    /// "of", "at": ties more to the main word in the name of a body.
    BodyNameTie,
    /// "police", "organisers": a collective speaker that is one body wherever one event is told of.
    BodyOfOneEvent,
    /// "agency", "firm": a sort of body, by which one named before is meant.
    BodySort,
    /// "army", "survey": the last word of a name that takes "the".
    BodyTakingThe,
    /// "week", "year": a stretch of the calendar, as in "last week".
    CalendarUnit,
    /// "cited", "quotes": brings in someone else's words.
    Citing,
    /// "that", "than": ties a clause to what stands before it.
    ClauseTie,
    /// "by", "since": stands before a full hour.
    ClockPoint,
    /// "at", "until": stands before a time of day.
    ClockPreposition,
    /// "am", "p.m.": the half of the day that a clock time is in.
    ClockSuffix,
    /// "company", "employers": the head of the name of those who employ.
    CompanyParty,
    /// "more", "fewer": compares amounts.
    Comparative,
    /// "a", "the": behind "as" it opens a noun and compares no amount.
    ComparedThing,
    /// "self", "two": the first part of compounds that keep their hyphen.
    CompoundStart,
    /// "university", "one": starts with a vowel in writing and with a consonant in speech, so that it takes "a".
    ConsonantSound,
    /// "beat", "ruling": says that two numbers are a result of a game or a vote.
    ContestWord,
    /// "while", "although": opens a clause that is held against another.
    Contrast,
    /// "is", "which": stands between a number and what it comes to, and adds nothing: "which is five times".
    CopulaOrRelative,
    /// "fewer", "one": makes a number with "no" before it.
    CountAfterNo,
    /// "these", "about": stands before a number that counts rather than names a year.
    CountLead,
    /// "of", "the": ties a number to what it counts, and says nothing at the end of a value.
    CountTie,
    /// "critical": how badly people are hurt, at the worst.
    CriticalHurt,
    /// "data", "figures": published numbers, which name nobody who said them.
    DataNoun,
    /// "at", "local": stands between the parts of a line with a date.
    DateFiller,
    /// "on", "last": stands before the name of a day.
    DayLead,
    /// "and", "or": ties a second day or number to the one before.
    DayTie,
    /// "sell", "offer": with "for" it names a price.
    Dealing,
    /// "the", "their": opens a noun for things already known.
    DefiniteDeterminer,
    /// "the", "this": points to one thing named before.
    DefiniteLead,
    /// "turn", "view": of 180 or 360 degrees it is a manner of speaking.
    DegreeNoun,
    /// "a", "who": opens a description behind a name and a comma.
    DescriptionLead,
    /// "its", "the": opens what is taken so many times: "five times its estimate".
    DeterminerOfBase,
    /// "all", "its": stands between "of" and a whole: "40% of all 2,500 homes".
    DeterminerOfWhole,
    /// "north", "southeast": a point of the compass.
    Direction,
    /// "each", "per": tells that an amount is for one of many.
    Distributive,
    /// "e.g.": its dots never end a sentence.
    DottedInsideSentence,
    /// "Mr", "Lt": stands with its dot before a name or a number, so that the dot ends no sentence.
    DottedTitle,
    /// "admit", "patrol": a verb of several syllables that doubles its last consonant before "-ing".
    DoublesConsonant,
    /// "earlier", "before": counts a length of time back from a day.
    Earlier,
    /// "em", "twas": starts with an apostrophe.
    Elision,
    /// "it", "so": short, and may all the same be the last word before a sentence that starts in lower case.
    EndsBeforeSmallLetter,
    /// "estimate", "estimated": says that a number is an estimate.
    Estimate,
    /// "an", "previous": makes a noun of "estimate" behind it.
    EstimateLead,
    /// "estimated", "thought": stands between a noun and the number that it is put at.
    EstimatePassive,
    /// "when", "after": opens a clause that tells an event.
    EventClause,
    /// "depth", "height": an extent of which a thing has one.
    ExtentNoun,
    /// "well", "um": put into a quotation or left out without changing what is said.
    FillerInQuotation,
    /// "is", "were": a finite form of "be".
    FiniteBe,
    /// "economists": in a speaker's name it makes a number one that is foreseen.
    ForecastingSpeaker,
    /// "is", "being": any form of "be".
    FormOfBe,
    /// "has", "had": a form of "have" that goes with a participle.
    FormOfHave,
    /// "the", "of": so frequent that a longer text of the language is full of them.
    Frequent,
    /// "will", "shall": tells of what is to come.
    FutureAuxiliary,
    /// "government", "minister": the head of the name of those who rule.
    GovernmentParty,
    /// "severely", "fatally": tells how badly someone was hurt.
    Gravely,
    /// "a.m.", "p.m.".
    HalfDay,
    /// "battle", "way": half of it is a manner of speaking.
    HalfIdiom,
    /// "hour", "mile": a unit that "half" is tied to.
    HalvedUnit,
    /// "a", "of": may stand between a hedge and its number.
    HedgeGap,
    /// "about", "equivalent": may stand before a converted amount inside its brackets.
    HedgeOfConversion,
    /// "high", "below": says that a length is a height.
    HeightWord,
    /// "hrs": stands behind a clock time.
    HourUnit,
    /// "co", "mid": a hyphen ties it to the word behind it.
    HyphenPrefix,
    /// "by", "that": stands between two numbers and the change from one to the other.
    IdleBeforeChange,
    /// "in", "altogether": stands between the factors of a product and its total.
    IdleBeforeTotal,
    /// "than", "the": stands beside the word that sets a number above or below another.
    IdleInComparison,
    /// "the", "other": opens a noun phrase and names nothing, so that a measure's name starts behind it.
    LabelOpening,
    /// "including", "among": tells that a list of parts is not the whole.
    LeavesListOpen,
    /// "at", "above": opens the level that a number tells.
    LevelPreposition,
    /// "by", "of": stands between a word that tells a change's direction and its number.
    LinkToDirection,
    /// "about", "some": hedges whatever number follows.
    LooseHedge,
    /// "in", "on": ties a place to the larger one that it lies in.
    LyingPreposition,
    /// "of", "around": stands between "magnitude" and its number.
    MagnitudeTie,
    /// "several", "few": a number that is not told.
    ManyOrFew,
    /// "perhaps", "maybe": hedges a number or a whole clause.
    Maybe,
    /// "depth", "speed": a noun that names what is measured by itself.
    MeasuringNoun,
    /// "won", "real": a currency, and a word of its own.
    MoneyOrWord,
    /// "rose", "by": says that two numbers are a change, from the one to the other.
    MovedBy,
    /// "double", "treble": a verb or a multiple of what follows.
    MultipleVerb,
    /// "van", "de": in small letters inside the names of people and places.
    NameParticle,
    /// "of", "with": stands in small letters inside the description of a speaker.
    NameTie,
    /// "nobody", "this": stands where a speaker may, and names nobody.
    NamesNobody,
    /// "after", "never": ends as a comparative does and is none.
    NoComparative,
    /// "toll", "aged": stands with a capital before a number and is no name.
    NoNameLead,
    /// "no", "nobody": means none.
    NoneWord,
    /// "of", "from": ties a noun to the noun before it.
    NounPreposition,
    /// "of", "familiar": ties more to the noun that heads a description of speakers.
    NounTie,
    /// "th", "s": belongs to the digits before it.
    NumberSuffix,
    /// "under", "top": with a hyphen before a number it limits it.
    NumberedPrefix,
    /// "during", "on": ties the time, the occasion or the hearer to a verb of saying.
    OccasionPreposition,
    /// "police", "officials": the last word of a speaker that many are called by, so that it proves no one voice.
    OfficeOfMany,
    /// "of", "from": ties a body to the name of a person.
    OfficeTie,
    /// "opposition": the head of the name of those who stand against those who rule.
    OppositionParty,
    /// "th", "nd": behind digits it makes a rank.
    OrdinalSuffix,
    /// "organisers", "protesters": the head of the name of those who called others to the street.
    OrganiserParty,
    /// "morning", "evening": a part of the day.
    PartOfDay,
    /// "man", "official": a sort of person, which fits nearly everyone.
    PersonSort,
    /// "and", "than": joins phrases more often than clauses.
    PhraseConjunction,
    /// "called", "the": stands between a sort of place and its name.
    PlaceApposition,
    /// "near", "from": says that the name behind it is that of a place.
    PlaceBeforeName,
    /// "de", "upon": stands in small letters inside the name of a place.
    PlaceNameTie,
    /// "in", "near": opens the place where something happened.
    PlacePreposition,
    /// "largest", "poorest": ranks a place among others.
    PlaceRank,
    /// "police", "data": a plural subject without an "s".
    PluralNotInS,
    /// "them", "those": points to several, of whom one is taken.
    PluralPointer,
    /// "them", "those": stands for several named before.
    PluralPronoun,
    /// "police", "witnesses": a word for many that starts a sentence as often as not, and takes no article.
    PluralSpeaker,
    /// "police": the head of the name of those who keep order.
    PoliceParty,
    /// "his", "my": whose it is, of a person.
    PossessiveOfPerson,
    /// "its", "his": whose it is, of someone named before.
    PossessiveThird,
    /// "feared", "still": opens a predicate whose auxiliary is left out.
    PredicateLead,
    /// "worth", "valued": stands between a thing and its price.
    Priced,
    /// "earlier", "previous": tells that the number before it is one of before.
    PriorTime,
    /// "he", "they": stands for someone who speaks.
    PronounOfPerson,
    /// "we", "who": takes part in the talk or leads back, and names nobody.
    PronounWithoutName,
    /// "expected", "likely": stands between an auxiliary and a verb of what is to come.
    Prospect,
    /// "published", "compiled": made known by whoever follows.
    Published,
    /// "k", "km": right behind digits it is the length of a race.
    RaceUnit,
    /// "ranging", "anywhere": with "from" it opens a range.
    Ranging,
    /// "per", "since": behind "times" it makes it a frequency or a change, not a multiple of what follows.
    RateOpening,
    /// "in", "for": with "every" it opens what a rate is by.
    RateTie,
    /// "ratio", "odds": says that two numbers are a ratio.
    RatioWord,
    /// "rebels", "militants": the head of the name of those who fight against a state.
    RebelParty,
    /// "last", "past": with a length of time it ends now.
    Recent,
    /// "who", "that": opens a relative clause as its subject.
    Relative,
    /// "latest", "preliminary": tells no more of published numbers than when they came.
    ReleaseModifier,
    /// "remaining", "other": counts the rest of what was counted before.
    Remaining,
    /// "announced", "confirmed": with "by" it names who gave out a number.
    ReportedBy,
    /// "was", "been": goes before what happened to someone.
    ReportedState,
    /// "said", "yelled": goes on after a quotation's own stop.
    SayingAfterQuote,
    /// "warned", "put": a verb of saying that a body or a report is the subject of, so that "it" may be.
    SayingOfBody,
    /// "only", "more": behind "not" it is what is denied, not the number.
    ScopeOfNot,
    /// "the", "however": with a capital it starts a sentence more often than it follows a short form such as "U.S.".
    SentenceStarter,
    /// "serious", "grave": how badly people are hurt, in the middle.
    SeriousHurt,
    /// "due", "is": with "to" it tells what is to come.
    SetTo,
    /// "city", "village": a place that a dateline names.
    SettlementNoun,
    /// "first", "a": makes a noun of "half" behind it.
    ShareLead,
    /// "stake", "majority": what a fraction before it is.
    ShareNoun,
    /// "percent", "poll": says that points are those of a share.
    ShareWord,
    /// "approx", "dept": written with a dot, which may end a sentence all the same.
    ShortForm,
    /// "no", "vol": a short form with a dot only where a number follows.
    ShortFormBeforeNumber,
    /// "art", "sun": a short form that in lower case is a word of its own.
    ShortFormOrWord,
    /// "min", "hr": a length of time in short.
    ShortTimeUnit,
    /// "hour", "honest": starts with an "h" that is not heard, so that it takes "an".
    SilentH,
    /// "from", "since": opens the day that something is held against.
    SinceWord,
    /// "a", "their": opens a noun for one thing.
    SingularDeterminer,
    /// "debris", "news": ends in "s" and is no plural.
    SingularInS,
    /// "has", "says": a verb that "one" as a pronoun is the subject of.
    SingularPredicate,
    /// "slight", "minor": how badly people are hurt, at the least.
    SlightHurt,
    /// "from", "by": ties more to a noun that names a source.
    SourceTie,
    /// "by", "per": ends the words that stand before whoever says it.
    SpeakerPreposition,
    /// "he", "they": a speaker whom an article does not name there.
    SpeakerPronoun,
    /// "spoke": with "of" it says something.
    Speaking,
    /// "season", "scored": says that points are those of a game.
    SportNoun,
    /// "since", "until": opens words of time that tell a stretch, not a day.
    StretchOpener,
    /// "amount", "sum": behind "of that" it stands for a number told before.
    SumNoun,
    /// "total", "altogether": right before a number it makes it a total.
    SummingWord,
    /// "if", "whether": opens a clause that is only supposed.
    SupposingMark,
    /// "toll", "number": names a count of what follows "of".
    TallyNoun,
    /// "told": a verb of saying that names who hears it first.
    Tell,
    /// "thrice", "triple": means three.
    ThreeTimes,
    /// "eastern", "sat": with a capital it names a zone or a day, in lower case something else.
    TimeIfCapital,
    /// "quarter", "today": a noun of time that is no unit in the calendar.
    TimeNoun,
    /// "ago", "later": counts a length of time from a day.
    TimeOffset,
    /// "after", "later": tells that a length lies between two times.
    TimeOrder,
    /// "week", "decade": one unit of time.
    TimeUnitSingular,
    /// "of", "for": ties the words of a title to each other.
    TitleTie,
    /// "about", "against": ties what is spoken of to a verb of saying.
    TopicPreposition,
    /// "both", "twice": means two.
    TwoTimes,
    /// "steady", "flat": as much as before.
    Unchanged,
    /// "union", "strikers": the head of the name of those who stand for the employed.
    UnionParty,
    /// "in", "story": a unit, and a word of its own.
    UnitOrWord,
    /// "to", "until": opens the end of a stretch of time.
    UntilWord,
    /// "on", "via": opens where something was said.
    VenuePreposition,
    /// "on", "with": ties a second place to where something was said.
    VenueTie,
    /// "will", "not": makes a verb of "double" behind it.
    VerbLead,
    /// "vote", "ballot": says that two numbers are those of a vote.
    VoteWord,
    /// "next", "this": tells which day of a name is meant.
    WhichWeek,
    /// "its", "last": opens the amount that a multiple is of.
    WholeDeterminer,
    /// "of", "all": opens the whole that a share is of.
    WholeLead,
    /// "may", "june": a short name of a month that is not cut short.
    WholeMonthName,
    /// "ended", "to": opens the last day of a stretch of time.
    WindowEnd,
    /// "since", "late": stands before a number that is a year.
    YearLead,
    /// "fiscal", "circa": says that the number behind it is a year.
    YearPointer,
    /// "years", "yrs": years, of an age.
    YearUnit,
}

impl WordClass {
    /// Whether `word`, in lower case, is of this class.
    pub fn has(self, word: &str) -> bool {
        classes_of(word).has(self)
    }
}

/// How many numbers hold one bit for each class.
const WIDTH: usize = WordClass::ALL.len().div_ceil(64);

/// The classes that a word is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordClasses([u64; WIDTH]);

impl WordClasses {
    /// Those of no word.
    pub const NONE: Self = Self([0; WIDTH]);

    /// The set of one class or several.
    pub const fn of(classes: &[WordClass]) -> Self {
        let mut set = Self::NONE;
        let mut idx = 0;
        while idx < classes.len() {
            let bit = classes[idx] as usize;
            set.0[bit / 64] |= 1 << (bit % 64);
            idx += 1;
        }
        set
    }

    /// Whether `class` is among them.
    pub const fn has(self, class: WordClass) -> bool {
        let bit = class as usize;
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Whether the two share a class.
    pub const fn has_any(self, others: Self) -> bool {
        let mut idx = 0;
        while idx < WIDTH {
            if self.0[idx] & others.0[idx] != 0 {
                return true;
            }
            idx += 1;
        }
        false
    }

    /// Whether the word is of no class.
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

/// The classes of `word`, which is in lower case.
pub fn classes_of(word: &str) -> WordClasses {
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| Table::read(built_in::CLASSES).unwrap_or_default());
    TABLE.get(word)
}

/// Words in slots by their hash, at most half of which are taken; the words behind one another that share a slot.
#[derive(Debug, Default)]
struct Table {
    slots: Vec<Option<(Box<str>, WordClasses)>>,
    longest: usize,
}

#[derive(Deserialize)]
struct List {
    class: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: WordClass,
    words: Vec<String>,
    #[expect(dead_code, reason = "for readers of the table")]
    note: Option<String>,
}

impl Table {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let words = || list.class.iter().flat_map(|entry| &entry.words);
        let mut table = Self {
            slots: vec![None; (2 * words().count()).next_power_of_two()],
            longest: words().map(String::len).max().unwrap_or(0),
        };
        for entry in &list.class {
            for word in &entry.words {
                let idx = table.slot(word);
                let (_, classes) = table.slots[idx]
                    .get_or_insert_with(|| (word.as_str().into(), WordClasses::NONE));
                classes.0[entry.id as usize / 64] |= 1 << (entry.id as usize % 64);
            }
        }
        Ok(table)
    }

    /// The slot where `word` stands or would stand.
    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut idx = usize::try_from(fnv(&[word.as_bytes()]) >> 32).unwrap_or(0) & mask;
        while self.slots[idx]
            .as_ref()
            .is_some_and(|(taken, _)| **taken != *word)
        {
            idx = (idx + 1) & mask;
        }
        idx
    }

    fn get(&self, word: &str) -> WordClasses {
        if word.is_empty() || word.len() > self.longest {
            return WordClasses::NONE;
        }
        let found = self.slots.get(self.slot(word)).and_then(Option::as_ref);
        found.map_or(WordClasses::NONE, |(_, classes)| *classes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_one_entry_in_order_and_no_word_twice() {
        let list: List = parse(built_in::CLASSES).unwrap();
        let ids: Vec<WordClass> = list.class.iter().map(|entry| entry.id).collect();
        assert_eq!(ids, WordClass::ALL);
        let names: Vec<String> = ids.iter().map(|id| format!("{id:?}")).collect();
        assert!(names.is_sorted(), "{names:?}");
        for Entry { id, words, .. } in &list.class {
            assert!(!words.is_empty(), "{id:?} has no word");
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{id:?}: {pair:?} is out of order");
            }
        }
    }

    #[test]
    fn every_word_is_of_its_classes_and_of_no_other() {
        let list: List = parse(built_in::CLASSES).unwrap();
        for word in list.class.iter().flat_map(|entry| &entry.words) {
            assert_eq!(*word, word.to_lowercase());
            for entry in &list.class {
                assert_eq!(entry.id.has(word), entry.words.contains(word), "{word}");
            }
        }
        for unknown in ["", "q", "Mr", "counterrevolutionaries", "ü"] {
            assert!(classes_of(unknown).is_empty(), "{unknown}");
        }
    }

    #[test]
    fn sets_of_classes_are_constants() {
        const ANY: WordClasses = WordClasses::of(&[WordClass::Elision, WordClass::NumberSuffix]);
        assert!(classes_of("th").has_any(ANY));
        assert!(classes_of("twas").has_any(ANY));
        assert!(!classes_of("sun").has_any(ANY));
    }
}
