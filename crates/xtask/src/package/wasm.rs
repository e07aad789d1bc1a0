//! Makes the panel's scripts and WebAssembly out of the module that the compiler wrote: cut in two, bound to
//! JavaScript, and written under their final names. Each step is a library's, pinned by `Cargo.lock`:
//!
//! 1. `unused.rs` removes exports that nothing calls, `locations.rs` most source locations, `escapes.rs` tables for texts of
//!    panics.
//! 2. `wasm_split_cli_support` moves the code that only the split point leads to into a second module. It reads the
//!    linker's relocations ([`LINK`]), so it comes before wasm-bindgen, which removes them.
//! 3. `wasm-bindgen-cli-support` writes the JavaScript bindings of the first module.
//! 4. `oxc` shortens the scripts, and the names that wasm-bindgen generated; `wasm-encoder` writes both modules again
//!    with these names (`rename.rs`), and with functions and locals in an order that compresses better (`reorder.rs`).
//!
//! The JavaScript that wasm-split writes is not used: it has no digests and writes to the console. The first piece
//! imports the loader from the page's start script (`page/start.js`) instead.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Parser, Payload};

use super::assets::{Asset, Assets, hashed};
use super::budget::LAZY;
use super::escapes::without_escapes;
use super::locations::with_few_locations;
use super::minify;
use super::rename::rename;
use super::reorder::reorder;
use super::unused::without_unused_exports;

/// The panel's feature that puts the split point into it.
pub const FEATURE: &str = "split";

/// The linker's flag for it: the split reads the linker's relocations.
pub const LINK: &str = "-Clink-arg=--emit-relocs";

const START: &str = include_str!("../../page/start.js");

const UNREADABLE: &str = "the panel is no readable WebAssembly";

/// What the split point's import begins with. The name of the split point follows.
const LOADER: &str = "__wasm_split_load_";

/// The files of the program, in `dist/`.
pub struct Pieces {
    /// The script that starts the panel.
    pub start: Asset,
    /// The JavaScript of wasm-bindgen.
    pub bindings: Asset,
    /// The WebAssembly that the list needs.
    pub panel: Asset,
    /// The rest; `None` where the panel was compiled without a split point.
    pub lazy: Option<Asset>,
}

/// Makes the files out of `module`, which the compiler wrote. `scratch` is a folder for this step alone.
pub fn write(module: Vec<u8>, scratch: &Path, assets: &Assets) -> Result<Pieces> {
    let module = without_escapes(&with_few_locations(&without_unused_exports(&module)?)?)?;
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
        panel: assets.write_hashed("panel.wasm", &reorder(&rename(&panel, names)?)?)?,
        lazy: lazy
            .map(|lazy| assets.write_hashed(&format!("{LAZY}.wasm"), &reorder(&rename(&lazy, names)?)?))
            .transpose()?,
    })
}

/// The first piece, which imports the loader of the second one from `link`, and the second one.
fn split(module: &[u8], link: &str, scratch: &Path) -> Result<(Vec<u8>, Vec<u8>)> {
    let problem = || format!("cannot use {}", scratch.display());
    fs::create_dir_all(scratch).with_context(problem)?;
    let first = scratch.join("first.wasm");
    let mut options = wasm_split_cli_support::Options::new(module);
    options.output_dir = scratch;
    options.main_out_path = &first;
    options.link_name = link;
    let done = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the panel cannot be split: {error:#}"))?;
    let [second] = done.split_modules.as_slice() else {
        bail!(
            "the panel comes in {} pieces: page/start.js knows how to load two",
            done.split_modules.len() + 1
        );
    };
    let pieces = (fs::read(&first).with_context(problem)?, fs::read(second).with_context(problem)?);
    fs::remove_dir_all(scratch).with_context(problem)?;
    Ok(pieces)
}

/// The JavaScript bindings, and the module for them.
fn bind(module: Vec<u8>) -> Result<(String, Vec<u8>)> {
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
        .context("wasm-bindgen cannot bind the panel")?;
    if bound.snippets().values().any(|scripts| !scripts.is_empty()) || !bound.local_modules().is_empty() {
        bail!(
            "a dependency has JavaScript files of its own: src/package/wasm.rs of crates/xtask has to write them"
        );
    }
    Ok((bound.js().to_owned(), bound.wasm_mut().emit_wasm()))
}

/// The name by which the module imports the loader of its second piece; `None` without a split point.
fn loader(module: &[u8]) -> Result<Option<String>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::ImportSection(imports) = payload.context(UNREADABLE)? {
            for import in imports.into_imports() {
                let name = import.context(UNREADABLE)?.name;
                if name.starts_with(LOADER) {
                    found.push(name.to_owned());
                }
            }
        }
    }
    match found.len() {
        0 | 1 => Ok(found.pop()),
        _ => bail!("the panel has several split points: {}", found.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::rename::module;

    #[test]
    fn the_split_point_is_found_under_any_name() {
        assert_eq!(loader(&module(&["b"])).unwrap(), None);
        let found = loader(&module(&["b", "__wasm_split_load_dialogs"])).unwrap();
        assert_eq!(found.as_deref(), Some("__wasm_split_load_dialogs"));
        let two = loader(&module(&["__wasm_split_load_a", "__wasm_split_load_b"]));
        assert!(two.unwrap_err().to_string().contains("several split points: __wasm_split_load_a, "));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for broken in [&b"\0asm"[..], b"<html>", b"\0asm\x01\0\0\0\x01\x05\xaa"] {
            assert!(loader(broken).unwrap_err().to_string().contains("no readable WebAssembly"));
        }
    }

    #[test]
    fn the_start_script_has_one_place_for_the_loaders_name() {
        assert_eq!(START.matches("@LOADER@").count(), 1);
    }
}
