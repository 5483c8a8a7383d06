//! Who says it, where and when, in the few words that a sentence has room for.

use jiff::civil::Date;

use super::compared::Compared;
use super::words;

/// How many sources a sentence names before it counts the rest.
const NAMED: usize = 3;

/// The longest title that is quoted in full, in characters.
const TITLE: usize = 48;

impl Compared<'_> {
    /// "Oleh Kiper in The Herald", "The Herald".
    pub(super) fn source(&self, row: usize) -> String {
        let outlet = self.outlet(self.table.rows[row].article);
        match &self.table.rows[row].figure.attribution {
            Some(said) => format!("{} in {outlet}", said.speaker),
            None => outlet,
        }
    }

    /// An article in a sentence: its outlet, else its title in quotation marks; with its date where two share the name.
    pub(super) fn outlet(&self, article: usize) -> String {
        let metadata = &self.table.articles[article].metadata;
        if let Some(outlet) = &metadata.outlet {
            return outlet.clone();
        }
        let name = self.table.articles[article].name();
        let short: String = name.chars().take(TITLE).collect();
        let cut = if short.len() < name.len() { "…" } else { "" };
        format!("\u{201c}{}{cut}\u{201d}", short.trim_end())
    }

    /// The sources of `rows`, each once: three at most, then how many more.
    pub(super) fn sources(&self, rows: &[usize]) -> String {
        let mut names: Vec<String> = Vec::new();
        for row in rows {
            let name = self.source(*row);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if names.len() > NAMED + 1 {
            let rest = names.len() - NAMED;
            names.truncate(NAMED);
            names.push(format!("{} more", words::count(rest)));
        }
        words::list(&names)
    }

    /// How many articles the rows come from.
    pub(super) fn articles(&self, rows: &[usize]) -> usize {
        let mut articles: Vec<usize> = rows
            .iter()
            .map(|row| self.table.rows[*row].article)
            .collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }

    /// The label of the group of `row`, as it stands inside a sentence.
    pub(super) fn measure_name(&self, group: usize) -> String {
        let label = &self.groups[group].label;
        let first_word = label.split_whitespace().next().unwrap_or("");
        let is_name = first_word.chars().skip(1).any(char::is_uppercase);
        if is_name {
            return label.clone();
        }
        label.clone()
    }
}

/// "5 February 2026".
pub(super) fn day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month())
        .ok()
        .and_then(|m| MONTHS.get(m.checked_sub(1)?));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}
