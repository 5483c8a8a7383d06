//! Which figures are shown: words and values searched for, and facets (OR inside one, AND across).

use std::collections::BTreeSet;

use super::topic::Topic;
use tally_article::ArticleId;
use tally_comparing::finding;
use tally_project::Verdict;
use tally_reading::{Decimal, Quantity};

/// What the analyst wants to see.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words, `-words`, values: see [`Query`].
    pub search: String,
    /// Articles; empty for all.
    pub articles: BTreeSet<ArticleId>,
    /// Kinds of counted things; empty for all.
    pub topics: BTreeSet<Topic>,
    /// Kinds of findings that the figure takes part in; empty for all.
    pub findings: BTreeSet<finding::FindingKind>,
    /// What the analyst said; empty for all.
    pub states: BTreeSet<Stand>,
}

impl Filter {
    /// Whether it shows everything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the analyst said of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// Nothing yet.
    Open,
    /// It stands.
    Accepted,
    /// It takes no part.
    Rejected,
}

impl Stand {
    /// In the order of the chips.
    pub const ALL: [Self; 3] = [Self::Open, Self::Accepted, Self::Rejected];

    /// What `verdict` comes to.
    pub fn of(verdict: Option<&Verdict>) -> Self {
        match verdict {
            None => Self::Open,
            Some(Verdict::Accepted) => Self::Accepted,
            Some(Verdict::Rejected(_)) => Self::Rejected,
        }
    }

    /// On chips.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Accepted => "Accepted",
            Self::Rejected => "Rejected",
        }
    }

    /// In the table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// The search field, read: all words must be there, no `-word` may be, the value must lie in every range.
///
/// `missiles -drones`, `50k-60k`, `>1,000`, `<=12.5`, `1.2m–3m`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
    without: Vec<String>,
    ranges: Vec<(Option<Decimal>, Option<Decimal>)>,
}

impl Query {
    /// Reads what is typed.
    pub fn parse(search: &str) -> Self {
        let mut query = Self::default();
        for word in search.split_whitespace() {
            if let Some(range) = range(word) {
                query.ranges.push(range);
            } else if let Some(without) = word.strip_prefix('-').filter(|rest| !rest.is_empty()) {
                query.without.push(without.to_lowercase());
            } else {
                query.words.push(word.to_lowercase());
            }
        }
        query
    }

    /// Whether everything matches.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether words are looked for, so that a text is needed.
    pub fn needs_text(&self) -> bool {
        !(self.words.is_empty() && self.without.is_empty())
    }

    /// Whether `text`, in lower case, has all words and none of the unwanted ones.
    pub fn fits_text(&self, text: &str) -> bool {
        self.words.iter().all(|word| text.contains(word.as_str()))
            && !self.without.iter().any(|word| text.contains(word.as_str()))
    }

    /// Whether what is stated has a value in every range.
    pub fn fits_value(&self, quantity: &Quantity) -> bool {
        let low = quantity.low.or(quantity.high);
        let high = quantity.high.or(quantity.low);
        self.ranges.iter().all(|(from, to)| {
            from.is_none_or(|from| high.is_some_and(|high| high >= from))
                && to.is_none_or(|to| low.is_some_and(|low| low <= to))
        })
    }
}

/// `50k-60k`, `50k–60k`, `>50`, `>=50`, `<50`, `<=50`.
fn range(word: &str) -> Option<(Option<Decimal>, Option<Decimal>)> {
    if let Some(rest) = word.strip_prefix('>') {
        return Some((Some(value(rest.trim_start_matches('='))?), None));
    }
    if let Some(rest) = word.strip_prefix('<') {
        return Some((None, Some(value(rest.trim_start_matches('='))?)));
    }
    let (from, to) = word.split_once('–').or_else(|| {
        word.get(1..)?
            .find('-')
            .map(|at| (&word[..=at], &word[at + 2..]))
    })?;
    Some((Some(value(from)?), Some(value(to)?)))
}

/// `55,000`, `55k`, `1.2m`, `3bn`.
fn value(text: &str) -> Option<Decimal> {
    let lower = text.to_lowercase().replace(',', "");
    let scales = [
        ("bn", 1_000_000_000_u32),
        ("k", 1_000),
        ("m", 1_000_000),
        ("b", 1_000_000_000),
    ];
    let (digits, scale) = scales
        .iter()
        .find_map(|(suffix, scale)| Some((lower.strip_suffix(suffix)?, *scale)))
        .unwrap_or((lower.as_str(), 1));
    let digits: Decimal = digits.parse().ok()?;
    digits.checked_mul(Decimal::from(scale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_reading::{Qualifier, Unit};

    fn stated(low: Option<i64>, high: Option<i64>) -> Quantity {
        Quantity {
            low: low.map(Decimal::from),
            high: high.map(Decimal::from),
            qualifier: Qualifier::Exact,
            hedge: String::new(),
            unit: Unit::COUNT,
        }
    }

    #[test]
    fn words_must_all_be_there_and_unwanted_ones_must_not() {
        let query = Query::parse("Boats -ferry");
        assert!(query.fits_text("three boats sank"));
        assert!(!query.fits_text("three boats and a ferry sank"));
        assert!(!query.fits_text("a lorry sank"));
    }

    #[test]
    fn a_range_finds_what_overlaps_it() {
        let between = Query::parse("50k-60k");
        assert!(between.fits_value(&stated(Some(55_000), Some(55_000))));
        assert!(between.fits_value(&stated(Some(58_000), Some(70_000))));
        assert!(!between.fits_value(&stated(Some(46_000), Some(46_000))));
        assert!(Query::parse(">1,000").fits_value(&stated(Some(1_170), None)));
        assert!(!Query::parse("<1.5m >1m").fits_value(&stated(Some(2_000_000), Some(2_000_000))));
        assert!(Query::parse("-30-0").fits_value(&stated(Some(-20), Some(-20))));
    }

    #[test]
    fn a_lone_dash_is_only_a_word() {
        assert!(Query::parse("- –").fits_text("a - b – c"));
    }
}
