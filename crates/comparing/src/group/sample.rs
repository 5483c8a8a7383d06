//! Tables from marked sentences, for tests: `[about 70 missiles|missile|launched]`.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Row, Table};
use tally_language::lexicon;
use tally_language::text::Span;
use tally_reading::{
    Attribution, Counted, Decimal, Event, Factuality, Figure, FigureKey, Place, PlaceSource,
    Precision, Qualifier, Quantity, TimeRef, Unit,
};

/// Articles by date and text. A mark is `[words|head noun|role|more]`, where more is `in=PLACE`, `by=SPEAKER`,
/// `year=YEAR`,
/// `on=WORDS` for the day of publication, each optional; the words start with a hedge or the number, and end with a unit or the counted words.
pub(crate) fn table(articles: &[(&str, &str)]) -> Table {
    let mut table = Table::default();
    for (idx, (date, marked)) in articles.iter().enumerate() {
        let (text, marks) = unmark(marked);
        let mut article = tally_article::load(&format!("{idx}.txt"), text.as_bytes()).unwrap();
        article.metadata.published = date.parse().ok();
        article.metadata.outlet = Some(format!(
            "Outlet {}",
            ["A", "B", "C", "D", "E", "F"][idx % 6]
        ));
        for (span, mark) in marks {
            let mut figure = figure(&text, span, &mark, date);
            figure.paragraph = article.paragraph_at(span.start).unwrap_or(0);
            let key = FigureKey {
                article: article.id.clone(),
                span: figure.number,
            };
            table.rows.push(Row {
                key,
                article: idx,
                figure: Arc::new(figure),
            });
        }
        table.articles.push(Arc::new(article));
    }
    table
}

/// Articles by date and text, read as the program reads them.
pub(crate) fn read(articles: &[(&str, &str)]) -> Table {
    let mut table = Table::default();
    for (idx, (date, text)) in articles.iter().enumerate() {
        let mut article = tally_article::load(&format!("{idx}.txt"), text.as_bytes()).unwrap();
        article.metadata.published = date.parse().ok();
        let outlets = ["A", "B", "C", "D", "E", "F"];
        article.metadata.outlet = Some(format!("Outlet {}", outlets[idx % outlets.len()]));
        for figure in tally_reading::read(&article).figures {
            let (article, span) = (article.id.clone(), figure.number);
            table.rows.push(Row {
                key: FigureKey { article, span },
                article: idx,
                figure,
            });
        }
        table.articles.push(Arc::new(article));
    }
    table
}

fn unmark(marked: &str) -> (String, Vec<(Span, String)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    for (at, piece) in marked.split(['[', ']']).enumerate() {
        if at % 2 == 0 {
            text.push_str(piece);
            continue;
        }
        let (quote, mark) = piece.split_once('|').unwrap_or((piece, ""));
        marks.push((
            Span::new(text.len(), text.len() + quote.len()),
            mark.to_owned(),
        ));
        text.push_str(quote);
    }
    (text, marks)
}

fn figure(text: &str, span: Span, mark: &str, date: &str) -> Figure {
    let quote = span.of(text);
    let parts: Vec<&str> = mark.split('|').collect();
    let more = |key: &str| {
        parts
            .iter()
            .find_map(|part| part.strip_prefix(key).map(str::to_owned))
    };
    let digits = quote.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let end = quote[digits..]
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .map_or(quote.len(), |n| digits + n);
    let number = Span::new(span.start + digits, span.start + end.max(digits + 1));
    let head = parts[0].to_owned();
    let words = quote[end..].trim().to_owned();
    let sentence_start = text[..span.start].rfind(". ").map_or(0, |at| at + 2);
    let sentence_end = text[span.end..]
        .find(". ")
        .map_or(text.len(), |at| span.end + at + 1);
    let role = parts
        .get(1)
        .filter(|role| !role.is_empty() && !role.contains('='));
    let quantity = quantity(quote, digits, end);
    Figure {
        span,
        number,
        sentence: Span::new(sentence_start, sentence_end),
        paragraph: 0,
        counted: counted(&words, &head, span, &quantity.unit),
        role: role.map(|name| Event {
            name: Box::leak((*name).to_owned().into_boxed_str()),
            span,
        }),
        quantity,
        attribution: more("by=").map(|speaker| Attribution {
            speaker,
            span,
            verb: None,
            medium: None,
        }),
        factuality: Factuality::Actual,
        event: None,
        said_on: None,
        as_of: more("year=")
            .map(|year| time(&year, &format!("{year}-01-01"), Precision::Year, span))
            .or_else(|| more("on=").map(|words| time(&words, date, Precision::Day, span))),
        place: more("in=").map(|text| Place {
            text,
            span,
            within: Vec::new(),
            told: PlaceSource::Here,
        }),
        rule: "sample",
        evidence: Vec::new(),
    }
}

fn counted(words: &str, head: &str, span: Span, unit: &Unit) -> Option<Counted> {
    let is_bare = words.is_empty() || *unit != Unit::COUNT;
    (!head.is_empty()).then(|| Counted {
        text: if is_bare { head } else { words }.to_owned(),
        span,
        modifiers: words
            .split_whitespace()
            .rev()
            .skip(1)
            .map(str::to_lowercase)
            .collect(),
        kind: lexicon::kinds().of(head).map(|kind| kind.name.as_str()),
        head: head.to_owned(),
    })
}

fn time(words: &str, date: &str, precision: Precision, span: Span) -> TimeRef {
    TimeRef {
        text: words.to_owned(),
        span,
        date: date.parse().ok(),
        last: None,
        precision,
    }
}

fn quantity(quote: &str, digits: usize, end: usize) -> Quantity {
    let before = quote[..digits].trim();
    let (hedge, currency) = before
        .strip_suffix(['$', '€'])
        .map_or((before, false), |rest| (rest.trim(), true));
    let qualifier = match hedge {
        "" | "minus" => Qualifier::Exact,
        "more than" | "over" => Qualifier::MoreThan,
        "at least" => Qualifier::AtLeast,
        "below" | "below minus" | "fewer than" => Qualifier::LessThan,
        _ => Qualifier::About,
    };
    let mut value: Decimal = quote[digits..end]
        .replace(',', "")
        .parse()
        .unwrap_or_default();
    if quote[end..].trim_start().starts_with("million") {
        value *= Decimal::from(1_000_000);
    }
    if hedge.ends_with("minus") {
        value = -value;
    }
    let above = matches!(qualifier, Qualifier::MoreThan | Qualifier::AtLeast);
    let unit = match quote[end..].split_whitespace().next().unwrap_or("") {
        _ if currency => "USD",
        "%" => "percent",
        "km" => "km",
        "miles" => "mi",
        "seconds" => "s",
        "minute" | "minutes" => "min",
        "C" => "°C",
        _ => "count",
    };
    Quantity {
        low: (qualifier != Qualifier::LessThan).then_some(value),
        high: (!above).then_some(value),
        qualifier,
        hedge: hedge.trim_end_matches(" minus").to_owned(),
        unit: Unit(Cow::Borrowed(unit)),
    }
}
