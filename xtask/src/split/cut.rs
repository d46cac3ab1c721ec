//! Cuts the module along the plan: the first module, and one for each part.
//!
//! Each is made from the whole by leaving out what it has not. They share the memory, the table and the stack of the
//! first one, and call each other through the table.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use sha2::{Digest, Sha256};
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionBuilder, FunctionId, FunctionKind, GlobalKind,
    ImportedFunction, Module, ModuleConfig,
};

use super::home::Home;
use super::knock::Knock;
use super::names::{Names, Thing, Things};
use super::plan::Plan;
use super::table::{self, Table};
use super::whole::Whole;
use crate::error::{Context, Result};
use crate::stamp::hex;

/// What the parts call the first module.
const FIRST: &str = "m";

/// Letters of the name that only modules of the same build share.
const BUILD: usize = 8;

/// The modules that were one.
pub struct Pieces {
    pub first: Vec<u8>,
    /// In the order of [`Plan::parts`].
    pub parts: Vec<Vec<u8>>,
}

/// Parses a module that walrus wrote. The same bytes give the same order of functions.
pub fn parse(bytes: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    // Names would have a say in the order that wasm-opt gives to functions.
    config.generate_producers_section(false).generate_name_section(false);
    config.parse(bytes).context(|| "the module that wasm-bindgen wrote".to_owned())
}

pub fn cut(bytes: &[u8], whole: &Whole, plan: &Plan) -> Result<Pieces> {
    let module = parse(bytes)?;
    let things = Things::of(&module);
    let table = Table::new(&module, whole, plan)?;
    let segments = module.data.iter().map(|data| Ok((address(&data.kind)?, data.value.as_slice())));
    whole.check_bytes(&segments.collect::<Result<Vec<_>>>()?)?;
    let mut names = Names::of(&module, &things);
    // A part links with the first module of its own build alone: any other has other functions under these names.
    names.set(Thing::Table(table.place), &format!("_{}", &hex(&Sha256::digest(bytes))[..BUILD]));
    let mut cutting = Cutting { bytes, whole, plan, table, names, needed: BTreeSet::new() };
    let parts = (0..plan.parts.len()).map(|part| cutting.later(part)).collect::<Result<Vec<_>>>()?;
    let first = cutting.first()?;
    for piece in parts.iter().chain([&first]) {
        wasmparser::validate(piece).context(|| "a module that was cut from the whole".to_owned())?;
    }
    Ok(Pieces { first, parts })
}

struct Cutting<'a> {
    bytes: &'a [u8],
    whole: &'a Whole,
    plan: &'a Plan,
    table: Table,
    names: Names,
    /// What the parts need of the first module.
    needed: BTreeSet<Thing>,
}

impl Cutting<'_> {
    fn home(&self, function: usize) -> Home {
        self.plan.home(self.whole.nodes[function])
    }

    /// The first module: without the functions and the bytes of parts, with exports for them.
    fn first(&mut self) -> Result<Vec<u8>> {
        let mut module = parse(self.bytes)?;
        let things = Things::of(&module);
        self.knock(&mut module, &things, Home::is_first);
        self.grow_table(&mut module, &things);
        let left_out: BTreeSet<FunctionId> = (0..things.functions.len())
            .filter(|place| !self.home(*place).is_first())
            .map(|place| things.functions[place])
            .collect();
        // Stands in the table where a function of a part will be, and fails whoever calls it too early. Also in place of
        // those that only wasm-bindgen has looked at.
        let mut early = FunctionBuilder::new(&mut module.types, &[], &[]);
        early.func_body().unreachable();
        let early = early.finish(Vec::new(), &mut module.funcs);
        for element in module.elements.iter_mut() {
            if let ElementItems::Functions(functions) = &mut element.items {
                functions
                    .iter_mut()
                    .filter(|function| left_out.contains(function))
                    .for_each(|function| *function = early);
            }
        }
        self.fill_table(&mut module, &things)?;
        for thing in &self.needed {
            let name = self.names.get(*thing);
            if !module.exports.iter().any(|export| export.name == name) {
                things.export(&mut module, *thing, &name);
            }
        }
        self.clear_bytes(&mut module)?;
        walrus::passes::gc::run(&mut module);
        if let Some(still) = module.funcs.iter().find(|function| left_out.contains(&function.id())) {
            let name = still.name.as_deref().unwrap_or("a function");
            return Err(format!("{name} belongs to a part, but the first module still needs it").into());
        }
        Ok(module.emit_wasm())
    }

    /// A part: its own functions and bytes; all else comes from the first module.
    fn later(&mut self, part: usize) -> Result<Vec<u8>> {
        let mut module = parse(self.bytes)?;
        let things = Things::of(&module);
        self.knock(&mut module, &things, |home| home.has(part));
        let stretches = bytes_of(&module, &self.plan.bytes.written[part])?;

        module.start = None;
        for id in module.exports.iter().map(|export| export.id()).collect::<Vec<_>>() {
            module.exports.delete(id);
        }
        for id in module.customs.iter().map(|(id, _)| id).collect::<Vec<_>>() {
            module.customs.delete(id);
        }
        for id in module.elements.iter().map(|element| element.id()).collect::<Vec<_>>() {
            module.elements.delete(id);
        }
        for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
            module.data.delete(id);
        }
        self.import_all_but(&mut module, &things, part);

        let table = things.tables[self.table.place];
        for (start, functions) in self.table.stretches(|function| self.home(function).has(part)) {
            let kind = ElementKind::Active { table, offset: at(start) };
            let functions = functions.iter().map(|function| things.functions[*function]).collect();
            let id = module.elements.add(kind, ElementItems::Functions(functions));
            module.tables.get_mut(table).elem_segments.insert(id);
        }
        let memory = *things.memories.first().ok_or("the module has no memory")?;
        for (start, bytes) in stretches {
            let id = module.data.add(DataKind::Active { memory, offset: at(start) }, bytes);
            module.memories.get_mut(memory).data_segments.insert(id);
        }
        walrus::passes::gc::run(&mut module);
        self.name_imports(&mut module, &things, part)?;
        Ok(module.emit_wasm())
    }

    /// Lets the functions of one module call those of the others through the table.
    fn knock(&self, module: &mut Module, things: &Things, is_mine: impl Fn(Home) -> bool) {
        let mut others = HashMap::new();
        for (function, slot) in &self.table.called {
            if !is_mine(self.home(*function)) {
                let id = things.functions[*function];
                others.insert(id, (*slot as i32, module.funcs.get(id).ty()));
            }
        }
        let mut knock = Knock { table: things.tables[self.table.place], others };
        for (place, id) in things.functions.iter().enumerate() {
            if let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind
                && is_mine(self.home(place))
            {
                knock.rewrite(function);
            }
        }
    }

    fn grow_table(&self, module: &mut Module, things: &Things) {
        let table = module.tables.get_mut(things.tables[self.table.place]);
        let more = (self.table.slots.len() - self.table.before) as u64;
        table.initial += more;
        table.maximum = table.maximum.map(|maximum| maximum + more);
    }

    /// Puts the functions of the first module that parts call into their new slots.
    fn fill_table(&self, module: &mut Module, things: &Things) -> Result<()> {
        for (start, functions) in self.table.stretches(|function| self.home(function).is_first()) {
            let new = self.table.before.saturating_sub(start).min(functions.len());
            let functions: Vec<FunctionId> = functions[new..].iter().map(|place| things.functions[*place]).collect();
            if functions.is_empty() {
                continue;
            }
            let start = start + new;
            let table = things.tables[self.table.place];
            // A segment costs as much as two functions.
            let last = module.elements.iter_mut().find(|element| {
                table::active(&element.kind, &element.items).is_ok_and(|(_, from, items)| from + items.len() == start)
            });
            match last.map(|element| &mut element.items) {
                Some(ElementItems::Functions(items)) => items.extend(functions),
                _ => {
                    let kind = ElementKind::Active { table, offset: at(start) };
                    let id = module.elements.add(kind, ElementItems::Functions(functions));
                    module.tables.get_mut(table).elem_segments.insert(id);
                }
            }
        }
        Ok(())
    }

    /// Makes an import of everything that is not the part's own. What it does not use goes with [`walrus::passes::gc`].
    fn import_all_but(&self, module: &mut Module, things: &Things, part: usize) {
        let imports = &mut module.imports;
        for (place, id) in things.functions.iter().enumerate() {
            let function = module.funcs.get_mut(*id);
            if !self.home(place).has(part) && matches!(function.kind, FunctionKind::Local(_)) {
                let import = imports.add(FIRST, "", *id);
                function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
            }
        }
        for id in &things.memories {
            let memory = module.memories.get_mut(*id);
            memory.data_segments.clear();
            memory.import.get_or_insert_with(|| imports.add(FIRST, "", *id));
        }
        for id in &things.tables {
            let table = module.tables.get_mut(*id);
            table.elem_segments.clear();
            table.init = None;
            table.import.get_or_insert_with(|| imports.add(FIRST, "", *id));
        }
        for id in &things.globals {
            let global = module.globals.get_mut(*id);
            if let GlobalKind::Local(_) = global.kind {
                global.kind = GlobalKind::Import(imports.add(FIRST, "", *id));
            }
        }
        self.grow_table(module, things);
    }

    /// Gives the imports that are left the names under which the first module exports them.
    fn name_imports(&mut self, module: &mut Module, things: &Things, part: usize) -> Result<()> {
        for import in module.imports.iter_mut() {
            let thing = things.imported(&import.kind);
            let thing =
                thing.ok_or_else(|| format!("the part {} needs what cannot be shared", self.plan.parts[part]))?;
            import.module = FIRST.to_owned();
            import.name = self.names.get(thing);
            self.needed.insert(thing);
        }
        Ok(())
    }

    /// Nulls where the parts will write, and where nobody reads.
    fn clear_bytes(&self, module: &mut Module) -> Result<()> {
        for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
            let data = module.data.get_mut(id);
            let start = address(&data.kind)?;
            let end = start + data.value.len();
            for range in &self.plan.bytes.cleared {
                let (from, to) = (range.start.clamp(start, end), range.end.clamp(start, end));
                data.value[from - start..to - start].fill(0);
            }
        }
        Ok(())
    }
}

/// What stands in these stretches of memory at first, without the nulls at both ends.
fn bytes_of(module: &Module, stretches: &[Range<usize>]) -> Result<Vec<(usize, Vec<u8>)>> {
    let mut all = Vec::new();
    for range in stretches {
        for data in module.data.iter() {
            let start = address(&data.kind)?;
            let end = start + data.value.len();
            let (from, to) = (range.start.clamp(start, end), range.end.clamp(start, end));
            let bytes = &data.value[from - start..to - start];
            let Some(first) = bytes.iter().position(|byte| *byte != 0) else { continue };
            let last = bytes.iter().rposition(|byte| *byte != 0).unwrap_or(first);
            all.push((from + first, bytes[first..=last].to_vec()));
        }
    }
    Ok(all)
}

fn address(kind: &DataKind) -> Result<usize> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => Ok(*start as usize),
        _ => Err("the memory is filled in a way that is not understood".into()),
    }
}

fn at(number: usize) -> ConstExpr {
    ConstExpr::Value(Value::I32(number as i32))
}
