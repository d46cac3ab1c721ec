//! Where things are: every other file asks here instead of joining paths of its own.

use std::env;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::files;

/// The folders of the work tree.
#[derive(Clone)]
pub struct Paths {
    pub root: PathBuf,
    /// Cargo's target folder; `CARGO_TARGET_DIR` is respected.
    pub target: PathBuf,
}

impl Paths {
    pub fn find() -> Result<Paths> {
        // `cargo run` names the folder at run time; the one at compile time serves a binary that is started by hand.
        let xtask = env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .filter(|path| path.ends_with("xtask"))
            .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let root = xtask.parent().map(Path::to_path_buf).filter(|root| root.join("Cargo.toml").is_file());
        let root = root.ok_or_else(|| {
            Error::from("the work tree is not where this tool was compiled: start it with `cargo xtask`")
        })?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => env::current_dir().map_or_else(|_| PathBuf::from(&folder), |here| here.join(&folder)),
            None => root.join("target"),
        };
        Ok(Paths { root, target })
    }

    pub fn src(&self) -> PathBuf {
        self.root.join("src")
    }

    /// The npm package.
    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// What is published; made by `build`, never committed.
    pub fn dist(&self) -> PathBuf {
        self.pkg().join("dist")
    }

    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    pub fn xtask(&self) -> PathBuf {
        self.root.join("xtask")
    }

    /// The version of the crate, which is the version of the npm package and of the published files.
    pub fn version(&self) -> Result<String> {
        let manifest = files::read_text(&self.root.join("Cargo.toml"))?;
        version_in(&manifest).ok_or_else(|| Error::from("Cargo.toml: no `version = \"…\"` under [package]"))
    }
}

/// Reads the one line that is needed, without a TOML parser.
fn version_in(manifest: &str) -> Option<String> {
    let package = manifest.split("[package]").nth(1)?;
    let line = package.lines().find(|line| line.starts_with("version"))?;
    line.split('"').nth(1).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn version_is_that_of_the_package() {
        let manifest = "[workspace]\nversion = \"9\"\n[package]\nname = \"a\"\nversion = \"0.1.0\"\n";
        assert_eq!(version_in(manifest).as_deref(), Some("0.1.0"));
        assert_eq!(version_in("[workspace]"), None);
    }
}
