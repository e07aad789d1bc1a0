//! Makes the panel's scripts and WebAssembly out of the module that the compiler wrote: cut in two, bound to
//! JavaScript, and written under their final names. Each step is a library's, pinned by `Cargo.lock`:
//!
//! 1. `wasm_split_cli_support` moves what only the split point leads to into a second module. It reads the linker's
//!    relocations ([`LINK`]), so it comes before wasm-bindgen, which drops them.
//! 2. `wasm-bindgen-cli-support` writes the JavaScript bindings of what is left.
//! 3. `oxc` shortens the scripts, and the names that wasm-bindgen generated; `wasm-encoder` writes both modules again
//!    with these names, with numbers of no more bytes than they need, and without notes for debuggers.
//!
//! Of the JavaScript that wasm-split writes nothing is used: it knows no digests and writes to the console. The first
//! piece imports its loader from the page's start script (`page/start.js`) instead.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, Imports, Parser, Payload};

use crate::failure::{Context, Failure};
use crate::package::assets::{Asset, Assets, hashed};
use crate::package::budget::LAZY;
use crate::package::minify;

/// The panel's feature that puts the split point into it.
pub const FEATURE: &str = "split";

/// What the linker is told for it.
pub const LINK: &str = "-Clink-arg=--emit-relocs";

const START: &str = include_str!("../../page/start.js");

/// What the split point's import begins with; its name follows.
const LOADER: &str = "__wasm_split_load_";

/// The files that make up the program.
pub struct Pieces {
    /// The page's script.
    pub start: Asset,
    /// The JavaScript of wasm-bindgen.
    pub bindings: Asset,
    /// The WebAssembly that the list needs.
    pub panel: Asset,
    /// The rest, where the panel was compiled with a split point.
    pub lazy: Option<Asset>,
}

/// Makes the files out of `module`. `scratch` is a folder that nobody else uses.
pub fn pack(module: Vec<u8>, scratch: &Path, assets: &Assets) -> Result<Pieces, Failure> {
    let loader = loader(&module)?;
    let start = minify::script(&START.replace("@LOADER@", loader.as_deref().unwrap_or("load")))?.text;
    let (module, lazy) = match &loader {
        Some(_) => {
            let link = format!("./{}", hashed("start.js", start.as_bytes()));
            let (first, second) = split(&module, &link, scratch)?;
            (first, Some(second))
        }
        None => (module, None),
    };
    let (bindings, panel) = bind(module)?;
    let bindings = minify::script(&bindings)?;
    let names = &bindings.renamed;
    Ok(Pieces {
        start: assets.write_hashed("start.js", start.as_bytes())?,
        bindings: assets.write_hashed("panel.js", bindings.text.as_bytes())?,
        panel: assets.write_hashed("panel.wasm", &written_again(&panel, names)?)?,
        lazy: lazy
            .map(|lazy| assets.write_hashed(&format!("{LAZY}.wasm"), &written_again(&lazy, names)?))
            .transpose()?,
    })
}

/// The first piece, which imports its loader from `link`, and the second one.
fn split(module: &[u8], link: &str, scratch: &Path) -> Result<(Vec<u8>, Vec<u8>), Failure> {
    let problem = || format!("cannot use {}", scratch.display());
    fs::create_dir_all(scratch).context(problem)?;
    let first = scratch.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(module);
    options.output_dir = scratch;
    options.main_out_path = &first;
    options.link_name = link;
    let done = wasm_split_cli_support::transform(options)
        .map_err(|error| Failure::new(format!("the panel cannot be split: {error:#}")))?;
    let [second] = done.split_modules.as_slice() else {
        return Err(Failure::new(format!(
            "the panel comes in {} pieces: page/start.js knows how to load two",
            done.split_modules.len() + 1
        )));
    };
    let pieces = (fs::read(&first).context(problem)?, fs::read(second).context(problem)?);
    fs::remove_dir_all(scratch).context(problem)?;
    Ok(pieces)
}

/// The bindings, and the module that goes with them.
fn bind(module: Vec<u8>) -> Result<(String, Vec<u8>), Failure> {
    let mut bound = Bindgen::new()
        .input_bytes("panel", module)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(false)
                // The start script names it.
                .omit_default_module_path(true)
                // The second piece adds its functions to the table that the linker exports.
                .keep_lld_exports(true)
                .generate_output()
        })
        .map_err(|error| Failure::new(format!("wasm-bindgen cannot bind the panel: {error:#}")))?;
    if bound.snippets().values().any(|scripts| !scripts.is_empty()) || !bound.local_modules().is_empty() {
        return Err(Failure::new(
            "a dependency brings JavaScript files of its own: src/pack.rs of crates/xtask has to write them",
        ));
    }
    Ok((bound.js().to_owned(), bound.wasm_mut().emit_wasm()))
}

/// By what name the module imports the loader of its second piece, if it has a split point.
fn loader(module: &[u8]) -> Result<Option<String>, Failure> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(imports) = payload.context(unreadable)? {
            for import in imports.into_imports() {
                let name = import.context(unreadable)?.name;
                if name.starts_with(LOADER) {
                    found.push(name.to_owned());
                }
            }
        }
    }
    match found.len() {
        0 | 1 => Ok(found.pop()),
        _ => Err(Failure::new(format!("the panel has several split points: {}", found.join(", ")))),
    }
}

/// The module with these names for what it imports and exports, and without custom sections.
fn written_again(module: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>, Failure> {
    let mut written = Module::new();
    Names(names)
        .parse_core_module(&mut written, Parser::new(0), module)
        .map_err(|error| Failure::new(format!("{}: {error}", unreadable())))?;
    Ok(written.finish())
}

/// Old names, each with the new one.
struct Names<'a>(&'a BTreeMap<String, String>);

impl Names<'_> {
    fn of<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Names<'_> {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        match imports {
            Imports::Single(_, import) => {
                let kind = self.entity_type(import.ty)?;
                section.import(import.module, self.of(import.name), kind);
                Ok(())
            }
            imports => reencode::utils::parse_imports(self, section, imports),
        }
    }

    fn parse_export(
        &mut self,
        section: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let name = self.of(export.name).to_owned();
        reencode::utils::parse_export(self, section, Export { name: &name, ..export })
    }

    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        Ok(())
    }
}

fn unreadable() -> String {
    "the panel is no readable WebAssembly".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, EntityType, ImportSection, TypeSection};

    /// A module that imports these functions.
    fn module(imports: &[&str]) -> Vec<u8> {
        let (mut types, mut section) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in imports {
            section.import("a", name, EntityType::Function(0));
        }
        let notes = CustomSection { name: "name".into(), data: (&[1, 2, 3]).into() };
        let mut module = Module::new();
        module.section(&types).section(&section).section(&notes);
        module.finish()
    }

    #[test]
    fn the_split_point_is_found_under_any_name() {
        assert_eq!(loader(&module(&["b"])).unwrap(), None);
        let found = loader(&module(&["b", "__wasm_split_load_dialogs"])).unwrap();
        assert_eq!(found.as_deref(), Some("__wasm_split_load_dialogs"));
        let two = loader(&module(&["__wasm_split_load_a", "__wasm_split_load_b"]));
        assert!(two.unwrap_err().to_string().contains("several split points: __wasm_split_load_a, "));
    }

    #[test]
    fn custom_sections_go_and_names_change_on_both_sides() {
        let kept = written_again(&module(&["__wbg_now", "other"]), &BTreeMap::new()).unwrap();
        let whole = module(&["__wbg_now", "other"]);
        // The section's kind and length, the length of its name, its name, and what it holds.
        assert_eq!(kept, whole[..whole.len() - (2 + 1 + 4 + 3)]);
        let names = BTreeMap::from([("__wbg_now".to_owned(), "e".to_owned())]);
        let renamed = written_again(&whole, &names).unwrap();
        assert_eq!(renamed, written_again(&module(&["e", "other"]), &BTreeMap::new()).unwrap());
    }

    #[test]
    fn what_is_no_module_is_refused_in_words() {
        for broken in [&b"\0asm"[..], b"<html>", b"\0asm\x01\0\0\0\x01\x05\xaa"] {
            assert!(loader(broken).unwrap_err().to_string().contains("no readable WebAssembly"));
            assert!(written_again(broken, &BTreeMap::new()).is_err());
        }
    }

    #[test]
    fn the_start_script_has_one_place_for_the_loaders_name() {
        assert_eq!(START.matches("@LOADER@").count(), 1);
    }
}
