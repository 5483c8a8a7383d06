//! One act of saying, by word order: "X said", "said X", "according to X", "put at 40 by X", "Officials: …".

use std::ops::Range;

use super::super::scan::Scan;
use super::coreference::Coreference;
use super::speaker;
use super::tree::{SayingScope, denies, is_verb};
use super::venue;
use crate::Phrase;
use tally_language::lexicon::{Classes, SpeakerCue, WordClass, calendar, lemma, speech};
use tally_language::text::Span;

/// How many tokens may stand between a speaker and the verb, with the verb.
pub(super) const NEAR: usize = 4;

/// Someone says something.
#[derive(Debug, Clone)]
pub(super) struct SpeechAct {
    /// The speaker's name, as far as it is known.
    pub(super) speaker: String,
    /// Where the speaker is named.
    pub(super) span: Span,
    /// The verb; `None` where a quotation has none.
    pub(super) verb: Option<Phrase>,
    /// Where it was said.
    pub(super) medium: Option<Phrase>,
    /// Tokens of speaker and verb.
    pub(super) range: Range<usize>,
    /// Whether what is said follows; else it comes before.
    pub(super) leads: bool,
    /// Whether it holds for the number right before it only: "the 30 expected by analysts".
    pub(super) near: bool,
    /// What is said, where the sentence's tree tells.
    pub(super) scope: Option<SayingScope>,
}

impl SpeechAct {
    /// Whoever a quotation without a verb of saying is laid to.
    pub(super) fn silent(speaker: String, span: Span) -> Self {
        Self {
            speaker,
            span,
            verb: None,
            medium: None,
            range: 0..0,
            leads: true,
            near: false,
            scope: None,
        }
    }

    /// Whether the speaker stands behind the verb, so that more of the speaker may follow: "said Ann Hill, who leads 14".
    pub(super) fn inverts(&self) -> bool {
        let is_phrase = |verb: &Phrase| verb.text.contains(' ');
        let verb = self.verb.as_ref().filter(|verb| !is_phrase(verb));
        verb.is_some_and(|verb| verb.span.end <= self.span.start)
    }

    /// The rule that took the verb.
    pub(super) const fn rule(&self) -> &'static str {
        if self.scope.is_some() {
            "verb of saying in the sentence’s tree"
        } else {
            "word of saying beside the speaker"
        }
    }
}

/// Whether "it" stands for a body that speaks by the verb at `verb`: not in "it shows that …".
pub(super) fn may_be_it(scan: &Scan<'_>, verb: usize, coreference: &Coreference) -> bool {
    let word = scan.word(verb);
    let speaks = speech().is_strong(word) || WordClass::SayingOfBody.has(word);
    speaks && coreference.knows("it")
}

/// The act of saying whose verb or phrase stands at `at`.
pub(super) fn event(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    coreference: &mut Coreference,
) -> Option<SpeechAct> {
    let passive = scan.class(at).has(Classes::VERB_PAST) && is_passive(scan, at, range.start);
    if let Some((len, before)) = speech().phrase(scan.words(at)).filter(|_| !passive) {
        let event = by_phrase(scan, at..at + len, range, coreference)?;
        return Some(if before == SpeakerCue::Speaker {
            shown(scan, event, range)
        } else {
            event
        });
    }
    let (word, class) = (scan.word(at), scan.class(at));
    if !passive && let Some(event) = anew(scan, at, range, coreference) {
        return Some(event);
    }
    if !speech().is_verb(word) || denies(scan, at) || is_undone(scan, at, range) {
        return None;
    }
    if WordClass::Citing.has(word) && !passive {
        // "The paper quoted officials as saying 40".
        let name = speaker::after(scan, at + 1, range.end)?;
        let whole = at..name.end;
        return Some(finish(scan, coreference, (at..at + 1, name), whole, true));
    }
    if passive {
        return by_agent(scan, at, range, coreference);
    }
    if class.has(Classes::VERB_PAST) && scan.word(at + 1) == "by" {
        let event = by_phrase(scan, at..at + 2, range, coreference)?;
        let reported = WordClass::ReportedBy.has(word);
        return Some(SpeechAct {
            near: !reported,
            ..event
        });
    }
    let continuous =
        class.has(Classes::VERB_ING) && scan.class(at.wrapping_sub(1)).has(Classes::AUXILIARY);
    // "With organisers claiming 40": the participle has a subject of its own.
    let absolute = class.has(Classes::VERB_ING) && speech().is_strong(word);
    let finite = class.has(Classes::FINITE) || !word.ends_with("ing") && is_verb(scan, at);
    if !finite && !continuous && !absolute && word != "adding" {
        return None;
    }
    behind_verb(scan, at, range, coreference).or_else(|| before_verb(scan, at, range, coreference))
}

/// "Cut its forecast from $76 to $71", "raised its toll to 40".
fn anew(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    coreference: &mut Coreference,
) -> Option<SpeechAct> {
    if !speech().is_paper(scan.word(at)) {
        return None;
    }
    let owns = |idx: &usize| scan.is(*idx, WordClass::PossessiveThird);
    let owner = (range.start..at).rev().take(NEAR).find(owns)?;
    let verb = owner
        .checked_sub(1)
        .filter(|verb| speech().is_revising(scan.word(*verb)) && *verb >= range.start)?;
    let name = speaker::before(scan, verb, range.start)?;
    let whole = name.start..at + 1;
    Some(finish(
        scan,
        coreference,
        (verb..verb + 1, name),
        whole,
        true,
    ))
}

/// How far behind a passive verb its agent may stand, in tokens.
pub(super) const AGENT: usize = 10;

/// "Was put at 40 by the council", "were reported dead by the ministry".
fn by_agent(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    coreference: &mut Coreference,
) -> Option<SpeechAct> {
    let limit = range.end.min(at + AGENT);
    let by = (at + 1..limit).find(|idx| scan.word(*idx) == "by")?;
    // "Was reported killed by police": another verb has that agent.
    let apart = (at + 1..by).any(|idx| {
        let class = scan.class(idx);
        let verb = class.has(Classes::VERB_PAST) || class.has(Classes::VERB_ING);
        verb && !class.has(Classes::ADVERB)
            || class.has(Classes::AUXILIARY)
            || matches!(scan.raw(idx), "," | ";" | "." | ":")
    });
    if apart {
        return None;
    }
    let name = speaker::after(scan, by + 1, range.end)?;
    let leads = states_behind(scan, name.end, range)
        && !states_behind(scan, range.start, &(range.start..at));
    let verb = at..at + 1;
    Some(finish(
        scan,
        coreference,
        (verb, name.clone()),
        by..name.end,
        leads,
    ))
}

/// Whether a number stands between `from` and the next stop.
fn states_behind(scan: &Scan<'_>, from: usize, range: &Range<usize>) -> bool {
    (from..range.end)
        .take(2 * AGENT)
        .take_while(|at| !matches!(scan.raw(*at), "," | ";"))
        .any(|at| scan.is_number(at))
}

/// "Has not said", "said nothing": nothing is said.
pub(super) fn is_undone(scan: &Scan<'_>, at: usize, range: &Range<usize>) -> bool {
    let helps = |idx: &usize| {
        scan.class(*idx).has(Classes::AUXILIARY) || scan.class(*idx).has(Classes::ADVERB)
    };
    let not = (range.start..at)
        .rev()
        .take(AGENT)
        .take_while(helps)
        .any(|idx| matches!(scan.word(idx), "not" | "never") || scan.word(idx).ends_with("n't"));
    let counts = scan.is(at + 2, WordClass::CountAfterNo);
    let quoted = scan.word(at) == "saying" && scan.before(at, 1) == "as";
    not || quoted || speech().is_void(scan.word(at + 1)) && !scan.is_number(at + 1) && !counts
}

/// "Figures released by the agency show 40": the papers speak by the verb behind their maker.
fn shown(scan: &Scan<'_>, event: SpeechAct, range: &Range<usize>) -> SpeechAct {
    let times = (event.range.end..range.end)
        .take(NEAR)
        .take_while(|at| is_time(scan, *at) || scan.is(*at, WordClass::DayLead));
    let at = times.last().map_or(event.range.end, |at| at + 1);
    let paper = speech().is_paper(scan.before(event.range.start, 1));
    if !paper || !speech().is_showing(scan.word(at)) || denies(scan, at) {
        return event;
    }
    SpeechAct {
        verb: Some(phrase(scan, &(at..at + 1))),
        range: event.range.start..at + 1,
        leads: true,
        ..event
    }
}

fn is_time(scan: &Scan<'_>, at: usize) -> bool {
    calendar().weekday(scan.word(at)).is_some()
        || calendar().month(scan.word(at)).is_some()
        || calendar().relative(scan.words(at)).is_some()
        || scan.is(at, WordClass::CalendarUnit)
}

/// "according to X", "expected by X".
fn by_phrase(
    scan: &Scan<'_>,
    phrase: Range<usize>,
    range: &Range<usize>,
    coreference: &mut Coreference,
) -> Option<SpeechAct> {
    let name = speaker::after(scan, phrase.end, range.end)?;
    let opening = phrase.start <= range.start + 1;
    let leads = opening || phrase.start < range.start + 4 && scan.raw(name.end) == ",";
    let whole = phrase.start..name.end;
    Some(finish(scan, coreference, (phrase, name), whole, leads))
}

/// ", said Ann Hill", "\" added the doctor".
fn behind_verb(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    coreference: &mut Coreference,
) -> Option<SpeechAct> {
    let word = scan.word(at);
    let inverts =
        speech().is_strong(word) && !WordClass::Tell.has(word) || matches!(word, "added" | "adds");
    let before = at.checked_sub(1).map_or("", |idx| scan.raw(idx));
    let opens = matches!(
        before,
        "," | "\"" | "”" | "'" | "’" | ")" | "—" | "-" | "–" | "?" | "!"
    );
    let starts = at == range.start && scan.is_capital(at);
    if !inverts || !opens && !starts || at == range.start && !starts {
        return None;
    }
    let name = speaker::after(scan, at + 1, range.end)?;
    if starts {
        let quotes = matches!(scan.raw(name.end), ":" | "," | "\"" | "“");
        let whole = at..name.end;
        return quotes.then(|| finish(scan, coreference, (at..at + 1, name), whole, true));
    }
    let next = scan.class(name.end);
    let verb = next.has(Classes::VERB_PAST)
        || next.has(Classes::AUXILIARY)
        || next.has(Classes::VERB_S) && !scan.is_capital(name.end);
    if verb || scan.word(at + 1) == "it" {
        return None;
    }
    let whole = at..name.end;
    Some(finish(scan, coreference, (at..at + 1, name), whole, false))
}

/// "Ann Hill said", "officials, who fled, told", "he added".
fn before_verb(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    coreference: &mut Coreference,
) -> Option<SpeechAct> {
    let name = speaker::before(scan, at, range.start)
        .or_else(|| speaker::antecedent(scan, at, range.start))?;
    let name = speaker::with_description(scan, name, at);
    if name.len() == 1 && scan.word(name.start) == "it" && !may_be_it(scan, at, coreference) {
        return None;
    }
    let strong = speech().is_strong(scan.word(at));
    let base = scan.class(at).has(Classes::VERB)
        && !scan.class(at).has(Classes::VERB_PAST)
        && scan.word(at) != "forecast";
    if !strong && !is_reporting(scan, at, &name) || base && !speaks_in_plural(scan, &name) {
        return None;
    }
    if is_plain_paper(scan, &name) {
        return None;
    }
    let leads = leads(scan, at + 1, name.start, range);
    let whole = name.start..at + 1;
    Some(finish(scan, coreference, (at..at + 1, name), whole, leads))
}

/// Whether a form of "be" makes the verb at `at` passive.
fn is_passive(scan: &Scan<'_>, at: usize, first: usize) -> bool {
    scan.class(at).has(Classes::VERB_PAST)
        && (first..at)
            .rev()
            .take(6)
            .take_while(|idx| {
                scan.class(*idx).has(Classes::AUXILIARY) || scan.class(*idx).has(Classes::ADVERB)
            })
            .any(|idx| scan.is(idx, WordClass::FormOfBe))
}

/// Whether a verb that may mean something else reports here: before "that" or a quotation, or of people who judge.
fn is_reporting(scan: &Scan<'_>, at: usize, name: &Range<usize>) -> bool {
    let next = scan.raw(at + 1);
    let object = scan.word(at + 1) == "that"
        || matches!(next, ":" | "\"" | "“" | ",")
        || scan.word(at + 1) == "the" && scan.word(at) == "put";
    let closes = matches!(next, "." | "");
    // "Put at 40" has its speaker elsewhere.
    let relative =
        scan.is_before(name.start, 1, WordClass::Relative) || scan.before(name.start, 1) == "the";
    let elsewhere = scan.word(at + 1) == "at" && !relative;
    let judges = speech().is_stating(scan.word(at)) && !elsewhere;
    let speaks_of = scan.is(at, WordClass::Speaking) && scan.word(at + 1) == "of";
    let named = name
        .clone()
        .any(|idx| speech().is_speaker(scan.word(idx)) || scan.is_capital(idx));
    let shows = speech().is_showing(scan.word(at)) && is_paper(scan, at, name);
    let last = scan.word(name.end - 1);
    let many = speech().is_body(&lemma(last)) || speech().is_paper(last);
    let counts = speech().is_counting(scan.word(at)) && many;
    object || closes || judges && named || shows || counts && named || speaks_of
}

/// "The latest figures": what no one is named for is the article's own knowledge.
pub(super) fn is_plain_paper(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let last = name.end - 1;
    scan.is(last, WordClass::DataNoun)
        && (name.start..last).all(|at| scan.is(at, WordClass::ReleaseModifier))
}

/// Whether a paper is the subject of the verb at `at`: "a survey by the institute found".
fn is_paper(scan: &Scan<'_>, at: usize, name: &Range<usize>) -> bool {
    let from = name.start.saturating_sub(NEAR);
    (from..at).any(|idx| speech().is_paper(scan.word(idx)))
}

fn speaks_in_plural(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    let linked = |at: &usize| scan.is(*at, WordClass::NounTie);
    let end = name.clone().skip(1).find(linked).unwrap_or(name.end);
    let last = scan.word(end.saturating_sub(1));
    speech().is_speaker(last) && (last.ends_with('s') || WordClass::PluralNotInS.has(last))
}

/// Whether what is said follows the verb: unless only a time, a place or a hearer stands between it and the next stop.
fn leads(scan: &Scan<'_>, after: usize, start: usize, range: &Range<usize>) -> bool {
    let comma = start > range.start
        && (start.saturating_sub(3)..start).any(|at| matches!(scan.raw(at), "," | "\"" | "”"));
    let quoted = start > range.start
        && (start.saturating_sub(2)..start).any(|at| matches!(scan.raw(at), "\"" | "”"));
    let mut at = after;
    let limit = range.end.min(after + 40);
    // "…, officials said after a five-hour session.": an adjunct, with its own numbers.
    let adjunct = comma && scan.is(after, WordClass::AdjunctLead);
    let dash = |at: usize| scan.is_dash(at) && !scan.glued(at);
    let ends = matches!(scan.raw(after), "." | "" | ";");
    while at < limit && !matches!(scan.raw(at), "," | "." | ";" | "!" | "?") && !dash(at) {
        let word = scan.word(at);
        if word == "that" || matches!(scan.raw(at), ":" | "\"" | "“") {
            return true;
        }
        let time =
            calendar().weekday(word).is_some() || calendar().relative(scan.words(at)).is_some();
        let class = scan.class(at);
        let states = class.has(Classes::VERB_PAST)
            || class.has(Classes::AUXILIARY)
            || scan.is_number(at) && !time;
        if states && !quoted && !adjunct {
            return true;
        }
        at += 1;
    }
    // "The 573 that forecasters had predicted."
    if ends && start > range.start && scan.is_before(start, 1, WordClass::ClauseTie) {
        return false;
    }
    // "…, officials said Friday." closes; "Officials said Friday, …" leads; so does "Officials said …".
    start == range.start || !comma
}

/// The act of the speaker at `name` by the verb at `verb`, over `range`.
pub(super) fn finish(
    scan: &Scan<'_>,
    coreference: &mut Coreference,
    (verb, name): (Range<usize>, Range<usize>),
    range: Range<usize>,
    leads: bool,
) -> SpeechAct {
    let (speaker, named_at) = coreference.resolve(scan, &name);
    SpeechAct {
        speaker,
        span: named_at,
        medium: venue::medium(scan, &verb, &name),
        verb: Some(phrase(scan, &verb)),
        range,
        leads,
        near: false,
        scope: None,
    }
}

/// The words of a run of tokens.
pub(super) fn phrase(scan: &Scan<'_>, range: &Range<usize>) -> Phrase {
    Phrase {
        text: scan.phrase(range),
        span: scan.span(range),
    }
}

/// Headlines: "Quake strikes island: USGS", "Police: two missing".
pub(super) fn colon(
    scan: &Scan<'_>,
    range: &Range<usize>,
    coreference: &mut Coreference,
) -> Option<SpeechAct> {
    let at = range
        .clone()
        .take(60)
        .find(|at| scan.raw(*at) == ":" && !scan.glued(at + 1))?;
    let last = range.end - 1;
    let tail = at + 1..range.end;
    let closes = tail.len() <= 4
        && !tail.is_empty()
        && (tail.clone().all(|idx| scan.is_capital(idx))
            || tail
                .clone()
                .all(|idx| speech().is_speaker(scan.word(idx)) || scan.is_capital(idx)))
        && scan.raw(last) != ".";
    let head = range.start..at;
    let quotes = matches!(scan.raw(at + 1), "\"" | "“" | "‘");
    let known = head.len() == 1 && coreference.knows_name(scan.word(head.start));
    let named = head.clone().all(|idx| scan.is_capital(idx));
    let plain = head.len() <= 3
        && (head.clone().any(|idx| speech().is_speaker(scan.word(idx)))
            || quotes && named
            || known);
    let name = if closes {
        tail
    } else if plain {
        head
    } else {
        return None;
    };
    Some(finish(
        scan,
        coreference,
        (at..at + 1, name.clone()),
        name,
        !closes,
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::marked;

    const EXAMPLES: &[&str] = &[
        "Authorities said [at least 80 shots|≥80 count shot; by Authorities] were fired in the shooting that began on Sunday. People ran.",
        "China reported [7,691 new infections|7691 count infection; by National Health Commission] on Sunday, of which [890|890 count infection; by National Health Commission] were mild, the National Health Commission said on Tuesday.",
        "Police said [12 people|12 count person; by Police; verb said] died in Norvik.",
        "[12 people|12 count person; by police; verb said] died in Norvik, police said on Monday.",
        "According to police, [12 people|12 count person; by police; verb According to] died in Norvik.",
        "The health ministry confirmed [12 deaths|12 count death; by health ministry; verb confirmed] in Norvik.",
        "The toll was [put at 40 people|≈40 count person; by Norvik council; verb put] by Norvik council.",
        "The harbour authority put the toll at [40 people|40 count person; by harbour authority; verb put].",
        "The agency estimates that [40,000 people|40000 count person; by agency; verb estimates] have fled.",
        "The United Nations estimates [40,000 dead|40000 count dead; by United Nations; verb estimates].",
        "Ann Hill tweeted that [40 houses|40 count house; by Ann Hill; verb tweeted] had burned.",
        "Ann Hill wrote that [40 houses|40 count house; by Ann Hill; verb wrote] had burned.",
        "Ann Hill warned that [40 houses|40 count house; by Ann Hill; verb warned] could burn.",
        "[40 houses|40 count house; by council; verb as per] burned, as per the council.",
        "The newspaper reported, citing the ministry, that [40 houses|40 count house; by ministry; verb citing] had burned.",
        "[40 houses|40 count house; by ministry; verb citing] had burned, the newspaper reported, citing the ministry.",
        "For its part, the ministry said [40 houses|40 count house; by ministry; verb said] had burned.",
        "[40 houses|40 count house; by local media; verb reported] burned, local media reported.",
        "[40 houses|40 count house; by UN; verb says] burned, the UN says.",
        "A UN report found that [40 houses|40 count house; by A UN report; verb found] had burned.",
        "[12|12 count dead; by ministry; verb reported] were reported dead by the ministry.",
        "[12 people|12 count person; by -] are believed to have died.",
        "[12 people|12 count person; by -] are said to have died.",
        "[12 people|12 count person; by -] reportedly died in Norvik.",
        "The ministry said [40 houses|40 count house; by ministry; verb said] had burned. The fire started late on Monday and took [12 hours|12 hour fire; by -] to put out.",
        "Damage estimates of [$12m|12000000 USD estimate; by -] were not confirmed by anyone.",
        "The family said in a statement that [40 houses|40 count house; by family; verb said; told statement] had burned.",
        "Witnesses said [40 houses|40 count house; by Witnesses; verb said] burned, while the council put the number at [12|12 count house; by council; verb put].",
        "Officials: [12 people|12 count person; by Officials; verb :] died in Norvik fire",
        "[40 houses|40 count house; by Piet Vos; verb added] burned, added Piet Vos.",
        "Rebels claimed to have killed [40 soldiers|40 count soldier; by Rebels; verb claimed].",
        "Analysts expect the bank to sell [40 branches|40 count branch; by Analysts; verb expect].",
        "The court heard that [40 houses|40 count house; by -] burned.",
        "Prosecutors allege that the gang stole [40 cars|40 count car; by Prosecutors; verb allege].",
        "The bureau reported a loss of [$40m|40000000 USD loss; by bureau; verb reported].",
        "The company reported a loss of [$40m|40000000 USD loss; by company; verb reported].",
        "Norvik has [4,000 residents|4000 count resident; by -]. Mayor Ann Hill said the town would rebuild.",
        "Ann Hill, [40|40 years_age hill; by -], said she would rebuild.",
        "[More than 40 people|>40 count person; by -] have said they will sue.",
        "[Forty people|40 count person; by -] said they would sue.",
        "[Two witnesses|2 count witness; by -] said [12 men|12 count man; by Two witnesses; verb said] fled.",
        "The report said [12 percent|12 percent well; by report; verb said] of wells were dry.",
        "State media said [12 men|12 count man; by State media; verb said] fled.",
        "The Norvik Times reported that [12 men|12 count man; by Norvik Times; verb reported] fled, citing officials.",
        "The Norvik Times, citing an unnamed official, reported that [12 men|12 count man; by an unnamed official; verb citing] fled.",
        "[Twelve men|12 count man; by Norvik Times; verb reported] fled, the Norvik Times reported.",
        "[Twelve men|12 count man; by -] were reported missing.",
        "It was reported that [12 men|12 count man; by -] fled.",
        "It is estimated that [12 men|12 count man; by -] fled.",
        "[An estimated 12,000 men|≈12000 count man; by -] fled.",
        "Speaking on {Channel Four|name}, general Bo Lind said [12 men|12 count man; by general Bo Lind; verb said; told Channel Four] fled.",
        "The bank forecast growth of [3 percent|3 percent growth; by bank; verb forecast].",
        "Growth is forecast at [3 percent|3 percent growth; by -].",
        "The police officer counted [12 men|12 count man; by -].",
        "A spokeswoman for the ministry declined to comment on the [12 men|12 count man; by -].",
        "The ministry did not comment on the [12 men|12 count man; by -].",
        "The ministry did not immediately respond. [Twelve men|12 count man; by -] fled on Monday.",
        "Police arrested [12 men|12 count man; by -] after a tip, the mayor being away.",
        "Police arrested [12 men|12 count man; by -] on Monday.",
        "Police asked [12 witnesses|12 count witness; by -] to come forward.",
        "Police said [12 men|12 count man; by Police; verb said] fled, adding that [40|40 count man; by Police; verb adding] were caught.",
        "[Twelve men|12 count man; by Norvik police; verb said] fled, Norvik police said, adding that [40|40 count man; by Norvik police; verb adding] were caught.",
        "Officials say the fire burned [40 houses|40 count house; by Officials; verb say] and killed [12 people|12 count person; by Officials; verb say].",
        "Ann Hill – the hospital's director – said [40 people|40 count person; by Ann Hill; verb said] were hurt.",
        "[40 people|40 count person; by -] were hurt, the mayor's house among the ruins.",
        "The insurer put losses at [$40m|40000000 USD loss; by insurer; verb put].",
        "Losses were [estimated by the insurer at $40m|≈40000000 USD loss; by insurer; verb estimated].",
        "The tribunal sentenced [12 men|12 count man; by -] to death.",
        "The mayor of Norvik, a town of [4,000|4000 count; by -], said it would rebuild.",
        "Aid workers said on Thursday the toll had risen to [22|22 count toll; by Aid workers; verb said] after a raid that razed the village.",
        "The guerrillas claimed to have killed [three soldiers|3 count soldier; by guerrillas; verb claimed] on Sunday.",
        "An analyst at Lind Bank said [40 branches|40 count branch; by An analyst; verb said] would close.",
        "Officials in Norvik said [40 branches|40 count branch; by Officials; verb said] would close.",
        "[Two defence officials|2 count official; by -] said the raid was over. [At least one ship|≥1 count ship; by Two defence officials; verb said] sank, the officials said.",
        "The Harbour Relief said a van was hit. [Two drivers|2 count driver; by Harbour Relief; verb said] were hurt, the group said.",
        "Norvik reported [7,691 new cases|7691 count case; by Health Commission; verb said] on Sunday, of which [890|890 count case; by Health Commission; verb said] were mild, the Health Commission said on Tuesday.",
        "The paper quoted officials as saying that [40 houses|40 count house; by officials; verb quoted] had burned.",
        "With organisers claiming a crowd of [40,000|40000 count crowd; by organisers; verb claiming], the fair closed on Sunday.",
        "Lind Brothers cut its forecast for the year to [$71|71 USD forecast; by Lind Brothers; verb cut].",
        "The fair drew [12,000 people|12000 count person; by guild president Bo Lind; verb said], guild president Bo Lind said after a [five-hour meeting|5 hour meeting; by -].",
        "Norvik's Harbour Bank on Wednesday said it plans to cut [1,000 jobs|1000 count job; by Norvik's Harbour Bank; verb said].",
        "The rate rose to [31 percent|31 percent rate; by Harbour Statistics Office; verb said], the Harbour Statistics Office (HSO) said yesterday in Norvik - a rise of [two points|2 percentage_points rise; by Harbour Statistics Office; verb said] in a month.",
        "[About half|≈50 percent case; by Sujan Rao; verb said] of the cases are mild, said a health official, Sujan Rao.",
        "The family said the fire took [40 minutes|40 min fire; by family; verb said].",
        "The Assembly said [40 houses|40 count house; by Assembly; verb said] burned.",
        "The army lost [46 men|46 count man; by -], a figure that President Lena Hark [put at 50|≈50 count man; by President Lena Hark].",
        "The latest figures show the economy grew by [1 percent|1 percent economy; by -].",
        "Officials had feared [more than the 12 deaths|>12 count death; by -] that were confirmed.",
    ];

    #[test]
    fn acts_of_saying_are_found_wherever_they_stand() {
        marked::hold(EXAMPLES);
    }
}
