//! Who is said to have said it.

use std::ops::Range;

use super::super::scan::Scan;
use crate::figure::{Attribution, Figure, Phrase};
use crate::lexicon::{Classes, calendar, lemma, speech};
use crate::text::Span;

/// Who speaks where, in the whole article.
pub(in crate::figure) struct Said {
    /// By paragraph, then by sentence.
    paragraphs: Vec<Vec<Sentence>>,
}

/// The speech of one sentence.
#[derive(Default, Clone)]
struct Sentence {
    events: Vec<Event>,
    /// Who speaks in it though it does not say so: the quotation goes on.
    carried: Option<Event>,
}

/// Someone says something.
#[derive(Clone)]
struct Event {
    speaker: String,
    span: Span,
    verb: Phrase,
    medium: Option<Phrase>,
    /// Tokens of speaker and verb.
    range: Range<usize>,
    /// Whether what is said follows; else it comes before.
    leads: bool,
}

/// Names of an article, in order of mention: where the short form of one stands, the long one is told.
#[derive(Default)]
struct Names {
    /// Full names by last word, later ones first.
    known: std::collections::BTreeMap<String, String>,
    /// The last person named.
    last: Option<(String, Span)>,
}

impl Said {
    /// Finds who speaks in each sentence.
    pub(in crate::figure) fn new(scans: &[Scan<'_>]) -> Self {
        let mut names = Names::default();
        let mut paragraphs = Vec::with_capacity(scans.len());
        let mut open: Option<Event> = None;
        for scan in scans {
            let mut sentences: Vec<Sentence> = scan
                .sentences
                .iter()
                .map(|range| sentence(scan, range.clone(), &mut names))
                .collect();
            carry(scan, &mut sentences, &mut open);
            paragraphs.push(sentences);
        }
        Self { paragraphs }
    }
}

/// Writes into `figure` who says it; `idx` is the place of its scan among those given to [`Said::new`].
pub(in crate::figure) fn attribute(figure: &mut Figure, scan: &Scan<'_>, said: &Said, idx: usize) {
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
        verb: Some(event.verb.clone()),
        medium: event.medium.clone(),
    });
    figure.evidence.push(crate::figure::Evidence {
        part: "attribution",
        span: event.span,
        rule: if event.leads {
            "speaker before the statement"
        } else {
            "speaker behind the statement"
        },
    });
}

/// Who says what stands at token `at`: the last speaker who leads before it, else the first who closes after it.
fn speaking<'s>(sentence: &'s Sentence, scan: &Scan<'_>, at: usize) -> Option<&'s Event> {
    let leading = sentence
        .events
        .iter()
        .rev()
        .find(|event| event.leads && event.range.end <= at);
    let closing = sentence
        .events
        .iter()
        .find(|event| !event.leads && event.range.start > at);
    let inside = sentence
        .events
        .iter()
        .find(|event| event.range.contains(&at));
    if inside.is_some() {
        return None;
    }
    // A subject that speaks ends its say where a new clause begins without it.
    let leading = leading.filter(|event| !is_cut(scan, event.range.end, at));
    leading.or(closing).or(sentence.carried.as_ref())
}

/// Whether a new sentence part with a subject of its own parts the verb from `at`.
fn is_cut(scan: &Scan<'_>, from: usize, at: usize) -> bool {
    (from..at).any(|idx| scan.raw(idx) == ";")
}

/// Who speaks in the sentence.
fn sentence(scan: &Scan<'_>, range: Range<usize>, names: &mut Names) -> Sentence {
    let mut events = Vec::new();
    let mut at = range.start;
    while at < range.end {
        note_person(scan, at, &range, names);
        match event(scan, at, &range, names) {
            Some(event) => {
                at = event.range.end.max(at + 1);
                events.push(event);
            }
            None => at += 1,
        }
    }
    Sentence {
        events,
        carried: None,
    }
}

/// Remembers a person named at `at`: two capitalised words, or one behind a title.
fn note_person(scan: &Scan<'_>, at: usize, range: &Range<usize>, names: &mut Names) {
    let starts = at == range.start || !is_name_word(scan, at - 1);
    if !starts || !is_name_word(scan, at) {
        return;
    }
    let mut end = at;
    while end < range.end && end < at + 8 && is_name_word(scan, end) {
        end += 1;
    }
    let start = (at..end)
        .find(|idx| !speech().is_title(scan.word(*idx)))
        .unwrap_or(end);
    let titled = start > at
        || at.checked_sub(1).is_some_and(|before| {
            speech().is_title(scan.word(before))
                || scan.word(before) == "." && speech().is_title(scan.before(before, 1))
        });
    let name = start..end;
    if titled && !name.is_empty() || names.known.contains_key(&scan.word(end - 1).to_owned()) {
        names.remember(scan, &name);
    }
}

fn is_name_word(scan: &Scan<'_>, at: usize) -> bool {
    scan.is_word(at)
        && scan.is_capital(at)
        && !scan.class(at).has(Classes::FUNCTION)
        && calendar().month(scan.word(at)).is_none()
        && calendar().weekday(scan.word(at)).is_none()
        && !scan.word(at).starts_with('\'')
}

impl Names {
    fn remember(&mut self, scan: &Scan<'_>, name: &Range<usize>) {
        if name.is_empty() {
            return;
        }
        let text = scan.phrase(name);
        let last = scan.word(name.end - 1).to_owned();
        if name.len() > 1 {
            self.known.insert(last.clone(), text.clone());
        }
        let full = self.known.get(&last).cloned().unwrap_or(text);
        self.last = Some((full, scan.span(name)));
    }

    /// The full name of what stands at `name`.
    fn full(&self, scan: &Scan<'_>, name: &Range<usize>) -> String {
        let text = scan.phrase(name);
        if name.len() > 1 {
            return text;
        }
        self.known
            .get(scan.word(name.end.saturating_sub(1)))
            .cloned()
            .unwrap_or(text)
    }
}

/// Someone says something, with the verb or phrase at `at`.
fn event(scan: &Scan<'_>, at: usize, range: &Range<usize>, names: &mut Names) -> Option<Event> {
    if let Some(len) = speech().phrase(scan.words(at)) {
        return by_phrase(scan, at..at + len, range, names);
    }
    if !speech().is_verb(scan.word(at))
        || !scan.class(at).has(Classes::FINITE)
            && scan.word(at) != "saying"
            && scan.word(at) != "adding"
    {
        return None;
    }
    if matches!(
        scan.word(at),
        "expected" | "estimated" | "forecast" | "believed" | "reported" | "confirmed" | "said"
    ) && scan.word(at + 1) == "by"
    {
        return by_phrase(scan, at..at + 2, range, names);
    }
    behind_verb(scan, at, range, names).or_else(|| before_verb(scan, at, range, names))
}

/// "according to X", "expected by X".
fn by_phrase(
    scan: &Scan<'_>,
    phrase: Range<usize>,
    range: &Range<usize>,
    names: &mut Names,
) -> Option<Event> {
    let name = speaker_from(scan, phrase.end, range.end)?;
    let leads = phrase.start <= range.start + 1
        || scan.raw(name.end) == "," && phrase.start < range.start + 4;
    Some(finish(
        scan,
        names,
        (phrase.clone(), name.clone()),
        phrase.start..name.end,
        leads,
    ))
}

/// ", said Ann Hill", "\" added the doctor".
fn behind_verb(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    names: &mut Names,
) -> Option<Event> {
    if !speech().is_strong(scan.word(at)) {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |idx| scan.raw(idx));
    let opens =
        at == range.start || matches!(before, "," | "\"" | "”" | "'" | "’" | ")" | "—" | "-" | "–");
    if !opens || at == range.start && !scan.raw(at).starts_with(char::is_lowercase) {
        return None;
    }
    let name = speaker_from(scan, at + 1, range.end)?;
    Some(finish(
        scan,
        names,
        (at..at + 1, name.clone()),
        at..name.end,
        false,
    ))
}

/// "Ann Hill said", "officials, who fled, told", "he added".
fn before_verb(
    scan: &Scan<'_>,
    at: usize,
    range: &Range<usize>,
    names: &mut Names,
) -> Option<Event> {
    let passive = (range.start..at)
        .rev()
        .take_while(|idx| {
            scan.class(*idx).has(Classes::AUXILIARY) || scan.class(*idx).has(Classes::ADVERB)
        })
        .any(|idx| {
            matches!(
                scan.word(idx),
                "is" | "are" | "was" | "were" | "be" | "been" | "being"
            ) && !scan.class(at).has(Classes::VERB_ING)
                && scan.class(at).has(Classes::VERB_PAST)
        });
    if passive {
        return None;
    }
    let name = speaker_until(scan, at, range.start)?;
    let person = is_person_like(scan, &name);
    if !speech().is_strong(scan.word(at)) && !person {
        return None;
    }
    // A verb at the end, or before a full stop or a time, closes; anything else leads.
    let leads = leads(scan, at + 1, name.start, range);
    Some(finish(
        scan,
        names,
        (at..at + 1, name.clone()),
        name.start..at + 1,
        leads,
    ))
}

/// Whether what is said follows the verb.
fn leads(scan: &Scan<'_>, after: usize, start: usize, range: &Range<usize>) -> bool {
    let mut at = after;
    while at < range.end && at < after + 8 {
        let word = scan.word(at);
        if word == "that" || matches!(scan.raw(at), ":" | "\"" | "“") {
            return true;
        }
        let time = calendar().weekday(word).is_some()
            || calendar().relative(scan.words(at)).is_some()
            || matches!(
                word,
                "on" | "in"
                    | "a"
                    | "statement"
                    | "late"
                    | "early"
                    | "reporters"
                    | "afp"
                    | "agency"
                    | "told"
            );
        if !time {
            break;
        }
        at += 1;
    }
    let ends = at >= range.end || matches!(scan.raw(at), "." | "," | ";" | "!" | "?");
    let comma = start
        .checked_sub(1)
        .is_some_and(|before| matches!(scan.raw(before), "," | "\"" | "”"));
    !ends || start == range.start && !comma && scan.raw(at) == ","
}

fn finish(
    scan: &Scan<'_>,
    names: &mut Names,
    (verb, name): (Range<usize>, Range<usize>),
    range: Range<usize>,
    leads: bool,
) -> Event {
    let pronoun = matches!(scan.word(name.start), "he" | "she") && name.len() == 1;
    let known = names.last.clone().filter(|_| pronoun);
    let (speaker, span) = known.unwrap_or_else(|| {
        let trimmed = without_titles(scan, &name);
        (names.full(scan, &trimmed), scan.span(&name))
    });
    if !pronoun {
        let proper = without_titles(scan, &name);
        if (proper.clone()).all(|at| is_name_word(scan, at)) {
            names.remember(scan, &proper);
        } else {
            names.last = Some((speaker.clone(), span));
        }
    }
    Event {
        speaker,
        span,
        medium: medium(scan, verb.end),
        verb: Phrase {
            text: scan.phrase(&verb),
            span: scan.span(&verb),
        },
        range,
        leads,
    }
}

/// "President Ann Hill" without the title, where a name is left.
fn without_titles(scan: &Scan<'_>, name: &Range<usize>) -> Range<usize> {
    let mut start = name.start;
    let last_lower = name.clone().rev().find(|at| !is_name_word(scan, *at));
    if let Some(lower) = last_lower.filter(|at| at + 1 < name.end) {
        start = lower + 1;
    }
    while start + 1 < name.end && (speech().is_title(scan.word(start)) || scan.raw(start) == ".") {
        start += 1;
    }
    start..name.end
}

/// "told France 2", "on Telegram", "in an interview with X".
fn medium(scan: &Scan<'_>, after: usize) -> Option<Phrase> {
    let told = scan.before(after, 1) == "told" || scan.before(after, 1) == "tells";
    let mut at = after;
    let limit = scan.sentence(after.saturating_sub(1)).end.min(after + 8);
    if !told {
        at = (after..limit).find(|idx| {
            matches!(scan.word(*idx), "on" | "in" | "to" | "via")
                && calendar().weekday(scan.word(idx + 1)).is_none()
        })? + 1;
        if at > after + 4 {
            return None;
        }
    }
    at += usize::from(scan.class(at).has(Classes::DETERMINER));
    let mut end = at;
    while end < limit
        && scan.is_word(end)
        && (scan.is_capital(end) || speech().is_medium(scan.word(end)))
        && calendar().weekday(scan.word(end)).is_none()
    {
        end += 1;
    }
    while end > at && scan.is_digits(end) && end < limit {
        end += 1;
    }
    let known = (at..end).any(|idx| speech().is_medium(scan.word(idx)));
    (end > at && (told || known)).then(|| Phrase {
        text: scan.phrase(&(at..end)),
        span: scan.span(&(at..end)),
    })
}

/// The speaker who is named from `at` on.
fn speaker_from(scan: &Scan<'_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let start = at + usize::from(scan.class(at).has(Classes::DETERMINER) && !scan.is_number(at));
    if matches!(scan.word(at), "he" | "she" | "they" | "it" | "i" | "we") {
        return Some(at..at + 1);
    }
    let mut end = start;
    let mut found = None;
    while end < limit && end < start + 12 {
        let word = scan.word(end);
        let name = scan.is_word(end)
            && scan.is_capital(end)
            && calendar().weekday(word).is_none()
            && calendar().month(word).is_none();
        let speaker = speech().is_speaker(word);
        let inner = scan.is_word(end)
            && !scan.class(end).has(Classes::FUNCTION)
            && !scan.class(end).has(Classes::VERB_PAST)
            && !scan.class(end).has(Classes::ADVERB)
            || scan.is_dash(end) && scan.glued(end)
            || word == "'s"
            || scan.raw(end) == "."
                && scan.glued(end)
                && end > start
                && (speech().is_title(scan.before(end, 1)) || scan.raw(end - 1).len() == 1)
            || matches!(word, "of" | "for" | "and")
                && found.is_some()
                && (scan.is_capital(end + 1)
                    || scan.class(end + 1).has(Classes::DETERMINER) && scan.is_capital(end + 2))
            || matches!(word, "the") && end > start && matches!(scan.before(end, 1), "of" | "for");
        if name && !scan.class(end).has(Classes::FUNCTION) || speaker {
            found = Some(end);
        } else if !inner {
            break;
        }
        end += 1;
    }
    let last = found?;
    Some(start..last + 1)
}

/// The speaker who is named right before the verb at `verb`, over an apposition between commas.
fn speaker_until(scan: &Scan<'_>, verb: usize, first: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > first
        && (scan.class(end - 1).has(Classes::AUXILIARY) || scan.class(end - 1).has(Classes::ADVERB))
    {
        end -= 1;
    }
    if end > first && matches!(scan.raw(end - 1), "," | ")") {
        let open = if scan.raw(end - 1) == ")" { "(" } else { "," };
        let back = (first..end - 1)
            .rev()
            .take(24)
            .find(|at| scan.raw(*at) == open)?;
        return speaker_ending(scan, back, first);
    }
    speaker_ending(scan, end, first)
}

/// The noun phrase of a speaker that ends right before `end`.
fn speaker_ending(scan: &Scan<'_>, end: usize, first: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last >= first)?;
    if matches!(
        scan.word(last),
        "he" | "she" | "they" | "it" | "i" | "we" | "who"
    ) {
        return (scan.word(last) != "who").then_some(last..end);
    }
    let mut start = end;
    let mut good = false;
    while start > first && end - start < 14 {
        let at = start - 1;
        let word = scan.word(at);
        let name = scan.is_word(at)
            && scan.is_capital(at)
            && !scan.class(at).has(Classes::FUNCTION)
            && calendar().weekday(word).is_none()
            && calendar().month(word).is_none();
        let speaker = speech().is_speaker(&lemma(word)) || speech().is_speaker(word);
        let glue = scan.is_dash(at) && scan.glued(at)
            || word == "'s"
            || scan.raw(at) == "." && start < end
            || matches!(
                word,
                "of" | "for" | "and" | "at" | "from" | "in" | "with" | "the"
            ) && start < end
            || scan.is_word(at)
                && !scan.class(at).has(Classes::FUNCTION)
                && !scan.class(at).has(Classes::VERB_S)
                && !is_finite(scan, at);
        if !name && !speaker && !glue {
            break;
        }
        good |= name || speaker;
        start = at;
    }
    while start < end && (scan.class(start).has(Classes::FUNCTION) || !scan.is_word(start)) {
        start += 1;
    }
    // A long phrase with prepositions keeps its first noun phrase: "officials in the town".
    let stop = (start..end)
        .find(|at| matches!(scan.word(*at), "at" | "from" | "in" | "with"))
        .filter(|at| *at > start)
        .unwrap_or(end);
    (good && stop > start).then_some(start..stop)
}

fn is_finite(scan: &Scan<'_>, at: usize) -> bool {
    scan.class(at).has(Classes::VERB_PAST) && !scan.class(at).has(Classes::ADJECTIVE)
}

fn is_person_like(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    name.clone()
        .any(|at| speech().is_speaker(scan.word(at)) || speech().is_title(scan.word(at)))
        || name.clone().filter(|at| is_name_word(scan, *at)).count() > 0
}

/// Hands the speaker of a quotation to the sentences into which it runs, in the paragraph and into the next.
fn carry(scan: &Scan<'_>, sentences: &mut [Sentence], open: &mut Option<Event>) {
    let mut inside = open.is_some();
    let mut speaker = open.take();
    let mut waiting: Vec<usize> = Vec::new();
    for (idx, range) in scan.sentences.iter().enumerate() {
        let quotes: usize = (range.clone())
            .filter(|at| matches!(scan.raw(*at), "\"" | "“" | "”"))
            .count();
        let opens_here = quotes > 0 && range.clone().any(|at| matches!(scan.raw(at), "\"" | "“"));
        let own = sentences[idx].events.last().cloned();
        if let Some(event) = &own {
            if inside || opens_here {
                for wait in waiting.drain(..) {
                    sentences[wait].carried = Some(event.clone());
                }
            }
            speaker = Some(event.clone());
        } else if inside || opens_here && is_whole_quotation(scan, range) {
            match &speaker {
                Some(event) if inside => sentences[idx].carried = Some(event.clone()),
                _ => waiting.push(idx),
            }
        }
        if quotes % 2 == 1 {
            inside = !inside;
        }
        if !inside && quotes == 0 {
            waiting.clear();
        }
    }
    if inside {
        *open = speaker;
    }
}

/// Whether a sentence is nothing but quotation.
fn is_whole_quotation(scan: &Scan<'_>, range: &Range<usize>) -> bool {
    matches!(scan.raw(range.start), "\"" | "“")
}
