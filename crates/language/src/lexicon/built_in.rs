//! Which language is built in: the one place that names its folder of tables.

/// The text of a table of the language that is built in.
macro_rules! table {
    ($name:literal) => {
        include_str!(concat!("../../../../assets/lexicon/en/", $name, ".toml"))
    };
}

pub(super) const AGENCIES: &str = table!("agencies");
pub(super) const CALENDAR: &str = table!("calendar");
pub(super) const CLASSES: &str = table!("classes");
pub(super) const CONTRACTIONS: &str = table!("contractions");
pub(super) const CUES: &str = table!("cues");
pub(super) const CURRENCIES: &str = table!("currencies");
pub(super) const GRAMMAR: &str = table!("grammar");
pub(super) const KINDS: &str = table!("kinds");
pub(super) const MOODS: &str = table!("moods");
pub(super) const NAMES: &str = table!("names");
pub(super) const NUMERALS: &str = table!("numerals");
pub(super) const PLACES: &str = table!("places");
pub(super) const PLURALS: &str = table!("plurals");
pub(super) const PRESS: &str = table!("press");
pub(super) const QUALIFIERS: &str = table!("qualifiers");
pub(super) const ROLES: &str = table!("roles");
pub(super) const SPEECH: &str = table!("speech");
pub(super) const UNITS: &str = table!("units");
