//! Freshness by content: a step runs again when what it reads or what it wrote has changed.
//!
//! Times of files lie after a `git checkout` and after a copy into a container; hashes do not. The outputs are part
//! of the stamp, so two target folders that share one `pkg/dist/` cannot take each other's files for their own.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::files;
use crate::paths::Paths;

/// The inputs of one step, hashed as they are added.
pub struct Inputs(Sha256);

impl Inputs {
    pub fn new() -> Inputs {
        Inputs(Sha256::new())
    }

    /// A setting, such as a list of flags.
    pub fn text(mut self, text: &str) -> Inputs {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
        self
    }

    /// Name and content of a file; a missing file is an input too.
    pub fn file(self, path: &Path) -> Inputs {
        let content = std::fs::read(path).unwrap_or_default();
        let mut inputs = self.text(&path.to_string_lossy());
        inputs.0.update(content.len().to_le_bytes());
        inputs.0.update(&content);
        inputs
    }

    pub fn files(self, paths: &[impl AsRef<Path>]) -> Inputs {
        paths.iter().fold(self, |inputs, path| inputs.file(path.as_ref()))
    }

    fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Runs `step` unless the same inputs have already given the files that stand at `outputs`. Says whether it ran.
pub fn unless_fresh(
    paths: &Paths,
    name: &str,
    inputs: Inputs,
    outputs: &[impl AsRef<Path>],
    step: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let stamp = paths.target.join("xtask-stamps").join(name);
    let inputs = inputs.finish();
    let is_fresh = || {
        let known = std::fs::read_to_string(&stamp).ok()?;
        Some(outputs.iter().all(|path| path.as_ref().exists()) && known == format!("{inputs} {}", hash_of(outputs)))
    };
    if is_fresh() == Some(true) {
        return Ok(false);
    }
    step()?;
    files::write(&stamp, format!("{inputs} {}", hash_of(outputs)))?;
    Ok(true)
}

fn hash_of(outputs: &[impl AsRef<Path>]) -> String {
    Inputs::new().files(outputs).finish()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
