//! The table of functions: where each stands in it, and through which place one module calls the functions of another.
//!
//! Modules call each other by places in the table, both ways: a part's functions stand there once it has come, and an
//! export for each function of the first module would cost that one twice as many bytes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use walrus::ir::{Value, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, Module, TableId};

use super::plan::Plan;
use super::whole::{Called, Whole, places};
use crate::error::{Error, Result};

/// The table as it will be, by places of functions in the module.
pub struct Table {
    /// Its own place among the tables.
    pub place: usize,
    pub slots: Vec<Option<usize>>,
    /// How many slots it had before.
    pub before: usize,
    /// The slot of each function that another module calls.
    pub called: BTreeMap<usize, usize>,
}

impl Table {
    /// Reads the table, and gives a slot to each function that another module will call and that has none yet.
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
        let mut called = BTreeMap::new();
        let mut known = HashMap::new();
        for (slot, function) in slots.iter().enumerate() {
            known.extend(function.map(|function| (function, slot)));
        }
        for function in crossing(module, whole, plan)? {
            let slot = *known.entry(function).or_insert_with(|| {
                slots.push(Some(function));
                slots.len() - 1
            });
            called.insert(function, slot);
        }
        let place = module.tables.iter().position(|table| table.id() == id).unwrap_or_default();
        Ok(Table { place, slots, before, called })
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

/// The functions that are called by a module that has them not: those of the first one, then doors.
fn crossing(module: &Module, whole: &Whole, plan: &Plan) -> Result<Vec<usize>> {
    let places = places(module);
    let (mut first, mut doors) = (BTreeSet::new(), BTreeSet::new());
    for (id, function) in module.funcs.iter_local() {
        let caller = plan.home(whole.nodes[places[&id]]);
        let mut called = Called::default();
        dfs_in_order(&mut called, function, function.entry_block());
        for callee in called.0.iter().map(|id| places[id]) {
            let node = whole.nodes[callee];
            if caller.is_within(plan.home(node)) {
                continue;
            }
            if plan.door(node).is_some() {
                doors.insert(callee);
            } else if plan.home(node).is_first() {
                first.insert(callee);
            } else {
                let caller = whole.name(whole.nodes[places[&id]]);
                return Err(format!("{caller} calls {} of another part, and that is no door", whole.name(node)).into());
            }
        }
    }
    Ok(first.into_iter().chain(doors).collect())
}

/// Table, first slot and functions of an element segment.
pub fn active<'a>(kind: &ElementKind, items: &'a ElementItems) -> Result<(TableId, usize, &'a [FunctionId])> {
    match (kind, items) {
        (
            ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(start)) },
            ElementItems::Functions(functions),
        ) => Ok((*table, *start as usize, functions)),
        _ => Err("the table of functions is filled in a way that is not understood".into()),
    }
}
