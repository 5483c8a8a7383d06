//! Characters written by name or number: `&eacute;`, `&#8217;`.

use std::borrow::Cow;

/// No name of an entity is longer, with its ampersand and semicolon.
const LONGEST: usize = 34;

/// Adds `word` to `line` with its entities resolved; what is none stays as it is.
pub(crate) fn push_resolved(line: &mut String, word: &str) {
    let mut rest = word;
    while let Some(at) = rest.find('&') {
        line.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        if let Some((text, end)) = end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            line.push_str(&text);
            rest = &rest[end + 1..];
        } else {
            line.push('&');
            rest = &rest[1..];
        }
    }
    line.push_str(rest);
}

/// `text` with its entities resolved.
pub(crate) fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_resolved(&mut out, text);
    out
}

/// What an entity stands for, by its name without its ampersand and semicolon.
pub(crate) fn entity(name: &str) -> Option<Cow<'static, str>> {
    let Some(code) = name.strip_prefix('#') else {
        let named = &html_escape::NAMED_ENTITIES;
        let at = named.binary_search_by_key(&name.as_bytes(), |(known, _)| known);
        return at.ok().map(|at| named[at].1.into());
    };
    let number = match code.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => code.parse(),
    };
    let character = char::from_u32(number.ok()?)?;
    let is_text = !character.is_control() || matches!(character, '\n' | '\r' | '\t');
    is_text.then(|| character.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_resolved() {
        assert_eq!(
            resolved("caf&eacute; &#8217;&#x2019; R&D &unknown; &euro;5"),
            "café ’’ R&D &unknown; €5"
        );
        assert_eq!(entity("#1"), None);
    }
}
