//! The style sheets: one for all that is seen at first, and one for each part that has its own.

use std::path::PathBuf;

use crate::bundle;
use crate::error::Result;
use crate::files;
use crate::paths::Paths;

/// The sheets under src/view in the order of their paths, without those of parts.
pub fn first(paths: &Paths, parts: &[&str]) -> Result<Vec<PathBuf>> {
    let mut sheets = files::with_extension(files::walk(&folder(paths))?, "css");
    sheets.retain(|sheet| parts.iter().all(|part| *sheet != of_part(paths, part)));
    Ok(sheets)
}

/// Where the sheet of a part is, if it has one.
pub fn of_part(paths: &Paths, part: &str) -> PathBuf {
    folder(paths).join(format!("{part}.css"))
}

/// Sheets as one, minified.
pub fn minified(paths: &Paths, name: &str, sheets: &[PathBuf]) -> Result<String> {
    let mut joined = String::new();
    for sheet in sheets {
        joined.push_str(&files::read_text(sheet)?);
        joined.push('\n');
    }
    let source = paths.target.join("xtask-bindgen").join(format!("{name}.css"));
    files::write(&source, joined)?;
    bundle::style_sheet(paths, &source)
}

fn folder(paths: &Paths) -> PathBuf {
    paths.src().join("view")
}
