//! Bytes of a file in, articles out: text, paragraphs, metadata, and what was odd about them.
//!
//! From the ground up: what an article is ([`Article`], [`Metadata`]), a file as its reader gets it (`source`), an article
//! as its format hands it on (`draft`), the formats and the bundles, and the loader, which asks them in turn ([`open`]).

mod article;
mod boilerplate;
mod bundle;
mod columns;
mod composer;
mod dates;
mod draft;
mod encoding;
mod formats;
mod headlines;
pub mod language;
mod language_code;
pub mod limits;
mod load;
mod manifest;
mod markup;
mod metadata;
mod moment;
mod package;
mod paragraphs;
pub mod pieces;
mod repeats;
mod source;
mod stamps;
mod wraps;

pub use article::{
    Article, ArticleId, Boilerplate, LeftOut, LimitName, LoadWarning, Paragraph, ParagraphKind,
};
pub use columns::{ColumnRole, Columns, Guess};
pub use formats::has_known_extension;
pub use load::{Opened, UnclearTable, check_size, load, open};
pub use manifest::{Manifest, ManifestEntry, ManifestError, ManifestWarning};
pub use metadata::{FoundIn, Metadata, MetadataField, Sureness};
pub use moment::{DayTime, Moment, UnclearDate};
pub use source::{Cancellation, LoadError};
