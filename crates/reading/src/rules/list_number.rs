//! Numbers of list items.

use super::super::Reason;
use super::super::numbered::Numbered;
use super::rule::{Proposal, Rule};

/// `1.` or `(2)` at the start of a paragraph.
pub(super) struct ListNumber;

impl Rule for ListNumber {
    fn name(&self) -> &'static str {
        "list-number"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let tokens = &scan.numerals[numeral].tokens;
        let bracket = tokens.start == 1 && matches!(scan.raw(0), "(" | "[" | "•" | "*");
        let first = tokens.start == 0 || bracket;
        let short = scan.is_digits(tokens.start) && scan.raw(tokens.start).len() <= 3;
        if !first || !short || !scan.numerals[numeral].bare {
            return None;
        }
        let sign = scan.raw(tokens.end);
        let alone = tokens.end == scan.len();
        let closes = matches!(sign, "." | ")" | "]")
            && scan.glued(tokens.end)
            && !scan.glued(tokens.end + 1);
        (closes || alone).then(|| Proposal::ignore(tokens.clone(), Reason::ListNumber))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "{1|list_number}. Stay inside.",
            "({2|list_number}) Call for help.",
            "{7|list_number}",
            "[12 boats|12 count boat] left.",
        ]
    }
}
