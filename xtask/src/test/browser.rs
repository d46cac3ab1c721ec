//! The tests in a real browser: Playwright in tests/e2e/, on the files that are published.

use crate::chromium;
use crate::error::{Context, Result};
use crate::files;
use crate::npm;
use crate::paths::Paths;
use crate::process;

use super::tally::Tally;

pub fn run(paths: &Paths, quick: bool) -> Result<Tally> {
    let tests = paths.tests();
    let chromium = chromium::ensure()?;
    npm::ensure(paths, &tests)?;

    let report = tests.join("e2e/results/report.json");
    // An old report must not speak for a run that crashed.
    let _ = std::fs::remove_file(&report);
    let mut playwright = npm::tool(&tests, "playwright");
    playwright.current_dir(&tests).arg("test").env("CHROMIUM", chromium);
    if quick {
        playwright.args(["--grep-invert", "@slow"]);
    }
    let shown = process::show_and_keep(&mut playwright)?;
    let report = files::read(&report).context(|| "Playwright wrote no report".to_owned())?;
    let report = serde_json::from_slice(&report).context(|| "Playwright's report".to_owned())?;
    Ok(Tally::of_playwright(&report).checked(shown.success))
}
