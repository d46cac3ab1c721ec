//! Under which names the first module hands out what the parts share with it.
//!
//! A name that is exported already is used again; the others are as short as can be, because each stands in several
//! files.

use std::collections::{BTreeMap, BTreeSet};

use walrus::{ExportItem, FunctionId, GlobalId, ImportKind, MemoryId, Module, TableId};

use crate::trim::short_name;

/// Something of the first module, by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    Memory(usize),
    Table(usize),
    Global(usize),
}

/// The names of what may be handed out.
#[derive(Default)]
pub struct Names {
    names: BTreeMap<Thing, String>,
    taken: BTreeSet<String>,
    next: usize,
}

/// The things of a module, by what they are there.
pub struct Things {
    pub functions: Vec<FunctionId>,
    pub memories: Vec<MemoryId>,
    pub tables: Vec<TableId>,
    pub globals: Vec<GlobalId>,
}

impl Things {
    pub fn of(module: &Module) -> Things {
        Things {
            functions: module.funcs.iter().map(|function| function.id()).collect(),
            memories: module.memories.iter().map(|memory| memory.id()).collect(),
            tables: module.tables.iter().map(|table| table.id()).collect(),
            globals: module.globals.iter().map(|global| global.id()).collect(),
        }
    }

    /// What is imported; nothing for what cannot be shared in this way.
    pub fn imported(&self, kind: &ImportKind) -> Option<Thing> {
        match kind {
            ImportKind::Memory(id) => place(&self.memories, id).map(Thing::Memory),
            ImportKind::Table(id) => place(&self.tables, id).map(Thing::Table),
            ImportKind::Global(id) => place(&self.globals, id).map(Thing::Global),
            _ => None,
        }
    }

    fn exported(&self, item: &ExportItem) -> Option<Thing> {
        match item {
            ExportItem::Memory(id) => place(&self.memories, id).map(Thing::Memory),
            ExportItem::Table(id) => place(&self.tables, id).map(Thing::Table),
            ExportItem::Global(id) => place(&self.globals, id).map(Thing::Global),
            _ => None,
        }
    }

    /// Exports a thing.
    pub fn export(&self, module: &mut Module, thing: Thing, name: &str) {
        match thing {
            Thing::Memory(place) => module.exports.add(name, self.memories[place]),
            Thing::Table(place) => module.exports.add(name, self.tables[place]),
            Thing::Global(place) => module.exports.add(name, self.globals[place]),
        };
    }
}

fn place<T: PartialEq>(all: &[T], one: &T) -> Option<usize> {
    all.iter().position(|other| other == one)
}

impl Names {
    /// The names that a module has given already.
    pub fn of(module: &Module, things: &Things) -> Names {
        let mut names = Names::default();
        for export in module.exports.iter() {
            names.taken.insert(export.name.clone());
            if let Some(thing) = things.exported(&export.item) {
                names.names.entry(thing).or_insert_with(|| export.name.clone());
            }
        }
        names
    }

    /// Gives a thing a name of its own, whatever it had before.
    pub fn set(&mut self, thing: Thing, name: &str) {
        self.taken.insert(name.to_owned());
        self.names.insert(thing, name.to_owned());
    }

    /// The name of a thing, a new one if it has none.
    pub fn get(&mut self, thing: Thing) -> String {
        if let Some(name) = self.names.get(&thing) {
            return name.clone();
        }
        loop {
            let name = short_name(self.next);
            self.next += 1;
            if self.taken.insert(name.clone()) {
                self.names.insert(thing, name.clone());
                return name;
            }
        }
    }
}
