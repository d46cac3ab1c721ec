//! The style sheets of a widget, for pages without scripts.

/// What each element looks like before its own sheet comes; the loader says the same.
const HOST: &str = ":host{display:block;contain:layout style;min-block-size:var(--city-min-block-size,auto)}:host([hidden]){display:none}";

macro_rules! sheets {
    ($($name:literal)*) => { concat!($(include_str!(concat!("../../view/", $name, ".css"))),*) };
}

/// All that is seen of a widget without its dialog and controls, in one line.
pub fn of(kind: &str) -> String {
    let sheets = match kind {
        "profile" => sheets!("base" "city/profile" "city/standard" "city/full" "city/sources" "city/directory"),
        "project-map" => sheets!("base" "map/map" "map/card"),
        _ => sheets!("base" "programme" "about" "grid" "speakers"),
    };
    HOST.to_owned() + &without_comments(sheets)
}

/// No sheet of ours has text with a comment in it.
fn without_comments(sheet: &str) -> String {
    let mut rest = sheet;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_sheet_can_stand_in_a_style_element() {
        for kind in ["programme", "profile", "project-map"] {
            let sheet = super::of(kind);
            assert!(!sheet.contains("/*") && !sheet.contains("</") && sheet.contains(".frame"), "{kind}: {sheet}");
        }
    }
}
