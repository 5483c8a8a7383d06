//! What a number counts or measures.

use super::super::rules::{DraftShape, FigureDraft};
use super::super::scan::Scan;
use super::found::FoundParts;
use super::measured::of_measure;
use super::phrase::{ANTECEDENT, BORROWED, Noun, is_bare_adjective, noun_phrase};
use super::subject::{before_number, chained, measured_before, noun_ending, of_before, subject_of};
use crate::{Dimension, Unit};
use tally_language::lexicon::{Classes, Cue, WordClass, calendar, named, roles, units};

/// How many figures back a noun is looked for.
const NEAR: usize = 6;

/// What `draft` counts; `earlier` are the figures before it in the paragraph.
pub(super) fn counted(
    scan: &Scan<'_>,
    draft: &FigureDraft,
    earlier: &[FoundParts],
) -> Option<Noun> {
    let end = draft.mention.end;
    if is_pair(draft) || is_nobody(scan, draft) {
        return None;
    }
    if draft.unit.dimension() == Dimension::Age {
        return aged(scan, draft);
    }
    let out = usize::from(scan.word(end) == "out");
    let of_amount = scan.word(end + out) == "of";
    if of_amount && let Some(noun) = through_of(scan, end + out + 1, earlier) {
        return Some(noun);
    }
    if draft.unit == Unit::COUNT
        || draft.unit.code() == named::STOREY
        || draft.unit.code() == named::MAGNITUDE
    {
        return of_count(scan, draft, earlier);
    }
    of_measure(scan, draft, earlier)
}

/// Whether the figure is two numbers against each other, which count nothing: "3-2", "3:1".
pub(super) fn is_pair(draft: &FigureDraft) -> bool {
    draft.unit.code() == named::SCORE
        || draft.unit.code() == named::RATIO && draft.low != draft.high
}

/// Whether the figure is "nobody" or "no one", which have no noun.
pub(super) fn is_nobody(scan: &Scan<'_>, draft: &FigureDraft) -> bool {
    let at = draft.number.start;
    scan.word(at) == "nobody" || scan.word(at) == "no" && draft.number.len() == 2
}

/// "88 of them", "25 of the injured", "dozens of boats", "20% of voters".
pub(super) fn through_of(scan: &Scan<'_>, at: usize, earlier: &[FoundParts]) -> Option<Noun> {
    if scan.is(at, WordClass::PluralPronoun) && !is_noun_behind(scan, at) {
        return antecedent(scan, at, earlier);
    }
    let opens = scan.class(at).has(Classes::DETERMINER) || scan.word(at) == "all";
    let start = at + usize::from(opens);
    let start = start + usize::from(scan.word(start) == "own");
    let start = if scan.is_number(start) {
        past_amount(scan, scan.numerals[scan.numeral_at(start)?].tokens.end)
    } else {
        start
    };
    noun_phrase(scan, start, true)
        .or_else(|| noun_phrase(scan, start, false))
        .map(|noun| noun.found_by("noun after “of”"))
}

/// Past the "kg of" in "30 kg of its 66 kg of salt".
fn past_amount(scan: &Scan<'_>, end: usize) -> usize {
    if scan.is_tie(end) && scan.word(end + 1) == "strong" {
        return end + 2;
    }
    let unit = units()
        .form(scan.words(end))
        .or_else(|| units().symbol(scan.raws(end)));
    match unit {
        Some((len, _)) if scan.word(end + len) == "of" => end + len + 1,
        _ => end,
    }
}

fn is_noun_behind(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "these" | "those")
        && scan.is_word(at + 1)
        && !scan.class(at + 1).has(Classes::FUNCTION)
}

/// The things counted last before `at`: what "them" stands for.
fn antecedent(scan: &Scan<'_>, at: usize, earlier: &[FoundParts]) -> Option<Noun> {
    let here = scan.sentence_at(at);
    let noun = earlier.iter().rev().take(NEAR).find_map(|found| {
        let noun = found.counted.as_ref().filter(|_| !is_tied(scan, found))?;
        let near = scan.sentence_at(found.draft.number.start) + 1 >= here;
        (near && found.draft.unit == Unit::COUNT).then_some(noun)
    })?;
    Some(noun.clone().found_by(ANTECEDENT))
}

/// Whether a figure only describes something: "a ten-party alliance" leaves no parties to go on about.
fn is_tied(scan: &Scan<'_>, found: &FoundParts) -> bool {
    scan.is_tie(found.draft.mention.end) && scan.word(found.draft.mention.end + 1) != "strong"
}

/// "450 drones", "55,000 dead", "60 are missing", "toll of 24".
fn of_count(scan: &Scan<'_>, draft: &FigureDraft, earlier: &[FoundParts]) -> Option<Noun> {
    let mut at = draft.mention.end;
    at = super::qualifier::past(scan, at);
    at += usize::from(scan.is_tie(at));
    at += usize::from(scan.word(at) == "'s");
    at += usize::from(scan.word(at) == "strong");
    if let Some(noun) = number_of(scan, at) {
        return Some(noun);
    }
    let one = draft.low == Some(rust_decimal::Decimal::ONE) && draft.shape == DraftShape::Single;
    let alone = one || draft.unit != Unit::COUNT || at > draft.mention.end;
    let at = past_equals(scan, at);
    let more = usize::from(scan.is(at, WordClass::Additional));
    let noun = noun_phrase(scan, at + more, !alone)
        .filter(|noun| draft.unit == Unit::COUNT || !is_bare_adjective(scan, noun))
        .filter(|noun| !is_time(scan, noun) && !is_verb(scan, noun));
    if noun.is_some() {
        return noun;
    }
    if let Some(noun) = of_list(scan, draft).or_else(|| of_rest(scan, draft, earlier)) {
        return Some(noun);
    }
    if draft.unit != Unit::COUNT {
        return of_before(scan, draft).or_else(|| before_number(scan, draft, earlier));
    }
    chained(scan, draft, earlier)
        .or_else(|| of_before(scan, draft).map(|noun| plain_total(scan, noun, draft, earlier)))
        .or_else(|| {
            measured_before(scan, draft, earlier)
                .map(|noun| plain_total(scan, noun, draft, earlier))
        })
        .or_else(|| same_sentence(scan, draft, earlier))
        .or_else(|| predicate(scan, at))
        .or_else(|| subject_of(scan, draft))
        .or_else(|| {
            antecedent(scan, draft.number.start, earlier)
                .filter(|noun| !befalls_people(scan, draft) || noun.is_of_persons())
        })
}

/// "The other 16 were rescued": those that were counted before.
fn of_rest(scan: &Scan<'_>, draft: &FigureDraft, earlier: &[FoundParts]) -> Option<Noun> {
    let start = super::qualifier::start(scan, draft);
    let rest = scan.is_before(start, 1, WordClass::Remaining)
        || matches!(scan.word(start), "another" | "the") && scan.word(start + 1) == "other";
    rest.then(|| antecedent(scan, draft.number.start, earlier))?
}

/// "12, 15 and 20 boats": the noun behind the last of several numbers with nothing between them.
fn of_list(scan: &Scan<'_>, draft: &FigureDraft) -> Option<Noun> {
    let mut end = draft.mention.end;
    for _ in 0..LONGEST_LIST {
        let comma = usize::from(scan.raw(end) == ",");
        let and = usize::from(matches!(scan.word(end + comma), "and" | "or"));
        let next = end + comma + and;
        let idx = scan.numeral_at(next).filter(|_| comma + and > 0)?;
        let number = &scan.numerals[idx];
        if number.implied
            || number.exact().is_none()
            || number.tokens.start != next
            || comma == 1 && scan.glued(next)
        {
            return None;
        }
        end = number.tokens.end;
        if and == 1 {
            return noun_phrase(scan, end, true)
                .filter(|noun| comma == 0 && noun.follows(end))
                .map(|noun| noun.found_by("noun behind the last number of the list"));
        }
    }
    None
}

/// The most numbers in one list.
const LONGEST_LIST: usize = 8;

/// "a 12-story, 40-unit tower": the noun stands behind the last of several adjectives with numbers.
fn past_equals(scan: &Scan<'_>, at: usize) -> usize {
    let mut end = at;
    for _ in 0..3 {
        let comma = usize::from(scan.raw(end) == ",");
        let Some(idx) = scan.numeral_at(end + comma).filter(|_| comma == 1) else {
            break;
        };
        let after = scan.numerals[idx].tokens.end;
        if !scan.is_tie(after) {
            break;
        }
        end = after + 2;
    }
    end
}

/// "a total of", "the previous estimate of": totals of what was counted just before.
fn plain_total(scan: &Scan<'_>, noun: Noun, draft: &FigureDraft, earlier: &[FoundParts]) -> Noun {
    let plain = noun.range.end == noun.head + 1 && Cue::PlainTotal.holds(&noun.lemma);
    let before = same_sentence(scan, draft, earlier).filter(|_| plain);
    before.unwrap_or(noun)
}

/// Whether what is said of the number, or the verb that it is the object of, happens to people only.
fn befalls_people(scan: &Scan<'_>, draft: &FigureDraft) -> bool {
    let behind = super::role::predicate(scan, draft.mention.end);
    let before = super::qualifier::start(scan, draft)
        .checked_sub(1)
        .and_then(|at| roles().verb(scan.word(at)));
    behind.or(before).is_some_and(|role| role.of_persons)
}

/// "140 were injured": the noun of the figure before, in the same sentence.
fn same_sentence(scan: &Scan<'_>, draft: &FigureDraft, earlier: &[FoundParts]) -> Option<Noun> {
    let of_persons = befalls_people(scan, draft);
    let noun = earlier.iter().rev().take(NEAR).find_map(|found| {
        let noun = found
            .counted
            .as_ref()
            .filter(|_| found.draft.unit == Unit::COUNT && !is_tied(scan, found))?;
        let together =
            scan.sentence_at(found.draft.number.start) == scan.sentence_at(draft.number.start);
        // What happens to people only is not told of houses: "two shops burned and 12 died".
        let fits = !of_persons || noun.is_of_persons();
        (together && fits && !(of_persons && noun.is_fate(scan))).then_some(noun)
    })?;
    Some(noun.clone().found_by(BORROWED))
}

/// "60 are confirmed dead": what is said of them stands for the noun.
fn predicate(scan: &Scan<'_>, at: usize) -> Option<Noun> {
    let mut end = at;
    while end < at + 5
        && (scan.class(end).has(Classes::AUXILIARY) || scan.is(end, WordClass::PredicateLead))
    {
        end += 1;
    }
    let role = roles()
        .adjective(scan.word(end))
        .filter(|role| role.of_persons && end > at)?;
    let _ = role;
    Some(Noun::new(
        scan,
        end..end + 1,
        end,
        "predicate of the number",
    ))
}

/// "bringing to 10 the number of farmers".
fn number_of(scan: &Scan<'_>, at: usize) -> Option<Noun> {
    let start = at + usize::from(scan.word(at) == "the");
    let measure = scan.is(start, WordClass::TallyNoun) || scan.word(start + 1) == "toll";
    if !measure || start == at {
        return None;
    }
    let of = (start..start + 4).find(|at| scan.word(*at) == "of")?;
    through_of(scan, of + 1, &[])
}

/// Whether a noun only says when: "11 percent last year", "37% year-on-year".
pub(super) fn is_time(scan: &Scan<'_>, noun: &Noun) -> bool {
    let head = scan.word(noun.head);
    let named = calendar().weekday(head).is_some()
        || calendar().month(head).is_some() && scan.is_capital(noun.head);
    let stretch = units()
        .form(scan.words(noun.head))
        .is_some_and(|(_, unit)| unit.dimension == Dimension::Duration);
    named || stretch || WordClass::TimeNoun.has(head)
}

/// Whether a noun is a finite verb by the sentence's tree: "over 40 remain".
pub(super) fn is_verb(scan: &Scan<'_>, noun: &Noun) -> bool {
    scan.is_finite(noun.head) && noun.kind.is_none()
}

/// "a 22-year-old nurse", "Ann Hill, 35".
fn aged(scan: &Scan<'_>, draft: &FigureDraft) -> Option<Noun> {
    if draft.unit_at.is_some()
        && let Some(noun) = noun_phrase(scan, draft.mention.end, false)
    {
        return Some(noun);
    }
    let sign = draft.mention.start.checked_sub(1)?;
    let end = if matches!(scan.raw(sign), "," | "(") {
        sign
    } else {
        draft.mention.start
    };
    let mut start = end;
    while start > 0
        && end - start < 4
        && scan.is_word(start - 1)
        && scan.is_capital(start - 1)
        && !scan.class(start - 1).has(Classes::FUNCTION)
    {
        start -= 1;
    }
    let head = end.checked_sub(1)?;
    if start < end {
        return Some(Noun::new(scan, start..end, head, "name before the age"));
    }
    // "The gunman, 18, fled."
    noun_ending(scan, sign, scan.sentence(sign).start)
        .filter(|noun| scan.raw(sign) == "," && noun.kind.is_some() && noun.is_of_persons())
}

#[cfg(test)]
mod tests {
    use crate::marked;

    const EXAMPLES: &[&str] = &[
        // The noun behind the number, with its modifiers.
        "They saw [450 attack drones|450 count drone; counted attack drones] and [15 injured men|15 count man].",
        "The [105 drones|105 count drone] that were launched fell.",
        "[Dozens of elderly people|~24 count person; counted elderly people] fled.",
        "A [12,000-strong crowd|12000 count crowd] met [40 police officers|40 count officer].",
        "The [15-member council|15 count member; counted member council] met.",
        "A [500-bed hospital|500 count bed] opened.",
        "He won [12|12 count seat] of the [40 seats|40 count seat].",
        // Through nouns that only say that something is counted.
        "A total of [30 people|30 count person] left, as did a group of [12 nuns|12 count nun].",
        "The number of dead rose to [41|41 count dead].",
        "A death toll of [24|24 count toll] was given; casualties stood at [12|12 count casualty].",
        "They stole gems worth [€2m|2000000 EUR gem].",
        // Through coordination and lists.
        "The blast killed [12 miners|12 count miner] and wounded [30|30 count miner].",
        "[Twelve soldiers|12 count soldier] were killed and [30 wounded|30 count wounded].",
        "Clashes left [12|12 count dead], [15|15 count dead] and [20 dead|20 count dead].",
        "[Three men|3 count man], [two women|2 count woman] and [four children|4 count child] died.",
        // Through what was said before.
        "They fired [450 drones|450 count drone]. Of these, [five|5 count drone] fell.",
        "The train had [12 carriages|12 count carriage] when it derailed, killing [79|79 count].",
        "[Some 5%|≈5 percent workforce] of its [220,000-strong workforce|220000 count workforce] left.",
        "Of [105 drones|105 count drone], [88|88 count drone] were shot down.",
        "The bus held [18 nuns|18 count nun]. The other [16|16 count nun] lived.",
        "[Forty migrants|40 count migrant] landed, [12|12 count migrant] of them children.",
        // Measures and what is measured.
        "Profit sank [25 per cent|25 percent profit] to [$303 million|303000000 USD profit].",
        "The bank cut rates to [2.5 percent|2.5 percent rate].",
        "The park covers [10 hectares|10 ha park] and is [900 metres|900 m park] wide.",
        "Output fell to an average of [3.5 tonnes|3.5 t output] from [3.8 tonnes|3.8 t output].",
        "Unemployment rose to [5.2%|5.2 percent unemployment] last year.",
        "In Alder, [12 km|12 km alder] north of the border, a mill burned.",
        "The rate was raised to [9%|9 percent rate] from [8%|8 percent rate].",
        "[Some 20%|≈20 percent voter] of voters stayed home.",
        // A noun beside the number that it does not count.
        "There were [45|45 count] on board when it sank.",
        "The village of [300|300 count] has [12 wells|12 count well].",
        "The quake was [10 km|10 km quake] deep.",
        "[A little over 40|>40 count] remain.",
        "Prices rose [11 percent|11 percent price] last fiscal year.",
        "A further [15%|15 percent] goes to schools.",
        "Inflation was [37%|37 percent inflation] year-on-year.",
        "Britain estimates that it could reach [5,000|5000 count].",
        "[Nobody|0 count] was hurt in the [two fires|2 count fire].",
        "They won [3-1|1–3 score] before [40,000 fans|40000 count fan].",
        "Footfall was [29 lakh|2900000 count footfall], up from [26 lakh|2600000 count footfall] last year.",
        "It took on [1,200 tonnes|1200 t grain] of grain.",
    ];

    #[test]
    fn what_is_counted_is_found_wherever_it_stands() {
        marked::hold(EXAMPLES);
    }
}
