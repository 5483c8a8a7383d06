//! When: the time for which a value holds, that of the event, and that of the statement.
//!
//! A sentence's tree tells which verb a time hangs on: one of saying, one of the event, or one that only states. Without
//! a tree, or where the tree says nothing, the nearest time is taken.

mod forms;
mod tie;

use std::ops::Range;

use jiff::civil::Date;

use super::super::scan::Scan;
use crate::{Evidence, Figure, Precision, TimeRef};
use tally_language::lexicon::{Classes, Cue, WordClass, speech};
use tally_language::text::Span;

use forms::{Reader, Time};
use tie::{Tie, TimePart};

/// The words for times in a paragraph.
pub(crate) struct Times {
    found: Vec<Found>,
}

struct Found {
    time: Time,
    /// The token of the verb of saying that it hangs on.
    said: Option<usize>,
}

/// How far from a number its time is looked for, in tokens.
const REACH: usize = 80;

/// How many times on each side of a number are looked at.
const MOST: usize = 4;

/// How a time was found by the tree.
const BY_TREE: &str = "time that the sentence’s tree hangs on its verb or noun";

/// How a time was found that stands right behind the number.
const BESIDE: &str = "time right behind the number";

/// How a time was found by word order.
const NEAR: &str = "time nearest to the number";

/// How a time was found beside a verb of saying.
const SAID: &str = "time beside the verb of saying";

/// How the time of a statement becomes that of a value.
const STATED: &str = "time of the statement, which tells how things stood then";

impl Times {
    /// Finds all times; `published` makes dates of them.
    pub(crate) fn new(scan: &Scan<'_>, published: Option<Date>) -> Self {
        let mut found = Vec::new();
        let mut reader = Reader {
            scan,
            published,
            named: None,
        };
        let mut at = 0;
        while at < scan.len() {
            match reader.time(at) {
                Some(time) => {
                    at = time.range.end.max(at + 1);
                    reader.named = time.date.or(reader.named);
                    let said = saying(scan, &time.range);
                    found.push(Found { time, said });
                }
                None => at += 1,
            }
        }
        Self { found }
    }

    /// Tells `figure`, whose mention is the tokens given, when it holds and when it happened.
    pub(super) fn tell(&self, figure: &mut Figure, scan: &Scan<'_>, mention: &Range<usize>) {
        let near = self.near(scan, mention);
        let parsed = scan.parsed(mention.start);
        let word = parsed.and_then(|parsed| parsed.top(&parsed.words(mention)));
        let mut best: [Option<(usize, &Time, &'static str)>; 2] = [None, None];
        for one in near {
            let time = &one.time;
            let tied = match (parsed, word) {
                _ if is_of_start(scan, &time.range, mention) || is_compared(scan, &time.range) => {
                    Tie::Apart
                }
                (Some(parsed), Some(word)) => tie::tie(parsed, time, figure, word),
                _ => Tie::Loose,
            };
            let beside = time.range.start == mention.end;
            let (part, cost, rule) = match tied {
                Tie::Tells(part, cost) => (part, cost * 100, BY_TREE),
                // "12 on Thursday and seven this morning": the verb is left out.
                Tie::Loose if beside && one.said.is_none() => (guess(figure, time), 0, BESIDE),
                _ if is_unchanged(scan, &time.range) => (TimePart::AsOf, 0, BESIDE),
                Tie::Apart => continue,
                Tie::Loose if one.said.is_some() => continue,
                Tie::Loose => (guess(figure, time), LOOSE, NEAR),
            };
            let cost = cost + distance(scan, &time.range, mention);
            let slot = &mut best[usize::from(part == TimePart::Event)];
            if slot.is_none_or(|(least, ..)| cost < least) {
                *slot = Some((cost, time, rule));
            }
        }
        let [as_of, mut event] = best;
        // A time that the tree ties leaves no room for one that is only near.
        if let (Some((.., BY_TREE)), Some((.., NEAR))) = (&as_of, &event) {
            event = None;
        }
        let as_of =
            as_of.filter(|(.., rule)| *rule == BY_TREE || !matches!(&event, Some((.., BY_TREE))));
        for (part, told) in [(AS_OF, as_of), (EVENT, event)] {
            if let Some((_, time, rule)) = told {
                put(figure, part, time_ref(scan, time), rule);
            }
        }
    }

    /// Nobody said it, so that a time beside a verb of saying is that of the figure too, where it has none.
    fn nearest(&self, figure: &mut Figure, scan: &Scan<'_>) {
        if figure.time().is_some() {
            return;
        }
        let token = |byte: usize| scan.tokens.partition_point(|token| token.span.end <= byte);
        let mention = token(figure.span.start)..token(figure.span.end.saturating_sub(1)) + 1;
        let said = |one: &&Found| one.said.is_some();
        let near = self.near(scan, &mention).filter(said);
        let nearest = near.min_by_key(|one| distance(scan, &one.time.range, &mention));
        if let Some(one) = nearest {
            let part = match guess(figure, &one.time) {
                TimePart::AsOf => AS_OF,
                TimePart::Event => EVENT,
            };
            put(figure, part, time_ref(scan, &one.time), NEAR);
        }
    }

    /// The times around `mention` in its sentence.
    fn near(&self, scan: &Scan<'_>, mention: &Range<usize>) -> impl Iterator<Item = &Found> {
        let sentence = scan.sentence(mention.start);
        let reach = mention.start.saturating_sub(REACH)..mention.end + REACH;
        let idx = self
            .found
            .partition_point(|one| one.time.range.end <= mention.start);
        let around = idx.saturating_sub(MOST)..self.found.len().min(idx + MOST);
        let mention = mention.clone();
        self.found[around].iter().filter(move |one| {
            let range = &one.time.range;
            let apart = range.end <= mention.start || mention.end <= range.start;
            sentence.contains(&range.start) && reach.contains(&range.start) && apart
        })
    }

    /// The time that hangs on the verb of saying at `verb`.
    fn said(&self, scan: &Scan<'_>, verb: Span) -> Option<TimeRef> {
        let verb = scan
            .tokens
            .partition_point(|token| token.span.end <= verb.start);
        let from = verb.saturating_sub(REACH);
        let first = self.found.partition_point(|one| one.time.range.end <= from);
        let mut near = self.found[first..]
            .iter()
            .take_while(|one| one.time.range.start < verb + REACH);
        let one = near.find(|one| one.said == Some(verb))?;
        Some(time_ref(scan, &one.time))
    }
}

/// The part of evidence that a value's time is.
const AS_OF: &str = "as of";

/// The part of evidence that an event's time is.
const EVENT: &str = "event";

/// The part of evidence that a statement's time is.
const SAID_ON: &str = "said on";

/// What a time that is only near costs, which is more than one that the tree ties through three verbs.
const LOOSE: usize = 700;

fn put(figure: &mut Figure, part: &'static str, time: TimeRef, rule: &'static str) {
    let span = time.span;
    figure.evidence.push(Evidence { part, span, rule });
    match part {
        AS_OF => figure.as_of = Some(time),
        EVENT => figure.event = Some(time),
        _ => figure.said_on = Some(time),
    }
}

/// Tells each figure of the paragraph at `idx` when it was said: the time beside its verb of saying, which may stand in
/// another paragraph. Of a state, that is also the time for which it holds, where it tells no other.
pub(crate) fn said_on(figure: &mut Figure, scans: &[Scan<'_>], times: &[Times], idx: usize) {
    let verb = figure
        .attribution
        .as_ref()
        .and_then(|said| said.verb.as_ref());
    let Some(verb) = verb.map(|verb| verb.span) else {
        return times[idx].nearest(figure, &scans[idx]);
    };
    let starts = |scan: &Scan<'_>| scan.tokens.first().map_or(0, |token| token.span.start);
    let place = scans.partition_point(|scan| starts(scan) <= verb.start);
    let Some(place) = place.checked_sub(1) else {
        return;
    };
    let Some(time) = times[place].said(&scans[place], verb) else {
        return;
    };
    let scan = &scans[idx];
    let holds = figure.as_of.is_none() && figure.event.is_none() && is_present(figure, scan);
    if holds {
        put(figure, AS_OF, time.clone(), STATED);
    }
    put(figure, SAID_ON, time, SAID);
}

fn is_present(figure: &Figure, scan: &Scan<'_>) -> bool {
    let at = scan
        .tokens
        .partition_point(|token| token.span.end <= figure.number.start);
    let word = scan
        .parsed(at)
        .and_then(|parsed| Some((parsed, parsed.word(at)?)));
    match word {
        Some((parsed, word)) => tie::is_present(parsed, figure, word),
        None => tie::is_staying(figure),
    }
}

/// The token of the verb of saying that the time at `range` stands beside.
fn saying(scan: &Scan<'_>, range: &Range<usize>) -> Option<usize> {
    /// "Officials said late on Tuesday".
    const BEFORE: usize = 3;
    /// "On Tuesday, the mayor said".
    const AFTER: usize = 5;
    if let Some(parsed) = scan.parsed(range.start) {
        return tie::saying(parsed, range);
    }
    let sentence = scan.sentence(range.start);
    let says = |at: &usize| {
        let word = scan.word(*at);
        let finite = scan.class(*at).has(Classes::VERB_PAST) || word == "says";
        finite && speech().is_strong(word)
    };
    let start = sentence.start.max(range.start.saturating_sub(BEFORE));
    let passes = |at: &usize| scan.class(*at).has(Classes::PREPOSITION) || says(at);
    let before = (start..range.start).rev().take_while(passes).find(says);
    let comma = scan.raw(range.end) == ",";
    before.or_else(|| {
        let end = sentence.end.min(range.end + AFTER);
        (range.end..end).find(says).filter(|_| comma)
    })
}

/// "134, unchanged from Wednesday": the value held on that day too.
fn is_unchanged(scan: &Scan<'_>, time: &Range<usize>) -> bool {
    let from = scan.is_before(time.start, 1, WordClass::SinceWord);
    from && scan.is_before(time.start, 2, WordClass::Unchanged)
}

/// "Twice as much as after the 2019 flood", "more than in May": the time of what a number is held against.
fn is_compared(scan: &Scan<'_>, time: &Range<usize>) -> bool {
    let joint = (0..time.start).rev().take(4).find(|at| {
        let class = scan.class(*at);
        let joins = class.has(Classes::PREPOSITION) || class.has(Classes::DETERMINER);
        !joins || matches!(scan.word(*at), "as" | "than")
    });
    match joint {
        Some(at) if scan.word(at) == "than" => at + 1 < time.start,
        // "As of Monday", "as late as Monday".
        Some(at) if scan.word(at) == "as" => {
            at + 1 < time.start && !scan.is(at + 1, WordClass::AsTime)
        }
        _ => false,
    }
}

/// "To 24 from 19 a day earlier", "to 4.8% from 5.2% in May": the time of the number that another one started from.
fn is_of_start(scan: &Scan<'_>, time: &Range<usize>, mention: &Range<usize>) -> bool {
    // Its unit and a preposition stand between that number and its time.
    let back = time.start.saturating_sub(4)..time.start;
    let other = back.rev().find_map(|at| scan.numeral_at(at));
    other.is_some_and(|idx| {
        let tokens = &scan.numerals[idx].tokens;
        !mention.contains(&tokens.start)
            && mention.end <= tokens.start
            && scan.before(tokens.start, 1) == "from"
    })
}

/// What a time tells that is only near, by what the figure is.
fn guess(figure: &Figure, time: &Time) -> TimePart {
    let counts = figure
        .counted
        .as_ref()
        .is_some_and(|counted| Cue::CountNoun.holds(&counted.head));
    let states = figure.role.is_none() || counts || tie::is_staying(figure);
    if time.bounds || states || tie::is_statistic(figure, time) {
        TimePart::AsOf
    } else {
        TimePart::Event
    }
}

fn distance(scan: &Scan<'_>, range: &Range<usize>, mention: &Range<usize>) -> usize {
    let between = if range.end <= mention.start {
        range.end..mention.start
    } else {
        mention.end..range.start
    };
    let wall = |at: &usize| matches!(scan.raw(*at), "," | ";" | "(");
    let walls = between.clone().filter(wall).count();
    between.len() + 4 * walls.min(20)
}

fn time_ref(scan: &Scan<'_>, time: &Time) -> TimeRef {
    TimeRef {
        text: scan.phrase(&time.range),
        span: scan.span(&time.range),
        date: time.date,
        last: time.last,
        precision: if time.date.is_some() {
            time.precision
        } else {
            Precision::Unknown
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::marked;

    /// When: texts count as published on Wednesday, 13 May 2026.
    const EXAMPLES: &[&str] = &[
        "They plan to send [300 tents|300 count tent; on 2026-05-15 day] by Friday.",
        "Repairs cost [€40m|40000000 EUR repair; as of -; event -], or [twice as much|2 ratio repair; as of -] as after the {2019|date} flood.",
        "As of Monday, [40 boats|40 count boat; as of Monday] were missing.",
        "The office put the number of injured at [134|134 count injured; as of Wednesday], unchanged from Wednesday.",
        // Events.
        "On Monday a blast killed [12 miners|12 count miner; as of -; event Monday; event on 2026-05-11 day; said on -] in Alder.",
        "A blast killed [12 miners|12 count miner; event Friday; event on 2026-05-08 day] on Friday.",
        "The storm on Tuesday night damaged [40 homes|40 count home; event Tuesday night; event on 2026-05-12 day] in the valley.",
        "The shelling killed [12 civilians|12 count civilian; event January 23-24; event on 2026-01-23 to 2026-01-24 day] on {January 23-24|date}.",
        "The fire of {3 March|date} killed [nine people|9 count person; event 3 March; event on 2026-03-03 day].",
        "The fire broke out overnight and killed [nine people|9 count person; event overnight; event on 2026-05-13 day].",
        "The {2004|date} tsunami killed [nearly 900 people|≈900 count person; event 2004; event on 2004-01-01 year] on the island.",
        "[Forty villagers|40 count villager; event 2006; as of -] were killed in the {2006|date} war.",
        "Gunmen abducted [16 teachers|16 count teacher; event yesterday; event on 2026-05-12 day] yesterday.",
        "Of the [12 people|12 count person; event Sunday; event on 2026-05-10 day] killed on Sunday, none was armed.",
        "A ferry that sank on Saturday carried [90 passengers|90 count passenger; event Saturday; event on 2026-05-09 day].",
        "[Seven climbers|7 count climber; event Sunday] died when a snow bridge broke on Sunday.",
        "The army fired [30 rockets|30 count rocket; event Monday to Thursday; event on 2026-05-04 to 2026-05-07 day] at the port from Monday to Thursday.",
        "Thieves stole [12 paintings|12 count painting; event three weeks ago; event on 2026-04-20 week] [three weeks|3 week] ago.",
        "Police arrested [five men|5 count man; event New Year's Eve; event on 2025-12-31 day] on New Year's Eve.",
        "Police arrested [five men|5 count man; event earlier this week; event on 2026-05-11 week] earlier this week.",
        "Guards shot dead [two inmates|2 count inmate; event the end of July; event on 2025-07-01 month] at the end of July.",
        "The quake of {June 24, 2021|date} injured [60 residents|60 count resident; event June 24, 2021; event on 2021-06-24 day].",
        "Last Friday the navy rescued [31 sailors|31 count sailor; event Last Friday; event on 2026-05-08 day].",
        "Last Wednesday the navy rescued [31 sailors|31 count sailor; event Last Wednesday; event on 2026-05-06 day].",
        "The army killed [four rebels|4 count rebel; event Monday; said on Tuesday; as of -] on Monday, the ministry said on Tuesday.",
        "The ministry said on Tuesday that the army had killed [four rebels|4 count rebel; event Monday; said on Tuesday; as of -] on Monday.",
        "[Two days|2 day; event -] ago it rained.",
        // Statement.
        "Officials said on Tuesday that [12 miners|12 count miner; as of -; event -; said on Tuesday; day said 2026-05-12 day] died in the collapse.",
        "On Tuesday, officials said [12 miners|12 count miner; event -; said on Tuesday] died in the collapse.",
        "[Twelve miners|12 count miner; event -; said on Tuesday; as of -] died in the collapse, officials said on Tuesday.",
        "[Twelve miners|12 count miner; event -; said on Tuesday; as of Tuesday] have died in the collapse, officials said on Tuesday.",
        "[Twelve miners|12 count miner; as of Tuesday; said on Tuesday] are missing, the mayor told reporters on Tuesday.",
        "The bank said in a statement on Thursday that it fired [12 clerks|12 count clerk; event -; said on Thursday].",
        "The mayor said in an interview on Sunday that floods destroyed [40 barns|40 count barn; event -; said on Sunday].",
        "Health officials reported [40 deaths|40 count death; as of Monday; said on Monday] on Monday.",
        "The flood killed [30 people|30 count person; event last week; said on Monday], the agency said on Monday, after the dam broke last week.",
        // As of.
        "As of Monday, [40 people|40 count person; as of Monday; on 2026-05-11 day; event -] were missing.",
        "By Thursday [40 bodies|40 count body; as of Thursday; on 2026-05-07 day] had been found.",
        "The toll stood at [40|40 count toll; as of Friday; event -] on Friday.",
        "Since {2022|date}, [300 refugees|300 count refugee; as of Since 2022; on 2022-01-01 year; event -] have arrived.",
        "So far this year, [300 people|300 count person; as of So far this year; on 2026-01-01 year] have drowned.",
        "The firm sold [4,000 cars|4000 count car; as of third quarter; on 2025-07-01 quarter] in the {third|ordinal} quarter.",
        "The firm sold [4,000 cars|4000 count car; as of Q3 2024; on 2024-07-01 quarter] in {Q3|name} {2024|date}.",
        "Employers added [4,000 jobs|4000 count job; as of last month; said on Friday; event -] last month, the bureau said on Friday.",
        "The jobless rate was [4.1%|4.1 percent rate; as of March; on 2026-03-01 month] in March.",
        "The village had [300 residents|300 count resident; as of 1990s; on 1990-01-01 to 1999-01-01 year] in the {1990s|date}.",
        "The clinic treated [70 children|70 count child; as of the end of March; on 2026-03-01 month] by the end of March.",
        "[Some 40 people|≈40 count person; as of today; on 2026-05-13 day] are still missing today.",
        "Exports rose [4%|4 percent export; as of three months to June; on 2025-04-01 to 2025-06-01 month] in the [three months|3 month] to June.",
        "The school has had [300 pupils|300 count pupil; as of since 1999] since {1999|date}.",
        "The toll rose to [40|40 count toll; as of overnight; said on Friday; event -] overnight, police said on Friday.",
        "Until Tuesday [12 villages|12 count village; as of Tuesday] were without power.",
        "In fiscal {2024|date} the port earned [$4 million|4000000 USD; as of fiscal 2024; on 2024-01-01 year].",
        "Between {2015|date} and {2019|date} the region lost [40 clinics|40 count clinic; as of 2015 and 2019; on 2015-01-01 to 2019-01-01 year].",
        // Ahead.
        "The council will vote on [12 plans|12 count plan; event Friday; event on 2026-05-15 day] on Friday.",
        "The ferry is to carry [90 people|90 count person; event next Monday; event on 2026-05-18 day] next Monday.",
        // Relative to a date named before.
        "The dam broke on {4 May|date}. The next day rescuers found [12 bodies|12 count body; event The next day; event on 2026-05-05 day].",
        "The dam broke on {4 May|date}. A week later [12 people|12 count person; event A week later; event on 2026-05-11 week] were arrested.",
        "On {3 February|date} shells hit the port. The day before, [two sailors|2 count sailor; event The day before; event on 2026-02-02 day] drowned.",
        // Traps.
        "In March [300 people|300 count person; event March; event on 2026-03-01 month] fled.",
        "It may kill [20 sheep|20 count sheep; event -; as of -].",
        "The Friday prayer drew [300 men|300 count man; said on -] to the square.",
        "The mine, opened in {1962|date}, employs [300 men|300 count man; event -; as of -].",
        "The mayor, who took office on Monday, said [40 homes|40 count home; event -; said on -] burned down.",
        "The minister, speaking on Tuesday, said [40 homes|40 count home; event -] burned down.",
        "The march of [300 miners|300 count miner] began on Monday and ended on Friday.",
        "The mayor said the {2011|date} flood had ruined [40 farms|40 count farm; event 2011; said on -].",
        "Sunday's blast killed [four guards|4 count guard; event Sunday; event on 2026-05-10 day], officials said on Monday.",
        "Officials said Monday that Sunday's blast killed [four guards|4 count guard; event Sunday; said on Monday].",
        "Friday's toll of [40|40 count toll; as of Friday] was raised.",
        "[Nine|9 count; as of Friday; said on Friday] of them remained in hospital, the clinic said on Friday.",
        "In the past [24 hours|24 hour] shells killed [nine people|9 count person; event past 24 hours; event on 2026-05-12 to 2026-05-13 day].",
        "At the time [300 workers|300 count worker; as of At the time; on -] were inside the mill.",
        "The blast hit on a Sunday, and [four guards|4 count guard] were hurt.",
        "Mid-April storms felled [60 trees|60 count tree; event Mid-April; event on 2026-04-01 month].",
        "On Sunday, {3 May|date}, gales sank [two boats|2 count boat; event Sunday, 3 May; event on 2026-05-03 day].",
        "[Some 300 people|≈300 count person; as of Wednesday; role without power] were still without power on Wednesday.",
        "The storm killed [at least nine people|≥9 count person; event Tuesday; in Alder] in Alder on Tuesday and left [300 homes|300 count home; role without power] without power.",
        "[Four people|4 count person; event Tuesday; as of -; said on Wednesday] were killed on Tuesday when a wall fell, police said on Wednesday.",
        "The company reported a loss of [$40 million|40000000 USD loss; as of first quarter] for the {first|ordinal} quarter.",
        "The jobless rate fell to [4.8%|4.8 percent rate; as of -] from [5.2%|5.2 percent rate; as of May] in May.",
        "Sales rose [5%|5 percent sale; as of a year earlier] from a year earlier.",
        "The fire started in Oaks. By Tuesday it had burned [40 barns|40 count barn; as of Tuesday] there.",
        "On the day of the vote, {12 March|date}, [40 men|40 count man; event 12 March] were arrested.",
        "He said on Friday the bank had [40 branches|40 count branch; said on Friday; event -].",
    ];

    #[test]
    fn every_example_holds() {
        marked::hold(EXAMPLES);
    }
}
