//! Other people's programs that read what the widget writes: ical.js from npm, and Python's icalendar.

use std::path::PathBuf;
use std::process::Command;

use crate::error::Result;
use crate::npm;
use crate::paths::Paths;
use crate::process;
use crate::progress::{self, Step};

/// Pinned, so that a failure is ours.
const ICALENDAR: &str = "icalendar==7.3.0";

/// Installs them where that can be done; the interpreter that has icalendar, or `None` with the reason printed.
pub fn ensure(paths: &Paths) -> Result<Option<PathBuf>> {
    npm::ensure(paths, &paths.tests())?;
    let folder = paths.target.join("python");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if imports(&python) {
        return Ok(Some(python));
    }
    let step = Step::start("python", "installing icalendar, for the test of calendar files");
    let made =
        process::capture(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder), "python3 -m venv")
            .and_then(|_| {
                let mut pip = Command::new(&python);
                pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ICALENDAR]);
                process::capture(&mut pip, "pip install icalendar")
            });
    match made {
        Ok(_) => {
            step.done("installed");
            Ok(Some(python))
        }
        Err(error) => {
            progress::line("python", &format!("calendar files are not read back by icalendar: {error}"));
            Ok(None)
        }
    }
}

fn imports(python: &PathBuf) -> bool {
    Command::new(python).args(["-c", "import icalendar"]).output().is_ok_and(|output| output.status.success())
}
