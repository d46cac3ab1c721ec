//! The words of the widgets: for each widget two small modules a language, and the list of languages.
//!
//! They are modules and not JSON files, so that a host with a strict policy needs no more than `script-src`. The second
//! one has what only parts of the code say that come later, and comes with the first of these.

use serde_json::{Map, Value};

use crate::error::{Context, Error, Result};
use crate::files;
use crate::manifest::Element;
use crate::paths::Paths;
use crate::stamp::{self, Inputs};
use crate::widget::ELEMENTS;

const GENERATED: &str = "// Generated from src/i18n by `cargo xtask build`.\n";

/// Writes `i18n/KIND/<tag>.js` and `i18n/KIND/<tag>.later.js` for each `src/i18n/<tag>.json`, `i18n.js`
/// with the list of languages, and `KIND.languages.js` for bundlers.
pub fn write(paths: &Paths) -> Result<()> {
    let tables = files::with_extension(files::walk(&paths.src().join("i18n"))?, "json");
    let folder = paths.dist().join("i18n");
    let tags: Vec<String> =
        tables.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    let index = paths.dist().join("i18n.js");
    let file = |widget: &Element, name: &str| folder.join(widget.kind).join(format!("{name}.js"));
    let list = |widget: &Element| paths.dist().join(widget.list_of_languages());
    let mut outputs = vec![index.clone()];
    for widget in ELEMENTS {
        outputs.push(list(widget));
        outputs.extend(names(&tags).map(|name| file(widget, &name)));
    }

    let inputs = Inputs::new().text(include_str!("../../src/manifest.rs")).files(&tables);
    stamp::unless_fresh(paths, "i18n", inputs, &outputs, || {
        // A language that was removed from the sources must not stay published.
        files::remove_folder(&folder)?;
        for (table, tag) in tables.iter().zip(&tags) {
            let text = files::read_text(table)?;
            let json: Map<String, Value> = serde_json::from_str(&text).context(|| format!("{}", table.display()))?;
            for widget in ELEMENTS {
                let halves = halves(&json, widget, ELEMENTS).map_err(|key| {
                    Error::from(format!("{} has no message `{key}`, which src/manifest.rs names", table.display()))
                })?;
                for (name, words) in names(std::slice::from_ref(tag)).zip(halves) {
                    let module = format!("export default {};\n", quoted(&words.to_string()));
                    files::write(&file(widget, &name), module)?;
                }
            }
        }
        for widget in ELEMENTS {
            files::write(&list(widget), languages_of(&tags, widget.kind))?;
        }
        files::write(&index, format!("{GENERATED}export const tags = {};\n", Value::from(tags.clone())))
    })?;
    Ok(())
}

/// The names of the modules of these languages.
fn names(tags: &[String]) -> impl Iterator<Item = String> {
    tags.iter().flat_map(|tag| [tag.clone(), format!("{tag}.later")])
}

/// The messages of a widget: those that all say and its own first ones, and its later ones. The keys are for people; in
/// the browser a message is known by its place. What is missing is the error.
fn halves(
    table: &Map<String, Value>,
    widget: &Element,
    all: &[Element],
) -> std::result::Result<[Value; 2], &'static str> {
    let place = |key: &'static str| table.keys().position(|known| known == key).ok_or(key);
    let (first, later) = (place(widget.first_message)?, place(widget.first_later_message)?);
    let mut begins = Vec::new();
    for element in all {
        begins.push(place(element.first_message)?);
    }
    let shared = begins.iter().copied().min().unwrap_or_default();
    let end = begins.into_iter().filter(|begin| *begin > first).min().unwrap_or(table.len());
    let words = |from: usize, to: usize| table.values().take(to).skip(from).cloned();
    let borrowed = |keys: &[&'static str]| {
        keys.iter().map(|key| table.get(*key).cloned().ok_or(*key)).collect::<std::result::Result<Vec<Value>, _>>()
    };
    let (now, then) = (borrowed(widget.borrowed)?, borrowed(widget.borrowed_later)?);
    Ok([words(0, shared).chain(words(first, later)).chain(now).collect(), words(later, end).chain(then).collect()])
}

/// The modules of a widget's languages, one literal import for each.
fn languages_of(tags: &[String], kind: &str) -> String {
    let mut out = format!("{GENERATED}export const languages = {{\n");
    for name in names(tags) {
        out.push_str(&format!("  {}: () => import('./i18n/{kind}/{name}.js'),\n", Value::from(name.as_str())));
    }
    out + "};\n"
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

    use super::{halves, languages_of, quoted};
    use crate::manifest::Element;
    use crate::widget::ELEMENTS;

    #[test]
    fn quotes_and_backslashes_survive() {
        assert_eq!(quoted(r#"{"a":"it's \"so\""}"#), r#"'{"a":"it\'s \\"so\\""}'"#);
    }

    #[test]
    fn each_language_is_imported_lazily() {
        let list = languages_of(&["de".to_owned(), "pt-BR".to_owned()], "programme");
        assert!(list.contains(r#""pt-BR": () => import('./i18n/programme/pt-BR.js')"#), "{list}");
        assert!(list.contains(r#""pt-BR.later": () => import('./i18n/programme/pt-BR.later.js')"#), "{list}");
    }

    #[test]
    fn a_widget_gets_what_all_say_and_its_own() {
        let table = json!({ "all": "0", "a": "A", "later": { "one": "B" }, "b": "C", "last": "D" });
        let table = table.as_object().unwrap();
        let element = |first_message, first_later_message| Element {
            first_message,
            first_later_message,
            borrowed: &[],
            ..ELEMENTS[0]
        };
        let all = [element("a", "later"), element("b", "last")];
        assert_eq!(halves(table, &all[0], &all), Ok([json!(["0", "A"]), json!([{ "one": "B" }])]));
        assert_eq!(halves(table, &all[1], &all), Ok([json!(["0", "C"]), json!(["D"])]));
        assert_eq!(halves(table, &element("a", "x"), &all), Err("x"));
        let borrower = Element { borrowed: &["later"], ..all[1] };
        assert_eq!(halves(table, &borrower, &all), Ok([json!(["0", "C", { "one": "B" }]), json!(["D"])]));
    }
}
