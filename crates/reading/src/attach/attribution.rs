//! Who is said to have said it.
//!
//! Each sentence is read for acts of saying; a quotation belongs to whoever speaks beside it, and one that stands alone
//! to whoever spoke last.

use std::ops::Range;

use super::super::scan::Scan;
use super::act::SpeechAct;
use super::coreference::Coreference;
use super::quotation::{self, quotations};
use super::speech;
use super::tree::SayingScope;
use crate::{Attribution, Evidence, Figure, Phrase, Quotation};

/// How many sentences behind the last act of saying a quotation may stand that names no speaker.
const NEAR: usize = 3;

/// Who speaks where, in the whole article.
pub(crate) struct Said {
    /// By paragraph, then by sentence.
    paragraphs: Vec<Vec<SaidIn>>,
    /// The quotations in text order, whole, with whoever says them.
    quotations: Vec<Quotation>,
}

/// The speech of one sentence.
#[derive(Default, Clone)]
struct SaidIn {
    events: Vec<SpeechAct>,
    /// What it quotes, and whom.
    quoted: Vec<Quoted>,
    /// Whom it is about, where nobody speaks in it.
    topic: Option<SpeechAct>,
}

/// A part of a quotation.
#[derive(Clone)]
struct Quoted {
    /// Its tokens, between the marks.
    tokens: Range<usize>,
    /// Who says it.
    voice: Option<SpeechAct>,
}

/// The speech of one paragraph, whose quotations are `quoted`.
fn sentences(
    scan: &Scan<'_>,
    quoted: &[Range<usize>],
    coreference: &mut Coreference,
) -> Vec<SaidIn> {
    let mut sentences = Vec::with_capacity(scan.sentences.len());
    for range in &scan.sentences {
        let from = quoted.partition_point(|part| part.end <= range.start);
        let to = quoted.partition_point(|part| part.start < range.end);
        let inside = quoted.get(from..to).unwrap_or(&[]);
        let events = speech::events(scan, range, inside, coreference);
        let topic = coreference.topic().filter(|_| events.is_empty());
        sentences.push(SaidIn {
            topic: topic.map(|(name, span)| SpeechAct::silent(name, span)),
            events,
            quoted: Vec::new(),
        });
    }
    sentences
}

impl Said {
    /// Finds who speaks in each sentence.
    pub(crate) fn new(scans: &[Scan<'_>]) -> Self {
        let quotations = quotations(scans);
        let mut quoted: Vec<Vec<Range<usize>>> = vec![Vec::new(); scans.len()];
        for part in quotations.iter().flat_map(|one| &one.parts) {
            quoted[part.paragraph].push(part.tokens.clone());
        }
        let mut coreference = Coreference::default();
        let paragraphs = scans.iter().zip(&quoted);
        let mut said = Self {
            paragraphs: paragraphs
                .map(|(scan, quoted)| sentences(scan, quoted, &mut coreference))
                .collect(),
            quotations: Vec::new(),
        };
        for quotation in quotations {
            let voice = said.voice(scans, &quotation);
            if let Some(span) = quotation.span(scans) {
                said.quotations.push(Quotation {
                    span,
                    speaker: voice.as_ref().map(|event| event.speaker.clone()),
                });
            }
            for part in quotation.parts {
                let sentence = &mut said.paragraphs[part.paragraph][part.sentence];
                sentence.quoted.push(Quoted {
                    tokens: part.tokens,
                    voice: voice.clone(),
                });
            }
        }
        said
    }

    /// All quotations of the article, in text order.
    pub(crate) fn into_quotations(self) -> Vec<Quotation> {
        self.quotations
    }

    /// Who says a quotation: whoever speaks beside it, else the last one to speak.
    fn voice(&self, scans: &[Scan<'_>], quotation: &quotation::QuotedParts) -> Option<SpeechAct> {
        let (first, last) = (quotation.parts.first()?, quotation.parts.last()?);
        let sentence = &self.paragraphs[last.paragraph][last.sentence];
        let follows = |event: &&SpeechAct| {
            event.range.start >= last.tokens.end && event.range.start <= last.tokens.end + BESIDE
        };
        let behind = sentence.events.iter().find(follows);
        let scan = &scans[first.paragraph];
        let mark = first.tokens.start.saturating_sub(1);
        let sentence = &self.paragraphs[first.paragraph][first.sentence];
        let leads =
            |event: &&SpeechAct| event.range.end <= mark && event.range.end + BESIDE >= mark;
        let ahead = sentence.events.iter().rev().find(leads);
        let beside = |event: &&SpeechAct| event.range.end + 1 >= mark;
        let opens = mark
            .checked_sub(1)
            .is_none_or(|at| matches!(scan.raw(at), ":" | "," | "that"));
        let near = ahead.filter(|event| beside(event) || scan.raw(mark.saturating_sub(1)) == ":");
        let found = near.or(behind).or(ahead.filter(|_| opens));
        if found.is_some() {
            return found.cloned();
        }
        // Words in quotation marks inside a sentence are no speech of their own.
        let opens =
            mark == scan.sentences[first.sentence].start || scan.raw(mark.saturating_sub(1)) == ":";
        let end = last.tokens.end;
        let stop = |at: usize| matches!(scans[last.paragraph].raw(at), "." | "," | "!" | "?" | "…");
        let closes = stop(end - 1) || stop(end + 1) || end >= scans[last.paragraph].len();
        self.earlier(first.paragraph, first.sentence)
            .filter(|_| opens && closes)
    }

    /// The last one to speak before a sentence, or whom the sentence before is about.
    fn earlier(&self, paragraph: usize, sentence: usize) -> Option<SpeechAct> {
        let here = self.paragraphs[paragraph][..sentence].iter().rev();
        let above = self.paragraphs[..paragraph].iter().rev();
        let above = above.flat_map(|sentences| sentences.iter().rev());
        for (age, sentence) in here.chain(above).take(NEAR).enumerate() {
            let quoted = sentence.quoted.last().and_then(|part| part.voice.as_ref());
            let spoken = sentence.events.last();
            if let Some(event) = quoted.or(spoken) {
                return Some(event.clone());
            }
            if !sentence.quoted.is_empty() {
                // Someone speaks there whom no rule could name.
                return None;
            }
            if let Some(topic) = sentence.topic.as_ref().filter(|_| age == 0) {
                return Some(topic.clone());
            }
        }
        None
    }
}

/// Writes into `figure` who says it; `idx` is the place of its scan among those given to [`Said::new`].
pub(crate) fn attribute(figure: &mut Figure, scan: &Scan<'_>, said: &Said, idx: usize) {
    let at = scan
        .tokens
        .partition_point(|token| token.span.end <= figure.number.start);
    let sentence = said
        .paragraphs
        .get(idx)
        .and_then(|paragraph| paragraph.get(scan.sentence_at(at)));
    let Some(event) = sentence.and_then(|sentence| speaking(sentence, scan, at)) else {
        return;
    };
    figure.attribution = Some(Attribution {
        speaker: event.speaker.clone(),
        span: event.span,
        verb: event.verb.clone(),
        medium: event.medium.clone(),
    });
    let rule = rule(
        event,
        at,
        sentence.is_some_and(|one| one.quoted_at(at).is_some()),
    );
    figure.evidence.push(Evidence {
        part: "attribution",
        span: event.span,
        rule,
    });
    if let Some(verb) = &event.verb {
        figure.evidence.push(Evidence {
            part: "verb",
            span: verb.span,
            rule: event.rule(),
        });
    }
}

/// By which rule the speaker of `event` says what stands at token `at`.
fn rule(event: &SpeechAct, at: usize, is_quoted: bool) -> &'static str {
    if is_quoted {
        "speaker of the quotation"
    } else if event.scope.as_ref().is_some_and(|scope| scope.contains(at)) {
        "subject of the verb of saying in the sentence’s tree"
    } else if event.leads {
        "speaker before the statement"
    } else {
        "speaker behind the statement"
    }
}

impl SaidIn {
    /// The quotation that token `at` stands in.
    fn quoted_at(&self, at: usize) -> Option<&Quoted> {
        let idx = self.quoted.partition_point(|part| part.tokens.end <= at);
        self.quoted
            .get(idx)
            .filter(|part| part.tokens.contains(&at))
    }
}

/// Whether the sentence's tree leaves it open that `event` says token `at`.
fn may_say(event: &SpeechAct, at: usize) -> bool {
    event.scope.as_ref().is_none_or(|scope| !scope.excludes(at))
}

/// Whose words token `at` lies in by the sentence's tree: of several the one who says least.
fn in_scope(sentence: &SaidIn, at: usize) -> Option<&SpeechAct> {
    sentence
        .events
        .iter()
        .filter_map(|event| Some((event, event.scope.as_ref()?)))
        .filter(|(_, scope)| scope.contains(at))
        .min_by_key(|(_, scope)| scope.len())
        .map(|(event, _)| event)
}

/// Who speaks within what `outer` says, right before token `at`: "the army said it lost a number that Hark put at 40".
fn inner<'s>(sentence: &'s SaidIn, outer: &'s SpeechAct, at: usize) -> &'s SpeechAct {
    let within = |event: &&SpeechAct| {
        let said = |scope: &SayingScope| scope.contains(event.range.start);
        let nested = outer.scope.as_ref().is_some_and(said);
        // "China reported 40 cases, the commission said": the report is what the commission tells of.
        let reports = |verb: &Phrase| matches!(verb.text.as_str(), "reported" | "recorded");
        let told = !outer.leads && event.verb.as_ref().is_some_and(reports);
        !told && nested && event.leads && event.scope.is_none() && event.range.end <= at
    };
    sentence.events.iter().rev().find(within).unwrap_or(outer)
}

/// How far before "expected by X" its number may start, and a speaker from a quotation, in tokens.
const BESIDE: usize = 8;

/// How far behind a speaker what is said may stand, in tokens.
const REACH: usize = 200;

/// Who says what stands at token `at`.
fn speaking<'s>(sentence: &'s SaidIn, scan: &Scan<'_>, at: usize) -> Option<&'s SpeechAct> {
    let Some(quoted) = sentence.quoted_at(at) else {
        return outside(sentence, scan, at);
    };
    // "'Police say 40 died', he said": it is the police.
    let inside = |event: &&SpeechAct| {
        quoted.tokens.contains(&event.range.start) && event.range.end <= at && event.leads
    };
    let inner = sentence.events.iter().rev().find(inside);
    inner
        .filter(|event| may_say(event, at))
        .or(quoted.voice.as_ref())
        .or_else(|| outside(sentence, scan, at))
}

/// Who says what stands at token `at`, by the sentence around it: the last speaker who leads before it, else the first
/// who closes after it.
fn outside<'s>(sentence: &'s SaidIn, scan: &Scan<'_>, at: usize) -> Option<&'s SpeechAct> {
    let next = sentence
        .events
        .partition_point(|event| event.range.end <= at);
    let (before, after) = sentence.events.split_at(next);
    let apart = |event: &&SpeechAct| {
        let phrase = scan.word(event.range.start) == "according";
        !phrase && (at..event.range.start.min(at + REACH)).any(|idx| scan.raw(idx) == ";")
    };
    // Only a sentence with a tree, which is none of the longest, has acts with a scope.
    let scoped = scan.parsed(at).and_then(|_| in_scope(sentence, at));
    if let Some(event) = scoped.filter(|event| !apart(event)) {
        // "40, by the rebels' count, and 12, the army said": the nearer one has no clause of its own.
        let nearer = after.iter().take(NEAR).find(|other| {
            other.range.end <= event.range.start && !other.leads && other.scope.is_none()
        });
        return Some(nearer.unwrap_or_else(|| inner(sentence, event, at)));
    }
    if let Some(event) = after.first().filter(|event| event.range.contains(&at)) {
        // "The ministry, which said that 12 fled, now says …": what stands between a speaker and the verb is not said
        // by that verb.
        let within = |other: &&SpeechAct| other.leads && other.range.start >= event.range.start;
        return before.iter().rev().take(NEAR).find(within);
    }
    let between = |event: &SpeechAct, sign: &str| {
        (event.range.end.max(at.saturating_sub(REACH))..at).any(|idx| scan.raw(idx) == sign)
    };
    let leading = before
        .iter()
        .rev()
        .take(NEAR)
        .find(|event| event.leads && may_say(event, at))
        .filter(|event| !between(event, ";"));
    let closing = || {
        let event = after.iter().take(NEAR).find(|event| {
            !event.leads && may_say(event, at) && (!event.near || event.range.start <= at + BESIDE)
        });
        event.filter(|event| !apart(event))
    };
    // "The rate fell to 4.8%, the bureau said, down from 5.2%": the say goes on behind the speaker.
    let around = || {
        let goes_on =
            |last: &&SpeechAct| sentence.quoted.is_empty() && !last.inverts() && may_say(last, at);
        let last = before.last().filter(goes_on)?;
        (scan.raw(last.range.end) == "," || between(last, ",")).then_some(last)
    };
    leading.or_else(closing).or_else(around)
}

#[cfg(test)]
mod tests {
    use super::super::super::marked;

    const EXAMPLES: &[&str] = &[
        "“[12 people|12 count person; by Hill; verb said] died,” Hill said, “and [30|30 count person; by Hill; verb said] were hurt.”",
        "“[40 houses|40 count house; by Ann Hill; verb said] burned,” said Ann Hill. “We saved [12|12 count; by Ann Hill; verb said].”",
        "“[40 houses|40 count house; by Ann Hill; verb said] burned,” the mayor, Ann Hill, said. She added that [12 people|12 count person; by Ann Hill; verb added] were hurt.",
        "“There were [40 houses|40 count house; by Ann Hill; verb said].\n\n“And [12 barns|12 count barn; by Ann Hill; verb said] burned,” said Ann Hill.",
        "Mayor Ann Hill said the fire was under control.\n\n“We lost [40 houses|40 count house; by Mayor Ann Hill; verb said].”\n\nThe town has [4,000 residents|4000 count resident; by -].",
        "“We lost [40 houses|40 count house; by he; verb said],” he said.",
        "Hill: “We lost [40 houses|40 count house; by Hill; verb :].”",
        "“I counted [40 pumps|40 count pump; by Bo Lind; verb told],” Bo Lind told Norvik Radio. The town bought the pumps for [$12m|12000000 USD pump; by -] in May.",
        "“It was terrible,” said Bo Lind, who lost [12 goats|12 count goat; by -] in the fire.",
        "“It was terrible,” said Bo Lind, [40|40 years_age lind; by -].",
        "“We lost [12 men|12 count man; by General Bo Lind; verb wrote],” General Bo Lind wrote on X.",
        "General Bo Lind said: “We lost [12 men|12 count man; by General Bo Lind; verb said]. The enemy lost [40|40 count man; by General Bo Lind; verb said].” The [two sides|2 count side; by -] signed a truce [12 days|12 day; by -] later.",
        "General Bo Lind spoke of heavy fighting. “We lost [12 men|12 count man; by General Bo Lind; verb spoke].”",
        "“We lost [12 men|12 count man; by Bo Lind; verb said],” said Bo Lind, a soldier. “The enemy lost [40|40 count man; by Bo Lind; verb said].\n\n“They also lost [30 tanks|30 count tank; by Bo Lind; verb said].”\n\nThe war has lasted [12 months|12 month war; by -].",
        "‘We lost [12 men|12 count man; by Bo Lind; verb said],’ said Bo Lind.",
        "'We lost [12 men|12 count man; by Bo Lind; verb said],' said Bo Lind. 'The enemy lost [40|40 count man; by Bo Lind; verb said].'",
        "\"We lost [12 men|12 count man; by Bo Lind; verb said],\" said Bo Lind. \"The enemy lost [40|40 count man; by Bo Lind; verb said].\"",
        "“We lost [12 men|12 count man; by general; verb said],” the general said. “A neighbour said ‘I saw [40 dead|40 count dead; by A neighbour; verb said]’.”",
        "Said {one|idiom} official: “We lost [12 men|12 count man; by one official; verb Said].”",
        "The fire burned [40 houses|40 count house; by -], leaving many homeless. The mayor said: “We will rebuild.”",
        "The mayor said: “We will rebuild.” The fire burned [40 houses|40 count house; by -].",
        "“We will rebuild,” the mayor said. The fire burned [40 houses|40 count house; by -].",
        "“[Forty people|40 count person; by hospital director Ann Hill; verb said] were hurt,” said hospital director Ann Hill.",
    ];

    #[test]
    fn quotations_and_clauses_belong_to_their_speakers() {
        marked::hold(EXAMPLES);
    }
}
