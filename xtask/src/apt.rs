//! Debian's packages, for what the tests need of the system.

use std::path::Path;
use std::process::Command;

use crate::error::Result;
use crate::process;
use crate::progress::{self, Step};

/// Installs packages, where that can be done without asking.
pub fn install(packages: &[&str]) -> Result<()> {
    if !Path::new("/usr/bin/apt-get").is_file() || !is_root() {
        return Err("they can be installed only by root, with apt-get".into());
    }
    let names = packages.join(" ");
    let step = Step::start("apt", &format!("installing {names} with apt-get"));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").args(["-qq", "-o=Dpkg::Use-Pty=0"]).args(arguments);
        process::capture(&mut command, "apt-get")
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())?;
    step.done("installed");
    progress::note(&format!("remove it again with `apt-get remove {names}`"));
    Ok(())
}

fn is_root() -> bool {
    process::capture(Command::new("id").arg("-u"), "id").is_ok_and(|id| id.trim() == "0")
}
