//! One amount told in several units by the article itself: "€2 million ($2.6 million)".

use std::collections::BTreeMap;
use std::sync::Arc;

use super::measure::Measure;
use crate::tolerances::ONE_AMOUNT;
use tally_article::Article;
use tally_language::lexicon::WordClass;
use tally_reading::{Decimal, Dimension, Figure};

/// The longest stretch of words between an amount and the bracket that converts it, in bytes.
const APART: usize = 48;

/// For each figure of an article the figure before it in its sentence whose amount it tells in another unit.
pub(super) fn conversions(article: &Article, figures: &[Arc<Figure>]) -> Vec<Option<usize>> {
    let mut converted: Vec<Option<usize>> = Vec::with_capacity(figures.len());
    for at in 0..figures.len() {
        let found = at.checked_sub(1).and_then(|before| {
            // "(£1.7m; $2.6m)": the third tells the first, too.
            let first = converted[before].unwrap_or(before);
            let (a, b) = (&figures[before], &figures[at]);
            converts(&article.text, a, b, converted[before].is_some()).then_some(first)
        });
        converted.push(found);
    }
    converted
}

fn converts(text: &str, a: &Figure, b: &Figure, chained: bool) -> bool {
    if a.sentence != b.sentence || !are_of_two_units(a, b) {
        return false;
    }
    let between = text
        .get(a.span.end.max(a.number.end)..b.span.start)
        .unwrap_or("");
    let after = text
        .get(b.span.end.max(b.number.end)..)
        .and_then(|rest| rest.trim_start().chars().next());
    let closes = matches!(after, Some(')' | ']' | ';' | ',' | '/'));
    let bracketed = between
        .rsplit_once(['(', '['])
        .is_some_and(|(words, inside)| {
            words.len() <= APART && !words.contains([',', ';', ':', ')', '.']) && are_hedges(inside)
        });
    let listed = chained && matches!(between.trim(), ";" | "," | "/" | "or" | ", or");
    let slashed = between.trim() == "/";
    let or = between.trim() == "or" || between.trim() == ", or";
    closes && (bracketed || listed) || slashed || or && are_near(a, b)
}

fn are_hedges(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        WordClass::HedgeOfConversion.has(&word.trim_matches(['~', '≈', '=']).to_lowercase())
    })
}

/// Whether they are one dimension in two units.
fn are_of_two_units(a: &Figure, b: &Figure) -> bool {
    let (one, other) = (&a.quantity.unit, &b.quantity.unit);
    let dimension = one.dimension();
    one != other
        && dimension == other.dimension()
        && !matches!(dimension, Dimension::Count | Dimension::Share)
        && (dimension == Dimension::Money || are_near(a, b))
}

/// Whether two measures are one within a quarter, which is what rounding to one digit may make of it.
fn are_near(a: &Figure, b: &Figure) -> bool {
    let base = |figure: &Figure| {
        let unit = &figure.quantity.unit;
        unit.in_base(figure.quantity.single()?)
    };
    let (Some(x), Some(y)) = (base(a), base(b)) else {
        return false;
    };
    let apart = x
        .checked_sub(y)
        .and_then(|apart| apart.abs().checked_mul(Decimal::from(4)));
    apart.is_some_and(|apart| apart <= x.abs().max(y.abs()))
}

/// Whether two amounts, converted, differ by no more than rounding the rate makes of one: by two in a hundred.
pub(crate) fn is_one_amount(x: Decimal, y: Decimal) -> bool {
    let apart = x
        .checked_sub(y)
        .and_then(|apart| apart.abs().checked_mul(Decimal::from(ONE_AMOUNT)));
    apart.is_some_and(|apart| apart <= x.abs().max(y.abs()))
}

/// What units are worth in one of them, by the conversions that the articles make.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rates {
    /// By unit: how many of the common unit one of it is.
    rates: BTreeMap<String, Decimal>,
}

impl Rates {
    /// The rates among `rows`, in their most common unit; none where all have one unit.
    ///
    /// A unit that the articles convert several times is worth the middle of what they say.
    pub(crate) fn among(measures: &[Measure], rows: &[usize]) -> Self {
        let mut used: BTreeMap<&str, usize> = BTreeMap::new();
        for row in rows {
            if let Some(unit) = &measures[*row].own_unit {
                *used.entry(unit).or_insert(0) += 1;
            }
        }
        if used.len() < 2 {
            return Self::default();
        }
        let common = used.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        let Some(common) = common.map(|(unit, _)| (*unit).to_owned()) else {
            return Self::default();
        };
        let told = told(measures, rows);
        let mut rates = BTreeMap::from([(common, Decimal::ONE)]);
        // From unit to unit, as the third may be told only in the second.
        while let Some((unit, rate)) = next(&told, &rates) {
            rates.insert(unit, rate);
        }
        Self { rates }
    }

    /// How many of the common unit one `unit` is.
    pub(crate) fn of(&self, unit: &str) -> Option<Decimal> {
        self.rates.get(unit).copied()
    }
}

/// For each pair of units how many of the second the articles give for one of the first.
type Told<'a> = BTreeMap<(&'a str, &'a str), Vec<Decimal>>;

fn told<'a>(measures: &'a [Measure], rows: &[usize]) -> Told<'a> {
    let mut told = Told::new();
    for row in rows {
        let Some(from) = measures[*row].converts else {
            continue;
        };
        let (one, other) = (&measures[from], &measures[*row]);
        let numbers = (one.single(), other.single());
        let units = (one.own_unit.as_deref(), other.own_unit.as_deref());
        let ((Some(x), Some(y)), (Some(a), Some(b))) = (numbers, units) else {
            continue;
        };
        let mut say = |pair: (&'a str, &'a str), many: Decimal, few: Decimal| {
            if let Some(rate) = many.checked_div(few) {
                told.entry(pair).or_default().push(rate);
            }
        };
        say((a, b), y, x);
        say((b, a), x, y);
    }
    told
}

/// The next unit whose worth can be told from those known.
fn next(told: &Told<'_>, known: &BTreeMap<String, Decimal>) -> Option<(String, Decimal)> {
    told.iter().find_map(|((unit, other), said)| {
        let worth = known.get(*other).filter(|_| !known.contains_key(*unit))?;
        let mut said = said.clone();
        said.sort();
        let middle = said.get(said.len() / 2)?;
        Some(((*unit).to_owned(), middle.checked_mul(*worth)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::{Measures, sample};

    fn converted(text: &str) -> Vec<(String, String)> {
        let table = sample::read(&[("2026-02-02", text)]);
        let figures: Vec<Arc<Figure>> = table
            .rows
            .iter()
            .map(|row| Arc::clone(&row.figure))
            .collect();
        let pairs = conversions(&table.articles[0], &figures)
            .into_iter()
            .enumerate();
        pairs
            .filter_map(|(row, from)| Some((from?, row)))
            .map(|(from, row)| (table.quote(from).to_owned(), table.quote(row).to_owned()))
            .collect()
    }

    #[track_caller]
    fn check(text: &str, pairs: &[(&str, &str)]) {
        let found = converted(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&a[..], &b[..])).collect();
        assert_eq!(found, pairs, "{text}");
    }

    #[test]
    fn an_amount_in_brackets_is_the_one_before_it() {
        check(
            "They left with €2 million ($2.6 million) in cash.",
            &[("€2 million", "$2.6 million")],
        );
        check(
            "They left with €2 million in cash (about $2.6 million).",
            &[("€2 million", "about $2.6 million")],
        );
        check(
            "They left with €2m (£1.7m; $2.6m) in cash.",
            &[("€2m", "£1.7m"), ("€2m", "$2.6m")],
        );
        check(
            "The tremor was 10 kilometres (six miles) deep.",
            &[("10 kilometres", "six miles")],
        );
    }

    #[test]
    fn another_amount_is_none() {
        check("They left with €2 million, and $3 million were found.", &[]);
        check("They left with €2 million (and $3 million in bonds).", &[]);
        check("The road is 10 kilometres long (six metres wide).", &[]);
        check("They left with €2 million. ($2.6 million were found.)", &[]);
    }

    #[test]
    fn a_unit_is_worth_the_middle_of_what_the_articles_say() {
        let table = sample::read(&[
            ("2026-02-02", "They left with €2 million ($2.6 million)."),
            ("2026-02-02", "They left with €2 million (£1.7 million)."),
        ]);
        let rows: Vec<usize> = (0..table.rows.len()).collect();
        let rates = Rates::among(Measures::of(&table).rows(), &rows);
        assert_eq!(rates.of("EUR"), Some(Decimal::ONE));
        assert_eq!(
            rates.of("GBP").map(|rate| rate.round_dp(3)),
            "1.176".parse().ok()
        );
        assert_eq!(rates.of("JPY"), None);
    }
}
