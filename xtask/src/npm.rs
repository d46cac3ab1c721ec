//! Tools that come from npm: installed from a lockfile into the folder that names them, only when it changed.

use std::path::Path;
use std::process::Command;

use crate::error::{Error, Result};
use crate::paths::Paths;
use crate::process;
use crate::progress::Step;
use crate::stamp::{self, Inputs};

/// The oldest Node.js that all pinned packages support.
const NODE: u32 = 20;

/// `npm ci` in `folder`, unless `node_modules` already belongs to its lockfile.
pub fn ensure(paths: &Paths, folder: &Path) -> Result<()> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let lock = folder.join("package-lock.json");
    let inputs = Inputs::new().file(&lock).file(&folder.join("package.json"));
    // npm writes this file last: an install that was interrupted has none.
    let installed = folder.join("node_modules/.package-lock.json");
    stamp::unless_fresh(paths, &format!("npm-{name}"), inputs, &[&installed], || {
        check_node()?;
        let step = Step::start("npm", &format!("installing the packages of {name}/"));
        let mut npm = npm();
        npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        // The browser comes from the system (chromium.rs); nothing is downloaded from elsewhere.
        npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        process::capture(&mut npm, &format!("npm ci in {name}/"))?;
        step.done("installed");
        Ok(())
    })?;
    Ok(())
}

/// A program of an installed package.
pub fn tool(folder: &Path, name: &str) -> Command {
    let bin = folder.join("node_modules/.bin");
    Command::new(if cfg!(windows) { bin.join(format!("{name}.cmd")) } else { bin.join(name) })
}

pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

fn check_node() -> Result<()> {
    let version = process::capture(Command::new("node").arg("--version"), "node --version")?;
    match major(&version) {
        Some(found) if found >= NODE => Ok(()),
        _ => Err(Error::from(format!(
            "Node.js {} is too old: install Node.js {NODE} or newer (https://nodejs.org)",
            version.trim()
        ))),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn node_says_its_version_with_a_v() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("nonsense"), None);
    }
}
