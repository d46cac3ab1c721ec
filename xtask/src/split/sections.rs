//! What the sections of a linked file say, before anything is made of it.

use std::ops::Range;

use wasmparser::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionBody, KnownCustom, Linking, Operator, Parser, Payload,
    RelocationEntry, SymbolInfo, TypeRef,
};

use crate::error::{Context, Error, Result};

/// A linked file, taken apart.
#[derive(Default)]
pub struct Sections<'a> {
    pub bytes: &'a [u8],
    /// How many functions are imported; they come first in the numbering of functions.
    pub imported: usize,
    pub bodies: Vec<FunctionBody<'a>>,
    /// The function in each place of the first table.
    pub table: Vec<Option<usize>>,
    pub segments: Vec<Stretch<'a>>,
    pub symbols: Vec<SymbolInfo<'a>>,
    /// The relocations of code and of data, each with where in the file it stands.
    pub code: Vec<(usize, RelocationEntry)>,
    pub data: Vec<(usize, RelocationEntry)>,
}

/// A data segment.
pub struct Stretch<'a> {
    pub name: &'a str,
    /// The address of its first byte in memory.
    pub address: usize,
    /// Where it stands in the file.
    pub place: Range<usize>,
}

/// Numbers of sections.
const CODE: u8 = 10;
const DATA: u8 = 11;

impl<'a> Sections<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Sections<'a>> {
        let mut found = Sections { bytes, ..Sections::default() };
        // The number and the beginning of each section.
        let mut sections: Vec<(u8, usize)> = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.context(the_module)?;
            if let Some((id, range)) = payload.as_section() {
                sections.push((id, range.start));
            }
            found.take(payload, &sections)?;
        }
        if found.symbols.is_empty() {
            return Err("the linked module has no table of symbols: it must be linked with --emit-relocs".into());
        }
        Ok(found)
    }

    fn take(&mut self, payload: Payload<'a>, sections: &[(u8, usize)]) -> Result<()> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.imported += usize::from(matches!(import.context(the_module)?.ty, TypeRef::Func(_)));
                }
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element.context(the_module)?;
                    self.take_element(element.kind, element.items)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(segments) => {
                for segment in segments {
                    let segment = segment.context(the_module)?;
                    let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else {
                        return Err("a data segment of the linked module is not active".into());
                    };
                    let end = segment.range.end;
                    let place = end - segment.data.len()..end;
                    self.segments.push(Stretch { name: "", address: constant(&offset_expr)?, place });
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        self.take_linking(part.context(the_module)?)?;
                    }
                }
                KnownCustom::Reloc(relocations) => {
                    let of = sections.get(relocations.section_index() as usize);
                    for entry in relocations.entries() {
                        let entry = entry.context(the_module)?;
                        match of {
                            Some((CODE, start)) => self.code.push((start + entry.offset as usize, entry)),
                            Some((DATA, start)) => self.data.push((start + entry.offset as usize, entry)),
                            // Of sections for debuggers.
                            _ => {}
                        }
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn take_element(&mut self, kind: ElementKind<'a>, items: ElementItems<'a>) -> Result<()> {
        let (ElementKind::Active { table_index: None | Some(0), offset_expr }, ElementItems::Functions(functions)) =
            (kind, items)
        else {
            return Err("the table of the linked module is filled in a way that is not understood".into());
        };
        let start = constant(&offset_expr)?;
        for (place, function) in functions.into_iter().enumerate() {
            if self.table.len() <= start + place {
                self.table.resize(start + place + 1, None);
            }
            self.table[start + place] = Some(function.context(the_module)? as usize);
        }
        Ok(())
    }

    fn take_linking(&mut self, part: Linking<'a>) -> Result<()> {
        match part {
            Linking::SegmentInfo(infos) => {
                for (segment, info) in self.segments.iter_mut().zip(infos) {
                    segment.name = info.context(the_module)?.name;
                }
            }
            Linking::SymbolTable(symbols) => {
                for symbol in symbols {
                    self.symbols.push(symbol.context(the_module)?);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The functions that a body names itself: by a call, or as a reference.
pub fn called(body: &FunctionBody<'_>) -> Result<Vec<usize>> {
    let mut called = Vec::new();
    for operator in body.get_operators_reader().context(the_module)? {
        match operator.context(the_module)? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => called.push(function_index as usize),
            _ => {}
        }
    }
    Ok(called)
}

fn constant(expression: &ConstExpr<'_>) -> Result<usize> {
    let first = expression.get_operators_reader().read().context(the_module)?;
    match first {
        Operator::I32Const { value } => Ok(value as u32 as usize),
        _ => Err(Error::from("an offset in the linked module is not a constant")),
    }
}

fn the_module() -> String {
    "the linked module".to_owned()
}
