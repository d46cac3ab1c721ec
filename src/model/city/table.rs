//! The table of types, `schema.txt`: the readers follow it, and the published schema is made from it.

use crate::model::{cut, pieces};

/// The table as it stands, with its notes.
pub(super) const WRITTEN: &str = include_str!("schema.txt");

const LENGTH: usize = strip(&mut [0; WRITTEN.len()]);
#[expect(clippy::indexing_slicing, reason = "done by the compiler")]
const BARE: [u8; LENGTH] = {
    let mut room = [0; WRITTEN.len()];
    strip(&mut room);
    let mut bare = [0; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        bare[at] = room[at];
        at += 1;
    }
    bare
};

/// The table without notes. It is text, as the compiler sees.
const PLAIN: &str = match std::str::from_utf8(&BARE) {
    Ok(plain) => plain,
    Err(_) => "",
};

/// Copies the table without notes, which no visitor need download; gives the length of what is left.
#[expect(clippy::indexing_slicing, reason = "done by the compiler")]
const fn strip(bare: &mut [u8; WRITTEN.len()]) -> usize {
    let written = WRITTEN.as_bytes();
    let (mut at, mut length, mut skipping) = (0, 0, false);
    while at < written.len() {
        let byte = written[at];
        let begins = at == 0 || written[at - 1] == b'\n';
        let noted = byte == b' ' && at + 1 < written.len() && written[at + 1] == b' ';
        if begins && byte == b'#' || noted || byte == b':' {
            skipping = true;
        }
        if byte == b'\n' {
            skipping = false;
        }
        if !skipping {
            bare[length] = byte;
            length += 1;
        }
        at += 1;
    }
    length
}

/// A type of object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    pub name: &'static str,
    pub fields: Vec<Field>,
}

/// A key of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub key: &'static str,
    /// Without it the object says nothing.
    pub required: bool,
    /// What stands there, in the notation of the table.
    pub kind: &'static str,
}

impl Type {
    pub fn field(&self, key: &str) -> Option<Field> {
        self.fields.iter().find(|field| field.key == key).copied()
    }
}

/// Reads the table.
pub fn types() -> Vec<Type> {
    read(PLAIN)
}

/// Reads a table without notes.
pub(in crate::model) fn read(table: &'static str) -> Vec<Type> {
    let mut types = Vec::new();
    let mut open = None;
    for line in pieces(table, b'\n') {
        match (cut(line, b' '), &mut open) {
            (Some((key, kind)), Some(Type { fields, .. })) => {
                let name = key.strip_suffix("!").unwrap_or(key);
                fields.push(Field { key: name, required: name.len() < key.len(), kind });
            }
            (None, _) if !line.is_empty() => {
                types.extend(open.replace(Type { name: line, fields: Vec::new() }));
            }
            _ => {}
        }
    }
    types.extend(open);
    types
}

#[cfg(test)]
mod tests {
    use super::{WRITTEN, types};

    #[test]
    fn all_that_the_table_names_is_in_it() {
        let types = types();
        assert_eq!(types.len(), WRITTEN.matches("\n\n").count());
        let basic = ["text", "word", "tag", "url", "flag", "number", "year", "date", "fuzzy"];
        for field in types.iter().flat_map(|kind| &kind.fields) {
            let kind = field.kind.trim_matches(['[', ']', '{', '}', '*', '>']);
            let known = basic.contains(&kind) || types.iter().any(|known| known.name == kind);
            assert!(known || kind.starts_with(['=', '~']), "{}: {:?}", field.key, field.kind);
        }
        let quantity = types.iter().find(|kind| kind.name == "Quantity").unwrap();
        assert_eq!(quantity.field("valueMax").unwrap().kind, "number");
        assert!(types[0].field("name").unwrap().required && !types[0].field("region").unwrap().required);
    }
}
