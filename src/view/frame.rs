//! The frame of a widget: its language, its theme, and what stands in it while there is nothing else.

use super::desk::Desk;
use super::el::{El, Keyed, button, div, p, slot};
use super::live::Live;
use crate::i18n::{DateStyle, Key, Locale, direction};
use crate::state::{Basics, Failure, Theme};
use std::ops::Deref;
use std::rc::Rc;

/// The frame, with nothing in it yet.
pub fn frame<O: Deref<Target = Basics> + 'static>(options: Live<Rc<O>>, locale: Live<Locale>) -> El {
    let (colours, ground, script) = (options.clone(), options.clone(), locale.clone());
    let class = move || {
        let options = options.get();
        let theme = match options.theme {
            Theme::Light => "frame paper",
            Theme::Dark => "frame paper dark",
            Theme::Auto if options.on_dark => "frame dark",
            Theme::Auto => "frame",
        };
        theme.to_owned()
    };
    div()
        .style("--page-link", move || colours.get().link.clone())
        .style("--page-ground", move || ground.get().ground.clone())
        .attr_live("class", class)
        .attr_live("lang", move || String::from(&*locale.get().lang))
        .attr_live("dir", move || direction(&script.get().lang).to_owned())
}

fn in_order(key: u64, parts: Vec<El>) -> Vec<Keyed> {
    let mut children = Vec::new();
    for part in parts {
        children.push(Keyed::new(key + children.len() as u64, move || part));
    }
    children
}

/// Whatever the page shows meanwhile, and quiet rows in the layout to come.
///
/// The slot stands in the frame itself: the page's children keep the page's look.
pub fn loading(locale: &Locale, words: Key, key: u64) -> Vec<Keyed> {
    let mut bones = div().class("bones").attr("aria-hidden", "true");
    for n in 0..6 {
        bones = bones.child(div().class(if n % 3 == 0 { "bone short" } else { "bone" }));
    }
    let status = p().class("status").part("status").attr("role", "status").child(locale.t(words));
    in_order(key, vec![div().class("loading").child(status), slot(), bones])
}

/// One sentence, one thing to do, and the fallback.
pub fn failed(failure: &Failure, locale: &Locale, desk: Rc<dyn Desk>, key: u64) -> Vec<Keyed> {
    let status = p().class("status error").part("status").attr("role", "alert").child(failure.message(locale));
    let told = div().class("failed").child(status).child(p().class("actions").child(retry(locale, desk)));
    in_order(key, vec![told, slot()])
}

/// The button that asks again.
pub fn retry(locale: &Locale, desk: Rc<dyn Desk>) -> El {
    button().attr("type", "button").class("button").on("click", move |_| desk.retry()).child(locale.t(Key::Retry))
}

/// How old the copy is that is shown because nothing newer came; `at` and `now` in Unix seconds.
pub fn out_of_date(locale: &Locale, at: i64, now: i64, desk: Rc<dyn Desk>) -> El {
    let wall = |instant| {
        let zone = locale.formatter.visitor_zone()?;
        Some(crate::model::local(&*locale.formatter, &zone, instant)?.wall)
    };
    let (at, now) = (wall(at), wall(now));
    let mut words = at.map(|at| locale.formatter.clock(at)).unwrap_or_default();
    if let Some(at) = at.filter(|at| now.is_some_and(|now| now.day() != at.day())) {
        words = locale.formatter.date(at, DateStyle::Short) + " " + &words;
    }
    div()
        .class("stale")
        .child(
            p().class("status")
                .part("status")
                .attr("role", "status")
                .child(locale.fill(Key::Stale, &[("time", &words)])),
        )
        .child(retry(locale, desk))
}
