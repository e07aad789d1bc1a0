//! What the panel and the server are made of, as CycloneDX 1.5 documents: every crate that is compiled into the WebAssembly or
//! into the server, with its version, licence, checksum and dependencies. Crates that only help to build are no part of it. Nothing of this machine
//! is in it.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, Result};
use cargo_lock::Lockfile;
use serde_json::{Value, json};

use super::wasm;
use crate::cargo::WASM;
use crate::metadata::{self, Metadata, Node, Package};
use crate::project::{PANEL, Project, SERVER};

/// The same document on every machine that makes it.
const LINUX: &str = "x86_64-unknown-linux-gnu";

/// The document for the panel as it is published.
pub fn of_panel(project: &Project) -> Result<Value> {
    let options = ["--locked", "--filter-platform", WASM, "--features", wasm::FEATURE];
    read(project, PANEL, &options)
}

/// The document for the server on Linux. On other systems some crates are others.
pub fn of_server(project: &Project) -> Result<Value> {
    read(project, SERVER, &["--locked", "--filter-platform", LINUX])
}

fn read(project: &Project, of: &str, options: &[&str]) -> Result<Value> {
    let metadata = metadata::read(&project.root, options)?;
    document(&metadata, of, &project.lock()?)
        .with_context(|| format!("`cargo metadata` has not said what {of} is made of"))
}

fn document(metadata: &Metadata, of: &str, lock: &Lockfile) -> Option<Value> {
    let packages: HashMap<&str, &Package> = metadata.packages.iter().map(|it| (it.id.as_str(), it)).collect();
    let nodes: HashMap<&str, &Node> =
        metadata.resolve.as_ref()?.nodes.iter().map(|it| (it.id.as_str(), it)).collect();
    let root = metadata.packages.iter().find(|package| package.name == of)?;

    // From it on, every crate that is linked: not what tests use, and not what only runs while it is built.
    let mut reached = BTreeSet::from([root.id.as_str()]);
    let mut open = vec![root];
    let mut dependencies = Vec::new();
    while let Some(package) = open.pop() {
        let mut depends_on = BTreeSet::new();
        for dependency in &nodes.get(package.id.as_str())?.deps {
            let other = packages.get(dependency.pkg.as_str())?;
            if dependency.is_linked() && !is_macro(other) {
                depends_on.insert(reference(other));
                if reached.insert(other.id.as_str()) {
                    open.push(other);
                }
            }
        }
        dependencies.push((reference(package), depends_on));
    }
    dependencies.sort();
    let dependencies: Vec<Value> =
        dependencies.into_iter().map(|(of, on)| json!({ "ref": of, "dependsOn": on })).collect();

    let mut linked: Vec<&Package> = reached
        .into_iter()
        .filter(|id| **id != root.id)
        .map(|id| packages.get(id).copied())
        .collect::<Option<_>>()?;
    linked.sort_by_key(|package| reference(package));
    let components: Vec<Value> =
        linked.into_iter().map(|package| component(package, "library", lock)).collect();
    Some(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(root, "application", lock) },
        "components": components,
        "dependencies": dependencies,
    }))
}

/// A procedural macro runs while the crates are compiled, and is not linked.
fn is_macro(package: &Package) -> bool {
    package.targets.iter().any(|target| target.is("proc-macro"))
}

/// The name of a component in the document.
fn reference(package: &Package) -> String {
    format!("{}@{}", package.name, package.version)
}

fn component(package: &Package, kind: &str, lock: &Lockfile) -> Value {
    let mut component = json!({
        "type": kind, "bom-ref": reference(package), "name": package.name, "version": package.version,
    });
    if let Some(licence) = &package.license {
        // Older crates write a slash for OR.
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    // The project's own crates come from no registry.
    if package.source.is_some() {
        component["purl"] = format!("pkg:cargo/{}", reference(package)).into();
    }
    let locked = lock
        .packages
        .iter()
        .find(|it| it.name.as_str() == package.name && it.version.to_string() == package.version);
    if let Some(checksum) = locked.and_then(|it| it.checksum.as_ref()) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum.to_string() }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_in_it_and_what_only_builds_or_tests_is_not() {
        let package = |name: &str, kind: &str, source: Value| {
            json!({ "id": format!("/home/me#{name}"), "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0",
                "source": source, "targets": [{ "name": name, "kind": [kind], "test": true }] })
        };
        let to = |name: &str, kind: Value| json!({ "name": name, "pkg": format!("/home/me#{name}"), "dep_kinds": [{ "kind": kind }] });
        let node = |name: &str, deps: Vec<Value>| json!({ "id": format!("/home/me#{name}"), "deps": deps });
        let registry = || json!("registry+x");
        let metadata = json!({
            "packages": [
                package(PANEL, "bin", Value::Null), package("linked", "lib", registry()), package("deep", "lib", registry()),
                package("macro", "proc-macro", registry()), package("build", "lib", registry()),
                package("test", "lib", registry()),
            ],
            "resolve": { "nodes": [
                node(PANEL, vec![to("linked", Value::Null), to("macro", Value::Null), to("build", json!("build")),
                    to("test", json!("dev"))]),
                node("linked", vec![to("deep", Value::Null)]), node("deep", vec![to("linked", Value::Null)]),
                node("macro", vec![]), node("build", vec![]), node("test", vec![]),
            ] },
            "target_directory": "/home/me/target",
        });
        let metadata: Metadata = serde_json::from_value(metadata).unwrap();
        let checksum = "ab".repeat(32);
        let lock = format!(
            "version = 4\n[[package]]\nname = \"deep\"\nversion = \"1.0.0\"\n\
             source = \"registry+https://example.org/index\"\nchecksum = \"{checksum}\"\n"
        );
        let bom = document(&metadata, PANEL, &lock.parse().unwrap()).unwrap();
        let names: Vec<&Value> = bom["components"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
        assert_eq!(names, ["deep", "linked"]);
        assert_eq!(bom["components"][0]["purl"], "pkg:cargo/deep@1.0.0");
        assert_eq!(bom["components"][0]["hashes"][0]["content"], checksum);
        assert_eq!(bom["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bom["metadata"]["component"]["name"], PANEL);
        assert_eq!(bom["metadata"]["component"]["purl"], Value::Null);
        assert_eq!(bom["dependencies"].as_array().unwrap().len(), 3);
        assert!(!bom.to_string().contains("/home/me"), "{bom}");
    }
}
