//! `cargo xtask ledger`: what each part of the module costs. Slow, and not part of `test`.

use crate::error::Result;
use crate::paths::Paths;

pub fn ledger(_paths: &Paths) -> Result<()> {
    Err("the size ledger is not there yet; sizes of the files are printed by `cargo xtask build`".into())
}
