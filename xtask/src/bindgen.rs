//! wasm-bindgen as a library: the compiled module becomes a module plus the JavaScript glue around it.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::error::{Context, Result};
use crate::files;
use crate::manifest::Element;
use crate::paths::Paths;
use crate::progress::{self, Step};
use crate::stamp::{self, Inputs};
use crate::trim;

/// Exports `__wbg_reset_state`: after a trap the loader starts again with a fresh instance of the same module.
const RESET_STATE: bool = true;

/// Wraps every export so that later calls into a trapped module fail at once. The loader keeps that book itself.
const ABORT_HANDLER: bool = false;

/// What wasm-bindgen has written.
pub struct Bound {
    pub js: PathBuf,
    pub wasm: PathBuf,
}

impl Bound {
    fn in_folder(folder: &Path, name: &str) -> Bound {
        Bound { js: folder.join(format!("{name}.js")), wasm: folder.join(format!("{name}_bg.wasm")) }
    }
}

pub fn bind(paths: &Paths, compiled: &Path, lane: &str, widget: &Element) -> Result<Bound> {
    let folder = paths.target.join("xtask-bindgen").join(lane).join(widget.kind);
    let bound = Bound::in_folder(&folder, widget.kind);
    // The settings and the rules of `trim` are code; its text stands for their version.
    let settings = [include_str!("bindgen.rs"), include_str!("trim.rs")].concat();
    let inputs = Inputs::new().text(&settings).file(compiled);
    let ran = stamp::unless_fresh(
        paths,
        &format!("bindgen-{}-{lane}", widget.kind),
        inputs,
        &[&bound.js, &bound.wasm],
        || {
            let step = Step::start("bindgen", "writing the glue with wasm-bindgen");
            generate(compiled, &folder, widget.kind)?;
            step.done("glue written");
            Ok(())
        },
    )?;
    if !ran {
        progress::line("bindgen", "up to date");
    }
    Ok(bound)
}

/// Writes module and glue of a compiled module into a folder.
pub fn generate(compiled: &Path, folder: &Path, name: &str) -> Result<Bound> {
    write(compiled, folder, name).context(|| "wasm-bindgen".to_owned())?;
    Ok(Bound::in_folder(folder, name))
}

fn write(compiled: &Path, folder: &Path, name: &str) -> std::result::Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(name)
        .web(true)
        .map_err(|error| format!("{error:#}"))?
        .typescript(true)
        // The loader alone says where the module is; a second `new URL('….wasm')` makes bundlers copy it twice.
        .omit_default_module_path(true)
        .encode_into(EncodeInto::Always)
        .demangle(false)
        // By their names the functions are known again when parts are cut off; wasm-opt takes them away.
        .remove_name_section(false)
        .remove_producers_section(true)
        .reset_state_function(RESET_STATE)
        .force_enable_abort_handler(ABORT_HANDLER);
    let mut output = bindgen.generate_output().map_err(|error| format!("{error:#}"))?;
    // Twice: the glue is indented, and so readable for `trim`, only in the file.
    output.emit(folder).map_err(|error| format!("{error:#}"))?;
    let js = Bound::in_folder(folder, name).js;
    let glue = files::read_text(&js).map_err(|error| error.to_string())?;
    let glue = trim::trim(output.wasm_mut(), &glue);
    output.emit(folder).map_err(|error| format!("{error:#}"))?;
    files::write(&js, glue).map_err(|error| error.to_string())
}
