//! The parts of a widget that come later, as the sources and the npm package name them.

use crate::error::Result;
use crate::files;
use crate::manifest::Element;
use crate::paths::Paths;
use crate::stamp::{self, Inputs};

/// A module of `src/part`, with the doors that it declares.
pub struct Module {
    pub name: String,
    pub doors: Vec<String>,
}

/// The modules of a widget in `src/part` that have doors, in the order of their names.
pub fn modules(paths: &Paths, widget: &Element) -> Result<Vec<Module>> {
    let mut modules = Vec::new();
    let folder = widget.parts_folder(paths);
    for path in files::with_extension(files::walk(&folder)?, "rs") {
        if files::relative(&folder, &path).contains('/') {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let doors = doors_in(&files::read_text(&path)?);
        if !doors.is_empty() {
            modules.push(Module { name, doors });
        }
    }
    Ok(modules)
}

/// Takes away what an earlier build published for parts that are no more.
pub fn clean(paths: &Paths, widget: &Element, parts: &[&str]) -> Result<()> {
    let known: Vec<String> = parts.iter().map(|part| widget.part(part)).collect();
    let begin = format!("{}.", widget.kind);
    for path in files::walk(&paths.dist())? {
        let name = files::name(&path);
        let is_part = name.starts_with(&begin) && name.ends_with(".wasm") && name != widget.wasm();
        if is_part && !known.contains(&name) {
            files::remove(&path)?;
        }
    }
    Ok(())
}

/// `KIND.parts.js`: where the parts are, for bundlers. They follow the literals in it.
pub fn write(paths: &Paths, widget: &Element, parts: &[&str]) -> Result<()> {
    let output = paths.dist().join(widget.list_of_parts());
    let text = list_of(widget, parts);
    stamp::unless_fresh(paths, &format!("parts-{}", widget.kind), Inputs::new().text(&text), &[&output], || {
        files::write(&output, &text)
    })?;
    Ok(())
}

fn list_of(widget: &Element, parts: &[&str]) -> String {
    let mut out = "// Generated from src/part by `cargo xtask build`.\nexport const parts = {\n".to_owned();
    for part in parts {
        out.push_str(&format!("  {part}: () => new URL('./{}', import.meta.url),\n", widget.part(part)));
    }
    out + "};\n"
}

/// Doors are the functions that are never inlined.
fn doors_in(source: &str) -> Vec<String> {
    let mut doors = Vec::new();
    let mut is_door = false;
    for line in source.lines().map(str::trim) {
        let function = line.split_once("fn ").filter(|(before, _)| !before.contains(['/', '#']));
        match function {
            Some((_, rest)) if is_door => {
                let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
                doors.push(rest[..end].to_owned());
                is_door = false;
            }
            _ => is_door |= line == "#[inline(never)]",
        }
    }
    doors
}

#[cfg(test)]
mod tests {
    use super::{doors_in, list_of};
    use crate::widget::ELEMENTS;

    #[test]
    fn doors_are_the_functions_that_are_never_inlined() {
        let source = "//! The fn of it.\n#[inline(never)]\n/// A fn.\n#[must_use]\npub fn open(scene: &Scene) -> El {\n    inner()\n}\n\
            fn own() {}\nmod work {\n    #[inline(never)]\n    pub(crate) fn shut_2<'a>() {}\n}\n";
        assert_eq!(doors_in(source), ["open", "shut_2"]);
    }

    #[test]
    fn bundlers_find_a_literal_for_each_part() {
        let widget = &ELEMENTS[0];
        let list = list_of(widget, &["dialog", "grid"]);
        assert!(list.contains("  dialog: () => new URL('./programme.dialog.wasm', import.meta.url),\n"), "{list}");
        assert!(list.contains("  grid: () => new URL('./programme.grid.wasm', import.meta.url),\n"), "{list}");
        assert_eq!(list_of(widget, &[]).lines().count(), 3);
    }
}
