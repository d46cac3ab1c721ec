//! The documentation on the demo site: pages of `xtask/docs`, in one frame, with the tables of the manifest in them.
//!
//! They are made, not kept: what they say of attributes, events, parts and custom properties is what the table says.

mod page;
mod tables;
mod text;

use crate::error::{Context, Result};
use crate::files;
use crate::paths::Paths;
use crate::stamp::{self, Inputs};
use page::Page;

/// The pages in the order of their list: what each is called in `xtask/docs`, which is its address too.
const PAGES: &[&str] = &[
    "docs",
    "docs-programme",
    "docs-profile",
    "docs-map",
    "docs-reference",
    "docs-theming",
    "docs-embedding",
    "docs-privacy",
];

/// Writes `www/docs.html` and its like.
pub fn write(paths: &Paths) -> Result<()> {
    let www = paths.www();
    let made = pages(paths)?;
    for path in files::with_extension(files::walk(&www)?, "html") {
        let name = files::relative(&www, &path);
        if name.starts_with("docs") && !made.iter().any(|(known, _)| *known == name) {
            files::remove(&path)?;
        }
    }
    for (name, text) in made {
        let output = www.join(&name);
        stamp::unless_fresh(paths, &name, Inputs::new().text(&text), &[&output], || files::write(&output, &text))?;
    }
    Ok(())
}

/// Names and texts of the pages.
fn pages(paths: &Paths) -> Result<Vec<(String, String)>> {
    let folder = paths.xtask().join("docs");
    let frame = files::read_text(&folder.join("frame.html"))?;
    let mut all = Vec::new();
    for name in PAGES {
        let source = files::read_text(&folder.join(format!("{name}.html")))?;
        let page = Page::read(name, &source, &|path| files::read_text(&paths.root.join(path)));
        all.push(page.context(|| format!("xtask/docs/{name}.html"))?);
    }
    all.iter().map(|page| Ok((format!("{}.html", page.name), page.framed(&frame, &all)))).collect()
}

#[cfg(test)]
mod tests {
    use super::pages;
    use crate::manifest::{ELEMENTS, EVENTS, PROPERTIES, parts_of};
    use crate::paths::Paths;

    #[test]
    fn everything_of_the_table_is_on_the_pages() {
        let pages = pages(&Paths::find().unwrap()).unwrap();
        let page = |name: &str| &pages.iter().find(|(known, _)| known == name).unwrap().1;
        for (element, name) in ELEMENTS.iter().zip(["docs-programme.html", "docs-profile.html", "docs-map.html"]) {
            for attribute in element.attributes {
                assert!(
                    page(name).contains(&format!("id=\"attribute-{}\"", attribute.name)),
                    "{name}: {}",
                    attribute.name
                );
            }
            for part in parts_of(element.kind) {
                assert!(page(name).contains(&format!("id=\"part-{}\"", part.name)), "{name}: {}", part.name);
            }
        }
        for event in EVENTS {
            assert!(page("docs-reference.html").contains(&format!("id=\"{}\"", event.name)), "{}", event.name);
        }
        for (property, _) in PROPERTIES {
            assert!(page("docs-theming.html").contains(&format!("id=\"property{property}\"")), "{property}");
        }
    }

    #[test]
    fn nothing_is_left_to_fill_in() {
        for (name, text) in pages(&Paths::find().unwrap()).unwrap() {
            let left = text.lines().find(|line| line.trim_start().starts_with("{{"));
            assert_eq!(left, None, "{name}");
        }
    }
}
