//! Labels that open lines, and what they tell of an article.

use crate::metadata::{FoundIn, Metadata};
use tally_language::lexicon::{PressList, press};

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
    let is = |list| press().has(list, label);
    if is(PressList::LabelTitle) {
        metadata.set_title(text, found_in);
    } else if is(PressList::LabelAuthor) {
        metadata.set_author(text.as_deref(), found_in);
    } else if is(PressList::LabelOutlet) {
        metadata.set_outlet(text, found_in);
    } else if is(PressList::LabelPublished) {
        metadata.set_published(text.as_deref(), found_in);
    } else if is(PressList::LabelUpdated) {
        metadata.set_updated(text.as_deref(), found_in);
    } else if is(PressList::LabelUrl) {
        metadata.set_url(text, found_in);
    } else if is(PressList::LabelLanguage) {
        metadata.set_language(text.as_deref(), found_in);
    } else if is(PressList::LabelDateline) {
        metadata.dateline = metadata.dateline.take().or(text);
    } else {
        return false;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_tells_what_it_names() {
        for (list, value) in [
            (PressList::LabelTitle, "Dam fails"),
            (PressList::LabelAuthor, "Ann Marsh"),
            (PressList::LabelOutlet, "Gull News"),
            (PressList::LabelPublished, "2031-02-05"),
            (PressList::LabelUpdated, "2031-02-05"),
            (PressList::LabelUrl, "https://example.org/a"),
            (PressList::LabelLanguage, "German"),
            (PressList::LabelDateline, "PORT ANN"),
        ] {
            for name in press().forms(list) {
                let mut metadata = Metadata::default();
                assert!(tell(&mut metadata, name, value), "{name}");
                assert_ne!(metadata, Metadata::default(), "{name}");
            }
        }
        assert!(!tell(&mut Metadata::default(), "dead", "12"));
    }

    #[test]
    fn labels_are_short_and_alone() {
        assert_eq!(label("Byline: Ann"), Some(("byline".to_owned(), "Ann")));
        assert_eq!(label("12 dead: what we know"), None);
    }
}
