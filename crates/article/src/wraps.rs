//! Joins the lines of texts that were wrapped at a fixed width, as e-mails and old archives are.

/// Text wrapped to a narrower or wider measure than this is not wrapped, but written so.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;
/// So few breaks may be chance.
const MIN_BREAKS: usize = 4;
/// So many lines of a hundred may be longer than the width: addresses, tables.
const MAX_LONGER: usize = 2;

/// A line of the text, without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextLine<'a> {
    pub text: &'a str,
    /// First byte.
    pub start: usize,
}

/// For each line, whether the next one continues its paragraph: it was broken only because a word did not fit.
pub(super) fn continued(lines: &[TextLine<'_>]) -> Vec<bool> {
    let mut continued = vec![false; lines.len()];
    let Some(width) = width(lines) else {
        return continued;
    };
    let breaks: Vec<(usize, bool)> = (1..lines.len())
        .map(|next| (next - 1, &lines[next - 1], &lines[next]))
        .filter(|(_, line, next)| !is_blank(line) && !is_blank(next))
        .map(|(idx, line, next)| (idx, is_forced(line, next, width)))
        .collect();
    let n_forced = breaks.iter().filter(|(_, forced)| *forced).count();
    if n_forced < MIN_BREAKS || n_forced * 5 < breaks.len() * 4 {
        return continued;
    }
    for (idx, forced) in breaks {
        continued[idx] = forced;
    }
    continued
}

/// The measure that nearly all lines keep.
fn width(lines: &[TextLine<'_>]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter(|line| !is_blank(line))
        .map(|line| line.text.trim_end().chars().count())
        .collect();
    lengths.sort_unstable();
    let longer = lengths.len() * MAX_LONGER / 100;
    let width = *lengths.get(lengths.len().checked_sub(1 + longer)?)?;
    WIDTHS.contains(&width).then_some(width)
}

fn is_forced(line: &TextLine<'_>, next: &TextLine<'_>, width: usize) -> bool {
    let word = next.text.split_whitespace().next().unwrap_or("");
    let is_item = word.chars().all(|character| "-–—•*·".contains(character));
    !is_item && line.text.trim_end().chars().count() + 1 + word.chars().count() > width
}

fn is_blank(line: &TextLine<'_>) -> bool {
    line.text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use crate::load;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = load("a.txt", text.as_bytes()).unwrap();
        let found: Vec<String> = article
            .paragraphs
            .iter()
            .map(|paragraph| {
                paragraph
                    .span
                    .of(&article.text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        assert_eq!(found, expected);
        assert_eq!(&*article.text, text);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        check(
            "Lock gates fail at Brennock\n\
             \n\
             The lock gates at Brennock gave way shortly after\r\n\
             noon, and the water took 14 parked cars with it,\r\n\
             the harbour master told reporters on the quay of\r\n\
             the town.\r\n\
             About 70 households were moved to the sports\n\
             hall, where volunteers served more than 200 hot\n\
             meals before the evening.\n",
            &[
                "Lock gates fail at Brennock",
                "The lock gates at Brennock gave way shortly after noon, and the water took 14 parked cars with it, \
                 the harbour master told reporters on the quay of the town.",
                "About 70 households were moved to the sports hall, where volunteers served more than 200 hot meals \
                 before the evening.",
            ],
        );
    }

    #[test]
    fn short_lines_that_could_be_longer_stay_apart() {
        let lines = [
            "Bread for the 14 families in the hall",
            "Water",
            "Milk for the children",
            "Blankets",
            "Two stoves",
        ];
        check(&lines.join("\n"), &lines);
    }
}
