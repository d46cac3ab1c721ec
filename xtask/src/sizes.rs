//! What a visitor downloads: sizes and hashes of the published files, and the gate on the first view.
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
use crate::paths::Paths;
use crate::progress;
use crate::stamp::{self, Inputs};

/// What must arrive before the first session can be seen.
pub const FIRST_VIEW: &[&str] = &["city-widgets.js", "programme.js", "programme.wasm", "i18n/en.js"];

/// The first view in bytes, and how many are allowed.
pub struct FirstView {
    pub bytes: u64,
    pub allowed: u64,
}

/// Writes `manifest.json`, prints the table and the first view against its limit.
pub fn report(paths: &Paths, version: &str, lane: &str) -> Result<FirstView> {
    let manifest = paths.dist().join("manifest.json");
    let published = published(paths, &manifest)?;
    let inputs = Inputs::new().text(version).text(lane).files(&published);
    stamp::unless_fresh(paths, "manifest", inputs, &[&manifest], || {
        let content = manifest_of(&paths.dist(), &published, version, lane)?;
        files::write(&manifest, format!("{content:#}\n"))
    })?;

    let content = parse(&manifest)?;
    for (name, size) in content["files"].as_object().into_iter().flatten() {
        // Thirty languages would hide what matters.
        if !name.starts_with("i18n/") || FIRST_VIEW.contains(&name.as_str()) {
            progress::note(&format!("{name:<22} {:>9} bytes {:>9} brotli", size["bytes"], size["brotli"]));
        }
    }
    let view = FirstView { bytes: number(&content["firstView"]["brotli"]), allowed: allowed(paths)? };
    progress::line("sizes", &view.sentence());
    Ok(view)
}

impl FirstView {
    pub fn fits(&self) -> bool {
        self.bytes <= self.allowed
    }

    pub fn sentence(&self) -> String {
        let verdict = if self.fits() { "within" } else { "OVER" };
        format!("first view {} bytes (brotli), {verdict} the {} of tests/size.json", self.bytes, self.allowed)
    }
}

fn published(paths: &Paths, manifest: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files::walk(&paths.dist())?;
    found.retain(|path| path != manifest);
    Ok(found)
}

fn manifest_of(dist: &Path, published: &[PathBuf], version: &str, lane: &str) -> Result<Value> {
    let mut table = Map::new();
    for path in published {
        let bytes = files::read(path)?;
        let entry = json!({ "bytes": bytes.len(), "brotli": brotli(&bytes, 11).len(), "sha384": sha384(&bytes) });
        table.insert(files::relative(dist, path), entry);
    }
    let mut sum = 0;
    for name in FIRST_VIEW {
        let entry = table.get(*name).ok_or_else(|| Error::from(format!("pkg/dist/{name} was not built")))?;
        sum += number(&entry["brotli"]);
    }
    Ok(json!({
        "version": version,
        "lane": lane,
        "files": table,
        "firstView": { "files": FIRST_VIEW, "brotli": sum },
    }))
}

/// The limit is a file and not a constant: raising it is a change that a reviewer sees.
fn allowed(paths: &Paths) -> Result<u64> {
    let path = paths.tests().join("size.json");
    let limit = parse(&path)?;
    limit["firstView"].as_u64().ok_or_else(|| Error::from("tests/size.json: `firstView` must be a number of bytes"))
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
    use super::{FirstView, brotli, sha384};

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
        assert!(FirstView { bytes: 5, allowed: 5 }.fits());
        assert!(FirstView { bytes: 6, allowed: 5 }.sentence().contains("OVER"));
    }
}
