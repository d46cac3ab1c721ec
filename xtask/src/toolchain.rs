//! What rustc must have before the first build, and which of the two lanes can be had.
//!
//! There is no `rust-toolchain.toml`: with automatic installs switched off it would stop cargo before this code runs.
//! So the target and the sources of std are asked for here, and a machine that cannot have the sources still builds.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result};
use crate::process;
use crate::progress;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Two ways to compile the same crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// std is compiled along with the crate, for size and without panic messages: about a fifth smaller.
    Small,
    /// The std that rustup delivers.
    Plain,
}

impl Lane {
    pub fn named(name: &str) -> Result<Lane> {
        match name {
            "small" => Ok(Lane::Small),
            "plain" => Ok(Lane::Plain),
            other => Err(format!("--lane {other}: the lanes are `small` and `plain`").into()),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Lane::Small => "small",
            Lane::Plain => "plain",
        }
    }
}

/// A toolchain that can build the widgets.
pub struct Toolchain {
    pub lane: Lane,
    /// `rustc -vV`, an input of every compiled file.
    pub identity: String,
    /// Where the sources of std are, when they are installed.
    pub sources: PathBuf,
}

/// Installs what is missing and says which lane is used, and why. `wanted` is `--lane`.
pub fn prepare(wanted: Option<Lane>) -> Result<Toolchain> {
    let identity = process::capture(Command::new("rustc").arg("-vV"), "rustc -vV")?;
    let sysroot = process::capture(Command::new("rustc").args(["--print", "sysroot"]), "rustc --print sysroot")?;
    let rustlib = PathBuf::from(sysroot.trim()).join("lib/rustlib");

    let lane = match wanted {
        Some(Lane::Plain) => {
            progress::line("toolchain", "plain lane: asked for with --lane");
            Lane::Plain
        }
        wanted => match ensure_sources(&rustlib) {
            Ok(()) => {
                progress::line("toolchain", "small lane: std is compiled for size, its sources (rust-src) are here");
                Lane::Small
            }
            Err(error) if wanted.is_some() => return Err(error),
            Err(error) => {
                progress::line("toolchain", &format!("plain lane, larger by a fifth: {error}"));
                Lane::Plain
            }
        },
    };
    match ensure_target(&rustlib) {
        Ok(()) => {}
        // Compiling std replaces the one that rustup would have delivered.
        Err(_) if lane == Lane::Small => {}
        Err(error) => return Err(error),
    }
    Ok(Toolchain { lane, identity, sources: rustlib.join("src/rust") })
}

fn ensure_sources(rustlib: &Path) -> Result<()> {
    if rustlib.join("src/rust/library/std/Cargo.toml").is_file() {
        return Ok(());
    }
    progress::line("toolchain", "installing the component rust-src");
    rustup(&["component", "add", "rust-src"], "the sources of std are missing")
}

fn ensure_target(rustlib: &Path) -> Result<()> {
    if rustlib.join(TARGET).join("lib").is_dir() {
        return Ok(());
    }
    progress::line("toolchain", &format!("installing the target {TARGET}"));
    rustup(&["target", "add", TARGET], "the WebAssembly target is missing")
}

fn rustup(arguments: &[&str], missing: &str) -> Result<()> {
    let command = format!("rustup {}", arguments.join(" "));
    if !process::exists("rustup") {
        return Err(Error::from(format!("{missing}; install Rust with rustup (https://rustup.rs), then `{command}`")));
    }
    process::capture(Command::new("rustup").args(arguments), &command)
        .map(drop)
        .map_err(|error| format!("{missing}, and {error}").into())
}
