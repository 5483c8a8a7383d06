//! Turns arguments into a window or a headless run.

fn main() {}
