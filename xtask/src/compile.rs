//! Cargo for the browser: the crate as a wasm module, in a target folder of its own.
//!
//! Host builds and this one differ in flags; sharing a folder would make each throw away the other's work.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::Result;
use crate::files;
use crate::manifest::Element;
use crate::paths::Paths;
use crate::process;
use crate::progress::{self, Step};
use crate::stamp::{self, Inputs};
use crate::toolchain::{Lane, TARGET, Toolchain};

/// Flags of rustc in the small lane: a panic is a trap without text, and no source position is kept.
const SMALL_RUSTFLAGS: &[&str] =
    &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Flags of cargo in the small lane.
const SMALL_CARGO: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// The compiled module of a widget, before wasm-bindgen.
pub fn compile(paths: &Paths, toolchain: &Toolchain, widget: &Element) -> Result<PathBuf> {
    let lane = toolchain.lane;
    let target = target(paths, lane);
    // Cargo calls all of them the same.
    let made = target.join(TARGET).join("release/city_widgets.wasm");
    let wasm = target.join(widget.wasm());
    let flags = rustflags(paths, toolchain);

    let inputs = Inputs::new()
        .text(&toolchain.identity)
        .text(widget.kind)
        .text(&flags)
        .text(&cargo_flags(lane).join(" "))
        .file(&paths.root.join("Cargo.toml"))
        .file(&paths.root.join("Cargo.lock"))
        .files(&files::walk(&paths.src())?)
        .files(&files::walk(&paths.xtask().join("stubs"))?);
    let compiled =
        stamp::unless_fresh(paths, &format!("compile-{}-{}", widget.kind, lane.name()), inputs, &[&wasm], || {
            let step =
                Step::start("compile", &format!("{}, {} lane; the first time takes minutes", widget.kind, lane.name()));
            let mut cargo = cargo(paths, toolchain, &target, &paths.root.join("Cargo.lock"))?;
            cargo.current_dir(&paths.root).args(["--package", "city-widgets", "--lib", "--features", widget.kind]);
            process::run(&mut cargo, "cargo build for the browser")?;
            files::write(&wasm, files::read(&made)?)?;
            step.done("compiled");
            Ok(())
        })?;
    if !compiled {
        progress::line("compile", "up to date");
    }
    Ok(wasm)
}

/// `cargo build` of a lane, without saying what; every module that is measured or published is built by it. `lock` says
/// which versions.
pub fn cargo(paths: &Paths, toolchain: &Toolchain, target: &Path, lock: &Path) -> Result<Command> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--release", "--target", TARGET, "--no-default-features"])
        .args(cargo_flags(toolchain.lane))
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags(paths, toolchain))
        .env_remove("RUSTFLAGS");
    if toolchain.lane == Lane::Small {
        // The unstable flags above on the stable compiler; without it they need a nightly one.
        cargo.env("RUSTC_BOOTSTRAP", "1");
        // A stand-in for the browser alone: the tools and tests of the workspace use more of it. So its lock is one apart.
        let apart = target.join("lock/Cargo.lock");
        files::write(&apart, files::read(lock)?)?;
        let stub = paths.xtask().join("stubs/indexmap");
        cargo.arg("-Zlockfile-path");
        cargo.args(["--config", &format!("resolver.lockfile-path={:?}", apart.display().to_string())]);
        cargo.args(["--config", &format!("patch.crates-io.indexmap.path={:?}", stub.display().to_string())]);
    }
    Ok(cargo)
}

/// The target folder of a lane.
pub fn target(paths: &Paths, lane: Lane) -> PathBuf {
    paths.target.join(format!("widgets-{}", lane.name()))
}

fn cargo_flags(lane: Lane) -> &'static [&'static str] {
    match lane {
        Lane::Small => SMALL_CARGO,
        Lane::Plain => &[],
    }
}

/// In cargo's encoded form, so that paths with spaces survive.
fn rustflags(paths: &Paths, toolchain: &Toolchain) -> String {
    let mut flags: Vec<String> = match toolchain.lane {
        Lane::Small => SMALL_RUSTFLAGS.iter().map(|flag| (*flag).to_owned()).collect(),
        Lane::Plain => Vec::new(),
    };
    // No home folder of whoever built it in a published file, and the same bytes on every machine.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let mut rename = |from: &Path, to: &str| flags.push(format!("--remap-path-prefix={}={to}", from.display()));
    if let Some(home) = home {
        rename(&home, "/cargo");
    }
    rename(&toolchain.sources, "/rust");
    rename(&paths.root, "/city-widgets");
    // From these it is seen which code can come later; wasm-bindgen leaves them out of what it writes.
    flags.push("-Clink-arg=--emit-relocs".to_owned());
    // The stack is below the data; with a quarter of a megabyte less than usual, addresses are a byte shorter.
    flags.push("-Clink-arg=-zstack-size=786432".to_owned());
    flags.join("\u{1f}")
}
