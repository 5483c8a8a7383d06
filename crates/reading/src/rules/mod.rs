//! Rules: each looks at one numeral and may propose what it is; `resolve` chooses among them.

mod address;
mod age;
mod both;
mod clock_time;
mod count;
mod date;
mod ellipsis;
mod fraction;
mod identifier;
mod idiom;
mod list_number;
mod magnitude;
mod measure;
mod money;
mod multiple;
mod name;
mod ordinal;
mod percent;
mod range;
mod rate;
mod ratio;
mod score;
mod unreadable;
mod vague;
mod year;
mod zero;

use std::ops::{Range, RangeInclusive};

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::scan::Scan;
use super::{Reason, Unit};
use tally_language::lexicon::{Hedge, qualifiers};

/// One way to read a numeral.
pub(super) trait Rule: Sync {
    /// Its stable name, shown to the analyst and stored in exports.
    fn name(&self) -> &'static str;

    /// What the numeral at this index is, if this rule knows.
    fn propose(&self, scan: &Scan<'_>, numeral: usize) -> Option<Proposal>;

    /// Marked sentences: `[about 70 missiles|≈70 count missile]` is a figure, `{2015|date}` is ignored for that reason.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the specification that tests walk")
    )]
    fn examples(&self) -> &'static [&'static str];
}

/// All rules, the most trusted first. To add one: write its file, list it here.
pub(super) const ALL: &[&dyn Rule] = &[
    &unreadable::Unreadable,
    &identifier::Identifier,
    &address::Address,
    &rate::Rate,
    &ratio::Ratio,
    &clock_time::ClockTime,
    &date::Dates,
    &list_number::ListNumber,
    &magnitude::Magnitude,
    &multiple::Multiple,
    &score::Score,
    &fraction::Fraction,
    &name::Name,
    &year::Year,
    &ordinal::Ordinal,
    &zero::Zero,
    &idiom::Idiom,
    &range::Ranges,
    &age::Age,
    &money::Money,
    &percent::Percent,
    &measure::Measures,
    &ellipsis::Ellipsis,
    &vague::Vague,
    &both::Both,
    &count::Count,
];

/// The rules that read a single number as a figure; a range is two of them.
const SINGLES: &[&dyn Rule] = &[
    &age::Age,
    &money::Money,
    &percent::Percent,
    &measure::Measures,
    &vague::Vague,
    &count::Count,
];

/// What a rule makes of a numeral.
#[derive(Debug, Clone)]
pub(super) struct Proposal {
    /// The tokens that it accounts for.
    pub(super) claim: Range<usize>,
    /// What they are.
    pub(super) verdict: Verdict,
}

/// A figure, or none.
#[derive(Debug, Clone)]
pub(super) enum Verdict {
    /// It states how much or how many.
    Figure(Draft),
    /// It does not, for this reason.
    Ignore(Reason),
}

/// The number of a figure, before what belongs to it is attached.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The stated lower bound.
    pub(super) low: Option<Decimal>,
    /// The stated upper bound.
    pub(super) high: Option<Decimal>,
    /// What kind of statement it is before any hedge.
    pub(super) shape: Shape,
    /// What it is measured in.
    pub(super) unit: Unit,
    /// Tokens of the numerals.
    pub(super) number: Range<usize>,
    /// Tokens of number, currency sign, scale and unit.
    pub(super) mention: Range<usize>,
    /// Tokens of the unit, where one is printed.
    pub(super) unit_at: Option<Range<usize>>,
}

/// What kind of statement a number is before any hedge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One number.
    Single,
    /// From one to another.
    Range,
    /// "Dozens".
    Vague,
}

impl Draft {
    /// One exact number of things.
    fn single(numeral: &Numeral, value: Decimal, unit: Unit) -> Self {
        Self {
            low: Some(value),
            high: Some(value),
            shape: Shape::Single,
            unit,
            number: numeral.tokens.clone(),
            mention: numeral.tokens.clone(),
            unit_at: None,
        }
    }

    fn with_unit_at(mut self, unit: Range<usize>) -> Self {
        self.mention = self.mention.start.min(unit.start)..self.mention.end.max(unit.end);
        self.unit_at = Some(unit);
        self
    }

    fn proposal(self) -> Proposal {
        Proposal {
            claim: self.mention.clone(),
            verdict: Verdict::Figure(self),
        }
    }
}

impl Proposal {
    fn ignore(claim: Range<usize>, reason: Reason) -> Self {
        Self {
            claim,
            verdict: Verdict::Ignore(reason),
        }
    }
}

/// What the first rule for single numbers makes of the numeral at this index.
fn single(scan: &Scan<'_>, numeral: usize) -> Option<Draft> {
    let proposal = SINGLES
        .iter()
        .find_map(|rule| rule.propose(scan, numeral))?;
    match proposal.verdict {
        Verdict::Figure(draft) => Some(draft),
        Verdict::Ignore(_) => None,
    }
}

/// The hedges of so many words that end right before token `start`: "at least" before 12.
fn hedges(
    scan: &Scan<'_>,
    start: usize,
    words: RangeInclusive<usize>,
) -> impl Iterator<Item = Hedge> {
    words.filter_map(move |words| {
        let from = start.checked_sub(words)?;
        let (len, hedge) = qualifiers().before(scan.words(from))?;
        (len == words).then_some(hedge)
    })
}

/// `part` of `whole` in percent, to four decimals.
fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(percent.round_dp(4).normalize())
}

/// The unit with this code.
fn unit(code: &str) -> Unit {
    Unit(code.to_owned().into())
}

#[cfg(test)]
mod tests {
    use super::ALL;
    use crate::{marked, read};
    use tally_language::segment::{sentences, words};
    use tally_language::text::{Span, tokens};

    #[test]
    fn every_rule_does_what_its_examples_say() {
        let examples: Vec<&str> = ALL
            .iter()
            .flat_map(|rule| rule.examples().iter().copied())
            .collect();
        marked::hold(&examples);
    }

    /// The figures and ignored numerals of `text` that start or end inside a word.
    fn across_words(text: &str) -> Vec<String> {
        let article = tally_article::load("x.txt", text.as_bytes()).unwrap();
        let tokens = tokens(text, Span::new(0, text.len()));
        let words: Vec<Span> = sentences(text, &tokens)
            .into_iter()
            .flat_map(|range| words(text, &tokens[range]))
            .collect();
        let reading = read(&article);
        let numbers = reading.figures.iter().map(|figure| figure.number);
        numbers
            .chain(reading.ignored.iter().map(|one| one.span))
            // "40s" is one word.
            .filter(|span| !text[span.end..].starts_with('s'))
            // Treebanks know no "N75,000".
            .filter(|span| !text[..span.start].ends_with('N'))
            .filter(|span| {
                !words.iter().any(|word| word.start == span.start)
                    || !words.iter().any(|word| word.end == span.end)
            })
            .map(|span| format!("{:?} in {text:?}", span.of(text)))
            .collect()
    }

    #[test]
    fn numbers_start_and_end_with_words() {
        let own = [
            "Twenty-five of 1,250 boats, half-a-million tonnes and 3.5 or 4½ percent.",
            "It cost €1.2bn, $2.5m, £90 or US$5 million at -20°C; a 12-year-old left 6-7 of them.",
            "1'250'000 in 2,5 of .5 and 2 1/2 years, 9.30am, 8pm, 10km, 1.000.000 and 20%.",
            "One-third of a two-to-three-week, 40-odd-day stay for 1,50,000 rupees or 3m people.",
            "A 5-4 vote, a 2–1 win, 500-1000 homes, 10–12 km, 3:1, a 12-storey tower, 5x more.",
        ];
        let examples = ALL.iter().flat_map(|rule| rule.examples());
        let mut wrong: Vec<String> = examples
            .flat_map(|one| across_words(&marked::plain(one)))
            .collect();
        wrong.extend(own.into_iter().flat_map(across_words));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
