//! Parts that know nothing of the session: plain values in, a response or the analyst's choice out.

pub mod axis;
mod chip;
pub mod finding_card;
pub mod inline_field;
pub mod interval_plot;
mod key_button;
pub mod ladder;
pub mod long_list;
pub mod marked;
mod side_head;
pub mod statement;
pub mod strip;
pub mod typeset;
pub mod value;

pub use chip::{chip, count_chip, menu_chip, toggle_chip};
pub use key_button::KeyButton;
pub use side_head::side_head;
