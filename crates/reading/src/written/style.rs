//! The house style: how a desk sets thousands apart, and writes decimals, millions and days.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How values and dates are printed. Its default is plain English, in which findings and JSON are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", default)]
pub struct HouseStyle {
    /// What stands between thousands.
    pub thousands: Thousands,
    /// What stands before decimals.
    pub decimal: DecimalSign,
    /// How millions and their like are written.
    pub scale: Scale,
    /// How a day is written.
    pub dates: DateStyle,
}

/// What stands between thousands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thousands {
    /// 55,000
    #[default]
    Comma,
    /// 55.000
    Point,
    /// 55 000, with a blank that does not break
    Space,
    /// 55’000
    Apostrophe,
    /// 55000
    Nothing,
}

/// What stands before decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// 2.5
    #[default]
    Point,
    /// 2,5
    Comma,
}

/// How millions and their like are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// As each article writes them; in words where no article does.
    #[default]
    AsPrinted,
    /// 2.5 million, 90 billion
    Words,
    /// 2.5m, 90bn
    Short,
}

/// How a day is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateStyle {
    /// 4 February 2026
    #[default]
    DayMonth,
    /// February 4, 2026
    MonthDay,
    /// 2026-02-04
    Iso,
}

impl HouseStyle {
    /// Whether numbers can be read back: thousands and decimals must not look alike.
    pub fn is_clear(self) -> bool {
        !matches!(
            (self.thousands, self.decimal),
            (Thousands::Comma, DecimalSign::Comma) | (Thousands::Point, DecimalSign::Point)
        )
    }
}

/// "4 February 2026", or as the house writes it.
pub fn day(date: Date, style: HouseStyle) -> String {
    let form = match style.dates {
        DateStyle::DayMonth => "%-d %B %Y",
        DateStyle::MonthDay => "%B %-d, %Y",
        DateStyle::Iso => "%Y-%m-%d",
    };
    date.strftime(form).to_string()
}
