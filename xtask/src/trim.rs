//! What wasm-bindgen leaves in that nobody needs: about a tenth of a small widget's first view.
//!
//! A dependency of Leptos exports three classes for streams that are filled from Rust. Exports are roots, so no linker
//! can drop them, and with them come their methods and imports. They are removed here, from the module and from the
//! glue. The imports and exports that stay get short names: hashes and mangled paths do not compress, and each of them
//! stands in both files.

use std::collections::HashMap;

use walrus::Module;

/// Exported classes that the loader never makes.
const UNUSED: &[&str] = &["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// Removes the exports of the unused classes and what only they reached, renames the rest, and gives the glue that
/// fits the module then. `js` is the glue as it was written, indented.
pub fn trim(module: &mut Module, js: &str) -> String {
    let unused = |name: &str| UNUSED.iter().any(|class| belongs(name, class));
    let exports: Vec<_> = module.exports.iter().filter(|export| unused(&export.name)).map(|one| one.id()).collect();
    for export in exports {
        module.exports.delete(export);
    }
    walrus::passes::gc::run(module);
    let js = UNUSED.iter().fold(js.to_owned(), |js, class| without_class(&js, class));

    let known = entries(&js);
    let mut imports = HashMap::new();
    for import in module.imports.iter_mut() {
        if known.contains(&import.name.as_str()) {
            let short = short_name(imports.len());
            imports.insert(std::mem::replace(&mut import.name, short.clone()), short);
        }
    }
    let mut exports = HashMap::new();
    for export in module.exports.iter_mut() {
        if is_generated(&export.name) {
            // A dollar, because the exports that we named ourselves have none.
            let short = format!("${}", short_name(exports.len()));
            exports.insert(std::mem::replace(&mut export.name, short.clone()), short);
        }
    }
    // Starting without a promise is not for the main thread of a page; unexported, esbuild drops it.
    let js = js.replace("export { initSync, __wbg_init as default };", "export { __wbg_init as default };");
    with_exports(&with_imports(&js, &imports), &exports)
}

/// Names that wasm-bindgen and rustc made; those that stand in `element.rs` stay readable.
fn is_generated(export: &str) -> bool {
    export.starts_with("__") || export.starts_with("_R") || export.starts_with("_ZN")
}

/// Whether an export is a method of a class, or frees it.
fn belongs(export: &str, class: &str) -> bool {
    let class = class.to_ascii_lowercase();
    let export = export.strip_prefix("__wbg_").unwrap_or(export);
    export.strip_prefix(&class).is_some_and(|rest| rest.starts_with('_'))
}

/// The glue without one class, its line for `using`, and its registry of finalizers.
fn without_class(js: &str, class: &str) -> String {
    let class_begins = format!("export class {class} {{");
    let class_ends = format!("{class}.prototype.free;");
    let registry_begins = format!("const {class}Finalization =");
    let mut out = String::with_capacity(js.len());
    let mut lines = js.lines();
    while let Some(line) = lines.next() {
        if line == class_begins {
            lines.by_ref().find(|line| line.ends_with(&class_ends));
        } else if line.starts_with(&registry_begins) {
            lines.by_ref().find(|line| is_end_of_registry(line));
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// One line, or a function body; the latter when instances can be reset.
fn is_end_of_registry(line: &str) -> bool {
    line == "});" || (line.contains("new FinalizationRegistry(") && line.ends_with(");"))
}

/// The name of an entry of the import object, if this line begins one.
fn entry(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("        ")?.split_once(": ")?;
    (name.bytes().all(is_identifier) && name.starts_with("__wb")).then_some(name)
}

fn entries(js: &str) -> Vec<&str> {
    js.lines().filter_map(entry).collect()
}

/// The import object with new names; entries that have none are left out.
fn with_imports(js: &str, names: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(js.len());
    let mut dropping = false;
    for line in js.lines() {
        match entry(line) {
            Some(name) => match names.get(name) {
                Some(short) => {
                    dropping = false;
                    out.push_str(&line.replacen(name, short, 1));
                    out.push('\n');
                }
                None => dropping = true,
            },
            None => {
                // The end of the object.
                dropping = dropping && line != "    };";
                if !dropping {
                    out.push_str(line);
                    out.push('\n');
                }
            }
        }
    }
    out
}

/// The glue with new names after each `wasm.`.
fn with_exports(js: &str, names: &HashMap<String, String>) -> String {
    let mut parts = js.split("wasm.");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("wasm.");
        let end = part.bytes().position(|byte| !is_identifier(byte)).unwrap_or(part.len());
        let name = &part[..end];
        out.push_str(names.get(name).map_or(name, String::as_str));
        out.push_str(&part[end..]);
    }
    out
}

fn is_identifier(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$'
}

/// `a`, `b`, … `z`, `a1`, `b1`, …
fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{belongs, entries, short_name, with_exports, with_imports, without_class};

    const GLUE: &str = "\
export class Stream {
    free() {
        wasm.__wbg_stream_free(ptr, 0);
    }
}
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;
export class Widget {
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_log_12: function(arg0) {
            return arg0;
        },
        __wbg_close_34: function() { return handleError(function (arg0) {
            arg0.close();
        }, arguments); },
    };
    return import0;
}
const StreamFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_stream_free(ptr, 1));
let wasm;
";

    #[test]
    fn a_class_goes_with_all_that_is_its_own() {
        let js = without_class(GLUE, "Stream");
        assert!(!js.contains("Stream") && !js.contains("stream"), "{js}");
        assert!(js.contains("export class Widget {\n}\n") && js.ends_with("}\nlet wasm;\n"), "{js}");
    }

    #[test]
    fn a_registry_may_have_a_body() {
        let js = "const StreamFinalization = (typeof FinalizationRegistry === 'undefined')\n    \
            ? { register: () => {} }\n    \
            : new FinalizationRegistry(({ ptr, instance }) => {\n    \
            if (instance === __wbg_instance_id) wasm.__wbg_stream_free(ptr, 1);\n});\nlet wasm;\n";
        assert_eq!(without_class(js, "Stream"), "let wasm;\n");
    }

    #[test]
    fn imports_are_renamed_and_unused_ones_dropped() {
        assert_eq!(entries(GLUE), ["__wbg_log_12", "__wbg_close_34"]);
        let names = HashMap::from([("__wbg_log_12".to_owned(), "a".to_owned())]);
        let js = with_imports(GLUE, &names);
        assert!(
            js.contains(
                "        __proto__: null,\n        a: function(arg0) {\n            return arg0;\n        },\n    };"
            ),
            "{js}"
        );
        assert!(!js.contains("close"), "{js}");
        let names = HashMap::from([("__wbg_close_34".to_owned(), "b".to_owned())]);
        let js = with_imports(GLUE, &names);
        assert!(js.contains("        b: function() {") && js.contains("}, arguments); },\n    };"), "{js}");
    }

    #[test]
    fn exports_are_renamed_wherever_they_are_used() {
        let names = HashMap::from([("__wbindgen_free".to_owned(), "$a".to_owned())]);
        let js = "wasm.__wbindgen_free(1); wasm.__wbindgen_free_all(wasm.memory); wasm = 1;";
        assert_eq!(with_exports(js, &names), "wasm.$a(1); wasm.__wbindgen_free_all(wasm.memory); wasm = 1;");
    }

    #[test]
    fn only_the_class_itself_is_meant() {
        assert!(belongs("intounderlyingsink_write", "IntoUnderlyingSink"));
        assert!(belongs("__wbg_intounderlyingsink_free", "IntoUnderlyingSink"));
        assert!(!belongs("widget_update", "IntoUnderlyingSink"));
        assert!(!belongs("intounderlyingsinks", "IntoUnderlyingSink"));
    }

    #[test]
    fn short_names_are_different() {
        let names: std::collections::HashSet<_> = (0..200).map(short_name).collect();
        assert_eq!(names.len(), 200);
    }
}
