//! The line by which a program finds again what a sheet was made from: the state of the project, and what was chosen.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Audience, FactSheet, Material};
use tally_comparing::finding::Policy;

/// How each line begins; the number is that of its layout.
const MARK: &str = "tally-seal/1 ";
/// How many hexadecimal digits of a digest stand in the line.
const DIGITS: usize = 16;

/// A seal's line, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealLine {
    /// The seal of the last decision that the sheet rests on; empty where nothing was decided.
    pub project: String,
    /// The version of Tally that wrote it.
    pub tally: String,
    /// The digest of the policy in force.
    pub policy: String,
    /// Who the sheet is for.
    pub audience: Audience,
    /// The rows of the table that it shows, from 0, ascending; `None` for all.
    pub rows: Option<Vec<usize>>,
    /// The digest of its statements and values.
    pub content: String,
}

impl SealLine {
    /// The line of `sheet`, which was built from `material`.
    pub(super) fn of(material: &Material<'_>, sheet: &FactSheet) -> Self {
        let rows = material.only.map(|only| {
            let rows = material.table.rows.iter().enumerate();
            rows.filter(|(_, row)| only.contains(&row.key))
                .map(|(idx, _)| idx)
                .collect()
        });
        Self {
            project: material.project_hash.to_owned(),
            tally: material.version.to_owned(),
            policy: policy_digest(material.policy),
            audience: material.audience,
            rows,
            content: content_digest(sheet),
        }
    }

    /// As it is printed: one line of letters, digits and a few signs that no format has to escape.
    pub fn text(&self) -> String {
        format!(
            "{MARK}project={} tally={} policy={} audience={} figures={} content={}",
            self.project,
            self.tally,
            self.policy,
            self.audience.word(),
            self.rows.as_deref().map_or("all".to_owned(), ranges),
            self.content
        )
    }

    /// The first line in `bytes`, which may be a whole file.
    pub fn find(bytes: &[u8]) -> Option<Self> {
        let mark = MARK.as_bytes();
        let mut starts = bytes.windows(mark.len()).enumerate();
        starts.find_map(|(at, window)| {
            if window != mark {
                return None;
            }
            let rest = &bytes[at + mark.len()..];
            let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || b" =,.:+_-".contains(byte);
            let end = rest.iter().position(|byte| !is_sign(byte));
            let line = std::str::from_utf8(&rest[..end.unwrap_or(rest.len())]).ok()?;
            Self::read(line)
        })
    }

    fn read(line: &str) -> Option<Self> {
        let word = |name: &str| {
            let mut words = line.split(' ');
            words.find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
        };
        let audience = word("audience")?;
        let rows = match word("figures")? {
            "all" => None,
            list => Some(from_ranges(list)?),
        };
        Some(Self {
            project: word("project")?.to_owned(),
            tally: word("tally")?.to_owned(),
            policy: word("policy")?.to_owned(),
            audience: Audience::ALL
                .into_iter()
                .find(|one| one.word() == audience)?,
            rows,
            content: word("content")?.get(..DIGITS)?.to_owned(),
        })
    }
}

/// Names a policy by all that is in it.
pub fn policy_digest(policy: &Policy) -> String {
    digest(tally_project::kept_policy(policy).as_bytes())
}

/// Names what `sheet` states: each value and each statement with its place.
pub fn content_digest(sheet: &FactSheet) -> String {
    let mut told = String::new();
    // Writing to a string cannot fail.
    for measure in &sheet.measures {
        let _ = writeln!(
            told,
            "{}\t{}\t{}",
            measure.label,
            measure.value_text(),
            measure.state_word()
        );
    }
    for one in &sheet.statements {
        let _ = writeln!(
            told,
            "{}\t{}\t{}\t{}",
            one.key.article.0, one.key.span.start, one.key.span.end, one.printed
        );
    }
    digest(told.as_bytes())
}

/// The first digits of the SHA-256 of `data`, in hexadecimal.
pub(super) fn digest(data: &[u8]) -> String {
    let mut out = String::with_capacity(DIGITS);
    for byte in Sha256::digest(data).iter().take(DIGITS / 2) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// "1-5,9": numbers from 1, neighbours put together.
fn ranges(rows: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for row in rows.iter().map(|row| row + 1) {
        match parts.last_mut() {
            Some((_, end)) if *end + 1 == row => *end = row,
            _ => parts.push((row, row)),
        }
    }
    let words: Vec<String> = parts
        .iter()
        .map(|(start, end)| {
            if start == end {
                start.to_string()
            } else {
                format!("{start}-{end}")
            }
        })
        .collect();
    if words.is_empty() {
        "none".to_owned()
    } else {
        words.join(",")
    }
}

/// `None` where it is no list of ranges, or names more rows than any project has.
fn from_ranges(list: &str) -> Option<Vec<usize>> {
    const MOST: usize = 10_000_000;
    if list == "none" {
        return Some(Vec::new());
    }
    let mut rows = BTreeSet::new();
    for part in list.split(',') {
        let (start, end) = part.split_once('-').unwrap_or((part, part));
        let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
        if start == 0 || end < start || end > MOST {
            return None;
        }
        rows.extend(start - 1..end);
    }
    Some(rows.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(rows: Option<Vec<usize>>) -> SealLine {
        SealLine {
            project: "5eed".to_owned(),
            tally: "0.1.0".to_owned(),
            policy: "0123456789abcdef".to_owned(),
            audience: Audience::Public,
            rows,
            content: "fedcba9876543210".to_owned(),
        }
    }

    #[test]
    fn a_line_is_found_in_whatever_stands_around_it() {
        for rows in [None, Some(vec![]), Some(vec![0, 1, 2, 4, 9])] {
            let one = line(rows);
            let file = format!("\u{fffd}<p>tally-seal/1 x</p><p>{}</p>", one.text());
            assert_eq!(SealLine::find(file.as_bytes()), Some(one));
        }
        assert_eq!(
            line(Some(vec![0, 1, 2, 4])).text().matches("1-3,5").count(),
            1
        );
    }

    #[test]
    fn what_is_no_line_is_none() {
        let whole = line(Some(vec![7])).text();
        for broken in [
            whole.replace("figures=8", "figures=0"),
            whole.replace("figures=8", "figures=1-99999999999"),
            whole.replace("audience=public", "audience=all"),
            whole.replace("content=fedcba9876543210", "content=fed"),
            String::new(),
        ] {
            assert_eq!(SealLine::find(broken.as_bytes()), None, "{broken}");
        }
    }
}
