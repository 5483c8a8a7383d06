//! The one table of commands: menus, keys, the list of keys and the palette are made from it.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::Cx;
use super::panels::compare::{Answer, suggestion};
use super::request::{Request, Requests};
use super::state::Tab;

/// Whatever a menu or a key can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is told by its text in the table below")]
pub enum Command {
    NewProject,
    OpenProject,
    OpenSample,
    AddArticles,
    AddFolder,
    Paste,
    SaveCopy,
    Export,
    ExportShown,
    Quit,
    Undo,
    Redo,
    Find,
    ClearFilter,
    MarkAll,
    Settings,
    Accept,
    Reject,
    Reopen,
    Note,
    Join,
    Split,
    JoinSuggested,
    KeepApart,
    Rename,
    Jump,
    Compare,
    Decide,
    Copy,
    CopyMarkdown,
    CopyHtml,
    ShowFigures,
    ShowRead,
    ShowCompare,
    ShowCoverage,
    ShowFactSheet,
    GroupByMeasure,
    Arrange,
    ToggleArticles,
    ToggleConflicts,
    ToggleInspector,
    History,
    Notices,
    LightTheme,
    DarkTheme,
    SystemTheme,
    Back,
    Forward,
    NextFigure,
    PreviousFigure,
    NextArticle,
    PreviousArticle,
    NextFinding,
    PreviousFinding,
    Leave,
    Keys,
    Palette,
}

/// A menu of the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is told by its text")]
pub enum Menu {
    File,
    Edit,
    Figure,
    View,
    Go,
    Help,
}

impl Menu {
    /// In the order of the menu bar.
    pub const ALL: [Self; 6] = [
        Self::File,
        Self::Edit,
        Self::Figure,
        Self::View,
        Self::Go,
        Self::Help,
    ];

    /// Its name in the menu bar.
    pub const fn text(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Figure => "Figure",
            Self::View => "View",
            Self::Go => "Go",
            Self::Help => "Help",
        }
    }
}

/// One line of the table.
struct Line {
    command: Command,
    menu: Menu,
    text: &'static str,
    /// The first is shown beside the text.
    keys: &'static [KeyboardShortcut],
    /// Whether the menu draws a line above it.
    ruled: bool,
}

const fn line(
    command: Command,
    menu: Menu,
    text: &'static str,
    keys: &'static [KeyboardShortcut],
) -> Line {
    Line {
        command,
        menu,
        text,
        keys,
        ruled: false,
    }
}

/// As [`line()`], with a line above it in the menu.
const fn ruled(
    command: Command,
    menu: Menu,
    text: &'static str,
    keys: &'static [KeyboardShortcut],
) -> Line {
    Line {
        command,
        menu,
        text,
        keys,
        ruled: true,
    }
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// In menu order, which is the order of the enum.
#[rustfmt::skip]
const TABLE: &[Line] = &[
    line(Command::NewProject, Menu::File, "New project", &[ctrl(Key::N)]),
    line(Command::OpenProject, Menu::File, "Open project…", &[ctrl_shift(Key::O)]),
    line(Command::OpenSample, Menu::File, "Open the sample", &[]),
    ruled(Command::AddArticles, Menu::File, "Add articles…", &[ctrl(Key::O)]),
    line(Command::AddFolder, Menu::File, "Add folder…", &[]),
    line(Command::Paste, Menu::File, "New article from clipboard", &[ctrl(Key::V)]),
    ruled(Command::SaveCopy, Menu::File, "Save a copy…", &[ctrl_shift(Key::S)]),
    line(Command::Export, Menu::File, "Export fact sheet…", &[ctrl(Key::E)]),
    line(Command::ExportShown, Menu::File, "Export the figures shown…", &[ctrl_shift(Key::E)]),
    ruled(Command::Quit, Menu::File, "Quit", &[ctrl(Key::Q)]),
    line(Command::Undo, Menu::Edit, "Undo", &[ctrl(Key::Z)]),
    line(Command::Redo, Menu::Edit, "Redo", &[ctrl(Key::Y), ctrl_shift(Key::Z)]),
    ruled(Command::Find, Menu::Edit, "Find", &[ctrl(Key::K), ctrl(Key::F)]),
    line(Command::ClearFilter, Menu::Edit, "Clear search and filters", &[ctrl_shift(Key::K)]),
    line(Command::MarkAll, Menu::Edit, "Mark all shown figures", &[ctrl_shift(Key::A)]),
    ruled(Command::Settings, Menu::Edit, "Settings", &[ctrl(Key::Comma)]),
    line(Command::Accept, Menu::Figure, "Accept", &[key(Key::A)]),
    line(Command::Reject, Menu::Figure, "Reject with reason", &[key(Key::R)]),
    line(Command::Reopen, Menu::Figure, "Reopen", &[key(Key::U)]),
    line(Command::Note, Menu::Figure, "Note", &[key(Key::N)]),
    ruled(Command::Join, Menu::Figure, "Join with…", &[key(Key::G)]),
    line(Command::Split, Menu::Figure, "Split from its group", &[key(Key::S)]),
    line(Command::JoinSuggested, Menu::Figure, "Join as suggested", &[key(Key::Plus), key(Key::Equals)]),
    line(Command::KeepApart, Menu::Figure, "Keep apart from what is suggested", &[key(Key::Minus)]),
    line(Command::Rename, Menu::Figure, "Rename measure", &[key(Key::F2)]),
    ruled(Command::Jump, Menu::Figure, "Jump to quotation", &[key(Key::Enter)]),
    line(Command::Compare, Menu::Figure, "Compare its group", &[key(Key::C)]),
    line(Command::Decide, Menu::Figure, "Decide the value", &[ctrl(Key::Enter)]),
    line(Command::Copy, Menu::Figure, "Copy with its citation", &[key(Key::Y)]),
    line(Command::CopyMarkdown, Menu::Figure, "Copy with its citation as Markdown", &[shift(Key::Y)]),
    line(Command::CopyHtml, Menu::Figure, "Copy with its citation as HTML", &[]),
    line(Command::ShowFigures, Menu::View, "Figures", &[ctrl(Key::Num1)]),
    line(Command::ShowRead, Menu::View, "Read", &[ctrl(Key::Num2)]),
    line(Command::ShowCompare, Menu::View, "Compare", &[ctrl(Key::Num3)]),
    line(Command::ShowCoverage, Menu::View, "Coverage", &[ctrl(Key::Num4)]),
    line(Command::ShowFactSheet, Menu::View, "Fact sheet", &[ctrl(Key::Num5)]),
    ruled(Command::GroupByMeasure, Menu::View, "Group by measure", &[key(Key::M)]),
    line(Command::Arrange, Menu::View, "Compare by article or by origin", &[key(Key::O)]),
    ruled(Command::ToggleArticles, Menu::View, "Articles", &[ctrl(Key::B)]),
    line(Command::ToggleConflicts, Menu::View, "Conflicts", &[ctrl_shift(Key::B)]),
    line(Command::ToggleInspector, Menu::View, "Inspector", &[ctrl(Key::I)]),
    line(Command::History, Menu::View, "History", &[ctrl(Key::H)]),
    line(Command::Notices, Menu::View, "Notices", &[]),
    ruled(Command::LightTheme, Menu::View, "Light", &[]),
    line(Command::DarkTheme, Menu::View, "Dark", &[]),
    line(Command::SystemTheme, Menu::View, "Light or dark as the system", &[]),
    line(Command::Back, Menu::Go, "Back", &[alt(Key::ArrowLeft)]),
    line(Command::Forward, Menu::Go, "Forward", &[alt(Key::ArrowRight)]),
    ruled(Command::NextFigure, Menu::Go, "Next figure", &[key(Key::ArrowDown)]),
    line(Command::PreviousFigure, Menu::Go, "Previous figure", &[key(Key::ArrowUp)]),
    line(Command::NextArticle, Menu::Go, "Next article", &[key(Key::ArrowRight)]),
    line(Command::PreviousArticle, Menu::Go, "Previous article", &[key(Key::ArrowLeft)]),
    line(Command::NextFinding, Menu::Go, "Next finding", &[key(Key::J)]),
    line(Command::PreviousFinding, Menu::Go, "Previous finding", &[key(Key::K)]),
    ruled(Command::Leave, Menu::Go, "Close the side list, clear marks", &[key(Key::Escape)]),
    line(Command::Keys, Menu::Help, "Keys", &[key(Key::F1)]),
    line(Command::Palette, Menu::Help, "All commands", &[ctrl(Key::P)]),
];

impl Command {
    /// All, in menu order.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|line| line.command)
    }

    fn line(self) -> &'static Line {
        &TABLE[self as usize]
    }

    /// Its name.
    pub fn text(self) -> &'static str {
        self.line().text
    }

    /// The menu that holds it.
    pub fn menu(self) -> Menu {
        self.line().menu
    }

    /// Whether its menu draws a line above it.
    pub fn is_ruled(self) -> bool {
        self.line().ruled
    }

    /// Its keys; the first are shown beside its name.
    pub fn keys(self) -> &'static [KeyboardShortcut] {
        self.line().keys
    }

    /// Its first keys as printed on buttons; empty where it has none.
    pub fn keys_text(self, ctx: &egui::Context) -> String {
        self.keys()
            .first()
            .map(|keys| keys_text(ctx, keys))
            .unwrap_or_default()
    }

    /// Whether it can do something now.
    pub fn is_enabled(self, cx: Cx<'_>) -> bool {
        let derived = cx.session.derived();
        let has_figures = !derived.table.rows.is_empty();
        match self {
            Self::Undo => cx.session.undo_label().is_some(),
            Self::Redo => cx.session.redo_label().is_some(),
            // In the matrix a silent cell leads to its measure.
            Self::Jump if cx.tab == Tab::Coverage => has_figures,
            Self::Accept
            | Self::Reject
            | Self::Note
            | Self::Jump
            | Self::Compare
            | Self::Copy
            | Self::CopyMarkdown
            | Self::CopyHtml
            | Self::Join
            | Self::Rename => cx.row.is_some(),
            Self::Reopen => cx
                .chosen_keys()
                .any(|key| cx.session.judgements().verdicts.contains_key(key)),
            Self::Split => cx
                .group()
                .and_then(|group| derived.groups.get(group))
                .is_some_and(|group| group.figures.len() > 1),
            Self::JoinSuggested | Self::KeepApart => {
                let group = cx.group().filter(|_| cx.tab == Tab::Compare);
                group.is_some_and(|group| suggestion(cx, group, Answer::Join).is_some())
            }
            Self::Decide | Self::Arrange => cx.tab == Tab::Compare,
            Self::NextFigure | Self::PreviousFigure => has_figures && cx.tab != Tab::FactSheet,
            Self::NextArticle | Self::PreviousArticle => has_figures && cx.tab == Tab::Coverage,
            Self::MarkAll => has_figures && cx.tab == Tab::Figures,
            Self::NextFinding | Self::PreviousFinding => !derived.findings.is_empty(),
            Self::Back => cx.can_go_back,
            Self::Forward => cx.can_go_forward,
            Self::ExportShown => has_figures && !cx.filter.is_empty(),
            Self::Export | Self::SaveCopy => !derived.table.articles.is_empty(),
            _ => true,
        }
    }

    /// Whether its keys work while the analyst is typing in a field.
    fn works_while_typing(self, keys: KeyboardShortcut) -> bool {
        let edits_text = matches!(
            self,
            Self::Undo | Self::Redo | Self::MarkAll | Self::Back | Self::Forward | Self::Paste
        );
        let types_nothing = keys.modifiers.command || is_function_key(keys.logical_key);
        types_nothing && !edits_text
    }
}

fn is_function_key(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F2)
}

/// Keys as printed on buttons and in menus: "Ctrl K", "Enter".
pub fn keys_text(ctx: &egui::Context, keys: &KeyboardShortcut) -> String {
    let named = ctx.format_shortcut(keys).replace('+', " ");
    // Signs are known by their look, not by their names.
    let signs = [("Plus", "+"), ("Minus", "\u{2212}"), ("Equals", "=")];
    signs
        .iter()
        .fold(named, |text, (name, sign)| text.replace(name, sign))
}

/// Queues the commands whose keys were pressed, in the order of pressing, unless the keys belong to a field that is
/// being written.
pub fn take_keys(ui: &egui::Ui, cx: Cx<'_>, requests: &mut Requests) {
    if ui.current_pass_index() > 0 || egui::Popup::is_any_open(ui) {
        return;
    }
    let held = Held {
        typing: ui.text_edit_focused(),
        focused: ui.memory(|memory| memory.focused().is_some()),
    };
    let mut pressed = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let command = of_event(event, held);
            pressed.extend(command);
            command.is_none()
        });
    });
    let enabled = pressed.into_iter().filter(|command| command.is_enabled(cx));
    enabled.for_each(|command| requests.push(Request::Run(command)));
}

/// Who holds the keyboard.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// A field that is being written.
    typing: bool,
    /// A field, or a button that the analyst has walked to by Tab.
    focused: bool,
}

/// The command whose keys `event` presses.
fn of_event(event: &egui::Event, held: Held) -> Option<Command> {
    // The system makes pasted text of its keys.
    if matches!(event, egui::Event::Paste(_)) && !held.typing {
        return Some(Command::Paste);
    }
    let egui::Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    // Enter presses the button that has the focus.
    if held.focused && *key == Key::Enter && !modifiers.command {
        return None;
    }
    let mut modifiers = *modifiers;
    // Most keyboards have the sign only with Shift.
    modifiers.shift &= *key != Key::Plus;
    let fits = |keys: &KeyboardShortcut| {
        keys.logical_key == *key && modifiers.matches_exact(keys.modifiers)
    };
    Command::all().find(|command| {
        let mut keys = command.keys().iter();
        keys.any(|keys| fits(keys) && (!held.typing || command.works_while_typing(*keys)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_their_keys() {
        let mut seen: Vec<(KeyboardShortcut, Command)> = Vec::new();
        for command in Command::all() {
            for keys in command.keys() {
                let other = seen.iter().find(|(seen, _)| seen == keys);
                assert_eq!(other, None, "{command:?}");
                seen.push((*keys, command));
            }
        }
    }

    #[test]
    fn keys_with_shift_are_others_than_those_without() {
        let held = Held {
            typing: false,
            focused: false,
        };
        let press = |key, modifiers| {
            let event = egui::Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers,
            };
            of_event(&event, held)
        };
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        assert_eq!(press(Key::Z, ctrl), Some(Command::Undo));
        assert_eq!(press(Key::Z, ctrl | Modifiers::SHIFT), Some(Command::Redo));
        assert_eq!(press(Key::A, Modifiers::NONE), Some(Command::Accept));
        assert_eq!(press(Key::A, Modifiers::ALT), None);
    }

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (idx, line) in TABLE.iter().enumerate() {
            assert_eq!(line.command as usize, idx, "{:?}", line.command);
        }
    }

    #[test]
    fn a_letter_alone_never_acts_while_one_types() {
        for command in Command::all() {
            for keys in command.keys() {
                let bare = keys.modifiers.is_none() && !is_function_key(keys.logical_key);
                assert!(!(bare && command.works_while_typing(*keys)), "{command:?}");
            }
        }
    }
}
