//! Holds the whole reader to the lexicon: what a table has is read as what the table says.

use super::{marked, read};
use tally_language::lexicon::{UnitEntry, marked_examples, units};

#[test]
fn every_example_of_a_table_is_read_as_it_says() {
    let examples = marked_examples();
    let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
    marked::hold(&examples);
}

/// The units that a sentence is read with.
fn units_of(sentence: &str) -> Vec<String> {
    let article = tally_article::load("x.txt", sentence.as_bytes()).unwrap();
    let figures = read(&article).figures;
    let codes = figures
        .iter()
        .map(|figure| figure.quantity.unit.code().to_owned());
    codes.collect()
}

/// Sentences of which at least one is read with the unit that stands in it, and none with another unit.
fn frames(unit: &UnitEntry, form: &str) -> Vec<String> {
    if unit.is_money() {
        vec![
            format!("The owner paid 25 {form} there."),
            format!("A 25 {form} fine is due."),
        ]
    } else if form.contains(' ') {
        vec![format!("The station recorded 25 {form} there.")]
    } else {
        vec![
            format!("The station recorded 25 {form} there."),
            format!("It is a 25-{form} tower."),
        ]
    }
}

fn wrong(unit: &UnitEntry, wording: &str, sentences: &[String]) -> Option<String> {
    let found: Vec<Vec<String>> = sentences.iter().map(|one| units_of(one)).collect();
    let is_read = found.iter().any(|codes| *codes == [unit.code.as_str()]);
    let misread = found
        .iter()
        .flatten()
        .any(|code| *code != unit.code && code != "count");
    (!is_read || misread).then(|| format!("{}: {wording:?} is read as {found:?}", unit.code))
}

#[test]
fn every_form_of_every_unit_is_read_as_that_unit() {
    let mut all = Vec::new();
    for unit in units().all() {
        all.extend(
            unit.forms
                .iter()
                .filter_map(|form| wrong(unit, form, &frames(unit, form))),
        );
        for symbol in &unit.symbols {
            let sentence = if unit.is_money() {
                format!("The owner paid {symbol}2,500 there.")
            } else {
                format!("The station recorded 25{symbol} there.")
            };
            all.extend(wrong(unit, symbol, &[sentence]));
        }
        for symbol in &unit.spaced {
            for sentence in ["recorded 25{} there.", "recorded 25 {}."] {
                let sentence = format!("The station {}", sentence.replace("{}", symbol));
                all.extend(wrong(unit, symbol, &[sentence]));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
