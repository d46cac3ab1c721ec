//! Our reader of JSON beside serde_json: the same trees, the same refusals, and the same places where a text breaks.

use city_widgets::model::Json;
use city_widgets::source::parse;
use proptest::prelude::*;
use serde_json::Value;
use std::path::{Path, PathBuf};

const GRAMMAR: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "00e9",
    "D83D",
    "dE00",
    "a",
    "é",
    " ",
    "\n",
    "\r\n",
    "\t",
    "\u{1}",
    "0",
    "-",
    "1",
    "27",
    ".",
    "5",
    "e",
    "E",
    "+",
    "null",
    "true",
    "false",
    "nul",
    "\"k\"",
    "\"k\":",
    "\"v\"",
    "9223372036854775808",
];

/// As serde_json sees it; of repeated keys it keeps the last value alone.
fn value(tree: &Json) -> Value {
    match tree {
        Json::List(items) => items.iter().map(value).collect(),
        Json::Map(entries) => entries.iter().map(|(key, entry)| (key.to_string(), value(entry))).collect(),
        simple => serde_json::to_value(simple).unwrap(),
    }
}

/// Numbers that stay text keep digits that serde_json rounds off.
fn alike(ours: &Value, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Value::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| alike(ours, theirs))
        }
        (Value::Object(ours), Value::Object(theirs)) => {
            let same = |(key, ours): (&String, &Value)| theirs.get(key).is_some_and(|theirs| alike(ours, theirs));
            ours.len() == theirs.len() && ours.iter().all(same)
        }
        (Value::Number(ours), Value::Number(theirs)) => match (ours.as_f64(), theirs.as_f64()) {
            (Some(ours), Some(theirs)) => (ours - theirs).abs() <= theirs.abs() * 1e-14 + 1e-290,
            _ => false,
        },
        _ => ours == theirs,
    }
}

/// Both read a text; `None` where they agree.
fn difference(text: &str) -> Option<String> {
    match (parse(text), serde_json::from_str::<Value>(text)) {
        (Ok(ours), Ok(theirs)) if alike(&value(&ours), &theirs) => None,
        (Err(_), Err(_)) if text.starts_with('<') => None,
        (Err(ours), Err(theirs)) if ours.detail == format!("{}:{}", theirs.line(), theirs.column()) => None,
        // Of a number that is too large it tells the digit with which it becomes so.
        (Err(_), Err(theirs)) if theirs.to_string().contains("out of range") => None,
        // Unpaired surrogates we mend, and break where it does later on.
        (_, Err(theirs)) if ["surrogate", "hex escape"].iter().any(|word| theirs.to_string().contains(word)) => None,
        (ours, theirs) => Some(format!("{ours:?} instead of {theirs:?}")),
    }
}

fn corpus() -> Option<PathBuf> {
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    if !root.is_dir() {
        eprintln!("skipped: no corpus at {}", root.display());
        return None;
    }
    Some(root)
}

/// All files below a folder, as text.
fn texts(folder: &Path, out: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, out);
        } else if let Ok(bytes) = std::fs::read(&path) {
            out.push((path, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
}

fn differences(texts: &[(PathBuf, String)]) -> Vec<String> {
    let told = |(path, text): &(PathBuf, String)| Some(format!("{}: {:.300}", path.display(), difference(text)?));
    texts.iter().filter_map(told).collect()
}

#[test]
fn fixtures_are_read_alike() {
    let mut found = Vec::new();
    texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), &mut found);
    assert_eq!(differences(&found), [""; 0]);
}

#[test]
fn the_corpus_is_read_alike() {
    let Some(folder) = corpus() else { return };
    let mut found = Vec::new();
    texts(&folder.join("hostile"), &mut found);
    texts(&folder.join("programme"), &mut found);
    assert!(found.len() > 300, "{}", found.len());
    assert_eq!(differences(&found), [""; 0]);
}

/// What breaks at each byte of a text that has everything.
#[test]
fn each_beginning_breaks_alike() {
    let text = "{\"é\\u00e9\\ud83d\\ude00\": [1, -0.5e+3, 2E7, true, false, null],\r\n\t\"\\\"\\n\": {\"\": []}, \"k\": \"v\"}\n";
    for length in (0..=text.len()).filter(|length| text.is_char_boundary(*length)) {
        for more in ["", "x", "\n", "\u{7}", "\"", "}", "]", ",", "0", ".", "e", "-", "\\"] {
            let text = text[..length].to_owned() + more;
            assert_eq!(difference(&text), None, "{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn words_of_the_grammar_in_any_order(words in proptest::collection::vec(proptest::sample::select(GRAMMAR), 0..14)) {
        let text = words.concat();
        prop_assert_eq!(difference(&text), None, "{}", text);
        let text = format!("[{text}]");
        prop_assert_eq!(difference(&text), None, "{}", text);
        let text = format!("\"{}\"", words.concat());
        prop_assert_eq!(difference(&text), None, "{}", text);
    }

    #[test]
    fn numbers(text in "-?[0-9]{1,24}(\\.[0-9]{1,24})?([eE][+-]?[0-9]{1,3})?") {
        prop_assert_eq!(difference(&text), None, "{}", text);
    }

    #[test]
    fn any_text(text in "\\PC{0,40}") {
        prop_assert_eq!(difference(&text), None, "{}", text);
    }
}
