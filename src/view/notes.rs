//! What was wrong with the data: a line for visitors, all of it for the editor.

use super::el::{El, code, details, div, li, p, summary, ul};
use crate::i18n::{Key, Locale};
use crate::model::Diagnostic;

/// As many notes as anybody reads; the rest is in the `diagnostics` property.
const MOST: usize = 50;

/// `left_out` says how many records are not shown; `debug` is for the editor.
pub fn notes(locale: &Locale, debug: bool, diagnostics: &[Diagnostic], left_out: Key) -> El {
    let words = left_out;
    let left_out = diagnostics.iter().filter(|note| note.code.leaves_out()).count();
    let visitors = (left_out > 0).then(|| p().class("quiet").child(locale.count(words, left_out, &[])));
    let editors = (debug && !diagnostics.is_empty()).then(|| {
        let mut items = Vec::new();
        for note in diagnostics.iter().take(MOST) {
            let place = if note.path.is_empty() { "/".to_owned() } else { note.path.clone() };
            items.push(li().child(code().child(place)).child(" ").child(locale.diagnostic(note)));
        }
        details()
            .class("notes")
            .attr("open", "")
            .child(summary().child(locale.count(Key::Notes, diagnostics.len(), &[])))
            .child(ul().child(items))
    });
    div().class("foot").child(visitors).child(editors)
}
