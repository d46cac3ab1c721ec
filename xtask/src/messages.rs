//! The words of the widgets: one small module a language, and the list of languages.
//!
//! They are modules and not JSON files, so that a host with a strict policy needs no more than `script-src`.

use serde_json::{Map, Value};

use crate::error::{Context, Result};
use crate::files;
use crate::paths::Paths;
use crate::stamp::{self, Inputs};

/// Writes `i18n/<tag>.js` for each `src/i18n/<tag>.json`, and `i18n.js`.
pub fn write(paths: &Paths) -> Result<()> {
    let tables = files::with_extension(files::walk(&paths.src().join("i18n"))?, "json");
    let folder = paths.dist().join("i18n");
    let tags: Vec<String> =
        tables.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    let index = paths.dist().join("i18n.js");
    let mut outputs: Vec<_> = tags.iter().map(|tag| folder.join(format!("{tag}.js"))).collect();
    outputs.push(index.clone());

    let inputs = Inputs::new().files(&tables);
    stamp::unless_fresh(paths, "i18n", inputs, &outputs, || {
        // A language that was removed from the sources must not stay published.
        files::remove_folder(&folder)?;
        for (table, tag) in tables.iter().zip(&tags) {
            let text = files::read_text(table)?;
            let json: Map<String, Value> = serde_json::from_str(&text).context(|| format!("{}", table.display()))?;
            // The keys are for people; in the browser a message is known by its place.
            let words = Value::from(json.into_iter().map(|(_, words)| words).collect::<Vec<_>>());
            files::write(
                &folder.join(format!("{tag}.js")),
                format!("export default {};\n", quoted(&words.to_string())),
            )?;
        }
        files::write(&index, index_of(&tags))
    })?;
    Ok(())
}

fn index_of(tags: &[String]) -> String {
    let loaders: Vec<String> =
        tags.iter().map(|tag| format!("  {}: () => import('./i18n/{tag}.js')", Value::from(tag.as_str()))).collect();
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
    use super::{index_of, quoted};

    #[test]
    fn quotes_and_backslashes_survive() {
        assert_eq!(quoted(r#"{"a":"it's \"so\""}"#), r#"'{"a":"it\'s \\"so\\""}'"#);
    }

    #[test]
    fn index_imports_each_language_lazily() {
        let index = index_of(&["de".to_owned(), "pt-BR".to_owned()]);
        assert!(index.contains(r#"export const tags = ["de","pt-BR"];"#), "{index}");
        assert!(index.contains(r#""pt-BR": () => import('./i18n/pt-BR.js')"#), "{index}");
    }
}
