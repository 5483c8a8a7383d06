//! Numbers with a unit of measure.

use std::ops::Range;

use rust_decimal::Decimal;

use super::super::Reason;
use super::super::numbered::Numbered;
use super::super::numeral::Numeral;
use super::rule::{FigureDraft, Proposal, Rule, hedges, unit};
use tally_language::lexicon::{
    Classes, Dimension, Hedge, UnitEntry, WordClass, calendar, named, units,
};

/// `55 kilometres`, `-20°C`, `two-day`, `a 12-story tower`, `less than a minute`, `week-long`.
pub(super) struct Measured;

impl Rule for Measured {
    fn name(&self) -> &'static str {
        "measure"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let value = number.exact()?;
        if number.implied {
            return implied(scan, number);
        }
        let (at, found) = unit_behind(scan, number)?;
        if names_band(scan, at.end, found) {
            return Some(Proposal::ignore(number.tokens.start..at.end, Reason::Name));
        }
        if let Some(proposal) = compound(scan, numeral, &at, found) {
            return Some(proposal);
        }
        if is_part_of_day(scan, number, &at) {
            return None;
        }
        Some(
            FigureDraft::single(number, value, unit(&found.code))
                .with_unit_at(at)
                .proposal(),
        )
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "It lies [55 kilometres|55 km] ([34 miles|34 mi]) away.",
            "At [-20°C|-20 °C], [minus 20C|-20 °C] and [minus 20 degrees Celsius|-20 °C] it froze.",
            "A [two-day meeting|2 day meeting] in a [12-story tower|12 story tower] began.",
            "It took [less than a minute|<1 min].",
            "[Half an hour|0.5 hour] passed, then [a year and a half|1.5 year] and [a quarter of a mile|0.25 mi].",
            "It took [three and a quarter hours|3.25 hour] and [2½ days|2.5 day].",
            "After [400 gruelling kilometres|400 km] and [six straight days|6 day] they won.",
            "It burned for [5 hours 22 minutes|322 min] and a [6ft 2in man|74 in man] saw it.",
            // A band, a plural.
            "It hums at [40 MHz|40 MHz], said he; the {800MHz|name} spectrum was sold.",
            "The men were in their [20s|20–29 years_age].",
            // Two measures, not one.
            "It took [two days|2 day] and [30 people|30 count person], [5 km|5 km] and [3 hours|3 hour].",
            "Its level fell [40cm|40 cm level] to [17.5 m|17.5 m level].",
            // A unit's word that measures nothing.
            "Half-year profit is higher than a year ago and less than a decade earlier.",
            "An hour later he told [two stories|2 count story] in a {second|ordinal}.",
            "They drove on in [2 feet|2 ft snow] of snow.",
            "Half the day was lost, and a pound is a pound.",
            "She paid [40 pounds|40 GBP] for a bag weighing [20 pounds|20 lb].",
            "The [week-long pause|1 week pause] held.",
            "A day later [40 people|40 count person] came.",
            "Winds of [90 km/h|90 km/h wind] and [60mph|60 mph wind] blew.",
            "They sent [40 t|40 t grain] of grain, [300 g|300 g gold] of gold and [60 l|60 L oil] of oil.",
            "Gusts of [20–30 metres per second|20–30 m/s gust] and [25 metres a second|25 m/s gust] blew.",
            "They dug [25 metres|25 m] a {second|ordinal} time, on [80 m²|80 m²] and in [900 m3|900 m³].",
            "It was [30ºC|30 °C], then [10º Fahrenheit|10 °F]. It holds [20 (kg)|20 kg flour] of flour.",
            "She sewed [40 T-shirts|40 count shirt] and gave [12 B grades|12 count grade] in {room 217|name} a.",
            "Fire burned [200 hectares|200 ha] and a bear weighing [300 pounds|300 lb] fled.",
        ]
    }
}

/// "5 hours and 22 minutes", "6ft 2in": two numbers of one length or time, in the finer unit.
fn compound(
    scan: &Numbered<'_>,
    numeral: usize,
    at: &Range<usize>,
    coarse: &UnitEntry,
) -> Option<Proposal> {
    let (first, second) = (&scan.numerals[numeral], scan.numerals.get(numeral + 1)?);
    let and = usize::from(scan.word(at.end) == "and");
    let whole = |number: &Numeral| number.exact().filter(|value| value.fract().is_zero());
    if second.implied || second.tokens.start != at.end + and {
        return None;
    }
    let (behind, fine) = unit_behind(scan, second)?;
    let (many, rest) = (whole(first)?, whole(second)?);
    let of_one_kind = fine.dimension == coarse.dimension
        && matches!(
            fine.dimension,
            Dimension::Length | Dimension::Duration | Dimension::Mass
        );
    let steps = coarse.factor?.checked_div(fine.factor?)?;
    // Twelve inches, sixty minutes, twenty-four hours: whole steps, and fewer of the finer unit than make a coarse one.
    if !of_one_kind || !steps.fract().is_zero() || steps <= Decimal::ONE || rest >= steps {
        return None;
    }
    let value = many.checked_mul(steps)?.checked_add(rest)?;
    let mut draft =
        FigureDraft::single(first, value, unit(&fine.code)).with_unit_at(behind.clone());
    draft.number = first.tokens.start..second.tokens.end;
    Some(draft.proposal())
}

/// The unit behind the number, with or without a hyphen, also behind a tolerance: "18 ± 3 °C".
fn unit_behind<'l>(scan: &Numbered<'_>, number: &Numeral) -> Option<(Range<usize>, &'l UnitEntry)> {
    let end = number.tokens.end;
    if scan.raw(end) == "±"
        && let Some(idx) = scan.numeral_at(end + 1)
    {
        return unit_at(scan, &scan.numerals[idx], scan.numerals[idx].tokens.end);
    }
    unit_at(scan, number, end)
        .or_else(|| in_brackets(scan, end))
        .or_else(|| in_label(scan, number))
}

/// Whether a frequency names the band behind it: "the 800 MHz spectrum".
fn names_band(scan: &Numbered<'_>, behind: usize, unit: &UnitEntry) -> bool {
    unit.dimension == Dimension::Frequency && scan.is(behind, WordClass::BandNoun)
}

/// "20 (kg)": the unit stands alone in brackets behind the number.
fn in_brackets<'l>(scan: &Numbered<'_>, end: usize) -> Option<(Range<usize>, &'l UnitEntry)> {
    if scan.raw(end) != "(" {
        return None;
    }
    let (len, unit) = form(scan, end + 1)
        .or_else(|| units().spaced(scan.raws(end + 1)))
        .filter(|(_, unit)| !unit.is_money())?;
    (scan.raw(end + 1 + len) == ")").then_some((end..end + 2 + len, unit))
}

/// "Rainfall (mm): 240": the unit stands in brackets at the end of a label, and the number has none of its own.
fn in_label<'l>(scan: &Numbered<'_>, number: &Numeral) -> Option<(Range<usize>, &'l UnitEntry)> {
    let start = number.tokens.start;
    let labelled = scan.before(start, 1) == ":" && scan.before(start, 2) == ")";
    if !labelled || scan.is_word(number.tokens.end) {
        return None;
    }
    let close = start.checked_sub(2)?;
    (1..=LONGEST_UNIT).find_map(|back| {
        let open = close.checked_sub(back + 1)?;
        let (len, unit) = form(scan, open + 1)
            .or_else(|| units().spaced(scan.raws(open + 1)))
            .filter(|(_, unit)| !unit.is_money())?;
        let alone = scan.raw(open) == "(" && len == back;
        alone.then_some((open + 1..close, unit))
    })
}

/// How many tokens a unit in a label has at most.
const LONGEST_UNIT: usize = 6;

/// The unit in words at `at`; in "25 metres a second time" the second belongs to the time.
fn form<'l>(scan: &Numbered<'_>, at: usize) -> Option<(usize, &'l UnitEntry)> {
    let words = scan.words(at);
    let (len, unit) = units().form(words)?;
    // "6ft 2in" are no square feet.
    let apart = (1..len).find(|idx| scan.is_digits(at + idx) && !scan.glued(at + idx));
    if let Some(apart) = apart {
        return units().form(&words[..apart]);
    }
    // "2M2B" is a name.
    if scan.is_digits(at + len - 1) && scan.glued(at + len) && scan.is_word(at + len) {
        return None;
    }
    let counts = len > 2
        && scan.word(at + len - 2) == "a"
        && scan.word(at + len - 1) == "second"
        && scan.is_word(at + len)
        && ![
            Classes::FUNCTION,
            Classes::ADVERB,
            Classes::FINITE,
            Classes::VERB_ING,
        ]
        .iter()
        .any(|class| scan.class(at + len).has(*class));
    if counts {
        return units().form(&words[..len - 2]);
    }
    Some((len, unit))
}

/// Whether the numeral at `at` ends a unit behind another number: the second of "25 metres per second" and of
/// "30-second", the digit of "40 m2".
pub(super) fn ends_unit(scan: &Numbered<'_>, at: usize) -> bool {
    let over = matches!(scan.before(at, 1), "per" | "a" | "-");
    let power = at > 0 && scan.is_digits(at) && scan.glued(at) && scan.is_word(at - 1);
    (over || power)
        && (0..LONGEST_UNIT).any(|back| {
            let start = at.checked_sub(back);
            let before = start.and_then(|start| start.checked_sub(1));
            let Some((start, before)) = start.zip(before) else {
                return false;
            };
            let tied = scan.is_tie(before);
            let number = before.checked_sub(usize::from(tied));
            number.is_some_and(|number| scan.numeral_at(number).is_some())
                && (tied || back > 0)
                && form(scan, start).is_some_and(|(len, _)| start + len > at)
        })
}

/// The unit at `end`, where the number ends.
fn unit_at<'l>(
    scan: &Numbered<'_>,
    number: &Numeral,
    end: usize,
) -> Option<(Range<usize>, &'l UnitEntry)> {
    let hyphen = usize::from(scan.is_tie(end));
    let at = end + hyphen;
    if let Some((len, unit)) = form(scan, at).filter(|(_, unit)| !unit.is_money()) {
        let short = len == 1
            && scan.raw(at).chars().count() == 1
            && scan.raw(at).chars().all(char::is_alphanumeric)
            && scan.raw(at) != "º";
        let word = scan.is(at, WordClass::UnitOrWord) && hyphen == 0;
        let tale = word
            && scan.word(at) != "min"
            && (!matches!(scan.word(at), "stories" | "story") || !is_height(scan, at + len));
        let longer = units()
            .symbol(scan.raws(at))
            .is_some_and(|(letters, _)| letters > len);
        // "20 C" without a degree sign needs a minus before it; "10 m" a space and nothing to count.
        if !short && !tale && !longer {
            return Some((at..at + len, unit));
        }
    }
    // "400 gruelling kilometres", "six straight days": a word that only colours the unit.
    if hyphen == 0
        && (scan.class(at).has(Classes::ADJECTIVE) || scan.class(at).has(Classes::VERB_ING))
        && let Some((len, unit)) = units()
            .form(scan.words(at + 1))
            .filter(|(_, unit)| matches!(unit.dimension, Dimension::Length | Dimension::Duration))
        && scan.word(at + 1).ends_with('s')
    {
        return Some((at..at + 1 + len, unit));
    }
    // Money has had its turn: what pounds are left weigh something.
    if let Some(pounds) = units()
        .named(named::POUND)
        .filter(|_| matches!(scan.word(at), "pound" | "pounds"))
    {
        return Some((at..at + 1, pounds));
    }
    symbol(scan, number, at)
}

/// The unit whose symbol stands at `at`, right behind digits, or behind a space where it is hardly anything else.
fn symbol<'l>(
    scan: &Numbered<'_>,
    number: &Numeral,
    at: usize,
) -> Option<(Range<usize>, &'l UnitEntry)> {
    let (len, unit) = units()
        .symbol(scan.raws(at))
        .filter(|(_, unit)| !unit.is_money())?;
    let after = at + len;
    let goes_on = scan.glued(after) && (scan.is_word(after) || scan.is_digits(after));
    let cold = matches!(unit.code.as_str(), named::CELSIUS | named::FAHRENHEIT)
        && number.mantissa.is_sign_negative();
    let spaced = !scan.glued(at)
        && units().spaced(scan.raws(at)).is_some()
        && is_apart(scan, number, at..after);
    let stands = (scan.glued(at) && !is_plural(scan, number, at)) || cold || spaced;
    (number.in_digits && stands && !goes_on).then_some((at..after, unit))
}

/// Whether the "s" right behind a round number makes it many: "in their 20s", "100s of men".
fn is_plural(scan: &Numbered<'_>, number: &Numeral, at: usize) -> bool {
    scan.raw(at) == "s" && (number.mantissa % Decimal::TEN).is_zero()
}

/// Whether a symbol behind a space measures: "40 t of grain", not "5 T cells"; no plural of a year or a model.
fn is_apart(scan: &Numbered<'_>, number: &Numeral, symbol: Range<usize>) -> bool {
    let letter = scan.raw(symbol.start).chars().count() == 1;
    // A metre and a watt are hardly anything else.
    if !letter || matches!(scan.raw(symbol.start), "m" | "W") {
        return true;
    }
    let plain = !scan.is_dash(symbol.end)
        && (!scan.is_word(symbol.end)
            || scan.class(symbol.end).has(Classes::FUNCTION)
            || scan.class(symbol.end).has(Classes::ADVERB));
    let years = Decimal::ONE_THOUSAND..Decimal::from(2_100);
    let decade = scan.raw(symbol.start) == "s" && years.contains(&number.mantissa);
    plain && !decade
}

/// Whether "stories" are floors.
fn is_height(scan: &Numbered<'_>, after: usize) -> bool {
    scan.is(after, WordClass::HeightWord)
}

/// "9 in the morning", "two days' " are told elsewhere; a year of a date is none.
fn is_part_of_day(scan: &Numbered<'_>, number: &Numeral, unit: &Range<usize>) -> bool {
    let second = scan.word(unit.start) == "second"
        && !scan.is_dash(unit.start.wrapping_sub(1))
        && number.exact() != Some(Decimal::ONE);
    second
        || calendar()
            .month(scan.before(number.tokens.start, 1))
            .is_some()
            && scan.is_capital(number.tokens.start.wrapping_sub(1))
}

/// "half an hour", "a quarter of a mile", "a year and a half".
fn part_of_unit(scan: &Numbered<'_>, number: &Numeral) -> Option<Proposal> {
    let start = number.tokens.start;
    let (value, at) = match scan.word(start) {
        "half" if matches!(scan.word(start + 1), "a" | "an") => (Decimal::new(5, 1), start + 2),
        "half" if scan.is_tie(start + 1) && scan.is(start + 2, WordClass::HalvedUnit) => {
            (Decimal::new(5, 1), start + 2)
        }
        "a" if scan.word(start + 1) == "quarter" && scan.word(start + 2) == "of" => {
            (Decimal::new(25, 2), start + 4)
        }
        "a" | "an" => {
            let (len, _) = units().form(scan.words(start + 1))?;
            let end = start + 1 + len;
            let half = scan.word(end + 1) == "a" && scan.word(end + 2) == "half";
            if scan.word(end) != "and" || !half {
                return None;
            }
            (Decimal::new(15, 1), start + 1)
        }
        _ => return None,
    };
    let (len, found) = units()
        .form(scan.words(at))
        .filter(|(_, unit)| !unit.is_money())?;
    let mut draft =
        FigureDraft::single(number, value, unit(&found.code)).with_unit_at(at..at + len);
    if value > Decimal::ONE {
        draft.number.end = at + len + 3;
        draft.mention.end = at + len + 3;
    }
    Some(draft.proposal())
}

/// "less than a minute", "an hour-long", "week-long".
fn implied(scan: &Numbered<'_>, number: &Numeral) -> Option<Proposal> {
    if let Some(proposal) = part_of_unit(scan, number) {
        return Some(proposal);
    }
    if number.exact() != Some(Decimal::ONE) {
        return None;
    }
    let start = number.tokens.start;
    let article = matches!(scan.word(start), "a" | "an");
    let at = if article { start + 1 } else { start };
    let (len, found) = units()
        .form(scan.words(at))
        .filter(|(_, unit)| matches!(unit.dimension, Dimension::Length | Dimension::Duration))?;
    let end = at + len;
    let hyphen = usize::from(scan.is_dash(end));
    let long = matches!(scan.word(end + hyphen), "long" | "old")
        && (hyphen == 1 || scan.word(end) == "long");
    let past = scan.is(end, WordClass::TimeOffset);
    let hedged = article && !past && hedges(scan, start, 1..=4).any(|hedge| hedge != Hedge::Exact);
    if !long && !hedged {
        return None;
    }
    let end = if long { end + hyphen + 1 } else { end };
    let mut draft =
        FigureDraft::single(number, Decimal::ONE, unit(&found.code)).with_unit_at(at..end);
    if !article {
        draft.number = start..start + 1;
    }
    Some(draft.proposal())
}
