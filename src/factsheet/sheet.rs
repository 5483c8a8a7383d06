//! The fact sheet as plain data: what every format writes and the window shows.

use jiff::civil::Date;

use crate::figure::{Decimal, FigureKey, Qualifier, Unit};
use crate::finding::{Kind, Severity};
use crate::group::GroupKey;
use crate::text::Span;

/// How much of an article's title stands for it on a line.
const NAME_CHARS: usize = 48;

/// What a sheet without a title is called.
pub(crate) const UNTITLED: &str = "Fact sheet";

/// A reconciled fact sheet. Every number on it is a [`Statement`], and each of those carries its quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactSheet {
    /// The project's title; never empty.
    pub title: String,
    /// The time for which it holds, with the zone, as given from outside.
    pub as_of: String,
    /// Who decided; may be empty.
    pub analyst: String,
    /// The whole in one line: "9 figures in 6 measures from 3 articles: …".
    pub status: String,
    /// The numbers of the status line.
    pub counts: Counts,
    /// Every measure that has a figure which holds: key figures, then disputed ones, then those seen once.
    pub measures: Vec<Measure>,
    /// Sums among figures, in words.
    pub checks: Vec<Remark>,
    /// Figures that later ones supersede, over time.
    pub ladders: Vec<Ladder>,
    /// Statements that the analyst rejected, by index; the reason is in their state.
    pub rejected: Vec<usize>,
    /// Figures that are not printed, as their quotation does not match the stored text.
    pub refused: Vec<Refused>,
    /// The articles, in the order of loading.
    pub sources: Vec<Source>,
    /// How figures were read and compared, in sentences.
    pub method: Vec<String>,
    /// The footnotes, numbered from 1 in the order in which the sheet first names them.
    pub statements: Vec<Statement>,
    /// What it was made from.
    pub seal: Seal,
}

impl FactSheet {
    /// What the sheet states: agreed or decided, with resolved disputes among them.
    pub fn key(&self) -> impl Iterator<Item = &Measure> {
        self.measures.iter().filter(|measure| measure.is_key())
    }

    /// Measures whose statements contradict each other, resolved or not.
    pub fn disputed(&self) -> impl Iterator<Item = &Measure> {
        self.of(Section::Disputed)
    }

    /// Measures of which a single article speaks.
    pub fn single(&self) -> impl Iterator<Item = &Measure> {
        self.of(Section::Single)
    }

    fn of(&self, section: Section) -> impl Iterator<Item = &Measure> {
        self.measures
            .iter()
            .filter(move |measure| measure.section == section)
    }
}

/// How many of what a sheet holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Figures on the sheet, rejected ones left out.
    pub figures: usize,
    /// Articles.
    pub articles: usize,
    /// Key figures, resolved disputes among them.
    pub key: usize,
    /// Disputed measures.
    pub disputed: usize,
    /// Disputed measures without a chosen value.
    pub unresolved: usize,
    /// Measures seen once.
    pub single: usize,
    /// Superseded figures.
    pub superseded: usize,
    /// Rejected figures.
    pub rejected: usize,
    /// Figures whose quotation does not match.
    pub refused: usize,
}

/// Where on the sheet a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Several articles agree, or the analyst chose a value.
    Key,
    /// Its statements contradict each other.
    Disputed,
    /// One article speaks of it.
    Single,
}

impl Section {
    /// Its name at the JSON border.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Disputed => "disputed",
            Self::Single => "single",
        }
    }

    /// Its heading.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Key => "Key figures",
            Self::Disputed => "Disputed figures",
            Self::Single => "Figures seen once",
        }
    }
}

/// One thing that is measured, with all that is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Names its group.
    pub key: GroupKey,
    /// What is measured, in a few words.
    pub label: String,
    /// What it is measured in.
    pub unit: Unit,
    /// Where it stands.
    pub section: Section,
    /// Its value as it should be printed.
    pub value: Vec<Part>,
    /// What the analyst chose; `None` where the value is only proposed.
    pub decision: Option<Decision>,
    /// Who says so, in one line.
    pub who: String,
    /// The date for which the value holds, as worded; else the day of publication.
    pub as_of: Option<String>,
    /// How many independent ends of the chain: one speaker in many articles is one.
    pub origins: usize,
    /// How many articles carry it.
    pub articles: usize,
    /// What a reader must know beside the number, in sentences.
    pub caveats: Vec<String>,
    /// How its statements relate.
    pub remarks: Vec<Remark>,
    /// Indices of its statements that hold, in reading order.
    pub statements: Vec<usize>,
    /// The analyst's note.
    pub note: Option<String>,
}

impl Measure {
    /// Whether it is stated as a key figure.
    pub fn is_key(&self) -> bool {
        match self.section {
            Section::Key => true,
            Section::Disputed => self.is_resolved(),
            Section::Single => false,
        }
    }

    /// Whether the analyst chose a value, rather than leaving it open.
    pub fn is_resolved(&self) -> bool {
        self.decision
            .as_ref()
            .is_some_and(|decision| !decision.left_open)
    }

    /// Its value as one string.
    pub fn value_text(&self) -> String {
        self.value.iter().map(|part| part.text.as_str()).collect()
    }

    /// "2 origins in 3 articles".
    pub fn origins_text(&self) -> String {
        let articles = plural(self.articles, "article");
        if self.origins == self.articles {
            return articles;
        }
        format!("{} in {articles}", plural(self.origins, "origin"))
    }

    /// What carries it, in a few words: the one article's name, else "2 origins in 3 articles".
    pub fn carried(&self, sheet: &FactSheet) -> String {
        match self.statements.first() {
            Some(only) if self.articles == 1 => {
                let source = sheet.statements[*only].source;
                cut(sheet.sources[source].short())
            }
            _ => self.origins_text(),
        }
    }

    /// Findings that limit the value without contradicting it: rounding, bounds, scope.
    pub fn cautions(&self) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(|remark| remark.limits)
    }

    /// "proposed", "decided", "unresolved", in one word for a chip.
    pub fn state_word(&self) -> &'static str {
        match (&self.decision, self.section) {
            (Some(decision), _) if !decision.left_open => "decided",
            (_, Section::Disputed) | (Some(_), _) => "unresolved",
            (None, Section::Key) => "proposed",
            (None, Section::Single) => "seen once",
        }
    }
}

/// A piece of a value: words, or a number that leads to its quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// As printed.
    pub text: String,
    /// The statement that it is taken from.
    pub statement: Option<usize>,
}

/// What the analyst decided on a measure's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What was chosen, in words: "one statement", "the whole range".
    pub choice: &'static str,
    /// Why; may be empty.
    pub why: String,
    /// Whether it was left open, knowingly or because the choice does not hold any more.
    pub left_open: bool,
}

/// How figures relate, as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The kind of finding.
    pub kind: Kind,
    /// The two sides in short.
    pub headline: String,
    /// One sentence.
    pub explanation: String,
    /// Indices of the statements that it is about.
    pub statements: Vec<usize>,
    /// Whether it limits the value without contradicting it, and so stands beside it.
    pub limits: bool,
}

impl Remark {
    /// How much it matters; formats take its colour from here.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// One measure's figures over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// What is measured.
    pub label: String,
    /// Superseded statements, earliest first.
    pub rungs: Vec<usize>,
    /// Statements that hold now.
    pub now: Vec<usize>,
    /// Why the earlier ones give way.
    pub explanations: Vec<String>,
}

/// A figure whose quotation does not match the stored text. Its number is never printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Names it.
    pub key: FigureKey,
    /// Index of its article among the sources.
    pub source: usize,
    /// Its paragraph, from 1.
    pub paragraph: usize,
    /// What does not match, in words.
    pub why: String,
}

/// An article that the sheet was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its headline, else its file's name.
    pub title: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Its file's name.
    pub file: String,
    /// SHA-256 of the file.
    pub hash: String,
    /// How many of its figures are on the sheet.
    pub figures: usize,
    /// What was odd about it.
    pub warnings: Vec<String>,
}

impl Source {
    /// "Outlet, Author, “Title”, 4 February 2026".
    pub fn citation(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.outlet.clone());
        parts.extend(self.author.clone());
        parts.push(format!("\u{201c}{}\u{201d}", self.title));
        parts.extend(self.published.map(day));
        parts.join(", ")
    }

    /// The shortest name that tells it apart on a line: outlet, else title.
    pub fn short(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.title)
    }

    /// The web address, if it is one that may become a link.
    pub fn link(&self) -> Option<&str> {
        let url = self.url.as_deref()?;
        let lower = url.to_ascii_lowercase();
        (lower.starts_with("http://") || lower.starts_with("https://")).then_some(url)
    }
}

/// What the analyst said of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    Open,
    /// It stands as read.
    Accepted,
    /// It takes no part, for this reason (may be empty).
    Rejected(String),
}

impl State {
    /// In one word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Rejected(_) => "rejected",
        }
    }
}

/// One figure with its quotation: a footnote of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Names it.
    pub key: FigureKey,
    /// What its group measures.
    pub measure: String,
    /// The value as printed, without the thing counted: "about 70", "€90 billion".
    pub printed: String,
    /// The stated lower bound.
    pub low: Option<Decimal>,
    /// The stated upper bound.
    pub high: Option<Decimal>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// What it is measured in.
    pub unit: Unit,
    /// What is counted, as the article words it.
    pub counted: Option<String>,
    /// What happened to it.
    pub role: Option<&'static str>,
    /// Who is said to have said it; `None` for the article's own voice.
    pub speaker: Option<String>,
    /// The verb of saying, as worded.
    pub verb: Option<String>,
    /// Where it was said.
    pub medium: Option<String>,
    /// The date for which it holds, as worded.
    pub as_of: Option<String>,
    /// The same as an ISO date, as far as it can be told: "2026-02".
    pub as_of_date: Option<String>,
    /// Where, as worded.
    pub place: Option<String>,
    /// Index of its article among the sources.
    pub source: usize,
    /// Its paragraph, from 1.
    pub paragraph: usize,
    /// The words that state it.
    pub quotation: Quotation,
    /// Whether an earlier statement of the measure has the same origin.
    pub echo: bool,
    /// Whether a later figure supersedes it.
    pub superseded: bool,
    /// What the analyst said of it.
    pub state: State,
    /// The analyst's note.
    pub note: Option<String>,
}

impl Statement {
    /// The date for which it holds as worded, with the day that the words mean: "Tuesday, 4 March 2025".
    pub fn when(&self) -> Option<String> {
        let words = self.as_of.as_deref()?;
        Some(dated(words, self.as_of_date.as_deref()))
    }

    /// "Mayor Ana Ruiz said (Radio Norte)", "according to police", "no speaker named".
    pub fn who(&self) -> String {
        let Some(speaker) = &self.speaker else {
            return "no speaker named".to_owned();
        };
        let mut words = match self.verb.as_deref() {
            None => speaker.clone(),
            Some(verb) if leads(verb) => format!("{verb} {speaker}"),
            Some(verb) => format!("{speaker} {verb}"),
        };
        if let Some(medium) = &self.medium {
            words.push_str(" (");
            words.push_str(medium);
            words.push(')');
        }
        words
    }
}

/// Whether this way of naming a speaker stands before the name.
fn leads(verb: &str) -> bool {
    let verb = verb.to_lowercase();
    verb.starts_with("according")
        || matches!(verb.as_str(), "per" | "by" | "from" | "in the words of")
}

/// The words that state a figure, verbatim, cut at places that are said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The paragraph's words before the sentence.
    pub context_before: String,
    /// The sentence up to the mention.
    pub before: String,
    /// The mention.
    pub mention: String,
    /// The sentence after the mention.
    pub after: String,
    /// The paragraph's words after the sentence.
    pub context_after: String,
    /// Where the mention stands, in bytes of the article's text.
    pub span: Span,
    /// Where the mention stands, in code points.
    pub points: Span,
    /// Where the sentence stands, in code points.
    pub sentence_points: Span,
}

impl Quotation {
    /// The sentence as quoted.
    pub fn sentence(&self) -> String {
        [
            self.before.as_str(),
            self.mention.as_str(),
            self.after.as_str(),
        ]
        .concat()
    }
}

/// What a sheet was made from, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Names the state of the project.
    pub project_hash: String,
    /// The version of Tally.
    pub version: String,
    /// How many quotations were checked against the stored text.
    pub checked: usize,
}

/// "1 article", "2 articles".
pub(crate) fn plural(n: usize, word: &str) -> String {
    if n == 1 {
        format!("1 {word}")
    } else {
        format!("{n} {word}s")
    }
}

/// A name on a line: its first words, with an ellipsis where there are more.
fn cut(name: &str) -> String {
    let Some((at, _)) = name.char_indices().nth(NAME_CHARS) else {
        return name.to_owned();
    };
    let kept = &name[..at];
    let to = kept.rfind(char::is_whitespace).unwrap_or(at);
    format!("{}…", kept[..to].trim_end())
}

/// `words` with the date that they mean, unless they tell it themselves: "Tuesday, 4 March 2025", "March 2025".
pub(crate) fn dated(words: &str, iso: Option<&str>) -> String {
    let words = words.trim_end_matches(['.', ',']);
    let Some(iso) = iso.filter(|_| !words.contains(|c: char| c.is_ascii_digit())) else {
        return words.to_owned();
    };
    if let Ok(date) = iso.parse::<Date>() {
        return format!("{words}, {}", day(date));
    }
    match format!("{iso}-01").parse::<Date>() {
        Ok(month) => {
            let told = month.strftime("%B %Y").to_string();
            if told.starts_with(words) {
                told
            } else {
                format!("{words} ({told})")
            }
        }
        Err(_) => format!("{words} ({iso})"),
    }
}

/// "4 February 2026".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_time_are_told_with_the_date_that_they_mean() {
        for (words, iso, told) in [
            ("Tuesday", Some("2025-03-04"), "Tuesday, 4 March 2025"),
            ("March.", Some("2025-03"), "March 2025"),
            ("last spring", Some("2025-03"), "last spring (March 2025)"),
            ("this year", Some("2025"), "this year (2025)"),
            ("4 March", Some("2025-03-04"), "4 March"),
            ("so far", None, "so far"),
        ] {
            assert_eq!(dated(words, iso), told);
        }
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        assert_eq!(cut("Halden Courier"), "Halden Courier");
        let title = "Storm tears seventy boats loose in the harbour of Halden";
        assert_eq!(
            cut(title),
            "Storm tears seventy boats loose in the harbour…"
        );
    }
}
