//! Article text made safe to show: one line, without signs that hide or reorder what follows.

/// One line: white space folded, control characters and the marks that change the direction of text replaced.
///
/// The marks are dropped from what is shown only; a quotation keeps them, and the JSON export prints them escaped.
/// A right-to-left override would show 71 as 17.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if reorders(c) {
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(if c.is_control() {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        });
    }
    out
}

/// Like [`plain`], with a blank kept at either end, so that pieces of one sentence still join.
pub fn plain_piece(text: &str) -> String {
    let inner = plain(text);
    let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if inner.is_empty() {
        return if blank(text.chars().next()) {
            " ".to_owned()
        } else {
            inner
        };
    }
    let before = if blank(text.chars().next()) { " " } else { "" };
    let after = if blank(text.chars().next_back()) {
        " "
    } else {
        ""
    };
    [before, &inner, after].concat()
}

/// Whether `c` is invisible and changes the order or the reading of its neighbours.
pub(super) const fn reorders(c: char) -> bool {
    matches!(
        c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200b}' | '\u{ad}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_reorders_is_not_shown() {
        assert_eq!(
            plain(" 1\u{202e}7\u{202c}\tdrones\r\n\u{0}shot\u{200b} down "),
            "17 drones \u{fffd}shot down"
        );
    }

    #[test]
    fn right_to_left_letters_stay() {
        assert_eq!(plain("قال 12\u{200f} شخصا"), "قال 12\u{200f} شخصا");
    }

    #[test]
    fn pieces_of_a_sentence_still_join() {
        let joined = [plain_piece("about \n"), plain_piece("70"), plain_piece(" ")].concat();
        assert_eq!(joined, "about 70 ");
    }
}
