//! Takes most of the source locations out of the compiler's module: 5 KB with brotli.
//!
//! Each check that can panic refers to a file, a line and a column. Those of libraries become one, `/crates:0:0`, and those of the
//! panel's own files another one, `src:0:0`. The message of the panic stays. A development build has all of them.

use std::collections::HashSet;

use anyhow::{Context, Result};
use wasmparser::{RelocationEntry, RelocationType};

use super::linked::{Linked, UNREADABLE};
use super::relocations::{is_address, padded};

/// What the names of files begin with, and the part of a name that is left for all of them. `compile.rs` gives the folder of the
/// crates its short name.
const GROUPS: [(&[&str], &str); 2] =
    [(&["/crates/", "/rustc/", "/rust/deps/"], "/crates"), (&["src/", "crates/"], "src")];

/// The size of a location in bytes: the address and the length of the file's name, the line, the column.
const SIZE: u32 = 16;

/// The module with two locations. No byte moves, because the linker's relocations name offsets.
pub fn with_few_locations(module: &[u8]) -> Result<Vec<u8>> {
    let mut linked = Linked::read(module).context(UNREADABLE)?;
    for (prefixes, kept) in GROUPS {
        let locations = linked.locations(prefixes);
        if let Some(one) = locations.iter().copied().find(|it| linked.name_of(*it).starts_with(kept)) {
            linked.replace(&locations.into_iter().collect(), one, kept)?;
        }
    }
    linked.written()
}

impl Linked<'_> {
    /// The symbols that are locations in files whose names begin with one of these, in their order.
    fn locations(&self, prefixes: &[&str]) -> Vec<u32> {
        let is_one = |symbol: &u32| prefixes.iter().any(|it| self.name_of(*symbol).starts_with(it));
        let mut all: Vec<u32> = self.data.keys().copied().filter(is_one).collect();
        all.sort_unstable();
        all
    }

    /// The file that the location names; empty if the symbol is none.
    fn name_of(&self, symbol: u32) -> &str {
        let name = || {
            let (range, _) = self.place(symbol).filter(|(range, _)| range.len() == SIZE as usize)?;
            let (words, _) = self.module.get(range)?.as_chunks();
            let [address, length, line, column] = words else { return None };
            let [address, length] = [address, length].map(|it| u32::from_le_bytes(*it));
            let are_places = [line, column].iter().all(|it| (1..100_000).contains(&u32::from_le_bytes(**it)));
            let name = std::str::from_utf8(self.text(address, length)?).ok()?;
            (are_places && name.ends_with(".rs")).then_some(name)
        };
        name().unwrap_or_default()
    }

    /// Makes all that refers to one of the locations refer to `one`, and empties what nothing refers to any more.
    fn replace(&mut self, locations: &HashSet<u32>, one: u32, name: &str) -> Result<()> {
        let (kept, address) = self.place(one).context(UNREADABLE)?;
        // What is referred to in part stays.
        let in_part = |entry: &&RelocationEntry| is_address(entry) && entry.addend != 0;
        let in_part: HashSet<u32> =
            self.relocations.values().flatten().filter(in_part).map(|entry| entry.index).collect();
        let locations: HashSet<u32> =
            locations.difference(&in_part).copied().filter(|symbol| *symbol != one).collect();
        let others: Vec<_> = locations.iter().filter_map(|it| self.place(*it)).collect();
        let mut names = HashSet::new();
        for (section, entries) in &mut self.relocations {
            let start = *self.sections.get(*section as usize).context(UNREADABLE)?;
            entries.retain_mut(|entry| {
                let at = start + entry.offset as usize;
                if others.iter().any(|(range, _)| range.contains(&at)) {
                    names.insert(entry.index);
                    return false;
                }
                if is_address(entry) && locations.contains(&entry.index) {
                    let written = match entry.ty {
                        RelocationType::MemoryAddrI32 => address.to_le_bytes().to_vec(),
                        _ => padded(address).to_vec(),
                    };
                    if let Some(place) = self.bytes.get_mut(at..at + written.len()) {
                        place.copy_from_slice(&written);
                    }
                    entry.index = one;
                }
                true
            });
        }
        self.empty_unused(&names)?;
        for (range, _) in others {
            self.bytes.get_mut(range).context(UNREADABLE)?.fill(0);
        }
        let words = self.bytes.get_mut(kept).context(UNREADABLE)?;
        words.get_mut(4..).context(UNREADABLE)?.fill(0);
        words.get_mut(4..8).context(UNREADABLE)?.copy_from_slice(&u32::try_from(name.len())?.to_le_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, Function, FunctionSection,
        Instruction, LinkingSection, MemorySection, MemoryType, Module, SymbolTable, TypeSection,
    };
    use wasmparser::RelocationType::{MemoryAddrI32, MemoryAddrSleb, TypeIndexLeb};
    use wasmparser::{Operator, Parser, Payload, RelocationEntry, RelocationType};

    use super::super::linked::Linked;
    use super::super::relocations::{encoded, padded};
    use super::with_few_locations;

    /// Where the data begins.
    const START: u32 = 524_288;

    const CODE: u32 = 3;
    const DATA: u32 = 4;

    /// A linked module whose function has the addresses of these locations: a file, a line and a column each.
    fn module(locations: &[(&str, u32, u32)]) -> Vec<u8> {
        let (mut data, mut body, mut table) = (Vec::new(), Vec::new(), SymbolTable::new());
        let (mut addresses, mut places) = (Vec::new(), Vec::new());
        for (file, line, column) in locations {
            let (name, length) = (data.len() as u32, file.len() as u32);
            data.extend_from_slice(file.as_bytes());
            let place = data.len() as u32;
            let words: Vec<u8> =
                [START + name, length, *line, *column].iter().flat_map(|it| it.to_le_bytes()).collect();
            data.extend_from_slice(&words);
            for (offset, size) in [(name, length), (place, 16)] {
                table.data(0, "", Some(DataSymbolDefinition { index: 0, offset, size }));
            }
            addresses.push(padded(START + place));
            places.push(words);
            body.push(0x41);
            body.extend(padded(START + place));
            body.push(0x1a);
        }
        let (mut types, mut functions, mut code) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        functions.function(0);
        let mut function = Function::new([]);
        code.function(function.raw(body).instruction(&Instruction::End));
        let (mut memories, mut section, mut linking) =
            (MemorySection::new(), DataSection::new(), LinkingSection::new());
        let (maximum, page_size_log2) = (None, None);
        memories.memory(MemoryType { minimum: 9, maximum, memory64: false, shared: false, page_size_log2 });
        section.active(0, &ConstExpr::i32_const(START as i32), data);
        linking.symbol_table(&table);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&memories).section(&code).section(&section);
        module.section(&linking);
        let linked = Linked::read(module.as_slice()).unwrap();
        let entry = |section: u32, ty: RelocationType, bytes: &[u8], index: usize| {
            let at = linked.bytes.windows(bytes.len()).position(|it| it == bytes).unwrap();
            let offset = (at - linked.sections[section as usize]) as u32;
            RelocationEntry { ty, offset, index: index as u32, addend: 0 }
        };
        // The first one is of a type whose number is that of a location's symbol.
        let mut of_code = vec![entry(CODE, TypeIndexLeb, &addresses[0], 3)];
        let of_addresses = addresses.iter().enumerate();
        of_code.extend(of_addresses.map(|(number, it)| entry(CODE, MemoryAddrSleb, it, 2 * number + 1)));
        let of_data: Vec<_> = places
            .iter()
            .enumerate()
            .map(|(number, it)| entry(DATA, MemoryAddrI32, it, 2 * number))
            .collect();
        for (name, section, entries) in [("reloc.CODE", CODE, of_code), ("reloc.DATA", DATA, of_data)] {
            let data = encoded(section, &entries).unwrap();
            module.section(&CustomSection { name: name.into(), data: data.into() });
        }
        module.finish()
    }

    /// What the function's addresses stand for.
    fn told(module: &[u8]) -> Vec<String> {
        let linked = Linked::read(module).unwrap();
        let mut told = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::CodeSectionEntry(body) = payload.unwrap() else { continue };
            for operator in body.get_operators_reader().unwrap() {
                let Operator::I32Const { value } = operator.unwrap() else { continue };
                let words = linked.text(value as u32, 16).unwrap().as_chunks().0.to_vec();
                let [address, length, line, column] =
                    <[[u8; 4]; 4]>::try_from(words).unwrap().map(u32::from_le_bytes);
                let file = std::str::from_utf8(linked.text(address, length).unwrap()).unwrap();
                told.push(format!("{file}:{line}:{column}"));
            }
        }
        told
    }

    #[test]
    fn libraries_have_one_location_and_the_panels_files_another() {
        let whole = module(&[
            ("src/a.rs", 3, 4),
            ("/rustc/5980/library/core/src/b.rs", 5, 6),
            ("/crates/c-1.0.0/src/lib.rs", 7, 8),
            ("crates/client/src/d.rs", 9, 10),
            ("/crates/e-1.0.0/src/lib.rs", 11, 12),
        ]);
        let after = with_few_locations(&whole).unwrap();
        let (library, own) = ("/crates:0:0", "src:0:0");
        assert_eq!(told(&after), [own, library, library, own, library]);
        let text = String::from_utf8_lossy(&after);
        assert!(!text.contains("/rustc/") && !text.contains("e-1.0.0"), "names that nothing has any more");
        let linked = Linked::read(&after).unwrap();
        let symbols = |section| linked.relocations[&section].iter().map(|it| it.index).collect::<Vec<_>>();
        assert_eq!(symbols(CODE), [3, 1, 5, 5, 1, 5], "the split follows the relocations");
        assert_eq!(symbols(DATA), [0, 4]);
        assert_eq!(with_few_locations(&after).unwrap(), after, "once is enough");
    }

    #[test]
    fn what_only_looks_like_a_location_stays() {
        let data = [("/crates/a/src/lib.rs", 0, 4), ("/crates/a/src/lib.txt", 3, 4), ("other/b.rs", 5, 6)];
        let whole = module(&data);
        assert_eq!(with_few_locations(&whole).unwrap(), whole);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for broken in [&b"\0asm"[..], b"<html>", b"\0asm\x01\0\0\0\x01\x05\xaa"] {
            let error = with_few_locations(broken).unwrap_err();
            assert!(error.to_string().contains("no readable WebAssembly"), "{error}");
        }
    }
}
