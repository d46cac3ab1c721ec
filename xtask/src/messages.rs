//! The words of the widgets: two small modules a language, and the list of languages.
//!
//! They are modules and not JSON files, so that a host with a strict policy needs no more than `script-src`. The second
//! one has what only parts of the code say that come later, and comes with the first of these.

use serde_json::{Map, Value};

use crate::error::{Context, Error, Result};
use crate::files;
use crate::manifest::FIRST_LATER_MESSAGE;
use crate::paths::Paths;
use crate::stamp::{self, Inputs};

/// Writes `i18n/<tag>.js` and `i18n/<tag>.later.js` for each `src/i18n/<tag>.json`, and `i18n.js`.
pub fn write(paths: &Paths) -> Result<()> {
    let tables = files::with_extension(files::walk(&paths.src().join("i18n"))?, "json");
    let folder = paths.dist().join("i18n");
    let tags: Vec<String> =
        tables.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    let index = paths.dist().join("i18n.js");
    let mut outputs: Vec<_> = names(&tags).map(|name| folder.join(format!("{name}.js"))).collect();
    outputs.push(index.clone());

    let inputs = Inputs::new().text(FIRST_LATER_MESSAGE).files(&tables);
    stamp::unless_fresh(paths, "i18n", inputs, &outputs, || {
        // A language that was removed from the sources must not stay published.
        files::remove_folder(&folder)?;
        for (table, tag) in tables.iter().zip(&tags) {
            let text = files::read_text(table)?;
            let json: Map<String, Value> = serde_json::from_str(&text).context(|| format!("{}", table.display()))?;
            let halves = halves(json, FIRST_LATER_MESSAGE)
                .ok_or_else(|| Error::from(format!("{} has no message `{FIRST_LATER_MESSAGE}`", table.display())))?;
            for (name, words) in names(std::slice::from_ref(tag)).zip(halves) {
                let module = format!("export default {};\n", quoted(&words.to_string()));
                files::write(&folder.join(format!("{name}.js")), module)?;
            }
        }
        files::write(&index, index_of(&tags))
    })?;
    Ok(())
}

/// The names of the modules of these languages.
fn names(tags: &[String]) -> impl Iterator<Item = String> {
    tags.iter().flat_map(|tag| [tag.clone(), format!("{tag}.later")])
}

/// The messages before one of them, and those from it on. The keys are for people; in the browser a message is known by
/// its place.
fn halves(table: Map<String, Value>, from: &str) -> Option<[Value; 2]> {
    let place = table.keys().position(|key| key == from)?;
    let mut words: Vec<Value> = table.into_iter().map(|(_, words)| words).collect();
    let later = words.split_off(place);
    Some([words.into(), later.into()])
}

fn index_of(tags: &[String]) -> String {
    let loaders: Vec<String> =
        names(tags).map(|name| format!("  {}: () => import('./i18n/{name}.js')", Value::from(name.as_str()))).collect();
    format!(
        "// Generated from src/i18n by `cargo xtask build`.\nexport const tags = {};\nexport const languages = {{\n{}\n}};\n",
        Value::from(tags.to_vec()),
        loaders.join(",\n")
    )
}

/// A JavaScript string in single quotes: JSON is full of double ones.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            // Both are line ends inside a string for old parsers.
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{halves, index_of, quoted};

    #[test]
    fn quotes_and_backslashes_survive() {
        assert_eq!(quoted(r#"{"a":"it's \"so\""}"#), r#"'{"a":"it\'s \\"so\\""}'"#);
    }

    #[test]
    fn index_imports_each_language_lazily() {
        let index = index_of(&["de".to_owned(), "pt-BR".to_owned()]);
        assert!(index.contains(r#"export const tags = ["de","pt-BR"];"#), "{index}");
        assert!(index.contains(r#""pt-BR": () => import('./i18n/pt-BR.js')"#), "{index}");
        assert!(index.contains(r#""pt-BR.later": () => import('./i18n/pt-BR.later.js')"#), "{index}");
    }

    #[test]
    fn a_table_is_cut_before_a_key() {
        let table = || json!({ "a": "A", "b": { "one": "B" }, "c": "C" }).as_object().unwrap().clone();
        assert_eq!(halves(table(), "b"), Some([json!(["A"]), json!([{ "one": "B" }, "C"])]));
        assert_eq!(halves(table(), "x"), None);
    }
}
