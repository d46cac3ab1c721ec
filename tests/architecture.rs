//! The house rules that a machine can hold.

use std::path::{Path, PathBuf};

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == extension) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no .{extension} under {folder}");
    found
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// Code without comments: what a comment says is free.
fn code(path: &Path) -> String {
    let lines = text(path);
    lines.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_core_is_pure() {
    for folder in ["src/model", "src/source", "src/state", "src/i18n", "src/geo"] {
        for path in files(folder, "rs") {
            for name in ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo_net", "crate::view", "crate::browser"] {
                assert!(!code(&path).contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn views_neither_fetch_nor_parse() {
    for path in files("src/view", "rs") {
        for name in ["gloo_net", "serde_json", "source::read", "source::projects::read", "browser::fetch"] {
            assert!(!code(&path).contains(name), "{} names {name}", path.display());
        }
    }
}

/// What a strict policy and Trusted Types refuse.
#[test]
fn nothing_writes_html() {
    let sinks =
        ["innerHTML", "inner_html", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"];
    for path in [files("src", "rs"), files("pkg", "js")].concat() {
        if path.components().any(|part| part.as_os_str() == "dist")
            && path.file_name().is_some_and(|n| n != "programme.js" && n != "profile.js" && n != "city-widgets.js")
        {
            continue;
        }
        for sink in sinks {
            assert!(!code(&path).contains(sink), "{} has {sink}", path.display());
        }
    }
}

#[test]
fn files_are_short_enough_to_be_read() {
    for path in [files("src", "rs"), files("xtask/src", "rs"), files("pkg", "js")].concat() {
        if path.components().any(|part| part.as_os_str() == "dist") {
            continue;
        }
        let lines = text(&path).lines().count();
        assert!(lines <= 400, "{}: {lines} lines", path.display());
    }
}

/// Each attribute that the table promises is read, and each that is read is in the table.
#[test]
fn the_table_of_attributes_is_what_is_read() {
    let source = |path: &str| code(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path));
    let basics = source("src/state/basics.rs");
    for (element, options) in [
        ("programme", "src/state/options.rs"),
        ("profile", "src/state/city/options.rs"),
        ("project-map", "src/state/map/options.rs"),
    ] {
        let options = source(options) + &basics;
        let element = city_widgets::manifest::ELEMENTS.iter().find(|known| known.kind == element).unwrap();
        // The loader's own.
        for attribute in element.attributes.iter().filter(|attribute| attribute.name != "loading") {
            let name = format!("\"{}\"", attribute.name);
            assert!(options.contains(&name), "<city-{}> does not read {}", element.kind, attribute.name);
        }
    }
    let formats = |attributes: &'static [city_widgets::manifest::Attribute]| {
        &attributes.iter().find(|attribute| attribute.name == "format").unwrap().values[1..]
    };
    let names: Vec<&str> = city_widgets::source::Format::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(formats(city_widgets::manifest::PROGRAMME), names);
    let names: Vec<&str> = city_widgets::source::city::CityFormat::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(formats(city_widgets::manifest::PROFILE), names);
    let names: Vec<&str> =
        city_widgets::source::projects::ProjectFormat::ALL.iter().map(|format| format.name()).collect();
    assert_eq!(formats(city_widgets::manifest::PROJECT_MAP), names);
}

/// Styles are logical: the widget turns round with the direction of the text.
#[test]
fn style_sheets_know_no_left_and_right() {
    for path in files("src/view", "css") {
        for word in [
            "margin-left",
            "margin-right",
            "padding-left",
            "padding-right",
            "border-left",
            "border-right",
            "text-align: left",
            "text-align: right",
            "!important",
            "url(",
        ] {
            assert!(!text(&path).contains(word), "{} has {word}", path.display());
        }
    }
}
