//! Word lists that cut text; each is sorted and in lower case.

/// Titles and the like: they stand before a name or a number, so that their dot ends no sentence.
pub(super) const TITLES: [&str; 38] = [
    "adm", "asst", "atty", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "drs", "ft", "gen",
    "gov", "hon", "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "mx", "pfc", "pres", "prof",
    "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "spc", "ssgt", "st", "supt", "vs",
];

/// Other short forms with a dot, which may end a sentence all the same.
pub(super) const SHORT_FORMS: [&str; 73] = [
    "al", "approx", "apr", "apt", "assn", "attn", "aug", "ave", "bldg", "blvd", "bros", "c", "ca",
    "cf", "cie", "co", "corp", "ct", "dec", "dept", "div", "ed", "eds", "esp", "est", "etc", "ext",
    "feb", "fig", "figs", "fri", "hwy", "inc", "incl", "intl", "jan", "jr", "jul", "jun", "ltd",
    "mar", "max", "mfg", "mgr", "min", "mln", "mon", "nov", "oct", "ph", "pp", "prev", "rd", "rs",
    "sat", "sec", "sep", "sept", "sq", "sr", "sun", "tel", "thu", "thur", "thurs", "tue", "tues",
    "univ", "v", "viz", "vol", "vols", "wed",
];

/// Short forms only where a number follows: "No. 5".
pub(super) const NUMBERED: [&str; 9] = ["art", "fig", "no", "nos", "p", "para", "pp", "sec", "vol"];

/// What a hyphen ties to the word behind it, where other hyphens are words of their own: "co-founder", "mid-July".
pub(super) const PREFIXES: [&str; 23] = [
    "anti", "arch", "co", "counter", "cross", "e", "ex", "intra", "mid", "mini", "mis", "multi",
    "neo", "non", "over", "post", "pre", "pro", "psycho", "re", "semi", "socio", "sub",
];

/// What is a word of its own right behind digits: scales, units and the halves of the day.
pub(super) const UNITS: [&str; 88] = [
    "am", "b", "bbl", "bln", "bn", "bps", "c", "cc", "cl", "cm", "cms", "db", "f", "ft", "g", "gb",
    "gbps", "gw", "gwh", "h", "ha", "hh", "hp", "hr", "hrs", "hz", "in", "k", "kb", "kg", "kgs",
    "khz", "km", "kmh", "kms", "knots", "kph", "kts", "kv", "kw", "kwh", "l", "lb", "lbs", "m",
    "mb", "mbar", "mbps", "mg", "mhz", "mi", "min", "mins", "ml", "mln", "mm", "mn", "mph", "ms",
    "mw", "mwh", "nm", "nmi", "oz", "p", "pc", "pm", "pp", "ppm", "pt", "pts", "rpm", "sec",
    "secs", "sq", "t", "tb", "tn", "trn", "twh", "v", "w", "x", "yd", "yds", "yr", "yrs", "º",
];

/// What belongs to the digits before it: "19th", "1970s".
pub(super) const ORDINALS: [&str; 5] = ["nd", "rd", "s", "st", "th"];

/// Ends of addresses and file names.
pub(super) const DOMAINS: [&str; 63] = [
    "ae", "ai", "au", "biz", "br", "ca", "ch", "cn", "co", "com", "de", "doc", "docx", "edu", "es",
    "eu", "exe", "fm", "fr", "gif", "gov", "htm", "html", "ie", "il", "in", "info", "int", "io",
    "it", "jp", "jpeg", "jpg", "kr", "me", "mil", "mp3", "mp4", "net", "nl", "no", "nz", "org",
    "pdf", "ph", "php", "pl", "png", "ppt", "pptx", "ru", "se", "tv", "txt", "ua", "uk", "url",
    "us", "xls", "xlsx", "xml", "za", "zip",
];

/// Words that start with an apostrophe: "'em".
pub(super) const ELISIONS: [&str; 12] = [
    "bout", "cause", "cos", "em", "m", "n", "neath", "round", "til", "till", "tis", "twas",
];

/// Currencies as they stand right before digits.
pub(super) const MONEY: [&str; 52] = [
    "aed", "ars", "aud", "bdt", "brl", "cad", "chf", "clp", "cny", "cop", "czk", "dkk", "egp",
    "eur", "gbp", "hkd", "huf", "idr", "ils", "inr", "irr", "jpy", "kes", "krw", "lkr", "mxn",
    "myr", "ngn", "nok", "npr", "nzd", "pen", "php", "pkr", "pln", "r", "rm", "rmb", "rs", "rub",
    "sar", "sek", "sgd", "thb", "try", "twd", "uah", "ugx", "us", "usd", "vnd", "zar",
];

/// Words that with a capital start a sentence more often than they follow a short form such as "U.S.".
pub(super) const STARTERS: [&str; 120] = [
    "a",
    "about",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "any",
    "are",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "did",
    "do",
    "during",
    "each",
    "either",
    "even",
    "every",
    "everyone",
    "few",
    "finally",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "indeed",
    "is",
    "it",
    "its",
    "just",
    "many",
    "meanwhile",
    "more",
    "moreover",
    "most",
    "much",
    "my",
    "neither",
    "nevertheless",
    "no",
    "nobody",
    "nor",
    "not",
    "nothing",
    "now",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "over",
    "perhaps",
    "she",
    "should",
    "since",
    "so",
    "some",
    "somebody",
    "someone",
    "still",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "under",
    "unless",
    "unlike",
    "until",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whoever",
    "whose",
    "why",
    "with",
    "within",
    "without",
    "would",
    "yes",
    "yet",
    "you",
    "your",
];

/// Short forms that in lower case are words of their own.
pub(super) const PLAIN: [&str; 8] = ["art", "fig", "mar", "max", "no", "sat", "sun", "wed"];

/// Verbs that go on after a quotation's own stop: "'Run!' Smith said".
pub(super) const SAYING: [&str; 35] = [
    "added",
    "adds",
    "announced",
    "argued",
    "asked",
    "asks",
    "began",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "insisted",
    "joked",
    "read",
    "reads",
    "recalled",
    "replied",
    "said",
    "sang",
    "say",
    "says",
    "screamed",
    "shouted",
    "shouts",
    "sings",
    "tell",
    "tells",
    "told",
    "tweeted",
    "wondered",
    "writes",
    "wrote",
    "yelled",
];

/// What follows "a.m." and "p.m." with a capital in the same sentence.
pub(super) const TIMES: [&str; 56] = [
    "apr",
    "april",
    "aug",
    "august",
    "bst",
    "cdt",
    "central",
    "cest",
    "cet",
    "cst",
    "dec",
    "december",
    "eastern",
    "edt",
    "est",
    "et",
    "feb",
    "february",
    "fri",
    "friday",
    "gmt",
    "ist",
    "jan",
    "january",
    "july",
    "june",
    "mar",
    "march",
    "may",
    "mdt",
    "mon",
    "monday",
    "mountain",
    "mst",
    "nov",
    "november",
    "oct",
    "october",
    "pacific",
    "pdt",
    "pst",
    "pt",
    "sat",
    "saturday",
    "sep",
    "sept",
    "september",
    "sun",
    "sunday",
    "thu",
    "thursday",
    "tue",
    "tuesday",
    "utc",
    "wed",
    "wednesday",
];

/// Whether a sorted `list` holds `word`, in whatever case.
pub(super) fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted() {
        for list in [
            &TITLES[..],
            &SHORT_FORMS,
            &NUMBERED,
            &PREFIXES,
            &UNITS,
            &ORDINALS,
            &DOMAINS,
            &ELISIONS,
            &TIMES,
            &SAYING,
            &PLAIN,
            &STARTERS,
            &MONEY,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
