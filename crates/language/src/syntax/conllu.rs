//! Sentences with their trees as CoNLL-U, the exchange format of Universal Dependencies.

use std::fmt::Write as _;

use super::{Relation, Tag, Tree, Upos, Word};
use crate::text::Span;

/// A sentence of a CoNLL-U file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// The document that it belongs to; empty where the file names none.
    pub document: String,
    /// Its text: that of the file's words with their spaces, so that the tree's spans lie in it.
    pub text: String,
    /// Its words and heads.
    pub tree: Tree,
    /// Whether a new paragraph starts with it.
    pub opens_paragraph: bool,
}

/// Why a file is no CoNLL-U; lines count from one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConlluError {
    /// A line of a word has too few columns.
    #[error("line {line} has {columns} columns in place of 10")]
    Columns {
        /// The line.
        line: usize,
        /// How many it has.
        columns: usize,
    },
    /// A name that the treebanks of English do not have.
    #[error("line {line}: {name:?} is no {column}")]
    Unknown {
        /// The line.
        line: usize,
        /// What was expected.
        column: &'static str,
        /// What stands there.
        name: String,
    },
    /// A head outside the sentence.
    #[error("the sentence that ends before line {line} has a head outside of it")]
    Head {
        /// The line.
        line: usize,
    },
}

/// Reads the sentences of a CoNLL-U file; multi-word tokens and empty nodes are passed over, their words kept.
///
/// # Errors
/// On the first line that is no CoNLL-U.
pub fn read(file: &str) -> Result<Vec<Sentence>, ConlluError> {
    let mut sentences = Vec::new();
    let mut current = Sentence::default();
    let mut document = String::new();
    let mut paragraph = false;
    // The last word of a token of several words, and whether a space follows the token.
    let mut joined: Option<(usize, bool)> = None;
    for (idx, line) in file.lines().chain(std::iter::once("")).enumerate() {
        let number = idx + 1;
        if line.is_empty() {
            if !current.tree.words.is_empty() {
                current.document.clone_from(&document);
                current.opens_paragraph = std::mem::take(&mut paragraph);
                current.text.truncate(current.text.trim_end().len());
                check_heads(&current.tree, number)?;
                sentences.push(std::mem::take(&mut current));
            }
            joined = None;
        } else if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim_start();
            if let Some(name) = comment.strip_prefix("newdoc") {
                name.trim_start_matches([' ', 'i', 'd', '='])
                    .clone_into(&mut document);
                paragraph = true;
            }
            paragraph |= comment.starts_with("newpar");
        } else {
            take_line(line, number, &mut current, &mut joined)?;
        }
    }
    Ok(sentences)
}

fn take_line(
    line: &str,
    number: usize,
    sentence: &mut Sentence,
    joined: &mut Option<(usize, bool)>,
) -> Result<(), ConlluError> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, tag, _, head, relation, _, misc] = columns[..] else {
        return Err(ConlluError::Columns {
            line: number,
            columns: columns.len(),
        });
    };
    let spaced = !misc.split('|').any(|one| one == "SpaceAfter=No");
    if let Some((_, last)) = id.split_once('-') {
        *joined = last.parse().ok().map(|last| (last, spaced));
        return Ok(());
    }
    if id.contains('.') {
        return Ok(());
    }
    let unknown = |column, name: &str| ConlluError::Unknown {
        line: number,
        column,
        name: name.to_owned(),
    };
    let place: usize = id.parse().ok().ok_or_else(|| unknown("word number", id))?;
    let head: usize = if head == "_" {
        0
    } else {
        head.parse().ok().ok_or_else(|| unknown("head", head))?
    };
    let start = sentence.text.len();
    sentence.text.push_str(form);
    let span = Span::new(start, sentence.text.len());
    let spaced = match *joined {
        Some((last, after)) if place <= last => after && place == last,
        _ => spaced,
    };
    if spaced {
        sentence.text.push(' ');
    }
    sentence.tree.words.push(Word {
        span,
        upos: Upos::named(upos).unwrap_or(Upos::X),
        tag: Tag::named(tag).unwrap_or(Tag::Xx),
        lemma: lemma.to_owned(),
        head: head.checked_sub(1),
        relation: known(relation).ok_or_else(|| unknown("relation", relation))?,
        margin: 0,
    });
    Ok(())
}

/// The relation of that name; of an unknown subtype the relation itself.
fn known(name: &str) -> Option<Relation> {
    if name == "_" {
        return Some(Relation::Dep);
    }
    Relation::named(name).or_else(|| Relation::named(name.split_once(':')?.0))
}

fn check_heads(tree: &Tree, line: usize) -> Result<(), ConlluError> {
    let inside = |word: &Word| word.head.is_none_or(|head| head < tree.words.len());
    if tree.words.iter().all(inside) {
        Ok(())
    } else {
        Err(ConlluError::Head { line })
    }
}

/// Writes a sentence as CoNLL-U, with the blank line that ends it.
pub fn write(text: &str, tree: &Tree) -> String {
    let mut out = String::new();
    let whole = match (tree.words.first(), tree.words.last()) {
        (Some(first), Some(last)) => first.span.cover(last.span).of(text),
        _ => return out,
    };
    let folded = whole.split_whitespace().collect::<Vec<_>>().join(" ");
    writeln!(out, "# text = {folded}").ok();
    for (at, word) in tree.words.iter().enumerate() {
        let next = tree.words.get(at + 1);
        let glued = next.is_some_and(|next| next.span.start == word.span.end);
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}",
            at + 1,
            word.span.of(text),
            word.lemma,
            word.upos.name(),
            word.tag.name(),
            word.head.map_or(0, |head| head + 1),
            word.relation.name(),
            if glued { "SpaceAfter=No" } else { "_" },
        )
        .ok();
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const DONT: &str = "# newdoc id = letter\n# newpar\n# text = I don't.\n\
        1\tI\tI\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n\
        2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n\
        3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n\
        4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n";

    #[test]
    fn words_of_one_token_stand_together() {
        let sentences = read(DONT).unwrap();
        assert_eq!(sentences.len(), 1);
        assert_eq!(sentences[0].text, "I don't.");
        assert_eq!(sentences[0].document, "letter");
        assert!(sentences[0].opens_paragraph);
        let words = &sentences[0].tree.words;
        assert_eq!(words[2].span.of(&sentences[0].text), "n't");
        assert_eq!(words[2].head, Some(1));
        assert_eq!(words[2].lemma, "not");
    }

    #[test]
    fn what_is_written_reads_the_same() {
        let first = read(DONT).unwrap().remove(0);
        let again = read(&write(&first.text, &first.tree)).unwrap().remove(0);
        assert_eq!(again.text, first.text);
        assert_eq!(again.tree, first.tree);
    }

    #[test]
    fn what_is_no_table_is_refused_by_its_line() {
        assert_eq!(
            read("1\tI\n"),
            Err(ConlluError::Columns {
                line: 1,
                columns: 2
            })
        );
        let wrong = "1\tI\tI\tPRON\tPRP\t_\t9\tnsubj\t_\t_\n";
        assert_eq!(read(wrong), Err(ConlluError::Head { line: 2 }));
        let unknown = "1\tI\tI\tPRON\tPRP\t_\t0\tsubject\t_\t_\n";
        assert!(matches!(
            read(unknown),
            Err(ConlluError::Unknown { line: 1, .. })
        ));
    }
}
