//! Cuts the module along the plan: the first module, and one for each part.
//!
//! Each is made from the whole by leaving out what it has not. They share memory, table and functions by what the first
//! one exports.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use sha2::{Digest, Sha256};
use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalKind,
    ImportKind, ImportedFunction, Module, ModuleConfig,
};

use super::knock::Knock;
use super::names::{Names, Thing, Things};
use super::plan::{Owner, Plan};
use super::table::Table;
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
    fn owner(&self, function: usize) -> Owner {
        self.plan.owner(self.whole.nodes[function])
    }

    /// The first module: without the functions and the bytes of parts, with exports for them.
    fn first(&mut self) -> Result<Vec<u8>> {
        let mut module = parse(self.bytes)?;
        let things = Things::of(&module);
        self.knock(&mut module, &things, None);
        let table = module.tables.get_mut(things.tables[self.table.place]);
        let doors = (self.table.slots.len() - self.table.before) as u64;
        table.initial += doors;
        table.maximum = table.maximum.map(|maximum| maximum + doors);

        let moved: BTreeSet<FunctionId> = (0..things.functions.len())
            .filter(|place| self.owner(*place).is_some())
            .map(|place| things.functions[place])
            .collect();
        // Stands in the table where a function of a part will be, and fails whoever calls it too early.
        let mut early = FunctionBuilder::new(&mut module.types, &[], &[]);
        early.func_body().unreachable();
        let early = early.finish(Vec::new(), &mut module.funcs);
        for element in module.elements.iter_mut() {
            if let ElementItems::Functions(functions) = &mut element.items {
                functions.iter_mut().filter(|function| moved.contains(function)).for_each(|function| *function = early);
            }
        }
        for thing in &self.needed {
            let name = self.names.get(*thing);
            if !module.exports.iter().any(|export| export.name == name) {
                match things.item(*thing) {
                    ExportItem::Function(id) => module.exports.add(&name, id),
                    ExportItem::Table(id) => module.exports.add(&name, id),
                    ExportItem::Memory(id) => module.exports.add(&name, id),
                    ExportItem::Global(id) => module.exports.add(&name, id),
                    ExportItem::Tag(id) => module.exports.add(&name, id),
                };
            }
        }
        self.clear_bytes(&mut module)?;
        walrus::passes::gc::run(&mut module);
        if let Some(left) = module.funcs.iter().find(|function| moved.contains(&function.id())) {
            let name = left.name.as_deref().unwrap_or("a function");
            return Err(format!("{name} belongs to a part, but the first module still needs it").into());
        }
        Ok(module.emit_wasm())
    }

    /// A part: its own functions and bytes; all else comes from the first module.
    fn later(&mut self, part: usize) -> Result<Vec<u8>> {
        let mut module = parse(self.bytes)?;
        let things = Things::of(&module);
        self.knock(&mut module, &things, Some(part));
        let stretches = bytes_of(&module, &self.plan.data[part].written)?;

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
        for (start, functions) in self.table.stretches(|function| self.owner(function) == Some(part)) {
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

    /// Lets the functions of one module call the doors of the others by their number in the table.
    fn knock(&self, module: &mut Module, things: &Things, mine: Owner) {
        let mut doors = HashMap::new();
        for (door, slot) in &self.table.doors {
            if self.owner(*door) != mine {
                let id = things.functions[*door];
                doors.insert(id, (*slot as i32, module.funcs.get(id).ty()));
            }
        }
        let mut knock = Knock { table: things.tables[self.table.place], doors };
        for (place, id) in things.functions.iter().enumerate() {
            if let FunctionKind::Local(function) = &mut module.funcs.get_mut(*id).kind
                && self.owner(place) == mine
            {
                knock.rewrite(function);
            }
        }
    }

    /// Makes an import of everything that is not the part's own. What it does not use goes with [`walrus::passes::gc`].
    fn import_all_but(&self, module: &mut Module, things: &Things, part: usize) {
        let imports = &mut module.imports;
        for (place, id) in things.functions.iter().enumerate() {
            let function = module.funcs.get_mut(*id);
            if self.owner(place) != Some(part) && matches!(function.kind, FunctionKind::Local(_)) {
                let import = imports.add(FIRST, "", *id);
                function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
            }
        }
        for id in &things.memories {
            let memory = module.memories.get_mut(*id);
            memory.data_segments.clear();
            memory.import.get_or_insert_with(|| imports.add(FIRST, "", *id));
        }
        let doors = (self.table.slots.len() - self.table.before) as u64;
        for (place, id) in things.tables.iter().enumerate() {
            let table = module.tables.get_mut(*id);
            table.elem_segments.clear();
            table.init = None;
            table.import.get_or_insert_with(|| imports.add(FIRST, "", *id));
            if place == self.table.place {
                table.initial += doors;
                table.maximum = table.maximum.map(|maximum| maximum + doors);
            }
        }
        for id in &things.globals {
            let global = module.globals.get_mut(*id);
            if let GlobalKind::Local(_) = global.kind {
                global.kind = GlobalKind::Import(imports.add(FIRST, "", *id));
            }
        }
    }

    /// Gives the imports that are left the names under which the first module exports them.
    fn name_imports(&mut self, module: &mut Module, things: &Things, part: usize) -> Result<()> {
        for import in module.imports.iter_mut() {
            let thing = match import.kind {
                ImportKind::Function(id) => things.thing(ExportItem::Function(id)),
                ImportKind::Table(id) => things.thing(ExportItem::Table(id)),
                ImportKind::Memory(id) => things.thing(ExportItem::Memory(id)),
                ImportKind::Global(id) => things.thing(ExportItem::Global(id)),
                ImportKind::Tag(_) => None,
            };
            let thing = thing.ok_or("a part needs something that cannot be shared")?;
            if let Thing::Function(place) = thing
                && self.owner(place).is_some()
            {
                let name = self.whole.name(self.whole.nodes[place]);
                return Err(format!("{} needs {name} of another part", self.plan.parts[part]).into());
            }
            import.module = FIRST.to_owned();
            import.name = self.names.get(thing);
            self.needed.insert(thing);
        }
        Ok(())
    }

    /// Nulls where the parts will write.
    fn clear_bytes(&self, module: &mut Module) -> Result<()> {
        for id in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
            let data = module.data.get_mut(id);
            let start = address(&data.kind)?;
            let end = start + data.value.len();
            for range in self.plan.data.iter().flat_map(|moved| &moved.own) {
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
