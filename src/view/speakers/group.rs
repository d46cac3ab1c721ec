//! Those with one initial, and the way to them.

use super::cast::Cast;
use super::stretch::{STRETCH, stretch};
use crate::i18n::Key;
use crate::view::dom;
use crate::view::el::{El, Keyed, button, div, el, heading, li, span, ul};
use crate::view::scroll::reveal;
use std::rc::Rc;

/// The initials, to jump to.
pub fn letters(cast: &Rc<Cast>) -> Option<El> {
    let (people, locale) = (cast.people.get(), &cast.scene.locale);
    if people.groups.len() < 2 {
        return None;
    }
    let mut row = ul().class("letters-row");
    for group in &people.groups {
        let place = cast.place(group.key);
        let jump = button()
            .attr("type", "button")
            .class("letter")
            .on("click", move |_| reveal(&place, ".letter-heading"))
            .child(initial(cast, &group.initial));
        row = row.child(li().child(jump));
    }
    Some(el("nav").class("letters").attr("aria-label", locale.t(Key::JumpToLetter)).child(row))
}

/// What a group is called.
fn initial(cast: &Cast, initial: &str) -> El {
    if initial == "#" {
        return span()
            .child(span().attr("aria-hidden", "true").child("#"))
            .child(span().class("hidden").child(cast.scene.locale.t(Key::OtherNames)));
    }
    span().child(initial)
}

pub fn group(cast: &Rc<Cast>, key: u64, letter: &str, number: usize) -> El {
    let lettered = !letter.is_empty();
    let title = lettered.then(|| {
        let title = heading(cast.scene.section_level).class("letter-heading").attr("tabindex", "-1");
        title.child(initial(cast, letter))
    });
    let level = cast.scene.section_level + u8::from(lettered);
    let (place, cast) = (cast.place(key), cast.clone());
    let stretches = move || {
        let count = cast.group(key, |group| group.people.len()).unwrap_or_default();
        let mut stretches = Vec::new();
        for n in 0..count.div_ceil(STRETCH) {
            let (cast, near) = (cast.clone(), dom::rendered_at_first(number * 2 + n));
            stretches.push(Keyed::new(n as u64, move || stretch(&cast, key, n, level, near)));
        }
        stretches
    };
    div().class("letter-group").place(place).child(title).keyed(stretches)
}
