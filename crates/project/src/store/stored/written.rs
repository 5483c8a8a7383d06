//! How single values are kept: one text each, and enums that carry nothing by a table of names.

use std::fmt::Display;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A value that is kept as the text that it is written as: an exact decimal, a day, a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Written<T>(pub(in crate::store) T);

impl<T: Display> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(de::Error::custom)
    }
}

/// A kept enum whose variants carry nothing, with the name of each in files, and the way there and back.
macro_rules! names {
    ($(#[$doc:meta])* $kept:ident for $own:ident { $($variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        pub(in crate::store) enum $kept {
            $(#[serde(rename = $name)] $variant,)*
        }

        impl From<$own> for $kept {
            fn from(own: $own) -> Self {
                match own {
                    $($own::$variant => Self::$variant,)*
                }
            }
        }

        impl From<$kept> for $own {
            fn from(kept: $kept) -> Self {
                match kept {
                    $($kept::$variant => Self::$variant,)*
                }
            }
        }
    };
}

pub(super) use names;
