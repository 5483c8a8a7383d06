//! The fact sheet as plain data: what every format writes and the window shows.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::plain::{plain, reorders};
use tally_comparing::finding::{FindingKind, Severity};
use tally_comparing::group::GroupKey;
use tally_language::text::{Span, sentence_case};
use tally_project::{Audience, Section};
use tally_reading::written::{DateStyle, HouseStyle, day};
use tally_reading::{Decimal, FigureKey, Qualifier, Unit};

/// How much of an article's title stands for it on a line.
const NAME_CHARS: usize = 48;

/// What a sheet without a title is called.
pub(crate) const UNTITLED: &str = "Fact sheet";

/// A reconciled fact sheet. Every number on it is a [`SheetStatement`], and each of those carries its quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactSheet {
    /// The project's title; never empty.
    pub title: String,
    /// The event, in one line; empty where the analyst has not told it.
    pub event: String,
    /// The time for which it holds, with the zone, in words; may be empty.
    pub as_of: String,
    /// How many decisions it rests on: a later version of the sheet has a higher number.
    pub version: usize,
    /// Who decided; may be empty.
    pub analyst: String,
    /// Who it is for.
    pub audience: Audience,
    /// How its values and dates are printed.
    pub style: HouseStyle,
    /// How many figures there are in the whole project, where the sheet shows only some of them.
    pub part_of: Option<usize>,
    /// The sections that are shown, in order. Sections without content are among them.
    pub sections: Vec<ShownSection>,
    /// The whole in one line: "9 figures in 6 measures from 3 articles: …".
    pub status: String,
    /// The numbers of the status line.
    pub counts: SheetCounts,
    /// Every measure that has a figure which holds: key figures, then disputed ones, then those seen once.
    pub measures: Vec<SheetMeasure>,
    /// Sums among figures, in words.
    pub checks: Vec<Remark>,
    /// Quotations of one statement that differ.
    pub quotations: Vec<Differing>,
    /// Figures that later ones supersede, over time.
    pub ladders: Vec<SheetLadder>,
    /// Statements that the analyst rejected, by index; the reason is in their state.
    pub rejected: Vec<usize>,
    /// Figures that are not printed, as their quotation does not match the stored text.
    pub refused: Vec<Refused>,
    /// The articles, in the order of loading.
    pub sources: Vec<SheetSource>,
    /// How figures were read and compared, in sentences.
    pub method: Vec<String>,
    /// The analyst's decisions in force, oldest first; none on a public sheet.
    pub decisions: Vec<Logged>,
    /// The footnotes, numbered from 1 in the order in which the sheet first names them.
    pub statements: Vec<SheetStatement>,
    /// What it was made from.
    pub seal: Seal,
}

impl FactSheet {
    /// What the sheet states: agreed or decided, with resolved disputes among them.
    pub fn key(&self) -> impl Iterator<Item = &SheetMeasure> {
        self.measures.iter().filter(|measure| measure.is_key())
    }

    /// Measures whose statements contradict each other, resolved or not.
    pub fn disputed(&self) -> impl Iterator<Item = &SheetMeasure> {
        self.of(Section::Disputed)
    }

    /// Measures of which a single article speaks.
    pub fn single(&self) -> impl Iterator<Item = &SheetMeasure> {
        self.of(Section::Single)
    }

    /// What kind of document it is, of when, which version, by whom; in one line.
    pub fn about(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        if self.title != UNTITLED {
            parts.push(UNTITLED.to_owned());
        }
        if !self.as_of.is_empty() {
            parts.push(format!("as of {}", self.as_of));
        }
        if self.version > 0 {
            parts.push(format!("version {}", self.version));
        }
        if !self.analyst.is_empty() {
            parts.push(format!("by {}", self.analyst));
        }
        if self.audience == Audience::Internal {
            parts.push("internal".to_owned());
        }
        sentence_case(&parts.join(", "))
    }

    /// What was checked, by what and by which policy, in sentences.
    pub fn sealed(&self) -> Vec<String> {
        let seal = &self.seal;
        let checked = if self.refused.is_empty() {
            format!(
                "{} quotations were checked against the stored text; all match.",
                seal.checked
            )
        } else {
            let verb = match self.refused.len() {
                1 => "1 does not match and is refused".to_owned(),
                n => format!("{n} do not match and are refused"),
            };
            format!(
                "{} quotations were checked against the stored text; {verb}.",
                seal.checked
            )
        };
        let mut sentences = vec![
            checked,
            format!(
                "Made with Tally {} by the policy \u{201c}{}\u{201d}.",
                seal.version, seal.policy
            ),
        ];
        if !seal.project_hash.is_empty() {
            sentences.push(format!("State of the project: {}", seal.project_hash));
        }
        sentences
    }

    fn of(&self, section: Section) -> impl Iterator<Item = &SheetMeasure> {
        self.measures
            .iter()
            .filter(move |measure| measure.section == section)
    }
}

/// How many of what a sheet holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SheetCounts {
    /// Figures on the sheet, rejected ones left out.
    pub figures: usize,
    /// Articles.
    pub articles: usize,
    /// Measures with a figure that holds.
    pub measures: usize,
    /// Key figures, resolved disputes among them.
    pub key: usize,
    /// Disputed measures.
    pub disputed: usize,
    /// Statements that are told in different words.
    pub quotations: usize,
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

/// A section as this sheet shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownSection {
    /// Which.
    pub section: Section,
    /// Its heading; never empty.
    pub heading: String,
    /// What stands under it; empty for nothing.
    pub lead: String,
}

/// One thing that is measured, with all that is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetMeasure {
    /// Names its group.
    pub key: GroupKey,
    /// What is measured, in a few words.
    pub label: String,
    /// What it is measured in.
    pub unit: Unit,
    /// Where it stands.
    pub section: Section,
    /// Its value as it should be printed.
    pub value: Vec<ValuePart>,
    /// What the analyst chose; `None` where the value is only proposed.
    pub decision: Option<SheetDecision>,
    /// Who says so, in one line.
    pub who: String,
    /// The date for which the value holds, as worded; else the day of publication.
    pub as_of: Option<String>,
    /// How many independent ends of the chain: one speaker in many articles is one.
    pub origins: usize,
    /// How many articles carry it.
    pub articles: usize,
    /// What a reader must know beside the number, in sentences; the analyst's own words where there are any.
    pub caveats: Vec<String>,
    /// Whether the caveats are the analyst's own words.
    pub own_caveats: bool,
    /// Which values satisfy all its statements, or which statements are in the way; empty where there is one statement.
    pub feasible: String,
    /// How its statements relate.
    pub remarks: Vec<Remark>,
    /// Indices of its statements that hold, in reading order.
    pub statements: Vec<usize>,
    /// The analyst's note.
    pub note: Option<String>,
}

impl SheetMeasure {
    /// Whether it is stated as a key figure.
    pub fn is_key(&self) -> bool {
        match self.section {
            Section::Key => true,
            Section::Disputed => self.is_resolved(),
            _ => false,
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

    /// The unit where the value does not show it: counts need none, and other units are printed with the number.
    pub fn unit_words(&self) -> String {
        if self.value.iter().all(|part| part.statement.is_some()) || self.unit == Unit::COUNT {
            return String::new();
        }
        plain(self.unit.code())
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
            (None, _) => "seen once",
        }
    }
}

/// A piece of a value: words, or a number that leads to its quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValuePart {
    /// As printed, its hedge with it.
    pub text: String,
    /// The words at its start that hedge it, with the blank behind them: "about "; empty for none.
    pub hedge: String,
    /// The statement that it is taken from.
    pub statement: Option<usize>,
}

/// What the analyst decided on a measure's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetDecision {
    /// What was chosen, in words: "one statement", "the whole range".
    pub choice: &'static str,
    /// Why; may be empty.
    pub why: String,
    /// Whether it was left open, knowingly or because the choice does not hold any more.
    pub left_open: bool,
}

impl SheetDecision {
    /// "Chosen: one statement. Why: the county counts by name."
    pub fn words(&self) -> String {
        let chosen = if self.left_open {
            "Left open".to_owned()
        } else {
            format!("Chosen: {}", self.choice)
        };
        if self.why.is_empty() {
            format!("{chosen}.")
        } else {
            format!("{chosen}. Why: {}", self.why)
        }
    }
}

/// How figures relate, as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The kind of finding.
    pub kind: FindingKind,
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

/// One statement in the words of several articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// What differs, in one sentence.
    pub explanation: String,
    /// The quotations.
    pub quoted: Vec<DifferingQuotation>,
}

/// Quoted words, cut where they differ from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferingQuotation {
    /// Who says them, as the article names them.
    pub speaker: String,
    /// Index of the article among the sources.
    pub source: usize,
    /// The article's paragraph, from 1.
    pub paragraph: usize,
    /// The words, with whether the other quotation has others in their place.
    pub words: Vec<(String, bool)>,
}

/// A decision of the analyst.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its number in the project.
    pub id: i64,
    /// When, as RFC 3339 with the offset from UTC; may be empty.
    pub at: String,
    /// Who; may be empty.
    pub who: String,
    /// The act in words.
    pub label: String,
    /// Why; may be empty.
    pub why: String,
}

/// One measure's figures over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLadder {
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
pub struct SheetSource {
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

impl SheetSource {
    /// "Outlet, Author, “Title”, 4 February 2026".
    pub fn citation(&self, style: HouseStyle) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.outlet.as_deref().map(closed));
        parts.extend(self.author.as_deref().map(closed));
        parts.push(closed(&format!("\u{201c}{}\u{201d}", self.title)));
        parts.extend(self.published.map(|date| day(date, style)));
        parts.join(", ")
    }

    /// Who published it, who wrote it, and its file: what stands under its title.
    pub fn by(&self) -> String {
        let mut by: Vec<&str> = Vec::new();
        by.extend(self.outlet.as_deref());
        by.extend(self.author.as_deref());
        by.push(&self.file);
        by.join(", ")
    }

    /// The shortest name that tells it apart on a line: outlet, else title.
    pub fn short(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.title)
    }

    /// The web address, if it is one that may become a link, with nothing in it that no address may hold.
    pub fn link(&self) -> Option<String> {
        link(self.url.as_deref()?)
    }
}

/// `url`, if it is one that may become a link: what RFC 3986 and RFC 3987 do not allow in it is percent-encoded.
pub(super) fn link(url: &str) -> Option<String> {
    let lower = url.to_ascii_lowercase();
    if !(lower.starts_with("http://") || lower.starts_with("https://")) {
        return None;
    }
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        let forbidden = c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
        if forbidden || reorders(c) {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}"); // Writing to a string cannot fail.
            }
        } else {
            out.push(c);
        }
    }
    Some(out)
}

/// What the analyst said of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetState {
    /// Nothing yet.
    Open,
    /// It stands as read.
    Accepted,
    /// It takes no part, for this reason (may be empty).
    Rejected(String),
}

impl SheetState {
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
pub struct SheetStatement {
    /// Names it.
    pub key: FigureKey,
    /// What its group measures.
    pub measure: String,
    /// The value as printed, without the thing counted: "about 70", "€90 billion".
    pub printed: String,
    /// The words at its start that hedge it, with the blank behind them: "about "; empty for none.
    pub hedge: String,
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
    pub quotation: SheetQuotation,
    /// Whether an earlier statement of the measure has the same origin.
    pub echo: bool,
    /// Whether a later figure supersedes it.
    pub superseded: bool,
    /// What the analyst said of it.
    pub state: SheetState,
    /// The analyst's note.
    pub note: Option<String>,
}

impl SheetStatement {
    /// The date for which it holds as worded, with the day that the words mean: "Tuesday, 4 March 2025".
    pub fn when(&self, style: HouseStyle) -> Option<String> {
        let words = self.as_of.as_deref()?;
        Some(dated(words, self.as_of_date.as_deref(), style))
    }

    /// "Mayor Ana Ruiz said (Radio Norte)", "according to police", "no speaker named".
    pub fn who(&self) -> String {
        match self.speaker.as_deref() {
            Some(speaker) => said(speaker, self.verb.as_deref(), self.medium.as_deref()),
            None => "no speaker named".to_owned(),
        }
    }
}

/// Who says so, with the article's own verb, as "claimed" is not "said".
pub(super) fn said(speaker: &str, verb: Option<&str>, medium: Option<&str>) -> String {
    let mut words = match verb {
        None => speaker.to_owned(),
        Some(verb) if leads(verb) => format!("{verb} {speaker}"),
        Some(verb) => format!("{speaker} {verb}"),
    };
    if let (Some("told" | "tells"), Some(medium)) = (verb, medium) {
        words.push(' ');
        words.push_str(medium);
    } else if let Some(medium) = medium {
        words.push_str(" (");
        words.push_str(medium);
        words.push(')');
    }
    words
}

/// Whether this way of naming a speaker stands before the name.
fn leads(verb: &str) -> bool {
    let verb = verb.to_lowercase();
    verb.starts_with("according")
        || matches!(verb.as_str(), "per" | "by" | "from" | "in the words of")
}

/// The words that state a figure, verbatim, cut at places that are said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetQuotation {
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

impl SheetQuotation {
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
    /// The policy by which statements were compared.
    pub policy: String,
    /// The line by which a program finds the state of the project again, and what was chosen for this sheet.
    pub line: String,
    /// How many quotations were checked against the stored text.
    pub checked: usize,
}

/// `words` so that what follows them is read from the left again: without the mark at its end, a number behind a title
/// that is read from the right would stand on its other side.
fn closed(words: &str) -> String {
    let from_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    if words.contains(from_right) {
        format!("{words}\u{200e}")
    } else {
        words.to_owned()
    }
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
pub(crate) fn dated(words: &str, iso: Option<&str>, style: HouseStyle) -> String {
    let words = words.trim_end_matches(['.', ',']);
    let Some(iso) = iso.filter(|_| !words.contains(|c: char| c.is_ascii_digit())) else {
        return words.to_owned();
    };
    if let Ok(date) = iso.parse::<Date>() {
        return format!("{words}, {}", day(date, style));
    }
    match format!("{iso}-01").parse::<Date>() {
        Ok(month) => {
            let told = match style.dates {
                DateStyle::DayMonth | DateStyle::MonthDay => month.strftime("%B %Y").to_string(),
                DateStyle::Iso => iso.to_owned(),
            };
            if told.starts_with(words) {
                told
            } else {
                format!("{words} ({told})")
            }
        }
        Err(_) => format!("{words} ({iso})"),
    }
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
            assert_eq!(dated(words, iso, HouseStyle::default()), told);
        }
    }

    #[test]
    fn only_web_addresses_become_links_and_none_is_broken() {
        assert_eq!(link("javascript:go()"), None);
        assert_eq!(
            link("HTTPS://a.example/x"),
            Some("HTTPS://a.example/x".to_owned())
        );
        let odd = link("https://a.example/\u{e4}?b=1&c=<2>\"{}|\\ ");
        assert_eq!(
            odd.as_deref(),
            Some("https://a.example/\u{e4}?b=1&c=%3C2%3E%22%7B%7D%7C%5C%20")
        );
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
