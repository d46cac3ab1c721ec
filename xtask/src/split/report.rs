//! What went where, and why: for people who look for bytes that could come later.

use walrus::Module;
use wasmparser::{Parser, Payload};

use super::dominators::{dominators, retained};
use super::graph::Node;
use super::plan::{Owner, Plan};
use super::whole::Whole;
use crate::error::{Context, Result};

/// How many lines a list has.
const LINES: usize = 40;

/// How many lines there are about each part.
const FEW: usize = 12;

/// The plan with the sizes of things.
pub struct Report<'a> {
    whole: &'a Whole,
    plan: &'a Plan,
    /// Bytes by node, before wasm-opt.
    weights: Vec<usize>,
    /// The nodes of functions that are in the module.
    present: Vec<Node>,
}

impl<'a> Report<'a> {
    /// `bound` are the bytes of `module`.
    pub fn new(bound: &[u8], module: &Module, whole: &'a Whole, plan: &'a Plan) -> Result<Report<'a>> {
        let mut weights = vec![0; whole.graph.len()];
        let mut present = Vec::new();
        let bodies = bodies(bound)?;
        let imported = module.funcs.iter().count() - bodies.len();
        for (node, body) in whole.nodes[imported..].iter().zip(bodies) {
            weights[*node] = body;
            present.push(*node);
        }
        for (place, symbol) in whole.linked.symbols.iter().enumerate() {
            weights[whole.linked.node(place)] = symbol.range.len();
        }
        Ok(Report { whole, plan, weights, present })
    }

    /// One line for each part.
    pub fn moved(&self) -> Vec<String> {
        let line = |(part, name): (usize, &String)| {
            let own: Vec<Node> = self.in_module(Some(part));
            let code: usize = own.iter().map(|node| self.weights[*node]).sum();
            let data: usize = self.plan.data[part].own.iter().map(ExactSizeIterator::len).sum();
            format!("{name}: {} functions of {code} bytes, and {data} bytes of data", own.len())
        };
        self.plan.parts.iter().enumerate().map(line).collect()
    }

    pub fn all(&self) -> String {
        let mut out = "Bytes are those before wasm-opt, which takes about a tenth off.\n".to_owned();
        let first = self.in_module(None);
        let code: usize = first.iter().map(|node| self.weights[*node]).sum();
        out.push_str(&format!("first: {} functions of {code} bytes\n", first.len()));
        for line in self.moved() {
            out.push_str(&line);
            out.push('\n');
        }
        for part in 0..self.plan.parts.len() {
            out.push_str(&self.kept(part));
        }
        out.push_str(&self.hanging());
        out
    }

    /// For all functions with this in their names: where they are, and why.
    pub fn why(&self, text: &str) -> String {
        let mut out = String::new();
        for node in &self.present {
            let name = self.whole.name(*node);
            if name.contains(text) {
                let place = self.plan.owner(*node).map_or("first", |part| &self.plan.parts[part]);
                out.push_str(&format!("{:>6} {place}: {name}\n", self.weights[*node]));
                out.push_str(&self.way(*node));
            }
        }
        if out.is_empty() { format!("no function has `{text}` in its name\n") } else { out }
    }

    /// What a part needs, and the first module holds because it needs it too.
    fn kept(&self, part: usize) -> String {
        let plan = self.plan;
        let reached = plan.reached(self.whole, part);
        let mut kept = self.in_module(None);
        kept.retain(|node| reached[*node]);
        kept.sort_by_key(|node| std::cmp::Reverse(self.weights[*node]));
        let name = &plan.parts[part];
        let mut out = format!("\nWhat {name} needs and others need too, so that it is in the first module:\n");
        for node in kept.into_iter().take(FEW) {
            out.push_str(&format!("{:>6} {}\n", self.weights[node], self.whole.name(node)));
        }
        out
    }

    /// What a part would hold that had this function for its only door.
    fn hanging(&self) -> String {
        let plan = self.plan;
        let above = dominators(&self.whole.graph, &self.whole.roots, |node| plan.door(node).is_some());
        let sums = retained(&above, &self.weights);
        let mut nodes = self.in_module(None);
        // A function that only hands on to a heavy one says nothing new.
        nodes.retain(|node| above[*node].is_none_or(|up| sums[up] > sums[*node] + sums[*node] / 10));
        nodes.sort_by_key(|node| std::cmp::Reverse(sums[*node]));
        let mut out = "\nWhat would come later with one more door (alone, with all that hangs on it):\n".to_owned();
        for node in nodes.into_iter().take(LINES) {
            out.push_str(&format!("{:>6} {:>6} {}\n", self.weights[node], sums[node], self.whole.name(node)));
        }
        out
    }

    /// A shortest way to a node: from outside, or from a door of its part.
    fn way(&self, node: Node) -> String {
        let (plan, graph) = (self.plan, &self.whole.graph);
        let path = match plan.owner(node) {
            None => graph.path(&self.whole.roots, node, |node| plan.door(node).is_some()),
            Some(part) => graph.path(&plan.doors_of(part), node, |node| plan.door(node).is_some_and(|to| to != part)),
        };
        let Some(path) = path else {
            let parts = (0..plan.parts.len()).filter(|part| plan.reached(self.whole, *part)[node]);
            let parts: Vec<&str> = parts.map(|part| plan.parts[part].as_str()).collect();
            return format!("         for {}\n", parts.join(" and "));
        };
        path.iter().rev().skip(1).map(|node| format!("         for {}\n", self.whole.name(*node))).collect()
    }

    fn in_module(&self, owner: Owner) -> Vec<Node> {
        self.present.iter().copied().filter(|node| self.plan.owner(*node) == owner).collect()
    }
}

/// The sizes of all functions that a module has itself.
fn bodies(bytes: &[u8]) -> Result<Vec<usize>> {
    let mut sizes = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        if let Payload::CodeSectionEntry(body) = payload.context(|| "the module".to_owned())? {
            sizes.push(body.range().len());
        }
    }
    Ok(sizes)
}
