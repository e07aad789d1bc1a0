//! Takes the tables for `{:?}` of rare characters out of the compiler's module: 2 KB with brotli.
//!
//! Rust's `Debug` of a text writes characters that cannot be printed, and accents, as escapes, and has tables of them. In the
//! panel only the texts of panics use it. Here all characters count as printable there. A development build has the tables.

use std::collections::HashSet;

use anyhow::{Context, Result};

use super::linked::{Linked, UNREADABLE};
use super::relocations::is_address;

/// Functions of the standard library, by a part of their symbols' names, and what each returns in place of looking it up.
const CONSTANT: [(&str, u8); 2] = [
    // Whether a character can be printed.
    ("core7unicode9printable12is_printable", 1),
    // Whether it is an accent on the character before.
    ("core7unicode12unicode_data15grapheme_extend11lookup_slow", 0),
];

/// The module without these tables.
pub fn without_escapes(module: &[u8]) -> Result<Vec<u8>> {
    let mut linked = Linked::read(module).context(UNREADABLE)?;
    for (part, value) in CONSTANT {
        linked.make_constant(part, value)?;
    }
    linked.written()
}

impl Linked<'_> {
    /// Makes the functions with this part in their names return a constant, and empties the data that only they use.
    fn make_constant(&mut self, part: &str, value: u8) -> Result<()> {
        let is_it = |name: &&String| name.contains(part);
        let bodies: Vec<_> =
            self.functions.iter().filter(|(name, _)| is_it(name)).map(|it| it.1.clone()).collect();
        for body in bodies {
            // No variables, the constant, and its return. Nothing reaches the rest: each 0 is an `unreachable`.
            let bytes = self.bytes.get_mut(body.clone()).context(UNREADABLE)?;
            let Some((begin, rest)) = bytes.split_at_mut_checked(4) else { continue };
            let Some((end, middle)) = rest.split_last_mut() else { continue };
            begin.copy_from_slice(&[0, 0x41, value, 0x0f]);
            middle.fill(0);
            *end = 0x0b;
            let mut symbols = HashSet::new();
            for (section, entries) in &mut self.relocations {
                let start = *self.sections.get(*section as usize).context(UNREADABLE)?;
                entries.retain(|entry| {
                    let is_inside = body.contains(&(start + entry.offset as usize));
                    if is_inside && is_address(entry) {
                        symbols.insert(entry.index);
                    }
                    !is_inside
                });
            }
            self.empty_unused(&symbols)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use wasm_encoder::{
        CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, Function, FunctionSection,
        Instruction, LinkingSection, MemorySection, MemoryType, Module, SymbolTable, TypeSection, ValType,
    };
    use wasmparser::{Operator, Parser, Payload, RelocationEntry, RelocationType};

    use super::super::linked::Linked;
    use super::super::relocations::{encoded, padded};
    use super::without_escapes;

    const START: u32 = 524_288;
    const TABLE: &[u8] = b"a table of characters";

    /// A module with a function of this name that reads a table.
    fn module(name: &str) -> Vec<u8> {
        let (mut types, mut functions, mut code) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([ValType::I32], [ValType::I32]);
        functions.function(0);
        let mut function = Function::new([]);
        function.raw([0x41]).raw(padded(START)).instruction(&Instruction::Drop);
        function.instruction(&Instruction::LocalGet(0)).instruction(&Instruction::End);
        code.function(&function);
        let (mut memories, mut data, mut linking, mut symbols) =
            (MemorySection::new(), DataSection::new(), LinkingSection::new(), SymbolTable::new());
        let (maximum, page_size_log2) = (None, None);
        memories.memory(MemoryType { minimum: 9, maximum, memory64: false, shared: false, page_size_log2 });
        data.active(0, &ConstExpr::i32_const(START as i32), TABLE.to_vec());
        symbols.function(0, 0, Some(name));
        symbols.data(0, "", Some(DataSymbolDefinition { index: 0, offset: 0, size: TABLE.len() as u32 }));
        linking.symbol_table(&symbols);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&functions)
            .section(&memories)
            .section(&code)
            .section(&data)
            .section(&linking);
        let linked = Linked::read(module.as_slice()).unwrap();
        let address = padded(START);
        let at = linked.bytes.windows(5).position(|it| it == address).unwrap();
        let offset = (at - linked.sections[3]) as u32;
        let entry = RelocationEntry { ty: RelocationType::MemoryAddrSleb, offset, index: 1, addend: 0 };
        let data = encoded(3, &[entry]).unwrap();
        module.section(&CustomSection { name: "reloc.CODE".into(), data: data.into() });
        module.finish()
    }

    /// The operators of the module's only function.
    fn operators(module: &[u8]) -> String {
        let mut told = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::CodeSectionEntry(body) = payload.unwrap() else { continue };
            for operator in body.get_operators_reader().unwrap() {
                told.push(match operator.unwrap() {
                    Operator::I32Const { value } => format!("const {value}"),
                    Operator::Return => "return".to_owned(),
                    Operator::Unreachable => continue,
                    Operator::End => "end".to_owned(),
                    other => format!("{other:?}"),
                });
            }
        }
        told.join(", ")
    }

    #[test]
    fn the_function_returns_a_constant_and_its_table_is_empty() {
        let whole = module("_ZN4core7unicode9printable12is_printable17h0123456789abcdefE");
        let after = without_escapes(&whole).unwrap();
        assert_eq!(operators(&after), "const 1, return, end");
        assert_eq!(after.len(), whole.len() - 4, "one relocation less, and nothing else moved");
        assert!(!after.windows(TABLE.len()).any(|it| it == TABLE));
        assert!(wasmparser::Validator::new().validate_all(&after).is_ok());
        assert_eq!(Linked::read(&after).unwrap().relocations, HashMap::from([(3, Vec::new())]));
    }

    #[test]
    fn other_functions_stay() {
        let whole = module("_ZN5panel12is_printable17h0123456789abcdefE");
        assert_eq!(without_escapes(&whole).unwrap(), whole);
    }
}
