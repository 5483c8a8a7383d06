//! The fact sheet as data, from what was read and what was decided; its formats are files of their own.
