//! The npm package as its users get it: packed, installed into an app, bundled, opened in the browser.

use std::process::Command;

use crate::chromium;
use crate::error::{Error, Result};
use crate::files;
use crate::npm;
use crate::package::folders;
use crate::paths::Paths;
use crate::process;

use super::tally::Tally;

pub fn run(paths: &Paths) -> Result<Tally> {
    let tests = paths.tests();
    let chromium = chromium::ensure()?;
    npm::ensure(paths, &tests)?;

    let mut found = files::walk(&tests.join("npm"))?;
    found.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    if found.is_empty() {
        return Err(Error::from("tests/npm/ holds no *.test.mjs"));
    }
    folders(paths)?;
    let mut node = Command::new("node");
    node.env("CITY_WIDGETS_STATIC", paths.target.join("static"));
    node.current_dir(&tests).args(["--test", "--test-reporter=tap"]).args(&found).env("CHROMIUM", chromium);
    let shown = process::show_and_keep(&mut node)?;
    Ok(Tally::of_tap(&shown.stdout).checked(shown.success))
}
