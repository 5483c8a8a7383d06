//! The keyboard: which command the pressed keys ask for.

use egui::{Key, KeyboardShortcut};

use super::commands::{Command, EditCommand, FileCommand, GoCommand};
use super::cx::Cx;
use super::request::Requests;

/// Queues the commands whose keys were pressed, in the order of pressing, unless the keys belong to a field that is
/// being written.
pub(super) fn take(ui: &egui::Ui, cx: Cx<'_>, requests: &mut Requests) {
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
    enabled.for_each(|command| requests.run(command));
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
        return Some(FileCommand::Paste.into());
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
    // Most keyboards have this character only with Shift.
    modifiers.shift &= *key != Key::Plus;
    let fits = |keys: &KeyboardShortcut| {
        keys.logical_key == *key && modifiers.matches_exact(keys.modifiers)
    };
    Command::all().find(|command| {
        let mut keys = command.keys().iter();
        keys.any(|keys| fits(keys) && (!held.typing || works_while_typing(*command, *keys)))
    })
}

/// Whether the keys of `command` work while the analyst is typing in a field.
fn works_while_typing(command: Command, keys: KeyboardShortcut) -> bool {
    let edits_text = matches!(
        command,
        Command::Edit(EditCommand::Undo | EditCommand::Redo | EditCommand::MarkAll)
            | Command::Go(GoCommand::Back | GoCommand::Forward)
            | Command::File(FileCommand::Paste)
    );
    let types_nothing = keys.modifiers.command || is_function_key(keys.logical_key);
    types_nothing && !edits_text
}

fn is_function_key(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::commands::FigureCommand;
    use egui::Modifiers;

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
        let shifted = ctrl | Modifiers::SHIFT;
        assert_eq!(press(Key::Z, ctrl), Some(EditCommand::Undo.into()));
        assert_eq!(press(Key::Z, shifted), Some(EditCommand::Redo.into()));
        let accept = Some(FigureCommand::Accept.into());
        assert_eq!(press(Key::A, Modifiers::NONE), accept);
        assert_eq!(press(Key::A, Modifiers::ALT), None);
    }

    #[test]
    fn a_letter_alone_never_acts_while_one_types() {
        for command in Command::all() {
            for keys in command.keys() {
                let bare = keys.modifiers.is_none() && !is_function_key(keys.logical_key);
                assert!(!(bare && works_while_typing(command, *keys)), "{command:?}");
            }
        }
    }
}
