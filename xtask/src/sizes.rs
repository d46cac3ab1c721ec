//! What a visitor downloads: sizes and hashes of the published files, and the gates on the first view and the parts.
//!
//! Sizes are counted as a content network sends them: brotli, quality 11.

use std::io::Write;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha384};

use crate::error::{Context, Error, Result};
use crate::files;
use crate::parts;
use crate::paths::Paths;
use crate::progress;
use crate::split::Split;
use crate::stamp::{self, Inputs};

/// What must arrive before the first session can be seen.
pub const FIRST_VIEW: &[&str] = &["city-widgets.js", "programme.js", "programme.wasm", "i18n/en.js"];

/// What comes with the first part that is needed.
const LATER_WORDS: &str = "i18n/en.later.js";

/// The first view in bytes, and how many are allowed.
pub struct FirstView {
    pub bytes: u64,
    pub allowed: u64,
    /// What comes later.
    pub parts: Vec<Later>,
    /// What else is wrong with the parts, in sentences.
    pub faults: Vec<String>,
}

/// A part in bytes, and how many are allowed, where tests/size.json says it.
pub struct Later {
    pub name: String,
    pub bytes: u64,
    pub allowed: Option<u64>,
}

/// Writes `manifest.json`, prints the table and the first view against its limit.
pub fn report(paths: &Paths, version: &str, lane: &str, split: &Split) -> Result<FirstView> {
    let parts = split.names();
    let manifest = paths.dist().join("manifest.json");
    let published = published(paths, &manifest)?;
    let inputs = Inputs::new().text(version).text(lane).text(&parts.join(" ")).files(&published);
    stamp::unless_fresh(paths, "manifest", inputs, &[&manifest], || {
        let content = manifest_of(&paths.dist(), &published, version, lane, &parts)?;
        files::write(&manifest, format!("{content:#}\n"))
    })?;

    let content = parse(&manifest)?;
    for (name, size) in content["files"].as_object().into_iter().flatten() {
        // Thirty languages would hide what matters.
        if !name.starts_with("i18n/") || FIRST_VIEW.contains(&name.as_str()) || name == LATER_WORDS {
            progress::note(&format!("{name:<22} {:>9} bytes {:>9} brotli", size["bytes"], size["brotli"]));
        }
    }
    let mut view = view(&content, &limits(paths)?)?;
    view.faults.extend(split.missing.iter().map(|door| {
        format!("{door} is NOT IN the module: nobody calls it, or the compiler took an equal door in its place")
    }));
    for sentence in view.sentences() {
        progress::line("sizes", &sentence);
    }
    Ok(view)
}

impl FirstView {
    pub fn fits(&self) -> bool {
        self.bytes <= self.allowed && self.parts.iter().all(Later::fits) && self.faults.is_empty()
    }

    /// What does not fit, or that all does.
    pub fn sentence(&self) -> String {
        let wrong = self.parts.iter().filter(|part| !part.fits()).map(Later::sentence);
        let first = (self.bytes > self.allowed || self.fits()).then(|| self.first());
        first.into_iter().chain(wrong).chain(self.faults.iter().cloned()).collect::<Vec<_>>().join("; ")
    }

    /// One for the first view, for each part and for each fault.
    pub fn sentences(&self) -> Vec<String> {
        let parts = self.parts.iter().map(Later::sentence);
        [self.first()].into_iter().chain(parts).chain(self.faults.iter().cloned()).collect()
    }

    fn first(&self) -> String {
        let verdict = if self.bytes <= self.allowed { "within" } else { "OVER" };
        format!("first view {} bytes (brotli), {verdict} the {} of tests/size.json", self.bytes, self.allowed)
    }
}

impl Later {
    fn fits(&self) -> bool {
        self.allowed.is_some_and(|allowed| self.bytes <= allowed)
    }

    fn sentence(&self) -> String {
        let Later { name, bytes, allowed } = self;
        match allowed {
            Some(allowed) if bytes <= allowed => format!("part {name} {bytes} bytes (brotli), within {allowed}"),
            Some(allowed) => format!("part {name} {bytes} bytes (brotli), OVER the {allowed} of tests/size.json"),
            None => format!("part {name} {bytes} bytes (brotli), but tests/size.json has NO LINE for it under `parts`"),
        }
    }
}

fn published(paths: &Paths, manifest: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files::walk(&paths.dist())?;
    found.retain(|path| path != manifest);
    Ok(found)
}

fn manifest_of(dist: &Path, published: &[PathBuf], version: &str, lane: &str, parts: &[&str]) -> Result<Value> {
    let mut table = Map::new();
    for path in published {
        let bytes = files::read(path)?;
        let entry = json!({ "bytes": bytes.len(), "brotli": brotli(&bytes, 11).len(), "sha384": sha384(&bytes) });
        table.insert(files::relative(dist, path), entry);
    }
    let sum = |names: &[&str]| {
        names.iter().try_fold(0, |sum, name| {
            let entry = table.get(*name).ok_or_else(|| Error::from(format!("pkg/dist/{name} was not built")))?;
            Ok::<u64, Error>(sum + number(&entry["brotli"]))
        })
    };
    let mut later = Map::new();
    for part in parts {
        let file = parts::file(part);
        later.insert((*part).to_owned(), json!({ "files": [file], "brotli": sum(&[&file])? }));
    }
    let first = sum(FIRST_VIEW)?;
    Ok(json!({
        "version": version,
        "lane": lane,
        "files": table,
        "firstView": { "files": FIRST_VIEW, "brotli": first },
        "parts": later,
    }))
}

fn view(manifest: &Value, limits: &Value) -> Result<FirstView> {
    let allowed = limits["firstView"].as_u64();
    let allowed = allowed.ok_or_else(|| Error::from("tests/size.json: `firstView` must be a number of bytes"))?;
    let parts = manifest["parts"].as_object().into_iter().flatten().map(|(name, part)| Later {
        name: name.clone(),
        bytes: number(&part["brotli"]),
        allowed: limits["parts"][name].as_u64(),
    });
    let gone =
        limits["parts"].as_object().into_iter().flatten().filter(|(name, _)| manifest["parts"].get(name).is_none());
    let faults = gone.map(|(name, _)| format!("part {name} has a line in tests/size.json and is NOT BUILT"));
    Ok(FirstView {
        bytes: number(&manifest["firstView"]["brotli"]),
        allowed,
        parts: parts.collect(),
        faults: faults.collect(),
    })
}

/// The limits are a file and not constants: raising one is a change that a reviewer sees.
fn limits(paths: &Paths) -> Result<Value> {
    parse(&paths.tests().join("size.json"))
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

    use super::{brotli, sha384, view};

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
        let manifest = json!({ "firstView": { "brotli": 5 }, "parts": { "dialog": { "brotli": 7 } } });
        let view = |first: u64, dialog: u64| {
            view(&manifest, &json!({ "firstView": first, "parts": { "dialog": dialog } })).unwrap()
        };
        assert!(view(5, 7).fits());
        assert_eq!(view(4, 7).sentence(), "first view 5 bytes (brotli), OVER the 4 of tests/size.json");
        assert_eq!(view(5, 6).sentence(), "part dialog 7 bytes (brotli), OVER the 6 of tests/size.json");
        assert!(!view(5, 6).fits() && !view(4, 7).fits());
    }

    #[test]
    fn a_part_without_a_line_does_not_fit() {
        let manifest = json!({ "firstView": { "brotli": 5 }, "parts": { "grid": { "brotli": 7 } } });
        let view = view(&manifest, &json!({ "firstView": 5, "parts": { "dialog": 9 } })).unwrap();
        assert!(!view.fits() && view.sentence().contains("NO LINE"), "{}", view.sentence());
        assert_eq!(view.sentences().len(), 3);
        assert!(view.sentence().contains("part dialog has a line in tests/size.json and is NOT BUILT"));
    }
}
