//! Acts in words, with their numbers: what undo, redo and the history call them.

use super::action::Decide;
use super::decide::BeforeDeciding;
use tally_article::{ArticleId, MetadataField};
use tally_comparing::group::GroupKey;
use tally_language::text::one_line;
use tally_project::{ChosenValue, SheetEdit, SheetText};
use tally_reading::FigureKey;

/// A name that is longer than this is cut.
const LENGTH: usize = 60;
/// Of more figures than these nobody asks what they have in common.
const MANY: usize = 1_000;

/// The name of the act that `decide` asks for.
pub(super) fn of(decide: &Decide, before: BeforeDeciding<'_>) -> String {
    let figures = |keys: &[FigureKey]| before.figures(keys);
    match decide {
        Decide::Accept(keys) => format!("accept {}", figures(keys)),
        Decide::Reject(keys, _) => format!("reject {}", figures(keys)),
        Decide::Reopen(keys) => format!("reopen {}", figures(keys)),
        Decide::NoteFigure(key, note) => {
            let verb = if note.trim().is_empty() {
                "clear note on"
            } else {
                "note on"
            };
            format!("{verb} {}", figures(std::slice::from_ref(key)))
        }
        Decide::NoteGroup(key, note) => {
            let verb = if note.trim().is_empty() {
                "clear note on"
            } else {
                "note on"
            };
            format!("{verb} {}", before.measure(key))
        }
        Decide::Join(keys) => format!("join {}", figures(keys)),
        Decide::Split(keys) => format!("split off {}", figures(keys)),
        Decide::KeepApart(some, others) => match (some.first(), others.first()) {
            (Some(one), Some(other)) => {
                let measure = |key: &FigureKey| before.measure(&GroupKey(key.clone()));
                format!("keep {} apart from {}", measure(one), measure(other))
            }
            _ => "keep apart".to_owned(),
        },
        Decide::Resolve(key, choice, _) => {
            format!("{} for {}", before.choice(choice), before.measure(key))
        }
        Decide::Unresolve(key) => format!("clear the value for {}", before.measure(key)),
        Decide::Rename(key, name) if name.trim().is_empty() => {
            format!("clear the name of {}", before.measure(key))
        }
        Decide::Rename(_, name) => format!("name measure “{}”", cut(name.trim())),
        Decide::SetMetadata(id, field, _) => {
            format!("edit {} of {}", field_name(*field), before.article(id))
        }
        Decide::NoteArticle(id, note) if note.trim().is_empty() => {
            format!("clear the note on {}", before.article(id))
        }
        Decide::NoteArticle(id, _) => format!("note on {}", before.article(id)),
        Decide::NotePassage(id, _, note) if note.trim().is_empty() => {
            format!("clear a note on a passage of {}", before.article(id))
        }
        Decide::NotePassage(id, ..) => format!("note on a passage of {}", before.article(id)),
        Decide::Supersede { earlier, .. } => {
            format!("supersede {} by a later version", before.article(earlier))
        }
        Decide::Restore(_) => "take a superseded version back in".to_owned(),
        // These get their names where they are made.
        Decide::CutArticle(..) | Decide::JoinArticles(..) => String::new(),
        Decide::RemoveArticle(id) => format!("remove {}", before.article(id)),
        Decide::SetTitle(title) => format!("name project “{}”", cut(title.trim())),
        Decide::SetPolicy(Some(policy)) => format!("use policy “{}”", cut(&policy.name)),
        Decide::SetPolicy(None) => "use the house policy".to_owned(),
        Decide::Present(edit) => before.presents(edit),
    }
}

impl BeforeDeciding<'_> {
    fn presents(&self, edit: &SheetEdit) -> String {
        match edit {
            SheetEdit::SetCaveats(key, Some(_)) => {
                format!("write the caveats of {}", self.measure(key))
            }
            SheetEdit::SetCaveats(key, None) => {
                format!("take the proposed caveats of {}", self.measure(key))
            }
            SheetEdit::SetSections(Some(_)) => "choose the sections of the fact sheet".to_owned(),
            SheetEdit::SetSections(None) => "take the usual sections".to_owned(),
            SheetEdit::SetText(text, words) => {
                let verb = if words.is_some() { "write" } else { "clear" };
                let what = match text {
                    SheetText::Event => "the event".to_owned(),
                    SheetText::AsOf => "the sheet’s as-of date".to_owned(),
                    SheetText::Heading(section) => {
                        format!("the heading of “{}”", section.heading())
                    }
                    SheetText::Lead(section) => format!("the lead of “{}”", section.heading()),
                };
                format!("{verb} {what}")
            }
            SheetEdit::SetStyle(Some(_)) => "choose how numbers and dates are printed".to_owned(),
            SheetEdit::SetStyle(None) => "print numbers and dates in the usual way".to_owned(),
        }
    }

    fn figures(&self, keys: &[FigureKey]) -> String {
        match keys {
            [] => "no figure".to_owned(),
            [one] => self.figure(one),
            many if many.len() > MANY => format!("{} figures", many.len()),
            many => match self.common_label(many) {
                Some(label) => format!("{} figures: {}", many.len(), cut(label)),
                None => format!("{} figures", many.len()),
            },
        }
    }

    /// The mention with what it counts: "about 70 missiles".
    fn figure(&self, key: &FigureKey) -> String {
        let table = &self.derived.table;
        let Some(idx) = table.position(key) else {
            return "a figure that is not read any more".to_owned();
        };
        let figure = &table.rows[idx].figure;
        let quote = one_line(table.quote(idx));
        let counted = figure
            .counted
            .as_ref()
            .filter(|counted| !figure.span.overlaps(counted.span));
        match counted {
            Some(counted) => cut(&format!("{quote} {}", one_line(&counted.text))),
            None => cut(&quote),
        }
    }

    /// The measure of the group that all of `keys` lie in, or the one thing that all of them count.
    fn common_label(&self, keys: &[FigureKey]) -> Option<&str> {
        let rows: Vec<usize> = keys
            .iter()
            .map(|key| self.derived.table.position(key))
            .collect::<Option<_>>()?;
        let group = |row: &usize| self.derived.group_of.get(*row);
        let counted = |row: &usize| {
            let figure = &self.derived.table.rows[*row].figure;
            figure.counted.as_ref().map(|counted| counted.text.as_str())
        };
        let first = rows.first()?;
        if rows.iter().all(|row| group(row) == group(first)) {
            let label = &self.derived.groups.get(*group(first)?)?.label;
            return (!label.is_empty()).then_some(label);
        }
        let same = rows.iter().all(|row| counted(row) == counted(first));
        counted(first).filter(|_| same)
    }

    fn measure(&self, key: &GroupKey) -> String {
        let group = self
            .derived
            .table
            .position(&key.0)
            .and_then(|row| self.derived.groups.get(*self.derived.group_of.get(row)?));
        match group {
            Some(group) if !group.label.is_empty() => cut(&group.label),
            _ => self.figure(&key.0),
        }
    }

    fn choice(&self, choice: &ChosenValue) -> String {
        match choice {
            ChosenValue::Figure(key) => format!("choose {}", self.figure(key)),
            ChosenValue::Range => "choose the range".to_owned(),
            ChosenValue::Own(value) => format!("choose “{}”", cut(value.trim())),
            ChosenValue::Unresolved => "leave unresolved the value".to_owned(),
        }
    }

    fn article(&self, id: &ArticleId) -> String {
        let table = &self.derived.table;
        match table.article_of(id) {
            Some(at) => format!("“{}”", cut(table.articles[at].name())),
            None => format!("article {id}"),
        }
    }
}

fn field_name(field: MetadataField) -> &'static str {
    match field {
        MetadataField::Title => "title",
        MetadataField::Outlet => "outlet",
        MetadataField::Author => "author",
        MetadataField::Published => "date",
        MetadataField::Updated => "date of change",
        MetadataField::Url => "address",
        MetadataField::Language => "language",
    }
}

/// `text` on one line, at most [`LENGTH`] characters.
pub(super) fn cut(text: &str) -> String {
    let text = one_line(text);
    match text.char_indices().nth(LENGTH) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}
