//! Typed cells, safe to open: text is never a formula, and no cell is longer than a spreadsheet can hold.

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Url, Worksheet, XlsxError};

use super::book::Formats;
use crate::plain::plain;
use tally_reading::Decimal;

/// The longest text of a cell (Excel's limit is 32,767 characters).
const MOST_CHARS: usize = 32_000;
/// The longest web address of a cell (Excel's limit is 2,079 characters).
const MOST_URL_CHARS: usize = 2_000;
/// Most digits that a spreadsheet keeps of a number.
const MOST_DIGITS: usize = 15;
/// The first year that a spreadsheet has days for.
const FIRST_YEAR: i16 = 1900;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum XlsxCell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number that is stated in an article.
    Number(Decimal),
    /// A number of things on the sheet.
    Count(usize),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
    /// A web address.
    Link(String),
    /// A row of the tab of figures, by the footnote's number; with the numbers of all footnotes as text.
    Figures(Vec<usize>),
}

impl XlsxCell {
    /// Text, or nothing.
    pub(super) fn optional(text: Option<&str>) -> Self {
        match text {
            Some(text) if !text.is_empty() => Self::Text(text.to_owned()),
            _ => Self::Empty,
        }
    }

    /// A stated bound, or nothing.
    pub(super) fn bound(value: Option<Decimal>) -> Self {
        value.map_or(Self::Empty, Self::Number)
    }

    /// A day where all of it is known, else its words: "2025-03".
    pub(super) fn day(iso: Option<&str>) -> Self {
        match iso.map(|iso| (iso, iso.parse::<Date>())) {
            Some((_, Ok(date))) => Self::Date(date),
            Some((iso, Err(_))) => Self::Text(iso.to_owned()),
            None => Self::Empty,
        }
    }

    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        match self {
            Self::Empty => {}
            Self::Text(words) => put_text(sheet, (row, column), words, &formats.text)?,
            Self::Number(value) => put_number(sheet, (row, column), *value, formats)?,
            Self::Count(n) => {
                let n = u32::try_from(*n).unwrap_or(u32::MAX);
                sheet.write_number_with_format(row, column, n, &formats.count)?;
            }
            Self::Date(date) => put_date(sheet, (row, column), *date, formats)?,
            Self::Flag(flag) => {
                sheet.write_boolean_with_format(row, column, *flag, &formats.text)?;
            }
            Self::Link(url) => put_link(sheet, (row, column), url, formats)?,
            Self::Figures(footnotes) => put_figures(sheet, (row, column), footnotes, formats)?,
        }
        Ok(())
    }
}

/// Text as a cell can hold it.
pub(super) fn text(words: &str) -> String {
    let words = plain(words);
    match words.char_indices().nth(MOST_CHARS) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.replace(is_no_xml, "\u{fffd}"),
    }
}

/// Whether XML has no place for `c`, so that a workbook with it could not be opened.
fn is_no_xml(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}') || c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

fn put_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(row, column, text(words), format)?;
    Ok(())
}

/// A number where a spreadsheet keeps all its digits, else its digits as text.
fn put_number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Decimal,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let value = value.normalize();
    let digits = value.to_string();
    let significant = digits.trim_matches(['-', '0', '.']).replace('.', "");
    match digits.parse::<f64>() {
        Ok(number) if significant.len() <= MOST_DIGITS => {
            let format = if value.scale() == 0 {
                &formats.whole
            } else {
                &formats.decimal
            };
            sheet.write_number_with_format(row, column, number, format)?;
        }
        _ => put_text(sheet, (row, column), &digits, &formats.right)?,
    }
    Ok(())
}

fn put_date(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    date: Date,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let parts = (
        u16::try_from(date.year()),
        u8::try_from(date.month()),
        u8::try_from(date.day()),
    );
    match parts {
        (Ok(year), Ok(month), Ok(day)) if date.year() >= FIRST_YEAR => {
            let date = ExcelDateTime::from_ymd(year, month, day)?;
            sheet.write_datetime_with_format(row, column, &date, &formats.date)?;
            Ok(())
        }
        _ => put_text(sheet, (row, column), &date.to_string(), &formats.text),
    }
}

fn put_link(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    url: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let shown = text(url);
    if url.chars().count() > MOST_URL_CHARS || shown != url {
        return put_text(sheet, (row, column), url, &formats.text);
    }
    let link = Url::new(url).set_text(shown);
    sheet.write_url_with_format(row, column, link, &formats.link)?;
    Ok(())
}

/// The numbers of footnotes; the first leads to its row among the figures.
fn put_figures(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    footnotes: &[usize],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let Some(first) = footnotes.first() else {
        return Ok(());
    };
    let numbers: Vec<String> = footnotes.iter().map(ToString::to_string).collect();
    // Footnote 1 stands in the second row, under the heads.
    let place = format!("internal:'Figures'!A{}", first + 1);
    let link = Url::new(place).set_text(text(&numbers.join(", ")));
    sheet.write_url_with_format(row, column, link, &formats.link)?;
    Ok(())
}
