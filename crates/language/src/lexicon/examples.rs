//! The examples of the tables: marked sentences, to which the whole reader is held.
//!
//! `[12|12 count; role killed]` is a figure as the reader must find it, `{2015|date}` a number that is none; the reader's
//! own examples are marked in the same way.

use super::built_in;

/// The tables whose examples are marked sentences.
const MARKED: [&str; 6] = [
    built_in::CURRENCIES,
    built_in::KINDS,
    built_in::QUALIFIERS,
    built_in::ROLES,
    built_in::SPEECH,
    built_in::UNITS,
];

/// All marked sentences of the tables, in order.
pub fn marked_examples() -> Vec<String> {
    let tables = MARKED.iter().flat_map(|table| table.parse::<toml::Table>());
    let entries = tables.flat_map(|table| {
        let lists = table.into_iter().filter_map(|(_, list)| match list {
            toml::Value::Array(entries) => Some(entries),
            _ => None,
        });
        lists.flatten().collect::<Vec<_>>()
    });
    let examples = entries.filter_map(|entry| Some(entry.get("examples")?.as_array()?.clone()));
    examples
        .flatten()
        .filter_map(|example| Some(example.as_str()?.to_owned()))
        .collect()
}

/// An example without its marks.
#[cfg(test)]
pub(super) fn plain(example: &str) -> String {
    let mut text = String::new();
    let mut label = false;
    for c in example.chars() {
        match c {
            '[' | '{' => {}
            '|' => label = true,
            ']' | '}' => label = false,
            _ if !label => text.push(c),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_has_marked_examples() {
        for table in MARKED {
            assert!(table.parse::<toml::Table>().is_ok());
        }
        let marked = marked_examples();
        assert!(marked.len() > 200, "{}", marked.len());
        assert_eq!(
            plain("They sent [12 boats|12 count boat]."),
            "They sent 12 boats."
        );
    }
}
