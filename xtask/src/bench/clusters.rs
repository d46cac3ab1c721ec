//! The map's clustering alone, as a module without a widget: what a page would wait for is measured, and nothing else.
//!
//! It is made of the product's own files with the product's own flags.

use std::path::PathBuf;

use crate::compile;
use crate::error::Result;
use crate::files;
use crate::ledger::manifest_of;
use crate::paths::Paths;
use crate::process;
use crate::progress::Step;
use crate::toolchain::{self, TARGET};
use crate::wasm_opt;

const NAME: &str = "map-clusters";

/// Compiles it; gives the module.
pub fn module(paths: &Paths) -> Result<PathBuf> {
    let step = Step::start("clusters", "compiling the clustering alone");
    let toolchain = toolchain::prepare(None)?;
    let folder = paths.target.join("xtask-clusters");
    let manifest = files::read_text(&paths.root.join("Cargo.toml"))?;
    files::write(&folder.join("Cargo.toml"), manifest_of(&manifest, &paths.root, NAME, &[])?)?;
    files::write(&folder.join("Cargo.lock"), files::read(&paths.root.join("Cargo.lock"))?)?;
    let source = files::read_text(&paths.tests().join("bench/clusters.rs"))?;
    let src = paths.src().to_string_lossy().replace('\\', "/");
    files::write(&folder.join("src/lib.rs"), source.replace("{src}", &src))?;
    // In the product's target folder: the libraries are compiled once.
    let target = compile::target(paths, toolchain.lane);
    let mut cargo = compile::cargo(paths, &toolchain, &target, &folder.join("Cargo.lock"))?;
    process::run(cargo.current_dir(&folder).arg("--quiet"), "cargo build of the clustering")?;
    let module = folder.join("clusters.wasm");
    wasm_opt::shrink(paths, &target.join(TARGET).join("release/map_clusters.wasm"), &module)?;
    step.done("compiled");
    Ok(module)
}
