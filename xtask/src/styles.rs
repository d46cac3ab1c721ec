//! The style sheets of a widget: one for all that is seen at first, and one for each part that has its own.

use std::path::PathBuf;

use crate::bundle;
use crate::error::Result;
use crate::files;
use crate::manifest::Element;
use crate::paths::Paths;

/// The sheets of a widget in the order of their paths, without those of parts; first the one that all have.
pub fn first(paths: &Paths, widget: &Element, parts: &[&str]) -> Result<Vec<PathBuf>> {
    let views = widget.view_folder(paths);
    let mut sheets = files::with_extension(files::walk(&views)?, "css");
    sheets.retain(|sheet| {
        let inner = files::relative(&views, sheet);
        let is_foreign = inner.split_once('/').is_some_and(|(folder, _)| widget.is_foreign(folder));
        !is_foreign && parts.iter().all(|part| *sheet != of_part(paths, widget, part))
    });
    let base = paths.src().join("view/base.css");
    sheets.retain(|sheet| *sheet != base);
    sheets.insert(0, base);
    Ok(sheets)
}

/// Where the sheet of a part is, if it has one.
pub fn of_part(paths: &Paths, widget: &Element, part: &str) -> PathBuf {
    widget.view_folder(paths).join(format!("{part}.css"))
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
