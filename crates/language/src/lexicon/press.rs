//! What newsrooms, pages, mail programs and news databases put around the text of articles.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, built_in, parse};

/// Declares the lists, and the list of them.
macro_rules! press_lists {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {
        /// A list of words and phrases, by `press.toml`; in order of name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum PressList {
            $($(#[doc = $doc])+ $name,)+
        }

        impl PressList {
            /// Every list, in order of name.
            pub const ALL: &[Self] = &[$(Self::$name,)+];
        }
    };
}

press_lists! {
    /// "breaking": in capitals before a colon it is no place of a dateline.
    Alert,
    /// "share", "log in": a notice of the page where nothing else stands on the line.
    Button,
    /// "by": stands before the names of those who wrote an article.
    Byline,
    /// Names of columns and keys that hold who wrote an article, in letters and digits, surest first.
    ColumnAuthor,
    /// Names of columns that hold its language.
    ColumnLanguage,
    /// Names of columns that hold who published it.
    ColumnOutlet,
    /// Names of columns that hold when it was published.
    ColumnPublished,
    /// Names of columns that hold its text.
    ColumnText,
    /// Names of columns that hold its headline.
    ColumnTitle,
    /// Names of columns that hold when it was last changed.
    ColumnUpdated,
    /// Names of columns that hold its address.
    ColumnUrl,
    /// "comments": with a number in brackets it heads what readers wrote.
    CommentsHead,
    /// "copyright": opens a line of who owns the text.
    Copyright,
    /// "min read", "shares": with a number before it, it counts readers.
    Counter,
    /// "byline": the label of who wrote an article, in news databases and bundles.
    LabelAuthor,
    /// The label of where it was written.
    LabelDateline,
    /// The label of its language.
    LabelLanguage,
    /// The label of who published it.
    LabelOutlet,
    /// The label of when it was published.
    LabelPublished,
    /// The label of its headline.
    LabelTitle,
    /// The label of when it was last changed.
    LabelUpdated,
    /// The label of its address.
    LabelUrl,
    /// "related stories": heads a list of links.
    LinkHead,
    /// "follow us": opens a notice of the page; what follows may be anything short.
    Notice,
    /// "page #": a line that numbers a printed page, `#` for its numbers, without its spaces.
    PageNumber,
    /// "posted": says that a date is that of publication.
    PublishedLabel,
    /// "length", "load-date": a label of the record of a news database around the text.
    RecordLabel,
    /// "subject", "credit": a label of the record of a news database that stands behind the text.
    RecordLabelAfterText,
    /// "re", "fwd": stands before the subject of an answer, or of what is passed on.
    ReplyMark,
    /// "modified": says that a date is that of a change.
    UpdatedLabel,
}

/// The lists, each in the order of its table.
#[derive(Debug, Default)]
pub struct Press {
    /// In the order of [`PressList::ALL`].
    lists: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct Tables {
    list: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: PressList,
    forms: Vec<String>,
}

/// The lists that ship with the program.
pub fn press() -> &'static Press {
    static TABLE: LazyLock<Press> =
        LazyLock::new(|| Press::read(built_in::PRESS).unwrap_or_default());
    &TABLE
}

impl Press {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let tables: Tables = parse(source)?;
        let mut lists = vec![Vec::new(); PressList::ALL.len()];
        for entry in tables.list {
            lists[entry.name as usize].extend(entry.forms);
        }
        Ok(Self { lists })
    }

    /// The forms of a list, in lower case, in the order of its table.
    pub fn forms(&self, list: PressList) -> &[String] {
        self.lists.get(list as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether `text`, in lower case, is a form of a list.
    pub fn has(&self, list: PressList, text: &str) -> bool {
        self.forms(list).iter().any(|form| form == text)
    }

    /// Whether `line`, in lower case, opens with the words of a form: "subscribers" does not open with "subscribe".
    pub fn opens(&self, list: PressList, line: &str) -> bool {
        self.forms(list).iter().any(|form| {
            let is_word = form.ends_with(char::is_alphabetic);
            line.strip_prefix(form.as_str())
                .is_some_and(|rest| !is_word || !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// What stands behind the form and the space that `text` opens with, whatever its case.
    pub fn after<'a>(&self, list: PressList, text: &'a str) -> Option<&'a str> {
        self.forms(list).iter().find_map(|form| {
            let (opening, rest) = text.split_at_checked(form.len())?;
            let rest = rest.strip_prefix(' ')?;
            opening.eq_ignore_ascii_case(form).then_some(rest)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_one_entry_in_order_and_no_form_twice() {
        let tables: Tables = parse(built_in::PRESS).unwrap();
        let names: Vec<PressList> = tables.list.iter().map(|entry| entry.name).collect();
        assert_eq!(names, PressList::ALL);
        let written: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
        assert!(written.is_sorted(), "{written:?}");
        for Entry { name, forms } in &tables.list {
            assert!(!forms.is_empty(), "{name:?} has no form");
            let is_ordered = !format!("{name:?}").starts_with("Column");
            for (at, form) in forms.iter().enumerate() {
                assert_eq!(*form, form.to_lowercase());
                assert!(!forms[..at].contains(form), "{name:?} has {form:?} twice");
                let is_behind = at == 0 || forms[at - 1] < *form;
                assert!(
                    !is_ordered || is_behind,
                    "{name:?}: {form:?} is out of order"
                );
            }
        }
    }

    #[test]
    fn openings_are_whole_words() {
        let table = press();
        assert!(table.opens(PressList::Notice, "subscribe to our letter"));
        assert!(!table.opens(PressList::Notice, "subscribers fell by 3%"));
        assert_eq!(
            table.after(PressList::Byline, "BY Ann Marsh"),
            Some("Ann Marsh")
        );
        assert_eq!(table.after(PressList::Byline, "Byron"), None);
    }
}
