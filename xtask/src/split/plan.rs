//! What goes into which module.

use super::bytes::{self, Moved};
use super::doors;
use super::graph::Node;
use super::whole::Whole;
use crate::error::{Error, Result};
use crate::parts::Module;

/// The module to which something goes: a part by its place in [`Plan::parts`], or the first one.
pub type Owner = Option<usize>;

/// Everything that is to be known before anything is cut.
pub struct Plan {
    /// The names of those that have a door in the module.
    pub parts: Vec<String>,
    /// Doors that the sources declare and the module has not.
    pub missing: Vec<String>,
    /// By node. What nobody reaches stays where it is.
    owners: Vec<Owner>,
    /// By node: the part to which it is a door.
    doors: Vec<Owner>,
    /// The bytes of memory that each part brings.
    pub data: Vec<Moved>,
}

impl Plan {
    /// `modules` are those of `src/part`: each is a part.
    pub fn new(whole: &Whole, modules: &[Module]) -> Result<Plan> {
        let names: Vec<String> = modules.iter().map(|module| module.name.clone()).collect();
        let mut doors = doors(whole, &names)?;
        if let Some(door) = whole.roots.iter().find(|root| doors[**root].is_some()) {
            return Err(Error::from(format!("{} is the door to a part and is needed at once", whole.name(*door))));
        }
        let missing = missing(whole, modules, &doors);
        let parts: Vec<String> = names
            .iter()
            .enumerate()
            .filter(|(part, _)| doors.contains(&Some(*part)))
            .map(|(_, name)| name.clone())
            .collect();
        for door in doors.iter_mut() {
            *door = door.and_then(|part| parts.iter().position(|name| *name == names[part]));
        }
        let mut plan = Plan { parts, missing, doors, owners: Vec::new(), data: Vec::new() };

        let mut shared = whole.graph.reach(&whole.roots, |node| plan.doors[node].is_some());
        let mut owners: Vec<Owner> = vec![None; whole.graph.len()];
        for part in 0..plan.parts.len() {
            let reached = plan.reached(whole, part);
            for node in (0..reached.len()).filter(|node| reached[*node]) {
                // What two parts need is in the first module: they may come in any order, or one of them never.
                shared[node] |= owners[node].replace(part).is_some();
            }
        }
        for (owner, shared) in owners.iter_mut().zip(shared) {
            if shared {
                *owner = None;
            }
        }
        plan.data = bytes::moved(&whole.linked, plan.parts.len(), |symbol| owners[whole.linked.node(symbol)]);
        plan.owners = owners;
        Ok(plan)
    }

    pub fn owner(&self, node: Node) -> Owner {
        self.owners[node]
    }

    pub fn door(&self, node: Node) -> Owner {
        self.doors[node]
    }

    /// What the doors of a part lead to; not through the doors of others.
    pub fn reached(&self, whole: &Whole, part: usize) -> Vec<bool> {
        whole.graph.reach(&self.doors_of(part), |node| self.doors[node].is_some_and(|other| other != part))
    }

    pub fn doors_of(&self, part: usize) -> Vec<Node> {
        (0..self.doors.len()).filter(|node| self.doors[*node] == Some(part)).collect()
    }
}

/// Doors that are declared and not there: nobody calls them, or the compiler found two to be the same and kept the other
/// one, which may lead to a part that has not come.
fn missing(whole: &Whole, modules: &[Module], doors: &[Owner]) -> Vec<String> {
    let mut missing = Vec::new();
    for (part, module) in modules.iter().enumerate() {
        let house = format!("{}{}::", doors::HOUSE, module.name);
        let found: Vec<String> =
            (0..doors.len()).filter(|node| doors[*node] == Some(part)).map(|node| whole.name(node)).collect();
        for door in &module.doors {
            // It may stand in a module of its own inside.
            if !found.iter().any(|path| path.rsplit("::").next() == Some(door)) {
                missing.push(house.clone() + door);
            }
        }
    }
    missing
}

/// By node: the part to which it is a door.
fn doors(whole: &Whole, parts: &[String]) -> Result<Vec<Owner>> {
    let mut doors = vec![None; whole.graph.len()];
    for node in &whole.nodes {
        if let Some(Some(name)) = whole.linked.functions.get(*node) {
            doors[*node] = doors::part_of(name, parts)?;
        }
    }
    Ok(doors)
}
