//! esbuild: the glue with the style sheet as one module, and the loader as the one file that a page names.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Result;
use crate::files;
use crate::manifest::Element;
use crate::npm;
use crate::paths::Paths;
use crate::process;
use crate::progress::{self, Step};
use crate::sizes;
use crate::stamp::{self, Inputs};
use crate::styles;
use crate::widget::ELEMENTS;

/// What every supported browser understands: those that have the WebAssembly features of `wasm_opt`.
const TARGET: &str = "--target=es2021";

/// `KIND.js`: everything the glue exports, and `css`. `parts` have sheets of their own.
pub fn glue(paths: &Paths, widget: &Element, glue: &Path, parts: &[&str]) -> Result<()> {
    let sheets = styles::first(paths, widget, parts)?;
    let name = widget.glue();
    let output = paths.dist().join(&name);
    // What is loaded with the glue because nobody needs it before there is a widget.
    let beside = ["beside.js", "crashes.js", "group.js", "intl.js", "parts.js"].map(|file| paths.pkg().join(file));
    let inputs = common(paths).file(glue).files(&sheets).files(&beside);
    let ran = stamp::unless_fresh(paths, &format!("glue-{}", widget.kind), inputs, &[&output], || {
        let step = Step::start("bundle", &format!("{name}: the glue and the style sheet"));
        let css = styles::minified(paths, widget.kind, &sheets)?;
        let entry = glue.with_file_name("entry.js");
        let whole = serde_json::Value::from(format!("./{name}"));
        files::write(
            &entry,
            format!(
                "export * from {whole};\nexport {{ default }} from {whole};\nexport * from {};\nexport const css = {};\n",
                serde_json::Value::from(paths.pkg().join("beside.js").to_string_lossy()),
                serde_json::Value::from(css)
            ),
        )?;
        module(paths, &entry, &output)?;
        step.done("bundled");
        Ok(())
    })?;
    report(ran, &name);
    Ok(())
}

/// A module and what it imports as one minified module.
pub fn module(paths: &Paths, entry: &Path, output: &Path) -> Result<()> {
    let mut command = esbuild(paths);
    command.arg(entry).args(["--bundle", "--format=esm", "--minify", TARGET]);
    command.arg(format!("--outfile={}", output.display()));
    run(&mut command, &files::name(output)).map(drop)
}

/// `city-widgets.js`: `pkg/auto.js` and what it imports, as one function without module syntax around it.
pub fn loader(paths: &Paths, version: &str) -> Result<()> {
    let entry = paths.pkg().join("auto.js");
    let output = paths.dist().join("city-widgets.js");
    let hashes = hashes(paths)?;
    let inputs = common(paths).text(version).text(&hashes).files(&loader_sources(paths)?);
    let ran = stamp::unless_fresh(paths, "loader", inputs, &[&output], || {
        if !entry.is_file() {
            return Err("pkg/auto.js, the entry of the script-tag file, is missing".into());
        }
        let step = Step::start("bundle", "city-widgets.js: the loader");
        let mut command = esbuild(paths);
        command.arg(&entry).args(["--bundle", "--format=iife", "--minify", TARGET]);
        command.arg(format!("--define:__VERSION__={}", serde_json::Value::from(version)));
        command.arg(format!("--define:__HASHES__={hashes}"));
        command.arg(format!("--outfile={}", output.display()));
        run(&mut command, "city-widgets.js")?;
        step.done("bundled");
        Ok(())
    })?;
    report(ran, "city-widgets.js");
    Ok(())
}

/// What stands beside the loader and is seldom asked for: the diagnosis, and the page for iframes with its script.
pub fn extras(paths: &Paths) -> Result<()> {
    let sources = loader_sources(paths)?;
    for name in ["diagnose.js", "iframe.js"] {
        let output = paths.dist().join(name);
        let inputs = common(paths).files(&sources);
        stamp::unless_fresh(paths, name, inputs, &[&output], || module(paths, &paths.pkg().join(name), &output))?;
    }
    files::write(&paths.dist().join("iframe.html"), files::read(&paths.pkg().join("iframe.html"))?)
}

/// The hashes of the first modules, as far as they are built. SHA-256, because each byte of the loader is in every first
/// view.
fn hashes(paths: &Paths) -> Result<String> {
    let mut table = serde_json::Map::new();
    for widget in ELEMENTS {
        let file = paths.dist().join(widget.wasm());
        if file.is_file() {
            table.insert(widget.kind.to_owned(), sizes::sha256(&files::read(&file)?).into());
        }
    }
    Ok(serde_json::Value::from(table).to_string())
}

/// The hand-written modules and the generated ones that they import; not what this step or `glue` writes.
fn loader_sources(paths: &Paths) -> Result<Vec<PathBuf>> {
    let mut sources = files::with_extension(files::walk(&paths.pkg())?, "js");
    let dist = paths.dist();
    sources.retain(|path| !path.starts_with(&dist));
    sources.extend([dist.join("i18n.js"), dist.join("attributes.js")]);
    Ok(sources)
}

/// A style sheet, minified.
pub fn style_sheet(paths: &Paths, source: &Path) -> Result<String> {
    let mut command = esbuild(paths);
    command.arg(source).args(["--minify", TARGET]);
    Ok(run(&mut command, "the style sheet")?.trim().to_owned())
}

fn esbuild(paths: &Paths) -> Command {
    let mut command = npm::tool(&paths.xtask(), "esbuild");
    command.args(["--log-level=warning", "--legal-comments=none", "--charset=utf8"]).current_dir(&paths.root);
    command
}

fn run(command: &mut Command, what: &str) -> Result<String> {
    process::capture(command, &format!("esbuild ({what})")).map_err(|error| {
        // esbuild is started by a script, whose own stack follows the message.
        let text = error.to_string();
        text.split("\n\nnode:").next().unwrap_or_default().to_owned().into()
    })
}

fn common(paths: &Paths) -> Inputs {
    Inputs::new().text(TARGET).file(&paths.xtask().join("package-lock.json"))
}

fn report(ran: bool, name: &str) {
    if !ran {
        progress::line("bundle", &format!("{name} is up to date"));
    }
}
