//! The module as the linker wrote it, with `--emit-relocs`: who refers to whom.
//!
//! A relocation stands wherever the linker filled in the number of a function, a place in the table or an address in
//! memory. Together they are all the references there are, so what is found here is exact. Each one is compared with
//! the number that stands in its place: a relocation that is misread would move code away from under its callers.

use std::ops::Range;

use wasmparser::{RelocationEntry, RelocationType, SymbolFlags, SymbolInfo};

use super::graph::{Graph, Node};
use super::sections::{self, Sections};
use crate::error::{Error, Result};

/// The functions of a module by their number, then its data symbols, are the nodes of a graph.
pub struct Linked {
    /// The names of the functions, imported ones first.
    pub functions: Vec<Option<String>>,
    pub symbols: Vec<Symbol>,
    pub segments: Vec<Segment>,
    /// The function in each place of the table.
    pub table: Vec<Option<usize>>,
    pub graph: Graph,
    /// What data refer to that belong to no symbol.
    pub loose: Vec<Node>,
}

/// Bytes of memory with a name.
pub struct Symbol {
    pub name: String,
    /// Addresses; empty for what is not in the file.
    pub range: Range<usize>,
}

/// A stretch of memory that the module fills when it starts.
pub struct Segment {
    name: String,
    /// Addresses.
    pub range: Range<usize>,
    pub bytes: Vec<u8>,
}

impl Segment {
    /// Whether nothing is ever written there.
    pub fn is_constant(&self) -> bool {
        self.name.starts_with(".rodata")
    }

    /// Whether it holds symbols that have nothing to do with each other. In any other kind, code that names one symbol
    /// may go on to its neighbours.
    pub fn is_plain(&self) -> bool {
        self.is_constant() || self.name.starts_with(".data") || self.name.starts_with(".bss")
    }
}

impl Linked {
    pub fn read(bytes: &[u8]) -> Result<Linked> {
        let sections = Sections::read(bytes)?;
        let mut linked = Linked {
            functions: vec![None; sections.imported + sections.bodies.len()],
            symbols: Vec::new(),
            segments: Vec::new(),
            table: sections.table.clone(),
            graph: Graph::default(),
            loose: Vec::new(),
        };
        for segment in &sections.segments {
            let range = segment.address..segment.address + segment.place.len();
            let content = bytes[segment.place.clone()].to_vec();
            linked.segments.push(Segment { name: segment.name.to_owned(), range, bytes: content });
        }
        let mut nodes = Vec::new();
        for symbol in &sections.symbols {
            nodes.push(linked.take_symbol(symbol)?);
        }
        linked.graph.grow(linked.functions.len() + linked.symbols.len());
        linked.take_code(&sections, &nodes)?;
        linked.take_data(&sections, &nodes)?;
        Ok(linked)
    }

    /// The node of a data symbol.
    pub fn node(&self, symbol: usize) -> Node {
        self.functions.len() + symbol
    }

    /// The symbol of a node that is not a function.
    pub fn symbol(&self, node: Node) -> Option<&Symbol> {
        self.symbols.get(node.checked_sub(self.functions.len())?)
    }

    fn take_symbol(&mut self, symbol: &SymbolInfo<'_>) -> Result<Option<Node>> {
        match *symbol {
            SymbolInfo::Func { index, name, .. } => {
                let index = index as usize;
                let function = self.functions.get_mut(index).ok_or("a symbol names a function that is not there")?;
                // Aliases: the first name counts, as in the name section.
                if function.is_none() {
                    *function = name.map(str::to_owned);
                }
                Ok(Some(index))
            }
            SymbolInfo::Data { flags, name, symbol } => {
                let range = match symbol {
                    Some(at) if !flags.contains(SymbolFlags::ABSOLUTE) => {
                        let segment = self.segments.get(at.index as usize);
                        segment.map(|segment| {
                            let start = segment.range.start + at.offset as usize;
                            start..start + at.size as usize
                        })
                    }
                    _ => None,
                };
                self.symbols.push(Symbol { name: name.to_owned(), range: range.unwrap_or_default() });
                Ok(Some(self.node(self.symbols.len() - 1)))
            }
            _ => Ok(None),
        }
    }

    fn take_code(&mut self, sections: &Sections<'_>, nodes: &[Option<Node>]) -> Result<()> {
        for (place, body) in sections.bodies.iter().enumerate() {
            // What the linker has written itself has no relocations.
            for called in sections::called(body)? {
                self.graph.add(sections.imported + place, called);
            }
        }
        for (at, entry) in &sections.code {
            let Some(to) = self.target(sections, *at, entry, nodes)? else { continue };
            let place = sections.bodies.partition_point(|body| body.range().end <= *at);
            if !sections.bodies.get(place).is_some_and(|body| body.range().contains(at)) {
                return Err("a relocation of code stands in no function".into());
            }
            self.graph.add(sections.imported + place, to);
        }
        Ok(())
    }

    fn take_data(&mut self, sections: &Sections<'_>, nodes: &[Option<Node>]) -> Result<()> {
        for (at, entry) in &sections.data {
            let Some(to) = self.target(sections, *at, entry, nodes)? else { continue };
            let place = sections.segments.iter().position(|segment| segment.place.contains(at));
            let place = place.ok_or("a relocation of data stands in no segment")?;
            let address = sections.segments[place].address + at - sections.segments[place].place.start;
            let mut is_loose = true;
            for symbol in 0..self.symbols.len() {
                if self.symbols[symbol].range.contains(&address) {
                    self.graph.add(self.node(symbol), to);
                    is_loose = false;
                }
            }
            if is_loose || !self.segments[place].is_plain() {
                self.loose.push(to);
            }
        }
        Ok(())
    }

    /// What a relocation refers to, where that is a function or data.
    fn target(
        &self,
        sections: &Sections<'_>,
        at: usize,
        entry: &RelocationEntry,
        nodes: &[Option<Node>],
    ) -> Result<Option<Node>> {
        use RelocationType as Kind;
        let refuse = |why: &str| Err(Error::from(format!("the linker's relocation {entry:?} {why}")));
        match entry.ty {
            // Their index is not that of a symbol.
            Kind::TypeIndexLeb => return Ok(None),
            Kind::FunctionIndexLeb
            | Kind::TableIndexSleb
            | Kind::TableIndexI32
            | Kind::MemoryAddrLeb
            | Kind::MemoryAddrSleb
            | Kind::MemoryAddrI32
            | Kind::GlobalIndexLeb
            | Kind::TableNumberLeb => {}
            _ => return refuse("is of a kind that is not understood"),
        }
        let Some(node) = nodes.get(entry.index as usize) else { return refuse("names no symbol") };
        let Some(node) = *node else { return Ok(None) };
        let written = match entry.ty {
            Kind::TableIndexI32 | Kind::MemoryAddrI32 => fixed(sections.bytes, at),
            _ => variable(sections.bytes, at),
        };
        let is_right = match entry.ty {
            Kind::FunctionIndexLeb => written == node,
            Kind::TableIndexSleb | Kind::TableIndexI32 => sections.table.get(written) == Some(&Some(node)),
            _ => match self.symbol(node) {
                // Not in the file: there is nothing to compare with.
                Some(symbol) if symbol.range == (0..0) => true,
                Some(symbol) => written as i64 == symbol.range.start as i64 + entry.addend,
                None => false,
            },
        };
        if is_right { Ok(Some(node)) } else { refuse("does not fit the number that stands in its place") }
    }
}

/// Four bytes.
fn fixed(bytes: &[u8], at: usize) -> usize {
    let bytes = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    u32::from_le_bytes(bytes.unwrap_or_default()) as usize
}

/// Five bytes of seven bits each.
fn variable(bytes: &[u8], at: usize) -> usize {
    let mut value = 0_u64;
    for (place, byte) in bytes.get(at..at + 5).unwrap_or_default().iter().enumerate() {
        value |= u64::from(byte & 0x7f) << (7 * place);
    }
    value as u32 as usize
}
