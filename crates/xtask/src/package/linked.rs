//! The compiler's module with the linker's symbols and relocations. What is changed in it keeps its place: the relocations name
//! offsets.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasm_encoder::{CustomSection, Module, RawSection};
use wasmparser::{
    DataKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationEntry, SymbolInfo, TypeRef,
};

use super::relocations::{encoded, is_address};

pub const UNREADABLE: &str = "the panel is no readable WebAssembly";

/// A module with the linker's symbols and relocations.
pub struct Linked<'a> {
    pub module: &'a [u8],
    pub bytes: Vec<u8>,
    /// The data: its address and where it is in the module.
    pub segments: Vec<(u32, Range<usize>)>,
    /// The segment, the offset in it and the size of each symbol that stands for data.
    pub data: HashMap<u32, (u32, u32, u32)>,
    /// Where the contents of each section begin.
    pub sections: Vec<usize>,
    /// Where the body of each function is, by its symbol's name.
    pub functions: HashMap<String, Range<usize>>,
    /// The relocations of each section that has some, by the section's number.
    pub relocations: HashMap<u32, Vec<RelocationEntry>>,
}

impl<'a> Linked<'a> {
    /// Reads a module that the compiler wrote with the linker's flag `--emit-relocs`.
    pub fn read(module: &'a [u8]) -> Result<Self> {
        let (mut segments, mut data, mut sections, mut relocations) =
            (Vec::new(), HashMap::new(), Vec::new(), HashMap::new());
        let (mut imported, mut bodies, mut names) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                sections.push(usize::try_from(range.start)?);
            }
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported +=
                            usize::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let range = body.range();
                    bodies.push(usize::try_from(range.start)?..usize::try_from(range.end)?);
                }
                Payload::DataSection(section) => {
                    for segment in section {
                        let segment = segment?;
                        let DataKind::Active { offset_expr, .. } = segment.kind else { continue };
                        let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                            bail!("the address of data is no constant");
                        };
                        let end = usize::try_from(segment.range.end)?;
                        segments.push((u32::try_from(value)?, end - segment.data.len()..end));
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(reader) => {
                        for part in reader.subsections() {
                            let Linking::SymbolTable(symbols) = part? else { continue };
                            for (number, symbol) in (0..).zip(symbols) {
                                match symbol? {
                                    SymbolInfo::Data { symbol: Some(it), .. } => {
                                        data.insert(number, (it.index, it.offset, it.size));
                                    }
                                    SymbolInfo::Func { index, name: Some(name), .. } => {
                                        names.push((index, name))
                                    }
                                    _ => {}
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(reader) => {
                        let entries = reader.entries().into_iter().collect::<Result<_, _>>()?;
                        relocations.insert(reader.section_index(), entries);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let body = |index: u32| bodies.get((index as usize).checked_sub(imported)?).cloned();
        let functions =
            names.into_iter().filter_map(|(index, name)| Some((name.to_owned(), body(index)?))).collect();
        Ok(Self { module, bytes: module.to_vec(), segments, data, sections, functions, relocations })
    }

    /// Where the data of a symbol is in the module, and its address.
    pub fn place(&self, symbol: u32) -> Option<(Range<usize>, u32)> {
        let (segment, offset, size) = *self.data.get(&symbol)?;
        let (address, range) = self.segments.get(segment as usize)?;
        let start = range.start + offset as usize;
        Some((start..start + size as usize, address + offset))
    }

    /// The data at an address.
    pub fn text(&self, address: u32, length: u32) -> Option<&[u8]> {
        self.segments.iter().find_map(|(start, range)| {
            let offset = address.checked_sub(*start)? as usize;
            self.module.get(range.clone())?.get(offset..offset.checked_add(length as usize)?)
        })
    }

    /// Empties the data of these symbols that no relocation refers to any more.
    pub fn empty_unused(&mut self, symbols: &HashSet<u32>) -> Result<()> {
        let used: HashSet<u32> = self
            .relocations
            .values()
            .flatten()
            .filter(|it| is_address(it))
            .map(|entry| entry.index)
            .collect();
        for (range, _) in symbols.difference(&used).filter_map(|it| self.place(*it)).collect::<Vec<_>>() {
            self.bytes.get_mut(range).context(UNREADABLE)?.fill(0);
        }
        Ok(())
    }

    /// The module with the changed bytes and relocations.
    pub fn written(self) -> Result<Vec<u8>> {
        let mut written = Module::new();
        for payload in Parser::new(0).parse_all(self.module) {
            let payload = payload.context(UNREADABLE)?;
            if let Payload::CustomSection(section) = &payload
                && let KnownCustom::Reloc(reader) = section.as_known()
                && let Some(entries) = self.relocations.get(&reader.section_index())
            {
                let data = encoded(reader.section_index(), entries)?;
                written.section(&CustomSection { name: section.name().into(), data: data.into() });
            } else if let Some((id, range)) = payload.as_section() {
                let (start, end) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
                written.section(&RawSection { id, data: self.bytes.get(start..end).context(UNREADABLE)? });
            }
        }
        Ok(written.finish())
    }
}
