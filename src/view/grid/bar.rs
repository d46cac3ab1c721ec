//! What is above the table: which day, which columns.

use super::dom;
use super::plan::Plan;
use super::shown::{Shown, offers, section};
use crate::i18n::Key;
use crate::state::grid::By;
use crate::state::{Heading, Section};
use crate::view::el::{El, Keyed, button, div, fieldset, heading, legend, p, span};
use crate::view::list::name;
use crate::view::live::Live;
use crate::view::words::foreign;
use std::rc::Rc;

/// The `id` of the day's heading, which names the table.
pub const DAY: &str = "grid-day";

/// The `id` of what is said about the keyboard.
pub const KEYS: &str = "grid-keys";

/// Rooms or tracks; and the day, where it is not chosen above.
pub fn choices(plan: &Rc<Plan>) -> El {
    let (columns, days) = (plan.clone(), plan.clone());
    div().class("choices").keyed(move || {
        let (loaded, one, two) = (columns.scene.loaded.get(), columns.clone(), days.clone());
        let mut choices = Vec::new();
        if offers(loaded.programme(), By::Room) && offers(loaded.programme(), By::Track) {
            choices.push(Keyed::new(1, move || by(&one)));
        }
        if columns.scene.visit.query.get().day.is_empty() && day_keys(&columns).len() > 1 {
            choices.push(Keyed::new(2, move || neighbours(&two)));
        }
        choices
    })
}

fn by(plan: &Rc<Plan>) -> El {
    let locale = &plan.scene.locale;
    let choice = |by: By, key: Key| {
        let (chosen, plan) = (plan.clone(), plan.clone());
        let choose = move |_| {
            plan.at.set(None);
            plan.by.set_if_new(by);
        };
        button()
            .attr("type", "button")
            .class("day-button")
            .attr_live("aria-pressed", move || (chosen.by.get() == by).to_string())
            .on("click", choose)
            .child(locale.t(key))
    };
    fieldset().child(legend().class("hidden").child(locale.t(Key::GridColumns))).child(
        div().class("day-row").child(choice(By::Room, Key::GridByRoom)).child(choice(By::Track, Key::GridByTrack)),
    )
}

/// The keys of the days that have a timetable.
fn day_keys(plan: &Plan) -> Vec<u64> {
    let agenda = plan.scene.agenda.get();
    let days = agenda.sections.iter().filter(|day| day.timed && matches!(day.heading, Heading::Day(_)));
    days.map(|section| section.key).collect()
}

/// The way to the day before and the day after.
fn neighbours(plan: &Rc<Plan>) -> El {
    let day = |forth: bool, words: Key| {
        let (looks, goes) = (plan.clone(), plan.clone());
        let other = move |plan: &Plan| {
            let (days, shown) = (day_keys(plan), plan.shown.get()?);
            let here = days.iter().position(|key| *key == shown.section)?;
            days.get(if forth { here + 1 } else { here.checked_sub(1)? }).copied()
        };
        let go = move || {
            if let Some(day) = other(&goes) {
                goes.at.set(None);
                goes.day.set(Some(day));
            }
        };
        turner(forth, plan.scene.locale.t(words), move || other(&looks).is_some(), go)
    };
    div().class("turners").child(day(false, Key::GridDayBefore)).child(day(true, Key::GridDayAfter))
}

/// A button that leads on, as long as there is something: without being `disabled` it keeps the focus.
fn turner(forth: bool, words: String, able: impl Fn() -> bool + 'static, go: impl Fn() + 'static) -> El {
    button()
        .attr("type", "button")
        .class(if forth { "button turner forth" } else { "button turner back" })
        .attr_live("aria-disabled", move || (!able()).to_string())
        .on("click", move |_| go())
        .child(words)
}

/// The day with its count, and the way to other columns. It stays in view.
pub fn bar(plan: &Rc<Plan>, height: Live<i32>) -> El {
    let (named, counted, paged) = (plan.clone(), plan.clone(), plan.clone());
    let title = heading(plan.scene.section_level)
        .attr("id", DAY)
        .class("day-heading")
        .part("day-heading")
        .live(move || of_section(&named, |plan, section| foreign(name(&plan.scene, &section.heading))));
    let count = move || {
        let count = |plan: &Plan, section: &Section| plan.scene.locale.count(Key::Sessions, section.sessions(), &[]);
        of_section(&counted, count)
    };
    div()
        .class("day-head grid-bar")
        .made(move |element| dom::on_height(element, height))
        .child(div().class("grid-day").child(title).child(span().class("quiet").live(count)))
        .child(span().class("hidden").attr("id", KEYS).child(plan.scene.locale.t(Key::GridKeys)))
        .keyed(move || {
            let (plan, shown) = (paged.clone(), paged.shown.get());
            let pages = shown.filter(|shown| shown.pages());
            let pager = pages.map(|shown| Keyed::new(1 + shown.by as u64, move || pager(&plan, shown.by)));
            pager.into_iter().collect()
        })
}

/// Something of the section that is shown.
fn of_section<T>(plan: &Plan, get: impl FnOnce(&Plan, &Section) -> T) -> Option<T> {
    let (shown, agenda) = (plan.shown.get()?, plan.scene.agenda.get());
    section(&agenda, &shown).map(|section| get(plan, section))
}

/// Which columns are seen of how many, and the way to the others.
fn pager(plan: &Rc<Plan>, by: By) -> El {
    let (which, before, after) = match by {
        By::Room => (Key::GridRooms, Key::GridRoomsBefore, Key::GridRoomsAfter),
        By::Track => (Key::GridTracks, Key::GridTracksBefore, Key::GridTracksAfter),
    };
    let told = plan.clone();
    let words = move || told.shown.get().map(|shown| which_columns(&told, &shown, which));
    let turn = |forth: bool, words: Key| {
        let (looks, goes) = (plan.clone(), plan.clone());
        let able = move || {
            looks.shown.get().is_some_and(|shown| if forth { shown.sheet.after } else { shown.sheet.before }.is_some())
        };
        let go = move || {
            dom::hold_time(&goes.table, || {
                goes.turn(forth);
            });
        };
        turner(forth, plan.scene.locale.t(words), able, go)
    };
    div()
        .class("turners pager")
        .child(p().class("status").part("status").attr("role", "status").live(words))
        .child(turn(false, before))
        .child(turn(true, after))
}

/// `Rooms 1 to 6 of 58`: those that stay are not counted where others are seen.
fn which_columns(plan: &Plan, shown: &Shown, key: Key) -> String {
    let columns = &shown.sheet.columns;
    let numbers = columns.iter().filter(|seen| !seen.stays || shown.sheet.before.is_none()).map(|seen| seen.number);
    let (first, last) = (numbers.clone().min().unwrap_or(0), numbers.max().unwrap_or(0));
    let locale = &plan.scene.locale;
    let number = |n: usize| locale.formatter.number(n);
    locale.fill(key, &[("first", &number(first)), ("last", &number(last)), ("total", &number(shown.sheet.total))])
}
