//! `cargo xtask bench`: the same page with each peer, measured in one run.

use crate::error::Result;

pub fn bench() -> Result<()> {
    Err("the measuring against peers is not there yet; sizes are printed by `cargo xtask build`".into())
}
