//! Codes and names of languages.

use isolang::Language;
use whatlang::Lang;

/// Languages of three letters that go by the two letters of the larger language that they belong to.
const MEMBERS: &[(&str, &str)] = &[("cmn", "zh"), ("pes", "fa")];

/// ISO 639-1 where there is one of two letters, else ISO 639-3, of a code of three letters.
pub(crate) fn short(code: &str) -> String {
    let member = MEMBERS.iter().find(|(three, _)| *three == code);
    let own = || Language::from_639_3(code).and_then(|language| language.to_639_1());
    member
        .map(|(_, two)| *two)
        .or_else(own)
        .unwrap_or(code)
        .to_owned()
}

/// The code of a language by a tag as `en-GB`, a code of two or three letters, or its English name.
pub(crate) fn code(tag: &str) -> Option<String> {
    if let Some(code) = of_name(tag.trim()) {
        return Some(short(code));
    }
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_code && code != "und" && code != "zxx").then(|| short(&code))
}

/// The code of three letters of the language of this English name.
pub(crate) fn of_name(name: &str) -> Option<&'static str> {
    let is_named = |language: &&Lang| language.eng_name().eq_ignore_ascii_case(name);
    let found = Lang::all().iter().find(is_named);
    found.map(Lang::code)
}

/// The English name of a language by its code; the code itself where it is none.
pub fn name(code: &str) -> &str {
    let member = MEMBERS.iter().find(|(_, two)| *two == code);
    let known = Language::from_639_1(code).or_else(|| Language::from_639_3(code));
    let three = member.map(|(three, _)| *three);
    let Some(three) = three.or_else(|| known.map(|language| language.to_639_3())) else {
        return code;
    };
    // The names of those that are told by their words are the plainer ones: "Greek", not "Modern Greek (1453-)".
    match (Lang::from_code(three), known) {
        (Some(told), _) => told.eng_name(),
        (None, Some(known)) => known.to_name(),
        (None, None) => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_names_are_codes() {
        for (tag, expected) in [
            ("en-GB", Some("en")),
            ("eng", Some("en")),
            ("ENGLISH", Some("en")),
            ("Spanish", Some("es")),
            ("fra", Some("fr")),
            ("C", None),
            ("uk", Some("uk")),
            ("und", None),
            ("Various", None),
        ] {
            assert_eq!(code(tag).as_deref(), expected, "{tag}");
        }
    }

    #[test]
    fn every_language_that_is_told_has_its_shortest_code_and_a_name() {
        let long: Vec<&str> = Lang::all()
            .iter()
            .map(Lang::code)
            .filter(|code| short(code).len() != 2)
            .collect();
        assert_eq!(long, [""; 0]);
        for language in Lang::all() {
            assert_eq!(name(&short(language.code())), language.eng_name());
        }
        assert_eq!((name("ga"), name("xx")), ("Irish", "xx"));
    }
}
