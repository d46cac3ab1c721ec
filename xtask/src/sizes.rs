//! What a visitor downloads: sizes and hashes of the published files, and the gates on the first view and the parts.
//!
//! Sizes are counted as a content network sends them: brotli, quality 11.

use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256, Sha384};

use crate::error::{Context, Error, Result};
use crate::files;
use crate::manifest::Element;
use crate::paths::Paths;
use crate::progress;
use crate::split::Split;
use crate::stamp::{self, Inputs};

/// A widget that was built.
pub struct Built {
    pub widget: &'static Element,
    pub split: Split,
}

/// What a visitor downloads of each widget.
pub struct Sizes(pub Vec<Size>);

/// What a visitor downloads of one widget.
pub struct Size {
    pub kind: &'static str,
    /// What must arrive before there is anything to see.
    pub first: Gate,
    /// What comes later.
    pub parts: Vec<Gate>,
    /// What else is wrong, in sentences.
    pub faults: Vec<String>,
}

/// Bytes, and how many are allowed, where tests/size.json says it.
pub struct Gate {
    pub name: String,
    pub bytes: u64,
    pub allowed: Option<u64>,
}

/// Writes `manifest.json`, prints the table and each widget against its limits.
pub fn report(paths: &Paths, version: &str, lane: &str, built: &[Built]) -> Result<Sizes> {
    let manifest = paths.dist().join("manifest.json");
    let published = published(paths, &manifest)?;
    let mut inputs = Inputs::new().text(version).text(lane).files(&published);
    for Built { widget, split } in built {
        inputs = inputs.text(widget.kind).text(&split.names().join(" "));
    }
    stamp::unless_fresh(paths, "manifest", inputs, &[&manifest], || {
        let content = manifest_of(&paths.dist(), &published, version, lane, built)?;
        files::write(&manifest, format!("{content:#}\n"))
    })?;

    let content = parse(&manifest)?;
    for (name, size) in content["files"].as_object().into_iter().flatten() {
        // Thirty languages would hide what matters.
        if !name.starts_with("i18n/") || name.ends_with("/en.js") || name.ends_with("/en.later.js") {
            progress::note(&format!("{name:<24} {:>9} bytes {:>9} brotli", size["bytes"], size["brotli"]));
        }
    }
    let limits = parse(&paths.tests().join("size.json"))?;
    let mut sizes = Vec::new();
    for Built { widget, split } in built {
        let mut size = size(widget.kind, &content["widgets"][widget.kind], &limits[widget.kind]);
        size.faults.extend(split.missing.iter().map(|door| {
            format!("{door} is NOT IN the module: nobody calls it, or the compiler took an equal door in its place")
        }));
        for sentence in size.sentences() {
            progress::line("sizes", &sentence);
        }
        sizes.push(size);
    }
    Ok(Sizes(sizes))
}

impl Sizes {
    pub fn fits(&self) -> bool {
        self.0.iter().all(Size::fits)
    }

    /// What does not fit, or that all does.
    pub fn sentence(&self) -> String {
        let wrong: Vec<String> = self.0.iter().filter(|size| !size.fits()).map(Size::sentence).collect();
        if wrong.is_empty() { "every widget is within tests/size.json".to_owned() } else { wrong.join("; ") }
    }
}

impl Size {
    pub fn fits(&self) -> bool {
        self.first.fits() && self.parts.iter().all(Gate::fits) && self.faults.is_empty()
    }

    /// What does not fit, or that the first view does.
    pub fn sentence(&self) -> String {
        let first = (!self.first.fits() || self.fits()).then(|| self.told(&self.first));
        let wrong = self.parts.iter().filter(|part| !part.fits()).map(|part| self.told(part));
        first.into_iter().chain(wrong).chain(self.faults.iter().cloned()).collect::<Vec<_>>().join("; ")
    }

    /// One for the first view, for each part and for each fault.
    pub fn sentences(&self) -> Vec<String> {
        let gates = [&self.first].into_iter().chain(&self.parts).map(|gate| self.told(gate));
        gates.chain(self.faults.iter().cloned()).collect()
    }

    fn told(&self, gate: &Gate) -> String {
        let Gate { name, bytes, allowed } = gate;
        let kind = self.kind;
        match allowed {
            Some(allowed) if bytes <= allowed => format!("{kind}: {name} {bytes} bytes (brotli), within {allowed}"),
            Some(allowed) => format!("{kind}: {name} {bytes} bytes (brotli), OVER the {allowed} of tests/size.json"),
            None => format!("{kind}: {name} {bytes} bytes (brotli), but tests/size.json has NO LINE for it"),
        }
    }
}

impl Gate {
    fn fits(&self) -> bool {
        self.allowed.is_some_and(|allowed| self.bytes <= allowed)
    }
}

fn published(paths: &Paths, manifest: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files::walk(&paths.dist())?;
    found.retain(|path| path != manifest);
    Ok(found)
}

fn manifest_of(dist: &Path, published: &[PathBuf], version: &str, lane: &str, built: &[Built]) -> Result<Value> {
    let mut table = Map::new();
    for path in published {
        let bytes = files::read(path)?;
        let entry = json!({ "bytes": bytes.len(), "brotli": brotli(&bytes, 11).len(), "sha384": sha384(&bytes) });
        table.insert(files::relative(dist, path), entry);
    }
    let weighed = |names: Vec<String>| {
        let sum = names.iter().try_fold(0, |sum, name| {
            let entry = table.get(name).ok_or_else(|| Error::from(format!("pkg/dist/{name} was not built")))?;
            Ok::<u64, Error>(sum + number(&entry["brotli"]))
        })?;
        Ok::<Value, Error>(json!({ "files": names, "brotli": sum }))
    };
    let mut widgets = Map::new();
    for Built { widget, split } in built {
        let mut parts = Map::new();
        for part in split.names() {
            parts.insert(part.to_owned(), weighed(vec![widget.part(part)])?);
        }
        let first = weighed(widget.first_view())?;
        widgets.insert(widget.kind.to_owned(), json!({ "firstView": first, "parts": parts }));
    }
    Ok(json!({ "version": version, "lane": lane, "files": table, "widgets": widgets }))
}

/// The limits are a file and not constants: raising one is a change that a reviewer sees.
fn size(kind: &'static str, made: &Value, limits: &Value) -> Size {
    let gate = |name: &str, made: &Value, limit: &Value| Gate {
        name: name.to_owned(),
        bytes: number(&made["brotli"]),
        allowed: limit.as_u64(),
    };
    let parts = made["parts"].as_object().into_iter().flatten();
    let gone = limits["parts"].as_object().into_iter().flatten().filter(|(name, _)| made["parts"].get(name).is_none());
    Size {
        kind,
        first: gate("first view", &made["firstView"], &limits["firstView"]),
        parts: parts.map(|(name, part)| gate(&format!("part {name}"), part, &limits["parts"][name])).collect(),
        faults: gone
            .map(|(name, _)| format!("{kind}: part {name} has a line in tests/size.json and is NOT BUILT"))
            .collect(),
    }
}

fn parse(path: &Path) -> Result<Value> {
    serde_json::from_slice(&files::read(path)?).context(|| path.display().to_string())
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_default()
}

/// The value of an `integrity` attribute.
pub fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The shorter form of the same, for what stands in the loader.
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

pub fn brotli(bytes: &[u8], quality: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 4096, quality, 22);
    // Writing into memory cannot fail.
    let _ = writer.write_all(bytes);
    drop(writer);
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Sizes, brotli, sha384, size};

    #[test]
    fn integrity_is_that_of_the_standard() {
        let empty = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(sha384(b""), empty);
    }

    #[test]
    fn repetition_compresses() {
        assert!(brotli(&[b'a'; 10_000], 11).len() < 50);
    }

    #[test]
    fn the_limit_itself_still_fits() {
        let made = json!({ "firstView": { "brotli": 5 }, "parts": { "dialog": { "brotli": 7 } } });
        let size = |first: u64, dialog: u64| {
            size("programme", &made, &json!({ "firstView": first, "parts": { "dialog": dialog } }))
        };
        assert!(size(5, 7).fits());
        assert_eq!(size(4, 7).sentence(), "programme: first view 5 bytes (brotli), OVER the 4 of tests/size.json");
        assert_eq!(size(5, 6).sentence(), "programme: part dialog 7 bytes (brotli), OVER the 6 of tests/size.json");
        assert!(!size(5, 6).fits() && !size(4, 7).fits());
        assert_eq!(Sizes(vec![size(5, 7)]).sentence(), "every widget is within tests/size.json");
    }

    #[test]
    fn a_part_without_a_line_does_not_fit() {
        let made = json!({ "firstView": { "brotli": 5 }, "parts": { "grid": { "brotli": 7 } } });
        let size = size("programme", &made, &json!({ "firstView": 5, "parts": { "dialog": 9 } }));
        assert!(!size.fits() && size.sentence().contains("NO LINE"), "{}", size.sentence());
        assert_eq!(size.sentences().len(), 3);
        assert!(size.sentence().contains("part dialog has a line in tests/size.json and is NOT BUILT"));
    }
}
