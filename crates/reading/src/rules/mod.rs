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
mod rule;
mod score;
mod unreadable;
mod vague;
mod year;
mod zero;

pub(super) use rule::{DraftShape, FigureDraft, Outcome, Proposal, Rule};

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
    &measure::Measured,
    &ellipsis::Ellipsis,
    &vague::Vague,
    &both::Both,
    &count::Count,
];

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
