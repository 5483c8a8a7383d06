//! Files that need each other, and names that stand twice: in both one loses the way.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Code, everything, none};

/// How many files may need each other in a circle.
const MANY_FILES: usize = 4;

/// A crate's files by the path of their module, and the names that each of them declares or hands on.
struct Crate {
    /// Module path (`group/build`) to file; the crate's own root is the empty path.
    files: BTreeMap<String, PathBuf>,
    /// By module path: each name that is declared there.
    declared: BTreeMap<String, BTreeSet<String>>,
    /// By module path: each name that is handed on from elsewhere, and from where.
    handed_on: BTreeMap<String, BTreeMap<String, String>>,
}

impl Crate {
    fn of(all: &[Code], root: &str) -> Self {
        let mut read = Self {
            files: BTreeMap::new(),
            declared: BTreeMap::new(),
            handed_on: BTreeMap::new(),
        };
        let own = || all.iter().filter(|code| code.file.starts_with(root));
        for code in own() {
            let module = module_of(&code.file, root);
            read.declared.insert(module.clone(), declared(code));
            read.files.insert(module, code.file.clone());
        }
        for code in own() {
            let module = module_of(&code.file, root);
            let named = Named::of(code);
            let origins = (named.used.into_iter().chain(named.handed_on))
                .filter_map(|path| Some((path.last()?.clone(), read.absolute(&module, &path)?)))
                .collect();
            read.handed_on.insert(module, origins);
        }
        read
    }

    /// `crate::a::B`, `super::B`, `self::B` and `a::B` of a module below, as a path from the crate's root.
    fn absolute(&self, module: &str, path: &[String]) -> Option<String> {
        let mut at: Vec<&str> = module.split('/').filter(|part| !part.is_empty()).collect();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop()?;
                    rest = &rest[1..];
                }
            }
            child => {
                let below = [at.join("/"), child.to_owned()].join("/");
                self.files.get(below.trim_start_matches('/'))?;
            }
        }
        at.extend(rest.iter().map(String::as_str));
        Some(at.join("/"))
    }

    /// The module that declares what an absolute path names, through whoever hands it on.
    fn home(&self, path: &str, depth: usize) -> Option<String> {
        let mut module = path;
        let mut name = "";
        while !self.files.contains_key(module) {
            (module, name) = match module.rsplit_once('/') {
                Some((above, last)) => (above, last),
                None => ("", module),
            };
        }
        if name.is_empty() || self.declared[module].contains(name) || depth == 0 {
            return Some(module.to_owned());
        }
        match self.handed_on.get(module).and_then(|names| names.get(name)) {
            Some(from) if from != path => self.home(from, depth - 1),
            _ => Some(module.to_owned()),
        }
    }

    /// Which modules each module needs.
    fn needs(&self, all: &[Code], root: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut needs = BTreeMap::new();
        for code in all.iter().filter(|code| code.file.starts_with(root)) {
            let module = module_of(&code.file, root);
            let of_it: BTreeSet<String> = Named::of(code)
                .used
                .iter()
                .filter_map(|path| self.home(&self.absolute(&module, path)?, 4))
                .filter(|home| *home != module)
                .collect();
            needs.insert(module, of_it);
        }
        needs
    }
}

/// `crates/comparing/src/group/mod.rs` is the module `group`.
fn module_of(file: &Path, root: &str) -> String {
    let inside = file.strip_prefix(root).unwrap().with_extension("");
    let path = inside.to_string_lossy().replace('\\', "/");
    let module = path.strip_suffix("/mod").unwrap_or(&path);
    match module {
        "lib" | "mod" => String::new(),
        other => other.to_owned(),
    }
}

/// The names of types, functions, constants and modules in line that a file declares.
fn declared(code: &Code) -> BTreeSet<String> {
    const ITEMS: [&str; 8] = [
        "struct", "enum", "trait", "type", "fn", "const", "static", "union",
    ];
    let mut names = BTreeSet::new();
    for line in &code.lines {
        let words: Vec<&str> = line
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2).take(6) {
            if ITEMS.contains(&pair[0]) {
                names.insert(pair[1].to_owned());
            }
        }
    }
    names
}

/// The paths of a file's `use` lines, one an entry; `a::{b, c}` is two.
struct Named {
    /// Those that it uses itself.
    used: Vec<Vec<String>>,
    /// Those that it hands on to others (`pub use`), which is no need of its own.
    handed_on: Vec<Vec<String>>,
}

impl Named {
    fn of(code: &Code) -> Self {
        let mut named = Self {
            used: Vec::new(),
            handed_on: Vec::new(),
        };
        let text = code.lines.join("\n");
        let mut rest = String::new();
        for statement in text.split_inclusive([';', '{', '}']) {
            rest.push_str(statement);
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '}');
            let (is_public, head) = match trimmed.strip_prefix("pub") {
                Some(after) => (
                    true,
                    after.split_once(')').map_or(after, |(scope, after)| {
                        if scope.starts_with('(') {
                            after
                        } else {
                            trimmed
                        }
                    }),
                ),
                None => (false, trimmed),
            };
            let is_use = head.trim_start().starts_with("use ");
            if is_use && !rest.ends_with(';') {
                continue;
            }
            if is_use {
                let tree = head.trim_start()[4..].trim_end_matches(';');
                let into = if is_public {
                    &mut named.handed_on
                } else {
                    &mut named.used
                };
                spread(tree, &[], into);
            } else {
                named.used.extend(inline(&rest));
            }
            rest.clear();
        }
        named
    }
}

/// Paths that stand in the code itself, such as `csv::Csv` in a list.
fn inline(code: &str) -> Vec<Vec<String>> {
    // How far an item can be seen (`pub(in crate::ui)`) is no need of what it names.
    let code: String = code
        .split("pub(in ")
        .enumerate()
        .map(|(at, rest)| match rest.split_once(')') {
            Some((_, after)) if at > 0 => after,
            _ => rest,
        })
        .collect();
    code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
        .filter(|word| word.contains("::") && !word.starts_with(':'))
        .map(|word| parts(word).collect())
        .collect()
}

fn spread(tree: &str, above: &[String], paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    if let Some((head, rest)) = tree.split_once('{') {
        let mut path = above.to_vec();
        path.extend(parts(head));
        let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
        let mut depth = 0;
        for one in inside.split(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            c == ',' && depth == 0
        }) {
            spread(one, &path, paths);
        }
    } else if !tree.is_empty() {
        let mut path = above.to_vec();
        path.extend(parts(tree.split(" as ").next().unwrap_or(tree)));
        paths.push(path);
    }
}

fn parts(path: &str) -> impl Iterator<Item = String> {
    path.split("::")
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
}

/// The sets of modules in which each reaches each.
fn circles(needs: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = needs
        .keys()
        .map(|from| {
            let mut seen = BTreeSet::new();
            let mut next = vec![from];
            while let Some(at) = next.pop() {
                for to in needs.get(at).into_iter().flatten() {
                    if seen.insert(to) {
                        next.push(to);
                    }
                }
            }
            (from, seen)
        })
        .collect();
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for (from, to) in &reached {
        let circle: Vec<String> = to
            .iter()
            .filter(|other| {
                reached
                    .get(**other)
                    .is_some_and(|back| back.contains(*from))
            })
            .map(|other| (*other).clone())
            .collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

#[test]
fn no_many_files_need_each_other() {
    let all = everything();
    let roots: BTreeSet<String> = all
        .iter()
        .filter_map(|code| {
            let name = code.name();
            let (root, _) = name.split_once("src/")?;
            Some(format!("{root}src"))
        })
        .collect();
    let mut found = Vec::new();
    for root in roots {
        let needs = Crate::of(&all, &root).needs(&all, &root);
        for circle in circles(&needs) {
            if circle.len() > MANY_FILES {
                found.push(format!(
                    "{root}: {} files: {}",
                    circle.len(),
                    circle.join(", ")
                ));
            }
        }
    }
    none(&found);
}

#[test]
fn circles_are_found() {
    let needs = |pairs: &[(&str, &[&str])]| {
        pairs
            .iter()
            .map(|(from, to)| {
                (
                    (*from).to_owned(),
                    to.iter().map(|name| (*name).to_owned()).collect(),
                )
            })
            .collect::<BTreeMap<String, BTreeSet<String>>>()
    };
    let found = circles(&needs(&[
        ("a", &["b"]),
        ("b", &["c"]),
        ("c", &["a", "d"]),
        ("d", &[]),
    ]));
    assert_eq!(found, [["a", "b", "c"]]);
}

#[test]
fn names_of_types_stand_once() {
    let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for code in everything() {
        for line in &code.lines {
            let line = line.trim_start();
            let Some(after) = line.strip_prefix("pub").map(|rest| {
                rest.strip_prefix('(')
                    .and_then(|inside| inside.split_once(')'))
                    .map_or(rest, |(_, rest)| rest)
            }) else {
                continue;
            };
            let mut words = after
                .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .filter(|word| !word.is_empty());
            if matches!(words.next(), Some("struct" | "enum" | "trait" | "type"))
                && let Some(name) = words.next()
            {
                owners
                    .entry(name.to_owned())
                    .or_default()
                    .insert(code.name());
            }
        }
    }
    let twice: Vec<String> = owners
        .iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| {
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            format!("{name}: {}", files.join(", "))
        })
        .collect();
    none(&twice);
}
