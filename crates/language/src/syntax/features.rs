//! What the model sees of a word: its form, its ends and its shape, as hashed keys.

use crate::hash::fnv;

/// How many keys a word has beside that of its form.
pub const MANY: usize = 11;

/// The keys of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// The key of its form, in lower case and with numbers folded to classes.
    pub form: u32,
    /// The keys of its ends and of its shape; zero where the word is too short for one.
    pub parts: [u32; MANY],
}

/// The keys of `word`; `first` where it opens its sentence.
pub fn keys(word: &str, first: bool) -> Keys {
    let form = folded(word);
    let mut bounds = [0; 16];
    let n = form.len();
    // Places of the first and of the last few characters; long words need no more.
    let mut chars = 0;
    for (at, c) in form.char_indices().take(5) {
        bounds[chars] = at + c.len_utf8();
        chars += 1;
    }
    let mut ends = [0; 5];
    let mut last = 0;
    for (at, _) in form.char_indices().rev().take(5) {
        ends[last] = at;
        last += 1;
    }
    let mut parts = [0; MANY];
    for (kind, len) in (1_u8..=5).zip(0..) {
        if len < last {
            parts[len] = hashed(kind, &form.as_bytes()[ends[len]..n]);
        }
    }
    for (kind, len) in (6_u8..=9).zip(0..) {
        if len < chars {
            parts[5 + len] = hashed(kind, &form.as_bytes()[..bounds[len]]);
        }
    }
    let shape = shape(word);
    parts[9] = hashed(10, &[shape, u8::from(first)]);
    parts[10] = hashed(11, &[word.chars().take(12).fold(0, |n, _| n + 1)]);
    Keys {
        form: hashed(0, form.as_bytes()),
        parts,
    }
}

/// The word in lower case, its digits folded: years stay apart from other numbers, long numbers are alike.
fn folded(word: &str) -> String {
    if word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|byte| byte.is_ascii_digit())
    {
        return "yyyy".to_owned();
    }
    let mut form = String::with_capacity(word.len());
    let mut digits = 0;
    for c in word.chars() {
        if c.is_ascii_digit() {
            digits += 1;
            // Four digits and more are one class.
            if digits <= 4 {
                form.push('0');
            }
            continue;
        }
        digits = 0;
        match c {
            '’' | 'ʼ' | '‘' => form.push('\''),
            '“' | '”' => form.push('"'),
            '–' | '—' | '‐' | '‑' => form.push('-'),
            c if c.is_uppercase() => form.extend(c.to_lowercase()),
            c => form.push(c),
        }
    }
    form
}

/// Bits that tell of capitals, digits and signs.
fn shape(word: &str) -> u8 {
    let mut shape = 0;
    let mut upper = 0;
    let mut lower = 0;
    for (at, c) in word.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            shape |= u8::from(at == 0);
        } else if c.is_lowercase() {
            lower += 1;
        } else if c.is_ascii_digit() {
            shape |= 2;
        } else if c == '-' {
            shape |= 4;
        } else if c == '.' {
            shape |= 8;
        } else {
            shape |= 16;
        }
    }
    shape | if upper > 1 { 32 } else { 0 } | if lower > 0 { 64 } else { 0 }
}

/// The hash of the kind and the bytes, folded to 32 bits; never zero, which stands for "none".
fn hashed(kind: u8, bytes: &[u8]) -> u32 {
    let hash = fnv(&[&[kind], bytes]);
    let folded = (hash ^ (hash >> 32)) & u64::from(u32::MAX);
    u32::try_from(folded).unwrap_or(0).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_known_by_their_kind() {
        assert_eq!(folded("1,250"), "0,000");
        assert_eq!(folded("55000"), folded("123456"));
        assert_eq!(folded("2024"), "yyyy");
        assert_ne!(keys("12", false).form, keys("1.2", false).form);
    }

    #[test]
    fn capitals_change_the_shape_alone() {
        let (capital, small) = (keys("Boats", false), keys("boats", false));
        assert_eq!(capital.form, small.form);
        assert_eq!(capital.parts[..9], small.parts[..9]);
        assert_ne!(capital.parts[9], small.parts[9]);
    }

    #[test]
    fn ends_of_short_and_odd_words() {
        assert_eq!(keys("", true).parts[..9], [0; 9]);
        let one = keys("é", false);
        assert!(one.parts[0] != 0 && one.parts[1] == 0);
        keys(&"👍".repeat(10_000), false);
    }
}
