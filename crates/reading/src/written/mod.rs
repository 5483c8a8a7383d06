//! The one printer of numbers, values and days, for the window, findings, plots and the fact sheet.
//!
//! | what is at hand | what prints it |
//! | --- | --- |
//! | a figure and its article's text | [`figure`] |
//! | a stated quantity | [`quantity`] |
//! | a number with a unit, or two | [`with_unit`], [`between`] |
//! | a number, in digits alone | [`number()`], [`digits`] |
//! | numbers beside each other, as on a scale | [`alike`] |
//! | a value in the article's own words | [`restyled()`] |
//! | a day | [`day`] |
//!
//! Each takes the house style as data; its default is plain English.

mod number;
mod restyled;
mod style;
mod value;

pub use number::{alike, digits, number};
pub use restyled::restyled;
pub use style::{DateStyle, DecimalSign, HouseStyle, Scale, Thousands, day};
pub use value::{WrittenValue, between, figure, quantity, with_unit};
