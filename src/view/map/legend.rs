//! The legend: a theme for each colour, and the filter by themes.

use super::donut::swatch;
use super::scene::MapScene;
use crate::i18n::Key;
use crate::state::map::THEMES;
use crate::view::el::{El, Keyed, button, div, li, span, ul};
use crate::view::words::{Said, foreign};

/// The themes; one alone is no choice.
pub fn legend(scene: &MapScene) -> El {
    let scene = scene.clone();
    div().live(move || {
        let register = scene.register.get();
        (register.facets.themes.len() > 1).then(|| themes(&scene))
    })
}

fn themes(scene: &MapScene) -> El {
    let listed = scene.clone();
    let buttons = move || {
        let register = listed.register.peek();
        let mut made = Vec::new();
        for (at, theme) in register.facets.themes.iter().enumerate() {
            let (scene, theme) = (listed.clone(), theme.clone());
            made.push(Keyed::new(at as u64, move || {
                let (asked, counted, turned) = (scene.clone(), scene.clone(), scene.clone());
                let (id, own) = (theme.id.clone(), theme.id.clone());
                let label = theme.label.clone();
                let pressed = move || {
                    let query = asked.visit.query.get();
                    query.themes.iter().any(|known| *known == id || known.eq_ignore_ascii_case(&label)).to_string()
                };
                let count = move || {
                    let count = counted.listed.get().themes.get(at).copied().unwrap_or_default();
                    counted.locale.formatter.number(count)
                };
                let words = Said { words: theme.label.clone(), lang: theme.lang.clone() };
                let label = theme.label.clone();
                let turn = move |_| {
                    turned.visit.query.update(|query| {
                        let named = query.themes.iter().find(|known| known.eq_ignore_ascii_case(&label)).cloned();
                        query.turn_theme(&named.unwrap_or_else(|| own.clone()));
                    });
                };
                li().child(
                    button()
                        .attr("type", "button")
                        .class("theme")
                        .part("filter")
                        .attr_live("aria-pressed", pressed)
                        .on("click", turn)
                        .child(swatch(at))
                        .child(foreign(words))
                        .child(" ")
                        .child(span().class("number").live(count)),
                )
            }));
        }
        made
    };
    let is_long = scene.register.peek().facets.themes.len() > 2 * THEMES;
    ul().class(if is_long { "legend long" } else { "legend" })
        .part("legend")
        .attr("aria-label", scene.locale.t(Key::MapThemes))
        .keyed(buttons)
}
