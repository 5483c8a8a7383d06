//! Reading the clipboard: the text, and the page where a program put one there. egui itself reads text alone.

use tally_session::FileAction;

/// What the clipboard holds, to become an article.
pub(super) fn article() -> FileAction {
    let Ok(mut clipboard) = arboard::Clipboard::new() else {
        return FileAction::Paste {
            text: None,
            html: None,
        };
    };
    FileAction::Paste {
        html: clipboard.get().html().ok(),
        text: clipboard.get_text().ok(),
    }
}
