//! What formats with marks in their text share: entities, XML as a tree, and the elements of prose.

pub(super) mod entities;
pub(super) mod flow;
pub(super) mod prose;
pub(super) mod xml;
