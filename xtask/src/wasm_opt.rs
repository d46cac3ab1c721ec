//! Binaryen's wasm-opt: the last shrinking of the modules, and the only place where names and metadata are stripped.
//!
//! Stripping earlier would remove the section from which wasm-bindgen learns which WebAssembly features are in use.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::error::Result;
use crate::files;
use crate::leb;
use crate::manifest::Element;
use crate::npm;
use crate::order;
use crate::parts;
use crate::paths::Paths;
use crate::process;
use crate::progress::{self, Step};
use crate::seal;
use crate::split::{Part, Split};
use crate::stamp::{self, Inputs};
use crate::styles;

/// The features are those of rustc 1.95's default for the target, named one by one: `--all-features` makes a module
/// that Chromium refuses. No `--traps-never-happen`: a panic is a trap.
const FLAGS: &[&str] = &[
    "-O3",
    "--converge",
    // What is measured is brotli, to which code that is the same twice is nearly free and inlined code is not: `-O3`
    // and these three make the module 5 % larger than `-Oz` does, and its brotli 6 % smaller.
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
    "--skip-pass=local-cse",
    // Below the first kilobyte is the end of the stack, and nothing that has an address.
    "--low-memory-unused",
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

/// Writes the module of a widget and the files of its parts, and all of them as text for bundlers that lose `.wasm`
/// files.
pub fn optimise(paths: &Paths, widget: &Element, split: &Split) -> Result<()> {
    let first = paths.dist().join(widget.wasm());
    let inline = paths.dist().join(widget.inline());
    let mut outputs = vec![first.clone(), inline.clone(), paths.dist().join(widget.hashes_of_parts())];
    let code = [include_str!("order.rs"), include_str!("seal.rs"), include_str!("wasm_opt.rs")].concat();
    let mut inputs = Inputs::new().text(&code).file(&split.first);
    inputs = inputs.file(&paths.xtask().join("package-lock.json"));
    for part in &split.parts {
        outputs.push(paths.dist().join(widget.part(&part.name)));
        inputs = inputs.file(&part.wasm).file(&styles::of_part(paths, widget, &part.name));
    }
    parts::clean(paths, widget, &split.names())?;
    let ran = stamp::unless_fresh(paths, &format!("wasm-opt-{}", widget.kind), inputs, &outputs, || {
        let step = Step::start("wasm-opt", &format!("{}: shrinking the modules with Binaryen", widget.kind));
        files::create(&paths.dist())?;
        shrink(paths, &split.first, &first)?;
        for part in &split.parts {
            finish_part(paths, widget, part)?;
        }
        seal::seal(paths, widget, split)?;
        files::write(&inline, in_text(paths, widget, split)?)?;
        step.done(&format!("{} bytes", files::read(&first)?.len()));
        Ok(())
    })?;
    if !ran {
        progress::line("wasm-opt", "up to date");
    }
    Ok(())
}

/// The file of a part: its module, shrunk, with its style sheet inside, so that one request brings both.
fn finish_part(paths: &Paths, widget: &Element, part: &Part) -> Result<()> {
    let output = paths.dist().join(widget.part(&part.name));
    shrink(paths, &part.wasm, &output)?;
    let sheet = styles::of_part(paths, widget, &part.name);
    if sheet.is_file() {
        let css = styles::minified(paths, &format!("{}.{}", widget.kind, part.name), &[sheet])?;
        let mut wasm = files::read(&output)?;
        wasm.extend(custom_section("css", css.as_bytes()));
        files::write(&output, wasm)?;
    }
    Ok(())
}

fn in_text(paths: &Paths, widget: &Element, split: &Split) -> Result<String> {
    let text = |name: &str| files::read(&paths.dist().join(name)).map(|bytes| STANDARD.encode(bytes));
    let mut out = format!("export default\"{}\";\n", text(&widget.wasm())?);
    let mut list = Vec::new();
    for part in &split.parts {
        list.push(format!("{}:\"{}\"", part.name, text(&widget.part(&part.name))?));
    }
    out.push_str(&format!("export const parts={{{}}};\n", list.join(",")));
    Ok(out)
}

/// A section of a wasm file that engines pass over.
pub fn custom_section(name: &str, content: &[u8]) -> Vec<u8> {
    let mut body = leb::unsigned(name.len());
    body.extend(name.as_bytes());
    body.extend(content);
    [vec![0], leb::unsigned(body.len()), body].concat()
}

/// One run of wasm-opt; then its functions are put in order.
pub fn shrink(paths: &Paths, from: &Path, to: &Path) -> Result<()> {
    let mut command = npm::tool(&paths.xtask(), "wasm-opt");
    command.args(FLAGS).arg(from).arg("-o").arg(to);
    process::capture(&mut command, "wasm-opt")?;
    files::write(to, order::by_likeness(&files::read(to)?)?)
}

#[cfg(test)]
mod tests {
    use wasmparser::{Parser, Payload};

    use super::custom_section;

    #[test]
    fn a_section_can_be_read_again() {
        let content = "a{}".repeat(100);
        let wasm = [b"\0asm\x01\0\0\0".to_vec(), custom_section("css", content.as_bytes())].concat();
        let found = Parser::new(0).parse_all(&wasm).find_map(|payload| match payload.unwrap() {
            Payload::CustomSection(section) => Some((section.name().to_owned(), section.data().to_vec())),
            _ => None,
        });
        assert_eq!(found, Some(("css".to_owned(), content.into_bytes())));
    }
}
