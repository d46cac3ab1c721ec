//! My programme: what is starred, by day, with what stands in the way.

use super::device;
use super::el::{El, Keyed, button, div, heading, input, label, li, p, section, span, ul};
use super::list::{name, section_of};
use super::live::{Live, watch};
use super::personal::store;
use super::row::{Spot, print, room, row};
use super::shared::link;
use super::shown::Scene;
use super::words::said;
use crate::i18n::Key;
use crate::model::Programme;
use crate::part::{self, Part};
use crate::state::{Agenda, Clash, ClashKind, Section, Stars, Transfers, View, clashes};
use std::cell::RefCell;
use std::rc::Rc;

/// As many sessions are named that clash with one.
const NAMED: usize = 3;

/// What is shown.
#[derive(Clone, Default, PartialEq)]
struct Mine {
    /// The sections of the list, with the rows that are the visitor's; `shown` and `total` count the starred ones.
    agenda: Agenda,
    clashes: Vec<Clash>,
    /// Starred sessions that the programme no longer has, by key and title.
    gone: Vec<(String, String)>,
}

pub fn mine(scene: &Scene) -> El {
    let mine: Live<Rc<Mine>> = Live::new(Rc::default());
    let following = follow(scene, mine.clone());
    let (days_of, gone_of, scene_of) = (scene.clone(), scene.clone(), scene.clone());
    let (daily, lost, some) = (mine.clone(), mine.clone(), mine.clone());
    let days = move || {
        let mut days = Vec::new();
        for section in &daily.get().agenda.sections {
            let (scene, mine, key) = (days_of.clone(), daily.clone(), section.key);
            days.push(Keyed::new(key, move || day(&scene, &mine, key)));
        }
        days
    };
    let top = move || {
        let (one, two) = (scene_of.clone(), scene_of.clone());
        let mine = some.get();
        let nothing = mine.agenda.total == 0 && mine.gone.is_empty();
        vec![if nothing { Keyed::new(0, move || empty(&one)) } else { Keyed::new(1, move || actions(&two)) }]
    };
    let title = heading(scene.section_level).class("mine-heading").part("heading").child(scene.locale.t(Key::ViewMine));
    section()
        .class("mine")
        .attr("aria-label", scene.locale.t(Key::ViewMine))
        .made(move |_| Some(following))
        .child(div().class("mine-head").child(title).child(counted(scene, mine)))
        .child(div().keyed(top))
        .child(div().class("list").keyed(days))
        .live(move || gone(&gone_of, &lost.get().gone))
}

/// Puts together what is starred whenever that, the list or the data change.
///
/// What loses its star here stays until the view is left: a slip can be undone, and the focus is not lost with its row.
fn follow(scene: &Scene, mine: Live<Rc<Mine>>) -> Box<dyn std::any::Any> {
    let scene = scene.clone();
    let seen: RefCell<Stars> = RefCell::default();
    watch(Box::new(move || {
        let (agenda, loaded) = (scene.agenda.get(), scene.loaded.get());
        let Some(stars) = scene.visit.stars.get() else { return };
        seen.borrow_mut().extend(stars.ids().iter().cloned());
        let programme = loaded.programme();
        let chosen = stars.slots(programme);
        let rows = seen.borrow().slots(programme);
        let mut next = Mine { clashes: clashes(programme, &chosen, &Transfers::default()), ..Mine::default() };
        for section in &agenda.sections {
            let mut own = section.clone();
            own.rows.retain(|row| !row.is_break && rows.contains(&row.session()));
            next.agenda.shown += own.rows.iter().filter(|row| chosen.contains(&row.session())).count();
            if !own.rows.is_empty() {
                next.agenda.sections.push(own);
            }
        }
        next.agenda.total = chosen.len();
        if let Some(store) = store(&scene.visit).filter(|_| scene.visit.query.get().is_empty()) {
            next.gone = store.gone(programme);
        }
        mine.set_if_new(Rc::new(next));
    }))
}

/// How many there are, and how many of them clash.
fn counted(scene: &Scene, mine: Live<Rc<Mine>>) -> El {
    let locale = scene.locale.clone();
    let words = move || {
        let mine = mine.get();
        let (shown, total) = (mine.agenda.shown, mine.agenda.total);
        let mut words = if shown == total {
            locale.count(Key::Sessions, total, &[])
        } else {
            locale.count(Key::SessionsOf, total, &[("shown", &locale.formatter.number(shown))])
        };
        let overlaps = mine.clashes.iter().filter(|clash| clash.kind == ClashKind::Overlap).count();
        if overlaps > 0 {
            words.push_str(" · ");
            words.push_str(&locale.count(Key::Clashes, overlaps, &[]));
        }
        words
    };
    p().class("quiet").attr("role", "status").live(words)
}

/// How one gets there.
fn empty(scene: &Scene) -> El {
    let (locale, visit) = (&scene.locale, scene.visit.clone());
    let back = move |_| visit.view.set(View::List);
    let words = locale.count(Key::ShowAll, scene.agenda.peek().total, &[]);
    div()
        .class("mine-empty")
        .child(span().class("star-mark large").attr("aria-hidden", "true"))
        .child(p().class("status").part("status").child(locale.t(Key::MineEmpty)))
        .child(p().child(locale.t(Key::MineHow)))
        .child(kept(scene))
        .child(button().attr("type", "button").class("button").on("click", back).child(words))
}

/// Where the stars are, for whoever wonders who sees them.
fn kept(scene: &Scene) -> El {
    let keeps = store(&scene.visit).is_none_or(|store| store.keeps.get());
    p().class("quiet").child(scene.locale.t(if keeps { Key::MineKept } else { Key::MineFleeting }))
}

/// Calendar, link, paper.
fn actions(scene: &Scene) -> El {
    let (saved, shared, told) = (scene.clone(), scene.clone(), Live::new(None));
    let save = move |_| {
        let scene = saved.clone();
        saved.want(Part::Calendar, move || {
            let slots = scene.visit.stars.peek().map(|stars| stars.slots(scene.data().programme()));
            part::calendar::save(&scene, &slots.unwrap_or_default());
        });
    };
    let linked = told.clone();
    let share = move |_| {
        let Some(url) = link(&shared) else { return };
        let loaded = shared.data();
        let name = said(&loaded.programme().name, shared.lang(), &shared.locale).words;
        let (linked, shown) = (linked.clone(), url.clone());
        device::hand_over(&name, &url, Box::new(move |copied| linked.set(copied.map(|copied| (copied, shown)))));
    };
    let action = |key: Key, act: Box<dyn FnMut(super::el::Event)>| {
        button().attr("type", "button").class("button").on("click", act).child(scene.locale.t(key))
    };
    let words = scene.clone();
    div()
        .class("mine-actions")
        .child(
            div()
                .class("actions")
                .child(action(Key::CalendarFile, Box::new(save)))
                .child(link(scene).map(|_| action(Key::Share, Box::new(share))))
                .child(action(Key::Print, Box::new(|_| device::print()))),
        )
        .child(
            div().attr("role", "status").live(move || told.get().map(|(copied, url)| link_field(&words, copied, url))),
        )
        .child(kept(scene))
}

/// The link to be seen, and to be copied by hand where the browser would not.
fn link_field(scene: &Scene, copied: bool, url: String) -> El {
    let field = input().attr("type", "text").attr("readonly", "").value(move || url.clone());
    let field = field.made(move |field| {
        if !copied {
            device::mark_text(field);
        }
        None
    });
    let words = scene.locale.t(if copied { Key::LinkCopied } else { Key::LinkCopy });
    label().class("field mine-link").child(span().child(words)).child(field)
}

fn day(scene: &Scene, mine: &Live<Rc<Mine>>, key: u64) -> El {
    let mut id = String::from("mine-");
    id.push_str(&key.to_string());
    let (named, shown, known) = (scene.clone(), scene.clone(), mine.clone());
    let title =
        heading(scene.section_level).attr("id", id.clone()).class("day-heading").part("day-heading").live(move || {
            let mine = known.get();
            section_of(&mine.agenda, key).map(|section| super::words::foreign(name(&named, &section.heading)))
        });
    let (kind, mine) = (mine.clone(), mine.clone());
    let class = move || {
        let timed = section_of(&kind.get().agenda, key).is_none_or(|section| section.timed);
        String::from(if timed { "day" } else { "day untimed" })
    };
    // Where the rows are that are there, so that those which stay can be told when they move.
    let spots: RefCell<Vec<(u64, Live<Spot>)>> = RefCell::default();
    let rows = move || {
        let (now, loaded, mut known) = (mine.get(), shown.data(), spots.take());
        let (mut children, mut next) = (Vec::new(), Vec::new());
        let rows = section_of(&now.agenda, key).map(|section: &Section| section.rows.as_slice()).unwrap_or_default();
        for (n, part) in rows.iter().enumerate() {
            let spot = Spot { session: part.session(), position: n + 1, total: rows.len() };
            let key = print(&loaded, part);
            let place = match known.iter().position(|(k, _)| *k == key) {
                Some(at) => known.swap_remove(at).1,
                None => Live::new(spot),
            };
            place.set_if_new(spot);
            next.push((key, place.clone()));
            let (scene, mine, part) = (shown.clone(), mine.clone(), part.clone());
            children.push(Keyed::new(key, move || {
                let (before, after) = (warnings(&scene, &mine, &place, true), warnings(&scene, &mine, &place, false));
                div().class("mine-row").child(before).child(row(&scene, &part, place)).child(after)
            }));
        }
        spots.replace(next);
        children
    };
    section()
        .attr_live("class", class)
        .part("day")
        .attr("aria-labelledby", id)
        .child(div().class("day-head").child(title))
        .child(div().keyed(rows))
}

/// What is in the way of a session: before it the way there, after it what is on at the same time.
fn warnings(scene: &Scene, mine: &Live<Rc<Mine>>, spot: &Live<Spot>, before: bool) -> El {
    let (scene, mine, spot) = (scene.clone(), mine.clone(), spot.clone());
    div().live(move || {
        let (mine, slot, loaded) = (mine.get(), spot.get().session, scene.data());
        let (mut notes, mut others) = (Vec::new(), Vec::new());
        for clash in &mine.clashes {
            match clash.kind {
                ClashKind::Transfer { gap } if before && clash.second == slot => {
                    notes.extend(way(&scene, loaded.programme(), clash.first, gap));
                }
                ClashKind::Overlap if !before && clash.first == slot => others.push(clash.second),
                ClashKind::Overlap if !before && clash.second == slot => others.push(clash.first),
                _ => {}
            }
        }
        notes.extend(overlap(&scene, loaded.programme(), &others));
        let mut warnings = Vec::new();
        for words in notes {
            warnings.push(p().class("warning").attr("dir", "auto").child(words));
        }
        warnings
    })
}

/// How long it takes to get here, and from where.
fn way(scene: &Scene, programme: &Programme, from: usize, gap: i64) -> Option<String> {
    let room = room(programme, programme.sessions.get(from)?)?;
    let room = said(&room.name, scene.lang(), &scene.locale).words;
    let minutes = usize::try_from(gap / 60).unwrap_or_default();
    Some(match minutes {
        0 => scene.locale.fill(Key::TransferNone, &[("room", &room)]),
        _ => scene.locale.count(Key::TransferShort, minutes, &[("room", &room)]),
    })
}

/// What is on at the same time: one session with its time, some by name, many by number.
fn overlap(scene: &Scene, programme: &Programme, others: &[usize]) -> Option<String> {
    let locale = &scene.locale;
    let mut titles = Vec::new();
    for other in others {
        titles.extend(programme.sessions.get(*other).map(|other| said(&other.title, scene.lang(), locale).words));
    }
    match (titles.as_slice(), others) {
        ([], _) => None,
        ([title], [other]) => {
            let time = scene.times.range(programme.sessions.get(*other)?, locale)?;
            Some(locale.fill(Key::ClashWith, &[("title", title), ("time", &time)]))
        }
        (some, _) if some.len() <= NAMED => Some(locale.fill(Key::ClashWithAll, &[("titles", &locale.list(some))])),
        (many, _) => Some(locale.count(Key::ClashMany, many.len(), &[])),
    }
}

/// What the programme no longer has. It keeps its star, in case it comes back.
fn gone(scene: &Scene, gone: &[(String, String)]) -> Option<El> {
    if gone.is_empty() {
        return None;
    }
    let locale = &scene.locale;
    let mut list = ul().class("gone-list");
    for (key, title) in gone {
        let title = if title.is_empty() { locale.t(Key::GoneUntitled) } else { title.clone() };
        let (scene, key) = (scene.clone(), key.clone());
        let remove = button()
            .attr("type", "button")
            .class("button plain")
            .on("click", move |_| part::personal::toggle(&scene, &key))
            .child(locale.t(Key::StarRemove))
            .child(span().class("hidden").child(String::from(" ") + &title));
        list = list.child(li().child(span().attr("dir", "auto").child(title)).child(remove));
    }
    let title = heading(scene.section_level).class("day-heading").child(locale.t(Key::Gone));
    let head = div().class("day-head").child(title);
    Some(section().class("day gone").child(head).child(p().class("quiet").child(locale.t(Key::GoneKept))).child(list))
}
