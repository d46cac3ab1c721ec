//! Tables of words as translators write them, as programs read them: gettext's `.po` and `.mo`.

/// The `.mo` of a `.po` with single lines. An entry without a translation is left out, so that the original is shown.
pub fn compiled(po: &str) -> Vec<u8> {
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in po.lines() {
        if let Some(original) = line.strip_prefix("msgid ") {
            entries.push((unquoted(original), String::new()));
        } else if let (Some(words), Some(entry)) = (line.strip_prefix("msgstr "), entries.last_mut()) {
            entry.1 = unquoted(words);
        }
    }
    entries.retain(|(_, words)| !words.is_empty());
    entries.sort();
    written(&entries)
}

/// Magic number, revision, how many, where the two tables are, no hash table; the tables of lengths and places; the
/// texts, each with a zero after it.
fn written(entries: &[(String, String)]) -> Vec<u8> {
    let count = entries.len();
    let mut texts = Vec::new();
    let mut tables = Vec::new();
    let begin = 28 + 16 * count;
    let all = entries.iter().map(|(original, _)| original).chain(entries.iter().map(|(_, words)| words));
    for text in all {
        tables.extend([text.len(), begin + texts.len()]);
        texts.extend(text.bytes().chain([0]));
    }
    let head = [0x9504_12de, 0, count, 28, 28 + 8 * count, 0, begin];
    let numbers = head.into_iter().chain(tables);
    let mut out: Vec<u8> = numbers.flat_map(|number| u32::try_from(number).unwrap_or_default().to_le_bytes()).collect();
    out.extend(texts);
    out
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches('"').replace("\\n", "\n").replace("\\\"", "\"")
}

#[cfg(test)]
mod tests {
    use super::compiled;

    #[test]
    fn entries_are_sorted_and_untranslated_ones_left_out() {
        let mo = compiled("msgid \"\"\nmsgstr \"A\\n\"\n\nmsgid \"b\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"ä\"\n");
        let number = |at: usize| u32::from_le_bytes(mo[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!([number(0), number(8), number(12), number(16)], [0x9504_12de, 2, 28, 44]);
        let text = |at: usize| String::from_utf8_lossy(&mo[number(at + 4)..number(at + 4) + number(at)]).into_owned();
        assert_eq!([text(28), text(36), text(44), text(52)], ["", "a", "A\n", "ä"]);
        assert_eq!(mo.last(), Some(&0));
    }
}
