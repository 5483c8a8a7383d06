//! A quotation as the words that were spoken: without what editors put between them, short forms written out.

use tally_language::lexicon::{Classes, grammar};
use tally_language::text::{Span, TokenKind, is_apostrophe, tokens};

/// One spoken word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    /// In lower case, spelled one way.
    pub(super) folded: String,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether it says something of its own, as "the" and "of" do not.
    pub(super) tells: bool,
}

/// The words in `span`; what stands in square brackets was not spoken.
pub(super) fn spoken(text: &str, span: Span) -> Vec<Spoken> {
    let mut words: Vec<Spoken> = Vec::new();
    let mut bracketed = false;
    let mut hyphenated = false;
    for token in tokens(text, span) {
        let raw = token.span.of(text);
        match raw {
            "[" => bracketed = true,
            "]" => bracketed = false,
            _ => {}
        }
        if bracketed || token.kind == TokenKind::Sign {
            // "Cease-fire" and "ceasefire" are one word, and so are "55,000" and "55000".
            hyphenated = !token.spaced && matches!(raw, "-" | "," | "." | "%");
            continue;
        }
        let joins = hyphenated && !token.spaced;
        hyphenated = false;
        if let Some(last) = words.last_mut().filter(|_| joins) {
            last.folded.push_str(&raw.to_lowercase());
            last.span = last.span.cover(token.span);
            last.tells = true;
        } else {
            words.extend(written_out(raw, token.span));
        }
    }
    words
}

/// "don't" is two words; other words are one, spelled as in America.
fn written_out(raw: &str, span: Span) -> Vec<Spoken> {
    const SHORT: [(&str, &str); 6] = [
        ("n't", "not"),
        ("'re", "are"),
        ("'ll", "will"),
        ("'ve", "have"),
        ("'m", "am"),
        ("'d", "would"),
    ];
    let lower: String = raw
        .to_lowercase()
        .chars()
        .map(|c| if is_apostrophe(c) { '\'' } else { c })
        .collect();
    let short = SHORT.iter().find_map(|(end, full)| {
        let stem = lower.strip_suffix(end)?;
        let stem = match stem {
            "wo" => "will",
            "ca" => "can",
            stem => stem,
        };
        Some([stem, full])
    });
    let forms: Vec<&str> = match (&short, lower.as_str()) {
        (Some(forms), _) => forms
            .iter()
            .copied()
            .filter(|form| !form.is_empty())
            .collect(),
        (None, "'s") => vec!["is"],
        (None, "cannot") => vec!["can", "not"],
        (None, word) => vec![word],
    };
    let word = |form: &str| Spoken {
        folded: respelled(form),
        span,
        tells: !grammar().classes(form).has(Classes::FUNCTION) && form.len() > 2,
    };
    forms.into_iter().map(word).collect()
}

/// One spelling for words that differ between the two sides of the ocean.
fn respelled(word: &str) -> String {
    let ends = [
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("ence", "ense"),
        ("tre", "ter"),
    ];
    let long = word.len() > 5;
    let found = ends.iter().find_map(|(from, to)| {
        let stem = word.strip_suffix(from)?;
        long.then(|| format!("{stem}{to}"))
    });
    found.unwrap_or_else(|| word.replace('\'', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let words = spoken(text, Span::new(0, text.len()));
        let words: Vec<String> = words.into_iter().map(|word| word.folded).collect();
        words.join(" ")
    }

    #[test]
    fn short_forms_brackets_and_spellings_are_no_difference() {
        assert_eq!(words("We won't yield"), words("we will not yield"));
        assert_eq!(words("the [harbour] cease-fire"), words("The ceasefire"));
        assert_eq!(
            words("we realised the labour"),
            words("We realized the labor")
        );
        assert_eq!(words("It’s 55,000 men"), words("it is 55000 men"));
    }
}
