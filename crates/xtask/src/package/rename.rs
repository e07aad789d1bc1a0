//! Writes a WebAssembly module again: with short names, with numbers of no more bytes than they need, and without notes for
//! debuggers.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, Imports, Parser};

/// The module with other names for its imports and exports, as in `names`, and without custom sections.
pub fn rename(module: &[u8], names: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut written = Module::new();
    Names(names)
        .parse_core_module(&mut written, Parser::new(0), module)
        .map_err(|error| anyhow!("the panel is no readable WebAssembly: {error}"))?;
    Ok(written.finish())
}

/// Each old name with the new one.
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

/// A module that imports these functions, with a custom section.
#[cfg(test)]
pub fn module(imports: &[&str]) -> Vec<u8> {
    use wasm_encoder::{CustomSection, EntityType, TypeSection};
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{module, rename};

    #[test]
    fn custom_sections_go_and_names_change_on_both_sides() {
        let kept = rename(&module(&["__wbg_now", "other"]), &BTreeMap::new()).unwrap();
        let whole = module(&["__wbg_now", "other"]);
        // The section's kind and length, the length of its name, its name, and what it holds.
        assert_eq!(kept, whole[..whole.len() - (2 + 1 + 4 + 3)]);
        let names = BTreeMap::from([("__wbg_now".to_owned(), "e".to_owned())]);
        let renamed = rename(&whole, &names).unwrap();
        assert_eq!(renamed, rename(&module(&["e", "other"]), &BTreeMap::new()).unwrap());
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for broken in [&b"\0asm"[..], b"<html>", b"\0asm\x01\0\0\0\x01\x05\xaa"] {
            let error = rename(broken, &BTreeMap::new()).unwrap_err();
            assert!(error.to_string().contains("no readable WebAssembly"));
        }
    }
}
