//! Binaryen's wasm-opt: the last shrinking of the module, and the only place where names and metadata are stripped.
//!
//! Stripping earlier would remove the section from which wasm-bindgen learns which WebAssembly features are in use.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::error::Result;
use crate::files;
use crate::npm;
use crate::paths::Paths;
use crate::process;
use crate::progress::{self, Step};
use crate::stamp::{self, Inputs};

/// The features are those of rustc 1.95's default for the target, named one by one: `--all-features` makes a module
/// that Chromium refuses. No `--traps-never-happen`: a panic is a trap.
const FLAGS: &[&str] = &[
    "-Oz",
    "--converge",
    // What is measured is brotli, to which code that is the same twice is nearly free and inlined code is not: these
    // three make the module 3 % larger and its brotli 5 % smaller.
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
    "--skip-pass=local-cse",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Writes `programme.wasm`, and the same as text for bundlers that lose `.wasm` files.
pub fn optimise(paths: &Paths, bound: &Path) -> Result<()> {
    let wasm = paths.dist().join("programme.wasm");
    let inline = paths.dist().join("programme.inline.js");
    let inputs = Inputs::new().text(&FLAGS.join(" ")).file(bound).file(&paths.xtask().join("package-lock.json"));
    let ran = stamp::unless_fresh(paths, "wasm-opt", inputs, &[&wasm, &inline], || {
        let step = Step::start("wasm-opt", "shrinking the module with Binaryen");
        files::create(&paths.dist())?;
        shrink(paths, bound, &wasm)?;
        let bytes = files::read(&wasm)?;
        files::write(&inline, format!("export default\"{}\";\n", STANDARD.encode(&bytes)))?;
        step.done(&format!("{} bytes", bytes.len()));
        Ok(())
    })?;
    if !ran {
        progress::line("wasm-opt", "up to date");
    }
    Ok(())
}

/// One run of wasm-opt.
pub fn shrink(paths: &Paths, from: &Path, to: &Path) -> Result<()> {
    let mut command = npm::tool(&paths.xtask(), "wasm-opt");
    command.args(FLAGS).arg(from).arg("-o").arg(to);
    process::capture(&mut command, "wasm-opt").map(drop)
}
