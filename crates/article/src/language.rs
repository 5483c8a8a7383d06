//! The language of an article, told by its words where they are many.

pub use crate::language_code::name;

use crate::article::{Article, ParagraphKind};
use crate::language_code;
use crate::metadata::{FoundIn, MetadataField};
use tally_language::lexicon::WordClass;

/// Fewer characters tell no language: a line of names and numbers may be taken for any.
const MIN_CHARACTERS: usize = 150;
/// So many bytes are looked at.
const SAMPLE: usize = 20_000;
/// A share of small English words above this is English: one in six. Other languages reach one in twenty by chance.
const ENGLISH: usize = 6;
/// And below this it is not.
const NOT_ENGLISH: usize = 14;

/// Says what language the article is written in; the words of a long text stand above what its file claims.
pub(super) fn tell(article: &mut Article) {
    let mut sample = String::new();
    for paragraph in &article.paragraphs {
        if paragraph.kind.is_read() && paragraph.kind != ParagraphKind::Headline {
            sample.push_str(paragraph.span.of(&article.text));
            sample.push('\n');
        }
        if sample.len() > SAMPLE {
            break;
        }
    }
    let Some(code) = detect(&sample) else { return };
    let metadata = &mut article.metadata;
    if metadata.language.as_deref() != Some(code.as_str()) {
        metadata.language = Some(code);
        metadata
            .found
            .insert(MetadataField::Language, FoundIn::Words);
    }
}

/// The code of the language of `text`, where it is long and plain enough.
fn detect(text: &str) -> Option<String> {
    let mut letters = text.chars().filter(|character| character.is_alphabetic());
    letters.nth(MIN_CHARACTERS - 1)?;
    let (mut n_words, mut n_small) = (0_usize, 0_usize);
    for word in text
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        n_words += 1;
        n_small += usize::from(WordClass::Frequent.has(&word.to_ascii_lowercase()));
    }
    if n_small * ENGLISH >= n_words {
        return Some("en".to_owned());
    }
    let found = whatlang::detect(text)?;
    if found.lang() == whatlang::Lang::Eng && n_small * NOT_ENGLISH >= n_words {
        return Some("en".to_owned());
    }
    let is_other = found.lang() != whatlang::Lang::Eng;
    // Another script cannot be English, whichever language it is.
    let is_sure = found.is_reliable()
        || found.confidence() > 0.8
        || found.script() != whatlang::Script::Latin;
    (is_other && is_sure && n_small * NOT_ENGLISH < n_words)
        .then(|| language_code::short(found.lang().code()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    const GERMAN: &str = "Der Damm hielt noch bis zum Abend, dann brach er auf einer Länge von 40 Metern. Rund 1.200 Menschen mussten \
        ihre Häuser verlassen, teilte die Stadt am Morgen mit. Zwölf Häuser stürzten ein, verletzt wurde nach Angaben der Behörde niemand. \
        Die Feuerwehr war mit 70 Leuten im Einsatz.";
    const ENGLISH: &str = "The dam held until the evening, and then broke over a length of 40 metres. Around 1,200 people had to leave \
        their homes, the town said in the morning. Twelve houses fell, and nobody was hurt, said the authority. The fire service was \
        there with 70 of its people.";

    fn language(text: &str) -> Option<String> {
        load("a.txt", text.as_bytes()).unwrap().metadata.language
    }

    #[test]
    fn long_texts_tell_their_language() {
        assert_eq!(language(ENGLISH).as_deref(), Some("en"));
        assert_eq!(language(GERMAN).as_deref(), Some("de"));
        let ukrainian = "Дамба витримала до вечора, а потім прорвалася на довжину сорок метрів. Близько тисячі двохсот людей мусили \
            залишити свої домівки, повідомило місто вранці. Дванадцять будинків завалилися, за словами влади ніхто не постраждав. \
            Пожежна служба працювала з сімдесятьма людьми.";
        assert_eq!(language(ukrainian).as_deref(), Some("uk"));
    }

    #[test]
    fn short_lines_and_lists_tell_none() {
        assert_eq!(language("55,000 dead"), None);
        assert_eq!(
            language("Vale 7\nKelholm 12\nBrennock 14\nPort Ann 70\nOrvane 8\n"),
            None
        );
    }

    #[test]
    fn the_words_of_a_long_text_stand_above_the_file() {
        let page = format!(
            "<html lang=\"en\"><body><article><h1>Damm bricht</h1><p>{GERMAN}</p></article></body></html>"
        );
        let article = load("a.html", page.as_bytes()).unwrap();
        assert_eq!(article.metadata.language.as_deref(), Some("de"));
        assert_eq!(name("de"), "German");
    }
}
