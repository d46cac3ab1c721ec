//! `cargo xtask package`: what is handed out. The npm tarball, folders for a static host, the plugin for WordPress.
//!
//! `vX.Y.Z` never changes after its release, so a page may pin its hashes; `v1` moves with every release of the
//! interface's first version and cannot be pinned.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::build;
use crate::error::{Context, Error, Result};
use crate::files;
use crate::npm;
use crate::paths::Paths;
use crate::process;
use crate::progress::{self, Step};
use crate::sizes;
use crate::wordpress;

/// The major version of the public interface, in the addresses that people paste.
const INTERFACE: &str = "v1";

pub fn package(paths: &Paths) -> Result<()> {
    let sizes = build::build(paths, &build::Options::default())?;
    if !sizes.fits() {
        return Err(sizes.sentence().into());
    }
    let version = paths.version()?;
    same_version(paths, &version)?;

    let step = Step::start("npm", "packing pkg/");
    let tarball = pack(paths)?;
    step.done(&tarball);

    folders(paths)
}

/// The folders for a static host, and what is made of them.
pub fn folders(paths: &Paths) -> Result<()> {
    let version = paths.version()?;
    let target = paths.target.join("static");
    for name in [format!("v{version}"), INTERFACE.to_owned()] {
        let folder = target.join(&name);
        fill(paths, &folder, &version)?;
        progress::line("static", &folder.display().to_string());
    }
    wordpress::assemble(paths).map(drop)
}

/// Packs pkg/ into itself and names the tarball.
fn pack(paths: &Paths) -> Result<String> {
    let mut npm = npm::npm();
    npm.current_dir(paths.pkg()).args(["pack", "--json", "--ignore-scripts", "--loglevel=error"]);
    let said = process::capture(&mut npm, "npm pack")?;
    let said: Value = serde_json::from_str(&said).context(|| "the answer of npm pack".to_owned())?;
    // npm 12 answers with an object by package name where npm 11 had an array.
    let entry = said.as_array().and_then(|all| all.first()).or_else(|| said.as_object()?.values().next());
    let packed = |name: &str| {
        let files = entry.and_then(|entry| entry["files"].as_array());
        files.into_iter().flatten().any(|file| file["path"] == name)
    };
    let package = files::read(&paths.pkg().join("package.json"))?;
    let package = serde_json::from_slice(&package).context(|| "pkg/package.json".to_owned())?;
    if let Some(missing) = named(&package).into_iter().find(|name| !packed(name)) {
        return Err(format!("the npm tarball lacks {missing}, which pkg/package.json names").into());
    }
    let name = entry.and_then(|entry| entry["filename"].as_str());
    name.map(|name| format!("pkg/{name}")).ok_or_else(|| Error::from("npm pack did not name its tarball"))
}

/// The files that a package.json promises.
fn named(package: &Value) -> Vec<&str> {
    fn collect<'a>(value: &'a Value, names: &mut Vec<&'a str>) {
        match value {
            Value::String(name) => names.push(name.trim_start_matches("./")),
            Value::Object(conditions) => conditions.values().for_each(|value| collect(value, names)),
            _ => {}
        }
    }
    let mut names = Vec::new();
    for field in ["exports", "main", "types", "customElements", "web-types"] {
        collect(&package[field], &mut names);
    }
    names
}

/// What a static host gets, in a folder, with the hash of each file.
pub fn fill(paths: &Paths, folder: &Path, version: &str) -> Result<()> {
    files::remove_folder(folder)?;
    let dist = paths.dist();
    let mut hashes = Map::new();
    for source in files::walk(&dist)? {
        let name = files::relative(&dist, &source);
        if is_for_packages(&name) {
            continue;
        }
        let bytes = files::read(&source)?;
        hashes.insert(name.clone(), Value::from(sizes::sha384(&bytes)));
        files::write(&folder.join(&name), bytes)?;
    }
    let sri = json!({ "version": version, "integrity": hashes });
    files::write(&folder.join("sri.json"), format!("{sri:#}\n"))
}

/// What only the npm package needs: types, and the lists and copies for bundlers.
fn is_for_packages(name: &str) -> bool {
    let endings = [".d.ts", ".inline.js", ".languages.js", ".parts.js"];
    endings.iter().any(|ending| name.ends_with(ending)) || matches!(name, "i18n.js" | "attributes.js")
}

/// One version everywhere: what `npm` installs and what the files say of themselves.
fn same_version(paths: &Paths, version: &str) -> Result<()> {
    let file = paths.pkg().join("package.json");
    let package: Value = serde_json::from_slice(&files::read(&file)?).context(|| file.display().to_string())?;
    if package["version"] == version {
        return Ok(());
    }
    Err(format!("pkg/package.json has version {}, Cargo.toml \"{version}\": make them the same", package["version"])
        .into())
}

#[cfg(test)]
mod tests {
    use super::{is_for_packages, named};

    #[test]
    fn a_static_host_gets_what_browsers_ask_for() {
        for name in
            ["city-widgets.js", "programme.js", "programme.dialog.wasm", "i18n/profile/de.later.js", "iframe.html"]
        {
            assert!(!is_for_packages(name), "{name}");
        }
        assert!(["index.d.ts", "programme.inline.js", "i18n.js"].into_iter().all(is_for_packages));
    }

    #[test]
    fn every_promised_file_is_looked_for() {
        let package = serde_json::json!({
            "exports": { ".": { "types": "./dist/index.d.ts", "default": "./index.js" }, "./css": "./a.css" },
            "types": "./dist/index.d.ts",
            "customElements": "dist/custom-elements.json",
        });
        let expected = ["dist/index.d.ts", "index.js", "a.css", "dist/index.d.ts", "dist/custom-elements.json"];
        assert_eq!(named(&package), expected);
    }
}
