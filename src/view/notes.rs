//! What was wrong with the data: a line for visitors, all of it for the editor.

use super::el::{El, code, details, div, li, p, summary, ul};
use super::shown::Scene;
use crate::i18n::Key;
use crate::state::Loaded;

/// As many notes as anybody reads; the rest is in the `diagnostics` property.
const MOST: usize = 50;

pub fn notes(scene: &Scene, loaded: &Loaded) -> El {
    let (locale, diagnostics) = (&scene.locale, &loaded.diagnostics);
    let left_out = diagnostics.iter().filter(|note| note.code.leaves_out()).count();
    let visitors = (left_out > 0).then(|| p().class("quiet").child(locale.count(Key::LeftOut, left_out, &[])));
    let editors = (scene.debug && !diagnostics.is_empty()).then(|| {
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
