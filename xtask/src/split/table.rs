//! The table of functions: where each function stands in it, and through which place a door is called.

use std::collections::HashMap;

use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, Module, TableId};

use super::plan::Plan;
use super::whole::{Whole, places};
use crate::error::{Error, Result};

/// The table as it will be, by places of functions in the module.
pub struct Table {
    /// Its own place among the tables.
    pub place: usize,
    pub slots: Vec<Option<usize>>,
    /// How many slots the module had before; what follows are doors.
    pub before: usize,
    /// The slot of each door.
    pub doors: HashMap<usize, usize>,
}

impl Table {
    /// Reads the table, and gives each door a slot that has none yet: it may be called by number only.
    pub fn new(module: &Module, whole: &Whole, plan: &Plan) -> Result<Table> {
        let functions = places(module);
        let mut found: Option<(TableId, Vec<Option<usize>>)> = None;
        for element in module.elements.iter() {
            let (id, start, items) = active(&element.kind, &element.items)?;
            let (table, slots) = found.get_or_insert((id, Vec::new()));
            if *table != id {
                return Err("the module has more than one table of functions".into());
            }
            if slots.len() < start + items.len() {
                slots.resize(start + items.len(), None);
            }
            for (place, function) in items.iter().enumerate() {
                slots[start + place] = Some(functions[function]);
            }
        }
        let (id, mut slots) = found.ok_or_else(|| Error::from("the module has no table of functions"))?;
        let before = module.tables.get(id).initial as usize;
        slots.resize(before.max(slots.len()), None);
        whole.check_table(&slots)?;
        let mut doors = HashMap::new();
        for (function, node) in whole.nodes.iter().enumerate() {
            if plan.door(*node).is_none() {
                continue;
            }
            let slot = slots.iter().position(|slot| *slot == Some(function)).unwrap_or_else(|| {
                slots.push(Some(function));
                slots.len() - 1
            });
            doors.insert(function, slot);
        }
        let place = module.tables.iter().position(|table| table.id() == id).unwrap_or_default();
        Ok(Table { place, slots, before, doors })
    }

    /// Stretches of the table that hold functions of one kind: where each begins, and the functions by place.
    pub fn stretches(&self, is_own: impl Fn(usize) -> bool) -> Vec<(usize, Vec<usize>)> {
        let mut stretches: Vec<(usize, Vec<usize>)> = Vec::new();
        for (slot, function) in self.slots.iter().enumerate() {
            let Some(function) = function.filter(|function| is_own(*function)) else { continue };
            match stretches.last_mut() {
                Some((start, functions)) if *start + functions.len() == slot => functions.push(function),
                _ => stretches.push((slot, vec![function])),
            }
        }
        stretches
    }
}

/// Table, first slot and functions of an element segment.
fn active<'a>(kind: &ElementKind, items: &'a ElementItems) -> Result<(TableId, usize, &'a [FunctionId])> {
    match (kind, items) {
        (
            ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(start)) },
            ElementItems::Functions(functions),
        ) => Ok((*table, *start as usize, functions)),
        _ => Err("the table of functions is filled in a way that is not understood".into()),
    }
}
