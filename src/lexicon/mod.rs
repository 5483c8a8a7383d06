//! Words as data: the lists of `assets/lexicon`, read once into typed tables.
