//! Who says it, where and when, in the few words that a sentence has room for.

use jiff::civil::Date;

use super::compared::Compared;
use super::words;
use crate::article::Article;

/// How many sources a sentence names before it counts the rest.
const NAMED: usize = 3;

/// The longest title that is quoted in full, in characters.
const TITLE: usize = 48;

impl Compared<'_> {
    /// An article in a sentence: its outlet, else its title in quotation marks; with its date where two share the name.
    pub(super) fn outlet(&self, article: usize) -> String {
        outlet(&self.table.articles[article])
    }

    /// The sources of `rows`: each speaker once with the outlets, then the outlets that say it themselves.
    pub(super) fn sources(&self, rows: &[usize]) -> String {
        let mut spoken: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
        for row in rows {
            let article = self.table.rows[*row].article;
            let name = self.measures[*row].speaker.as_deref();
            match spoken.iter_mut().find(|(other, _)| *other == name) {
                Some((_, articles)) if articles.contains(&article) => {}
                Some((_, articles)) => articles.push(article),
                None => spoken.push((name, vec![article])),
            }
        }
        let told: Vec<usize> = spoken
            .iter()
            .filter(|(name, _)| name.is_some())
            .flat_map(|(_, a)| a.clone())
            .collect();
        let mut names: Vec<String> = Vec::new();
        for (name, mut articles) in spoken {
            if name.is_none() {
                articles.retain(|article| !told.contains(article));
            }
            let outlets = self.outlets(&articles);
            match name.and_then(|name| self.full_name(rows, name)) {
                Some(name) => names.push(format!("{name} in {outlets}")),
                None if !articles.is_empty() => names.push(outlets),
                None => {}
            }
        }
        if names.iter().any(|name| name.contains(" and ")) {
            return names.join("; ");
        }
        words::list(&names)
    }

    /// The fullest wording of the speaker's name among `rows`, with an article where it is an office.
    fn full_name(&self, rows: &[usize], folded: &str) -> Option<String> {
        rows.iter()
            .filter(|row| self.measures[**row].speaker.as_deref() == Some(folded))
            .filter_map(|row| self.table.rows[*row].figure.attribution.as_ref())
            .map(|said| said.speaker.as_str())
            .filter(|name| !is_pronoun(name))
            .max_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a)))
            .map(with_article)
    }

    /// Three outlets at most, then how many more.
    pub(super) fn outlets(&self, articles: &[usize]) -> String {
        let mut names: Vec<String> = Vec::new();
        for article in articles {
            let name = self.outlet(*article);
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

    /// What a group measures, as it stands inside a sentence.
    pub(super) fn measure_name(&self, group: usize) -> &str {
        &self.groups[group].label
    }
}

/// Names an article in a sentence: its outlet, else its title in quotation marks.
pub(super) fn outlet(article: &Article) -> String {
    if let Some(outlet) = &article.metadata.outlet {
        return outlet.clone();
    }
    let name = article.name();
    let short: String = name.chars().take(TITLE).collect();
    let cut = if short.len() < name.len() { "…" } else { "" };
    format!("\u{201c}{}{cut}\u{201d}", short.trim_end())
}

/// A speaker that the reading could not name.
pub(super) fn is_pronoun(name: &str) -> bool {
    const PRONOUNS: [&str; 7] = ["he", "i", "it", "one", "she", "they", "we"];
    PRONOUNS.contains(&name.to_lowercase().as_str())
}

/// Last words of names that take "the".
const BODIES: [&str; 37] = [
    "Company",
    "Government",
    "Hospital",
    "Military",
    "Police",
    "Report",
    "Administration",
    "Agency",
    "Army",
    "Assembly",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Bureau",
    "CDC",
    "Center",
    "Centre",
    "Commission",
    "Committee",
    "Council",
    "Cross",
    "Department",
    "EU",
    "FBI",
    "Fund",
    "IMF",
    "Institute",
    "Ministry",
    "Nations",
    "Office",
    "Organization",
    "Service",
    "Survey",
    "UN",
    "Union",
    "WHO",
];

/// "official" becomes "an official", "Police" "police"; names and plurals stay.
pub(super) fn with_article(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, last) = (words.first().unwrap_or(&""), words.last().unwrap_or(&""));
    let is = |list: &[&str], word: &str| list.iter().any(|one| one.eq_ignore_ascii_case(word));
    if is(&["a", "an", "the", "one"], first) || words.len() == 1 && is(&MANY, first) {
        return lower_first(name);
    }
    if is(&BODIES, last) {
        return format!("the {name}");
    }
    // "Port captain Olaf Brandt" is named.
    let named = last.starts_with(char::is_uppercase);
    let stays = named
        || name.starts_with(|c: char| !c.is_lowercase())
        || name.ends_with('s')
        || is(&MANY, last);
    if stays {
        return name.to_owned();
    }
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

/// Words for many that stand at a sentence's start as often as in it, and take no article.
const MANY: [&str; 8] = [
    "authorities",
    "data",
    "doctors",
    "media",
    "officials",
    "police",
    "rescuers",
    "witnesses",
];

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_lowercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

/// "5 February 2026".
pub(super) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}
