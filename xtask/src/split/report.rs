//! What went where, and why: for people who look for bytes that could come later.

use walrus::Module;
use wasmparser::{Parser, Payload};

use super::dominators::{dominators, retained};
use super::graph::Node;
use super::home::Home;
use super::plan::Plan;
use super::whole::Whole;
use crate::error::{Context, Result};

/// How many lines a list has.
const LINES: usize = 40;

/// How many lines there are about each part.
const FEW: usize = 12;

/// What stands in the names of functions of this crate.
const OURS: &str = "city_widgets::";

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
            let own = self.where_is(|home| home.has(part));
            let again = self.where_is(|home| home.has(part) && home.parts() > 1);
            let data: usize = self.plan.bytes.needed[part].iter().map(ExactSizeIterator::len).sum();
            let (code, of_them) = (self.sum(&own), self.sum(&again));
            format!(
                "{name}: {} functions of {code} bytes ({of_them} in other parts too), {data} bytes of data",
                own.len()
            )
        };
        self.plan.parts.iter().enumerate().map(line).collect()
    }

    pub fn all(&self) -> String {
        let mut out = "Bytes are those before wasm-opt, which takes about a tenth off.\n\n".to_owned();
        let (first, nowhere) = (self.where_is(Home::is_first), self.where_is(|home| home == Home::NOWHERE));
        out.push_str(&format!("first: {} functions of {} bytes\n", first.len(), self.sum(&first)));
        for line in self.moved() {
            out.push_str(&line);
            out.push('\n');
        }
        out.push_str(&format!(
            "needed by nobody, left out: {} functions of {} bytes\n",
            nowhere.len(),
            self.sum(&nowhere)
        ));
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
                out.push_str(&format!("{:>6} {name}\n", self.weights[*node]));
                out.push_str(&self.ways(*node));
            }
        }
        if out.is_empty() { format!("no function has `{text}` in its name\n") } else { out }
    }

    /// What a part needs, and the first module has because it needs it too.
    fn kept(&self, part: usize) -> String {
        let reached = self.plan.reached(self.whole, part);
        let mut kept = self.where_is(Home::is_first);
        // Of libraries everybody needs the same.
        kept.retain(|node| reached[*node] && self.whole.name(*node).contains(OURS));
        kept.sort_by_key(|node| std::cmp::Reverse(self.weights[*node]));
        let mut out = format!("\nWhat {} needs and the first module too, of ours:\n", self.plan.parts[part]);
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
        let mut nodes = self.where_is(Home::is_first);
        // A function that only hands on to a heavy one says nothing new.
        nodes.retain(|node| above[*node].is_none_or(|up| sums[up] > sums[*node] + sums[*node] / 10));
        nodes.sort_by_key(|node| std::cmp::Reverse(sums[*node]));
        let mut out = "\nWhat would come later with one more door (alone, with all that hangs on it):\n".to_owned();
        for node in nodes.into_iter().take(LINES) {
            out.push_str(&format!("{:>6} {:>6} {}\n", self.weights[node], sums[node], self.whole.name(node)));
        }
        out
    }

    /// Where a function is, with a shortest way to it: from outside, or from a door.
    fn ways(&self, node: Node) -> String {
        let (plan, graph) = (self.plan, &self.whole.graph);
        let mut out = String::new();
        let mut tell = |place: &str, path: Option<Vec<Node>>| {
            out.push_str(&format!("       in {place}\n"));
            for node in path.unwrap_or_default().iter().rev().skip(1) {
                out.push_str(&format!("         for {}\n", self.whole.name(*node)));
            }
        };
        let home = plan.home(node);
        if home.is_first() {
            tell("the first module", graph.path(&self.whole.roots, node, |node| plan.door(node).is_some()));
        }
        for part in (0..plan.parts.len()).filter(|part| home.has(*part)) {
            let shut = |node: Node| plan.door(node).is_some_and(|other| other != part);
            tell(&plan.parts[part], graph.path(&plan.doors_of(part), node, shut));
        }
        if home == Home::NOWHERE {
            tell("no module", None);
        }
        out
    }

    /// The functions that are in some modules.
    fn where_is(&self, wanted: impl Fn(Home) -> bool) -> Vec<Node> {
        self.present.iter().copied().filter(|node| wanted(self.plan.home(*node))).collect()
    }

    fn sum(&self, nodes: &[Node]) -> usize {
        nodes.iter().map(|node| self.weights[*node]).sum()
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
