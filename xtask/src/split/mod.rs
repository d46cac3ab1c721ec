//! Cuts the module of a widget into a first one and parts, which come later.
//!
//! `linked` reads what the linker says of who needs whom, `whole` joins that to what wasm-bindgen made of the module,
//! `plan` decides what goes where, `cut` does it, `report` says why. Nothing here knows what the parts are for.

mod bytes;
mod cut;
mod dominators;
mod doors;
mod graph;
mod home;
mod knock;
mod linked;
mod names;
mod plan;
mod report;
#[cfg(test)]
mod sample;
mod sections;
mod table;
#[cfg(test)]
mod tests;
mod whole;

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::files;
use crate::manifest::Element;
use crate::parts;
use crate::paths::Paths;
use crate::progress;

use linked::Linked;
use plan::Plan;
use report::Report;
use whole::Whole;

/// The modules of a widget as files, before they are shrunk.
pub struct Split {
    pub first: PathBuf,
    pub parts: Vec<Part>,
    /// Doors that the sources declare and the module has not.
    pub missing: Vec<String>,
}

/// A module that comes later.
pub struct Part {
    pub name: String,
    pub wasm: PathBuf,
}

impl Split {
    pub fn names(&self) -> Vec<&str> {
        self.parts.iter().map(|part| part.name.as_str()).collect()
    }
}

/// Cuts what wasm-bindgen wrote. `compiled` is what it was made of, with relocations.
pub fn split(paths: &Paths, widget: &Element, compiled: &Path, bound: &Path) -> Result<Split> {
    let modules = parts::modules(paths, widget)?;
    if modules.is_empty() {
        return Ok(Split { first: bound.to_path_buf(), parts: Vec::new(), missing: Vec::new() });
    }
    let bytes = files::read(bound)?;
    let module = cut::parse(&bytes)?;
    let whole = Whole::new(Linked::read(&files::read(compiled)?)?, &module)?;
    let plan = Plan::new(&whole, &widget.house(), &modules)?;
    let pieces = cut::cut(&bytes, &whole, &plan)?;
    let folder = bound.with_file_name("parts");
    files::remove_folder(&folder)?;
    let first = folder.join("first.wasm");
    files::write(&first, pieces.first)?;
    let mut parts = Vec::new();
    for (name, bytes) in plan.parts.iter().zip(pieces.parts) {
        let wasm = folder.join(format!("part.{name}.wasm"));
        files::write(&wasm, bytes)?;
        parts.push(Part { name: name.clone(), wasm });
    }
    for line in Report::new(&bytes, &module, &whole, &plan)?.moved() {
        progress::line("split", &line);
    }
    Ok(Split { first, parts, missing: plan.missing })
}

/// What `cargo xtask parts` prints. `why` is a piece of the names of functions that are asked about.
pub fn report(paths: &Paths, widget: &Element, compiled: &Path, bound: &Path, why: Option<&str>) -> Result<String> {
    let bytes = files::read(bound)?;
    let module = cut::parse(&bytes)?;
    let whole = Whole::new(Linked::read(&files::read(compiled)?)?, &module)?;
    let plan = Plan::new(&whole, &widget.house(), &parts::modules(paths, widget)?)?;
    let report = Report::new(&bytes, &module, &whole, &plan)?;
    Ok(match why {
        Some(text) => report.why(text),
        None => report.all(),
    })
}
