//! `cargo xtask build`: the order of the steps. Each one runs only when what it reads has changed.

use crate::error::{Error, Result};
use crate::files;
use crate::npm;
use crate::paths::Paths;
use crate::sizes::{self, Built, Sizes};
use crate::toolchain::{self, Lane};
use crate::widget::ELEMENTS;
use crate::{
    attributes, bindgen, bundle, compile, custom_elements, docs, editors, frameworks, messages, parts, split, typings,
    wasm_opt,
};

/// What the command line may say.
#[derive(Default)]
pub struct Options {
    pub lane: Option<Lane>,
}

pub fn build(paths: &Paths, options: &Options) -> Result<Sizes> {
    let version = paths.version()?;
    let toolchain = toolchain::prepare(options.lane)?;
    let lane = toolchain.lane.name();
    npm::ensure(paths, &paths.xtask())?;

    // The quick ones first: a typing error in a message table should not wait for the compiler.
    generated(paths, &version)?;
    let mut built = Vec::new();
    for widget in ELEMENTS {
        let compiled = compile::compile(paths, &toolchain, widget)?;
        let bound = bindgen::bind(paths, &compiled, lane, widget)?;
        let split = split::split(paths, widget, &compiled, &bound.wasm)?;
        wasm_opt::optimise(paths, widget, &split)?;
        parts::write(paths, widget, &split.names())?;
        bundle::glue(paths, widget, &bound.js, &split.names())?;
        built.push(Built { widget, split });
    }
    loader(paths, &version)?;
    sizes::report(paths, &version, lane, &built)
}

/// The files that need no compiler.
pub fn generated(paths: &Paths, version: &str) -> Result<()> {
    licences(paths)?;
    messages::write(paths)?;
    attributes::write(paths)?;
    typings::write(paths)?;
    frameworks::write(paths)?;
    custom_elements::write(paths)?;
    editors::write(paths, version)?;
    docs::write(paths)
}

/// What a page names. It knows the modules' hashes, so it comes after them.
pub fn loader(paths: &Paths, version: &str) -> Result<()> {
    bundle::loader(paths, version)?;
    bundle::extras(paths)
}

/// What went into which module, and why; see `split`.
pub fn explain(paths: &Paths, options: &Options, kind: Option<&str>, why: Option<&str>) -> Result<String> {
    let widget = ELEMENTS.iter().find(|widget| kind.is_none_or(|kind| kind == widget.kind));
    let widget = widget.ok_or_else(|| Error::from(format!("there is no widget `{}`", kind.unwrap_or_default())))?;
    let toolchain = toolchain::prepare(options.lane)?;
    let compiled = compile::compile(paths, &toolchain, widget)?;
    let bound = bindgen::bind(paths, &compiled, toolchain.lane.name(), widget)?;
    split::report(paths, widget, &compiled, &bound.wasm, why)
}

/// npm packs nothing from outside the package's folder, so the licences are copied into it.
fn licences(paths: &Paths) -> Result<()> {
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files::write(&paths.pkg().join(name), files::read(&paths.root.join(name))?)?;
    }
    Ok(())
}
