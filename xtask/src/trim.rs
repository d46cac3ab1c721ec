//! Short names for what the module imports and exports.
//!
//! wasm-bindgen's names are hashes and mangled paths. These do not compress, and each stands in both files, the module
//! and the glue.

use std::collections::HashMap;

use walrus::Module;

/// Renames what wasm-bindgen and rustc have named, and gives the glue that fits the module then. `js` is the glue as it
/// was written, indented.
pub fn trim(module: &mut Module, js: &str) -> String {
    let known = entries(js);
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
    // Starting without a promise is not for the main thread of a page; unexported, esbuild drops it. What the instance
    // exports is for the parts that come later.
    let js = js
        .replace(
            "export { initSync, __wbg_init as default };",
            "export { __wbg_init as default, wasm as instance, wasmModule as module };",
        )
        .replace("    wasmInstance = instance;\n", "");
    let mut js = with_exports(&with_imports(&unmarked(&js), &imports), &exports);
    for (name, function) in PLAINER {
        js = with_function(&js, name, function);
    }
    // Nothing here asks for another instance in the midst of a call.
    if !js.contains("__wbg_reinit_scheduled = true") {
        js = with_function(&js, "function __wbg_call_guard(", "function __wbg_call_guard() {}");
    }
    without_finalizers(&js)
}

/// Functions of the glue that can do more than is asked of them: the loader compiles the module itself, and long texts
/// go the other way.
const PLAINER: &[(&str, &str)] = &[
    (
        "async function __wbg_init(",
        "function __wbg_init({ module_or_path: module }) {
    __wbg_init_promise ??= WebAssembly.instantiate(module, __wbg_get_imports())
        .then((instance) => __wbg_finalize_init(instance, module));
    __wbg_init_promise.catch(() => __wbg_init_promise = undefined);
    return __wbg_init_promise;
}",
    ),
    (
        "export function __wbg_reset_state (",
        "export function __wbg_reset_state() {
    __wbg_instance_id++;
    __wbg_finalize_init(new WebAssembly.Instance(wasmModule, __wbg_get_imports()), wasmModule);
}",
    ),
    // A buffer is empty once the memory has grown and has another one.
    (
        "function getDataViewMemory0(",
        "function getDataViewMemory0() {
    return cachedDataViewMemory0?.buffer.byteLength ? cachedDataViewMemory0 : (cachedDataViewMemory0 = new DataView(wasm.memory.buffer));
}",
    ),
    (
        "function getUint8ArrayMemory0(",
        "function getUint8ArrayMemory0() {
    return cachedUint8ArrayMemory0?.byteLength ? cachedUint8ArrayMemory0 : (cachedUint8ArrayMemory0 = new Uint8Array(wasm.memory.buffer));
}",
    ),
    (
        "function passStringToWasm0(",
        "function passStringToWasm0(text, malloc) {
    const bytes = cachedTextEncoder.encode(text);
    const pointer = malloc(bytes.length, 1) >>> 0;
    getUint8ArrayMemory0().set(bytes, pointer);
    WASM_VECTOR_LEN = bytes.length;
    return pointer;
}",
    ),
];

/// The glue without the mark of which instance a widget is: the loader forgets a widget before it asks for another
/// instance.
fn unmarked(js: &str) -> String {
    js.replace(STALE, "").replace(MARK, "")
}

const MARK: &str = "        Object.defineProperty(obj, '__wbg_inst', { value: __wbg_instance_id, writable: true });\n";
const STALE: &str = "        if (this.__wbg_inst !== undefined && this.__wbg_inst !== __wbg_instance_id) {
            throw new Error('Invalid stale object from previous Wasm instance');
        }
";

/// The glue without what would free a widget or a closure that the page has forgotten: the loader frees the widget when
/// its element goes, and Rust its closures.
fn without_finalizers(js: &str) -> String {
    let mut js = js.to_owned();
    while let Some((before, rest)) = js.split_once(" = (typeof FinalizationRegistry ") {
        let Some((before, name)) = before.rsplit_once("\nconst ") else { break };
        let Some((_, after)) = rest.split_once("\n});\n") else { break };
        let calls = format!("{name}.");
        let lines = format!("{before}\n{after}");
        js = lines
            .lines()
            .filter(|line| !line.trim_start().starts_with(&calls))
            .map(|line| format!("{line}\n"))
            .collect();
    }
    let disposes = |line: &&str| !line.starts_with("if (Symbol.dispose)");
    js.lines().filter(disposes).map(|line| format!("{line}\n")).collect()
}

/// The glue with another function in the place of the one that begins so.
fn with_function(js: &str, begins: &str, function: &str) -> String {
    let Some((before, rest)) = js.split_once(&format!("\n{begins}")) else { return js.to_owned() };
    let Some((_, after)) = rest.split_once("\n}\n") else { return js.to_owned() };
    format!("{before}\n{function}\n{after}")
}

/// Names that wasm-bindgen and rustc made; those that stand in `element.rs` stay readable.
fn is_generated(export: &str) -> bool {
    export.starts_with("__") || export.starts_with("_R") || export.starts_with("_ZN")
}

/// The name of an entry of the import object, if this line begins one.
fn entry(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("        ")?.split_once(": ")?;
    (name.bytes().all(is_identifier) && name.starts_with("__wb")).then_some(name)
}

fn entries(js: &str) -> Vec<&str> {
    js.lines().filter_map(entry).collect()
}

/// The import object with new names.
fn with_imports(js: &str, names: &HashMap<String, String>) -> String {
    let mut out = String::with_capacity(js.len());
    for line in js.lines() {
        match entry(line).and_then(|name| Some((name, names.get(name)?))) {
            Some((name, short)) => out.push_str(&line.replacen(name, short, 1)),
            None => out.push_str(line),
        }
        out.push('\n');
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
pub fn short_name(index: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or_default());
    match index / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{
        MARK, STALE, entries, is_generated, short_name, unmarked, with_exports, with_function, with_imports,
        without_finalizers,
    };

    const GLUE: &str = "\
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
";

    #[test]
    fn imports_are_renamed_where_they_are_defined() {
        assert_eq!(entries(GLUE), ["__wbg_log_12", "__wbg_close_34"]);
        let names = [("__wbg_log_12", "a"), ("__wbg_close_34", "b")].map(|(from, to)| (from.to_owned(), to.to_owned()));
        let js = with_imports(GLUE, &HashMap::from(names));
        assert_eq!(js, GLUE.replace("__wbg_log_12", "a").replace("__wbg_close_34", "b"));
    }

    #[test]
    fn exports_are_renamed_wherever_they_are_used() {
        let names = HashMap::from([("__wbindgen_free".to_owned(), "$a".to_owned())]);
        let js = "wasm.__wbindgen_free(1); wasm.__wbindgen_free_all(wasm.memory); wasm = 1;";
        assert_eq!(with_exports(js, &names), "wasm.$a(1); wasm.__wbindgen_free_all(wasm.memory); wasm = 1;");
    }

    #[test]
    fn a_function_is_replaced_as_a_whole() {
        let js = "let a;\nfunction f(a) {\n    {\n    }\n}\nf(1);\n";
        assert_eq!(with_function(js, "function f(", "function f() {}"), "let a;\nfunction f() {}\nf(1);\n");
        assert_eq!(with_function(js, "function g(", ""), js);
    }

    /// As wasm-bindgen writes it; what it writes otherwise one day stays, and costs bytes.
    #[test]
    fn a_widget_does_not_ask_of_which_instance_it_is() {
        let js =
            format!("class Widget {{\n    refresh() {{\n{STALE}        f();\n    }}\n    g() {{\n{MARK}    }}\n}}\n");
        assert_eq!(unmarked(&js), "class Widget {\n    refresh() {\n        f();\n    }\n    g() {\n    }\n}\n");
    }

    #[test]
    fn what_would_free_later_goes_with_its_calls() {
        let js = "let a;\nconst Gone = (typeof FinalizationRegistry === 'undefined')\n    ? {}\n    : new FinalizationRegistry(state => {\n    free(state);\n});\n\nfunction f() {\n    Gone.register(a);\n    a.unregister();\n}\n";
        assert_eq!(without_finalizers(js), "let a;\n\nfunction f() {\n    a.unregister();\n}\n");
        assert_eq!(without_finalizers("let a;\nif (Symbol.dispose) b();\n"), "let a;\n");
    }

    #[test]
    fn our_own_exports_keep_their_names() {
        assert!(is_generated("__wbindgen_free") && is_generated("_RNv1a"));
        assert!(!is_generated("widget_update") && !is_generated("memory"));
    }

    #[test]
    fn short_names_are_different() {
        let names: std::collections::HashSet<_> = (0..200).map(short_name).collect();
        assert_eq!(names.len(), 200);
    }
}
