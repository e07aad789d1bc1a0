//! What the panel is made of, as a CycloneDX 1.5 document: every crate that is compiled into the WebAssembly, with its
//! version, licence, checksum and what it depends on in turn. Tools that only help to build are no part of it, and
//! nothing of this machine is in it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::cargo::{self, WASM};
use crate::failure::{Context, Failure};
use crate::lockfile;
use crate::package::wasm;
use crate::project::{PANEL, Project};

/// The document for the panel as it is published.
pub fn of_panel(project: &Project) -> Result<Value, Failure> {
    let mut metadata = cargo::command(&project.root);
    metadata.args(["metadata", "--locked", "--format-version=1", "--filter-platform", WASM]);
    metadata.args(["--features", wasm::FEATURE]);
    let output = metadata.output().context(|| "cannot start cargo".to_owned())?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("`cargo metadata` cannot say what the panel is made of:\n{words}")));
    }
    let json: Value =
        serde_json::from_slice(&output.stdout).context(|| "`cargo metadata` gave no JSON".to_owned())?;
    document(&json, &project.lock()?)
        .ok_or_else(|| Failure::new("`cargo metadata` gave JSON without its usual fields"))
}

fn document(metadata: &Value, lock: &str) -> Option<Value> {
    let packages: BTreeMap<&str, &Value> = entries(&metadata["packages"])?;
    let nodes: BTreeMap<&str, &Value> = entries(&metadata["resolve"]["nodes"])?;
    let root = packages.iter().find(|(_, package)| package["name"] == PANEL).map(|(id, _)| *id)?;

    // From the panel on, whatever is linked: neither what tests use nor what only runs while it is built.
    let mut reached = BTreeSet::from([root]);
    let mut open = vec![root];
    let mut dependencies = Vec::new();
    while let Some(id) = open.pop() {
        let mut on = BTreeSet::new();
        for dependency in nodes.get(id)?["deps"].as_array()? {
            let linked = dependency["dep_kinds"].as_array()?.iter().any(|kind| kind["kind"].is_null());
            let other = dependency["pkg"].as_str()?;
            if linked && !is_macro(packages.get(other)?) {
                on.insert(name_of(packages.get(other)?)?);
                if reached.insert(other) {
                    open.push(other);
                }
            }
        }
        dependencies.push(json!({ "ref": name_of(packages.get(id)?)?, "dependsOn": on }));
    }
    dependencies.sort_by_key(|it| it["ref"].as_str().map(str::to_owned));

    let mut components = Vec::new();
    for id in reached.iter().filter(|id| **id != root) {
        components.push(component(packages.get(id)?, "library", lock)?);
    }
    components.sort_by_key(|it| it["bom-ref"].as_str().map(str::to_owned));
    Some(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component(packages.get(root)?, "application", lock)? },
        "components": components,
        "dependencies": dependencies,
    }))
}

fn entries(list: &Value) -> Option<BTreeMap<&str, &Value>> {
    list.as_array()?.iter().map(|it| Some((it["id"].as_str()?, it))).collect()
}

/// A procedural macro runs while the panel is compiled, and is not in it.
fn is_macro(package: &Value) -> bool {
    let kinds = package["targets"].as_array().into_iter().flatten().flat_map(|it| it["kind"].as_array());
    kinds.flatten().any(|kind| kind == "proc-macro")
}

fn name_of(package: &Value) -> Option<String> {
    Some(format!("{}@{}", package["name"].as_str()?, package["version"].as_str()?))
}

fn component(package: &Value, kind: &str, lock: &str) -> Option<Value> {
    let (name, version) = (package["name"].as_str()?, package["version"].as_str()?);
    let mut component =
        json!({ "type": kind, "bom-ref": name_of(package)?, "name": name, "version": version });
    if let Some(licence) = package["license"].as_str() {
        // Older crates write a slash where the standard has OR.
        component["licenses"] = json!([{ "expression": licence.replace('/', " OR ") }]);
    }
    // The project's own crates come from nowhere else.
    if package["source"].is_string() {
        component["purl"] = format!("pkg:cargo/{name}@{version}").into();
    }
    if let Some(checksum) = lockfile::checksum(lock, name, version) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    Some(component)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_in_it_and_what_only_builds_or_tests_is_not() {
        let package = |name: &str, kind: &str, source: Value| {
            json!({ "id": format!("/home/me#{name}"), "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0",
                "source": source, "targets": [{ "kind": [kind] }] })
        };
        let to = |name: &str, kind: Value| json!({ "pkg": format!("/home/me#{name}"), "dep_kinds": [{ "kind": kind }] });
        let node = |name: &str, deps: Vec<Value>| json!({ "id": format!("/home/me#{name}"), "deps": deps });
        let far = || json!("registry+x");
        let metadata = json!({
            "packages": [
                package(PANEL, "bin", Value::Null), package("linked", "lib", far()), package("deep", "lib", far()),
                package("macro", "proc-macro", far()), package("build", "lib", far()), package("test", "lib", far()),
            ],
            "resolve": { "nodes": [
                node(PANEL, vec![to("linked", Value::Null), to("macro", Value::Null), to("build", json!("build")),
                    to("test", json!("dev"))]),
                node("linked", vec![to("deep", Value::Null)]), node("deep", vec![to("linked", Value::Null)]),
                node("macro", vec![]), node("build", vec![]), node("test", vec![]),
            ] },
        });
        let lock = "[[package]]\nname = \"deep\"\nversion = \"1.0.0\"\nchecksum = \"abc\"\n";
        let bom = document(&metadata, lock).unwrap();
        let names: Vec<&Value> = bom["components"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
        assert_eq!(names, ["deep", "linked"]);
        assert_eq!(bom["components"][0]["purl"], "pkg:cargo/deep@1.0.0");
        assert_eq!(bom["components"][0]["hashes"][0]["content"], "abc");
        assert_eq!(bom["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bom["metadata"]["component"]["name"], PANEL);
        assert_eq!(bom["metadata"]["component"]["purl"], Value::Null);
        assert_eq!(bom["dependencies"].as_array().unwrap().len(), 3);
        assert!(!bom.to_string().contains("/home/me"), "{bom}");
    }
}
