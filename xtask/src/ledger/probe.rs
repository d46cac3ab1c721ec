//! The crate from which the pieces are compiled: written into the target folder, never committed.

use std::path::{Path, PathBuf};

use crate::compile;
use crate::error::{Error, Result};
use crate::files;
use crate::paths::Paths;
use crate::process;
use crate::toolchain::{TARGET, Toolchain};

use super::{PIECES, PROGRAMME};

const SOURCE: &str = include_str!("../../ledger/probe.rs");

/// What the probe takes over from the crate's manifest, so that both are linked from the same libraries.
const SECTIONS: &[&str] = &[
    "[dependencies]",
    "[target.'cfg(target_arch = \"wasm32\")'.dependencies]",
    "[patch.crates-io]",
    "[profile.release]",
];

/// Writes the crate; gives its folder.
pub fn write(paths: &Paths) -> Result<PathBuf> {
    let folder = paths.target.join("ledger/probe");
    let manifest = files::read_text(&paths.root.join("Cargo.toml"))?;
    let pieces = PIECES.iter().map(|piece| piece.name).filter(|name| *name != PROGRAMME);
    let manifest = manifest_of(&manifest, &paths.root, "ledger-probe", &pieces.collect::<Vec<_>>())?;
    files::write(&folder.join("Cargo.toml"), manifest)?;
    files::write(&folder.join("Cargo.lock"), files::read(&paths.root.join("Cargo.lock"))?)?;
    files::write(&folder.join("src/lib.rs"), SOURCE.replace("{src}", &slashes(&paths.src())))?;
    Ok(folder)
}

/// Compiles one piece. The libraries are those of the product, in its target folder: they are compiled once.
pub fn compile(paths: &Paths, toolchain: &Toolchain, folder: &Path, feature: &str) -> Result<PathBuf> {
    let target = compile::target(paths, toolchain.lane);
    let mut cargo = compile::cargo(paths, toolchain, &target, &folder.join("Cargo.lock"))?;
    cargo.current_dir(folder).args(["--quiet", "--features", feature]);
    process::run(&mut cargo, &format!("cargo build of the piece `{feature}`"))?;
    Ok(target.join(TARGET).join("release/ledger_probe.wasm"))
}

/// The manifest of a crate with these features that is linked from the same libraries as the crate in `root`.
///
/// Both crate types, as in the crate itself: with another set cargo compiles every library anew.
pub fn manifest_of(manifest: &str, root: &Path, name: &str, features: &[&str]) -> Result<String> {
    let root = slashes(root);
    let mut out = format!(
        "[workspace]\n\n\
        [package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
        [lib]\ncrate-type = [\"cdylib\", \"rlib\"]\n\n\
        [features]\n"
    );
    for feature in features {
        out.push_str(&format!("{feature} = []\n"));
    }
    for section in SECTIONS {
        out.push_str(&format!("\n{section}\n{}", section_of(manifest, section)?));
    }
    Ok(out.replace("path = \"", &format!("path = \"{root}/")))
}

/// The lines of one section.
fn section_of(manifest: &str, section: &str) -> Result<String> {
    let mut lines = manifest.lines().skip_while(|line| *line != section);
    if lines.next().is_none() {
        return Err(Error::from(format!("Cargo.toml has no section {section}, which the ledger needs")));
    }
    Ok(lines.take_while(|line| !line.starts_with('[')).map(|line| format!("{line}\n")).collect())
}

/// As it can stand in a string of TOML and of Rust.
fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::manifest_of;
    use std::path::Path;

    #[test]
    fn the_probe_is_linked_from_the_same_libraries() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nserde = \"1\"\n\n\
            [target.'cfg(target_arch = \"wasm32\")'.dependencies]\nleptos = { features = [\n    \"csr\",\n] }\n\
            [dev-dependencies]\ninsta = \"1\"\n[patch.crates-io]\na = { path = \"stubs/a\" }\n\
            [profile.release]\nlto = \"fat\"\n[profile.test]\nopt-level = 1\n";
        let probe = manifest_of(manifest, Path::new("/tree"), "probe", &["leptos-mount"]).unwrap();
        assert!(probe.contains("[features]\nleptos-mount = []\n") && !probe.contains("programme = []"), "{probe}");
        assert!(probe.contains("a = { path = \"/tree/stubs/a\" }"), "{probe}");
        assert!(probe.contains("    \"csr\",\n] }") && probe.contains("lto = \"fat\""), "{probe}");
        assert!(!probe.contains("insta") && !probe.contains("opt-level") && !probe.contains("name = \"x\""), "{probe}");
        assert!(manifest_of("[package]\n", Path::new("/tree"), "probe", &[]).is_err());
    }
}
