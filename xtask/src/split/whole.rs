//! The module as wasm-bindgen left it, joined to what the linker said of it.
//!
//! wasm-bindgen throws functions away, adds some and lets others call these. So who calls whom is read from its module
//! as well; who holds a reference otherwise, from the linker's. Functions are known again by their names, which the
//! compiler made unique.

use std::collections::HashMap;

use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, Module, TableId};

use super::graph::{Graph, Node};
use super::linked::Linked;
use crate::error::{Error, Result};

/// Both modules as one graph: the nodes of [`Linked`], and behind them the functions that wasm-bindgen added.
pub struct Whole {
    pub linked: Linked,
    pub graph: Graph,
    /// The node of each function, by its place in wasm-bindgen's module.
    pub nodes: Vec<Node>,
    names: Vec<String>,
    /// What is called from outside, or kept because nothing is known of it.
    pub roots: Vec<Node>,
}

/// The functions of a module in their order, which is the same whenever the same bytes are parsed.
pub fn places(module: &Module) -> HashMap<FunctionId, usize> {
    module.funcs.iter().enumerate().map(|(place, function)| (function.id(), place)).collect()
}

impl Whole {
    pub fn new(linked: Linked, module: &Module) -> Result<Whole> {
        let (mut known, mut doubtful) = matches(&linked, module);
        by_place(&linked, module, &mut known);
        let mut whole = Whole {
            graph: linked.graph.clone(),
            nodes: Vec::new(),
            names: Vec::new(),
            roots: linked.loose.clone(),
            linked,
        };
        for (function, known) in module.funcs.iter().zip(known) {
            let name = function.name.as_deref().unwrap_or_default();
            let node = known.unwrap_or_else(|| whole.add(name));
            whole.nodes.push(node);
            if let Some(equal) = doubtful.get_mut(name) {
                equal.push(node);
            }
        }
        whole.graph.grow(whole.linked.functions.len() + whole.linked.symbols.len() + whole.names.len());
        for equal in doubtful.values() {
            let added = whole.linked.functions.len() + whole.linked.symbols.len();
            if equal.iter().filter(|node| **node >= added).count() * 2 > equal.len() {
                // More than the linker knew of: some had other names.
                whole.roots.extend(equal);
            }
            // Whoever needs one of them might mean any other, so they go together.
            for (one, next) in equal.iter().zip(equal.iter().cycle().skip(1)) {
                whole.graph.add(*one, *next);
            }
        }
        whole.take_calls(module);
        whole.take_roots(module, &doubtful)?;
        Ok(whole)
    }

    /// How people may know a node.
    pub fn name(&self, node: Node) -> String {
        let symbols = self.linked.functions.len() + self.linked.symbols.len();
        let function = self.linked.functions.get(node).and_then(Option::as_deref);
        match (function, self.linked.symbol(node)) {
            (Some(name), _) => format!("{:#}", rustc_demangle::demangle(name)),
            (None, Some(symbol)) => format!("data {:#}", rustc_demangle::demangle(&symbol.name)),
            _ => match node.checked_sub(symbols).and_then(|place| self.names.get(place)) {
                Some(name) => format!("{:#} (wasm-bindgen)", rustc_demangle::demangle(name)),
                None => format!("function {node}"),
            },
        }
    }

    /// References by number hold only if wasm-bindgen has moved nothing in the table. `slots` are places of functions.
    pub fn check_table(&self, slots: &[Option<usize>]) -> Result<()> {
        for (slot, function) in self.linked.table.iter().enumerate() {
            let Some(place) = function.and_then(|node| self.nodes.iter().position(|other| *other == node)) else {
                continue;
            };
            if slots.get(slot) != Some(&Some(place)) {
                return Err(format!(
                    "{} is not in the place of the table where the linker put it",
                    self.name(self.nodes[place])
                )
                .into());
            }
        }
        Ok(())
    }

    /// The same for addresses. `segments` are those of the module, by address.
    pub fn check_bytes(&self, segments: &[(usize, &[u8])]) -> Result<()> {
        for linked in &self.linked.segments {
            let same = segments.iter().any(|(start, bytes)| *start == linked.range.start && *bytes == linked.bytes);
            if !same {
                return Err(Error::from("the memory is not filled in the way that the linker meant"));
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str) -> Node {
        self.names.push(name.to_owned());
        self.linked.functions.len() + self.linked.symbols.len() + self.names.len() - 1
    }

    fn take_calls(&mut self, module: &Module) {
        let places = places(module);
        for (id, function) in module.funcs.iter_local() {
            let mut called = Called::default();
            dfs_in_order(&mut called, function, function.entry_block());
            for callee in called.0 {
                self.graph.add(self.nodes[places[&id]], self.nodes[places[&callee]]);
            }
        }
    }

    fn take_roots(&mut self, module: &Module, doubtful: &HashMap<String, Vec<Node>>) -> Result<()> {
        let places = places(module);
        let mut outside: Vec<FunctionId> = module.start.into_iter().collect();
        for export in module.exports.iter() {
            match export.item {
                ExportItem::Function(function) => outside.push(function),
                // Of what stands in it, the glue might call anything.
                ExportItem::Table(table) => outside.extend(functions_in(module, table)),
                _ => {}
            }
        }
        for global in module.globals.iter() {
            if let walrus::GlobalKind::Local(walrus::ConstExpr::RefFunc(_)) = global.kind {
                return Err(Error::from("a global that holds a function is not understood"));
            }
        }
        // A place in the table is known by what the linker put there: of others it is not known who needs it.
        let added = self.linked.functions.len() + self.linked.symbols.len();
        let is_doubtful =
            |id: &FunctionId| module.funcs.get(*id).name.as_ref().is_some_and(|name| doubtful.contains_key(name));
        for element in module.elements.iter() {
            if let ElementItems::Functions(functions) = &element.items {
                outside.extend(functions.iter().filter(|id| self.nodes[places[id]] >= added && !is_doubtful(id)));
            }
        }
        // The glue is handed to the first module alone.
        let imported = module.funcs.iter().filter(|function| matches!(function.kind, FunctionKind::Import(_)));
        outside.extend(imported.map(|function| function.id()));
        self.roots.extend(outside.iter().map(|id| self.nodes[places[id]]));
        Ok(())
    }
}

/// The functions in a table.
fn functions_in(module: &Module, table: TableId) -> Vec<FunctionId> {
    let mut functions = Vec::new();
    for element in module.tables.get(table).elem_segments.iter().map(|id| module.elements.get(*id)) {
        if let ElementItems::Functions(found) = &element.items {
            functions.extend(found);
        }
    }
    functions
}

/// For each function of the module, which one it was for the linker. And the names that several functions have, with
/// those that the linker knows by them: which is which is not known.
fn matches(linked: &Linked, module: &Module) -> (Vec<Option<Node>>, HashMap<String, Vec<Node>>) {
    // Imports are wasm-bindgen's own, and have nothing behind them.
    let local = |function: &walrus::Function| match function.kind {
        FunctionKind::Local(_) => function.name.clone(),
        _ => None,
    };
    let bound = by_name(module.funcs.iter().map(local));
    let mut known = by_name(linked.functions.iter().cloned());
    let is_doubtful = |name: &str, nodes: &[Node]| nodes.len() > 1 || bound.get(name).is_some_and(|all| all.len() > 1);
    let doubtful = known.extract_if(|name, nodes| is_doubtful(name, nodes)).collect();
    let nodes = module.funcs.iter().map(|function| Some(known.get(&local(function)?)?[0]));
    (nodes.collect(), doubtful)
}

/// Finds out of functions that go by another name, such as that of an equal one, which they were: by their place in the
/// table.
fn by_place(linked: &Linked, module: &Module, known: &mut [Option<Node>]) {
    let places = places(module);
    for element in module.elements.iter() {
        let (ElementItems::Functions(functions), ElementKind::Active { offset, .. }) = (&element.items, &element.kind)
        else {
            continue;
        };
        let ConstExpr::Value(Value::I32(start)) = offset else { continue };
        for (at, function) in functions.iter().enumerate() {
            let Some(Some(node)) = linked.table.get(*start as usize + at) else { continue };
            let place = places[function];
            if known[place].is_none() && !known.contains(&Some(*node)) {
                known[place] = Some(*node);
            }
        }
    }
}

/// The places of each name.
fn by_name(names: impl Iterator<Item = Option<String>>) -> HashMap<String, Vec<usize>> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (place, name) in names.enumerate() {
        if let Some(name) = name {
            places.entry(name).or_default().push(place);
        }
    }
    places
}

/// The functions that a body names.
#[derive(Default)]
pub struct Called(pub Vec<FunctionId>);

impl Visitor<'_> for Called {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(*function);
    }
}
