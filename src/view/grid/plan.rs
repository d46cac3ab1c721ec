//! What the visitor has chosen of the timetable, and what follows from it.

use super::dom;
use super::shown::{Shown, keys, offers};
use super::speech::Speech;
use crate::model::{Moment, PartialDate, Wall};
use crate::state::Heading;
use crate::state::grid::{By, Fit, Path, Spot, day_shown, sheet, timetable};
use crate::view::el::Place;
use crate::view::live::{Live, watch};
use crate::view::shown::Scene;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// In a narrower place there is the list, in CSS pixels.
const NARROW: f64 = 640.0;
/// The width of the column of times, in tenths of a column: the style sheet's 4em.
const TIMES: f64 = 4.0;
/// More columns are of no use, and many elements.
const MOST: usize = 12;

/// The timetable of one element.
pub struct Plan {
    pub scene: Scene,
    pub by: Live<By>,
    /// Key of the section that is wanted, where no day is filtered by.
    pub day: Live<Option<u64>>,
    /// Key of a column that is to be seen.
    pub at: Live<Option<u64>>,
    pub pinned: Live<Rc<Vec<u64>>>,
    /// Space for columns, in tenths of one; none is too narrow, `None` is not known yet.
    pub space: Live<Option<usize>>,
    /// What is shown; `None` where there is nothing to show as a timetable.
    pub shown: Live<Option<Rc<Shown>>>,
    /// Key of the one thing in the table that Tab goes to: a session, or the head of a column.
    pub stop: Live<u64>,
    /// Where one walks: key of the column, and time.
    path: Cell<(u64, i64)>,
    /// What had the focus last.
    last: RefCell<Last>,
    spots: RefCell<Vec<(u64, Live<Spot>)>>,
    pub speech: Speech,
    pub table: Place,
}

#[derive(Default)]
struct Last {
    id: String,
    from: i64,
    column: usize,
}

/// Space for columns in a place of this width, `ten` being ten ems: see [`Plan::space`].
pub fn columns(width: f64, ten: f64) -> usize {
    if width < NARROW || ten <= 0.0 {
        return 0;
    }
    let tenths = (width / ten * 10.0 - TIMES).max(10.0) as usize;
    tenths.min(MOST * 10)
}

impl Plan {
    pub fn new(scene: &Scene) -> Rc<Plan> {
        let (loaded, host) = (scene.data(), cfg!(not(target_arch = "wasm32")));
        let offers = |by| offers(loaded.programme(), by);
        let by = if offers(By::Track) && !offers(By::Room) { By::Track } else { By::Room };
        Rc::new(Plan {
            scene: scene.clone(),
            by: Live::new(by),
            day: Live::new(None),
            at: Live::new(None),
            pinned: Live::new(Rc::default()),
            // A page without scripts can't page: it gets the list.
            space: Live::new(host.then_some(0)),
            shown: Live::new(None),
            stop: Live::new(0),
            path: Cell::default(),
            last: RefCell::default(),
            spots: RefCell::default(),
            speech: Speech::default(),
            table: Place::default(),
        })
    }

    /// Lays out anew whenever something changes.
    pub fn follow(self: &Rc<Self>) -> Box<dyn Any> {
        let plan = self.clone();
        watch(Box::new(move || plan.lay()))
    }

    /// Brings what is shown in line with what is chosen.
    pub fn lay(&self) {
        let next = self.laid().map(Rc::new);
        if next == self.shown.peek() {
            return;
        }
        let mut known = self.spots.take();
        if let Some(shown) = &next {
            let mut spots = Vec::with_capacity(shown.keys.len());
            for (spot, key) in shown.sheet.spots.iter().zip(&shown.keys) {
                let live = match known.iter().position(|(known, _)| known == key) {
                    Some(at) => known.swap_remove(at).1,
                    None => Live::new(*spot),
                };
                live.set_if_new(*spot);
                spots.push((*key, live));
            }
            self.spots.replace(spots);
        }
        let lost = next.as_ref().and_then(|shown| self.stop_in(shown));
        let focused = lost.is_some() && dom::has_focus(&self.table);
        self.shown.set(next);
        if let Some(stop) = lost {
            self.stop.set(stop);
            if focused {
                dom::focus_stop(&self.table, stop);
            }
        }
    }

    fn laid(&self) -> Option<Shown> {
        let (scene, by) = (&self.scene, self.by.get());
        let (loaded, agenda, tenths) = (scene.loaded.get(), scene.agenda.get(), self.space.get()?);
        let (at, pinned, wanted) = (self.at.get(), self.pinned.get(), self.day.get());
        if tenths == 0 {
            return None;
        }
        let programme = loaded.programme();
        // The clock is not followed: a day that is looked at doesn't go at midnight.
        let section = agenda.sections.get(day_shown(programme, &agenda, wanted, scene.now.peek())?)?;
        let timetable = timetable(programme, section, by);
        let date = match &section.heading {
            Heading::Day(n) => programme.days.get(*n).and_then(|day| day.date.as_ref()),
            _ => None,
        };
        let date = match date {
            Some(PartialDate::Day(date)) => Some(date.day()),
            _ => None,
        };
        let fit = Fit { tenths, pinned: pinned.to_vec(), at, date };
        let first = section.rows.first().and_then(|row| programme.sessions.get(row.session())?.start);
        let sheet = sheet(&timetable, &fit, &|at| self.clock(at, first));
        let keys = keys(&loaded, section, &sheet, by);
        Some(Shown { section: section.key, by, timetable, sheet, keys })
    }

    /// What the clock that is shown shows; `like` is a moment of the same day.
    fn clock(&self, at: i64, like: Option<Moment>) -> Wall {
        let Some(offset) = like.and_then(|moment| moment.offset) else { return Wall(at) };
        let shown = self.scene.times.at(at, &self.scene.locale);
        shown.map_or(Wall(at + i64::from(offset)), |moment| moment.wall)
    }

    /// Another stop, where the one there was is not there any more.
    fn stop_in(&self, shown: &Shown) -> Option<u64> {
        let (stop, last) = (self.stop.peek(), self.last.borrow());
        let pinnable = shown.pages() && shown.sheet.columns.iter().any(|seen| seen.column.key == stop);
        if shown.keys.contains(&stop) || pinnable {
            return None;
        }
        let (loaded, mut best) = (self.scene.data(), None);
        for (spot, key) in shown.sheet.spots.iter().zip(&shown.keys) {
            if spot.placed.is_break {
                continue;
            }
            let session = loaded.programme().sessions.get(spot.placed.session);
            let same = session.is_some_and(|session| session.id == last.id);
            let near = ((spot.placed.from - last.from).abs(), spot.column.abs_diff(last.column));
            let order = (!same, if last.id.is_empty() { (0, 0) } else { near });
            if best.is_none_or(|(known, _)| order < known) {
                best = Some((order, *key));
            }
        }
        best.map(|(_, key)| key)
    }

    /// The spot of a key, as it is now.
    pub fn spot(&self, key: u64) -> Option<Live<Spot>> {
        let spots = self.spots.borrow();
        spots.iter().find(|(known, _)| *known == key).map(|(_, spot)| spot.clone())
    }

    /// Makes something the stop, and remembers where that is. Back and forth one keeps the time, up and down the column.
    pub fn stand(&self, key: u64, sideways: bool) {
        self.stop.set_if_new(key);
        let Some(shown) = self.shown.peek() else { return };
        let (mut column, mut at) = self.path.get();
        let Some(spot) = shown.spot_of(key) else { return self.path.set((key, at)) };
        if spot.columns == 1 {
            column = shown.sheet.columns.get(spot.column).map_or(column, |seen| seen.column.key);
        }
        if !sideways {
            at = spot.placed.from;
        }
        self.path.set((column, at));
        let loaded = self.scene.data();
        let id = loaded.programme().sessions.get(spot.placed.session).map(|session| session.id.clone());
        self.last.replace(Last { id: id.unwrap_or_default(), from: spot.placed.from, column: spot.column });
    }

    /// Where one walks on what is shown now.
    pub fn path(&self, shown: &Shown) -> Path {
        let (column, at) = self.path.get();
        Path { column: shown.place_of(column), at }
    }

    /// Makes something the stop and gives it the focus.
    pub fn go(&self, key: u64, sideways: bool) {
        self.stand(key, sideways);
        dom::focus_stop(&self.table, key);
    }

    /// Turns to other columns. `true` where there are any.
    pub fn turn(&self, forth: bool) -> bool {
        let beside = self.shown.peek().and_then(|shown| if forth { shown.sheet.after } else { shown.sheet.before });
        if beside.is_some() {
            self.at.set(beside);
            self.lay();
        }
        beside.is_some()
    }
}
