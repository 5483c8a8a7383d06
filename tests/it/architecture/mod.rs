//! The laws of the house, read off the sources.

mod knots;
mod word_lists;

use std::fs;
use std::path::{Path, PathBuf};

/// Each crate may use those before it; the compiler sees to the rest.
const CRATES: [&str; 7] = [
    "language",
    "article",
    "reading",
    "comparing",
    "project",
    "sheet",
    "session",
];

/// Rooms of one crate, each of which may use those before it.
const ROOMS: [&[&str]; 2] = [
    &[
        "language/src/text",
        "language/src/lexicon",
        "language/src/segment",
        "language/src/syntax",
    ],
    &["comparing/src/group", "comparing/src/finding"],
];

/// Folders of which every file stands in one list.
const LISTS: [&str; 4] = [
    "crates/article/src/formats",
    "crates/reading/src/rules",
    "crates/comparing/src/finding/checks",
    "crates/sheet/src/formats",
];

/// How long a file may grow, its tests left out.
const MANY_LINES: usize = 600;

/// A source file with its tests and comments taken out.
struct Code {
    file: PathBuf,
    lines: Vec<String>,
}

impl Code {
    fn has(&self, words: &str) -> bool {
        self.lines.iter().any(|line| line.contains(words))
    }

    fn name(&self) -> String {
        self.file.display().to_string()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file under `folder`, in order of name; files of tests are left out.
fn sources(folder: &str) -> Vec<Code> {
    let mut files = Vec::new();
    collect(&root().join(folder), &mut files);
    files.sort();
    files.iter().map(|path| read(path)).collect()
}

/// Every source file of the program, in order of name.
fn everything() -> Vec<Code> {
    let mut all = sources("src");
    all.extend(sources("crates"));
    all
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !is_for_tests(&path) {
            files.push(path);
        }
    }
}

/// Whether the file holds tests alone: named so, or declared so by its folder.
fn is_for_tests(path: &Path) -> bool {
    let stem = path.file_stem().unwrap().to_string_lossy();
    let parent: String = ["mod.rs", "lib.rs"]
        .iter()
        .filter_map(|name| fs::read_to_string(path.with_file_name(name)).ok())
        .collect();
    let inside = path.strip_prefix(root()).unwrap_or(path);
    let is_among_tests = inside.components().any(|part| part.as_os_str() == "tests");
    stem == "tests"
        || is_among_tests
        || ["mod", "pub(crate) mod"]
            .iter()
            .any(|word| parent.contains(&format!("#[cfg(test)]\n{word} {stem};")))
}

fn read(path: &Path) -> Code {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(str::to_owned)
        .collect();
    let file = path.strip_prefix(root()).unwrap_or(path).to_owned();
    Code { file, lines }
}

/// Fails with all that was found, so that one run shows everything.
#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn crates_only_look_down() {
    let mut found = Vec::new();
    for (rank, name) in CRATES.iter().enumerate() {
        let manifest =
            fs::read_to_string(root().join(format!("crates/{name}/Cargo.toml"))).unwrap();
        for above in &CRATES[rank..] {
            if manifest.contains(&format!("\ntally-{above}")) {
                found.push(format!("{name} uses {above}, which lies above it"));
            }
        }
    }
    none(&found);
}

#[test]
fn rooms_of_a_crate_only_look_down() {
    let mut found = Vec::new();
    for rooms in ROOMS {
        for (rank, room) in rooms.iter().enumerate() {
            for code in sources(&format!("crates/{room}")) {
                for above in &rooms[rank + 1..] {
                    let name = above.rsplit('/').next().unwrap();
                    if code.has(&format!("crate::{name}::")) {
                        found.push(format!("{} uses {name}, which lies above it", code.name()));
                    }
                }
            }
        }
    }
    none(&found);
}

#[test]
fn each_use_names_one_module() {
    let braced = |code: &Code| {
        let text = code.lines.join("\n");
        text.split("use crate::{")
            .skip(1)
            .filter_map(|after| after.split(';').next())
            .any(|names| names.contains("::"))
            .then(|| format!("{}: one `use` a module", code.name()))
    };
    none(&everything().iter().filter_map(braced).collect::<Vec<_>>());
}

#[test]
fn only_the_window_knows_egui() {
    let mut found = Vec::new();
    for name in CRATES {
        let manifest =
            fs::read_to_string(root().join(format!("crates/{name}/Cargo.toml"))).unwrap();
        for window in ["egui", "eframe", "rfd"] {
            if manifest.contains(&format!("\n{window}")) {
                found.push(format!("{name} uses {window}"));
            }
        }
    }
    none(&found);
}

#[test]
fn the_window_reads_no_files() {
    let reads = |code: &Code| {
        ["std::fs", "rusqlite", "File::open"]
            .iter()
            .any(|door| code.has(door))
            .then(|| format!("{} goes around the session", code.name()))
    };
    none(
        &sources("src/ui")
            .iter()
            .filter_map(reads)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn below_the_session_there_is_no_clock_and_no_chance() {
    let mut found = Vec::new();
    for name in CRATES.iter().take_while(|name| **name != "session") {
        for code in sources(&format!("crates/{name}/src")) {
            for word in ["::now()", "HashMap", "HashSet", "fastrand", "thread_rng"] {
                if code.has(word) {
                    found.push(format!("{} has {word}", code.name()));
                }
            }
        }
    }
    none(&found);
}

#[test]
fn stated_values_are_never_floats() {
    let mut found = Vec::new();
    for layer in [
        "language/src/lexicon",
        "reading",
        "comparing/src/finding",
        "project",
        "sheet",
    ] {
        for code in sources(&format!("crates/{layer}")) {
            // Pages are measured, and spreadsheets filled, in floating point; both get the value's digits as they are.
            let drawn = ["formats/pdf", "formats/xlsx"];
            if drawn.iter().any(|part| code.name().contains(part)) {
                continue;
            }
            if code.has("f64") || code.has("f32") {
                found.push(format!("{} computes in floating point", code.name()));
            }
        }
    }
    none(&found);
}

#[test]
fn files_stay_short() {
    let long = |code: &Code| {
        let lines = code.lines.len();
        (lines > MANY_LINES).then(|| format!("{} has {lines} lines", code.name()))
    };
    none(&everything().iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn files_say_what_they_are() {
    let mut found = Vec::new();
    for code in everything() {
        let text = fs::read_to_string(root().join(&code.file)).unwrap();
        if !text.starts_with("//! ") {
            found.push(format!("{} has no first sentence", code.name()));
        }
        if ["utils", "types", "common", "helpers"]
            .iter()
            .any(|name| code.file.file_stem().unwrap() == *name)
        {
            found.push(format!("{} is named after nothing", code.name()));
        }
    }
    none(&found);
}

#[test]
fn every_rule_file_is_listed() {
    let mut found = Vec::new();
    for folder in LISTS {
        let list = read(&root().join(folder).join("mod.rs"));
        for code in sources(folder) {
            let stem = code.file.file_stem().unwrap().to_string_lossy();
            let is_own = code.file.parent() == Some(Path::new(folder)) && stem != "mod";
            if is_own && !list.has(&format!("{stem}::")) {
                found.push(format!("{folder}/mod.rs does not list {stem}"));
            }
        }
    }
    none(&found);
}

#[test]
fn no_colour_outside_the_theme() {
    let names_one = |line: &String| {
        line.split("Color32::").skip(1).any(|after| {
            let word: String = after
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let constant = word.chars().all(|c| c.is_uppercase() || c == '_');
            let neutral = matches!(word.as_str(), "TRANSPARENT" | "PLACEHOLDER");
            word.starts_with("from_") || (constant && !neutral && !word.is_empty())
        })
    };
    let coloured = |code: &Code| {
        let is_theme =
            code.file.starts_with("src/ui/theme") || code.file == Path::new("src/ui/theme.rs");
        (!is_theme && code.lines.iter().any(names_one))
            .then(|| format!("{} names a colour", code.name()))
    };
    none(
        &sources("src/ui")
            .iter()
            .filter_map(coloured)
            .collect::<Vec<_>>(),
    );
}

/// A name that no table has would never be found; the constants of `lexicon::named` are looked up by a test.
#[test]
fn roles_kinds_and_units_are_named_by_constants() {
    const NAMING: [&str; 9] = [
        "unit(\"",
        ".code() == \"",
        ".code() != \"",
        "role.name == \"",
        "role.name != \"",
        "kind.name == \"",
        "kind.name != \"",
        ".dimension == \"",
        "kind == Some(\"",
    ];
    let named = |code: &Code| {
        let found = NAMING.iter().find(|naming| code.has(naming))?;
        Some(format!(
            "{} names an entry of a table by {found}",
            code.name()
        ))
    };
    none(&everything().iter().filter_map(named).collect::<Vec<_>>());
}
