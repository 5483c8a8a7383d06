//! The one table of commands: menus, keys, the list of keys and the palette are made from it.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Whatever a menu or a key can ask for. Each menu has an enum of its own, so that whoever carries commands out names
/// every one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// One of the File menu.
    File(FileCommand),
    /// One of the Edit menu.
    Edit(EditCommand),
    /// One of the Figure menu.
    Figure(FigureCommand),
    /// One of the View menu.
    View(ViewCommand),
    /// One of the Go menu.
    Go(GoCommand),
    /// One of the Help menu.
    Help(HelpCommand),
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

    /// Its commands, in order.
    pub const fn commands(self) -> &'static [Command] {
        match self {
            Self::File => FileCommand::ALL,
            Self::Edit => EditCommand::ALL,
            Self::Figure => FigureCommand::ALL,
            Self::View => ViewCommand::ALL,
            Self::Go => GoCommand::ALL,
            Self::Help => HelpCommand::ALL,
        }
    }
}

/// How a command stands in its menu.
struct MenuLine {
    text: &'static str,
    /// The first is shown beside the text.
    keys: &'static [KeyboardShortcut],
    /// Whether the menu draws a line above it.
    ruled: bool,
}

const fn line(text: &'static str, keys: &'static [KeyboardShortcut]) -> MenuLine {
    MenuLine {
        text,
        keys,
        ruled: false,
    }
}

/// As [`line()`], with a line above it in the menu.
const fn ruled(text: &'static str, keys: &'static [KeyboardShortcut]) -> MenuLine {
    MenuLine {
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

/// The commands of one menu, in its order: each with its name there and its keys.
macro_rules! commands {
    ($(#[$doc:meta])* $name:ident of $menu:ident {
        $($command:ident: $line:ident($text:literal, &[$($keys:expr),*]),)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each is told by its text")]
        pub enum $name {
            $($command,)*
        }

        impl $name {
            const ALL: &[Command] = &[$(Command::$menu(Self::$command),)*];

            const fn line(self) -> &'static MenuLine {
                match self {
                    $(Self::$command => {
                        const KEYS: &[KeyboardShortcut] = &[$($keys),*];
                        const { &$line($text, KEYS) }
                    })*
                }
            }
        }

        impl From<$name> for Command {
            fn from(command: $name) -> Self {
                Self::$menu(command)
            }
        }
    };
}

commands! {
    /// Articles, projects and sheets as files.
    FileCommand of File {
        NewProject: line("New project", &[ctrl(Key::N)]),
        OpenProject: line("Open project…", &[ctrl_shift(Key::O)]),
        OpenSample: line("Open the sample", &[]),
        AddArticles: ruled("Add articles…", &[ctrl(Key::O)]),
        AddFolder: line("Add folder…", &[]),
        Paste: line("New article from clipboard", &[ctrl(Key::V)]),
        SaveCopy: ruled("Save a copy…", &[ctrl_shift(Key::S)]),
        Export: line("Export fact sheet…", &[ctrl(Key::E)]),
        ExportShown: line("Export the figures shown…", &[ctrl_shift(Key::E)]),
        Quit: ruled("Quit", &[ctrl(Key::Q)]),
    }
}

commands! {
    /// Taking back, finding, marking, settings.
    EditCommand of Edit {
        Undo: line("Undo", &[ctrl(Key::Z)]),
        Redo: line("Redo", &[ctrl(Key::Y), ctrl_shift(Key::Z)]),
        Find: ruled("Find", &[ctrl(Key::K), ctrl(Key::F)]),
        ClearFilter: line("Clear search and filters", &[ctrl_shift(Key::K)]),
        MarkAll: line("Mark all shown figures", &[ctrl_shift(Key::A)]),
        Settings: ruled("Settings", &[ctrl(Key::Comma)]),
    }
}

commands! {
    /// Acts on the selected figure, those marked beside it, and its group.
    FigureCommand of Figure {
        Accept: line("Accept", &[key(Key::A)]),
        Reject: line("Reject with reason", &[key(Key::R)]),
        Reopen: line("Reopen", &[key(Key::U)]),
        Note: line("Note", &[key(Key::N)]),
        Join: ruled("Join with…", &[key(Key::G)]),
        Split: line("Split from its group", &[key(Key::S)]),
        JoinSuggested: line("Join as suggested", &[key(Key::Plus), key(Key::Equals)]),
        KeepApart: line("Keep apart from what is suggested", &[key(Key::Minus)]),
        Rename: line("Rename measure", &[key(Key::F2)]),
        Jump: ruled("Jump to quotation", &[key(Key::Enter)]),
        Compare: line("Compare its group", &[key(Key::C)]),
        Decide: line("Decide the value", &[ctrl(Key::Enter)]),
        Copy: line("Copy with its citation", &[key(Key::Y)]),
        CopyMarkdown: line("Copy with its citation as Markdown", &[shift(Key::Y)]),
        CopyHtml: line("Copy with its citation as HTML", &[]),
    }
}

commands! {
    /// What the window shows, and how.
    ViewCommand of View {
        ShowFigures: line("Figures", &[ctrl(Key::Num1)]),
        ShowRead: line("Read", &[ctrl(Key::Num2)]),
        ShowCompare: line("Compare", &[ctrl(Key::Num3)]),
        ShowCoverage: line("Coverage", &[ctrl(Key::Num4)]),
        ShowFactSheet: line("Fact sheet", &[ctrl(Key::Num5)]),
        GroupByMeasure: ruled("Group by measure", &[key(Key::M)]),
        Arrange: line("Compare by article or by origin", &[key(Key::O)]),
        ToggleArticles: ruled("Articles", &[ctrl(Key::B)]),
        ToggleConflicts: line("Conflicts", &[ctrl_shift(Key::B)]),
        ToggleInspector: line("Inspector", &[ctrl(Key::I)]),
        History: line("History", &[ctrl(Key::H)]),
        Notices: line("Notices", &[]),
        LightTheme: ruled("Light", &[]),
        DarkTheme: line("Dark", &[]),
        SystemTheme: line("Light or dark as the system", &[]),
    }
}

commands! {
    /// From one figure, article, finding or place to another.
    GoCommand of Go {
        Back: line("Back", &[alt(Key::ArrowLeft)]),
        Forward: line("Forward", &[alt(Key::ArrowRight)]),
        NextFigure: ruled("Next figure", &[key(Key::ArrowDown)]),
        PreviousFigure: line("Previous figure", &[key(Key::ArrowUp)]),
        NextArticle: line("Next article", &[key(Key::ArrowRight)]),
        PreviousArticle: line("Previous article", &[key(Key::ArrowLeft)]),
        NextFinding: line("Next finding", &[key(Key::J)]),
        PreviousFinding: line("Previous finding", &[key(Key::K)]),
        Leave: ruled("Close the side list, clear marks", &[key(Key::Escape)]),
    }
}

commands! {
    /// What there is to ask for.
    HelpCommand of Help {
        Keys: line("Keys", &[key(Key::F1)]),
        Palette: line("All commands", &[ctrl(Key::P)]),
    }
}

impl Command {
    /// All, in menu order.
    pub fn all() -> impl Iterator<Item = Self> {
        Menu::ALL
            .into_iter()
            .flat_map(|menu| menu.commands().iter().copied())
    }

    const fn line(self) -> &'static MenuLine {
        match self {
            Self::File(command) => command.line(),
            Self::Edit(command) => command.line(),
            Self::Figure(command) => command.line(),
            Self::View(command) => command.line(),
            Self::Go(command) => command.line(),
            Self::Help(command) => command.line(),
        }
    }

    /// Its name.
    pub const fn text(self) -> &'static str {
        self.line().text
    }

    /// The menu that holds it.
    pub const fn menu(self) -> Menu {
        match self {
            Self::File(_) => Menu::File,
            Self::Edit(_) => Menu::Edit,
            Self::Figure(_) => Menu::Figure,
            Self::View(_) => Menu::View,
            Self::Go(_) => Menu::Go,
            Self::Help(_) => Menu::Help,
        }
    }

    /// Whether its menu draws a line above it.
    pub const fn is_ruled(self) -> bool {
        self.line().ruled
    }

    /// Its keys; the first are shown beside its name.
    pub const fn keys(self) -> &'static [KeyboardShortcut] {
        self.line().keys
    }

    /// Its first keys as printed on buttons; empty where it has none.
    pub fn keys_text(self, ctx: &egui::Context) -> String {
        self.keys()
            .first()
            .map(|keys| keys_text(ctx, keys))
            .unwrap_or_default()
    }
}

/// Keys as printed on buttons and in menus: "Ctrl K", "Enter".
pub fn keys_text(ctx: &egui::Context, keys: &KeyboardShortcut) -> String {
    let named = ctx.format_shortcut(keys).replace('+', " ");
    // Characters are known by their look, not by their names.
    let characters = [("Plus", "+"), ("Minus", "\u{2212}"), ("Equals", "=")];
    characters.iter().fold(named, |text, (name, character)| {
        text.replace(name, character)
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
    fn a_command_stands_in_its_own_menu() {
        for menu in Menu::ALL {
            for command in menu.commands() {
                assert_eq!(command.menu(), menu, "{command:?}");
            }
        }
    }
}
