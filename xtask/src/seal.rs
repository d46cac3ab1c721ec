//! What ties the parts of a widget to its first module: `KIND.parts.json` with the hash of each part, and the hash of
//! that list in a section of the first module, whose own hash is in the loader.

use sha2::{Digest, Sha256};
use wasmparser::Parser;

use crate::error::{Context, Result};
use crate::files;
use crate::manifest::Element;
use crate::paths::Paths;
use crate::sizes;
use crate::split::Split;
use crate::wasm_opt::custom_section;

/// The name of the section, which pkg/parts.js reads.
const NAME: &str = "parts";

/// Writes the list, and the first module anew, with its hash.
pub fn seal(paths: &Paths, widget: &Element, split: &Split) -> Result<()> {
    if split.parts.is_empty() {
        return Ok(());
    }
    let mut list = serde_json::Map::new();
    for part in &split.parts {
        let bytes = files::read(&paths.dist().join(widget.part(&part.name)))?;
        list.insert(part.name.clone(), sizes::sha256(&bytes).into());
    }
    let list = serde_json::Value::from(list).to_string();
    let first = paths.dist().join(widget.wasm());
    let sealed = sealed(&files::read(&first)?, &Sha256::digest(&list))?;
    files::write(&first, sealed)?;
    files::write(&paths.dist().join(widget.hashes_of_parts()), list)
}

/// A module with this hash in it. Between which of its sections is the same to everybody but the compressor: 32 bytes of
/// no likeness to anything cost between none and two hundred more than they are, so all places are tried.
fn sealed(wasm: &[u8], hash: &[u8]) -> Result<Vec<u8>> {
    let section = custom_section(NAME, hash);
    let mut best: Option<(usize, Vec<u8>)> = None;
    for place in ends(wasm)? {
        let (before, after) = wasm.split_at(place);
        let whole = [before, &section, after].concat();
        let size = sizes::brotli(&whole, 11).len();
        if best.as_ref().is_none_or(|(least, _)| size < *least) {
            best = Some((size, whole));
        }
    }
    Ok(best.map_or_else(|| [wasm, &section].concat(), |(_, whole)| whole))
}

/// Where the sections of a module end.
fn ends(wasm: &[u8]) -> Result<Vec<usize>> {
    let mut ends = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context(|| "the first module".to_owned())?;
        ends.extend(payload.as_section().map(|(_, range)| range.end));
    }
    Ok(ends)
}

#[cfg(test)]
mod tests {
    use wasmparser::{Parser, Payload};

    use super::{ends, sealed};

    /// A type, an import of it, and a custom section.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01a\x01b\0\0\0\x03\x01cd";

    #[test]
    fn the_hash_is_in_the_module_once_and_the_rest_as_it_was() {
        let sealed = sealed(MODULE, &[7; 32]).unwrap();
        let mut others = Vec::new();
        let mut seals = Vec::new();
        for payload in Parser::new(0).parse_all(&sealed) {
            match payload.unwrap() {
                Payload::CustomSection(section) if section.name() == "parts" => seals.push(section.data().to_vec()),
                payload => others.extend(payload.as_section().map(|(id, range)| (id, sealed[range].to_vec()))),
            }
        }
        assert_eq!(seals, [vec![7; 32]]);
        let before: Vec<_> = Parser::new(0)
            .parse_all(MODULE)
            .filter_map(|payload| payload.unwrap().as_section().map(|(id, range)| (id, MODULE[range].to_vec())))
            .collect();
        assert_eq!(others, before);
    }

    #[test]
    fn every_section_has_an_end() {
        assert_eq!(ends(MODULE).unwrap(), [14, 23, MODULE.len()]);
        assert!(ends(b"\0asm\x01\0\0\0\x01\x7f").is_err());
    }
}
