//! `cargo xtask build`: the order of the steps. Each one runs only when what it reads has changed.

use crate::error::Result;
use crate::files;
use crate::npm;
use crate::paths::Paths;
use crate::sizes::{self, FirstView};
use crate::toolchain::{self, Lane};
use crate::{attributes, bindgen, bundle, compile, custom_elements, messages, parts, split, typings, wasm_opt};

/// What the command line may say.
#[derive(Default)]
pub struct Options {
    pub lane: Option<Lane>,
}

pub fn build(paths: &Paths, options: &Options) -> Result<FirstView> {
    let version = paths.version()?;
    let toolchain = toolchain::prepare(options.lane)?;
    let lane = toolchain.lane.name();
    npm::ensure(paths, &paths.xtask())?;

    // The quick ones first: a typing error in a message table should not wait for the compiler.
    licences(paths)?;
    messages::write(paths)?;
    attributes::write(paths)?;
    typings::write(paths)?;
    custom_elements::write(paths)?;
    bundle::loader(paths, &version)?;

    let compiled = compile::compile(paths, &toolchain)?;
    let bound = bindgen::bind(paths, &compiled, lane)?;
    let split = split::split(paths, &compiled, &bound.wasm)?;
    wasm_opt::optimise(paths, &split)?;
    parts::write(paths, &split.names())?;
    bundle::glue(paths, &bound.js, &split.names())?;
    sizes::report(paths, &version, lane, &split)
}

/// What went into which module, and why; see `split`.
pub fn explain(paths: &Paths, options: &Options, why: Option<&str>) -> Result<String> {
    let toolchain = toolchain::prepare(options.lane)?;
    let compiled = compile::compile(paths, &toolchain)?;
    let bound = bindgen::bind(paths, &compiled, toolchain.lane.name())?;
    split::report(paths, &compiled, &bound.wasm, why)
}

/// npm packs nothing from outside the package's folder, so the licences are copied into it.
fn licences(paths: &Paths) -> Result<()> {
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files::write(&paths.pkg().join(name), files::read(&paths.root.join(name))?)?;
    }
    Ok(())
}
