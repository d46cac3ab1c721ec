//! Sessions for calendars: a file for every program, and links to the three calendars on the web that take them.

use super::device;
use super::el::{El, a, button, div, li, p, span, ul};
use super::shown::Scene;
use super::words::said;
use crate::i18n::Key;
use crate::model::{Moment, Text};
use crate::state::{CalendarOptions, Loaded, calendar_links, identity};
use std::rc::Rc;

/// Characters of a file's name.
const NAME: usize = 60;
/// 2020-01-01, from which the numbers of versions count.
const FIRST_VERSION: i64 = 1_577_836_800;

pub fn calendar(scene: &Scene, sessions: &[usize]) -> El {
    let (locale, loaded) = (&scene.locale, scene.data());
    // The data of this moment: what is shown beside it says the same.
    let (scene_of, shown, slots) = (scene.clone(), loaded.clone(), sessions.to_vec());
    let save = move |_| file(&scene_of, &shown, &slots);
    let save = button().attr("type", "button").class("button").on("click", save).child(locale.t(Key::CalendarFile));
    let file = p().class("calendar-file").child(save).child(span().class("quiet").child(locale.t(Key::CalendarApps)));
    let links = match sessions {
        [slot] => with_options(scene, &loaded, |about| calendar_links(loaded.programme(), *slot, about)),
        _ => None,
    };
    let links = links.map(|links| {
        let link = |name: &'static str, url: String| {
            let hidden = span().class("hidden").child(String::from(" ") + &locale.t(Key::NewTab));
            li().child(
                a().attr("href", url)
                    .attr("target", "_blank")
                    .attr("rel", "noopener noreferrer nofollow")
                    .child(name)
                    .child(hidden),
            )
        };
        let list = ul()
            .class("calendar-links")
            .child(link("Google Calendar", links.google))
            .child(link("Outlook.com", links.outlook))
            .child(link("Office 365", links.office));
        div().child(p().class("quiet").child(locale.t(Key::CalendarWeb))).child(list)
    });
    div().class("calendar").child(file).child(links)
}

pub fn save(scene: &Scene, sessions: &[usize]) {
    file(scene, &scene.data(), sessions);
}

pub fn save_list(scene: &Scene) {
    let mut slots = Vec::new();
    for section in &scene.agenda.peek().sections {
        for row in &section.rows {
            slots.extend_from_slice(&row.slots);
        }
    }
    save(scene, &slots);
}

fn file(scene: &Scene, loaded: &Rc<Loaded>, sessions: &[usize]) {
    let programme = loaded.programme();
    let said = |text: &Text| said(text, scene.lang(), &scene.locale).words;
    let name = match sessions {
        [slot] => programme.sessions.get(*slot).map(|session| said(&session.title)).unwrap_or_default(),
        _ => said(&programme.name),
    };
    let text = with_options(scene, loaded, |about| crate::state::calendar(programme, sessions, about));
    device::save(&file_name(&name), "text/calendar;charset=utf-8", &text);
}

/// A name that every file system takes.
fn file_name(words: &str) -> String {
    let mut name = String::new();
    for c in words.chars().take(NAME) {
        if is_letter(c) {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let mut name = name.trim_end_matches('-').to_owned();
    if name.is_empty() {
        name.push_str("programme");
    }
    name.push_str(".ics");
    name
}

/// Letters and digits of any script; the tables that know each sign would be larger than all else here.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '\u{c0}'..='\u{61b}' | '\u{620}'..='\u{180d}' | '\u{180f}'..='\u{1fff}' | '\u{2c00}'..='\u{2fff}')
        || matches!(c, '\u{3040}'..='\u{d7ff}' | '\u{f900}'..='\u{fdff}' | '\u{20000}'..='\u{323af}')
}

/// Calls with all that a calendar needs to know.
fn with_options<T>(scene: &Scene, loaded: &Loaded, then: impl FnOnce(&CalendarOptions) -> T) -> T {
    let (locale, document) = (&scene.locale, &loaded.document);
    let src = scene.options.src.as_ref().and_then(|src| device::absolute(src, &scene.options.base));
    let namespace = identity(document, src.as_deref());
    let now = locale.formatter.now();
    let modified = document.generated_at.as_deref().and_then(Moment::parse).and_then(Moment::instant);
    // What is saved later holds the newer data, and must win over what was saved before.
    let version = u32::try_from(modified.unwrap_or(now) - FIRST_VERSION).unwrap_or_default();
    let versions = vec![version; document.data.sessions.len()];
    let page = device::address();
    then(&CalendarOptions {
        document_lang: scene.lang(),
        modified,
        sequence: &versions,
        link: &|_| page.clone(),
        ..CalendarOptions::new(locale, &namespace, now)
    })
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_fit_every_file_system() {
        assert_eq!(file_name("Shade for schools: part 1/2"), "Shade-for-schools-part-1-2.ics");
        assert_eq!(file_name("Schatten für Schulen"), "Schatten-für-Schulen.ics");
        assert_eq!(file_name("../../etc\\passwd\u{202e}"), "etc-passwd.ics");
        assert_eq!(file_name("<>:\"|?*"), "programme.ics");
        assert_eq!(file_name(&"x".repeat(300)).len(), 64);
    }
}
