//! Takes out of the compiler's module what a dependency exports to JavaScript and nothing calls. An export keeps its code
//! alive: no linker and no later step removes it.

use anyhow::{Context, Result};
use wasm_encoder::{CustomSection, ExportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// What the names of the exports have in common: the classes `IntoUnderlying…` of wasm-streams, which Leptos brings for server
/// functions, even where there are none.
const UNUSED: &str = "intounderlying";

/// The section in which wasm-bindgen keeps what it knows of exports and imports.
const BINDINGS: &str = "__wasm_bindgen_unstable";

const UNREADABLE: &str = "the panel is no readable WebAssembly";

/// The module without these exports. All else stays byte by byte, because the linker's relocations name offsets.
pub fn without_unused_exports(module: &[u8]) -> Result<Vec<u8>> {
    let mut written = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context(UNREADABLE)?;
        match &payload {
            Payload::ExportSection(exports) => {
                let mut kept = ExportSection::new();
                for export in exports.clone() {
                    let export = export.context(UNREADABLE)?;
                    if !is_unused(export.name.as_bytes()) {
                        kept.export(export.name, export.kind.into(), export.index);
                    }
                }
                written.section(&kept);
            }
            Payload::CustomSection(section) if section.name() == BINDINGS => {
                let kept = used_bindings(section.data()).context(UNREADABLE)?;
                written.section(&CustomSection { name: BINDINGS.into(), data: kept.into() });
            }
            _ => {
                if let Some((id, range)) = payload.as_section() {
                    let (start, end) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
                    let data = module.get(start..end).context(UNREADABLE)?;
                    written.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(written.finish())
}

/// The entries of wasm-bindgen's section without those of the unused exports; `None` if the section is broken. An entry is a
/// version and a description, each after its length in four bytes.
fn used_bindings(mut section: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::new();
    while !section.is_empty() {
        let (_, rest) = with_length(section)?;
        let (description, rest) = with_length(rest)?;
        if !is_unused(description) {
            kept.extend_from_slice(section.get(..section.len() - rest.len())?);
        }
        section = rest;
    }
    Some(kept)
}

/// The bytes after a length in four bytes, and what follows them.
fn with_length(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

fn is_unused(text: &[u8]) -> bool {
    text.windows(UNUSED.len()).any(|part| part.eq_ignore_ascii_case(UNUSED.as_bytes()))
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CustomSection, ExportKind, ExportSection, Module};

    use super::{BINDINGS, without_unused_exports};

    fn entry(description: &str) -> Vec<u8> {
        let part = |text: &str| [&(text.len() as u32).to_le_bytes()[..], text.as_bytes()].concat();
        [part("{}"), part(description)].concat()
    }

    /// A module with these exports and these entries.
    fn module(exports: &[&str], entries: &[&str]) -> Vec<u8> {
        let mut section = ExportSection::new();
        for (index, name) in (0..).zip(exports) {
            section.export(name, ExportKind::Func, index);
        }
        let data: Vec<u8> = entries.iter().flat_map(|it| entry(it)).collect();
        let mut module = Module::new();
        module.section(&section).section(&CustomSection { name: BINDINGS.into(), data: data.into() });
        module.section(&CustomSection { name: "linking".into(), data: (&[0x80, 0x80, 0x00]).into() });
        module.finish()
    }

    #[test]
    fn unused_exports_and_their_bindings_go_and_all_else_stays() {
        let whole =
            module(&["main", "memory", "intounderlyingsink_close_1"], &["start", "IntoUnderlyingSink"]);
        assert_eq!(without_unused_exports(&whole).unwrap(), module(&["main", "memory"], &["start"]));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let cut = module(&[], &["start"]);
        let short = [&cut[..cut.len() - 19], &[0, 0, 0]].concat();
        for broken in [&b"\0asm"[..], b"<html>", b"\0asm\x01\0\0\0\x01\x05\xaa", &short] {
            let error = without_unused_exports(broken).unwrap_err();
            assert!(error.to_string().contains("no readable WebAssembly"), "{error}");
        }
    }
}
