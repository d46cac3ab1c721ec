//! What goes into which module.

use super::bytes::{Bytes, bytes};
use super::doors;
use super::graph::Node;
use super::home::Home;
use super::whole::Whole;
use crate::error::{Error, Result};
use crate::parts::Module;

/// Everything that is to be known before anything is cut.
pub struct Plan {
    /// The names of those that have a door in the module.
    pub parts: Vec<String>,
    /// Doors that the sources declare and the module has not.
    pub missing: Vec<String>,
    /// By node.
    homes: Vec<Home>,
    /// By node: the part to which it is a door.
    doors: Vec<Option<usize>>,
    pub bytes: Bytes,
}

impl Plan {
    /// `modules` are those of `src/part`: each is a part.
    pub fn new(whole: &Whole, house: &str, modules: &[Module]) -> Result<Plan> {
        let names: Vec<String> = modules.iter().map(|module| module.name.clone()).collect();
        let mut doors = doors(whole, house, &names)?;
        if let Some(door) = whole.roots.iter().find(|root| doors[**root].is_some()) {
            return Err(Error::from(format!("{} is the door to a part and is needed at once", whole.name(*door))));
        }
        let missing = missing(whole, house, modules, &doors);
        let parts: Vec<String> = names
            .iter()
            .enumerate()
            .filter(|(part, _)| doors.contains(&Some(*part)))
            .map(|(_, name)| name.clone())
            .collect();
        for door in doors.iter_mut() {
            *door = door.and_then(|part| parts.iter().position(|name| *name == names[part]));
        }
        if parts.len() > Home::MOST {
            return Err(Error::from(format!("there can be no more than {} parts", Home::MOST)));
        }
        let mut plan = Plan { parts, missing, doors, homes: Vec::new(), bytes: Bytes::default() };

        let first = whole.graph.reach(&whole.roots, |node| plan.doors[node].is_some());
        let mut homes: Vec<Home> =
            first.into_iter().map(|first| if first { Home::FIRST } else { Home::NOWHERE }).collect();
        for part in 0..plan.parts.len() {
            let reached = plan.reached(whole, part);
            for (home, _) in homes.iter_mut().zip(reached).filter(|(_, reached)| *reached) {
                // What several parts need each of them has, so that any of them can come alone.
                *home = home.and(Home::part(part));
            }
        }
        plan.bytes = bytes(&whole.linked, plan.parts.len(), |symbol| homes[whole.linked.node(symbol)]);
        plan.homes = homes;
        Ok(plan)
    }

    pub fn home(&self, node: Node) -> Home {
        self.homes[node]
    }

    pub fn door(&self, node: Node) -> Option<usize> {
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
fn missing(whole: &Whole, house: &str, modules: &[Module], doors: &[Option<usize>]) -> Vec<String> {
    let mut missing = Vec::new();
    for (part, module) in modules.iter().enumerate() {
        let house = format!("{house}{}::", module.name);
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
fn doors(whole: &Whole, house: &str, parts: &[String]) -> Result<Vec<Option<usize>>> {
    let mut doors = vec![None; whole.graph.len()];
    for node in &whole.nodes {
        if let Some(Some(name)) = whole.linked.functions.get(*node) {
            doors[*node] = doors::part_of(name, house, parts)?;
        }
    }
    Ok(doors)
}
