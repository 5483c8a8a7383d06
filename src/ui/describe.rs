//! Figures in words, the same in every panel: who says it, as of when, where.

use jiff::civil::Date;

use tally_article::{Article, Moment};
use tally_reading::{Figure, Precision, TimeRef};
use tally_session::Derived;

/// What stands where nobody is said to have said it.
pub const ARTICLE_VOICE: &str = "article voice";

/// Who says it, and where: "Anna Berg, Channel 5".
pub fn who(figure: &Figure) -> String {
    let Some(attribution) = &figure.attribution else {
        return ARTICLE_VOICE.to_owned();
    };
    match &attribution.medium {
        Some(medium) => format!("{}, {}", attribution.speaker, medium.text),
        None => attribution.speaker.clone(),
    }
}

/// The name that an article goes by beside others: its outlet's, else its own.
pub fn outlet(article: &Article) -> &str {
    let outlet = article.metadata.outlet.as_deref();
    outlet.unwrap_or_else(|| article.name())
}

/// The date for which a value holds, as far as it can be told; else as worded.
pub fn as_of(time: &TimeRef) -> String {
    let Some(day) = time.date else {
        return time.text.clone();
    };
    match time.precision {
        Precision::Day => date(day),
        Precision::Week => format!("week of {}", date(day)),
        Precision::Quarter => format!("Q{} {}", (day.month() + 2) / 3, day.year()),
        Precision::Month => day.strftime("%b %Y").to_string(),
        Precision::Year => day.strftime("%Y").to_string(),
        Precision::Unknown => time.text.clone(),
    }
}

/// A day: "5 Feb 2026".
pub fn date(day: Date) -> String {
    day.strftime("%-d %b %Y").to_string()
}

/// A day with the time as far as it is known: "5 Feb 2026, 09:30 +04:00".
pub fn moment(moment: Moment) -> String {
    let mut text = date(moment.date);
    let written = moment.to_string();
    if let Some((_, time)) = written.split_once('T') {
        let (clock, zone) = time.split_at(5.min(time.len()));
        text.push_str(", ");
        text.push_str(clock);
        match zone {
            "" => {}
            "+00:00" => text.push_str(" UTC"),
            zone => {
                text.push(' ');
                text.push_str(zone);
            }
        }
    }
    text
}

/// "1 figure", "3 figures".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What figures of one group come from: "3 figures, 1 origin in 2 articles".
pub fn provenance(derived: &Derived, rows: &[usize]) -> String {
    let table = &derived.table;
    let figures = count(rows.len(), "figure", "figures");
    let mut articles: Vec<usize> = rows.iter().map(|row| table.rows[*row].article).collect();
    articles.sort_unstable();
    articles.dedup();
    let origins = derived.origins.numbers(table, rows);
    let origins = origins.iter().max().map_or(0, |last| last + 1);
    let articles = count(articles.len(), "article", "articles");
    format!(
        "{figures}, {} in {articles}",
        count(origins, "origin", "origins")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_language::text::Span;

    fn time(precision: Precision) -> String {
        as_of(&TimeRef {
            text: "last winter".to_owned(),
            span: Span::new(0, 11),
            date: Some(Date::constant(2026, 2, 5)),
            last: None,
            precision,
        })
    }

    #[test]
    fn a_date_says_no_more_than_is_known() {
        assert_eq!(time(Precision::Day), "5 Feb 2026");
        assert_eq!(time(Precision::Week), "week of 5 Feb 2026");
        assert_eq!(time(Precision::Month), "Feb 2026");
        assert_eq!(time(Precision::Year), "2026");
        assert_eq!(time(Precision::Unknown), "last winter");
    }
}
