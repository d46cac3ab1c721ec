//! The order of functions in a module: what is alike stands beside each other.
//!
//! To an engine any order is the same. Brotli says a piece that was there before in fewer bits the nearer it was, and
//! one type after the other makes the list of types one run. Together that is three hundredths of a module. A promise
//! that an address is aligned is no more than a hint, and engines do without; it goes, since without it the same access
//! is the same bytes.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, MemArg, Parser, Payload, TypeRef};

use crate::error::{Context, Result};

/// Bytes of code that are looked at together.
const PIECE: usize = 4;

/// A piece that more functions have than this says nothing of them.
const COMMON: usize = 400;

/// How much each of the last functions counts for what comes next, the last one first.
const WEIGHTS: [u64; 8] = [100, 70, 50, 40, 30, 20, 20, 20];

/// What the same type counts for, beside the likeness of the code.
const SAME_TYPE: u64 = 9000;

/// The module with its functions in another order.
pub fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut types, mut bodies) = (0, Vec::new(), Vec::new());
    let told = || "a module whose functions are put in order".to_owned();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.context(told)? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import.context(told)?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(section) => {
                for of in section {
                    types.push(of.context(told)?);
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&wasm[body.range()]),
            _ => {}
        }
    }
    let order = order(&types, &bodies);
    let mut places: Vec<u32> = (0..).take(imported + order.len()).collect();
    for (place, function) in order.iter().enumerate() {
        places[imported + function] = u32::try_from(imported + place).unwrap_or_default();
    }
    let mut module = Module::new();
    let mut moving = Moving { order, places };
    moving.parse_core_module(&mut module, Parser::new(0), wasm).context(told)?;
    Ok(module.finish())
}

/// One function after the other, each the one that is most like the last few.
fn order(types: &[u32], bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<Vec<&[u8]>> = bodies.iter().map(|body| pieces_of(body)).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            having.entry(piece).or_default().push(function);
        }
    }
    having.retain(|_, functions| functions.len() <= COMMON);
    let mut left: BTreeMap<usize, ()> = (0..bodies.len()).map(|function| (function, ())).collect();
    let mut order: Vec<usize> = Vec::new();
    let mut shared: Vec<u64> = vec![0; bodies.len()];
    while let Some((first, ())) = left.first_key_value() {
        let mut met = Vec::new();
        for (known, weight) in order.iter().rev().zip(WEIGHTS) {
            for functions in pieces[*known].iter().filter_map(|piece| having.get(piece)) {
                // A rare piece says more.
                let worth = weight * 1000 / (100 * functions.len() as u64).isqrt();
                for function in functions.iter().filter(|function| left.contains_key(function)) {
                    if shared[*function] == 0 {
                        met.push(*function);
                    }
                    shared[*function] += worth;
                }
            }
        }
        let same = |function: usize| order.last().is_some_and(|last| types[*last] == types[function]);
        let score = |function: usize| {
            let size = (pieces[function].len() as u64 + 10).isqrt();
            shared[function] / size + if same(function) { SAME_TYPE } else { 0 }
        };
        let largest = |function: &usize| (bodies[*function].len(), std::cmp::Reverse(*function));
        let next = met.iter().copied().max_by_key(|function| (score(*function), std::cmp::Reverse(*function)));
        let next = next.or_else(|| left.keys().copied().max_by_key(largest)).unwrap_or(*first);
        for function in met {
            shared[function] = 0;
        }
        left.remove(&next);
        order.push(next);
    }
    order
}

/// The different pieces of a function's code.
fn pieces_of(body: &[u8]) -> Vec<&[u8]> {
    let mut pieces: Vec<&[u8]> = body.windows(PIECE).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// Writes a module again.
struct Moving {
    /// Functions of the module itself, in their new order.
    order: Vec<usize>,
    /// New index by old index, with what is imported.
    places: Vec<u32>,
}

impl Reencode for Moving {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> std::result::Result<u32, Error> {
        Ok(self.places[function as usize])
    }

    fn mem_arg(&mut self, access: MemArg) -> std::result::Result<wasm_encoder::MemArg, Error> {
        Ok(wasm_encoder::MemArg { offset: access.offset, align: 0, memory_index: self.memory_index(access.memory)? })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> std::result::Result<(), Error> {
        let types = section.into_iter().collect::<std::result::Result<Vec<u32>, _>>()?;
        for function in &self.order {
            functions.function(types[*function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> std::result::Result<(), Error> {
        let bodies = section.into_iter().collect::<std::result::Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            utils::parse_function_body(self, code, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function, FunctionSection, Module,
        RefType, TableSection, TableType, TypeSection, ValType,
    };

    use super::{by_likeness, order};

    #[test]
    fn what_is_alike_stands_beside_each_other() {
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"12345678", b"abcdefgi", b"12345679"];
        assert_eq!(order(&[0, 0, 0, 0], &bodies), [0, 2, 1, 3]);
        assert_eq!(order(&[0, 1, 1, 0], &[b"a", b"b", b"c", b"d"]).len(), 4);
    }

    /// A function that gives its number.
    fn number(number: i32) -> Function {
        let mut function = Function::new([]);
        function.instructions().i32_const(number).drop().i32_const(number).drop().end();
        function
    }

    /// Export and table lead to the same code as before.
    #[test]
    fn whoever_names_a_function_finds_it_again() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], []);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for (place, value) in [7, 1_000_000, 7].into_iter().enumerate() {
            functions.function(u32::from(place == 1));
            code.function(&number(value));
        }
        let mut tables = TableSection::new();
        let (minimum, element_type) = (1, RefType::FUNCREF);
        tables.table(TableType { element_type, minimum, maximum: None, table64: false, shared: false });
        let mut exports = ExportSection::new();
        exports.export("million", ExportKind::Func, 1);
        let mut elements = ElementSection::new();
        elements.active(Some(0), &ConstExpr::i32_const(0), Elements::Functions([1].as_slice().into()));
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&tables).section(&exports).section(&elements).section(&code);
        let moved = by_likeness(&module.finish()).unwrap();
        wasmparser::validate(&moved).unwrap();
        let module = walrus::Module::from_buffer(&moved).unwrap();
        let million = module.exports.get_func("million").unwrap();
        assert_eq!(module.types.params(module.funcs.get(million).ty()), [walrus::ValType::I32]);
        let table = module.elements.iter().next().unwrap();
        assert!(matches!(&table.items, walrus::ElementItems::Functions(list) if list == &[million]));
    }
}
