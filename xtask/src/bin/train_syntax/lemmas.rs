//! Learns which endings of words of a tag make their lemmas.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tally_language::syntax::Tag;
use tally_language::syntax::conllu::Sentence;
use tally_language::syntax::lemma::{LONGEST, LemmaEdit};

/// By ending, how often each edit was right.
type Counts = BTreeMap<String, BTreeMap<LemmaEdit, usize>>;

/// Rules, a line each, from the shortest endings to whole words: one for each ending whose words are better served by
/// another edit than that of the shorter ending.
pub(crate) fn rules(sentences: &[Sentence]) -> String {
    let mut words: BTreeMap<(Tag, String), BTreeMap<LemmaEdit, usize>> = BTreeMap::new();
    for sentence in sentences {
        for word in &sentence.tree.words {
            let form = word.span.of(&sentence.text);
            let edits = words.entry((word.tag, form.to_lowercase())).or_default();
            *edits
                .entry(LemmaEdit::between(form, &word.lemma))
                .or_default() += 1;
        }
    }
    let mut out = String::new();
    for tag in Tag::ALL {
        let of_tag: Vec<(&String, &BTreeMap<LemmaEdit, usize>)> = words
            .iter()
            .filter(|((own, _), _)| own == tag)
            .map(|((_, form), edits)| (form, edits))
            .collect();
        for (ending, edit) in learned(&of_tag) {
            let case = if edit.cased { 'c' } else { 'l' };
            writeln!(
                out,
                "{}\t{ending}\t{case}\t{}\t{}",
                tag.name(),
                edit.cut,
                edit.put
            )
            .ok();
        }
    }
    out
}

fn learned(words: &[(&String, &BTreeMap<LemmaEdit, usize>)]) -> BTreeMap<String, LemmaEdit> {
    let mut rules: BTreeMap<String, LemmaEdit> = BTreeMap::new();
    for length in 0..=LONGEST + 1 {
        let whole = length > LONGEST;
        let mut counts = Counts::new();
        for (form, edits) in words {
            let Some(ending) = ending(form, length) else {
                continue;
            };
            let sums = counts.entry(ending).or_default();
            for (edit, count) in *edits {
                *sums.entry(edit.clone()).or_default() += count;
            }
        }
        for (ending, edits) in counts {
            let Some((edit, count)) = edits.iter().max_by_key(|(_, count)| **count) else {
                continue;
            };
            let before = shorter(&rules, &ending);
            let already = before.map_or(0, |edit| edits.get(edit).copied().unwrap_or(0));
            // One word is no rule, but it is its own exception.
            if before != Some(edit) && (length == 0 || count - already >= if whole { 1 } else { 3 })
            {
                rules.insert(ending, edit.clone());
            }
        }
    }
    rules
}

/// The last characters of a word; the whole word, marked, past the longest ending.
fn ending(form: &str, length: usize) -> Option<String> {
    if length > LONGEST {
        return Some(format!("^{form}"));
    }
    let all = form.chars().count();
    (all >= length).then(|| form.chars().skip(all - length).collect())
}

/// The edit of the longest ending of `ending` that has one.
fn shorter<'r>(rules: &'r BTreeMap<String, LemmaEdit>, ending: &str) -> Option<&'r LemmaEdit> {
    let bare = ending.strip_prefix('^').unwrap_or(ending);
    bare.char_indices()
        .map(|(at, _)| &bare[at..])
        .chain(std::iter::once(""))
        .find_map(|part| rules.get(part))
}
