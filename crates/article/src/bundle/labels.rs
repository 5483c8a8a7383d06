//! Labels that open lines, and what they tell of an article.

use crate::metadata::{FoundIn, Metadata};

/// The label that opens a line, and what follows: `Byline: Ann Marsh`. A label has few words and no other character.
pub(super) fn label(line: &str) -> Option<(String, &str)> {
    let (label, rest) = line.split_once(':')?;
    let label = label.trim();
    let is_label = !label.is_empty()
        && label.len() <= 32
        && label
            .chars()
            .all(|character| character.is_alphabetic() || matches!(character, ' ' | '-' | '/'))
        && label.starts_with(char::is_uppercase);
    is_label.then(|| (label.to_ascii_lowercase(), rest.trim()))
}

/// Takes what a label tells into `metadata`; whether it is a label of metadata at all.
pub(super) fn tell(metadata: &mut Metadata, label: &str, value: &str) -> bool {
    let found_in = FoundIn::Label(label.to_owned());
    let text = (!value.is_empty()).then(|| value.to_owned());
    match label {
        "title" | "headline" => metadata.set_title(text, found_in),
        "byline" | "author" | "by" | "authors" => metadata.set_author(text.as_deref(), found_in),
        "source" | "publication" | "publication title" | "outlet" | "newspaper" | "publisher"
        | "publication name" => {
            metadata.set_outlet(text, found_in);
        }
        "date" | "published" | "publication date" | "date published" | "pub date" => {
            metadata.set_published(text.as_deref(), found_in);
        }
        "updated" | "last updated" | "date modified" => {
            metadata.set_updated(text.as_deref(), found_in);
        }
        "url" | "link" | "document url" | "web link" => metadata.set_url(text, found_in),
        "language" | "language of publication" => metadata.set_language(text.as_deref(), found_in),
        "dateline" => metadata.dateline = metadata.dateline.take().or(text),
        _ => return false,
    }
    true
}
