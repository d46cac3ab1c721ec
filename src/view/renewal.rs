//! Data that renew themselves, and the visitor's hold on that.

use super::desk::Desk;
use super::el::{El, button, div, p};
use super::live::Live;
use crate::i18n::{Key, Locale};
use crate::model::local;
use std::rc::Rc;

/// How the data of an element come anew. Clones are the same.
#[derive(Clone)]
pub struct Renewal {
    /// Whether they do.
    pub follows: Live<bool>,
    /// Whether the visitor has stopped that.
    pub paused: Live<bool>,
    /// When the endpoint was last heard, in Unix seconds.
    pub checked: Live<i64>,
}

impl Default for Renewal {
    fn default() -> Renewal {
        Renewal { follows: Live::new(false), paused: Live::new(false), checked: Live::new(0) }
    }
}

/// When was last looked, and the button that stops looking.
pub fn hold(locale: &Locale, renewal: &Renewal, desk: Rc<dyn Desk>) -> El {
    let (speaking, named) = (locale.clone(), locale.clone());
    let (heard, shown, turned) = (renewal.checked.clone(), renewal.paused.clone(), renewal.paused.clone());
    let checked = move || {
        let at = heard.get();
        let zone = speaking.formatter.visitor_zone()?;
        let clock = speaking.formatter.clock(local(&*speaking.formatter, &zone, at)?.wall);
        Some(p().class("quiet").child(speaking.fill(Key::Checked, &[("time", &clock)])))
    };
    let words = move || named.t(if shown.get() { Key::UpdatesResume } else { Key::UpdatesPause });
    let turn = move |_| {
        turned.set(!turned.peek());
        desk.plan();
    };
    let toggle = button().attr("type", "button").class("button plain").on("click", turn).live(words);
    div().class("updates").live(checked).child(toggle)
}
