//! Writes a WebAssembly module again so that brotli finds more that repeats: similar functions become neighbours, and the locals
//! of each function are numbered by how often they are used. Of functions that are the same, one stays. What the module does stays
//! the same.
//!
//! Functions are sorted by their type, and those of one type so that similar ones are neighbours (`similar.rs`). The list of types
//! is then a few long runs. A compiler numbers locals as it goes, so that the same code has other numbers in each function.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef, ValType,
};

use super::similar::similar_together;

/// The module with its functions and locals in that order.
pub fn reorder(module: &[u8]) -> Result<Vec<u8>> {
    // Renumbered first: the order of the functions is that of their new bytes.
    let mut module = written(module, Order::as_it_is(module)?)?;
    while let Some(order) = Order::without_duplicates(&module)? {
        module = written(&module, order)?;
    }
    written(&module, Order::sorted(&module)?)
}

fn written(module: &[u8], mut order: Order) -> Result<Vec<u8>> {
    let mut written = Module::new();
    order.parse_core_module(&mut written, Parser::new(0), module).map_err(unreadable)?;
    Ok(written.finish())
}

fn unreadable(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("the panel is no readable WebAssembly: {error}")
}

/// The order of a module's functions.
struct Order {
    /// The number of parameters of each type.
    parameters: Vec<u32>,
    /// The type of each function of the module, in the old order.
    types: Vec<u32>,
    /// The number of imported functions, which come first.
    imported: u32,
    /// The old places of the functions, in the new order.
    functions: Vec<usize>,
    /// The new index for each old one.
    indices: BTreeMap<u32, u32>,
    /// The new number for each old one of the function that is being written.
    locals: BTreeMap<u32, u32>,
}

impl Order {
    fn as_it_is(module: &[u8]) -> Result<Self> {
        Ok(Self::read(module)?.0)
    }

    /// Each function once: of those with the same type and bytes, all calls go to the first. `None` where there are no such. After
    /// that, functions that called them can be the same too.
    fn without_duplicates(module: &[u8]) -> Result<Option<Self>> {
        let (mut order, bodies) = Self::read(module)?;
        let mut first: HashMap<(u32, &[u8]), u32> = HashMap::new();
        order.functions.clear();
        for (old, (kind, body)) in order.types.iter().zip(bodies).enumerate() {
            let new = u32::try_from(order.functions.len())? + order.imported;
            let kept = *first.entry((*kind, body)).or_insert(new);
            if kept == new {
                order.functions.push(old);
            }
            order.indices.insert(u32::try_from(old)? + order.imported, kept);
        }
        Ok((order.functions.len() < order.types.len()).then_some(order))
    }

    fn sorted(module: &[u8]) -> Result<Self> {
        let (mut order, bodies) = Self::read(module)?;
        let mut of_type: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (place, kind) in order.types.iter().enumerate() {
            of_type.entry(*kind).or_default().push(place);
        }
        let sorted = |places: &Vec<usize>| {
            let of_these: Vec<&[u8]> =
                places.iter().filter_map(|place| bodies.get(*place).copied()).collect();
            similar_together(&of_these)
                .into_iter()
                .filter_map(|index| places.get(index).copied())
                .collect::<Vec<_>>()
        };
        order.functions = of_type.values().flat_map(sorted).collect();
        for (new, old) in order.functions.iter().enumerate() {
            let index = |place: usize| u32::try_from(place).map(|place| place + order.imported);
            order.indices.insert(index(*old)?, index(new)?);
        }
        Ok(order)
    }

    /// The module's own order, and the bytes of its functions.
    fn read(module: &[u8]) -> Result<(Self, Vec<&[u8]>)> {
        let (mut parameters, mut types, mut imported, mut bodies) = (Vec::new(), Vec::new(), 0, Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload.map_err(unreadable)? {
                Payload::TypeSection(section) => {
                    for kind in section.into_iter_err_on_gc_types() {
                        parameters.push(u32::try_from(kind.map_err(unreadable)?.params().len())?);
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let kind = import.map_err(unreadable)?.ty;
                        imported += u32::from(matches!(kind, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>().map_err(unreadable)?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let functions = (0..types.len()).collect();
        let (indices, locals) = (BTreeMap::new(), BTreeMap::new());
        Ok((Self { parameters, types, imported, functions, indices, locals }, bodies))
    }
}

/// The locals of a function that are no parameters, in their new order: of one type together, the most used first. The old number
/// of each, and its type.
fn locals(
    body: &FunctionBody<'_>,
    parameters: u32,
) -> Result<Vec<(u32, ValType)>, wasmparser::BinaryReaderError> {
    let mut all = Vec::new();
    let mut number = parameters;
    for group in body.get_locals_reader()? {
        let (count, kind) = group?;
        for _ in 0..count {
            all.push((number, kind));
            number += 1;
        }
    }
    let mut kinds: Vec<ValType> = Vec::new();
    for (_, kind) in &all {
        if !kinds.contains(kind) {
            kinds.push(*kind);
        }
    }
    kinds.sort_by_key(ToString::to_string);
    let mut uses: BTreeMap<u32, usize> = BTreeMap::new();
    for operator in body.get_operators_reader()? {
        if let Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } = operator?
        {
            *uses.entry(local_index).or_default() += 1;
        }
    }
    let place = |kind: &ValType| kinds.iter().position(|it| it == kind);
    all.sort_by_key(|(number, kind)| (place(kind), Reverse(uses.get(number).copied())));
    Ok(all)
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, reencode::Error<Infallible>> {
        Ok(self.indices.get(&old).copied().unwrap_or(old))
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        for kind in self.functions.iter().filter_map(|place| self.types.get(*place)) {
            section.function(*kind);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for place in self.functions.clone() {
            let (Some(body), Some(kind)) = (bodies.get(place), self.types.get(place)) else { continue };
            let parameters = self.parameters.get(*kind as usize).copied().unwrap_or_default();
            let locals = locals(body, parameters)?;
            self.locals = (parameters..).zip(&locals).map(|(new, (old, _))| (*old, new)).collect();
            let kinds = locals.iter().map(|(_, kind)| self.val_type(*kind)).collect::<Result<Vec<_>, _>>()?;
            let mut function = Function::new_with_locals_types(kinds);
            for operator in body.get_operators_reader()? {
                function.instruction(&self.instruction(operator?)?);
            }
            code.function(&function);
        }
        Ok(())
    }

    fn instruction<'a>(
        &mut self,
        mut operator: Operator<'a>,
    ) -> Result<Instruction<'a>, reencode::Error<Infallible>> {
        if let Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } = &mut operator
        {
            *local_index = self.locals.get(local_index).copied().unwrap_or(*local_index);
        }
        reencode::utils::instruction(self, operator)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
        Instruction as I, Module, TypeSection, ValType,
    };

    use super::reorder;

    /// A module with the types `() -> ()` and `(i32) -> ()`, an imported function, and these functions: the type, the locals,
    /// and the code of each. The first one is exported.
    fn module(functions: &[(u32, &[ValType], &[I<'_>])], exported: u32) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], []);
        let (mut imports, mut section, mut code) =
            (ImportSection::new(), FunctionSection::new(), CodeSection::new());
        imports.import("a", "b", EntityType::Function(0));
        for (kind, locals, instructions) in functions {
            section.function(*kind);
            let mut function = Function::new_with_locals_types(locals.iter().copied());
            instructions.iter().for_each(|it| {
                function.instruction(it);
            });
            code.function(function.instruction(&I::End));
        }
        let mut exports = ExportSection::new();
        exports.export("f", ExportKind::Func, exported);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&section).section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn functions_of_one_type_are_neighbours_and_all_calls_and_exports_follow() {
        let before = module(
            &[(1, &[], &[I::Call(3)]), (0, &[], &[I::I32Const(7), I::Call(1), I::Call(0)]), (0, &[], &[])],
            1,
        );
        // The empty one comes first, because it is shorter; the one with the parameter comes last.
        let after = module(
            &[(0, &[], &[]), (0, &[], &[I::I32Const(7), I::Call(3), I::Call(0)]), (1, &[], &[I::Call(1)])],
            3,
        );
        assert_eq!(reorder(&before).unwrap(), after);
        assert_eq!(reorder(&after).unwrap(), after, "once is enough");
    }

    #[test]
    fn of_functions_that_are_the_same_one_stays_also_of_those_that_become_the_same() {
        // The third and the fourth call the first and the second, which are the same.
        let before = module(
            &[
                (0, &[], &[I::I32Const(7), I::Drop]),
                (0, &[], &[I::I32Const(7), I::Drop]),
                (0, &[], &[I::Call(1)]),
                (0, &[], &[I::Call(2)]),
                (1, &[], &[I::Call(4)]),
            ],
            4,
        );
        let after = module(
            &[(0, &[], &[I::Call(2)]), (0, &[], &[I::I32Const(7), I::Drop]), (1, &[], &[I::Call(1)])],
            1,
        );
        assert_eq!(reorder(&before).unwrap(), after);
    }

    #[test]
    fn locals_of_one_type_are_neighbours_and_the_most_used_comes_first() {
        let (a, b) = (ValType::I32, ValType::I64);
        // The parameter keeps its number.
        let before = module(
            &[(
                1,
                &[b, a, a],
                &[
                    I::LocalGet(0),
                    I::LocalSet(2),
                    I::LocalGet(3),
                    I::LocalTee(3),
                    I::LocalSet(2),
                    I::LocalGet(3),
                    I::Drop,
                    I::LocalGet(1),
                    I::Drop,
                ],
            )],
            1,
        );
        let after = module(
            &[(
                1,
                &[a, a, b],
                &[
                    I::LocalGet(0),
                    I::LocalSet(2),
                    I::LocalGet(1),
                    I::LocalTee(1),
                    I::LocalSet(2),
                    I::LocalGet(1),
                    I::Drop,
                    I::LocalGet(3),
                    I::Drop,
                ],
            )],
            1,
        );
        assert_eq!(reorder(&before).unwrap(), after);
    }

    #[test]
    fn what_is_no_module_is_refused() {
        for broken in [&b"\0asm"[..], b"<html>", b"\0asm\x01\0\0\0\x01\x05\xaa"] {
            assert!(reorder(broken).unwrap_err().to_string().contains("no readable WebAssembly"));
        }
    }
}
