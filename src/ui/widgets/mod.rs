//! Parts that know nothing of the session: plain values in, a response or the analyst's choice out.

mod chip;
mod key_button;

pub use chip::{chip, toggle_chip};
pub use key_button::KeyButton;
