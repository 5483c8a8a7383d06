//! What each figure measures, in a form that can be compared: thing, role, place, period, part of a whole.

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use super::context::Context;
use super::conversion::conversions;
use super::place::folded;
use super::scale;
use crate::tolerances::{LARGE, ODD, SHARED_WORDS};
use tally_article::Article;
use tally_language::hash::fnv;
use tally_language::lexicon::{self, Cue, KindAttribute, RoleAttribute, WordClass, named};
use tally_reading::{Decimal, Dimension, Factuality, Figure, Place, Precision, Qualifier, TimeRef};

/// What one row of the table measures.
#[derive(Debug, Clone)]
pub(crate) struct Measure {
    /// What its article tells of it.
    pub told: Arc<Told>,
    /// Index of its article.
    pub article: usize,
    /// Number of the event that its article tells of.
    pub event: usize,
    /// A place narrower than the event's.
    pub place: Option<Arc<str>>,
    /// Who says so, by the fullest name among all articles.
    pub speaker: Option<Arc<str>>,
    /// The row whose amount it tells in another unit, as its article converts it.
    pub converts: Option<usize>,
}

impl Deref for Measure {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.told
    }
}

/// What a figure measures as far as its own article tells.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// When the article was published.
    pub published: Option<Date>,
    /// What kind of quantity.
    pub dimension: Dimension,
    /// The unit's code where the dimension alone does not tell: currencies and units of their own.
    pub own_unit: Option<String>,
    /// The stated bounds in base units.
    pub bounds: (Option<Decimal>, Option<Decimal>),
    /// The one number that is stated, in base units.
    pub number: Option<Decimal>,
    /// How many digits it has without zeros at either end.
    pub digits: usize,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// The kind of thing by the lexicon, else the head noun; empty where nothing is known.
    pub thing: String,
    /// The head noun.
    pub head: String,
    /// Whether the thing is people in general, not some sort of people.
    pub anyone: bool,
    /// Words that single out a nation, a people, a side.
    pub people: Option<String>,
    /// Words that narrow the thing ("ballistic", "seriously").
    pub narrowing: Vec<String>,
    /// Whether it is said of some of what was counted before ("88 of them").
    pub partitive: bool,
    /// What happened to it.
    pub role: Option<&'static str>,
    /// The names in the words for its place, folded; narrower than the event's or not.
    pub named_place: Option<Arc<str>>,
    /// Words of what that place lies in, lower case.
    pub around: Vec<String>,
    /// A time other than the event's.
    pub period: Option<Period>,
    /// Whether that lies within the last months before publication.
    pub recent: bool,
    /// How it is meant.
    pub standing: Standing,
    /// Whether it happened.
    pub mood: Factuality,
    /// How near it stands to the article's top: 0 for its head, 1 for its first paragraphs, 2 below.
    pub depth: u8,
    /// The figure of the article whose amount it tells in another unit, by its place among them.
    pub converts_in_article: Option<usize>,
    /// The sentence's telling words by their numbers, sorted.
    pub words: Vec<u64>,
}

/// How a figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// As the present state.
    Counted,
    /// As an earlier state, by the text's own words ("previous estimate").
    Earlier,
    /// As what it was before it changed, not before it was reported ("fell to 5% from 6%").
    Before,
    /// As coming on top of others ("another four", "six more").
    OnTop,
    /// As foreseen, not counted.
    Foreseen,
}

/// A year, and a month where told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Period {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: Option<i8>,
}

/// What an article tells of what its figures measure.
pub(super) fn told(article: &Article, figures: &[Arc<Figure>]) -> Vec<Told> {
    let all = figures.iter().map(|figure| told_of(article, figure));
    let mut told: Vec<Told> = all.collect();
    carry_periods(figures, &mut told);
    settle_additions(figures, &mut told);
    for (one, converts) in told.iter_mut().zip(conversions(article, figures)) {
        one.converts_in_article = converts;
    }
    told
}

/// A sentence that follows at once on one about another time, and names none, is about that time too.
fn carry_periods(figures: &[Arc<Figure>], told: &mut [Told]) {
    for at in 1..told.len() {
        let (before, after) = (&figures[at - 1], &figures[at]);
        let past = told[at - 1].period.filter(|_| !told[at - 1].recent);
        let gap = after.sentence.start.checked_sub(before.sentence.end);
        let follows = gap.is_some_and(|gap| gap < NEXT) || before.sentence == after.sentence;
        if follows && after.time().is_none() && told[at].depth > 1 && told[at].period.is_none() {
            told[at].period = past;
        }
    }
}

/// "Two were killed and hundreds more hurt": what comes on top of others of another fate is the first of its own.
fn settle_additions(figures: &[Arc<Figure>], told: &mut [Told]) {
    for at in 0..told.len() {
        let is_on_top = told[at].standing == Standing::OnTop;
        let Some(role) = told[at].role.filter(|_| is_on_top) else {
            continue;
        };
        let here = figures[at].paragraph;
        let is_near = |other: &usize| here.abs_diff(figures[*other].paragraph) <= 1;
        let before = (at.saturating_sub(BESIDE)..at).filter(is_near);
        let after = (at + 1..told.len().min(at + BESIDE + 1)).filter(is_near);
        let mut others = before.clone().chain(after);
        let of_its_fate = others.any(|other| told[other].role == Some(role));
        let of_another = before.clone().any(|other| told[other].role.is_some());
        if !of_its_fate && of_another {
            told[at].standing = Standing::Counted;
        }
    }
}

/// Among how many figures before and after an addition finds what it is added to.
const BESIDE: usize = 4;

/// How many bytes lie between a sentence and the next: a space, a line break, a closing quotation mark.
const NEXT: usize = 8;

fn told_of(article: &Article, figure: &Figure) -> Told {
    let context = Context::of(&article.text, figure);
    let unit = &figure.quantity.unit;
    let dimension = unit.dimension();
    let counted = figure.counted.as_ref();
    let head = counted.map(|c| c.head.to_lowercase()).unwrap_or_default();
    let kind = counted.and_then(|c| c.kind);
    let standing = standing(figure, &context);
    let people = people(figure);
    let period = if standing == Standing::Earlier && context.marks_an_earlier_report() {
        None
    } else {
        period(figure, article.metadata.published_on(), &context)
    };
    let bounds = bounds(figure);
    let number = single(bounds);
    Told {
        published: article.metadata.published_on(),
        dimension,
        own_unit: scale::own_unit(unit),
        bounds,
        number,
        digits: number.map_or(0, digits),
        qualifier: figure.quantity.qualifier,
        anyone: is_anyone(kind, &head, people.as_deref()),
        thing: kind.map_or_else(|| thing(&head).to_owned(), str::to_owned),
        head,
        narrowing: narrowing(figure, people.as_deref(), &context),
        people,
        role: role(figure, dimension).filter(|_| unit.code() != named::STOREY),
        partitive: context.is_part_of_them(),
        named_place: figure
            .place
            .as_ref()
            .and_then(Place::told_here)
            .and_then(|place| folded(&place.text))
            .map(Arc::from),
        around: around(figure),
        recent: period.is_some_and(|period| is_recent(period, article.metadata.published_on())),
        period,
        standing,
        mood: figure.factuality,
        converts_in_article: None,
        depth: depth(article, figure),
        words: numbers(context.telling_words()),
    }
}

/// Words as numbers, sorted: a figure has dozens of them around it, and is compared with dozens of others.
///
/// That two words of one project have the same hash of 64 bits happens once in a thousand million projects.
fn numbers<'a>(words: impl Iterator<Item = &'a str>) -> Vec<u64> {
    let mut numbers: Vec<u64> = words.map(|word| fnv(&[word.as_bytes()])).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.shrink_to_fit();
    numbers
}

/// Words of the names of what the figure's place lies in.
fn around(figure: &Figure) -> Vec<String> {
    let within = figure.place.iter().flat_map(|place| &place.within);
    within
        .flat_map(|phrase| phrase.text.split_whitespace())
        .map(str::to_lowercase)
        .collect()
}

/// What happened to it; lengths, temperatures and the like only carry what stands around them.
fn role(figure: &Figure, dimension: Dimension) -> Option<&'static str> {
    let role = figure.role.as_ref()?;
    let has_role = match dimension {
        Dimension::Count | Dimension::Share => true,
        Dimension::Money => RoleAttribute::OfMoney.holds(role.name),
        _ => false,
    };
    if !has_role {
        return None;
    }
    (!RoleAttribute::Foreseen.holds(role.name)).then_some(role.name)
}

fn standing(figure: &Figure, context: &Context<'_>) -> Standing {
    if context.marks_an_earlier_state() {
        earlier(figure, context)
    } else if context.is_foreseen() || is_forecaster(figure) {
        Standing::Foreseen
    } else if context.adds_to_others() {
        Standing::OnTop
    } else {
        Standing::Counted
    }
}

/// A count of what became of people or things goes up as more is known; all else has changed where it was before.
fn earlier(figure: &Figure, context: &Context<'_>) -> Standing {
    let counts = figure.counted.as_ref().is_none_or(|counted| {
        let head = counted.head.to_lowercase();
        names_a_count(&head) || tells_role(&head)
    });
    let of_things = figure.quantity.unit.dimension() == Dimension::Count;
    if context.marks_an_earlier_report() || of_things && (figure.role.is_some() || counts) {
        Standing::Earlier
    } else {
        Standing::Before
    }
}

fn is_anyone(kind: Option<&str>, head: &str, people: Option<&str>) -> bool {
    let is_people = people.is_some_and(|people| head.starts_with(people));
    kind.is_some_and(|kind| KindAttribute::Anyone.holds(kind))
        || is_people
        || tells_role(head)
        || Cue::Anyone.holds(head)
}

/// What a head noun without a kind names: one word for what goes by several.
fn thing(head: &str) -> &str {
    if Cue::Talks.holds(head) {
        "talks"
    } else if Cue::Warfare.holds(head) {
        "war"
    } else {
        head
    }
}

/// Whether a head is a noun that names a count, not what is counted, or there is none.
pub(crate) fn names_a_count(head: &str) -> bool {
    head.is_empty() || Cue::CountNoun.holds(head)
}

/// Whether a lower-case noun or adjective tells what happened, not to whom: "toll", "missing".
pub(crate) fn tells_role(word: &str) -> bool {
    let roles = lexicon::roles();
    roles.noun(word).is_some() || roles.adjective(word).is_some() || word == "casualty"
}

fn single(bounds: (Option<Decimal>, Option<Decimal>)) -> Option<Decimal> {
    match bounds {
        (Some(low), Some(high)) if low == high => Some(low),
        (Some(one), None) | (None, Some(one)) => Some(one),
        _ => None,
    }
}

fn digits(number: Decimal) -> usize {
    let mantissa = number.normalize().mantissa().unsigned_abs().to_string();
    mantissa.trim_end_matches('0').len()
}

fn bounds(figure: &Figure) -> (Option<Decimal>, Option<Decimal>) {
    let quantity = &figure.quantity;
    let convert = |value: Decimal| scale::in_base(&quantity.unit, value);
    (quantity.low.map(convert), quantity.high.map(convert))
}

/// Adjectives of nation and the like: capitalised words of the counted phrase, or its head.
fn people(figure: &Figure) -> Option<String> {
    let counted = figure.counted.as_ref()?;
    counted
        .text
        .split_whitespace()
        .skip_while(|word| word.chars().all(|c| !c.is_alphabetic()))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.len() > 3 && word.starts_with(char::is_uppercase))
        .find(|word| !word.chars().all(char::is_uppercase) && is_adjective_of_nation(word))
        .map(|word| word.trim_end_matches('s').to_lowercase())
}

/// "Japanese", "Norwegian", "Omani", "British", "Dutch": by their endings, as no list of nations is complete.
fn is_adjective_of_nation(word: &str) -> bool {
    let word = word.trim_end_matches('s');
    ["an", "ese", "ish", "i", "ch", "ek", "ai", "ari"]
        .iter()
        .any(|end| word.ends_with(end))
        || word.ends_with("ese")
}

fn narrowing(figure: &Figure, people: Option<&str>, context: &Context<'_>) -> Vec<String> {
    let modifiers = figure.counted.iter().flat_map(|counted| &counted.modifiers);
    let mut words: Vec<String> = modifiers
        .map(|word| word.to_lowercase())
        .filter(|word| {
            !Cue::IdleModifier.holds(word) && people.is_none_or(|people| !word.starts_with(people))
        })
        .filter(|word| word.chars().any(char::is_alphabetic) && !tells_role(word))
        .collect();
    let hurt = figure
        .role
        .as_ref()
        .is_some_and(|role| role.name == named::INJURED);
    words.extend(context.severity().filter(|_| hurt).map(str::to_owned));
    words.sort();
    words.dedup();
    words
}

/// The figure's own period where it is not that of the event: a past year, or a month before the last weeks.
fn period(figure: &Figure, published: Option<Date>, context: &Context<'_>) -> Option<Period> {
    let year_of = |year: i16| Period { year, month: None };
    let time = figure.time().filter(|time| is_told_of(time, figure));
    let Some((date, precision)) = time.and_then(|t| t.date.map(|date| (date, t.precision))) else {
        let year = context.year_before()?;
        return published
            .is_none_or(|p| p.year() != year)
            .then_some(year_of(year));
    };
    let month = Period {
        year: date.year(),
        month: Some(date.month()),
    };
    let is_other = match precision {
        Precision::Year => {
            return published
                .is_none_or(|p| p.year() != date.year())
                .then_some(year_of(date.year()));
        }
        Precision::Month | Precision::Quarter => {
            published.is_none_or(|p| (p.year(), p.month()) != (date.year(), date.month()))
        }
        _ => published
            .and_then(|p| p.since(date).ok())
            .is_some_and(|span| span.get_days() > 21),
    };
    is_other.then_some(month)
}

/// A year far behind the number is told of something else: "12 hurt in a town that the flood of 1962 had spared".
fn is_told_of(time: &TimeRef, figure: &Figure) -> bool {
    const REACH: usize = 40;
    time.precision != Precision::Year || time.span.start < figure.number.end + REACH
}

/// Whether the period lies at most three months before publication.
fn is_recent(period: Period, published: Option<Date>) -> bool {
    let months = |year: i16, month: i8| i32::from(year) * 12 + i32::from(month);
    match (period.month, published) {
        (Some(month), Some(p)) => months(p.year(), p.month()) - months(period.year, month) <= 3,
        _ => false,
    }
}

fn is_forecaster(figure: &Figure) -> bool {
    let said = figure
        .attribution
        .as_ref()
        .map(|said| said.speaker.to_lowercase());
    let is = |said: String| {
        let mut words = said.split(|c: char| !c.is_alphanumeric());
        words.any(|word| WordClass::ForecastingSpeaker.has(word))
    };
    said.is_some_and(is)
        || figure
            .role
            .as_ref()
            .is_some_and(|role| RoleAttribute::Foreseen.holds(role.name))
}

fn depth(article: &Article, figure: &Figure) -> u8 {
    let is_head = article
        .paragraphs
        .get(figure.paragraph)
        .is_some_and(|p| p.kind == tally_article::ParagraphKind::Headline);
    match figure.paragraph {
        _ if is_head => 0,
        0 => 0,
        1..=3 => 1,
        _ => 2,
    }
}

impl Measure {
    /// Whether the text itself calls it an earlier state.
    pub(crate) fn is_earlier(&self) -> bool {
        self.standing == Standing::Earlier
    }

    /// Whether it is what something was before it changed.
    pub(crate) fn is_before(&self) -> bool {
        self.standing == Standing::Before
    }

    /// Whether it comes on top of others.
    pub(crate) fn is_on_top(&self) -> bool {
        self.standing == Standing::OnTop
    }

    /// Whether it is foreseen.
    pub(crate) fn is_foreseen(&self) -> bool {
        self.standing == Standing::Foreseen
    }

    /// The one number that is stated, in base units.
    pub(crate) fn single(&self) -> Option<Decimal> {
        self.number
    }

    /// Whether the two state the same number, or numbers within a tenth; a vague one only meets a vague one.
    pub(crate) fn is_near(&self, other: &Self) -> bool {
        self.is_vague() == other.is_vague() && self.numbers_near(other)
    }

    /// Whether no number is stated, only that there are many.
    pub(crate) fn is_vague(&self) -> bool {
        self.qualifier == Qualifier::Vague
    }

    /// Whether their numbers lie within a tenth, whatever is said of them.
    pub(crate) fn numbers_near(&self, other: &Self) -> bool {
        match (self.single(), other.single()) {
            (Some(a), Some(b)) => is_within_a_tenth(a, b),
            (None, None) => self.bounds == other.bounds,
            _ => false,
        }
    }

    /// Whether the two state the same number; across units, the same but for rounding.
    pub(crate) fn states_the_same(&self, other: &Self) -> bool {
        self.bounds == other.bounds || self.single().is_some() && self.single() == other.single()
    }

    /// Whether one is hedged, and the other is what it most likely hedges.
    pub(crate) fn rounds_to(&self, other: &Self) -> bool {
        let hedged = self.qualifier == Qualifier::About || other.qualifier == Qualifier::About;
        hedged && self.is_near(other) && self.single().is_some_and(|n| n.abs() >= LARGE.into())
    }

    /// Whether its number is such that another hardly has it by chance: 136, 6.2.
    pub(crate) fn is_odd(&self) -> bool {
        self.number
            .is_some_and(|n| !n.is_integer() || n.abs() >= ODD.into())
    }

    /// Whether the two state one large number, so that a time that only one tells is most likely that of both.
    pub(crate) fn tells_nothing_new(&self, other: &Self) -> bool {
        self.states_the_same(other) && self.is_odd() && self.shared_words(other) >= SHARED_WORDS
    }

    /// How many telling words the two sentences share.
    pub(crate) fn shared_words(&self, other: &Self) -> usize {
        self.words
            .iter()
            .filter(|word| other.words.binary_search(word).is_ok())
            .count()
    }
}

/// Whether two numbers lie within a tenth of the larger.
fn is_within_a_tenth(a: Decimal, b: Decimal) -> bool {
    let (Some(apart), larger) = (a.checked_sub(b), a.abs().max(b.abs())) else {
        return false;
    };
    apart
        .abs()
        .checked_mul(Decimal::TEN)
        .is_some_and(|tenfold| tenfold <= larger)
}
