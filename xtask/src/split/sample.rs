//! Small modules for the tests, written as the linker writes them with `--emit-relocs`.

use crate::leb::{padded, unsigned};

/// The types that functions may have: nothing in, or one number; one number out.
pub const NONE: usize = 0;
pub const ONE: usize = 1;

/// What a function does.
#[derive(Clone, Copy)]
pub enum Op {
    Argument,
    Number(i32),
    /// Calls a function by its name.
    Call(&'static str),
    /// The place of a function in the table.
    Slot(&'static str),
    /// Calls what has this place in the table, by its type.
    CallSlot(usize),
    /// The address of a data symbol, and so many bytes on.
    Address(&'static str, i32),
    Load,
    Add,
    /// Adds to the global, and gives what it was before.
    Count(i32),
}

pub struct Function {
    pub name: &'static str,
    pub ty: usize,
    pub ops: Vec<Op>,
    pub export: Option<&'static str>,
}

/// Bytes in one of the segments.
pub struct Data {
    pub name: &'static str,
    pub segment: usize,
    pub offset: usize,
    pub bytes: Vec<u8>,
    /// Places of functions in the table, by where they stand in the bytes.
    pub slots: Vec<(usize, &'static str)>,
    /// Addresses of other symbols.
    pub addresses: Vec<(usize, &'static str)>,
}

/// A module with one import, `log`, of type [`ONE`]; a table, a memory, and a global that can be written.
#[derive(Default)]
pub struct Sample {
    pub functions: Vec<Function>,
    pub data: Vec<Data>,
    /// What stands in the table, from its second place on.
    pub table: Vec<&'static str>,
    /// Names by which the functions go afterwards.
    pub renamed: Vec<(&'static str, &'static str)>,
}

/// Names, addresses and lengths of the segments.
pub const SEGMENTS: [(&str, usize, usize); 3] = [(".rodata", 1024, 64), (".data", 2048, 16), ("odd", 4096, 8)];

impl Sample {
    pub fn function(mut self, name: &'static str, ty: usize, ops: &[Op]) -> Sample {
        self.functions.push(Function { name, ty, ops: ops.to_vec(), export: None });
        self
    }

    pub fn exported(mut self, name: &'static str, ty: usize, ops: &[Op]) -> Sample {
        self.functions.push(Function { name, ty, ops: ops.to_vec(), export: Some(name) });
        self
    }

    pub fn data(mut self, name: &'static str, segment: usize, offset: usize, bytes: &[u8]) -> Sample {
        let bytes = bytes.to_vec();
        self.data.push(Data { name, segment, offset, bytes, slots: Vec::new(), addresses: Vec::new() });
        self
    }

    /// Lets the last data hold a function's place in the table.
    pub fn with_slot(mut self, at: usize, function: &'static str) -> Sample {
        self.data.last_mut().unwrap().slots.push((at, function));
        self
    }

    /// Lets the last data hold the address of others.
    pub fn with_address(mut self, at: usize, symbol: &'static str) -> Sample {
        self.data.last_mut().unwrap().addresses.push((at, symbol));
        self
    }

    fn number(&self, name: &str) -> usize {
        if name == "log" {
            return 0;
        }
        1 + self.functions.iter().position(|function| function.name == name).unwrap()
    }

    fn slot(&self, name: &str) -> usize {
        1 + self.table.iter().position(|function| *function == name).unwrap()
    }

    fn symbol(&self, name: &str) -> usize {
        self.data.iter().position(|data| data.name == name).unwrap()
    }

    fn address(&self, name: &str) -> usize {
        let data = &self.data[self.symbol(name)];
        SEGMENTS[data.segment].1 + data.offset
    }

    /// Number of the symbol of a function or of data in the table of symbols.
    fn function_symbol(&self, name: &str) -> usize {
        self.number(name)
    }

    fn data_symbol(&self, name: &str) -> usize {
        1 + self.functions.len() + self.symbol(name)
    }

    /// The module as the linker would have written it.
    pub fn linked(&self) -> Vec<u8> {
        let (code, code_relocations) = self.code();
        let (data, data_relocations) = self.segments();
        let mut out = self.beginning();
        let code_section = 8;
        out.extend(section(10, &code));
        out.extend(section(11, &data));
        out.extend(custom("linking", &self.linking()));
        out.extend(custom("reloc.CODE", &relocations(code_section, &code_relocations)));
        out.extend(custom("reloc.DATA", &relocations(code_section + 1, &data_relocations)));
        out
    }

    /// The same as wasm-bindgen leaves it: with names, without what only linkers know.
    pub fn bound(&self) -> Vec<u8> {
        let mut out = self.beginning();
        out.extend(section(10, &self.code().0));
        out.extend(section(11, &self.segments().0));
        let mut names = unsigned(self.functions.len());
        for (place, function) in self.functions.iter().enumerate() {
            let name = self.renamed.iter().find(|(old, _)| *old == function.name).map_or(function.name, |(_, new)| new);
            names.extend([unsigned(place + 1), text(name)].concat());
        }
        out.extend(custom("name", &[vec![1], unsigned(names.len()), names].concat()));
        out
    }

    /// Types, import, functions, table, memory, global, exports, elements: eight sections, `code` is the ninth.
    fn beginning(&self) -> Vec<u8> {
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        out.extend(section(1, &[2, 0x60, 0, 1, 0x7f, 0x60, 1, 0x7f, 1, 0x7f]));
        out.extend(section(2, &[vec![1], text("wbg"), text("log"), vec![0, ONE as u8]].concat()));
        out.extend(section(3, &list(self.functions.iter().map(|function| unsigned(function.ty)))));
        let slots = unsigned(self.table.len() + 1);
        out.extend(section(4, &[vec![1, 0x70, 1], slots.clone(), slots].concat()));
        out.extend(section(5, &[1, 0, 1]));
        out.extend(section(6, &[1, 0x7f, 1, 0x41, 0, 0x0b]));
        let exports = self.functions.iter().filter_map(|function| {
            Some([text(function.export?), vec![0], unsigned(self.number(function.name))].concat())
        });
        out.extend(section(7, &list([[text("memory"), vec![2, 0]].concat()].into_iter().chain(exports))));
        let slots = list(self.table.iter().map(|name| unsigned(self.number(name))));
        out.extend(section(9, &[vec![1, 0, 0x41, 1, 0x0b], slots].concat()));
        out
    }

    /// The content of the code section, and its relocations: kind, place, symbol, addend.
    fn code(&self) -> (Vec<u8>, Vec<Relocation>) {
        let mut out = unsigned(self.functions.len());
        let mut relocations = Vec::new();
        for function in &self.functions {
            let mut body = vec![0];
            let mut own = Vec::new();
            for op in &function.ops {
                match *op {
                    Op::Argument => body.extend([0x20, 0]),
                    Op::Number(number) => body.extend([vec![0x41], unsigned(number as usize)].concat()),
                    Op::Call(name) => {
                        body.push(0x10);
                        own.push((0, body.len(), self.function_symbol(name), None));
                        body.extend(padded(self.number(name)));
                    }
                    Op::Slot(name) => {
                        body.push(0x41);
                        own.push((1, body.len(), self.function_symbol(name), None));
                        body.extend(padded(self.slot(name)));
                    }
                    Op::CallSlot(ty) => {
                        body.push(0x11);
                        own.push((6, body.len(), ty, None));
                        body.extend([padded(ty), vec![0]].concat());
                    }
                    Op::Address(name, addend) => {
                        body.push(0x41);
                        own.push((4, body.len(), self.data_symbol(name), Some(addend as usize)));
                        body.extend(padded(self.address(name) + addend as usize));
                    }
                    Op::Load => body.extend([0x28, 2, 0]),
                    Op::Add => body.push(0x6a),
                    Op::Count(by) => {
                        body.extend([0x23, 0, 0x23, 0, 0x41, by as u8, 0x6a, 0x24, 0]);
                    }
                }
            }
            body.push(0x0b);
            out.extend(unsigned(body.len()));
            relocations
                .extend(own.into_iter().map(|(kind, at, symbol, addend)| (kind, out.len() + at, symbol, addend)));
            out.extend(body);
        }
        (out, relocations)
    }

    fn segments(&self) -> (Vec<u8>, Vec<Relocation>) {
        let mut out = unsigned(SEGMENTS.len());
        let mut relocations = Vec::new();
        for (segment, (_, address, length)) in SEGMENTS.iter().enumerate() {
            out.extend([vec![0, 0x41], padded(*address), vec![0x0b], unsigned(*length)].concat());
            let mut bytes = vec![0; *length];
            for data in self.data.iter().filter(|data| data.segment == segment) {
                bytes[data.offset..data.offset + data.bytes.len()].copy_from_slice(&data.bytes);
                for (at, function) in &data.slots {
                    let at = data.offset + at;
                    bytes[at..at + 4].copy_from_slice(&(self.slot(function) as u32).to_le_bytes());
                    relocations.push((2, out.len() + at, self.function_symbol(function), None));
                }
                for (at, symbol) in &data.addresses {
                    let at = data.offset + at;
                    bytes[at..at + 4].copy_from_slice(&(self.address(symbol) as u32).to_le_bytes());
                    relocations.push((5, out.len() + at, self.data_symbol(symbol), Some(0)));
                }
            }
            out.extend(bytes);
        }
        (out, relocations)
    }

    fn linking(&self) -> Vec<u8> {
        let infos = list(SEGMENTS.iter().map(|(name, ..)| [text(name), vec![0, 0]].concat()));
        let import = vec![0, 0x50, 0, 3, b'l', b'o', b'g'];
        let functions = self
            .functions
            .iter()
            .map(|function| [vec![0, 0x02], unsigned(self.number(function.name)), text(function.name)].concat());
        let data = self.data.iter().map(|data| {
            let place = [data.segment, data.offset, data.bytes.len()].map(unsigned).concat();
            [vec![1, 0x02], text(data.name), place].concat()
        });
        let symbols = list([import].into_iter().chain(functions).chain(data));
        let part = |kind: u8, content: Vec<u8>| [vec![kind], unsigned(content.len()), content].concat();
        [vec![2], part(5, infos), part(8, symbols)].concat()
    }
}

type Relocation = (u8, usize, usize, Option<usize>);

fn relocations(section: usize, all: &[Relocation]) -> Vec<u8> {
    let entry = |(kind, at, symbol, addend): &Relocation| {
        [vec![*kind], unsigned(*at), unsigned(*symbol), addend.map(unsigned).unwrap_or_default()].concat()
    };
    [unsigned(section), list(all.iter().map(entry))].concat()
}

fn text(text: &str) -> Vec<u8> {
    [unsigned(text.len()), text.as_bytes().to_vec()].concat()
}

fn list(items: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let items: Vec<Vec<u8>> = items.collect();
    [unsigned(items.len()), items.concat()].concat()
}

fn section(id: u8, content: &[u8]) -> Vec<u8> {
    [vec![id], unsigned(content.len()), content.to_vec()].concat()
}

fn custom(name: &str, content: &[u8]) -> Vec<u8> {
    section(0, &[text(name), content.to_vec()].concat())
}
