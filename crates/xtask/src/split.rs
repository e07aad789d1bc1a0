//! Cuts the built panel into two pieces of WebAssembly: what the list needs, and what is fetched when it is needed.
//!
//! Where the cut goes is said in the panel's `src/later.rs`. The panel is compiled once, as one module that still holds
//! the linker's notes on what refers to what ([`FLAG`]); with these, wasm-split moves every function and constant that
//! only the other side of the cut uses into a module of its own. wasm-bindgen then works on what is left.
//!
//! Trunk knows nothing of all that: it has packed the whole module, and here its two files are replaced, before their
//! names become short and final. So everything that Trunk does is done as ever, and `trunk serve` by hand, which does
//! not ask for the feature `split`, has a panel in one piece.
//!
//! The script that wasm-split writes is not used: it would be one more file to wait for at the start, knows no digests,
//! and writes to the console. What it does is said in a few lines of the panel's own JavaScript instead ([`loader`]).

use std::fs;
use std::path::Path;

use crate::cargo;
use crate::failure::{Context, Failure};
use crate::project::{PANEL, Project};
use crate::start_script::{Page, integrity, short_hash};
use crate::tools::Tools;
use crate::wasm;

/// The panel's feature.
pub const FEATURE: &str = "split";

/// What the linker is told.
pub const FLAG: &str = "-Clink-arg=--emit-relocs";

/// What names of files of the second piece begin with.
pub const PREFIX: &str = "apart-";

/// The name of the cut, in `src/later.rs`.
const CUT: &str = "apart";

/// Where the second piece looks for what it shares with the first one.
const SHARED: &str = "__wasm_split";

/// Replaces Trunk's two files in `folder` by the first piece, and puts the second one beside them. `built` is where the
/// compiler put its own.
pub fn split(project: &Project, tools: &Tools, built: &Path, folder: &Path) -> Result<(), Failure> {
    let module = built.join(format!("{PANEL}.wasm"));
    let place = project.notes()?.join("split");
    if place.exists() {
        fs::remove_dir_all(&place).context(|| format!("cannot empty {}", place.display()))?;
    }
    let mut cut = tools.wasm_split();
    cut.arg(&module).arg(&place).args(["--out-name", PANEL]);
    cargo::run(&mut cut, "splitting the panel")?;
    let mut bind = tools.wasm_bindgen();
    // The table of functions is what the linker exports: the second piece adds its own to it.
    bind.args(["--target=web", "--no-typescript", "--keep-lld-exports", "--out-name", PANEL])
        .arg("--out-dir")
        .arg(&place)
        .arg(place.join(format!("{PANEL}.wasm")));
    cargo::run(&mut bind, "binding the panel")?;

    let read = |path: &Path| fs::read(path).context(|| format!("cannot read {}", path.display()));
    let text = |path: &Path| {
        String::from_utf8(read(path)?)
            .map_err(|_| Failure::new(format!("{} is no UTF-8 text", path.display())))
    };
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.join(name), bytes).context(|| format!("cannot write {name}"))
    };
    let piece = read(&place.join(format!("split_{CUT}.wasm")))?;
    let piece = wasm::without_notes(&piece)
        .ok_or_else(|| Failure::new("the second piece of the panel is no readable WebAssembly"))?;
    let first = read(&place.join(format!("{PANEL}_bg.wasm")))?;
    fits(&first, &piece)?;
    let name = format!("{PREFIX}{}.wasm", short_hash(&piece));
    let glue = with_loader(&text(&place.join(format!("{PANEL}.js")))?, &name, &integrity(&piece))?;

    let html = text(&folder.join("index.html"))?;
    let page = Page::find(&html)?;
    let whole = integrity(&read(&folder.join(page.glue))?);
    if !html.contains(&whole) {
        return Err(Failure::new("index.html does not hold the digest of the JavaScript"));
    }
    write(page.glue, glue.as_bytes())?;
    write(page.wasm, &first)?;
    write(&name, &piece)?;
    write("index.html", html.replace(&whole, &integrity(glue.as_bytes())).as_bytes())
}

/// What the second piece asks for is there, and so is what tells the first one that it came.
fn fits(first: &[u8], second: &[u8]) -> Result<(), Failure> {
    let (Some(has), Some(needs)) = (wasm::exports(first), wasm::imports(second)) else {
        return Err(Failure::new("the pieces of the panel are no readable WebAssembly"));
    };
    let needs = needs.iter().map(|(module, name)| (module.as_str(), name.as_str()));
    for (module, name) in needs.chain([(SHARED, "__indirect_function_table")]) {
        if module != SHARED || !has.iter().any(|it| it == name) {
            return Err(Failure::new(format!(
                "the second piece of the panel asks for {module}.{name}, which the first has not"
            )));
        }
    }
    Ok(())
}

/// The JavaScript with what fetches the second piece, in place of the import of the script that does not exist.
fn with_loader(glue: &str, name: &str, digest: &str) -> Result<String, Failure> {
    let fits = |line: &&str| line.starts_with("import ") && line.contains("__wasm_split.js");
    let line = glue.lines().find(fits);
    let import = line.and_then(|line| line.strip_prefix("import * as ")?.split(' ').next());
    match (line, import) {
        // What its exports are called is what the second piece asks for.
        (Some(line), Some(import)) if glue.contains("\n    wasm = instance.exports;") => {
            Ok(glue.replacen(line, &loader(import, name, digest), 1))
        }
        _ => Err(Failure::new(
            "the JavaScript is not of the expected form: split.rs knows that of wasm-bindgen 0.2.130",
        )),
    }
}

/// Fetches the second piece, once, and tells the first one whether it is there. A failure is not kept: whoever asks
/// again has it fetched again. In one piece and not while it comes, because that works whatever type a server gives it.
fn loader(import: &str, name: &str, digest: &str) -> String {
    format!(
        "let apart;\n\
         const {import} = {{\n\
         __wasm_split_load_{CUT}(callback, data) {{\n\
         apart ??= fetch(new URL('./{name}', import.meta.url).href, {{ integrity: '{digest}' }})\n\
         .then(answer => answer.arrayBuffer())\n\
         .then(bytes => WebAssembly.instantiate(bytes, {{ {SHARED}: wasm }}));\n\
         const tell = is_here => wasm.__indirect_function_table.get(callback)(data, is_here);\n\
         apart.then(() => tell(1), () => {{ apart = undefined; tell(0); }});\n\
         }},\n\
         }};"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_takes_the_place_of_the_import() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nfunction a() {\n    wasm = instance.exports;\n}\n";
        let new = with_loader(glue, "apart-1.wasm", "sha384-x").unwrap();
        assert!(!new.contains("import *") && new.contains("const import1 = {"), "{new}");
        assert!(new.contains("'./apart-1.wasm'") && new.contains("integrity: 'sha384-x'"), "{new}");
        assert!(new.ends_with("\nfunction a() {\n    wasm = instance.exports;\n}\n"), "{new}");
    }

    /// A module of one section.
    fn module(section: &[u8]) -> Vec<u8> {
        [b"\0asm\x01\0\0\0", section].concat()
    }

    #[test]
    fn pieces_that_do_not_fit_are_no_panel() {
        let table = b"\x19__indirect_function_table";
        let first = |more: &[u8]| {
            let entries = [&table[..], b"\x01\0", more].concat();
            let count = if more.is_empty() { 1 } else { 2 };
            module(&[&[7, entries.len() as u8 + 1, count], &entries[..]].concat())
        };
        let second = module(b"\x02\x13\x01\x0c__wasm_split\x01a\x03\x7f\x01");
        assert!(fits(&first(b"\x01a\x03\0"), &second).is_ok());
        assert!(fits(&first(b""), &second).is_err());
        assert!(fits(&module(b"\x07\x05\x01\x01a\x03\0"), &second).is_err());
        assert!(fits(b"", &second).is_err());
    }

    #[test]
    fn javascript_of_another_form_is_refused_in_words() {
        for glue in [
            "import { a } from \"./__wasm_split.js\"\n    wasm = instance.exports;",
            "import * as import1 from \"./__wasm_split.js\"\n",
            "import * as import1 from \"./other.js\"\n    wasm = instance.exports;",
        ] {
            assert!(with_loader(glue, "a", "b").is_err(), "{glue}");
        }
    }
}
