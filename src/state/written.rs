//! A tree as JSON: what we store ourselves, and what the page is told.

use crate::model::{Json, plain};

/// A tree as text, without blanks.
pub fn written(tree: &Json) -> String {
    let mut text = String::new();
    write(&mut text, tree);
    text
}

fn write(text: &mut String, tree: &Json) {
    match tree {
        Json::Null => text.push_str("null"),
        Json::Bool(true) => text.push_str("true"),
        Json::Bool(false) => text.push_str("false"),
        Json::Int(number) => text.push_str(&plain(*number)),
        Json::Float(number) => text.push_str(number),
        Json::Str(words) => quoted(text, words),
        Json::List(items) => {
            let mut before = '[';
            for item in items {
                text.push(before);
                write(text, item);
                before = ',';
            }
            text.push_str(if items.is_empty() { "[]" } else { "]" });
        }
        Json::Map(entries) => {
            let mut before = '{';
            for (key, value) in entries {
                text.push(before);
                quoted(text, key);
                text.push(':');
                write(text, value);
                before = ',';
            }
            text.push_str(if entries.is_empty() { "{}" } else { "}" });
        }
    }
}

fn quoted(text: &mut String, words: &str) {
    text.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => {
                text.push('\\');
                text.push(c);
            }
            '\0'..='\u{1f}' => {
                text.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                text.push(char::from_digit(c as u32 % 16, 16).unwrap_or('0'));
            }
            _ => text.push(c),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::written;
    use crate::model::Json;
    use crate::source::parse;
    use proptest::prelude::*;

    fn tree() -> impl Strategy<Value = Json<'static>> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::Bool),
            any::<i64>().prop_map(Json::Int),
            "-?[1-9][0-9]{0,8}\\.[0-9]{1,9}(e-?[0-9]{1,2})?".prop_map(|number| Json::Float(number.into())),
            any::<String>().prop_map(|words| Json::Str(words.into())),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let keyed = proptest::collection::btree_map(any::<String>(), inner.clone(), 0..4);
            prop_oneof![
                proptest::collection::vec(inner, 0..4).prop_map(Json::List),
                keyed.prop_map(|map| Json::Map(map.into_iter().map(|(key, value)| (key.into(), value)).collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn says_what_serde_says(tree in tree()) {
            let text = written(&tree);
            prop_assert_eq!(parse(&text).unwrap(), tree.clone());
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }
}
