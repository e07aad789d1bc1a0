//! No circle of modules: no two files of a crate use each other, directly or through others.
//!
//! A path counts in `use` and inline, but not in tests. A module's use of its direct parent, and a parent's of its
//! child, is Rust's own way of nesting and does not count.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, assert_none, finding};
use crate::source::{Source, Use};
use crate::workspace::{crates, production};

/// A module's path from the crate's root, as names.
pub type Module = Vec<String>;

/// The modules of a crate that are files, by the crate's source folder.
pub struct Modules<'a> {
    pub files: BTreeMap<Module, &'a Source>,
}

impl<'a> Modules<'a> {
    /// `folder` ends with `/`.
    pub fn new(folder: &str, sources: &[&'a Source]) -> Modules<'a> {
        let mut files = BTreeMap::new();
        for source in sources {
            let Some(path) = source.path.strip_prefix(folder) else { continue };
            let mut parts: Module = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            if parts.iter().any(|part| part == "bin") {
                continue;
            }
            if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&&**last)) {
                parts.pop();
            }
            files.entry(parts).or_insert(*source);
        }
        Modules { files }
    }

    /// The file's module that a path leads into; none for the crate's root.
    pub fn target(&self, from: &[String], path: &Use) -> Option<Module> {
        let mut steps = path.path.as_slice();
        let mut at: Module = from.to_vec();
        match steps.first().map(String::as_str) {
            Some("crate") => (at, steps) = (Module::new(), &steps[1..]),
            Some("self") => steps = &steps[1..],
            _ => {
                while let Some("super") = steps.first().map(String::as_str) {
                    at.pop();
                    steps = &steps[1..];
                }
            }
        }
        for step in steps {
            at.push(step.clone());
            if !self.files.contains_key(&at) {
                at.pop();
                break;
            }
        }
        (!at.is_empty() && self.files.contains_key(&at)).then_some(at)
    }

    /// Which modules each module uses, and in which line first.
    fn edges(&self) -> BTreeMap<&Module, BTreeMap<Module, usize>> {
        let mut edges = BTreeMap::new();
        for (module, source) in self.files.iter().filter(|(module, _)| !module.is_empty()) {
            let mut used = BTreeMap::new();
            for path in &source.uses {
                let Some(target) = self.target(module, path) else { continue };
                let is_nested = parent(&target) == module.as_slice() || target == parent(module);
                if target != *module && !is_nested {
                    used.entry(target).or_insert(path.line);
                }
            }
            edges.insert(module, used);
        }
        edges
    }

    /// The circles: for each module in one, which others of the same circle it uses.
    pub fn circles(&self) -> Vec<Finding> {
        let edges = self.edges();
        let reach: BTreeMap<&Module, BTreeSet<&Module>> =
            edges.keys().map(|module| (*module, reachable(&edges, module))).collect();
        let mut found = Vec::new();
        for (module, used) in &edges {
            let returns = |target: &Module| reach.get(target).is_some_and(|it| it.contains(module));
            let inside: Vec<_> = used.iter().filter(|(target, _)| returns(target)).collect();
            if let Some((_, line)) = inside.iter().min_by_key(|(_, line)| **line) {
                let names: Vec<String> = inside.iter().map(|(target, _)| target.join("::")).collect();
                let what = format!("{} uses {}", module.join("::"), names.join(", "));
                found.push(finding(&self.files[*module].path, **line, what));
            }
        }
        found
    }
}

fn parent(module: &[String]) -> &[String] {
    &module[..module.len().saturating_sub(1)]
}

/// All modules that this one uses, directly or through others.
fn reachable<'a>(
    edges: &'a BTreeMap<&Module, BTreeMap<Module, usize>>,
    start: &Module,
) -> BTreeSet<&'a Module> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(module) = open.pop() {
        for target in edges.get(module).into_iter().flat_map(BTreeMap::keys) {
            if found.insert(target) {
                open.push(target);
            }
        }
    }
    found
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    let production = production();
    let mut found = Vec::new();
    for folder in crates() {
        found.extend(Modules::new(&format!("{folder}src/"), &production).circles());
    }
    assert_none("Modules use each other in a circle.", found);
}

#[cfg(test)]
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text).unwrap()).collect();
    let sources: Vec<&Source> = sources.iter().collect();
    Modules::new("src/", &sources).circles().into_iter().map(|it| it.0).collect()
}

#[test]
fn a_circle_through_three_modules_is_found() {
    let files = [
        ("src/lib.rs", "mod a; mod b; mod c; mod d;"),
        ("src/a.rs", "\nuse crate::b::B;"),
        ("src/b/mod.rs", "fn f() { println!(\"{}\", super::c::deep::C); }"),
        ("src/c.rs", "mod deep; use self::deep::D;"),
        ("src/c/deep.rs", "use super::C; use crate::{a::{A, E}, d};"),
        ("src/d.rs", "// crate::a\nfn f() -> &'static str { \"crate::a\" }"),
    ];
    let expected =
        ["src/a.rs:2: a uses b", "src/b/mod.rs:1: b uses c::deep", "src/c/deep.rs:1: c::deep uses a"];
    assert_eq!(circles_of(&files), expected);
}

#[test]
fn parents_and_children_and_tests_make_no_circle() {
    let files = [
        ("src/a.rs", "mod b; use crate::a::b::B;\n#[cfg(test)]\nmod tests { use crate::c::C; }"),
        ("src/a/b.rs", "use super::A;"),
        ("src/c.rs", "use crate::a::A;"),
    ];
    assert_eq!(circles_of(&files), [""; 0]);
}
