//! Nouns without their plural.

/// Irregular plurals and their singulars, sorted.
const IRREGULAR: [(&str, &str); 39] = [
    ("analyses", "analysis"),
    ("axes", "axe"),
    ("bodies", "body"),
    ("buses", "bus"),
    ("calves", "calf"),
    ("children", "child"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("feet", "foot"),
    ("gases", "gas"),
    ("geese", "goose"),
    ("halves", "half"),
    ("heroes", "hero"),
    ("hypotheses", "hypothesis"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("lives", "life"),
    ("loaves", "loaf"),
    ("men", "man"),
    ("mice", "mouse"),
    ("mosquitoes", "mosquito"),
    ("moves", "move"),
    ("movies", "movie"),
    ("oxen", "ox"),
    ("people", "person"),
    ("persons", "person"),
    ("phenomena", "phenomenon"),
    ("potatoes", "potato"),
    ("series", "series"),
    ("shelves", "shelf"),
    ("species", "species"),
    ("teeth", "tooth"),
    ("thieves", "thief"),
    ("ties", "tie"),
    ("tornadoes", "tornado"),
    ("volcanoes", "volcano"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
];

/// Nouns that end in "s" and are no plural, sorted.
const UNCHANGED: [&str; 21] = [
    "atlas",
    "bias",
    "bus",
    "canvas",
    "chaos",
    "christmas",
    "debris",
    "diabetes",
    "gas",
    "headquarters",
    "lens",
    "means",
    "measles",
    "news",
    "pancreas",
    "premises",
    "remains",
    "texas",
    "us",
    "whereabouts",
    "yes",
];

/// The singular of a lower-case noun ("missiles" gives "missile"); any other word as it is.
pub fn lemma(word: &str) -> String {
    if let Ok(at) = IRREGULAR.binary_search_by(|(plural, _)| (*plural).cmp(word)) {
        return IRREGULAR[at].1.to_owned();
    }
    if UNCHANGED.binary_search(&word).is_ok() || !word.ends_with('s') || word.chars().count() < 4 {
        return compound(word).unwrap_or_else(|| word.to_owned());
    }
    for (ending, singular) in [
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("zzes", "zz"),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) {
            return format!("{stem}{singular}");
        }
    }
    let plain = !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    let stem = if plain { &word[..word.len() - 1] } else { word };
    stem.to_owned()
}

/// The singular of "servicemen", "grandchildren".
fn compound(word: &str) -> Option<String> {
    for (plural, singular) in [("women", "woman"), ("men", "man"), ("children", "child")] {
        if let Some(stem) = word.strip_suffix(plural).filter(|stem| stem.len() > 2) {
            return Some(format!("{stem}{singular}"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_lose_their_ending_and_singulars_keep_it() {
        for (word, expected) in [
            ("missiles", "missile"),
            ("people", "person"),
            ("casualties", "casualty"),
            ("churches", "church"),
            ("servicemen", "serviceman"),
            ("campus", "campus"),
            ("crisis", "crisis"),
            ("gas", "gas"),
            ("lives", "life"),
            ("dead", "dead"),
        ] {
            assert_eq!(lemma(word), expected);
        }
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(IRREGULAR.is_sorted() && UNCHANGED.is_sorted());
    }
}
