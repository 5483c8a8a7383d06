//! Words that are written as one: "don't", "cannot".

use super::token::is_apostrophe;

/// Words without an apostrophe that are several, and the bytes at which they are cut; sorted.
const JOINED: [(&str, &[usize]); 33] = [
    ("aint", &[2]),
    ("arent", &[3]),
    ("cannot", &[3]),
    ("cant", &[2]),
    ("couldnt", &[5]),
    ("didnt", &[3]),
    ("doesnt", &[4]),
    ("dont", &[2]),
    ("dunno", &[2, 3]),
    ("gimme", &[3]),
    ("gonna", &[3]),
    ("gotta", &[3]),
    ("hadnt", &[3]),
    ("hasnt", &[3]),
    ("havent", &[4]),
    ("im", &[1]),
    ("isnt", &[2]),
    ("ive", &[1]),
    ("lemme", &[3]),
    ("outta", &[3]),
    ("shouldnt", &[6]),
    ("thats", &[4]),
    ("theres", &[5]),
    ("theyre", &[4]),
    ("wanna", &[3]),
    ("wasnt", &[3]),
    ("werent", &[4]),
    ("whats", &[4]),
    ("wont", &[2]),
    ("wouldnt", &[5]),
    ("youll", &[3]),
    ("youre", &[3]),
    ("youve", &[3]),
];

/// The bytes inside `word` at which another word starts.
pub(super) fn cuts(word: &str) -> Vec<usize> {
    let lower = word.to_ascii_lowercase();
    if let Ok(idx) = JOINED.binary_search_by_key(&lower.as_str(), |(joined, _)| joined) {
        return JOINED[idx].1.to_vec();
    }
    let mut found = Vec::new();
    let mut rest = lower.as_str();
    while let Some(cut) = tail(rest) {
        found.push(cut);
        rest = &rest[..cut];
    }
    found.reverse();
    found
}

/// Where the short word at the end of `word` starts: "n't", "'ll"; `word` is in lower case.
fn tail(word: &str) -> Option<usize> {
    let (at, mark) = word.rmatch_indices(is_apostrophe).next()?;
    let cut = match &word[at + mark.len()..] {
        "t" if word[..at].ends_with('n') => at - 1,
        "m" | "re" | "ve" | "ll" | "d" | "s" => at,
        _ => return None,
    };
    (cut > 0).then_some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_cut_off_one_by_one() {
        assert_eq!(cuts("don't"), [2]);
        assert_eq!(cuts("Can’t"), [2]);
        assert_eq!(cuts("shouldn't've"), [6, 9]);
        assert_eq!(cuts("They'll"), [4]);
        assert_eq!(cuts("Cannot"), [3]);
        for whole in ["O'Brien", "o'clock", "n't", "'s", "Ma'am", "it"] {
            assert!(cuts(whole).is_empty(), "{whole}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_its_cuts_lie_inside() {
        assert!(JOINED.is_sorted());
        for (word, cuts) in JOINED {
            assert!(
                cuts.iter().all(|cut| (1..word.len()).contains(cut)),
                "{word}"
            );
        }
    }
}
