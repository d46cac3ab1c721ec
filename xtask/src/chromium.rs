//! The browser of the tests: the system's Chromium, installed where that can be done without asking.

use std::env;
use std::path::PathBuf;

use crate::apt;
use crate::error::{Error, Result};

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where it is on machines that keep it off the PATH.
const PLACES: &[&str] = &[
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const HOW: &str = "the browser tests need Chromium: install it (Debian, Ubuntu: `apt-get install chromium`) \
                   or set CHROMIUM to the path of a Chromium or Chrome";

/// The program's path; installs it on Debian and Ubuntu when run as root.
pub fn ensure() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").map(PathBuf::from) {
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!("CHROMIUM is {}, where no file is: {HOW}", path.display()).into())
        };
    }
    if let Some(path) = find() {
        return Ok(path);
    }
    install()?;
    find().ok_or_else(|| Error::from(HOW))
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let on_path = env::split_paths(&path).flat_map(|folder| NAMES.iter().map(move |name| folder.join(name)));
    on_path.chain(PLACES.iter().map(PathBuf::from)).find(|path| path.is_file())
}

fn install() -> Result<()> {
    // With a font, without which every text would be boxes of no certain width.
    apt::install(&["chromium", "fonts-dejavu-core"]).map_err(|error| Error::from(format!("{error}\n{HOW}")))
}
