//! Telephone numbers, web addresses and other identifiers.

use super::super::Reason;
use super::super::numbered::Numbered;
use super::super::tokenized::is_dash;
use super::rule::{Proposal, Rule};

/// `555-0123`, `+44 20 7946 0958`, `www.example.org/2024`, `#5`.
pub(super) struct Identifier;

impl Rule for Identifier {
    fn name(&self) -> &'static str {
        "identifier"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let tokens = scan.numerals[numeral].tokens.clone();
        if !scan.numerals[numeral].in_digits {
            return None;
        }
        if scan.word(tokens.end) == "chars" && scan.raw(tokens.end + 1) == "]" {
            // What a news service leaves of an article: "[+2478 chars]".
            return Some(Proposal::ignore(tokens, Reason::PageFurniture));
        }
        let chunk = chunk(scan, tokens.start);
        let is_address = chunk.clone().any(|at| {
            scan.raw(at) == "@"
                || scan.word(at) == "www"
                || scan.raw(at) == "/" && scan.raw(at + 1) == "/" && scan.glued(at + 1)
        });
        if is_address || matches!(scan.raw(tokens.start.wrapping_sub(1)), "#" | "№") {
            return Some(Proposal::ignore(chunk, Reason::Identifier));
        }
        telephone(scan, tokens.start).map(|claim| Proposal::ignore(claim, Reason::Identifier))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "Call {555-0123|identifier} or {+44 20 7946 0958|identifier} or {0161 496 0000|identifier} for help.",
            "See {https://example.org/2024/17|identifier} for more.",
            "The ranking put them at {#5|identifier} again.",
            "They sent [3,000-4,000 troops|3000–4000 count troop].",
        ]
    }
}

/// How far a chunk is followed: no address has more tokens.
const LONGEST: usize = 40;

/// The tokens around `at` that no white space parts.
fn chunk(scan: &Numbered<'_>, at: usize) -> std::ops::Range<usize> {
    let (mut start, mut end) = (at, at + 1);
    while start > 0 && scan.glued(start) && at - start < LONGEST {
        start -= 1;
    }
    while end < scan.len() && scan.glued(end) && end - at < LONGEST {
        end += 1;
    }
    while end > at + 1 && matches!(scan.raw(end - 1), "." | "," | ")" | ";" | ":" | "\"" | "”") {
        end -= 1;
    }
    start..end
}

/// Groups of digits with hyphens, dots or brackets between them, seven digits at least, or a plus sign before them.
fn telephone(scan: &Numbered<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let plus = at > 0 && scan.raw(at - 1) == "+" && scan.glued(at);
    // A number that starts with a zero and is no decimal is dialled.
    let dialled = scan.raw(at).starts_with('0') && scan.raw(at).len() >= 3;
    let start = at - usize::from(plus);
    let (mut end, mut digits, mut groups, mut hyphens) = (at, 0, 0, 0);
    while end < scan.len() && end - at < LONGEST {
        let sign = scan.raw(end);
        if scan.is_digits(end) {
            let tied = groups == 0 || scan.glued(end) || plus || dialled;
            if !tied || sign.len() > 5 && groups > 0 {
                break;
            }
            digits += sign.len();
            groups += 1;
        } else if is_dash(sign) && scan.glued(end) && scan.glued(end + 1) {
            hyphens += 1;
        } else if !(matches!(sign, "(" | ")") && groups > 0 && scan.is_digits(end + 1)) {
            break;
        }
        end += 1;
    }
    while end > at && !scan.is_digits(end - 1) {
        end -= 1;
    }
    let local = hyphens > 0 && groups == 2 && digits == 7 && scan.raw(at).len() == 3;
    let long = groups >= 3 && digits >= 7 && (hyphens >= 2 || plus);
    let date = groups == 3 && digits == 8;
    (local || long && !date || (plus || dialled) && digits >= 9).then_some(start..end)
}
