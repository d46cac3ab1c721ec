//! `cargo xtask frameworks` and `cargo xtask bundlers`: apps of other people's making around the packed package. They
//! install hundreds of packages, so they are no part of `cargo xtask test`, which tries the package with Vite alone.

use std::process::Command;

use crate::arguments::Arguments;
use crate::chromium;
use crate::error::Result;
use crate::npm;
use crate::paths::Paths;
use crate::process;

/// Runs `run.mjs` in the folder of this name in tests/. `only`: names of some of them.
pub fn apps(paths: &Paths, name: &str, mut only: Arguments) -> Result<()> {
    let names = only.rest();
    only.finish()?;
    let folder = paths.tests().join(name);
    let chromium = chromium::ensure()?;
    npm::ensure(paths, &folder)?;
    let mut node = Command::new("node");
    node.current_dir(&folder).arg("run.mjs").args(names).env("CHROMIUM", chromium);
    process::run(&mut node, name)
}
