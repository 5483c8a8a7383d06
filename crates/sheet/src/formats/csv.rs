//! The sheet as one table, a row for each figure, safe to open in a spreadsheet.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::{ExportError, Separator};
use crate::index::Index;
use crate::plain::plain;
use crate::{FactSheet, Refused, SheetState};
use tally_reading::Decimal;
use tally_reading::written::{DecimalSign, HouseStyle};

/// Tells spreadsheets that the file is UTF-8; without it some of them read another encoding.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The columns, in order.
const COLUMNS: [&str; 35] = [
    "footnote",
    "section",
    "measure",
    "value",
    "low",
    "high",
    "qualifier",
    "unit",
    "counted",
    "role",
    "speaker",
    "verb",
    "medium",
    "as_of",
    "as_of_date",
    "place",
    "echo",
    "verdict",
    "verdict_reason",
    "findings",
    "explanation",
    "measure_value",
    "measure_state",
    "resolution",
    "resolution_reason",
    "note",
    "measure_note",
    "quotation",
    "source",
    "outlet",
    "published",
    "url",
    "paragraph",
    "article_sha256",
    "seal",
];

pub(super) fn write(sheet: &FactSheet, separator: Separator) -> Result<Vec<u8>, ExportError> {
    let mut writer = WriterBuilder::new()
        .delimiter(match separator {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        })
        .quote_style(QuoteStyle::NonNumeric)
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(COLUMNS)?;
    let index = Index::new(sheet);
    let mark = decimal_mark(sheet.style, separator);
    for idx in 0..sheet.statements.len() {
        writer.write_record(row(sheet, &index, idx, mark))?;
    }
    for refused in &sheet.refused {
        writer.write_record(refused_row(sheet, refused))?;
    }
    writer
        .into_inner()
        .map_err(|error| ExportError::Csv(error.into_error().into()))
}

fn row(sheet: &FactSheet, index: &Index<'_>, idx: usize, mark: char) -> [String; 35] {
    let one = &sheet.statements[idx];
    let source = &sheet.sources[one.source];
    let measure = index.measure(idx);
    let decision = measure.and_then(|measure| measure.decision.as_ref());
    let (kinds, explanations) = index.findings(idx);
    let reason = match &one.state {
        SheetState::Rejected(why) => why.as_str(),
        SheetState::Open | SheetState::Accepted => "",
    };
    [
        (idx + 1).to_string(),
        index.section(idx).to_owned(),
        safe(&one.measure),
        safe(&one.printed),
        number(one.low, mark),
        number(one.high, mark),
        one.qualifier.code().to_owned(),
        safe(one.unit.code()),
        optional(one.counted.as_ref()),
        one.role.unwrap_or_default().to_owned(),
        optional(one.speaker.as_ref()),
        optional(one.verb.as_ref()),
        optional(one.medium.as_ref()),
        optional(one.as_of.as_ref()),
        one.as_of_date.clone().unwrap_or_default(),
        optional(one.place.as_ref()),
        if one.echo { "yes" } else { "no" }.to_owned(),
        one.state.word().to_owned(),
        safe(reason),
        kinds,
        safe(&explanations),
        measure
            .map(|measure| safe(&measure.value_text()))
            .unwrap_or_default(),
        measure
            .map(|measure| measure.state_word().to_owned())
            .unwrap_or_default(),
        decision
            .map(|decision| safe(decision.choice))
            .unwrap_or_default(),
        decision
            .map(|decision| safe(&decision.why))
            .unwrap_or_default(),
        optional(one.note.as_ref()),
        optional(measure.and_then(|measure| measure.note.as_ref())),
        safe(&one.quotation.sentence()),
        safe(&source.title),
        optional(source.outlet.as_ref()),
        source
            .published
            .map(|date| date.to_string())
            .unwrap_or_default(),
        optional(source.url.as_ref()),
        one.paragraph.to_string(),
        source.hash.clone(),
        sheet.seal.line.clone(),
    ]
}

/// Where a refused figure stands and why; nothing of what it says.
fn refused_row(sheet: &FactSheet, refused: &Refused) -> [String; 35] {
    let source = &sheet.sources[refused.source];
    let mut cells = [const { String::new() }; 35];
    let mut put = |column: &str, cell: String| {
        if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
            cells[at] = cell;
        }
    };
    put("section", "refused".to_owned());
    put("verdict_reason", safe(&refused.why));
    put("source", safe(&source.title));
    put("outlet", optional(source.outlet.as_ref()));
    put("paragraph", refused.paragraph.to_string());
    put("article_sha256", source.hash.clone());
    put("seal", sheet.seal.line.clone());
    cells
}

fn optional(text: Option<&String>) -> String {
    text.map(|text| safe(text)).unwrap_or_default()
}

/// A bound as the spreadsheets of the desk read it.
fn number(value: Option<Decimal>, mark: char) -> String {
    let digits = value.map(|value| value.normalize().to_string());
    digits
        .map(|digits| digits.replace('.', mark.encode_utf8(&mut [0; 4])))
        .unwrap_or_default()
}

/// What stands before decimals. Between commas it is a point, whatever the house style.
fn decimal_mark(style: HouseStyle, separator: Separator) -> char {
    match (style.decimal, separator) {
        (DecimalSign::Comma, Separator::Semicolon | Separator::Tab) => ',',
        _ => '.',
    }
}

/// Text that no spreadsheet takes for a formula: an apostrophe goes before the signs that start one.
fn safe(text: &str) -> String {
    let text = plain(text);
    let starts = [
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ];
    if text.starts_with(starts) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_starts_a_formula() {
        for text in ["=1+1", "+1", "-20°C", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert!(
                safe(text).starts_with('\''),
                "{text:?} gave {:?}",
                safe(text)
            );
        }
        assert_eq!(safe("about 70"), "about 70");
    }

    #[test]
    fn negative_numbers_stay_numbers() {
        assert_eq!(number(Some(Decimal::new(-200, 1)), '.'), "-20");
        assert_eq!(number(Some(Decimal::new(25, 1)), ','), "2,5");
        assert_eq!(number(None, '.'), "");
    }
}
